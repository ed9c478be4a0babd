/** The pixels of the screen for each of the page: others on another screen. */

/** @param {() => void} listener hears when the ratio has changed */
export function onPixelRatio(listener) {
  // A query tells only that the ratio it asks for is past.
  matchMedia(`(resolution: ${devicePixelRatio}dppx)`).addEventListener(
    "change",
    () => {
      onPixelRatio(listener);
      listener();
    },
    { once: true },
  );
}
