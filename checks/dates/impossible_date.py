"""Rule impossible-date."""

from factcheck import Date


def check_impossible_date(date: Date) -> None:
    """A day that does not exist in any calendar.

    The month or the day was mistyped. The 29th of February is held against its year, and
    against none where the year is not given.

    Fails:
        - date: 30 February 2024
        - date: February 29, 2023
        - date: 31 September 2023

    Passes:
        - date: 29 February 2024
        - date: February 29
        - date: 31 August 2023
        - date: the 31st
    """
    assert not date.impossible, f"“{date.words}” is no day; {date.impossible}."
