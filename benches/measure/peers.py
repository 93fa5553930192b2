"""The peers: how each is called, and whether it agrees with the oracle."""

import json
import os
import subprocess

HERE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
DATA = os.environ["BENCH_DATA"]
BINARIES = os.path.join(os.environ["CARGO_TARGET_DIR"], "release")
SIZES = [20, 100, 1000]

# Variant and program.
RUST = {
    "hand": "peer-hand",
    "hand-full": "peer-hand",
    "hand-sc": "peer-hand",
    "hand-kleene": "peer-hand",
    "riktlinje": "bench-riktlinje",
    "riktlinje-values": "bench-riktlinje",
    "riktlinje-set": "bench-riktlinje",
    "riktlinje-case": "bench-riktlinje",
    "riktlinje-json": "bench-riktlinje",
    "riktlinje-record": "bench-riktlinje",
    "riktlinje-batch": "bench-riktlinje",
    "regorus": "peer-regorus",
    "regorus-rvm": "peer-regorus",
    "cedar": "peer-cedar",
    "cedar-partial": "peer-cedar",
    "cel": "peer-cel",
    "zen-expr": "peer-zen",
    "zen-graph": "peer-zen",
    "zen-table": "peer-zen",
    "datalogic": "peer-datalogic",
    "rhai": "peer-rhai",
}
NODE = ["handjs", "jle", "jsonlogic", "jre"]
# Peers that can be given Kleene logic written out by hand, as two rules per rule.
DUAL = ["regorus", "regorus-rvm", "cedar", "cel", "zen-expr", "datalogic", "rhai", "jle"]
# Those that say to know Kleene logic have to agree on partial cases too.
EXACT = [v for v in RUST if v.startswith("riktlinje") or v == "hand-kleene"]
SKIPPED = os.environ.get("SKIP", "").split(",")
ALL = [v for v in list(RUST) + NODE if v not in SKIPPED]
ALL_DUAL = [v + "+dual" for v in DUAL if v in ALL]


def call(variant, *arguments):
    """The output of a peer, or None when it aborts."""
    plain = variant.removesuffix("+dual")
    if plain in NODE:
        command = ["node", "--no-warnings", f"{HERE}/peers-node/peer.mjs"]
    else:
        command = [f"{BINARIES}/{RUST[plain]}"]
    done = subprocess.run([*command, variant, *map(str, arguments)], capture_output=True, text=True, timeout=900)
    return done.stdout if done.returncode == 0 else None


def parse(output):
    """Lines of two hexadecimal numbers: which rules are violated, which are open."""
    return None if output is None else [tuple(int(x, 16) for x in line.split()) for line in output.splitlines()]


def oracle(size, kind):
    with open(f"{DATA}/oracle_{size}_{kind}.txt", encoding="utf-8") as file:
        return parse(file.read())


def check():
    """Compares every peer with the oracle: how many disagree, and how each treats missing answers."""
    failures = 0
    for variant in ALL:
        for size in SIZES:
            for kind in ("full", "miss") if variant in EXACT else ("full",):
                found = parse(call(variant, "check", size, kind))
                if found != oracle(size, kind):
                    failures += 1
                    print(f"DISAGREES: {variant}, {size} rules, {kind}")
    missing = {variant: missing_answers(variant) for variant in ALL + ALL_DUAL}
    print(f"{len(ALL)} variants on 3 x 1000 complete cases, {len(EXACT)} of them on as many partial ones:")
    print("ALL AGREE" if not failures else f"{failures} DISAGREE")
    return failures, missing


def missing_answers(variant, size=100):
    """Shares of findings on partial cases: exact, wrong, and open where the rest decides already."""
    found = parse(call(variant, "check", size, "miss"))
    if found is None:
        return None
    exact = wrong = cautious = 0
    every = (1 << size) - 1
    for (violated, is_open), (truly_violated, truly_open) in zip(found, oracle(size, "miss")):
        fine, truly_fine = ~(violated | is_open) & every, ~(truly_violated | truly_open) & every
        wrong += ((violated & ~truly_violated) | (fine & ~truly_fine)).bit_count()
        cautious += (is_open & ~truly_open).bit_count()
        exact += ((violated & truly_violated) | (is_open & truly_open) | (fine & truly_fine)).bit_count()
    return [100 * x / (size * len(found)) for x in (exact, wrong, cautious)]


def timing(variant, size, budget):
    output = call(variant, "time", size, "200" if variant.removesuffix("+dual") in NODE else budget)
    return None if output is None else json.loads(output)
