"""Shares that a sentence tells of one whole, which are no more than it together.

Those for something, against it and undecided, those of rivals in a vote, of the owners of one
thing, and of all that a sum goes to: "45 percent goes to schools, 40 percent to roads".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction
from functools import cache
from itertools import pairwise, takewhile

from factcheck.names.tables import countries
from factcheck.reading.grammar.engine import Line, Mention, norm_at
from factcheck.reading.grammar.tokens import GENITIVE
from factcheck.reading.relations.figured_sentences import (
    PLACING,
    is_share,
    measure_of,
    noun_end,
    number_of,
)
from factcheck.reading.relations.members import kinds_of
from factcheck.words import any_of, grammar, phrases_of, words_in

_FEWEST = 2  # shares of a whole


def shares_of_one(line: Line, ats: Sequence[int], figures: Sequence[Mention]) -> Sequence[Mention]:
    """The shares of one whole among the figures of a sentence; none where it is not sure."""
    return (
        _divided(line, ats, figures)
        or _of_kinds(line, ats, figures)
        or _of_rivals(line, ats, figures)
        or _parted(line, ats, figures)
        or _placed(line, ats, figures)
        or _with_rest(line, ats, figures)
    )


def _with_rest(line: Line, ats: Sequence[int], figures: Sequence[Mention]) -> Sequence[Mention]:
    """The shares of one whole of which the last is all that is left: "and the rest, 26 percent".

    That may be left of a part: "46 percent is forest, 38 percent pine and the rest, 62 percent".
    """
    ofs = [k for k, at in enumerate(ats) if norm_at(line, at + 1) == "of"]
    first = ofs[0] if ofs else 0
    listed = ats[first + 1 :] if len(ofs) <= 1 else []
    is_list = all(norm_at(line, at - 1) in (",", "and") for at in listed[:-1])
    shares = figures[first:] if listed and is_list and is_rest(line, ats[-1]) else []
    if not shares or not _are_in_percent(shares):
        return []
    changing = words_in("changes", "risen", "fallen")
    is_of_changes = not changing.isdisjoint(node.norm for node in line)
    if not ofs and is_of_changes:
        return []
    sums = (sum(map(number_of, shares[k:]), Fraction(0)) for k in range(1, len(shares) - 1))
    is_of_part = any(abs(one - 2 * _HALF) <= len(shares) for one in sums)
    return [] if is_of_part else shares


def is_rest(line: Line, at: int) -> bool:
    """Whether a figure is told as what is left: "the other 20", "the rest, 20", "20 elsewhere"."""
    here = at - 1
    while norm_at(line, here) in _BEFORE_REST:
        here -= 1
    told = f"{norm_at(line, here - 1)} {norm_at(line, here)}"
    is_other = told == "the other"
    is_elsewhere = norm_at(line, noun_end(line, at + 1)) == "elsewhere"
    return is_other or is_elsewhere or told in phrases_of("totals")["the rest"]


_BEFORE_REST = frozenset([",", "(", "–", "or"])


def tails_of(line: Line, ats: Sequence[int], *, are_shares: bool = False) -> list[Line]:
    """What stands behind each figure of a list; none where more than a comma or "and" parts two.

    Behind the noun that a figure counts, too, unless all of them ``are_shares``.
    """
    tails = []
    for at, until in pairwise([*ats, len(line)]):
        start, end = at + 1 if are_shares else noun_end(line, at + 1), until
        while end > start and norm_at(line, end - 1) in _ENDING:
            end -= 1
        if end == until < len(line):
            return []
        tails.append(line[start:end])
    last = [node.norm for node in tails[-1]]
    cut = next((k for k, norm in enumerate(last) if norm in BEFORE_PARTS), len(last))
    return [*tails[:-1], tails[-1][:cut]]


_ENDING = frozenset([",", ";", "and", ".", "”", "!"])
BEFORE_PARTS = frozenset([":", "–"])


def _divided(line: Line, ats: Sequence[int], figures: Sequence[Mention]) -> Sequence[Mention]:
    """The shares of one whole, for something, against it and undecided; none where it is not sure.

    How many were asked may stand before them: "of 800 voters 52 percent were for it".
    """
    first = next((k for k, one in enumerate(figures) if is_share(one)), len(figures))
    shares = figures[first:]
    if first > 1 or len(shares) < _FEWEST or not _are_in_percent(shares):
        return []
    return shares if take_sides(line, ats[first:]) else []


def take_sides(line: Line, ats: Sequence[int]) -> bool:
    """Whether each figure of a list is told of those for something, against it or undecided."""
    tails = [" ".join(node.norm for node in tail) for tail in tails_of(line, ats)]
    sides = [_side(tail, is_first=not at) for at, tail in enumerate(tails)]
    return bool(sides) and all(sides)


def _of_kinds(line: Line, ats: Sequence[int], figures: Sequence[Mention]) -> Sequence[Mention]:
    """The shares of one whole that are of kinds of which nothing is two; none where it is not sure.

    "Of the cargo 61 percent was exports and 39 percent imports", "exports made up 61 percent of the
    cargo and imports 39 percent".
    """
    if not _are_in_percent(figures):
        return []
    said = " ".join(_SHARE if at in ats else node.norm for at, node in enumerate(line))
    for pattern, at in _kinds_told():
        found = pattern.search(said)
        if found and found[0].count(_SHARE) == len(ats):
            parts = [part.split() for part in re.split(_JOIN, found[0])]
            return figures if kinds_of([part[at:][:1] for part in parts]) else []
    return []


_SHARE = "#"
_JOIN = r" (?:[,;](?: and| while)?|and|while) "


@cache
def _kinds_told() -> Sequence[tuple[re.Pattern[str], int]]:
    """Shares with what each is of behind it, or before; and where its word stands between two."""
    be, making = any_of(grammar("be")), any_of(words_in("nouns", "making up"))
    whole = rf"(?: of(?: (?!(?:{any_of(grammar('preposition'))})\b)[a-z’'-]+){{1,4}}?)?"
    behind = rf"{_SHARE}{whole}(?: (?:{be}))? [\w-]+(?:{_JOIN}{_SHARE}(?: (?:{be}))? [\w-]+)+"
    before = rf"[\w-]+ (?:{making}) {_SHARE}{whole}"
    more = rf"(?:{_JOIN}(?:the )?[\w-]+ (?:(?:{making}|for) )?{_SHARE})+"
    end = "(?= [.,;]|$)"
    return (re.compile(behind + end), -1), (re.compile(before + more + end), 0)


def _side(tail: str, *, is_first: bool) -> str:
    """The side of a question that words tell; the question is told behind the first, or "it"."""
    pattern, table = _FIRST_SHARE if is_first else _LATER_SHARE, phrases_of("totals")
    taking = "|".join(table["taking"])
    told = {side: pattern.format(taking, "|".join(table[side])) for side in _SIDES}
    return next((side for side in _SIDES if re.fullmatch(told[side], tail)), "")


_FIRST_SHARE = r"(?:of (?:the )?\w+ )?(?:(?:{}) )?(?:{})(?: [\w']+){{0,4}}"
_LATER_SHARE = r"(?:(?:{}) )?(?:{})(?: it)?"
_SIDES = ("for", "against", "undecided")


def _of_rivals(line: Line, ats: Sequence[int], figures: Sequence[Mention]) -> Sequence[Mention]:
    """The shares of three or more rivals in one vote, or of owners; none where it is not sure.

    "Labour had 44 percent, the Greens 38 percent and Holm 18 percent", "Holm has a 44 percent
    stake in the field, Berg 38 percent and Lund 18 percent". Of two majorities each is of a vote,
    or of a property, of its own.
    """
    norms = {node.norm for node in line}
    is_owned = not norms.isdisjoint(words_in("totals", "owned"))
    is_told = is_owned or not norms.isdisjoint(words_in("totals", "asked"))
    if len(ats) < _FEWEST_RIVALS or not is_told or not _are_in_percent(figures):
        return []
    majorities = sum(number_of(one) > _HALF for one in figures)
    names = _names_before(line, ats, is_owned=is_owned) or _names_behind(line, ats)
    is_one_vote = norms.isdisjoint(words_in("totals", "no rivals")) and majorities < _FEWEST
    are_rivals = (
        "" not in names and len(set(names)) == len(ats) and countries().keys().isdisjoint(names)
    )
    return figures if is_one_vote and are_rivals else []


def _are_in_percent(figures: Sequence[Mention]) -> bool:
    """Whether figures are shares, of which the first alone may say so: "36 percent, Berg on 29"."""
    units = [measure_of(one).unit for one in figures]
    are_bare = all(unit.is_bare for unit in units[1:])
    return (is_share(figures[0]) and are_bare) or all(map(is_share, figures))


_FEWEST_RIVALS, _HALF = 3, 50


def _names_before(line: Line, ats: Sequence[int], *, is_owned: bool) -> list[str]:
    """Whose each share is, by the name right before it; none where other words stand between."""
    led = [line[start:at] for start, at in zip([0, *(at + 1 for at in ats)], ats, strict=False)]
    parted = [_name_at_end(words) for words in led]
    between = [before for before, _ in parted[1:]]
    told = [[node.norm for node in one if node.norm not in _ENDING] for one in between]
    if is_owned and not _whole_of_owners().isdisjoint(told[0][:1]):
        told[0] = []  # "a 44 percent stake in the field, Berg"
    told.append([node.norm for node in line[ats[-1] + 1 :] if node.norm not in _ENDING])
    is_one = all(_is_joint(" ".join(words)) for words in told)
    return [name for _, name in parted] if is_one else []


def _whole_of_owners() -> frozenset[str]:
    """The words behind a share that lead to what it is of: "stake in", "of the field"."""
    return words_in("totals", "owned") | {"of"}


def _names_behind(line: Line, ats: Sequence[int]) -> list[str]:
    """Whose each share is, by what stands behind it: "44 percent for Labour"."""
    names = []
    for tail in tails_of(line, ats):
        before, name = _name_at_end(tail)
        norms = [node.norm for node in before if node.norm not in words_in("totals", "taking")]
        is_for = norms[-1:] == ["for"] and _is_joint(" ".join(norms[:-1]))
        names.append(name if is_for else "")
    return names


def _name_at_end(words: Line) -> tuple[Line, str]:
    """The name at the end of some words, a verb of scoring left out, and what stands before it."""
    end = len(words)
    if end > 1 and words[end - 1].norm in grammar("indefinite"):
        end -= 1
    if end and words[end - 1].norm in words_in("totals", "scoring"):
        end -= 1
    start = end
    while start and words[start - 1].text[:1].isupper():
        start -= 1
    start -= start == end and norm_at(words, end - 1) == "others"
    name = " ".join(node.text for node in words[start:end])
    is_led = start and words[start - 1].norm == "the"
    return words[: start - 1 if is_led else start], name


def _is_joint(words: str) -> bool:
    """Whether words between shares say no more than that they are of one vote."""
    return words in {"", *phrases_of("totals")["votes"]}


def _parted(line: Line, ats: Sequence[int], figures: Sequence[Mention]) -> Sequence[Mention]:
    """The shares of one whole that goes to several, or comes from them; none where it is not sure.

    "Of the budget 45 percent goes to schools, 40 percent to roads and 15 percent to parks", "it is
    owned 40 percent by Holm, 35 percent by Berg and 25 percent by the town".
    """
    if len(ats) < _FEWEST_RIVALS or not all(map(is_share, figures)):
        return []
    norms = {node.norm for node in line}
    if not norms.isdisjoint(words_in("totals", "no rivals")):
        return []
    tails = [" ".join(node.norm for node in tail) for tail in tails_of(line, ats, are_shares=True)]
    verb, (head, *others) = norm_at(line, ats[0] - 1), tails or [""]
    for phrase in phrases_of("totals")["dividing"]:
        first, _, link = phrase.rpartition(" ")
        is_told = re.fullmatch(rf"(?:of (?:\w+ ){{1,3}})?{phrase} .+", head)
        is_split = verb == first and head.startswith(f"{link} ")
        are_alike = all(tail.startswith((f"{link} ", f"{phrase} ")) for tail in others)
        if (is_told or is_split) and are_alike:
            return figures
    return []


def _placed(line: Line, ats: Sequence[int], figures: Sequence[Mention]) -> Sequence[Mention]:
    """The shares of one whole in several places; none where it is not sure.

    "It makes 45 percent of its sales in Europe, 40 percent in Asia and 15 percent in America", "its
    sales are split 45 percent in Europe, …". A country may lie in one of those places.
    """
    tails = tails_of(line, ats, are_shares=True) if all(map(is_share, figures)) else []
    if len(tails) < _FEWEST_RIVALS:
        return []
    if not words_in("totals", "no rivals").isdisjoint(node.norm for node in line):
        return []
    link = _first_link(line, ats[0], tails[0])
    if link is None:
        return []
    places = [_place(tail, norm_at(tails[0], link)) for tail in (tails[0][link:], *tails[1:])]
    continents = words_in("totals", "continents")
    lying = {place in countries() and place.casefold() not in continents for place in places}
    return figures if "" not in places and len(lying) == 1 else []


def _first_link(line: Line, at: int, tail: Line) -> int | None:
    """Where the first place begins behind a share of what somebody has: "of its sales in".

    "Of the town's pupils 40 percent live in" begins with the whole.
    """
    is_whole = norm_at(tail, 0) == "of" and norm_at(tail, 1) in grammar("possessive")
    owners = GENITIVE | grammar("possessive")
    is_owned = not owners.isdisjoint(node.norm for node in line[:at])
    is_of_whole = norm_at(line, 0) == "of" and is_owned
    is_split = norm_at(line, at - 1) in words_in("totals", "split")
    link = next((here for here, node in enumerate(tail) if node.norm in PLACING), None)
    lying = grammar("be") | words_in("totals", "dwelling")
    is_led = link == 0 if is_split else is_of_whole and norm_at(tail, 0) in lying
    return link if is_whole or is_led else None


def _place(tail: Line, link: str) -> str:
    """The name of a place behind a preposition, as far as a comma; empty where no name is alone."""
    if norm_at(tail, 0) != link:
        return ""
    words = takewhile(lambda node: node.norm != ",", tail)
    return " ".join(node.text for node in words if node.text[:1].isupper())
