"""The learning rate, changed by hand."""

from typing import Annotated

from pydantic import Field

from network_playground.runs.edits.edit import Edit, HandEdit, Place, Told
from network_playground.runs.names import number_text
from network_playground.runs.run import Run
from network_playground.runs.settings.learning import RATES


class SetLearningRate(Edit):
    """Learn with another learning rate from here on; a schedule goes on from it."""

    kind = "set_learning_rate"
    is_dragged = True

    value: Annotated[float, Field(**RATES.limits())]
    """The full learning rate, of which a schedule takes its share."""

    def stand(self, run: Run) -> None:
        run.set_learning_rate(self.value)

    def rate_after(self, rate: float) -> float:
        return self.value

    def sets(self) -> list[Place]:
        return [Place("learning_rate", 0, [])]

    def told(self, run: Run) -> Told:
        value = number_text(self.value)
        return Told(
            f"from here on the size of a correction is {value}",
            f"learning rate {value} from here on",
        )

    def in_script(self, run: Run) -> list[HandEdit]:
        return [HandEdit(self.step, "rates", self.value)]
