"""The crowds show what the network answers, and what is said of them is so."""

import re
from base64 import b64decode
from collections import Counter
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from network_playground.measures.crowds import MOST, NOWHERE, TOP
from network_playground.runs.experiment import Experiment, experiment_from
from network_playground.runs.own_table import OwnTable
from network_playground.sessions.session import Session
from tests.sessions.acting import do, header_of

TABLES = ("bank", "iris", "wine", "digits", "breast_cancer", "auto_mpg", "diabetes")
PLACES = 6_000  # characters that a frame's crowds may take


def softmax(z):
    shares = np.exp(z - z.max())
    return shares / shares.sum()


ACTIVATIONS: dict[str, Callable[..., Any]] = {
    "tanh": np.tanh,
    "sigmoid": lambda z: 1 / (1 + np.exp(-z)),
    "softmax": softmax,
    "linear": lambda z: z,
}


def own_table(targets: list[str]) -> OwnTable:
    rows = [f"{place % 7},{place % 3},{word}" for place, word in enumerate(targets)]
    return OwnTable(
        title="mine",
        text="\n".join(["one,two,bought", *rows]),
        encoding="UTF-8",
        target="bought",
    )


def bytes_of(text):
    return np.frombuffer(b64decode(text), np.uint8)


def told_of(session):
    """Give who the crowds are, and what is told of them at present."""
    return session.snapshot_events()[0]["crowds"], header_of(session)["crowds"]


def answers_of(run, rows):
    """Compute the answers to rows of the table apart from what is tested."""
    answers = []
    for row in rows:
        a = run.data.encode(run.data.raw(int(row)))
        for layer in run.network.layers:
            z = a @ layer.weights + layer.biases
            a = ACTIVATIONS[layer.activation.name](z)
        answers.append(a)
    return np.array(answers)


def chance_of_truth(answers, truths):
    return answers[np.arange(len(truths)), np.array(truths, int)]


def test_crowds_are_where_neither_a_map_nor_a_line_is():
    for data in ("bank", "iris", "auto_mpg", "worked_example", "xor", "sine", "plane"):
        session = Session(Experiment(data=data))
        told, frame = session.snapshot_events()[0], header_of(session)
        has_other = bool(told["points"] or told["line"])
        assert (told["crowds"] is None) == has_other
        assert (frame["crowds"] is None) == has_other
        assert session.frame(has_map=False).header["crowds"] is None


@pytest.mark.parametrize("data", TABLES)
@pytest.mark.parametrize("step", [0, 200])
def test_each_stands_where_plain_computation_puts_it(data, step):
    session = Session(Experiment(data=data, hidden=(5,)), step=step)
    members, now = told_of(session)
    run, rows = session.trial.run, members["rows"]
    answers, truths = answers_of(run, rows), members["truths"]
    low, high = members["range"]
    if run.dataset.task == "two_classes":
        told, said = answers[:, 0], answers[:, 0] > 0.5
    elif run.dataset.task == "classes":
        told, said = chance_of_truth(answers, truths), answers.argmax(1)
    else:
        told = answers[:, 0] * run.data.target_scales[0] + run.data.target_means[0]
        said = None
        assert min(truths) > low
        assert max(truths) < high
    expected = np.clip((told - low) / (high - low), 0, 1) * TOP
    assert np.abs(bytes_of(now["places"]) - expected).max() <= 0.5 + 1e-6
    assert (now["said"] is None) == (said is None)
    if said is not None:
        assert (bytes_of(now["said"]) == said).all()
        assert truths == [run.dataset.classes[row] for row in rows]
    else:
        target = run.dataset.targets[0].name
        assert truths == pytest.approx([run.dataset.value(target, r) for r in rows])


def test_they_are_evenly_chosen_from_the_held_out_part_and_always_the_same():
    session = Session(Experiment(data="bank"))
    members, _ = told_of(session)
    held_out = session.trial.run.data.test_rows.tolist()
    places = [held_out.index(row) for row in members["rows"]]
    assert members["part"] == "test"
    assert len(set(places)) == len(places) == MOST
    assert (places[0], places[-1]) == (0, len(held_out) - 1)
    gaps = np.diff(places)
    assert gaps.min() >= len(held_out) // MOST
    assert gaps.max() <= len(held_out) // MOST + 1
    do(session, "reset")
    assert told_of(session)[0] == members


def test_where_nothing_is_held_out_those_that_teach_are_shown():
    session = Session(Experiment(data="iris", test_share=0.0))
    members, now = told_of(session)
    assert members["part"] == "train"
    assert sorted(members["rows"]) == list(range(150))
    assert now["right"] == header_of(session)["train_score"]


def test_a_frame_stays_small_however_much_data_there_is():
    for data in TABLES:
        _, now = told_of(Session(Experiment(data=data)))
        assert len(str(now)) < PLACES


def test_an_answer_beyond_all_bounds_has_no_place_and_is_told():
    session = Session(Experiment(data="auto_mpg", hidden=()))
    session.trial.run.network.layers[0].weights[...] = np.nan
    session.trial.scored_at = -1
    _, now = told_of(session)
    assert set(bytes_of(now["places"])) == {NOWHERE}
    assert now["sentence"]["plain"] == "Some of its answers are beyond all bounds."


def test_watching_changes_nothing_that_training_depends_on():
    session = Session(Experiment(data="bank"), step=5)
    before = session.trial.run.network.state.tobytes()
    session.frame()
    assert session.trial.run.network.state.tobytes() == before


def test_an_example_is_told_as_the_data_card_tells_it():
    session = Session(Experiment(data="bank"), step=30)
    members, _ = told_of(session)
    for row in [*members["rows"][::200], session.frame().header["example"]["row"]]:
        session.take_events()
        do(session, "tell_example", row=row)
        (event,) = session.take_events()
        run = session.trial.run
        (chance,) = answers_of(run, [row])[0]
        assert event["truth"] == run.data.truth(row)
        assert event["prediction"]["chances"][1] == pytest.approx(chance)
        assert event["prediction"]["is_right"] == (
            (chance > 0.5) == run.dataset.classes[row]
        )
        assert [fact["value"] for fact in event["facts"]] == [
            fact.value for fact in run.data.facts(row)
        ]


PERCENT = r"(?:(?P<{0}>\d+)|(?P<{0}_word>under 1|over 99))\u202f%"
CLASSES = re.compile(
    PERCENT.format("right")
    + " right, (?P<way>as many as|more than|fewer than)(?: the "
    + PERCENT.format("usual")
    + ")? by always saying “(?P<same>.+)”"
    + "(?:; (?:finds "
    + PERCENT.format("found")
    + " of (?P<those>.+)|of (?P<worst>.+) it finds least: "
    + PERCENT.format("least")
    + r"))?\."
)
NUMBER = re.compile(
    r"(?:.+: o|O)ff by (?P<off>[^ \u00a0]+)(?:\u00a0\S+)? on average, "
    r"(?P<way>as much as|less than|more than)"
    r"(?: the (?P<usual>[^ \u00a0]+)(?:\u00a0\S+)?)? by always saying the mean, .+\."
)


def level(match, name):
    """Read a printed share in per cent: "under 1" lies between 0 and 1."""
    words = {"under 1": 0.5, "over 99": 99.5}
    return words.get(match[f"{name}_word"]) or float(match[name] or 0)


def printed(share):
    """Give the level that a share of 1 is printed as."""
    whole = round(100 * share)
    if whole == 0 and share > 0:
        return 0.5
    return 99.5 if whole == 100 and share < 1 else whole


def number(text):
    """Read a printed number, with its groups of three and powers of ten."""
    mantissa, _, power = text.replace("\u202f", "").partition("·10")
    digits = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "0123456789-")
    return float(mantissa) * 10.0 ** int(power.translate(digits) or 0)


def rounding_of(text):
    """Tell by how much a printed number may be off: half of its last digit."""
    if "·10" in text:
        return {"rel": 0.06}
    return {"abs": 0.501 * 10.0 ** -len(text.partition(".")[2]), "rel": 1e-6}


EXPERIMENTS = st.builds(
    lambda data, **fields: (data, fields),
    st.sampled_from([*TABLES, "penguins", "two words", "three words", "numbers"]),
    seed=st.integers(0, 999),
    hidden=st.sampled_from([(), (3,), (4, 4)]),
    test_share=st.sampled_from([0.0, 0.1, 0.2, 0.5]),
    learning_rate=st.sampled_from([0.001, 0.1, 3.0]),
    dtype=st.sampled_from(["float64", "float32"]),
)
OWN = {
    "two words": ["no", "no", "yes"] * 20,
    "three words": ["red", "red", "blue", "green"] * 15,
    "numbers": [str(place * 1.25) for place in range(60)],
}


@settings(max_examples=60)
@given(EXPERIMENTS, st.integers(0, 40))
def test_the_sentence_agrees_with_the_numbers(chosen, step):
    data, fields = chosen
    own = own_table(OWN[data]) if data in OWN else None
    experiment = experiment_from({**fields, "data": "own" if own else data})
    session = Session(experiment, own=own, step=step)
    run, now = session.trial.run, header_of(session)["crowds"]
    held_out, taught = run.data.test_rows, run.data.train_rows
    rows = held_out if len(held_out) else taught
    scorer = session.trial.scorer
    with np.errstate(all="ignore"):
        answers = scorer.predictions(scorer.test if len(held_out) else scorer.train)
    if run.dataset.task == "number":
        check_number(run, now, answers[0], rows, taught)
    else:
        check_classes(run, now, answers, rows, taught)


def check_classes(run, now, answers, rows, taught):
    truth = run.dataset.classes[rows]
    middle = sum(run.data.class_targets) / 2
    said = answers.argmax(0) if len(answers) > 1 else (answers[0] > middle).astype(int)
    counts = Counter(run.dataset.classes[taught].tolist())
    usual = min(counts, key=lambda one: (-counts[one], one))
    right, same = float(np.mean(truth == said)), float(np.mean(truth == usual))
    assert (now["right"], now["usual_right"]) == pytest.approx((right, same))

    match = CLASSES.fullmatch(now["sentence"]["plain"])
    assert match, now["sentence"]["plain"]
    assert match["same"] == run.dataset.outcomes[usual].name
    assert level(match, "right") == printed(right)
    if match["way"] == "as many as":
        assert printed(right) == printed(same)
    else:
        assert level(match, "usual") == printed(same)
        is_more = level(match, "right") > level(match, "usual")
        assert match["way"] == ("more than" if is_more else "fewer than")
        assert level(match, "right") != level(match, "usual")
    shares = {
        one: float(np.mean(said[truth == one] == one)) for one in set(truth.tolist())
    }
    if match["those"]:
        outcome = run.dataset.outcomes[1 - usual]
        assert match["those"] == outcome.those
        assert level(match, "found") == printed(shares[1 - usual])
    elif match["worst"]:
        assert level(match, "least") == printed(min(shares.values()))
    else:
        assert right == 1 or set(shares) == {usual}
    technical = now["sentence"]["technical"]
    for part in now["sentence"]["plain"].split():
        if part.endswith("\u202f%"):
            assert part in technical


def check_number(run, now, answers, rows, taught):
    truth = run.dataset.values[run.dataset.targets[0].name]
    said = answers * run.data.target_scales[0] + run.data.target_means[0]
    off = float(np.abs(said - truth[rows]).mean())
    usual = float(np.abs(truth[taught].mean() - truth[rows]).mean())
    assert now["right"] is None
    match = NUMBER.fullmatch(now["sentence"]["plain"])
    assert match, now["sentence"]["plain"]
    assert off == pytest.approx(number(match["off"]), **rounding_of(match["off"]))
    if match["way"] == "as much as":
        same = number(match["off"])
        assert usual == pytest.approx(same, **rounding_of(match["off"]))
    else:
        base = number(match["usual"])
        assert usual == pytest.approx(base, **rounding_of(match["usual"]))
        is_less = number(match["off"]) < number(match["usual"])
        assert match["way"] == ("less than" if is_less else "more than")
        assert number(match["off"]) != number(match["usual"])
