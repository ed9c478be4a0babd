"""A function's text is word for word that of its file, without types."""

import inspect
from typing import Any

import pytest

from network_playground.engine import activations, dropout, losses, optimizers
from network_playground.engine.numbers import Rates, square_of_ones
from network_playground.exports.function_text import (
    moved_left,
    text_of,
    without_types,
)
from network_playground.runs.problem import Problem


def test_only_the_types_go():
    text = '''\
def f(
    network: "Network",
    inputs: NDArray[Any],  # (fan_in, batch): every example is a column
    *rest: int,
    step: int = 0,  # how many came before
    **named: dict[str, int],
) -> Generator[Phase, None, None]:
    """Keep: this, and -> that."""
    total: float = 0.0  # in all
    self.kept: list[Floats] = [
        1
    ]
    return lambda x: {1: x}
'''
    assert (
        without_types(text)
        == '''\
def f(
    network,
    inputs,  # (fan_in, batch): every example is a column
    *rest,
    step=0,  # how many came before
    **named,
):
    """Keep: this, and -> that."""
    total = 0.0  # in all
    self.kept = [
        1
    ]
    return lambda x: {1: x}'''
    )


def test_a_head_that_has_room_stands_on_one_line():
    text = (
        'def f(\n    w: "Ä", gradients: Floats, t: int = 1\n) -> None:\n    pass  # é\n'
    )
    assert without_types(text) == "def f(w, gradients, t=1):\n    pass  # é"


def test_inner_functions_have_no_types_either():
    text = (
        "def f(k: Floats) -> F:\n"
        "    def inner(\n"
        "        z: Floats, a: Floats\n"
        "    ) -> None:\n"
        "        z: int\n"
        "        a[...] = k\n"
        "    return inner\n"
    )
    assert without_types(text) == (
        "def f(k):\n"
        "    def inner(z, a):\n"
        "        pass\n"
        "        a[...] = k\n"
        "    return inner"
    )


@pytest.mark.parametrize(
    "text",
    [
        "def f(a: (int), b: (\n  int\n) = (1)) -> (\n  int\n):\n    c: (int) = (1)\n",
        "def f(a: '->' = 1, *, b:int=2) -> '->':\n    return '->'\n",
        "def f(a : int , b= 1)->int :\n    x : int = 1 ; return x\n",
    ],
)
def test_a_text_of_any_shape_means_the_same(text):
    with_types: dict[str, Any] = {}
    without: dict[str, Any] = {}
    exec(text, with_types)
    exec(without_types(text), without)
    assert without["f"].__annotations__ == {}
    one, other = with_types["f"], without["f"]
    assert one.__code__.co_varnames == other.__code__.co_varnames
    assert one.__defaults__ == other.__defaults__
    assert one(1) == other(1)


def test_a_method_keeps_its_place():
    assert text_of(Rates.set).startswith("    def set(self, name, value):\n")


def test_what_is_cached_keeps_its_cache():
    assert text_of(square_of_ones).startswith("@cache\ndef square_of_ones(")


@pytest.mark.parametrize(
    "function",
    [
        function
        for module in (activations, losses, optimizers, dropout)
        for _, function in inspect.getmembers(module, inspect.isfunction)
        if function.__module__ == module.__name__
    ],
)
def test_a_function_of_the_engine_stands_as_it_is_below_its_head(function):
    source = inspect.getsource(function)
    if "def " not in source[4:]:
        body = source[source.index(":\n", source.index(")")) :]
        assert text_of(function).endswith(body.rstrip("\n"))


def test_an_inner_function_moves_to_the_left_with_nothing_else():
    text = (
        "    def f(a):\n"
        '        """Say.\n\n        More.\n        """\n'
        "        return a + 1\n"
    )
    assert moved_left(text).startswith('def f(a):\n    """Say.\n\n    More.\n')
    several = '    def f():\n        return """a\n        b"""\n'
    namespace: dict[str, Any] = {}
    exec(moved_left(several), namespace)
    assert namespace["f"]() == "a\n        b"


def test_a_file_that_has_changed_since_is_not_believed(tmp_path):
    file = tmp_path / "rules.py"
    file.write_text("def f(a):\n    return a + 1\n", encoding="utf-8")
    namespace: dict[str, Any] = {}
    exec(compile(file.read_text(encoding="utf-8"), str(file), "exec"), namespace)
    assert text_of(namespace["f"]) == "def f(a):\n    return a + 1"
    file.write_text("def f(a):\n    return a + 2  # longer\n", encoding="utf-8")
    with pytest.raises(Problem, match="'f' is no longer what its file says"):
        text_of(namespace["f"])


def test_what_has_no_text_is_refused():
    namespace: dict[str, Any] = {}
    exec("def f(a):\n    return a\n", namespace)
    with pytest.raises(Problem, match="'f' has no text of its own"):
        text_of(namespace["f"])
