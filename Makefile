# Presupposes Debian with Python 3.11, git and make; everything else is fetched below.
# `make` or `make help` lists the targets.

PYTHON ?= python3
PORT ?= 8000
PYTEST_ARGS ?=
# One more than the cores: where a worker waits for its browser, another has its core.
WORKERS ?= $(shell expr $$(nproc) + 1)
SEEDS ?= $(shell awk 'BEGIN { srand(); for (n = 0; n < 3; n++) print int(rand() * 1000000) }')
SIZES ?= 1000 10000 50000
STOR ?= 1050000
BENCH ?=

VENV := .venv
BIN := $(VENV)/bin
PIP_INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check --no-input \
	--constraint constraints.txt
PAGES := .build/sider
WHAT_THE_INSTALL_READS := pyproject.toml constraints.txt hatch_build.py package.json package-lock.json

# Stamps: a file that says that a step is done, so that a second run is instant. They lie in the
# folder that the step made, and so go away with it.
INSTALLED := $(VENV)/.installed
DESIGN_SYSTEM := static/dkfds/version.txt
TEST_TOOLS := $(VENV)/.test-tools
NODE_TOOLS := node_modules/.installed

# A command of a test is a process of its own: it must not compile the whole product again.
export PYTHONDONTWRITEBYTECODE :=

.DEFAULT_GOAL := help
.PHONY: help run dist test soak check audit bench format clean

help: ## List the targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-8s %s\n", $$1, $$2 }' Makefile

run: $(INSTALLED) $(DESIGN_SYSTEM) ## Serve http://127.0.0.1:8000/ with the seed loaded (PORT=8080 for another port)
	FORHAANDSBLIK_DATA=.data $(BIN)/forhaandsblik serve --port $(PORT)

test: $(TEST_TOOLS) $(DESIGN_SYSTEM) $(NODE_TOOLS) ## Run all tests, then html-validate over every page they opened (PYTEST_ARGS="-k kle")
	@$(BIN)/python -m tests.hent_browser
	@rm -rf $(PAGES) .build/daekning
	@# A part of the tests (PYTEST_ARGS) may open no page; all of them must.
	@status=0; \
	FORHAANDSBLIK_TEST_SIDER="$(CURDIR)/$(PAGES)" $(BIN)/python -m pytest -n $(WORKERS) --dist worksteal --durations 20 \
		$(if $(PYTEST_ARGS),,-p tests.daekning) $(PYTEST_ARGS) || status=1; \
	$(if $(PYTEST_ARGS),,$(BIN)/python -m tests.daekning || status=1;) \
	if $(if $(PYTEST_ARGS),[ -d $(PAGES) ],true); then \
		$(BIN)/python -m tests.html_validate $(PAGES) || status=1; \
	fi; \
	exit $$status

soak: $(TEST_TOOLS) $(DESIGN_SYSTEM) $(NODE_TOOLS) ## Run the long forms of the tests, the browser's on a slow server, then all in three random orders (SEEDS="1 2 3")
	@$(BIN)/python -m tests.hent_browser
	@rm -rf $(PAGES)
	@status=0; export FORHAANDSBLIK_TEST_SIDER="$(CURDIR)/$(PAGES)" FORHAANDSBLIK_TEST_LANGE=1; \
	$(BIN)/python -m pytest -n $(WORKERS) -m soak $(PYTEST_ARGS) || status=1; \
	FORHAANDSBLIK_TEST_LANGSOM=1 $(BIN)/python -m pytest -n $(WORKERS) tests/browser || status=1; \
	for seed in $(SEEDS); do \
		echo "make soak: a random order; SEEDS=$$seed runs it again"; \
		$(BIN)/python -m pytest -n $(WORKERS) --random-order-bucket=global --random-order-seed=$$seed \
			$(PYTEST_ARGS) || status=1; \
	done; \
	[ ! -d $(PAGES) ] || $(BIN)/python -m tests.html_validate --hver-side $(PAGES) || status=1; \
	exit $$status

check: $(TEST_TOOLS) ## Check format, lint, types and imports; changes nothing
	@failed=0; \
	for tool in 'ruff format --check .' 'ruff check .' 'mypy' 'lint-imports'; do \
		echo "== $$tool"; \
		$(BIN)/$$tool || failed=$$((failed + 1)); \
	done; \
	echo "make check: $$failed of 4 failed"; \
	test $$failed -eq 0

audit: $(TEST_TOOLS) ## Ask the advisory databases about every pinned version; says so where they cannot be reached
	@test -x .build/audit/bin/pip-audit || { $(PYTHON) -m venv .build/audit && \
		.build/audit/bin/python -m pip install --quiet --disable-pip-version-check -r audit-requirements.txt; } || true
	@$(BIN)/python -m tests.audit "$(CURDIR)/.build/audit/bin/pip-audit" "$(CURDIR)/$(BIN)/npm"

bench: $(TEST_TOOLS) $(DESIGN_SYSTEM) ## Print every ratio that is aimed at, in one table; half an hour (STOR=50000 for a smaller kommune, BENCH="start klik" for parts)
	@$(PIP_INSTALL) --editable '.[bench]'
	SIZES="$(SIZES)" STOR="$(STOR)" $(BIN)/python -m tests.bench $(BENCH)

dist: $(TEST_TOOLS) $(DESIGN_SYSTEM) ## Build wheel and sdist into dist/
	rm -rf dist
	$(BIN)/python -m hatchling build -t sdist -t wheel -d dist

format: $(TEST_TOOLS) ## Format the code and mend what ruff can mend
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

clean: ## Remove all that make has made, except your data in .data/
	rm -rf $(VENV) .build node_modules static/dkfds dist .mypy_cache .ruff_cache .pytest_cache \
		.hypothesis .import_linter_cache

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo 'Install Python 3.11 or later, or name one: make PYTHON=python3.12 …' >&2; exit 2; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || \
		if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
			apt-get update -qq && \
			DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends python3-venv; \
		else \
			echo 'Install the package python3-venv (on Debian: sudo apt-get install python3-venv).' >&2; \
			exit 2; \
		fi
	$(PYTHON) -m venv $(VENV)

# One run makes both files; the build hook leaves a design system of the right version alone.
$(INSTALLED) $(DESIGN_SYSTEM) &: $(WHAT_THE_INSTALL_READS) | $(BIN)/python
	$(PIP_INSTALL) --editable .
	@touch $(INSTALLED) $(DESIGN_SYSTEM)

$(TEST_TOOLS): $(INSTALLED)
	$(PIP_INSTALL) --editable '.[test]'
	@touch $@

$(NODE_TOOLS): package.json package-lock.json $(TEST_TOOLS)
	$(BIN)/npm ci --ignore-scripts --silent
	@touch $@
