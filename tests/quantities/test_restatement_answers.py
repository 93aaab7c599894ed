"""What a restatement's answer says to an editor."""

import pytest

from factcheck.comparison import Verdict
from factcheck.reading.figures.comparing import compare_restatement


@pytest.mark.parametrize(
    ("stated", "restated", "explanation", "suggestions"),
    [
        (
            "974 mb",
            "28.34 inches",
            "974 mb is 28.76 inches, not 28.34; 28.34 inches is 960 mb, not 974.",
            ("28.76 inches",),
        ),
        (
            "310 mi³",
            "1,920 km^3",
            "310 mi³ is 1,292 km³, not 1,920; 1,920 km³ is 461 cu mi, not 310.",
            ("1,290 km^3", "1,292 km^3"),
        ),
        (
            "3.7 m/s²",
            "15 ft/s²",
            "3.7 m/s² is 12.1 ft/s², not 15; 15 ft/s² is 4.57 m/s², not 3.7.",
            ("12 ft/s²",),
        ),
        (
            "31 to 40 g",
            "0.1 to 1.4 oz",
            "31 g is 1.09 oz, not 0.1; 0.1 oz is 2.83 g, not 31.",
            ("1.1 to 1.4 oz",),
        ),
        (
            "20C",
            "86F",
            "20 C is 68 F, not 86; 86 F is 30°C, not 20.",
            ("68F",),
        ),
        (
            "6 ft 2 in",
            "1.78 m",
            "6 ft 2 in is 1.88 m, not 1.78; 1.78 m is 5.84 ft, not 6 ft 2 in.",
            ("1.88 m",),
        ),
        (
            "12 to 18 inches",
            "30 to 64 centimeters",
            "18 inches is 45.7 centimeters, not 64; 64 centimeters is 25.2 in, not 18.",
            ("30 to 46 centimeters",),
        ),
        (
            "4.2 eV",
            "6.37 × 10⁻¹⁹ J",
            "4.2 eV is 6.73 × 10⁻¹⁹ J, not 6.37 × 10⁻¹⁹; 6.37 × 10⁻¹⁹ J is 3.98 eV, not 4.2.",
            ("6.73 × 10⁻¹⁹ J",),
        ),
        (
            "231.2 m",
            "745 feet 10 inches",
            "231.2 m is 758.53 feet, not 745 feet 10 inches; "
            "745 feet 10 inches is 227.3 m, not 231.2.",
            ("758 feet 6 inches",),
        ),
    ],
)
def test_a_conflict_shows_both_directions_and_a_rounding(
    stated: str, restated: str, explanation: str, suggestions: tuple[str, ...]
) -> None:
    comparison = compare_restatement(stated, restated)
    assert comparison.verdict is Verdict.CONFLICTS
    assert comparison.explanation == explanation
    assert comparison.suggestions == suggestions


@pytest.mark.parametrize(
    ("stated", "restated", "reason"),
    [
        (
            "21 C",
            "37.8 F",
            "The figures fit as a difference of temperatures, not as a temperature: "
            "the words do not say which they are.",
        ),
        (
            "180C",
            "fan 160C",
            "A fan oven is set lower than others, by how much depends on the oven.",
        ),
        (
            "3 × 2 cm",
            "3 × 0.9 in",
            "Both sides multiply by one number, which may be how many there are.",
        ),
        (
            "50 patients a day",
            "250 patients a week",
            "Both are so many in a time, which may be that of work and not all of it.",
        ),
        (
            "-5 km",
            "3.1 miles",
            "One figure has a minus, which may be a dash, or be told by a word.",
        ),
        ("12 miles", "22 km", "“12 miles” may be a limit at sea, told in nautical miles."),
        (
            "4 ounces",
            "1 cup",
            "“4 ounces” may be a weight: of what, decides how much room it takes.",
        ),
        (
            "$5 million",
            "£4 million",
            "“$5 million” and “£4 million” are money: no rate of exchange is known here.",
        ),
        (
            "1 cup",
            "200 g",
            "“1 cup” is a volume, “200 g” a mass: they cannot be converted into each other.",
        ),
        ("900 km", "560", "“560” names no unit."),
        (
            "50 bushels per acre",
            "3 kg",
            "“50 bushels per acre” is a volume per area, “3 kg” a mass: "
            "they cannot be converted into each other.",
        ),
        (
            "$20 an hour",
            "20 km",
            "“$20 an hour” is an amount in dollars per time, “20 km” a length: "
            "they cannot be converted into each other.",
        ),
        (
            "7 per 100,000 people",
            "3 km",
            "“7 per 100,000 people” is a share, “3 km” a length: "
            "they cannot be converted into each other.",
        ),
        (
            "20 km",
            "£20",
            "“20 km” is a length, “£20” an amount in GBP: "
            "they cannot be converted into each other.",
        ),
        (
            "£20",
            "20 km",
            "“£20” is an amount in GBP, “20 km” a length: "
            "they cannot be converted into each other.",
        ),
        (
            "3 trains an hour",
            "20 minutes per train",
            "“3 trains an hour” is a number per time, “20 minutes per train” a time per count: "
            "they cannot be converted into each other.",
        ),
        (
            "900 kilomters",
            "560 miles",
            "“900 kilomters” cannot be read: unknown unit “kilomters”.",
        ),
        (
            "5, 10 and 15 km",
            "3 and 6 mi",
            "“5, 10 and 15 km” and “3 and 6 mi” do not match figure by figure.",
        ),
    ],
)
def test_what_cannot_be_told_says_why(stated: str, restated: str, reason: str) -> None:
    comparison = compare_restatement(stated, restated)
    assert comparison.is_undecided
    assert comparison.explanation == reason


def test_a_coarse_rounding_that_is_far_off_is_imprecise_and_suggests_a_finer_one() -> None:
    comparison = compare_restatement("900 km", "600 miles")
    assert comparison.is_imprecise
    assert comparison.explanation == (
        "900 km is 559 miles; “600 miles” agrees only through rounding."
    )
    assert comparison.suggestions == ("550 miles", "560 miles")


@pytest.mark.parametrize(
    ("stated", "restated", "explanation"),
    [
        ("70 km/h", "43 mph", "70 km/h is 43.496 mph."),
        ("105 km/h", "65 mph", "105 km/h is 65.2 mph."),
        ("55.5 miles", "89.3 km", "55.5 miles is 89.3 km."),
    ],
)
def test_a_conversion_is_shown_so_finely_that_it_rounds_as_the_exact_one(
    stated: str, restated: str, explanation: str
) -> None:
    assert compare_restatement(stated, restated).explanation == explanation


@pytest.mark.parametrize("bound", ["up to", "at least", "more than", "nearly", "about"])
def test_a_hedge_never_widens_a_restatement(bound: str) -> None:
    assert compare_restatement(f"{bound} 900 km", "500 miles").conflicts


def test_a_figure_in_a_range_of_the_other_unit_fits() -> None:
    assert not compare_restatement("3 to 5 km", "2.5 miles").conflicts


def test_every_further_statement_in_the_parentheses_is_held_against_the_figure() -> None:
    assert compare_restatement("50 knots", "93 km/h; 85 mph").conflicts


@pytest.mark.parametrize(
    ("stated", "restated", "explanation"),
    [
        ("8 fl oz", "2 cups", "8 fl oz is 1 cup, not 2; 2 cups is 16 US fl oz, not 8."),
        ("12 inches", "2 feet", "12 inches is 1 foot, not 2; 2 feet is 24 in, not 12."),
    ],
)
def test_one_of_a_unit_is_told_in_the_singular(
    stated: str, restated: str, explanation: str
) -> None:
    assert compare_restatement(stated, restated).explanation == explanation


def test_digits_exchanged_are_suggested_as_they_should_stand() -> None:
    assert compare_restatement("184 meters", "640 feet").suggestions == ("604 feet",)


def test_the_sides_of_an_area_are_not_set_beside_the_area() -> None:
    answer = compare_restatement("12 square meters", "3 ft × 4 ft")
    assert answer.explanation == (
        "“12 square meters” and “3 ft × 4 ft” do not match figure by figure."
    )


@pytest.mark.parametrize(
    ("stated", "restated", "suggested"),
    [
        ("50 to 100 metres", "160 to 300 feet", "160 to 330 feet"),
        ("50 to 100 km", "20 to 40 miles", "31 to 62 miles"),
        ("up to 900 km", "up to 500 miles", "up to 550 miles"),
        ("nearly 100 metres", "nearly 300ft", "nearly 330ft"),
        ("100 m x 50 m", "328 ft x 200 ft", "328 ft x 160 ft"),
        (
            "1.5 to 2 million gallons",
            "5 to 7.6 million liters",
            "5.7 million to 7.6 million liters",
        ),
    ],
)
def test_a_correction_keeps_the_words_around_the_figures(
    stated: str, restated: str, suggested: str
) -> None:
    assert compare_restatement(stated, restated).suggestions[0] == suggested


@pytest.mark.parametrize(
    ("stated", "restated", "suggested"),
    [
        ("900 km", "500 to 520 miles", "560 miles"),  # which end was meant, nobody can tell
        ("0.3 m", "2 feet", "1 foot"),
        ("30 cm", "a foot and a half", "1 foot"),
    ],
)
def test_a_correction_is_the_figure_alone_where_the_words_would_not_fit_it(
    stated: str, restated: str, suggested: str
) -> None:
    assert compare_restatement(stated, restated).suggestions[0] == suggested


@pytest.mark.parametrize(
    ("stated", "restated"),
    [("a loss of €2m", "a profit of $2.2m"), ("a $9bn surplus", "a deficit of £7bn")],
)
def test_a_loss_is_no_conversion_of_a_profit(stated: str, restated: str) -> None:
    assert compare_restatement(stated, restated).conflicts
    assert not compare_restatement(stated, stated).conflicts
    assert not compare_restatement(stated, restated.split()[-1]).conflicts
