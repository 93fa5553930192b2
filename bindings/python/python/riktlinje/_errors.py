"""What can go wrong."""

from __future__ import annotations

from typing import TypedDict


class Problem(TypedDict):
    """One mistake: what is wrong, where, and what to do."""

    code: str
    message: str
    hint: str | None
    file: str
    line: int
    column: int


class InputError(ValueError):
    """A guideline or answers that cannot be used; ``problems`` lists all that is wrong, sorted by place."""

    def __init__(self, problems: list[Problem]) -> None:
        self.problems = problems
        super().__init__("\n".join(_line(problem) for problem in problems))

    def __reduce__(self) -> tuple[type[InputError], tuple[list[Problem]]]:
        # Spark sends exceptions between processes.
        return (InputError, (self.problems,))


def _line(problem: Problem) -> str:
    place = f"{problem['file']}:{problem['line']}:{problem['column']}"
    hint = f" {problem['hint']}" if problem["hint"] else ""
    return f"{place}: {problem['message']}{hint}"
