"""A newcomer sees one customer, and every part of a step."""

from network_playground.sessions.commands.opening import Open
from network_playground.sessions.first import first_session
from network_playground.sessions.speeds import DEFAULT_SPEED


def test_a_newcomer_begins_with_one_customer_and_a_part_at_a_time():
    session = first_session()
    run = session.trial.run
    assert run.dataset.key == "bank" and run.batches.batch_size == 1
    assert session.speed.unit == "phase"
    a_step = len(run.phases) / session.speed.per_second
    assert 3 <= a_step <= 8, "seconds, to follow the parts without being bored"


def test_whoever_follows_a_link_plays_at_the_usual_speed():
    session = first_session()
    session.handle(Open(experiment={"data": "circle"}))
    assert session.speed_index == DEFAULT_SPEED


def test_a_speed_that_was_chosen_is_kept_when_a_link_is_opened():
    session = first_session()
    session.walk("phase", 1)
    session.set_speed(1)
    session.handle(Open(experiment={"data": "circle"}))
    assert session.speed_index == 1
