"""What is found out about a p value and what it stands beside."""

from __future__ import annotations

from factcheck.comparison import Answering, Comparison, Verdict
from factcheck.statistics.rules import Bounds


class PValueCheck(Answering, frozen=True):
    """Whether a p value follows from its statistic, or from its estimate and interval.

    ``error`` says that no value which the statistic may have had before rounding gives the p
    value reported; ``decision_error`` that it also falls on the wrong side of alpha;
    ``is_outside`` that an estimate lies outside its own interval. All are false where the words
    could not be read: then ``comparison`` cannot tell, and says why. ``recomputed`` are the
    bounds of p, ``p`` is p for the statistic exactly as written, or, of an interval, their middle.
    """

    comparison: Comparison
    error: bool = False
    decision_error: bool = False
    recomputed: Bounds | None = None
    p: float | None = None
    is_outside: bool = False


def cannot_tell(reason: ValueError) -> PValueCheck:
    """The answer where the words cannot be read or judged."""
    return PValueCheck(Comparison(Verdict.CANNOT_TELL, f"Cannot tell: {reason}."))


def plain_p(p: float) -> str:
    """A probability with three digits that count."""
    return f"{p:.3g}".replace("0.", ".", 1) if 1e-4 <= p < 1 else f"{p:.3g}"
