"""The code that is shown is the code that runs, and the lit paragraph has just run."""

import inspect
from importlib.util import module_from_spec, spec_from_file_location

import numpy as np
import pytest

from network_playground.engine import training
from network_playground.runs.experiment import Experiment
from network_playground.runs.run import Run
from network_playground.runs.timeline import Moment
from network_playground.sessions.session import Session
from network_playground.words.source_lines import SOURCE, SourceLines


def lit_by_phase(source, steps):
    """Run a generator to its end and list (phase, its lit lines)."""
    lit = []
    for phase in steps:
        paragraph = source.paragraph_at(steps.gi_frame.f_lineno)
        lit.append((phase.name, source.lines[paragraph.first : paragraph.last + 1]))
    return lit


def begun(function, run):
    batch = run.batches.at(0)
    return function(
        run.network, batch.inputs, batch.targets, run.objective, run.optimizer, 0
    )


@pytest.fixture
def run():
    run = Run(Experiment(data="xor", hidden=(3, 2)))
    run.start()
    return run


YIELDS = {
    "data": "yield DATA",
    "forward": "yield layer.forward",
    "error": "yield ERROR",
    "update": "yield UPDATE",
    "repeat": "yield REPEAT",
}


def test_the_lit_paragraph_ends_in_the_yield_that_just_ran(run):
    lit = lit_by_phase(SOURCE, begun(training.training_step, run))
    assert [name for name, _ in lit] == [phase.name for phase in run.phases]
    backward = ["yield output.backward", "yield layer.backward", "yield layer.backward"]
    for name, lines in lit:
        expected = backward.pop(0) if name == "backward" else YIELDS[name]
        assert lines[-1].strip() == expected
        assert lines[0].strip().startswith(("# 1", "# 2", "# 3", "# 4", "# 5"))
        assert all(line.strip() for line in lines)
    assert not backward


def test_a_frame_says_which_lines_of_the_shown_source_are_lit():
    session = Session(Experiment(data="xor"))
    code = session.snapshot_events()[0]["code"]
    for place, phase in enumerate(session.trial.run.phases):
        session.timeline.go(Moment(2, place))
        first, last = session.frame().header["lines"]
        wanted = "backward" if phase.name == "backward" else YIELDS[phase.name]
        assert wanted in code["lines"][last]
        assert code["lines"][first].strip().startswith("# ")


def test_the_shown_lines_are_those_of_the_file():
    with open(inspect.getfile(training), encoding="utf-8") as file:
        written = file.read().splitlines()
    end = SOURCE.first_line - 1 + len(SOURCE.lines)
    assert SOURCE.lines == written[SOURCE.first_line - 1 : end]
    assert SOURCE.file == "network_playground/engine/training.py"


CHANGES = [
    # (what is changed, for what, and how many lines longer that is)
    ("    # 1 Give:", "    # Somebody wrote a line of their own.\n    # 1 Give:"),
    ("    network.inputs[...] = inputs\n", "    given = inputs\n\n"),
    ("def training_step(", "\n\n# something above\nfirst = 1\n\n\ndef training_step("),
]


@pytest.mark.parametrize(("old", "new"), CHANGES)
def test_the_lit_paragraph_follows_a_changed_copy_of_the_file(tmp_path, run, old, new):
    text = inspect.getsource(training)
    assert text.count(old) == 1
    path = tmp_path / "changed_training.py"
    path.write_text(text.replace(old, new), encoding="utf-8")
    spec = spec_from_file_location("changed_training", path)
    assert spec is not None and spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    source = SourceLines(module.training_step, "changed_training.py")
    if not new.startswith("\n"):
        assert source.lines != SOURCE.lines
    else:
        assert source.first_line > SOURCE.first_line
    if "own" in new:
        assert "    # Somebody wrote a line of their own." in source.lines
    for name, lines in lit_by_phase(source, begun(module.training_step, run)):
        wanted = "backward" if name == "backward" else YIELDS[name]
        assert wanted in lines[-1]


def test_a_line_of_no_paragraph_is_refused():
    with pytest.raises(ValueError, match="Line 1 of .*training.py is in no paragraph"):
        SOURCE.paragraph_at(1)
    blank = SOURCE.lines.index("") + SOURCE.first_line
    with pytest.raises(ValueError, match="no paragraph"):
        SOURCE.paragraph_at(blank)


def test_the_variables_beside_the_code_hold_what_the_network_holds():
    session = Session(Experiment(data="iris", hidden=(3,), batch_size=10))
    names = [phase.name for phase in session.trial.run.phases]
    session.timeline.go(Moment(1, names.index("error")))
    shown = {v["name"]: v for v in session.frame().header["variables"]}
    network = session.trial.run.network
    assert shown["network.error"]["shape"] == [3, 10]
    assert shown["network.error"]["first"] == network.error.flat[:3].tolist()
    assert shown["network.loss"]["first"] == [network.loss]
    assert shown["network.loss"]["shape"] == []
    session.timeline.go(Moment(1, names.index("forward")))
    shown = {v["name"]: v for v in session.frame().header["variables"]}
    assert shown["layer.z"]["shape"] == [3, 10]
    assert shown["layer.a"]["first"] == network.layers[0].a.flat[:3].tolist()


def test_what_the_optimizer_remembers_is_shown_beside_its_line():
    session = Session(Experiment(data="xor", optimizer="adam"), step=3)
    names = [phase.name for phase in session.trial.run.phases]
    session.timeline.go(Moment(3, names.index("update")))
    shown = {v["name"]: v for v in session.frame().header["variables"]}
    slots = session.trial.run.network.slots
    for name in ("mean", "squares"):
        told = shown[f"network.slots['{name}']"]
        assert told["shape"] == list(slots[name].shape)
        assert told["first"] == slots[name][:3].tolist()


def test_variables_that_are_not_finite_are_told_as_nothing(run):
    steps = begun(training.training_step, run)
    next(steps)
    run.network.inputs.flat[0] = np.nan
    values = {v["name"]: v["first"] for v in SOURCE.variables(steps.gi_frame)}
    assert values["network.inputs"][0] is None
    assert isinstance(values["network.inputs"][1], float)


def test_the_coloured_lines_are_as_many_as_the_plain_ones():
    assert len(SOURCE.coloured) == len(SOURCE.lines)
    place = next(i for i, line in enumerate(SOURCE.lines) if "yield DATA" in line)
    assert '<span class="k">yield</span>' in SOURCE.coloured[place]
