"""Two claims about the same thing: whether both can be true, and how they clash where not."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Sequence
from fractions import Fraction
from functools import cache, cached_property

from factcheck.comparison import Answering, Comparison, Verdict
from factcheck.dates import Period, compare_dates, is_surely_before, spoken
from factcheck.model.claim import Claim
from factcheck.names.mentions import is_one_speaker
from factcheck.names.roles import compare_roles
from factcheck.names.spelling import compare_names
from factcheck.names.tables import are_one_country
from factcheck.quantities import (
    Quantity,
    conflict_of_restatements,
    explain_digit_slip,
    explain_power_apart,
    explain_scale_slip,
    explain_unit_slip,
    is_slip_of_scale,
)
from factcheck.reading.dates.dates_retold import tells_hour
from factcheck.reading.figures.comparing import compare_quantities
from factcheck.reading.grammar.number_words import cardinals
from factcheck.text import YEAR, fold


class Pair(Answering, frozen=True, eq=False, dict=True):
    """Two claims about the same thing; ``other`` is the reference where one side is trusted.

    ``rivals`` counts the references about it; ``other`` is the one that agrees best. ``day_meant``
    is as of when a figure is right by the references that is wrong as of its own day.
    """

    claim: Claim
    other: Claim
    comparison: Comparison
    rivals: int = 0
    day_meant: str = ""

    @property
    def claims(self) -> tuple[Claim, Claim]:
        """Both sides."""
        return self.claim, self.other

    @property
    def has_reference(self) -> bool:
        """Whether the other side is what the desk already holds to be true."""
        return self.other.is_reference

    def is_of(self, key: str) -> bool:
        """Whether both sides carry a value of a kind, such as ``date``."""
        return getattr(self.claim, key) is not None and getattr(self.other, key) is not None

    @property
    def is_within_source(self) -> bool:
        """Whether one writer says both."""
        return self.claim.document is self.other.document

    @property
    def is_of_one_day(self) -> bool:
        """Whether the two tell of one day: said by one writer, or published or true as of it."""
        day = self.claim.day_told
        return self.is_within_source or (day is not None and day == self.other.day_told)

    @property
    def exceeds_bound(self) -> bool:
        """Whether the two clash because a figure lies beyond what the other calls the limit."""
        one, other = self.claim.quantity, self.other.quantity
        if not self.conflicts or self.is_between_speakers or one is None or other is None:
            return False
        return _is_bound(one) != _is_bound(other)

    @property
    def is_overtaken(self) -> bool:
        """Whether what one tells as still to come was over before its source can have appeared."""
        published, event = self.claim.document.published, self.other.date
        if self.claim.tense != "future" or published is None or event is None:
            return False
        return self.conflicts and is_surely_before(event, published)

    @property
    def is_disputed(self) -> bool:
        """Whether different people are quoted: then a clash is theirs, not the article's."""
        one, other = self.claim.by, self.other.by
        return bool(one and other) and not self.is_of_one_speaker

    @property
    def is_of_one_speaker(self) -> bool:
        """Whether the same speaker is given for both: the surname stands for the full name."""
        return is_one_speaker(self.claim.by, self.other.by)

    @property
    def is_between_speakers(self) -> bool:
        """Whether a clash of the two is a dispute: a reference may be a speaker's, too."""
        return self.conflicts and self.is_disputed

    @property
    def breaks_order(self) -> bool:
        """Whether one is told as before or after an event, and the other lies on its far side."""
        sides = ((self.claim, self.other), (self.other, self.claim))
        if not self.conflicts or self.is_misdated:
            return False
        return any(_is_out_of_order(told, known) for told, known in sides)

    @property
    def is_outside_period(self) -> bool:
        """Whether a date lies outside a period, of more than a day, that the reference gives."""
        is_told = self.is_misdated or not self.has_reference
        if is_told or not (self.conflicts and self.is_of("date") and self.other.date):
            return False
        return not all(reading.period.is_day for reading in self.other.date.readings)

    @property
    def is_role_clash(self) -> bool:
        """Whether the two clash because one person cannot hold both roles."""
        one, other = self.claim.name, self.other.name
        if not (self.conflicts and one and other and one.role and other.role):
            return False
        return compare_roles(one.role, other.role, (*one.also, *other.also)).conflicts

    @property
    def is_plain(self) -> bool:
        """Whether the two clash and nothing more telling can be said of how."""
        if not self.conflicts or self.is_misdated or self.is_outside_period:
            return False
        told = (self.exceeds_bound, self.is_overtaken, self.breaks_order, self.is_role_clash)
        return not (any(told) or self.scale_slip or self.unit_slip)

    @property
    def right_words(self) -> tuple[str, ...]:
        """What the claim would have to say, where it clashes with the only reference about it.

        Nothing where the reference leaves that open (a period, a limit), the claim gives the
        figure twice, or somebody is quoted with it, who said what they said.
        """
        is_told = self.is_plain or self.scale_slip or self.unit_slip
        if not (self.has_reference and self.rivals == 1 and is_told) or self.claim.by:
            return ()
        if self.is_of("quantity") and self.other.quantity and not self.claim.restated:
            return () if _is_bound(self.other.quantity) else (self.other.value_words,)
        if self.is_of("date") and self.other.date:
            return _date_in_place(self.claim, self.other)
        return ()

    @cached_property
    def scale_slip(self) -> str:
        """The power of ten between figures that clash, in a sentence; empty otherwise."""
        clash = self._clash
        if clash is None:
            return ""
        return explain_power_apart(*clash) or explain_scale_slip(*clash)

    @cached_property
    def unit_slip(self) -> str:
        """The unit in which figures that clash would agree, in a sentence; empty otherwise."""
        clash = self._clash
        return explain_unit_slip(*clash) if clash and not self.scale_slip else ""

    @property
    def likely_slip(self) -> str:
        """How one of two figures that clash came about, where that shows; empty otherwise.

        It is that of another day, or its digits differ as a slip of the hand makes them.
        """
        if self.day_meant:
            return f"“{self.claim.words('quantity')}” is the figure as of {self.day_meant}."
        clash = self._clash
        return explain_digit_slip(*clash) if clash and self.is_plain else ""

    @property
    def _clash(self) -> tuple[Quantity, Quantity] | None:
        """The two figures, where they clash and that is nobody else's dispute."""
        one, other = self.other.quantity, self.claim.quantity
        is_theirs = self.exceeds_bound or self.is_between_speakers
        return (one, other) if self.conflicts and one and other and not is_theirs else None

    @property
    def is_misdated(self) -> bool:
        """Whether a side, or what it counts from, tells as past a day after its own publication."""
        sides = (self.claim, self.other, self.claim.origin, self.other.origin)
        return any(side.is_told_too_early for side in sides if side)


def _is_bound(quantity: Quantity) -> bool:
    return any(measure.is_bound for measure in quantity.readings)


def _date_in_place(told: Claim, known: Claim) -> tuple[str, ...]:
    """The day that a reference gives, as the claim tells days: with "on", or the year alone."""
    words, day, period = told.words("date"), _only_day(known), _only_period(told)
    if day is None or period is None:
        return ()
    if period.is_day:
        preposition = "on " if words.startswith("on ") else ""
        return (preposition + known.words("date").removeprefix("on "),)
    year = f"{period.earliest.year}" if period.earliest else ""
    is_year = spoken(period) == year and year in words
    return (words.replace(year, f"{day.year}"),) if is_year else ()


def _only_day(claim: Claim) -> datetime.date | None:
    period = _only_period(claim)
    return period.earliest if period and period.is_day else None


def _only_period(claim: Claim) -> Period | None:
    readings = claim.date.readings if claim.date else ()
    return readings[0].period if len(readings) == 1 else None


def _is_out_of_order(told: Claim, known: Claim) -> bool:
    if not (told.origin and told.origin.date and told.date and known.date):
        return False
    start, phrase = told.origin.date.widest, told.date.widest
    if start is None or phrase is None:
        return False
    if start.days_before(phrase) or phrase.earliest == start.earliest:
        return is_surely_before(known.date, told.origin.date)
    is_before = phrase.days_before(start) or phrase.latest == start.latest
    return bool(is_before) and is_surely_before(told.origin.date, known.date)


def compare_claims(one: Claim, other: Claim) -> Comparison | None:
    """Whether two claims with the same ``about`` can both be true; ``None``: nothing to compare.

    They are comparable only where they carry the same kind of value and hold as of the same
    day; otherwise the answer is *cannot tell*, never a conflict.
    """
    if "denies" in one.written or "denies" in other.written:
        return None
    for compare in _RULES:
        if found := compare(one, other):
            break
    else:
        return None
    apart = _days_apart(one, other) or _growth_between(one, other)
    if found.conflicts and not apart:
        apart = _later_count(one, other)
    return Comparison(Verdict.CANNOT_TELL, apart) if apart else _unless_undated(one, other, found)


def of_its_day(claim: Claim, others: Sequence[Claim]) -> Sequence[Claim]:
    """Of others about the same, those that hold as of the claim's day, if any do; else all."""
    if "as_of" not in claim.written:
        return others
    dated = [one for one in others if "as_of" in one.written and not _days_apart(claim, one)]
    return dated or others


def _days_apart(one: Claim, other: Claim) -> str:
    """Why two figures that hold as of different days are not comparable; empty where they are."""
    first, second = one.as_of, other.as_of
    if first is None or second is None:
        return ""
    if not first.days_apart(second) and not _are_unlike(first, second):
        return ""
    days = f"{one.words('as_of')} and {other.words('as_of')}"
    return f"not comparable, because as_of differs: {days}"


def _growth_between(one: Claim, other: Claim) -> str:
    """Why two counts of all so far are not comparable; empty where they are, or are none.

    From one report to the next such a count grows, even within a day, unless both say as of when;
    and it is such a count where one of the two says so, unless the other is a reference.
    """
    tolls = [claim for claim in (one, other) if "cumulative" in claim.written]
    if not tolls or (len(tolls) == 1 and other.is_reference) or one.document is other.document:
        return ""
    is_dated = one.words("as_of") and other.words("as_of")
    return "" if is_dated else "not comparable: a count of all so far grows"


_OF_A_YEAR = re.compile(rf"\b(?:in|for|during) {YEAR}\b(?! [a-z])")


def _later_count(one: Claim, other: Claim) -> str:
    """Why counts of sources published on different days may both have been right; or empty.

    So it is only where neither is a reference nor says as of when, and not where one is the
    other times ten, a hundred and so on, which is no growth, nor where the property names its
    year ("people in work in 2022"). A source without a day may be of any other day.
    """
    if not (may_grow(one) and may_grow(other)):
        return ""
    counts = [count for claim in (one, other) if (count := _count_of(claim))]
    if is_slip_of_scale(min(counts), max(counts)):
        return ""
    spans = [span for claim in (one, other) if (span := claim.document.appeared)]
    if len(spans) == 1:
        return (
            f"{one.value_words} and {other.value_words} may both have been right when published: "
            "give as_of, or the day on which each was published"
        )
    if len(spans) < 2 or not spans[0].days_apart(spans[1]):
        return ""
    return (
        f"{one.value_words} and {other.value_words} may both have been right when published, on "
        f"{' and '.join(claim.document.published_on for claim in (one, other))}: give as_of"
    )


def may_grow(claim: Claim) -> bool:
    """Whether it is a count that may be another when a source appears on another day."""
    if claim.is_reference or claim.words("as_of") or _OF_A_YEAR.search(claim.aspect):
        return False
    return bool(_count_of(claim))


def _count_of(claim: Claim) -> Fraction | None:
    """How many a claim counts; ``None`` where it measures something."""
    readings = claim.quantity.readings if claim.quantity else ()
    if not readings or any(reading.unit.dimension != "count" for reading in readings):
        return None
    most = readings[0].high
    return most.value if most.step >= 1 else None


def _are_unlike(one: Period, other: Period) -> bool:
    """Whether two periods that share days are two: a month's figure is not the half-year's.

    A day within a period is no other period, since it may be the day that is meant.
    """
    return one != other and not (one.is_day or other.is_day)


def _unless_undated(one: Claim, other: Claim, found: Comparison) -> Comparison:
    """A conflict with a figure that holds as of a day is none where the other names no day."""
    if not found.conflicts:
        return found
    days = [claim.words("as_of") for claim in (one, other)]
    if not any(days) or all(days):
        return found
    why = f"but only one of them says as of when: {''.join(days)}"
    explanation = f"{found.explanation.rstrip('.')}; {why}"
    return Comparison(Verdict.CANNOT_TELL, explanation, found.working)


def _compare_figures(one: Claim, other: Claim) -> Comparison | None:
    if not (one.aspect and one.quantity and other.quantity):
        return None
    found = compare_quantities(one.quantity, other.quantity)
    if found.conflicts or not (one.restated and other.restated):
        return found
    both = (one.quantity, other.quantity), (one.restated, other.restated)
    return conflict_of_restatements(*both) or found


def _compare_days(one: Claim, other: Claim) -> Comparison | None:
    if not (one.aspect and one.date and other.date):
        return None
    found = compare_dates(one.date, other.date, is_one_place=_are_of_one_place(one, other))
    first, second = one.date.widest, other.date.widest
    if not (found.conflicts and first and second and first.days_apart(second) <= _MOST_DAYS):
        return found
    days = max(map(_days_of_event, (one, other)))
    if first.days_apart(second) >= days:
        return found
    told = f"{found.explanation.rstrip('.')}; but both may be of an event of {days} days"
    return Comparison(Verdict.CANNOT_TELL, told, found.working)


_MOST_DAYS = 9  # of an event that is told in days


@cache
def _of_days() -> re.Pattern[str]:
    words = [word for word, number in cardinals().items() if 2 <= number <= _MOST_DAYS]
    return re.compile(rf"\b(\d|{'|'.join(words)})[- ]day\b", re.IGNORECASE)


def _days_of_event(claim: Claim) -> int:
    """How many days an event takes, where the claim or its sentence says so; 1 otherwise."""
    told = " ".join((claim.sentence, claim.words("exact"), claim.words("date"), *claim.about))
    found = [one.lower() for one in _of_days().findall(told)]
    return max((int(one) if one.isdigit() else cardinals()[one] for one in found), default=1)


def _are_of_one_place(one: Claim, other: Claim) -> bool:
    """Whether one writer dates the event twice, and nothing there tells of the hour or the zone.

    Then no difference of time explains two days.
    """
    if one.document is not other.document:
        return False
    return not any(tells_hour(f"{claim.sentence} {claim.words('date')}") for claim in (one, other))


def _compare_people(one: Claim, other: Claim) -> Comparison | None:
    """Name, role and country: the least that can be said of the three."""
    if not (one.name and other.name):
        return None
    also = other.name.also
    family_name = other.name.family_name or one.name.family_name or None
    names = compare_names(one.name.words, other.name.words, also, family_name)
    found = [(names.is_different and _somebody_else(one, other)) or names.comparison]
    if one.name.role and other.name.role:
        found.append(compare_roles(one.name.role, other.name.role, also).comparison)
    if one.name.country and other.name.country:
        country = other.name.country
        also = (one.name.country,) if are_one_country(one.name.country, country) else ()
        found.append(_compare_words(one.name.country, country, also))
    return min(found, key=lambda comparison: comparison.verdict.kindness)


def _somebody_else(one: Claim, other: Claim) -> Comparison | None:
    """Two names of a person whom both are about by name: only one can be his.

    That is told of names that share a word: other words for him may be what the press has.
    """
    stated, known = one.words("name"), other.words("name")
    is_about_him = other.is_reference and not one.aspect and bool(other.about)
    words = fold(stated).split(), fold(known).split()
    is_alike = all(len(each) in (2, 3) for each in words) and set(words[0]) & set(words[1])
    if not (is_about_him and is_alike) or compare_names(other.about[0], known).is_different:
        return None
    explanation = f"“{stated}” is told of {other.about[0]}, whose name is “{known}”."
    return Comparison(Verdict.CONFLICTS, explanation, (explanation,))


def _compare_labels(one: Claim, other: Claim) -> Comparison | None:
    for key in ("text", "place"):
        words = one.words(key), other.words(key)
        if one.aspect and all(words):
            found = _compare_words(*words, (*one.also, *other.also))
            is_same = found.verdict is Verdict.AGREES
            return found if is_same else _told_apart(*words, other.is_reference) or found
    return None


def _told_apart(one: str, other: str, has_reference: bool) -> Comparison | None:
    """That words differ in a number alone, or in a "not"; from the other side, 2-3 is 3-2.

    A writer may list what differs in its number ("KN-23" and "KN-24"): such words exclude each
    other where one is a reference's, and scores ("3-2") and ordinals ("57th") everywhere.
    """
    plain = [fold(words).casefold().replace(",", "").strip() for words in (one, other)]
    numbers = [_NUMBER.findall(words) for words in plain]
    shapes = {_NUMBER.sub("#", words) for words in plain}
    is_other = len(shapes) == 1 and numbers[0] not in (numbers[1], numbers[1][::-1])
    kept = [[word for word in words.split() if word not in _NOT] for words in plain]
    is_denied = plain[0] != plain[1] and kept[0] == kept[1]
    if not (is_denied or (is_other and (has_reference or shapes <= {"#", "#-#"}))):
        return None
    explanation = f"“{one}” and “{other}” cannot both be right."
    return Comparison(Verdict.CONFLICTS, explanation, (explanation,))


_NUMBER = re.compile(r"\d+(?:\.\d+)*(?:st|nd|rd|th)?")
_NOT = frozenset(["not", "never", "no"])


def _compare_words(one: str, other: str, also: tuple[str, ...]) -> Comparison:
    known = {fold(word).casefold() for word in (other, *also)}
    if fold(one).casefold() in known:
        return Comparison(Verdict.AGREES, f"“{one}” and “{other}” are the same")
    return Comparison(
        Verdict.CANNOT_TELL,
        f"“{one}” and “{other}”: the words alone do not tell whether they agree",
    )


def _compare_quotations(one: Claim, other: Claim) -> Comparison | None:
    words = one.words("quotation"), other.words("quotation")
    if not (one.aspect and all(words)):
        return None
    first, second = (fold(word).casefold().strip(" .,;:!?") for word in words)
    if first in second or second in first:
        return Comparison(Verdict.AGREES, f"“{words[0]}” word for word")
    return Comparison(
        Verdict.CANNOT_TELL, f"“{words[0]}” and “{words[1]}” are not the same passage word for word"
    )


_RULES: tuple[Callable[[Claim, Claim], Comparison | None], ...] = (
    _compare_figures,
    _compare_days,
    _compare_people,
    _compare_labels,
    _compare_quotations,
)
