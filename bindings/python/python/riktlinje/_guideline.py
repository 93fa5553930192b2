"""A guideline as a Python programmer meets it."""

from __future__ import annotations

import datetime
import json
import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from riktlinje import _engine, _files, _json

if TYPE_CHECKING:
    import pyarrow

Day = str | datetime.date
Values = Iterable[str] | Literal["all"]


class Guideline:
    """A guideline, ready to assess. It never changes, so threads can share it."""

    def __init__(self, engine: _engine.Guideline) -> None:
        self._engine = engine

    @classmethod
    def load(
        cls, path: str | os.PathLike[str], *, rules: Iterable[str | os.PathLike[str]] = (), lang: str = "sv"
    ) -> Guideline:
        """Loads a guideline: a YAML file, a folder that holds ``guideline.yaml``, or a compiled ``.json`` file.

        Guidelines that it uses are looked for beside it, then in the folders of ``rules``. ``lang`` is the
        language of the messages of :class:`InputError`.
        """
        if Path(path).suffix == ".json":
            text = Path(path).read_text(encoding="utf-8")
            return cls(_engine.Guideline.from_compiled(str(path), text, lang))
        return cls.from_sources(_files.sources(path, rules), lang=lang)

    @classmethod
    def from_sources(cls, sources: Sequence[tuple[str, str]], *, lang: str = "sv") -> Guideline:
        """Loads a guideline from YAML texts, (name, text) each: the first, with those it uses among the others."""
        return cls(_engine.Guideline.from_sources(list(sources), lang))

    @classmethod
    def from_compiled(cls, text: str, *, lang: str = "sv") -> Guideline:
        """Loads the text of a compiled guideline."""
        return cls(_engine.Guideline.from_compiled("compiled guideline", text, lang))

    @property
    def id(self) -> str:
        """Its id."""
        return self._engine.id

    @property
    def version(self) -> str:
        """Its version."""
        return self._engine.version

    @property
    def digest(self) -> str:
        """A fingerprint of all that it says, as assessments carry it."""
        return self._engine.digest

    @property
    def languages(self) -> list[str]:
        """Codes of the languages that its texts are written in."""
        return self._engine.languages

    @property
    def rules(self) -> list[str]:
        """Ids of its rules, in order."""
        return self._engine.rules

    @property
    def facts(self) -> list[str]:
        """Ids of its facts, in order."""
        return self._engine.facts

    def compiled(self, languages: Iterable[str] = ()) -> str:
        """The guideline as one JSON text, with the texts of these languages, or all; it loads without YAML."""
        return self._engine.compiled(list(languages))

    def assess(
        self,
        answers: Mapping[str, Any] | str,
        *,
        as_of: Day | None = None,
        lang: str | None = None,
        waivers: Sequence[Mapping[str, Any]] | None = None,
    ) -> dict[str, Any]:
        """Assesses answers, or a whole proposal (with ``riktlinje: 1``), given as a mapping or as JSON.

        ``as_of`` is the day of the assessment; a proposal may name it. The assessment has its texts in one
        language, or in all of the guideline's where ``lang`` is not given.
        """
        text = answers if isinstance(answers, str) else _json.text(answers)
        day = str(as_of) if as_of is not None else None
        granted = _json.text(waivers) if waivers is not None else None
        return json.loads(self._engine.assess(text, day, lang, granted))

    def assess_batch(
        self,
        cases: pyarrow.Table | pyarrow.RecordBatch,
        *,
        as_of: Day,
        values: Values = (),
        findings: bool = True,
        lang: str = "sv",
        jobs: int | None = None,
    ) -> pyarrow.Table | pyarrow.RecordBatch:
        """Assesses a table of cases, a column per fact; null is no answer, and a column ``id`` is handed through.

        The result has a row per case: ``verdict``, ``best``, ``worst``, ``settled``, ``error`` (what is wrong with
        the row, in ``lang``; nothing else is filled then), ``findings.RULE`` with a status, and for each of
        ``values`` ``values.ID`` where it is settled and ``possible.ID``, as JSON, where it is not. ``jobs`` limits
        the threads; otherwise all cores work.
        """
        import pyarrow

        assess = self._inquiry(as_of, values, findings, lang, jobs)
        if isinstance(cases, pyarrow.RecordBatch):
            return assess(cases)
        batches = cases.combine_chunks().to_batches() or [_empty(cases.schema)]
        return pyarrow.Table.from_batches([assess(batch) for batch in batches])

    def assess_batches(
        self,
        batches: Iterable[pyarrow.RecordBatch],
        *,
        as_of: Day,
        values: Values = (),
        findings: bool = True,
        lang: str = "sv",
        jobs: int | None = 1,
    ) -> Iterator[pyarrow.RecordBatch]:
        """As :meth:`assess_batch`, batch after batch, for whatever hands them out, Spark's ``mapInArrow`` as well.

        On one thread unless ``jobs`` says otherwise, because such callers spread the work themselves.
        """
        return map(self._inquiry(as_of, values, findings, lang, jobs), batches)

    def result_schema(
        self, cases: pyarrow.Schema, *, values: Values = (), findings: bool = True
    ) -> pyarrow.Schema:
        """The columns that assessing such cases gives."""
        assess = self._inquiry("2000-01-01", values, findings, "en", 1)
        return assess(_empty(cases)).schema

    def _inquiry(
        self, as_of: Day, values: Values, findings: bool, lang: str, jobs: int | None
    ) -> Callable[[pyarrow.RecordBatch], pyarrow.RecordBatch]:
        asked = None if values == "all" else list(values)
        return _engine.Inquiry(self._engine, str(as_of), asked, findings, lang, jobs).assess

    def __repr__(self) -> str:
        return f"<riktlinje.Guideline {self.id} {self.version}>"

    def __reduce__(self) -> tuple[Any, ...]:
        # Spark sends guidelines between processes.
        return (Guideline.from_compiled, (self.compiled(),))



def _empty(schema: pyarrow.Schema) -> pyarrow.RecordBatch:
    import pyarrow

    return pyarrow.RecordBatch.from_pylist([], schema=schema)
