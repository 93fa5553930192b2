"""Cases as lines of JSON into a Parquet file: to_parquet.py CASES.jsonl CASES.parquet. A program of its own, so that
its memory is not counted where the peak of another is measured."""

import itertools
import json
import sys

import pyarrow
import pyarrow.parquet


def text(answer):
    """An answer as a cell of text."""
    return answer if answer is None or isinstance(answer, str) else json.dumps(answer)


def column(answers):
    """The answers to one question as an Arrow array: of their type, or as text that holds JSON."""
    try:
        if not any(isinstance(answer, dict) for answer in answers):
            return pyarrow.array(answers)
    except pyarrow.ArrowException:
        pass
    return pyarrow.array([text(answer) for answer in answers], pyarrow.string())


def to_parquet(lines, path):
    """Writes the cases of a file of lines as Parquet, 10,000 rows to a group."""
    writer = None
    with open(lines, encoding="utf-8") as cases:
        while batch := [json.loads(line) for line in itertools.islice(cases, 10_000)]:
            if writer is None:
                names = sorted({name for case in batch for name in case["answers"]})
            answered = {name: column([case["answers"].get(name) for case in batch]) for name in names}
            table = pyarrow.table({"id": [str(case.get("id")) for case in batch], **answered})
            writer = writer or pyarrow.parquet.ParquetWriter(path, table.schema)
            writer.write_table(table.cast(writer.schema))
    writer.close()


to_parquet(sys.argv[1], sys.argv[2])
