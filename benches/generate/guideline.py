"""The rules as a guideline of Riktlinje. Facts have no bounds: intervals would decide more than the oracle."""

from facts import BOOLS, CHOICES, FACTS, SETS
from infix import Riktlinje

HEAD = """riktlinje: 1
id: benchmark
version: 1.0.0
title: Benchmark
areas:
  all: All
phases:
  - {id: decision, title: Decision, reached_when: "true"}
sections:
  - {id: questions, title: Questions}
facts:
"""

SEVERITIES = {"critical": "forbids", "major": "must", "minor": "should"}


def guideline(rules):
    out = [HEAD]
    for fact in FACTS:
        options = CHOICES.get(fact) or SETS.get(fact)
        kind = "bool" if fact in BOOLS else "choice" if fact in CHOICES else "choices" if options else "number"
        out.append(f"  {fact}:\n    section: questions\n    type: {kind}\n    question: Question {fact}\n")
        if options:
            out.append(f"    options: [{', '.join(options)}]\n")
    out.append("rules:\n")
    writer = Riktlinje()
    for rule in rules:
        out.append(
            f'  {rule["id"]}:\n'
            f"    area: all\n"
            f'    title: "Guideline {rule["id"]} on responsible deployment"\n'
            f"    phase: decision\n"
            f'    severity: {SEVERITIES[rule["sev"]]}\n'
            f'    applies_when: "{writer.write(rule["when"])}"\n'
            f'    requires: "{writer.write(rule["require"])}"\n'
            f'    remedy: "Provide evidence or change the deployment so that the requirement holds."\n'
        )
    return "".join(out)
