"""What an editor reads of a conversion that is wrong, and the honest ones that look it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Say = Callable[[str, str], list[str]]


@pytest.mark.parametrize(
    ("rule", "quantity", "restated", "message"),
    [
        (
            "conversion-error",
            "up to 900 kilometers",
            "500 miles",
            "900 kilometers is 559 miles, not 500; 500 miles is 805 km, not 900.",
        ),
        (
            "conversion-imprecise",
            "135 miles",
            "200 km",
            "135 miles is 217 km; “200 km” agrees only through rounding.",
        ),
        (
            "scale-slip",
            "500 million gallons",
            "1.9 million liters",
            "500 million gallons is 1.893 billion liters; "
            "1.9 million is a thousand times too small.",
        ),
        (
            "unit-slip",
            "14,000 square miles",
            "14,000 sq km",
            "14,000 square miles is 36,260 sq km; the figure 14,000 was repeated, not converted.",
        ),
        (
            "unit-mismatch",
            "60 gallons per acre",
            "25 hectares",
            "“60 gallons per acre” is a volume per area, “25 hectares” an area.",
        ),
        ("unit-slip", "50 knots", "80 km/h", "50 knots is 92.6 km/h; 80 km/h is right for 50 mph."),
        (
            "conversion-error",
            "100 meters",
            "300 feet",
            "100 meters is 328 feet, not 300; 300 feet is 91.4 m, not 100.",
        ),
        (
            "conversion-error",
            "172 km/h",
            "117 mph",
            "172 km/h is 107 mph, not 117; 117 mph is 188 km/h, not 172.",
        ),
        (
            "unit-mismatch",
            "10 square miles",
            "26 km",
            "“10 square miles” is an area, “26 km” a length.",
        ),
        (
            "unit-mismatch",
            "100 km/h",
            "62 miles",
            "“100 km/h” is a speed, “62 miles” a length.",
        ),
    ],
)
def test_a_wrong_conversion_is_told_in_a_sentence(
    say: Say, rule: str, quantity: str, restated: str, message: str
) -> None:
    assert say(rule, f"{{quantity: '{quantity}', restated: '{restated}'}}") == [message]


@pytest.mark.parametrize(
    ("quantity", "restated"),
    [
        ("a mile", "2 km"),
        ("900 kilometers", "550 miles"),
        ("nearly 900 kilometers", "560 miles"),
        ("30 to 55 km/h", "19 to 34 mph"),
        ("98.6 degrees Fahrenheit", "37 C"),
        ("€10 million", "$11 million"),
        ("a cup of flour", "120 g"),
        ("30 miles per gallon", "7.8 litres per 100 km"),
        ("a dozen", "12 eggs"),
        ("a two-hour drive", "120 miles"),
        ("100 KN-23 missiles", "about 100 of them"),
    ],
)
@pytest.mark.parametrize("rule", ["conversion-error", "scale-slip", "unit-slip", "unit-mismatch"])
def test_an_honest_restatement_is_left_alone(
    say: Say, rule: str, quantity: str, restated: str
) -> None:
    assert say(rule, f'{{quantity: "{quantity}", restated: "{restated}"}}') == []
