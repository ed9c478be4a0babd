/** How many pixels of the screen make one of the page: on another screen, other ones. */

/**
 * Hear when the ratio has changed: what is drawn pixel by pixel is blurred until then.
 *
 * @param {() => void} listener
 */
export function onPixelRatio(listener) {
  // A query only tells that the ratio it asks for holds no more: then ask for the next.
  matchMedia(`(resolution: ${devicePixelRatio}dppx)`).addEventListener(
    "change",
    () => {
      onPixelRatio(listener);
      listener();
    },
    { once: true },
  );
}
