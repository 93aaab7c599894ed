"""The dates of the first article, published on 16 or 17 January 2024."""

from __future__ import annotations

from datetime import date

import pytest

from factcheck.comparison import Verdict
from factcheck.dates import Date, compare_dates
from factcheck.reading.dates.date import read_date

PUBLISHED = "2024-01-16/2024-01-17"


def read(words: str, origin: Date | None = None) -> Date:
    return read_date(words, published=PUBLISHED, origin=origin)


def test_on_tuesday_is_one_day() -> None:
    (reading,) = read("on Tuesday").readings
    assert (reading.earliest, reading.latest) == (date(2024, 1, 16), date(2024, 1, 16))
    assert reading.how == "the Tuesday on or before 17 January 2024"


ACCUSATION = read("4 January 2024")


@pytest.mark.parametrize(
    ("one", "other", "verdict", "explanation"),
    [
        (
            read("on Tuesday"),
            read("16 January 2024"),
            Verdict.AGREES,
            "“on Tuesday” is 16 January 2024; “16 January 2024” says the same",
        ),
        (
            read("last week"),
            read("4 January 2024 or 9 January 2024"),
            Verdict.CANNOT_TELL,
            "“last week” covers 7 to 16 January 2024; "
            "4 January 2024 does not fit, 9 January 2024 does",
        ),
        (
            read("a September summit"),
            read("13 September 2023"),
            Verdict.AGREES,
            "“a September summit” covers September 2023; 13 September 2023 fits",
        ),
        (
            read("shortly after", origin=ACCUSATION),
            read("by 5 January 2024"),
            Verdict.CANNOT_TELL,
            "“shortly after” covers 4 to 18 January 2024; “by 5 January 2024” means on or before "
            "5 January 2024; they may be the same, but “shortly after” is too vague to confirm it",
        ),
        (
            read("shortly after", origin=ACCUSATION),
            read("reported on 5 January 2024"),
            Verdict.CANNOT_TELL,
            "“shortly after” covers 4 to 18 January 2024; “reported on 5 January 2024” means on or "
            "before 5 January 2024; a report dated 5 January 2024 does not date the event itself",
        ),
        (
            read("in February, 2022"),
            read("24 February 2022"),
            Verdict.AGREES,
            "“in February, 2022” covers February 2022; 24 February 2022 fits",
        ),
        (
            read("October 18, 2023"),
            read("18 October 2023"),
            Verdict.AGREES,
            "“October 18, 2023” is 18 October 2023; “18 October 2023” says the same",
        ),
        (
            read("last week"),
            read("3 January 2024"),
            Verdict.CONFLICTS,
            "“last week” covers 7 to 16 January 2024; 3 January 2024 is 4 days earlier",
        ),
    ],
)
def test_a_date_is_set_against_what_is_known(
    one: Date, other: Date, verdict: Verdict, explanation: str
) -> None:
    comparison = compare_dates(one, other)
    assert (comparison.verdict, comparison.explanation) == (verdict, explanation)


def test_a_relative_date_says_what_it_would_have_to_count_from() -> None:
    assert read("shortly after").reason == ("it counts from a claim whose date is not known")
