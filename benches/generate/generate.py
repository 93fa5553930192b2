"""One random rule set and one set of cases, printed in every peer's own language.

usage: generate.py FOLDER [SEED]
"""

import os
import random
import sys

from conditions import leaves, meaning, rail, random_rules
from facts import FACTS, full_case, partial_case
from guideline import guideline
from infix import Cedar, Cel, CelWithHas, JavaScript, Rhai, Zen
from json_rules import compact, json_logic, rules_engine_file, zen_graph, zen_table
import rego
import rust

SIZES = [20, 100, 1000]
CASES = 1000


def rule_files(rules):
    """The files of each peer, by extension. `_dual` holds Kleene logic written out by hand, as two rules per
    rule: definitely violated (d) and possibly violated (p)."""
    plain = [(rule["id"], rule["viol"]) for rule in rules]
    dual = []
    for rule in rules:
        dual += [
            (rule["id"] + "d", rail(rule["viol"], True, True)),
            (rule["id"] + "p", rail(rule["viol"], True, False)),
        ]
    for suffix, pairs in (("", plain), ("_dual", dual)):
        cel = CelWithHas() if suffix else Cel()
        pushes = [f"if {Rhai().write(tree)} {{ out.push({at}); }}\n" for at, (_, tree) in enumerate(pairs)]
        forbid = '@id("{}")\nforbid(principal, action, resource) when {{ {} }};\n'
        yield f"{suffix}.rego", rego.module(pairs)
        yield f"{suffix}.cedar", "".join(forbid.format(rule, Cedar().write(tree)) for rule, tree in pairs)
        yield f"{suffix}.cel", "".join(cel.write(tree) + "\n" for _, tree in pairs)
        yield f"{suffix}.zen", "".join(Zen().write(tree) + "\n" for _, tree in pairs)
        yield f"{suffix}.rhai", "let out = [];\n" + "".join(pushes) + "out\n"
        yield f"{suffix}.jsonlogic", compact([json_logic(tree) for _, tree in pairs])
        yield f"{suffix}.jdm", zen_graph(pairs)
        yield f"{suffix}.jdmtable", zen_table(pairs)
    yield ".json", "{}"
    yield ".jre", rules_engine_file(rules)
    yield ".handjs", "return [" + ",\n".join(f"(c)=>{JavaScript().write(tree)}" for _, tree in plain) + "];"
    yield ".riktlinje.yaml", guideline(rules)


def bits(flags):
    return f"{sum(1 << at for at, flag in enumerate(flags) if flag):x}"


def main(folder, seed):
    rng = random.Random(seed)
    rules = random_rules(max(SIZES), rng)
    full = [full_case(rng) for _ in range(CASES)]
    partial = [partial_case(case, rng) for case in full]
    os.makedirs(folder, exist_ok=True)

    def write(name, text):
        with open(os.path.join(folder, name), "w", encoding="utf-8") as file:
            file.write(text)

    write("hand_types.rs", rust.types_module())
    # Cedar has to be told which facts are unknown, so it needs all their names.
    write("facts.json", compact([{"name": fact} for fact in FACTS]))
    for kind, cases in (("full", full), ("miss", partial)):
        write(f"cases_{kind}.jsonl", "".join(compact(case) + "\n" for case in cases))
        results = [[meaning(case, rule["viol"]) for rule in rules] for case in cases]
        for size in SIZES:
            lines = [f"{bits(x is True for x in r[:size])} {bits(x is None for x in r[:size])}\n" for r in results]
            write(f"oracle_{size}_{kind}.txt", "".join(lines))
            flat = [x for r in results for x in r[:size]]
            share = lambda wanted: 100 * sum(x is wanted for x in flat) / len(flat)
            print(f"{size} rules, {kind}: violated {share(True):.1f} %, open {share(None):.1f} %")
    for size in SIZES:
        write(f"hand_{size}.rs", rust.rules_module(rules[:size]))
        for extension, text in rule_files(rules[:size]):
            write(f"rules_{size}{extension}", text)
        count = [leaves(rule["viol"]) for rule in rules[:size]]
        print(f"{size} rules: {sum(count) / size:.1f} tests in a rule, at most {max(count)}; {len(FACTS)} facts")


main(sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 42)
