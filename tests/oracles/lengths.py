"""Worlds of two days: how old somebody was, and how long something took."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from random import Random
from typing import Any, TypeAlias

from tests.oracles.calendars import (
    MONTHS,
    any_day,
    compound,
    full_years,
    later,
    length,
    written,
)
from tests.oracles.cases import Article, Case
from tests.oracles.phrasing import spelled

_TRIES = 30
_AGES = ("aged {}", "{}", "{}-year-old", "{} years old", "aged {}", "at the age of {}", "age {}",
         "a {}-year-old", "{} years of age")  # fmt: skip


def ages(chance: Random) -> Iterator[Case]:
    """How old somebody was on a day, or when an article appeared."""
    born, on = any_day(chance, 1900, 2000), date(2000, 1, 1)
    on = born + timedelta(chance.randint(400, 40_000))
    if on.year > 2024:
        return
    age = full_years(born, on)
    made = chance.choice((_aged, _aged, _aged, _decade, _in_months))
    kind, words, wrong = made(chance, born, on, age)
    birth, is_by_year = _birth(chance, born)
    if made is _in_months:
        on = born + timedelta(wrong[0])
        wrong = wrong[1:]
        birth = written(chance, born)
    claims: dict[str, dict[str, Any]] = {
        "born": {"date": birth},
        "on": {"date": written(chance, on)},
    }
    age_of = {"born": "born", "on": "on"}
    published = None
    if chance.random() < 0.3 and made is not _in_months:
        published, age_of = on, {"born": "born"}
        claims = {"born": {"date": birth}}
    kind = f"{kind}{', year of birth' if is_by_year and made is not _in_months else ''}"
    for told, is_true in ((words, True), *((each, False) for each in wrong[:1])):
        asked = Article({**claims, "age": {"quantity": told, "age_of": age_of}}, (), published)
        world = f"born {born}, on {on}"
        yield Case((kind,), world, asked, is_true)


def _birth(chance: Random, born: date) -> tuple[str, bool]:
    """The day of birth in words, at times only its month or year."""
    if chance.random() < 0.15:
        return str(born.year), True
    if chance.random() < 0.15:
        return f"{MONTHS[born.month - 1]} {born.year}", True
    return written(chance, born), False


_Aged: TypeAlias = tuple[str, str, list[Any]]


def _aged(chance: Random, born: date, on: date, age: int) -> _Aged:
    is_spelled = chance.random() < 0.3
    phrase = chance.choice(_AGES)

    def told(years: int) -> str:
        return phrase.format(spelled(years) if is_spelled else years)

    other = max(1, age + chance.choice((-20, -7, -3, -2, 2, 3, 5, 10)))
    wrong = [told(other)] if abs(other - age) >= 2 else []
    form = f"{phrase.replace('{}', 'N')}{', words' if is_spelled else ''}"
    return (form if age < 100 else f"{form}, hundred or more"), told(age), wrong


def _decade(chance: Random, born: date, on: date, age: int) -> _Aged:
    """As in "in her late 80s"."""
    if not 20 <= age < 100:
        return _aged(chance, born, on, age)
    tens, ones = age // 10 * 10, age % 10
    part = "early" if ones <= 3 else "mid" if ones <= 6 else "late"
    part = chance.choice((f"{part}{'-' if part == 'mid' else ' '}", ""))
    other = tens + (20 if tens < 70 else -20)
    form = chance.choice(("in her {}{}s", "in his {}{}s"))
    return f"in the {part or ''}Ns", form.format(part, tens), [form.format(part, other)]


def _in_months(chance: Random, born: date, on: date, age: int) -> _Aged:
    """A small child's age; the first of the rest is its days."""
    unit, days_of = chance.choice((("month", 30.44), ("week", 7), ("day", 1)))
    count = chance.randint(2, 20)
    if unit == "month":
        end = later(born, count) + timedelta(chance.randint(1, 24))
    else:
        end = born + timedelta(
            int(count * days_of) + (chance.randint(0, 5) if unit == "week" else 0)
        )
    number = chance.choice((str(count), spelled(count)))
    form = chance.choice(("{} {}s old", "aged {} {}s", "{}-{}-old"))
    other = form.format(count * 2 + 3, unit)
    days = (end - born).days
    return f"{form.format('N', unit)}", form.format(number, unit), [days, other]


def durations(chance: Random) -> Iterator[Case]:
    """How long it was from one day to another."""
    start = any_day(chance, 1900, 2010)
    end = start + timedelta(chance.randint(2, chance.choice((20, 60, 200, 800, 4000, 12_000))))
    days = (end - start).days
    span = compound(chance, start, end) if chance.random() < 0.25 else length(chance, days)
    if span is None:
        return
    form = chance.choice(("{}", "{}", "for {}", "lasted {}", "after {}"))
    told: dict[str, Any] = {
        "quantity": form.format(span.words),
        "duration_of": {"start": "start", "end": "end"},
    }
    for other in _other_lengths(chance, days, span.has_no):
        claims: dict[str, dict[str, Any]] = {
            "start": {"date": written(chance, start)},
            "end": {"date": written(chance, start + timedelta(other))},
            "length": told,
        }
        yield Case((span.kind,), f"{other} days", Article(claims), is_true=other == days)


def _other_lengths(chance: Random, days: int, has_no: Callable[[int], bool]) -> Iterator[int]:
    """The days, and other days that the words cannot mean."""
    yield days
    for _ in range(_TRIES):
        other = round(days * chance.choice((0.2, 0.4, 0.6, 1.6, 2.5, 4))) + chance.choice(
            (0, 10, -10)
        )
        if other > 0 and has_no(other):
            yield other
            return


FAMILIES = {"ages": ages, "durations": durations}
