"""What claims ask of references is kept once, however many ask it."""

from __future__ import annotations

from factcheck.references.asked import asked_in, askers
from tests.references.conftest import Desk


def test_what_claims_ask_alike_is_kept_once(desk: Desk) -> None:
    rows = [f"c{n}: {{about: [Norway, population], quantity: {n} people}}" for n in range(9)]
    desk.claims(*rows, "d: {about: [norway, Population], quantity: 3 people, as_of: 2020}")
    asked = asked_in(desk.load().claims, has_providers=True)
    assert [one.as_of for one in askers(asked, ("Norway", "population"))] == ["", "2020"]
    assert len(asked.of_providers) == 2


def test_providers_that_there_are_none_of_are_asked_nothing(desk: Desk) -> None:
    desk.claims("c: {about: [Norway, population], quantity: 5 people}")
    assert not asked_in(desk.load().claims, has_providers=False).of_providers


def test_a_term_of_office_is_asked_for_by_whoever_names_the_person(desk: Desk) -> None:
    desk.claims("c: {about: Ann Dory, name: Ann Dory}", "d: {about: Ann Dory, quantity: 5 people}")
    asked = asked_in(desk.load().claims, has_providers=False)
    assert len(list(askers(asked, ("Ann Dory", "mayor"), is_dated=True))) == 1
    assert not list(askers(asked, ("Ann Dory", "mayor")))
