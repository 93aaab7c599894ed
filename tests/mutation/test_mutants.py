"""A slip stands in the article and in the claims that quote it, and a check notices, or none."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from factcheck import Archive, load, standard_checks
from factcheck.mutation.mutants import Mutant, Planted, mutants_of, planted

CHECKS = standard_checks()
TEXT = """\
Ferry Runs Again

On Tuesday, 16 January 2024, the ferry crossed the sound with 250 people aboard: 120 women and
130 men. The sound is 900 metres (2,950 feet) wide. Ada Holm, the mayor, waved.

Four boats of 30 tons lay near.
"""
CLAIMS = """\
source: {title: Ferry, file: ../seeds/ferry.txt, published: 2024-01-17}
claims:
  day: {exact: "On Tuesday, 16 January 2024", date: "Tuesday, 16 January 2024", tense: past}
  all: {exact: with 250 people aboard, quantity: 250 people, total_of: [women, men]}
  women: {exact: 120 women, quantity: 120 women}
  men: {exact: 130 men, prefix: "women and", quantity: 130 men}
  width: {exact: "900 metres (2,950 feet)", quantity: 900 metres, restated: "2,950 feet"}
  mayor: {exact: "Ada Holm, the mayor", about: Ada Holm, name: Ada Holm, role: mayor}
  boats: {exact: Four boats, quantity: Four boats}
"""
REFERENCE = """\
source: {title: People}
claims:
  holm:
    about: Ada Holm
    name: Ada Holm
    role: mayor
    cite: {title: A list, url: https://example.org/list}
"""


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    for name, text in (
        ("claims/ferry.yaml", CLAIMS),
        ("claims/reference/people.yaml", REFERENCE),
        ("seeds/ferry.txt", TEXT),
    ):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return load(tmp_path)


def _mutants(archive: Archive, seed: int = 1, most: int | None = None) -> list[Mutant]:
    return list(mutants_of(archive, archive.sources[0], CHECKS, seed, most))


def _of(mutants: list[Mutant], words: str) -> Iterator[Mutant]:
    return (one for one in mutants if one.told.startswith(f"{words} → "))


def _planted(archive: Archive, words: str) -> Planted:
    found = planted(archive.sources[0], "1")
    return next(one for one in found if one.told.startswith(f"{words} → "))


def test_a_slip_stands_in_the_article_and_in_the_claim_that_quotes_it(archive: Archive) -> None:
    slip = _planted(archive, "120")
    mistyped = slip.told.partition(" → ")[2]
    (women,) = (claim for claim in slip.source.claims if claim.id == "women")
    assert f"{mistyped} women" in slip.source.document.text
    assert women.words("quantity") == women.words("exact") == f"{mistyped} women"
    assert slip.claims == (next(one for one in archive.claims if one.id == "women"),)
    assert slip.values == {"quantity"}


def test_every_claim_still_finds_its_words_in_the_article(archive: Archive) -> None:
    for slip in planted(archive.sources[0], "1"):
        lost = [c.id for c in slip.source.claims if c.words("exact") and c.span is None]
        assert not lost, slip.told


def test_a_figure_of_a_total_a_restatement_and_a_weekday_are_noticed(archive: Archive) -> None:
    mutants = _mutants(archive)
    for words, rule in (("120", "parts-miss-total"), ("2,950", "conversion-error")):
        assert {one.rule for one in _of(mutants, words)} == {rule}
    assert {one.rule for one in _of(mutants, "Tuesday")} == {"weekday-mismatch"}


def test_a_letter_of_a_name_is_held_against_the_reference(archive: Archive) -> None:
    assert {one.is_noticed for one in _of(_mutants(archive), "Ada")} == {True}


def test_a_figure_in_a_quotation_is_held_against_the_source_of_the_words(tmp_path: Path) -> None:
    said = "said: {exact: It took 40 boats, quotation: It took 40 boats, by: Ole Berg"
    for name, claim in (("a", said + ", quoted_from: b}"), ("b", "pier: {exact: The pier}")):
        text = "The pier is new. “It took 40 boats,” said Ole Berg.\n"
        for path, content in (
            (f"seeds/{name}.txt", text),
            (
                f"claims/{name}.yaml",
                f"source: {{title: A, file: ../seeds/{name}.txt}}\nclaims:\n  {claim}\n",
            ),
        ):
            (tmp_path / path).parent.mkdir(exist_ok=True)
            (tmp_path / path).write_text(content, "utf-8")
    assert {one.rule for one in _of(_mutants(load(tmp_path)), "40")} == {"quotation-not-in-source"}


def test_what_no_claim_quotes_nobody_notices_and_the_line_is_told(archive: Archive) -> None:
    unquoted = list(_of(_mutants(archive), "30"))
    assert unquoted
    assert {one.remedy for one in unquoted} == {"No claim quotes line 6, “30”."}
    assert {one.place.line for one in unquoted} == {6}


def test_a_claim_that_nothing_is_set_against_is_named(archive: Archive, tmp_path: Path) -> None:
    path = tmp_path / "claims" / "ferry.yaml"
    path.write_text(CLAIMS.replace(", total_of: [women, men]", ""), "utf-8")
    alone = next(_of(_mutants(load(tmp_path)), "250"))
    assert alone.remedy.startswith("all is compared with nothing: a reference about the same")
    assert "a relation with other figures" in alone.remedy


def test_a_claim_that_is_wrong_as_it_is_is_left_out(archive: Archive, tmp_path: Path) -> None:
    (tmp_path / "seeds" / "ferry.txt").write_text(TEXT.replace("2,950", "2,590"), "utf-8")
    path = tmp_path / "claims" / "ferry.yaml"
    path.write_text(CLAIMS.replace("2,950", "2,590"), "utf-8")
    mutants = _mutants(load(tmp_path))
    assert {one.is_left_out for one in _of(mutants, "900")} == {True}
    assert {one.is_left_out for one in _of(mutants, "120")} == {False}


def test_a_claim_without_its_article_has_slips_in_its_values(tmp_path: Path) -> None:
    path = tmp_path / "claims" / "a.yaml"
    path.parent.mkdir()
    path.write_text("source: {title: A}\nclaims: {p: {quantity: 900 km, restated: 560 miles}}\n")
    mutants = _mutants(load(tmp_path))
    assert {one.kind for one in mutants} >= {"a digit", "unit", "a zero"}
    assert {one.claims for one in mutants} == {("a.p",)}


def test_an_expectation_that_makes_no_sense_any_more_is_noticed(tmp_path: Path) -> None:
    path = tmp_path / "claims" / "a.yaml"
    path.parent.mkdir()
    claims = "claims: {p: {quantity: 3 days}, q: {quantity: 4 km}, r: {quantity: 5 km}}"
    path.write_text(f"source: {{title: A}}\n{claims}\nexpect: [q <= r]\n")
    weeks = [one for one in _mutants(load(tmp_path)) if one.told == "km → miles"]
    assert [one.rule for one in weeks] == ["expectation-failed", ""]


def test_the_same_seed_gives_the_same_mutants_and_a_sample_is_some_of_them(
    archive: Archive,
) -> None:
    whole = _mutants(archive)
    assert whole == _mutants(archive)
    some = _mutants(archive, most=7)
    assert len(some) == 7
    assert [one for one in whole if one in some] == some


def test_a_slip_is_noticed_in_another_source_about_the_same(
    archive: Archive, tmp_path: Path
) -> None:
    claim = (
        "source: {{title: {0}}}\nclaims: {{p: {{about: [town, people], quantity: {1} people}}}}\n"
    )
    for name in ("x", "y"):
        (tmp_path / "claims" / f"{name}.yaml").write_text(claim.format(name, 431), "utf-8")
    told = load(tmp_path)
    first = next(source for source in told.sources if source.id == "x")
    mutants = list(mutants_of(told, first, CHECKS))
    assert {one.rule for one in mutants} == {"claims-disagree", "scale-slip"}


def test_of_what_a_reference_holds_it_is_said_what_would_be_more_exact(
    archive: Archive, tmp_path: Path
) -> None:
    path = tmp_path / "claims" / "ferry.yaml"
    lot = CLAIMS.replace("total_of: [women, men]", "about: [ferry, people]")
    path.write_text(lot, "utf-8")
    known = REFERENCE.split("  holm:")[1].replace("about: Ada Holm", "about: [ferry, people]")
    known = known.replace("name: Ada Holm\n    role: mayor", "quantity: up to 900 people")
    people = tmp_path / "claims" / "reference" / "people.yaml"
    people.write_text(f"{REFERENCE}  most:{known}", "utf-8")
    told = next(one for one in _of(_mutants(load(tmp_path)), "250") if not one.is_noticed)
    assert told.remedy == (
        "all still fits people.most: a reference more exact than people.most (“up to 900 people”) "
        "or a relation with other figures (total_of, change_from, expect: …) would notice."
    )


def test_where_a_reference_gives_a_name_nothing_more_exact_is_asked_for(archive: Archive) -> None:
    told = next(one for one in _of(_mutants(archive), "mayor") if not one.is_noticed)
    assert told.remedy == "mayor still fits people.holm: only a person who looks would notice."
