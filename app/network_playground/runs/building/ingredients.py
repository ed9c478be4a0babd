"""The ingredients of a run: all that an experiment asks for, found and prepared."""

from dataclasses import dataclass

from network_playground.datasets.training_data import TrainingData
from network_playground.runs.building.choosing import Chosen, choose
from network_playground.runs.building.preparing import prepared
from network_playground.runs.building.refusing import refuse_what_cannot_be
from network_playground.runs.experiment import Experiment
from network_playground.runs.own_table import OWN, OwnTable


@dataclass(frozen=True, slots=True, eq=False)
class Ingredients:
    """What a run is made of; it goes together, and is not too large."""

    experiment: Experiment
    own: OwnTable | None  # the person's table, where the data is from it
    chosen: Chosen
    data: TrainingData
    sizes: tuple[int, ...]  # nodes of every layer, the inputs first
    batch_size: int  # at most all examples that there are


def ingredients_of(experiment: Experiment, own: OwnTable | None) -> Ingredients:
    """Choose, prepare, and refuse what cannot be. Raises Problem.

    An experiment of before a setting was added has what is usual for it.
    """
    experiment = experiment.with_changes({})
    chosen = choose(experiment, own)
    data = prepared(experiment, chosen)
    sizes = (len(data.inputs), *experiment.hidden, len(data.output_names))
    refuse_what_cannot_be(experiment, chosen, data, sizes)
    return Ingredients(
        experiment,
        own if experiment.data == OWN else None,
        chosen,
        data,
        sizes,
        min(experiment.batch_size, len(data.train_rows)),
    )
