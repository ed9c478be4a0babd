"""How long does the page take to draw, without a graphics card?

Two figures, at 1440 by 900. One thousand connections, the strongest of 1,232, drawn by
the page's own code onto its own canvas, with every pixel painted before the clock is
stopped: the goal is 16 ms. And how often a second 64-32-16-10 is drawn, with the whole
page around it, while it plays 60 steps a second: the goal is more than 50.
"""

import argparse
from statistics import median

from browser import SIXTY_STEPS, Browser, leave, opened, play, playground, room_for

THOUSAND = {"data": "bank", "hidden": [16] * 5}
DIGITS = {"data": "digits", "hidden": [32, 16]}

DRAW = """async ([sizes, repeats]) => {
  const load = (name) => import(`/static/network/${name}.js`);
  const { createConnections } = await load("connections");
  const { layoutNetwork } = await load("layout");
  const { linesOf } = await load("lines");
  const { knownAt } = await load("known");
  const { readPalette } = await load("palette");

  const element = document.querySelector("#network");
  const canvas = element.querySelector("canvas.connections");
  const picture = layoutNetwork({
    sizes,
    width: element.clientWidth,
    height: element.clientHeight,
    unit: Number.parseFloat(getComputedStyle(document.documentElement).fontSize),
    isStage: false,
    inputs: Array.from({ length: sizes[0] }, () => "Satisfaction"),
    outputs: [["will leave", "will stay"]],
    measure: (text, size) => 0.6 * size * text.length,
    hasButtons: false,
  });
  const frame = playground.frame;
  const connections = createConnections(canvas);
  const largest = Math.max(...playground.drawn.map(({ weight }) => Math.abs(weight)));
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


def show_connections(address: str, browser: Browser, repeats: int) -> None:
    change = {"kind": "set_experiment", "experiment": THOUSAND}
    page = opened(browser, address, room_for(address, change))
    sizes = [12, *THOUSAND["hidden"], 1]
    rounds = [page.evaluate(DRAW, [sizes, 60]) for _ in range(repeats)]
    times = [sorted(found["taken"]) for found in rounds]
    middle = median(median(taken) for taken in times)
    high = median(taken[int(0.9 * len(taken))] for taken in times)
    print(
        f"{rounds[0]['count']:,} connections of {rounds[0]['of']:,}: median "
        f"{middle:.1f} ms, 90 % below {high:.1f} ms (goal: 16)",
        flush=True,
    )
    leave(page)


def show_pictures(address: str, browser: Browser, repeats: int, seconds: float) -> None:
    key = room_for(
        address,
        {"kind": "set_experiment", "experiment": DIGITS},
        {"kind": "set_speed", "speed": SIXTY_STEPS},
    )
    page = opened(browser, address, key)
    play(page)
    rounds = [page.evaluate(COUNT, seconds) for _ in range(repeats)]
    moments, pictures = (median(figures) for figures in zip(*rounds, strict=True))
    print(
        f"64-32-16-10 while it plays: {moments:.1f} moments a second drawn, in "
        f"{pictures:.1f} pictures of the page (goal: more than 50)",
        flush=True,
    )
    leave(page)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--repeats", type=int, default=5, help="take the median")
    parser.add_argument("--seconds", type=float, default=4, help="of each count")
    options = parser.parse_args()
    with playground() as (address, browser):
        show_connections(address, browser, options.repeats)
        show_pictures(address, browser, options.repeats, options.seconds)


if __name__ == "__main__":
    main()
