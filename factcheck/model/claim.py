"""A claim: one checkable statement, as written in a source, and what a person adds to it."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Mapping
from itertools import takewhile
from typing import TYPE_CHECKING

from msgspec import Struct, field

from factcheck.comparison import Comparison
from factcheck.dates import Date, Period, is_surely_before
from factcheck.dates.comparing import SLACK_DAYS
from factcheck.errors import Place
from factcheck.model.cached import cached_property
from factcheck.model.document import Allowance, Citation, Document, Verification, Written
from factcheck.names.roles import read_role
from factcheck.quantities import Quantity
from factcheck.reading.dates.date import read_date
from factcheck.reading.dates.dates_retold import (
    as_told_of,
    as_weekday_fits,
    counts_ahead,
    may_be_of_another_year,
    side_of_publication,
    years_beside,
)
from factcheck.reading.figures.comparing import (
    compare_restatement,
    has_open_degrees,
    is_negative_count,
    told_as_difference,
    told_mistyped,
)
from factcheck.reading.figures.percentage_points import are_points_of_nothing
from factcheck.reading.figures.quantity import read_quantity
from factcheck.text import (
    Anchor,
    Part,
    Span,
    anchor,
    sentence_around,
    year_before,
)
from factcheck.words import words_in

if TYPE_CHECKING:
    from factcheck.model.sample import Deviation, Sample
    from factcheck.statistics.grim import Counted
    from factcheck.statistics.p_value_rules import PValueCheck


from factcheck.names.known_words import is_common_given_name, likely_beside, likely_word


class Name(Struct, frozen=True):
    """A person or organisation as a claim names it."""

    words: str
    role: str = ""
    country: str = ""
    also: tuple[str, ...] = ()
    family_name: str = ""

    @property
    def likely_words(self) -> tuple[str, str] | None:
        """A word of it that is a letter off one that everybody knows, and that one.

        Of the office and the country those with a capital. A surname is a name however odd, but
        beside the given name that it is known with: "Tony Blar".
        """
        named = self.words.split()
        is_full = len(named) > 1 and is_common_given_name(named[0])
        beside = [word for word in f"{self.role} {self.country}".split() if word[0].isupper()]
        words = ["", *named, *beside, ""]
        found = (
            (word, likely(word, words[at], words[at + 2]))
            for at, word in enumerate(words[1:-1])
            for likely in [likely_beside if is_full and at == len(named) - 1 else likely_word]
        )
        return next((pair for pair in found if pair[1]), None)


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
BESIDE_KEYS = ("role", "country", "family_name", "by")
"""What a row of a table may give beside its value."""
LINKS = ("from", "denies", "illustrates", "corrects")
"""The keys of a claim that name another one."""


class Quotation(Struct, frozen=True):
    """Words in quotation marks, and whose they are said to be (empty: nobody's)."""

    words: str
    by: str = ""


class Claim(Struct, frozen=True, eq=False, dict=True):
    """One statement with the words that make it, and at most one value.

    ``written`` holds each key's words as the claim file writes them; the properties read them.
    ``origin`` is the claim that a relative date counts from, ``place`` that of the id. ``found``
    is where its words stand in the text, of a claim that was drafted from them.
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
    found: Span | None = None

    @cached_property
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

    @cached_property
    def kind(self) -> str:
        """Which value the claim carries: a key such as ``quantity``; empty for none."""
        return next((key for key in VALUE_KEYS if key in self.written), "")

    @property
    def value_words(self) -> str:
        """The value as written, or the anchored words where there is no value."""
        return self.words(self.kind) or self.words("exact")

    @cached_property
    def topic(self) -> tuple[str, ...]:
        """What the claim is about, in the form under which claims are matched: case folded."""
        folded = tuple(words.casefold() for words in self.about)
        return self.about if folded == self.about else folded

    @property
    def subject(self) -> str:
        """What the claim is about, case folded."""
        return self.topic[0] if self.about else ""

    @property
    def aspect(self) -> str:
        """Which property of the subject it states, case folded; empty for a bare subject."""
        return self.topic[1] if len(self.about) > 1 else ""

    @cached_property
    def by(self) -> str:
        """The attribution as printed: who says it."""
        return self.words("by")

    @property
    def corrects(self) -> str:
        """The ``file.claim`` of the older claim that this one supersedes; empty for none."""
        name = self.words("corrects")
        return name and self.document.uid_of(name)

    @property
    def tense(self) -> str:
        """``past``, ``present`` or ``future`` as the words have it; empty where not told."""
        return self.words("tense")

    @cached_property
    def quantity(self) -> Quantity | None:
        """The figure, read."""
        if not self._has_figure:
            return None
        share = f"{self._counted.percent}%" if self._counted else self.words("share")
        words = self.words("quantity") or share
        if not words:
            return None
        quantity, restated = self._read(words), self.words("restated")
        if not restated:
            return quantity
        quantity = told_mistyped(quantity, self._read(restated))
        if not has_open_degrees(quantity):
            return quantity
        return told_as_difference(quantity, self._own_sentence, self.words("exact"))

    @property
    def _has_figure(self) -> bool:
        return "quantity" in self.written or "share" in self.written

    def _read(self, words: str) -> Quantity:
        return read_quantity(words, self.document.locale)

    @property
    def _own_sentence(self) -> str:
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
        subject = " ".join((*self.about, self.id.replace("_", " ")))
        is_share = self.kind == "share"
        return is_negative_count(self.quantity, self._own_sentence, subject, is_share=is_share)

    @property
    def is_in_points(self) -> bool:
        """Whether its figure is one of percentage points, however it is read."""
        readings = self.quantity.readings if self.quantity else ()
        return {one.unit.dimension == "percentage points" for one in readings} == {True}

    @cached_property
    def has_points_of_nothing(self) -> bool:
        """Whether it has percentage points of what is no difference, or no percentage."""
        if not self.is_in_points or "basis" in self.value_words:  # nobody takes those for percent
            return False
        if self.kind == "share":
            return True
        if self.forms or not self._own_sentence or self.quantity is None:
            return False
        points = min(one.low.value for one in self.quantity.readings)
        return are_points_of_nothing(points, self.words("quantity"), self._own_sentence)

    @cached_property
    def is_impossible(self) -> bool:
        """Whether it has a figure that nothing has: a share, a percentage of counts or a count."""
        if not self._has_figure:
            return False
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
        return told_mistyped(self._read(words), self._read(stated))

    @cached_property
    def date(self) -> Date | None:
        """The date, read from the day of publication and, where it counts from one, a claim.

        A day without its year, far from publication, may be of the year that the article told
        of last; one whose weekday is wrong also of a year that is told right behind it. Where a
        claim about a date gives none, its tense still tells on which side of publication the day
        lies.
        """
        words, published = self.words("date"), self.document.appeared
        if not words:
            is_dateless = self.aspect == "date" and not self.kind
            told = self.words("exact") or self.id
            return side_of_publication(told, self.tense, published) if is_dateless else None
        origin = self._date_of_origin
        locale = self.document.locale
        date = read_date(words, published, self.tense or None, origin, locale=locale)
        if date.weekday_conflict:
            date = as_weekday_fits(date, *self._years_told)
        if self.tense == "future" or not may_be_of_another_year(date, published):
            return date
        return as_told_of(date, self.year_told) if self.year_told else date

    @property
    def origins(self) -> Iterator[Claim]:
        """The claim that its date counts from, the one that this counts from, and so on."""
        origin = self.origin
        while origin is not None:
            yield origin
            origin = origin.origin

    @property
    def _date_of_origin(self) -> Date | None:
        """The date from which it counts; of a long chain of them the first is read first."""
        unread = takewhile(lambda one: "date" not in vars(one), self.origins)
        for one in reversed(list(unread)):
            _ = one.date
        return self.origin.date if self.origin else None

    @cached_property
    def unread(self) -> str:
        """Why its figure or date says nothing that could be compared; empty where it does."""
        value = self.quantity or self.date
        if value is None or value.readings or not value.reason:
            return ""
        return f"“{value.words}” cannot be read: {value.reason}."

    @property
    def year_told(self) -> int | None:
        """The last year that the article has named when the claim is made; ``None`` for none."""
        return year_before(self.document.text, self.span.end) if self.span else None

    @property
    def _years_told(self) -> tuple[int | None, Iterator[int]]:
        """The year named last, and those right behind the claim, or to which words near it count.

        What is still to come is of none that is over.
        """
        published = self.document.appeared
        latest = published.latest.year if published and published.latest else datetime.MAXYEAR
        text, span, before = self.document.text, self.span, self.year_told
        behind = years_beside(text, span, latest, self.tense) if span else iter(())
        if self.tense != "future":
            return before, behind
        is_over = before is not None and before < latest
        return None if is_over else before, (year for year in behind if year >= latest)

    @property
    def is_told_too_early(self) -> bool:
        """Whether it tells as past what lies more than a day after its source appeared.

        A day after will do where the words count from it: "tomorrow", "next week". Where it
        counts, directly or through others, from a claim of which that is so, that one is told of.
        """
        if self._is_early():
            return not any(origin._is_early() for origin in self.origins)
        is_counted_here = self.origin is None and self._is_early(tolerance=0)
        return is_counted_here and counts_ahead(self.words("date"))

    def _is_early(self, tolerance: int = SLACK_DAYS) -> bool:
        """Whether it tells as past what lies more days than allowed after its source appeared."""
        latest, date = self.document.latest, self.date
        if self.tense != "past" or self.is_reference or latest is None or date is None:
            return False
        return is_surely_before(latest, date, tolerance if self.document.published else 0)

    @cached_property
    def name(self) -> Name | None:
        """The person or organisation that the claim names."""
        words = self.words("name")
        if not words:
            return None
        role, country = self.words("role"), self.words("country")
        return Name(words, role, country, self.also, self.words("family_name"))

    @cached_property
    def as_of(self) -> Period | None:
        """When its figure holds, as the claim file says; ``None`` where it does not."""
        return read_date(self.words("as_of")).widest if "as_of" in self.written else None

    @property
    def day_told(self) -> datetime.date | None:
        """The one day of which it tells: as of which it holds, or else of publication."""
        period = self.as_of if "as_of" in self.written else self.document.appeared
        return period.earliest if period and period.is_day else None

    @property
    def tells_of_another_time(self) -> bool:
        """Whether its role may be of another day: "former", "was named", a year in the sentence."""
        is_got = not words_in("beside_names", "of appointment").isdisjoint(
            self.words("exact").split()
        )
        return is_got or bool(read_role(self.words("role")).tenure) or self.is_beside_another_time

    @property
    def is_beside_another_time(self) -> bool:
        """Whether its sentence names a year, or says "then"."""
        years = r"\b(?:1\d|20)\d\d\b|\bthen\b|\bat the time\b"
        return bool(re.search(years, self.sentence, re.IGNORECASE))

    @cached_property
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
        """The test result, its p value recomputed, or the estimate with its interval.

        As in statcheck, an article that calls a test one-tailed may mean any of its tests; so it
        is with noninferiority, tests by ranks, resampling and corrected p values.
        """
        words = self.words("statistic")
        if not words:
            return None
        from factcheck.statistics.p_values import check_p_value  # 8 ms, for papers alone
        from factcheck.statistics.wording import said_of_tests

        check = check_p_value(words)
        if not check.conflicts:
            return check
        return check_p_value(words, around=f"{self.sentence} {said_of_tests(self.document.text)}")

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
        if not self._counted:
            return self._sample("share") if "n" in self.written else None
        from factcheck.model.sample import Sample  # 2 ms, for papers alone

        return Sample(self.words("share"), self._counted.whole, is_percentage=True)

    @cached_property
    def _counted(self) -> Counted | None:
        """The share with both its counts, as in "34/120 (28.3%)"."""
        words = self.words("share")
        if not any(sign in words for sign in ("/", " of ")):
            return None
        from factcheck.statistics.grim import read_counted  # as above

        return read_counted(words)

    def _sample(self, key: str) -> Sample | None:
        """The mean, or the share, as one of so many observations."""
        if key not in self.written:
            return None
        from factcheck.model.sample import sample_of  # as above

        return sample_of(key, self.words, lambda: self.sentence)

    def called(self, words: str) -> str:
        """Words of it behind its id; alone where no claim file holds it, but a text alone."""
        return f"“{words}”" if self.found else f"{self.id}: “{words}”"

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
        if self.found is not None:
            return self.found
        return self.anchor.span if self.anchor else None

    @cached_property
    def sentence_span(self) -> Span | None:
        """Where the sentence around the anchored words stands."""
        if self.span is None:
            return None
        return sentence_around(self.document.text, self.span, self.document.caption)

    @property
    def sentence(self) -> str:
        """The sentence around the anchored words, as captured; empty where not anchored."""
        around = self.sentence_span
        return self.document.text[around.start : around.end] if around else ""

    @property
    def article_place(self) -> Place | None:
        """Where the anchored words stand in the captured file."""
        return self.document.place_of(self.span) if self.span else None
