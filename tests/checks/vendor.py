"""Take what the page needs from npm packages and write it to static/vendor.

`make vendor` runs this after `npm ci`, which holds every package to the hash in
package-lock.json. Fonts are cut down to the characters that the page can show.
"""

import hashlib
import io
import json
from dataclasses import dataclass
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

ROOT = Path(__file__).parents[2]
PACKAGES = ROOT / "node_modules"
VENDOR = ROOT / "static" / "vendor"


@dataclass(frozen=True)
class Copied:
    """A file that is taken as it is, with `ending` where it is no module yet."""

    package: str
    source: str
    file: str
    ending: str = ""

    def content(self) -> bytes:
        return (
            PACKAGES / self.package / self.source
        ).read_bytes() + self.ending.encode()


@dataclass(frozen=True)
class Written:
    """A text of our own that belongs to a package: its types, its font faces."""

    package: str
    file: str
    text: str
    source: str = "written by tests/checks/vendor.py"

    def content(self) -> bytes:
        return self.text.encode()


@dataclass(frozen=True)
class Font:
    """A font cut down to `characters`, under `family`, as one WOFF2 file."""

    package: str
    source: str
    file: str
    family: str
    characters: str
    features: tuple[str, ...]

    def content(self) -> bytes:
        font = TTFont(PACKAGES / self.package / self.source)
        options = Options(
            layout_features=list(self.features),
            notdef_outline=True,
            name_IDs=[0, 1, 2, 3, 4, 5, 6, 13, 14, 25],
            hinting=False,
            drop_tables=["DSIG", "STAT"],
        )
        subsetter = Subsetter(options)
        subsetter.populate(text=self.characters)
        subsetter.subset(font)
        if "fvar" in font:
            font = instantiateVariableFont(font, {"wght": (400, 700)})
        for record in font["name"].names:
            if record.nameID in (1, 4):
                record.string = self.family
            elif record.nameID in (3, 6, 25):
                record.string = self.family.replace(" ", "")
        font.flavor = "woff2"
        # The date of the subset would otherwise change the hash on every run.
        font.recalcTimestamp = False
        packed = io.BytesIO()
        font.save(packed, reorderTables=True)
        return packed.getvalue()


def span(first: int, last: int) -> str:
    return "".join(map(chr, range(first, last + 1)))


GREEK = span(0x391, 0x3A9) + span(0x3B1, 0x3C9) + "ϵϑϕϱϖ"
SYMBOLS = "←↑→↓↔⇐⇒⇔↦−±×÷·∘∗=≠≈≃≡≤≥<>≪≫∈∉∞∂∇∑∏√∫|∥⊙⊗⊤⟨⟩⌊⌋⌈⌉…⋯⋮′″∀∃∼∝°¬∧∨ℝ"
PUNCTUATION = "–—‘’“”„«»‹›•…·′″†‡‰\u00a0\u2009\u200a\u202f\u2007\u2011"
CONTROLS = "▲▶▼◀△▷▽◁●○◆◇■□✓✔✗✘★☆↺↻⇤⇥↵⏎⌘⇧⌥⌃⎋␣⌫⏏▪▫◐◑↗↘↙↖⤢⊕⊖"
ACCENTS = "\u0302\u0303\u0304\u0305\u0307\u20d7^~¯˙ˆ˜‾_⏞⏟"

FACES = """\
@font-face {
  font-family: "Inter Variable";
  font-weight: 400 700;
  font-display: block;
  src: url("inter.woff2") format("woff2");
}

@font-face {
  font-family: "Playground Math";
  font-display: block;
  src: url("playground-math.woff2") format("woff2");
}
"""

FILES = (
    Copied("preact", "dist/preact.mjs", "preact.mjs"),
    Written("preact", "preact.d.mts", 'export * from "preact";\n'),
    Copied("htm", "dist/htm.mjs", "htm.mjs"),
    Written("htm", "htm.d.mts", 'export { default } from "htm";\n'),
    # As a module it comes with all its comments, twice as large when compressed.
    Copied(
        "uplot", "dist/uPlot.iife.min.js", "uPlot.min.js", "\nexport default uPlot;\n"
    ),
    Written("uplot", "uPlot.min.d.ts", 'export { default } from "uplot";\n'),
    Copied("uplot", "dist/uPlot.min.css", "uPlot.min.css"),
    Written("inter-ui", "fonts/fonts.css", FACES),
    Font(
        "inter-ui",
        "variable/InterVariable.woff2",
        "fonts/inter.woff2",
        "Inter Variable",
        span(0x20, 0x7E)
        + span(0xA0, 0x17F)
        + GREEK
        + PUNCTUATION
        + SYMBOLS
        + CONTROLS
        + span(0x2070, 0x209C)
        + "€₂ẞ",
        ("kern", "ccmp", "locl", "mark", "calt", "tnum", "zero", "case", "frac"),
    ),
    Font(
        "@fontsource/stix-two-math",
        "files/stix-two-math-latin-400-normal.woff2",
        "fonts/playground-math.woff2",
        "Playground Math",
        span(0x20, 0x7E)
        + GREEK
        + SYMBOLS
        + ACCENTS
        + "\u2061\u2062\u2063"
        # Bold and italic letters, ℎ (which stands apart), bold and italic Greek.
        + span(0x1D400, 0x1D454)
        + "ℎ"
        + span(0x1D456, 0x1D467)
        + span(0x1D6A8, 0x1D71B),
        ("kern", "ccmp", "locl", "mark", "ssty", "dtls", "flac"),
    ),
)


def main() -> None:
    rows = [table_row(part) for part in FILES]
    (VENDOR / "vendor.toml").write_text(HEAD + "".join(rows), encoding="utf-8")
    print(f"{len(rows)} files in {VENDOR.relative_to(ROOT)}")


def table_row(part: Copied | Written | Font) -> str:
    """Write one file beside the licence of its package; return its vendor.toml row."""
    package = json.loads((PACKAGES / part.package / "package.json").read_text())
    (licence,) = (PACKAGES / part.package).glob("LICENSE*")
    text = f"licences/{part.package.rpartition('/')[2]}.txt"
    content = part.content()
    write(part.file, content)
    write(text, licence.read_bytes())
    fields = {
        "name": package["name"],
        "version": package["version"],
        "file": part.file,
        "source": part.source,
        "licence": package["license"],
        "licence_text": text,
        "sha256": hashlib.sha256(content).hexdigest(),
    }
    lines = (f"{name} = {json.dumps(value)}\n" for name, value in fields.items())
    return "\n[[file]]\n" + "".join(lines)


def write(file: str, content: bytes) -> None:
    path = VENDOR / file
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


HEAD = """\
# What static/vendor holds, and where it is from. Written by `make vendor`.
"""

if __name__ == "__main__":
    main()
