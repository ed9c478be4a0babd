/** The page on a stage: full screen, awake, without a cursor, and black on demand. */

import { ofTab } from "../memory.js";

const CURSOR_REST = 3000; // ms without a movement until the cursor goes
const REMEMBERED = /** @type {const} */ (["isStage", "isBlack"]);

/**
 * @param {HTMLElement} element the body
 * @param {import("../store.js").Store} store
 */
export function stage(element, store) {
  for (const name of REMEMBERED) {
    if (ofTab.get(name)) store.set({ [name]: true });
    store.subscribe(
      (state) => state[name],
      (is) => ofTab.set(name, is ? "yes" : null),
    );
  }
  store.subscribe(
    (state) => state.isStage,
    (isStage) => {
      element.classList.toggle("stage", isStage);
      if (isStage) enterFullScreen();
      else if (document.fullscreenElement) document.exitFullscreen();
    },
  );
  store.subscribe(
    (state) => state.isStage && state.isBlack,
    (isBlack) => element.classList.toggle("black", isBlack),
  );
  document.addEventListener("fullscreenchange", () => {
    // Esc has left the full screen; the stage ends with it.
    if (!document.fullscreenElement && store.get().isStage)
      store.set({ isStage: false, isBlack: false });
  });

  // After a reload only a key or a finger may ask for the full screen again.
  for (const kind of ["keyup", "pointerup"]) {
    addEventListener(kind, () => store.get().isStage && enterFullScreen());
  }

  element.append(leaveButton(store));
  hideRestingCursor(element, store);
  stayAwake(store);
}

/**
 * Make the way out by mouse or finger, as there is no other without a full screen.
 * @param {import("../store.js").Store} store
 */
function leaveButton(store) {
  const button = document.createElement("button");
  button.id = "leave";
  button.type = "button";
  button.className = "pill round";
  button.title = button.ariaLabel = "Leave the stage";
  button.textContent = "×";
  button.onclick = () => store.set({ isStage: false, isBlack: false });
  return button;
}

/** A reload may not ask for the full screen; the stage then fills the window. */
async function enterFullScreen() {
  if (document.fullscreenElement || !document.fullscreenEnabled) return;
  if (!navigator.userActivation?.isActive) return;
  await document.documentElement.requestFullscreen().catch(() => {});
}

/**
 * @param {HTMLElement} element
 * @param {import("../store.js").Store} store
 */
function hideRestingCursor(element, store) {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  const rest = () => element.classList.toggle("resting", store.get().isStage);
  const wake = () => {
    element.classList.remove("resting");
    clearTimeout(timer);
    if (store.get().isStage) timer = setTimeout(rest, CURSOR_REST);
  };
  addEventListener("pointermove", wake);
  addEventListener("pointerdown", wake); // a finger taps without a movement
  store.subscribe((state) => state.isStage, wake);
}

/**
 * Keep the screen from sleeping while presenting. The lock falls when the page is hidden.
 * @param {import("../store.js").Store} store
 */
function stayAwake(store) {
  /** @type {WakeLockSentinel | null} */
  let lock = null;
  const update = async () => {
    const isWanted = store.get().isStage && document.visibilityState === "visible";
    if (!isWanted) {
      await lock?.release();
      lock = null;
    } else if (!lock || lock.released) {
      // Refused without a secure context or with a low battery; then nothing is lost.
      lock = (await navigator.wakeLock?.request("screen").catch(() => null)) ?? null;
    }
  };
  store.subscribe((state) => state.isStage, update);
  document.addEventListener("visibilitychange", update);
}
