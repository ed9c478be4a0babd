/** How many pixels of the screen one of the page takes: it changes from screen to screen. */

/** @param {() => void} listener hears when the ratio has changed */
export function onPixelRatio(listener) {
  // A media query only says when this one ratio no longer holds, so each change asks anew.
  matchMedia(`(resolution: ${devicePixelRatio}dppx)`).addEventListener(
    "change",
    () => {
      onPixelRatio(listener);
      listener();
    },
    { once: true },
  );
}
