"""A date among other words: "hosted Choe on Tuesday", "a September summit"."""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from itertools import pairwise

from msgspec import Struct

from factcheck.dates.lookalikes import is_a_name, known_year
from factcheck.dates.patterns import SLOTS
from factcheck.dates.words import MONTH_WORDS, NUMBERS, UNIT_WORDS, WEEKDAY_WORDS
from factcheck.late_pattern import LatePattern, compiled

MOST_WORDS = 30

_REFUSED = {
    "not", "never", "no", "without", "except", "isn't", "wasn't", "didn't", "every", "each",
    "rather", "instead", "opposed", "bowl", "lunar", "jewish", "chinese", "b.c", "bc", "bce",
}  # fmt: skip
_FUTURE = {
    "will", "would", "shall", "plans", "plan", "expects", "expected", "due", "scheduled", "set",
    "upcoming", "planned", "intends", "to", "coming",
}  # fmt: skip
_PAST = {"was", "were", "had", "held", "met", "said", "began", "took", "made", "went", "came"}
_LOOSE_AFTER = {
    "to", "and", "or", "the", "a", "an", "of", "in", "on", "at", "than", "no", "more", "about",
    "by", "from", "through", "over", "new", "that", "this", "start",
}  # fmt: skip
_LOOSE_BEFORE = {"and", "or", "to", "than", "of", "ended", "ending"}
_ALSO_VERBS = {"fall", "spring", "second"}
_ALSO_OTHER = {"may": "May", "march": "March", "sun": "Sun", "sat": "Sat", "august": "August"}

_BOUNDS = {
    **dict.fromkeys(("before", "ahead", "prior", "eve", "leading", "runup"), "before or on"),
    "until": "until", "till": "until", "after": "after", "following": "after", "wake": "after",
    "aftermath": "after", "since": "since",
}  # fmt: skip
_ALSO_NAMES = {*MONTH_WORDS, "today", "tonight"}
_OF_HOLIDAYS = {"boxing", "labor", "memorial", "independence"}  # "Independence, Missouri" is none
_FIGURE_OF = r"([$£€][\d.,]*\d|\d[\d.,]*%)|(?<![\w.-])(\d+(?:\.\d+)?)-([A-Za-z]+)"
_LENGTH_OF = (
    rf"\b(\d{{1,3}}|{'|'.join(word for word in NUMBERS if ' ' not in word and len(word) > 2)})-"
    r"(year|month|week|day|hour|minute|second)(?= (?!period|span|window|weekend|stretch|old|"
    r"anniversary|run|quarter|high|low)[a-z])"
)
_SCORE = r"(\w+)\.? (\d{1,3})-(\d{1,3}) (?=([a-z]+))"  # "Saturday's 3-1 win", a 9-0 decision
_DATED = {*MONTH_WORDS, *UNIT_WORDS, *WEEKDAY_WORDS, "of", "from", "between", "the"}
_FIGURE = "#"  # stands for a figure that is no part of a date
_TIMES = {*UNIT_WORDS, *MONTH_WORDS, *WEEKDAY_WORDS, "odd", "plus", "some", "th", "and"}
_YEAR = re.compile(r"1[5-9]\d\d|20\d\d")
_ANNIVERSARY = LatePattern(
    rf"\b(?:(?P<ordinal>{SLOTS['ordinal']}) )?(?:anniversary|birthday) of "
    r"(?!.*\b(?:on|in|at|was) )",
    ("anniversary of ", "birthday of "),
)

_DETERMINERS = (
    "last|past|previous|this|these|current|next|coming|upcoming|prior|preceding|latest|the|same|"
    "following|that|recent|early|late|mid|earlier|later|end|beginning|start|middle"
)
_MONTH, _WEEKDAY = ("|".join(sorted(words, key=len, reverse=True)) for words in (
    MONTH_WORDS, WEEKDAY_WORDS
))  # fmt: skip
_UNIT = "|".join(sorted(UNIT_WORDS, key=len, reverse=True))


@cache
def _core() -> re.Pattern[str]:
    """A word that tells of a time by itself."""
    return re.compile(
        rf"(?:{_MONTH}|{_WEEKDAY}|(?:1[0-9]|20)\d\d(?:s|-\d+)*|'?\d0s|\d{{1,2}}[/.]\d{{1,2}}[/.]\d{{2,4}}|yesterday|"
        rf"today|tomorrow|tonight|overnight|{_UNIT}|ago|spring|summer|autumn|fall|winter|weekend|"
        r"christmas|easter|thanksgiving|halloween|eve|q[1-4]|half|recently|currently|nowadays|"
        r"\d{4}-\d\d(?:-\d\d)?)"
    )


@cache
def _link() -> re.Pattern[str]:
    """A word that stands between or before those."""
    return re.compile(
        rf"(?:{_DETERMINERS}|a|an|of|in|on|at|and|to|or|by|until|till|since|before|after|between|"
        r"from|through|over|within|during|about|around|no|than|few|several|couple|dozen|some|more|"
        r"less|nearly|almost|least|quarter|first|second|third|fourth|fifth|ended|ending|morning|"
        r"night|evening|afternoon|day|days|d'+|[\d:.,/-]+(?:st|nd|rd|th)?|am|pm|[ecmp][sd]t|gmt|utc|"
        r"one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|hundred|thousand|million|o'clock|hours|fiscal|now|back|"
        r"so|far|year|date|new|good|friday|reported|week|the)"
    )


class Within(Struct, frozen=True):
    """The date in some words, plain, and the tense that the words around it show."""

    words: str
    tense: str | None


def date_within(words: str, text: str, published: date | None = None) -> Within | None:
    """The one run of date words among others; ``None`` where there is none or more than one."""
    tokens = _without_figures(words, text)
    if len(tokens) > MOST_WORDS or _REFUSED & set(tokens):
        return None
    runs = [run for run in _runs(tokens) if _has_core(tokens[slice(*run)], words)]
    if len(runs) > 1:  # "Theresa May said on Monday"
        runs = [
            (start, end)
            for start, end in runs
            if tokens[start] not in _ALSO_NAMES
            or end - start > 1
            or not is_a_name(words, tokens, start, end)
        ]
    if len(runs) != 1:
        return None
    start, end = runs[0]
    if is_a_name(words, tokens, start, end):
        return None
    if any(re.search(r"\d", token) for token in [*tokens[:start][-1:], *tokens[end:][:1]]):
        return None  # figures beside it that were not understood may belong to it
    if tokens[end : end + 1] == ["of"]:
        return None  # "the last days of the war" are not the last days
    before, run, after = tokens[:start], tokens[start:end], tokens[end:]
    year = _year_behind(run, after, [*before, *after], published)
    told = [*_bound(before), *run, *year]
    return Within(" ".join(told), _tense(before + after))


def _without_figures(words: str, text: str) -> list[str]:
    """The plain words, but for the figures of what is no time.

    As in "Tuesday's 7.1-magnitude quake", "Friday's 3% fall", "the June 1 $5 billion sale", "a
    five-year deal in 2021", "Saturday's 3-1 win".
    """
    if not any(sign in words for sign in "-%$£€"):
        return text.split()
    small = words.lower()
    for length in compiled(_LENGTH_OF).finditer(small):
        text = text.replace(f"{length[1]} {length[2]} ", f"{_FIGURE} ", 1)
    for score in compiled(_SCORE).finditer(small):
        if not _DATED & {score[1], score[4]}:
            text = text.replace(f"{score[2]} to {score[3]} ", f"{_FIGURE} ", 1)
    tokens = text.split()
    things = {
        found[1] or found[2]
        for found in compiled(_FIGURE_OF).finditer(words)
        if not found[3] or (len(found[2]) != 4 and found[3].lower() not in _TIMES)
    }
    return [_FIGURE if token in things else token for token in tokens]


def _bound(before: list[str]) -> list[str]:
    """The word that sets a date on one side of what is dated: "before the vote on Tuesday".

    It may have been on that day itself, before the vote or after it. An anniversary stays one.
    """
    if "by the time" in " ".join(before):
        return ["until"]
    if anniversary := _anniversary(before):
        return anniversary
    bounds = [_BOUNDS[word] for word in before if word in _BOUNDS]
    return bounds[-1:]


def _anniversary(before: list[str]) -> list[str]:
    """The anniversary of what happened on a day: "the 80th anniversary of the June 6 landings"."""
    found = _ANNIVERSARY.search(" ".join([*before, ""]))
    if found is None:
        return []
    ordinal = [found["ordinal"]] if found["ordinal"] else []
    return [*ordinal, "anniversary", "of"]


def _year_behind(
    run: list[str], after: list[str], beside: list[str], published: date | None
) -> list[str]:
    """The year that the words behind a day tell: "the Boxing Day tsunami of 2004"."""
    if any(re.fullmatch(r"\d{4}", token) for token in run):
        return []
    pairs = pairwise(after)
    years = [year for link, year in pairs if link in ("of", "in") and _YEAR.fullmatch(year)]
    return years[:1] or known_year(run, beside, published)


def _runs(tokens: list[str]) -> list[tuple[int, int]]:
    """The longest runs of words that may stand in a date, without loose links at their ends."""
    runs, start = [], None
    for index, token in enumerate([*tokens, ""]):
        is_date = bool(token) and bool(
            _core().fullmatch(token)
            or _link().fullmatch(token)
            or (token in _OF_HOLIDAYS and tokens[index + 1 : index + 2] == ["day"])
        )
        if is_date and start is None:
            start = index
        elif not is_date and start is not None:
            runs.append(_trimmed(tokens, start, index))
            start = None
    return runs


def _trimmed(tokens: list[str], start: int, end: int) -> tuple[int, int]:
    """A run without the links that lead out of it: "Tuesday to" is "Tuesday"."""
    while end > start and tokens[end - 1] in _LOOSE_AFTER:
        end -= 1
    while start < end and tokens[start] in _LOOSE_BEFORE:
        start += 1
    return start, end


def _has_core(tokens: list[str], words: str) -> bool:
    """Whether some word of a run is a date word beyond doubt: "May", but not "may"."""
    cores = [token for token in tokens if _core().fullmatch(token)]
    if len(cores) == 1 and cores[0] in _ALSO_OTHER:
        return bool(re.search(rf"\b{_ALSO_OTHER[cores[0]]}\b", words))
    if len(cores) == 1 and cores[0] in _ALSO_VERBS:
        return bool({"last", "this", "next", "early", "late"} & set(tokens))
    if len(tokens) == 1 and re.fullmatch(r"\d{4}", tokens[0]):
        return False  # a bare number of four figures: "killed 1500"
    if len(tokens) == 1 and tokens[0] in UNIT_WORDS and tokens[0] != "weekend":
        return False  # a unit of something else: "Holy Week", "a busy month"
    return bool(cores)


def _tense(around: list[str]) -> str | None:
    if _FUTURE & set(around):
        return "future"
    is_past = _PAST & set(around) or any(word.endswith("ed") for word in around)
    return "past" if is_past else None
