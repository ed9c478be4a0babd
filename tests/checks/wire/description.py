"""The wire as one JSON Schema, made from the models and shapes of the server."""

from collections.abc import Mapping
from typing import Any, get_args, get_type_hints

from pydantic import ConfigDict, TypeAdapter
from typing_extensions import get_original_bases, is_typeddict

from network_playground.runs.shapes import TablePlan, TablePreview
from network_playground.sessions.commands.table import all_commands
from network_playground.web.shapes import MESSAGES, TEXTS, FrameHeader

Schema = dict[str, Any]

# A page gets exactly what is described: no field less, none more.
STRICT = ConfigDict(extra="forbid", strict=True, use_attribute_docstrings=True)

UNIONS = {
    "Command": "What a page that drives may ask; each is answered by its number.",
    "FromPage": "All that a page sends, as text.",
    "Event": "All that a page gets as text.",
}
NUMBER: Schema = {
    "type": "integer",
    "minimum": 1,
    "description": "Counts the commands of a page; the answer carries the same.",
}


def adapter_of(shape: Any) -> TypeAdapter[Any]:
    """Check values against a shape, strictly: gives and takes a tuple of one."""
    return TypeAdapter(tuple[shape], config=STRICT)


def description() -> Schema:
    """Describe the wire: ``$defs`` has each message and each part of one by name."""
    events = definitions({**TEXTS, "frame": FrameHeader}, "serialization")
    messages = definitions(MESSAGES, "validation")
    commands: dict[str, Schema] = {}
    for kind, command in all_commands().items():
        parts = definitions({kind: command}, "validation")
        own = parts.pop(command.__name__)
        commands |= {f"{command.__name__}Command": numbered(kind, own), **parts}
    files = definitions({"table": TablePreview, "plan": TablePlan}, "serialization")
    named = {**messages, **commands, **events, **files}
    unions = {
        "Command": [name for name in commands if name.endswith("Command")],
        "FromPage": [*messages, "Command"],
        "Event": [shape.__name__ for shape in TEXTS.values()],
    }
    for name, members in unions.items():
        refs = [{"$ref": f"#/$defs/{member}"} for member in members]
        named[name] = {"description": UNIONS[name], "anyOf": refs}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "The wire of Network Playground",
        "description": "What goes over the socket; docs/wire.md tells how.",
        "anyOf": [
            {"$ref": f"#/$defs/{n}"} for n in ("FromPage", "Event", "FrameHeader")
        ],
        "$defs": dict(sorted(named.items())),
    }


def definitions(shapes: Mapping[str, Any], mode: Any) -> dict[str, Schema]:
    """Describe shapes, and the parts that they are made of, by name."""
    adapters = [(kind, mode, adapter_of(shape)) for kind, shape in shapes.items()]
    _, schema = TypeAdapter.json_schemas(adapters)
    named = {name: plain(part) for name, part in schema["$defs"].items()}
    parts: set[Any] = set()
    for shape in shapes.values():
        add_parts(shape, parts)
    for shape in parts:
        for base in get_original_bases(shape):
            if is_typeddict(base):
                described = definitions({"base": base}, mode)[base.__name__]
                add_descriptions(named[shape.__name__], described)
    return named


def add_parts(shape: Any, found: set[Any]) -> None:
    """Find all shapes that a shape is made of, itself among them."""
    if is_typeddict(shape) and shape not in found:
        found.add(shape)
        for hint in get_type_hints(shape).values():
            add_parts(hint, found)
    for part in get_args(shape):
        add_parts(part, found)


def add_descriptions(schema: Schema, base: Schema) -> None:
    """Describe the fields that a shape has from another as that one does."""
    for name, part in base["properties"].items():
        if "description" in part:
            schema["properties"][name].setdefault("description", part["description"])


def numbered(kind: str, schema: Schema) -> Schema:
    """Give a command what its message has beside its fields: kind and number."""
    first = {"kind": {"const": kind, "type": "string"}, "number": NUMBER}
    return {
        **schema,
        "properties": first | schema.get("properties", {}),
        "required": [*first, *schema.get("required", [])],
    }


def plain(schema: Any) -> Any:
    """Leave out the titles, which only say the names again."""
    if isinstance(schema, list):
        return [plain(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    return {
        name: {field: plain(part) for field, part in value.items()}
        if name == "properties"
        else plain(value)
        for name, value in schema.items()
        if name != "title"
    }
