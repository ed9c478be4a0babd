"""Make a virtual environment with pip in it, on Debian's split Python too.

Debian keeps `ensurepip` in a package of its own. Where it is missing, root installs
that package; anybody else gets pip from PyPA's script, inside the environment.
"""

import importlib.util
import os
import shutil
import subprocess
import sys
import urllib.request
import venv
from pathlib import Path

GET_PIP = "https://bootstrap.pypa.io/get-pip.py"


def main(folder: Path) -> None:
    if importlib.util.find_spec("ensurepip") or install_debian_package():
        # A process of its own: this one would not see an `ensurepip` that is new.
        subprocess.run([sys.executable, "-m", "venv", "--clear", folder], check=True)
    else:
        venv.create(folder, clear=True, symlinks=True)
        add_pip(folder / "bin" / "python")


def install_debian_package() -> bool:
    apt = shutil.which("apt-get")
    if not apt or os.geteuid() != 0:
        return False
    package = f"python3.{sys.version_info.minor}-venv"
    print(f"Installing Debian's {package} ...", flush=True)
    subprocess.run([apt, "update", "-qq"], check=False)
    command = [apt, "install", "-y", "-qq", "--no-install-recommends", package]
    return subprocess.run(command, stdout=subprocess.DEVNULL).returncode == 0


def add_pip(python: Path) -> None:
    print("Getting pip, which this Python comes without ...", flush=True)
    try:
        with urllib.request.urlopen(GET_PIP, timeout=60) as answer:
            script = answer.read()
    except OSError as problem:
        sys.exit(
            f"This Python has no pip and {GET_PIP} cannot be read ({problem}): "
            "install it first, on Debian with `sudo apt install python3-venv`."
        )
    subprocess.run([python, "-", "--quiet"], input=script, check=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
