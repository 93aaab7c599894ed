"""A claim's verdict is the weightiest of what was answered about it."""

from __future__ import annotations

import datetime
from itertools import pairwise

import pytest
from msgspec.structs import replace

from factcheck import (
    Allowance,
    Claim,
    Document,
    Finding,
    Observation,
    Place,
    Result,
    Severity,
    Source,
    Verdict,
    Verification,
)
from factcheck.model import Written

HERE = Place("claims/a.yaml", 1, 1)
DOCUMENT = Document("a", HERE)
CLAIM = Claim("x", DOCUMENT, HERE)
VERIFIED = Verification("A. Editor", datetime.date(2024, 1, 18), HERE)
WEIGHTIEST_FIRST = (
    Verdict.CONFLICTS,
    Verdict.VERIFIED,
    Verdict.ROUNDING,
    Verdict.AGREES,
    Verdict.CANNOT_TELL,
)


def result(
    *observations: Observation,
    claims: tuple[Claim, ...] = (CLAIM,),
    found: tuple[Finding, ...] = (),
) -> Result:
    return Result((Source(DOCUMENT, claims),), (), found, observations)


def answered(verdict: Verdict | None, rule: str = "some-rule", claim: Claim = CLAIM) -> Observation:
    return Observation((rule,), (claim,), verdict, f"because {rule}")


def found(severity: Severity, claim: Claim = CLAIM) -> Finding:
    return Finding("some-rule", severity, "it is wrong", HERE, (claim,))


def test_a_claim_that_nothing_compared_is_checked_by_nothing() -> None:
    (standing,) = result(answered(None)).standings
    assert (standing.verdict, standing.reason) == (Verdict.NOT_COMPARED, "")
    assert standing.rules == ("some-rule",)


@pytest.mark.parametrize(
    ("key", "words", "reason"),
    [
        ("quantity", "got", "“got” cannot be read: there is no number in it."),
        ("date", "Ann", "“Ann” cannot be read: it names no date that can be read."),
    ],
)
def test_a_value_that_cannot_be_read_is_told_though_nothing_stands_beside_it(
    key: str, words: str, reason: str
) -> None:
    claim = Claim("x", DOCUMENT, HERE, {key: Written(words, HERE)})
    (standing,) = result(claims=(claim,)).standings
    assert (standing.verdict, standing.reason) == (Verdict.CANNOT_TELL, reason)


def test_a_verification_says_by_whom_and_against_what() -> None:
    verified = replace(CLAIM, verification=replace(VERIFIED, cite="the ministry's list"))
    (standing,) = result(claims=(verified,)).standings
    assert standing.reason == "by A. Editor on 2024-01-18, against the ministry's list"


@pytest.mark.parametrize(("heavier", "lighter"), list(pairwise(WEIGHTIEST_FIRST)))
@pytest.mark.parametrize("is_reversed", [False, True])
def test_the_weightier_answer_is_the_verdict_whichever_came_first(
    heavier: Verdict, lighter: Verdict, is_reversed: bool
) -> None:
    answers = [answered(heavier, "heavier"), answered(lighter, "lighter")]
    (standing,) = result(*(reversed(answers) if is_reversed else answers)).standings
    assert (standing.verdict, standing.reason) == (heavier, "because heavier")
    assert standing.rules == ("heavier", "lighter")


def test_an_error_accuses_its_claims_whatever_else_agrees() -> None:
    (standing,) = result(answered(Verdict.AGREES), found=(found(Severity.ERROR),)).standings
    assert (standing.verdict, standing.reason) == (Verdict.CONFLICTS, "it is wrong")


def test_an_error_leaves_its_witnesses_the_answer_of_their_own_comparisons() -> None:
    other = Claim("y", DOCUMENT, HERE)
    error = replace(found(Severity.ERROR), claims=(CLAIM, other), witnesses=(CLAIM,))
    broken = Observation(("sum",), (CLAIM, other), Verdict.CONFLICTS, "no sum", (CLAIM,))
    whole = result(broken, answered(Verdict.AGREES), claims=(CLAIM, other), found=(error,))
    witness, accused = whole.standings
    assert (witness.verdict, witness.doubts) == (Verdict.AGREES, ("some-rule",))
    assert witness.why == "because some-rule; but see some-rule"
    assert (accused.verdict, accused.why) == (Verdict.CONFLICTS, "it is wrong")


def test_a_witness_with_no_comparison_of_its_own_is_left_open() -> None:
    broken = Observation(("sum",), (CLAIM,), Verdict.CONFLICTS, "no sum", (CLAIM,))
    (standing,) = result(broken).standings
    assert (standing.verdict, standing.reason) == (Verdict.CANNOT_TELL, "no sum")


@pytest.mark.parametrize("severity", [Severity.WARNING, Severity.NOTE])
def test_a_lesser_finding_leaves_the_verdict(severity: Severity) -> None:
    (standing,) = result(answered(Verdict.AGREES), found=(found(severity),)).standings
    assert standing.verdict is Verdict.AGREES


def test_a_persons_word_outweighs_agreement_and_says_whose_it_is() -> None:
    claim = replace(CLAIM, verification=VERIFIED)
    (standing,) = result(answered(Verdict.AGREES, claim=claim), claims=(claim,)).standings
    assert (standing.verdict, standing.reason) == (
        Verdict.VERIFIED,
        "by A. Editor on 2024-01-18",
    )


def test_a_conflict_outweighs_a_persons_word() -> None:
    claim = replace(CLAIM, verification=VERIFIED)
    (standing,) = result(answered(Verdict.CONFLICTS, claim=claim), claims=(claim,)).standings
    assert standing.verdict is Verdict.CONFLICTS


def test_claims_stand_in_the_order_of_their_file_and_are_counted_by_verdict() -> None:
    claims = tuple(Claim(name, DOCUMENT, HERE) for name in "wxyz")
    answers = [answered(Verdict.AGREES, claim=claim) for claim in claims[1:3]]
    whole = result(*answers, claims=claims, found=(found(Severity.ERROR, claims[3]),))
    assert [standing.claim.id for standing in whole.standings] == ["w", "x", "y", "z"]
    assert whole.tally == {
        Verdict.CONFLICTS: 1,
        Verdict.VERIFIED: 0,
        Verdict.ROUNDING: 0,
        Verdict.AGREES: 2,
        Verdict.CANNOT_TELL: 0,
        Verdict.NOT_COMPARED: 1,
    }


def test_what_a_person_has_accepted_is_no_error() -> None:
    accepted = replace(
        found(Severity.ERROR), allowance=Allowance("some-rule", "the agency's own figure", HERE)
    )
    open_one = found(Severity.ERROR)
    assert result(found=(accepted, open_one)).errors == (open_one,)
    assert result(found=(accepted,)).of(Severity.ERROR) == ()


@pytest.mark.parametrize(
    ("open_too", "told"),
    [
        (None, "conflicts, allowed"),
        (Severity.NOTE, "conflicts, allowed"),
        (Severity.WARNING, "conflicts, allowed"),
        (Severity.ERROR, "conflicts"),
    ],
)
def test_a_conflict_is_told_as_allowed_where_all_the_weightiest_findings_are(
    open_too: Severity | None, told: str
) -> None:
    allowance = Allowance("some-rule", "the agency's own figure", HERE)
    accepted = replace(found(Severity.ERROR), allowance=allowance)
    findings = (accepted, found(open_too)) if open_too else (accepted,)
    (standing,) = result(answered(Verdict.CONFLICTS), found=findings).standings
    assert standing.told == told


def test_an_allowed_warning_about_a_claim_that_agrees_leaves_its_verdict_as_it_is() -> None:
    allowance = Allowance("some-rule", "the agency's own figure", HERE)
    accepted = replace(found(Severity.WARNING), allowance=allowance)
    (standing,) = result(answered(Verdict.AGREES), found=(accepted,)).standings
    assert standing.told == "agrees"
