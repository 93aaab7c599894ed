"""The claims of dates that count from one told just before: "Three weeks later", "that year"."""

from __future__ import annotations

from bisect import insort
from collections.abc import Iterator, Sequence

from factcheck.dates import Date
from factcheck.drafting.claim import DraftedClaim
from factcheck.reading.dates.date import find_counted_dates, read_date
from factcheck.reading.grammar.prose import Prose
from factcheck.reading.grammar.saying import says
from factcheck.reading.grammar.tokens import tokenize
from factcheck.text import Span, sentence_around
from factcheck.words import grammar


def claims_counted_on(
    prose: Prose, claims: Sequence[DraftedClaim], day: str
) -> Iterator[DraftedClaim]:
    """The claims of such dates, each ``from`` the claim of the date that it counts from.

    That is the one nearest before in its sentence, or the only one of the sentence before; one that
    a reader has to look for, whose side of publication is open, or that has no end, is none. Within
    a quotation nothing is counted from a date outside, nor the other way.
    """
    told = sorted(one.span for one in claims if one.kind == "date")
    quoted = [one.span for one in claims if one.kind == "quotation"]
    dates = {
        one.span: read_date(one.fields["date"], day, one.fields.get("tense"))
        for one in claims
        if one.kind == "date" and "tense" not in one.missing
    }
    for mention in find_counted_dates(prose.text, prose.line):
        span = Span(mention.start, mention.end)
        if any(map(span.overlaps, told)) or _is_of_else(prose.text, span):
            continue
        origin = _origin(prose.text, span, told, quoted)
        known = dates.get(origin) if origin else None
        date = read_date(mention.text, day, None, known) if known else None
        if origin and date and _is_known(known) and _is_known(date):
            dates[span] = date
            insort(told, span)
            yield DraftedClaim(span, "date", {"date": mention.text}, forms={"from": (origin,)})


def _is_known(date: Date | None) -> bool:
    """Whether a date has readings, and each a beginning and an end."""
    readings = date.readings if date else ()
    return bool(readings) and all(one.earliest and one.latest for one in readings)


def _is_of_else(text: str, span: Span) -> bool:
    """Whether words beside a phrase tell from when it counts, or that it is none.

    As in "the same year that it opened", "the same weekend last year", "said that day was lost",
    "9 October is 101 days later".
    """
    around = sentence_around(text, span)
    behind = [token.norm for token in tokenize(text[span.end : around.end])[:2]]
    classes = ("subordinator", "relative", "demonstrative")
    is_led = behind[:1] != [] and behind[0] in grammar(*classes) | {"as", "last", "-", "'s"}
    before = [token.norm for token in tokenize(text[around.start : span.start])[-1:]]
    words = text[span.start : span.end]
    is_said = words.startswith("that ") and any(map(says, before))
    is_difference = not grammar("be").isdisjoint(before)
    return is_led or is_said or is_difference or "," in words


def _origin(text: str, span: Span, told: Sequence[Span], quoted: Sequence[Span]) -> Span | None:
    """Which date a phrase counts from; none where it is not plain."""
    around = sentence_around(text, span)
    within = [one for one in told if around.start <= one.start and one.end <= span.start]
    if not within:
        end = len(text[: around.start].rstrip())
        before = sentence_around(text, Span(max(end - 1, 0), max(end - 1, 0)))
        within = [one for one in told if before.start <= one.start and one.end <= end]
        if len(within) != 1:
            return None
    if text[within[-1].end : span.start].strip() == ",":
        return None  # "on 5 May, a day later"
    return within[-1] if _holder(span, quoted) == _holder(within[-1], quoted) else None


def _holder(span: Span, quoted: Sequence[Span]) -> Span | None:
    held = (one for one in quoted if one.start <= span.start and span.end <= one.end)
    return next(held, None)
