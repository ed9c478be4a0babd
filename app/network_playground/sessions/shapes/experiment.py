"""The event that tells what stays the same at every moment of a run."""

from typing import Annotated, Any, Literal

from pydantic import Field, GetPydanticSchema
from typing_extensions import TypedDict

from network_playground.datasets.columns import Kind, Task
from network_playground.datasets.encoding import Encoding
from network_playground.measures.shapes import CrowdMembers, LinePoints, PlanePoints
from network_playground.runs.settings.setting import Numbers
from network_playground.runs.settings.table import SETTINGS
from network_playground.runs.shapes import NamedArray
from network_playground.words.shapes import Code, SettingWarning


def experiment_shape() -> Any:
    """Give the shape of an experiment's fields, as the table of settings has them."""
    fields = {}
    for name, row in SETTINGS.items():
        value: Any = row.kind.value_type
        if isinstance(row.kind, Numbers):
            value = dict[str, float]
        described = Field(description=row.technical_help)
        fields[name] = Annotated[value | None if row.can_be_empty else value, described]
    shape: Any = TypedDict("Experiment", fields)  # type: ignore[misc]
    shape.__doc__ = "All settings of an experiment, by name."
    return shape


# A dict as ``Experiment.model_dump(mode="json")`` gives it.
ExperimentFields = Annotated[
    dict[str, Any], GetPydanticSchema(lambda _, make: make(experiment_shape()))
]


class NetworkTitles(TypedDict):
    """What a person reads for what the network is made of."""

    activations: list[str]
    """Of each layer after the input layer, such as "leaky ReLU"."""
    loss: str
    """Such as "binary cross-entropy"."""
    optimizer: str
    """Such as "AdamW"."""


class NetworkShape(TypedDict):
    """The network of the run."""

    sizes: list[int]
    """The nodes of each layer, the input layer first."""
    name_starts: list[str]
    """How the names of each layer's nodes begin, before their place, from 1."""
    activations: list[str]
    """That of each layer after it, by its name in the catalog."""
    loss: str
    """By its name in the catalog."""
    parameters: int
    """How many weights and biases there are."""
    optimizer: str
    """By its name in the catalog."""
    titles: NetworkTitles
    """The same names as a person reads them."""
    gives_chances: bool
    """Whether each output is the chance of a class; else it is told as it is."""


class DatasetColumn(TypedDict):
    """A column that may enter the network."""

    name: str
    """As the table has it."""
    words: str
    """What a person reads for it."""
    is_default: bool
    """Whether it enters unless other columns are chosen."""
    is_derived: bool
    """Whether it follows from other columns."""


class DatasetShape(TypedDict):
    """The data that the network learns from."""

    key: str
    """Its name in the catalog, or "own"."""
    title: str
    """What a person reads for it."""
    task: Task
    """What there is to predict."""
    noun: str
    """What one example is called, such as "customer"."""
    nouns: str
    """What several are called."""
    teaches: str
    """What there is to learn from it, in a sentence."""
    note: str
    """What should be known of it, in a sentence."""
    licence: str
    """Under which it may be used."""
    source: str
    """Where it comes from."""
    train_size: int
    """How many examples teach."""
    test_size: int
    """How many are held out."""
    columns: list[DatasetColumn]
    """All that may enter."""


class InputNode(TypedDict):
    """An input node, and how a value of its column becomes its number."""

    name: str
    """Short enough for a node."""
    column: str
    """The column that it comes from."""
    encoding: Encoding
    """How a value becomes a number."""
    category: str
    """With "one_hot": the value that enters as 1; empty for "is missing"."""
    mean: float
    """What is taken from a number, before it is divided by the scale."""
    scale: float
    """A number x enters as (x - mean) / scale."""


class AskedColumn(TypedDict):
    """A column to fill in, to ask about an example that is not in the data."""

    name: str
    """As the table has it."""
    words: str
    """What a person reads for it."""
    kind: Kind
    """What its values are."""
    unit: str
    """Such as "mm"; empty without one."""
    categories: list[str]
    """The values to choose from: of yes_no the words for 0 and 1."""
    lowest: float | None
    """The lowest number in the data; null where it is not a number."""
    highest: float | None
    """The highest number in the data; null where it is not a number."""
    decimals: int | None
    """Digits after the point; null for six significant ones."""
    typical: float | str
    """The median, or the most common value."""


class OutputNode(TypedDict):
    """An output node, and how its activation is told: a * scale + mean."""

    name: str
    """Of the class, or of the target."""
    predicted: str
    """What it stands for, such as "will leave"."""
    scale: float
    """By which an activation is multiplied."""
    mean: float
    """What is then added: the share of the way from no to yes, or a number in the
    target's own unit."""


class OutcomeWords(TypedDict):
    """One class, in words that fit sentences."""

    name: str
    """Such as "leaves"."""
    predicted: str
    """Such as "will leave"."""
    truth: str
    """Such as "left"."""


class PhaseName(TypedDict):
    """One part of a step."""

    name: str
    """ "data", "forward", "error", "backward", "update" or "repeat"."""
    layer: int
    """That it works on; 0 where it belongs to no layer."""


class RunIntroduction(TypedDict):
    """What a run is made of."""

    experiment: ExperimentFields
    """All settings."""
    network: NetworkShape
    """The network that is trained."""
    dataset: DatasetShape
    """The data that it learns from."""
    inputs: list[InputNode]
    """One for each node of the input layer."""
    columns: list[AskedColumn]
    """What to fill in, to ask about an example that is not in the data."""
    outputs: list[OutputNode]
    """One for each node of the output layer."""
    outcomes: list[OutcomeWords]
    """One for each class; empty where the target is a number."""
    phases: list[PhaseName]
    """The parts of every step, in order."""
    steps_per_epoch: int
    """Steps in one round through the training part."""
    batch_size: int
    """Examples in one step."""
    warnings: list[SettingWarning]
    """Settings that are known to fail."""
    code: Code
    """The source that runs."""


class Introduction(RunIntroduction):
    """What a run is made of, and what its frames hold."""

    layout: list[NamedArray]
    """Where each array lies among the numbers of this run's frames."""
    points: PlanePoints | None
    """Where all inputs follow from x1 and x2, else null."""
    line: LinePoints | None
    """Where all inputs follow from x1 alone, else null."""
    crowds: CrowdMembers | None
    """Else: the examples whose answers are told all the time."""


class ExperimentEvent(Introduction):
    """What stays the same at every moment of a run. It comes before its frames."""

    kind: Literal["experiment"]
    revision: int
    """Grows with each run; the frames of this run carry the same."""
    own: str | None
    """The title of the table that the person brought, if any."""
