"""Claims that a person verified or that conflict, as schema.org's ClaimReview, in JSON-LD.

Who reviews, where the review can be read, and how the desk words its ratings, stand in a claim
file under ``source: review:``; without them the review is factcheck's own. The scale is that of
schema.org's example: 1 is false, 5 true.
"""

from __future__ import annotations

from collections.abc import Mapping

from factcheck.comparison import Verdict
from factcheck.harmless import visible
from factcheck.model import Claim, Result, Standing
from factcheck.reports.json_report import JsonTree, json_text

RATINGS: Mapping[Verdict, tuple[int, str]] = {
    Verdict.CONFLICTS: (1, "False"),
    Verdict.VERIFIED: (5, "True"),
}
"""What each verdict is on the scale, and the word for it unless the claim file has another."""


def render_claim_review(result: Result) -> str:
    """The reviews in the order of files and lines; none of claims that nothing settles."""
    reviews = [_review(one) for one in result.standings if one.verdict in RATINGS]
    return json_text({"@context": "https://schema.org", "@graph": reviews}) + "\n"


def _review(standing: Standing) -> JsonTree:
    claim, settled = standing.claim, standing.claim.document.review
    review: JsonTree = {
        "@type": "ClaimReview",
        "@id": f"urn:factcheck:review:{claim.uid}",
        "claimReviewed": visible(claim.words("exact") or claim.value_words),
        "reviewBody": visible(standing.why),
        "author": _author(claim, settled),
        "reviewRating": _rating(standing.verdict, settled),
        "itemReviewed": _reviewed(claim),
    }
    review |= {"url": settled["url"]} if "url" in settled else {}
    checked = claim.verification if standing.verdict is Verdict.VERIFIED else None
    return {**review, "datePublished": checked.on.isoformat()} if checked else review


def _author(claim: Claim, settled: Mapping[str, str]) -> JsonTree:
    """The desk, or else the person who verified the claim."""
    if "author" in settled or claim.verification is None:
        return {"@type": "Organization", "name": settled.get("author", "factcheck")}
    return {"@type": "Person", "name": claim.verification.by}


def _rating(verdict: Verdict, settled: Mapping[str, str]) -> JsonTree:
    value, word = RATINGS[verdict]
    return {
        "@type": "Rating",
        "ratingValue": value,
        "bestRating": 5,
        "worstRating": 1,
        "alternateName": settled.get(str(verdict), word),
    }


def _reviewed(claim: Claim) -> JsonTree:
    """The claim: who makes it, and the article in which it appears."""
    document = claim.document
    url, period = document.written.get("url"), document.appeared
    article: JsonTree = {"@type": "Article", "headline": visible(document.title)}
    article |= {"url": url.text} if url else {}
    if period and period.is_day and period.earliest:
        article["datePublished"] = period.earliest.isoformat()
    publisher = document.publisher if document.publisher != "unknown" else ""
    if publisher:
        article["publisher"] = {"@type": "Organization", "name": publisher}
    said: JsonTree = {"@type": "Claim", "appearance": article}
    if claim.by:
        said["author"] = {"@type": "Person", "name": claim.by}
    elif publisher:
        said["author"] = {"@type": "Organization", "name": publisher}
    return said
