"""All that a person can ask of a session, by kind.

``parse_command`` is the only door: what it lets through is of the right shape. A row
that is added to COMMANDS, or to the table of edits, is a command at once.
"""

from collections.abc import Mapping
from typing import Any

from pydantic import ValidationError

from network_playground.runs.edits.table import EDITS
from network_playground.runs.problem import Problem, problem_of
from network_playground.sessions.commands.asking import (
    Ask,
    CheckGradient,
    Dependence,
    LossAlong,
    Report,
    TellExample,
    TellWay,
)
from network_playground.sessions.commands.command import Command
from network_playground.sessions.commands.editing import Redo, Undo, command_of
from network_playground.sessions.commands.exploring import DrawLandscape, StopLandscape
from network_playground.sessions.commands.moving import Back, FocusExample, Jump, Step
from network_playground.sessions.commands.opening import (
    Open,
    OpenPreset,
    Reset,
    SetExperiment,
    SetPoints,
    UseTable,
)
from network_playground.sessions.commands.playing import Pause, Play, SetSpeed

COMMANDS: dict[str, type[Command]] = {
    command.kind: command
    for command in (
        Play,
        Pause,
        SetSpeed,
        Step,
        Back,
        Jump,
        FocusExample,
        Reset,
        SetExperiment,
        SetPoints,
        Open,
        OpenPreset,
        UseTable,
        Undo,
        Redo,
        Ask,
        TellExample,
        TellWay,
        CheckGradient,
        LossAlong,
        Report,
        Dependence,
        DrawLandscape,
        StopLandscape,
    )
}


def all_commands() -> dict[str, type[Command]]:
    """Give all commands by kind, with those that follow from the kinds of edits."""
    return COMMANDS | {kind: command_of(edit) for kind, edit in EDITS.items()}


def parse_command(message: Mapping[str, Any]) -> Command:
    """Turn a message into a command. Raises Problem for anything else."""
    fields = {key: value for key, value in message.items() if key != "kind"}
    kind, commands = message.get("kind"), all_commands()
    if not isinstance(kind, str) or kind not in commands:
        raise Problem(
            f"kind: expected one of {', '.join(commands)}; found {kind!r:.60}.", "kind"
        )
    try:
        return commands[kind].model_validate(fields)
    except ValidationError as invalid:
        raise problem_of(invalid) from None
