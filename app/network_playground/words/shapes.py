"""The shapes in which words go out to a page: JSON, with what each field means."""

from typing import Annotated, Literal

from pydantic import Field
from typing_extensions import TypeAliasType, TypedDict

Tree = TypeAliasType(
    "Tree",
    Annotated[
        "float | str | list[Tree]",
        Field(description="A formula: a number, a name, or [what is done, to what]."),
    ],
)


class Words(TypedDict):
    """The same thing, told twice."""

    plain: str
    """For somebody who knows no term of the field."""
    technical: str
    """In the terms of the field."""


class Prediction(TypedDict):
    """What the network answers; number and text make "83 %" "will leave"."""

    number: str
    """The chance in per cent, the output itself where it is no chance, or the predicted
    number with its unit."""
    text: str
    """What the chance is of; empty where the target is a number."""
    outcome: int | None
    """The class it decides for, from 0; null where the target is a number."""
    is_right: bool | None
    """Whether that is the truth; null where the target is a number or not known."""
    chances: list[float]
    """A share of 1 for each class; empty where the target is a number."""
    misses: list[str]
    """How far off it is: the output's distance from its target, or each target's."""


class Again(TypedDict):
    """The batch asked again after its update; losses are means without penalties."""

    pair: str
    """The answer for the example in focus, before and after: "83 → 80 %"."""
    after: str
    """The answer after the update alone."""
    of: str
    """What the number is of, where that is not plain, else empty."""
    way: Literal["nearer", "further", "same"]
    """Whether it has come nearer to the truth."""
    better: int
    """How many examples of the batch have a smaller loss than before."""
    loss_before: float | None
    """Of the batch; null where it is not finite."""
    loss_after: float | None
    """Of the same batch with the new weights."""


class Named(TypedDict):
    """The node or connection that the sentence names."""

    layer: int
    """The layer of the node, or the one that the connection leads into."""
    node: int
    """The node, or the end of the connection, from 0."""
    source: int | None
    """The node that the connection comes from; null where the node is meant."""


class Variable(TypedDict):
    """A number or array, as the code holds it at this very moment."""

    name: str
    """As the source writes it, such as "layer.weights"."""
    shape: list[int]
    """Empty for a single number."""
    first: list[float | None]
    """Its first three values or fewer; null for one that is not finite."""


class Code(TypedDict):
    """The source of one training step, which is the code that runs."""

    file: str
    """Where it lies."""
    first_line: int
    """Its place in that file, from 1."""
    lines: list[str]
    """The text, line by line."""
    html: list[str]
    """The same lines with their tokens in coloured spans."""


class SettingWarning(Words):
    """A setting that is known to fail, and why."""

    field: str
    """The setting to change."""
