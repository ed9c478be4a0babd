"""What the machine says of one example, and whether that is right, in words."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from app.playground.run import Run
from app.playground.wording import percent


@dataclass(frozen=True, slots=True)
class Prediction:
    """The answer: ``number`` and ``text`` make "83 %" "will leave".

    ``outcome`` is the class it decides for, ``is_right`` whether that is the truth;
    both are None where the target is a number. ``chances`` has one share per class.
    ``miss`` tells how far off the answer is: the chance kept from the truth, or the
    distance in the target's own units.
    """

    number: str
    text: str
    outcome: int | None
    is_right: bool | None
    chances: tuple[float, ...]
    miss: str

    @property
    def phrase(self) -> str:
        """Give number and text as they stand in a sentence."""
        return f"{self.number} {self.text}".strip()

    def shown(self) -> dict[str, Any]:
        """Give what the page shows of it."""
        return {
            "number": self.number,
            "text": self.text,
            "outcome": self.outcome,
            "is_right": self.is_right,
            "chances": list(self.chances),
        }


def prediction_of(run: Run, outputs: NDArray[Any], row: int | None) -> Prediction:
    """Read the output nodes' activations (outputs,) for a row of the table.

    Without a row there is no truth to compare with.
    """
    if run.dataset.task == "number":
        return _number(run, outputs, row)
    chances = _chances(run, outputs)
    truth = None if row is None else int(run.dataset.classes[row])
    is_yes_no = run.dataset.task == "two_classes"
    outcome = int(np.argmax(chances))
    told = 1 if is_yes_no else outcome
    return Prediction(
        percent(chances[told]),
        run.dataset.outcomes[told].predicted,
        outcome,
        None if truth is None else outcome == truth,
        chances,
        "" if truth is None else f"{1 - chances[truth]:.2f}",
    )


def _chances(run: Run, outputs: NDArray[Any]) -> tuple[float, ...]:
    """Give one share per class, adding up to 1."""
    if run.dataset.task == "two_classes":
        low, high = run.data.class_targets
        yes = min(1.0, max(0.0, (float(outputs[0]) - low) / (high - low)))
        return 1 - yes, yes
    shares = outputs.clip(0) / (float(outputs.clip(0).sum()) or 1.0)
    return tuple(float(share) for share in shares)


def _number(run: Run, outputs: NDArray[Any], row: int | None) -> Prediction:
    data = run.data
    said, missed = [], []
    for index, target in enumerate(run.dataset.targets):
        value = float(outputs[index])
        value = value * data.target_scales[index] + data.target_means[index]
        said.append(target.text(value))
        if row is not None:
            truth = float(run.dataset.value(target.name, row))
            missed.append(target.text(abs(value - truth)))
    return Prediction(" and ".join(said), "", None, None, (), " and ".join(missed))
