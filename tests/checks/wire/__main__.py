"""Write what is made from the description of the wire: schema, types, tables.

``python -m tests.checks.wire``, after the models or shapes of the server changed.
"""

import json
from pathlib import Path

from tests.checks.wire.description import description
from tests.checks.wire.tables import filled
from tests.checks.wire.typescript import typescript

ROOT = Path(__file__).parents[3]
SCHEMA = ROOT / "docs" / "wire.schema.json"
TYPES = ROOT / "static" / "wire.d.ts"
PAGE = ROOT / "docs" / "wire.md"


def files() -> dict[Path, str]:
    """Give all files that are made, with their present content."""
    schema = description()
    return {
        SCHEMA: json.dumps(schema, indent=1, ensure_ascii=False) + "\n",
        TYPES: typescript(schema),
        PAGE: filled(PAGE.read_text(encoding="utf-8"), schema),
    }


if __name__ == "__main__":
    for path, content in files().items():
        path.write_text(content, encoding="utf-8")
