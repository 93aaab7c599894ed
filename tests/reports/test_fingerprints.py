from __future__ import annotations

from msgspec.structs import replace

from factcheck.model import Claim, Finding, Written
from factcheck.reports.findings import fingerprint
from tests.reports.conftest import Desk


def rewritten(finding: Finding, key: str, words: str) -> Finding:
    claim, *others = finding.claims
    written = {**claim.written, key: Written(words, claim.place_of(key))}
    return replace(finding, claims=(replace(claim, written=written), *others))


def moved(claim: Claim) -> Claim:
    place = replace(claim.place, line=claim.place.line + 10)
    written = {
        key: Written(words.text, replace(words.place, line=words.place.line + 10))
        for key, words in claim.written.items()
    }
    return replace(claim, written=written, place=place)


def test_a_finding_that_moves_is_the_same(desk: Desk) -> None:
    finding = desk.finding("conversion-error")
    place = replace(finding.place, line=finding.place.line + 10)
    lower = replace(finding, place=place, claims=tuple(map(moved, finding.claims)))
    assert fingerprint(lower) == fingerprint(finding)


def test_a_better_message_leaves_it_the_same(desk: Desk) -> None:
    finding = desk.finding("conversion-error")
    assert fingerprint(replace(finding, message="other words")) == fingerprint(finding)


def test_a_note_in_the_claim_file_leaves_it_the_same(desk: Desk) -> None:
    finding = desk.finding("conversion-error")
    assert fingerprint(rewritten(finding, "note", "seen")) == fingerprint(finding)


def test_another_figure_makes_it_another(desk: Desk) -> None:
    finding = desk.finding("conversion-error")
    assert fingerprint(rewritten(finding, "restated", "510 miles")) != fingerprint(finding)


def test_another_rule_makes_it_another(desk: Desk) -> None:
    finding = desk.finding("conversion-error")
    assert fingerprint(replace(finding, rule="unit-mismatch")) != fingerprint(finding)


def test_findings_outside_of_their_claims_are_told_apart_by_the_message(desk: Desk) -> None:
    claim, finding = desk.claim("range"), desk.finding("conversion-error")
    outside = replace(finding, claims=(claim,), place=replace(finding.place, line=64))
    assert fingerprint(outside) != fingerprint(replace(outside, message="flight <= range fails"))


def test_another_day_of_publication_makes_a_dated_finding_another(desk: Desk) -> None:
    finding = desk.finding("overtaken-event")
    claim = finding.claims[0]
    day = Written("2024-01-05", claim.document.place)
    document = replace(claim.document, written={**claim.document.written, "published": day})
    later = replace(finding, claims=(replace(claim, document=document), *finding.claims[1:]))
    assert fingerprint(later) != fingerprint(finding)
