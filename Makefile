# Each target makes its own .venv when it is missing and says what it does.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
N ?= 20
STATES ?= 200
STORMS ?= 200
DAYS ?= 40

.PHONY: help demo run live test check bench crash flood states storms days regions screenshots clean
.DEFAULT_GOAL := help

help: ## say what each target does
	@grep -E '^[a-z]+:.*##' Makefile | sed -E 's/^([a-z]+):.*## /  make \1\t/'

$(STAMP): pyproject.toml constraints.txt
	@echo "Making $(VENV) with everything Chaski needs (once) …"
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Chaski needs Python 3.11 or newer; set PYTHON=…"; exit 1; }
	@$(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev]'
	@touch $(STAMP)

demo: $(STAMP) ## try Chaski without Telegram: a local playground, the real bot, three people (ARGS=--once: story only)
	@$(BIN)/chaski demo $(ARGS)

run: $(STAMP) ## run the bot with the token in .env
	@$(BIN)/chaski run $(ARGS)

live: $(STAMP) ## repeat the main acts against Telegram itself (CHASKI_BOT_TOKEN and CHASKI_LIVE_CHAT_ID)
	@$(BIN)/python -m pytest -p no:cacheprovider tests/live --live $(ARGS)

test: $(STAMP) ## run every test: SQLite, PostgreSQL, HTTP, and the page where Chromium is present (ARGS=--both: the long ones on both databases)
	@echo "Testing on real SQLite, real PostgreSQL and real HTTP …"
	@$(BIN)/python -m pytest -n 2 --dist worksteal $(ARGS)

check: $(STAMP) ## ruff, mypy --strict, import-linter
	@echo "Checking style, types and the import rule …"
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-cache

bench: $(STAMP) ## measure: start, memory, status, first send, expansion, messages a second (ARGS=--quick, or ARGS="--only sending")
	@$(BIN)/python -m tests.bench $(ARGS)

crash: $(STAMP) ## kill the bot N times in the middle of a broadcast and judge what arrived (ARGS=--help for more trouble)
	@$(BIN)/python -m tests.crash -n $(N) $(ARGS)

flood: $(STAMP) ## file N tips as thousands of chats would and tell what they cost (N=50000 ARGS="--database sqlite")
	@$(BIN)/python -m tests.flood -n $(if $(filter command line,$(origin N)),$(N),50000) $(ARGS)

states: $(STAMP) ## play STATES random histories of delivery against a fake Telegram on each database
	@CHASKI_STATES=$(STATES) $(BIN)/python -m pytest tests/delivery/test_states.py $(ARGS)

storms: $(STAMP) ## let a desk of five and a failing Telegram do anything in any order, STORMS histories on each database
	@CHASKI_STORMS=$(STORMS) $(BIN)/python -m pytest -n 2 tests/storms --both $(ARGS)

days: $(STAMP) ## live through DAYS days of digests, quiet hours, mutes and crashes in five time zones, on each database
	@CHASKI_DAYS=$(DAYS) $(BIN)/python -m pytest tests/delivery/test_days.py $(ARGS)

regions: $(STAMP) ## write storage/data/regions.csv again from its sources
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev,regions]'
	@$(BIN)/python docs/scripts/make_regions.py

screenshots: $(STAMP) ## draw the pictures in docs/ again (needs Chromium)
	@$(BIN)/python docs/scripts/make_screenshots.py

clean: ## remove what make made
	@echo "Removing the virtual environment and caches …"
	@rm -rf $(VENV) *.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
