"""Which of the engine's functions one run uses, as text."""

import re
from collections.abc import Iterable, Iterator

from network_playground.engine.dropout import Dropout
from network_playground.engine.initializers import INITIALIZERS
from network_playground.engine.losses import softmax_chain
from network_playground.engine.objective import Objective
from network_playground.engine.optimizer import Optimizer
from network_playground.engine.rows import Activation
from network_playground.exports.engine_source import Function, source_of
from network_playground.exports.formula import formulas
from network_playground.runs.run import Run

CONSTANTS = ("tiny", "leak", "highest_exponent")


class ExperimentSource:
    """The functions by the part of a step that they belong to, each one as text.

    What the engine keeps in objects stands by itself in a script, so ``self`` goes.
    """

    def __init__(self, run: Run) -> None:
        objective = run.objective
        self.numbers = run.network.numbers
        self.is_chained = run.activations[-1].derivative is None
        self.known = {
            "self.is_partner": objective.is_partner,
            "self.has_penalty": objective.has_penalty,
            "self.l1": bool(objective.l1),
            "self.l2": bool(objective.l2),
            "output.activation.derivative is None": self.is_chained,
        }
        self.zeros = [name for name in ("self.l1", "self.l2") if not self.known[name]]
        self.names = dict(names_in(run))

        draw = INITIALIZERS[run.experiment.initializer].draw
        self.predict = [self._source(draw, "draw")]
        inner: list[Function] = [objective.terms, objective.derivative, softmax_chain]
        self.compare = [self._formula(Objective.measure, inner)]
        self.learn = [self._formula(Objective.push_back, inner)]
        if objective.has_penalty:
            self.compare.insert(0, self._source(Objective.penalty))
            self.learn.append(self._source(Objective.penalise))
        rule = run.rule.change
        self.learn.append(self._formula(Optimizer.change, [rule], rule.__name__))
        (share,) = formulas(self._source(run.schedule))
        self.share = share.strip().removeprefix("return ")
        self.choose_kept = self._source(Dropout.draw).split("\n")[1:]

        *hidden, output = run.activations
        rows = dict.fromkeys((*hidden, output))
        needs_slope = {*hidden} if objective.is_partner else {*rows}
        self.bends = [self._bend(row, row in needs_slope) for row in rows]

    def constants(self) -> str:
        """Write the engine's constants that the functions use."""
        text = "\n".join([*self.predict, *self.bends, *self.compare, *self.learn])
        used = [one for one in CONSTANTS if re.search(rf"\b{one.upper()}\b", text)]
        values = [repr(float(getattr(self.numbers, name))) for name in used]
        names = ", ".join(name.upper() for name in used)
        return f"{names} = {', '.join(values)}" if used else ""

    def _bend(self, row: Activation, needs_slope: bool) -> str:
        """Give an activation and its derivative as formulas, side by side.

        What takes more than a formula is defined before.
        """
        parts = [self._rule(row.function, "a")]
        if needs_slope and row.derivative is not None:
            parts.append(self._rule(row.derivative, "slope"))
        else:
            parts.append("None")
        return f'    "{row.name}": ({", ".join(parts)}),'

    def _rule(self, function: Function, result: str) -> str:
        text = self._source(function)
        lines, given = formulas(text, result), text.split("(")[1].split(",")[0]
        if len(lines) == 1:
            formula, *_ = lines[0].strip().removeprefix("return ").split("  # ")
            return f"lambda {given}: {formula}"
        name = function.__name__
        self.predict.append("\n".join([f"def {name}({given}):", *lines]))
        return name

    def _formula(
        self, function: Function, inner: Iterable[Function], name: str | None = None
    ) -> str:
        """Give a function with the formulas of those that it calls."""
        text = self._source(function, name)
        called = {one.__name__: self._source(one) for one in inner}
        return "\n".join([text.split("\n")[0], *formulas(text, called=called)])

    def _source(self, function: Function, name: str | None = None) -> str:
        return source_of(
            function, name, known=self.known, names=self.names, zeros=self.zeros
        )


def names_in(run: Run) -> Iterator[tuple[str, str]]:
    """Give what stands in a script in the place of the engine's names."""
    objective, slots = run.objective, run.rule.slots
    yield from {
        "square_of_ones(len(a), a.dtype.char)": "ones((len(a), len(a)), DTYPE)",
        "self.terms": objective.terms.__name__,
        "self.share": "1 / BATCH_SIZE",
        "self.shares": "SHARES",
        "self.derivative": objective.derivative.__name__,
        "self.l1": repr(objective.l1),
        "self.l2": repr(objective.l2),
        "self.rule.change": run.rule.change.__name__,
        "network.flat_terms": "network.terms.reshape(-1)",
        "r.work": "work",
        "self.kept": "all_kept",
        "self.rate": repr(run.experiment.dropout),
        "self.growth": "GROWTH",
        "horizon": repr(run.experiment.horizon),
        **{f'slots["{name}"]': f"flat[{3 + i}]" for i, name in enumerate(slots)},
    }.items()
    for name in ("absolute", "vdot", "sign", "sqrt", "cos", "pi"):
        yield name, f"np.{name}"
    for short in ("n", "numbers"):
        yield f"{short}.zero", "0"
        yield f"{short}.one", "1"
        yield from ((f"{short}.{name}", name.upper()) for name in CONSTANTS)
    rounded = "{}" if run.experiment.dtype == "float64" else "float(np.float32({}))"
    for name in ("learning_rate", *run.rule.usual):
        rate = f'RATES["{name}"]'
        yield f'float(r["{name}"])', rounded.format(rate)
        yield f'float(r["-{name}"])', "-" + rounded.format(rate)
        yield f'r["{name}"]', rate
        yield f'r["-{name}"]', f"-{rate}"
        yield f'r["1-{name}"]', f"(1 - {rate})"
