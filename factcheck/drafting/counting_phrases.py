"""Phrases that count from a date told before: "three weeks later", "that year", "on the 19th"."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from factcheck.drafting.claim import DraftedClaim
from factcheck.drafting.clauses_of_dates import (
    begins_clause,
    is_before_what_follows,
    norms_of,
)
from factcheck.reading.dates.date import find_counted_dates, read_date
from factcheck.reading.dates.dates_in_text import words_around
from factcheck.reading.dates.tensed_verbs import FUTURE, PAST
from factcheck.reading.dates.tenses import tense_at
from factcheck.reading.grammar.calendar_words import ORDINAL_ENDINGS, plural_units, unit_words
from factcheck.reading.grammar.prose import Prose
from factcheck.reading.grammar.saying import says
from factcheck.text import Span, Stretches, sentence_around
from factcheck.words import any_of, grammar, words_in


def phrases_that_count(
    prose: Prose, claims: Sequence[DraftedClaim], day: str
) -> Iterator[DraftedClaim]:
    """The claims of phrases that count from a date told before, without that date."""
    told = Stretches(one.span for one in claims if one.kind == "date")
    ends = sorted(one.span.end for one in claims if one.kind == "date")
    lengths = (one for one in claims if one.kind == "figure")
    found = [*_counted(prose, day), *_days_of_months(prose.text)]
    found += [one for length in lengths for one in _after_length(prose.text, length, told)]
    taken = set[int]()
    for span in sorted(found):
        before = bisect_right(ends, span.start)
        near = [end for end in ends[max(before - 1, 0) : before] if span.start - end < _NEAR]
        is_beside = any(not prose.text[end : span.start].strip(" ,") for end in near)
        if is_beside or told.overlap(span) or span.start in taken:
            continue  # "on 5 May, a day later", "said on Monday that evening classes"
        if not near and _is_of_minutes(prose.text[span.start : span.end]):
            continue  # "the music went on minutes later"
        taken.add(span.start)
        yield DraftedClaim(span, "date", {"date": prose.text[span.start : span.end]})


def _is_of_minutes(words: str) -> bool:
    """Whether words count in minutes or seconds alone."""
    units = {unit for unit in map(_units().get, norms_of(words)) if unit}
    return bool(units) and units <= {"minute", "second"}


def _counted(prose: Prose, day: str) -> Iterator[Span]:
    """As in "three weeks later", "that year", "by then"."""
    for mention in find_counted_dates(prose.text, prose.line):
        aside = re.match(r".*, ", mention.text)  # "a second, two hours later, was heard"
        start = mention.start + (aside.end() if aside else 0)
        span, words = Span(start, mention.end), norms_of(mention.text)
        is_ahead = "next" in words and read_date(mention.text, day).readings
        if is_ahead and tense_at(prose.text, span.start, span.end) not in (PAST, ""):
            continue  # "it opens in the next year"
        if not _is_of_else(prose.text, span):
            yield span
    for found in _told_of_then().finditer(prose.text):
        yield Span(*found.span())


@cache
def _told_of_then() -> re.Pattern[str]:
    units, end = any_of(unit_words()), r"(?=[.,;:]|$)"  # "the year after."
    then = rf"\b(?:by|{any_of(_limits())}) then\b|\bthe (?:{units}) after{end}"
    return re.compile(then, re.IGNORECASE)


@cache
def _limits() -> frozenset[str]:
    return words_in("tenses", "until") | words_around()["since"]


def _after_length(text: str, length: DraftedClaim, told: Stretches) -> Iterator[Span]:
    """A length of time in which something was, or after what is no date.

    As in "within a decade it had failed", "Five days after the defeat he left".
    """
    span, words = length.span, norms_of(length.fields.get("quantity", ""))
    if not words or words[-1] not in _units():
        return
    behind = norms_of(text[span.end : span.end + _REACH])[:2]
    if words[0] == "within" and behind[:1] != ["of"]:
        if tense_at(text, span.start, span.end) != FUTURE:
            yield span
    elif behind[:1] in (["before"], ["after"]) and begins_clause(text, span):
        end = text.index(behind[0], span.end) + len(behind[0])
        clause = Span(end, end + len(re.split(r"[,;.]", text[end:], maxsplit=1)[0]))
        if not told.overlap(clause):
            yield Span(span.start, end)


@cache
def _units() -> Mapping[str, str]:
    return {**unit_words(), **plural_units()}


_NEAR = 150  # characters behind a date in which minutes count from it
_REACH = 30  # characters behind words in which the next one stands


def _days_of_months(text: str) -> Iterator[Span]:
    """As in "on the 19th", where no noun follows that it may be the 19th of."""
    for found in _day_of_month().finditer(text):
        behind = norms_of(text[found.end() : found.end() + _REACH])[:1]
        classes = ("article", "pronoun", "possessive", "coordinator", "subordinator", "be", "have")
        is_free = not (behind and behind[0][0].isalnum()) or behind[0] in grammar(*classes)
        if is_free and text[found.end() :][:1] not in ("-", "’", "'"):
            yield Span(*found.span())


@cache
def _day_of_month() -> re.Pattern[str]:
    before = any_of(grammar("of time") | {"on", "by"} | _limits())
    part = any_of(words_around()["part of a day"])
    endings = any_of(ORDINAL_ENDINGS)
    return re.compile(
        rf"\b(?:{before}) the (?:(?:{part}) of the )?(?:[12]?\d|3[01])(?:{endings})\b",
        re.IGNORECASE,
    )


def _is_of_else(text: str, span: Span) -> bool:
    """Whether words beside a phrase tell from when it counts, or that it is none.

    As in "the same year that it opened", "the same weekend last year", "said that day was lost",
    "9 October is 101 days later", "he left three days before parliament votes".
    """
    around = sentence_around(text, span)
    behind = norms_of(text[span.end : around.end])[:2]
    classes = ("subordinator", "relative", "demonstrative")
    is_led = behind[:1] != [] and behind[0] in grammar(*classes) | {"as", "last", "-", "'s"}
    before = norms_of(text[around.start : span.start])[-1:]
    words = text[span.start : span.end].casefold()
    is_later = words.endswith(("later", "earlier")) and behind[:1] != ["than"]  # "… later when"
    is_end = not behind or not behind[0][0].isalnum()  # "he said that day."
    is_said = words.startswith("that ") and any(map(says, before)) and not is_end
    is_difference = not grammar("be").isdisjoint(before)
    is_apart = is_difference or is_before_what_follows(text, span)
    return (is_led and not is_later) or is_said or is_apart
