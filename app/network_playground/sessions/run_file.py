"""A run as a file: text that says what it is, of which version, and that it is whole.

It holds a saved run and its weights at full precision, so that whoever opens it can see
whether their machine comes to the same numbers.
"""

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from itertools import chain, repeat
from typing import Any

import numpy as np

from network_playground.runs.problem import Problem, shown
from network_playground.sessions.finite_json import read_json
from network_playground.sessions.saved_run import VERSION as SAVED_VERSION
from network_playground.sessions.saved_run import Saved, saved_of
from network_playground.sessions.trial import Trial

FORMAT = "network-playground-run"
VERSION = 1
MOST_BYTES = 40 * 2**20
MANY = 1_000  # numbers that are written in one call
SPLIT_DEPTH = 5  # of lists and objects in each other; a list of edits has weights at 4
CLOSE = 1e-9  # weights that differ less are told as the same

Content = dict[str, Any]

# How the content of a version becomes that of the next one.
MIGRATIONS: Mapping[int, Callable[[Content], Content]] = {}


@dataclass(frozen=True)
class RunFile:
    """What a file holds: the run, and its weights and biases where it was saved."""

    saved: Saved
    weights: tuple[float, ...]

    def remark(self, trial: Trial) -> str | None:
        """Say how the opened run differs from the one that was saved, if it does.

        Another processor may round differently, which long training makes visible.
        Raises Problem where the network has not as many weights as the file.
        """
        found = trial.run.network.parameters
        if found.size != len(self.weights):
            raise Problem(
                f"weights: expected {found.size} for this network, found "
                f"{len(self.weights)}.",
                "weights",
            )
        apart = float(np.abs(found - np.array(self.weights)).max(initial=0.0))
        if apart <= CLOSE:
            return None
        return (
            f"This machine rounds differently: the weights differ by up to {apart:.2g} "
            "from those in the file."
        )


def run_file(trial: Trial) -> str:
    """Write the present moment of a trial as a file's text."""
    saved = {
        name: value for name, value in saved_of(trial).items() if name != "version"
    }
    weights = [float(weight) for weight in trial.run.network.parameters]
    content = {"format": FORMAT, "version": VERSION, "run": saved, "weights": weights}
    return _sealed(content)


def read_run_file(content: bytes) -> RunFile:
    """Read a file's bytes. Raises Problem where they are not what run_file wrote.

    Whether the run in it can be opened is for ``trial_from`` to say.
    """
    if len(content) > MOST_BYTES:
        raise Problem(
            f"Expected a saved run of at most {MOST_BYTES // 2**20} MB, found "
            f"{len(content) / 2**20:,.0f} MB."
        )
    fields = _parsed(content)
    if fields.get("format") != FORMAT:
        raise Problem(
            f"format: expected '{FORMAT}', found {shown(fields.get('format'))}.",
            "format",
        )
    version = fields.get("version")
    if type(version) is not int or version < 1:
        raise Problem(f"version: expected 1 to {VERSION}, found {shown(version)}.")
    if version > VERSION:
        raise Problem(
            f"version: expected at most {VERSION}, found {version}: this run was saved "
            "by a newer Network Playground. Open it with that one.",
            "version",
        )
    seal = fields.pop("sha256", None)
    if _text(content).strip() != _sealed(fields).strip():
        raise Problem(
            "sha256: expected the file as it was saved, found it changed or damaged "
            f"(its checksum says {shown(seal)}).",
            "sha256",
        )
    for older in range(version, VERSION):
        fields = MIGRATIONS[older](fields)
    return RunFile(_saved(fields.get("run")), _weights(fields.get("weights")))


def _sealed(content: Content) -> str:
    """Write content with its checksum; there is one way only to write it."""
    seal = sha256(_canonical(content).encode()).hexdigest()
    return _canonical({**content, "sha256": seal}) + "\n"


def _canonical(content: Content) -> str:
    return "".join(pieces(content))


def pieces(value: Any, depth: int = 0) -> Iterator[str]:
    """Write a value as JSON, part by part.

    One call that writes some megabytes lets no other thread have a turn meanwhile.
    """
    if depth == SPLIT_DEPTH or not isinstance(value, dict | list | tuple):
        yield _dumped(value)
    elif isinstance(value, dict):
        for start, key in zip(chain("{", repeat(",")), sorted(value), strict=False):
            yield f"{start}{_dumped(key)}:"
            yield from pieces(value[key], depth + 1)
        yield "}" if value else "{}"
    else:
        for at in range(0, len(value), MANY):
            part = value[at : at + MANY]
            yield "," if at else "["
            if any(isinstance(one, dict | list | tuple) for one in part):
                for place, one in enumerate(part):
                    yield "," if place else ""
                    yield from pieces(one, depth + 1)
            else:
                yield _dumped(part)[1:-1]
        yield "]" if value else "[]"


def _dumped(value: Any) -> str:
    return json.dumps(
        value,
        ensure_ascii=False,
        allow_nan=False,
        sort_keys=True,
        separators=(",", ":"),
    )


def _text(content: bytes) -> str:
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as broken:
        raise Problem(f"Expected UTF-8 text, found {broken.reason}.") from None


def _parsed(content: bytes) -> Content:
    try:
        fields = read_json(_text(content))
        if isinstance(fields, dict):
            json.dumps(fields, ensure_ascii=False).encode()  # no half characters
    except Problem:
        raise
    except (ValueError, RecursionError) as broken:
        raise Problem(f"Expected a saved run (JSON), found: {broken}.") from None
    if not isinstance(fields, dict):
        raise Problem(f"Expected a saved run, found {shown(fields)}.")
    return fields


def _saved(run: object) -> Saved:
    if not isinstance(run, dict):
        raise Problem(f"run: expected named values, found {shown(run)}.", "run")
    return {**run, "version": SAVED_VERSION}


def _weights(weights: object) -> tuple[float, ...]:
    if not isinstance(weights, list) or not all(type(w) is float for w in weights):
        raise Problem(
            f"weights: expected a list of numbers, found {shown(weights)}.", "weights"
        )
    return tuple(weights)
