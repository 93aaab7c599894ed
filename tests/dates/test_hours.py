import pytest

from factcheck.reading.dates.dates_retold import tells_hour


@pytest.mark.parametrize(
    "text",
    [
        "It landed late on Monday.",
        "It landed on Monday, Seoul time.",
        "The vote was on Monday at 9 p.m.",
        "It began at 21:30 on Monday.",
        "It was Monday on one side of the date line.",
        "By U.S. time it was Monday.",
        "It was still Monday in Washington.",
        "It was still Monday in the Netherlands.",
        "By local time it was Monday.",
    ],
)
def test_an_hour_or_a_zone_may_move_a_day(text: str) -> None:
    assert tells_hour(text)


@pytest.mark.parametrize(
    "text",
    [
        "It landed on Monday.",
        "For the first time they met, on Monday in private.",
        "The template of May",
        "The line closed on Monday.",
        "It was on Monday in the end.",
        "It was on Monday in the",
        "Time and again they met on Monday.",
    ],
)
def test_a_day_alone_tells_no_hour(text: str) -> None:
    assert not tells_hour(text)


def test_names_joined_by_hyphens_without_end_are_no_place() -> None:
    assert not tells_hour("A-" * 200_000)
