"""Relations that a text tells in words → claims of their figures, and what is expected of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property

from msgspec import Struct
from msgspec.structs import replace

from factcheck.consistency.forms import FORMS
from factcheck.drafting.claim import DraftedClaim
from factcheck.reading.figures.restatements import RESTATEMENT, Restated
from factcheck.reading.grammar.engine import Mention
from factcheck.reading.relations.relation_senses import (
    AGAIN,
    AT_LEAST,
    EARLIER,
    FALLEN,
    LED,
    ORDER,
    PART,
    PRODUCT,
    RISEN,
    RIVALS,
    SAME,
    SHORT,
    SUM,
)
from factcheck.reading.relations.relations import ToldRelation
from factcheck.reading.relations.totals import SHARES
from factcheck.reading.text import DATE, STATISTIC
from factcheck.text import Span, Stretches

_EXPECTED = {
    ORDER: ("{} >= {}", ("larger", "smaller")),
    LED: ("{} >= {}", ("larger", "smaller")),
    PART: ("{} >= {}", ("whole", "part")),
    SAME: ("{} == {}", ("share", "again")),
    RIVALS: ("{} + {} <= 100 percent", ("share", "other")),
    SHORT: ("{} < 2 * {} + 2 * {} <= {} + 2", ("whole", "part", "lack", "whole")),
    EARLIER: ("{} <= {}", ("first", "then")),
    AGAIN: ("{} == {}", ("date", "ago")),
    PRODUCT: ("{} == {} * {}", ("amount", "count", "each")),
    FALLEN: ("{} == {} / ({} + {})", ("share", "change", "after", "change")),
    RISEN: ("{} == {} / ({} - {})", ("share", "change", "after", "change")),
}
"""What is expected of the figures of a relation that no form states, and their slots in order."""
_WHOLE = " <= 100 percent"
_OF_PARTS = {AT_LEAST: "{} >= ", SUM: "{} == "}
"""What is expected of the whole of a relation that names it and two parts or more."""


class Expected(Struct, frozen=True):
    """What words say of claims that no form states.

    ``relation`` is that of a claim file with ``{}`` for each name; ``spans`` are the claims'.
    """

    relation: str
    spans: tuple[Span, ...]

    def told(self, names: Mapping[Span, str]) -> str:
        """The relation between claims of these names."""
        return self.relation.format(*(names[span] for span in self.spans))


class Related(Struct, frozen=True, dict=True):
    """The claims of a text's relations, in its order, and what else is expected of them."""

    claims: tuple[DraftedClaim, ...]
    expected: tuple[Expected, ...]

    def covers(self, mention: Mention) -> bool:
        """Whether the words of a claim hold a mention, or a mention those of a claim."""
        return self._spans.overlap(mention)

    @cached_property
    def _spans(self) -> Stretches:
        return Stretches(one.span for one in self.claims)


def drafted(relations: Iterable[ToldRelation], mentions: Sequence[Mention]) -> Related:
    """The claims that relations are between; the one that follows names those it follows from.

    A figure that one of the mentions restates in another unit keeps that; a share beside its counts
    is one claim.
    """
    claims: dict[Span, DraftedClaim] = {}
    expected = []
    counted = Stretches(one for one in mentions if one.kind == STATISTIC)
    for relation in relations:
        if counted.overlap(Span(relation.start, relation.end)):
            continue
        for one in _claims(relation):
            known = claims.get(one.span, one)
            forms = {**known.forms, **one.forms}
            claims[one.span] = replace(known if known.forms else one, forms=forms)
        if relation.form == SHARES:
            spans = tuple(Span(*one.span) for _, one in relation.slots)
            expected.append(Expected(" + ".join("{}" for _ in spans) + _WHOLE, spans))
        elif relation.form in _OF_PARTS:
            parts = [one for name, one in relation.slots if name != "whole"]
            spans = tuple(Span(*one.span) for one in (relation.slot("whole"), *parts))
            told = _OF_PARTS[relation.form] + " + ".join("{}" for _ in parts)
            expected.append(Expected(told, spans))
        elif relation.form in _EXPECTED:
            told, slots = _EXPECTED[relation.form]
            spans = tuple(Span(*relation.slot(name).span) for name in slots)
            expected.append(Expected(told, spans))
    for mention in mentions:
        if mention.kind == RESTATEMENT:
            _restate(claims, mention)
    return Related(tuple(sorted(claims.values(), key=lambda one: one.span)), tuple(expected))


def _claims(relation: ToldRelation) -> Iterator[DraftedClaim]:
    is_share = relation.form == SHARES
    yield from (_claim(mention, name, is_share=is_share) for name, mention in relation.slots)
    if relation.told:
        yield _claim_of_figure(relation, relation.told)


def _restate(claims: dict[Span, DraftedClaim], mention: Mention) -> None:
    """Give the claim of a figure what stands behind it in another unit: "£90m ($170m)"."""
    value: Restated = mention.value
    within = [one for one in claims.values() if one.span.overlaps(mention)]
    if len(within) == 1:
        fields = {**within[0].fields, "restated": value.restated[0].words}
        claims[within[0].span] = replace(within[0], fields=fields)


def _claim(mention: Mention, slot: str, *, is_share: bool) -> DraftedClaim:
    figure = "share" if is_share else "quantity"
    kind, key = ("date", "date") if mention.kind == DATE else ("figure", figure)
    return DraftedClaim(Span(*mention.span), kind, {key: mention.text}, slot=slot)


def _claim_of_figure(relation: ToldRelation, told: Mention) -> DraftedClaim:
    """The claim of the figure that follows, the word for its way left to the words around it."""
    figure = told.parts[0] if _is_with_way(told) else told
    spans = tuple(Span(*mention.span) for mention in _in_order(relation))
    slot = relation.form.partition("_")[0]
    forms = {relation.form: spans}
    return DraftedClaim(
        Span(*told.span), "figure", {"quantity": figure.text}, slot=slot, forms=forms
    )


def _is_with_way(told: Mention) -> bool:
    """Whether a figure stands with the word that tells which way it went."""
    return len(told.parts) == 1 and isinstance(told.parts[0], Mention)


def _in_order(relation: ToldRelation) -> Sequence[Mention]:
    """The figures that a form names, in the order of its slots."""
    order = FORMS[relation.form].slots
    named = dict(relation.slots)
    if not order:
        return [mention for _, mention in relation.slots]
    return [named[slot] for slot in order if slot in named]
