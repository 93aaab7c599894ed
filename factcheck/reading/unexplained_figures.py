"""Figures, scores and years that nothing beside them explains: "added 72", "won 4-0".

What they count cannot be told, so that nothing is compared with them until a person says what they
are about; they can be checked all the same.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache

from msgspec.structs import replace

from factcheck.reading.dates.date import Published, read_date
from factcheck.reading.dates.dates_in_text import ERAS
from factcheck.reading.figures.hedges import hedge_beginnings, read_hedges_before
from factcheck.reading.figures.quantity import read_quantity
from factcheck.reading.grammar.calendar_words import months
from factcheck.reading.grammar.engine import (
    Layer,
    Line,
    Match,
    Mention,
    is_end,
    is_glued,
    joined,
    kind_at,
    layer,
    spanning,
)
from factcheck.reading.grammar.number_words import cardinals
from factcheck.reading.grammar.tokens import BLANK, DIGITS, PARAGRAPH, SIGN, WORD, Kind
from factcheck.text import may_be_year
from factcheck.words import DETERMINERS, grammar, words_in

UNEXPLAINED, UNEXPLAINED_YEAR = Kind("unexplained figure"), Kind("unexplained year")


def unexplained_in(
    line: Line, text: str, published: Published = None, locale: str = ""
) -> Iterator[Mention]:
    """Those of a line on which all that is explained stands as mentions, in order.

    The value of a figure is a ``Quantity``, that of a year a ``Date``.
    """
    nodes = _unexplained().apply(line, text)
    for at, node in enumerate(nodes):
        if node.kind is UNEXPLAINED and isinstance(node, Mention):
            one = spanning(nodes[_with_hedge(nodes, at) : at + 1], UNEXPLAINED, None, text)
            yield replace(one, value=read_quantity(" ".join(one.text.split()), locale))
        elif node.kind is UNEXPLAINED_YEAR and isinstance(node, Mention):
            yield replace(node, value=read_date(node.text, published))


@cache
def _unexplained() -> Layer:
    numbers = {word for word, number in cardinals().items() if number > 1}
    return layer(
        [
            ([DIGITS], _in_digits),
            (numbers, _in_words),
            (words_in("scores", "won", "told"), _told_score),
        ]
    )


def _in_digits(line: Line, at: int) -> Match | None:
    if not _is_apart(line, at):
        return None
    for way in (_score, _wickets, _ratio, _counting):
        if end := way(line, at):
            return None if _is_in_table(line, at, end) else (end, UNEXPLAINED, None)
    return _number(line, at)


def _in_words(line: Line, at: int) -> Match | None:
    is_told = line[at].text.islower() and any(test(line, at) for test in _WORDS_BESIDE)
    if is_told:
        return at + 1, UNEXPLAINED, None
    end = _past_compound(line, at, words_in("numbered", "compound"))
    return (end, UNEXPLAINED, None) if end else None


def _told_score(line: Line, at: int) -> Match | None:
    """A score with its verb: "won 4-0"."""
    is_scored = kind_at(line, at + 1) == DIGITS and line[at + 1].gap == BLANK
    end = _score(line, at + 1) if is_scored else 0
    return (end, UNEXPLAINED, None) if end and not _is_in_table(line, at + 1, end) else None


def _with_hedge(line: Line, at: int) -> int:
    """Where a figure in digits begins with the hedge before it: "around 30/40"."""
    is_hedged = line[at].gap == BLANK and line[at].text[0].isdigit()
    for start in range(max(0, at - _MOST_OF_HEDGE), at) if is_hedged else ():
        is_begun = line[start].norm in hedge_beginnings() and _is_apart(line, start)
        hedge = read_hedges_before(line, start) if is_begun else None
        if hedge and hedge[1] == at:
            return start
    return at


_MOST_OF_HEDGE = 10  # nodes


# -- what is written in digits; each way gives the place behind, 0 where it is something else


def _score(line: Line, at: int) -> int:
    """Where the sets of a score end: "2-0", "6-3, 6-7 (2-7) and 7-5"; no days of a month."""
    end = _pair(line, at, "-", "–")
    if not end or _is_timed(line, at, end):
        return 0
    while further := _further_set(line, end):
        end = further
    return end


def _further_set(line: Line, at: int) -> int:
    here = at
    while here < len(line) and line[here].norm in (",", "and", "("):
        here += 1
    is_apart = here < len(line) and line[at].gap != PARAGRAPH and line[here].kind == DIGITS
    is_apart = is_apart and (line[here].gap == BLANK or line[here - 1].norm == "(")
    is_set = is_apart and len(line[here].norm) <= _MOST_OF_SET
    end = _pair(line, here, "-", "–") if is_set else 0
    is_closed = bool(end) and line[here - 1].norm == "(" and _norm(line, end) == ")"
    return end + 1 if is_closed else end


_MOST_OF_SET = 2  # digits of a set that is not the first


def _wickets(line: Line, at: int) -> int:
    """Where wickets and runs end: "9 for 233"."""
    is_of_few = len(line[at].norm) == 1 and _norm(line, at + 1) == "for"
    is_scored = is_of_few and at + 2 < len(line) and _is_short(line, at + 2)
    return at + 3 if is_scored and not _goes_on(line, at + 3) else 0


def _ratio(line: Line, at: int) -> int:
    return _pair(line, at, "/")


def _counting(line: Line, at: int) -> int:
    """Where a number with what it counts ends: "a 14-boat fleet"; not in "Vega 5-door"."""
    end = _past_compound(line, at) if _is_short(line, at) else 0
    return 0 if _goes_on_name(line, at, _place_before(line, at)) else end


def _pair(line: Line, at: int, *signs: str) -> int:
    """Where two numbers with a sign between them end; "24/7" is only a saying."""
    is_pair = at + 2 < len(line) and line[at + 1].norm in signs and joined(line, at + 1)
    is_pair = is_pair and _is_short(line, at) and _is_short(line, at + 2)
    if not is_pair or _goes_on(line, at + 3):
        return 0
    words = "".join(node.norm for node in line[at : at + 3])
    return 0 if words in words_in("numbered", "sayings") else at + 3


def _is_short(line: Line, at: int) -> bool:
    """Whether digits are few enough for a side of a score."""
    return (
        line[at].kind == DIGITS and line[at].norm.isdigit() and len(line[at].norm) <= _MOST_DIGITS
    )


_MOST_DIGITS = 3


def _past_compound(line: Line, at: int, nouns: frozenset[str] = frozenset()) -> int:
    """Where a number and the word behind its hyphen end: "14-boat", "four-storey"."""
    if _norm(line, at + 1) != "-" or not joined(line, at + 1):
        return 0
    word = line[at + 2]
    is_word = word.kind == WORD and word.text.islower() and len(word.norm) >= _LEAST_WORD
    is_counted = is_word and (not nouns or word.norm in nouns)
    return at + 3 if is_counted and not _goes_on(line, at + 3) else 0


_LEAST_WORD = 3  # letters


def _number(line: Line, at: int) -> Match | None:
    """A bare number, which may be a year; none of a name, an hour, a day, a place in a row."""
    end = _past_margin(line, at)
    if not _BARE.fullmatch(line[at].norm) or _goes_on(line, end) or _is_in_table(line, at, end):
        return None
    place = _place_before(line, at)
    word = _last_word(line, place).rstrip(".")
    is_named = word.lower() in words_in("numbered", "named", "grouped")
    is_year = may_be_year(line[at].text)
    in_capitals = is_year and word.isupper() and _word_behind(line, end).isupper()
    is_named = is_named or (_goes_on_name(line, at, place) and not in_capitals)
    if is_named or _is_timed(line, at, end):
        return None  # "HOLM SEES FLAT 1987 EARNINGS" is a headline's, which is no name
    if is_year and not (word == "at" and _is_level(line, end)):
        return end, UNEXPLAINED_YEAR, None
    is_first = not at or line[at].gap == PARAGRAPH
    is_of_name = _word_behind(line, end).istitle()
    return None if is_first or is_of_name else (end, UNEXPLAINED, None)


def _is_level(line: Line, end: int) -> bool:
    """Whether what is "at" a number ends a clause: "closed at 1930", but "at 1986 prices"."""
    behind = _norm(line, end)
    joining = grammar("coordinator", "preposition", "of time", "subordinator")
    return not behind.isalpha() or behind in joining


_BARE = re.compile(r"\d[\d,]*(?:\.\d+)?")


def _past_margin(line: Line, at: int) -> int:
    """Where a number ends, with its margin or its fraction: "1.3 ± 0.5", "20-1/2"."""
    is_margin = _norm(line, at + 1) == "+/-" and kind_at(line, at + 2) == DIGITS
    if is_margin:
        return at + 3
    is_mixed = _norm(line, at + 1) == "-" and joined(line, at + 1) and line[at + 2].kind == DIGITS
    return at + 2 + 3 if is_mixed and _pair(line, at + 2, "/") else at + 1


# -- what stands beside


def _norm(line: Line, at: int) -> str:
    """The norm of a node; nothing past the end or where another paragraph begins."""
    return line[at].norm if not is_end(line, at) else ""


def _is_apart(line: Line, at: int) -> bool:
    """Whether nothing before a number makes it a part of something: "£3,000", "6:30"."""
    return not is_glued(line, at) or line[at - 1].text[-1:] in _BEFORE


_BEFORE = frozenset('("“”—…;!?')
_BEHIND = frozenset("/:%°+′″-–")


def _goes_on(line: Line, at: int) -> bool:
    """Whether what stands right behind a number belongs to it: a letter, a unit, a bracket's."""
    if not is_glued(line, at):
        return False
    node = line[at]
    is_loss = node.norm == ")" and _norm(line, at + 1) == "%" and is_glued(line, at + 1)
    is_sign = node.kind == SIGN or (node.kind == WORD and not node.text[0].isalpha())
    return is_loss or not is_sign or node.text in _BEHIND


def _is_timed(line: Line, at: int, end: int) -> bool:
    """Whether it is an hour, the days of a month, a year of old: "1030 GMT", "4-6 March"."""
    behind = _word_behind(line, end).lower()
    before = _last_word(line, _place_before(line, at)).lower().rstrip(".")
    return behind in months() or behind in _zones() or before in months()


@cache
def _zones() -> frozenset[str]:
    return words_in("numbered", "zones") | ERAS | {"local"}


def _place_before(line: Line, at: int) -> int:
    """The place before a number, or before another that it is told with: "pages 4 to 11"."""
    if line[at].gap == PARAGRAPH:
        return -1
    is_another = at > 2 and line[at - 1].norm in grammar("conjoining") | {"to"}
    is_another = is_another and line[at - 2].text.replace(".", "").isdigit()
    here = at - 3 if is_another else at - 1
    return here - 1 if here > 0 and line[here].norm == "(" else here


def _last_word(line: Line, at: int) -> str:
    """The word that a node ends with, as written; empty for none, and for a number."""
    words = line[at].text.split() if at >= 0 else []
    return words[-1] if words and words[-1][0].isalpha() else ""


def _word_behind(line: Line, at: int) -> str:
    """The word that stands behind a blank."""
    if at >= len(line) or line[at].gap != BLANK:
        return ""
    word = line[at].text.split()[0].replace(".", "")
    return word if word[:1].isalpha() else ""


def _goes_on_name(line: Line, at: int, place: int) -> bool:
    """Whether a number may go on a name: "Vega 5", "the Fuel Act 1985"; no decimals in brackets."""
    if line[at - 1].norm == "(" and "." in line[at].norm:
        return False
    word = re.split("['’]", _last_word(line, place))[-1]
    is_capital = word[:1].isupper() and word[-1:].isalnum()
    return is_capital and word.lower() not in _opening()


@cache
def _opening() -> frozenset[str]:
    """What opens a sentence before a number: the, its, in, when."""
    return grammar(*DETERMINERS, "possessive", "preposition", "of time", "subordinator")


def _is_in_table(line: Line, at: int, end: int) -> bool:
    """Whether numbers stand on both sides, or lines of them: "Wheat 3.57 3.42 3.28"."""
    last = at - 2 if at > 1 and line[at - 1].norm in (",", ".") else at - 1
    before = line[last].text.lower() if at and not is_glued(line, at) else ""
    behind = line[end].text.lower() if end < len(line) and not is_glued(line, end) else ""
    is_behind = behind[:1].isdigit() or behind[:2].lstrip(".").isdigit() or behind == "nil"
    return is_behind or _NUMBER_BEFORE.search(before) is not None


_NUMBER_BEFORE = re.compile(r"(?:\d[\d,.]*[a-z%]?|\bnil)$")


# -- what is written in words


def _is_won(line: Line, at: int) -> bool:
    """Whether a number is all that was won or had: "she won five."."""
    won = words_in("scores", "won") | words_in("numbered", "scored") | grammar("have")
    is_had = at > 0 and line[at - 1].norm in won
    return is_had and is_glued(line, at + 1) and line[at + 1].text in (".", ",", ";", ")")


def _is_for_each(line: Line, at: int) -> bool:
    """Whether as many were for each: "got two each"."""
    return _is_behind_small(line, at) and _norm(line, at + 1) == "each"


def _is_of_named(line: Line, at: int) -> bool:
    """Whether what is counted has a name: "won two Holm Medals"."""
    word = _word_behind(line, at + 1)
    return _is_behind_small(line, at) and word[:1].isupper() and word[1:2].islower()


def _is_behind_small(line: Line, at: int) -> bool:
    return at > 0 and line[at].gap == BLANK and line[at - 1].text[-1:].islower()


_WORDS_BESIDE: tuple[Callable[[Line, int], bool], ...] = (_is_won, _is_for_each, _is_of_named)
