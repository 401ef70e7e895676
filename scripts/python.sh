#!/bin/sh
# Print a Python from 3.11 on that can make a virtual environment:
# PYTHON where it is set, else the first of the usual names.
set -eu

recent() {
  "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1
}

makes_environments() {
  "$1" -c 'import ensurepip, venv' >/dev/null 2>&1
}

for python in ${PYTHON:-python3.11 python3 python3.12 python3.13 python3.14}; do
  recent "$python" || continue
  makes_environments "$python" || "$(dirname "$0")/system-packages.sh" "Python's venv module" python3-venv >&2
  makes_environments "$python" || { echo "$python still has no venv module: set PYTHON to another Python" >&2; exit 1; }
  echo "$python"
  exit 0
done
echo "partnerbase needs Python 3.11 or later, found: $(${PYTHON:-python3} --version 2>/dev/null || echo none)" >&2
exit 1
