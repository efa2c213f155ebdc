# The one door to tasks. Each target sets up what it needs; nothing has to be installed first but
# Python 3.11 or newer and make.

PYTHON ?= $(shell for p in python3 python3.13 python3.12 python3.11 python; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && exit; \
	done; echo python3)
VENV ?= .venv
BIN := $(VENV)/$(if $(filter Windows_NT,$(OS)),Scripts,bin)
RECIPE := pyproject.toml .ci/constraints.txt .ci/prepare.py

.PHONY: help run test lint bench soak model screenshots translations clean

help: ## say what can be done
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

run: $(VENV)/.ready-run ## open the window (without a display: classify the samples)
	@$(BIN)/python .ci/start.py $(ARGS)

test: $(VENV)/.ready-test ## run the tests (ARGS: what to hand to pytest instead of all of them)
ifdef ARGS
	@QT_QPA_PLATFORM=offscreen $(BIN)/python -m pytest $(ARGS)
else
	@QT_QPA_PLATFORM=offscreen $(BIN)/python -m pytest -n logical --maxprocesses 4 --dist worksteal -m "not alone"
	@QT_QPA_PLATFORM=offscreen $(BIN)/python -m pytest -m alone
endif

lint: $(VENV)/.ready-lint ## check style, types and the directions between rooms
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports

bench: $(VENV)/.ready-test ## measure speed, as ratios in one run
	@QT_QPA_PLATFORM=offscreen $(BIN)/python -m tests.bench $(ARGS)

soak: $(VENV)/.ready-test ## kill the engine's rooms 300 times in the middle of changes (KILLS)
	@YOGADESK_KILLS=$(or $(KILLS),300) $(BIN)/python -m pytest tests/engine/bigquery/test_kills.py

model: $(VENV)/.ready-model ## train the bundled model anew (DATA: the folder of photographs)
	@$(BIN)/python -m tests.model.train $(ARGS)

screenshots: $(VENV)/.ready-test ## save every view, light and dark, at 100 and 200 %
	@$(BIN)/python -m tests.screenshots $(ARGS)

translations: $(VENV)/.ready-run ## find the window's texts and compile their translations
	@$(BIN)/python .ci/translations.py

clean: ## remove what the targets made
	rm -rf $(VENV) dist build .mypy_cache .ruff_cache .pytest_cache .import_linter_cache

$(VENV)/.ready-run: $(RECIPE)
	@$(PYTHON) .ci/prepare.py $(VENV)
	@touch $@

$(VENV)/.ready-test: $(RECIPE)
	@$(PYTHON) .ci/prepare.py $(VENV) --group test --extra tensorflow --apart notebook --qt offscreen
	@touch $@ $(VENV)/.ready-run

$(VENV)/.ready-lint: $(RECIPE)
	@$(PYTHON) .ci/prepare.py $(VENV) --group lint
	@touch $@ $(VENV)/.ready-run

$(VENV)/.ready-model: $(RECIPE)
	@$(PYTHON) .ci/prepare.py $(VENV) --group model
	@touch $@ $(VENV)/.ready-run
