"""Settled claims as schema.org's ClaimReview; its vocabulary is that of msgspec-schemaorg."""

from __future__ import annotations

import datetime
import json
import re
from typing import Any

import msgspec_schemaorg.models as models
import pytest
from msgspec.structs import replace

from factcheck.errors import Place
from factcheck.model import Claim, Document, Result, Verification
from factcheck.reports.claim_review import render_claim_review
from tests.reports.conftest import Desk


def reviews(result: Result) -> list[dict[str, Any]]:
    graph = json.loads(render_claim_review(result))
    assert graph["@context"] == "https://schema.org"
    return list(graph["@graph"])


def check(node: dict[str, Any]) -> type:
    """Refuse a property that its type has not, and a value that the property does not take."""
    kind: type = getattr(models, node["@type"])
    hints: dict[str, str] = {}
    for base in reversed(kind.__mro__):
        hints |= {name: str(hint) for name, hint in vars(base).get("__annotations__", {}).items()}
    for name, value in node.items():
        if not name.startswith("@"):
            assert name in hints, f"{node['@type']} has no {name}"
            expected = set(re.findall(r"\w+", hints[name]))
            if isinstance(value, dict):
                assert {base.__name__ for base in check(value).__mro__} & expected, (name, expected)
            else:
                assert type(value).__name__ in expected | {"str"}, (name, expected)
    return kind


def test_only_settled_claims_are_reviewed_in_the_vocabulary_of_schema_org(desk: Desk) -> None:
    found = reviews(desk.result)
    settled = [one for one in desk.result.standings if one.verdict in ("conflicts", "verified")]
    assert [one["@id"] for one in found] == [
        f"urn:factcheck:review:{one.claim.uid}" for one in settled
    ]
    assert found
    for one in found:
        assert check(one) is models.ClaimReview


@pytest.mark.parametrize(
    "change",
    [
        {"reviewRatings": "1"},
        {"reviewRating": {"@type": "Person", "name": "A"}},
        {"itemReviewed": {"@type": "Claim", "appearances": "b"}},
    ],
)
def test_the_vocabulary_refuses_what_it_does_not_have(desk: Desk, change: dict[str, Any]) -> None:
    with pytest.raises(AssertionError):
        check(reviews(desk.result)[0] | change)


def verified(desk: Desk, document: Document) -> Result:
    claim: Claim = replace(
        desk.claim("headline"),
        document=document,
        verification=Verification("A. Editor", datetime.date(2024, 1, 18), Place("a", 1, 1)),
    )
    (source,) = desk.result.sources
    source = replace(source, document=document, claims=(claim,))
    return replace(desk.result, sources=(source,), findings=(), observations=())


def test_a_verified_claim_is_true_on_the_word_of_the_person(desk: Desk) -> None:
    (source,) = desk.result.sources
    (review,) = reviews(verified(desk, source.document))
    check(review)
    assert review["author"] == {"@type": "Person", "name": "A. Editor"}
    assert review["datePublished"] == "2024-01-18"
    rating = review["reviewRating"]
    assert (rating["ratingValue"], rating["alternateName"]) == (5, "True")


def test_the_claim_file_says_who_reviews_where_and_in_which_words(desk: Desk) -> None:
    (source,) = desk.result.sources
    told = {"author": "The Desk", "url": "https://example.org/r", "verified": "Right"}
    (review,) = reviews(verified(desk, replace(source.document, review=told)))
    check(review)
    assert review["author"] == {"@type": "Organization", "name": "The Desk"}
    assert review["url"] == "https://example.org/r"
    assert review["reviewRating"]["alternateName"] == "Right"
    assert review["itemReviewed"]["appearance"]["headline"] == source.document.title
