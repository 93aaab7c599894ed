"""Negative figures of what is counted one by one: "-3 tanks", "minus 40 people"."""

from __future__ import annotations

from factcheck.quantities.measure import Quantity
from factcheck.reading.engine import Line, Node
from factcheck.reading.nouns import noun_at
from factcheck.reading.tokens import tokenize
from factcheck.words.sections import grammar, phrases_of, words_in

_PERCENT = frozenset(["%", "percent", "cent", "pct"])


def is_negative_count(
    quantity: Quantity, sentence: str, subject: str, *, is_share: bool = False
) -> bool:
    """Whether it is a negative number, or share, of people, animals or things that one can count.

    ``sentence`` is the one around the figure, or nothing, ``subject`` what the figure is said to
    be about. A change, a difference and a balance may be negative: where a word of either, or of
    the figure, may speak of one, or the sentence has no verb, as in a table, it is left alone. So
    are bare numbers, points, goals, seats, votes and jobs: a change of them is told without words.
    """
    if not quantity.is_below_zero:
        return False
    words = tokenize(quantity.words)
    return (
        _counted(words, quantity, is_share=is_share) in words_in("nouns", "one by one")
        and words[0].norm in words_in("measures", "minus") | {"-"}
        and not any(map(_may_balance, tokenize(f"{quantity.words[1:]} {sentence} {subject}")))
        and not (sentence and not _is_told(tokenize(sentence)))
    )


def _counted(words: Line, quantity: Quantity, *, is_share: bool) -> str:
    """The last word of what is counted, or of the whole of a share."""
    ofs = (at for at, node in enumerate(words) if node.norm == "of" and at)
    whole = next((at + 1 for at in ofs if words[at - 1].norm in _PERCENT), None)
    noun = noun_at(words, whole) if is_share and whole else None
    unit = noun[0] if noun else quantity.readings[0].unit
    return (unit.name.split() or [""])[-1]


def _may_balance(node: Node) -> bool:
    """Whether a word or sign may tell of a change or a difference: "net", "shrank", "±"."""
    norm = node.norm
    return norm in words_in("changes", "balance") or norm.startswith(
        phrases_of("changes")["balance stems"]
    )


def _is_told(sentence: Line) -> bool:
    """Whether a sentence has a verb of what is or was."""
    verbs = grammar("be", "have") | {"there"}
    return any(node.norm in verbs or node.norm.endswith("ed") for node in sentence)
