"""The wheel, built from the sdist, works away from the source tree."""

import hashlib
import os
import subprocess
import sys
import tomllib
from pathlib import Path
from urllib.request import urlopen

import pytest

from tests.patience import PATIENCE
from tests.running_server import running_server

ROOT = Path(__file__).parents[1]
VENDOR = ROOT / "static" / "vendor"
VENDORED = tomllib.loads((VENDOR / "vendor.toml").read_text())["file"]


@pytest.fixture(scope="module")
def installed(tmp_path_factory):
    """A folder that holds the wheel's content and nothing else."""
    folder = tmp_path_factory.mktemp("packaging")
    # Given neither --sdist nor --wheel, `build` makes the wheel from the sdist.
    run("build", "--no-isolation", "--outdir", folder / "dist", ROOT)
    (wheel,) = (folder / "dist").glob("*.whl")
    site = folder / "site"
    run("pip", "install", "--no-deps", "--no-index", "--target", site, wheel)
    return site


def run(*module_and_arguments):
    command = [sys.executable, "-m", *map(str, module_and_arguments)]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr


def fetched(address):
    with urlopen(address, timeout=PATIENCE) as answer:
        assert answer.status == 200
        return answer.read()


def test_the_wheel_serves_its_page_and_every_vendored_file(installed, tmp_path):
    environment = {**os.environ, "PYTHONPATH": str(installed)}
    with running_server(tmp_path, environment) as address:
        assert b"Network Playground" in fetched(f"{address}/")
        for row in VENDORED:
            content = fetched(f"{address}/static/vendor/{row['file']}")
            assert hashlib.sha256(content).hexdigest() == row["sha256"], row["file"]


def test_the_wheel_runs_its_own_copy_of_the_package(installed, tmp_path):
    command = [
        sys.executable,
        "-c",
        "import network_playground; print(network_playground.__file__)",
    ]
    environment = {**os.environ, "PYTHONPATH": str(installed)}
    done = subprocess.run(
        command, cwd=tmp_path, env=environment, capture_output=True, text=True
    )
    assert Path(done.stdout.strip()).is_relative_to(installed)


def test_the_wheel_carries_the_licences_of_what_it_carries(installed):
    (information,) = installed.glob("network_playground-*.dist-info")
    carried = {path.name for path in (information / "licenses").rglob("*.*")}
    assert carried >= {Path(row["licence_text"]).name for row in VENDORED}


@pytest.mark.parametrize("row", VENDORED, ids=lambda row: row["file"])
def test_a_vendored_file_is_the_one_that_vendor_toml_names(row):
    content = (VENDOR / row["file"]).read_bytes()
    assert hashlib.sha256(content).hexdigest() == row["sha256"]
    assert (VENDOR / row["licence_text"]).is_file()


def test_vendor_toml_names_every_vendored_file():
    known = {row["file"] for row in VENDORED} | {
        row["licence_text"] for row in VENDORED
    }
    found = {
        path.relative_to(VENDOR).as_posix()
        for path in VENDOR.rglob("*")
        if path.is_file()
    }
    assert found == known | {"vendor.toml"}
