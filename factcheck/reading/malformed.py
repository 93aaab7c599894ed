"""Numbers that nobody writes so: where a text has them, and what is wrong with each.

A row tells a kind as it stands alone, and what has to stand around it in running text, where a
number may be of anything.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache, lru_cache

from msgspec import Struct

from factcheck.reading.calendar_words import months
from factcheck.reading.dates_in_text import words_around
from factcheck.reading.tenses import tense_at
from factcheck.text import NEAR_YEAR, YEAR, Span
from factcheck.words import any_of, choices, rows, words_in

_START, _END = r"(?<![\w.,$£€-])", r"(?![\w,.]*\d)(?![-/]\d)"
_DIGITS = 4  # of a year
_LONGEST = 20  # letters of a word, and a space
_LATEST = 3000  # what no plan looks as far as
_NO_NOUNS = frozenset(["was", "has", "is", "its", "his", "this", "as"])
_ON = ("a", "[Oo]n", "[Bb]y", "to", "[Uu]ntil", "[Ss]ince", "[Ff]rom")
_TOO_OLD = r"(?:12[3-9]|1[3-9]\d|[2-9]\d\d)"  # Jeanne Calment, 1875 to 1997, lived for 122 years
_ZONES = [zone for _, zones in rows("time_zones") for zone in choices(zones)]
_ZONE = f"(?:{any_of(zone for zone in _ZONES if zone.isupper() and len(zone) > 2)})"
_FIVE_DIGITS = r"(?:1[89]|20)\d{3}"
_WRONG_YEAR = rf"(?:{_FIVE_DIGITS}|(?:2[1-9]|[3-9]\d)(?!00)\d\d)"
_PAST_YEAR = r"(?=[.;)]|[’']s\b|,? (?!of\b)[A-Za-z]|,?[”\"\n]| [-–—(])"
_BEFORE_YEARS = f"(?i:{any_of(words_around()['before a year'])})"
_BESIDE_YEARS = any_of(words_around()["may be a year"])
_OF_YEARS = any_of(words_around()["of a year"])


def _is_no_year(text: str, found: re.Match[str]) -> bool:
    """Whether digits are meant as a year, which is told as past where it may still come."""
    is_open = int(found["year"]) < _LATEST and tense_at(text, *found.span()) != "past"
    is_future = is_open and " and " not in found[0]
    return not (is_future or _is_due(text, found) or _counts(text[found.end() :]))


def _is_like_another(text: str, found: re.Match[str]) -> bool:
    """Whether a year of the text is a digit away: "in 3002" where it tells of 2002."""
    year = found["year"]
    likely = {year[:_DIGITS]} if len(year) > _DIGITS else _years_near(year)
    is_alone = likely.isdisjoint(_years_of(text))
    return not (is_alone or _is_due(text, found) or _counts(text[found.end() :]))


def _is_due(text: str, found: re.Match[str]) -> bool:
    """Whether something ends then that was agreed on: a bond of a century "matures in 2117"."""
    before = text[max(found.start() - _LONGEST, 0) : found.start()].split()[-1:]
    return not words_in("tenses", "due").isdisjoint(before)


@lru_cache(maxsize=16)
def _years_of(text: str) -> frozenset[str]:
    return frozenset(re.findall(rf"(?<![\w.,$£€]){YEAR}(?![\w%]|,\d)", text))


def _years_near(year: str) -> set[str]:
    """The years of two centuries that differ from a number in one of its first two digits."""
    near = {century for century in ("19", "20") if century[0] == year[0] or century[1] == year[1]}
    return {century + year[2:] for century in near}


def _counts(behind: str) -> bool:
    """Whether a noun in the plural follows before any verb: "in 20000 small homes"."""
    words = re.findall(r"[\w’'-]+", re.split("[.,;]", behind[:40])[0])[:4]
    verbs = (at for at, word in enumerate(words) if word.endswith("ed") or word in _NO_NOUNS)
    return any(re.search(r"[a-rt-z]s$", word) for word in words[: next(verbs, len(words))])


def _stands(_text: str, _found: re.Match[str]) -> bool:
    return True


class _Kind(Struct, frozen=True):
    """Numbers as they stand alone, what stands before and behind them, and what is wrong.

    ``holds`` says of a place in a text whether it is so there.
    """

    told: str
    alone: str
    before: str = _START
    behind: str = _END
    holds: Callable[[str, re.Match[str]], bool] = _stands


_GROUPED = "is grouped as no number is: a digit or a sign is wrong"
_NO_YEAR = "is no year that can be meant: a digit is wrong"
_NO_AGE = "is no age of anybody: a digit is too many"
_NO_DAY = "is no day: a digit is too many"
_KINDS = (
    _Kind(_GROUPED, r"[$£€]\d{1,3}(?:,\d{3})*,\d{1,2}"),  # $100,00
    _Kind(_GROUPED, r"[$£€]?\d{1,3}(?:,\d{3})+,\d{1,2}"),  # 6,748,36
    _Kind(_GROUPED, r"[$£€]?\d{1,3},(?!(?:19|20)\d\d\b)\d{4,5}"),  # 1,2345
    _Kind(
        _GROUPED,
        r"\d{1,3}\.\d{3}\.\d\d",
        r"(?=\d)(?:(?<=\bat )|(?<=\bto )|(?<=\bof )|(?<=\bfrom )|(?<=[$£€]))",
    ),
    _Kind("begins as no sum of money does: digits are in the wrong order", r"[$£€]0\d[\d,]*"),
    _Kind(
        "ends as no ordinal number does: a digit is wrong",
        r"(?:\d*(?:(?<!1)(?:1(?:nd|rd|th)|2(?:rd|th)|3(?:nd|th))|1[1-3](?:nd|rd))|\d*[04-9](?:nd|rd))",
        behind=r"\b",
    ),
    _Kind(
        "is no time of day: a digit is wrong",
        rf"(?:(?:2[5-9]|[3-9]\d)\d\d|(?:[01]\d|2[0-3])[6-9]\d|24[0-5][1-9]|\d{{1,3}},\d{{3}}"
        rf"|\d{{5,}}|0\d\d|\d\.\d{{3,}}|\d{{1,2}}[.:][6-9]\d) ?{_ZONE}",
        behind=r"\b",
    ),
    _Kind(
        "is no time of day: a digit is wrong",
        r"(?<![:£$€])(?:(?:1[3-9]|[2-9]\d|\d{5,})(?:[.:]\d\d)? ?a|\d{1,2}[.:][6-9]\d ?[ap])\.?m\b",
        behind="(?!/| an? (?:day|week|month|year|head)| per )",
    ),
    _Kind(
        _NO_YEAR,
        rf"{_BEFORE_YEARS} (?P<year>{_WRONG_YEAR})",
        r"\b",
        _PAST_YEAR,
        _is_no_year,
    ),
    _Kind(
        _NO_YEAR,
        rf"(?:{_BEFORE_YEARS}|(?:{_BESIDE_YEARS})(?= {_FIVE_DIGITS})) (?P<year>{_WRONG_YEAR})",
        r"\b",
        _PAST_YEAR,
        _is_like_another,
    ),
    _Kind(
        _NO_YEAR, rf"(?P<year>{_FIVE_DIGITS}) (?:{_OF_YEARS})", r"(?<=\bthe )", r"\b", _is_no_year
    ),
    _Kind(
        _NO_YEAR,
        rf"(?P<year>{_WRONG_YEAR}) (?:{_OF_YEARS})",
        r"(?<=\bthe )",
        r"\b",
        _is_like_another,
    ),
    _Kind(
        _NO_YEAR,
        r"(?:early|mid|late)[ -](?P<year>(?:2[1-9]|[3-9]\d)\d0|\d{5})s",
        r"\b",
        r"\b",
        _is_no_year,
    ),
    _Kind(
        _NO_YEAR, rf"(?P<year>{_FIVE_DIGITS}|[3-9]\d[1-9]0)s", r"(?<=\bthe )", r"\b", _is_no_year
    ),
    _Kind(
        _NO_YEAR,
        rf"{NEAR_YEAR} (?:and|or|to) (?P<year>{_FIVE_DIGITS})",
        r"\b",
        r"(?=[.;,)]|\n)",
        _is_no_year,
    ),
    _Kind(
        _NO_YEAR,
        rf"[Bb]etween (?P<year>{_WRONG_YEAR}) and {NEAR_YEAR}",
        r"\b",
        r"\b(?! ?%)",
        _is_no_year,
    ),
    _Kind("is no century: a digit is wrong", r"(?:\d{3}|[3-9]\d)th[ -]century", behind=r"\b"),
    _Kind(
        _NO_AGE,
        rf"{_TOO_OLD}[- ]year[- ]old"
        r"(?:[’']s| (?:[a-z]+ )?(?:man|woman|actor|player|driver|mother|father)\b"
        r"| (?:who|said|says|told|added|admitted|believes|does|did|scored|won|joined)\b)",
        behind="",
    ),
    _Kind(_NO_AGE, rf"(?:said|says|told|added|insisted) the {_TOO_OLD}[- ]year[- ]old", r"\b"),
    _Kind(
        _NO_AGE,
        rf"[Tt]he {_TOO_OLD}[- ]year[- ]old",
        r"\b",
        r"(?= (?:will|would|has|had|can|could|may|might|hopes|wants) [^.!?\n]*"
        r"\b(?:his|her|he|she|himself|herself)\b)",
    ),
    _Kind(
        _NO_AGE,
        r"\d{3}[- ]year[- ]old (?:[a-z]+ )?"
        r"(?:boy|girl|teenager|pupil|schoolboy|schoolgirl|child)\b",
        behind="",
    ),
    _Kind(
        _NO_AGE,
        rf"(?:retirement|pension|voting|school|leaving|working) age (?:of|to|from|at) "
        rf"(?:{_TOO_OLD}|\d{{4,}}|\d{{1,3}},\d{{3}})",
        r"\b",
    ),
)


@cache
def _kinds() -> tuple[_Kind, ...]:
    """All of them, with those beside a month: "on 280 December", "in June 20030"."""
    names = "|".join(word.title() for word in months() if len(word) > 3 or word == "may")
    before = "|".join(rf"(?<=[ \n]{word} )" for word in _ON)
    behind = r"(?=[.,;)]|,? (?:\d{4}|[a-z]))"
    year = _Kind(_NO_YEAR, rf"(?:{names}) (?P<year>{_WRONG_YEAR})", r"\b", _PAST_YEAR, _is_no_year)
    day = _Kind(_NO_DAY, rf"\d{{3,}} (?:{names})", rf"(?=\d)(?:{before})", behind)
    return (*_KINDS, year, day)


def find_malformed(text: str) -> Iterator[Span]:
    """Where a number stands that nobody writes so."""
    told = set[int]()
    for kind in _kinds():
        for span in _places(kind, text):
            if span.end not in told:
                told.add(span.end)
                yield span


def _places(kind: _Kind, text: str) -> Iterator[Span]:
    for found in re.compile(f"{kind.before}(?:{kind.alone}){kind.behind}").finditer(text):
        if kind.holds(text, found):
            yield Span(found.start(), found.end())


def explain_malformed(words: str, text: str = "") -> str:
    """What is wrong with a number as it is written, in a sentence; empty for nothing.

    Where commas are decimals, or numbers are grouped otherwise (1,50,000 in India), nothing is.
    ``text`` is where it was written, of which another year may bear out that a digit is wrong.
    """
    if not any(map(str.isdigit, words)) or not _alone(_kinds()).search(words):
        return ""
    wrong = (kind for kind in _kinds() if _alone((kind,)).search(words))
    told = (
        kind.told
        for kind in wrong
        if kind.holds is not _is_like_another or words in _like_others(text)
    )
    return next((f"“{words}” {one}." for one in told), "")


@lru_cache(maxsize=16)
def _like_others(text: str) -> frozenset[str]:
    """The words of a text that only another year of it shows to be wrong."""
    kinds = (kind for kind in _kinds() if kind.holds is _is_like_another)
    spans = (span for kind in kinds for span in _places(kind, text))
    return frozenset(text[span.start : span.end] for span in spans)


@cache
def _alone(kinds: tuple[_Kind, ...]) -> re.Pattern[str]:
    """Numbers of some kinds as they stand alone; of those that a text has to bear out, no more."""
    alone = ((kind.alone.replace("?P<year>", "?:"), kind.holds is _stands) for kind in kinds)
    any_kind = "|".join(words if is_plain else f"^(?:{words})$" for words, is_plain in alone)
    return re.compile(rf"(?<![\w.,-])(?:{any_kind}){_END}")
