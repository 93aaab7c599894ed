"""Claims as annotations of the Web Annotation Data Model; the models of iiif-prezi3 accept them."""

from __future__ import annotations

import json
from typing import Any

import pytest
from msgspec.structs import replace

from factcheck.model import Result
from factcheck.reports.web_annotation import render_web_annotation
from tests.reports.conftest import Desk


def accept(one: dict[str, Any]) -> None:
    """Have the models take an annotation; their import is 0.5 s of the worker that needs it."""
    from iiif_prezi3 import Annotation

    Annotation(**one)


def items(result: Result) -> list[dict[str, Any]]:
    page = json.loads(render_web_annotation(result))
    assert (page["@context"], page["type"]) == (
        "http://www.w3.org/ns/anno.jsonld",
        "AnnotationPage",
    )
    return list(page["items"])


def test_every_claim_is_an_annotation_that_the_model_accepts(desk: Desk) -> None:
    found = items(desk.result)
    assert [one["id"].rpartition(".")[2] for one in found] == [c.id for c in desk.result.claims]
    for one in found:
        accept(one)


@pytest.mark.parametrize("key", ["target", "type"])
def test_the_model_refuses_what_is_no_annotation(desk: Desk, key: str) -> None:
    one = items(desk.result)[0]
    one[key] = {"type": "TextQuoteSelektor"}
    with pytest.raises(ValueError, match="validation error"):
        accept(one)


def test_both_selectors_select_the_words_of_the_claim(desk: Desk) -> None:
    (text,) = {claim.document.text for claim in desk.result.claims}
    for claim, one in zip(desk.result.claims, items(desk.result), strict=True):
        words, position = one["target"]["selector"]
        start, end = position["start"], position["end"]
        assert text[start:end] == words["exact"] == claim.words("exact")
        assert text[:start].endswith(words["prefix"])
        assert text[end:].startswith(words["suffix"])


def test_the_verdict_is_a_tag_and_its_reason_the_assessment(desk: Desk) -> None:
    claim = desk.claim("range")
    one = items(desk.result)[desk.result.claims.index(claim)]
    bodies = {body["purpose"]: body["value"] for body in one["body"]}
    assert bodies["tagging"] == "conflicts"
    assert bodies["assessing"].startswith("900 km is 559 miles")


def test_words_that_stand_nowhere_are_quoted_alone_and_a_claim_without_any_has_its_source(
    desk: Desk,
) -> None:
    (source,) = desk.result.sources
    document = replace(source.document, text="", path="")
    claims = [replace(claim, document=document) for claim in source.claims[:2]]
    claims[1] = replace(claims[1], written={})
    result = replace(
        desk.result, sources=(replace(source, document=document, claims=tuple(claims)),)
    )
    one, other = items(result)
    assert one["target"]["selector"] == [
        {"type": "TextQuoteSelector", "exact": claims[0].words("exact")}
    ]
    assert set(other["target"]) == {"type", "source"}
    accept(one)
    accept(other)
