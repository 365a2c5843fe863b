# A fresh machine needs python3 (3.11 or newer), make, and for `make test` a Chromium or Chrome, LibreOffice
# Writer and poppler's tools.
# Everything else goes into .venv, hash-checked. What is ready is remembered there, so a second start is quick.

.DEFAULT_GOAL := help
# Every server and worker starts in half the time where Python may keep what it compiled.
unexport PYTHONDONTWRITEBYTECODE
.PHONY: help run setup test check soak bench pictures vendor pins browser papers
MAKEFLAGS += --no-print-directory

PYTHON ?= python3
BIN := .venv/bin
UV := $(BIN)/uv
INSTALL := $(UV) pip install --quiet --offline --no-deps --no-build-isolation --python $(BIN)/python --editable .
PIN := $(UV) pip compile --quiet --universal --python-version 3.11 --generate-hashes --upgrade \
	--no-emit-index-url --no-emit-find-links --no-annotate --no-header

help: ## Say what can be done here
	@echo "Moothall"; echo
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-8s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: $(BIN)/.ready-to-run ## Start the server, setting up first if need be
	@exec $(BIN)/moothall serve

setup: $(BIN)/.ready-to-test ## Prepare everything that running, checking and testing need

test: $(BIN)/.ready-to-test browser papers check ## Check, then run the tests
	@$(BIN)/pytest --numprocesses 3 --dist loadfile --no-loadscope-reorder --durations 20 -rR

check: $(BIN)/.ready-to-test ## Lint, formatting, types, and who may import whom
	@$(BIN)/ruff check
	@$(BIN)/ruff format --check
	@$(BIN)/mypy
	@$(BIN)/lint-imports

soak: $(BIN)/.ready-to-test browser ## Run the long tests: many seeds, many kills
	@$(BIN)/pytest -m soak --timeout 3600

pictures: $(BIN)/.ready-to-test browser ## Draw every screen in every state into build/pictures
	@$(BIN)/python -m tests.screens.draw

bench: $(BIN)/.ready-to-test ## Measure the live path beside a bare websockets server
	@$(BIN)/python -m benchmarks

vendor: ## Fetch the browser files and fonts again, and check their hashes
	@$(PYTHON) .ci/vendor.py

pins: $(UV) ## Move the pinned requirements to the newest versions
	@$(PIN) requirements/uv.in -o requirements/uv.txt
	@$(PIN) pyproject.toml requirements/build.in -o requirements/run.txt
	@$(PIN) pyproject.toml --extra test requirements/build.in -c requirements/run.txt -o requirements/test.txt

$(UV): requirements/uv.txt
	@.ci/make-venv $(PYTHON)
	@$(BIN)/python -m pip install --quiet --require-hashes --requirement requirements/uv.txt
	@touch $@

$(BIN)/.ready-to-run: $(UV) requirements/run.txt pyproject.toml
	@rm -f $(BIN)/.ready-to-test
	@.ci/sync requirements/run.txt
	@$(INSTALL)
	@touch $@

$(BIN)/.ready-to-test: $(UV) requirements/test.txt pyproject.toml
	@.ci/sync requirements/test.txt
	@$(INSTALL)
	@touch $(BIN)/.ready-to-run $@

browser:
	@.ci/find-browser

papers:
	@.ci/find-paper-tools
