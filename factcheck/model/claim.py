"""A claim: one checkable statement, as written in a source."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from msgspec import Struct, field

from factcheck.comparison import Comparison
from factcheck.errors import Place
from factcheck.model.dating import date_of, is_told_too_early
from factcheck.model.document import Document, Written
from factcheck.model.sample import Deviation, Sample
from factcheck.model.vouching import Allowance, Citation, Verification
from factcheck.model.words import Name, Quotation
from factcheck.names import read_role
from factcheck.quantities import (
    Quantity,
    compare_restatement,
    has_open_degrees,
    read_quantity,
    told_as_difference,
    told_mistyped,
)
from factcheck.text import Anchor, Part, Span, anchor, sentence_around, year_before

if TYPE_CHECKING:
    from factcheck.dates import Date
    from factcheck.statistics import PValueCheck
    from factcheck.statistics.grim import Counted

VALUE_KEYS = (
    "quantity",
    "date",
    "name",
    "quotation",
    "share",
    "statistic",
    "mean",
    "place",
    "text",
)


class Claim(Struct, frozen=True, eq=False, dict=True):
    """One statement with the words that make it, and at most one value.

    ``written`` holds each key's words as the claim file writes them; the properties read them.
    ``origin`` is the claim that a relative date counts from, ``place`` that of the id.
    Claims are compared by identity.
    """

    id: str
    document: Document
    place: Place
    written: Mapping[str, Written] = field(default_factory=dict)
    about: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    citations: tuple[Citation, ...] = ()
    allowances: tuple[Allowance, ...] = ()
    verification: Verification | None = None
    forms: Mapping[str, tuple[Written, ...]] = field(default_factory=dict)
    origin: Claim | None = None
    is_reference: bool = False

    @property
    def uid(self) -> str:
        """The claim's name in the whole archive: ``file.claim``."""
        return f"{self.document.id}.{self.id}"

    def words(self, key: str) -> str:
        """What the claim file writes under a key; empty where it writes nothing."""
        found = self.written.get(key)
        return found.text if found else ""

    def place_of(self, key: str) -> Place:
        """Where the words under a key stand; the claim's own place where there are none."""
        found = self.written.get(key)
        return found.place if found else self.place

    @property
    def kind(self) -> str:
        """Which value the claim carries: a key such as ``quantity``; empty for none."""
        return next((key for key in VALUE_KEYS if key in self.written), "")

    @property
    def value_words(self) -> str:
        """The value as written, or the anchored words where there is no value."""
        return self.words(self.kind) or self.words("exact")

    @property
    def subject(self) -> str:
        """What the claim is about, case folded for matching."""
        return self.about[0].casefold() if self.about else ""

    @property
    def aspect(self) -> str:
        """Which property of the subject it states, case folded; empty for a bare subject."""
        return self.about[1].casefold() if len(self.about) > 1 else ""

    @property
    def by(self) -> str:
        """The attribution as printed: who says it."""
        return self.words("by")

    @property
    def tense(self) -> str:
        """``past``, ``present`` or ``future`` as the words have it; empty where not told."""
        return self.words("tense")

    @cached_property
    def quantity(self) -> Quantity | None:
        """The figure, read."""
        share = f"{self._counted.percent}%" if self._counted else self.words("share")
        words = self.words("quantity") or share
        if not words:
            return None
        quantity, restated = read_quantity(words), self.words("restated")
        if not restated:
            return quantity
        quantity = told_mistyped(quantity, read_quantity(restated))
        if not has_open_degrees(quantity):
            return quantity
        return told_as_difference(quantity, self._around)

    @property
    def _around(self) -> str:
        """The sentence that its words stand in; the words alone where they are not found."""
        return self.sentence or self.words("exact")

    @property
    def is_above_whole(self) -> bool:
        """Whether it gives as a share what is more than the whole."""
        return bool("share" in self.written and self.quantity and self.quantity.is_above_whole)

    @cached_property
    def is_negative_count(self) -> bool:
        """Whether it tells of fewer people or things than none, and not of a change."""
        if self.quantity is None or self.forms or not self.quantity.is_below_zero:
            return False
        from factcheck.quantities.negatives import is_negative_count  # needs a figure below zero

        subject = " ".join((*self.about, self.id.replace("_", " ")))
        is_share = self.kind == "share"
        return is_negative_count(self.quantity, self._around, subject, is_share=is_share)

    @property
    def is_impossible(self) -> bool:
        """Whether it has a figure that nothing has: a share, a percentage of counts or a count."""
        is_no_percentage = self.percentage is not None and self.percentage.conflicts
        return self.is_above_whole or is_no_percentage or self.is_negative_count

    @property
    def is_told_impossible(self) -> bool:
        """Whether it has such a figure, and nobody has accepted that."""
        return self.is_impossible and not self.allowances

    @cached_property
    def restated(self) -> Quantity | None:
        """The same figure in another unit, read."""
        words, stated = self.words("restated"), self.words("quantity")
        if not words:
            return None
        return told_mistyped(read_quantity(words), read_quantity(stated))

    @cached_property
    def date(self) -> Date | None:
        """The date, read from the day of publication and, where it counts from one, a claim."""
        return date_of(self)

    @property
    def year_told(self) -> int | None:
        """The last year that the article has named when the claim is made; ``None`` for none."""
        return year_before(self.document.text, self.span.end) if self.span else None

    @property
    def is_told_too_early(self) -> bool:
        """Whether it tells as past what had not come when its source appeared."""
        return is_told_too_early(self)

    @property
    def name(self) -> Name | None:
        """The person or organisation that the claim names."""
        words = self.words("name")
        if not words:
            return None
        role, country = self.words("role"), self.words("country")
        return Name(words, role, country, self.also, self.words("family_name"))

    @property
    def tells_of_another_time(self) -> bool:
        """Whether its role may be of another day: "former", "then", a year in the sentence."""
        is_former = bool(read_role(self.words("role")).tenure)
        years = r"\b(?:1\d|20)\d\d\b|\bthen\b|\bat the time\b"
        return is_former or bool(re.search(years, self.sentence, re.IGNORECASE))

    @property
    def quotation(self) -> Quotation | None:
        """The words quoted, and by whom."""
        words = self.words("quotation")
        return Quotation(words, self.by) if words else None

    @cached_property
    def conversion(self) -> Comparison | None:
        """The figure as restated set against the figure; ``None`` where there are not both."""
        if self.quantity is None or self.restated is None:
            return None
        return compare_restatement(self.quantity, self.restated)

    @cached_property
    def statistic(self) -> PValueCheck | None:
        """The test result, its p value recomputed, or the estimate with its interval."""
        if not self.words("statistic"):
            return None
        from factcheck.model.reported import statistic_of  # needs the room of statistics

        return statistic_of(self)

    @cached_property
    def mean(self) -> Sample | None:
        """The mean, with how many observations it is of."""
        return self._sample("mean")

    @property
    def deviation(self) -> Deviation | None:
        """The standard deviation beside the mean, where both are of whole numbers."""
        return self.mean.deviation if self.mean else None

    @cached_property
    def percentage(self) -> Sample | None:
        """The share, where the claim, or the share itself, says of how many it is one."""
        if self._counted:
            return Sample(self.words("share"), self._counted.whole, is_percentage=True)
        return self._sample("share") if "n" in self.written else None

    @cached_property
    def _counted(self) -> Counted | None:
        """The share with both its counts, as in "34/120 (28.3%)"."""
        words = self.words("share")
        if not any(sign in words for sign in ("/", " of ")):
            return None
        from factcheck.statistics import read_counted

        return read_counted(words)

    def _sample(self, key: str) -> Sample | None:
        if not self.words(key):
            return None
        from factcheck.model.reported import sample_of  # needs the room of statistics

        return sample_of(self, key)

    @property
    def part(self) -> Part | None:
        """The part of the article that the claim file names."""
        words = self.words("in")
        return Part(words) if words else None

    @cached_property
    def anchor(self) -> Anchor | None:
        """Where the words stand in the captured text; ``None`` where nothing was to be found."""
        exact = self.words("exact")
        if not exact or not self.document.text:
            return None
        return anchor(
            self.document.text,
            exact,
            self.words("prefix"),
            self.words("suffix"),
            self.part,
            self.document.caption,
        )

    @property
    def span(self) -> Span | None:
        """The anchored words, where they stand in just one place."""
        return self.anchor.span if self.anchor else None

    @property
    def sentence(self) -> str:
        """The sentence around the anchored words, as captured; empty where not anchored."""
        if self.span is None:
            return ""
        around = sentence_around(self.document.text, self.span, self.document.caption)
        return self.document.text[around.start : around.end]

    @property
    def article_place(self) -> Place | None:
        """Where the anchored words stand in the captured file."""
        return self.document.place_of(self.span) if self.span else None
