"""What is counted, where it ends, and words that are evidently a mistyped unit."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache

from factcheck.quantities.measure import Unit
from factcheck.quantities.units import unit_table
from factcheck.reading.grammar.engine import (
    Line,
    is_end,
    is_glued,
    joined,
    kind_at,
    norm_at,
    words_of,
)
from factcheck.reading.grammar.number_words import cardinals
from factcheck.reading.grammar.tokens import DIGITS, SIGN, WORD
from factcheck.words import grammar, words_in

_SHORTEST_PLURAL = 4  # letters: "gas", "his"
_SHORTEST = 7  # letters of a mistyped unit: shorter words are too near to honest nouns
_SHORTEST_OF_KNOWN = 4


def noun_at(line: Line, at: int) -> tuple[Unit, int] | None:
    """What is counted at ``at``, as a unit of dimension ``count``, and where it ends."""
    begin = at + 1 if norm_at(line, at) == "-" and is_glued(line, at) else at
    end = noun_words(line, begin)
    if end == begin:
        return None
    phrase = words_of(line[begin:end]).strip(".'\"")
    return Unit(phrase, phrase.casefold(), phrase, "count", "count"), end


def noun_words(line: Line, at: int) -> int:
    """Where the words of a noun that begin at ``at`` end: behind its first plural.

    Without a plural it ends before a word that begins something else, or at a sign.
    """
    end = at
    while True:
        after = _past_word(line, end)
        is_later = end > at and norm_at(line, end) in words_in("nouns", "stop later")
        if after is None or is_later:
            break
        last, end = end, after
        if is_plural(line, last, after) and not _is_before_noun(line, after):
            return _past_others(line, end)
    return end


def _past_others(line: Line, end: int) -> int:
    """Past others who are counted with them: "86 passengers and crew"."""
    is_joined = norm_at(line, end) == "and" and norm_at(line, end + 1) in words_in("nouns", "with")
    behind = line[end + 2 : end + 3]
    has_object = bool(behind) and (behind[0].kind not in (WORD, SIGN) or _opens(behind[0].norm))
    is_verb = has_object and _is_harmed(line, end + 1)  # "killed 10 people and injured four"
    return end + 2 if is_joined and not is_verb else end


def _past_word(line: Line, at: int) -> int | None:
    """Where a word of a noun ends, with what a hyphen or an apostrophe joins to it."""
    if is_end(line, at):
        return None
    if line[at].kind != WORD or (
        line[at].norm in words_in("nouns", "stop") and not _counts(line, at)
    ):
        return None
    end = at + 1
    if line[at].norm == "top" and kind_at(line, end) == DIGITS:
        end += 1
    while end < len(line):
        if norm_at(line, end + 1) == "plus":
            break
        if norm_at(line, end) in ("-", "&", "–") and joined(line, end):
            end += 2
        elif (is_glued(line, end) and (line[end].kind == DIGITS or norm_at(line, end) == "'s")) or (
            is_glued(line, end) and line[end].kind == WORD
        ):
            end += 1
        else:
            break
    return end


def _counts(line: Line, at: int) -> bool:
    """Whether "killed" or "injured" stand before those who are: "40 injured people"."""
    if not _is_harmed(line, at):
        return False
    return norm_at(line, at + 1) == "" or is_plural(line, at + 1, at + 2)


def _opens(norm: str) -> bool:
    return norm in cardinals() or norm in grammar("article")


def _is_harmed(line: Line, at: int) -> bool:
    return norm_at(line, at) in ("killed", "injured", "wounded")


def is_plural(line: Line, at: int, end: int) -> bool:
    """Whether the words from ``at`` to ``end`` end in a plural."""
    last = line[end - 1]
    if last.kind != WORD:
        return False
    norm = last.norm
    if norm in words_in("nouns", "plural") or _is_of_men(norm) or _is_of_capitals(last.text):
        return True
    is_long = len(norm) >= _SHORTEST_PLURAL and norm.endswith("s")
    return (
        is_long
        and not norm.endswith(("ss", "us", "is", "'s"))
        and norm not in words_in("nouns", "singular")
    )


def _is_of_capitals(text: str) -> bool:
    """Whether it is the plural of an abbreviation: "MPs", "DVDs"."""
    return len(text) > 2 and text.endswith("s") and text[:-1].isupper()


def _is_of_men(norm: str) -> bool:
    """Whether it is the plural of a word in -man: "guardsmen"."""
    is_long = len(norm) > _SHORTEST_PLURAL and norm.endswith("men")
    return is_long and norm not in words_in("nouns", "singular")


def _is_before_noun(line: Line, end: int) -> bool:
    """Whether a plural only describes the noun behind it: "sports cars", "women voters"."""
    if norm_at(line, end - 1) not in words_in("nouns", "first"):
        return False
    after = _past_word(line, end)
    return after is not None and is_plural(line, end, after)


@lru_cache(maxsize=4096)  # the same things are counted again and again
def likely_unit(word: str, dimension: str = "") -> tuple[str, str] | None:
    """A word and the unit that it is a slip for, or None where it may be an honest noun.

    Only long unit names are considered, one letter away (two from ten letters on); shorter ones
    too where it is known that a unit of this dimension should stand here.
    """
    shortest = _SHORTEST_OF_KNOWN if dimension else _SHORTEST
    if len(word) < shortest or word.lower() in words_in("nouns", "honest"):
        return None
    allowed = 2 if len(word) >= 10 else 1
    alike = _names(shortest, dimension).get(word[0].lower(), ())
    names = [name for name in alike if _share_letters(name, word.lower(), allowed)]
    if not names:
        return None
    from rapidfuzz.distance import OSA
    from rapidfuzz.process import extractOne

    near = extractOne(word.lower(), names, scorer=OSA.distance, score_cutoff=allowed)
    return (word, near[0]) if near and near[1] else None


def _share_letters(name: str, word: str, allowed: int) -> bool:
    """Whether two words differ in at most ``allowed`` of their letters."""
    if abs(len(name) - len(word)) > allowed:
        return False
    mine, theirs = Counter(name), Counter(word)
    return max((mine - theirs).total(), (theirs - mine).total()) <= allowed


@cache
def _names(shortest: int, dimension: str) -> Mapping[str, Sequence[str]]:
    """The names of units of a dimension, or of any where it is "", from so many letters on.

    They are found by their first letter.
    """
    found = defaultdict[str, list[str]](list)
    for word, rows in unit_table().exact.items():
        is_one = not dimension or any(row.dimension == dimension for row in rows)
        if is_one and word.isalpha() and word.islower() and len(word) >= shortest:
            found[word[0]].append(word)
    return found
