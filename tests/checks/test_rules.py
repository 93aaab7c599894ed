"""File, folder, function, rule id, severity and page of every check agree."""

from __future__ import annotations

from pathlib import Path

import pytest

from factcheck.check import Check, find_checks, import_check_file

ROOT = Path(__file__).parents[2]
CHECKS = find_checks(ROOT / "checks")

SEVERITIES = {
    "arithmetic": {
        "age-miscomputed": "error",
        "average-miscomputed": "error",
        "change-miscomputed": "error",
        "difference-miscomputed": "error",
        "duration-miscomputed": "error",
        "parts-miss-total": "error",
        "percent-or-points": "error",
        "rate-miscomputed": "error",
        "share-miscomputed": "error",
        "toll-fell": "warning",
    },
    "agreement": {
        "about-unmatched": "note",
        "claims-disagree": "error",
        "claims-disputed": "note",
        "correction-ignored": "warning",
        "claims-exclude-each-other": "error",
        "differs-from-reference": "error",
        "reference-outdated": "note",
        "trend-differs": "error",
    },
    "dates": {
        "date-outside-reference": "error",
        "future-event": "error",
        "impossible-date": "error",
        "one-day-off": "note",
        "order-violated": "error",
        "overtaken-event": "warning",
        "undated-image": "note",
        "weekday-mismatch": "error",
        "year-missing": "warning",
    },
    "expectations": {
        "expectation-failed": "error",
    },
    "files": {
        "allowance-expired": "error",
        "allowance-unused": "error",
        "reference-without-citation": "error",
        "verification-expired": "warning",
    },
    "names": {
        "country-varies": "warning",
        "given-name-varies": "warning",
        "hidden-character": "warning",
        "name-misspelled": "error",
        "name-of-another": "error",
        "role-not-held": "error",
        "role-unlisted": "note",
        "role-varies": "warning",
        "office-held-twice": "warning",
        "spelling-apart": "warning",
        "spelling-varies": "warning",
        "surname-before-full-name": "warning",
        "text-misspells-name": "warning",
        "title-contradicts-name": "warning",
        "word-of-name-misspelled": "warning",
    },
    "quantities": {
        "bound-exceeded": "error",
        "conversion-error": "error",
        "conversion-imprecise": "warning",
        "exchange-rate-impossible": "warning",
        "exchange-rate-off": "warning",
        "exchange-rate-wrong": "error",
        "exchange-rates-differ": "warning",
        "figure-malformed": "warning",
        "figure-out-of-line": "warning",
        "hours-miscounted": "warning",
        "impossible-value": "error",
        "list-miscounted": "warning",
        "points-of-nothing": "warning",
        "range-reversed": "warning",
        "scale-slip": "error",
        "score-reversed": "warning",
        "share-above-whole": "error",
        "unit-mismatch": "error",
        "unit-slip": "error",
        "unknown-unit": "warning",
    },
    "quotations": {
        "quotation-not-in-source": "error",
        "quotation-unattributed": "warning",
        "quotation-varies": "warning",
        "quote-ambiguous": "warning",
        "quote-not-in-source": "error",
        "value-not-in-quote": "error",
    },
    "statistics": {
        "estimate-outside-interval": "error",
        "mean-impossible": "error",
        "p-value-decision": "error",
        "p-value-inconsistent": "warning",
        "percentage-impossible": "error",
        "sd-impossible": "error",
    },
    "words": {"word-out-of-place": "warning"},
}


def test_every_rule_has_its_family_and_severity() -> None:
    found: dict[str, dict[str, str]] = {}
    for check in CHECKS:
        found.setdefault(Path(check.path).parent.name, {})[check.rule] = str(check.severity)
    assert found == SEVERITIES


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.rule)
def test_file_and_function_are_named_after_the_rule(check: Check) -> None:
    path = Path(check.path)
    assert path.stem == check.rule.replace("-", "_")
    assert check.function.__name__ == f"check_{path.stem}"
    assert import_check_file(path).__doc__ == f"Rule {check.rule}."


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.rule)
def test_every_rule_says_what_it_finds_and_why_it_matters(check: Check) -> None:
    assert check.summary.endswith(".")
    assert len(check.summary) <= 100
    assert check.description
    assert {example.fails for example in check.examples} == {True, False}


def test_a_check_file_holds_one_check() -> None:
    files = sorted((ROOT / "checks").glob("*/*.py"))
    assert [str(path) for path in files] == sorted(check.path for check in CHECKS)
