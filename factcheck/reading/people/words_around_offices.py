"""Where the words of an office begin: before its head, or behind a verb that tells of it.

"The former 1500m champion"; "Ada Holm, who chairs the board", "was named president".
"""

from __future__ import annotations

from functools import cache

from factcheck.names.tables import names_of, words_of
from factcheck.names.variants import is_given_name
from factcheck.reading.grammar.prose import Prose
from factcheck.reading.grammar.tokens import DIGITS, GENITIVE, GLUED, WORD
from factcheck.reading.people.words_of_offices import (
    MOST_TAIL,
    ends_tail,
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
    if at - 2 >= start and _is_distance(prose, at - 2):
        return at - 2
    if (before := _before_joining(prose, at, start)) < at:
        return before
    if (before := _before_known(prose, at, start)) < at:
        return before
    is_capital = node.kind == WORD and node.text[0].isupper()
    is_capital = is_capital and node.norm not in names_of("either")
    if prose.norm(at - 2) == "told" and node.text in words_in("credits", "agency"):
        return at  # "Berg told Reuters Finance Minister Lund had left"
    if is_capital and not (node.norm in names_of("opening") and prose.opens(at - 1)):
        return at - 1
    return at - 1 if _is_in_phrase(prose, at, start) else at


def _before_known(prose: Prose, at: int, start: int) -> int:
    """Where words of the tables begin that stand before an office; else the place."""
    lengths = range(min(MOST_OF_A_NATION, at - start), 0, -1)
    return next((at - one for one in lengths if is_modifier(prose, at - one, at)), at)


def _before_joining(prose: Prose, at: int, start: int) -> int:
    """Where the word begins that a small one joins to an office or a body; else the place.

    "Bank of Bergen governor", "Berg and Co chairman", "Banque de Sund chairman", "St. Louis
    pitcher", "Old Mill Union (OMU) secretary".
    """
    norm, before = prose.norm(at - 1), prose.norm(at - 2)
    has_two = at - 2 >= start
    is_large = has_two and all(prose.is_capital(here) for here in (at - 2, at))
    holds = {
        ".": before in words_of("saint"),
        "of": is_large and before in names_of("body"),
        "and": has_two and prose.norm(at) in names_of("firm"),
        "&": has_two,
    }
    is_particle = norm in names_of("particle") and prose.line[at - 1].text.islower()
    if holds.get(norm) or (is_particle and is_large):
        return at - 2
    if norm in (")", ">"):
        return _before_code(prose, at, start)
    return _before_and(prose, at, start) if norm == "and" else at


def _before_and(prose: Prose, at: int, start: int) -> int:
    """Where the word before "and" begins that belongs to the office, if one does."""
    is_alike = prose.is_capital(at - 2) == prose.is_capital(at)
    if at - 2 >= start and is_alike and is_modifier(prose, at - 2, at - 1):
        return at - 2  # "Trade and Industry Secretary"
    if _is_of_owner(prose, at, start):
        return at - 2  # "Senegal's Plan and Cooperation Minister"
    if at - 3 >= start and prose.line[at].kind == DIGITS and _is_distance(prose, at - 3):
        return at - 2  # "the 800m and 1500m champion"
    joined = head_ending(prose, at - 1)
    is_name = joined is not None and is_given_name(prose.norm(joined[0] - 1))  # "James Baker and"
    return joined[0] if joined and not is_name else at


def _is_of_owner(prose: Prose, at: int, start: int) -> bool:
    """Whether "and" before a department joins one that stands right behind a country's name."""
    is_department = prose.is_capital(at - 2) and prose.norm(at + 1) == "minister"
    is_owned = at - 4 >= start and prose.norm(at - 3) in GENITIVE
    return is_department and is_owned and nation_of(prose.line[at - 4].text) != ""


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


def _is_in_phrase(prose: Prose, at: int, start: int) -> bool:
    """Whether the word before a place is of the noun phrase that goes on there, whatever it says.

    The phrase is all the small words behind an article, an owner, a preposition, a verb, a comma
    or a name: "the club's lottery manager", "said market analyst". Behind "to", "they" or "will"
    the first of them is the verb; behind a name what ends in "s" may be one.
    """
    first = at
    while first > start and _is_noun(prose, first - 1, start):
        first -= 1
    if _is_name(prose, at, start):  # "a weary President", "after the deal Almby manager Ole Berg"
        return False
    is_verb = prose.norm(first).endswith("s") and _is_name(prose, first - 1, start)
    return first + (is_verb or _is_subject(prose, first - 1)) < at


def _is_name(prose: Prose, at: int, start: int) -> bool:
    """Whether a word with a capital stands at a node that is no nation's, and opens nothing."""
    if at < start or not prose.is_capital(at) or _is_of_nation(prose, at):
        return False
    return prose.norm(at) not in names_of("opening")


def _is_subject(prose: Prose, at: int) -> bool:
    """Whether a verb without an ending follows a word: "to", "they", "will", "who"."""
    norm = prose.norm(at)
    if norm == "to":
        return prose.norm(at - 1) != "according"
    is_other = norm in _modals() | words_in("beside_names", "before a verb")
    return is_other or norm in grammar("pronoun", "relative", "have")


@cache
def _modals() -> frozenset[str]:
    return words_in("tenses", "modal", "modal of now", "surely")


def _is_of_nation(prose: Prose, at: int) -> bool:
    """Whether an adjective of a country stands at a node, and not its people: "Norwegian"."""
    word = prose.line[at].text
    if word.endswith("ans"):  # "the Norwegians"
        return False
    return nation_of(word) != "" and (word.isupper() or nation_of(word) != word)


def is_phrase(prose: Prose, first: int, head: int) -> bool:
    """Whether words of a noun phrase stand between two nodes, the first behind its article.

    No word may praise or blame: "the best player".
    """
    return all(
        _is_joint(prose, at) or (_is_inside(prose, at, first) and not _is_opinion(prose.norm(at)))
        for at in range(first, head)
    )


def _is_inside(prose: Prose, at: int, first: int) -> bool:
    return _is_noun(prose, at, first - 1) or is_modifier(prose, at, at + 1)


def _is_opinion(word: str) -> bool:
    return word in words_in("beside_names", "of opinion") or word.endswith("est")


def _is_joint(prose: Prose, at: int) -> bool:
    """Whether a node is a hyphen, or the word before one: "prize-winning"."""
    return "-" in (prose.norm(at), prose.norm(at + 1)) and prose.line[at + 1].gap == GLUED


def _is_noun(prose: Prose, at: int, start: int) -> bool:
    """Whether a small word may be a noun or an adjective before a head, and no verb or adverb.

    Right behind an article or an owner every word is, and what a hyphen joins: "a retired
    bus driver", "the left arm", "said prize-winning author".
    """
    before = prose.norm(at - 1) if at > start else ""
    node = prose.line[at]
    is_joined = before == "-" and node.gap == prose.line[at - 1].gap == GLUED
    if is_joined or before in grammar("article", "possessive") | GENITIVE | {"own"}:
        is_word = node.kind == WORD and node.text.islower()
        no_office = no_part() | grammar("comparative", "quantifier") | {"own"}
        return is_word and node.norm not in no_office
    is_other = node.norm in _no_nouns() or node.norm.endswith("ing")
    return not is_other and is_plain(prose, at)


@cache
def _no_nouns() -> frozenset[str]:
    """Verbs, and other small words, that may stand before a head and are none of its words."""
    verbs = words_in("tenses", "past") | _modals()
    others = names_of("opening") | words_in("tenses", "last")
    return verbs | others | words_in("beside_names", "before members")


_MOST_OF_A_NAME = 5  # words


def office_start_behind(prose: Prose, end: int) -> int:
    """The node at which an office begins behind a verb of how somebody got it; 0 for none.

    "Was elected president", "has been appointed as the mayor", "will become coach", "retired as".
    """
    at = end
    while prose.norm(at) in _auxiliaries():  # "will also be named"
        at += 1
    if (office := _office_held(prose, at)) > at:
        return office
    is_verb = prose.norm(at) in words_in("beside_names", "of appointment")
    if not is_verb or (at == end and prose.norm(at) not in words_in("beside_names", "of coming")):
        return 0
    return at + 2 if prose.norm(at + 1) == "as" else at + 1


def _office_held(prose: Prose, at: int) -> int:
    """The node at which an office begins that somebody holds or leaves: "stepped down as mayor"."""
    past = at + (2 if prose.norm(at + 1) == "down" else 1)
    verb = " ".join(prose.norm(here) for here in range(at, past))
    is_held = verb in words_in("beside_names", "of holding") and prose.norm(past) == "as"
    return past + 1 if is_held else at


def office_start_of_object(prose: Prose, end: int) -> int:
    """The node at which an office begins to which somebody is named: "it made Ada Holm mayor"."""
    before = range(end - 1, max(end - 1 - _MOST_OF_A_NAME, 0), -1)
    is_part = (prose.is_capital(at) or prose.norm(at) == "." for at in before)
    at = next((at for at, is_name in zip(before, is_part, strict=True) if not is_name), 0)
    is_named = prose.norm(at) in words_in("beside_names", "of appointment")
    is_active = is_named and prose.norm(at - 1) not in grammar("be")
    if not is_active or prose.norm(end) == ",":
        return 0
    return end + 1 if prose.norm(end) in ("as", "to") else end


@cache
def _auxiliaries() -> frozenset[str]:
    return grammar("be", "have") | words_in("beside_names", "before appointment")


def leading_behind(prose: Prose, end: int) -> tuple[int, int] | None:
    """The nodes of what somebody heads: "Ada Holm, who chairs the health committee, said"."""
    verb = end + 2
    is_who = prose.norm(end) == "," and prose.norm(end + 1) == "who"
    if not is_who or prose.norm(verb) not in words_in("beside_names", "of leading"):
        return None
    stop = min(prose.sentence(end)[1], verb + MOST_TAIL)
    past = next((at for at in range(verb + 1, stop) if ends_tail(prose, at)), stop)
    return (verb, past) if past > verb + 2 else None
