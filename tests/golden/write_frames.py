"""The frames whose bytes Python writes and Node reads.

Each is a `NAME.bin`, the message itself, and a `NAME.json`, what it must decode to;
`python -m tests.golden.write_frames` writes both again.
"""

import json
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from network_playground.web.wire import encode_frame

FOLDER = Path(__file__).parent / "frames"

NETWORK = (
    *(("weights", layer, (2, 2)) for layer in (1, 2)),
    *(("biases", layer, (2,)) for layer in (1, 2)),
    *(("a", layer, (2,)) for layer in (0, 1, 2)),
    *(("z", layer, (2,)) for layer in (1, 2)),
    *(("delta", layer, (2,)) for layer in (1, 2)),
    ("weight_gradients", 1, (2, 2)),
    ("targets", 0, (2,)),
    ("error", 0, (2,)),
)
VALUES = (0.15, -0.0, 5e-324, 1e30, 1 / 3, -2.5e-7, 0.1, 12345678.9)

HEADER: dict[str, Any] = {
    "kind": "frame",
    "revision": 1,
    "sequence": 7,
    "step": 812,
    "epoch": 3,
    "batch": 61,
    "steps_per_epoch": 250,
    "phase": {"name": "error", "layer": 0, "index": 3},
    "loss": 0.41,
    "example_loss": 1.77,
    "train_loss": 0.412,
    "test_loss": 0.431,
    "train_score": 0.81,
    "test_score": 0.8,
    "score_name": "accuracy",
    "scored_step": 800,
    "example": {
        "index": 6,
        "size": 32,
        "row": 4711,
        "facts": [
            {"column": "age", "words": "41", "value": 41, "inputs": [0]},
            {"column": "country", "words": "Österreich", "value": None, "inputs": [1]},
        ],
        "truth": "stayed",
        "outcome": 0,
    },
    "prediction": {
        "number": "83 %",
        "text": "will leave",
        "outcome": 1,
        "is_right": False,
        "chances": [0.17, 0.83],
    },
    "sentence": {"plain": "The machine says 83 %.", "technical": "a = σ(z)"},
    "lines": [31, 34],
    "is_playing": True,
    "steps_per_second": 52000,
    "furthest": 812,
}
OPENING: dict[str, Any] = {
    **HEADER,
    "sequence": 1,
    "step": 0,
    "epoch": 0,
    "batch": 0,
    "phase": {"name": "data", "layer": 0, "index": 0},
    "loss": None,
    "example_loss": None,
    "test_loss": None,
    "train_score": None,
    "test_score": None,
    "score_name": "R²",
    "scored_step": 0,
    "prediction": None,
    "is_playing": False,
    "steps_per_second": None,
    "furthest": 0,
}
FRAMES = {
    "two_classes_float64": (HEADER, "float64"),
    "opening_float32": (OPENING, "float32"),
}


def numbers_of(dtype: str) -> NDArray[Any]:
    """Give the arrays of a 2-2-2 network, one behind the other."""
    count = sum(int(np.prod(shape)) for _, _, shape in NETWORK)
    signs = np.resize([1.0, -0.5, 0.25], count)
    return np.asarray(np.resize(np.array(VALUES), count) * signs, dtype)


def layout() -> list[dict[str, Any]]:
    offset, places = 0, []
    for name, layer, shape in NETWORK:
        place = {"name": name, "layer": layer, "shape": list(shape), "offset": offset}
        places.append(place)
        offset += int(np.prod(shape))
    return places


def files() -> dict[str, bytes]:
    """Give name and content of every golden file."""
    content = {}
    for name, (header, dtype) in FRAMES.items():
        numbers = numbers_of(dtype)
        expected = {
            "header": {**header, "dtype": dtype},
            "layout": layout(),
            "numbers": numbers.tolist(),
        }
        content[f"{name}.bin"] = encode_frame(header, numbers)
        content[f"{name}.json"] = (
            json.dumps(expected, indent=1, ensure_ascii=False) + "\n"
        ).encode()
    return content


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for name, content in files().items():
        (FOLDER / name).write_bytes(content)
