"""A problem is a sentence for the person who asked for something impossible."""

from typing import Any

from pydantic import ValidationError


class Problem(ValueError):
    """Say what was expected and what was found; ``field`` names where, if it is known.

    Whoever raises it has changed nothing.
    """

    def __init__(self, sentence: str, field: str | None = None) -> None:
        super().__init__(sentence)
        self.field = field


EXPECTED = {
    "missing": "a value",
    "extra_forbidden": "no such field",
    "int_type": "a whole number",
    "int_parsing": "a whole number",
    "int_from_float": "a whole number",
    "float_type": "a number",
    "float_parsing": "a number",
    "finite_number": "a finite number",
    "bool_type": "true or false",
    "string_type": "a text",
    "string_unicode": "a text of whole characters",
    "list_type": "a list",
    "tuple_type": "a list",
    "dict_type": "named values",
    "model_type": "named values",
    "model_attributes_type": "named values",
    "union_tag_not_found": "a kind",
    "union_tag_invalid": "a kind out of {expected_tags}",
    "greater_than": "a number above {gt}",
    "greater_than_equal": "at least {ge}",
    "less_than": "a number below {lt}",
    "less_than_equal": "at most {le}",
    "too_long": "a list of at most {max_length}",
    "too_short": "a list of at least {min_length}",
    "string_too_short": "at least {min_length} characters",
    "string_too_long": "at most {max_length} characters",
    "literal_error": "{expected}",
}


def problem_of(invalid: ValidationError, within: str = "") -> Problem:
    """Turn the first finding of a validation into a sentence.

    ``within`` names what was validated, where that is a part of something: "edits.0".
    """
    finding = invalid.errors(include_url=False)[0]
    place = within.split(".") if within else []
    place += [str(part) for part in finding["loc"] if part != "function-after"]
    field = place[0] if place else None
    name = ".".join(place) or "The message"
    context = {name: _tidy(part) for name, part in finding.get("ctx", {}).items()}
    if finding["type"] == "value_error":
        error = context["error"]
        return Problem(str(error), field or getattr(error, "field", None))
    expected = EXPECTED.get(finding["type"], "another value").format(**context)
    # For a missing field, pydantic's input is the whole that lacks it.
    found = "none" if finding["type"] == "missing" else shown(finding["input"])
    return Problem(f"{name}: expected {expected}, found {found}.", field)


def _tidy(bound: Any) -> Any:
    """Write a whole number as one, whatever its type: "at most 2", not "2.0"."""
    return int(bound) if isinstance(bound, float) and bound.is_integer() else bound


LARGEST_WHOLE = 2**53 - 1  # beyond it not every whole number is a float64


def whole_numbers(values: object, field: str, count: int) -> list[int]:
    """Take so many whole numbers from outside, 0 to 2^53 - 1. Raises Problem."""
    if (
        isinstance(values, list)
        and len(values) == count
        and all(type(one) is int and 0 <= one <= LARGEST_WHOLE for one in values)
    ):
        return values
    found = values[0] if count == 1 and isinstance(values, list) else values
    wanted = "a whole number" if count == 1 else f"{count} whole numbers"
    raise Problem(
        f"{field}: expected {wanted} from 0 to {LARGEST_WHOLE}, found {shown(found)}.",
        field,
    )


def shown(value: object) -> str:
    """Write what was found, short enough for a sentence."""
    text = repr(list(value) if isinstance(value, tuple) else value)
    return text if len(text) <= 60 else text[:57] + "..."
