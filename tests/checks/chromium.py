"""A Chromium for the browser tests: the system's, Debian's package, or Playwright's."""

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
MAC_APPLICATIONS = (
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
)


def system_chromium() -> str | None:
    """Return the browser named by $CHROMIUM, else one that is installed and starts."""
    named = os.environ.get("CHROMIUM")
    if named:
        return named
    found = (shutil.which(name) for name in NAMES)
    return next((path for path in (*found, *MAC_APPLICATIONS) if starts(path)), None)


def starts(path: str | None) -> bool:
    # Ubuntu's /usr/bin/chromium-browser may be a script that only asks for a snap.
    if path is None or not Path(path).exists():
        return False
    return subprocess.run([path, "--version"], capture_output=True).returncode == 0


def ready_chromium(environment: Mapping[str, str]) -> str | None:
    """Return the system's Chromium, installed if need be; None means Playwright's.

    Raises RuntimeError where there is none and none can be installed.
    """
    found = system_chromium() or debian_chromium()
    if not found:
        install_playwright_chromium(environment)
    return found


def debian_chromium() -> str | None:
    if not shutil.which("apt-get") or os.geteuid() != 0:
        return None
    print("Installing Debian's chromium, once ...", flush=True)
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for arguments in (["update"], ["install", "-y", "chromium"]):
        subprocess.run(["apt-get", *arguments], capture_output=True, env=environment)
    return system_chromium()


def install_playwright_chromium(environment: Mapping[str, str]) -> None:
    """Download what Playwright's release asks for; a second call finds it there."""
    done = subprocess.run(
        [sys.executable, "-m", "playwright", "install", "chromium"],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    if done.returncode:
        raise RuntimeError(
            "No Chromium here, and Playwright could not install one; "
            f"on Debian `sudo apt install chromium` does it.\n{done.stdout}"
        )


if __name__ == "__main__":
    print(ready_chromium(os.environ) or "Playwright's own Chromium")
