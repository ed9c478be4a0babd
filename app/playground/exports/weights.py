"""All named numbers of a network at one moment, as a NumPy archive, and back.

An archive from outside is a stranger: it is measured before it is unpacked, its headers
are checked before they are believed, and nothing in it is ever run.
"""

import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO
from math import prod
from typing import Any, BinaryIO

import numpy as np
from numpy.lib import format as npy
from numpy.typing import NDArray

from app.engine.layout import Array
from app.playground.problem import Problem
from app.playground.run import Run

MOST_BYTES = 64 * 2**20  # of all arrays, unpacked
MOST_ARRAYS = 200

Floats = NDArray[Any]

# What the engine keeps for itself: constant, or without meaning to anybody else.
INNER = ("ones", "slope_of_ones")


def weights_file(run: Run) -> bytes:
    """Write the arrays of the present moment: ``weights_1``, ``biases_1``, ``a_0``, ...

    Weights are (fan_in, fan_out), and what belongs to a batch is (nodes, batch).
    """
    network = run.network
    arrays = {
        name_of(array): network.view(array.name, array.layer)
        for array in network.layout.arrays
        if array.name not in INNER
    }
    content = BytesIO()
    np.savez(content, allow_pickle=False, **arrays)
    return content.getvalue()


def name_of(array: Array) -> str:
    """Name an array in a file: with its layer, unless it is of the whole network."""
    has_layer = array.layer > 0 or array.name in ("a", "slope")
    return f"{array.name}_{array.layer}" if has_layer else array.name


def read_weights(content: bytes) -> dict[str, Floats]:
    """Read the arrays of an archive by name. Raises Problem for anything else."""
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            return dict(_arrays(archive))
    except Problem:
        raise
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError) as broken:
        raise Problem(
            f"Expected an archive of weights (.npz), found: {broken}."
        ) from None
    except (ValueError, NotImplementedError, RuntimeError, OverflowError) as broken:
        raise Problem(f"Expected arrays of numbers, found: {broken}.") from None


def _arrays(archive: zipfile.ZipFile) -> Iterator[tuple[str, Floats]]:
    entries = archive.infolist()
    total = sum(entry.file_size for entry in entries)
    if len(entries) > MOST_ARRAYS:
        raise Problem(f"Expected at most {MOST_ARRAYS} arrays, found {len(entries)}.")
    if total > MOST_BYTES:
        raise Problem(
            f"Expected arrays of at most {MOST_BYTES // 2**20} MB, found "
            f"{total / 2**20:,.0f} MB."
        )
    names = [entry.filename for entry in entries]
    for entry in entries:
        name = entry.filename.removesuffix(".npy")
        if name == entry.filename or names.count(entry.filename) > 1:
            raise Problem(
                f"Expected arrays with a name each, found '{entry.filename:.40}'."
            )
        with archive.open(entry) as file:
            # Asked for no more than it is said to hold, it unpacks no more.
            yield name, _array(name, BytesIO(file.read(entry.file_size)))


def _array(name: str, file: BinaryIO) -> Floats:
    """Read one array, whose header must fit what follows it."""
    version = npy.read_magic(file)
    if version not in ((1, 0), (2, 0)):
        raise Problem(f"Array '{name:.40}': expected format 1 or 2, found {version}.")
    read_header = {
        (1, 0): npy.read_array_header_1_0,
        (2, 0): npy.read_array_header_2_0,
    }[version]
    shape, is_fortran, dtype = read_header(file)
    numbers = file.read()
    if dtype.kind != "f" or dtype.itemsize not in (4, 8):
        raise Problem(
            f"Array '{name:.40}': expected float32 or float64, found {dtype}."
        )
    if min(shape, default=0) < 0 or prod(shape) * dtype.itemsize != len(numbers):
        raise Problem(
            f"Array '{name:.40}': expected {len(numbers)} bytes of numbers, found a "
            f"header that says {shape}."
        )
    flat = np.frombuffer(numbers, dtype).astype(dtype.newbyteorder("="))
    if not np.isfinite(flat).all():
        raise Problem(f"Array '{name:.40}': expected finite numbers, found others.")
    return flat.reshape(shape, order="F" if is_fortran else "C")
