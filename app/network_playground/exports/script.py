"""What all scripts made from an experiment share: examples, edits, words."""

import base64
import re
import textwrap
import zlib
from collections.abc import Mapping
from string import Template

import numpy as np

from network_playground.exports.function_text import WIDTH
from network_playground.exports.literals import listed
from network_playground.runs.edits.edit import HandEdit
from network_playground.runs.problem import Problem
from network_playground.runs.run import Run
from network_playground.runs.settings.table import SETTINGS
from network_playground.runs.timeline import Timeline

MOST_EDITED = 50_000  # numbers, each a line of the script
MOST_EXAMPLES_BYTES = 64 * 2**20  # of the embedded table, before it is packed
USUAL_STEPS = 100  # where nothing has been trained yet

ROWS_OF = """\
# 1 Give: every epoch shuffles the examples, every step takes the next of them.
def rows_of(step):
    epoch, place = divmod(step, COUNT // BATCH_SIZE)
    order = np.random.default_rng([SEED, epoch]).permutation(COUNT)
    return order[place * BATCH_SIZE : (place + 1) * BATCH_SIZE]"""


def edits_listed(items: list[str]) -> str:
    """Write EDITS, the changes by hand, where there are any."""
    return listed("EDITS = [", items, "]") if items else ""


def without_edits(frame: Mapping[str, object]) -> dict[str, object]:
    """Give the parts of a script with no change by hand in EDITS, to read its names."""
    return {**frame, "edits": frame["edits"] and "EDITS = []"}


def hand_edits(timeline: Timeline) -> list[HandEdit]:
    """List what was changed by hand, in the order in which it is applied.

    Raises Problem where a script cannot repeat one of them, and where they are many.
    """
    run, parts = timeline.run, list[HandEdit]()
    for edit in timeline.edits:
        parts += edit.in_script(run)
        if len(parts) > MOST_EDITED:
            raise Problem(
                f"Expected at most {MOST_EDITED:,} numbers changed by hand for a "
                f"script, found {len(parts):,} or more. Save the run as a file instead."
            )
    return parts


def refuse_unknown_settings(run: Run) -> None:
    """Raise Problem where a setting is at work that a script does not know."""
    for setting in SETTINGS.values():
        value = getattr(run.experiment, setting.name)
        if not setting.is_in_scripts and value != setting.usual:
            raise Problem(
                "Expected settings that a script can repeat, found another: "
                f"{setting.plain} {value}. Save the run as a file instead.",
                setting.name,
            )


def packed_examples(run: Run) -> str:
    """Pack inputs and targets of the training part into one word, exactly.

    The table has a row for each input, then for each target, and a column for each
    example, in the experiment's dtype, little endian. Raises Problem where it is huge.
    """
    data = run.data
    table = np.concatenate([data.train_inputs, data.train_targets], axis=1).T
    if table.size * 8 > MOST_EXAMPLES_BYTES:
        raise Problem(
            f"Expected examples of at most {MOST_EXAMPLES_BYTES // 2**20} MB for a "
            f"script, found {table.size * 8 // 2**20} MB."
        )
    # First rounded to the precision, as the batches are.
    numbers = np.ascontiguousarray(table, run.experiment.dtype).astype(packed_type(run))
    return base64.b64encode(zlib.compress(numbers.tobytes(), 9)).decode("ascii")


def packed_type(run: Run) -> str:
    """Name the type of the packed numbers, as NumPy reads it: "<f8" or "<f4"."""
    return np.dtype(run.experiment.dtype).newbyteorder("<").str


def settings_of(run: Run) -> Mapping[str, float]:
    """Give the numbers of the optimizer's rule, the learning rate first."""
    experiment = run.experiment
    return {
        "learning_rate": experiment.learning_rate,
        **run.rule.usual,
        **experiment.settings,
    }


def usual_steps(timeline: Timeline) -> int:
    """Say how many steps a script takes that is not told how many."""
    return timeline.furthest or USUAL_STEPS


def headline(run: Run) -> str:
    """Tell what learns from what, in a line or two, with nothing that ends a string."""
    title = run.dataset.title
    short = title if len(title) <= 30 else title[:29] + "…"
    harmless = "".join(c if c.isprintable() and c not in '"\\' else " " for c in short)
    layers = "-".join(map(str, run.sizes))
    count, size = len(run.data.train_rows), run.batches.batch_size
    examples = "1 example" if count == 1 else f"{count:,} examples"
    told = f"{harmless}: a {layers} network learns from {examples}, {size} a step."
    return textwrap.fill(told, WIDTH - 3, break_on_hyphens=False)


def filled(template: Template, **parts: object) -> str:
    """Fill a template; a line that is nothing but an empty part goes.

    There are never more than two blank lines.
    """
    gone = "\0"
    text = template.substitute(
        {name: gone if part == "" else part for name, part in parts.items()}
    )
    lines = [line for line in text.split("\n") if line.strip(" ") != gone]
    return re.sub(r"\n{4,}", "\n\n\n", "\n".join(lines).replace(gone, ""))
