"""What a check reports: a finding, with the claims on all its sides."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct

from factcheck.errors import FactcheckError, Place
from factcheck.model.additions import Allowance
from factcheck.model.claim import Claim


class Severity(StrEnum):
    """How much a finding weighs: a rule's own, the levels of SARIF 2.1.0."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"

    @property
    def rank(self) -> int:
        """0 for the weightiest."""
        return list(Severity).index(self)


class Finding(Struct, frozen=True, eq=False, dict=True):
    """One defect: what is wrong, the claims on all its sides, the place, the arithmetic.

    ``place`` points into a claim file. ``allowance`` is the person's acceptance, where given.
    ``witnesses`` are those of the claims that it does not accuse: they may all be right.
    """

    rule: str
    severity: Severity
    message: str
    place: Place
    claims: tuple[Claim, ...] = ()
    working: tuple[str, ...] = ()
    suggestions: tuple[str, ...] = ()
    allowance: Allowance | None = None
    witnesses: tuple[Claim, ...] = ()

    @property
    def is_allowed(self) -> bool:
        """Whether a person has accepted it."""
        return self.allowance is not None

    def name_of(self, claim: Claim) -> str:
        """A claim's id; with its file's where the finding sets claims of several against others.

        A reference is no source's claim: its id is enough.
        """
        documents = {one.document.id for one in self.claims if not one.is_reference}
        return claim.id if claim.is_reference or len(documents) < 2 else claim.uid

    @property
    def sort_key(self) -> tuple[int, str, int, int, str, str]:
        """The order of reports: weightiest first, then by place."""
        place = self.place
        return (
            self.severity.rank,
            place.path,
            place.line,
            place.column,
            self.rule,
            self.message,
        )


class Inconsistent(FactcheckError):  # noqa: N818 — a check raises what it found, not an error
    """Raised by a check to name every side: ``raise Inconsistent("…", claim, other)``.

    ``working`` and ``suggestions`` as in ``Comparison``; ``place`` where it is not the first
    claim's. Several faults of one part are raised as an ``ExceptionGroup`` of these.
    """

    def __init__(
        self,
        message: str,
        *claims: Claim,
        working: tuple[str, ...] = (),
        suggestions: tuple[str, ...] = (),
        place: Place | None = None,
    ) -> None:
        self.message = message
        self.claims = claims
        self.working = working
        self.suggestions = suggestions
        self.place = place
        super().__init__(message)
