"""Hedges: the phrases that loosen or bound a figure, before it and behind it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from types import MappingProxyType

from factcheck.quantities.measure import EVEN, Hedge
from factcheck.reading.grammar.engine import Line, is_end, kind_at, norm_at
from factcheck.reading.grammar.number_words import part_beginnings
from factcheck.reading.grammar.phrases import Phrases
from factcheck.reading.grammar.tokens import GLUED, SIGN, WORD
from factcheck.words import choices, grammar, table, words_in

_DENIED = {Hedge.OVER: Hedge.AT_MOST, Hedge.UNDER: Hedge.AT_LEAST}
_MOST_STEPS = 6  # hedges and fillers before one figure


def read_hedges_before(line: Line, at: int) -> tuple[Hedge, int] | None:
    """The hedge that begins at ``at``, and where the figure that it belongs to begins.

    Of several a bound outweighs an approximation, and then the nearest to the figure.
    """
    found: list[Hedge] = []
    for _ in range(_MOST_STEPS):
        step = _hedge_at(line, at) or (_filler_at(line, at) if found else None)
        if step is None:
            break
        at = step[1]
        if step[0] is not None:
            found.append(step[0])
        if kind_at(line, at) not in (WORD, SIGN):
            break
    if not found:
        return None
    bounds = [hedge for hedge in found if hedge not in EVEN]
    return (bounds or found)[-1], at


def _hedge_at(line: Line, at: int) -> tuple[Hedge | None, int] | None:
    phrase = _before().longest(line, at)
    if phrase is None:
        return _denied(line, at) or _passed(line, at)
    if _is_comparison(line, at, phrase[0]) or _is_behind_hyphen(line, at):
        return None
    if line[at].norm == "up" and norm_at(line, at - 1) in words_in("changes", "up to"):
        return None  # "went up to 20,700"
    if norm_at(line, phrase[0]) == "," and phrase[1][0] in (Hedge.OVER, Hedge.UNDER):
        return None  # "Below, the 234 passengers slept"
    if line[phrase[0] - 1].norm == "c" and line[at].text not in ("c", "c."):
        return None
    return phrase[1][0], phrase[0]


def _is_comparison(line: Line, at: int, end: int) -> bool:
    """Whether something is as long as something else: "as long as the 30-metre pier"."""
    return line[at].norm == line[end - 1].norm == "as" and norm_at(line, end) == "the"


def _is_behind_hyphen(line: Line, at: int) -> bool:
    """Whether a word is the end of a compound: "a 7-under 65"."""
    is_joined = norm_at(line, at - 1) == "-" and line[at].gap == GLUED
    return is_joined and line[at - 1].gap == GLUED


def _denied(line: Line, at: int) -> tuple[Hedge, int] | None:
    """A bound turned round where a denial precedes it: "nowhere higher than"."""
    if line[at].norm not in _words("DENIAL"):
        return None
    here = at + 2 if norm_at(line, at + 1) == "ever" else at + 1
    phrase = _before().longest(line, here) if here < len(line) else None
    hedge = _DENIED.get(phrase[1][0]) if phrase else None
    return (hedge, phrase[0]) if phrase and hedge else None


def _passed(line: Line, at: int) -> tuple[Hedge, int] | None:
    """A figure that has been passed: "past 40"; "the past 40 years" are those just gone."""
    if line[at].norm != "past" or norm_at(line, at - 1) in _not_past():
        return None
    return Hedge.OVER, at + 1


@cache
def _not_past() -> frozenset[str]:
    determiners = grammar("article", "demonstrative", "possessive")
    return determiners | grammar("preposition") | {"over", *part_beginnings()}


def _filler_at(line: Line, at: int) -> tuple[None, int] | None:
    if is_end(line, at):
        return None
    phrase = _fillers().longest(line, at)
    return (None, phrase[0]) if phrase else None


def read_hedge_after(line: Line, at: int) -> tuple[Hedge, int] | None:
    """The hedge behind a figure that ends at ``at``, and where it ends itself."""
    if is_end(line, at):
        return None
    here = at
    if line[at].norm == "-" and line[at].gap == GLUED:
        if norm_at(line, at + 1) == "plus":
            return Hedge.AT_LEAST, at + 2
        here = at + 1
    phrase = _after().longest(line, here) if here < len(line) else None
    if phrase is None or norm_at(line, phrase[0]) in ("than", "or", "to"):
        return None
    is_joined = line[here].norm in grammar("conjoining") and phrase[0] < len(line)
    if is_joined and line[phrase[0]].kind not in (WORD, SIGN):
        return None
    return phrase[1][0], phrase[0]


@cache
def _sections() -> Mapping[tuple[str, str], tuple[str, ...]]:
    """The phrases of each hedge before a figure, and behind one."""
    found: dict[tuple[str, str], list[str]] = {}
    section: list[str] = []
    for line in table("hedges"):
        if line.startswith("["):
            name, _, place = line[1:].partition("]")
            section = found.setdefault((name, place.strip()), [])
        else:
            section.extend(phrase.strip('"') for phrase in choices(line))
    return MappingProxyType({key: tuple(phrases) for key, phrases in found.items()})


@cache
def _words(section: str) -> tuple[str, ...]:
    return _sections()[section, ""]


def hedges_of(place: str) -> Iterator[tuple[str, Hedge]]:
    """The phrases of the table ``before`` a figure, or ``after`` it, each with its hedge."""
    for (name, where), phrases in _sections().items():
        if where == place:
            yield from ((phrase, Hedge[name]) for phrase in phrases)
    if place == "before":
        for strict, hedge in ((Hedge.UNDER, Hedge.AT_MOST), (Hedge.OVER, Hedge.AT_LEAST)):
            bounds = (
                phrase for phrase in _sections()[strict.name, place] if phrase[-5:] == " than"
            )
            yield from ((told, hedge) for bound in bounds for told in _or_equal(bound))


def _or_equal(bound: str) -> tuple[str, ...]:
    """A strict bound with what it is bounded by: "more than or equal to", "more or equal to"."""
    word = bound.removesuffix(" than")
    ends = (f"{each} or equal {link}" for each in (bound, word) for link in ("to", "than"))
    return *ends, f"equal to or {bound}", f"equal or {bound}"


@cache
def hedge_words(*hedges: Hedge) -> frozenset[str]:
    """The single words that are one of these hedges before a figure: about, nearly, over."""
    return frozenset(
        phrase for phrase, hedge in hedges_of("before") if hedge in hedges and phrase.isalpha()
    )


@cache
def loosening() -> frozenset[str]:
    """The adverbs that loosen a figure to both sides, or to its lower: about, nearly, some."""
    return hedge_words(Hedge.ABOUT, Hedge.NEARLY) - {"average"}


@cache
def words_of_hedges() -> frozenset[str]:
    """Every word of which hedges before a figure are made, and that may stand beside them."""
    phrases = [phrase for phrase, _ in hedges_of("before")]
    return frozenset(word for each in (*phrases, *_words("FILLER")) for word in each.split())


@cache
def bounding() -> frozenset[str]:
    """The prepositions that bound a figure strictly on one side: over, below, past."""
    return (hedge_words(Hedge.OVER, Hedge.UNDER) | {"past"}) & grammar("of way")


@cache
def _before() -> Phrases:
    return Phrases(hedges_of("before"))


@cache
def _after() -> Phrases:
    return Phrases(hedges_of("after"))


@cache
def _fillers() -> Phrases:
    return Phrases((phrase, None) for phrase in _words("FILLER"))


@cache
def hedge_beginnings() -> frozenset[str]:
    """The norms with which a hedge before a figure begins."""
    return frozenset(_before().beginnings()) | {"past", *_words("DENIAL")}
