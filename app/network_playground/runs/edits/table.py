"""All kinds of edits, by kind. A row that is added here is known everywhere."""

from typing import Any

from pydantic import ValidationError

from network_playground.runs.edits.edit import Edit
from network_playground.runs.edits.layer import SetLayer
from network_playground.runs.edits.learning_rate import SetLearningRate
from network_playground.runs.edits.parameters import Freeze, SetParameter
from network_playground.runs.problem import Problem, problem_of, shown

EDITS: dict[str, type[Edit]] = {
    edit.kind: edit for edit in (SetParameter, SetLayer, Freeze, SetLearningRate)
}


def edits_from(values: object) -> tuple[Edit, ...]:
    """Read edits as ``Edit.saved`` wrote them. Raises Problem."""
    if not isinstance(values, list | tuple):
        raise Problem(f"edits: expected a list, found {shown(values)}.", "edits")
    return tuple(_edit_from(value, f"edits.{i}") for i, value in enumerate(values))


def _edit_from(value: Any, place: str) -> Edit:
    if not isinstance(value, dict):
        raise Problem(f"{place}: expected named values, found {shown(value)}.", "edits")
    fields = {name: part for name, part in value.items() if name != "kind"}
    kind = value.get("kind")
    if not isinstance(kind, str) or kind not in EDITS:
        raise Problem(
            f"{place}.kind: expected one of {', '.join(EDITS)}; found {shown(kind)}.",
            "edits",
        )
    try:
        return EDITS[kind].model_validate(fields, strict=False)
    except ValidationError as invalid:
        raise problem_of(invalid, place) from None
