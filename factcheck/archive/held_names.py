"""Names that the desk's references hold, a letter off in a text.

Nothing tells that a name of the text is meant to be one of them. So all its other words are the
same, its title among them, or it is one long word that stands alone; and the word that is off is
no other known name. The surname of somebody else a letter off, Petersen beside Peterson, stands
with another given name.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from factcheck.model import Claim
from factcheck.names.known_words import is_word_of_names
from factcheck.names.mentions import surname_of
from factcheck.names.spelling import is_one_letter_apart, letter_keys
from factcheck.names.tables import names_of
from factcheck.names.variants import is_variant
from factcheck.text import Span, runs_of_letters

_BEHIND = re.compile(r" [A-ZÀ-Þ]")
_BETWEEN = r"\W{1,2}"
_SHORTEST = 5  # letters of a word of a name
_EXCHANGED, _MORE_OR_FEWER, _OTHER = 6, 7, 8  # letters of a name of one word, by what is off


class HeldNames:
    """The names of references by their words, and by what a letter makes of these."""

    def __init__(self, references: Iterable[Claim]) -> None:
        self._held = _by_name(list(references))
        self._having: dict[str, list[str]] = defaultdict(list)
        self._known = set[str]()
        for name in sorted(self._held, key=len, reverse=True):
            for word in runs_of_letters(name):
                self._known.add(word.casefold())
                if word[0].isupper():
                    self._having[word].append(name)
        self._near: dict[str, list[str]] = defaultdict(list)
        for word in self._having:
            for key in letter_keys(word.casefold()):
                self._near[key].append(word)

    def find_slips(self, text: str) -> Iterator[tuple[Span, str, Claim]]:
        """Where a name stands a letter off one of these, which, and what holds it; a word once."""
        for word in dict.fromkeys(runs_of_letters(text) if self._held else ()):
            is_named = word[0].isupper() and word[-1].islower()
            is_unknown = is_named and word.casefold() not in self._known
            if is_unknown and (found := self._standing(text, word)):
                span, name = found
                yield span, name, self._held[name]

    def _standing(self, text: str, word: str) -> tuple[Span, str] | None:
        """Where a word stands for one of a name, and for which; of the longest such name."""
        near = dict.fromkeys(
            one for key in letter_keys(word.casefold()) for one in self._near.get(key, ())
        )
        meant = [one for one in near if _may_be_meant(word, one)]
        small = text.casefold() if meant else ""
        for right in () if meant and is_word_of_names(word) else meant:
            for name in self._having[right]:
                others = [one.casefold() for one in runs_of_letters(name) if one != right]
                find = _find_whole if others else _find_alone
                is_near = all(one in small for one in others)
                if is_near and (span := find(text, word, right, name)):
                    return span, name
        return None


def _by_name(references: list[Claim]) -> Mapping[str, Claim]:
    """The names that references give, of people with each title, and what they are about.

    A surname alone is no such name, however many are about it: a letter makes another person's.
    """
    surnames = {surname for one in references if (surname := _surname(one))}
    held: dict[str, Claim] = {}
    for one in sorted(references, key=lambda claim: not claim.name):
        titles = [one.words("role"), *one.also] if one.words("role") and _surname(one) else []
        titled = (f"{title} {_surname(one)}" for title in titles)
        for name in (one.words("name"), *one.also, *one.about[:1], *titled):
            if name not in surnames:
                held.setdefault(name, one)
    return held


def _surname(reference: Claim) -> str:
    name = reference.name
    if name is None or " " not in name.words:
        return ""
    return surname_of(name.words, name.family_name or None)


def _may_be_meant(word: str, right: str) -> bool:
    """Whether a letter is off, neither the first nor an ending, as no other spelling explains."""
    ours, theirs = word.casefold(), right.casefold()
    short, long = sorted((ours, theirs), key=len)
    stems = sorted((ours.rstrip("s"), theirs.rstrip("s")), key=len)
    is_ending = long.startswith(short) or stems[1] in (f"{stems[0]}n", f"{stems[0]}y")
    is_ending |= {ours[-3:], theirs[-3:]} == {"man", "men"}
    is_long = max(len(ours), len(theirs)) >= _SHORTEST and ours[0] == theirs[0]
    is_off = is_long and not is_ending and is_one_letter_apart(ours, theirs)
    return is_off and not is_variant(ours, theirs)


def _find_whole(text: str, word: str, right: str, name: str) -> Span | None:
    """Where a name of several words stands with one of them off."""
    words = (word if one == right else one for one in runs_of_letters(name))
    pattern = _BETWEEN.join(words)
    found = re.search(rf"(?<![\w-])(?i:{pattern})(?![\w-])", text)
    return Span(*found.span()) if found else None


def _find_alone(text: str, word: str, right: str, _name: str) -> Span | None:
    """Where a word stands alone for a name of one word, long enough for what is off in it.

    Nowhere with words that make it part of another name, and not in small letters.
    """
    is_exchanged = sorted(word.casefold()) == sorted(right.casefold())
    least = _OTHER if len(word) == len(right) else _MORE_OR_FEWER
    is_last = word[:-1] == right[:-1]
    if is_last or len(right) < (_EXCHANGED if is_exchanged else least):
        return None
    found = list(re.finditer(rf"(?:\b(\w+|[A-Z]\.)\s)?(?<![\w-])({word})(?![\w-])", text))
    is_small = re.search(rf"\b{word.lower()}\b", text)
    if not found or is_small or any(map(_is_beside, found)):
        return None
    return Span(*found[0].span(2))


def _is_beside(found: re.Match[str]) -> bool:
    """Whether a word with a capital stands behind, or before, where it only opens no sentence."""
    before = found[1] or ""
    is_led = before[:1].isupper() and before.casefold() not in names_of("opening")
    return is_led or bool(_BEHIND.match(found.string, found.end()))
