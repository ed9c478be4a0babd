"""The commands that only ask: what they find is told, and nothing changes."""

from typing import Literal

from network_playground.measures.answer import answer_to
from network_playground.measures.dependence import dependence_on
from network_playground.measures.gradient_check import check_gradient
from network_playground.measures.report import report_of
from network_playground.runs.edits import Index
from network_playground.sessions.commands.command import Command, Player
from network_playground.words.prediction import prediction_of, push_text


class Ask(Command):
    """Ask about an example that is not in the data."""

    kind = "ask"
    values: dict[str, float | str]

    def carry_out(self, session: Player) -> None:
        run = session.trial.run
        answer = answer_to(run, self.values)
        session.tell(
            {
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
        )


class CheckGradient(Command):
    """Compare a gradient with the slope measured from two losses."""

    kind = "check_gradient"
    name: Literal["weights", "biases"]
    layer: int
    index: Index

    def carry_out(self, session: Player) -> None:
        timeline = session.trial.timeline
        session.tell(check_gradient(timeline, self.name, self.layer, self.index))


class Report(Command):
    """Ask how good the network is, and what goes on inside."""

    kind = "report"

    def carry_out(self, session: Player) -> None:
        session.tell(report_of(session.trial.scorer))


class Dependence(Command):
    """Ask how the answer changes with one column."""

    kind = "dependence"
    column: str

    def carry_out(self, session: Player) -> None:
        session.tell(dependence_on(session.trial.run, self.column))
