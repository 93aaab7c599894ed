"""A text → the claims that it makes by itself, in memory, each with its place in the text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from factcheck.consistency.evaluation import expectation_of
from factcheck.dates import is_surely_before
from factcheck.drafting.candidates import claims_of_figures
from factcheck.drafting.claim import DraftedClaim
from factcheck.drafting.corrected import corrected_in
from factcheck.drafting.dated_words import (
    find_compared_years,
    find_times_in_years,
    surely_told,
)
from factcheck.drafting.ids import named_claims
from factcheck.drafting.text_slips import find_slips
from factcheck.drafting.told import Expected, drafted
from factcheck.errors import ExpressionError
from factcheck.model import Allowance, Claim, Document, Expectation, Source, Written
from factcheck.reading.dates.tensed_verbs import PAST
from factcheck.reading.grammar.engine import Mention
from factcheck.reading.grammar.prose import read_prose
from factcheck.reading.malformed import explain_malformed
from factcheck.reading.relations.figured_sentences import figured_sentences
from factcheck.reading.relations.relations import ToldRelation, relations_in
from factcheck.reading.text import DATE, values_in
from factcheck.text import Span, Stretches

Allowances: TypeAlias = Mapping[str, tuple[Allowance, ...]]
NONE: Allowances = MappingProxyType({})


class ClaimedText(Struct, frozen=True):
    """The claims of a text, and the relations between them that no form of a claim states."""

    source: Source
    expectations: tuple[Expectation, ...]


def claims_of_text(
    document: Document, allowances: Allowances = MappingProxyType({})
) -> ClaimedText:
    """What a text claims: its figures, dates and names, and the relations that it tells.

    ``document`` holds the text and, where it is known, the day of publication; ``allowances`` are
    findings that are accepted, by the ids of the claims.
    """
    prose, aside = read_prose(document.text), corrected_in(document.text)
    values = values_in(document.text, document.published, document.locale)
    mentions = [mention for mention in values if not aside.overlap(mention)]
    dates = [mention for mention in mentions if mention.kind == DATE]
    sentences = figured_sentences(prose, mentions)
    relations = [
        one
        for one in relations_in(sentences, prose.text)
        if not (aside.overlap(one) or _is_to_begin(document, one))
    ]
    related = drafted(relations, mentions)
    dated, ordered = _dated(document, dates)
    told = [*related.claims, *claims_of_figures(document.text, mentions, related), *dated]
    slips = [
        slip for slip in find_slips(prose, mentions, sentences) if not aside.overlap(slip.span)
    ]
    found = [*told, *_not_held(slips, told, document.text)]
    claims = [
        replace(one, allowances=allowances.get(one.id, ())) for one in _in_memory(document, found)
    ]
    by_span = {claim.found: claim for claim in reversed(claims)}
    expected = (_expectation(document, by_span, one) for one in (*related.expected, *ordered))
    return ClaimedText(Source(document, tuple(claims)), tuple(filter(None, expected)))


def _is_to_begin(document: Document, relation: ToldRelation) -> bool:
    """Whether what has lasted so long would begin yet: "the 30th anniversary of it in 2037"."""
    is_of_today = relation.form == "duration_of" and "end" not in dict(relation.slots)
    start = relation.slot("start").value if is_of_today else None
    return bool(start and document.published and is_surely_before(document.published, start))


def _not_held(
    slips: Sequence[DraftedClaim], told: Sequence[DraftedClaim], text: str
) -> Iterator[DraftedClaim]:
    """But for dates of which the words are a part of one that is claimed, and figures claimed.

    So are digits that nobody writes, as a part of a figure that is claimed with them.
    """
    dates = Stretches(one.span for one in told if "date" in one.fields)
    claimed = {(one.span, *sorted(one.fields.items())) for one in told}
    figures = [one for one in told if "quantity" in one.fields] if slips else []
    malformed = Stretches(
        one.span for one in figures if explain_malformed(one.fields["quantity"], text)
    )
    for slip in slips:
        if "date" in slip.fields:
            is_held = dates.hold(slip.span)
        else:
            is_claimed = (slip.span, *sorted(slip.fields.items())) in claimed
            is_held = not slip.about and (is_claimed or malformed.hold(slip.span))
        if not is_held:
            yield slip


def _dated(
    document: Document, dates: Iterable[Mention]
) -> tuple[list[DraftedClaim], list[Expected]]:
    """Claims of the days that are surely told as past or to come, and their order.

    Where the day of publication is known, it is what they are held against; else what is told as
    past in a year after that in which the text is read.
    """
    told = [
        (one, tense)
        for one, tense in surely_told(document.text, dates)
        if not (tense != PAST and _may_be_of_accounts(document, one))
    ]
    late = {one.start for one, tense in told if tense == PAST and _is_after_all(document, one)}
    in_time = [one for one in told if one[0].start not in late]
    crossed = [] if document.published else list(_crossed(in_time))
    held = late.union(one.start for both in crossed for one in both)
    claims = [
        DraftedClaim(Span(*one.span), "date", {"date": one.text, "tense": tense})
        for one, tense in told
        if document.published or one.start in held
    ]
    spans = [tuple(Span(*one.span) for one in both) for both in crossed]
    for both in find_compared_years(document.text):
        spans.append(both)
        claims += (_dated_claim(document, span) for span in both)
    expected = [Expected("{} <= {}", both) for both in spans]
    for first, last, many in find_times_in_years(document.text):
        expected.append(Expected(f"{{}} - {{}} <= {many} years", (last, first)))
        claims += (_dated_claim(document, span) for span in (first, last))
    return claims, expected


def _is_after_all(document: Document, date: Mention) -> bool:
    """Whether a date lies behind all days on which a text without one can have appeared."""
    latest = None if document.published else document.latest
    return latest is not None and is_surely_before(latest, date.value, 0)


def _dated_claim(document: Document, span: Span) -> DraftedClaim:
    return DraftedClaim(span, "date", {"date": document.text[span.start : span.end]})


def _may_be_of_accounts(document: Document, date: Mention) -> bool:
    """Whether a year is one that has just ended, whose books may be open: "will show in 1986"."""
    published, told = document.published, date.value.readings
    if published is None or any(reading.granularity != "year" for reading in told):
        return False
    days = [reading.latest for reading in published.readings if reading.latest]
    ended = [reading.latest for reading in told if reading.latest]
    return any(0 < (day - year).days < _BOOKS_OPEN for day in days for year in ended)


_BOOKS_OPEN = 183  # days after a year in which its accounts are still drawn up


def _crossed(told: Sequence[tuple[Mention, str]]) -> Iterator[tuple[Mention, Mention]]:
    """What is told as past, where something that is still to come lies before it."""
    behind = [one for one, tense in told if tense == PAST]
    for ahead in (one for one, tense in told if tense != PAST):
        later = [one for one in behind if is_surely_before(ahead.value, one.value)]
        if later:
            yield later[0], ahead


def _in_memory(document: Document, found: Iterable[DraftedClaim]) -> list[Claim]:
    """The claims as the model has them, in the order in which they were found."""
    taken: set[str] = set()
    named = [(one, f"text_{name}") for one, name in named_claims(document.text, found, taken)]
    names = {one.span: name for one, name in reversed(named)}
    return [_claim(document, one, name, names) for one, name in named]


def _claim(document: Document, one: DraftedClaim, name: str, names: Mapping[Span, str]) -> Claim:
    place = document.place_of(one.span)
    exact = document.text[one.span.start : one.span.end]
    fields = {"exact": exact, **one.fields}
    forms = {
        key: tuple(Written(names[span], place) for span in spans)
        for key, spans in one.forms.items()
    }
    written = {key: Written(" ".join(words.split()), place) for key, words in fields.items()}
    return Claim(name, document, place, written, one.about, forms=forms, found=one.span)


def _expectation(
    document: Document, claims: Mapping[Span | None, Claim], expected: Expected
) -> Expectation | None:
    """What a text tells of figures; none where they measure different things."""
    named = {claims[span].id: claims[span] for span in expected.spans}
    text = expected.told({span: claims[span].id for span in expected.spans})
    start = min(span.start for span in expected.spans)
    try:
        return expectation_of(text, document.place_of(Span(start, start)), named)
    except ExpressionError:  # of dimensions that are never compared
        return None
