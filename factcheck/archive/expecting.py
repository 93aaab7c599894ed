"""The relations that the desk expects between claims, set against what the claims allow."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.archive.index import Archive
from factcheck.model import Expectation, Source


def expectations_of(archive: Archive, source: Source) -> Iterator[Expectation]:
    """Each ``expect`` of a source, evaluated."""
    yield from ()
