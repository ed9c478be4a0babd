"""When to stop by itself: after some epochs, at a loss, or when it gets no better."""

from network_playground.measures.scores import Scorer
from network_playground.runs.stop import Stop


class StopRules:
    """The rules of one experiment, asked at the end of every epoch.

    Early stopping: Prechelt, in Neural Networks: Tricks of the Trade, 1998.
    """

    def __init__(self, scorer: Scorer) -> None:
        self.scorer = scorer
        self.experiment = scorer.run.experiment
        self.best = float("inf")
        self.best_epoch = 0
        self.is_active = any(
            rule is not None
            for rule in (
                self.experiment.stop_epochs,
                self.experiment.stop_loss,
                self.experiment.patience,
            )
        )

    def reason_to_stop(self, epoch: int) -> Stop | None:
        """Say why training should stop after so many epochs, or None."""
        experiment = self.experiment
        if experiment.stop_epochs is not None and epoch == experiment.stop_epochs:
            return Stop("stop_epochs", epoch)
        if experiment.stop_loss is None and experiment.patience is None:
            return None
        train, test = self.scorer.scores()[:2]
        loss = test.loss if test else train.loss
        if experiment.stop_loss is not None and loss < experiment.stop_loss:
            return Stop("stop_loss", epoch, loss, experiment.stop_loss)
        if loss < self.best or epoch < self.best_epoch:
            self.best, self.best_epoch = loss, epoch
        waited = epoch - self.best_epoch
        if experiment.patience is not None and waited >= experiment.patience:
            return Stop("patience", epoch, loss, self.best, waited)
        return None
