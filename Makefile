# Everything a developer or an operator calls.  Plain `make` prints this help.
SHELL  := /bin/sh
PY     ?= python3.11
V      := .venv
BIN    := $(V)/bin
STEP   := sh tools/step.sh
FONTS  := src/kakehashi/paper/fonts/BIZUDPGothic_400Regular.ttf
T      ?= tests
PORT   ?= 8000
BROWSER ?= yes

.DEFAULT_GOAL := help
.PHONY: help demo test setup check format lint types imports law docs messages postgres pictures bench mutants locks need browser clean

help: ## Print this help
	@echo "make demo      set up, fill the Kumamoto programme and serve it on http://127.0.0.1:8000/ (PORT=8001 for another port)"
	@echo "make test      set up and run every test (T=path for some; BROWSER=no without the browser's)"
	@echo "make setup     build $(V) with kakehashi in it, and nothing more"
	@echo "make check     format, lint, types, imports, law cases, generated docs, messages"
	@echo "make postgres  the portal's tests again on a private PostgreSQL"
	@echo "make pictures  every page as a picture, 1280 and 360 wide, in three languages, into pictures/"
	@echo "make messages  bring the translation files up to date with the source (then translate what is new)"
	@echo "make mutants   change one thing at a time in the law's core and ask whether a test notices"
	@echo "make docs      write the generated pages of the documentation again"
	@echo "make bench     the law kernel beside OpenFisca, Polars and NumPy by hand, a million people (bench/README.md)"
	@echo "make locks     resolve requirements*.in into requirements*.txt"

# --- set-up ----------------------------------------------------------------------------------------------------------
need:
	@command -v $(PY) >/dev/null 2>&1 || { echo "$(PY) is missing. Install it: apt install python3.11 python3.11-venv" >&2; exit 2; }
	@$(PY) -c "import ensurepip, venv" 2>/dev/null || { echo "The venv module of $(PY) is missing. Install it: apt install python3.11-venv" >&2; exit 2; }

$(BIN)/python: | need
	@$(STEP) "Making $(V)" $(PY) -m venv $(V)

$(V)/.run: requirements.txt requirements-build.txt | $(BIN)/python
	@$(STEP) "Installing what an office needs" $(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes --no-deps -r requirements.txt -r requirements-build.txt
	@touch $@

$(V)/.own: pyproject.toml build_dependencies.py $(V)/.run
	@$(STEP) "Installing kakehashi itself" $(BIN)/python -m pip install -q --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

$(V)/.dev: requirements-dev.txt $(V)/.own
	@$(STEP) "Installing what the tests need" $(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes --no-deps -r requirements-dev.txt
	@touch $@

$(FONTS): package-lock.json requirements-node.txt | $(V)/.run
	@$(STEP) "Fetching the font of documents and one script" sh tools/fonts.sh $(BIN)

setup: need $(V)/.own $(FONTS) ## .venv with kakehashi, the font, and the translations
	@$(BIN)/pybabel -q compile -f -d src/kakehashi/portal/locale -D django
	@echo "Set up. Try: $(BIN)/kakehashi --help"

# --- the two commands ------------------------------------------------------------------------------------------------
demo: setup ## Fill the Kumamoto programme and serve it
	@$(BIN)/kakehashi demo --port $(PORT)

test: setup $(V)/.dev browser ## Every test
	@$(STEP) --live "Testing" $(BIN)/python -m pytest -q -n 2 --dist loadgroup $(if $(filter no,$(BROWSER)),-m "not browser") $(T)

browser:
ifneq ($(BROWSER),no)
	@command -v chromium >/dev/null 2>&1 || sh tools/chromium.sh
endif

postgres: setup $(V)/.dev ## The portal's tests on a private PostgreSQL
	@$(STEP) --live "Testing on PostgreSQL" $(BIN)/python tools/on_postgresql.py -q -n 2 -m "not browser and not sqlite" tests/portal

# --- checks ----------------------------------------------------------------------------------------------------------
check: setup $(V)/.dev format lint types imports law docs-current messages-complete ## All but the tests
	@echo "All checks hold."
format:
	@$(BIN)/ruff format --check -q . || { echo "Run: $(BIN)/ruff format ." >&2; exit 1; }
lint:
	@$(BIN)/ruff check -q .
types:
	@$(STEP) "Checking types" sh -c "$(BIN)/mypy && $(BIN)/mypy --explicit-package-bases tests/architecture"
imports:
	@$(STEP) "Checking imports" $(BIN)/lint-imports
law:
	@$(BIN)/kakehashi law verify
docs-current:
	@$(STEP) "Checking generated documentation" $(BIN)/python tools/generate_docs.py --check
messages-complete:
	@$(BIN)/python tools/messages.py --check

# --- for developers --------------------------------------------------------------------------------------------------
docs: setup
	@$(BIN)/python tools/generate_docs.py
messages: setup $(V)/.dev
	@$(BIN)/python tools/messages.py
pictures: setup $(V)/.dev browser
	@$(STEP) --live "Taking pictures" $(BIN)/python tools/pictures.py
$(V)/.mutants: requirements-mutants.txt $(V)/.dev
	@$(STEP) "Installing what changes one thing at a time" $(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes --no-deps -r requirements-mutants.txt
	@touch $@
mutants: setup $(V)/.mutants
	@$(BIN)/python tools/mutants.py
locks: $(BIN)/python
	@$(BIN)/python -m pip install -q uv
	@for name in requirements requirements-build requirements-node; do $(BIN)/uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header $$name.in -o $$name.txt || exit 1; done
	@$(BIN)/uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header -c requirements.txt requirements-dev.in -o requirements-dev.txt
	@$(BIN)/uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header -c requirements.txt -c requirements-dev.txt requirements-mutants.in -o requirements-mutants.txt
	@$(BIN)/uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header -c requirements.txt bench/requirements.in -o bench/requirements.txt
bench/.venv/.run: bench/requirements.txt | need
	@$(STEP) "Making bench/.venv" $(PY) -m venv bench/.venv
	@$(STEP) "Installing what the law kernel is compared with" bench/.venv/bin/python -m pip install -q --disable-pip-version-check --require-hashes --no-deps -r bench/requirements.txt
	@touch $@
bench: bench/.venv/.run
	@PYTHONPATH=src bench/.venv/bin/python bench/law.py
clean:
	@rm -rf $(V) node_modules var build dist pictures
