# Lành. `make demo` shows it, `make test` tests it; they need Python ≥ 3.11 (with venv)
# and make, nothing else.
SHELL = /bin/bash
.DEFAULT_GOAL = help
PYTHON ?= python3
BIN = .venv/bin
PLANS ?=
SIZE ?= small
ADDRESS ?= 127.0.0.1:8000
export PYTHONPATH = src:.
export PIP_DISABLE_PIP_VERSION_CHECK = 1
export UV_PYTHON_DOWNLOADS = never

# Tests and checks run on their own settings; the secret is none.
TESTING = DJANGO_SETTINGS_MODULE=tests.settings LANH_SECRET_KEY=tests
# A demo is served without TLS on this machine only, and forgets who was logged in.
DEMO = LANH_DATA=var/demo-$(SIZE) LANH_FIXED_DAY=2026-11-23 LANH_TLS=false \
  LANH_SECRET_KEY=$$($(BIN)/python -c 'import secrets; print(secrets.token_urlsafe(50))')
PIP = $(BIN)/python -m pip install --quiet --no-input

help:             ## this list
	@grep -hE '^[a-z-]+: .*##' $(MAKEFILE_LIST) | sed 's/:.*##/:/'

install: .venv/.runs  ## what the product needs to run

demo: .venv/.runs  ## build the invented year, serve it, print the address and the log-ins
	$(DEMO) $(BIN)/lanh demo --size $(SIZE) $(if $(PLANS),--plans $(PLANS))
	$(DEMO) $(BIN)/lanh serve --address $(ADDRESS)

serve: .venv/.runs  ## your own instance: settings from the environment (docs/how-to)
	$(BIN)/lanh serve --address $(ADDRESS)

test: .venv/.tests  ## the suite on SQLite, what both databases must hold on PostgreSQL, the browser
	tests/needs.sh
	$(TESTING) $(BIN)/python -m pytest -q -n 2 --dist loadfile -m "not slow and not browser"
	$(TESTING) tests/on_postgres.sh $(BIN)/python -m pytest -q -n 2 --dist loadfile -m "both and not slow and not browser"
	$(TESTING) $(BIN)/python -m pytest -q -n 2 --dist loadfile -m browser

test-all: .venv/.tests  ## everything, slow parts too, on both databases
	tests/needs.sh
	$(TESTING) $(BIN)/python -m pytest -q -n 2 --dist loadfile -m "not browser"
	$(TESTING) $(BIN)/python -m pytest -q -n 2 --dist loadfile -m browser
	$(TESTING) tests/on_postgres.sh $(BIN)/python -m pytest -q -n 2 --dist loadfile -m "not browser"
	$(TESTING) tests/on_postgres.sh $(BIN)/python -m pytest -q -n 2 --dist loadfile -m browser

check: .venv/.tests  ## format, lint, types, floors, templates, migrations, production settings, lock
	$(BIN)/ruff format --check --quiet .
	$(BIN)/ruff check --quiet .
	$(BIN)/djade --check --target-version 5.2 $$(git ls-files '*.html')
	$(BIN)/mypy src tests bench
	$(BIN)/lint-imports --no-logo
	$(TESTING) $(BIN)/python -m django makemigrations --check --dry-run
	DJANGO_SETTINGS_MODULE=lanh.project.settings LANH_TLS=true \
	  LANH_SECRET_KEY=$$($(BIN)/python -c 'import secrets; print(secrets.token_urlsafe(50))') \
	  $(BIN)/python -m django check --deploy --fail-level WARNING
	tests/lock_is_current.sh

words: .venv/.tests  ## gather new sentences into the .po, compile it, say what is untranslated
	$(TESTING) $(BIN)/python -m tests.words

bench: .venv/.tests  ## what we claim about speed, beside what it is compared to
	tests/needs.sh
	$(BIN)/python -m bench

bench-reading: .venv/.tests  ## how right and how fast plans are read; LANH_PLANS=folder for real ones
	$(BIN)/python -m bench.reading --planted 6

bench-pages: .venv/.tests  ## p50, p95 and queries of the pages on both databases, cold start
	tests/needs.sh
	LANH_SECRET_KEY=bench $(BIN)/python -m bench.pages

bench-law: .venv/.tests  ## how many files of people the clock of the law reads in a second
	$(BIN)/python -m bench.law

bench-imports: .venv/.tests  ## how long 50,000 rows take from a spreadsheet into a register
	$(BIN)/python -m bench.imports

wheel: .venv/.runs  ## a package to install elsewhere, in dist/
	$(BIN)/python -m tests.words compile
	$(BIN)/python -m pip wheel --quiet --no-deps --no-build-isolation --wheel-dir dist .

lock: .venv/.tests  ## newest versions that fit pyproject.toml, with hashes and no host names
	$(BIN)/uv pip compile $(LOCKING) --upgrade --group install -o requirements.txt
	$(BIN)/uv pip compile $(LOCKING) --upgrade --group dev -o requirements-dev.txt
LOCKING = --quiet --generate-hashes --no-header --universal --python-version 3.11 pyproject.toml

.venv/bin/python:
	$(PYTHON) -m venv .venv

.venv/.runs: requirements.txt pyproject.toml | .venv/bin/python
	$(PIP) --require-hashes --no-deps -r requirements.txt
	$(PIP) --no-deps --no-build-isolation -e .
	$(BIN)/python -m tests.words compile
	touch $@

.venv/.tests: requirements-dev.txt .venv/.runs | .venv/bin/python
	$(PIP) --require-hashes --no-deps -r requirements-dev.txt
	touch $@

.PHONY: help install demo serve test test-all check words bench bench-reading bench-pages bench-law bench-imports wheel lock
