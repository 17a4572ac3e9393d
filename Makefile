# Lành: `make demo` shows it, `make test` tests it; nothing else is needed but Python and make.
SHELL = /bin/bash
PYTHON ?= python3
BIN = .venv/bin
export PYTHONPATH = src:.
export UV_PYTHON_DOWNLOADS = never
