"""run() asks the same checks as pytest, and keeps a check's own failures apart from findings."""

from __future__ import annotations

import gc
import json
from pathlib import Path
from types import FunctionType
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck import Archive, Place, load, run, standard_checks
from factcheck.archive import derivations
from factcheck.check import Check, CheckError, check_of
from factcheck.comparison import Comparison
from factcheck.consistency.forms import DerivedForm, compare_derived
from factcheck.model import Claim, Document
from factcheck.reports.json_report import render_json
from tests import sample_checks
from tests.random_desk import RandomDesk
from tests.sample_checks import (
    check_each_claim,
    check_elsewhere,
    check_few_claims,
    check_json,
    check_no_flight,
    check_no_restatement,
    check_of_nothing,
    check_other_claims,
    check_with_fixture,
)

ROOT = Path(__file__).parents[2]
CLAIMS = """\
source: {title: A}
claims:
  range: {quantity: up to 900 kilometers, restated: 500 miles}
  flight: {quantity: 460km, allow: {no-flight: it is known}}
"""


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    (tmp_path / "claims").mkdir()
    (tmp_path / "claims" / "a.yaml").write_text(CLAIMS, "utf-8")
    return tmp_path


def test_its_findings_and_verdicts_are_those_of_the_written_report() -> None:
    report = json.loads((ROOT / "reports" / "consistency.json").read_text("utf-8"))
    result = run(ROOT)
    assert [(f.rule, str(f.severity), f.message) for f in result.findings] == [
        (f["rule"], f["severity"], f["message"]) for f in report["findings"]
    ]
    assert [(s.claim.uid, str(s.verdict)) for s in result.standings] == [
        (claim["claim"], claim["verdict"]) for claim in report["claims"]
    ]


def test_without_checks_the_standard_ones_are_asked(desk: Path) -> None:
    result = run(desk)
    assert result.rules == tuple(check.rule for check in standard_checks())
    assert [finding.rule for finding in result.findings] == ["conversion-error", "allowance-unused"]


TOLD_TWICE = """\
source: {title: A, file: ../a.txt}
claims:
  lead: {exact: "Ada Holm, the mayor", about: Holm, name: Ada Holm, role: mayor}
  below: {exact: "Mayor Holm left", about: Holm, name: Holm, role: mayor}
  seats: {exact: "council has 40 members", about: [council, members], quantity: 40 members}
"""


def test_a_text_is_not_cut_into_sentences_where_nothing_is_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """That takes longer than all checks together."""
    cut: list[str] = []
    monkeypatch.setattr("factcheck.model.claim.sentence_around", lambda text, *_: cut.append(text))
    (tmp_path / "claims").mkdir()
    (tmp_path / "claims/a.yaml").write_text(TOLD_TWICE, "utf-8")
    text = "Ada Holm, the mayor, spoke. The council has 40 members.\n\nMayor Holm left.\n"
    (tmp_path / "a.txt").write_text(text, "utf-8")
    result = run(tmp_path)
    assert (result.findings, result.breakdowns, cut) == ((), (), [])


def test_a_check_of_one_kind_of_value_looks_at_no_other(desk: Path) -> None:
    looked = [one.rules for one in run(desk).standings]
    assert all("score-reversed" in rules and "future-event" not in rules for rules in looked)


def test_an_archive_that_is_read_already_is_as_good_as_a_path(desk: Path) -> None:
    (by_path,) = run(desk, [check_no_flight]).findings
    (by_archive,) = run(load(desk), [check_no_flight]).findings
    assert by_path.place == by_archive.place == Place("claims/a.yaml", 4, 3, 9)


def test_a_finding_has_its_message_claims_and_acceptance(desk: Path) -> None:
    (finding,) = run(desk, [check_no_flight]).findings
    assert (finding.rule, finding.message) == ("no-flight", "no flight here.")
    assert [claim.id for claim in finding.claims] == ["flight"]
    assert finding.allowance is not None
    assert finding.allowance.reason == "it is known"


def test_an_assert_without_a_message_says_the_rules_summary(desk: Path) -> None:
    (finding,) = run(desk, [check_no_restatement]).findings
    assert finding.message == "A figure given twice."
    assert str(finding.severity) == "note"
    assert finding.working == (
        "900 km = 559 mi",
        "written 500 mi",
        "10.6 % off",
        "550 or 560 would be a rounding",
    )


def test_a_check_that_speaks_of_something_else_suggests_no_conversion(desk: Path) -> None:
    (own,) = run(desk, [check_no_restatement]).findings
    (standard,) = (one for one in run(desk).findings if one.rule == "conversion-error")
    assert (own.suggestions, standard.suggestions) == ((), ("550 miles", "560 miles"))


def test_a_check_may_name_all_sides_and_its_own_working(desk: Path) -> None:
    (finding,) = run(desk, [check_few_claims]).findings
    assert [claim.id for claim in finding.claims] == ["range", "flight"]
    assert finding.place.line == 3
    assert finding.working == ("1 + 1 = 2",)


def test_a_check_may_tell_several_faults_of_one_part(desk: Path) -> None:
    result = run(desk, [check_each_claim])
    told = [(one.message, [claim.id for claim in one.claims]) for one in result.findings]
    assert told == [("range.", ["range"]), ("flight.", ["flight"])]
    assert [len(one.claims) for one in result.observations] == [1, 1]


def test_a_check_may_ask_for_all_claims_beside_its_part(desk: Path) -> None:
    messages = [finding.message for finding in run(desk, [check_other_claims]).findings]
    assert messages == [
        "up to 900 kilometers is not alone.",
        "500 miles is not alone.",
        "460km is not alone.",
    ]


def test_a_check_that_fails_by_itself_is_a_breakdown_and_accuses_nobody(desk: Path) -> None:
    result = run(desk, [check_json, check_elsewhere, check_no_flight])
    assert [finding.rule for finding in result.findings] == ["no-flight"]
    told = [(one.rule, one.source, one.message.partition(" (")[0]) for one in result.breakdowns]
    assert told == [
        ("elsewhere", "a", "AssertionError: Expected 'a' to have been called."),
        ("json", "a", "JSONDecodeError: Expecting value: line 1 column 1"),
    ]


def test_a_comparison_that_fails_is_a_breakdown_of_its_source_and_the_others_are_told(
    desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    total = "claims:\n  one: {quantity: 5 km}\n  all: {quantity: 19 km, total_of: [one, one]}\n"
    for name in ("b", "c"):
        (desk / "claims" / f"{name}.yaml").write_text(f"source: {{title: B}}\n{total}", "utf-8")

    def failing(form: DerivedForm, claim: Claim, *rest: Any) -> Comparison:
        if claim.document.id == "b":
            raise KeyError("kilometres")
        return compare_derived(form, claim, *rest)

    monkeypatch.setattr(derivations, "compare_derived", failing)
    result = run(desk)
    told = [(one.rule, one.claims[0].document.id) for one in result.findings]
    assert [one for one in told if one[1] != "a"] == [("parts-miss-total", "c")]
    broken = [one.message for one in result.breakdowns if one.rule == "parts-miss-total"]
    assert [words.partition(" (")[0] for words in broken] == ["KeyError: 'kilometres'"]
    assert {one.source for one in result.breakdowns} == {"b"}


@given(seed=st.integers(0, 1_000_000))
def test_a_check_that_looks_at_conflicts_alone_has_nothing_to_say_of_others(
    seed: int, tmp_path_factory: pytest.TempPathFactory
) -> None:
    archive = RandomDesk(seed).loaded(tmp_path_factory.mktemp("desk"))
    marked = [check for check in standard_checks() if check.looks_at_conflicts_alone]
    assert len(marked) > 5
    anew = [Check(_unmarked(check.function), check.parameters) for check in marked]
    assert render_json(run(archive, marked)) == render_json(run(archive, anew))


def _unmarked(function: Any) -> Any:
    """A check as if it were to be asked of everything."""
    copied = FunctionType(function.__code__, function.__globals__, function.__name__)
    vars(copied).update(factcheck_severity=check_of(function).severity)
    return copied


def test_a_check_that_needs_a_fixture_is_refused(desk: Path) -> None:
    with pytest.raises(CheckError) as refused:
        run(desk, [check_with_fixture])
    assert str(refused.value) == "with-fixture needs pytest's fixtures: run it with pytest"


def test_a_check_that_runs_on_no_known_part_is_refused(desk: Path) -> None:
    with pytest.raises(CheckError) as refused:
        run(desk, [check_of_nothing])
    told, _, expected = str(refused.value).partition("; ")
    assert told == f"check_of_nothing in {sample_checks.__file__} takes article"
    assert expected.startswith("expected one of claim, quantity, quantity_claim, date, ")


@pytest.mark.usefixtures("only_new_garbage")
def test_no_archive_of_an_earlier_run_stays_in_memory(desk: Path) -> None:
    claim = "{name: Ann Lee, role: mayor, about: [Ann Lee, job]}"
    counted = "  p: {quantity: 5 km}\n  q: {quantity: 6 km, total_of: [p, p]}\nexpect: [p < q]\n"
    head = f"source: {{title: B}}\nclaims:\n  mayor: {claim}\n"
    (desk / "claims/b.yaml").write_text(head + counted)
    for _ in range(4):
        run(desk)
    gc.collect()
    assert not [one for one in gc.get_objects() if isinstance(one, Archive | Claim | Document)]
