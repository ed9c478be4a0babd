/** A dialog over the page; the store says which one is open. */

/**
 * @param {HTMLDialogElement} dialog
 * @param {import("../store.js").Store} store
 * @param {NonNullable<import("../store.js").State["open"]>} name
 */
export function openAsSheet(dialog, store, name) {
  dialog.classList.add("sheet");
  dialog.addEventListener("close", () => {
    if (store.get().open === name) store.set({ open: null });
  });
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog) dialog.close(); // the backdrop
  });
  store.subscribe(
    (state) => state.open === name,
    (isOpen) => {
      if (isOpen && !dialog.open) dialog.showModal();
      else if (!isOpen && dialog.open) dialog.close();
    },
  );
}
