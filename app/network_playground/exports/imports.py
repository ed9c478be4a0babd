"""What a script imports: from NumPy and from Python's own library, nothing else."""

import sys
from importlib import import_module
from types import ModuleType

from network_playground.exports.function_text import WIDTH


def is_everywhere(module: str) -> bool:
    """Say whether a module is there wherever a script runs: NumPy's or Python's own."""
    root = module.partition(".")[0]
    return root == "numpy" or root in sys.stdlib_module_names


class Imports:
    """The imports of one script, in lines of two groups: Python's and NumPy's."""

    def __init__(self) -> None:
        self.modules: set[tuple[str, str]] = set()  # "numpy", and " as np"
        self.members: dict[str, set[str]] = {}  # by module

    def can_have(self, value: object) -> bool:
        """Say whether a value is a module, or one of its own, that is everywhere."""
        if isinstance(value, ModuleType):
            return is_everywhere(value.__name__)
        module, name = _home_of(value)
        return is_everywhere(module) and (
            getattr(import_module(module), name, None) is value
        )

    def add(self, name: str, value: object) -> None:
        """Import a value under a name."""
        if isinstance(value, ModuleType):
            alias = "" if name == value.__name__ else f" as {name}"
            self.modules.add((value.__name__, alias))
        else:
            module, its_own = _home_of(value)
            alias = "" if name == its_own else f" as {name}"
            self.members.setdefault(module, set()).add(its_own + alias)

    def lines(self) -> tuple[str, str]:
        """Write them in order: those of Python's library, those of NumPy."""
        return self._lines(of_numpy=False), self._lines(of_numpy=True)

    def _lines(self, of_numpy: bool) -> str:
        modules = sorted(
            m + alias for m, alias in self.modules if of_numpy == _is_numpy(m)
        )
        lines = _lines("import ", modules)
        for module, names in sorted(self.members.items()):
            if of_numpy == _is_numpy(module):
                lines += _lines(f"from {module} import ", sorted(names))
        return "\n".join(lines)


def _home_of(value: object) -> tuple[str, str]:
    """Give the module and the name by which a value says that it is to be had."""
    module, name = getattr(value, "__module__", ""), getattr(value, "__name__", "")
    return (module, name) if isinstance(module, str) and name else ("", "")


def _is_numpy(module: str) -> bool:
    return module.partition(".")[0] == "numpy"


def _lines(start: str, names: list[str]) -> list[str]:
    """Write names behind the same start, in as few lines as they need."""
    lines: list[str] = []
    for name in names:
        if lines and len(lines[-1]) + len(name) + 2 <= WIDTH:
            lines[-1] += f", {name}"
        else:
            lines.append(start + name)
    return lines
