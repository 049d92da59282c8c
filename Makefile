# Doorstep (家门口办): every command of the project. `make` alone lists them.
# Each sets up what it needs by packaging/bootstrap, which does nothing when all is there.

SHELL := bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help

PY := .venv/bin/python
# No window, no GPU: what the suite and the pictures are made with, everywhere the same. What Python compiled
# is kept for its next process, also where the environment says otherwise: the suite starts hundreds.
OFFSCREEN := PYTHONDONTWRITEBYTECODE= QT_QPA_PLATFORM=offscreen QT_QUICK_BACKEND=software QT_SCALE_FACTOR=1 LC_ALL=C.UTF-8
# One test file stays in one process, so that a server which its tests share is started once. In the order of their
# names: by the number of their tests, the longest files of all (PostgreSQL, one test each) would come last and alone.
CORES := $(shell nproc)
PYTEST := $(OFFSCREEN) $(PY) -m pytest -n $(CORES) --dist loadfile --no-loadscope-reorder

.PHONY: help
help: ## this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-9s %s\n", $$1, $$2 }' $(firstword $(MAKEFILE_LIST))

.PHONY: setup
setup: ## install what a run and the tests need (system packages, .venv); repeats nothing
	@packaging/bootstrap test

.PHONY: setup-run
setup-run:
	@packaging/bootstrap run

.PHONY: run
run: setup-run ## county server, agent and kiosk window together; Ctrl-C stops them (ARGS="--help")
	@exec $(PY) packaging/run.py $(ARGS)

# In three parts. One process more than cores in the first two: a good third of them waits, for printers, cameras,
# servers, a finger. Whole kiosks by themselves: after a visit Python's heap is looked through, and it is half as large
# where only they were read. The pages in processes of their own: the virtual keyboard does not outlive a whole kiosk
# that was built and taken down beside it; one file is half of them, and no test shares more than the window, which
# each process has, so they are dealt out singly. 5: ARGS chose nothing of that part.
KIOSKS := tests/faults/residue tests/journeys
PAGES := tests/kiosk/screens
.PHONY: test
ifeq ($(filter tests/%,$(ARGS)),)
test: setup ## the whole suite, offscreen (ARGS="-k name" or ARGS=tests/model narrows it)
	@$(PYTEST) -n $$(( $(CORES) + 1 )) $(KIOSKS:%=--ignore=%) $(PAGES:%=--ignore=%) $(ARGS) || [ $$? -eq 5 ]
	@$(PYTEST) -n $$(( $(CORES) + 1 )) $(KIOSKS) $(ARGS) || [ $$? -eq 5 ]
	@$(PYTEST) --dist worksteal $(PAGES) $(ARGS) || [ $$? -eq 5 ]
else
test: setup
	@$(PYTEST) $(ARGS)
endif

.PHONY: check
check: setup ## ruff, format, mypy --strict, import contracts, qmllint, our own lints, the forms
	@PY=$(PY) packaging/check

.PHONY: bench
bench: setup ## measurements, one table (ARGS="start line" for some)
	@$(OFFSCREEN) $(PY) -m tests.bench $(ARGS)

.PHONY: soak
soak: setup ## a thousand random schedules of work, cuts and kills on the line (DOORSTEP_SCHEDULES=N, or N-N)
	@DOORSTEP_SCHEDULES=$${DOORSTEP_SCHEDULES:-1000} $(PYTEST) --dist load --show-capture=no tests/faults/schedules

.PHONY: words
words: setup ## gather what the screens say for translation, list what has no English yet
	@$(PY) -m kiosk.qml.words

.PHONY: screens
screens: setup ## every page in every mode, into build/screens/*.png
	@$(OFFSCREEN) $(PY) -m tests.kiosk.screens $(ARGS)

.PHONY: demo
demo: setup ## one case from the touch screen to the county and back, unattended, into build/demo/
	@$(OFFSCREEN) $(PY) packaging/demo.py $(ARGS)

.PHONY: clean
clean: ## remove what builds leave; keeps .venv and var/ (the data)
	@rm -rf build *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	@find sync kiosk tests packaging -name __pycache__ -type d -prune -exec rm -rf {} +
