"""Claims set against something: themselves restated, each other, an expectation."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from factcheck.comparison import Comparison, Verdict
from factcheck.dates import is_surely_before
from factcheck.errors import Place
from factcheck.model.claim import Claim
from factcheck.names import compare_roles
from factcheck.quantities import Quantity, explain_scale_slip, explain_unit_slip


@dataclass(frozen=True, eq=False)
class Restatement:
    """A claim's figure, and the same figure given again by its writer in another unit."""

    claim: Claim
    comparison: Comparison

    @property
    def verdict(self) -> Verdict:
        """The comparison's answer."""
        return self.comparison.verdict

    @property
    def conflicts(self) -> bool:
        """Whether neither figure is a rounding of the other's conversion."""
        return self.comparison.conflicts

    @property
    def is_imprecise(self) -> bool:
        """Whether the figures agree only at a step coarser than a reader would expect."""
        return self.comparison.is_imprecise

    @property
    def explanation(self) -> str:
        """Both directions of the conversion, for an editor."""
        return self.comparison.explanation

    @cached_property
    def scale_slip(self) -> str:
        """The power of ten that a wrong conversion is off by, in a sentence; empty otherwise."""
        stated, restated = self.claim.quantity, self.claim.restated
        if not (self.conflicts and stated and restated):
            return ""
        return explain_scale_slip(stated, restated)

    @cached_property
    def unit_slip(self) -> str:
        """The unit in which a wrong conversion would be right, in a sentence; empty otherwise."""
        stated, restated = self.claim.quantity, self.claim.restated
        if not (self.conflicts and stated and restated) or self.scale_slip:
            return ""
        return explain_unit_slip(stated, restated)


@dataclass(frozen=True, eq=False)
class Pair:
    """Two claims about the same thing; ``other`` is the reference where one side is trusted.

    ``rivals`` counts the references about it; ``other`` is the one that agrees best.
    """

    claim: Claim
    other: Claim
    comparison: Comparison
    rivals: int = 0

    @property
    def verdict(self) -> Verdict:
        """The comparison's answer."""
        return self.comparison.verdict

    @property
    def conflicts(self) -> bool:
        """Whether both cannot be true."""
        return self.comparison.conflicts

    @property
    def explanation(self) -> str:
        """What each side allows, for an editor."""
        return self.comparison.explanation

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
        return bool(self.conflicts and one and other and _is_bound(one) != _is_bound(other))

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
        one, other = self.claim.by.casefold(), self.other.by.casefold()
        return bool(one and other and one != other)

    @property
    def breaks_order(self) -> bool:
        """Whether one is told as before or after an event, and the other lies on its far side."""
        sides = ((self.claim, self.other), (self.other, self.claim))
        return self.conflicts and any(_is_out_of_order(told, known) for told, known in sides)

    @property
    def is_outside_period(self) -> bool:
        """Whether a date lies outside a period, of more than a day, that the reference gives."""
        is_told = self.is_misdated or not self.has_reference
        if is_told or not (self.conflicts and self.is_of("date") and self.other.date):
            return False
        return not any(reading.period.is_day for reading in self.other.date.readings)

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

    @cached_property
    def scale_slip(self) -> str:
        """The power of ten between figures that clash, in a sentence; empty otherwise."""
        clash = self._clash
        if clash is None:
            return ""
        return _power_apart(*clash) if _have_one_unit(*clash) else explain_scale_slip(*clash)

    @cached_property
    def unit_slip(self) -> str:
        """The unit in which figures that clash would agree, in a sentence; empty otherwise."""
        clash = self._clash
        return explain_unit_slip(*clash) if clash and not self.scale_slip else ""

    @property
    def _clash(self) -> tuple[Quantity, Quantity] | None:
        """The two figures, where they clash and that is nobody else's dispute."""
        one, other = self.other.quantity, self.claim.quantity
        is_theirs = self.exceeds_bound or (self.is_disputed and not self.has_reference)
        return (one, other) if self.conflicts and one and other and not is_theirs else None

    @property
    def is_misdated(self) -> bool:
        """Whether a side tells as past what it dates after its own publication."""
        return is_told_too_early(self.claim) or is_told_too_early(self.other)


def is_told_too_early(claim: Claim) -> bool:
    """Whether a claim tells as past what lies more than a day after its source appeared."""
    published, date = claim.document.published, claim.date
    if claim.tense != "past" or claim.is_reference or published is None or date is None:
        return False
    return is_surely_before(published, date)


_POWERS = {10: "ten", 100: "a hundred", 1000: "a thousand", 10**6: "a million"}


def _have_one_unit(one: Quantity, other: Quantity) -> bool:
    return one.readings[0].unit.name == other.readings[0].unit.name


def _power_apart(one: Quantity, other: Quantity) -> str:
    """How many times ten one figure is another in the same unit; empty where it is none.

    Figures of one digit, such as 20 and 200, tell nothing below a thousand.
    """
    first, second = one.readings[0], other.readings[0]
    is_single = len(first.numerals) == len(second.numerals) == 1
    less, more = sorted((first.low.value, second.low.value))
    if not is_single or less <= 0:
        return ""
    times = _POWERS.get(int(more / less)) if (more / less).denominator == 1 else None
    is_telling = more / less >= 1000 or len(str(less.numerator).rstrip("0")) > 1
    words = (one.words, other.words)[:: 1 if first.low.value == more else -1]
    return f"“{words[0]}” is {times} times “{words[1]}”." if times and is_telling else ""


def _is_bound(quantity: Quantity) -> bool:
    return any(measure.is_bound for measure in quantity.readings)


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


@dataclass(frozen=True, eq=False)
class Expectation:
    """A relation between claims that the desk expects to hold, as arithmetic over their ids."""

    text: str
    place: Place
    claims: tuple[Claim, ...]
    comparison: Comparison

    @property
    def verdict(self) -> Verdict:
        """The comparison's answer."""
        return self.comparison.verdict

    @property
    def conflicts(self) -> bool:
        """Whether no values that the claims allow satisfy it."""
        return self.comparison.conflicts

    @property
    def explanation(self) -> str:
        """The arithmetic, for an editor."""
        return self.comparison.explanation


@dataclass(frozen=True, eq=False)
class Derivation:
    """A claim whose value follows from others: ``form`` is the claim file key that names them.

    ``confuses_points``: a change that is wrong in percent and right in percentage points, or
    the reverse.
    """

    form: str
    claim: Claim
    parts: tuple[Claim, ...]
    comparison: Comparison
    confuses_points: bool = False

    @property
    def verdict(self) -> Verdict:
        """The comparison's answer."""
        return self.comparison.verdict

    @property
    def conflicts(self) -> bool:
        """Whether no values that the parts allow give the claim's."""
        return self.comparison.conflicts

    @property
    def explanation(self) -> str:
        """The arithmetic, for an editor."""
        return self.comparison.explanation


@dataclass(frozen=True, eq=False)
class Conflict:
    """Claims that cannot all be true, though they can when any one of them is left out.

    The source's own claims come first, references after them; the comparison's working has a
    line for each. ``is_told``: a simpler check reports it already.
    """

    claims: tuple[Claim, ...]
    comparison: Comparison
    is_told: bool = False

    @property
    def verdict(self) -> Verdict:
        """The comparison's answer; *cannot tell* where the search was too long."""
        return self.comparison.verdict

    @property
    def conflicts(self) -> bool:
        """Whether no world satisfies all of them."""
        return self.comparison.conflicts

    @property
    def explanation(self) -> str:
        """Who says what, and why that excludes the rest, for an editor."""
        return self.comparison.explanation
