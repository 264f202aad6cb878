# `make run` plays the flagship scenario, `make test` runs the tests, `make check` runs everything a change must pass.
# Each makes a virtual environment in .venv the first time. PYTHON names another interpreter, VENV another place.

PYTHON ?= python3
VENV ?= .venv
BIN = $(VENV)/bin
PIP = PYTHONWARNINGS=ignore $(BIN)/python -m pip install --quiet --disable-pip-version-check
SCENARIO ?= generals-remark

.PHONY: run test lint check bench
.DELETE_ON_ERROR:

run: $(VENV)/.installed
	@$(BIN)/python simulate.py run $(SCENARIO)

test: $(VENV)/.installed-dev
	@$(BIN)/python -m pytest -n auto

lint: $(VENV)/.installed-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

check: lint test

bench: $(VENV)/.installed-dev
	@test -e benchmarks/__main__.py || { echo "there are no benchmarks yet" >&2; exit 1; }
	@$(BIN)/python -m benchmarks

$(VENV)/.installed: $(VENV)/.made pyproject.toml
	@echo "Installing what a run needs into $(VENV) ..."
	@$(PIP) --editable .
	@touch $@

$(VENV)/.installed-dev: $(VENV)/.made pyproject.toml
	@echo "Installing what the tests need into $(VENV) ..."
	@$(PIP) --editable '.[dev]'
	@touch $@ $(VENV)/.installed

$(VENV)/.made:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "Backchannel needs Python 3.11 or newer, and $(PYTHON) is $$($(PYTHON) --version 2>&1)." >&2; \
	  echo "Name a newer one: make PYTHON=python3.12 $(MAKECMDGOALS)" >&2; exit 1; }
	@$(PYTHON) -m venv $(VENV)
	@touch $@
