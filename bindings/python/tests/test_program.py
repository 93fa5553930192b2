"""The program on Parquet files that other programs write, and other programs on what it writes."""

import os
import subprocess
from pathlib import Path

import pyarrow
import pyarrow.parquet
import pytest
from conftest import GUIDELINE
from test_batch import DAY, some_cases

from riktlinje import Guideline


def batch(cases: Path, results: Path, *options: str) -> subprocess.CompletedProcess[str]:
    """`riktlinje batch`, as test.sh has built it."""
    program = os.environ["RIKTLINJE_PROGRAM"]
    command = [program, "batch", str(GUIDELINE), str(cases), "-o", str(results), "--as-of", DAY, "--lang", "en"]
    return subprocess.run([*command, *options], capture_output=True, text=True, check=False)


@pytest.mark.parametrize(
    "form",
    [
        {"compression": "snappy", "row_group_size": 250},
        {"compression": "zstd", "data_page_version": "2.0", "use_dictionary": False},
        {"compression": "none", "row_group_size": 1, "write_statistics": False},
    ],
    ids=["snappy", "zstd", "none"],
)
def test_files_of_pyarrow_say_what_the_binding_says(gotland: Guideline, tmp_path: Path, form: dict) -> None:
    duckdb, polars = pytest.importorskip("duckdb"), pytest.importorskip("polars")
    plain = cases = some_cases(600)
    stages = cases.column("lifecycle_stage").dictionary_encode()
    cases = cases.set_column(1, "lifecycle_stage", stages)
    dates = cases.column("assessment_date").cast(pyarrow.timestamp("us"))
    cases = cases.set_column(3, "assessment_date", dates)
    pyarrow.parquet.write_table(cases, tmp_path / "cases.parquet", **form)
    schema = gotland.result_schema(plain.schema, values="all")
    values = [name.removeprefix("values.") for name in schema.names if name.startswith("values.")][:5]

    results = tmp_path / "results.parquet"
    done = batch(tmp_path / "cases.parquet", results, "--findings", "--values", ",".join(values))
    assert done.returncode == 0, done.stderr
    expected = gotland.assess_batch(plain, as_of=DAY, values=values)
    found = pyarrow.parquet.read_table(results)
    assert found.schema.equals(gotland.result_schema(plain.schema, values=values))
    assert found.to_pylist() == expected.to_pylist()
    assert polars.read_parquet(results).to_dicts() == polars.from_arrow(expected).to_dicts()
    count = "select verdict, count(*) from {} group by verdict order by verdict"
    counted = duckdb.sql(count.format(f"'{results}'")).fetchall()
    assert counted == duckdb.sql(count.format("expected")).fetchall()


def test_files_of_polars_and_duckdb_are_read(gotland: Guideline, tmp_path: Path) -> None:
    duckdb, polars = pytest.importorskip("duckdb"), pytest.importorskip("polars")
    cases = some_cases(100)
    polars.from_arrow(cases).write_parquet(tmp_path / "polars.parquet")
    duckdb.sql("select * from cases").write_parquet(str(tmp_path / "duckdb.parquet"))
    expected = gotland.assess_batch(cases, as_of=DAY).to_pylist()
    for writer in ["polars", "duckdb"]:
        results = tmp_path / f"{writer}-results.parquet"
        done = batch(tmp_path / f"{writer}.parquet", results, "--findings")
        assert done.returncode == 0, done.stderr
        assert pyarrow.parquet.read_table(results).to_pylist() == expected


def test_a_bad_row_says_which_and_the_rest_goes_on(tmp_path: Path) -> None:
    cases = pyarrow.table({"lifecycle_stage": ["pilot", "pilott", None]})
    pyarrow.parquet.write_table(cases, tmp_path / "cases.parquet")
    done = batch(tmp_path / "cases.parquet", tmp_path / "results.parquet")
    assert done.returncode == 1
    rows = pyarrow.parquet.read_table(tmp_path / "results.parquet").to_pylist()
    assert [row["error"] is None for row in rows] == [True, False, True]
    assert rows[1]["error"].startswith("row 2: ")
    assert rows[1]["verdict"] is None
