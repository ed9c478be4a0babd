"""The commands that only ask: what they find is told, and nothing changes."""

import numpy as np
from pydantic import Field

from network_playground.measures.answer import answer_to, predicted
from network_playground.measures.dependence import dependence_on
from network_playground.measures.report import report_of
from network_playground.measures.surface.along import loss_along, points_for
from network_playground.measures.surface.gradient_check import check_gradient
from network_playground.measures.way import MOST, way_of
from network_playground.runs.edits.parameters import Index, Name
from network_playground.runs.problem import Problem
from network_playground.runs.reach import forward_work
from network_playground.runs.run import Run
from network_playground.sessions.commands.command import Command, Player
from network_playground.sessions.shapes.events import (
    AnswerEvent,
    ExampleEvent,
    WayEvent,
)
from network_playground.sessions.telling.header import known_of
from network_playground.words.prediction import prediction_of, push_text


class Ask(Command):
    """Ask what the network says of an example that is not in the data."""

    kind = "ask"
    values: dict[str, float | str]
    """What is known of it, by column, in the words and units of the data."""

    def carry_out(self, session: Player) -> None:
        run = session.trial.run
        answer = answer_to(run, self.values)
        event: AnswerEvent = {
            "kind": "answer",
            "values": dict(self.values),
            "prediction": prediction_of(run, answer.outputs, None).shown(),
            "pushes": [
                {
                    "column": push.column,
                    "words": run.dataset.column(push.column).words,
                    "push": push.size,
                    "text": push_text(run, push.size),
                }
                for push in answer.pushes
            ],
            "activations": answer.activations,
        }
        session.tell(event)


class TellExample(Command):
    """Ask who an example of the data is, and what the network says of it."""

    kind = "tell_example"
    row: int
    """Its row in the data set, from 0."""

    def work(self, session: Player) -> float:
        return session.trial.run.network.parameters.size

    def carry_out(self, session: Player) -> None:
        run = session.trial.run
        inputs = run.data.inputs_of(self.row)
        if inputs is None:
            raise Problem(
                f"row: expected that of an example that teaches or examines, found "
                f"{self.row}.",
                "row",
            )
        outputs = predicted(run, inputs[np.newaxis])[:, 0]
        event: ExampleEvent = {
            "kind": "example",
            "row": self.row,
            "facts": known_of(run.data, self.row)[0],
            "truth": run.data.truth(self.row),
            "prediction": prediction_of(run, outputs, self.row).shown(),
        }
        session.tell(event)


class TellWay(Command):
    """Ask how an example of the data was answered on the way to the present step."""

    kind = "tell_way"
    row: int
    """Its row in the data set, from 0."""

    def work(self, session: Player) -> float:
        return (MOST + 1) * session.trial.run.network.parameters.size

    def carry_out(self, session: Player) -> None:
        run = session.trial.run
        way = way_of(session.trial.timeline, self.row)
        event: WayEvent = {
            "kind": "way",
            "row": self.row,
            "truth": run.data.truth(self.row),
            "goal": _goal(run, self.row),
            "steps": way.steps,
            "answers": way.answers,
        }
        session.tell(event)


def _goal(run: Run, row: int) -> float:
    """Give the answer that would be exactly right."""
    dataset = run.dataset
    if dataset.task == "two_classes":
        return float(dataset.classes[row])
    if dataset.outcomes:
        return 1.0
    return float(dataset.value(dataset.targets[0].name, row))


class OfParameter(Command):
    """A question about one weight or bias."""

    name: Name
    """Whether it is one of the weights or of the biases."""
    layer: int
    """The layer that it belongs to, from 1: that of the node it leads into."""
    index: Index
    """[from, to] of a weight, [node] of a bias: nodes of a layer, from 0."""


class CheckGradient(OfParameter):
    """Compare the gradient of a weight or bias with the slope of the loss, measured."""

    kind = "check_gradient"

    def carry_out(self, session: Player) -> None:
        timeline = session.trial.timeline
        session.tell(check_gradient(timeline, self.name, self.layer, self.index))


class LossAlong(OfParameter):
    """Ask how the loss of the batch changes with one weight or bias, all else as it is.

    The answer tells the slope where the present step begins, and how far it moves.
    """

    kind = "loss_along"
    closer: int = Field(default=0, ge=0, le=6)
    """How often the range is divided by ten, as far as the step still fits into it."""

    def work(self, session: Player) -> float:
        run = session.trial.run
        batch = run.network.parameters.size * run.batches.batch_size
        return points_for(batch) * forward_work(run)

    def carry_out(self, session: Player) -> None:
        timeline = session.trial.timeline
        session.tell(
            loss_along(timeline, self.name, self.layer, self.index, self.closer)
        )


class Report(Command):
    """Ask how good the network is on all examples, and what goes on inside."""

    kind = "report"

    def carry_out(self, session: Player) -> None:
        session.tell(report_of(session.trial.scorer))


class Dependence(Command):
    """Ask how the answers change with one column, all else as it is."""

    kind = "dependence"
    column: str
    """The name of a column that enters the network."""

    def carry_out(self, session: Player) -> None:
        session.tell(dependence_on(session.trial.run, self.column))
