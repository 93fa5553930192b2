"""Finding the files of a guideline that is composed of several."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from riktlinje import _engine

_GUIDELINE = "guideline.yaml"


def sources(path: str | os.PathLike[str], rules: Iterable[str | os.PathLike[str]]) -> list[tuple[str, str]]:
    """The guideline first, then those it uses: (name, text) of each.

    A guideline that is used is looked for beside the one that uses it, then in the folders of ``rules``: as
    ``ID/guideline.yaml`` or ``ID.yaml``. One that is not found is left out; loading says that it is missing.
    """
    folders = [Path(folder) for folder in rules]
    first = Path(path)
    waiting = [first / _GUIDELINE if first.is_dir() else first]
    known: set[str] = set()
    found: list[tuple[str, str]] = []
    while waiting:
        file = waiting.pop(0)
        text = file.read_text(encoding="utf-8")
        found.append((str(file), text))
        for used in _engine.used_guidelines(text):
            if used not in known and _is_id(used):
                known.add(used)
                waiting.extend(_locate(used, [file.parent.parent, file.parent, *folders]))
    return found


def _locate(guideline: str, folders: list[Path]) -> list[Path]:
    for folder in folders:
        for place in (folder / guideline / _GUIDELINE, folder / f"{guideline}.yaml"):
            if place.is_file():
                return [place]
    return []


def _is_id(text: str) -> bool:
    return bool(text) and all(letter.isalnum() or letter in "-_." for letter in text) and ".." not in text
