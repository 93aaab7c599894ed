"""Claims set against something: a restatement, what they derive from, an expectation, the day.

What a person settled once, an acceptance or a verification, is looked at again on each day.
"""

from __future__ import annotations

import datetime
import re
from functools import cached_property

from msgspec import Struct

from factcheck.comparison import Answering, Comparison
from factcheck.errors import Place
from factcheck.model.claim import Claim
from factcheck.model.document import Allowance, Verification
from factcheck.quantities import (
    explain_impossible_rate,
    explain_scale_slip,
    explain_two_rates,
    explain_unit_slip,
)
from factcheck.text import YEAR

_FIRST_YEAR_OF_RATES = 1999


class Restatement(Answering, frozen=True, eq=False, dict=True):
    """A claim's figure, and the same figure given again by its writer in another unit.

    It conflicts where neither figure is a rounding of the other's conversion. Of sums of money,
    ``rate`` is the answer of known rates of exchange, of the very day that the text gives where
    ``is_rate_of_day``; ``other_rate`` says that the source has another rate elsewhere, and where.
    """

    claim: Claim
    comparison: Comparison
    rate: Comparison | None = None
    is_rate_of_day: bool = False
    other_rate: tuple[str, Claim] | None = None

    @property
    def claims(self) -> tuple[Claim, ...]:
        """The claim, as of every relation all that it is between."""
        return (self.claim,)

    @property
    def is_imprecise(self) -> bool:
        """Whether the figures agree only at a step coarser than a reader would expect."""
        return self.comparison.is_imprecise

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

    @cached_property
    def two_rates(self) -> str:
        """That the ends of a converted range of money make two rates; empty otherwise."""
        stated, restated = self.claim.quantity, self.claim.restated
        return explain_two_rates(stated, restated) if stated and restated else ""

    @cached_property
    def impossible_rate(self) -> str:
        """That two sums of money make no rate of exchange there was; empty otherwise.

        Empty, too, where the sentence tells of a year before 1999, of which no rates are known, or
        the article told of one last.
        """
        stated, restated = self.claim.quantity, self.claim.restated
        told = explain_impossible_rate(stated, restated) if stated and restated else ""
        around = told and (self.claim.sentence or self.claim.words("exact"))
        years = [int(year) for year in re.findall(rf"\b{YEAR}(?=s?\b)", around)]
        if told and self.claim.year_told:
            years.append(self.claim.year_told)
        return "" if any(year < _FIRST_YEAR_OF_RATES for year in years) else told


class Expectation(Answering, frozen=True, eq=False, dict=True):
    """A relation between claims that the desk expects to hold, as arithmetic over their ids.

    It conflicts where no values that the claims allow satisfy it. ``reads_otherwise``: a claim in
    it is read in the unit of another, which the claim alone does not say.
    """

    text: str
    place: Place
    claims: tuple[Claim, ...]
    comparison: Comparison
    reads_otherwise: bool = False


class Derivation(Answering, frozen=True, eq=False, dict=True):
    """A claim whose value follows from others: ``form`` is the claim file key that names them.

    It conflicts where no values that the parts allow give the claim's. ``confuses_points``: a
    change that is wrong in percent and right in percentage points, or the reverse.
    """

    form: str
    claim: Claim
    parts: tuple[Claim, ...]
    comparison: Comparison
    confuses_points: bool = False

    @property
    def claims(self) -> tuple[Claim, ...]:
        """The claim that follows, and those that it follows from."""
        return self.claim, *self.parts


class TrendTold(Answering, frozen=True, eq=False, dict=True):
    """What a claim says of a figure beside those before it, against the series that is held.

    ``figures`` are the references that decide.
    """

    claim: Claim
    comparison: Comparison
    figures: tuple[Claim, ...] = ()


class Repeated(Struct, frozen=True, eq=False, dict=True):
    """A claim that says what another said, which a third has corrected."""

    claim: Claim
    corrected: Claim
    correction: Claim

    @property
    def explanation(self) -> str:
        """Who corrected what, and when, in a sentence."""
        when = self.correction.document.published_on
        on = f" on {when}" if when else ""
        return (
            f"“{self.claim.value_words}” is what {self.corrected.uid} said, which "
            f"{self.correction.uid} corrected{on}: “{self.correction.value_words}”."
        )


class Conflict(Answering, frozen=True, eq=False, dict=True):
    """Claims that cannot all be true, though they can when any one of them is left out.

    The source's own claims come first, references after them; the comparison's working has a
    line for each. The verdict is *cannot tell*, without claims, where the search was too long.
    ``is_told``: a simpler check reports it already.
    """

    claims: tuple[Claim, ...]
    comparison: Comparison
    is_told: bool = False


class Acceptance(Struct, frozen=True, eq=False, dict=True):
    """An allowance of a claim, on the day of the run.

    ``is_known`` says whether the run has a check for its rule, ``is_needed`` whether that
    check still finds something for it to accept.
    """

    claim: Claim
    allowance: Allowance
    today: datetime.date
    is_known: bool
    is_needed: bool

    @property
    def is_expired(self) -> bool:
        """Whether its last day is over."""
        return self.allowance.until is not None and self.allowance.until < self.today


class Verified(Struct, frozen=True, eq=False, dict=True):
    """A person's verification of a claim, on the day of the run."""

    claim: Claim
    verification: Verification
    today: datetime.date

    @property
    def is_expired(self) -> bool:
        """Whether its last day is over."""
        return self.verification.until is not None and self.verification.until < self.today
