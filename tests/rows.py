"""Rows of a table, tested many at a time: a test for each costs more than most rows do."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

T = TypeVar("T")


def in_parts(rows: Sequence[T], size: int = 40) -> list[Sequence[T]]:
    """The rows, so many together."""
    return [rows[start : start + size] for start in range(0, len(rows), size)]
