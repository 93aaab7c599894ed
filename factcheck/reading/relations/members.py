"""What the members of a whole are, and how much of it each has, told by their names.

Nothing is of two kinds at once, and all have no more than there is: "of the 12 jurors seven were
women and six men", "30 passed and 25 failed"; "51 seats, of which Labour holds 24, the Greens 18
and independents nine", "31,000 people in Germany (14,000), France (9,000) and Spain (8,000)".
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import cache
from itertools import dropwhile

from factcheck.reading.grammar.engine import Line, Mention, norm_at
from factcheck.reading.relations.figured_sentences import (
    dimension_of,
    measure_of,
    noun_end,
    number_of,
)
from factcheck.reading.relations.times_of_changes import names_time
from factcheck.words import grammar, phrases_of, words_in

OF_WHOM = (["of", "whom"], ["of", "which"], ["of", "them"])


def told_as(figure: Mention, tail: Line) -> Collection[str]:
    """What members are, by their noun or the first words behind "were", or none behind it.

    Behind what is no noun of people nothing more may stand: those who "passed mathematics" may have
    "failed English", and those who "have boys" girls as well.
    """
    norms = [node.norm for node in tail]
    rest = norms[2:] if norms[:2] in OF_WHOM else norms
    rest = list(dropwhile(grammar("be").__contains__, rest))
    kinds = {*last_word(figure), *rest[:1]}
    if not words_in("totals", "people").isdisjoint(kinds):
        return kinds
    return {*rest} if len(rest) == 1 else ()


def last_word(figure: Mention) -> Sequence[str]:
    """The noun of what a figure counts; none where it has none."""
    return measure_of(figure).unit.name.casefold().split()[-1:]


def kinds_of(told: Sequence[Collection[str]]) -> Sequence[frozenset[str]]:
    """The kinds of which the words of each part tell one, and no two the same; none else."""
    for kinds in (*kinds_in("all"), *kinds_in("apart")):
        found = [
            [at for at, kind in enumerate(kinds) if not kind.isdisjoint(words)] for words in told
        ]
        if all(len(one) == 1 for one in found) and len({at for [at] in found}) == len(told):
            return kinds
    return ()


@cache
def kinds_in(section: str) -> Sequence[Sequence[frozenset[str]]]:
    """The groups of kinds of a section of ``words/en/totals.txt``, each kind as its words."""
    groups = (group.split() for group in phrases_of("totals")[section])
    return [[frozenset(kind.split("/")) for kind in group] for group in groups]


def is_led_by_of(line: Line, at: int) -> bool:
    """Whether "of" opens a clause before a figure: "of the 12", "and of 12"."""
    leading = grammar("article", "possessive") | {"all", "these", "those"}
    of = at - 2 if norm_at(line, at - 1) in leading else at - 1
    return norm_at(line, of) == "of" and norm_at(line, of - 1) in _BEFORE_OF


_BEFORE_OF = frozenset(["", "and", "but", ",", ";", "that"])


_FEWEST = 2  # parts of a whole
_MOST_OVER = 4  # times: of parts that are above their whole by more the whole counts something else


def are_shared_among(line: Line, ats: Sequence[int], figures: Sequence[Mention]) -> bool:
    """Whether parts told by the names of who has them are slightly more than their whole."""
    whole, *parts = map(number_of, figures)
    surplus = sum(parts) - whole
    is_near = 0 < surplus * _MOST_OVER <= whole and max(parts, default=0) < whole
    if not is_near or not _are_counts(figures):
        return False
    is_told_of_all = all(norm_at(line, at - 1) == "(" for at in ats[1:]) or is_of_whole(line, ats)
    spread = words_in("totals", "no sum") - {"which", "whom"}
    is_plain = spread.isdisjoint(node.norm for node in line[ats[0] :])
    return is_told_of_all and is_plain and _ends_with_and(line, ats) and _are_named(line, ats)


def _are_counts(figures: Sequence[Mention]) -> bool:
    """Whether a count with its noun stands before others that count no other thing."""
    whole, *parts = ({*measure_of(one).unit.name.split()[-1:]} for one in figures)
    is_counted = {dimension_of(one) for one in figures} == {"count"}
    return is_counted and bool(whole) and all(part <= whole for part in parts)


def is_of_whole(line: Line, ats: Sequence[int]) -> bool:
    """Whether "of the" leads to the whole, or "of which" to parts or stands behind the first."""
    until = noun_end(line, ats[1] + 1) + 2
    told = [node.norm for node in line[noun_end(line, ats[0] + 1) : until]]
    is_of_whom = any(told[at : at + 2] in OF_WHOM for at in range(len(told)))
    return is_of_whom or is_led_by_of(line, ats[0])


def _ends_with_and(line: Line, ats: Sequence[int]) -> bool:
    return any(node.norm == "and" for node in line[ats[-2] : ats[-1]])


def _are_named(line: Line, ats: Sequence[int]) -> bool:
    """Whether a name of its own stands before each part, and no other clause between two."""
    starts = [ats[1] - 1, *ats[1:-1]]
    owners = [_owner(line, start, at) for start, at in zip(starts, ats[1:], strict=True)]
    return all(owners)


def _owner(line: Line, start: int, at: int) -> str:
    """Who has a part, right before it, or before a verb such as "holds"; empty for nobody."""
    scoring = words_in("totals", "scoring")
    here = at - 1 - (norm_at(line, at - 1) == "(")
    here -= norm_at(line, here) in scoring
    here -= norm_at(line, here) in words_in("totals", "side")
    is_name = line[here].text[:1].isupper() or norm_at(line, here) in words_in("totals", "others")
    others = line[start + 1 : here]
    if names_time(others):  # "and, from May, Selby"
        return ""
    joining = grammar("article", "preposition") | {",", "and", "(", ")", ";"}
    is_alone = all(node.norm in joining or node.text[:1].isupper() for node in others)
    return line[here].text if is_name and is_alone else ""
