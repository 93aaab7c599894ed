"""Numbers that nobody writes so: where a text has them, and what is wrong with each.

A row of ``malformed.txt`` tells a kind as it stands alone, and what has to stand around it in
running text, where a number may be of anything.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache, lru_cache

from msgspec import Struct

from factcheck.names.tables import countries
from factcheck.reading.dates.dates_in_text import words_around
from factcheck.reading.dates.sure_tenses import is_surely_past, is_told_in_story
from factcheck.reading.grammar.calendar_words import months
from factcheck.reading.grammar.number_words import cardinals
from factcheck.text import NEAR_YEAR, YEAR, Span, Stretches, ends_of_lines, sentence_around
from factcheck.words import any_of, choices, rows, table, words_in

_END = r"(?![\w,.]*\d)(?![-/]\d)"
_DIGITS = 4  # of a year
_LONGEST = 20  # letters of a word, and a space
_OF_A_BILLION = frozenset(["Indian", "Chinese", "India", "China"])
_LATEST = 3000  # what no plan looks as far as
_NO_NOUNS = frozenset(["was", "has", "is", "its", "his", "this", "as"])


def _is_no_year(text: str, found: re.Match[str]) -> bool:
    """Whether digits are meant as a year, which is told as past where it may still come."""
    is_long = len(found["year"]) > _DIGITS
    if not is_long and is_told_in_story(text, sentence_around(text, Span(*found.span()))):
        return False
    is_open = int(found["year"]) < _LATEST and not is_surely_past(text, *found.span())
    is_future = is_open and " and " not in found[0]
    return not (is_future or _is_due(text, found) or _is_count(text, found))


def _is_like_another(text: str, found: re.Match[str]) -> bool:
    """Whether a year of the text is a digit away: "in 3002" where it tells of 2002."""
    year = found["year"]
    likely = {year[:_DIGITS]} if len(year) > _DIGITS else _years_near(year)
    is_alone = likely.isdisjoint(_years_of(text))
    return not (is_alone or _is_due(text, found) or _is_count(text, found))


def _is_due(text: str, found: re.Match[str]) -> bool:
    """Whether something ends then that was agreed on: a bond of a century "matures in 2117"."""
    if len(found["year"]) > _DIGITS:
        return False
    before = text[max(found.start() - _LONGEST, 0) : found.start()].split()[-1:]
    return not words_in("tenses", "due").isdisjoint(before)


@lru_cache(maxsize=16)
def _years_of(text: str) -> frozenset[str]:
    return frozenset(re.findall(rf"(?<![\w.,$£€]){YEAR}(?![\w%]|,\d)", text))


def _years_near(year: str) -> set[str]:
    """The years of two centuries that differ from a number in one of its first two digits."""
    near = {century for century in ("19", "20") if century[0] == year[0] or century[1] == year[1]}
    return {century + year[2:] for century in near}


def _is_count(text: str, found: re.Match[str]) -> bool:
    """Whether digits count: "in 20000 small homes", "one in 20050"."""
    before = text[max(found.start() - _LONGEST, 0) : found.start()].casefold().split()[-1:]
    is_number = any(word[-1].isdigit() or word in cardinals() for word in before)
    return (is_number and found[0].startswith("in ")) or _counts(text[found.end() :])


def _counts(behind: str) -> bool:
    """Whether a noun in the plural follows before any verb: "in 20000 small homes"."""
    words = re.findall(r"[\w’'-]+", re.split("[.,;]", behind[:40])[0])[:4]
    verbs = (at for at, word in enumerate(words) if word.endswith("ed") or word in _NO_NOUNS)
    return any(re.search(r"[a-rt-z]s$", word) for word in words[: next(verbs, len(words))])


def _stands(_text: str, _found: re.Match[str]) -> bool:
    return True


class _MalformedKind(Struct, frozen=True, eq=False):
    """Numbers as they stand alone, what stands before and behind them, and what is wrong.

    ``holds`` says of a place in a text whether it is so there.
    """

    told: str
    alone: str
    before: str
    behind: str
    holds: Callable[[str, re.Match[str]], bool]


_TESTS = {"ANYWHERE": _stands, "NO_YEAR": _is_no_year, "LIKE_ANOTHER": _is_like_another}


@cache
def _kinds() -> tuple[_MalformedKind, ...]:
    """The rows of the table, each under what it says is wrong."""
    parts, told, kinds = _parts(), "", list[_MalformedKind]()
    for line in table("malformed"):
        name, _, pattern = line.partition(" = ")
        if line.startswith("["):
            told = line.strip("[]")
        elif line.startswith(" "):
            *patterns, test = line.strip().split("  ")
            alone, before, behind = (_filled(pattern, parts) for pattern in patterns)
            kinds.append(_MalformedKind(told, alone, before, behind, _TESTS[test]))
        else:
            parts[name] = _filled(pattern, parts)
    return tuple(kinds)


def _filled(pattern: str, parts: Mapping[str, str]) -> str:
    return re.sub("[A-Z_]{3,}", lambda name: parts[name[0]], pattern)


def _parts() -> dict[str, str]:
    """The parts of patterns that are words of other tables, by their names."""
    around, zones = (
        words_around(),
        (zone for _, all_ in rows("time_zones") for zone in choices(all_)),
    )
    return {
        "START": r"(?<![\w.,$£€-])",
        "END": _END,
        "NEAR_YEAR": NEAR_YEAR,
        "ZONE": f"(?:{any_of(zone for zone in zones if zone.isupper() and len(zone) > 2)})",
        "MONTHS": "|".join(word.title() for word in months() if len(word) > 3 or word == "may"),
        "BEFORE_YEARS": f"(?i:{any_of(around['before a year'])})",
        "BESIDE_YEARS": any_of(around["may be a year"]),
        "OF_YEARS": any_of(around["of a year"]),
        "NATION": any_of(countries().keys() - _OF_A_BILLION),
    }


def find_malformed(text: str) -> Iterator[Span]:
    """Where a number stands that nobody writes so."""
    told = list[Span]()
    for kind in _kinds():
        if found := [*_places(kind, text)]:
            known = Stretches(told)
            new = [span for span in found if not known.overlap(span)]
            told += new
            yield from new


def _places(kind: _MalformedKind, text: str) -> Iterator[Span]:
    is_led_by_words = kind.before.startswith((r"\b", "(?:)"))
    for found in (_led_by_words if is_led_by_words else _led_by_digits)(kind, text):
        if kind.holds(text, found):
            yield Span(found.start(), found.end())


def _led_by_words(kind: _MalformedKind, text: str) -> Iterator[re.Match[str]]:
    for line in _lines_with_digits(text):
        yield from _in_text(kind).finditer(text, *line)


def _led_by_digits(kind: _MalformedKind, text: str) -> Iterator[re.Match[str]]:
    end = 0
    for at in _digits(text):
        if at >= end and (found := _in_text(kind).match(text, at)):
            end = found.end()
            yield found


@lru_cache(maxsize=16)  # each kind asks for them
def _digits(text: str) -> Sequence[int]:
    """Where digits begin, with a sign of money before them."""
    return [found.start() for found in re.finditer(r"[$£€]?\d+", text)]


@lru_cache(maxsize=16)  # each kind asks for them
def _lines_with_digits(text: str) -> Sequence[tuple[int, int]]:
    """The lines in which a number may stand, none of which goes on in the next."""
    return [line for line in ends_of_lines(text) if _A_DIGIT.search(text, *line)]


_A_DIGIT = re.compile(r"\d")


@cache
def _in_text(kind: _MalformedKind) -> re.Pattern[str]:
    return re.compile(f"{kind.before}(?:{kind.alone}){kind.behind}")


def explain_malformed(words: str, text: str = "") -> str:
    """What is wrong with a number as it is written, in a sentence; empty for nothing.

    Where commas are decimals, or numbers are grouped otherwise (1,50,000 in India), nothing is.
    ``text`` is where it was written, of which another year may bear out that a digit is wrong.
    """
    if not any(map(str.isdigit, words)) or not _any_alone().search(words):
        return ""
    wrong = (kind for kind in _kinds() if _numbers_alone((kind,)).search(words))
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
def _any_alone() -> re.Pattern[str]:
    return _numbers_alone(_kinds())


@cache
def _numbers_alone(kinds: tuple[_MalformedKind, ...]) -> re.Pattern[str]:
    """Numbers of some kinds as they stand alone; of those that a text has to bear out, no more."""
    alone = ((kind.alone.replace("?P<year>", "?:"), kind.holds is _stands) for kind in kinds)
    any_kind = "|".join(words if is_plain else f"^(?:{words})$" for words, is_plain in alone)
    return re.compile(rf"(?<![\w.,-])(?:{any_kind}){_END}")
