"""What a data set becomes before it enters a network: encoded, scaled, and split."""

from functools import lru_cache

from network_playground.datasets.dataset import Dataset
from network_playground.datasets.preparation import prepare
from network_playground.datasets.problem import DataProblem
from network_playground.datasets.training_data import TrainingData
from network_playground.runs.building.choosing import Chosen
from network_playground.runs.experiment import Experiment
from network_playground.runs.problem import Problem


def prepared(experiment: Experiment, chosen: Chosen) -> TrainingData:
    """Prepare the chosen data set as an experiment asks for. Raises Problem."""
    dataset, output, loss = chosen.dataset, chosen.activations[-1], chosen.loss
    low = -1.0 if dataset.task == "two_classes" and output.lowest == -1 else 0.0
    if loss.targets:
        low, _ = loss.targets
    try:
        return _prepared(
            dataset,
            experiment.columns,
            experiment.test_share,
            experiment.seed,
            experiment.is_scaled,
            low,
        )
    except DataProblem as refused:
        raise Problem(str(refused), "columns") from None


@lru_cache(maxsize=32)
def _prepared(
    dataset: Dataset,
    columns: tuple[str, ...] | None,
    test_share: float,
    seed: int,
    is_scaled: bool,
    low: float,
) -> TrainingData:
    """Prepare once for all who run the same: the arrays cannot be written to."""
    return prepare(
        dataset,
        columns,
        test_share=test_share,
        seed=seed,
        is_scaled=is_scaled,
        class_targets=(low, 1.0),
    )
