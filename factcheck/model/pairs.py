"""Two claims about the same thing, and how they clash where they do."""

from __future__ import annotations

import datetime
from functools import cached_property

from factcheck.comparison import Answering, Comparison
from factcheck.dates import Period, is_surely_before, spoken
from factcheck.model.claim import Claim
from factcheck.names import compare_roles, is_one_speaker
from factcheck.quantities import (
    Quantity,
    explain_power_apart,
    explain_scale_slip,
    explain_unit_slip,
)


class Pair(Answering, frozen=True, eq=False, dict=True):
    """Two claims about the same thing; ``other`` is the reference where one side is trusted.

    ``rivals`` counts the references about it; ``other`` is the one that agrees best.
    """

    claim: Claim
    other: Claim
    comparison: Comparison
    rivals: int = 0

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
            is_open = not self.other.quantity.readings or _is_bound(self.other.quantity)
            return () if is_open else (self.other.value_words,)
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
    if not words or day is None or period is None:
        return ()
    if period.is_day:
        preposition = "on " if words.startswith("on ") else ""
        return (preposition + known.words("date").removeprefix("on "),)
    year = f"{period.earliest.year}" if period.earliest else ""
    is_year = spoken(period) == year and words.count(year) == 1
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
