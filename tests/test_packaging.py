"""The wheel, the sdist and an editable install work, whatever else is installed."""

import hashlib
import subprocess
import sys
import sysconfig
import tarfile
import tomllib
import venv
from dataclasses import dataclass
from pathlib import Path
from urllib.request import urlopen

import pytest

from network_playground import __version__
from tests.patience import PATIENCE
from tests.running_server import running_server

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[1]
VENDOR = ROOT / "static" / "vendor"
VENDORED = tomllib.loads((VENDOR / "vendor.toml").read_text())["file"]
# What `pip install --editable` asks the build backend for.
EDITABLE = "import sys; from hatchling.build import build_editable as b; b(sys.argv[1])"


@dataclass(frozen=True)
class Installed:
    """An environment that has one of our wheels, and a package `app` of others."""

    folder: Path

    @property
    def python(self) -> str:
        return str(self.folder / "bin" / "python")

    @property
    def command(self) -> str:
        return str(self.folder / "bin" / "network-playground")

    @property
    def site(self) -> Path:
        (site,) = self.folder.glob("lib/python*/site-packages")
        return site


def run(*command, cwd=ROOT):
    done = subprocess.run(
        list(map(str, command)),
        cwd=cwd,
        capture_output=True,
        text=True,
        timeout=PATIENCE,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def sdist(tmp_path_factory):
    folder = tmp_path_factory.mktemp("sdist")
    run(sys.executable, "-m", "build", "--no-isolation", "--sdist", "--outdir", folder)
    (archive,) = folder.glob("*.tar.gz")
    return archive


@pytest.fixture(scope="module")
def unpacked(sdist, tmp_path_factory):
    folder = tmp_path_factory.mktemp("unpacked")
    with tarfile.open(sdist) as archive:
        archive.extractall(folder, filter="data")
    (top,) = folder.iterdir()
    return top


def installed_from(wheels, folder):
    """Install our wheel, without what it needs: that is taken from this environment."""
    venv.create(folder, symlinks=True)
    environment = Installed(folder)
    needed = environment.site / "what_it_needs.pth"
    needed.write_text(sysconfig.get_path("purelib") + "\n")
    theirs = environment.site / "app"
    theirs.mkdir()
    (theirs / "__init__.py").write_text("whose = 'theirs'\n")
    (wheel,) = wheels.glob("*.whl")
    pip = (sys.executable, "-m", "pip", "--python", environment.python, "install")
    run(*pip, "--no-deps", "--no-index", "--ignore-installed", wheel)
    return environment


@pytest.fixture(scope="module")
def as_wheel(unpacked, tmp_path_factory):
    """The wheel that is built from the sdist, away from the source tree."""
    folder = tmp_path_factory.mktemp("wheel")
    build = (sys.executable, "-m", "build", "--no-isolation", "--wheel")
    run(*build, "--outdir", folder, cwd=unpacked)
    return installed_from(folder, folder / "environment")


@pytest.fixture(scope="module")
def as_editable(tmp_path_factory):
    folder = tmp_path_factory.mktemp("editable")
    run(sys.executable, "-c", EDITABLE, folder)
    return installed_from(folder, folder / "environment")


@pytest.fixture(params=["as_wheel", "as_editable"])
def installed(request):
    return request.getfixturevalue(request.param)


def fetched(address):
    with urlopen(address, timeout=PATIENCE) as answer:
        assert answer.status == 200
        return answer.read()


def test_it_serves_its_page_and_every_vendored_file(installed, tmp_path):
    program = (installed.python, "-W", "error", "-m", "network_playground")
    with running_server(tmp_path, program=program) as address:
        assert b"Network Playground" in fetched(f"{address}/")
        for row in VENDORED:
            content = fetched(f"{address}/static/vendor/{row['file']}")
            assert hashlib.sha256(content).hexdigest() == row["sha256"], row["file"]


def test_its_command_and_its_module_are_the_same_program(installed, tmp_path):
    version = f"Network Playground {__version__}\n"
    module = (installed.python, "-m", "network_playground")
    for program in ((installed.command,), module):
        assert run(*program, "--version", cwd=tmp_path) == version
        *steps, _ = run(*program, "train", "--steps", 2, cwd=tmp_path).splitlines()
        assert len(steps) == 2


def test_a_package_of_others_named_app_is_left_alone(installed, tmp_path):
    code = "import app, network_playground.web.server; print(app.whose)"
    assert run(installed.python, "-c", code, cwd=tmp_path) == "theirs\n"


def test_each_way_of_installing_runs_the_code_that_it_should(
    as_wheel, as_editable, tmp_path
):
    code = "import network_playground; print(network_playground.__file__)"
    own, tree = (
        Path(run(one.python, "-c", code, cwd=tmp_path).strip())
        for one in (as_wheel, as_editable)
    )
    assert own.is_relative_to(as_wheel.site)
    assert tree.is_relative_to(ROOT / "app")


def test_the_wheel_brings_one_package_and_nothing_beside_it(as_wheel):
    (record,) = as_wheel.site.glob("network_playground-*.dist-info/RECORD")
    paths = [line.split(",")[0] for line in record.read_text().splitlines()]
    tops = {path.split("/")[0] for path in paths if not path.startswith("..")}
    assert tops == {"network_playground", record.parent.name}


def test_the_sdist_has_what_an_engineer_needs_and_no_environment(unpacked):
    found = {path.name for path in unpacked.iterdir()}
    needed = {"app", "static", "templates", "tests", "benchmarks", "pyproject.toml"}
    assert needed | {"Makefile", "README.md", "LICENSE"} <= found
    assert not found & {".venv", ".venvs", "node_modules", ".git", "dist"}


def test_the_wheel_carries_the_licences_of_what_it_carries(as_wheel):
    (information,) = as_wheel.site.glob("network_playground-*.dist-info")
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
