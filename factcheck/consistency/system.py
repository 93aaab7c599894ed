"""Many statements about the same unknowns, and what it means that they cannot all be true.

The unknowns are days and quantities; a statement bounds one of them (in one interval or, where
a phrase has several readings, in one of several), orders two, or relates more by arithmetic.
"""

from __future__ import annotations

from fractions import Fraction
from functools import cached_property
from typing import TypeAlias

from msgspec import Struct

from factcheck.consistency.expression import Chain, Leaf
from factcheck.consistency.ranges import Range
from factcheck.consistency.values import PLAIN, DisplayUnit


class Variable(Struct, frozen=True, order=True):
    """An unknown: a day (a whole number, ``date.toordinal``) or a quantity in base units.

    Variables of one name are one unknown, whatever their unit, in which they are shown.
    """

    name: str
    is_day: bool = False
    unit: DisplayUnit = PLAIN


class Domain(Struct, frozen=True):
    """The unknown lies in one of some intervals; ``likely`` is where its numeral puts it.

    The likely value only speeds up the search for a world in which everything holds.
    """

    variable: Variable
    parts: Range
    likely: Fraction | None = None


class Ordered(Struct, frozen=True):
    """``after - before`` is at least so much, in days for days."""

    before: Variable
    after: Variable
    at_least: Fraction = Fraction(0)


class Constrained(Struct, frozen=True):
    """An expectation over unknowns; what is not unknown lies in a range (a literal's).

    ``slack``: by how much the sides of each comparison may be off, for days in several places.
    """

    chain: Chain
    terms: tuple[tuple[Leaf, Variable | Range], ...]
    slack: int = 0


Statement: TypeAlias = Domain | Ordered | Constrained


class Member(Struct, frozen=True, dict=True):
    """A statement with a name of its own, and the words that make it.

    Trusted members (references, the day of publication) may take part in several conflicts;
    any other takes part in one.
    """

    name: str
    statement: Statement
    words: str = ""
    is_trusted: bool = False

    @cached_property
    def variables(self) -> tuple[Variable, ...]:
        """The unknowns that the statement is about."""
        match self.statement:
            case Domain(variable=variable):
                return (variable,)
            case Ordered(before=before, after=after):
                return (before, after)
            case Constrained(terms=terms):
                return tuple(dict.fromkeys(term for _, term in terms if isinstance(term, Variable)))


class MinimalConflict(Struct, frozen=True):
    """Members that cannot all be true, though they can when any one of them is left out."""

    members: tuple[Member, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """The members' names, in order."""
        return tuple(member.name for member in self.members)

    def without(self, name: str) -> tuple[Member, ...]:
        """The other members."""
        return tuple(member for member in self.members if member.name != name)


class FoundConflicts(Struct, frozen=True):
    """The conflicts, smallest first; ``undecided`` says where no answer was found, and why."""

    conflicts: tuple[MinimalConflict, ...] = ()
    undecided: tuple[str, ...] = ()


class Budget(Struct):
    """What a search may cost, in counted steps, so that its answer is the same everywhere.

    ``looks`` at a member, each time that a set is searched, and each time that it is asked what it
    leaves for its unknowns; ``questions`` put to z3, each of at most ``steps`` (z3's ``rlimit``).
    The defaults bound a search to some ten seconds.
    """

    looks: int = 200_000
    questions: int = 500
    steps: int = 2_000_000

    def spend_looks(self, count: int) -> None:
        """Raise ``SpentError`` where more would be spent than is left."""
        self.looks -= count
        if self.looks < 0:
            raise SpentError

    def spend_question(self) -> None:
        """Raise ``SpentError`` where no question is left."""
        self.questions -= 1
        if self.questions < 0:
            raise SpentError


class SpentError(Exception):
    """The budget is spent: the answer is *cannot tell*, and ``why`` says the reason."""

    why = "was not found within the steps allowed"


class NoSolverError(SpentError):
    """z3, which alone decides it, is not made for every platform, and is not there."""

    why = "needs z3, which is not installed"
