"""What a person settled once and has to look at again: acceptances and verifications."""

from __future__ import annotations

import datetime

from msgspec import Struct

from factcheck.model.claim import Claim
from factcheck.model.vouching import Allowance, Verification


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
