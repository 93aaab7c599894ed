"""Where the words of an office begin before its head: "the former 1500m champion"."""

from __future__ import annotations

from factcheck.names.tables import names_of, words_of
from factcheck.names.variants import is_given_name
from factcheck.reading.grammar.prose import Prose
from factcheck.reading.grammar.saying import says
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
_MOST_OF_A_CODE = 7  # nodes: <HOLM.OL>


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
    if (before := _before_joining(prose, at, start)) < at:
        return before
    for length in range(MOST_OF_A_NATION, 0, -1):
        here = at - length
        if here >= start and is_modifier(prose, here, at):
            return here
    is_capital = node.kind == WORD and node.text[0].isupper()
    is_capital = is_capital and node.norm not in names_of("either")
    if is_capital and not (node.norm in names_of("opening") and prose.opens(at - 1)):
        return at - 1
    return at - 1 if _is_told_more(prose, at, start) else at


def _before_joining(prose: Prose, at: int, start: int) -> int:
    """Where the word begins that a small one joins to an office or a body; else the place.

    "Bank of Bergen governor", "Berg and Co chairman", "Banque de Sund chairman", "St. Louis
    pitcher", "Old Mill Union (OMU) secretary".
    """
    norm, before = prose.norm(at - 1), prose.norm(at - 2)
    is_large = all(prose.line[here].text[0].isupper() for here in (at - 2, at))
    holds = {
        ".": before in words_of("saint"),
        "of": is_large and before in names_of("body"),
        "and": prose.norm(at) in names_of("firm"),
        "&": at - 2 >= start,
    }
    is_particle = norm in names_of("particle") and prose.line[at - 1].text.islower()
    if holds.get(norm) or (is_particle and is_large):
        return at - 2
    if norm in (")", ">"):
        return _before_code(prose, at, start)
    return _before_and(prose, at, start) if norm == "and" else at


def _before_and(prose: Prose, at: int, start: int) -> int:
    """Where the word before "and" begins that belongs to the office, if one does."""
    is_alike = prose.line[at - 2].text[0].isupper() == prose.line[at].text[0].isupper()
    if at - 2 >= start and is_alike and is_modifier(prose, at - 2, at - 1):
        return at - 2  # "Trade and Industry Secretary"
    if at - 3 >= start and prose.line[at].kind == DIGITS and _is_distance(prose, at - 3):
        return at - 2  # "the 800m and 1500m champion"
    joined = head_ending(prose, at - 1)
    is_name = joined is not None and is_given_name(prose.norm(joined[0] - 1))  # "James Baker and"
    return joined[0] if joined and not is_name else at


def _before_code(prose: Prose, at: int, start: int) -> int:
    """Where a short name in brackets begins, behind a word with a capital; else the place."""
    opening = range(at - 2, max(start, at - _MOST_OF_A_CODE), -1)
    here = next((one for one in opening if prose.norm(one) in ("(", "<")), at)
    beside = (prose.line[one].text[0] for one in (here - 1, here + 1))
    return here if here < at and all(map(str.isupper, beside)) else at


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


def _is_told_more(prose: Prose, at: int, start: int) -> bool:
    """Whether a word between an owner, or a preposition, and an office belongs to the office.

    "The club's lottery manager Ada Holm", "according to lottery manager Ada Holm".
    """
    before = prose.norm(at - 2)
    opening = grammar("possessive", "preposition", "article") | {"'s", ",", "-", "as", '"'}
    is_infinitive = before == "to" and prose.norm(at - 3) != "according"
    is_opened = before in opening or says(before) == "say"  # "said market analyst Ada Holm"
    is_owned = at - 2 >= start and is_opened and not is_infinitive
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
