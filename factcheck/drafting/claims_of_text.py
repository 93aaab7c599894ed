"""A text → the claims that it makes by itself, in memory, each with its place in the text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import Struct

from factcheck.consistency.evaluation import evaluate
from factcheck.consistency.forms import FORMS
from factcheck.consistency.parser import parse_expectation
from factcheck.consistency.values import value_of_claim
from factcheck.dates import is_surely_before
from factcheck.drafting.slips import find_slips
from factcheck.model import Claim, Document, Expectation, Source, Written
from factcheck.reading.engine import Mention
from factcheck.reading.prose import read_prose
from factcheck.reading.relations import ORDER, ToldRelation, relations_in
from factcheck.reading.restatements import RESTATEMENT, Restated
from factcheck.reading.tenses import PAST, is_surely_ahead, tense_at
from factcheck.reading.text import DATE, LENGTH, STATISTIC, read
from factcheck.statistics import read_counted
from factcheck.text import Span

_FIGURES = frozenset(["figure", "percentage", "restatement", "statistic"])
_MOST_ID_WORDS = 4
_HAS_YEAR = re.compile(r"\b(?:1[5-9]|20|21)\d\d\b")


class ClaimedText(Struct, frozen=True):
    """The claims of a text, and the relations between them that no form of a claim states."""

    source: Source
    expectations: tuple[Expectation, ...]


def claims_of_text(document: Document) -> ClaimedText:
    """What a text claims: its figures, dates and names, and the relations that it tells.

    ``document`` holds the text and, where it is known, the day of publication.
    """
    text = document.text
    prose = read_prose(text)
    mentions = read(text, document.published)
    drafts = _Drafts(document)
    dates = [mention for mention in mentions if mention.kind == DATE]
    expectations = tuple(
        expectation
        for relation in relations_in(prose, dates)
        for expectation in drafts.add_relation(relation)
    )
    for mention in mentions:
        if mention.kind in _FIGURES and not drafts.covers(mention):
            drafts.add_mention(mention)
    told = _tenses(text, dates)
    for date, tense in told if document.published else ():
        drafts.add(_span(date), {"date": date.text, "tense": tense})
    if not document.published:
        expectations += tuple(drafts.add_order(*both) for both in _crossed(told))
    for one in find_slips(prose, mentions):
        drafts.add(one.span, one.fields, about=one.about)
    source = Source(document, tuple(drafts.claims))
    return ClaimedText(source, expectations)


def _tenses(text: str, dates: Iterable[Mention]) -> list[tuple[Mention, str]]:
    """The dates with a year that are surely told as past, or as to come."""
    told = (
        (one, tense_at(text, one.start, one.end)) for one in dates if _HAS_YEAR.search(one.text)
    )
    return [
        (one, tense)
        for one, tense in told
        if tense == PAST or (tense and is_surely_ahead(text, one.start, one.end))
    ]


def _crossed(told: Sequence[tuple[Mention, str]]) -> Iterator[tuple[Mention, Mention]]:
    """What is told as past, where something that is still to come lies before it."""
    behind = [one for one, tense in told if tense == PAST]
    for ahead in (one for one, tense in told if tense != PAST):
        later = [one for one in behind if is_surely_before(ahead.value, one.value)]
        if later:
            yield later[0], ahead


class _Drafts:
    """The claims of one text as they are found; ids are their words, numbered where taken."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._taken: set[str] = set()
        self._spans: list[tuple[int, int]] = []
        self.claims: list[Claim] = []

    def covers(self, mention: Mention) -> bool:
        """Whether the words of a claim hold a mention, or a mention those of a claim."""
        return any(start < mention.end and mention.start < end for start, end in self._spans)

    def add(
        self,
        span: Span,
        values: Mapping[str, str],
        name: str = "",
        about: tuple[str, ...] = (),
        forms: Mapping[str, Sequence[Claim]] | None = None,
    ) -> Claim:
        """A claim of the words of a span, under a name or, without one, its words."""
        place = self._document.place_of(span)
        exact = self._document.text[span.start : span.end]
        written = {key: Written(_line(words), place) for key, words in values.items()}
        claim = Claim(
            self._id(name or next(iter(values.values()))),
            self._document,
            place,
            {"exact": Written(_line(exact), place), **written},
            about,
            forms={
                key: tuple(Written(one.id, place) for one in named)
                for key, named in (forms or {}).items()
            },
            found=span,
        )
        self.claims.append(claim)
        return claim

    def add_mention(self, mention: Mention) -> None:
        """A claim of a figure by itself, with its restatement or as a statistic."""
        for span, values in _values(mention):
            self.add(span, values)

    def add_relation(self, relation: ToldRelation) -> Iterator[Expectation]:
        """The claims of a relation; what no form states is expected of them."""
        self._spans.append((relation.start, relation.end))
        slots = [(name, self.add(_span(one), _value(one), name)) for name, one in relation.slots]
        if relation.told is None:
            yield self._expectation(relation, dict(slots))
            return
        told = relation.told
        figure = told.parts[0] if _is_with_way(told) else told
        forms = {relation.form: _named(relation.form, slots)}
        self.add(_span(told), _value(figure), relation.form.partition("_")[0], forms=forms)

    def add_order(self, past: Mention, ahead: Mention) -> Expectation:
        """What is expected of a day told as past and one told as to come."""
        claims = tuple(self.add(_span(one), {"date": one.text}) for one in (past, ahead))
        return self._expected(claims, "<=", Span(past.start, past.end))

    def _expectation(self, relation: ToldRelation, slots: Mapping[str, Claim]) -> Expectation:
        names = ("larger", "smaller") if relation.form == ORDER else ("whole", "part")
        larger, smaller = (slots[name] for name in names)
        return self._expected((larger, smaller), ">=", Span(relation.start, relation.end))

    def _expected(self, claims: tuple[Claim, ...], sign: str, span: Span) -> Expectation:
        text = f" {sign} ".join(claim.id for claim in claims)
        values = {claim.id: value_of_claim(claim) for claim in claims}
        answer = evaluate(parse_expectation(text), values.get)
        return Expectation(text, self._document.place_of(span), claims, answer)

    def _id(self, words: str) -> str:
        """A name for a claim that reads like its words: ``14_27_million``."""
        kept = re.findall(r"[a-z0-9]+", words.lower())[:_MOST_ID_WORDS]
        name = "_".join(kept) or "claim"
        name = name if name[0].isalpha() else f"n_{name}"
        number = 1
        while (unused := name if number == 1 else f"{name}_{number}") in self._taken:
            number += 1
        self._taken.add(unused)
        return unused


def _line(words: str) -> str:
    return " ".join(words.split())


def _span(mention: Mention) -> Span:
    return Span(mention.start, mention.end)


def _is_with_way(told: Mention) -> bool:
    """Whether a figure stands with the word that tells which way it went."""
    return len(told.parts) == 1 and isinstance(told.parts[0], Mention)


def _value(mention: Mention | object) -> dict[str, str]:
    assert isinstance(mention, Mention)
    return {"date" if mention.kind == DATE else "quantity": mention.text}


def _named(form: str, slots: Sequence[tuple[str, Claim]]) -> list[Claim]:
    """The claims that a form names, in the order of its slots."""
    order = FORMS[form].slots or _ORDERS.get(form, ())
    if not order:
        return [claim for _, claim in slots]
    named = dict(slots)
    return [named[slot] for slot in order if slot in named]


_ORDERS = {"difference_of": ("larger", "smaller")}


def _values(mention: Mention) -> Iterable[tuple[Span, dict[str, str]]]:
    """The values that a mention states, each with where it stands."""
    if mention.kind == RESTATEMENT:
        value: Restated = mention.value
        for restated in value.restated:
            yield _span(mention), {"quantity": value.stated.words, "restated": restated.words}
    elif mention.kind == STATISTIC:
        key = "share" if read_counted(mention.text) else "statistic"
        yield _span(mention), {key: mention.text}
    elif mention.kind != LENGTH:
        yield _span(mention), {"quantity": mention.text}
