"""Every moment of every data set is told in both vocabularies, with its own numbers."""

import re
from dataclasses import replace

import numpy as np
import pytest

from network_playground.datasets.catalog import DATASETS
from network_playground.engine.activations import ACTIVATIONS
from network_playground.engine.losses import LOSSES
from network_playground.engine.optimizers import OPTIMIZERS
from network_playground.engine.rows import title_of
from network_playground.runs.experiment import Experiment
from network_playground.runs.names import node_name
from network_playground.runs.timeline import Moment
from network_playground.sessions.session import Session
from network_playground.words.again import told_apart
from network_playground.words.narration import FIVE_STEPS, SENTENCES
from network_playground.words.wording import counted, decimal, percent, thousands
from tests.sessions.acting import do

SUBSCRIPT = "₀₁₂₃"
STEPS = (0, 1, 40)
HIDDEN = {1: (4,), 2: (1, 3), 32: (5, 2)}
BROKEN = re.compile(
    r"\b(nan|none|inf|infinity)\b|beyond|  |\.\.|\( |\{|\}|−0\.00\b", re.I
)
UNSURE = re.compile(r"(?<![\d.\u202f])(0|100)\u202f%")


def counts_wrongly(dataset):
    """Find "1 customers" and "2 customer", whatever is counted."""
    ones = [
        dataset.noun,
        "number",
        "step",
        "example",
        "activation",
        "parameter",
        "node",
    ]
    many = [dataset.nouns, *(f"{one}s" for one in ones[1:])]
    return re.compile(
        rf"(?<![\d.,\u202f])1 (more )?({'|'.join(many)})\b"
        rf"|(?<![\d.])(0|[2-9]|[\d\u202f]{{2,}}) (more )?({'|'.join(ones)})\b"
    )


@pytest.fixture(scope="module", params=DATASETS)
def key(request):
    return request.param


@pytest.fixture(scope="module", params=[1, 2, 32])
def session(key, request):
    size = request.param
    hidden = HIDDEN[size]
    return Session(Experiment(data=key, batch_size=size, hidden=hidden))


def moments(session):
    for step in STEPS:
        for place, phase in enumerate(session.trial.run.phases):
            session.timeline.go(Moment(step, place))
            yield phase, session.frame()


def view(session, frame, name, layer=0):
    return session.trial.frame_layout.layout.view(frame.numbers, name, layer)


def what(header):
    return "example" if header["example"]["size"] == 1 else "batch"


def test_what_is_given_comes_with_the_question_that_it_is_given_for(key):
    session = Session(Experiment(data=key))
    question = session.trial.run.dataset.question
    told = session.frame().header["sentence"]["plain"]
    if key == "worked_example":  # two numbers without a meaning
        assert question == ""
        assert told.startswith("The machine is given")
    else:
        assert re.fullmatch(r"[A-Z][^?.]+\?", question)
        assert told.startswith(f"{question} The machine is given")


def test_every_sentence_is_whole_and_counts_rightly(session):
    wrong = counts_wrongly(session.trial.run.dataset)
    for phase, frame in moments(session):
        for sentence in frame.header["sentence"].values():
            assert sentence[0].isupper(), sentence
            assert sentence.endswith("."), sentence
            assert 15 < len(sentence) < 260, sentence
            assert not BROKEN.search(sentence), sentence
            assert not wrong.search(sentence), sentence
            is_classes = session.trial.run.dataset.outcomes
            answer = sentence.replace("instead of 100\u202f%", "")
            if UNSURE.search(answer) and is_classes and phase.name != "backward":
                chances = frame.header["prediction"]["chances"]
                assert set(chances) & {0.0, 1.0}, sentence


def test_the_numbers_are_those_of_the_frame(session):
    run = session.trial.run
    for phase, frame in moments(session):
        header, layer = frame.header, phase.layer
        plain, technical = header["sentence"].values()
        if phase.name == "data":
            assert counted(run.sizes[0], "number") in plain
            size = header["example"]["size"]
            number = thousands(header["example"]["row"] + 1)
            assert f"known of {run.dataset.noun} {number}" in plain
            assert size == 1 or f" {size}: " in plain
        elif phase.name == "forward":
            a = view(session, frame, "a", layer)
            if layer < len(run.sizes) - 1:
                assert plain.endswith(f": {decimal(a[np.abs(a).argmax()])}.")
            else:
                assert header["prediction"]["number"] in plain
            assert re.search(rf"{decimal(a.max())}[.,]", technical)
        elif phase.name == "error":
            assert header["prediction"]["number"] in plain
            assert header["example"]["truth"] in plain
            assert f" {decimal(header['example_loss'])}" in technical
            if header["example"]["size"] > 1:
                assert f"of the batch {decimal(header['loss'])}." in technical
        elif phase.name == "backward":
            gradients = (
                view(session, frame, "weight_gradients", layer),
                view(session, frame, "bias_gradients", layer),
            )
            steepest = max(np.abs(array).max() for array in gradients)
            mean = " (mean of the batch)" if header["example"]["size"] > 1 else ""
            assert f"steepest gradient {decimal(steepest, 4)}{mean}" in technical
            share = np.abs(view(session, frame, "delta", layer))
            if layer < len(run.sizes) - 1 and len(share) > 1 and share.any():
                name = node_name(run, layer, int(share.argmax()))
                assert f"The largest part reaches {name}: " in plain
                assert technical.endswith(f"largest |δ{SUBSCRIPT[layer]}| at {name}.")
                assert percent(share.max() / share.sum()) in plain
        elif phase.name == "update":
            changes = [
                view(session, frame, name, layer.index)
                for layer in run.network.layers
                for name in ("weight_changes", "bias_changes")
            ]
            moved = sum(int(np.count_nonzero(array)) for array in changes)
            total = sum(array.size for array in changes)
            those = "all" if moved == total else f"{thousands(moved)} of"
            assert f"It learns: {those} its {thousands(total)} numbers move" in plain
            largest = max(np.abs(array).max() for array in changes)
            assert f"largest change {decimal(largest, 4)}" in technical
        else:
            assert f"Step {thousands(header['step'])} done" in technical
            again = header["again"]
            losses = told_apart(again["loss_before"], again["loss_after"])
            assert f"loss of this {what(header)} {' → '.join(losses)}" in technical
            assert f"again: {again['pair']}" in plain


def test_plain_words_call_a_miss_the_same_before_and_after_it_is_corrected(session):
    run = session.trial.run
    place = [phase.name for phase in run.phases].index("error")
    session.timeline.go(Moment(3, place))
    compared = session.frame().header["sentence"]["plain"]
    session.timeline.go(Moment(3, place + 1))
    corrected = session.frame().header["sentence"]["plain"]
    found = re.search(r"(?:off by|an error of) (.+)\.$", compared)
    assert found is not None
    misses = found[1].split(" and ")
    assert any(f"by {miss}:" in corrected for miss in misses)


def told(experiment, step, name, layer=0):
    session = Session(experiment)
    phases = [(phase.name, phase.layer) for phase in session.trial.run.phases]
    session.timeline.go(Moment(step, phases.index((name, layer))))
    return session.frame().header["sentence"]


def test_the_story_is_told_as_it_is_meant_to_be():
    experiment = Experiment(batch_size=1)
    compared = told(experiment, 1, "error")
    assert re.fullmatch(
        r"The machine says \d+\u202f% will leave\. In truth this customer "
        r"(stayed|left)\. That is an error of 0\.\d\d\.",
        compared["plain"],
    )
    assert re.fullmatch(
        r"Loss: ŷ = σ\(−?\d\.\d\d\) = 0\.\d\d, target [01], "
        r"binary cross-entropy \d\.\d\d\.",
        compared["technical"],
    )
    learned = told(experiment, 0, "update")
    assert re.fullmatch(
        "It learns: 81 of its 113 numbers move a little, to make the error smaller. "
        r"Of the weights most moves the one from .* to .*: −?0\.\d+ → −?0\.\d+\.",
        learned["plain"],
    )
    assert "1: 81 parameters updated, largest change 0.0761; of" in learned["technical"]
    assert told(experiment, 0, "forward", 2)["plain"].endswith("It is still guessing.")
    assert "guessing" not in told(experiment, 1, "forward", 2)["plain"]


def test_of_several_classes_it_is_told_what_the_true_one_got():
    flower = told(Experiment(data="iris"), 0, "error")
    assert flower["plain"] == (
        "The machine says virginica, 36\u202f% sure. In truth this flower is a "
        "virginica: it got 36\u202f% instead of 100\u202f%. That is an error of 0.64."
    )
    assert "ŷ = (0.33, 0.31, 0.36), target (0, 0, 1), " in flower["technical"]
    digit = told(Experiment(data="digits"), 0, "error")["technical"]
    assert re.match(r"Loss: ŷ = 0\.\d\d for the target \d, ", digit)


@pytest.mark.parametrize(
    ("experiment", "step", "said"),
    [
        (Experiment(batch_size=1), 0, "next customer. 7\u202f999 more steps"),
        (Experiment(batch_size=2), 1, "Repeat with the next 2. 3\u202f998 more"),
        (Experiment(), 248, "1 more step and it has seen all 8\u202f000 "),
        (Experiment(), 249, "It has now seen all 8\u202f000 customers once."),
        (Experiment(), 499, "It has now seen all 8\u202f000 customers twice."),
        (Experiment(), 749, "It has now seen all 8\u202f000 customers 3 times."),
        (Experiment(), 250, "has seen all 8\u202f000 customers again."),
        (Experiment(data="iris"), 1, "1 more step and round 1 is done, with 96 of "),
        (Experiment(data="iris"), 2, "A round is done: it showed 96 of the 120 flo"),
        (Experiment(data="xor"), 23, "2 rounds are done: each showed 384 of the 40"),
        (Experiment(data="iris", batch_size=120), 0, "Repeat with the same flowers"),
        (Experiment(data="worked_example"), 1, "now seen its one example twice."),
        (Experiment(data="worked_example"), 1, "Repeat with the same example. It"),
    ],
)  # fmt: skip
def test_what_is_left_of_an_epoch_is_told(experiment, step, said):
    assert said in told(experiment, step, "repeat")["plain"]


def test_where_only_biases_move_no_weight_is_named():
    sentence = told(Experiment(initializer="zeros"), 0, "update")["plain"]
    assert sentence.endswith(
        "the error of all 32 customers smaller. No weight moves, only biases."
    )


def test_where_nothing_moves_it_says_so():
    dead = Experiment(
        data="worked_example", initializer="zeros", activations=("relu",), hidden=(2,)
    )
    sentence = told(dead, 0, "backward", 1)["plain"]
    assert sentence.startswith("No blame reaches the nodes of this layer")


def test_a_change_is_told_with_the_digits_that_show_it():
    small = Experiment(learning_rate=1e-4)
    sentence = told(small, 3, "update")["plain"]
    found = re.search(r": (\S+) → (\S+)\.$", sentence)
    assert found is not None
    assert found[1] != found[2]


@pytest.mark.parametrize("row", OPTIMIZERS.values(), ids=OPTIMIZERS)
def test_an_optimizer_is_said_as_it_is_spelt(row):
    sentence = told(Experiment(optimizer=row.name), 0, "update")["technical"]
    title = title_of(row)
    assert sentence[1:].startswith(f"{title[1:]} with learning rate")
    assert sentence[0] == title[0].upper()


def test_the_usual_spellings_are_kept():
    spelt = {title_of(row) for row in OPTIMIZERS.values()}
    assert {"AdamW", "RMSprop", "AdaGrad", "Adam", "Nadam", "gradient descent"} <= spelt
    assert title_of(ACTIVATIONS["leaky_relu"]) == "leaky ReLU"
    assert title_of(LOSSES["binary_cross_entropy"]) == "binary cross-entropy"


def test_every_phase_of_the_engine_belongs_to_one_of_the_five_steps():
    phases = [name for row in FIVE_STEPS for name in row.phases]
    assert len(FIVE_STEPS) == 5
    assert sorted(phases) == sorted(SENTENCES)
    assert all(row.plain and row.technical for row in FIVE_STEPS)


def test_an_activation_that_is_added_is_told_by_its_symbol(monkeypatch):
    row = replace(ACTIVATIONS["tanh"], name="bent", symbol="bend")
    monkeypatch.setitem(ACTIVATIONS, "bent", row)
    session = Session(Experiment(data="plane", activations=("bent",), output="bent"))
    told = []
    for phase in (1, 2, 3):
        session.timeline.go(Moment(0, phase))
        told.append(session.frame().header["sentence"]["technical"])
    assert "a₁ = bend(z₁)" in told[0]
    assert "ŷ = bend(" in told[1]
    assert "ŷ = bend(" in told[2]


def test_a_hand_is_not_taken_for_what_was_learnt():
    session = Session(Experiment(), step=1)
    learnt = session.frame().header["again"]
    do(session, "set_parameter", name="biases", layer=2, index=[0], value=100.0)
    assert session.frame().header["again"] == learnt


def test_where_all_is_frozen_no_gradient_is_said_to_be_0():
    session = Session(Experiment(data="xor", hidden=(), batch_size=10))
    for name, index in (("weights", [0, 0]), ("weights", [1, 0]), ("biases", [0])):
        do(session, "freeze", name=name, layer=1, index=index, is_frozen=True)
    places = [phase.name for phase in session.trial.run.phases]
    session.timeline.go(Moment(1, places.index("update")))
    told = session.frame().header["sentence"]["plain"]
    assert told == "Nothing moves: what could is frozen, or the corrections are 0."
