"""Statements of a pinned export of Wikidata answer claims; its people here are made up."""

from __future__ import annotations

import json
from typing import Any

import pytest

from factcheck import run
from factcheck.cli import main
from tests.references.conftest import CITE, Desk


def time(day: str, precision: int = 11, calendar: str = "Q1985727") -> dict[str, Any]:
    model = f"http://www.wikidata.org/entity/{calendar}"
    return {"time": f"+{day}T00:00:00Z", "precision": precision, "calendarmodel": model}


def said(value: object, rank: str = "normal", **qualifiers: object) -> dict[str, Any]:
    qualified = {prop: [{"datavalue": {"value": one}}] for prop, one in qualifiers.items()}
    return {"mainsnak": {"datavalue": {"value": value}}, "rank": rank, "qualifiers": qualified}


def entity(label: str, *aliases: str, **claims: list[dict[str, Any]]) -> dict[str, Any]:
    return {
        "labels": {"en": {"value": label}},
        "aliases": {"en": [{"value": alias} for alias in aliases]},
        "claims": claims,
    }


HOLM = entity(
    "Anna Holm", "Holm", "Anna Maria Holm",
    P31=[said({"id": "Q5"})],
    P569=[said(time("1960-00-00", 9)), said(time("1959-05-03"), "deprecated")],
    P39=[said({"id": "Q901"}, P580=time("2004-03-09"), P582=time("2012-05-01", 10))],
)  # fmt: skip
EXPORT = {
    "entities": {
        "Q900": HOLM,
        "Q901": entity("mayor of Almby", "mayor"),
        "Q902": entity(
            "Almby",
            P6=[
                said({"id": "Q900"}, P580=time("2004-03-09"), P582=time("2012-05-01", 10)),
                said({"id": "Q903"}, "preferred", P580=time("2012-06-01")),
            ],
            P1082=[said({"amount": "+12345"}, P585=time("2020-04-01"))],
            P463=[said({"id": "Q904"}, P580=time("1999-00-00", 9))],
            P571=[said(time("1200-01-01", 9, "Q1985786"))],
        ),
        "Q903": entity("Bo Lind", P31=[said({"id": "Q5"})]),
        "Q904": entity("League of Towns"),
    }
}


def pin(desk: Desk, export: object = EXPORT) -> None:
    desk.table(json.dumps(export), "form: wikidata", name="w.json")


def verdicts(desk: Desk, *claims: str, published: str = "2021-05-01") -> list[str]:
    desk.claims(*(f"c{at}: {claim}" for at, claim in enumerate(claims)), published=published)
    return [str(one.verdict) for one in run(desk.root).standings]


def test_births_are_as_precise_as_wikidata_has_them_and_deprecated_ones_left_out(
    desk: Desk,
) -> None:
    pin(desk)
    assert verdicts(
        desk,
        "{about: [Anna Holm, date of birth], date: 3 May 1960}",
        "{about: [Holm, born], date: 3 May 1959}",
    ) == ["agrees", "conflicts"]
    claim = next(one for one in desk.known() if one.date)
    assert str(claim.place) == "claims/reference/w.json:1:1"
    assert (claim.value_words, claim.citations[0].url) == (
        "1960", "https://www.wikidata.org/wiki/Q900#P569"
    )  # fmt: skip


def test_the_names_of_people_are_known_though_no_claim_asks_for_them(desk: Desk) -> None:
    pin(desk)
    desk.claims("a: {quantity: 12 people}")
    assert "Anna Holm" in [one.words("name") for one in desk.known()]


def test_an_office_is_held_from_its_start_to_its_end(desk: Desk) -> None:
    pin(desk)
    claim = "{about: Holm, name: Anna Holm, role: mayor}"
    desk.claims(f"a: {claim}", published="2015-06-01")
    (finding,) = run(desk.root).errors
    assert finding.rule == "role-not-held"
    assert "the office was held 2004-03-09 to 2012-05" in finding.message
    desk.claims(f"a: {claim}", published="2010-06-01")
    assert run(desk.root).errors == ()


def test_the_head_of_an_organisation_is_known_for_the_day(desk: Desk) -> None:
    pin(desk)
    assert verdicts(
        desk,
        "{about: [Almby, mayor], name: Bo Lind, as_of: 2015-01-01}",
        "{about: [Almby, mayor], name: Anna Holm, as_of: 2010-01-01}",
        "{about: [Almby, mayor], name: Anna Holm, as_of: 2015-01-01}",
    ) == ["agrees", "agrees", "cannot tell"]


def test_figures_and_memberships_keep_their_days(desk: Desk) -> None:
    pin(desk)
    assert verdicts(
        desk,
        "{about: [Almby, population], quantity: '12,345', as_of: 2020-04-01}",
        "{about: [Almby, population], quantity: '12,345', as_of: 2010-04-01}",
        "{about: [Almby, member of League of Towns], date: since 1999}",
        "{about: [Almby, founded], date: '1250'}",
    ) == ["agrees", "cannot tell", "agrees", "not compared"]


def test_a_name_is_held_against_the_label_and_the_aliases(desk: Desk) -> None:
    pin(desk)
    desk.claims("a: {about: Holm, name: Anna Holmm}")
    (finding,) = run(desk.root).findings
    assert finding.rule == "name-misspelled"


def test_a_day_that_no_calendar_has_is_told(desk: Desk) -> None:
    pin(desk, {"entities": {"Q1": entity("A B", P569=[said(time("2001-02-30"))])}})
    desk.claims("a: {about: [A B, born], date: 2001}")
    told = "known.yaml:4:11: claims/reference/w.json says '2001-02-30' of Q1, which no calendar has"
    assert told in desk.faults()
    assert desk.faults().endswith("expected: a day, month or year")


@pytest.mark.parametrize("text", ["{}", "[", '{"entities": []}'])
def test_what_is_no_export_is_told(desk: Desk, text: str) -> None:
    desk.table(text, "form: wikidata", name="w.json")
    desk.claims("a: {about: [A B, born], date: 2001}")
    assert "known.yaml:4:11: claims/reference/w.json is not of the form" in desk.faults()
    assert desk.faults().endswith('expected: {"entities": …}, as wbgetentities gives it')


ANSWER = {
    "head": {"vars": ["item", "itemLabel", "start"]},
    "results": {
        "bindings": [
            {"itemLabel": {"type": "literal", "value": "Almby"},
             "start": {"type": "literal", "value": "1999-05-01T00:00:00Z"}},
        ]
    },
}  # fmt: skip


def test_the_answer_to_a_query_is_a_table_with_a_column_for_each_variable(desk: Desk) -> None:
    described = "about: [{column: itemLabel}, opened]\ndate: {column: start}"
    desk.table(json.dumps(ANSWER), described, name="answer.json")
    assert verdicts(desk, "{about: [Almby, opened], date: 1 May 1999}") == ["agrees"]
    (claim,) = desk.known()
    assert claim.citations[0].note == (
        "claims/reference/answer.json, row 1: item ; itemLabel Almby; start 1999-05-01"
    )


def test_what_is_no_answer_to_a_query_is_told(desk: Desk) -> None:
    described = "about: [{column: itemLabel}, opened]\ndate: {column: start}"
    desk.table("{}", described, name="answer.json")
    desk.claims("a: {about: [Almby, opened], date: 1999}")
    assert "known.yaml:4:11: claims/reference/answer.json is not of the form" in desk.faults()
    assert desk.faults().endswith("expected: results of SPARQL in JSON")


def test_labels_may_stand_in_another_export_of_the_file(desk: Desk) -> None:
    entities = dict(EXPORT["entities"])
    offices = {"entities": {"Q901": entities.pop("Q901")}}
    pin(desk, {"entities": entities})
    (desk.reference / "o.json").write_text(json.dumps(offices))
    known = desk.reference / "known.yaml"
    more = f"  offices: {{file: o.json, form: wikidata, cite: {CITE}}}\n"
    known.write_text(known.read_text() + more)
    assert main(["pin", "--project", str(desk.root)]) == 0
    desk.claims("a: {about: Holm, name: Anna Holm, role: mayor}", published="2015-06-01")
    assert [one.rule for one in run(desk.root).errors] == ["role-not-held"]


def test_where_to_fetch_what_claims_name_is_told(
    desk: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    desk.claims(
        "a: {about: Holm, name: Anna Holm}",
        "b: {about: [Almby, population], quantity: '5'}",
        "c: {about: [Cey, tallest tree], quantity: 5 m}",
    )
    pin(desk, {"entities": {"Q900": HOLM}})
    assert main(["pin", "--wikidata", "--project", str(desk.root)]) == 0
    first, second = capsys.readouterr().out.splitlines()
    assert first.endswith(
        "&props=labels%7Caliases%7Cclaims&sites=enwiki&titles=Almby%7CAnna%20Holm"
    )
    assert second.endswith("&props=labels%7Caliases&ids=Q901")
