/** A panel beside the network: Esc closes it, and the focus goes back to where it was. */

/**
 * @param {HTMLElement} element
 * @param {import("../store.js").Store} store
 * @param {(state: import("../store.js").State) => boolean} isOpenIn
 * @param {() => void} enter puts the focus into the panel, which has opened
 * @param {() => void} close
 */
export function openBeside(element, store, isOpenIn, enter, close) {
  /** @type {Element | null} */
  let opener = null;
  store.subscribe(isOpenIn, (isOpen) => {
    const { activeElement, body } = document;
    const isInside = activeElement === body || element.contains(activeElement);
    element.hidden = !isOpen;
    if (isOpen) {
      opener = activeElement;
      enter();
    } else if (isInside) {
      /** @type {HTMLElement | SVGElement | null} */ (opener)?.focus();
    }
  });
  addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || event.defaultPrevented) return;
    if (!element.checkVisibility()) return;
    // What lies over the page closes first, and so does a number asked for elsewhere.
    const isInside = element.contains(document.activeElement);
    if (store.get().selection && !isInside) return;
    if (document.querySelector("dialog:modal, :popover-open")) return;
    event.preventDefault();
    close();
  });
}
