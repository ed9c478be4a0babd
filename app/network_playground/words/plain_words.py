"""Each phase in plain words: one sentence or two, for whoever knows no term of it."""

import numpy as np

from network_playground.runs.names import node_name
from network_playground.runs.run import Run
from network_playground.words.scene import Scene
from network_playground.words.wording import counted, decimal, percent, thousands


def data(s: Scene) -> str:
    size = s.run.sizes[0]
    each = "for the node on the left" if size == 1 else "one for each node on the left"
    start = f"{s.run.dataset.question} The machine is given what is known of"
    return f"{start.lstrip()} {s.place}: {counted(size, 'number')}, {each}."


def forward(s: Scene) -> str:
    said = s.prediction.phrase
    if s.is_output:
        end = " It is still guessing." if s.steps_done == 0 else ""
        source = "their answers" if s.phase.layer > 1 else "these numbers"
        return f"From {source} the machine makes its prediction: {said}.{end}"
    a = s.layer.a[:, s.example]
    each = "The hidden node" if len(a) == 1 else f"Each of {len(a)} nodes"
    fan_in = s.layer.weights.shape[0]
    does = (
        "multiplies the number before it by the weight of the line, adds its bias"
        if fan_in == 1
        else f"multiplies the {fan_in} numbers before it by the weights of the lines, "
        "adds them and its bias up"
    )
    bends = "" if s.layer.activation.name == "linear" else " and bends the sum"
    best = int(np.abs(a).argmax())
    strongest = f". Node {best + 1} answers strongest" if len(a) > 1 else ""
    return f"{each} {does}{bends}{strongest}: {decimal(float(a[best]))}."


def error(s: Scene) -> str:
    said, miss = s.prediction.phrase, " and ".join(s.prediction.misses)
    if s.run.dataset.task == "number":
        truth = f"In truth it is {s.truth}."
        return f"The machine says {said}. {truth} That is off by {miss}."
    truth = f"In truth this {s.noun} {s.truth}"
    if s.run.dataset.task == "classes":
        true = int(s.run.network.targets[:, s.example].argmax())
        share = s.prediction.chances[true]
        if round(share * 100) < 100:
            truth += f": it got {percent(share)} instead of {percent(1)}"
    return f"The machine says {said}. {truth}. That is an error of {miss}."


def backward(s: Scene) -> str:
    if s.is_output:
        error = s.run.network.error[:, s.example]
        worst = int(np.abs(error).argmax())
        if not error[worst]:
            return f"For this {s.noun} the answer is exactly right: nobody is to blame."
        way = "too high" if error[worst] > 0 else "too low"
        miss = decimal(abs(float(error[worst])))
        if s.run.dataset.task != "classes":  # in the words of the phase before
            miss = s.prediction.misses[worst]
        names = s.run.data.output_names
        which = f"The answer for {names[worst]}" if len(names) > 1 else "The answer"
        drawn = "" if s.batch_size == 1 else f"; the lines show it for {s.whole_batch}"
        return (
            f"Where it is wrong, it corrects itself. {which} was {way} by {miss}: "
            f"each connection is to blame for its part{drawn}."
        )
    if not s.layer.gradients.any():
        return "No blame reaches the nodes of this layer: nothing here will change."
    start = "The blame runs back along the connections."
    share = np.abs(s.layer.delta[:, s.example])
    if not share.any():
        return f"{start} None of it reaches this layer for this {s.noun}."
    if len(share) == 1:
        return f"{start} It reaches the one node of this layer."
    start = f"{start[:-1]} to the {len(share)} nodes before."
    most = int(share.argmax())
    part = percent(float(share[most] / share.sum()))
    return f"{start} Node {most + 1} carries the most of it: {part}."


def update(s: Scene) -> str:
    network = s.run.network
    moved = int(np.count_nonzero(network.changes))
    if not moved:
        return "Nothing moves: every gradient is 0 here."
    start, end, old, new = _largest_change(s.run)
    error = "the error"
    if s.batch_size > 1:
        error += f" of {s.whole_batch} {s.nouns}"
    moves = "moves" if moved == 1 else "move"
    what = (
        f"It learns: {thousands(moved)} of its numbers {moves} a little, to make "
        f"{error} smaller."
    )
    if old == new:
        return f"{what} No weight moves, only biases."
    places = range(3, 7)  # decimals: as many as it takes to see the change
    pairs = [(decimal(old, place), decimal(new, place)) for place in places]
    before, after = next((pair for pair in pairs if pair[0] != pair[1]), pairs[-1])
    line = f"the one from {start} to {end}"
    return f"{what} Of the weights most moves {line}: {before} became {after}."


def repeat(s: Scene) -> str:
    per_epoch = s.run.batches.per_epoch
    epochs, done = divmod(s.steps_done, per_epoch)
    more = counted(per_epoch - done, "more step").capitalize()
    shown = per_epoch * s.batch_size
    if (
        shown < s.taught
    ):  # what fits in no batch is left out, in each epoch another part
        some = f"{thousands(shown)} of the {thousands(s.taught)} {s.nouns}"
        if done:
            seen = f"{more} and round {thousands(epochs + 1)} is done, with {some}."
        elif epochs == 1:
            seen = f"A round is done: it showed {some}."
        else:
            seen = f"{thousands(epochs)} rounds are done: each showed {some}."
    elif done:
        seen = (
            f"{more} and it has seen {s.all_of_them} {'again' if epochs else 'once'}."
        )
    else:
        often = {1: "once", 2: "twice"}.get(epochs, f"{thousands(epochs)} times")
        seen = f"It has now seen {s.all_of_them} {often}."
    rest = f"the next {s.noun if s.batch_size == 1 else f'{s.batch_size} {s.nouns}'}"
    if s.taught == s.batch_size:  # there are no others
        rest = f"the same {s.noun if s.taught == 1 else s.nouns}"
    return f"Repeat with {rest}, until the error is small. {seen}"


def _largest_change(run: Run) -> tuple[str, str, float, float]:
    """Find the weight that moved most: its ends in words, its old and new value."""
    most, found = -1.0, ("", "", 0.0, 0.0)
    for layer in run.network.layers:
        changes = run.network.view("weight_changes", layer.index)
        start, end = np.unravel_index(int(np.abs(changes).argmax()), changes.shape)
        change, new = float(changes[start, end]), float(layer.weights[start, end])
        if abs(change) > most:
            names = (
                node_name(run, layer.index - 1, int(start)),
                node_name(run, layer.index, int(end)),
            )
            most, found = abs(change), (*names, new - change, new)
    return found
