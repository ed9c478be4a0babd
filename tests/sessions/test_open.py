"""A link or a file opens an experiment at a step, as far as training goes at once."""

import pytest

from network_playground.runs.experiment import Experiment
from network_playground.runs.problem import Problem
from network_playground.runs.reach import MOST_STEPS, reach_of
from network_playground.runs.run import Run
from network_playground.sessions.commands.table import parse_command
from network_playground.sessions.presets import PRESETS
from network_playground.sessions.session import Session
from network_playground.sessions.speeds import FULL

SMALL = {"data": "circle", "hidden": [3], "batch_size": 10, "seed": 7}


def opened(session: Session, step: int, **experiment) -> list[str]:
    """Open an experiment and give the sentences that this led to."""
    message = {"kind": "open", "experiment": experiment, "step": step}
    session.handle(parse_command(message))
    events = session.take_events()
    return [event["message"] for event in events if event["kind"] == "problem"]


def test_open_leads_to_the_same_moment_as_training_by_hand():
    session = Session()
    assert opened(session, 57, **SMALL) == []
    walked = Session(Experiment(data="circle", hidden=(3,), batch_size=10, seed=7))
    for _ in range(57):
        walked.walk("step", 1)
    assert session.frame().header["step"] == 57
    assert session.frame().numbers.tobytes() == walked.frame().numbers.tobytes()


def test_what_is_not_named_is_as_usual_and_not_as_it_was():
    session = Session(Experiment(data="xor", seed=3, learning_rate=0.7))
    opened(session, 0, data="circle")
    assert session.experiment == Experiment(data="circle")


def test_open_has_a_curve_of_the_way():
    session = Session()
    opened(session, 120, **SMALL)
    steps = [point[0] for point in session.trial.curve.points()]
    assert steps[0] == 0 and steps[-1] == 120
    assert len(steps) == 61


def played_out(session: Session) -> None:
    while session.is_playing:
        session.play(None, lambda: True)


def test_a_far_step_is_played_to_and_told():
    session = Session()
    far = MOST_STEPS + 4_000
    (sentence,) = opened(session, far, **SMALL)
    assert "On the way to step 24\u202f000" in sentence
    assert session.is_playing and session.speed.per_second == FULL
    played_out(session)
    assert session.frame().header["step"] == far
    near = Session(Experiment.model_validate(SMALL, strict=False), step=far)
    assert session.frame().numbers.tobytes() == near.frame().numbers.tobytes()
    assert session.speed.per_second != FULL


def test_the_address_of_a_far_step_opens_what_is_there_already():
    session = Session()
    opened(session, MOST_STEPS + 10, **SMALL)
    played_out(session)
    before = session.revision
    assert opened(session, MOST_STEPS + 10, **SMALL) == []
    assert session.revision == before and not session.is_playing


def test_the_way_to_a_far_step_ends_where_somebody_pauses_or_goes():
    for command in ({"kind": "pause"}, {"kind": "step"}, {"kind": "jump", "step": 3}):
        session = Session()
        opened(session, MOST_STEPS + 4_000, **SMALL)
        session.handle(parse_command(command))
        assert not session.is_playing
        session.handle(parse_command({"kind": "play"}))
        assert session.speed.per_second != FULL


def test_no_link_leads_further_than_a_machine_can_go_in_minutes():
    session = Session()
    (sentence,) = opened(session, 10**12, **SMALL)
    assert "to step 2\u202f000\u202f000" in sentence


def test_a_large_network_reaches_less_far():
    large = Run(Experiment(data="digits", hidden=(512, 256), batch_size=256))
    assert 1 <= reach_of(large) < 200
    assert reach_of(Run(Experiment())) == MOST_STEPS


def test_undo_brings_back_what_was_before_open():
    session = Session(Experiment(data="xor"), step=5)
    session.walk("step", 1)
    session.trial.score()
    before = session.saved()
    opened(session, 9, **SMALL)
    session.undo()
    assert session.saved() == before


def test_a_way_on_which_the_loss_breaks_ends_at_its_last_finite_step():
    session = Session()
    fields = {"data": "diabetes", "hidden": [], "batch_size": 32}
    sentences = opened(session, 5_000, learning_rate=100.0, **fields)
    assert len(sentences) == 1 and "beyond all bounds" in sentences[0]
    assert not session.is_playing
    assert session.frame().header["step"] < 5_000


def test_own_data_cannot_be_opened_without_the_table():
    session = Session()
    with pytest.raises(Problem, match="expected your own table, found none"):
        opened(session, 0, data="own")
    assert session.experiment == Experiment()


def test_a_link_to_a_preset_begins_with_what_is_set_there():
    session = Session()
    session.handle(parse_command({"kind": "open_preset", "name": "worked_example"}))
    session.walk("step", 1)
    wanted = session.frame().numbers.tobytes()
    fields = session.experiment.model_dump(mode="json")
    assert session.snapshot_events()[-1]["preset"] == "worked_example"
    followed = Session()
    message = {"kind": "open", "experiment": fields, "step": 1}
    followed.handle(parse_command({**message, "preset": "worked_example"}))
    assert followed.frame().numbers.tobytes() == wanted
    assert followed.snapshot_events()[-1]["preset"] == "worked_example"


@pytest.mark.parametrize("name", PRESETS)
def test_a_link_to_a_preset_alone_opens_it_as_it_comes(name):
    session = Session()
    session.handle(parse_command({"kind": "open_preset", "name": name}))
    followed = Session()
    message = {"kind": "open", "experiment": {}, "preset": name}
    followed.handle(parse_command(message))
    assert followed.experiment == session.experiment
    assert followed.frame().numbers.tobytes() == session.frame().numbers.tobytes()


def test_a_preset_that_was_changed_before_the_first_step_is_none():
    session = Session()
    session.handle(parse_command({"kind": "open_preset", "name": "worked_example"}))
    edit = {"name": "weights", "layer": 1, "index": [0, 0], "value": 3}
    session.handle(parse_command({"kind": "set_parameter", **edit}))
    assert session.snapshot_events()[-1]["preset"] is None


def test_a_preset_that_does_not_fit_or_exist_is_refused():
    session = Session()
    for preset in ("worked_example", "nowhere"):
        message = {"kind": "open", "experiment": SMALL, "preset": preset}
        with pytest.raises(Problem):
            session.handle(parse_command(message))
    assert session.experiment == Experiment()


def test_to_open_what_is_there_already_leaves_nothing_to_undo():
    session = Session()
    session.walk("phase", 1)
    session.walk("phase", -1)
    opened(session, 0)
    assert not session.snapshot_events()[-1]["can_undo"]
    opened(session, 0, seed=1)
    assert session.snapshot_events()[-1]["can_undo"]


def test_whoever_comes_by_a_link_has_left_nothing_to_undo():
    session = Session()
    opened(session, 9, **SMALL)
    assert not session.snapshot_events()[-1]["can_undo"]
    opened(session, 3, **SMALL)
    assert session.snapshot_events()[-1]["can_undo"]


def test_a_link_opened_again_goes_on_where_somebody_paused_or_is_on_its_way():
    session = Session()
    opened(session, MOST_STEPS + 4_000, **SMALL)
    session.handle(parse_command({"kind": "pause"}))
    assert len(opened(session, MOST_STEPS + 4_000, **SMALL)) == 1
    assert session.until == MOST_STEPS + 4_000
    session.play(100, lambda: True)
    left = len(session.history.past)
    opened(session, MOST_STEPS + 4_000, **SMALL)
    assert session.timeline.steps_done == MOST_STEPS + 100
    assert len(session.history.past) == left
    played_out(session)
    assert session.timeline.steps_done == MOST_STEPS + 4_000


def test_an_edit_or_play_on_the_way_keeps_the_goal():
    for message in (
        {"kind": "play"},
        {"kind": "set_learning_rate", "value": 0.01},
    ):
        session = Session()
        opened(session, MOST_STEPS + 4_000, **SMALL)
        session.handle(parse_command(message))
        assert session.until == MOST_STEPS + 4_000
        played_out(session)
        assert session.timeline.steps_done == MOST_STEPS + 4_000


def test_no_stop_rule_ends_the_way_to_the_step_of_a_link():
    near, far = Session(), Session()
    opened(near, 100, stop_epochs=1, **SMALL)
    opened(far, MOST_STEPS + 100, stop_epochs=1, **SMALL)
    played_out(far)
    assert near.timeline.steps_done == 100
    assert far.timeline.steps_done == MOST_STEPS + 100


def test_a_loss_that_does_not_go_with_the_output_is_set_right_and_said():
    session = Session()
    (sentence,) = opened(
        session, 3, loss="binary_cross_entropy", output="linear", **SMALL
    )
    assert "expected an output activation between 0 and 1" in sentence
    assert "chosen automatically; the rest is as in the link" in sentence
    expected = Experiment.model_validate({**SMALL, "output": "linear"}, strict=False)
    assert session.experiment == expected
    assert session.timeline.steps_done == 3
