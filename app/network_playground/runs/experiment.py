"""An experiment is all that determines a run, and what a link or a file holds."""

from typing import Any

from pydantic import BaseModel, ConfigDict, ValidationError, model_validator

from network_playground.runs.problem import problem_of
from network_playground.runs.settings.kinds import Point
from network_playground.runs.settings.table import SETTINGS, read_settings

FROM_TABLE: Any = None  # ``read_settings`` gives every field its value


class Experiment(BaseModel):
    """A frozen record; the same experiment gives the same run, to the last bit.

    Here are the types of its fields, for whoever reads them. All else about them stands
    in the table of settings, which says what is taken: also of a setting that is added
    while this runs, and is a further field then.
    """

    model_config = ConfigDict(frozen=True, extra="allow", strict=True)

    data: str = FROM_TABLE
    data_options: dict[str, int] = FROM_TABLE
    columns: tuple[str, ...] | None = FROM_TABLE
    test_share: float = FROM_TABLE
    is_scaled: bool = FROM_TABLE
    points: tuple[Point, ...] | None = FROM_TABLE  # by hand, instead of drawn
    held_out: tuple[int, ...] | None = FROM_TABLE  # which of these only examine

    hidden: tuple[int, ...] = FROM_TABLE
    activations: tuple[str, ...] = FROM_TABLE
    output: str = FROM_TABLE
    initializer: str = FROM_TABLE
    initial_bias: float = FROM_TABLE
    seed: int = FROM_TABLE
    dtype: str = FROM_TABLE

    optimizer: str = FROM_TABLE
    settings: dict[str, float] = FROM_TABLE  # numbers of the optimizer's own
    learning_rate: float = FROM_TABLE
    schedule: str = FROM_TABLE
    horizon: int = FROM_TABLE  # steps, of the schedule
    batch_size: int = FROM_TABLE
    loss: str = FROM_TABLE
    l1: float = FROM_TABLE
    l2: float = FROM_TABLE
    penalises_biases: bool = FROM_TABLE
    dropout: float = FROM_TABLE

    stop_epochs: int | None = FROM_TABLE
    stop_loss: float | None = FROM_TABLE
    patience: int | None = FROM_TABLE  # epochs without a better test

    @model_validator(mode="before")
    @classmethod
    def _read(cls, given: Any) -> Any:
        return read_settings(given) if isinstance(given, dict) else given

    def with_changes(self, changes: dict[str, Any]) -> "Experiment":
        """Give a copy in which some fields differ. Raises Problem.

        What does not outlast such a change goes back to what is usual.
        """
        changed = {
            name
            for name, value in changes.items()
            if value != getattr(self, name, None)
        }
        kept = {
            name: getattr(self, name, row.usual)
            for name, row in SETTINGS.items()
            if not changed & {*row.forgotten_with}
        }
        return experiment_from({**kept, **changes})


def experiment_from(fields: Any) -> Experiment:
    """Validate fields from outside. Raises Problem with a sentence."""
    try:
        return Experiment.model_validate(fields)
    except ValidationError as invalid:
        raise problem_of(invalid) from None
