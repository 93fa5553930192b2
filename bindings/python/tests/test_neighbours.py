"""Engines that hand over and take Arrow tables: the lines of the README."""

import pyarrow.parquet
import pytest
from test_batch import DAY, some_cases

from riktlinje import Guideline


def test_polars(gotland: Guideline) -> None:
    polars = pytest.importorskip("polars")
    cases = some_cases(100)
    frame = polars.from_arrow(cases)
    assessed = polars.from_arrow(gotland.assess_batch(frame.to_arrow(), as_of=DAY))
    assert assessed.to_dicts() == gotland.assess_batch(cases, as_of=DAY).to_pylist()


def test_duckdb(gotland: Guideline, tmp_path) -> None:
    duckdb = pytest.importorskip("duckdb")
    file = tmp_path / "cases.parquet"
    pyarrow.parquet.write_table(some_cases(100), file)
    cases = duckdb.sql(f"select * from '{file}'").to_arrow_table()
    assessed = gotland.assess_batch(cases, as_of=DAY)
    counts = duckdb.sql("select verdict, count(*) from assessed group by verdict").fetchall()
    expected = gotland.assess_batch(some_cases(100), as_of=DAY).column("verdict").to_pylist()
    assert dict(counts) == {verdict: expected.count(verdict) for verdict in set(expected)}
