"""A command with a time limit, which leaves nothing running behind it."""

import os
import signal
import subprocess
from contextlib import suppress
from pathlib import Path

ROOT = Path(__file__).parents[2]
TIME_LIMIT = 900  # seconds: far above the slowest check, so that only a hang meets it

running: set[subprocess.Popen[str]] = set()


def outcome(
    command: list[str], environment: dict[str, str], time_limit: float = TIME_LIMIT
) -> tuple[int, str]:
    """Return exit code and output. Whatever the command started ends with it."""
    process = subprocess.Popen(
        command,
        cwd=ROOT,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
        start_new_session=True,
    )
    running.add(process)
    try:
        output, _ = process.communicate(timeout=time_limit)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        output = process.communicate()[0] + f"\nStopped after {time_limit} s."
        return 1, output
    except KeyboardInterrupt:
        end_all()
        raise
    finally:
        running.discard(process)
    return process.returncode, output


def end_all() -> None:
    """End all that runs. No Ctrl+C reaches a command: its session is its own."""
    for process in tuple(running):
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGTERM)
