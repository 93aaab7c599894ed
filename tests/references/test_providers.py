"""Packages answer what claims ask, where the desk names them; one that fails is told."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import date
from importlib.metadata import EntryPoint
from types import ModuleType

import pytest

from factcheck import Period, run
from factcheck.model import Citation
from factcheck.references import providers
from factcheck.references.providers import ProvidedFact, Question
from tests.references.conftest import Desk


def trust(desk: Desk, *names: str) -> None:
    known = f"source: {{title: Packages}}\nproviders: [{', '.join(names)}]\n"
    (desk.reference / "packages.yaml").write_text(known)


def offer(monkeypatch: pytest.MonkeyPatch, answer: object, name: str = "made-up") -> None:
    module = ModuleType("made_up_provider")
    vars(module)["answer"] = answer
    monkeypatch.setitem(__import__("sys").modules, "made_up_provider", module)
    point = EntryPoint(name, "made_up_provider:answer", providers.GROUP)
    monkeypatch.setattr(providers, "_offered", lambda: [point])


def verdicts(desk: Desk) -> dict[str, str]:
    return {one.claim.id: str(one.verdict) for one in run(desk.root).standings}


def test_holidays_of_a_country_are_known_by_its_name_and_theirs(desk: Desk) -> None:
    trust(desk, "holidays")
    desk.claims(
        "right: {about: [Venezuela, national holiday], date: 5 July 2018}",
        "wrong: {about: [Venezuela, national holiday], date: 6 July 2018}",
        "named: {about: [the United States, Thanksgiving Day], date: 22 November 2018}",
        "missed: {about: [the United States, Thanksgiving Day], date: 15 November 2018}",
        "nowhere: {about: [Utopia, national holiday], date: 6 July 2018}",
        "other: {about: [Venezuela, election day], date: 6 July 2018}",
        published="2018-12-01",
    )
    assert verdicts(desk) == {
        "right": "agrees",
        "wrong": "conflicts",
        "named": "agrees",
        "missed": "conflicts",
        "nowhere": "not compared",
        "other": "not compared",
    }


def test_a_day_of_rest_is_a_holiday_of_a_country_whatever_it_is_called(desk: Desk) -> None:
    trust(desk, "holidays")
    kinds = ("national holiday", "public holiday", "bank holiday", "holiday", "federal holiday")
    desk.claims(
        *(
            f"k{at}: {{about: [Venezuela, {kind}], date: 5 July 2018}}"
            for at, kind in enumerate(kinds)
        ),
        published="2018-12-01",
    )
    assert set(verdicts(desk).values()) == {"agrees"}


def test_a_feast_is_known_by_its_name_and_year(desk: Desk) -> None:
    trust(desk, "holidays")
    desk.claims(
        "eid: {about: [Eid al-Fitr 2018, date], date: 15 June 2018}",
        "wrong: {about: [Eid al-Fitr 2018, date], date: 25 June 2018}",
        "easter: {about: [Easter Sunday, date], date: 1 April 2018}",
        "summit: {about: [summit, date], date: 1 April 2018}",
        published="2018-12-01",
    )
    told = {
        "eid": "cannot tell",
        "wrong": "conflicts",
        "easter": "agrees",
        "summit": "not compared",
    }
    assert verdicts(desk) == told


def test_currencies_and_languages_of_countries_are_known(desk: Desk) -> None:
    trust(desk, "cldr")
    desk.claims(
        "coast: {about: [Ivory Coast, official language], text: French}",
        "swiss: {about: [Switzerland, currency], text: Swiss francs}",
        "single: {about: [Switzerland, currency], text: Swiss franc}",
        "short: {about: [Switzerland, currency], text: francs}",
        "code: {about: [Venezuela, currency], text: VES}",
        "other: {about: [Venezuela, currency], text: dollar}",
        "spoken: {about: [Switzerland, official language], text: Italian}",
    )
    told = {
        "coast": "agrees",
        "swiss": "agrees",
        "single": "agrees",
        "short": "agrees",
        "code": "agrees",
        "other": "cannot tell",
        "spoken": "agrees",
    }
    assert verdicts(desk) == told


def test_an_answer_says_from_which_version_of_what_it_is(desk: Desk) -> None:
    trust(desk, "holidays")
    desk.claims("a: {about: [Eid al-Fitr 2018, date], date: 15 June 2018}")
    (answer,) = desk.known()
    assert answer.uid == "packages.holidays_1"
    assert answer.citations[0].note.startswith("answered by holidays from holidays 0.")
    assert ", sha256:" in answer.citations[0].note


def test_a_provider_that_nobody_offers_is_told_with_those_there_are(desk: Desk) -> None:
    trust(desk, "holiday")
    desk.claims("a: {text: b}")
    told = "claims/reference/packages.yaml:2:13: no provider is called 'holiday'\n"
    assert desk.faults().startswith(told)
    assert desk.faults().endswith("did you mean: holidays")


def test_providers_that_no_desk_names_are_not_looked_for(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(providers, "_offered", None)
    desk.claims("a: {about: [Eid al-Fitr 2018, date], date: 15 June 2018}")
    assert desk.known() == []


def raising(question: Question) -> Iterator[ProvidedFact]:
    raise KeyError(question.subject)


def hanging(question: Question) -> list[ProvidedFact]:
    time.sleep(30)
    return []


def worded(values: dict[str, str]) -> object:
    def answer(_: Question) -> list[ProvidedFact]:
        return [ProvidedFact(values, Citation("Made up", "https://example.org"), "holidays")]

    return answer


@pytest.mark.parametrize(
    ("answer", "told"),
    [
        (raising, "KeyError: 'summit'"),
        (hanging, "it was stopped after 0.2 seconds"),
        (worded({}), "ValueError: its answer has no value, or keys of no claim: []"),
        (worded({"colour": "red"}), "ValueError: its answer has no value, or keys of no claim"),
        (worded({"date": "31 April 2018"}), "ValueError: its date '31 April 2018' is none that"),
    ],
)
def test_a_provider_that_fails_is_told_at_its_place_and_the_run_goes_on(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, answer: object, told: str
) -> None:
    offer(monkeypatch, answer)
    monkeypatch.setattr(providers, "SECONDS", 0.2)
    trust(desk, "made-up")
    desk.claims(
        "a: {about: [summit, date], date: 1 April 2018}", "b: {quantity: between 40 and 30 km}"
    )
    result = run(desk.root)
    (broken,) = result.breakdowns
    assert (broken.rule, broken.source) == ("provider made-up", "packages")
    assert broken.message.startswith(f"claims/reference/packages.yaml:2:13: {told}")
    assert [one.rule for one in result.findings] == ["range-reversed"]


@pytest.mark.parametrize(
    ("period", "years"),
    [
        (Period(date(2019, 12, 31), date(2021, 1, 1)), [2019, 2020, 2021]),
        (Period(date(2019, 1, 1), date(2019, 12, 31)), [2019]),
        (Period(None, date(2019, 12, 31)), []),
        (Period(date(2019, 1, 1), None), []),
        (None, []),
    ],
)
def test_a_question_is_of_all_years_of_its_period(period: Period | None, years: list[int]) -> None:
    assert Question("Norway", "population", "quantity", period).years == years
