"""What functions need to run elsewhere: their texts, and all that they read by name.

A name that a function reads is followed: what NumPy or Python brings is imported, a
function of ours comes along with its own text, a constant with its value. What cannot
be followed is refused, and so is a name that would mean two things in one script.
"""

import ast
import builtins
from collections.abc import Callable, Iterator, Mapping
from symtable import SymbolTable, symtable
from types import FunctionType, ModuleType
from typing import Any

from network_playground.exports.function_text import (
    moved_left,
    plain,
    refusal,
    text_of,
)
from network_playground.exports.imports import Imports, is_everywhere
from network_playground.exports.literals import literal_of

Function = Callable[..., Any]


class Collector:
    """Take functions along, each with all that it reads.

    ``brought`` are names that the script's frame itself reads, from NumPy or Python;
    ``made`` are names of ours for which the frame makes something in their place.
    Texts wait until ``section`` gives them out, what is called before who calls it.
    Raises Problem where something cannot be taken along.
    """

    def __init__(
        self, brought: Mapping[str, object], made: Mapping[str, object] | None = None
    ) -> None:
        self.meanings: dict[str, object] = {}
        self.made = made or {}
        self.imports = Imports()
        self.constants: list[str] = []
        self.waiting: list[str] = []
        for name, value in brought.items():
            self._add(name, value, name)

    def take(self, function: Function) -> str:
        """Take a function along. Returns the name under which it stands."""
        text = moved_left(text_of(function))
        name = function.__name__
        if self._is_new(name, function):
            self._follow(name, text, plain(function).__globals__)
            self.waiting.append(text)
        return name

    def take_class(self, name: str, base: str, *methods: Function) -> None:
        """Take methods along as those of a class that has no others."""
        texts = [text_of(method) for method in methods]
        for method, text in zip(methods, texts, strict=True):
            self._follow(name, f"class {name}:\n{text}", method.__globals__)
        if self._is_new(name, methods):
            self.waiting.append(f"class {name}({base}):\n" + "\n\n".join(texts))

    def section(self) -> str:
        """Give the texts that were taken along since the last call."""
        texts, self.waiting = self.waiting, []
        return "\n\n\n".join(texts)

    def refuse_clashes(self, frame: str) -> None:
        """Raise Problem where the frame has a meaning of its own for a name.

        The frame is the script without all that is collected.
        """
        top = symtable(frame, "<frame>", "exec")
        for symbol in top.get_symbols():
            if symbol.is_assigned() and symbol.get_name() in self.meanings:
                raise _two_meanings(symbol.get_name())
        for name in _read_from_outside(top):
            if hasattr(builtins, name):
                self._is_new(name, getattr(builtins, name))

    def _follow(self, reader: str, text: str, names: Mapping[str, object]) -> None:
        """Take along all that a text reads, where ``names`` are those around it."""
        top = symtable(text, "<text>", "exec")
        for table in _with_children(top):
            for symbol in table.get_symbols():
                if symbol.is_declared_global() and symbol.is_assigned():
                    raise refusal(reader, f"changes '{symbol.get_name()}' outside it")
        for module in _imported_in(text):
            if not is_everywhere(module):
                raise _not_everywhere(reader, module)
        for name in sorted(_read_from_outside(top)):
            if name in names:
                self._add(name, names[name], reader)
            elif hasattr(builtins, name):
                self._is_new(name, getattr(builtins, name))
            else:
                raise refusal(reader, f"reads '{name}', which is nowhere")

    def _add(self, name: str, value: object, reader: str) -> None:
        """Take along what a name stands for."""
        if name in self.made and self.made[name] is value:
            return
        if isinstance(value, ModuleType) and not is_everywhere(value.__name__):
            raise _not_everywhere(reader, value.__name__)
        if self.imports.can_have(value):
            if self._is_new(name, value):
                self.imports.add(name, value)
        elif callable(value) and isinstance(plain(value), FunctionType):
            its_own = self.take(value)
            if self._is_new(name, value):
                self.waiting.append(f"{name} = {its_own}")
        elif (literal := literal_of(value)) is not None:
            if self._is_new(name, value):
                self.constants.append(f"{name} = {literal}")
        else:
            raise refusal(
                reader,
                f"reads '{name}', and of what lies outside it only functions, numbers "
                f"and words can be taken along, not a {type(value).__name__}",
            )

    def _is_new(self, name: str, value: object) -> bool:
        """Note what a name means. Raises Problem where it means something else."""
        if name not in self.meanings:
            self.meanings[name] = value
            return True
        known = self.meanings[name]
        literal = literal_of(value)
        if known is value or (literal is not None and literal == literal_of(known)):
            return False
        raise _two_meanings(name)


def _with_children(table: SymbolTable) -> Iterator[SymbolTable]:
    yield table
    for child in table.get_children():
        yield from _with_children(child)


def _read_from_outside(top: SymbolTable) -> set[str]:
    """Find the names that a text reads: those of its functions, and those between."""
    inner = (table for table in _with_children(top) if table is not top)
    found = {one for table in inner for one in table.get_symbols() if one.is_global()}
    found |= {one for one in top.get_symbols() if one.is_referenced()}
    return {symbol.get_name() for symbol in found}


def _imported_in(text: str) -> Iterator[str]:
    """Name the modules that are imported inside a text."""
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Import):
            yield from (one.name for one in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield "." * node.level + (node.module or "")


def _not_everywhere(reader: str, module: str) -> Exception:
    return refusal(reader, f"reads {module}, and a script has NumPy and Python only")


def _two_meanings(name: str) -> Exception:
    return refusal(name, "would mean two different things in it")
