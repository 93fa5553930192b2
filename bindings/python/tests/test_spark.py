"""Spread over processes by Spark: a local cluster of two workers, each with a Java and Python process of its own."""

import os
import sys
from collections.abc import Iterable, Iterator

import pyarrow
import pytest
from test_batch import DAY, some_cases

from riktlinje import Guideline

pyspark = pytest.importorskip("pyspark.sql")
pyspark_cloudpickle = pytest.importorskip("pyspark.cloudpickle")


@pytest.fixture(scope="module")
def spark() -> Iterator["pyspark.SparkSession"]:
    os.environ["PYSPARK_PYTHON"] = sys.executable
    # Two workers with one core and 512 MB each: what is sent between them is sent between processes.
    session = (
        pyspark.SparkSession.builder.master("local-cluster[2,1,512]")
        .appName("riktlinje")
        .config("spark.executor.memory", "512m")
        .config("spark.ui.enabled", "false")
        .config("spark.sql.execution.arrow.maxRecordsPerBatch", "500")
        .getOrCreate()
    )
    session.sparkContext.setLogLevel("ERROR")
    # The workers have no copy of this file: its functions are sent whole.
    pyspark_cloudpickle.register_pickle_by_value(sys.modules[__name__])
    yield session
    session.stop()


def test_spark_says_what_one_table_says(spark: "pyspark.SparkSession", gotland: Guideline) -> None:
    from pyspark.sql.pandas.types import from_arrow_schema

    cases = some_cases(4_000)

    def assess(batches: Iterable[pyarrow.RecordBatch]) -> Iterator[pyarrow.RecordBatch]:
        return gotland.assess_batches(batches, as_of=DAY)

    frame = spark.createDataFrame(cases).repartition(4)
    assessed = frame.mapInArrow(assess, from_arrow_schema(gotland.result_schema(cases.schema)))
    rows = {row["id"]: row.asDict() for row in assessed.collect()}
    expected = gotland.assess_batch(cases, as_of=DAY).to_pylist()
    assert len(rows) == 4_000
    assert [rows[row["id"]] for row in expected] == expected


def test_counting_in_spark_brings_back_counts(spark: "pyspark.SparkSession", gotland: Guideline) -> None:
    from pyspark.sql.pandas.types import from_arrow_schema

    cases = some_cases(1_000)
    schema = from_arrow_schema(gotland.result_schema(cases.schema, findings=False))
    frame = spark.createDataFrame(cases).mapInArrow(
        lambda batches: gotland.assess_batches(batches, as_of=DAY, findings=False), schema
    )
    counts = {row["verdict"]: row["count"] for row in frame.groupBy("verdict").count().collect()}
    expected = gotland.assess_batch(cases, as_of=DAY, findings=False).column("verdict").value_counts().to_pylist()
    assert counts == {entry["values"]: entry["counts"] for entry in expected}
