"""What a person brings and takes home: their table, runs, weights, curves, scripts.

All of it needs the key of the room, since a run may carry the person's own table.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from http import HTTPStatus

from fastapi import FastAPI, Request
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse, Response

from network_playground.datasets.problem import DataProblem
from network_playground.datasets.reading.csv_table import read_text
from network_playground.datasets.reading.csv_text import MOST_BYTES as MOST_TABLE_BYTES
from network_playground.datasets.reading.csv_text import decode
from network_playground.exports.history_csv import history_csv
from network_playground.exports.pytorch import pytorch_script
from network_playground.exports.scikit_learn import scikit_learn_script
from network_playground.exports.standalone import standalone_script
from network_playground.exports.weights import weights_file
from network_playground.runs.own_table import (
    Offer,
    own_table_from,
    plan_of,
    preview_of,
)
from network_playground.runs.problem import Problem
from network_playground.runs.shapes import TablePlan, TablePreview
from network_playground.sessions.run_file import MOST_BYTES as MOST_RUN_BYTES
from network_playground.sessions.run_file import read_run_file, run_file
from network_playground.sessions.session import Session
from network_playground.web.pages.bodies import Reader, Refused, body_of, refusal
from network_playground.web.pages.qr_code import code_of
from network_playground.web.rooms.rooms import Open, Rooms
from network_playground.web.wire import parse_text

KEY = "playground-key"  # the header that a page of the driver sends
MOST_CHOICES_BYTES = 65_536
LONGEST_TITLE = 200
HEADERS = {"Cache-Control": "no-store"}


@dataclass(frozen=True, slots=True)
class File:
    """One row: what it is, and how it is made of a session."""

    kind: str
    made: Callable[[Session], str | bytes]


PYTHON = "text/x-python; charset=utf-8"

FILES: Mapping[str, File] = {
    "run.json": File("application/json", lambda s: run_file(s.trial)),
    "weights.npz": File("application/zip", lambda s: weights_file(s.trial.run)),
    "history.csv": File(
        "text/csv; charset=utf-8",
        lambda s: history_csv({s.trial.run.dataset.title: s.trial.curve}),
    ),
    "standalone.py": File(PYTHON, lambda s: standalone_script(s.timeline)),
    "pytorch.py": File(PYTHON, lambda s: pytorch_script(s.timeline)),
    "scikit_learn.py": File(PYTHON, lambda s: scikit_learn_script(s.timeline)),
}


def add_files(application: FastAPI, rooms: Rooms) -> None:
    """Give an application the routes for files."""
    reader = Reader(rooms.limits.read_within)

    def opened_by(request: Request) -> Open:
        opened = rooms.find(request.headers.get(KEY))
        if opened is None:
            raise Refused(
                "Expected the key of a playground that is open, found none.",
                HTTPStatus.FORBIDDEN,
            )
        return opened

    @application.get("/files/{name}")
    async def take(request: Request, name: str) -> Response:
        file = FILES.get(name)
        if file is None:
            raise HTTPException(HTTPStatus.NOT_FOUND)
        try:
            content = await opened_by(request).room.jobs.do(file.made)
        except (Problem, DataProblem) as problem:
            return refusal(problem)
        attached = {"Content-Disposition": f'attachment; filename="{name}"'}
        return Response(content, media_type=file.kind, headers={**HEADERS, **attached})

    @application.get("/link/qr.svg")
    async def link_code(request: Request, fragment: str = "") -> Response:
        """Draw a link to an experiment of this playground."""
        return code_of(f"{request.base_url}#{fragment.removeprefix('#')}", HEADERS)

    @application.post("/run")
    async def open_run(request: Request) -> Response:
        try:
            opened = opened_by(request)
            content = await body_of(request, MOST_RUN_BYTES)
            file = await reader.read(read_run_file, content)
            await opened.room.jobs.do(lambda session: session.open_file(file))
        except (Problem, DataProblem) as problem:
            return refusal(problem)
        return Response(status_code=HTTPStatus.NO_CONTENT, headers=HEADERS)

    @application.post("/data")
    async def offer(request: Request, name: str = "") -> Response:
        """Read a table, and keep it for its person to choose what to do with it."""
        try:
            opened = opened_by(request)
            content = await body_of(request, MOST_TABLE_BYTES)
            kept, shown = await reader.read(_offered, content, name[:LONGEST_TITLE])

            def keep(session: Session) -> None:
                session.offer = kept

            await opened.room.jobs.do(keep)
        except (Problem, DataProblem) as problem:
            return refusal(problem)
        return JSONResponse(shown, headers=HEADERS)

    @application.post("/data/plan")
    async def plan(request: Request) -> Response:
        """Tell what would enter the network with these choices."""
        try:
            opened = opened_by(request)
            choices = await body_of(request, MOST_CHOICES_BYTES)
            kept = await opened.room.jobs.do(lambda session: session.offer)
            if kept is None:
                raise Problem("Expected a table to use, found none; add it once more.")
            planned = await reader.read(_planned, kept, choices)
        except (Problem, DataProblem) as problem:
            return refusal(problem)
        return JSONResponse(planned, headers=HEADERS)


def _offered(content: bytes, name: str) -> tuple[Offer, TablePreview]:
    text, encoding = decode(content)
    table = read_text(text, encoding, name)
    return Offer(table.title, text, encoding), preview_of(table)


def _planned(kept: Offer, choices: bytes) -> TablePlan:
    fields = parse_text(choices.decode(errors="replace"))
    del fields["kind"]
    return plan_of(own_table_from({**vars(kept), **fields}))
