"""Rule weekday-mismatch."""

from factcheck import Date, Inconsistent


def check_weekday_mismatch(date: Date) -> None:
    """A weekday that does not match the full date beside it.

    Either may be wrong, so look up both. A weekday alone is not held against any calendar, a day
    without its year only within two months of publication, where it is that of no other year.

    Fails:
        - date: Tuesday, 17 January 2024
        - date: Friday, May 27, 1937

    Passes:
        - date: Tuesday, 16 January 2024
        - date: Friday, May 27, 1938
        - date: on Tuesday
    """
    if date.weekday_conflict:
        raise Inconsistent(date.weekday_conflict, suggestions=date.with_right_weekday)
