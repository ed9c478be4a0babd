"""All that a person can ask of a session: one class per command, one table.

``parse_command`` is the only door: what it lets through is of the right shape. Each
command says itself how a session carries it out.
"""

from typing import Annotated, Any, Literal

from pydantic import Field, ValidationError

from network_playground.runs.edits import (
    Freeze,
    Index,
    SetLearningRate,
    SetParameter,
)
from network_playground.runs.problem import Problem, problem_of
from network_playground.sessions import beginnings
from network_playground.sessions.commands.asking import (
    Ask,
    CheckGradient,
    Dependence,
    Report,
)
from network_playground.sessions.commands.command import Command, Player, Unit
from network_playground.sessions.speeds import SPEEDS


class Switch(Command):
    """A command that only notes something."""

    def work(self, session: Player) -> float:
        return 0


class Play(Switch):
    kind = "play"

    def carry_out(self, session: Player) -> None:
        session.set_playing(True)


class Pause(Switch):
    kind = "pause"

    def carry_out(self, session: Player) -> None:
        session.set_playing(False)


class Step(Command):
    kind = "step"
    unit: Unit = "step"

    def work(self, session: Player) -> float:
        return session.trial.walk_work(self.unit, 1)

    def carry_out(self, session: Player) -> None:
        session.walk(self.unit, 1)


class Back(Command):
    kind = "back"
    unit: Unit = "step"

    def work(self, session: Player) -> float:
        return session.trial.walk_work(self.unit, -1)

    def carry_out(self, session: Player) -> None:
        session.walk(self.unit, -1)


class Jump(Command):
    kind = "jump"
    step: int

    def carry_out(self, session: Player) -> None:
        session.jump(self.step)


class Reset(Command):
    kind = "reset"

    def carry_out(self, session: Player) -> None:
        session.leave_for(beginnings.begin_again(session.trial))


class SetSpeed(Switch):
    kind = "set_speed"
    speed: Annotated[int, Field(ge=0, lt=len(SPEEDS))]

    def carry_out(self, session: Player) -> None:
        session.set_speed(self.speed)


class SetExperiment(Command):
    kind = "set_experiment"
    experiment: dict[str, Any]

    def carry_out(self, session: Player) -> None:
        session.leave_for(
            beginnings.begin_changed(session.trial, self.experiment, session.own)
        )


class SetPoints(Command):
    """Start the experiment again on points that a person placed."""

    kind = "set_points"
    points: list[Any]  # each [x1, x2, class or number]
    held_out: list[int] | None = None  # places of those that only examine

    def carry_out(self, session: Player) -> None:
        points = {"points": self.points, "held_out": self.held_out}
        session.leave_for(beginnings.begin_changed(session.trial, points, session.own))


class FocusExample(Switch):
    kind = "focus_example"
    index: Annotated[int, Field(ge=0)]

    def carry_out(self, session: Player) -> None:
        session.focus(self.index)


class Open(Command):
    kind = "open"
    experiment: dict[str, Any]
    step: Annotated[int, Field(ge=0)] = 0
    preset: str | None = None  # with what is set by hand there before the first step

    def carry_out(self, session: Player) -> None:
        trial, remark = beginnings.begin_link(
            self.experiment, session.own, self.step, self.preset
        )
        if remark or not trial.is_like(session.trial):  # else there is nothing to undo
            session.leave_for(trial, remark)


class UseTable(Command):
    kind = "use_table"
    target: str
    kinds: dict[str, str] = Field(default_factory=dict)
    missing: str = "median"

    def carry_out(self, session: Player) -> None:
        if session.offer is None:
            raise Problem("Expected a table to use, found none; add it once more.")
        table = session.offer.chosen(self.target, self.kinds, self.missing)
        experiment = session.trial.run.experiment
        session.leave_for(beginnings.begin_on(table, experiment))


class OpenPreset(Command):
    kind = "open_preset"
    name: str

    def carry_out(self, session: Player) -> None:
        session.leave_for(beginnings.begin_preset(self.name))


class SetParameterCommand(Command):
    kind = "set_parameter"
    name: Literal["weights", "biases"]
    layer: int
    index: Index
    value: Annotated[float, Field(ge=-1e6, le=1e6)]
    goes_on: bool = False  # with the command before: one movement of a hand

    def carry_out(self, session: Player) -> None:
        edit = SetParameter(**self.model_dump(exclude={"goes_on"}))
        session.edit(edit, self.goes_on)


class FreezeCommand(Command):
    kind = "freeze"
    name: Literal["weights", "biases"]
    layer: int
    index: Index
    is_frozen: bool = True

    def carry_out(self, session: Player) -> None:
        session.edit(Freeze(**self.model_dump()))


class SetLearningRateCommand(Command):
    kind = "set_learning_rate"
    value: Annotated[float, Field(gt=0, le=100)]
    goes_on: bool = False

    def carry_out(self, session: Player) -> None:
        session.edit(SetLearningRate(value=self.value), self.goes_on)


class Undo(Command):
    kind = "undo"

    def carry_out(self, session: Player) -> None:
        session.undo()


class Redo(Command):
    kind = "redo"

    def carry_out(self, session: Player) -> None:
        session.redo()


COMMANDS: dict[str, type[Command]] = {
    command.kind: command
    for command in (
        Play,
        Pause,
        Step,
        Back,
        Jump,
        Reset,
        SetSpeed,
        SetExperiment,
        SetPoints,
        FocusExample,
        Open,
        UseTable,
        OpenPreset,
        SetParameterCommand,
        FreezeCommand,
        SetLearningRateCommand,
        Undo,
        Redo,
        Ask,
        CheckGradient,
        Report,
        Dependence,
    )
}


def parse_command(message: dict[str, Any]) -> Command:
    """Turn a message into a command. Raises Problem for anything else."""
    fields = {key: value for key, value in message.items() if key != "kind"}
    kind = message.get("kind")
    if not isinstance(kind, str) or kind not in COMMANDS:
        raise Problem(
            f"kind: expected one of {', '.join(COMMANDS)}; found {kind!r:.60}.", "kind"
        )
    try:
        return COMMANDS[kind].model_validate(fields)
    except ValidationError as invalid:
        raise problem_of(invalid) from None
