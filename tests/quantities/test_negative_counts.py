"""When a negative number of people or things is an error, and when the words make it a change."""

import pytest

from factcheck.reading.figures.comparing import is_negative_count
from factcheck.reading.figures.quantity import read_quantity


@pytest.mark.parametrize(
    ("words", "sentence", "subject"),
    [
        ("-3 tanks", "", ""),
        ("minus 40 people", "Minus 40 people were in the square.", "rally people present"),
        ("−12 ships", "The admiral said that −12 ships are in port.", "fleet ships in port"),
        ("-3 dead", "There were -3 dead, the mayor told reporters.", "quake dead"),
        ("negative 3 old trucks", "", "convoy"),
    ],
)
def test_fewer_than_none_cannot_be(words: str, sentence: str, subject: str) -> None:
    assert is_negative_count(read_quantity(words), sentence, subject)


@pytest.mark.parametrize(
    ("words", "sentence", "subject"),
    [
        ("3 tanks", "", ""),
        ("-40 people", "In 2021 the village had a net migration of -40 people.", ""),
        ("-40 people", "From 2010 to 2020 it was -40 people.", "village"),
        ("-40 residents", "Residents: -40", "village"),  # a row of a table
        ("-40 residents", "", "village change in population"),
        ("-40 residents", "", "village residents compared with 2010"),
        ("-3 tanks", "The balance of the day was -3 tanks.", ""),
        ("-3 fewer tanks", "", ""),
        ("−12 voters", "The model is off by −12 voters in this town.", ""),
        ("-3 goals", "United has a record of -3 goals.", "United"),
        ("-40 jobs", "", "town"),
        ("-300 dollars", "", "account"),
        ("-3 trucks", "The base, which was +5 in May, is -3 trucks in June.", ""),
        ("30-40 people", "There were 30-40 people.", ""),
    ],
)
def test_a_change_or_a_balance_may_be_negative(words: str, sentence: str, subject: str) -> None:
    assert not is_negative_count(read_quantity(words), sentence, subject)
