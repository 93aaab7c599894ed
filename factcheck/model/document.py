"""A document in which claims appear, words as a claim file writes them, and what a person adds.

Where to see for oneself, what is accepted, who has checked.
"""

from __future__ import annotations

import datetime
from bisect import bisect_right
from collections.abc import Mapping
from functools import cached_property, lru_cache

from msgspec import Struct, field

from factcheck.dates import Date, Period, spoken
from factcheck.errors import Place
from factcheck.reading.dates.date import read_date
from factcheck.text import Span, line_and_column


class Citation(Struct, frozen=True):
    """Where a reader can see for himself; days as ISO dates, empty where not known."""

    title: str
    url: str
    published: str = ""
    accessed: str = ""
    note: str = ""


class Allowance(Struct, frozen=True):
    """A finding of a rule, accepted by a person for a reason, until a day (``None``: for good)."""

    rule: str
    reason: str
    place: Place
    by: str = ""
    until: datetime.date | None = None


class Verification(Struct, frozen=True):
    """A person has checked the claim: who, on which day, against what, and until when it holds."""

    by: str
    on: datetime.date
    place: Place
    cite: str = ""
    until: datetime.date | None = None


class Written(Struct, frozen=True, gc=False):
    """Words as a file writes them, with their place."""

    text: str
    place: Place


class Origin(Struct, frozen=True):
    """Where words of a text stand in the file that it was taken from, from an offset on."""

    start: int
    line: int
    column: int


class Document(Struct, frozen=True, eq=False, dict=True):
    """What was published: its metadata as the claim file gives them, and its text as captured.

    ``id`` is the stem of the claim file, ``place`` its top; ``path`` the captured text's, from
    the project's root; without a captured text both ``path`` and ``text`` are empty.
    ``is_reference`` marks what the desk trusts. ``origins`` are where its words stand in a file
    that is no plain text, such as a page. ``read_in`` is the year in which it is read, 0 where
    nobody asks by when it must have appeared.
    ``review`` says who reviews it, and where.
    """

    id: str
    place: Place
    title: str = ""
    publisher: str = ""
    note: str = ""
    written: Mapping[str, Written] = field(default_factory=dict)
    path: str = ""
    text: str = ""
    is_reference: bool = False
    origins: tuple[Origin, ...] = ()
    review: Mapping[str, str] = field(default_factory=dict)
    read_in: int = 0

    @cached_property
    def published(self) -> Date | None:
        """The day of publication, as the interval of days that is known of it."""
        words = self.written.get("published")
        return _day_of(words.text, self.locale) if words else None

    @cached_property
    def appeared(self) -> Period | None:
        """From when to when it may have been published; ``None`` where nothing is known."""
        return self.published.widest if self.published else None

    @cached_property
    def latest(self) -> Date | None:
        """By when it appeared at the latest: where its day is not known, in the year it is read in.

        That only bounds the day from above: nothing is counted from it, and what lies behind it
        for today's reader may no longer do so for one of a later year, never the other way.
        """
        if self.published or not self.read_in:
            return self.published
        return read_date(f"before {self.read_in + 1}")

    @property
    def locale(self) -> str:
        """The country whose English it is in, such as ``en-GB``; empty where not told."""
        words = self.written.get("locale")
        return words.text if words else ""

    @property
    def published_on(self) -> str:
        """The day of publication in words, “16 or 17 January 2024”; empty where not known."""
        return spoken(self.appeared) if self.appeared else ""

    @property
    def appeared_by(self) -> str:
        """What its dates are held against, in words: the day of publication, or the last year."""
        if self.published or not self.read_in:
            return f"the day of publication ({self.published_on})"
        return f"the year in which the text is read ({self.read_in}), and so after its publication"

    @property
    def caption(self) -> str:
        """The first words of a picture's caption that the text does not mark as one."""
        words = self.written.get("caption")
        return words.text if words else ""

    def uid_of(self, name: str) -> str:
        """A name in its claim file as ``file.claim``: a bare id means a claim of its own."""
        return name if "." in name else f"{self.id}.{name}"

    def place_of(self, span: Span) -> Place:
        """Where a span of the text stands in the captured file."""
        if self.origins:
            at = bisect_right(self.origins, span.start, key=lambda one: one.start) - 1
            origin = self.origins[max(at, 0)]
            return Place(self.path, origin.line, origin.column + span.start - origin.start)
        line, column = line_and_column(self.text, span.start)
        end_line, end_column = line_and_column(self.text, span.end)
        return Place(self.path, line, column, end_column if end_line == line else None)


@lru_cache(maxsize=4096)  # an archive's sources appeared on few days, and each is read many times
def _day_of(words: str, locale: str) -> Date:
    return read_date(words, locale=locale)
