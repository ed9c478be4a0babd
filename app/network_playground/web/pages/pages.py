"""The pages and the files that they load; nothing here comes from anywhere else."""

import mimetypes
import os
from collections.abc import Mapping
from http import HTTPStatus
from pathlib import Path
from typing import Any

from fastapi import FastAPI, Request
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.exceptions import HTTPException
from starlette.responses import (
    FileResponse,
    HTMLResponse,
    PlainTextResponse,
    Response,
)
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

import network_playground
from network_playground.web.pages.qr_code import code_of
from network_playground.web.rooms.rooms import Rooms

# What the operating system knows of these differs, and a browser insists on them.
for _ending, _kind in (
    (".js", "text/javascript"),
    (".mjs", "text/javascript"),
    (".css", "text/css"),
    (".json", "application/json"),
    (".svg", "image/svg+xml"),
    (".woff2", "font/woff2"),
):
    mimetypes.add_type(_kind, _ending)

FRESH = {"Cache-Control": "no-cache"}  # ask every time; an ETag makes that cheap


def folder(name: str) -> Path:
    """Find static or templates: inside an installed package, beside its sources."""
    package = Path(network_playground.__file__).parent
    inside = package / name
    return inside if inside.is_dir() else package.parents[1] / name


class FreshFiles(StaticFiles):
    """Files that a browser asks for again, and gets again only when they changed."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        response = await super().get_response(path, scope)
        response.headers.update(FRESH)
        return response

    def file_response(
        self,
        full_path: str | os.PathLike[str],
        stat_result: os.stat_result,
        scope: Scope,
        status_code: int = 200,
    ) -> Response:
        """Answer with the whole file, read at once.

        A page loads over a hundred small ones; to open, read and close each of them in
        a thread took longer than all the rest.
        """
        found = super().file_response(full_path, stat_result, scope, status_code)
        if not isinstance(found, FileResponse):
            return found  # not modified
        headers = {
            name: value
            for name, value in found.headers.items()
            if name not in ("accept-ranges", "content-length")
        }
        return Response(Path(full_path).read_bytes(), status_code, headers)


def add_pages(application: FastAPI, rooms: Rooms) -> None:
    """Give an application its pages, its files, and a page for what is not there."""
    templates = Environment(
        loader=FileSystemLoader(folder("templates")),
        autoescape=True,
        undefined=StrictUndefined,
    )

    def page(name: str, status: int = 200, **words: Any) -> HTMLResponse:
        content = templates.get_template(name).render(**words)
        return HTMLResponse(content, status, dict(FRESH))

    @application.get("/")
    async def playground() -> Response:
        return page("playground.html")

    @application.get("/beside")
    async def beside() -> Response:
        return page("beside.html")

    @application.get("/beside/half")
    async def half() -> Response:
        return page("half.html")

    @application.get("/follow/{follow}")
    async def following(follow: str) -> Response:
        if await rooms.followed(follow) is None:
            return page(
                "error.html",
                404,
                title="Nothing to follow here",
                sentence="This playground has ended, or its address was copied only "
                "in part. Ask the person who shows it for the address again.",
            )
        return page("follow.html", follow=follow)

    @application.get("/follow/{follow}/qr.svg")
    async def follow_code(request: Request, follow: str) -> Response:
        if await rooms.followed(follow) is None:
            raise HTTPException(HTTPStatus.NOT_FOUND)
        link = request.base_url.replace(path=f"/follow/{follow}")
        return code_of(str(link), FRESH)

    @application.get("/healthz")
    async def health() -> Response:
        return PlainTextResponse("ok\n", headers={"Cache-Control": "no-store"})

    async def refused(request: Request, problem: Exception) -> Response:
        assert isinstance(problem, HTTPException)
        status = HTTPStatus(problem.status_code)
        sentence = SENTENCES.get(status, f"{status.phrase}.")
        answer: Response
        if "text/html" in request.headers.get("accept", ""):
            answer = page("error.html", status, title=status.phrase, sentence=sentence)
        else:
            answer = PlainTextResponse(sentence + "\n", status)
        answer.headers.update(problem.headers or {})
        return answer

    application.add_exception_handler(HTTPException, refused)
    application.mount("/static", FreshFiles(directory=folder("static")))


SENTENCES: Mapping[HTTPStatus, str] = {
    HTTPStatus.NOT_FOUND: "There is no page at this address.",
    HTTPStatus.METHOD_NOT_ALLOWED: "This address can only be read.",
}
