# Network Playground. `make run` starts it, `make test` checks it; every target sets up
# what it needs in .venv and node_modules, once. Works with GNU make 3.81, as on macOS.

PYTHON ?= $(shell for python in python3.14 python3.13 python3.12 python3.11 python3; do \
	if $$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; \
	then echo $$python; break; fi; done)
PIP := .venv/bin/python -m pip install -qq --disable-pip-version-check

# What is half made is made again.
.DELETE_ON_ERROR:
.PHONY: help run check test-fast test test-pythons vendor clean

help:
	@echo 'make run           start the playground; make run ARGS="--port 9000 --no-open"'
	@echo 'make check         read the code: types, style, who imports whom'
	@echo 'make test-fast     run the tests that need neither a browser nor patience'
	@echo 'make test          run everything, as whoever merges does'
	@echo 'make test-pythons  run the tests without a browser on every Python found by a name'
	@echo '                   from python3.11 to python3.14; PYTHONS="python3.12 ..." gives others'
	@echo 'make vendor        take static/vendor from its npm packages again'
	@echo 'make clean         remove environments, node_modules and what tools left behind'

run: .venv/installed
	@.venv/bin/python -m network_playground $(ARGS)

check: .venv/installed-for-tests
	@.venv/bin/python -m tests.checks static

test-fast: .venv/installed-for-tests
	@.venv/bin/python -m tests.checks fast

test: .venv/installed-for-tests
	@.venv/bin/python -m tests.checks

test-pythons: .venv/installed-for-tests
	@.venv/bin/python -m tests.checks.pythons $(PYTHONS)

vendor: .venv/installed-for-tests
	@$(PIP) --editable '.[vendor]'
	@.venv/bin/python -m tests.checks.node
	@.venv/bin/python -m tests.checks.vendor

clean:
	rm -rf .venv .venvs node_modules .mypy_cache .pytest_cache .ruff_cache .import_linter_cache
	rm -rf .hypothesis build dist

.venv/bin/python:
	@test -n "$(PYTHON)" || { echo 'Python 3.11 or newer is needed, and none is on the PATH.'; exit 1; }
	@echo 'Making a virtual environment in .venv ...'
	@$(PYTHON) tests/checks/environment.py .venv

# The stamps are as new as the requirements that were installed last.
.venv/installed: pyproject.toml | .venv/bin/python
	@echo 'Installing what the playground needs, once ...'
	@$(PIP) --editable .
	@touch $@

.venv/installed-for-tests: pyproject.toml | .venv/bin/python
	@echo 'Installing what the tests need, once ...'
	@$(PIP) --editable '.[test]'
	@touch .venv/installed $@
