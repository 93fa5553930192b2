"""Tables of cases."""

import datetime
import random
from decimal import Decimal

import pyarrow
import pytest

from riktlinje import Guideline

DAY = "2026-12-01"
STAGES = [None, "idea", "pilot", "procurement", "introduction", "operation", "change", "retirement"]


def some_cases(count: int) -> pyarrow.Table:
    draw = random.Random(7)
    return pyarrow.table(
        {
            "id": [f"case {at}" for at in range(count)],
            "lifecycle_stage": [draw.choice(STAGES) for _ in range(count)],
            "in_use_before_start": pyarrow.array(
                [draw.choice([True, False, None]) for _ in range(count)], pyarrow.bool_()
            ),
            "assessment_date": pyarrow.array(
                [datetime.date(2026, 1, 1) + datetime.timedelta(days=draw.randrange(400)) for _ in range(count)]
            ),
        }
    )


def test_every_row_says_what_one_assessment_says(gotland: Guideline) -> None:
    cases = some_cases(300)
    table = gotland.assess_batch(cases, as_of=DAY)
    assert table.num_rows == 300
    for case, row in zip(cases.to_pylist(), table.to_pylist(), strict=True):
        answers = {key: value for key, value in case.items() if key != "id" and value is not None}
        alone = gotland.assess(answers, as_of=DAY, lang="en")
        assert row["id"] == case["id"]
        assert row["error"] is None
        verdict = alone["verdict"]
        assert (row["verdict"], row["best"], row["worst"]) == (
            verdict["status"],
            verdict["best"],
            verdict["worst"],
        )
        found = {finding["rule"]: finding["status"] for finding in alone["findings"]}
        assert {rule: row[f"findings.{rule}"] for rule in found} == found


def test_threads_change_nothing(gotland: Guideline) -> None:
    cases = some_cases(20_000)
    assert gotland.assess_batch(cases, as_of=DAY, jobs=1).equals(gotland.assess_batch(cases, as_of=DAY))


def test_a_bad_row_has_an_error_and_the_rest_goes_on(gotland: Guideline) -> None:
    cases = pyarrow.table({"lifecycle_stage": ["pilot", "pilott", None]})
    rows = gotland.assess_batch(cases, as_of=DAY, lang="sv").to_pylist()
    assert [row["error"] is None for row in rows] == [True, False, True]
    assert "pilot" in rows[1]["error"]
    assert rows[1]["verdict"] is None
    assert rows[0]["verdict"] is not None


def test_a_column_that_answers_nothing_is_refused(gotland: Guideline) -> None:
    with pytest.raises(ValueError, match="lifecycle_stag"):
        gotland.assess_batch(pyarrow.table({"lifecycle_stag": ["pilot"]}), as_of=DAY)
    with pytest.raises(ValueError, match="in_use_before_start"):
        gotland.assess_batch(pyarrow.table({"in_use_before_start": [1.5]}), as_of=DAY)


def test_values_are_exact_decimals() -> None:
    text = """\
riktlinje: 1
id: sums
version: 1.0.0
title: Sums
phases:
  - {id: before_start, title: Before start, reached_when: true}
facts:
  benefit: {type: number, unit: SEK, question: What is the benefit worth?}
  cost: {type: number, unit: SEK, question: What does it cost?}
values:
  net: {expr: benefit - cost, title: Net}
rules:
  covers: {area: benefit_cost, phase: before_start, title: Covers, severity: must, requires: net >= 0}
"""
    guideline = Guideline.from_sources([("sums.yaml", text)])
    cases = pyarrow.table(
        {"benefit": pyarrow.array([Decimal("0.3"), None]), "cost": pyarrow.array([Decimal("0.1"), Decimal("0.2")])}
    )
    rows = guideline.assess_batch(cases, as_of=DAY, values=["net"]).to_pylist()
    assert rows[0]["values.net"] == Decimal("0.2")
    assert rows[0]["findings.covers"] == "met"
    assert rows[1]["values.net"] is None
    assert rows[1]["findings.covers"] == "open"
    with pytest.raises(ValueError, match="nett"):
        guideline.assess_batch(cases, as_of=DAY, values=["nett"])


def test_a_table_without_rows_has_the_columns(gotland: Guideline) -> None:
    cases = some_cases(0)
    table = gotland.assess_batch(cases, as_of=DAY, values="all")
    assert table.num_rows == 0
    assert table.schema == gotland.result_schema(cases.schema, values="all")
    assert len([name for name in table.column_names if name.startswith("findings.")]) == len(gotland.rules)


def test_batch_after_batch(gotland: Guideline) -> None:
    cases = some_cases(1_000)
    batches = cases.to_batches(max_chunksize=64)
    parts = gotland.assess_batches(iter(batches), as_of=DAY)
    assert pyarrow.Table.from_batches(list(parts)).combine_chunks().equals(
        gotland.assess_batch(cases, as_of=DAY).combine_chunks()
    )

