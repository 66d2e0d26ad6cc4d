PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed

.PHONY: demo test lint docs bench bench-attributions bench-links bench-slots bench-html clean

$(STAMP): pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "claimtrack needs Python 3.11 or newer: make PYTHON=python3.12" >&2; exit 2; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $@

demo: $(STAMP)  ## ingest the seed and the examples, show the disputes about Ganja
	@rm -f demo.db demo.db-wal demo.db-shm
	$(BIN)/claimtrack --db demo.db ingest seeds data
	$(BIN)/claimtrack --db demo.db disputes --place Ganja

test: lint  ## lint, types and all fast tests
	$(BIN)/python -m pytest

lint: $(STAMP)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

docs: demo  ## write the command reference from the real --help, and the picture from the demo
	$(BIN)/python -m cogapp -r docs/reference/*.md
	$(BIN)/python docs/picture.py demo.db docs/disputes.svg

bench: bench-attributions bench-links bench-slots bench-html  ## accuracy and speed, on corpora outside the repository
	$(BIN)/python -m pytest -m slow

bench-attributions: $(STAMP)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[bench]'
	$(BIN)/python -m benchmarks.attributions --speed | tee benchmarks/results/attributions.txt

bench-links: $(STAMP)
	$(BIN)/python -m benchmarks.links | tee benchmarks/results/links.txt

bench-slots: $(STAMP)
	$(BIN)/python -m benchmarks.slots | tee benchmarks/results/slots.txt
	$(BIN)/python -m benchmarks.speakers | tee benchmarks/results/speakers.txt

bench-html: $(STAMP)
	$(BIN)/python -m benchmarks.html_reader | tee benchmarks/results/html_reader.txt

clean:
	rm -rf $(VENV) demo.db demo.db-wal demo.db-shm build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis
