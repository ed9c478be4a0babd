"""What a session is asked it answers, and nothing changes."""

import pytest

from network_playground.runs.experiment import Experiment
from network_playground.runs.timeline import Moment
from network_playground.sessions.session import Session
from tests.sessions.acting import POINTS, do, header_of


@pytest.mark.parametrize("dtype", ["float64", "float32"])
def test_a_gradient_agrees_with_the_slope_of_the_loss(dtype):
    session = Session(POINTS.with_changes({"dtype": dtype, "l2": 0.01}), step=5)
    do(session, "set_parameter", name="weights", layer=2, index=[1, 0], value=0.5)
    session.timeline.go(Moment(5, 6))
    session.take_events()
    gradients = session.trial.run.network.view("weight_gradients", 2).copy()
    do(session, "check_gradient", name="weights", layer=2, index=[1, 0])
    (event,) = session.take_events()
    assert event["kind"] == "gradient_check"
    assert event["dtype"] == dtype
    close = 1e-12 if dtype == "float64" else 1e-5
    assert event["gradient"] == pytest.approx(float(gradients[1, 0]), rel=close)
    tolerance = 1e-5 if dtype == "float64" else 1e-2
    assert event["gradient"] == pytest.approx(event["measured"], rel=tolerance)


@pytest.mark.parametrize("dtype", ["float64", "float32"])
def test_every_gradient_agrees_within_the_rounding_of_the_loss(dtype):
    """Also where the loss is in the hundreds, and the slope too small to be seen."""
    experiment = Experiment(
        data="bank",
        hidden=(4,),
        activations=("tanh",),
        is_scaled=False,
        loss="half_squared_error",
        learning_rate=1e-6,
        l2=10.0,
        dtype=dtype,
    )
    session = Session(experiment, step=20)
    session.take_events()
    for layer, fan_in in ((1, len(session.trial.run.data.inputs)), (2, 4)):
        for start in range(fan_in):
            do(session, "check_gradient", name="weights", layer=layer, index=[start, 0])
            (event,) = session.take_events()
            apart = abs(event["gradient"] - event["measured"])
            size = max(abs(event["gradient"]), abs(event["measured"]))
            assert apart <= event["rounding"] or apart <= 2e-2 * size


def test_a_new_example_is_answered_as_the_same_row_of_the_data_is():
    session = Session(Experiment(data="bank"), step=100)
    session.timeline.go(Moment(100, 2))
    header = header_of(session)
    session.take_events()
    do(session, "ask", values=header["example"]["values"])
    (event,) = session.take_events()
    assert event["prediction"]["number"] == header["prediction"]["number"]
    assert event["prediction"]["is_right"] is None
    assert event["prediction"]["chances"] == pytest.approx(
        header["prediction"]["chances"], rel=1e-12
    )
    pushes = [abs(push["push"]) for push in event["pushes"]]
    assert pushes == sorted(pushes, reverse=True)
    assert 0 < pushes[0] < 1


def test_a_push_is_what_the_answer_loses_without_that_column():
    session = Session(Experiment(data="bank"), step=200)
    columns = session.snapshot_events()[0]["columns"]
    values = {column["name"]: column["typical"] for column in columns}
    do(session, "ask", values=values | {"Age": 70.0})
    (event,) = session.take_events()
    push = next(push for push in event["pushes"] if push["column"] == "Age")
    run = session.trial.run
    age = next(single for single in run.data.inputs if single.column == "Age")
    do(session, "ask", values=values | {"Age": age.mean})
    without = session.take_events()[0]["prediction"]["chances"][1]
    assert push["push"] == pytest.approx(event["prediction"]["chances"][1] - without)
    assert push["text"] == f"+{round(100 * push['push'])} points"


@pytest.mark.parametrize("data", ["iris", "sine", "circle", "worked_example"])
def test_the_typical_example_of_every_task_can_be_asked_about(data):
    session = Session(Experiment(data=data))
    columns = session.snapshot_events()[0]["columns"]
    do(session, "ask", values={column["name"]: column["typical"] for column in columns})
    (event,) = session.take_events()
    sizes = [len(layer) for layer in event["activations"]]
    assert sizes == list(session.trial.run.sizes)
    for push in event["pushes"]:
        assert push["text"][0] in "+−u", push
