#!/usr/bin/env bash
# Install Spark for the tests of its engine: the Python package holds a whole one. Does nothing when it is there. Needs python3 with pip, and Java 17.
set -euo pipefail
version=4.1.4
folder=$(cd "$(dirname "$0")/.." && pwd)/.cache/pyspark
[ "$(cat "$folder/.version" 2>/dev/null)" = "$version" ] && exit 0
rm -rf "$folder"
python3 -m pip install --quiet --no-compile --disable-pip-version-check --root-user-action=ignore --target "$folder" "pyspark==$version"
echo "$version" > "$folder/.version"
