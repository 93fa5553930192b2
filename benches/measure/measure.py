"""Checks, measures in interleaved rounds and writes the tables. See run.sh."""

import json
import os
import random
import subprocess
import sys

import peers
import tables

ROUNDS = int(os.environ.get("ROUNDS", "7"))
BUDGET = os.environ.get("BUDGET_MS", "60")
RESULTS = os.path.join(peers.HERE, "results")


def save(name, text):
    with open(os.path.join(RESULTS, name), "w", encoding="utf-8") as file:
        file.write(text)
    print(text)


def rounds():
    """Every variant and size once per round, in random order, so that a busy minute hits all alike."""
    rng, measured = random.Random(1), {}
    for number in range(ROUNDS):
        for size in peers.SIZES:
            variants = peers.ALL + (peers.ALL_DUAL if size == 100 else [])
            rng.shuffle(variants)
            for variant in variants:
                times = peers.timing(variant, size, BUDGET)
                if times is None:
                    print(f"{variant} aborts on {size} rules", file=sys.stderr)
                else:
                    measured.setdefault((variant, size), []).append(times)
        print(f"round {number + 1} of {ROUNDS}", file=sys.stderr, flush=True)
    return measured


def packs():
    """The real guidelines, in as many rounds."""
    lines = []
    for _ in range(ROUNDS):
        command = [f"{peers.BINARIES}/bench-riktlinje", "packs", os.environ["BENCH_RULES"]]
        output = subprocess.run(command, capture_output=True, text=True, check=True).stdout
        lines += [json.loads(line) for line in output.splitlines()]
    save("packs.md", tables.packs(lines))


def main():
    if os.environ.get("ONLY") == "packs":
        return packs()
    failures, missing = peers.check()
    if failures:
        sys.exit(1)
    if os.environ.get("CHECK_ONLY"):
        return None
    measured = rounds()
    memory = {(v, n): int(peers.call(v, "rss", n) or 0) for v in peers.ALL for n in (100, 1000)}
    empty = [f"{peers.BINARIES}/peer-null", "null", "rss", "100"]
    memory["empty"] = int(subprocess.run(empty, capture_output=True, text=True, check=True).stdout)
    save("peers.md", tables.peers(measured, missing, memory, ROUNDS))
    return packs()


main()
