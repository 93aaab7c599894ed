"""What in an article may be worth a claim: figures, test results, dates, quotations, people."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from factcheck.cli.candidate import Candidate
from factcheck.cli.days import find_days
from factcheck.cli.figures import find_figures
from factcheck.cli.means import find_means
from factcheck.cli.people import PARTICLE, find_people, offices
from factcheck.cli.shares import find_fractions

_QUOTATION = re.compile('“([^“”\n]{2,})”|"([^"\n]{2,})"')
_MORE_NAMES = rf"(?: (?:[A-Z]\.|(?:{PARTICLE} )?[A-Z][\w’'-]+)){{0,3}}"
_NAME = (
    rf"((?:the |(?:Mr|Mrs|Ms|Dr)\.? )?[A-Z][\w’'-]+{_MORE_NAMES}(?<![’']s)|the [a-z]+\b(?![’']))"
)
_SAID = r"(?:said|says|stated|added|wrote|told|announced|explained|noted|warned)"
_HAS_SAID = rf"(?:(?:has|had) )?{_SAID}"
_TITLE = re.compile(r"\b(?:called|titled|entitled|named) (?:\w+ )?[“\"]?$")
_GOES_ON = re.compile(
    rf"[,.]? ?(?:{_NAME} {_SAID}|{_SAID} {_NAME}|(?:he|she|they) {_SAID})[^.\n]*\. "
)
_REACH = 80  # characters on either side of a quotation in which its speaker is looked for


def find_candidates(text: str, published: str = "") -> list[Candidate]:
    """Every candidate, no figure inside a date or a test result."""
    wholes = [
        *find_days(text, published),
        *_results(text),
        *find_means(text),
        *find_fractions(text),
    ]
    figures = find_figures(text, [whole.span for whole in wholes])
    found = [*wholes, *figures, *_quotations(text), *find_people(text)]
    return sorted(found, key=lambda one: (one.span, one.kind))


def _results(text: str) -> Iterator[Candidate]:
    """Test results, and percentages beside their counts, as papers print them."""
    from factcheck.statistics import find_counted, find_result_spans
    from factcheck.text import Span

    for start, end in find_result_spans(text):
        yield Candidate(Span(start, end), "test result", {"statistic": text[start:end]})
    for start, end in find_counted(text):
        yield Candidate(Span(start, end), "figure", {"share": text[start:end]})


def _quotations(text: str) -> Iterator[Candidate]:
    """The words between double quotation marks, without the comma that belongs to the sentence."""
    from factcheck.text import Span

    speaker, past = "", 0
    for found in _QUOTATION.finditer(text):
        group = 1 if found[1] else 2
        words = found[group].rstrip(" ,.;")
        span = Span(found.start(group), found.start(group) + len(words))
        goes_on = _GOES_ON.fullmatch(text, past, found.start())
        named = _speaker(text[: found.start()][-_REACH:], text[found.end() :][:_REACH])
        speaker, past = named or (speaker if goes_on else ""), found.end()
        by = {"by": speaker}
        if words.strip() and not _is_title(text, found):
            fields = {"quotation": words, **(by if speaker else {})}
            yield Candidate(span, "quotation", fields, {} if speaker else by)


def _is_title(text: str, found: re.Match[str]) -> bool:
    """Whether the marks hold a work's title, or the short name that a company goes by."""
    before, words = text[max(0, found.start() - 30) : found.start()], found[1] or found[2]
    is_short_name = before.endswith("(") and text[found.end() : found.end() + 1] == ")"
    is_named = words[0].isupper() and _TITLE.search(before) is not None
    return is_short_name or is_named


def _speaker(before: str, after: str) -> str:
    """Who the words next to a quotation say has spoken; empty where they name nobody."""
    found = _speaker_after().match(after) or _speaker_before().search(before)
    return next(filter(None, found.groups()), "") if found else ""


@cache
def _speaker_before() -> re.Pattern[str]:
    """Who said it, right before the words: "Ada Holm said:", "the lawyer Ada Holm called it"."""
    office = rf"(?:(?:[A-Z][\w-]+ ){{0,4}}(?i:{offices()}) )?"
    called = r"(?:called|calls|described) (?:it|him|her|them)(?: as)?"
    return re.compile(rf"{office}{_NAME} (?:{_HAS_SAID}[,:]?|{called}) $")


@cache
def _speaker_after() -> re.Pattern[str]:
    """Who said it, right behind the words: "said the mayor", "spokeswoman Ada Holm said"."""
    office = rf"(?:(?:[\w-]+ ){{0,5}}(?i:{offices()}) )?"
    anothers = (  # "Holm's lawyer, "
        r"(?:[A-Z][\w-]+(?: [A-Z][\w-]+)?|the [a-z]+)[’']s (?:[a-z-]+ ){0,3}[a-z-]+, "
    )
    its = (  # "its director, ", "the party's leader, "
        rf"(?:its|the|his|her|their) (?:[\w-]+(?:[’']s)? ){{0,5}}(?i:{offices()}), "
    )
    plain = r"(?:(?!(?:the|that|it|he|she|they)\b)[a-z-]+ ){1,2}(?=[A-Z])"  # "fire chaplain"
    return re.compile(
        rf"[,.]? (?:{_SAID} (?:{anothers}|{its}|{office}|{plain}){_NAME}|"
        rf"{its}{_NAME}, (?:[1-9]\d, )?{_SAID}\b|{_NAME}, [1-9]\d, {_SAID}\b|"
        rf"as (?:the [a-z-]+ |{office}){_NAME} (?:{_SAID}|writes|put it|puts it)\b|"
        rf"{office}{_NAME} {_HAS_SAID}\b)"
    )
