"""Two things set against each other: the verdict, the working, the explanation."""

from __future__ import annotations

from enum import StrEnum
from typing import Protocol

from msgspec import Struct


class Verdict(StrEnum):
    """What a comparison answers; *verified* and *not compared* are said of a claim alone."""

    __hash__ = str.__hash__  # an enumeration's own takes longer than all else of a dictionary
    AGREES = "agrees"
    ROUNDING = "agrees only through rounding"
    CONFLICTS = "conflicts"
    CANNOT_TELL = "cannot tell"
    VERIFIED = "verified"
    NOT_COMPARED = "not compared"

    @property
    def kindness(self) -> int:
        """How well two things go together: the least for a conflict, the most where they agree."""
        return _KINDEST_LAST.index(self)


_KINDEST_LAST = (Verdict.CONFLICTS, Verdict.CANNOT_TELL, Verdict.ROUNDING, Verdict.AGREES)


class Comparison(Struct, frozen=True):
    """The answer to one question about two things.

    ``explanation`` is a sentence or two for an editor; ``working`` the arithmetic, a step a
    line; ``suggestions`` what the writer would have printed, where that is known;
    ``amendments`` those lines of the working that say what a side would have to be.
    ``is_imprecise`` marks figures that agree only at a step coarser than a reader would expect;
    ``is_cut_short`` an answer that more steps, or a solver that is not installed, would give.
    """

    verdict: Verdict
    explanation: str
    working: tuple[str, ...] = ()
    suggestions: tuple[str, ...] = ()
    is_imprecise: bool = False
    amendments: tuple[str, ...] = ()
    is_cut_short: bool = False

    @property
    def conflicts(self) -> bool:
        """Whether no world satisfies both sides."""
        return self.verdict is Verdict.CONFLICTS

    @property
    def is_undecided(self) -> bool:
        """Whether the answer is *cannot tell*."""
        return self.verdict is Verdict.CANNOT_TELL

    @property
    def fits(self) -> bool:
        """Whether the two sides agree, if only through rounding."""
        return self.verdict in (Verdict.AGREES, Verdict.ROUNDING)


class _Compared(Protocol):
    @property
    def comparison(self) -> Comparison: ...


class Answering(Struct, frozen=True):
    """Speaks with the answer of its ``comparison``; whatever holds one may take this in."""

    @property
    def verdict(self: _Compared) -> Verdict:
        """The comparison's answer."""
        return self.comparison.verdict

    @property
    def conflicts(self: _Compared) -> bool:
        """Whether no world satisfies all sides."""
        return self.comparison.conflicts

    @property
    def fits(self: _Compared) -> bool:
        """Whether all sides agree, if only through rounding."""
        return self.comparison.fits

    @property
    def explanation(self: _Compared) -> str:
        """A sentence or two for an editor."""
        return self.comparison.explanation
