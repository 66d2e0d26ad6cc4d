PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed

# Print a benchmark's results and keep them; where it stops (no corpora), the last ones stay.
kept = out=$$(mktemp) && $(BIN)/python -m $(1) > $$out && cat $$out && cp $$out benchmarks/results/$(2).txt && rm $$out

.PHONY: demo test lint docs bench bench-attributions bench-links bench-slots bench-html bench-growth clean

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

bench: bench-attributions bench-links bench-slots bench-html bench-growth  ## accuracy and speed, on corpora outside the repository
	$(BIN)/python -m pytest -m slow

bench-attributions: $(STAMP)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[bench]'
	$(call kept,benchmarks.attributions --speed,attributions)

bench-links: $(STAMP)
	$(call kept,benchmarks.links,links)
	$(call kept,benchmarks.candidates,candidates)
	$(call kept,benchmarks.war_links,war_links)
	$(call kept,benchmarks.written_links,written_links)
	$(call kept,benchmarks.linking_time,linking_time)

bench-slots: $(STAMP)
	$(call kept,benchmarks.slots,slots)
	$(call kept,benchmarks.gold_slots,gold_slots)
	$(call kept,benchmarks.gold_slots --dev,gold_slots_dev)
	$(call kept,benchmarks.event_places,event_places)
	$(call kept,benchmarks.event_days,event_days)
	$(call kept,benchmarks.slots_time,slots_time)
	$(call kept,benchmarks.entities,entities)
	$(call kept,benchmarks.speakers,speakers)
	$(call kept,benchmarks.stand_ins,stand_ins)

bench-html: $(STAMP)
	$(call kept,benchmarks.html_reader,html_reader)

bench-growth: $(STAMP)
	$(call kept,benchmarks.growth,growth)

clean:
	rm -rf $(VENV) demo.db demo.db-wal demo.db-shm build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis
