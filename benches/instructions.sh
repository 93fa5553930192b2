#!/usr/bin/env bash
# Instructions per call of the smallest steps, counted by callgrind: no clock is fine enough for them, and
# instructions do not depend on what else the machine does.
set -euo pipefail
cd "$(dirname "$0")"
export BENCH_DATA="$PWD/data" CARGO_TARGET_DIR="${CARGO_TARGET_DIR:-$PWD/target}"
[ -f data/cases_full.jsonl ] || python3 generate/generate.py data "${SEED:-42}"
# With symbols, so that the steps have names.
cargo build --release --quiet --package bench-riktlinje --config 'profile.release.strip="none"' --target-dir "$CARGO_TARGET_DIR/symbols"
program="$CARGO_TARGET_DIR/symbols/release/bench-riktlinje"

# Instructions within a function, over all its calls, divided by their number.
count() { # name, calls, function pattern, arguments…
  local name=$1 calls=$2 function=$3; shift 3
  local total
  total=$(valgrind --tool=callgrind --callgrind-out-file=/dev/null --toggle-collect="$function" "$program" "$@" 2>&1 >/dev/null |
    sed -n 's/.*Collected : \([0-9]*\).*/\1/p')
  printf '| %s | %d |\n' "$name" $((total / calls))
}

facts=$("$program" steps ../rules)
printf '| step | instructions |\n|---|---|\n'
for size in 20 100 1000; do
  count "decide a filled case, $size rules" 1000 '*variants*found*' riktlinje-case check $size full
  count "the same, 30 % missing" 1000 '*variants*found*' riktlinje-case check $size miss
done
count 'fill a case by kind and decide it, 100 rules' 1000 '*FromFields*eval*' riktlinje check 100 full
count 'the same, from a list of values' 1000 '*FromValues*eval*' riktlinje-values check 100 full
count 'JSON text into a case, 100 rules' 1000 '*FromJson*parse*' riktlinje-json check 100 full
count 'evaluate the real guideline' 1 '*step_evaluate*' steps ../rules
count 'verdict of the real guideline' 1 '*step_verdict*' steps ../rules
count 'one answer changed, the mean of all' "$facts" '*step_change*' steps ../rules
# The stages of a start, from the generated rules and from the real guidelines.
for input in 100 real; do
  for stage in trees yaml_to_program program_to_table compiled_to_program; do
    count "start, $input: ${stage//_/ }" 1 "*start*$stage*" start-steps $input ../rules
  done
done
