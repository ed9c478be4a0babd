/** A dialog over the page or beside it; the store says which one is open. */

/**
 * @param {HTMLDialogElement} dialog
 * @param {import("../store.js").Store} store
 * @param {NonNullable<import("../store.js").State["open"]>} name
 * @param {boolean} [isModal] whether nothing else can be used until it is closed
 */
export function openAsSheet(dialog, store, name, isModal = true) {
  dialog.classList.add("sheet");
  dialog.addEventListener("close", () => {
    if (store.get().open === name) store.set({ open: null });
  });
  let isPressedOutside = false; // text may be selected from inside to outside
  dialog.addEventListener("pointerdown", ({ target }) => {
    isPressedOutside = target === dialog;
  });
  dialog.addEventListener("click", ({ target }) => {
    if (target === dialog && isPressedOutside) dialog.close(); // on the backdrop
  });
  dialog.addEventListener("keydown", (event) => {
    if (isModal || event.key !== "Escape" || event.defaultPrevented) return;
    event.preventDefault(); // the browser closes only what is modal
    dialog.close();
  });
  store.subscribe(
    (state) => state.open === name,
    (isOpen) => {
      if (isOpen && !dialog.open) isModal ? dialog.showModal() : dialog.show();
      else if (!isOpen && dialog.open) dialog.close();
    },
  );
}
