#!/bin/sh
# The locks hold what pyproject.toml asks for, and name no host.
set -eu
now=$(mktemp -d)
trap 'rm -rf "$now"' EXIT
for lock in requirements.txt:install requirements-dev.txt:dev; do
  file=${lock%%:*}
  cp "$file" "$now/$file"  # versions that still fit are kept
  .venv/bin/uv pip compile --quiet --generate-hashes --no-header --universal \
    --python-version 3.11 pyproject.toml --group "${lock##*:}" -o "$now/$file" 2>/dev/null
  sed -i "s|$now/||" "$now/$file"
  if ! diff -q "$file" "$now/$file" >/dev/null; then
    echo "$file is not what pyproject.toml asks for: run 'make lock'." >&2
    exit 1
  fi
done
if grep -nE '://' requirements*.txt; then
  echo "A lock names a host." >&2
  exit 1
fi
