"""Make a virtual environment with pip in it, on Debian's split Python too.

Debian keeps `ensurepip` in a package of its own. Where it is missing, root installs
that package; anybody else gets pip from PyPI, into the environment and nowhere else.
"""

import hashlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
import venv
from pathlib import Path
from urllib.parse import urljoin
from urllib.request import urlopen

PIP = "https://pypi.org/pypi/pip/json"


def main(folder: Path) -> None:
    if has_ensurepip() or (install_debian_package() and has_ensurepip()):
        subprocess.run([sys.executable, "-m", "venv", "--clear", folder], check=True)
    else:
        venv.create(folder, clear=True, symlinks=True)
        add_pip(str(folder.absolute() / "bin" / "python"))


def has_ensurepip() -> bool:
    command = [sys.executable, "-c", "import ensurepip; ensurepip.version()"]
    return subprocess.run(command, stderr=subprocess.DEVNULL).returncode == 0


def install_debian_package() -> bool:
    apt = shutil.which("apt-get")
    if not apt or os.geteuid() != 0:
        return False
    package = f"python3.{sys.version_info.minor}-venv"
    print(f"Installing Debian's {package} ...", flush=True)
    subprocess.run([apt, "update", "-qq"])
    command = [apt, "install", "-y", "-qq", "--no-install-recommends", package]
    return subprocess.run(command, stdout=subprocess.DEVNULL).returncode == 0


def add_pip(python: str) -> None:
    print("This Python comes without pip: getting it from PyPI ...", flush=True)
    try:
        name, content = pip_wheel()
    except OSError as problem:
        sys.exit(
            f"This Python comes without pip, and {PIP} cannot be read ({problem}): "
            "install it first, on Debian with `sudo apt install python3-venv`."
        )
    with tempfile.TemporaryDirectory() as folder:
        wheel = Path(folder, name)
        wheel.write_bytes(content)
        # A wheel is a zip, and Python runs the package inside it.
        command = [python, f"{wheel}/pip", "install", "-qq", "--no-index", name]
        subprocess.run(command, check=True, cwd=folder)


def pip_wheel() -> tuple[str, bytes]:
    """Return the name and the content of the newest wheel of pip."""
    with urlopen(PIP, timeout=60) as answer:
        files = json.load(answer)["urls"]
    wheel = next(file for file in files if file["packagetype"] == "bdist_wheel")
    with urlopen(urljoin(PIP, wheel["url"]), timeout=60) as answer:
        content: bytes = answer.read()
    if hashlib.sha256(content).hexdigest() != wheel["digests"]["sha256"]:
        raise OSError(f"{wheel['filename']} differs from its SHA-256")
    return wheel["filename"], content


if __name__ == "__main__":
    main(Path(sys.argv[1]))
