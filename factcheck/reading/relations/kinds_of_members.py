"""What the members of a whole are: the kinds of which nothing is two at once.

"Of the 12 jurors seven were women and six men", "30 passed and 25 failed".
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import cache
from itertools import dropwhile

from factcheck.reading.grammar.engine import Line, Mention, norm_at
from factcheck.reading.relations.figured_sentences import measure_of
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
