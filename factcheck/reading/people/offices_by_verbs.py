"""An office that a verb behind a name tells: "Ada Holm, who chairs", "was named president"."""

from __future__ import annotations

from functools import cache

from factcheck.reading.grammar.prose import Prose
from factcheck.reading.people.words_of_offices import MOST_TAIL, ends_tail
from factcheck.words import grammar, words_in

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
