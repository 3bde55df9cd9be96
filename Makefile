# `make guide` builds the sample project, `make test` runs every test; both set up what they need.

VENV := .venv
BIN := $(VENV)/bin
PYTHON ?= python3
READY := $(VENV)/.ready
FUZZ_SECONDS ?= 60

.PHONY: guide test check fix fuzz bench wheel clean system system-test

guide: $(READY) system  ## build the sample project in content/ into out/
	$(BIN)/printguide build content --out out

test: $(READY) system-test  ## run every test; a file of tests stays together, for what it builds once
	$(BIN)/pytest -n auto --dist loadfile --no-loadscope-reorder

check: $(READY)  ## linters and types
	$(BIN)/ruff format --check printguide tests benchmarks fuzz
	$(BIN)/ruff check printguide tests benchmarks fuzz
	$(BIN)/mypy

fix: $(READY)  ## what linters can mend by themselves
	$(BIN)/ruff format printguide tests benchmarks fuzz
	$(BIN)/ruff check --fix printguide tests benchmarks fuzz

fuzz: $(READY)  ## send the reader strange texts for FUZZ_SECONDS, guided by what they reach
	$(BIN)/python -m pip install --quiet --group fuzz
	mkdir -p out/fuzz
	$(BIN)/python -m fuzz.parse_article -max_total_time=$(FUZZ_SECONDS) -max_len=2000 -timeout=20 \
		-dict=fuzz/mdx.dict -artifact_prefix=out/fuzz/ out/fuzz fuzz/corpus

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
