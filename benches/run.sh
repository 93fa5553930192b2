#!/usr/bin/env bash
# Everything in one command: generate, build, check every peer against the oracle, measure in interleaved rounds,
# and write results/peers.md and results/packs.md.
#
#   SEED=42 ROUNDS=7 BUDGET_MS=60 SKIP=variant,variant ./run.sh
#   CHECK_ONLY=1 ./run.sh        stops after the check against the oracle
#   ONLY=packs ./run.sh          the real guidelines alone
set -euo pipefail
cd "$(dirname "$0")"
export BENCH_DATA="$PWD/data" BENCH_RULES="$PWD/../rules" CARGO_TARGET_DIR="${CARGO_TARGET_DIR:-$PWD/target}"
export PYTHONDONTWRITEBYTECODE=1
mkdir -p results
python3 generate/generate.py data "${SEED:-42}"
if [ "${ONLY:-}" = packs ]; then
  cargo build --release --quiet --package bench-riktlinje
else
  [ -d peers-node/node_modules ] || (cd peers-node && npm ci --no-audit --no-fund)
  cargo build --release --quiet --workspace
fi
python3 measure/measure.py
