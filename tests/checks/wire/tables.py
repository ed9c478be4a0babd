"""The schema as tables of Markdown, for the page that tells of the wire."""

import re
from typing import Any

from tests.checks.wire.description import UNIONS

Schema = dict[str, Any]

WORDS = {
    "string": "text",
    "integer": "whole number",
    "number": "number",
    "boolean": "true or false",
    "null": "null",
}
ALONE = {"hello": "Hello", "shown": "Shown", "look": "Look", "frame": "FrameHeader"}
BOUNDS = {
    "minimum": "at least {}",
    "exclusiveMinimum": "above {}",
    "maximum": "at most {}",
    "exclusiveMaximum": "below {}",
    "minLength": "at least {} characters",
    "maxLength": "at most {} characters",
}


def filled(page: str, schema: Schema) -> str:
    """Put the tables of a schema between the markers of a page.

    Raises ValueError where a marker is missing.
    """
    named = schema["$defs"]
    commands, events = members(named["Command"]), members(named["Event"])
    told = {*ALONE.values(), *UNIONS, *commands, *events}
    parts = [name for name in named if name not in told]
    places = {marker: [name] for marker, name in ALONE.items()}
    places |= {"commands": commands, "events": events, "parts": parts}
    for marker, names in places.items():
        begin, end = f"<!-- {marker} -->\n", f"<!-- end of {marker} -->"
        if page.count(begin) != 1 or page.count(end) != 1:
            raise ValueError(f"Expected {begin.strip()} and {end} once in the page.")
        before, _, rest = page.partition(begin)
        _, _, after = rest.partition(end)
        tables = "\n".join(section(name, named[name]) for name in names)
        page = f"{before}{begin}\n{tables}\n{end}{after}"
    return page


def members(union: Schema) -> list[str]:
    return [part["$ref"].rpartition("/")[2] for part in union["anyOf"]]


def section(name: str, schema: Schema) -> str:
    """Tell one message, or one part of messages, with its fields."""
    fields = dict(schema.get("properties", {}))
    kind = fields.pop("kind")["const"] if is_message(name) else ""
    title = name
    if name.endswith("Command"):
        title = f"Command `{kind}`"
        del fields["number"]
    elif name.endswith("Event"):
        title = f"Event `{kind}`"
    text = f"#### {title}\n\n{flat(schema['description'])}\n"
    if "anyOf" in schema:
        return f"{text}\nIt is a {words_of(schema)}.\n"
    if not fields:
        return text
    required = schema.get("required", [])
    rows = [row(key, part, key in required) for key, part in fields.items()]
    head = ["| field | what it is | meaning |", "|---|---|---|"]
    return text + "\n" + "\n".join([*head, *rows]) + "\n"


def is_message(name: str) -> bool:
    return name in ALONE.values() or name.endswith(("Command", "Event"))


def row(name: str, schema: Schema, is_required: bool) -> str:
    what = words_of(schema)
    if not is_required:
        has_usual = "default" in schema
        what += (
            f"; without it {shown(schema['default'])}" if has_usual else "; optional"
        )
    return f"| `{name}` | {what} | {flat(schema.get('description', ''))} |"


def words_of(schema: Schema) -> str:
    """Say in words what a value is."""
    if "$ref" in schema:
        name = str(schema["$ref"]).rpartition("/")[2]
        return f"[{name}](#{name.lower()})"
    if "anyOf" in schema:
        return " or ".join(words_of(one) for one in schema["anyOf"])
    if "const" in schema:
        return shown(schema["const"])
    if "enum" in schema:
        return " or ".join(shown(one) for one in schema["enum"])
    kind = schema.get("type")
    if kind is None:
        return "any value"
    if kind == "array" and "prefixItems" in schema:
        return f"[{', '.join(words_of(one) for one in schema['prefixItems'])}]"
    if kind == "array":
        return f"list{of(schema.get('items'))}"
    if kind == "object":
        return f"object{of(schema.get('additionalProperties'))}"
    bounds = [
        told.format(number_text(schema[key]))
        for key, told in BOUNDS.items()
        if key in schema
    ]
    return ", ".join([WORDS[kind], *bounds])


def of(values: Any) -> str:
    return f" of ({words_of(values)})" if isinstance(values, dict) and values else ""


def number_text(number: float) -> str:
    return f"{int(number):,}" if number == int(number) else str(number)


def shown(value: Any) -> str:
    if value is None or isinstance(value, bool):
        return "`null`" if value is None else f"`{str(value).lower()}`"
    return f'`"{value}"`' if isinstance(value, str) else f"`{value}`"


def flat(text: str) -> str:
    return re.sub(r"\s+", " ", text).replace("|", "\\|")
