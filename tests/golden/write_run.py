"""Write the golden run: ``python -m tests.golden.write_run``, once for every version.

A golden file is never written again: it stands for what people have on their disks.
"""

from pathlib import Path

from network_playground.runs.edits.learning_rate import SetLearningRate
from network_playground.runs.run import Run
from network_playground.runs.timeline import Moment, Timeline
from network_playground.sessions.presets import PRESETS
from network_playground.sessions.run_file import VERSION, run_file
from network_playground.sessions.trial import Trial

RUNS = Path(__file__).with_name("runs")


def trial():
    """Give the worked example as the learning rate was changed, in the third step."""
    preset = PRESETS["worked_example"]
    edits = [*preset.edits, SetLearningRate(step=1, value=0.25)]
    made = Trial(Timeline(Run(preset.experiment), edits))
    made.score()
    made.timeline.go(Moment(2, 3))
    return made


if __name__ == "__main__":
    file = RUNS / f"v{VERSION}.json"
    assert not file.exists(), f"{file} is golden."
    file.write_text(run_file(trial()), encoding="utf-8")
