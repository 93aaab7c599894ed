"""Figures in running text: patterns find where one begins, the reader of quantities confirms it."""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Iterable, Iterator
from functools import cache

from factcheck.cli.drafts.alternatives import signs_and_codes
from factcheck.cli.drafts.bare import find_bare, is_magnitude
from factcheck.cli.drafts.candidate import Candidate
from factcheck.cli.drafts.figure_ends import figure_end
from factcheck.cli.drafts.leading import leading_start
from factcheck.cli.drafts.no_figures import is_no_figure
from factcheck.cli.drafts.restatements import find_restatement
from factcheck.cli.drafts.shares import is_share
from factcheck.cli.drafts.wholes import first_reading
from factcheck.cli.drafts.words import DIGIT, NUMBERS, ONES, SMALL
from factcheck.text import Span

_ONE = (  # "a metre (39in)", "a mile and a half (2.4 km)"
    rf"(?:{ONES})(?=(?:[ -](?:half|quarter))?[ -](?!(?:{SMALL})\b)[a-z]{{2,12}}"
    r"(?: (?!of\b)[a-z]{2,9})?(?: and a (?:half|quarter))? ?[(\[])"
)
_NUMBERLESS = re.compile(rf"(?!half|three){_ONE}", re.IGNORECASE)
_CLOSING = re.compile(r"\s?[)\]]")


def find_figures(text: str, taken: Iterable[Span] = ()) -> Iterator[Candidate]:
    """The figures in a text, but for those that begin in ``taken``.

    They have a unit, a counted noun, a scale, or words around them that tell, as with an age.
    """
    spans = sorted((span.start, span.end) for span in taken)
    closed = {offset for start, end in spans for offset in range(start, end)}
    starts, past = [start for start, _ in spans], 0
    for found in _start().finditer(text):
        at = found.start()
        if at < past or at in closed or is_no_figure(text, at):
            continue
        number = bisect(starts, at)
        limit = starts[number] if number < len(starts) else len(text)
        of_quake = _bare(text, at, past) if is_magnitude(text, at) else None
        if figure := of_quake or _figure(text, at, past, limit) or _bare(text, at, past):
            past = figure.span.end
            yield figure


@cache
def _start() -> re.Pattern[str]:
    """Where a figure may begin: a number, with its sign and its currency."""
    return re.compile(
        rf"(?:(?<=\.\.\.)|(?<=[a-z]:)|(?<![{DIGIT[1:-1]}\w.,·:/^#$€£¥–-]))"
        rf"(?:(?:(?<!plus or )minus |[-−])?(?-i:(?:{signs_and_codes()}) ?)?(?:{DIGIT}|\.\d)|{_ONE}|"
        rf"(?:{NUMBERS})\b(?!-[a-z]+ed\b))",
        re.IGNORECASE,
    )


def _figure(text: str, at: int, past: int, limit: int) -> Candidate | None:
    """The figure whose number begins at an offset, its hedge not before ``past``.

    At ``limit`` something else begins.
    """
    end = figure_end(text, at, limit)
    if end is None:
        return None
    start = leading_start(text, at, end, past)
    key = "share" if is_share(text, (start, end), first_reading(text[at:end])) else "quantity"
    stated = {key: text[start:end]}
    again = find_restatement(text, at, end, figure_end)
    if again is None:
        is_alone = not _NUMBERLESS.match(text, at)
        return Candidate(Span(start, end), "figure", stated) if is_alone else None
    is_opened = re.search(r"[(\[]", text[end : again[0]]) is not None
    closing = _CLOSING.match(text, again[1]) if is_opened else None
    whole = Span(start, closing.end() if closing else again[1])
    return Candidate(whole, "figure", stated | {"restated": text[slice(*again)]})


def _bare(text: str, at: int, past: int) -> Candidate | None:
    span = find_bare(text, at, past)
    return Candidate(Span(*span), "figure", {"quantity": text[slice(*span)]}) if span else None
