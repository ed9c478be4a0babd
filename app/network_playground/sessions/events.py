"""What a session tells those who look, beside its frames: as plain JSON values."""

from collections.abc import Mapping
from typing import Any

from network_playground.measures.shapes import (
    DependenceEvent,
    GradientCheckEvent,
    LandscapeEvent,
    LandscapeProgressEvent,
    LossAlongEvent,
    ReportEvent,
)
from network_playground.runs.own_table import OwnTable
from network_playground.sessions.history import History
from network_playground.sessions.presets import preset_of
from network_playground.sessions.shapes.events import (
    AnswerEvent,
    CurveEvent,
    ExampleEvent,
    ProblemEvent,
    StatusEvent,
    WayEvent,
)
from network_playground.sessions.shapes.experiment import ExperimentEvent
from network_playground.sessions.trial import Trial

Event = Mapping[str, Any]  # JSON; what it tells is its "kind"

EVENTS: dict[str, Any] = {
    "experiment": ExperimentEvent,
    "curve": CurveEvent,
    "status": StatusEvent,
    "problem": ProblemEvent,
    "answer": AnswerEvent,
    "example": ExampleEvent,
    "way": WayEvent,
    "report": ReportEvent,
    "dependence": DependenceEvent,
    "gradient_check": GradientCheckEvent,
    "loss_along": LossAlongEvent,
    "landscape_progress": LandscapeProgressEvent,
    "landscape": LandscapeEvent,
}


def experiment(trial: Trial, revision: int, own: OwnTable | None) -> ExperimentEvent:
    """Tell what stays the same at every moment of a run."""
    return {
        **trial.introduction(),
        "kind": "experiment",
        "revision": revision,
        "own": own.title if own else None,
    }


def curve(trial: Trial) -> CurveEvent:
    """Tell the losses so far."""
    return {"kind": "curve", "points": trial.curve.points()}


def status(
    trial: Trial, history: History, is_playing: bool, speed_index: int
) -> StatusEvent:
    """Tell where one may go from here, and whether it goes on by itself."""
    return {
        "kind": "status",
        "is_playing": is_playing,
        "speed": speed_index,
        "furthest": trial.timeline.furthest,
        "marks": sorted({edit.step for edit in trial.timeline.edits}),
        "preset": preset_of(trial.run.experiment, trial.timeline.edits),
        "can_undo": bool(history.past),
        "can_redo": bool(history.future),
    }


def remark(sentence: str) -> ProblemEvent:
    """Tell what did not go as one may expect; no command failed."""
    return {"kind": "problem", "number": None, "message": sentence, "field": None}


def landscape_stopped() -> LandscapeProgressEvent:
    """Tell that no landscape is under way any more."""
    return {"kind": "landscape_progress", "done": 0, "total": 0, "is_stopped": True}
