# Two commands: `make run` serves the site; `make test` shows that it can be trusted.
# Each sets up what it needs in .venv, once; nothing is activated by hand.
PYTHON ?= python3
BIN := .venv/bin

.PHONY: run test lint setup bench clean

run: setup
	$(BIN)/gonorth serve

setup:
	@$(PYTHON) tools/setup.py run

test:
	@$(PYTHON) tools/setup.py test
	$(BIN)/python -m pytest

lint:
	@$(PYTHON) tools/setup.py test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

clean:
	rm -rf .venv
