"""The words of a moment, plain and technical, with its own numbers.

A table by phase: each row has one sentence in either vocabulary, made from the scene.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from network_playground.words import plain_words as plain
from network_playground.words import technical_words as technical
from network_playground.words.scene import Scene

MOST_EDITS = 2  # changes by hand that a sentence tells in full


@dataclass(frozen=True, slots=True)
class FiveStep:
    """One of the five steps of the loop, and the engine's phases it is made of."""

    phases: tuple[str, ...]
    plain: str
    technical: str


FIVE_STEPS = (
    FiveStep(("data",), "Give", "Input"),
    FiveStep(("forward",), "Predict", "Forward pass"),
    FiveStep(("error",), "Compare", "Loss"),
    FiveStep(("backward", "update"), "Learn", "Backward pass, update"),
    FiveStep(("repeat",), "Repeat", "Next step"),
)


class Sentence(NamedTuple):
    """The same moment, told twice."""

    plain: str
    technical: str


SENTENCES: dict[str, tuple[Callable[[Scene], str], Callable[[Scene], str]]] = {
    "data": (plain.data, technical.data),
    "forward": (plain.forward, technical.forward),
    "error": (plain.error, technical.error),
    "backward": (plain.backward, technical.backward),
    "update": (plain.update, technical.update),
    "repeat": (plain.repeat, technical.repeat),
}


def sentence_of(scene: Scene) -> Sentence:
    """Tell a moment in both vocabularies."""
    in_plain, in_technical = SENTENCES[scene.phase.name]
    plain, technical = in_plain(scene), in_technical(scene)
    if scene.by_hand:
        told = [edit.told(scene.run) for edit in scene.by_hand]
        plain += f" By hand: {_listed([one.plain for one in told])}."
        technical += f" Edit: {_listed([one.technical for one in told])}."
    return Sentence(plain, technical)


def _listed(parts: list[str]) -> str:
    """List the newest of them, and count the rest."""
    newest, rest = parts[-MOST_EDITS:], len(parts) - MOST_EDITS
    return "; ".join(newest) + (f"; and {rest} more" if rest > 0 else "")
