"""An optimizer is a rule with its numbers, fitted to one network."""

from collections.abc import Mapping

from network_playground.engine.network import Network
from network_playground.engine.numbers import Rates
from network_playground.engine.rows import Rule


class Optimizer:
    """Turn a network's gradients into changes, by a rule.

    ``numbers`` are those of the rule's own that differ from what they usually are.
    """

    def __init__(
        self,
        rule: Rule,
        network: Network,
        learning_rate: float,
        numbers: Mapping[str, float] | None = None,
    ) -> None:
        self.rule = rule
        chosen = {"learning_rate": learning_rate, **rule.usual, **(numbers or {})}
        self.rates = Rates(chosen, network.state.dtype, network.parameters.size)

    def change(self, network: Network, step: int) -> None:
        """Write how far every weight and bias moves into ``network.changes``.

        ``step`` says how many steps came before.
        """
        w, gradients, changes = network.parameters, network.gradients, network.changes
        self.rule.change(w, gradients, changes, network.slots, self.rates, step + 1)
