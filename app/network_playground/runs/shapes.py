"""The shapes in which a run's parts go out to a page: JSON, and what fields mean."""

from typing_extensions import TypedDict


class NamedArray(TypedDict):
    """Where a named array lies among a frame's numbers."""

    name: str
    """Such as "weights", "a" or "delta"."""
    layer: int
    """From 0, the input layer; 0 too for what belongs to no layer."""
    shape: list[int]
    """The last of them varies fastest."""
    offset: int
    """How many numbers come before it."""


class Place(TypedDict):
    """Where a number is that a person may set or freeze."""

    name: str
    """ "weights", "biases" or "learning_rate"."""
    layer: int
    """From 1; 0 for the learning rate, which is in no layer."""
    index: list[int]
    """[from, to] of a weight, [node] of a bias, each from 0; empty for all of it."""


class PreviewColumn(TypedDict):
    """A column of a person's own table, and what it seems to be."""

    name: str
    """Its header."""
    kind: str
    """As what it is read: "number", "category", "yes_no", or why it cannot enter."""
    reason: str
    """Why it is read so, in a sentence."""
    missing: int
    """How many of its cells are empty."""
    distinct: int
    """How many different values it has."""
    examples: list[str]
    """Some of its values."""


class TablePreview(TypedDict):
    """What was read of a person's own table, before it is used."""

    title: str
    """The file's name."""
    size: int
    """How many rows."""
    columns: list[PreviewColumn]
    """All of them, in the order of the file."""
    rows: list[list[str]]
    """The first rows."""
    target: str
    """The column that may be the one to be predicted."""
    notes: list[str]
    """What was done while reading, in sentences."""


class PlannedInput(TypedDict):
    """One number that would enter the network."""

    name: str
    """What its node would be called."""
    column: str
    """The column that it comes from."""


class TablePlan(TypedDict):
    """What would enter a network of a person's own table, and what it would answer."""

    task: str
    """ "two_classes", "classes" or "number"."""
    inputs: list[PlannedInput]
    """One for each input node."""
    outputs: list[str]
    """The classes, or the names of the targets."""
    train_size: int
    """How many rows teach."""
    test_size: int
    """How many rows are held out."""
    notes: list[str]
    """What would be done to the table, in sentences."""
