"""Playgrounds on disk: a restart of the server, or a power cut, loses nothing.

One table in SQLite, a row for each playground: its two ids, and all that restores its
moment. A row that cannot be read is as if it were not there.
"""

import json
import logging
import os
import sqlite3
import sys
import threading
import time
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from network_playground.runs.own_table import own_table_from
from network_playground.sessions.session import Session
from network_playground.sessions.speeds import SPEEDS

MOST_ROWS = 1000  # the oldest go first
TABLE = """
    CREATE TABLE IF NOT EXISTS playgrounds (
        key TEXT PRIMARY KEY,
        follow TEXT NOT NULL UNIQUE,
        content TEXT NOT NULL,
        kept_at REAL NOT NULL
    )
"""
KEEP = """
    INSERT INTO playgrounds VALUES (?, ?, ?, ?)
    ON CONFLICT (key) DO UPDATE
    SET content = excluded.content, kept_at = excluded.kept_at
"""
FIND = {
    "key": "SELECT key, follow, content FROM playgrounds WHERE key = ?",
    "follow": "SELECT key, follow, content FROM playgrounds WHERE follow = ?",
}
DROP = """
    DELETE FROM playgrounds WHERE key NOT IN
    (SELECT key FROM playgrounds ORDER BY kept_at DESC LIMIT ?)
"""

Column = Literal["key", "follow"]

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Kept:
    """One row: who has the key drives, who has the other id follows."""

    key: str
    follow: str
    content: str


def content_of(session: Session) -> str:
    """Write down all that restores a session, but for what could be undone."""
    run, own = session.saved(), session.own
    is_in_run = run["own"] is not None
    beside = None if own is None or is_in_run else own.model_dump(mode="json")
    return json.dumps({"run": run, "speed": session.speed_index, "own": beside})


def session_of(kept: Kept) -> Session:
    """Open a session again, paused. Raises ValueError where it cannot be."""
    content = json.loads(kept.content)
    run, beside = content["run"], content.get("own")
    own = None if beside is None else own_table_from(beside)
    session = Session.restored(run, own)
    session.speed_index = range(len(SPEEDS))[content["speed"]]
    return session


class Storage:
    """A file that holds playgrounds. Raises OSError where there can be none."""

    def __init__(self, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        self._lock = threading.Lock()
        _keep_private(path)
        try:
            self._database = _opened(path)
        except sqlite3.Error as problem:
            raise OSError(f"{path}: {problem}") from problem

    def keep(self, rows: Iterable[Kept]) -> None:
        """Keep these as they are now; what cannot be kept is told in the log."""
        now = time.time()
        try:
            with self._lock, self._database:
                self._database.executemany(
                    KEEP, [(row.key, row.follow, row.content, now) for row in rows]
                )
                self._database.execute(DROP, (MOST_ROWS,))
        except sqlite3.Error as problem:
            log.warning("Playgrounds could not be kept: %s", problem)

    def find(self, column: Column, id: str) -> Kept | None:
        """Find a playground by one of its ids."""
        try:
            with self._lock:
                row: Any = self._database.execute(FIND[column], (id,)).fetchone()
        except sqlite3.Error as problem:
            log.warning("Playgrounds could not be read: %s", problem)
            return None
        return Kept(*row) if row else None

    def close(self) -> None:
        with self._lock:
            self._database.close()


def _keep_private(path: Path) -> None:
    """Let only its owner read the file: a run may carry a person's own table.

    SQLite makes the files beside it, where what is new lies first, like the file
    itself; those that an earlier server left may be otherwise.
    """
    os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
    for ending in ("", "-wal", "-shm"):
        with suppress(FileNotFoundError):
            os.chmod(f"{path}{ending}", 0o600)


def _opened(path: Path) -> sqlite3.Connection:
    """Open the file and have its table there, or leave nothing open."""
    database = sqlite3.connect(path, timeout=2, check_same_thread=False)
    try:
        with database:
            database.execute("PRAGMA journal_mode = WAL")
            database.execute("PRAGMA synchronous = NORMAL")
            database.execute(TABLE)
    except sqlite3.Error:
        database.close()
        raise
    return database


def usual_place() -> Path:
    """Say where programs of this system keep what they would miss after a restart."""
    home = Path.home()
    if sys.platform == "win32":
        base = Path(os.environ.get("LOCALAPPDATA", home / "AppData" / "Local"))
    elif sys.platform == "darwin":
        base = home / "Library" / "Application Support"
    else:
        base = Path(os.environ.get("XDG_STATE_HOME") or home / ".local" / "state")
    return base / "network-playground" / "playgrounds.sqlite"
