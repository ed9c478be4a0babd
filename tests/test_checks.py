"""The runner of the checks tells what passed, what failed and why."""

import os
import re
import sys
from pathlib import Path

import pytest

from tests.checks.__main__ import CHECKS, Check, main, outcome, passes


def python(code):
    return Check("sample", lambda: [sys.executable, "-c", code])


def test_a_check_that_passes_says_so_and_keeps_its_output_to_itself(capsys):
    assert passes(python("print('details')"), dict(os.environ))
    said = capsys.readouterr().out
    assert "sample" in said and "passed" in said
    assert "details" not in said


def test_a_check_that_fails_shows_all_that_it_wrote(capsys):
    code = "import sys; print('out'); sys.exit('why')"
    assert not passes(python(code), dict(os.environ))
    said = capsys.readouterr().out
    assert "FAILED" in said
    assert "out" in said and "why" in said


def test_a_check_whose_tool_is_missing_fails_and_names_the_tool(capsys):
    assert not passes(Check("sample", lambda: ["/no/such/tool"]), dict(os.environ))
    assert "/no/such/tool" in capsys.readouterr().out


def test_a_hanging_check_is_stopped_with_all_its_children():
    code = "import subprocess, sys; subprocess.run(['sleep', '600'])"
    result = outcome([sys.executable, "-c", code], dict(os.environ), time_limit=0.5)
    assert result == (1, "\nStopped after 0.5 s.")


def test_a_name_that_no_check_has_is_refused_with_the_names_there_are():
    with pytest.raises(SystemExit) as refusal:
        main(["mypi"])
    assert "found mypi" in str(refusal.value)
    assert all(check.name in str(refusal.value) for check in CHECKS)


def test_every_test_that_the_readme_names_exists():
    root = Path(__file__).parent.parent
    named = set(re.findall(r"`(test_\w+)`", (root / "README.md").read_text("utf-8")))
    written = "\n".join(
        path.read_text("utf-8") for path in (root / "tests").rglob("test_*.py")
    )
    missing = {name for name in named if f"def {name}(" not in written}
    assert named
    assert not missing
