"""Which of the engine's functions one run uses, as text."""

import re
from collections.abc import Iterable

from app.engine.dropout import Dropout
from app.engine.initializers import INITIALIZERS
from app.engine.losses import softmax_chain
from app.engine.objective import Objective
from app.engine.optimizers import Optimizer
from app.engine.schedules import constant
from app.playground.exports.engine_source import Function, source_of
from app.playground.run import Run


class ExperimentSource:
    """The functions by the part of a step that they belong to, each one as text.

    What the engine keeps in objects stands by itself in a script, so ``self`` goes.
    """

    def __init__(self, run: Run) -> None:
        objective, rule, dropout = run.objective, run.rule, run.dropout
        *hidden, output = run.activations
        is_chained = output.derivative is None
        self.known = {
            "self.is_partner": objective.is_partner,
            "self.has_penalty": objective.has_penalty,
            "self.l1": bool(objective.l1),
            "self.l2": bool(objective.l2),
            "output.activation.derivative is None": is_chained,
        }
        self.zeros = [name for name in ("self.l1", "self.l2") if not self.known[name]]
        self.names = {
            "square_of_ones(len(a), a.dtype.char)": "ones((len(a), len(a)), DTYPE)",
            "self.terms": objective.terms.__name__,
            "self.share": "1 / BATCH_SIZE",
            "self.derivative": objective.derivative.__name__,
            "self.l1": repr(objective.l1),
            "self.l2": repr(objective.l2),
            "self.rule.change": rule.change.__name__,
            "self.rates": "RATES",
            "r.work": "work",
            "r.dtype": "DTYPE",
            "self.kept": "all_kept",
            "self.rate": repr(run.experiment.dropout),
            "self.growth": "growth",
            "replace(inner, function": "Record(function",
        }
        activations = [row.function for row in run.activations]
        draw = INITIALIZERS[run.experiment.initializer].draw
        self.layers = [function.__name__ for function in activations]
        self.predict = [*self._each(activations), source_of(draw, "draw")]

        measuring: list[Function] = [objective.terms, Objective.measure]
        if objective.has_penalty:
            measuring.insert(1, Objective.penalty)
        self.compare = self._each(measuring)

        derivatives = [row.derivative for row in hidden]
        if not objective.is_partner and not is_chained:
            derivatives.append(output.derivative)
        self.slopes = [f.__name__ for f in derivatives if f is not None]
        learning: list[Function] = [*filter(None, derivatives)]
        if not objective.is_partner:
            learning += [objective.derivative, *[softmax_chain] * is_chained]
        learning.append(Objective.push_back)
        if objective.has_penalty:
            learning.append(Objective.penalise)
        learning += [rule.change, Optimizer.change]
        if run.schedule is not constant:
            learning.append(run.schedule)
        if dropout is not None:
            learning += [Dropout.draw, Dropout._around]
        self.learn = self._each(learning)

    def constants(self) -> list[str]:
        """Name the engine's constants that the functions use, in order."""
        return sorted(set(re.findall(r"\b(?:numbers|n)\.(\w+)", self._all())))

    def rates(self) -> list[str]:
        """Name the forms of the optimizer's numbers that the functions use."""
        return list(dict.fromkeys(re.findall(r'\br\["([^"]+)"\]', self._all())))

    def uses(self, name: str) -> bool:
        """Say whether a name stands somewhere in the functions."""
        return re.search(rf"\b{name}\b", self._all()) is not None

    def _all(self) -> str:
        return "\n".join([*self.predict, *self.compare, *self.learn])

    def _each(self, functions: Iterable[Function]) -> list[str]:
        """Give each function once; the one that drops nodes must not be named draw."""
        return [
            source_of(
                one,
                "choose_kept" if one is Dropout.draw else None,
                known=self.known,
                names=self.names,
                zeros=self.zeros,
            )
            for one in dict.fromkeys(functions)
        ]
