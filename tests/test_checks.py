"""The runner of the checks tells what passed, what failed and why."""

import os
import re
import sys
from pathlib import Path

import pytest

from tests.checks.__main__ import (
    ALL,
    CHECKS,
    FAST,
    STATIC,
    Check,
    main,
    run,
    verdicts_of,
)
from tests.checks.process import ROOT, outcome

pytestmark = pytest.mark.slow


def python(code, is_spread=False):
    return Check("sample", lambda: [sys.executable, "-c", code], is_spread=is_spread)


def passes(*checks):
    return [verdict.passed for verdict in verdicts_of(checks, dict(os.environ))]


@pytest.mark.parametrize("is_spread", [False, True])
def test_a_check_that_passes_says_so_and_keeps_its_output_to_itself(capsys, is_spread):
    assert passes(python("print('details')", is_spread)) == [True]
    said = capsys.readouterr().out
    assert said.startswith("sample.......... passed ")
    assert len(said.splitlines()) == 1


@pytest.mark.parametrize("is_spread", [False, True])
def test_a_check_that_fails_shows_all_that_it_wrote(capsys, is_spread):
    code = "import sys; print('out'); sys.exit('why')"
    assert passes(python(code, is_spread)) == [False]
    said = capsys.readouterr().out
    assert said.startswith("sample.......... FAILED ")
    assert "out" in said and "why" in said


def test_a_check_whose_tool_is_missing_fails_and_names_the_tool(capsys):
    assert passes(Check("sample", lambda: ["/no/such/tool"])) == [False]
    assert "/no/such/tool" in capsys.readouterr().out


def test_checks_run_beside_each_other_and_those_that_spread_after_them(tmp_path):
    """The two wait for each other at a pipe: one after the other they would hang."""
    pipe, end = tmp_path / "pipe", tmp_path / "end"
    os.mkfifo(pipe)
    alone = python(f"open({str(end)!r}).close()", is_spread=True)
    writes = python(
        f"open({str(pipe)!r}, 'w').close(); open({str(end)!r}, 'w').close()"
    )
    reads = python(f"open({str(pipe)!r}).close()")
    assert passes(alone, writes, reads) == [True, True, True]


def test_a_check_that_fails_is_named_at_the_end_and_the_others_go_on(capsys):
    assert run([python("raise OSError"), python("", is_spread=True)]) == 1
    *_, named, closing = capsys.readouterr().out.splitlines()
    assert (named, closing) == ("Failed: sample", "1 passed, 1 failed")


def test_a_hanging_check_is_stopped_with_all_its_children():
    code = "import subprocess, sys; subprocess.run(['sleep', '600'])"
    result = outcome([sys.executable, "-c", code], dict(os.environ), time_limit=0.5)
    assert result == (1, "\nStopped after 0.5 s.")


def test_a_name_that_no_check_has_is_refused_with_the_names_there_are():
    with pytest.raises(SystemExit) as refusal:
        main(["mypi"])
    assert "found mypi" in str(refusal.value)
    assert all(check.name in str(refusal.value) for check in CHECKS)


def test_all_leaves_out_only_what_a_slower_check_covers():
    left_out = [check.name for check in CHECKS if check not in ALL]
    assert left_out == ["fast pytest"]
    assert set(STATIC) < set(ALL)
    assert not any({"page tools", "browser"} & set(check.needs) for check in FAST)


# A test that reads a clock fails on a busy machine; one that sleeps makes all wait.
CLOCKS = re.compile(
    r"perf_counter|process_time|monotonic|\btime\.time\b|timeit|wait_for_timeout"
    r"|\bsleep\((?!0\))|performance\.now|Date\.now"
)


def test_no_test_measures_time_or_sleeps():
    tests = [path for path in (ROOT / "tests").rglob("*test*") if path.is_file()]
    names = [path for path in tests if path.suffix in {".py", ".js"}]
    assert names
    reading = [str(path) for path in names if CLOCKS.search(path.read_text("utf-8"))]
    assert reading == [str(Path(__file__))]


def test_the_page_has_types_everywhere_but_where_json_comes_in():
    untyped = re.compile(r"@\w+ .*\bany\b.*\}|\{any\b|\bany\[\]|Array<any>")
    page = (ROOT / "static").rglob("*.js")
    sources = {path for path in page if "vendor" not in path.parts}
    found = {path.name for path in sources if untyped.search(path.read_text("utf-8"))}
    assert len(sources) > 100
    assert found == {"files.js"}


def told_to_people():
    return "\n".join(
        (ROOT / name).read_text("utf-8") for name in ("README.md", "CONTRIBUTING.md")
    )


def test_every_test_that_the_readme_names_exists():
    named = set(re.findall(r"`(test_\w+)`", told_to_people()))
    written = "\n".join(
        path.read_text("utf-8") for path in (ROOT / "tests").rglob("test_*.py")
    )
    missing = {name for name in named if f"def {name}(" not in written}
    assert named
    assert not missing


def test_every_command_that_people_are_told_of_is_there_and_in_the_help():
    makefile = (ROOT / "Makefile").read_text("utf-8")
    told = set(re.findall(r"^`?make ([a-z-]+)|`make ([a-z-]+)", told_to_people(), re.M))
    targets = {first or second for first, second in told}
    assert {"run", "check", "test-fast", "test"} <= targets
    for target in targets:
        assert re.search(rf"^{target}:", makefile, re.M), target
        assert f"'make {target} " in makefile, target


def test_every_file_that_people_are_led_to_is_there():
    led = re.findall(r"\]\(([\w./-]+)", told_to_people())
    assert led
    assert [path for path in led if not (ROOT / path).exists()] == []
