"""NumPy reads an archive of weights back exactly, without unpickling."""

import io

import numpy as np
import pytest

from network_playground.exports.weights import weights_file
from network_playground.runs.experiment import Experiment
from network_playground.sessions.session import Session


def arrays_in(content):
    with np.load(io.BytesIO(content), allow_pickle=False) as arrays:
        return dict(arrays)


@pytest.mark.parametrize("dtype", ["float64", "float32"])
def test_all_named_arrays_of_a_moment_come_back(dtype):
    experiment = Experiment(data="iris", optimizer="adam", dtype=dtype)
    session = Session(experiment, step=5)
    network = session.trial.run.network
    arrays = arrays_in(weights_file(session.trial.run))
    assert set(arrays) >= {
        *("weights_1", "biases_1", "weights_2", "biases_2", "mean", "squares"),
        *(
            "weight_gradients_1",
            "bias_changes_2",
            "a_0",
            "a_1",
            "a_2",
            "z_1",
            "delta_2",
        ),
        *("targets", "error"),
    }
    assert not any("ones" in name for name in arrays)
    assert arrays["weights_1"].dtype == dtype
    assert arrays["weights_1"].tobytes() == network.layers[0].weights.tobytes()
    assert arrays["a_2"].tobytes() == network.output.a.tobytes()
    assert arrays["a_0"].shape == (4, 32)
