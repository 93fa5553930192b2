"""One proposal at a time."""

import datetime
import json
import pickle
from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal

import pytest
from conftest import GUIDELINE

from riktlinje import Guideline, InputError

SMALL = """\
riktlinje: 1
id: small
version: 1.0.0
title: {sv: Liten riktlinje, en: Small guideline}
phases:
  - {id: before_start, title: {sv: Före start, en: Before start}, reached_when: true}
facts:
  benefit:
    type: number
    unit: SEK
    question: {sv: Vad är nyttan värd?, en: What is the benefit worth?}
  cost:
    type: number
    unit: SEK
    question: {sv: Vad kostar det?, en: What does it cost?}
  start_day:
    type: date
    question: {sv: När börjar det?, en: When does it start?}
rules:
  benefit_covers_cost:
    area: benefit_cost
    phase: before_start
    title: {sv: Nyttan täcker kostnaden, en: The benefit covers the cost}
    severity: must
    requires: benefit >= cost
    remedy: {sv: Räkna om., en: Calculate again.}
"""


def failing(assessment: dict) -> list[str]:
    return [finding["rule"] for finding in assessment["findings"] if finding["status"] == "violated"]


def test_a_real_proposal_has_its_verdict_in_one_language_or_all(gotland: Guideline) -> None:
    answers = {"lifecycle_stage": "introduction", "in_use_before_start": False}
    swedish = gotland.assess(answers, as_of="2026-12-01", lang="sv")
    everything = gotland.assess(answers, as_of=datetime.date(2026, 12, 1))
    assert swedish["as_of"] == everything["as_of"] == "2026-12-01"
    assert swedish["verdict"]["status"] == everything["verdict"]["status"]
    assert failing(swedish) == failing(everything)
    assert swedish["guideline"]["digest"] == gotland.digest


def test_a_compiled_guideline_says_the_same(gotland: Guideline, tmp_path) -> None:
    file = tmp_path / "gotland.json"
    file.write_text(gotland.compiled(), encoding="utf-8")
    again = Guideline.load(file)
    answers = {"lifecycle_stage": "introduction", "in_use_before_start": True}
    assert again.assess(answers, as_of="2026-12-01") == gotland.assess(answers, as_of="2026-12-01")
    assert (again.id, again.version, again.rules, again.facts) == (
        gotland.id,
        gotland.version,
        gotland.rules,
        gotland.facts,
    )


def test_guidelines_travel_between_processes(gotland: Guideline) -> None:
    again = pickle.loads(pickle.dumps(gotland))
    assert again.digest == gotland.digest


def test_numbers_are_exact() -> None:
    guideline = Guideline.from_sources([("small.yaml", SMALL)])
    even = {"benefit": Decimal("0.30"), "cost": Decimal("0.1") + Decimal("0.2")}
    assert failing(guideline.assess(even, as_of="2026-12-01")) == []
    less = {"benefit": Decimal("9007199254740993.01"), "cost": Decimal("9007199254740993.02")}
    assert failing(guideline.assess(less, as_of="2026-12-01")) == ["benefit_covers_cost"]


def test_days_are_answers() -> None:
    guideline = Guideline.from_sources([("small.yaml", SMALL)])
    assert guideline.assess({"start_day": datetime.date(2027, 1, 1)}, as_of="2026-12-01")["ignored"] == []


def test_a_misspelt_fact_is_refused_with_place_and_hint(gotland: Guideline) -> None:
    with pytest.raises(InputError) as caught:
        gotland.assess('{\n  "lifecycle_stag": "pilot"\n}', as_of="2026-12-01", lang="en")
    (problem,) = caught.value.problems
    assert (problem["line"], problem["column"]) == (2, 3)
    assert "lifecycle_stage" in (problem["hint"] or "") + problem["message"]
    assert pickle.loads(pickle.dumps(caught.value)).problems == caught.value.problems


def test_all_mistakes_of_a_guideline_are_reported_in_order() -> None:
    broken = SMALL.replace("benefit >= cost", "benefitt >= cost").replace("type: date", "type: dat")
    with pytest.raises(InputError) as caught:
        Guideline.from_sources([("small.yaml", broken)], lang="sv")
    lines = [problem["line"] for problem in caught.value.problems]
    assert lines == sorted(lines) and len(lines) == 2
    assert all(problem["file"] == "small.yaml" for problem in caught.value.problems)


def test_a_guideline_that_is_used_but_not_found_is_named(tmp_path) -> None:
    lonely = tmp_path / "guideline.yaml"
    lonely.write_text((GUIDELINE / "guideline.yaml").read_text(encoding="utf-8"), encoding="utf-8")
    with pytest.raises(InputError, match="vocabulary"):
        Guideline.load(tmp_path)
    assert Guideline.load(tmp_path, rules=[GUIDELINE.parent]).rules


def test_the_day_and_the_language_are_asked_for(gotland: Guideline) -> None:
    with pytest.raises(ValueError, match="as_of is missing"):
        gotland.assess({})
    with pytest.raises(ValueError, match="not a day"):
        gotland.assess({}, as_of="1 december")
    with pytest.raises(ValueError, match="not a language"):
        gotland.assess({}, as_of="2026-12-01", lang="svenska!")


def test_a_waiver_counts_while_it_lasts() -> None:
    text = SMALL.replace("severity: must", "severity: must\n    waiver: {by: [director], months: 12}")
    guideline = Guideline.from_sources([("small.yaml", text)])
    answers = {"benefit": 1, "cost": 2}
    waiver = {
        "rule": "benefit_covers_cost",
        "reason": "A pilot",
        "by": "director",
        "granted": "2026-11-01",
        "until": "2027-06-30",
    }
    assert guideline.assess(answers, as_of="2026-12-01")["verdict"]["status"] == "not_ready"
    waived = guideline.assess(answers, as_of="2026-12-01", waivers=[waiver])
    assert waived["verdict"]["status"] == "conditional"
    later = guideline.assess(answers, as_of="2027-12-01", waivers=[waiver])
    assert later["verdict"]["status"] == "not_ready"


def test_threads_share_a_guideline(gotland: Guideline) -> None:
    stages = ["idea", "pilot", "introduction", "operation"]

    def verdict(stage: str) -> str:
        return json.dumps(gotland.assess({"lifecycle_stage": stage}, as_of="2026-12-01")["verdict"])

    alone = [verdict(stage) for stage in stages]
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(verdict, stages * 8)) == alone * 8
