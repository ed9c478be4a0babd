"""All that a person can ask of a session: one class per command, one table.

``parse_command`` is the only door: what it lets through is of the right shape. Each
command says itself how a session carries it out.
"""

from typing import Annotated, Any, ClassVar, Literal, Protocol

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from app.playground.edits import AnyEdit, Freeze, Index, SetLearningRate, SetParameter
from app.playground.problem import Problem, problem_of
from app.playground.speeds import SPEEDS

Unit = Literal["phase", "step", "epoch"]


class Player(Protocol):
    """What a command may do with a session."""

    def set_playing(self, is_playing: bool) -> None: ...
    def walk(self, unit: Unit, direction: int) -> None: ...
    def jump(self, step: int) -> None: ...
    def reset(self) -> None: ...
    def set_speed(self, index: int) -> None: ...
    def set_experiment(self, changes: dict[str, Any]) -> None: ...
    def set_points(self, points: list[Any], held_out: list[int] | None) -> None: ...
    def open(self, fields: dict[str, Any], step: int) -> None: ...
    def use_table(self, target: str, kinds: dict[str, str], missing: str) -> None: ...
    def open_preset(self, name: str) -> None: ...
    def focus(self, index: int) -> None: ...
    def edit(self, edit: AnyEdit, goes_on: bool = False) -> None: ...
    def undo(self) -> None: ...
    def redo(self) -> None: ...
    def ask(self, values: dict[str, float | str]) -> None: ...
    def report(self) -> None: ...
    def dependence(self, column: str) -> None: ...
    def check_gradient(self, name: str, layer: int, index: tuple[int, ...]) -> None: ...


class Command(BaseModel):
    """A validated wish; ``carry_out`` applies it or raises Problem."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", allow_inf_nan=False, strict=True
    )
    kind: ClassVar[str]

    def carry_out(self, session: Player) -> None:
        raise TypeError(f"{type(self).__name__} does not say how it is carried out.")


class Play(Command):
    kind = "play"

    def carry_out(self, session: Player) -> None:
        session.set_playing(True)


class Pause(Command):
    kind = "pause"

    def carry_out(self, session: Player) -> None:
        session.set_playing(False)


class Step(Command):
    kind = "step"
    unit: Unit = "step"

    def carry_out(self, session: Player) -> None:
        session.walk(self.unit, 1)


class Back(Command):
    kind = "back"
    unit: Unit = "step"

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
        session.reset()


class SetSpeed(Command):
    kind = "set_speed"
    speed: Annotated[int, Field(ge=0, lt=len(SPEEDS))]

    def carry_out(self, session: Player) -> None:
        session.set_speed(self.speed)


class SetExperiment(Command):
    kind = "set_experiment"
    experiment: dict[str, Any]

    def carry_out(self, session: Player) -> None:
        session.set_experiment(self.experiment)


class SetPoints(Command):
    kind = "set_points"
    points: list[Any]  # each [x1, x2, class or number]
    held_out: list[int] | None = None  # places of those that only examine

    def carry_out(self, session: Player) -> None:
        session.set_points(self.points, self.held_out)


class FocusExample(Command):
    kind = "focus_example"
    index: Annotated[int, Field(ge=0)]

    def carry_out(self, session: Player) -> None:
        session.focus(self.index)


class Open(Command):
    kind = "open"
    experiment: dict[str, Any]
    step: Annotated[int, Field(ge=0)] = 0

    def carry_out(self, session: Player) -> None:
        session.open(self.experiment, self.step)


class UseTable(Command):
    kind = "use_table"
    target: str
    kinds: dict[str, str] = Field(default_factory=dict)
    missing: str = "median"

    def carry_out(self, session: Player) -> None:
        session.use_table(self.target, self.kinds, self.missing)


class OpenPreset(Command):
    kind = "open_preset"
    name: str

    def carry_out(self, session: Player) -> None:
        session.open_preset(self.name)


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


class Ask(Command):
    kind = "ask"
    values: dict[str, float | str]

    def carry_out(self, session: Player) -> None:
        session.ask(self.values)


class CheckGradient(Command):
    kind = "check_gradient"
    name: Literal["weights", "biases"]
    layer: int
    index: Index

    def carry_out(self, session: Player) -> None:
        session.check_gradient(self.name, self.layer, self.index)


class Report(Command):
    kind = "report"

    def carry_out(self, session: Player) -> None:
        session.report()


class Dependence(Command):
    kind = "dependence"
    column: str

    def carry_out(self, session: Player) -> None:
        session.dependence(self.column)


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
