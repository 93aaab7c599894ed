"""A title that the references say was not held, and the honest ones that look it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Say = Callable[[str, str], list[str]]

OFFICE = """
published: {published}
claims:
  minister: {{about: Lavrov, name: Sergey Lavrov, role: '{role}'}}
references:
  lavrov: {{about: Lavrov, name: Sergey Lavrov, role: foreign minister, also: [top diplomat]}}
  office: {{about: [Lavrov, foreign minister], date: since 9 March 2004}}
"""


@pytest.mark.parametrize("role", ["foreign minister", "top diplomat"])
def test_a_title_before_its_time_is_told_with_the_term(say: Say, role: str) -> None:
    claims = OFFICE.format(published="2003-05-20", role=role)
    assert say("role-not-held", claims) == [
        f"“{role}” on 20 May 2003; the office was held since 9 March 2004."
    ]


def test_a_title_between_two_terms_is_told_with_both(say: Say) -> None:
    again = "  first: {about: [Lavrov, foreign minister], date: 1998 to 2001}"
    assert say(
        "role-not-held", OFFICE.format(published="2003-05-20", role="top diplomat") + again
    ) == ["“top diplomat” on 20 May 2003; the office was held since 9 March 2004 and 1998 to 2001."]


@pytest.mark.parametrize(
    ("published", "role"),
    [
        ("2024-01-17", "foreign minister"),
        ("2024-01-17", "top diplomat"),
        ("2003-05-20", "ambassador to the United Nations"),
        ("2003-05-20", "then-foreign minister"),
        ("2003-05-20", "former foreign minister"),
        ("2004-03-08", "foreign minister"),
    ],
)
def test_a_title_that_may_have_been_held_is_left_alone(say: Say, published: str, role: str) -> None:
    assert say("role-not-held", OFFICE.format(published=published, role=role)) == []
