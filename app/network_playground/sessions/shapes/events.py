"""The smaller events of a session: where one may go, the losses so far, answers."""

from typing import Literal

from typing_extensions import TypedDict

from network_playground.sessions.shapes.frame import FactWords
from network_playground.words.shapes import Prediction


class CurveEvent(TypedDict):
    """The losses so far. Later ones come with the frames, at their scored step."""

    kind: Literal["curve"]
    points: list[tuple[int, float, float | None]]
    """Each [step, train loss, test loss], in order; null where nothing is held out."""


class StatusEvent(TypedDict):
    """Where one may go from here, and whether it goes on by itself."""

    kind: Literal["status"]
    is_playing: bool
    """Whether it trains by itself."""
    speed: int
    """The place of the chosen speed in the catalog's list, from 0."""
    furthest: int
    """The furthest step so far: from 0 to it one may jump."""
    marks: list[int]
    """The steps at whose start something was changed by hand."""
    preset: str | None
    """The preset whose edits this run began with, if any."""
    can_undo: bool
    """Whether there is something to take back."""
    can_redo: bool
    """Whether there is something that was taken back."""


class ProblemEvent(TypedDict):
    """A command was refused and changed nothing, or a remark: then without number."""

    kind: Literal["problem"]
    number: int | None
    """That of the command, or null."""
    message: str
    """What was expected and what was found, in a sentence for a person."""
    field: str | None
    """The field or setting that it is about, if one is."""


class Push(TypedDict):
    """What the answer changes by, because of one column."""

    column: str
    """Its name."""
    words: str
    """What a person reads for it."""
    push: float
    """A chance, or in the target's own unit, with its sign."""
    text: str
    """The same as a person reads it."""


class ExampleEvent(TypedDict):
    """Who an example of the data is, and what the network says of it at present."""

    kind: Literal["example"]
    row: int
    """Its row in the data set, from 0."""
    facts: list[FactWords]
    """What is known of it, in words."""
    truth: str
    """Its true outcome, or number with unit, as it ends a sentence."""
    prediction: Prediction
    """What the network says."""


class WayEvent(TypedDict):
    """How an example of the data was answered on the way to the present step.

    An answer is the chance of the second of two classes, or of the true one of several,
    or the first target in its own unit.
    """

    kind: Literal["way"]
    row: int
    """Its row in the data set, from 0."""
    truth: str
    """Its true outcome, or number with unit, as it ends a sentence."""
    goal: float
    """The answer that would be exactly right."""
    steps: list[int]
    """After so many steps, in order; the last is the present one."""
    answers: list[float]
    """What was answered then."""


class AnswerEvent(TypedDict):
    """What the network says of an example that is not in the data."""

    kind: Literal["answer"]
    values: dict[str, float | str]
    """What was asked, by column."""
    prediction: Prediction
    """What it says."""
    pushes: list[Push]
    """The columns that pushed most, the strongest first."""
    activations: list[list[float]]
    """Of every node, by layer, the input layer first."""
