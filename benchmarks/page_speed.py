"""How fast is the page, as a person has it before them, without a graphics card?

Everything is read off the real page at 1440 by 900. The steps a second at full speed,
with drawing, on the first problem of TensorFlow Playground: its page trains an epoch of
25 steps in each picture, so 60 times 25 is the most it can do, and the goal is ten
times as much. The decision maps a second that 2-8-8-8-1 draws meanwhile (goal: 10).
From the start of a navigation to the first picture (goal: 1 s), and from a click on
Step to the first picture that differs (goal: 25 ms).

A button that is let go is painted anew, and Chromium lets the page hear its socket only
after that picture; the answer is seen in the next one. A key that steps paints nothing,
and does not wait; nor does a browser that is told not to.
"""

import argparse
from functools import partial
from statistics import median

from browser import (
    FULL_SPEED,
    LAPTOP,
    Browser,
    leave,
    opened,
    play,
    playground,
    room_for,
    until,
)

THEIR_MOST = 60 * 25  # steps a second
PLANE = {"data": "circle", "hidden": [8, 8, 8]}
IMPATIENT = "--disable-features=DeferRendererTasksAfterInput"
FAST = {"kind": "set_speed", "speed": FULL_SPEED}

# A message that is posted while pictures are made arrives when the picture is done.
COUNT = """(seconds) => new Promise((resolve) => {
  const [moments, maps] = [new Set(), new Set()];
  let start = null;
  const look = (now) => {
    const { frame } = playground;
    start ??= { now, step: frame.step };
    moments.add(frame.sequence);
    if (frame.map) maps.add(frame.sequence);
    if (now - start.now < 1000 * seconds) requestAnimationFrame(look);
    else {
      const counts = [frame.step - start.step, moments.size - 1, maps.size];
      resolve(counts.map((count) => count * 1000 / (now - start.now)));
    }
  };
  requestAnimationFrame(look);
})"""

FIRST_PICTURE = """
globalThis.firstPicture = null;
const channel = new MessageChannel();
channel.port1.onmessage = () => {
  if (globalThis.playground?.drawn.length) globalThis.firstPicture = performance.now();
  else look();
};
const look = () => requestAnimationFrame(() => channel.port2.postMessage(null));
look();
"""

# A message that the page posts to itself after it has drawn arrives behind the picture.
# No picture is asked for that the page would not make by itself.
CLICKS = """
globalThis.clicksTaken = [];
let clicked = null;
for (const kind of ["click", "keydown"]) {
  addEventListener(kind, (event) => {
    clicked = { at: event.timeStamp, sequence: playground.frame.sequence };
  }, true);
}
const pictures = new MessageChannel();
pictures.port1.onmessage = () => {
  if (!clicked || playground.frame.sequence === clicked.sequence) return;
  clicksTaken.push(performance.now() - clicked.at);
  clicked = null;
};
const ask = requestAnimationFrame.bind(globalThis);
globalThis.requestAnimationFrame = (draw) => ask((now) => {
  draw(now);
  pictures.port2.postMessage(null);
});
"""
PRESS = 60  # ms that a finger stays on a button
BETWEEN = 1000  # ms between two clicks, until nothing moves any more


def show_steps(address: str, browser: Browser, repeats: int, seconds: float) -> None:
    preset = {"kind": "open_preset", "name": "tensorflow_playground"}
    page = opened(browser, address, room_for(address, preset, FAST))
    play(page)
    rounds = [page.evaluate(COUNT, seconds) for _ in range(repeats)]
    steps, moments, maps = (median(figures) for figures in zip(*rounds, strict=True))
    print(
        f"2-4-2-1 at full speed: {steps:,.0f} steps a second, {steps / THEIR_MOST:.1f} "
        f"times {THEIR_MOST:,} (goal: 10), with {moments:.1f} moments and {maps:.1f} "
        "maps drawn",
        flush=True,
    )
    leave(page)


def show_maps(address: str, browser: Browser, repeats: int, seconds: float) -> None:
    change = {"kind": "set_experiment", "experiment": PLANE}
    page = opened(browser, address, room_for(address, change, FAST))
    play(page)
    rounds = [page.evaluate(COUNT, seconds) for _ in range(repeats)]
    steps, _, maps = (median(figures) for figures in zip(*rounds, strict=True))
    print(
        f"2-8-8-8-1 at full speed: {maps:.1f} decision maps a second drawn (goal: 10), "
        f"and {steps:,.0f} steps between them",
        flush=True,
    )
    leave(page)


def show_first_picture(address: str, browser: Browser, repeats: int) -> None:
    taken = []
    for _ in range(2 * repeats):
        context = browser.new_context(viewport=LAPTOP)  # nothing is cached in a new one
        context.add_init_script(FIRST_PICTURE)
        page = context.new_page()
        page.goto(address)
        taken.append(until(page, partial(page.evaluate, "() => firstPicture")))
        context.close()
    print(
        f"First picture after {median(taken):.0f} ms, at most {max(taken):.0f} "
        "(goal: 1000)",
        flush=True,
    )


def show_clicks(address: str, browser: Browser, clicks: int, how: str) -> None:
    page = opened(browser, address, room_for(address, {"kind": "pause"}), CLICKS)
    button = page.get_by_role("button", name="Step", exact=True)
    for done in range(clicks):
        page.wait_for_timeout(BETWEEN + 7 * (done % 5))  # at no fixed beat
        if how == "the key →":
            page.keyboard.press("ArrowRight", delay=PRESS)
        else:
            button.click(delay=PRESS)
        ask = "(done) => clicksTaken.length > done"
        until(page, partial(page.evaluate, ask, done))
    taken = sorted(page.evaluate("() => clicksTaken"))
    print(
        f"From {how} to its picture: median {median(taken):.1f} "
        f"ms, 90 % below {taken[int(0.9 * len(taken))]:.1f} (goal: 25)",
        flush=True,
    )
    leave(page)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--repeats", type=int, default=5, help="take the median")
    parser.add_argument("--seconds", type=float, default=4, help="of each count")
    parser.add_argument("--clicks", type=int, default=40)
    options = parser.parse_args()
    with playground() as (address, browser):
        show_first_picture(address, browser, options.repeats)
        show_clicks(address, browser, options.clicks, "a click on Step")
        show_clicks(address, browser, options.clicks, "the key →")
        show_steps(address, browser, options.repeats, options.seconds)
        show_maps(address, browser, options.repeats, options.seconds)
    with playground(IMPATIENT) as (address, browser):
        show_clicks(address, browser, options.clicks, "a click, without the wait,")


if __name__ == "__main__":
    main()
