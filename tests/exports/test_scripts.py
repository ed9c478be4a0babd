"""What holds for the scripts of every kind."""

import ast
from dataclasses import replace

import pytest

from network_playground.exports.pytorch import pytorch_script
from network_playground.exports.scikit_learn import scikit_learn_script
from network_playground.exports.standalone import standalone_script
from network_playground.runs.experiment import Experiment
from network_playground.runs.problem import Problem
from tests.exports.runs import RUNS
from tests.exports.scripts import changes_by_formatter, timeline_of

WRITERS = [standalone_script, pytorch_script, scikit_learn_script]


@pytest.mark.parametrize("writer", WRITERS)
def test_too_many_examples_are_refused(writer, monkeypatch):
    monkeypatch.setattr("network_playground.exports.script.MOST_EXAMPLES_BYTES", 2**20)
    timeline = timeline_of(Experiment(hidden=(), data="digits", test_share=0.0))
    with pytest.raises(Problem, match="^Expected examples of at most 1 MB"):
        writer(timeline)


@pytest.mark.parametrize("writer", WRITERS)
def test_a_title_from_outside_stays_a_title(writer):
    timeline = timeline_of(Experiment(data="xor"))
    title = '"""\nraise SystemExit\n$imports \\'
    timeline.run.dataset = replace(timeline.run.dataset, title=title)
    tree = ast.parse(writer(timeline))
    assert "raise SystemExit" in (ast.get_docstring(tree) or "")
    assert not any(isinstance(node, ast.Raise) for node in ast.walk(tree))


@pytest.mark.parametrize("writer", WRITERS)
def test_a_long_title_of_a_large_network_breaks_into_lines(writer):
    hidden = (100, 101, 102, 103, 104, 105)
    timeline = timeline_of(Experiment(data="digits", hidden=hidden, batch_size=1000))
    timeline.run.dataset = replace(timeline.run.dataset, title="Long " * 20)
    heading = ast.get_docstring(ast.parse(writer(timeline))) or ""
    assert "64-100-101-102-103-104-105-10 network" in heading
    assert max(map(len, heading.splitlines())) <= 88


@pytest.mark.parametrize("writer", WRITERS)
@pytest.mark.parametrize("name", ["bank", "float32", "cosine schedule with adam"])
def test_the_formatter_leaves_a_script_as_it_is(writer, name, tmp_path):
    script = writer(timeline_of(*RUNS[name]))
    assert changes_by_formatter(script, tmp_path) == ""
