"""A number of things, and the list behind it that has more or fewer of them.

"Three countries, Norway, Spain, Ireland and Slovenia, have", "six awards: best play, best score and
best actor", "three times, in 1998, 2003, 2007 and 2011". A list that a comma sets off counts only
what is told by name, and what a place or a title behind a name may be leaves it open.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from factcheck.reading.grammar.number_words import cardinals
from factcheck.text import YEAR, Span
from factcheck.words import any_of, grammar, words_in

_TABLE = "nouns"
_WORD = r"[A-Z](?:[\w’'-]|\.(?=\w))*"
_NAME = rf"(?:the )?{_WORD}(?: (?:of |of the |de |al |van )?{_WORD}){{0,4}}(?:, \d\d)?"
_THING = r"(?!and )[a-z][\w’'-]*(?: (?!and )[\w’'-]+){0,3}"
_MOST_DIGITS = 2
_MOST_MISSED = 4  # how many times as many there are as may be missing, or too many
_SHORT = re.compile(r"[A-Z]{2,4}")
_AGE = re.compile(r", \d\d\b")


def find_miscounted_lists(text: str) -> Iterator[Span]:
    """Where as many are listed behind a number as it does not tell, from it to the last of them."""
    spans = dict[int, Span]()
    for sign in _BEFORE_LIST.finditer(text):
        numbers, *patterns = _patterns()
        for number in numbers.finditer(text, max(sign.start() - _REACH, 0), sign.start()):
            every = (pattern.match(text, number.start()) for pattern in patterns)
            for found in filter(None, every):
                if _explain(found) and not _is_some(text[: found.start()]):
                    spans[found.start()] = Span(found.start(), found.end("last"))
    yield from spans.values()


_BEFORE_LIST = re.compile(
    rf"(?<=[sn]), (?:the )?(?=[A-Z])|: (?=\w)|(?<=s)(?:, in | \((?:in )?)(?={YEAR}(?:,| and ))"
)
_REACH = 60  # letters before a list, in which the number stands


def explain_list(words: str) -> str:
    """Why words tell another number than they list; empty where they do not."""
    patterns = _patterns()[1:] if _BEFORE_LIST.search(words) else ()
    every = (pattern.match(f"{words}.") for pattern in patterns)
    return next((told for told in map(_explain, filter(None, every)) if told), "")


def _explain(found: re.Match[str]) -> str:
    number, items = found["number"].casefold(), _items(found)
    told, listed = cardinals().get(number) or int(number), len(items)
    if listed == told or _is_left_open(found, items, told):
        return ""
    return f"“{found['number']} {found['noun']}”, but {listed} are listed behind it."


def _is_some(before: str) -> bool:
    """Whether a number is one of which only some are listed: "four of the five boroughs"."""
    norms = before[-_REACH:].casefold().split()
    while norms and norms[-1] in grammar("article", "possessive"):
        norms.pop()
    return bool(norms) and norms[-1] in _PARTED


_PARTED = frozenset(["of", "among", "from"])


def _items(found: re.Match[str]) -> list[str]:
    listed = _AGE.sub("", f"{found['first']} and {found['last']}")
    return [one.strip() for one in re.split(r",? and |, ", listed) if one.strip()]


def _is_left_open(found: re.Match[str], items: list[str], told: int) -> bool:
    """Whether what is listed may be more than names of one kind, or not all of them."""
    listed, noun = len(items), found["noun"].casefold().split()[-1]
    is_far = abs(listed - told) > max(1, told // _MOST_MISSED)
    are_titled = any(_SHORT.fullmatch(one) for one in items)
    are_aged = len(_AGE.findall(found["first"] + found["last"])) == listed
    is_placed = listed > told and noun in words_in(_TABLE, "placed") and not are_aged
    told_more = found.groupdict().get("more") or ""
    words = {word for one in [*items, told_more, found["noun"]] for word in one.casefold().split()}
    are_years = all(re.fullmatch(YEAR, one) for one in items)
    is_counted = any(word in cardinals() or word[:1].isdigit() for word in words - {*items})
    is_counted |= not are_years and any(one[:1].isdigit() for one in items)
    is_open = not words_in(_TABLE, "listed openly").isdisjoint(words)
    is_twice_a_year = are_years and listed < told
    return is_twice_a_year or is_far or are_titled or is_placed or is_counted or is_open


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    """A number; and with what it counts, names behind a comma or colon, or things behind that.

    To make them takes 3 ms, which most runs are spared: no list stands in what they ask of.
    """
    written = (word for one in cardinals() for word in (one, one.capitalize()))
    number = rf"\b(?P<number>{any_of(written)}|\d{{1,{_MOST_DIGITS}}})"
    named = any_of(words_in(_TABLE, "named"))
    plural = rf"(?:[\w’'-]+s|{named})"
    behind_comma = (
        rf"{number} (?P<noun>{_BEFORE}(?:{named})), {_list_of(_NAME)}(?=[,.;)]|$){_NO_MORE}"
    )
    of_things = rf"{number} (?P<noun>{_BEFORE}{plural})(?P<more>(?: [\w’'-]+){{0,3}}): "
    won = any_of(words_in(_TABLE, "won in years"))
    in_years = (
        rf"{number} (?P<noun>{_BEFORE}(?:{won}))(?:[,:] in | \((?:in )?){_list_of(YEAR)}(?=\W|$)"
    )
    behind_colon = (rf"{of_things}{_list_of(one)}(?=[.;\n]|$)" for one in (_NAME, _THING))
    return tuple(map(re.compile, (rf"{number} ", behind_comma, in_years, *behind_colon)))


_NO_MORE = r"(?!, (?:and )?(?:the )?[A-Z])"  # "and" was of a name: "Trinidad and Tobago, Cuba and"
_BEFORE = r"(?!of )(?:[\w’'-]+ ){0,2}?"


def _list_of(item: str) -> str:
    return rf"(?P<first>{item}(?:, {item})*),? and (?P<last>{item})"
