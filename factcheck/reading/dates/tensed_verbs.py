"""What the verbs of a clause tell of its time: each by itself, with the words beside it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import dropwhile, zip_longest
from typing import TypeAlias

from factcheck.reading.grammar.tokens import DIGITS, GLUED, WORD, Token
from factcheck.words import any_of, grammar, words_in

PAST, FUTURE = "past", "future"
OPEN = "open"  # a verb of the present, or a condition: the date may lie on either side
ENDS = frozenset([",", ";", ":", "–", '"', "(", ")"])
_JOINING = frozenset(["that", "which", "who", "whose", "where", "when", "while", "but", "and"])
BEFORE_PLAIN = frozenset(["to", "will", "would", "could", "should", "may", "might"])
SHORTEST = 4  # letters of a verb in -ed

Between: TypeAlias = tuple[Token, str, str]
"""A token, and the words before and behind it."""


def clause_of(tokens: Sequence[Token]) -> list[Token]:
    """The tokens as far as the clause goes on; "and" may stand within it."""
    found: list[Token] = []
    for token, behind in zip_longest(tokens, tokens[1:]):
        is_within = token.norm == "and" and behind and _is_within(found, behind)
        if token.norm in ENDS or (token.norm in _JOINING and not is_within):
            break
        found.append(token)
    return found


def _is_within(beside: Sequence[Token], behind: Token) -> bool:
    """Whether "and" joins two nouns, participles or infinitives: "on beef and coal"."""
    if beside and beside[-1].norm == "to":
        return True  # "plans to sell the mill and to buy a farm"
    if beside and all(is_in_ed(one) for one in (beside[-1], behind)):
        return True
    is_noun = not grammar("article").issuperset(one.norm for one in beside)
    behind_each = ["", *(one.norm for one in beside)]  # where they go back from a date
    return is_noun and not any(
        tense_of((one, "", next_)) for one, next_ in zip(beside, behind_each, strict=False)
    )


def pairs(tokens: Iterable[Token]) -> list[Between]:
    """Each word with those beside it, adverbs left out; "due to the rain" tells of no plan.

    A word with a hyphen is told by its last part: "re-examined", and not "top-seeded Holm".
    """
    tokens = _without_compounds(list(tokens))
    norms = ["", *(token.norm for token in tokens), "", ""]
    planned = words_of("with to") | {"due"}
    return [
        (token, _before(norms, at), norms[at + 2])
        for at, token in enumerate(tokens)
        if token.norm not in planned or not _is_to_noun(tokens[at + 1 : at + 4])
    ]


def _without_compounds(tokens: Sequence[Token]) -> list[Token]:
    """The words without the parts of one that hyphens join, but for the last of a verb."""
    found: list[Token] = []
    for token, behind in zip_longest(tokens, tokens[1:]):
        before = [one.norm for one in found[-1:]]
        if before == ["-"] and token.gap == found[-1].gap == GLUED and len(found) > 1:
            is_verb = behind is None or behind.norm in grammar("preposition", "article")
            found[-2:] = [token] if is_verb else found[-2:-1]
        else:
            found.append(token)
    return found


def _before(norms: Sequence[str], at: int) -> str:
    """The word that stands there, or before the adverbs that stand there.

    Of what "has been planned" the plan holds as of what "is": the perfect is one of the present.
    """
    while at > 1 and is_adverb(norms[at]):
        at -= 1
    is_now = norms[at - 1 : at + 1] in (["has", "been"], ["have", "been"])
    return "is" if is_now and norms[at + 1] in words_of("set for") else norms[at]


def is_adverb(norm: str) -> bool:
    """Whether a word may stand between an auxiliary and its verb: "are not yet completed"."""
    return norm.endswith("ly") or norm in words_of("between verbs")


def _is_to_noun(behind: Sequence[Token]) -> bool:
    """Whether words are "to" and what begins no infinitive: "to rain", "to raised fees"."""
    told = [*dropwhile(lambda token: is_adverb(token.norm), behind)]
    is_to = [token.text for token in told[:1]] == ["to"] and len(told) > 1
    return is_to and (begins_noun(told[1]) or is_in_ed(told[1]))


def begins_noun(token: Token) -> bool:
    """Whether a word begins a noun, and so no infinitive behind "to"."""
    nouns = grammar("article", "possessive", "demonstrative", "object")
    return token.kind != WORD or token.norm in nouns or token.text.istitle()


def tense_of(pair: Between) -> str:
    """What a verb with a tense tells, or a word of plans; empty for other words."""
    token, before, behind = pair
    norm = token.norm
    if norm in words_of("same in the past") and _has_subject_and_object(before, behind):
        return PAST
    if token.kind != WORD or (norm in words_of("with to") and behind != "to"):
        is_done = _is_perfect(norm, before) or _is_reduced(norm, before, behind)
        return PAST if is_done else ""
    if norm in words_of("future"):
        return "" if before in words_of("no future") else FUTURE
    if _is_to(pair) or _is_to_be(pair):
        return FUTURE
    if before in BEFORE_PLAIN or before == "be":
        return ""
    is_other = before in words_of("no verb") or before in grammar("preposition")
    if norm in words_of("past") or norm in words_of("be past"):
        return "" if before in grammar("indefinite", "is") else PAST
    if _is_perfect(norm, before) or _is_reduced(norm, before, behind):
        return PAST
    is_verb = is_in_ed(token) and norm not in words_of("no past") | words_of("planned")
    return PAST if is_verb and not is_other else ""


def is_in_ed(token: Token) -> bool:
    """Whether a word may be a regular verb of the past."""
    return token.norm.endswith("ed") and len(token.norm) >= SHORTEST and token.text.islower()


def has_verb_of_past(words: Iterable[str]) -> bool:
    """Whether words hold a verb of the past, or begin a clause: "in a house built", "who had won".

    A date behind them is that of what they tell.
    """
    told = (word for word in words if word not in words_of("no past") | words_of("planned"))
    return any(
        word in words_in("tenses", "past", "participles")
        or word in grammar("relative")
        or (len(word) > SHORTEST and word.endswith("ed"))
        for word in told
    )


def _is_perfect(norm: str, before: str) -> bool:
    return norm in words_of("participles") and before in words_of("perfect")


def _has_subject_and_object(before: str, behind: str) -> bool:
    """Whether one somebody stands before a verb, and what it is done to behind: "it cut its fees".

    In the present the verb would end in -s. A clause may begin with it: "Holm, which left, cut it".
    """
    objects = grammar("article", "possessive", "demonstrative", "quantifier", "object")
    is_one = before.isalpha() and not before.endswith("s") and before not in _before_verbs()
    is_subject = is_one or before in grammar("one person") | {"", "it"}
    return is_subject and (behind in objects or behind[:1].isdecimal())


def _is_reduced(norm: str, before: str, behind: str) -> bool:
    """Whether a participle tells what was done to the noun before it: "a step taken in May".

    It is a relative clause cut short (Quirk et al. 1985, 17.28); of one that is a plain verb as
    well a preposition tells: "a deadline set by the court", and not "crews set prices in May".
    """
    if norm not in words_of("participles"):
        return False
    is_plain = norm in words_of("participles as plain")
    is_told = behind in grammar("preposition") or not behind  # which the date may begin with
    is_change = norm in words_in("changes", "fallen")  # "a fee cut in May"
    is_led = behind == "by" or (is_told and not is_change and not before.endswith("s"))
    is_noun = before.isalpha() and not before.endswith("ly") and before not in _before_verbs()
    return is_noun and (is_led or not is_plain)


@cache
def _before_verbs() -> frozenset[str]:
    """Words of grammar that may stand right before a verb, and nouns may not."""
    classes = ("article", "possessive", "be", "have", "pronoun", "preposition", "relative")
    joining = ("meanwhile", "coordinator", "subordinator")
    return grammar(*classes, *joining) | words_of("no verb") | _modals() | {"not"}


def _is_to(pair: Between) -> bool:
    """Whether it is the "to" of "is to meet", and not of "is to blame"."""
    token, before, behind = pair
    is_ahead = behind.isalpha() and behind not in words_of("over")
    return token.norm == "to" and before in grammar("is") and is_ahead


def _is_to_be(pair: Between) -> bool:
    """Whether it is "be" in "to be held", or in "asked that it be held"."""
    token, before, behind = pair
    is_done = (
        behind in words_of("participles") or behind in words_of("past") or behind.endswith("ed")
    )
    return token.norm == "be" and before not in _modals() and is_done


@cache
def _modals() -> frozenset[str]:
    return words_in("tenses", "surely", "modal", "modal of now")


def is_arranged(pair: Between) -> bool:
    """Whether "to" tells of what is arranged: "is to open"."""
    token, before, behind = pair
    return token.norm == "to" and before in grammar("is") and behind in words_of("is to")


def is_unfulfilled(tokens: Sequence[Token]) -> bool:
    """Whether a clause tells of what was once to be: "was to have opened in May".

    Its tokens go from its end to its beginning. The perfect infinitive behind such a verb tells
    that it did not come about (Quirk et al. 1985, 4.48).
    """
    norms = [token.norm for token in tokens]
    return any(
        norms[at : at + 2] == ["have", "to"] and first in words_of("unfulfilled")
        for at, first in enumerate(norms[2:])
    )


def is_compared(before: Sequence[Token]) -> bool:
    """Whether words end with a figure that another is compared with: "down from 2.6bn"."""
    norms = [token.norm for token in before]
    way = _compared_with().search(" ".join(norms))
    if way is None:
        return False
    between = before[len(norms) - len(way["figure"].split()) :]
    is_figure = any(token.kind == DIGITS for token in between)
    words = {token.norm for token in between if token.kind == WORD}
    is_plain = words.isdisjoint(words_of("may be ahead") - {"of"})
    return is_figure and is_plain and len(words) <= _MOST_COMPARED


_MOST_COMPARED = 6  # words of a figure: "13 million barrels of oil in 2003"


@cache
def _compared_with() -> re.Pattern[str]:
    """From what a figure is compared with to the end: "down from 2.6 bn"."""
    return re.compile(rf"\b(?:{any_of(words_of('compared with'))}) (?P<figure>(?:(?!from ).)*)\Z")


@cache
def words_of(section: str) -> frozenset[str]:
    """The words of a section of the table of tenses."""
    return words_in("tenses", section)
