# `make guide` builds the sample project, `make test` runs every test; both set up what they need.

VENV := .venv
BIN := $(VENV)/bin
PYTHON ?= python3
READY := $(VENV)/.ready

.PHONY: guide test check fix bench wheel clean system system-test

guide: $(READY) system  ## build the sample project in content/ into out/
	$(BIN)/printguide build content --out out

test: $(READY) system-test  ## run every test
	$(BIN)/pytest -n auto

check: $(READY)  ## linters and types
	$(BIN)/ruff format --check printguide tests benchmarks
	$(BIN)/ruff check printguide tests benchmarks
	$(BIN)/mypy

fix: $(READY)  ## what linters can mend by themselves
	$(BIN)/ruff format printguide tests benchmarks
	$(BIN)/ruff check --fix printguide tests benchmarks

bench: $(READY)  ## measure, against bare WeasyPrint and Chromium in the same run
	sh .ci/system render bench
	$(BIN)/python -m benchmarks

wheel: $(READY)
	$(BIN)/python -m build --wheel

$(READY): pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade "pip>=25.1"
	$(BIN)/python -m pip install --quiet --editable ".[cjk]" --group dev
	touch $@

system:
	sh .ci/system render

system-test:
	sh .ci/system render test

clean:
	rm -rf $(VENV) out build dist .pytest_cache .mypy_cache .ruff_cache
