"""The plainest way to any moment: from the start, part by part, without a shortcut."""

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np

from network_playground.runs.asked_again import AskingAgain
from network_playground.runs.edits.edit import Edit
from network_playground.runs.edits.learning_rate import SetLearningRate
from network_playground.runs.edits.parameters import Freeze, SetParameter
from network_playground.runs.experiment import Experiment
from network_playground.runs.frame import FrameLayout
from network_playground.runs.run import Run
from network_playground.runs.timeline import Moment, Timeline
from network_playground.words.narration import Sentence, sentence_of
from network_playground.words.prediction import prediction_of
from network_playground.words.scene import Scene


class Shown(NamedTuple):
    """What a person sees of a moment: the bits of its numbers, and its sentence."""

    numbers: bytes
    sentence: Sentence


def shown_by(
    run: Run,
    moment: Moment,
    example: int = 0,
    edits: Sequence[Edit] = (),
    stepped: Any = None,
) -> Shown:
    """Show what the run's network holds, which stands at ``moment``.

    ``stepped`` are the parameters as the step left them, before any hand.
    """
    phase = run.phases[moment.phase]
    is_updated = phase.name in ("update", "repeat")
    steps_done = moment.step + is_updated
    row = int(run.batches.at(moment.step).rows[example])
    prediction = prediction_of(run, run.network.output.a[:, example], row)
    truth = run.data.truth(row)
    is_last = phase is run.phases[-1]
    by_hand = [edit for edit in edits if is_last and edit.step == steps_done]
    again = AskingAgain(run).ask(moment.step, stepped) if is_updated else None
    scene = Scene(
        run, phase, steps_done, example, row, prediction, truth, by_hand, again
    )
    return Shown(FrameLayout(run).numbers(example).tobytes(), sentence_of(scene))


def shown_at(timeline: Timeline, example: int = 0) -> Shown:
    """Show the present moment of a timeline."""
    stepped = timeline.stepped
    parameters = stepped and stepped[0]
    return shown_by(timeline.run, timeline.moment, example, timeline.edits, parameters)


class PlainReplay:
    """Keep the whole state of every moment from the start; grows as it is asked."""

    def __init__(self, experiment: Experiment, edits: Sequence[Edit] = ()) -> None:
        self.run = Run(experiment)
        self.edits = edits
        self.moments: list[list[tuple[Any, float, float]]] = []
        self.run.start()
        self._edit(0)
        self.state = self.run.network.state.copy()

    def at(self, moment: Moment, example: int = 0) -> Shown:
        network, rates = self.run.network, self.run.optimizer.rates
        while len(self.moments) <= moment.step:
            self._take(len(self.moments))
        state, network.loss, rate = self.moments[moment.step][moment.phase]
        network.state[:] = state
        rates.set("learning_rate", rate)
        stepped = None
        if self.run.phases[moment.phase].name == "repeat":
            before = self.moments[moment.step][moment.phase - 1][0]
            stepped = before[: network.parameters.size]
        return shown_by(self.run, moment, example, self.edits, stepped)

    def _take(self, step: int) -> None:
        """Take one step and note every moment of it."""
        run, network = self.run, self.run.network
        network.state[:] = self.state
        run.forget_traces()
        self._stand(step)
        moments = []
        for phase in run.begin(step):
            if phase.name == "repeat":
                self._edit(step + 1)
            rate = float(run.optimizer.rates["learning_rate"])
            moments.append((network.state.copy(), network.loss, rate))
        self.moments.append(moments)
        self.state = network.state.copy()

    def _edit(self, step: int) -> None:
        for edit in self.edits:
            if edit.step == step and isinstance(edit, SetParameter):
                network, index = self.run.network, edit.index
                kind = "weight" if edit.name == "weights" else "bias"
                values = network.view(edit.name, edit.layer)
                changes = network.view(f"{kind}_changes", edit.layer)
                changes[index] += edit.value - values[index]
                values[index] = edit.value

    def _stand(self, step: int) -> None:
        run, network = self.run, self.run.network
        rate = run.experiment.learning_rate
        is_free = np.ones(network.layout.size, network.state.dtype)
        for edit in self.edits:
            if edit.step > step:
                continue
            if isinstance(edit, SetLearningRate):
                rate = edit.value
            elif isinstance(edit, Freeze):
                view = network.layout.view(is_free, edit.name, edit.layer)
                view[edit.index] = not edit.is_frozen
        run.set_learning_rate(rate)
        network.trainable = is_free[: network.parameters.size]
