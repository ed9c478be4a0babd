"""An archive of weights is read back exactly; a hostile one is refused, and cheaply."""

import io
import tracemalloc
import zipfile

import numpy as np
import pytest

from app.playground.experiment import Experiment
from app.playground.exports.weights import read_weights, weights_file
from app.playground.problem import Problem
from app.playground.run import Run
from app.playground.session import Session


def archive_of(entries, compression=zipfile.ZIP_DEFLATED):
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", compression) as archive:
        for name, data in entries:
            archive.writestr(name, data)
    return content.getvalue()


def npy_of(array, allow_pickle=False):
    content = io.BytesIO()
    np.lib.format.write_array(content, array, allow_pickle=allow_pickle)
    return content.getvalue()


def header_of(shape, descr="<f8"):
    content = io.BytesIO()
    described = {"descr": descr, "fortran_order": False, "shape": shape}
    np.lib.format.write_array_header_1_0(content, described)
    return content.getvalue()


@pytest.mark.parametrize("dtype", ["float64", "float32"])
def test_all_named_arrays_of_a_moment_come_back(dtype):
    experiment = Experiment(data="iris", optimizer="adam", dtype=dtype)
    session = Session(experiment, step=5)
    network = session.trial.run.network
    arrays = read_weights(weights_file(session.trial.run))
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


def test_numpy_itself_reads_the_archive_without_unpickling():
    run = Run(Experiment(data="xor"))
    run.start()
    with np.load(io.BytesIO(weights_file(run)), allow_pickle=False) as arrays:
        assert np.array_equal(arrays["weights_1"], run.network.layers[0].weights)


def test_arrays_in_columns_come_back_as_they_were():
    table = np.asfortranarray(np.arange(6.0).reshape(2, 3))
    arrays = read_weights(archive_of([("weights_1.npy", npy_of(table))]))
    assert np.array_equal(arrays["weights_1"], table)


ONE = npy_of(np.ones(3))
HOSTILE = {
    "nothing": (b"", "archive of weights"),
    "no archive": (b"\x80\x04\x95pickle", "archive of weights"),
    "half an archive": (archive_of([("a.npy", ONE)])[:-30], "archive of weights"),
    "a text": (archive_of([("a.txt", b"hello")]), "found 'a.txt'"),
    "no header": (archive_of([("a.npy", b"hello")]), "magic"),
    "a lying header": (
        archive_of([("a.npy", header_of((10**12,)) + bytes(80))]),
        "expected 80 bytes of numbers, found a header that says",
    ),
    "a negative size": (
        archive_of([("a.npy", header_of((-1, -10)) + bytes(80))]),
        "found a header that says",
    ),
    "objects": (
        archive_of([("a.npy", npy_of(np.array([{}], object), allow_pickle=True))]),
        "expected float32 or float64, found object",
    ),
    "whole numbers": (archive_of([("a.npy", npy_of(np.arange(3)))]), "found int64"),
    "no numbers": (archive_of([("a.npy", npy_of(np.array([np.nan])))]), "finite"),
    "many arrays": (
        archive_of([(f"a{n}.npy", ONE) for n in range(201)]),
        "at most 200 arrays, found 201",
    ),
    "a newer format": (
        archive_of([("a.npy", ONE[:6] + b"\x03\x00" + ONE[8:])]),
        "expected format 1 or 2",
    ),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_anything_else_is_refused_in_a_sentence(name):
    content, sentence = HOSTILE[name]
    with pytest.raises(Problem, match=sentence):
        read_weights(content)


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_two_arrays_of_one_name_are_refused():
    with pytest.raises(Problem, match="a name each"):
        read_weights(archive_of([("a.npy", ONE), ("a.npy", ONE)]))


def test_a_bomb_is_refused_before_it_is_unpacked():
    content = archive_of([("a.npy", bytes(100 * 2**20))])
    assert len(content) < 2**20
    tracemalloc.start()
    with pytest.raises(Problem, match="at most 64 MB, found 100 MB"):
        read_weights(content)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 2**20


def test_a_bomb_that_says_it_is_small_is_not_unpacked_further():
    packed = bytearray(archive_of([("a.npy", bytes(100 * 2**20))]))
    size = (100 * 2**20).to_bytes(4, "little")
    while (place := packed.find(size)) >= 0:
        packed[place : place + 4] = (1000).to_bytes(4, "little")
    tracemalloc.start()
    with pytest.raises(Problem):
        read_weights(bytes(packed))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 2**20


def test_a_flipped_byte_of_an_array_is_found():
    content = bytearray(archive_of([("a.npy", ONE)], zipfile.ZIP_STORED))
    content[content.find(np.ones(1).tobytes())] ^= 1
    with pytest.raises(Problem, match="archive of weights"):
        read_weights(bytes(content))
