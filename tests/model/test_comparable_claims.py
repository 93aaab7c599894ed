"""Whether two claims about one thing can both be true, and why nobody can tell where they may."""

from __future__ import annotations

import pytest

from factcheck import Claim, Document, Place
from factcheck.comparison import Verdict
from factcheck.model import Written
from factcheck.model.pairs import compare_claims

HERE = Place("claims/a.yaml", 1, 1)
FIRST, LATER = "1 May 2024", "3 June 2024"


def claim(published: str, aspect: str = "Almby, people", **keys: str) -> Claim:
    """A claim of a source of its own."""
    document = Document(
        "a", HERE, written={"published": Written(published, HERE)} if published else {}
    )
    written = {key: Written(words, HERE) for key, words in keys.items()}
    return Claim("x", document, HERE, written=written, about=tuple(aspect.split(", ")))


def compared(one: Claim, other: Claim) -> tuple[str, str]:
    """The verdict, and why it is one."""
    found = compare_claims(one, other)
    assert found is not None
    return str(found.verdict), found.explanation


COUNTS = ("40 people", "50 people")


@pytest.mark.parametrize(
    ("days", "keys", "why"),
    [
        ((FIRST, LATER), {},
         "40 people and 50 people may both have been right when published, on 1 May 2024 and "
         "3 June 2024: give as_of"),
        ((FIRST, ""), {},
         "40 people and 50 people may both have been right when published: give as_of, or the day "
         "on which each was published"),
        ((FIRST, LATER), {"cumulative": "true"}, "not comparable: a count of all so far grows"),
        ((FIRST, FIRST), {"cumulative": "true"}, "not comparable: a count of all so far grows"),
    ],
)  # fmt: skip
def test_two_counts_may_both_have_been_right(
    days: tuple[str, str], keys: dict[str, str], why: str
) -> None:
    one, other = (
        claim(day, quantity=count, **keys) for day, count in zip(days, COUNTS, strict=True)
    )
    assert compared(one, other) == ("cannot tell", why)


@pytest.mark.parametrize(
    ("days", "aspect", "keys"),
    [
        ((FIRST, FIRST), "Almby, people", {}),
        (("", ""), "Almby, people", {}),
        ((FIRST, LATER), "Almby, people", {"as_of": "2023"}),
        ((FIRST, LATER), "Almby, people", {"as_of": "2023", "cumulative": "true"}),
        ((FIRST, LATER), "Almby, people in 2023", {}),
        ((FIRST, LATER), "Almby, people for 2023", {}),
        ((FIRST, LATER), "Almby, people during 2023", {}),
    ],
)  # fmt: skip
def test_two_counts_of_one_day_conflict(
    days: tuple[str, str], aspect: str, keys: dict[str, str]
) -> None:
    one, other = (
        claim(day, aspect, quantity=count, **keys) for day, count in zip(days, COUNTS, strict=True)
    )
    assert compared(one, other)[0] == "conflicts"


def test_a_count_ten_times_another_is_no_growth() -> None:
    counts = (claim(FIRST, quantity="412 people"), claim(LATER, quantity="4,120 people"))
    assert compared(*counts)[0] == compared(*counts[::-1])[0] == "conflicts"


@pytest.mark.parametrize("lengths", ["5 km, 6 km", "5.5 people, 6.5 people"])
def test_what_is_measured_or_has_parts_is_no_count_that_grows(lengths: str) -> None:
    one, other = (
        claim(day, quantity=length)
        for day, length in zip((FIRST, LATER), lengths.split(", "), strict=True)
    )
    assert compared(one, other)[0] == "conflicts"


@pytest.mark.parametrize(
    ("first", "second", "verdict"),
    [
        ("2023-01-17", "2023-01-17", "conflicts"),
        ("2023-01-17", "2023-01-18", "cannot tell"),
        ("2023-01", "2023-01-18", "conflicts"),
        ("2023-01", "2023", "cannot tell"),
        ("2023-01", "2023-01", "conflicts"),
    ],
)
def test_two_figures_conflict_where_they_hold_as_of_one_day_or_period(
    first: str, second: str, verdict: str
) -> None:
    one = claim(FIRST, quantity="5 km", as_of=first)
    other = claim(FIRST, quantity="6 km", as_of=second)
    told = compared(one, other)
    assert told[0] == verdict
    apart = f"not comparable, because as_of differs: {first} and {second}"
    assert (told[1] == apart) is (verdict == "cannot tell")


def test_a_figure_as_of_a_day_leaves_open_what_names_none() -> None:
    dated, undated = claim(FIRST, quantity="5 km", as_of="2023"), claim(FIRST, quantity="6 km")
    for pair in ((dated, undated), (undated, dated)):
        verdict, why = compared(*pair)
        assert verdict == "cannot tell"
        assert why.endswith("; but only one of them says as of when: 2023")


@pytest.mark.parametrize(
    ("key", "first", "second", "verdict"),
    [
        ("text", "3-2", "2-3", "cannot tell"),
        ("text", "3-2", "3-1", "conflicts"),
        ("text", "57th", "58th", "conflicts"),
        ("text", "KN-23", "KN-24", "cannot tell"),
        ("text", "guilty", "not guilty", "conflicts"),
        ("text", "guilty", "never guilty", "conflicts"),
        ("text", "no rain", "rain", "conflicts"),
        ("text", "rain", "some rain", "cannot tell"),
        ("text", "Rain", "rain", "agrees"),
        ("place", "Almby", "almby", "agrees"),
        ("place", "Almby", "Berg", "cannot tell"),
        ("quotation", "we will go", "“We will go.”", "agrees"),
        ("quotation", "we will go", "and we will go; we must", "agrees"),
        ("quotation", "we will go", "we will stay", "cannot tell"),
    ],
)
def test_words_are_one_or_exclude_each_other_or_leave_it_open(
    key: str, first: str, second: str, verdict: str
) -> None:
    pair = claim(FIRST, **{key: first}), claim(FIRST, **{key: second})
    assert compared(*pair)[0] == compared(*pair[::-1])[0] == verdict


@pytest.mark.parametrize("key", ["quantity", "date", "text", "place", "quotation"])
def test_what_a_claim_without_a_property_says_is_compared_with_nothing(key: str) -> None:
    words = "2023" if key == "date" else "5 km"
    bare, full = claim(FIRST, "Almby", **{key: words}), claim(FIRST, **{key: words})
    assert compare_claims(bare, bare) is None
    found = compare_claims(full, full)
    assert found is not None
    assert found.verdict is Verdict.AGREES


def test_what_is_denied_is_compared_with_nothing() -> None:
    said, denied = claim(FIRST, quantity="5 km"), claim(FIRST, quantity="6 km", denies="y")
    assert compare_claims(said, denied) is None
    assert compare_claims(denied, said) is None
