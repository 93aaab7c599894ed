"""The words of an office: its head, what stands before it, what it is of, and its country."""

from __future__ import annotations

from functools import cache

from factcheck.names.tables import countries, names_of, offices, words_of
from factcheck.names.variants import is_given_name
from factcheck.reading.grammar.number_words import cardinals
from factcheck.reading.grammar.phrases import Phrases
from factcheck.reading.grammar.prose import Prose, title_phrases
from factcheck.reading.grammar.saying import saying, says, speaks
from factcheck.reading.grammar.tokens import DIGITS, GLUED, WORD
from factcheck.words import grammar, words_in

HEADS = frozenset(["honorific", "rank", "office", "calling", "trade", "party"])
MOST_TAIL = 16  # words of what the office is of
OF = frozenset(["of", "for"])
_MODIFIERS = frozenset(["modifier", "tenure", "standing", "body", "passing"])
_MOST_WORDS = 9  # before the head of an office
_MOST_OF_TWO = 4  # words of what it is of as well, in small letters
_SIGNS = frozenset([*",.;:()!?–", '"', "..."])


@cache
def determiners() -> frozenset[str]:
    """What stands before an office: the, his, fellow."""
    return grammar("article", "possessive") | {"whose", "another", "fellow"}


@cache
def no_part() -> frozenset[str]:
    """What stands in no office before its head."""
    classes = ("relative", "pronoun", "preposition", "of time", "coordinator", "subordinator")
    return grammar(*classes, "be", "have") | {"will", "would", "not"}


@cache
def _bounds() -> frozenset[str]:
    """What may stand right behind a whole office: "the mayor, who", "the mayor said"."""
    return _SIGNS | (no_part() - grammar("pronoun"))


@cache
def _tail_ends() -> frozenset[str]:
    """Where the words end that say of what an office is."""
    words = grammar("relative", "of time", "subordinator", "be", "have") | {"and"}
    return _SIGNS | words | words_in("beside_names", "past an office")


def head_from(prose: Prose, at: int, stop: int) -> tuple[int, str] | None:
    """Where the head of an office ends that begins at a place, and its kind."""
    if prose.norm(at) in determiners():
        at += 1
    best = None
    limit = min(stop, at + _MOST_WORDS)
    while at < limit:
        if found := title_at(prose, at):
            at = found[0]
            best = found if _ends_well(prose, at, stop) else best
            continue
        goes_on = (
            best and at == best[0] and prose.norm(at).endswith("ing")
        )  # "chief mining officer"
        if (best and not goes_on) or not _may_stand_before(prose, at):
            break
        at += 1
    return best


def title_at(prose: Prose, at: int) -> tuple[int, str] | None:
    """Where a head that begins at a place ends; modifiers before it are read over."""
    is_ranked = prose.norm(at) == "number" and prose.norm(at - 1) == "world"
    if is_ranked and _is_number(prose, at + 1):
        return at + 2, "calling"  # "the world number 12"
    found = title_phrases().longest(prose.line, at)
    if not found:
        return None
    end, values = found
    kinds = [kind for kind, words in values if _fits(prose, at, end, kind, words)]
    kind = next((kind for kind in kinds if kind in HEADS - {"honorific", "party"}), "")
    return (end, kind) if kind else None


def _may_stand_before(prose: Prose, at: int) -> bool:
    node = prose.line[at]
    is_glued = node.norm != "-" or node.gap == GLUED
    if (node.norm in ("'s", "-", "'", "&") and is_glued) or node.kind == DIGITS:
        return True
    if node.norm == "and":  # "the Food and Farming Agency's chief"
        return all(prose.is_capital(here) for here in (at - 1, at + 1))
    if node.norm == "of":  # "Bank of Bergen manager"
        is_large = prose.is_capital(at + 1)
        return is_large and prose.line[at - 1].text.casefold() in names_of("body")
    is_verb = says(node.norm) or (node.text in names_of("act") and node.gap == " ")
    return node.kind == WORD and node.norm not in no_part() and not is_verb


def _ends_well(prose: Prose, end: int, stop: int) -> bool:
    """Whether an office ends here, and belongs to nobody named behind it."""
    if end >= stop:
        return True
    node = prose.line[end]
    more = words_in("beside_names", "of whom more is told")
    more |= words_in("tenses", "participles")
    is_told_more = node.norm.endswith(("ing", "ed")) or node.norm in more
    is_bound = node.norm in _bounds() or speaks(node.norm)
    return is_told_more or is_bound or (node.norm == "-" and node.gap == " ")


def tail_of(prose: Prose, end: int, stop: int) -> tuple[int, str]:
    """Where an office ends with what it is of, and the country, where it is of one."""
    has_to = is_to(prose, end)
    if prose.norm(end) == "for" and prose.norm(end + 1) in grammar("indefinite"):
        return end, ""  # "prime minister for a record of three years"
    if prose.norm(end) not in OF and not has_to:
        return _joined(prose, end, stop), ""
    at = end + 1
    while at < stop and not ends_tail(prose, at):
        at += 1
    if at == end + 2 and prose.line[end + 1].kind == DIGITS:
        return end, ""  # "a teacher of 26"
    words = prose.words(end + 1, at).removeprefix("the ")
    is_anybody = has_to and words not in countries() and prose.norm(end + 1) not in determiners()
    if at - end > MOST_TAIL or is_anybody:  # "adviser to President Ole Berg"
        return end, ""
    country = "" if has_to else countries().get(words, "")
    return at if country else _joined(prose, at, stop), country


def is_to(prose: Prose, at: int) -> bool:
    """Whether an office goes on with whom it is to: "ambassador to Norway", "aide to the mayor"."""
    is_office = prose.norm(at - 1) in words_in("beside_names", "to somebody")
    return is_office and prose.norm(at) == "to"


def ends_tail(prose: Prose, at: int) -> bool:
    """Whether the words that say of what an office is end before a node."""
    node = prose.line[at]
    is_dash = node.norm == "-" and node.gap == " "
    following = prose.line[at + 1 : at + 2]
    is_and = node.norm == "and" and bool(following)
    is_and = is_and and (following[0].text[0].isupper() or _is_of_two(prose, at + 1))
    is_inside = node.norm == "." and any(
        one.gap == GLUED and one.norm.isalnum() for one in following
    )
    is_end = node.norm in _tail_ends() or speaks(node.norm)
    is_purpose = node.norm == "to" and is_plain(prose, at + 1)  # "chairman of the club to replace"
    return (is_end and not (is_and or is_inside)) or is_dash or is_purpose


def _is_of_two(prose: Prose, at: int) -> bool:
    """Whether words behind "and" go on what an office is of: "director of schools and housing"."""
    end = at
    while end < at + _MOST_OF_TWO and is_plain(prose, end):
        end += 1
    bounds = _SIGNS | OF | grammar("relative") | words_in("beside_names", "past an office")
    is_bound = prose.norm(end) in bounds or speaks(prose.norm(end))
    return end > at and is_bound and head_from(prose, at, prose.sentence(at)[1]) is None


def is_plain(prose: Prose, at: int) -> bool:
    """Whether it is a small word that may say of what an office is, or which one."""
    node = prose.line[at] if at < len(prose.line) else None
    if node is None or not (node.text[0].isalpha() and node.text.islower()) or says(node.norm):
        return False
    return node.norm not in _in_no_tail() and not node.norm.endswith(("ed", "ly"))


@cache
def _in_no_tail() -> frozenset[str]:
    """Small words that say nothing of what an office is."""
    known = no_part() | determiners() | words_of("passing", "tie") | names_of("act")
    return known | (saying("beside") - words_of("modifier")) | grammar("of place", "of way")


def _joined(prose: Prose, end: int, stop: int) -> int:
    """Where a second office joined by "and" ends: "president and CEO"."""
    found = head_from(prose, end + 1, stop) if prose.norm(end) == "and" else None
    is_anothers = is_given_name(prose.norm(end + 1)) and prose.is_capital(end + 1)
    if found is None or is_anothers:  # "president and Ole Berg chairman"
        return end
    last, country = tail_of(prose, found[0], stop)
    return found[0] if country else last


def head_ending(prose: Prose, end: int) -> tuple[int, str] | None:
    """The start and kind of the longest title that ends before a node."""
    if end > 1 and prose.norm(end - 2) == "number" and _is_number(prose, end - 1):
        return end - 2, "calling"  # "world number 12 Ole Berg"
    point = end - 1 if prose.norm(end - 1) == "." else end
    for length in (4, 3, 2, 1):
        at = point - length
        if at < 0 or prose.norm(at) not in _beginnings():
            continue
        found = title_phrases().longest(prose.line, at)
        if not found or found[0] not in (point, end):
            continue
        kinds = [kind for kind, words in found[1] if _fits(prose, at, point, kind, words)]
        for kind in kinds:
            if kind in HEADS:
                return at, kind
    return None


def _is_number(prose: Prose, at: int) -> bool:
    return prose.norm(at)[:1].isdigit() or prose.norm(at) in cardinals()


@cache
def _beginnings() -> frozenset[str]:
    firsts = (words.replace("-", " ").split()[0] for words, _, _ in offices())
    return frozenset(word.casefold().replace(".", "") for word in firsts)


def _fits(prose: Prose, at: int, end: int, kind: str, words: str) -> bool:
    """Whether words are written as a title of this kind is: a rank has its capital."""
    text = prose.line[at].text
    if words.isupper():
        return prose.words(at, end).rstrip(".") == words.rstrip(".")
    needs_capital = kind in ("honorific", "rank", "party", "saint")
    return text[0].isupper() or not needs_capital


def is_modifier(prose: Prose, first: int, end: int) -> bool:
    """Whether what stands before offices fills the place between two nodes: "deputy"."""
    found = title_phrases().longest(prose.line, first)
    if found and found[0] == end and any(kind in _MODIFIERS for kind, _ in found[1]):
        return True
    nation = nation_phrases().longest(prose.line, first)
    return nation is not None and nation[0] == end


def is_prefix(prose: Prose, first: int, end: int) -> bool:
    """Whether only words that stand before offices fill the place between two nodes."""
    at = first
    while at < end:
        here = next((to for to in range(end, at, -1) if is_modifier(prose, at, to)), at)
        if here == at:
            return False
        at = here
    return True


def country_before(prose: Prose, first: int, end: int) -> tuple[str, int]:
    """The country that begins the words for an office, and where the rest begins.

    Words that tell of the person ("new") come before both; behind "former" the country is part of
    the rest.
    """
    found = nation_phrases().longest(prose.line, first)
    if found and found[0] < end and _is_of_nation(prose, first, found[0]):
        return found[1][0], found[0]
    if (rest := _past_passing(prose, first)) > first:
        return country_before(prose, rest, end)
    if prose.norm(first) in words_of("tenure"):
        return country_before(prose, first + 1, end)[0], first
    return "", first


def _past_passing(prose: Prose, first: int) -> int:
    """The node behind words that tell of the person, and of no place: "new", "34-year-old"."""
    if [prose.norm(at) for at in range(first + 1, first + 5)] == ["-", "year", "-", "old"]:
        return first + 5
    is_small = prose.line[first].text.islower() or prose.opens(first)
    is_passing = is_small and prose.norm(first) in words_of("passing")
    found = title_phrases().longest(prose.line, first) if is_passing else None
    return found[0] if found and found[0] == first + 1 else first  # New York


def _is_of_nation(prose: Prose, first: int, end: int) -> bool:
    """Whether a nation stands between two nodes, and no name that goes on: "French Open"."""
    is_nation = prose.norm(end) != "-" and prose.is_capital(first)
    words = prose.words(first, end)
    is_short = prose.line[end].text.isupper() and nation_of(words) == words  # "Norway FA boss"
    is_body = prose.norm(end) in names_of("body") and prose.is_capital(end)
    is_body = is_body or is_short
    is_name = is_body and not is_modifier(prose, end, end + 1) and not title_at(prose, end)
    return is_nation and not is_name


def nation_of(words: str) -> str:
    """The country for words that are one, or an adjective of one; empty for others."""
    return countries().get(words.removeprefix("the ").removeprefix("The "), "")


@cache
def nation_phrases() -> Phrases:
    """The words for countries as phrases, each with the country."""
    return Phrases(countries().items())
