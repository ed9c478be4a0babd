"""The schema as types for the page, which tsc checks in its JSDoc comments."""

from textwrap import indent
from typing import Any

Schema = dict[str, Any]

HEAD = """\
/**
 * The wire, as the page's types. Made by `python -m tests.checks.wire` from the models
 * of the server: change those, not this.
 */
"""
SIMPLE = {
    "string": "string",
    "integer": "number",
    "number": "number",
    "boolean": "boolean",
    "null": "null",
}


def typescript(schema: Schema) -> str:
    """Write a type for each definition of a schema."""
    parts = [declaration(name, part) for name, part in schema["$defs"].items()]
    return "\n".join([HEAD, *parts])


def declaration(name: str, schema: Schema) -> str:
    comment = comment_of(schema.get("description", ""))
    if "properties" not in schema and schema.get("type") != "object":
        members = [type_of(one) for one in schema["anyOf"]]
        return f"{comment}export type {name} =\n  | " + "\n  | ".join(members) + ";\n"
    required = schema.get("required", [])
    fields = "".join(
        field(key, part, key in required)
        for key, part in schema.get("properties", {}).items()
    )
    return f"{comment}export type {name} = {{\n{indent(fields, '  ')}}};\n"


def field(name: str, schema: Schema, is_required: bool) -> str:
    comment = comment_of(schema.get("description", ""))
    return f"{comment}{name}{'' if is_required else '?'}: {type_of(schema)};\n"


def type_of(schema: Schema) -> str:
    """Write the type of a value. Raises ValueError for what no rule here knows."""
    if "$ref" in schema:
        return str(schema["$ref"]).rpartition("/")[2]
    if "anyOf" in schema:
        return " | ".join(dict.fromkeys(type_of(one) for one in schema["anyOf"]))
    if "const" in schema:
        return f'"{schema["const"]}"'
    if "enum" in schema:
        return " | ".join(f'"{one}"' for one in schema["enum"])
    kind = schema.get("type")
    if kind == "array" and "prefixItems" in schema:
        return f"[{', '.join(type_of(one) for one in schema['prefixItems'])}]"
    if kind == "array":
        return listed(type_of(schema["items"])) if schema.get("items") else "unknown[]"
    if kind == "object":
        values = schema.get("additionalProperties")
        inner = type_of(values) if isinstance(values, dict) else "unknown"
        return f"Record<string, {inner}>"
    if kind in SIMPLE:
        return SIMPLE[kind]
    if not schema.keys() - {"description", "default"}:
        return "unknown"  # any value
    raise ValueError(f"Expected a schema with a known type, found {schema}.")


def listed(inner: str) -> str:
    return f"({inner})[]" if " | " in inner else f"{inner}[]"


def comment_of(text: str) -> str:
    if not text:
        return ""
    lines = text.replace("*/", "* /").split("\n")
    if len(lines) == 1:
        return f"/** {text} */\n"
    return "/**\n" + "".join(f" * {line}".rstrip() + "\n" for line in lines) + " */\n"
