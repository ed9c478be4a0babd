"""Each phase in plain words: one sentence or two, for whoever knows no term of it."""

import numpy as np

from network_playground.runs.chances import gives_chances
from network_playground.runs.names import node_name
from network_playground.words.again import told_apart
from network_playground.words.naming import change_of_most, most_blamed, strongest
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
    best = strongest(s)
    if best is None:
        return f"{each} {does}{bends}: {decimal(float(a[0]))}."
    name = node_name(s.run, best.layer, best.node)
    furthest = f"Furthest from 0 is {name}: {decimal(float(a[best.node]))}"
    return f"{each} {does}{bends}. {furthest}."


def error(s: Scene) -> str:
    said, miss = s.prediction.phrase, " and ".join(s.prediction.misses)
    if s.run.dataset.task == "number":
        truth = f"In truth it is {s.truth}."
        return f"The machine says {said}. {truth} That is off by {miss}."
    truth = f"In truth this {s.noun} {s.truth}"
    if s.run.dataset.task == "classes":
        true = int(s.run.network.targets[:, s.example].argmax())
        share = s.prediction.chances[true]
        if not gives_chances(s.run):
            network = s.run.network
            got, aim = network.output.a, network.targets
            numbers = (float(each[true, s.example]) for each in (got, aim))
            truth += ": it got {} instead of {}".format(*map(decimal, numbers))
        elif round(share * 100) < 100:
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
    most = most_blamed(s)
    node = most.node if most else 0
    name = node_name(s.run, s.phase.layer, node)
    part = percent(float(share[node] / share.sum()))
    return f"{start} The largest part reaches {name}: {part}."


def update(s: Scene) -> str:
    moved = int(np.count_nonzero(s.run.network.changes))
    if not moved:
        if any(layer.gradients.any() for layer in s.run.network.layers):
            return "Nothing moves: what could is frozen, or the corrections are 0."
        return "Nothing moves: every gradient is 0 here."
    error = "the error"
    if s.batch_size > 1:
        error += f" of {s.whole_batch} {s.nouns}"
    moves = "moves" if moved == 1 else "move"
    total = s.run.network.changes.size
    those = "all" if moved == total > 1 else f"{thousands(moved)} of"
    what = (
        f"It learns: {those} its {thousands(total)} numbers {moves} a little, to make "
        f"{error} smaller."
    )
    changed = change_of_most(s.run)
    if changed is None:
        return f"{what} No weight moves, only biases."
    line = f"the one from {changed.start} to {changed.end}"
    return f"{what} Of the weights most moves {line}: {changed.pair}."


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
    rest = f"the next {s.noun if s.batch_size == 1 else s.batch_size}"
    if s.taught == s.batch_size:  # there are no others
        rest = f"the same {s.noun if s.taught == 1 else s.nouns}"
    return f"{_helped(s)}Repeat with {rest}. {seen}"


WAYS = {
    "nearer": "nearer to the truth",
    "further": "further off this time",
    "same": "as before",
}


def _helped(s: Scene) -> str:
    """Tell how those who taught are answered now: did it help?"""
    answer, again = s.answer_again, s.again
    if answer is None or again is None:
        return ""
    told = f"The same {s.noun} again: {answer.told}, {WAYS[answer.way]}. "
    if s.batch_size == 1:
        return told
    before, after = told_apart(again.before.loss, again.after.loss)
    better = f"For {thousands(again.better)} of the {s.batch_size} it got better"
    if before == after:
        return f"{told}{better}; how wrong it is stayed at {after}. "
    went = "fell" if again.after.loss < again.before.loss else "rose"
    return f"{told}{better}; how wrong it is {went} from {before} to {after}. "
