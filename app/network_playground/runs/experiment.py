"""An experiment is all that determines a run, and what a link or a file holds."""

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator

from network_playground.engine.activations import ACTIVATIONS
from network_playground.engine.initializers import INITIALIZERS
from network_playground.engine.losses import LOSSES
from network_playground.engine.optimizers import OPTIMIZERS
from network_playground.engine.schedules import SCHEDULES
from network_playground.runs.problem import Problem, problem_of

MOST_LAYERS = 6  # hidden ones
MOST_NODES = 512  # of one layer
MOST_PARAMETERS = 200_000

AUTO = "auto"

Point = tuple[float, float, float]  # x1, x2, and the class or the number

# What fits a task where the person has not chosen: output activation and loss.
FITTING = {
    "two_classes": ("sigmoid", "binary_cross_entropy"),
    "classes": ("softmax", "categorical_cross_entropy"),
    "number": ("linear", "half_squared_error"),
}


class Experiment(BaseModel):
    """A frozen record; the same experiment gives the same run, to the last bit."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", allow_inf_nan=False, strict=True
    )

    data: str = "bank"
    data_options: dict[str, int] = Field(default_factory=dict)
    points: tuple[Point, ...] | None = None  # placed by hand, instead of drawn
    held_out: tuple[int, ...] | None = None  # which of these only examine; else drawn
    columns: Annotated[tuple[str, ...], Field(min_length=1)] | None = None
    test_share: float = Field(default=0.2, ge=0, le=0.9)
    is_scaled: bool = True

    hidden: tuple[Annotated[int, Field(ge=1, le=MOST_NODES)], ...] = Field(
        default=(8,), max_length=MOST_LAYERS
    )
    activations: tuple[str, ...] = Field(default=("tanh",), min_length=1)
    output: str = AUTO
    loss: str = AUTO
    initializer: str = "glorot"
    initial_bias: float = Field(default=0.0, ge=-10, le=10)

    optimizer: str = "gradient_descent"
    learning_rate: float = Field(default=0.1, gt=0, le=100)
    settings: dict[str, Annotated[float, Field(ge=0, lt=1)]] = Field(
        default_factory=dict
    )
    l1: float = Field(default=0.0, ge=0, le=10)
    l2: float = Field(default=0.0, ge=0, le=10)
    dropout: float = Field(default=0.0, ge=0, le=0.9)
    schedule: str = "constant"
    horizon: int = Field(default=10_000, ge=1, le=10_000_000)  # steps, of the schedule
    batch_size: int = Field(default=32, ge=1, le=20_000)
    seed: int = Field(default=0, ge=0, lt=2**31)
    stop_epochs: int | None = Field(default=None, ge=1)
    stop_loss: float | None = Field(default=None, gt=0)
    patience: int | None = Field(default=None, ge=1)  # epochs without a better test
    dtype: Literal["float64", "float32"] = "float64"

    @field_validator("hidden", "activations", "columns", "held_out", mode="before")
    @classmethod
    def _list_is_tuple(cls, value: Any) -> Any:
        return tuple(value) if isinstance(value, list) else value

    @field_validator("points", mode="before")
    @classmethod
    def _points_are_tuples(cls, value: Any) -> Any:
        if not isinstance(value, list):
            return value
        return tuple(tuple(p) if isinstance(p, list) else p for p in value)

    @field_validator("activations")
    @classmethod
    def _known_activations(cls, names: tuple[str, ...]) -> tuple[str, ...]:
        for name in names:
            known = [row.name for row in ACTIVATIONS.values() if row.is_for_hidden]
            _expect("activations", name, known)
        return names

    @field_validator("output")
    @classmethod
    def _known_output(cls, name: str) -> str:
        return _expect("output", name, (AUTO, *ACTIVATIONS))

    @field_validator("loss")
    @classmethod
    def _known_loss(cls, name: str) -> str:
        return _expect("loss", name, (AUTO, *LOSSES))

    @field_validator("initializer")
    @classmethod
    def _known_initializer(cls, name: str) -> str:
        return _expect("initializer", name, INITIALIZERS)

    @field_validator("optimizer")
    @classmethod
    def _known_optimizer(cls, name: str) -> str:
        return _expect("optimizer", name, OPTIMIZERS)

    @field_validator("schedule")
    @classmethod
    def _known_schedule(cls, name: str) -> str:
        return _expect("schedule", name, SCHEDULES)

    def with_changes(self, changes: dict[str, Any]) -> "Experiment":
        """Give a copy in which some fields differ. Raises Problem.

        With other data, what was chosen for the old data goes back to what fits; with
        another optimizer, its settings do. Another sample takes away placed points,
        another share for the test draws anew which of them are held out.
        """
        fields = self.model_dump()
        if changes.get("optimizer", self.optimizer) != self.optimizer:
            del fields["settings"]
        is_other = changes.get("data", self.data) != self.data
        if is_other or changes.get("data_options", self.data_options) != (
            self.data_options
        ):
            del fields["points"]
        share = changes.get("test_share", self.test_share)
        if "points" not in fields or "points" in changes or share != self.test_share:
            del fields["held_out"]
        if is_other:
            for name in ("data_options", "columns", "output", "loss"):
                del fields[name]
        return experiment_from({**fields, **changes})


def experiment_from(fields: Any) -> Experiment:
    """Validate fields from outside. Raises Problem with a sentence."""
    try:
        return Experiment.model_validate(fields)
    except ValidationError as invalid:
        raise problem_of(invalid) from None


def _expect(field: str, name: str, known: Any) -> str:
    if name not in known:
        raise Problem(f"{field}: expected one of {', '.join(known)}; found '{name}'.")
    return name
