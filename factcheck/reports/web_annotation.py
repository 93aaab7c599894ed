"""Each claim of the articles as an annotation of the W3C's Web Annotation Data Model, in JSON-LD.

The words are found again by a TextQuoteSelector and a TextPositionSelector, which counts code
points of the captured text as the recommendation does (w3.org/TR/annotation-model, 4.2.4, 4.2.5).
"""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import quote

from factcheck.harmless import visible
from factcheck.model import Claim, Document, Result, Standing
from factcheck.reports.json_report import JsonTree, json_text

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
NEARBY = 32
"""Characters before and after the words that a quotation is told apart by."""


def render_web_annotation(result: Result) -> str:
    """A page of annotations, one for each claim in the order of files and lines."""
    page = {
        "@context": CONTEXT,
        "id": "urn:factcheck:annotations",
        "type": "AnnotationPage",
        "items": [_annotation(standing) for standing in result.standings],
    }
    return json_text(page) + "\n"


def address_of(document: Document) -> str:
    """Where an article can be read, or else a name for it that no other article has."""
    url = document.written.get("url")
    return url.text if url else f"urn:factcheck:source:{quote(document.id)}"


def _annotation(standing: Standing) -> JsonTree:
    claim = standing.claim
    selectors = list(_selectors(claim))
    target: JsonTree = {"type": "SpecificResource", "source": address_of(claim.document)}
    return {
        "id": f"urn:factcheck:claim:{quote(claim.uid)}",
        "type": "Annotation",
        "motivation": "assessing",
        "body": list(_bodies(standing)),
        "target": {**target, "selector": selectors} if selectors else target,
    }


def _bodies(standing: Standing) -> Iterator[JsonTree]:
    """The verdict as a tag, and why."""
    texts = [("tagging", str(standing.verdict)), ("assessing", standing.why)]
    for purpose, text in texts:
        if text:
            yield {
                "type": "TextualBody",
                "purpose": purpose,
                "value": visible(text),
                "format": "text/plain",
                "language": "en",
            }


def _selectors(claim: Claim) -> Iterator[JsonTree]:
    """The quoted words, with what stands around them, and where they stand."""
    exact, span, text = claim.words("exact"), claim.span, claim.document.text
    if span is None:
        if exact:
            yield {"type": "TextQuoteSelector", "exact": exact}
        return
    yield {
        "type": "TextQuoteSelector",
        "exact": text[span.start : span.end],
        "prefix": text[max(0, span.start - NEARBY) : span.start],
        "suffix": text[span.end : span.end + NEARBY],
    }
    yield {"type": "TextPositionSelector", "start": span.start, "end": span.end}
