"""What a person adds to a claim: where to see for oneself, what is accepted, who has checked."""

from __future__ import annotations

import datetime

from msgspec import Struct

from factcheck.errors import Place


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
