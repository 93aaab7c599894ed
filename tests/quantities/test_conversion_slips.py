"""Slips that explain a wrong conversion, and honest figures that only look like one."""

import pytest

from factcheck.quantities import explain_scale_slip, explain_unit_slip
from factcheck.quantities.conversion_slips import (
    _is_decimal,
    explain_digit_slip,
    explain_power_apart,
)
from factcheck.reading.figures.quantity import read_quantity


@pytest.mark.parametrize(
    ("stated", "restated", "explanation"),
    [
        (
            "500 million gallons",
            "1.9 million liters",
            "500 million gallons is 1.893 billion liters; "
            "1.9 million is a thousand times too small.",
        ),
        (
            "200 meters",
            "66 feet",
            "200 meters is 656 feet; 66 is ten times too small.",
        ),
        (
            "17.5 inches",
            "44.5 mm",
            "17.5 inches is 444.5 mm; 44.5 is ten times too small.",
        ),
        (
            "3 million acres",
            "121 hectares",
            "3 million acres is 1.214 million hectares; 121 is 10,000 times too small.",
        ),
        ("four feet", "12 m", "four feet is 1.22 m; 12 is ten times too large."),
        ("0.5 km", "0.031 miles", "0.5 km is 0.311 miles; 0.031 is ten times too small."),
    ],
)
def test_a_slip_of_scale_is_explained(stated: str, restated: str, explanation: str) -> None:
    assert explain_scale_slip(read_quantity(stated), read_quantity(restated)) == explanation


@pytest.mark.parametrize(
    ("stated", "restated", "explanation"),
    [
        (
            "14,000 square miles",
            "14,000 sq km",
            "14,000 square miles is 36,260 sq km; the figure 14,000 was repeated, not converted.",
        ),
        (
            "60 miles",
            "37 kilometers",
            "60 miles is 96.6 kilometers; 37 is the conversion the wrong way round.",
        ),
        ("50 knots", "80 km/h", "50 knots is 92.6 km/h; 80 km/h is right for 50 mph."),
        ("15 stone", "210 kg", "15 stone is 95.3 kg; it is 210 lb."),
        ("15,200 km", "8,200 miles", "15,200 km is 9,445 miles; it is 8,200 nmi."),
        ("20 miles", "12.4 miles", "12.4 miles is right for 20 km, not for 20 miles."),
        ("1,200 m", "3,937 metres", "1,200 m is 3,937 ft, not 3,937 metres."),
        (
            "a rise of 2 degrees Celsius",
            "35.6 degrees Fahrenheit",
            "2 degrees Celsius was converted as a temperature, "
            "but is a difference of temperatures.",
        ),
    ],
)
def test_a_slip_of_unit_is_explained(stated: str, restated: str, explanation: str) -> None:
    assert explain_unit_slip(read_quantity(stated), read_quantity(restated)) == explanation


@pytest.mark.parametrize(
    ("stated", "restated"),
    [
        ("900 km", "559 miles"),
        ("900 km", "500 miles"),  # wrong, but by no slip of this kind
        ("1 liter", "1 quart"),
        ("100 yards", "100 meters"),
        ("100 meters", "300 feet"),  # wrong, and that it would fit in yards is far-fetched
        ("172 km/h", "117 mph"),  # so are feet a second
        ("-40 C", "-40 F"),
        ("1 knot", "1 mph"),
        ("20 people", "200 people"),  # no conversion, and one digit tells nothing
        ("5 km", "5 kg"),
        ("5 km", "0 miles"),
        ("0 km", "5 miles"),
        ("hundreds of miles", "hundreds of kilometers"),
        ("974 mb", "28.34 inches"),
        ("14'3\"", "362 mm"),  # of several units, and so in no other
    ],
)
def test_honest_figures_and_other_mistakes_are_no_slips(stated: str, restated: str) -> None:
    assert explain_scale_slip(read_quantity(stated), read_quantity(restated)) == ""
    assert explain_unit_slip(read_quantity(stated), read_quantity(restated)) == ""


LEFT_OUT = "differ by a digit left out, or put in"


@pytest.mark.parametrize(
    ("one", "other", "way"),
    [
        ("1384 boats", "384 boats", LEFT_OUT),
        ("1384 boats", "184 boats", LEFT_OUT),
        ("134 boats", "1384 boats", LEFT_OUT),
        ("1384 boats", "138 boats", LEFT_OUT),
        ("384 boats", "348 boats", "have two digits exchanged"),
        ("3841 boats", "3814 boats", "have two digits exchanged"),
        ("384 boats", "374 boats", "differ in one digit"),
        ("384 boats", "380 boats", ""),
        ("1384 boats", "14 boats", ""),
        ("384 boats", "483 boats", ""),
        ("38 boats", "37 boats", ""),  # two digits tell too little
        ("380 boats", "370 boats", ""),
        ("384 boats", "384 boats", ""),
        ("1,500 boats", "150 boats", ""),
        ("384 boats", "384 to 394 boats", ""),
    ],
)
def test_digits_that_a_hand_mistakes_are_told(one: str, other: str, way: str) -> None:
    told = f"“{one}” and “{other}” {way}." if way else ""
    assert explain_digit_slip(read_quantity(one), read_quantity(other)) == told


@pytest.mark.parametrize(
    ("one", "other", "times"),
    [
        ("384 km", "3.84 km", "a hundred"),
        ("1,500 boats", "150 boats", "ten"),
        ("3000 boats", "3 boats", "a thousand"),
        ("12 million boats", "12 boats", "a million"),
        ("200 boats", "20 boats", ""),  # of one digit, and below a thousand
        ("300 boats", "3 boats", ""),
        ("246 boats", "123 boats", ""),
        ("384 km", "3.84 miles", ""),
        ("384 km", "no figure", ""),
        ("100 to 350 km", "1,000 km", ""),
        ("10 km", "0 km", ""),
    ],
)
def test_a_power_of_ten_between_two_figures_is_told(one: str, other: str, times: str) -> None:
    told = f"“{one}” is {times} times “{other}”." if times else ""
    assert explain_power_apart(read_quantity(one), read_quantity(other)) == told
    assert explain_power_apart(read_quantity(other), read_quantity(one)) == told


@pytest.mark.parametrize(
    ("one", "other", "is_decimal"),
    [("km", "m", True), ("kg", "tonnes", True), ("m", "m", True), ("km", "miles", False)],
)
def test_units_that_a_power_of_ten_parts_are_told_by_their_scale(
    one: str, other: str, is_decimal: bool
) -> None:
    first, second = (read_quantity(f"5 {unit}").readings[0].unit for unit in (one, other))
    assert _is_decimal(first, second) is _is_decimal(second, first) is is_decimal
