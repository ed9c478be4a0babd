"""The words and figures of a moment, as a frame's header holds them."""

from functools import lru_cache
from math import isfinite, isnan

from network_playground.datasets.training_data import TrainingData
from network_playground.measures.scores import Scorer, Scores
from network_playground.runs.asked_again import AskingAgain
from network_playground.runs.edits.parameters import frozen_in
from network_playground.runs.timeline import Timeline
from network_playground.sessions.shapes.frame import FactWords, MomentHeader
from network_playground.words import shapes
from network_playground.words.naming import named_in
from network_playground.words.narration import sentence_of
from network_playground.words.prediction import prediction_of
from network_playground.words.scene import Scene
from network_playground.words.source_lines import SOURCE


def header_of(
    timeline: Timeline,
    example: int,
    scores: Scores | None,
    scorer: Scorer,
    asking: AskingAgain,
) -> MomentHeader:
    """Tell the present moment with one example of its batch in focus.

    What a phase has not yet computed is None: the prediction before the last forward
    phase, the losses before the error phase.
    """
    run = timeline.run
    network = run.network
    phase, place = timeline.phase, timeline.moment.phase
    names = [single.name for single in run.phases]
    error_place = names.index("error")
    row = int(run.batches.at(timeline.moment.step).rows[example])
    prediction = prediction_of(run, network.output.a[:, example], row)
    truth = run.data.truth(row)
    stepped = timeline.stepped
    scene = Scene(
        run,
        phase,
        timeline.steps_done,
        example,
        row,
        prediction,
        truth,
        tuple(timeline.edits_here),
        asking.ask(timeline.moment.step, stepped and stepped[0])
        if place >= names.index("update")
        else None,
    )
    sentence = sentence_of(scene)
    facts, values = known_of(run.data, row)
    train, test = scores[:2] if scores else (None, None)
    is_told = place >= error_place
    terms = network.terms[:, example]
    done = timeline.steps_done
    losses = {
        "loss": network.loss if is_told else None,
        "mean_loss": network.mean_loss if is_told else None,
        "example_loss": run.loss.factor * terms.sum() if is_told else None,
        "train_loss": train.loss if train else None,
        "test_loss": test.loss if test else None,
    }
    classes = run.dataset.classes if run.dataset.outcomes else None
    return {
        "kind": "frame",
        "step": done,
        "epoch": done // run.batches.per_epoch,
        "batch": timeline.moment.step % run.batches.per_epoch,
        "steps_per_epoch": run.batches.per_epoch,
        "phase": {"name": phase.name, "layer": phase.layer, "index": place},
        "loss": _number(losses["loss"]),
        "mean_loss": _number(losses["mean_loss"]),
        "example_loss": _number(losses["example_loss"]),
        "train_loss": _number(losses["train_loss"]),
        "test_loss": _number(losses["test_loss"]),
        "not_a_number": [
            name for name, loss in losses.items() if loss is not None and isnan(loss)
        ],
        "train_score": _number(train.score) if train else None,
        "test_score": _number(test.score) if test else None,
        "score_name": scorer.score_name,
        "example": {
            "index": example,
            "size": run.batches.batch_size,
            "row": row,
            "facts": facts,
            "values": values,
            "truth": truth,
            "outcome": None if classes is None else int(classes[row]),
        },
        "prediction": prediction.shown() if place >= error_place - 1 else None,
        "again": _again(scene),
        "named": _named(scene),
        "sentence": {"plain": sentence.plain, "technical": sentence.technical},
        "lines": SOURCE.paragraph_at(timeline.code_frame.f_lineno),
        "variables": SOURCE.variables(timeline.code_frame),
        "learning_rate": timeline.learning_rate,
        "full_rate": run.learning_rate,
        "by_hand": [
            {
                "kind": edit.kind,
                "sets": [place.described() for place in edit.sets()],
            }
            for edit in timeline.edits_here
        ],
        "frozen": [place.described() for place in frozen_in(run)],
        "furthest": timeline.furthest,
    }


def _again(scene: Scene) -> shapes.Again | None:
    """Tell what the update did to the answers, once it is made."""
    again, answer = scene.again, scene.answer_again
    if again is None or answer is None:
        return None
    return {
        "pair": answer.pair,
        "after": answer.after,
        "of": answer.of,
        "way": answer.way,
        "better": again.better,
        "loss_before": _number(again.before.loss),
        "loss_after": _number(again.after.loss),
    }


def _named(scene: Scene) -> shapes.Named | None:
    named = named_in(scene)
    return named and {
        "layer": named.layer,
        "node": named.node,
        "source": named.source,
    }


@lru_cache(maxsize=1024)
def known_of(
    data: TrainingData, row: int
) -> tuple[list[FactWords], dict[str, float | str]]:
    """Tell a row in words and in its original values; both stay as they are."""
    facts: list[FactWords] = [
        {
            "column": fact.column,
            "words": fact.words,
            "value": fact.value,
            "inputs": list(fact.inputs),
        }
        for fact in data.facts(row)
    ]
    return facts, data.raw(row)


def _number(value: float | None) -> float | None:
    """Give a finite number, or None: JSON has no other."""
    return None if value is None or not isfinite(value) else float(value)
