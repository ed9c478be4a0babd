"""How large is the page's JavaScript and CSS, compressed? The goal is 250 kB in all.

Counts every module and style sheet that is served, also those which a page loads only
when somebody asks for what they do; not the fonts, and no types, which no page loads.
"""

import gzip
from pathlib import Path

STATIC = Path(__file__).parents[1] / "static"
SUFFIXES = (".css", ".js", ".mjs")
KILOBYTE = 1000
GOAL = 250  # kB


def compressed(path: Path) -> int:
    return len(gzip.compress(path.read_bytes(), 9, mtime=0))


def main() -> None:
    paths = [
        path
        for path in STATIC.rglob("*")
        if path.suffix in SUFFIXES and not path.name.endswith(".d.ts")
    ]
    sizes: dict[str, list[int]] = {}
    for path in paths:
        folder = str(path.relative_to(STATIC).parent)
        sizes.setdefault(folder, []).append(compressed(path))
    for folder, found in sorted(sizes.items(), key=lambda item: -sum(item[1])):
        print(f"{folder:12}{len(found):4} files{sum(found) / KILOBYTE:8.1f} kB")
    total = sum(sum(found) for found in sizes.values())
    print(f"{'in all':12}{len(paths):4} files{total / KILOBYTE:8.1f} kB (goal: {GOAL})")


if __name__ == "__main__":
    main()
