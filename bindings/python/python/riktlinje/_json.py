"""Answers as JSON. The standard library writes no exact decimals, so the shell is our own."""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any


def text(value: Any) -> str:
    """The JSON text of answers: mappings, lists, sets, days, exact numbers, and what ``json`` writes itself."""
    if isinstance(value, Mapping):
        return "{" + ",".join(f"{json.dumps(str(key))}:{text(inner)}" for key, inner in value.items()) + "}"
    if isinstance(value, (set, frozenset)):
        return text(sorted(value))
    if isinstance(value, Iterable) and not isinstance(value, (str, bytes)):
        return "[" + ",".join(map(text, value)) + "]"
    if isinstance(value, datetime.date):
        return json.dumps(value.isoformat())
    if isinstance(value, Decimal) and value.is_finite():
        return f"{value:f}"
    return json.dumps(value, allow_nan=False)
