"""The shapes in which measures go out to a page: JSON, with what each field means."""

from typing import Literal, NotRequired

from typing_extensions import TypedDict

from network_playground.runs.shapes import Place

Pair = tuple[float, float]
Triple = tuple[float, float, float]


class Histogram(TypedDict):
    """How numbers are spread: how many fall in each bin."""

    edges: list[float]
    """Where the bins end, one more than there are bins."""
    counts: list[int]
    """How many numbers fall in each bin."""


class ChanceHistogram(TypedDict):
    """How the answers are spread, for each of two true classes."""

    edges: list[float]
    """Where the bins end, from 0 to 1."""
    counts: tuple[list[int], list[int]]
    """How many examples fall in each bin: of the first class, then of the second."""


class Roc(TypedDict):
    """The receiver operating characteristic: a point for each threshold."""

    false_alarms: list[float]
    """The share of the first class that is taken for the second."""
    hits: list[float]
    """The share of the second class that is found."""


class LayerReport(TypedDict):
    """How the numbers of one layer are spread."""

    layer: int
    """From 1."""
    weights: Histogram
    """Of all its weights."""
    activations: Histogram
    """Of its nodes, over the examples."""
    gradients: Histogram
    """dLoss/dweight of the present step."""
    dead: list[int]
    """Hidden nodes, from 0, that are 0 for almost all examples."""
    saturated: list[int]
    """Hidden nodes, from 0, that are at their bound for almost all examples."""


class Measures(TypedDict):
    """How good the answers are; which figures there are depends on the task."""

    histogram: NotRequired[ChanceHistogram]
    """Of two classes: the answers, from the target for no to the one for yes."""
    roc: NotRequired[Roc]
    """Of two classes: the ROC curve."""
    area_under_curve: NotRequired[float | None]
    """Of two classes: below that curve, 0 to 1; null where one class is missing."""
    confusion: NotRequired[list[list[int]]]
    """Of classes: how often each (row) was taken for each (column)."""
    accuracy: NotRequired[float]
    """Of classes: the share that is right, 0 to 1."""
    majority: NotRequired[float]
    """Of classes: the share that is right if it always says the most common one."""
    scatter: NotRequired[list[Pair]]
    """Of a number: [true, predicted] of some examples, in its own unit."""
    unit: NotRequired[str]
    """Of a number: its unit, such as "mm"."""
    determination: NotRequired[float | None]
    """Of a number: R squared, at most 1; null where all true numbers are the same."""


class ReportEvent(Measures):
    """How good the network is on all examples of a part, and what goes on inside."""

    kind: Literal["report"]
    part: Literal["train", "test"]
    """The held-out part, or the training part where nothing is held out."""
    examples: int
    """How many there are."""
    layers: list[LayerReport]
    """One for each layer but the input layer."""


class DependenceEvent(TypedDict):
    """The mean answers when one column is set to each of its values in turn."""

    kind: Literal["dependence"]
    column: str
    """Its name."""
    words: str
    """What a person reads for it."""
    values: list[float | str]
    """Numbers along the column, or the words of its categories."""
    answers: list[list[float]]
    """For each value, one for each output: a chance, or in the target's own unit."""


class GradientCheckEvent(TypedDict):
    """A gradient of the present batch, beside the slope that was measured."""

    kind: Literal["gradient_check"]
    name: Literal["weights", "biases"]
    """Whether it is that of one of the weights or of the biases."""
    layer: int
    """From 1."""
    index: list[int]
    """[from, to] of a weight, [node] of a bias."""
    gradient: float
    """dLoss/dw, as backpropagation has it."""
    measured: float
    """(L(w + epsilon) - L(w - epsilon)) / (2 epsilon)."""
    loss_above: float
    """L(w + epsilon)."""
    loss_below: float
    """L(w - epsilon)."""
    epsilon: float
    """How far the weight was moved either way."""
    rounding: float
    """What the measured slope may be off by, since both losses are rounded."""
    dtype: str
    """As which kind of number all of it was calculated: "float64" or "float32"."""


class GradientParts(TypedDict):
    """What each example of the batch adds to the gradient of a weight or bias.

    Those that add most are told one by one, largest first: a part is delta times a.
    """

    places: list[int]
    """Their places in the batch, from 0."""
    rows: list[int]
    """Their rows in the data set, from 0."""
    deltas: list[float]
    """dLoss/dz of the node that the weight leads into; it has its share of the mean."""
    a: list[float]
    """The activation that the weight multiplies; 1 of a bias."""
    rest_count: int
    """How many more examples there are."""
    rest_sum: float
    """What these add up to."""


class LossAlongEvent(TypedDict):
    """The loss of the present batch along one weight or bias, all others as they are.

    It is what training makes small: with the penalty, and with the nodes left out that
    dropout leaves out in this step.
    """

    kind: Literal["loss_along"]
    name: Literal["weights", "biases"]
    """Whether it is along one of the weights or of the biases."""
    layer: int
    """From 1."""
    index: list[int]
    """[from, to] of a weight, [node] of a bias."""
    step: int
    """How many updates are done at this moment, as in a frame."""
    phase: int
    """The place of the moment's phase in the step, from 0."""
    is_updated: bool
    """Whether the present step has moved it already."""
    is_frozen: bool
    """Whether it is kept from being trained at present."""
    value: float
    """What it is, or was, when the present step began."""
    gradient: float
    """dLoss/dw there: the slope of the curve, as the frame has or will have it."""
    change: float
    """How far the present step moves it."""
    landing: float
    """What the present step makes of it: the value plus the change."""
    loss: float
    """Of the batch at the value, as the present step measures it."""
    landing_loss: float | None
    """Of the same batch where only this one were moved; null beyond all bounds."""
    range: Pair
    """From where to where the curve goes."""
    values: list[float]
    """What it is set to, ascending; its value and its landing are among them."""
    losses: list[float | None]
    """Of the batch at each of the values; null where it is beyond all bounds."""
    closer: int
    """How often the range was divided by ten, as it was asked for."""


class LandscapeProgressEvent(TypedDict):
    """How far a landscape is that was asked for."""

    kind: Literal["landscape_progress"]
    done: int
    """Pieces of the work that are done."""
    total: int
    """All there are; the landscape comes when they are done."""
    is_stopped: bool
    """Whether it was given up: no landscape comes."""


class LandscapeEvent(TypedDict):
    """The loss of the training part on a plane through the weights of a moment.

    It is the loss of the error curve: with the penalty, and without dropout. The
    present weights are in the middle.
    """

    kind: Literal["landscape"]
    by: Literal["random", "weights"]
    """What the plane goes along: random directions, or two weights or biases."""
    seed: int
    """That of the random directions."""
    places: list[Place]
    """The two weights or biases, across and up; empty for random directions."""
    step: int
    """The updates done at its moment."""
    size: int
    """Places along each side."""
    x: Pair
    """From where to where it goes across: values of the weight, or shares of the random
    direction."""
    y: Pair
    """The same upwards."""
    losses: list[list[float | None]]
    """Row by row from the bottom, each from the left; null beyond all bounds."""
    loss: float
    """That of the moment's own weights, in the middle."""
    path: list[tuple[int, float, float]]
    """Where the run was: [step, x, y] of the nearest place in the plane, up to now."""
    share: float | None
    """How much of that way lies in the plane, of its squared distances; null where it
    has not gone anywhere."""
    examples: int
    """How many examples were asked."""
    of: int
    """How many there are to learn from; where it is more, they were taken evenly."""


class LookedAt(TypedDict):
    """A weight or bias that somebody looks at, with what the frame's arrays lack."""

    name: str
    """ "weights" or "biases"."""
    layer: int
    """From 1."""
    index: list[int]
    """[from, to] of a weight, [node] of a bias."""
    before: dict[str, float]
    """What the optimizer remembered of it before this step's update, by name."""
    after: dict[str, float] | None
    """What it remembers of it after the update; null until then."""
    gradient: float | None
    """Of the loss alone, without penalty, summed over the batch; null until known."""
    parts: GradientParts | None
    """Of that gradient, if asked for; null too while it plays, or where not finite."""
    stepped: Pair | None
    """[value, change] as the step left it, where a hand then changed something."""


class PlaneMap(TypedDict):
    """What the network answers everywhere on a plane, a signed byte for each point.

    -127 to 127 stands for -1 to 1 of a hidden node's activation, and for the lowest to
    the highest answer of an output node.
    """

    size: int
    """Points along each side of an output's map."""
    node_size: int
    """Points along each side of a node's map."""
    bounds: Pair
    """The lowest and highest coordinate, of x1 and of x2."""
    range: Pair
    """The lowest and highest answer: targets, or in the target's own unit."""
    outputs: list[str]
    """For each output node its map, rows from the top, in base64."""
    nodes: list[list[str]]
    """The same for each input node and each hidden node, by layer."""


class Rows(TypedDict):
    """Which row of the data set each point is, from 0."""

    train: list[int]
    """Of those that teach."""
    test: list[int]
    """Of those that are held out."""


class PlanePoints(TypedDict):
    """The points of a data set on a plane: [x1, x2, class or number]."""

    train: list[Triple]
    """Those that teach."""
    test: list[Triple]
    """Those that are held out."""
    rows: Rows
    """Where they lie in the data set."""


class CrowdMembers(TypedDict):
    """Some examples of a data set, evenly chosen and always the same."""

    part: Literal["train", "test"]
    """Held out, or those that teach where nothing is held out."""
    rows: list[int]
    """Which row of the data set each is, from 0."""
    truths: list[float]
    """Of each, its true class, from 0, or the true number of the first target."""
    range: Pair
    """What a place of 0 and one of 254 stand for: chances, or such numbers."""
    usual: float
    """The class that the training part has most of, or its mean number."""


class CrowdPlaces(TypedDict):
    """What the network answers each of those examples, in base64."""

    places: str
    """A byte each: the chance of the second of two classes, of the true one of several,
    or the number, from 0 to 254 in the range; 255 where it is beyond all bounds."""
    said: str | None
    """A byte each: the class that it decides for; null where the target is a number."""


class LinePoints(TypedDict):
    """The points of a data set with one input: [x1, number]."""

    train: list[Pair]
    """Those that teach."""
    test: list[Pair]
    """Those that are held out."""
