"""The commands that only ask: what they find is told, and nothing changes."""

from typing import Literal

from network_playground.playground.answer import answer_to
from network_playground.playground.command import Command, Player
from network_playground.playground.dependence import dependence_on
from network_playground.playground.edits import Index
from network_playground.playground.gradient_check import check_gradient
from network_playground.playground.report import report_of


class Ask(Command):
    """Ask about an example that is not in the data."""

    kind = "ask"
    values: dict[str, float | str]

    def carry_out(self, session: Player) -> None:
        session.tell(answer_to(session.trial.run, self.values))


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
