"""What a finding is, whatever line it stands on."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping

from factcheck.model import Claim, Finding
from factcheck.reports.sides import sides_of

_FORMAL_KEYS = frozenset({"note", "prefix", "suffix", "in", "cite", "verified", "allow"})


def fingerprint(finding: Finding) -> str:
    """32 hexadecimal digits from the rule, the claims' ids and their values as written.

    Lines, columns and the message's wording are no part of it, so it survives edits elsewhere
    and a better explanation; any change to the words of a claim gives another. Where the
    finding stands outside of its claims, as with an expectation, the message tells it apart.
    """
    stands_outside = sides_of(finding)[0].claim is None
    parts = [
        finding.rule,
        sorted([claim.uid, _values(claim)] for claim in dict.fromkeys(finding.claims)),
        finding.message if stands_outside else "",
    ]
    text = json.dumps(parts, ensure_ascii=True, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()[:32]


def _values(claim: Claim) -> Mapping[str, str]:
    values = {k: v.text for k, v in claim.written.items() if k not in _FORMAL_KEYS}
    published = claim.document.written.get("published")
    if published and ("date" in values or "tense" in values):
        values["source.published"] = published.text
    return values
