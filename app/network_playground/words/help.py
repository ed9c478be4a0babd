"""One sentence about each setting of an experiment, in both vocabularies.

What is chosen from a table (an activation, an optimizer ...) has its words there, in
the row; here is what the setting itself is for.
"""

from dataclasses import dataclass

from network_playground.runs.experiment import MOST_LAYERS, MOST_NODES


@dataclass(frozen=True, slots=True)
class Help:
    """One row; a dot names a part: ``settings.momentum``."""

    field: str
    plain: str
    technical: str


HELP = {
    row.field: row
    for row in (
        Help(
            "hidden",
            "How many nodes stand between what is given and the answer, in each layer, "
            f"such as 16, 8: up to {MOST_LAYERS} layers of 1 to {MOST_NODES}.",
            "Width of each hidden layer, from the input on, such as 16, 8: up to "
            f"{MOST_LAYERS} layers of 1 to {MOST_NODES}; empty for none.",
        ),
        Help(
            "activations",
            "How a node in between turns its sum into the number it passes on.",
            "Activation of the hidden layers: one for all, or one for each.",
        ),
        Help(
            "output",
            "How the last node turns its sum into the answer.",
            "Activation of the output layer; auto: sigmoid, softmax or linear.",
        ),
        Help(
            "loss",
            "How being wrong is counted: what learning makes small.",
            "The loss; auto: cross-entropy for classes, half squared for numbers.",
        ),
        Help(
            "initializer",
            "Which random numbers the connections start with.",
            "Distribution of the first weights.",
        ),
        Help(
            "initial_bias",
            "What every node starts with before anything comes in.",
            "First value of every bias.",
        ),
        Help(
            "seed",
            "The same number gives the same start, the same test part, the same order.",
            "Seeds the first weights, the split, the shuffling and dropout.",
        ),
        Help(
            "dtype",
            "How many digits the machine calculates with.",
            "Precision of all arrays of the network.",
        ),
        Help(
            "optimizer",
            "How it gets from its mistakes to better connections.",
            "The rule that turns gradients into changes.",
        ),
        Help(
            "settings.momentum",
            "How much of the last movement goes on: 0 is none of it.",
            "Share of the velocity that is kept.",
        ),
        Help(
            "settings.mean_decay",
            "How long the direction of earlier steps is remembered.",
            "Decay of the running mean of the gradient (beta 1).",
        ),
        Help(
            "settings.decay",
            "How long it is remembered how steep it was.",
            "Decay of the running mean of the squared gradient.",
        ),
        Help(
            "settings.epsilon",
            "A tiny number, so that nothing is divided by zero.",
            "Added to the root in the denominator.",
        ),
        Help(
            "learning_rate",
            "How far each correction goes: small is slow, large overshoots.",
            "Factor of the gradient in every update.",
        ),
        Help(
            "schedule",
            "Whether the corrections get smaller as time goes on.",
            "Share of the learning rate over the steps.",
        ),
        Help(
            "horizon",
            "After how many steps they are halved, or have come to a stop.",
            "Steps to a halving, or to the end of the cosine.",
        ),
        Help(
            "batch_size",
            "After how many examples it corrects itself: from 1 to all of them.",
            "Examples per update; the gradient is their mean.",
        ),
        Help(
            "l1",
            "Pulls every connection towards zero, so that only what is needed stays.",
            "Penalty on the sum of |w|: makes weights sparse.",
        ),
        Help(
            "l2",
            "Pulls large connections back, so that none decides alone.",
            "Penalty on half the sum of squared weights (weight decay).",
        ),
        Help(
            "dropout",
            "Share of the nodes in between that are silent, others in each step.",
            "Probability that a hidden activation is dropped while training.",
        ),
        Help(
            "stop_epochs",
            "Stop after all examples were seen so many times; empty: go on.",
            "Stop at this epoch; empty for never.",
        ),
        Help(
            "stop_loss",
            "Stop when it is hardly ever wrong any more; empty: go on.",
            "Stop when the test loss is below this; empty for never.",
        ),
        Help(
            "patience",
            "Stop when it got no better through so many rounds; empty: go on.",
            "Early stopping: epochs without a lower test loss; empty for never.",
        ),
        Help(
            "test_share",
            "The part it never learns from, to see what it really knows.",
            "Share of the rows held out as the test part.",
        ),
        Help(
            "is_scaled",
            "Bring all that is known to one scale, so that large numbers do not drown "
            "small ones.",
            "Standardise number columns by mean and deviation of the training part.",
        ),
    )
}

PRECISIONS = {
    row.field: row
    for row in (
        Help("float64", "About 16 digits.", "Double precision, 8 bytes a number."),
        Help("float32", "About 7 digits.", "Single precision, 4 bytes a number."),
    )
}
