"""The unknown that a claim speaks of: the day of an event, or a quantity as of a day."""

from __future__ import annotations

from factcheck.consistency.readings import value_of_claim
from factcheck.consistency.system import Variable
from factcheck.consistency.values import DATE, DAYS, Value
from factcheck.model import Claim


def known_value(claim: Claim) -> Value | None:
    """What a claim's words allow; ``None`` where they allow nothing that can be read."""
    value = value_of_claim(claim)
    return value if isinstance(value, Value) else None


def unknown_of(claim: Claim, value: Value) -> Variable:
    """The unknown that a claim speaks of; its own where nothing says that others share it.

    Figures that somebody is quoted with, or that hold as of different days, are not compared; a
    count of all so far that names no day holds as of its source's.
    """
    if value.dimension == DATE:
        return day_of(claim)
    is_so_far = "cumulative" in claim.written and not claim.is_reference
    as_of = claim.words("as_of") or (claim.document.id if is_so_far else "")
    apart = " ".join(filter(None, (as_of, claim.by.casefold())))
    return Variable(f"{value.dimension} of {_about(claim)} {apart}".rstrip(), unit=value.unit)


def day_of(claim: Claim) -> Variable:
    """The day of what a claim is about."""
    return Variable(f"day of {_about(claim)}", is_day=True, unit=DAYS)


def _about(claim: Claim) -> str:
    return f"{claim.subject}, {claim.aspect}" if claim.aspect else claim.uid
