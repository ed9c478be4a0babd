"""The commands that change something by hand, and that take back what was done.

What changes something follows from the kinds of edits: each is a command too.
"""

from functools import cache
from typing import Any, ClassVar

from pydantic import Field, create_model

from network_playground.runs.edits.edit import Edit
from network_playground.sessions.commands.command import Command, Player

GOES_ON = (
    "Whether it goes on with the one before, as while a hand drags: undo takes one "
    "movement back at once."
)


class ByHand(Command):
    """A command that makes an edit of its own fields, at the present moment."""

    edit: ClassVar[type[Edit]]

    def carry_out(self, session: Player) -> None:
        fields = {name: getattr(self, name) for name in type(self).model_fields}
        goes_on = fields.pop("goes_on", False)
        session.edit(self.edit(**fields), goes_on)


@cache
def command_of(edit: type[Edit]) -> type[Command]:
    """Make the command that follows from a kind of edit.

    It has the fields of the edit but for the step, which is the present one.
    """
    fields: dict[str, Any] = {
        name: (field.annotation, field)
        for name, field in edit.model_fields.items()
        if name != "step"
    }
    if edit.is_dragged:
        fields["goes_on"] = bool, Field(default=False, description=GOES_ON)
    command: type[ByHand] = create_model(
        edit.__name__,
        __base__=ByHand,
        __doc__=edit.__doc__,
        __module__=edit.__module__,
        **fields,
    )
    command.kind, command.edit = edit.kind, edit
    return command


class Undo(Command):
    """Take back what was done last: an edit, or another experiment."""

    kind = "undo"

    def carry_out(self, session: Player) -> None:
        session.undo()


class Redo(Command):
    """Do again what was taken back last."""

    kind = "redo"

    def carry_out(self, session: Player) -> None:
        session.redo()
