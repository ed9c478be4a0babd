"""The command line: serve the playground, or train without it.

What a command needs is imported when it runs: `--version` needs nothing.
"""

import logging
import os
import sys
import threading
from contextlib import suppress
from typing import NoReturn

import click

from app import __version__

LEVELS = ("debug", "info", "warning", "error")


class Commands(click.Group):
    """Without the name of a command it is `serve` that runs."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        if not args or (args[0].startswith("-") and args[0] not in OF_THE_GROUP):
            args = ["serve", *args]
        return super().parse_args(ctx, args)


OF_THE_GROUP = ("--help", "--version")


@click.group(cls=Commands)
@click.version_option(__version__, message="Network Playground %(version)s")
def main() -> None:
    """Watch a neural network while it learns, step by step, in the browser.

    Without a command it serves: `network-playground --port 9000 --no-open`.
    """


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
    "--log-level", type=click.Choice(LEVELS), default="warning", show_default=True
)
def serve(host: str, port: int, is_opening: bool, log_level: str) -> None:
    """Serve the playground until Ctrl+C."""
    from app.web.address import AddressProblem, listen

    try:
        address = listen(host, port)
    except AddressProblem as problem:
        refuse(problem)
    if port not in (0, address.port):
        click.echo(f"Port {port} is in use: taking {address.port}.", err=True)
    first, *others = address.urls()
    click.echo(f"Network Playground {__version__} at {first} (Ctrl+C to stop)")
    if not address.is_local:
        click.echo(f"On this network at {' or '.join(others)}")
    sys.stdout.flush()
    with suppress(KeyboardInterrupt):
        # It listens already: what a browser asks for waits until the rest is loaded.
        if is_opening:
            open_browser(first)
        logging.basicConfig(level=log_level.upper(), format="%(levelname)s %(message)s")

        from app.web.server import serve as serve_at

        serve_at(address, logging.getLevelNamesMapping()[log_level.upper()])


def open_browser(url: str) -> None:
    """Open the browser, where there is a screen for it, without waiting for it."""
    has_screen = sys.platform in ("win32", "darwin") or any(
        os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY")
    )
    if has_screen:
        import webbrowser

        threading.Thread(target=webbrowser.open, args=(url,), daemon=True).start()


def refuse(problem: ValueError) -> NoReturn:
    """End with one sentence and exit code 2."""
    click.echo(str(problem), err=True)
    sys.exit(2)
