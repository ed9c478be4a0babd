"""What a session remarks by itself, in a sentence: why it stopped, where it is."""

from network_playground.runs.divergence import Divergence
from network_playground.runs.stop import Stop
from network_playground.words.wording import counted, decimal, thousands


def of_divergence(divergence: Divergence) -> str:
    """Tell that the numbers are finite no longer, and what to do about it."""
    where = f"In step {thousands(divergence.step)} the numbers grew beyond all bounds"
    rate = f"learning rate {divergence.learning_rate:g}"
    match divergence.cause:
        case "rate":
            return (
                f"{where}: {rate} is too large here. This is the last finite step; go "
                "back and choose a smaller learning rate."
            )
        case "penalty" | "decay" if pull := divergence.pull:
            name = "L2 penalty" if pull.cause == "penalty" else "weight decay"
            product = divergence.learning_rate * pull.strength
            return (
                f"{where}: {rate} times {name} {pull.strength:g} is {product:g}, and "
                f"from {pull.limit:g} on the pull to zero makes each "
                "weight larger instead of smaller. This "
                "is the last finite step; go back and choose a smaller learning rate "
                f"or {name}."
            )
        case "too late":
            return (
                f"{where}: the weights had grown too large before, and {rate} cannot "
                "bring them back. This is the last finite step; go back further, and "
                "choose it there."
            )
        case _:
            return (
                f"{where}, but not by learning: a weight, an input or a setting is too "
                "extreme here. This is the last finite step; go back and change it."
            )


def of_stop(stop: Stop) -> str:
    """Tell which stop rule was met, and by what."""
    if stop.setting == "stop_epochs":
        return f"Stopped after {counted(stop.epoch, 'epoch')}, as chosen."
    if stop.setting == "stop_loss":
        return (
            f"Stopped in epoch {stop.epoch}: the loss is {decimal(stop.loss, 4)}, "
            f"below {decimal(stop.bound, 4)}, as chosen."
        )
    return (
        f"Stopped in epoch {stop.epoch}: the loss has not fallen below "
        f"{decimal(stop.bound, 4)} for {counted(stop.waited, 'epoch')}."
    )
