"""The tests run on each Python that is there, and those that are not are told."""

import sys

import pytest

from tests.checks.pythons import main, version_of

pytestmark = pytest.mark.slow


def test_a_python_that_is_not_there_is_told_and_testing_nothing_fails(capsys):
    assert main(["python0.1"]) == 1
    said = capsys.readouterr().out
    assert said.startswith("python0.1 is not here")
    assert "nothing was tested" in said


def test_a_python_that_is_found_but_does_not_start_is_not_there(tmp_path):
    broken = tmp_path / "python3.99"
    broken.write_text("#!/bin/sh\nexit 127\n")
    broken.chmod(0o755)
    assert version_of(str(broken)) is None


def test_a_python_tells_its_version():
    found = version_of(sys.executable)
    assert found and sys.version.startswith(f"{found} ")
