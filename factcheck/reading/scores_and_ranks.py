"""Numbers that are exact and no amount: scores, and places in a row.

A score of a game or a vote is told with who prevailed: "won 4-0", "passed by 31 votes to 18". Of a
victory, and of what a majority passed, the greater number stands first. Of a defeat some tell it
first and some last, so that nothing is asked of it. A rank is a place in a row, "the 44th
president", or the number of a name, "Category 3".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from factcheck.quantities.measure import Rank, Score
from factcheck.reading.number_words import cardinals, ordinals
from factcheck.text import Span, sentence_around
from factcheck.words import any_of, grammar, phrases_of, words_in

_DASHED = r"\d{1,3}[-–]\d{1,3}"
_FIRST_TENS = 20  # in words, with a hyphen before what follows: "forty-fourth"
_NO_SET = r"(?=[.;)\n]|$| (?:in|at|on|against|over|away|after|to|for)\b)(?! to \d)"


def find_scores(text: str) -> Iterator[Span]:
    """Where a victory is told with its score, or what was passed with its vote.

    Not where the sentence tells of a sport that the fewest points win, or of an order of its own:
    penalties away from home are told with those of the home side first.
    """
    for found in _decided().finditer(text):
        told = sentence_around(text, span := Span(*found.span()))
        if _lesser_wins().search(text, told.start, told.end) is None:
            yield span


def explain_score(words: str) -> str:
    """Why the score in some words cannot be that of a victory; empty where it can, or for none.

    Two figures of some 60 to 80 may be strokes of a round of golf, of which the fewest win.
    """
    found = _decided().search(words)
    score = found and _pair().search(found[0])
    if not (found and score):
        return ""
    first, last = _worth(score["first"]), _worth(score["last"])
    if first >= last or ("by" not in words and {first, last} <= _STROKES):
        return ""
    return f"“{found[0]}” gives the winner less than the loser."


def score_of(words: str, *, is_known: bool = False) -> Score:
    """The figures of two sides, set by set; empty where words are none, or may be a range.

    "4-1", "two-nil", "the Senate voted 52 to 48", "6-4, 3-6, 7-5". Where no word tells of a score,
    only one that says nothing may stand beside it, and the greater figure of the first set has to
    stand first, unless it is known to be a score (``is_known``).
    """
    may_be_told = "-" in words or "–" in words or " to " in words
    found = _alone().fullmatch(words.casefold()) if may_be_told else None
    if found is None:
        return ()
    sets = _pair().finditer(re.sub(r"\(.*?\)", "", found["sets"]))  # no points of a tie-break
    score = tuple((_worth(one["first"]), _worth(one["last"])) for one in sets)
    is_descending = score[0][0] >= score[0][1]
    before, behind = set(found["before"].split()), set(found["behind"].split())
    if behind - _telling() - words_in("scores", "beside") or (found["of"] and not is_descending):
        return ()
    if behind & _telling() or before & (_telling() - words_in("scores", "lost money")):
        return score
    is_bare = not behind and not before - grammar("article") - {"by"}
    return score if is_bare and (is_known or is_descending) else ()


def _worth(number: str) -> int:
    return int(number) if number.isdecimal() else cardinals()[number]


def rank_of(words: str) -> Rank | None:
    """The place in a row that all the words are, and of what: "the fifth time" is 5, "time".

    ``None`` for words that are none, or may be a part of a whole: "a third", "the third of them".
    """
    found = _placed().fullmatch(words.casefold())
    if found is None:
        return None
    number = found["number"] or found["digits"] or ordinals()[found["word"]]
    tens = cardinals()[found["tens"]] if found["tens"] else 0
    return Rank(tens + int(number), (found["name"] or found["of"] or "").strip(" -"))


_STROKES = frozenset(range(60, 81))


@cache
def _lesser_wins() -> re.Pattern[str]:
    return re.compile(rf"\b{_words('lesser wins')}\b", re.IGNORECASE)


@cache
def _decided() -> re.Pattern[str]:
    """A score of which the first side prevailed; a set of several is none."""
    of, name = _words, r"[A-Z][\w'’.-]*"
    ways = (
        rf"\b(?:{of('won')}) {_DASHED}{_NO_SET}",
        rf"\b(?:{of('beat')}) (?:the )?{name}(?: {name}){{0,3}} {_DASHED}{_NO_SET}",
        rf"(?<![\w.,–-])(?<!\d to ){_DASHED} (?:{of('victory')}){_NO_SET}",
        rf"\b(?:{of('passed')}) (?:it )?by (?:a vote of )?\d{{1,3}}(?: votes)? to \d{{1,3}}\b",
        rf"\b(?:{of('passed')}) (?:it )?by (?:a vote of )?{_DASHED}{_NO_SET}",
    )
    return re.compile("|".join(ways))


@cache
def _pair() -> re.Pattern[str]:
    """The figures of both sides: "4-1", "two-nil", "432 votes to 202"."""
    small = any_of(word for word, number in cardinals().items() if number < _FIRST_TENS)
    number, of = rf"(?:\d{{1,3}}|{small})", _words("counted")
    return re.compile(rf"\b(?P<first>{number})(?:[-–]|(?: (?:{of}))? to )(?P<last>{number})\b")


@cache
def _alone() -> re.Pattern[str]:
    one = re.sub(r"\?P<\w+>", "?:", _pair().pattern)
    once = rf"{one}(?: \(\d{{1,2}}[-–]\d{{1,2}}\))?"
    sets = rf"(?P<sets>{once}(?:(?:,| and|, and)? {once})*)(?: (?P<of>{_words('counted')}))?"
    return re.compile(rf"(?P<before>(?:[^\W\d]+ ){{0,6}}?){sets}(?P<behind>(?: [^\W\d]+){{0,4}})")


@cache
def _telling() -> frozenset[str]:
    return words_in("scores", "won", "beat", "victory", "defeat", "passed", "voted", "told")


@cache
def _placed() -> re.Pattern[str]:
    which = any_of({"the"} | grammar("possessive"))
    tens = any_of(word for word, number in cardinals().items() if number >= _FIRST_TENS)
    words = rf"(?:(?P<tens>{tens})-)?(?P<word>{any_of(ordinals())})"
    ordinal = rf"(?:{words}|(?P<digits>\d{{1,4}})(?:st|nd|rd|th))(?P<of>(?:[ -](?!of\b)[^\W\d]+)*)"
    name = rf"(?P<name>{any_of(words_in('numbered', 'named'))})\.? ?(?P<number>\d{{1,4}})"
    return re.compile(rf"(?:(?:{which}) )?(?:{ordinal}|{name})")


def _words(*sections: str) -> str:
    return any_of(phrase for name in sections for phrase in phrases_of("scores")[name])
