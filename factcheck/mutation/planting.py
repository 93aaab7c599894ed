"""A slip planted: in the article, and in what the claims have copied from the place.

Whoever writes a claim file copies the article's words, so a slip that the article has the claims
have too, wherever they quote the place: in their words, their values, beside a name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

from msgspec import Struct
from msgspec.structs import replace

from factcheck.errors import Place
from factcheck.model import Claim, Source, Written
from factcheck.model.claim import VALUE_KEYS
from factcheck.mutation.slips import KINDS, Edit, Slip, edited, find_slips
from factcheck.names.tables import countries
from factcheck.text import Span, sentence_around

_STATED = ("restated", *VALUE_KEYS, "role", "country", "by", "sd", "n")
_QUOTED = frozenset({"exact", *_STATED})
_NEAR = 200  # characters before and behind a claim's words in which what tells them apart stands


class Planted(Struct, frozen=True):
    """A source with one slip: what kind, where, the words before and after.

    ``claims`` quote the place; ``values`` are the keys of theirs that are other now, without the
    words that only find the place.
    """

    kind: str
    told: str
    place: Place
    claims: tuple[Claim, ...]
    values: frozenset[str]
    source: Source


def planted(source: Source, seed: str, kinds: Iterable[str] = KINDS) -> Iterator[Planted]:
    """Every slip that a source may have, each by itself; the same seed gives the same.

    A source without its text has them in its claims' values. Words that its claim file sets aside
    have none.
    """
    seed = f"{seed} {source.id}"
    if source.document.text:
        aside = [one.span for one in source.unclaimed]
        for slip in find_slips(source.document.text, seed, kinds):
            if not any(one.overlaps(edit) for edit in slip.edits for one in aside):
                yield _in_text(source, slip)
        return
    for claim in source.claims:
        for key in filter(claim.written.__contains__, _STATED):
            for slip in find_slips(claim.words(key), f"{seed} {claim.id} {key}", kinds):
                yield _in_value(source, claim, key, slip)


def _in_text(source: Source, slip: Slip) -> Planted:
    text = source.document.text
    changes = {claim.uid: _retyped(claim, slip.edits) for claim in source.claims}
    document = replace(source.document, text=edited(text, slip.edits))
    claims = tuple(
        replace(claim, document=document, written={**claim.written, **changes[claim.uid]})
        for claim in source.claims
    )
    first = slip.edits[0]
    return Planted(
        slip.kind,
        slip.told(text),
        source.document.place_of(Span(first.start, first.end)),
        tuple(claim for claim in source.claims if changes[claim.uid].keys() & _QUOTED),
        frozenset(key for change in changes.values() for key in change if key in _STATED),
        replace(source, document=document, claims=claims),
    )


def _in_value(source: Source, claim: Claim, key: str, slip: Slip) -> Planted:
    written = replace(claim.written[key], text=edited(claim.words(key), slip.edits))
    mistyped = replace(claim, written={**claim.written, key: written})
    claims = tuple(mistyped if one is claim else one for one in source.claims)
    return Planted(
        slip.kind,
        slip.told(claim.words(key)),
        claim.place_of(key),
        (claim,),
        frozenset({key}),
        replace(source, claims=claims),
    )


def _retyped(claim: Claim, edits: Sequence[Edit]) -> Mapping[str, Written]:
    """What of a claim's words is other with some edits: those that stand at their places."""
    text, span = claim.document.text, claim.span
    if span is None:
        return {}
    sentence = _sentence(text, span, claim.document.caption)
    if not any(
        sentence.start - _NEAR < one.end and one.start < sentence.end + _NEAR for one in edits
    ):
        return {}
    before, behind = Span(span.start - _NEAR, span.start), Span(span.end, span.end + _NEAR)
    places = {"prefix": (before,), "suffix": (behind,), **dict.fromkeys(_QUOTED, (span, sentence))}
    found: dict[str, Written] = {}
    for key, written in claim.written.items():
        for place in places.get(key, ()):
            words = _edited_in(text, written.text, place, edits)
            if words != written.text:
                found[key] = replace(written, text=words)
                break
    return found | _other_country(claim, sentence, edits)


def _other_country(claim: Claim, sentence: Span, edits: Sequence[Edit]) -> dict[str, Written]:
    """The country, where the article has an adjective: "Russian" for what the file calls Russia."""
    known, stated = countries(), claim.words("country")
    for one in edits:
        words = claim.document.text[one.start : one.end]
        is_here = sentence.start <= one.start and one.end <= sentence.end
        if is_here and stated and known.get(words) == known.get(stated) and one.words in known:
            return {"country": replace(claim.written["country"], text=known[one.words])}
    return {}


@lru_cache(maxsize=4096)
def _sentence(text: str, span: Span, caption: str) -> Span:
    return sentence_around(text, span, caption)


def _edited_in(text: str, words: str, place: Span, edits: Sequence[Edit]) -> str:
    """Words as they stand in a place of a text, with the edits that lie within them."""
    for start, end in _standing(text, words, max(place.start, 0), place.end):
        inside = [
            Edit(one.start - start, one.end - start, one.words)
            for one in edits
            if start <= one.start and one.end <= end
        ]
        if inside:
            return " ".join(edited(text[start:end], inside).split())
    return words


@lru_cache(maxsize=16384)
def _standing(text: str, words: str, start: int, end: int) -> tuple[tuple[int, int], ...]:
    """Where some words stand between two offsets, blanks and marks in whatever form."""
    pattern = r"\s+".join(map(re.escape, words.split()))
    pattern = re.sub("['’‘]", "['’‘]", re.sub('["“”]', '["“”]', pattern))
    found = re.compile(pattern).finditer(text, start, min(end, len(text)))
    return tuple(one.span() for one in found)
