"""The catalog: everything that a person can choose from."""

from typing import Any, Literal, NotRequired

from typing_extensions import TypedDict

from network_playground.datasets.columns import Task
from network_playground.measures.shapes import Triple
from network_playground.words.shapes import Tree, Words


class Sketch(TypedDict):
    """A data set at a glance: points, a picture, or what kinds of columns it has."""

    points: NotRequired[list[Triple]]
    """Each [x1, x2, class or number]."""
    picture: NotRequired[list[float]]
    """The 64 pixels of an 8 by 8 digit, 0 to 16, row by row."""
    rows: NotRequired[int]
    """How many examples a table has."""
    kinds: NotRequired[dict[str, int]]
    """How many columns of each kind a table has."""


class OfferedDataset(TypedDict):
    """A data set that comes along."""

    key: str
    """How an experiment names it."""
    title: str
    """What a person reads for it."""
    task: Task
    """What there is to predict."""
    teaches: str
    """What there is to learn from it, in a sentence."""
    note: str
    """What should be known of it, in a sentence."""
    licence: str
    """Under which it may be used."""
    sketch: Sketch
    """For a small picture of it."""


class OfferedPreset(TypedDict):
    """An experiment that comes along."""

    name: str
    """How a command or a link names it."""
    title: str
    """What a person reads for it."""
    teaches: str
    """What there is to see, in a sentence."""
    data: str
    """The key of its data set."""


class Named(Words):
    """Something to choose by name, in words."""

    name: str
    """How an experiment names it."""
    title: str
    """What a person reads for it, such as "AdamW"."""


class OfferedActivation(Named):
    """An activation."""

    symbol: str
    """How a formula writes it, such as "σ"; empty for none."""
    formula: Tree
    """The activation a, of z."""
    derivative_formula: Tree
    """da/dz, of z or a."""
    is_for_hidden: bool
    """Whether it may stand in a hidden layer, and not only at the output."""


class OfferedLoss(Named):
    """A loss."""

    partner: str
    """The activation of the output that it is made for."""
    formula: Tree
    """The loss of one example, of a and its target t."""
    formula_with_partner: Tree
    """The same with that activation, of z and t."""
    derivative_formula: Tree
    """dLoss/da."""


class OfferedInitializer(Named):
    """A distribution of the first weights."""

    formula: str
    """As a person reads it."""


class OfferedSchedule(Named):
    """How the learning rate goes on over the steps."""

    formula: Tree
    """The share of the full rate, of the step t."""


class OptimizerNumber(TypedDict):
    """A number of an optimizer's own."""

    name: str
    """As its setting is called."""
    symbol: str
    """As a formula writes it."""


class OfferedOptimizer(Named):
    """An optimizer."""

    settings: dict[str, float]
    """Its usual numbers, by name; the learning rate is a setting of its own."""
    numbers: list[OptimizerNumber]
    """The same, in the order of a form."""
    slots: dict[str, str]
    """What it remembers of each weight: the symbols, by name."""
    lines: list[tuple[str, Tree]]
    """Its update, line by line: each [what is set, to what]."""


class SettingChoice(Words):
    """A choice of a setting, in words."""

    name: str
    """How an experiment names it."""
    title: str
    """What a person reads for it, such as "AdamW"."""


class LinkWord(TypedDict):
    """The word of a link for a setting."""

    text: str
    """What stands in the link."""
    unsaid: Any
    """What a link means that does not say it. It never changes."""


class SettingCondition(TypedDict):
    """What another setting has to be."""

    field: str
    """The other setting."""
    sign: Literal["==", "!="]
    """Whether it has to be that value, or must not be."""
    value: Any
    """The value."""


class SettingButton(TypedDict):
    """A button beside a field, that fills it in."""

    words: str
    """What it says."""
    fills_in: Literal["another", "train_size"]
    """Any other whole number, or the number of examples that teach."""


class OfferedSetting(Words):
    """A setting of an experiment; its words are labels."""

    name: str
    """The field of an experiment."""
    kind: Literal[
        "whole",
        "number",
        "flag",
        "choice",
        "choices",
        "widths",
        "texts",
        "points",
        "places",
        "numbers",
    ]
    """What a value may be."""
    usual: Any
    """The value where none is chosen."""
    help: Words
    """A sentence about it."""
    can_be_empty: NotRequired[bool]
    """Whether it may be null."""
    short: NotRequired[str]
    """A label where room is scarce; empty where its value says enough."""
    unit: NotRequired[str]
    """What stands behind a number."""
    empty: NotRequired[str]
    """What an empty field shows."""
    word: NotRequired[LinkWord]
    """Without it, no link can hold it, or a link holds its parts."""
    group: NotRequired[str]
    """The part of the form that it belongs to; without it, it is chosen elsewhere."""
    shown_if: NotRequired[list[SettingCondition]]
    """When it has a meaning: all of them hold."""
    goes_with: NotRequired[str]
    """A setting whose refused choice is asked for again together with it."""
    button: NotRequired[SettingButton]
    """Beside its field."""
    lowest: NotRequired[float | None]
    """Of a number; null for none."""
    highest: NotRequired[float | None]
    """Of a number; null for none."""
    is_above: NotRequired[bool]
    """Of a number: whether the lowest itself is too low."""
    is_below: NotRequired[bool]
    """Of a number: whether the highest itself is too high."""
    most_layers: NotRequired[int]
    """Of widths: how many hidden layers there may be."""
    most_nodes: NotRequired[int]
    """Of widths: how many nodes one of them may have."""
    choices: NotRequired[list[SettingChoice]]
    """What there is to choose from."""
    has_auto: NotRequired[bool]
    """Whether it may be "auto": what fits the data."""
    of: NotRequired[str]
    """Of numbers: the setting whose choice brings them."""
    parts: NotRequired[dict[str, list["OfferedSetting"]]]
    """Of numbers: those that each choice brings."""


class SettingGroup(Words):
    """A part of the form, with its title."""

    name: str
    """By which its settings name it."""


class NumberBounds(TypedDict):
    """From where to where a number may be."""

    lowest: float
    """It is at least this, or above it."""
    highest: float
    """It is at most this."""
    is_above: bool
    """Whether the lowest itself is too low."""


class OfferedEdit(TypedDict):
    """A kind of change by hand; it is a command too."""

    kind: str
    """Its name, also as a command."""
    bounds: NumberBounds | None
    """Of the number that it sets, if it sets one."""


class OfferedSpeed(TypedDict):
    """A speed to play at."""

    unit: Literal["phase", "step"]
    """What one is."""
    per_second: float | None
    """How many of them; null for as many as can be."""
    plain: str
    """In words."""


class FiveStepWords(Words):
    """One of the five steps of the loop."""

    phases: list[str]
    """The phases that it is made of."""


class Catalog(TypedDict):
    """Everything that a person can choose from."""

    datasets: list[OfferedDataset]
    """The data sets that come along."""
    presets: list[OfferedPreset]
    """The experiments that come along."""
    activations: list[OfferedActivation]
    """How a node turns its sum into the number it passes on."""
    losses: list[OfferedLoss]
    """How being wrong is counted."""
    initializers: list[OfferedInitializer]
    """How the first weights are drawn."""
    optimizers: list[OfferedOptimizer]
    """How gradients become changes."""
    schedules: list[OfferedSchedule]
    """How the learning rate goes on over the steps."""
    settings: list[OfferedSetting]
    """All settings of an experiment, in the order of a link."""
    groups: list[SettingGroup]
    """The parts of the form, in order."""
    edits: list[OfferedEdit]
    """What can be changed by hand while it learns."""
    speeds: list[OfferedSpeed]
    """From slow to fast."""
    five_steps: list[FiveStepWords]
    """The five steps of the loop, in order."""
