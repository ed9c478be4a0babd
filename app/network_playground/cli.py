"""The command line: serve the playground, or train without it.

What a command needs is imported when it runs: `--version` needs nothing.
"""

import json
import logging
import os
import signal
import sys
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import BinaryIO, NoReturn
from urllib.parse import urlsplit

import click

from network_playground import __version__
from network_playground.threads import use_one_thread

Step = tuple[int, float]  # its number, and its loss
LOCAL = ("localhost", "127.0.0.1", "::1")  # what no other machine reaches
LEVELS = ("debug", "info", "warning", "error")


class Commands(click.Group):
    """Without the name of a command it is `serve` that runs."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        if not args or (args[0].startswith("-") and args[0] not in OF_THE_GROUP):
            args = ["serve", *args]
        return super().parse_args(ctx, args)


OF_THE_GROUP = ("--help", "--version")


FROM_ENVIRONMENT = {"auto_envvar_prefix": "NETWORK_PLAYGROUND"}


@click.group(cls=Commands, context_settings=FROM_ENVIRONMENT)
@click.version_option(__version__, message="Network Playground %(version)s")
def main() -> None:
    """Watch a neural network while it learns, step by step, in the browser.

    Without a command it serves: `network-playground --port 9000 --no-open`.
    """
    use_one_thread()


@main.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="Listen here.")
@click.option(
    "--port",
    type=click.IntRange(0, 65_535),
    default=8000,
    show_default=True,
    help="A busy one gives way to the next; 0 is any that is free.",
)
@click.option(
    "--open/--no-open",
    "is_opening",
    default=True,
    help="Open the browser where there is one.",
)
@click.option(
    "--embed-in",
    "embedders",
    multiple=True,
    metavar="ORIGIN",
    help="Let pages from there show it in an <iframe>: https://slides.example.org, "
    "or file: for a deck on this disk. Can be given more than once.",
)
@click.option(
    "--storage",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Keep playgrounds in this file, so that a restart loses nothing.  "
    "[default: where this system keeps such things]",
)
@click.option("--no-storage", is_flag=True, help="Keep nothing on disk.")
@click.option(
    "--log-level", type=click.Choice(LEVELS), default="warning", show_default=True
)
def serve(
    host: str,
    port: int,
    is_opening: bool,
    embedders: tuple[str, ...],
    storage: Path | None,
    no_storage: bool,
    log_level: str,
) -> None:
    """Serve the playground until Ctrl+C."""
    # Until the server takes over there is nothing to end but this.
    for ending in (signal.SIGINT, signal.SIGTERM):
        signal.signal(ending, lambda *_: os._exit(0))

    from network_playground.web.address import AddressProblem, listen, refuse_no_origins

    try:
        refuse_no_origins(embedders)
        address = listen(host, port)
    except AddressProblem as problem:
        refuse(str(problem))
    if port not in (0, address.port):
        click.echo(f"Port {port} is in use: taking {address.port}.", err=True)
    first, *others = address.urls()
    elsewhere = [url for url in others if urlsplit(url).hostname not in LOCAL]
    click.echo(f"Network Playground {__version__} at {first} (Ctrl+C to stop)")
    if not address.is_local:
        click.echo(f"On this network at {' or '.join(elsewhere)}")
    sys.stdout.flush()
    # It listens already: what a browser asks for waits until the rest is loaded.
    if is_opening:
        open_browser(first)
    logging.basicConfig(level=log_level.upper(), format="%(levelname)s %(message)s")

    from network_playground.web.rooms.storage import usual_place
    from network_playground.web.server import serve as serve_at

    place = None if no_storage else storage or usual_place()
    level = logging.getLevelNamesMapping()[log_level.upper()]
    serve_at(address, level, embedders, place)


def open_browser(url: str) -> None:
    """Open the browser, where there is a screen for it, without waiting for it."""
    has_screen = sys.platform in ("win32", "darwin") or any(
        os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY")
    )
    if has_screen:
        import webbrowser

        threading.Thread(target=webbrowser.open, args=(url,), daemon=True).start()


def refuse(sentence: str) -> NoReturn:
    """End with one sentence and exit code 2."""
    click.echo(sentence, err=True)
    sys.exit(2)


FILE = click.Path(path_type=Path)


@main.command()
@click.argument("experiment", type=FILE, required=False)
@click.option("--steps", type=click.IntRange(1), required=True, help="Updates to take.")
@click.option("--data", type=FILE, help="Learn this CSV file instead.")
@click.option("--target", help="Its column to predict; else the last that fits.")
@click.option("--out", type=FILE, help="Write the run here, to open it again.")
def train(
    experiment: Path | None,
    steps: int,
    data: Path | None,
    target: str | None,
    out: Path | None,
) -> None:
    """Train EXPERIMENT, a JSON file, without a server; without it, the usual one.

    Prints one JSON line a step, and one with the losses of all examples at the end.
    """
    from network_playground.datasets.problem import DataProblem
    from network_playground.runs.problem import Problem
    from network_playground.sessions.headless import losses, scores, session_from
    from network_playground.sessions.run_file import run_file

    if target is not None and data is None:
        refuse("--target: expected a table with this column (--data), found none.")
    try:
        session = session_from(
            experiment.read_bytes() if experiment else b"{}",
            data.read_bytes() if data else None,
            data.name if data else "",
            target,
        )
        # Whether it can be written to is better known before the training than after.
        with naming(str(out)), out.open("ab") if out else nullcontext() as file:
            with naming("the output"):
                with progress(losses(session, steps), steps) as done:
                    for step, loss in done:
                        print(json.dumps({"step": step, "loss": loss}))
                print(json.dumps(scores(session)), flush=True)
            if file is not None:
                overwrite(file, run_file(session.trial).encode())
    except BrokenPipeError:
        raise
    except OSError as problem:
        refuse(f"Cannot use {problem.filename}: {problem.strerror}.")
    except (Problem, DataProblem) as problem:
        refuse(str(problem))
    except KeyboardInterrupt:
        sys.exit(130)


@contextmanager
def naming(name: str) -> Iterator[None]:
    """Let a failure to write say what could not be written to."""
    try:
        yield
    except OSError as problem:
        problem.filename = problem.filename or name
        raise


def overwrite(file: BinaryIO, content: bytes) -> None:
    """Put content in place of what a file held."""
    if file.tell():
        file.truncate(0)
    file.write(content)


@contextmanager
def progress(steps: Iterable[Step], length: int) -> Iterator[Iterable[Step]]:
    """Show on a terminal how far it is, and keep the lines printed meanwhile whole."""
    is_seen = sys.stderr.isatty()
    is_shared = is_seen and sys.stdout.isatty()
    with click.progressbar(
        steps,
        length=length,
        label="Training",
        file=sys.stderr,
        hidden=not is_seen,
        update_min_steps=max(1, length // 100),
    ) as bar:

        def lines() -> Iterator[Step]:
            for step in bar:
                if is_shared:
                    click.echo("\r\x1b[K", err=True, nl=False)
                yield step

        yield lines()
