"""Worlds of which an article tells many things that hang together, all of them true."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from fractions import Fraction
from random import Random
from typing import Any, TypeAlias

from msgspec import Struct

from tests.oracles.calendars import Span, any_day, length, written
from tests.oracles.cases import Article, Case
from tests.oracles.dates import Told as Recent
from tests.oracles.dates import told_from_publication
from tests.oracles.phrasing import COUNTED, Told, kinds_of, tell, to_step
from tests.oracles.relations import Worked, is_impossible, percentage, scaled

_DAY = timedelta(1)
_CLAIMS: TypeAlias = dict[str, dict[str, Any]]
_TRIES = 40


class Law(Struct, frozen=True):
    """That one figure follows from others."""

    whole: str
    parts: tuple[str, ...]
    worked: Worked

    def is_broken(self, told: Mapping[str, Told]) -> bool:
        """Whether no values that the words may mean obey it."""
        return is_impossible(self.worked, [told[part] for part in self.parts], told[self.whole])


_LAWS = (
    Law("total", ("first", "second"), lambda v: v[0] + v[1]),
    Law("share", ("first", "total"), lambda v: v[0] / v[1]),
    Law("growth", ("earlier", "total"), lambda v: v[1] / v[0] - 1),
    Law("margin", ("second", "first"), lambda v: v[0] - v[1]),
    Law("retold", ("total",), lambda v: v[0]),
)
_FORMS: Mapping[str, Mapping[str, Any]] = {
    "total": {"total_of": ["first", "second"]},
    "share": {"share_of": {"part": "first", "whole": "total"}},
    "growth": {"change_from": {"before": "earlier", "after": "total"}},
    "margin": {"difference_of": {"larger": "second", "smaller": "first"}},
}
_EXPECTED = ("first < second", "total > second", "earlier < total", "first + second == total")


def figures(chance: Random) -> Iterator[Case]:
    """Two parts, their total, told twice, what share, how much more than before."""
    unit = chance.choice(COUNTED)
    values = _figures(chance)
    told = {
        name: _share(chance, value, name)
        if name in ("share", "growth")
        else _told(chance, value, unit)
        for name, value in values.items()
    }
    kept = [name for name in values if name in ("first", "second", "total", "earlier")]
    kept += [name for name in ("share", "growth", "margin", "retold") if chance.random() < 0.6]
    expected = tuple(text for text in _EXPECTED if chance.random() < 0.3)
    kinds = kinds_of(*(told[name] for name in kept))
    yield Case(kinds, unit, Article(_claims_of(chance, told, kept), expected))
    other = _broken(chance, values, told, kept, unit)
    if other:
        article = Article(_claims_of(chance, other, kept), expected)
        yield Case(kinds, f"{unit}, one changed", article, is_true=False)


def _figures(chance: Random) -> dict[str, Fraction]:
    size = 10 ** chance.choice((2, 3, 4, 5))
    first = Fraction(chance.randint(size // 4, size))
    second = first + chance.randint(size // 4, size)
    total = first + second
    earlier = to_step(total * Fraction(chance.randint(40, 90), 100), 1)
    return {
        "first": first, "second": second, "total": total, "earlier": earlier,
        "share": first / total, "growth": total / earlier - 1, "margin": second - first,
        "retold": total,
    }  # fmt: skip


def _told(chance: Random, value: Fraction, unit: str) -> Told:
    hedges = ("plain",) if chance.random() < 0.6 else ("plain", "about", "over", "under", "nearly")
    return tell(chance, value, unit, hedges, is_digits=chance.random() < 0.8)


def _share(chance: Random, value: Fraction, name: str) -> Told:
    told = percentage(chance, value)
    return (
        told if name == "share" else Told(f"grew by {told.words}", told.kind, told.low, told.high)
    )


def _claims_of(chance: Random, told: Mapping[str, Told], kept: Sequence[str]) -> _CLAIMS:
    thing = f"world {chance.randrange(10**9)}"  # claims about another are not compared
    claims: _CLAIMS = {}
    for name in kept:
        key = "share" if name == "share" else "quantity"
        about = "total" if name == "retold" else name
        claims[name] = {"about": [thing, about], key: told[name].words, **_FORMS.get(name, {})}
    return claims


def _broken(
    chance: Random,
    values: Mapping[str, Fraction],
    told: Mapping[str, Told],
    kept: Sequence[str],
    unit: str,
) -> dict[str, Told] | None:
    """The figures with one changed, so that what is kept of the laws cannot hold."""
    names = ("first", "second", "total", "earlier")
    for _ in range(_TRIES):
        name = chance.choice(names)
        retold = scaled([values[name]], unit)(chance, 0)
        other = {**told, name: retold}
        if any(law.whole in kept and law.is_broken(other) for law in _LAWS):
            return other
    return None


def days(chance: Random) -> Iterator[Case]:
    """An event, another counted from it, a third seen from publication, and the time between."""
    first = any_day(chance, 1995, 2023)
    second = first + chance.randint(2, 900) * _DAY
    third = second + chance.randint(1, 60) * _DAY
    published = third + chance.randint(0, 12) * _DAY
    span, whole = (
        length(chance, (second - first).days, is_distance=True),
        length(chance, (third - first).days),
    )
    recent = told_from_publication(chance, third, published, "past")
    if span is None or whole is None or recent is None:
        return
    claims: _CLAIMS = {
        "begun": {"date": written(chance, first)},
        "turned": {"date": f"{span.words} later", "from": "begun"},
        "ended": {"date": recent.words, "tense": "past"},
        "lasted": {"quantity": whole.words, "duration_of": {"start": "begun", "end": "ended"}},
    }
    expected = [text for text in _orders(first, second, third) if chance.random() < 0.4]
    kinds = (f"{span.kind} later", recent.kind, f"{whole.kind}, a length")
    world = f"{first}, {second}, {third}, published {published}"
    yield Case(kinds, world, Article(claims, tuple(expected), published))
    other = _other_beginning(chance, first, recent, whole, published)
    if other:
        changed = {**claims, "begun": {"date": written(chance, other)}}
        article = Article(changed, (), published)
        yield Case(kinds, f"{world}; begun {other}", article, is_true=False)


def _other_beginning(
    chance: Random, first: date, recent: Recent, whole: Span, published: date
) -> date | None:
    """A day from which it cannot have taken so long, on whatever day it ended."""
    if recent.first is None:
        return None
    last = min(recent.last or published, published)
    for _ in range(_TRIES):
        away = round((last - first).days * chance.choice((0.8, 1.5, 3, -0.7))) + 40
        other = first - away * _DAY
        is_before = other < recent.first - 3 * _DAY
        if is_before and whole.has_none((recent.first - other).days - 3, (last - other).days + 3):
            return other
    return None


def _orders(first: date, second: date, third: date) -> Iterator[str]:
    """What a desk expects of three days, in days, months and order."""
    yield "begun < ended"
    yield "begun < turned"
    months = (third - first).days // 28 + 1
    yield f"ended - begun < {months} months" if months > 1 else "ended - begun < 45 days"
    yield f"ended - begun > {max((third - first).days // 2 - 3, 0)} days"
    yield f"turned - begun < {(second - first).days * 2 + 3} days"


FAMILIES = {"systems": figures, "histories": days}
