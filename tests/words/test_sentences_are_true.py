"""No sentence contradicts the numbers: who is meant, which way, how many, how often.

Random experiments are walked part by part; what a sentence claims is read from it and
compared with what plain computation on the frame's own numbers says.
"""

import re
from random import Random

import numpy as np
import pytest

from network_playground.engine.evaluation import predict
from network_playground.runs.chances import gives_chances
from network_playground.runs.experiment import Experiment
from network_playground.runs.names import node_name
from network_playground.sessions.session import Session
from network_playground.words.wording import thousands
from tests.page.network.moments import experiment_of

EXPERIMENTS = 90
NUMBER = r"−?[\d\u202f]+(?:\.\d+)?(?:·10[⁰¹²³⁴⁵⁶⁷⁸⁹⁻]+)?"
POWERS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "0123456789-")


def number(text):
    """Read a number as a sentence writes it."""
    text = text.replace("−", "-").replace("\u202f", "")
    mantissa, _, power = text.partition("·10")
    return float(mantissa) * 10.0 ** int(power.translate(POWERS) or 0)


def experiments():
    rng, found = Random(11), list[Experiment]()
    while len(found) < EXPERIMENTS:
        experiment = experiment_of(rng)
        if experiment is not None:
            found.append(experiment)
    return found


def moments(experiment, steps=2):
    """Walk the parts of some steps, with another example in focus now and then."""
    session = Session(experiment, step=3)
    rng = Random(experiment.seed)
    for _ in range(steps * len(session.trial.run.phases)):
        session.walk("phase", 1)
        session.focus(rng.randrange(session.trial.run.batches.batch_size))
        yield session, session.frame().header


@pytest.fixture(scope="module", params=range(6))
def walked(request):
    """Give the moments of a sixth of the experiments, each while it is present."""
    return experiments()[request.param :: 6]


def each(walked, *phases):
    for experiment in walked:
        for session, header in moments(experiment):
            if header["phase"]["name"] in phases:
                yield session, header, session.trial.run, header["sentence"]


def test_who_is_meant_has_the_number_of_their_row(walked):
    for _, header, run, sentence in each(walked, "data"):
        row = thousands(header["example"]["row"] + 1)
        assert f"known of {run.dataset.noun} {row}" in sentence["plain"]
        assert f"{run.sizes[0]} number" in sentence["plain"]


def test_the_node_that_is_named_is_the_one_that_is_meant(walked):
    for session, header, run, sentence in each(walked, "forward", "backward"):
        layer = header["phase"]["layer"]
        if layer == len(run.sizes) - 1:
            assert header["named"] is None
            continue
        here, at = run.network.layers[layer - 1], session.trial.example
        is_forward = header["phase"]["name"] == "forward"
        numbers = (here.a if is_forward else here.delta)[:, at]
        named = header["named"]
        found = re.search(
            r"(?:Furthest from 0 is|The largest part reaches) (\S+):", sentence["plain"]
        )
        if len(numbers) == 1 or not numbers.any() and not is_forward:
            assert named is None and found is None
            continue
        best = int(np.abs(numbers).argmax())
        if found is None:  # no blame reaches this layer at all
            assert not is_forward and not here.gradients.any()
            continue
        assert named == {"layer": layer, "node": best, "source": None}
        assert found[1] == node_name(run, layer, best)
        assert found[1] in sentence["technical"]


def test_too_high_and_too_low_are_as_the_error_is(walked):
    for session, header, run, sentence in each(walked, "backward"):
        if header["phase"]["layer"] != len(run.sizes) - 1:
            continue
        error = run.network.error[:, session.trial.example]
        worst = int(np.abs(error).argmax())
        if not error[worst]:
            assert "exactly right" in sentence["plain"]
        else:
            way = "too high" if error[worst] > 0 else "too low"
            assert f"was {way} by" in sentence["plain"]
            if len(error) > 1:
                assert f"for {run.data.output_names[worst]} was" in sentence["plain"]


def test_the_weight_that_is_named_moved_most_and_as_it_is_told(walked):
    for _, header, run, sentence in each(walked, "update"):
        named = header["named"]
        most = max(
            float(np.abs(run.network.view("weight_changes", one.index)).max())
            for one in run.network.layers
        )
        if named is None:
            assert most == 0
            continue
        place = named["source"], named["node"]
        change = float(run.network.view("weight_changes", named["layer"])[place])
        assert abs(change) == most
        start = node_name(run, named["layer"] - 1, named["source"])
        end = node_name(run, named["layer"], named["node"])
        found = re.search(
            rf"from (.+) to (.+): ({NUMBER}) → ({NUMBER})\.$", sentence["plain"]
        )
        assert found is not None, sentence["plain"]
        assert found[1].endswith(start) and found[2] == end
        old, new = number(found[3]), number(found[4])
        assert (new - old) * change >= 0


def asked_again(run, step):
    """Ask the batch once more, apart from what the session has computed."""
    run.drop(step)
    network = run.new_network(run.batches.batch_size, is_training=True)
    network.parameters[:] = run.network.parameters
    objective = run.new_objective(network)
    predict(network, run.network.inputs, run.network.targets, objective, run.optimizer)
    return network


def test_what_an_update_did_is_told_as_it_is(walked):
    for session, header, run, sentence in each(walked, "repeat"):
        told, plain = header["again"], sentence["plain"]
        if told is None:
            assert "again:" not in plain
            continue
        with np.errstate(all="ignore"):
            now = asked_again(run, session.timeline.moment.step)
        before, after = run.network.terms.sum(0), now.terms.sum(0)
        better = int((after < before).sum())
        assert told["better"] == better
        if header["example"]["size"] > 1:
            assert f"For {better} of the {header['example']['size']} it got" in plain
            went = re.search(r"how wrong it is (fell|rose|stayed)", plain)
            assert went is not None
            change = float(after.mean() - before.mean())
            assert {"fell": change < 0, "rose": change > 0, "stayed": True}[went[1]]
        at = session.trial.example
        ways = {
            "nearer": "nearer to the truth",
            "further": "further off this time",
            "same": "as before",
        }
        assert ways[told["way"]] in plain
        if told["way"] == "same":
            continue
        # Told apart in print, and nearer only where the printed number is.
        first, second = told["pair"].split(" → ")
        assert first != second
        if run.dataset.task == "classes" and not gives_chances(run):
            own = run.dataset.classes[header["example"]["row"]]
            off = [
                abs(float(net.output.a[own, at]) - run.data.class_targets[1])
                for net in (run.network, now)
            ]
            assert bool(off[1] < off[0]) is (told["way"] == "nearer")
        elif run.dataset.task == "classes":
            own = run.dataset.classes[header["example"]["row"]]
            shares = [
                values[own] / (values.sum() or 1)
                for values in (
                    run.network.output.a[:, at].clip(0),
                    now.output.a[:, at].clip(0),
                )
            ]
            assert bool(shares[1] > shares[0]) is (told["way"] == "nearer")
        else:
            targets = run.network.targets[:, at]
            off = [
                float(np.abs(net.output.a[:, at] - targets).max())
                for net in (run.network, now)
            ]
            if len(targets) == 1:
                assert bool(off[1] < off[0]) is (told["way"] == "nearer")


def test_parts_steps_and_rounds_are_counted_alike(walked):
    for session, header, run, sentence in each(walked, "data", "repeat"):
        per_epoch = run.batches.per_epoch
        step = session.timeline.moment.step
        epoch, batch = divmod(step, per_epoch)
        technical = sentence["technical"]
        if header["phase"]["name"] == "data":
            assert header["step"] == step
            where = f"batch {thousands(batch + 1)} of {thousands(per_epoch)}"
            assert f"{where}, epoch {thousands(epoch + 1)}." in technical
        else:
            assert header["step"] == step + 1
            assert technical.startswith(f"Step {thousands(step + 1)} done")
            if batch + 1 < per_epoch:
                assert f"batch {thousands(batch + 1)} of" in technical
                assert f"epoch {thousands(epoch + 1)}." in technical
                left = thousands(per_epoch - batch - 1)
                assert f"{left} more step" in sentence["plain"]
            else:
                assert f"{thousands(epoch + 1)} epoch" in technical


def test_the_experiments_are_of_every_kind():
    drawn = experiments()
    tasks = {Session(one).trial.run.dataset.task for one in drawn[:40]}
    assert tasks == {"two_classes", "classes", "number"}
    assert {one.batch_size == 1 for one in drawn} == {True, False}
    assert any(one.dropout for one in drawn)
    assert Experiment() not in drawn
