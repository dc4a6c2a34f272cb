# The daily commands; CONTRIBUTING.md explains them.
PYTHON ?= python3
VENV ?= .venv
BIN = $(VENV)/bin
CORPUS ?= ../shared/corpus

.PHONY: install test lint format coverage covered accuracy snapshots screenshots benchmarks benchmark-search clean

install:
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install -q -e '.[test]'

test:
	$(BIN)/pytest -n auto

lint:
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

format:
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

coverage:
	$(BIN)/pytest -n auto --cov --cov-report=
	$(MAKE) covered

covered:
	$(BIN)/coverage report --omit 'tui_reader/ui/*' --fail-under 95
	$(BIN)/coverage report --include 'tui_reader/ui/*' --fail-under 85

accuracy:
	$(BIN)/python -m tests.accuracy

snapshots:
	$(BIN)/pytest tests/ui --snapshot-update

screenshots:
	$(BIN)/python screenshots/make.py

benchmarks:
	$(BIN)/python -m tests.benchmarks.startup
	$(BIN)/python -m tests.benchmarks.screen
	$(BIN)/python -m tests.benchmarks.annotate
	$(BIN)/python -m tests.benchmarks.collate

benchmark-search:
	$(BIN)/python -m tests.benchmarks.search --corpus $(CORPUS)/20000.jsonl.xz --queries $(CORPUS)/q20000.json --record
	$(BIN)/python -m tests.benchmarks.queries --corpus $(CORPUS)/20000.jsonl.xz
	$(BIN)/python -m tests.benchmarks.found --corpus $(CORPUS)/20000.jsonl.xz --queries $(CORPUS)/q20000.json

clean:
	git clean -fdX -e '!.venv*'
