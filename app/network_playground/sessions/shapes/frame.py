"""The header of a frame: the words and figures of one moment."""

from typing import Literal

from typing_extensions import TypedDict

from network_playground.measures.shapes import (
    CrowdPlaces,
    LookedAt,
    Pair,
    PlaneMap,
)
from network_playground.runs.shapes import Place
from network_playground.sessions.shapes.experiment import PhaseName
from network_playground.words.shapes import (
    Again,
    Named,
    Prediction,
    Variable,
    Words,
)


class PhaseAt(PhaseName):
    """The present part of the step."""

    index: int
    """Its place among the phases of the experiment, from 0."""


class FactWords(TypedDict):
    """One thing that is known of the example in focus."""

    column: str
    """Its name."""
    words: str
    """What a person reads for the column."""
    value: str
    """What a person reads for the value, with its unit."""
    inputs: list[int]
    """The input nodes that it becomes, from 0."""


class ExampleInFocus(TypedDict):
    """The example of the batch whose numbers the frame has."""

    index: int
    """Its place in the batch, from 0."""
    size: int
    """How many examples the batch has."""
    row: int
    """Its row in the data set, from 0."""
    facts: list[FactWords]
    """What is known of it, in words."""
    values: dict[str, float | str]
    """Its original values, by column; "" for one that is missing."""
    truth: str
    """Its true outcome, or number with unit, as it ends a sentence."""
    outcome: int | None
    """Its true class, from 0; null where the target is a number."""


class EditHere(TypedDict):
    """Something that was changed by hand at this very moment."""

    kind: str
    """The kind of edit."""
    sets: list[Place]
    """The numbers that got their value by it."""


class MomentHeader(TypedDict):
    """What is told of a moment: where it is, what was computed, and how good it is.

    What this phase has not computed yet is null.
    """

    kind: Literal["frame"]
    step: int
    """How many updates are done."""
    epoch: int
    """How many rounds through the training part are done."""
    batch: int
    """The place of this batch in the epoch, from 0."""
    steps_per_epoch: int
    """Steps in one round through the training part."""
    phase: PhaseAt
    """The part of the step that ran last."""
    loss: float | None
    """The mean over the batch, from phase "error" on."""
    mean_loss: float | None
    """The same without the penalty on large weights."""
    example_loss: float | None
    """Of the example in focus, from phase "error" on."""
    train_loss: float | None
    """The mean over all that teaches; null where it is not finite."""
    test_loss: float | None
    """The mean over all that is held out; null where nothing is."""
    train_score: float | None
    """Accuracy or R squared of all that teaches."""
    test_score: float | None
    """Accuracy or R squared of all that is held out."""
    not_a_number: list[str]
    """Which losses are NaN; another that is null though it was measured is endless."""
    score_name: str
    """ "accuracy" or "R²"."""
    example: ExampleInFocus
    """The one whose numbers the frame has."""
    prediction: Prediction | None
    """From the last phase "forward" on."""
    again: Again | None
    """From phase "update" on."""
    named: Named | None
    """What the sentence names, to be lit."""
    sentence: Words
    """The moment in words."""
    lines: tuple[int, int]
    """The lines of code that ran last, first and last, from 0."""
    variables: list[Variable]
    """What those lines speak of."""
    learning_rate: float
    """Of the present step."""
    full_rate: float
    """Of which a schedule takes its share, in the steps to come."""
    by_hand: list[EditHere]
    """What was changed at this very moment, at the end of a step."""
    frozen: list[Place]
    """The weights and biases that are kept from being trained."""
    furthest: int
    """The furthest step so far: from 0 to it one may jump."""


class CrowdsHeader(CrowdPlaces):
    """What the network answers some examples, and how good it is on all of them.

    The places are of this very moment, the rest of the scored step.
    """

    sentence: Words
    """How good it is, beside what always saying the same would score."""
    right: float | None
    """The share that is right, of all of that part; null for a number."""
    usual_right: float | None
    """The share that always saying the usual class gets right; null for a number."""


class TrialHeader(MomentHeader):
    """A moment with what is drawn beside the network."""

    scored_step: int | None
    """The step at which losses and scores of all examples were measured."""
    looked: list[LookedAt]
    """More of the weights and biases that somebody looks at."""
    diagnosis: Words | None
    """What is seen to go wrong, and what to try; null where nothing is."""
    dtype: Literal["float64", "float32"]
    """As which the numbers follow."""
    map: PlaneMap | None
    """Where the data lies on a plane, in some of the frames, else null."""
    line: list[Pair] | None
    """With one input: the answers along x1, as [x1, answer], else null."""
    crowds: CrowdsHeader | None
    """Where there is no plane and no line, in some of the frames, else null."""


class SessionHeader(TrialHeader):
    """A moment, with the run that it belongs to."""

    revision: int
    """That of the experiment's event: only its layout fits."""
    is_playing: bool
    """Whether another moment follows by itself."""
