"""Where the words of an office begin before its head: "the former 1500m champion"."""

from __future__ import annotations

from factcheck.names.tables import names_of, words_of
from factcheck.reading.grammar.prose import Prose
from factcheck.reading.grammar.tokens import DIGITS, WORD
from factcheck.reading.people.words_of_offices import (
    head_ending,
    is_modifier,
    is_plain,
    nation_of,
    no_part,
)
from factcheck.words import grammar, words_in

MOST_OF_A_NATION = 6  # words: the Democratic Republic of the Congo
_MOST_OF_A_MODIFIER = 2  # words: civil rights


def office_start(prose: Prose, head: int, start: int) -> int:
    """Where the words of an office begin whose head stands at a node."""
    at = head
    while at > start:
        before = _belongs(prose, at, start)
        if before == at:
            break
        at = before
    return at


def _belongs(prose: Prose, at: int, start: int) -> int:
    """Where the word before a place begins, if it belongs to the office; else the place."""
    node = prose.line[at - 1]
    if prose.line[at].gap == "":
        return _joined(prose, at)
    if any(_is_distance(prose, here) for here in (at - 2, at - 1) if here >= start):
        return at - 1
    if node.norm == "." and prose.norm(at - 2) in words_of("saint"):
        return at - 2  # "St. Louis pitcher"
    if node.norm == "of" and _is_body(prose, at - 2):
        return at - 2  # "Bank of Bergen governor"
    if node.norm == "and" and (joined := _before_and(prose, at, start)) is not None:
        return joined
    most = MOST_OF_A_NATION if node.text[0].isupper() else _MOST_OF_A_MODIFIER
    for length in range(most, 0, -1):
        here = at - length
        if here >= start and is_modifier(prose, here, at):
            return here
    if node.norm == "&" and at - 2 >= start:
        return at - 2
    is_capital = node.kind == WORD and node.text[0].isupper()
    is_capital = is_capital and node.norm not in names_of("either")
    if is_capital and not (node.norm in names_of("opening") and prose.opens(at - 1)):
        return at - 1
    return at - 1 if _is_told_more(prose, at, start) else at


def _before_and(prose: Prose, at: int, start: int) -> int | None:
    """Where the word before "and" begins that belongs to the office, if one does."""
    if at - 2 >= start and is_modifier(prose, at - 2, at - 1):
        return at - 2  # "Trade and Industry Secretary"
    if at - 3 >= start and prose.line[at].kind == DIGITS and _is_distance(prose, at - 3):
        return at - 2  # "the 800m and 1500m champion"
    joined = head_ending(prose, at - 1)
    return joined[0] if joined else None


def _joined(prose: Prose, at: int) -> int:
    """Where a word begins that is written as one with the next: "R&B singer", "4x100m champion"."""
    node = prose.line[at - 1]
    if DIGITS in (node.kind, prose.line[at].kind):
        return at - 1
    return at - 2 if node.norm in ("-", "&") else at


def _is_distance(prose: Prose, at: int) -> bool:
    """Whether a number with its unit stands at a node: "1500m", "400 metres"."""
    unit = prose.line[at + 1]
    is_unit = unit.gap == "" or unit.norm in words_in("beside_names", "of a race")
    return prose.line[at].kind == DIGITS and is_unit and unit.kind == WORD


def _is_body(prose: Prose, at: int) -> bool:
    return at >= 0 and prose.line[at].text[0].isupper() and prose.norm(at) in names_of("body")


def _is_told_more(prose: Prose, at: int, start: int) -> bool:
    """Whether a word between an owner, or a preposition, and an office belongs to the office.

    "The club's lottery manager Ada Holm", "according to lottery manager Ada Holm".
    """
    before = prose.norm(at - 2)
    opening = grammar("possessive", "preposition", "article") | {"'s", ",", "-", "as"}
    is_infinitive = before == "to" and prose.norm(at - 3) != "according"
    is_owned = at - 2 >= start and before in opening and not is_infinitive
    is_name = prose.line[at - 2].text[0].isupper() and prose.norm(at - 2) not in no_part()
    is_second = prose.norm(_past_modifiers(prose, at - 2) - 1) in grammar("article") | {"'s"}
    is_second = is_second and (is_name or _is_noun(prose, at - 2))
    is_owned = is_owned or (is_second and prose.line[at - 1].gap == " ")  # "the ice stock manager"
    is_owned = is_owned or (at - 2 >= start and _is_of_nation(prose, at - 2))  # "US peace envoy"
    is_title = prose.line[at].text[0].isupper()  # "a resolute President Holm"
    return is_owned and _is_noun(prose, at - 1) and not is_title


def _is_of_nation(prose: Prose, at: int) -> bool:
    """Whether an adjective of a country stands at a node, and not its people: "Norwegian"."""
    word = prose.line[at].text
    if word.endswith("ans"):  # "the Norwegians"
        return False
    return nation_of(word) != "" and (word.isupper() or nation_of(word) != word)


def _past_modifiers(prose: Prose, at: int) -> int:
    """The node at which words before an office begin that end with one: "former chief weapons"."""
    while at > 0 and is_modifier(prose, at - 1, at):
        at -= 1
    return at


def _is_noun(prose: Prose, at: int) -> bool:
    return is_plain(prose, at) and not prose.norm(at).endswith("ing")
