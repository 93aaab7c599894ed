"""What can go wrong, with its place."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from msgspec import Struct

from factcheck.harmless import printed, visible, width_of

_WIDEST = 90  # columns of a line that are shown with a fault
_BEFORE = 40  # of them before the place
_LONGEST = 400  # characters of a message, which may quote a value as long as anybody wrote it


class Place(Struct, frozen=True, order=True, gc=False):
    """Where something stands: a file, and 1-based line and column, counted in code points.

    ``end_column`` is the column after the last character on that line; without it the place
    is a point.
    """

    path: str
    line: int
    column: int
    end_column: int | None = None

    def begins_with(self, other: Place) -> bool:
        """Whether both begin at one character."""
        at = (self.path, self.line, self.column)
        return at == (other.path, other.line, other.column)

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


class Fault(Struct, frozen=True):
    """One thing wrong with a file or a call: its place, what was expected, what was likely meant.

    ``text`` is the line that the place points into, for the caret.
    """

    message: str
    place: Place
    expected: str = ""
    likely: str = ""
    text: str = ""

    @property
    def brief(self) -> str:
        """All of it but the line, on one."""
        likely = f"; did you mean {self.likely}?" if self.likely else ""
        expected = f"; expected {self.expected}" if self.expected and not likely else ""
        return f"{self.place}: error: {_shortened(self.message)}{likely}{expected}"

    def __str__(self) -> str:
        lines = [f"{self.place}: {_shortened(self.message)}".replace("\n", " ")]
        if self.text:
            lines += _framed(self.text, self.place)
        if self.expected:
            lines.append(f"  expected: {self.expected}".replace("\n", " "))
        if self.likely:
            lines.append(f"  did you mean: {self.likely}".replace("\n", " "))
        return printed("\n".join(lines))


def _shortened(message: str) -> str:
    """A message without its middle where it is longer than anybody reads."""
    half = _LONGEST // 2
    return message if len(message) <= _LONGEST else f"{message[:half]} … {message[-half:]}"


def _framed(text: str, place: Place) -> list[str]:
    """The line and a caret under its place, cut on either side to what fits a terminal."""
    at = min(place.column - 1, len(text))
    start = max(0, min(at - _BEFORE, len(text) - _WIDEST))
    stop = start + _WIDEST
    left, right = "…" if start else "", "…" if stop < len(text) else ""
    before = left + text[start + len(left) : at]
    after = text[at : stop - len(right)]
    end = place.end_column if place.end_column is not None else place.column + 1
    marked = after[: max(1, end - place.column)]
    number, shown = str(place.line), (before + after + right).replace("\t", " ")
    return [
        f"  {number} | {shown}",
        f"  {' ' * len(number)} | {' ' * width_of(printed(before))}"
        + "^" * max(1, width_of(visible(marked))),
    ]


class FactcheckError(Exception):
    """The root of every error that factcheck raises on purpose; a worker can send each home."""

    def __reduce__(self) -> tuple[Any, ...]:
        return _as_raised, (type(self), self.args, self.__dict__)


def _as_raised(
    kind: type[FactcheckError], args: tuple[object, ...], held: dict[str, object]
) -> FactcheckError:
    error = kind.__new__(kind, *args)
    error.__dict__.update(held)
    return error


class UnreadableError(FactcheckError):
    """Files that could not be read: holds every fault found, in the order of their places."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(sorted(faults, key=lambda fault: (fault.place.path, fault.place.line)))
        super().__init__("\n".join(map(str, self.faults)))


class ExpressionError(FactcheckError):
    """An ``expect`` that is not arithmetic over claims: where in it, and what was expected.

    ``column`` counts from 0, in code points from the start of the expression.
    """

    def __init__(
        self, message: str, column: int, width: int = 1, expected: str = "", likely: str = ""
    ) -> None:
        self.message = message
        self.column = column
        self.width = width
        self.expected = expected
        self.likely = likely
        super().__init__(message)
