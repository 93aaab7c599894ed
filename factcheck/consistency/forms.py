"""The relations that editors think in: total, share, change, difference, rate, average, age, time.

``FORMS`` has a row for each: its key in a claim file, what it names there, how it is worked out
and what figures stand for in it, and what it is called. An arithmetic form answers like an
expectation that says the same; k rounded shares may so miss 100 % by k halves of their last
digit: that is what interval arithmetic allows.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Final, TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from factcheck.comparison import Comparison, Verdict
from factcheck.consistency import ranges
from factcheck.consistency.ages_and_durations import (
    age_in_days,
    age_of,
    compare_age,
    compare_duration,
    length_of,
)
from factcheck.consistency.changes import (
    change_read_together,
    compare_change,
    is_fall,
    worked_change,
)
from factcheck.consistency.evaluation import evaluate
from factcheck.consistency.explanation import named_or_quoted, shown_suggestion
from factcheck.consistency.expression import (
    Call,
    Chain,
    ClaimName,
    Literal,
    Node,
    Operation,
    compared,
    joined,
)
from factcheck.consistency.scopes import (
    beside_each_other,
    beside_losses,
    beside_total,
    beside_whole,
    on_one_scale,
    per_unit,
    with_degrees_between,
    with_rounding,
)
from factcheck.consistency.units_left_out import in_one_unit, of_one_kind
from factcheck.consistency.values import (
    COUNTED,
    DATE,
    Scope,
    Value,
    known_in,
    overlaid,
    value_of_date,
)
from factcheck.interval import Interval
from factcheck.model import Claim, Derivation
from factcheck.words import listed

PUBLICATION: Final = "publication"
"""The day on which an age holds, or a length of time ends, that names no other."""

_Together: TypeAlias = Callable[[Claim, Sequence[str], Scope], Scope]
_Worked: TypeAlias = Callable[[str, Sequence[str], Scope, bool], tuple[Node, Scope]]
_Compare: TypeAlias = Callable[[str, Sequence[str], Scope, bool], Comparison]
"""Each takes a claim, those that it names, their values, and whether the claim tells of a fall."""


class DerivedForm(Struct, frozen=True):
    """A ready relation of a claim to others, and all that depends on which it is.

    ``slots`` are the keys of the claims that it names, in the order of their names; without any it
    names a list. ``noun`` is what it makes of them. ``together`` gives the scope in which the
    figures are read beside each other, ``worked`` what they come to; a form without it counts the
    time between two dates. ``takes_dates``: its claims may be two dates, of which the later is
    named first where it ``names_later_first``. ``is_rounded``: it may come to a fraction that is
    told as a whole number.
    """

    key: str
    noun: str
    slots: tuple[str, ...] = ()
    together: _Together = lambda _claim, _names, scope: scope
    worked: _Worked | None = None
    compare: _Compare | None = None
    adds_up: bool = False
    is_rounded: bool = False
    takes_dates: bool = False
    names_later_first: bool = False
    is_age: bool = False
    is_change: bool = False

    def called(self, names: Sequence[str]) -> str:
        """What it makes of the claims that it names: ``the total of killed and wounded``."""
        return self.noun.format(listed(names), *names)

    def is_to_publication(self, names: Sequence[str]) -> bool:
        """Whether it counts from the one day named to that of publication."""
        return self.takes_dates and len(names) == 1

    def equation(self, claim: Claim, names: Sequence[str], scope: Scope) -> tuple[Chain, Scope]:
        """The expectation that says the same, and the scope to read it in.

        The figures are read ``together`` already. Raises ``TypeError`` for what counts time.
        """
        if self.worked is None:
            raise TypeError(f"{self.key} counts the time between two dates")
        worked, inner = self.worked(claim.id, names, scope, self.falls(claim, names, scope))
        return compared(worked, "==", ClaimName(claim.id)), inner

    def falls(self, claim: Claim, names: Sequence[str], scope: Scope) -> bool:
        """Whether a claim of this form tells of a fall."""
        return self.is_change and is_fall(claim, names, scope)


def told_form(derivation: Derivation) -> str:
    """A derived figure in an editor's words: ``victims as the total of killed and wounded``."""
    form = FORMS[derivation.form]
    names = [part.id for part in derivation.parts]
    if form.is_to_publication(names):
        names.append(PUBLICATION)
    return f"{derivation.claim.id} as {form.called(names)}"


def compare_derived(
    form: DerivedForm, claim: Claim, names: Sequence[str], scope: Scope
) -> Comparison:
    """Whether a claim can be what its form makes of the claims named.

    Raises ``ExpressionError`` where an operation makes no sense (km plus kg).
    """
    if form.is_to_publication(names):
        names, scope = (*names, PUBLICATION), with_publication(claim, scope)
    together = form.together(claim, names, scope)
    if form.is_age:
        return _compare_age(claim, names, together)
    if form.worked is None or (form.takes_dates and days_of(together, names)):
        return _compare_duration(claim, names[::-1] if form.names_later_first else names, together)
    if form.compare is not None:
        return form.compare(claim.id, names, together, form.falls(claim, names, together))
    return evaluate(*form.equation(claim, names, together))


def compare_unread_total(total: str, parts: Sequence[str], scope: Scope) -> Comparison | None:
    """The conflict of a total with parts that exceed it though one more cannot be read.

    ``None`` where there is none, or something else than counts is added up, of which a part may
    be less than nothing.
    """
    known = [part for part in parts if isinstance(scope(part), Value)]
    values = known_in(scope, [total, *known])
    are_counts = all(each.dimension in COUNTED for each in values.values())
    if not known or total not in values or not are_counts:
        return None
    narrow = beside_total(total, known, scope)
    answer = evaluate(compared(_sum(known), "<=", ClaimName(total)), narrow)
    return answer if answer.conflicts else None


def compare_tolls(earlier: str, later: str, scope: Scope) -> Comparison:
    """Whether a count that can only grow is no less later than it was earlier.

    For claims that count the same things up to a day (the dead, cases so far), ``earlier`` as
    of a day before that of ``later``.
    """
    answer = evaluate(compared(ClaimName(earlier), "<=", ClaimName(later)), scope)
    if not answer.conflicts:
        return answer
    falls = f"{answer.explanation}: a count that only grows has fallen"
    return replace(answer, explanation=falls)


def _added_together(claim: Claim, names: Sequence[str], scope: Scope) -> Scope:
    return beside_losses(names, in_one_unit((claim.id, *names), scope), claim.id)


def _difference_together(claim: Claim, names: Sequence[str], scope: Scope) -> Scope:
    alike = in_one_unit((claim.id, *names), scope)
    larger = alike(names[0])
    is_profit = isinstance(larger, Value) and larger.side > 0
    signed = beside_losses(names, alike, is_signed=is_profit)
    together = beside_each_other((claim.id, *names), signed)
    return with_degrees_between(claim, names, together)


def _change_together(claim: Claim, names: Sequence[str], scope: Scope) -> Scope:
    signed = beside_losses(names, scope, is_signed=True)
    return with_degrees_between(claim, names, change_read_together(claim.id, names, signed))


def _rate_together(claim: Claim, names: Sequence[str], scope: Scope) -> Scope:
    return per_unit(names[1], of_one_kind((claim.id, *names), scope))


def _share_together(claim: Claim, names: Sequence[str], scope: Scope) -> Scope:
    """A share has a unit of its own."""
    return beside_whole(names, in_one_unit(names, scope))


def _total(claim: str, names: Sequence[str], scope: Scope, is_fall: bool) -> tuple[Node, Scope]:
    return _sum(names), beside_total(claim, names, scope)


def _average(claim: str, names: Sequence[str], scope: Scope, is_fall: bool) -> tuple[Node, Scope]:
    mean = Operation("/", _sum(names), Literal(str(len(names))))
    return mean, with_rounding(claim, on_one_scale((claim, *names), scope))


def _of_two(sign: str, *, is_rounded: bool = False) -> _Worked:
    """Two figures joined by a sign; where it ``is_rounded``, what is told rounds that."""

    def worked(claim: str, names: Sequence[str], scope: Scope, _: bool) -> tuple[Node, Scope]:
        return joined(sign, *names), with_rounding(claim, scope) if is_rounded else scope

    return worked


MOST_TRIED = 100  # parts of a total that does not fit, each of which may be wrong or left out


def _compare_total(claim: str, names: Sequence[str], scope: Scope, is_fall: bool) -> Comparison:
    """Whether the parts can add up to the total; where not, which part it may leave out.

    Of more than ``MOST_TRIED`` parts none is tried: each is as much work as all of them.
    """
    answer = _added_up(claim, names, scope)
    if not answer.conflicts:
        return answer
    if len(names) > MOST_TRIED:
        untried = f"which of {len(names)} parts may be wrong or left out is not tried"
        return replace(answer, working=(*answer.working, untried), suggestions=())
    rests = ((part, [*names[:at], *names[at + 1 :]]) for at, part in enumerate(names))
    left_out = [part for part, rest in rests if _added_up(claim, rest, scope).fits]
    left = ", ".join(named_or_quoted(part, scope) for part in dict.fromkeys(left_out))
    told = f"the total would fit without {left}" if left else _off_by(claim, names, scope)
    suggestions = () if left_out else answer.suggestions
    working = (*answer.working, *filter(None, (told,)))
    return replace(answer, working=working, suggestions=suggestions)


def _off_by(total: str, parts: Sequence[str], scope: Scope) -> str:
    """By how much the numerals of parts miss that of their total; empty where one has none."""
    values = [scope(name) for name in (total, *parts)]
    whole, *each = (one.numeral if isinstance(one, Value) else None for one in values)
    known = [one for one in each if one is not None]
    if whole is None or len(known) < len(each) or not isinstance(values[0], Value):
        return ""
    missing = sum(known) - whole
    shown = shown_suggestion(abs(missing), values[0])
    way = "more" if missing > 0 else "less"
    return f"the parts are {shown} {way} than the total"


def _added_up(total: str, parts: Sequence[str], scope: Scope) -> Comparison:
    tree = compared(_sum(parts), "==", ClaimName(total))
    return evaluate(tree, beside_total(total, parts, scope))


def _sum(parts: Sequence[str]) -> Node:
    """The parts added up: by signs, or by ``sum`` where they are many."""
    if len(parts) > 4:
        return Call("sum", tuple(map(ClaimName, parts)))
    total: Node = ClaimName(parts[0])
    for part in parts[1:]:
        total = Operation("+", total, ClaimName(part))
    return total


def _compare_age(claim: Claim, names: Sequence[str], scope: Scope) -> Comparison:
    age = age_of(claim)
    if age is None:
        return Comparison(Verdict.CANNOT_TELL, f"“{claim.value_words}” is not read as an age")
    days = days_of(scope, names)
    if days is None:
        return _no_dates("an age", names, scope)
    if (told := age_in_days(claim)) is not None:
        return compare_duration(told, *days)
    return compare_age(age, *days)


def with_publication(claim: Claim, scope: Scope) -> Scope:
    """The scope, in which the day of publication has a name."""
    when = claim.document.published
    published = value_of_date(when) if when else None
    return overlaid({PUBLICATION: published}, scope)


def _compare_duration(claim: Claim, names: Sequence[str], scope: Scope) -> Comparison:
    ends = days_of(scope, names)
    length = length_of(claim, *ends or ())
    if length is None:
        told = f"“{claim.value_words}” is not read as a length of time"
        return Comparison(Verdict.CANNOT_TELL, told)
    if ends is None:
        return _no_dates("a length of time", names, scope)
    start, end = ends
    return compare_duration(length, _begun(start), end)


def _begun(start: Value) -> Value:
    """The day that "since May 2008" begins with, not any day from then on."""
    is_begun = start.written.lower().startswith(("since ", "ever since "))
    return replace(start, worlds=start.worlds[:1]) if is_begun else start


def _no_dates(counted: str, names: Sequence[str], scope: Scope) -> Comparison:
    """That what is counted between two dates was given something else, and what."""
    values = known_in(scope, names).items()
    wrong = [f"{n} (“{v.written}”)" for n, v in values if v.dimension != DATE]
    not_one = f": {' and '.join(wrong)} {'is no date' if len(wrong) == 1 else 'are no dates'}"
    told = f"{counted} is counted between two dates{not_one if wrong else ''}"
    return Comparison(Verdict.CANNOT_TELL, told)


def days_of(scope: Scope, names: Sequence[str]) -> tuple[Value, Value] | None:
    """The values of two names, where both are days; the first and the last day of one named twice.

    ``None``, too, where one may be of several lengths.
    """
    first, last = (scope(name) for name in names)
    if not (isinstance(first, Value) and isinstance(last, Value)):
        return None
    if not first.dimension == last.dimension == DATE:
        return None
    return _ends(first) if is_one_period(names) else (first, last)


def is_one_period(names: Sequence[str]) -> bool:
    """Whether a length is that of one date: "from 3 to 9 May, seven days"."""
    return len(names) > len(set(names))


def _ends(period: Value) -> tuple[Value, Value] | None:
    """The first and the last day of a period, in the last year that it may be of."""
    lengths = {ranges.width((world,)) for world in period.worlds}
    if len(lengths) > 1 or None in lengths:
        return None
    last = period.worlds[-1]
    ends = (Interval.point(day) for day in (last.low, last.high) if day is not None)
    start, end = (replace(period, worlds=(day,)) for day in ends)
    return start, end


_ALL: Final = (
    DerivedForm(
        "total_of",
        "the total of {0}",
        together=_added_together,
        worked=_total,
        compare=_compare_total,
        adds_up=True,
    ),
    DerivedForm(
        "average_of",
        "the average of {0}",
        together=_added_together,
        worked=_average,
        is_rounded=True,
    ),
    DerivedForm(
        "share_of",
        "the share of {1} in {2}",
        slots=("part", "whole"),
        together=_share_together,
        worked=_of_two("/"),
    ),
    DerivedForm(
        "change_from",
        "the change from {1} to {2}",
        slots=("before", "after"),
        together=_change_together,
        worked=worked_change,
        compare=compare_change,
        is_change=True,
    ),
    DerivedForm(
        "difference_of",
        "the difference of {0}",
        slots=("larger", "smaller"),
        together=_difference_together,
        worked=_of_two("-"),
        takes_dates=True,
        names_later_first=True,
    ),
    DerivedForm(
        "rate_of",
        "the rate of {1} per {2}",
        slots=("amount", "per"),
        together=_rate_together,
        worked=_of_two("/", is_rounded=True),
        is_rounded=True,
    ),
    DerivedForm(
        "age_of",
        "the age from {1} to {2}",
        slots=("born", "on"),
        takes_dates=True,
        is_age=True,
    ),
    DerivedForm(
        "duration_of",
        "the time from {1} to {2}",
        slots=("start", "end"),
        takes_dates=True,
    ),
)
FORMS: Final[Mapping[str, DerivedForm]] = {form.key: form for form in _ALL}
"""The ready relations, by their keys in a claim file."""
