from __future__ import annotations

import json
from importlib.resources import files
from typing import Any

import msgspec
from jsonschema import Draft202012Validator

from factcheck.model import Result
from factcheck.reports.json_report import json_lines, json_pieces, render_json
from tests.reports.conftest import Desk


def schema() -> Any:
    return json.loads(files("factcheck.schema").joinpath("report.schema.json").read_text("utf-8"))


def test_the_schema_is_a_schema() -> None:
    Draft202012Validator.check_schema(schema())


def test_a_report_is_valid_by_the_published_schema(desk: Desk) -> None:
    Draft202012Validator(schema()).validate(json.loads(render_json(desk.result)))
    Draft202012Validator(schema()).validate(json.loads(render_json(Result((), (), (), ()))))


def test_the_schema_describes_every_property_of_a_report(desk: Desk) -> None:
    closed = json.loads(json.dumps(schema()), object_hook=_closed)
    Draft202012Validator(closed).validate(json.loads(render_json(desk.result)))


def _closed(node: dict[str, Any]) -> dict[str, Any]:
    if "required" in node:
        node["additionalProperties"] = False
    return node


def test_a_finding_carries_all_its_sides(desk: Desk) -> None:
    finding = json.loads(render_json(desk.result))["findings"][3]
    assert [(side["claim"], side["key"], side["words"]) for side in finding["sides"]] == [
        ("lavrov.council", "exact", "intends to bring the issue before the U.N. Security Council"),
        ("lavrov.council", "tense", "future"),
        ("events.council_meets", "date", "10 January 2024"),
    ]


def test_the_references_that_were_used_are_cited(desk: Desk) -> None:
    references = json.loads(render_json(desk.result))["references"]
    assert [r["claim"] for r in references] == ["events.council_meets", "events.flown"]
    assert references[0]["citations"][0]["published"] == "2024-01-10"


def test_two_renderings_are_the_same_bytes(desk: Desk) -> None:
    assert render_json(desk.result) == render_json(desk.result)


def test_the_report_names_no_folder_of_the_machine(desk: Desk) -> None:
    assert str(desk.root) not in render_json(desk.result)


def test_a_report_is_written_a_finding_or_a_claim_at_a_time(desk: Desk) -> None:
    pieces = list(json_pieces(desk.result))
    told = "".join(pieces)
    assert told == msgspec.json.format(told.strip(), indent=2) + "\n"
    rows = len(desk.result.claims) + len(desk.result.findings)
    assert sum('\n      "place":' in piece for piece in pieces) >= rows
    assert not any(piece.count('\n      "place":') > 1 for piece in pieces)


def test_json_lines_hold_what_the_json_report_holds_a_row_a_line(desk: Desk) -> None:
    told = [json.loads(line) for line in json_lines(desk.result)]
    whole = json.loads(render_json(desk.result))
    assert told[0] == {"list": "summary", "row": {"version": 1, **whole["summary"]}}
    lists = {name: rows for name, rows in whole.items() if isinstance(rows, list)}
    assert {name: [one["row"] for one in told if one["list"] == name] for name in lists} == lists
    assert all(line.endswith("\n") and line.count("\n") == 1 for line in json_lines(desk.result))
