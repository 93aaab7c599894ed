"""What every report shows of a finding: its sides and their lines, what is said, its fingerprint.

The sides are the words of claims that it sets against each other.
"""

from __future__ import annotations

import hashlib
import json
import re
from codecs import BOM_UTF8
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from msgspec import Struct

from factcheck.dates import spoken_day
from factcheck.errors import Place
from factcheck.harmless import visible
from factcheck.model import Allowance, Citation, Claim, Finding, Written
from factcheck.model.claim import VALUE_KEYS
from factcheck.text import cut, decode, lines_of
from factcheck.words import listed


class FindingSide(Struct, frozen=True):
    """Words of a claim file on one side of a finding; ``claim`` is ``None`` outside of claims."""

    claim: Claim | None
    key: str
    written: Written


def sides_of(finding: Finding) -> tuple[FindingSide, ...]:
    """Every side, the claims in the finding's order; the place first where no claim holds it."""
    sides = tuple(side for claim in finding.claims for side in _sides_of(claim, finding))
    if any(_is_at(side.written.place, finding.place) for side in sides):
        return sides
    return (FindingSide(None, "", Written("", finding.place)), *sides)


def _sides_of(claim: Claim, finding: Finding) -> Iterator[FindingSide]:
    keys = [claim.kind or "exact"]
    exact = claim.written.get("exact")
    if exact and finding.place == exact.place != claim.place_of(keys[0]):
        keys = ["exact"]  # the words as a whole, whatever they tell
    if claim.kind == "quantity" and len(finding.claims) == 1:
        keys.append("restated")
    keys += [key for key, one in claim.written.items() if _holds(one.place, finding.place)]
    found = [key for key in dict.fromkeys(keys) if key in claim.written]
    for key in found:
        yield FindingSide(claim, key, claim.written[key])
    if not found:
        yield FindingSide(claim, "", Written(claim.id, claim.place))


def _is_at(place: Place, other: Place) -> bool:
    return (place.path, place.line) == (other.path, other.line)


def _holds(words: Place, place: Place) -> bool:
    """Whether a place is that of words of a claim, or lies in them."""
    end = words.end_column or words.column
    return _is_at(words, place) and words.column <= place.column <= end


def value_keys(claim: Claim) -> tuple[str, ...]:
    """The keys of a claim that carry a value, in the order of the format."""
    keys = (*VALUE_KEYS, "restated")
    return tuple(key for key in keys if key in claim.written)


def sentences_of(finding: Finding) -> dict[Claim, tuple[Claim, ...]]:
    """Each claim of a finding whose words are in an article, and all that share its sentence."""
    shared: dict[tuple[str, int, int], list[Claim]] = {}
    for claim in dict.fromkeys(finding.claims):
        around = None if claim.is_reference else claim.sentence_span
        if around:
            shared.setdefault((claim.document.id, around.start, around.end), []).append(claim)
    return {claim: tuple(together) for together in shared.values() for claim in together}


def cut_sentence(claims: Sequence[Claim]) -> list[tuple[str, tuple[Claim, ...]]]:
    """The sentence that some claims share, in pieces, each with the claims whose words it is."""
    text, spans = claims[0].document.text, [claim.span for claim in claims if claim.span]
    around = next(filter(None, (claim.sentence_span for claim in claims)))
    return [
        (text[a:b], tuple(one for one in claims if one.span and one.span.holds(a, b)))
        for a, b in cut(around.start, around.end, spans)
    ]


def days_of(citation: Citation) -> str:
    """When what is cited appeared, and when it was read, as far as that is known."""
    known = (("published", citation.published), ("read", citation.accessed))
    return ", ".join(f"{name} {day}" for name, day in known if day)


def is_open(citation: Citation) -> bool:
    """Whether a reader can safely open its address: one of the web, in one piece."""
    return re.fullmatch(r"(?i:https?)://[^<>\s]*", citation.url) is not None


def told(finding: Finding) -> list[str]:
    """All that is said of a finding, without blanks: message, working, suggestion."""
    return list(filter(None, (finding.message, " · ".join(finding.working), suggested(finding))))


def accepted(allowance: Allowance) -> str:
    """Why a finding stands, by whose word and until when, for a person."""
    by = f" by {allowance.by}" if allowance.by else ""
    until = f" until {spoken_day(allowance.until)}" if allowance.until else ""
    return f"Allowed{by}{until}: {allowance.reason}"


def suggested(finding: Finding) -> str:
    """What the writer would have printed, for a person; empty where that is not known."""
    told = finding.suggestions
    return f"Would be right: {listed(told, 'or')}" if told else ""


_FORMAL_KEYS = frozenset({"note", "prefix", "suffix", "in", "cite", "verified", "allow"})


def fingerprint(finding: Finding) -> str:
    """32 hexadecimal digits from the rule, the claims' ids and their values as written.

    Lines, columns and the message's wording are no part of it, so it survives edits elsewhere
    and a better explanation; any change to the words of a claim gives another. Where the
    finding stands outside of its claims, as with an expectation, the message tells it apart, and
    where it has none the file.
    """
    stands_outside = sides_of(finding)[0].claim is None
    parts = [
        finding.rule,
        sorted([claim.uid, _values(claim)] for claim in dict.fromkeys(finding.claims)),
        finding.message if stands_outside else "",
        *([] if finding.claims else [finding.place.path]),
    ]
    text = json.dumps(parts, ensure_ascii=True, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()[:32]


def numbered_fingerprints(findings: Iterable[Finding]) -> Iterator[tuple[Finding, str, int]]:
    """Each finding with its fingerprint, and which of those that have the same it is, from 1 on."""
    seen: Counter[str] = Counter()
    for finding in findings:
        mark = fingerprint(finding)
        seen[mark] += 1
        yield finding, mark, seen[mark]


def _values(claim: Claim) -> Mapping[str, str]:
    values = {k: v.text for k, v in claim.written.items() if k not in _FORMAL_KEYS}
    published = claim.document.written.get("published")
    if published and ("date" in values or "tense" in values):
        values["source.published"] = published.text
    return values


def junit_properties(finding: Finding) -> tuple[tuple[str, str], ...]:
    """What pytest's JUnit report says of a finding beside its message, under which names."""
    properties = [
        ("rule", finding.rule),
        ("severity", str(finding.severity)),
        *(("claim", claim.uid) for claim in dict.fromkeys(finding.claims)),
        ("place", str(finding.place)),
        ("file", finding.place.path),
        ("line", str(finding.place.line)),
        *(("suggestion", words) for words in finding.suggestions),
        ("fingerprint", fingerprint(finding)),
    ]
    if finding.allowance:
        properties.append(("allowed", finding.allowance.reason))
    return tuple((name, visible(value)) for name, value in properties)


class Lines:
    """Reads files under a root, each once; what cannot be read any more has no lines."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._files: dict[str, list[str]] = {}

    def at(self, place: Place) -> str:
        """The line that a place points into, tabs as single blanks; empty where there is none."""
        if place.path not in self._files:
            self._files[place.path] = self._read(place.path)
        lines = self._files[place.path]
        return lines[place.line - 1].replace("\t", " ") if 0 < place.line <= len(lines) else ""

    def _read(self, path: str) -> list[str]:
        try:
            return lines_of(decode((self._root / path).read_bytes().removeprefix(BOM_UTF8)))
        except (OSError, ValueError):
            return []
