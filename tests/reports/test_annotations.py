"""GitHub's annotations, GitLab's Code Quality, JUnit's properties."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from msgspec.structs import replace

from factcheck.model import Severity
from factcheck.reports.findings import junit_properties
from factcheck.reports.github import _escaped, _property, render_github
from factcheck.reports.gitlab import render_gitlab
from tests.reports.conftest import Desk


def test_an_annotation_points_into_the_claim_file(desk: Desk) -> None:
    assert render_github(desk.result).splitlines()[0] == (
        "::error file=claims/lavrov.yaml,line=50,endLine=50,col=15,endColumn=24,"
        "title=conversion-error%3A range::900 km is 559 miles, not 500; 500 miles is 805 km, not "
        "900.%0A900 km = 559 mi · written 500 mi · 10.6 %25 off · 550 or 560 would be a rounding"
        "%0AWould be right: 550 miles or 560 miles"
    )


def test_annotations_are_weightiest_first_and_leave_allowed_ones_out(desk: Desk) -> None:
    commands = [line.split(" ")[0] for line in render_github(desk.result).splitlines()]
    assert commands == ["::error", "::warning", "::warning", "::warning"]


@given(st.text())
def test_no_text_ends_a_command_or_a_property(words: str) -> None:
    assert len(_escaped(words).splitlines()) <= 1
    assert not set(_property(words)) & set(":,\r\n")


def test_code_quality_has_the_fields_that_gitlab_requires(desk: Desk) -> None:
    entries = json.loads(render_gitlab(desk.result))
    assert [entry["severity"] for entry in entries] == ["critical", "minor", "minor", "minor"]
    assert entries[2] == {
        "description": "“active work” is quoted, and the text does not say whose words it is.",
        "check_name": "quotation-unattributed",
        "fingerprint": entries[2]["fingerprint"],
        "severity": "minor",
        "location": {"path": "claims/lavrov.yaml", "lines": {"begin": 27, "end": 27}},
    }


# No registry carries a schema of it; the fields are those of
# https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
CODE_QUALITY = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["description", "check_name", "fingerprint", "severity", "location"],
        "additionalProperties": False,
        "properties": {
            "description": {"type": "string", "minLength": 1},
            "check_name": {"type": "string", "pattern": "^[a-z-]+$"},
            "fingerprint": {"type": "string", "pattern": "^[0-9a-f]{32}$"},
            "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
            "location": {
                "type": "object",
                "required": ["path", "lines"],
                "additionalProperties": False,
                "properties": {
                    "path": {"type": "string", "pattern": r"^(?!\./|/)[^\\]+$"},
                    "lines": {
                        "type": "object",
                        "required": ["begin"],
                        "additionalProperties": False,
                        "properties": {
                            "begin": {"type": "integer", "minimum": 1},
                            "end": {"type": "integer", "minimum": 1},
                        },
                    },
                },
            },
        },
    },
}


def test_code_quality_is_as_gitlab_documents_it(desk: Desk) -> None:
    noted = replace(desk.finding("spelling-varies"), severity=Severity.NOTE)
    report = render_gitlab(desk.with_findings(*desk.result.findings, noted))
    assert not report.startswith("\ufeff")
    entries = json.loads(report)
    Draft202012Validator(CODE_QUALITY).validate(entries)
    marks = [entry["fingerprint"] for entry in entries]
    assert len(set(marks)) == len(marks) == 5


def test_code_quality_fingerprints_differ_even_for_alike_findings(desk: Desk) -> None:
    finding = desk.finding("conversion-error")
    entries = json.loads(render_gitlab(desk.with_findings(finding, finding)))
    assert len({entry["fingerprint"] for entry in entries}) == 2


def test_junit_properties_name_rule_claims_and_place(desk: Desk) -> None:
    finding = desk.finding("spelling-varies")
    assert dict(junit_properties(finding)) | {"fingerprint": ""} == {
        "rule": "spelling-varies",
        "severity": "warning",
        "claim": "lavrov.lavrov_pictured",
        "place": "claims/lavrov.yaml:19:11",
        "file": "claims/lavrov.yaml",
        "line": "19",
        "suggestion": "Sergey Lavrov",
        "fingerprint": "",
    }
    assert [value for name, value in junit_properties(finding) if name == "claim"] == [
        "lavrov.lavrov",
        "lavrov.lavrov_pictured",
    ]


def test_junit_properties_tell_why_a_finding_is_allowed(desk: Desk) -> None:
    allowance = desk.claim("flight").allowances[0]
    finding = replace(desk.finding("claims-disagree"), allowance=allowance)
    assert ("allowed", allowance.reason) in junit_properties(finding)


def test_junit_properties_hold_no_character_that_xml_forbids(desk: Desk) -> None:
    finding = replace(desk.finding("spelling-varies"), suggestions=("a\x08b",))
    assert ("suggestion", "a[U+0008]b") in junit_properties(finding)
