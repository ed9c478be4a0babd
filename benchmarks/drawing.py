"""How long does the page take to draw, without a graphics card?

Two figures, at 1440 by 900. One thousand connections, drawn with the page's own code
onto its own canvas, every pixel of them painted before the clock is stopped: the goal
is 16 ms. And the pictures a second of 64-32-16-10, all of the page with them, while it
plays 60 steps a second: the goal is more than 50 of 60.
"""

import argparse
from statistics import median

from browser import SIXTY_STEPS, opened, play, playground, room_for

DIGITS = {"data": "digits", "hidden": [32, 16]}

DRAW = """async (repeats) => {
  const load = (name) => import(`/static/network/${name}.js`);
  const { createConnections } = await load("connections");
  const { layoutNetwork } = await load("layout");
  const { linesOf } = await load("lines");
  const { knownAt } = await load("known");
  const { readPalette } = await load("palette");

  const element = document.querySelector("#network");
  const canvas = element.querySelector("canvas.connections");
  const sizes = [64, 32, 16, 10];
  const picture = layoutNetwork({
    sizes,
    width: element.clientWidth,
    height: element.clientHeight,
    unit: Number.parseFloat(getComputedStyle(document.documentElement).fontSize),
    isStage: false,
    inputs: Array.from({ length: 64 }, (_, i) => `${i}`),
    outputs: Array.from({ length: 10 }, (_, i) => `is a ${i}`),
    measure: (text, size) => 0.6 * size * text.length,
    hasButtons: false,
  });
  const frame = playground.frame;
  const connections = createConnections(canvas);
  const context = canvas.getContext("2d");
  const scene = {
    lines: linesOf(picture),
    frame,
    known: knownAt([frame.phase], 0),
    scale: {
      maximum: Math.max(...playground.drawn.map((line) => line.width)),
      widest: 8,
    },
    steepest: 1,
    palette: readPalette(element),
    flow: null,
    t: 1,
    selection: null,
    isNear: () => false,
  };
  const taken = [];
  let drawn = [];
  for (let i = 0; i < repeats; i += 1) {
    const start = performance.now();
    drawn = connections.draw(scene);
    context.getImageData(0, 0, 1, 1);
    taken.push(performance.now() - start);
    await new Promise(requestAnimationFrame);
  }
  return { taken, count: drawn.length, of: scene.lines.length };
}"""

COUNT = """(seconds) => new Promise((resolve) => {
  const seen = new Set();
  let turns = 0;
  let start = 0;
  const look = (now) => {
    start ||= now;
    seen.add(playground.frame.sequence);
    turns += 1;
    if (now - start < 1000 * seconds) requestAnimationFrame(look);
    else resolve([seen.size, turns].map((count) => (count - 1) * 1000 / (now - start)));
  };
  requestAnimationFrame(look);
})"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--repeats", type=int, default=5)
    parser.add_argument("--seconds", type=float, default=4, help="of each count")
    options = parser.parse_args()
    with playground() as (address, browser):
        key = room_for(
            address,
            {"kind": "set_experiment", "experiment": DIGITS},
            {"kind": "set_speed", "speed": SIXTY_STEPS},
        )
        page = opened(browser, address, key)
        found = page.evaluate(DRAW, 30 * options.repeats)
        taken = sorted(found["taken"])
        print(
            f"{found['count']:,} connections of {found['of']:,}: median "
            f"{median(taken):.1f} ms, 90 % under {taken[9 * len(taken) // 10]:.1f} ms "
            "(goal: 16)",
            flush=True,
        )
        play(page)
        rounds = [page.evaluate(COUNT, options.seconds) for _ in range(options.repeats)]
        pictures, turns = (median(figures) for figures in zip(*rounds, strict=True))
        print(
            f"64-32-16-10 while it plays: median {pictures:.1f} moments a second, "
            f"in {turns:.1f} pictures of the page (goal: more than 50 of 60)"
        )


if __name__ == "__main__":
    main()
