"""Worlds of several figures, of which one follows from the others."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import product
from random import Random
from typing import Any, TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from tests.oracles.cases import Article, Case
from tests.oracles.phrasing import (
    COUNTED,
    MONEY,
    Told,
    digits,
    exact,
    kinds_of,
    spelled,
    tell,
    to_step,
)

Worked: TypeAlias = Callable[[Sequence[Fraction]], Fraction]
_HUGE, _TINY = Fraction(10**12), Fraction(1, 10**6)
_UNITS = (*COUNTED, "km", "miles", "metres", "kg", "tonnes", "acres", "dollars", "$", "€", "£")
_LOOSELY = ("plain", "plain", "plain", "exactly", "about", "nearly", "just over", "over",
            "at least",
            "under", "at most")  # fmt: skip
_TRIES = 30


class Relation(Struct, frozen=True):
    """Some figures, one that follows from them, and how; ``form`` is the key of a claim file."""

    parts: tuple[Told, ...]
    whole: Told
    worked: Worked
    form: Callable[[Sequence[str]], Mapping[str, Any]]
    key: str = "quantity"
    part_key: str = "quantity"
    expect: tuple[str, ...] = ()

    def claims(self) -> dict[str, dict[str, Any]]:
        """The claims of a file, the parts first."""
        names = [f"part_{'abcdefgh'[at]}" for at in range(len(self.parts))]
        claims: dict[str, dict[str, Any]] = {
            name: {self.part_key: part.words} for name, part in zip(names, self.parts, strict=True)
        }
        return claims | {"whole": {self.key: self.whole.words, **self.form(names)}}


def is_impossible(worked: Worked, parts: Sequence[Told], whole: Told) -> bool:
    """Whether no values that the words may mean fit, by every corner of the parts."""
    ends = [
        (max(part.low or _TINY, _TINY), _HUGE if part.high is None else part.high) for part in parts
    ]
    results = [worked(corner) for corner in product(*ends)]
    low, high = min(results), max(results)
    return whole.is_apart(low - abs(low) / 20, high + abs(high) / 20)


def _cases(
    chance: Random,
    kinds: tuple[str, ...],
    relation: Relation,
    retold: Callable[[Random, int], Told | None],
) -> Iterator[Case]:
    """A true relation, and one of which a figure is another; ``retold`` tells it, -1 the whole."""
    world = ", ".join(part.words for part in (*relation.parts, relation.whole))
    yield Case(kinds, world, Article(relation.claims(), relation.expect))
    for _ in range(_TRIES):
        at = chance.randrange(-1, len(relation.parts))
        other = retold(chance, at)
        if other is None:
            continue
        parts = list(relation.parts)
        whole = other if at == -1 else relation.whole
        if at >= 0:
            parts[at] = other
        changed = replace(relation, parts=tuple(parts), whole=whole)
        if is_impossible(changed.worked, parts, whole):
            told = "the whole" if at == -1 else f"part {at + 1}"
            world = f"{world}; {told} is changed"
            yield Case(kinds, world, Article(changed.claims(), relation.expect), is_true=False)
            return


def _tell(chance: Random, value: Fraction, unit: str, step: Fraction | None = None) -> Told:
    """A figure of a relation: most are told without a hedge.

    One that is worked out is told to a ``step``; by a bound only where the exact value obeys it,
    and rounded further only where that is a rounding of the exact value: 14,349.5 is 14,350, and
    no 14,400.
    """
    hedge = chance.choice(_LOOSELY) if chance.random() < 0.35 else "plain"
    near = value
    if step is not None and hedge in ("plain", "exactly", "about"):
        near, hedge = to_step(value, step), "plain" if hedge == "exactly" else hedge
    is_digits = unit in MONEY or step is not None or chance.random() < 0.7
    told = tell(chance, near, unit, (hedge,), is_digits=is_digits)
    is_rounded_twice = near != value and told.is_apart(value, value)
    return exact(near, unit) if is_rounded_twice else told


def scaled(values: Sequence[Fraction], unit: str) -> Callable[[Random, int], Told]:
    """How a figure is told that is not what it is in the world."""

    def retold(chance: Random, at: int) -> Told:
        factor = Fraction(chance.choice((15, 30, 50, 70, 150, 200, 300, 600)), 100)
        grain = 1 if unit in COUNTED else Fraction(1, 100)
        return exact(max(to_step(values[at] * factor, grain), Fraction(grain)), unit)

    return retold


def _amounts(chance: Random, unit: str, count: int) -> list[Fraction]:
    """Figures of one size, whole for what is counted."""
    size = 10 ** chance.choice((1, 2, 2, 3, 3, 4, 5, 6))
    values = [Fraction(chance.randint(size // 5 + 1, size * 2)) for _ in range(count)]
    if unit not in COUNTED and size < 1000 and chance.random() < 0.4:
        values = [value + Fraction(chance.randint(1, 9), 10) for value in values]
    return values


# Totals, averages, differences, rates


def totals(chance: Random) -> Iterator[Case]:
    """A total of two to five parts."""
    unit = chance.choice(_UNITS)
    values = _amounts(chance, unit, chance.randint(2, 5))
    whole = sum(values, Fraction(0))
    parts = tuple(_tell(chance, value, unit) for value in values)
    told = _tell(chance, whole, unit)
    relation = Relation(parts, told, _sum, lambda names: {"total_of": list(names)})
    yield from _cases(chance, kinds_of(*parts, told), relation, scaled([*values, whole], unit))


def _sum(values: Sequence[Fraction]) -> Fraction:
    return sum(values, Fraction(0))


def averages(chance: Random) -> Iterator[Case]:
    """The mean of two to five figures, to one more digit at most."""
    unit = chance.choice([unit for unit in _UNITS if unit not in MONEY])
    values = _amounts(chance, unit, chance.randint(2, 5))
    mean, step = _mean(values), Fraction(1, 10 if values[0] < 1000 else 1)
    parts = tuple(_tell(chance, value, unit) for value in values)
    told = exact(to_step(mean, step), unit) if mean < 40 else _tell(chance, mean, unit, step)
    relation = Relation(parts, told, _mean, lambda names: {"average_of": list(names)})
    yield from _cases(chance, kinds_of(*parts, told), relation, scaled([*values, mean], unit))


def _mean(values: Sequence[Fraction]) -> Fraction:
    return _sum(values) / len(values)


def differences(chance: Random) -> Iterator[Case]:
    """By how much one figure exceeds another."""
    unit = chance.choice(_UNITS)
    smaller, margin = _amounts(chance, unit, 2)
    larger = smaller + margin
    parts = tuple(_tell(chance, value, unit) for value in (larger, smaller))
    told = _tell(chance, margin, unit)
    form = chance.choice(("{}", "{}", "by {}"))
    told = Told(form.format(told.words), told.kind, told.low, told.high)
    relation = Relation(
        parts, told, lambda v: v[0] - v[1],
        lambda names: {"difference_of": {"larger": names[0], "smaller": names[1]}},
    )  # fmt: skip
    yield from _cases(
        chance, kinds_of(*parts, told), relation, scaled([larger, smaller, margin], unit)
    )


_RATES = (("insects", "plots", "{} per plot"), ("pupils", "teachers", "{} for each teacher"),
          ("goals", "matches", "{} goals per match"), ("tonnes", "hectares",
          "{} tonnes per hectare"),
          ("dollars", "tickets", "{} dollars per ticket"), ("km", "days",
          "{} km a day"))  # fmt: skip


def rates(chance: Random) -> Iterator[Case]:
    """So much for each of something."""
    of, per, phrase = chance.choice(_RATES)
    count, rate = Fraction(chance.randint(3, 400)), Fraction(chance.randint(15, 900), 10)
    amount = to_step(rate * count, 1)
    told_rate = to_step(amount / count, Fraction(1, chance.choice((10, 10, 100))))
    parts = _tell(chance, amount, of), _tell(chance, count, per)

    def retold(chance: Random, at: int) -> Told:
        factor = Fraction(chance.choice((15, 30, 50, 200, 300, 600)), 100)
        value = to_step((amount, count, told_rate)[at] * factor, Fraction(1, 10) if at == -1 else 1)
        return (
            _rated(max(value, Fraction(1)), phrase) if at == -1 else exact(value + 1, (of, per)[at])
        )

    relation = Relation(
        parts, _rated(told_rate, phrase), lambda v: v[0] / v[1],
        lambda names: {"rate_of": {"amount": names[0], "per": names[1]}},
    )  # fmt: skip
    yield from _cases(chance, kinds_of(*parts), relation, retold)


def _rated(value: Fraction, phrase: str) -> Told:
    reach = Fraction(1, 2 * 10 ** len(digits(value).partition(".")[2]))
    return Told(phrase.format(digits(value)), "exact", value - reach, value + reach)


# Shares and changes

_PARTS = (
    ("half", Fraction(1, 2)), ("a third", Fraction(1, 3)), ("two thirds", Fraction(2, 3)),
    ("two-thirds", Fraction(2, 3)), ("a quarter", Fraction(1, 4)),
    ("three quarters", Fraction(3, 4)),
    ("three-quarters", Fraction(3, 4)), ("a fifth", Fraction(1, 5)), ("two fifths", Fraction(2, 5)),
    ("a tenth", Fraction(1, 10)), ("one in five", Fraction(1, 5)), ("one in three", Fraction(1, 3)),
    ("four in ten", Fraction(2, 5)), ("one in ten", Fraction(1, 10)),
    ("nine in ten", Fraction(9, 10)),
    ("four out of five", Fraction(4, 5)), ("three in four", Fraction(3, 4)),
)  # fmt: skip
_PART_HEDGES = (
    ("{}", -0.03, 0.03), ("about {}", -0.06, 0.06), ("roughly {}", -0.06, 0.06),
    ("nearly {}", -0.06, -0.001), ("almost {}", -0.06, -0.001), ("just under {}", -0.05, -0.001),
    ("just over {}", 0.001, 0.05), ("a little over {}", 0.001, 0.05), ("more than {}", 0.001, 0.2),
    ("over {}", 0.001, 0.2), ("less than {}", -0.2, -0.001), ("at least {}", 0, 0.2),
    ("fewer than {}", -0.2, -0.001), ("no more than {}", -0.2, 0), ("up to {}", -0.2, 0),
)  # fmt: skip
_PERCENT = ("{} percent", "{}%", "{} per cent")


def percentage(chance: Random, share: Fraction) -> Told:
    """A share in percent, rounded to a whole one or a tenth, plain or hedged."""
    value = to_step(share * 100, Fraction(1, chance.choice((1, 1, 10)))) or Fraction(1)
    plain = chance.choice(_PERCENT)
    if chance.random() < 0.6 or abs(value - share * 100) > value / 20:
        reach = Fraction(1, 2 * 10 ** len(digits(value).partition(".")[2]))
        text = (
            spelled(int(value))
            if value.denominator == 1 and chance.random() < 0.1
            else digits(value)
        )
        text = digits(value) if "%" in plain else text
        return Told(
            plain.format(text), "N percent", value / 100 - reach / 100, value / 100 + reach / 100
        )
    unit = "%" if "%" in plain else plain.format("").strip()
    hedge = chance.choice(("about", "over", "at least", "under", "at most", "nearly", "just over"))
    told = tell(chance, value if hedge == "about" else share * 100, unit, (hedge,), is_digits=True)
    low, high = (None if end is None else end / 100 for end in (told.low, told.high))
    return Told(told.words, told.kind.replace("units", "percent"), low, high)


def _share_told(chance: Random, share: Fraction) -> Told:
    """A share in percent, or as a part in words where one fits."""
    fitting = [
        (words, part, hedge, low, high)
        for words, part in _PARTS
        for hedge, low, high in _PART_HEDGES
        if low <= share / part - 1 <= high
        and not ("fewer" in hedge and " in " not in words and " out " not in words)
    ]
    if not fitting or chance.random() < 0.5:
        return percentage(chance, share)
    words, part, hedge, low, high = chance.choice(fitting)
    kind = f"{hedge.format('N in M' if ' in ' in words or ' out ' in words else 'a part')}"
    wide_low = None if low <= -0.2 else part * (Fraction(3, 4) if low < 0 else Fraction(9, 10))
    wide_high = None if high >= 0.2 else part * (Fraction(5, 4) if high > 0 else Fraction(11, 10))
    return Told(hedge.format(words), kind, wide_low, wide_high)


def shares(chance: Random) -> Iterator[Case]:
    """The share of a part in a whole."""
    unit = chance.choice(_UNITS)
    whole = _amounts(chance, unit, 1)[0] * 3 + 20
    part = max(to_step(whole * Fraction(chance.randint(30, 970), 1000), 1), Fraction(2))
    share = part / whole
    parts = _tell(chance, part, unit), _tell(chance, whole, unit)
    told = _share_told(chance, share)

    def retold(chance: Random, at: int) -> Told | None:
        if at != -1:
            value = scaled([part, whole], unit)(chance, at)
            return value if at == 1 or (value.high or 0) < whole else None
        percent = to_step(share * Fraction(chance.choice((30, 50, 70, 150, 200))), 1)
        return _percentage_of(percent) if 1 <= percent <= 97 else None

    relation = Relation(
        parts, told, lambda v: v[0] / v[1],
        lambda names: {"share_of": {"part": names[0], "whole": names[1]}}, key="share",
    )  # fmt: skip
    yield from _cases(chance, kinds_of(*parts, told), relation, retold)


def _percentage_of(value: Fraction) -> Told:
    half = Fraction(1, 200)
    return Told(f"{digits(value)} percent", "N percent", value / 100 - half, value / 100 + half)


_RISES = ("rose by {}", "grew by {}", "increased by {}", "rose {}", "up {}", "climbed {}",
          "an increase of {}", "a rise of {}", "jumped {}")  # fmt: skip
_FALLS = ("fell by {}", "dropped by {}", "declined by {}", "fell {}", "down {}", "decreased by {}",
          "a decrease of {}", "a drop of {}", "shrank by {}", "plunged {}")  # fmt: skip
_MULTIPLES = (
    ("doubled", 2, 0.03), ("tripled", 3, 0.03), ("halved", 0.5, 0.03), ("quadrupled", 4, 0.03),
    ("nearly doubled", 1.94, 0.03), ("more than doubled", 2.3, 0.13), ("almost tripled", 2.9, 0.03),
    ("more than tripled", 3.4, 0.1), ("roughly doubled", 2, 0.05), ("trebled", 3, 0.03),
)  # fmt: skip


def changes(chance: Random) -> Iterator[Case]:
    """By how much a figure has changed: in percent, as a multiple, in units, in points."""
    if chance.random() < 0.12:
        yield from _in_points(chance)
        return
    unit = chance.choice(_UNITS)
    before = _amounts(chance, unit, 1)[0] + 10
    made = chance.choice((_in_percent, _in_percent, _in_percent, _as_multiple, _in_units))
    told, after, worked, name = made(chance, before, unit)
    parts = _tell(chance, before, unit), _tell(chance, after, unit)
    relation = Relation(
        parts, told, worked,
        lambda names: {"change_from": {"before": names[0], "after": names[1]}},
    )  # fmt: skip
    is_rise = after > before

    def retold(chance: Random, at: int) -> Told | None:
        if at == -1 and name == "percent":
            change = abs(after / before - 1) * Fraction(chance.choice((30, 50, 200, 300)), 100)
            return _changed(chance, change, is_rise) if change < Fraction(9, 10) else None
        if at == -1:
            return None
        value = scaled([before, after], unit)(chance, at)
        other = ((before, after)[1 - at], (value.low or Fraction(0)))
        is_still = (other[1] > other[0]) is (is_rise if at == 1 else not is_rise)
        return value if is_still else None

    yield from _cases(chance, (f"change: {name}", *kinds_of(*parts, told)), relation, retold)


_Change: TypeAlias = tuple[Told, Fraction, Worked, str]


def _in_percent(chance: Random, before: Fraction, unit: str) -> _Change:
    factor = Fraction(chance.choice((chance.randint(300, 970), chance.randint(1030, 2500))), 1000)
    after = max(to_step(before * factor, 1), Fraction(1))
    if after == before:
        after += 1
    told = _changed(chance, abs(after / before - 1), after > before)
    sign = 1 if after > before else -1
    return told, after, lambda v: sign * (v[1] / v[0] - 1), "percent"


def _changed(chance: Random, change: Fraction, is_rise: bool) -> Told:
    """A change in percent with its verb."""
    told = percentage(chance, change)
    phrase = chance.choice(_RISES if is_rise else _FALLS)
    return Told(phrase.format(told.words), told.kind, told.low, told.high)


def _as_multiple(chance: Random, before: Fraction, unit: str) -> _Change:
    words, factor, reach = chance.choice(_MULTIPLES)
    off = Fraction(chance.randint(-100, 100), 100) * Fraction(reach).limit_denominator(100)
    after = to_step(before * Fraction(factor).limit_denominator(100) * (1 + off), Fraction(1, 10))
    if unit in COUNTED:
        before, after = before, to_step(after, 1)
    ratio = after / before
    low, high = min(ratio, Fraction(factor)) * 4 / 5, max(ratio, Fraction(factor)) * 5 / 4
    is_open = words.startswith("more")
    told = Told(words, words, low, None if is_open else high)
    is_no_more = is_open and ratio <= int(factor)  # "more than doubled", once rounded to the unit
    if is_no_more or abs(ratio / Fraction(factor) - 1) > 2 * reach:
        return _in_percent(chance, before, unit)
    return told, after, lambda v: v[1] / v[0], "multiple"


def _in_units(chance: Random, before: Fraction, unit: str) -> _Change:
    step = to_step(before * Fraction(chance.randint(30, 800), 1000), 1) or Fraction(1)
    is_rise = chance.random() < 0.5 or step >= before
    after = before + step if is_rise else before - step
    told = _tell(chance, step, unit)
    phrase = chance.choice(_RISES[:3] if is_rise else _FALLS[:3])
    sign = 1 if is_rise else -1
    words = phrase.format(told.words)
    return (
        Told(words, told.kind, told.low, told.high),
        after,
        lambda v: sign * (v[1] - v[0]),
        "units",
    )


def _in_points(chance: Random) -> Iterator[Case]:
    """From one share to another by so many percentage points; not by so many more."""
    before, points = chance.randint(15, 60), chance.randint(2, 12)
    is_rise = chance.random() < 0.5
    after = before + points if is_rise else before - points
    verb = chance.choice(_RISES if is_rise else _FALLS)
    phrase = chance.choice(("{} percentage points", "{} points", "{} percentage points"))
    sign = chance.choice(_PERCENT)
    world = f"from {before} to {after} percent"
    for told, is_true in ((points, True), (2 * points + chance.randint(2, 9), False)):
        claims: dict[str, dict[str, Any]] = {
            "before": {"quantity": sign.format(before)},
            "after": {"quantity": sign.format(after)},
            "change": {
                "quantity": verb.format(phrase.format(told)),
                "change_from": {"before": "before", "after": "after"},
            },
        }
        yield Case((f"change: {phrase}",), world, Article(claims), is_true)


# Expectations of the desk


def expectations(chance: Random) -> Iterator[Case]:
    """Comparisons, sums and differences of claims under ``expect:``."""
    unit = chance.choice(_UNITS)
    values = sorted(_amounts(chance, unit, 3))
    first, second, third = values
    if not first < second < third:
        return
    a, b, c = (_tell(chance, value, unit) for value in values)
    claims = {name: {"quantity": told.words} for name, told in (("a", a), ("b", b), ("c", c))}
    total = _tell(chance, first + second, unit)
    claims["total"] = {"quantity": total.words}
    true = ("a < b", "a <= c", "c > a", "a + b == total", "total - a == b", "a < b < c",
            "total > a",
            "a != c", "max(a, b) <= c", "abs(a - c) >= c - a", "a / total < 1")  # fmt: skip
    told = chance.choice(true)
    yield Case((told, *kinds_of(a, b, c, total)), told, Article(claims, (told,)))
    yield from _failed(chance, values, unit)


def _failed(chance: Random, values: Sequence[Fraction], unit: str) -> Iterator[Case]:
    """Figures told exactly that an expectation does not hold of."""
    a, b, c = (exact(value, unit) for value in values)
    total = exact(values[0] + values[1], unit)
    claims = {name: {"quantity": told.words} for name, told in (("a", a), ("b", b), ("c", c))}
    claims["total"] = {"quantity": total.words}
    wrong = []
    if b.is_apart(a.low, a.high):
        wrong += ["a > b", "b <= a", "total < a"]
    if values[2] > 2 * (values[0] + values[1]):
        wrong += ["total == c", "total >= c"]
    if not wrong:
        return
    told = chance.choice(wrong)
    yield Case((told,), told, Article(claims, (told,)), is_true=False)


FAMILIES = {
    "totals": totals,
    "averages": averages,
    "differences": differences,
    "rates": rates,
    "shares": shares,
    "changes": changes,
    "expectations": expectations,
}
