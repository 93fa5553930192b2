#!/usr/bin/env bash
# What `riktlinje batch` costs on many cases of the real guideline: time beside serde_json alone, and memory.
#
#   COUNT=100000 ROUNDS=3 ./batch.sh
#   PIPED="100000 1000000 10000000" ./batch.sh   also as many through a pipe, which takes no disk
#   PARQUET=yes ./batch.sh                       also from and to Parquet: builds the program with it, and installs
#                                                pyarrow into an environment of its own, to write the same cases
set -euo pipefail
cd "$(dirname "$0")"
export BENCH_DATA="${BENCH_DATA:-$PWD/data}" CARGO_TARGET_DIR="${CARGO_TARGET_DIR:-$PWD/target}" PYTHONDONTWRITEBYTECODE=1
mkdir -p "$BENCH_DATA"
cargo build --release --quiet --package bench-riktlinje
python=python3
features=()
if [ -n "${PARQUET:-}" ]; then
  features=(--features parquet)
  python="$BENCH_DATA/venv/bin/python"
  [ -x "$python" ] || python3 -m venv "$BENCH_DATA/venv"
  "$python" -c 'import pyarrow' 2>/dev/null || "$BENCH_DATA/venv/bin/pip" install --quiet pyarrow
fi
(cd .. && cargo build --release --quiet --package riktlinje-cli "${features[@]}" --target-dir "$CARGO_TARGET_DIR/cli")
"$python" batch.py "$CARGO_TARGET_DIR/release/bench-riktlinje" "$CARGO_TARGET_DIR/cli/release/riktlinje" \
  "$PWD/../rules" "${COUNT:-100000}" "${ROUNDS:-3}"
