"""How far training goes in one command: about two seconds on a usual computer.

The bound counts work instead of time, so that a link leads to the same moment
everywhere.
"""

from network_playground.runs.run import Run

MOST_STEPS = 20_000
MOST_WORK = 5_000_000_000  # multiplications
WORK_BESIDES = 50_000  # of a step, however small the network is


def reach_of(run: Run) -> int:
    """Count the steps that one command may take."""
    return max(1, min(MOST_STEPS, MOST_WORK // step_work(run)))


def step_work(run: Run) -> int:
    """Estimate the multiplications of one step."""
    forwards_and_back = 3 * run.network.parameters.size * run.batches.batch_size
    return WORK_BESIDES + forwards_and_back


def forward_work(run: Run) -> int:
    """Estimate the multiplications of asking for the loss of a batch."""
    return WORK_BESIDES // 5 + run.network.parameters.size * run.batches.batch_size
