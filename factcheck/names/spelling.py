"""Two spellings of one name, and a spelling against the one that the desk holds to be right.

Two names are laid side by side, word for word; the least alike words decide.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from enum import IntEnum, StrEnum
from functools import lru_cache
from itertools import starmap

from factcheck.comparison import Answering, Comparison, Verdict
from factcheck.names.parts import NameParts, fold, is_acronym, is_initial, parts_of_name
from factcheck.names.variants import is_known_variant, is_nickname, is_of_latin_script, is_variant


class Relation(StrEnum):
    """What two spellings are to each other."""

    SAME = "same"
    SHORT = "short form"
    VARIES = "spelled differently"
    DIFFERENT = "different"


_ORDER = tuple(Relation)


class NameComparison(Answering, frozen=True):
    """The relation of two spellings or roles, with the comparison that explains it.

    *Same*, *short form* and *spelled differently* agree, since they mean one person; whether
    a spelling that varies is a fault is for a check to say. *Different* conflicts only where
    the two exclude each other; otherwise nobody can tell from the words.
    """

    relation: Relation
    comparison: Comparison
    may_be_slip: bool = False
    """Whether a letter differs, or one in each of two words, as no accent or script explains."""

    @property
    def varies(self) -> bool:
        """Whether one name is spelled in two ways."""
        return self.relation is Relation.VARIES

    @property
    def is_different(self) -> bool:
        """Whether nothing makes them one name."""
        return self.relation is Relation.DIFFERENT


def compare_names(
    stated: str, other: str, also: Iterable[str] = (), family_name: str | None = None
) -> NameComparison:
    """Compare two spellings of what their writer says is one person or organisation.

    ``also`` are further names of the other that are as good. ``family_name`` says which part
    is the family name where it does not stand last. Case, titles, dots and the form of
    apostrophes and dashes make no difference; hyphens, accents and transliteration vary.
    """
    return _compared(stated, other, tuple(also), family_name)


@lru_cache(maxsize=16_384)  # many claims name the same people
def _compared(
    stated: str, other: str, also: tuple[str, ...], family_name: str | None
) -> NameComparison:
    relations = [(relate_names(stated, name), name) for name in (other, *also)]
    relation, name = min(relations, key=lambda pair: _ORDER.index(pair[0]))
    if relation is Relation.DIFFERENT:
        return _different(stated, other)
    explanation = _explained(relation, stated, name, other, family_name)
    may_be_slip = relation is Relation.VARIES and _may_be_slip(stated, name)
    return NameComparison(relation, Comparison(Verdict.AGREES, explanation), may_be_slip)


def _may_be_slip(stated: str, name: str) -> bool:
    """Whether letters differ as if a name were of another script, which its given name is not.

    "Messy" and "Messi" are so, of Lionel; "Sergei" and "Sergey" are two romanizations. Two words
    a letter off, "Jon Smyth" and "John Smith", are no better than one. A single word that no
    romanization explains is told as misspelled.
    """
    ours, theirs = (_parts(tuple(map(fold, parts_of_name(one).words))) for one in (stated, name))
    unequal = [pair for pair in zip(ours, theirs, strict=False) if pair[0] != pair[1]]
    slips = [pair for pair in unequal if not is_known_variant(*pair)]
    is_misspelled = len(unequal) == 1 and not is_variant(*unequal[0])
    if len(ours) != len(theirs) or not slips or is_misspelled:
        return False
    is_latin = is_of_latin_script(ours[0]) or is_of_latin_script(theirs[0])
    return is_latin and all(is_one_letter_apart(*pair) for pair in slips)


def compare_with_reference(
    stated: str, reference: str, also: Iterable[str] = (), others: Iterable[str] = ()
) -> Comparison:
    """Whether a name is a misspelling of the reference: one letter off, and no other known name.

    Conflicts only where exactly one letter differs (one changed, added or left out, or two
    neighbours swapped), in a word long enough, and the spelling is none of ``also``, no
    transliteration in use, and not the name of someone else in ``others``.
    """
    held = (reference, *also)
    if any(relate_names(stated, name) is Relation.SAME for name in others):
        why = f"“{stated}” is also a name that the desk holds for somebody else."
        return Comparison(Verdict.CANNOT_TELL, why)
    likeness = min(_likeness(stated, name) for name in held)
    whole_name = _likeness(stated, reference)
    if likeness is Likeness.SHORT and whole_name is Likeness.LETTER:
        likeness = whole_name  # a short form has no such letter to be wrong
    if likeness is Likeness.UNLIKE:
        return Comparison(Verdict.CANNOT_TELL, _unknown(stated, reference))
    slips = ((name, _slipped(stated, name)) for name in held)
    name, words = next(((name, words) for name, words in slips if words), (reference, None))
    if likeness is not Likeness.LETTER or words is None:
        return compare_names(stated, reference, also).comparison
    whole = "" if words[1] == name else f" in “{name}”"
    explanation = f"“{words[0]}” is one letter away from “{words[1]}”{whole}."
    return Comparison(Verdict.CONFLICTS, explanation, suggestions=(name,))


@lru_cache(maxsize=16_384)
def relate_names(stated: str, other: str) -> Relation:
    """How two spellings of a name relate, by themselves."""
    likeness = _likeness(stated, other)
    if likeness in (Likeness.VARIANT, Likeness.LETTER):
        return Relation.VARIES
    return {Likeness.EQUAL: Relation.SAME, Likeness.SHORT: Relation.SHORT}.get(
        likeness, Relation.DIFFERENT
    )


@lru_cache(maxsize=16_384)
def _likeness(stated: str, other: str) -> Likeness:
    ours, theirs = parts_of_name(stated), parts_of_name(other)
    if ours.words and theirs.words and stated.casefold() == other.casefold():
        return Likeness.EQUAL  # "Jane Xi" and "JANE XI", who is no eleventh
    if not ours.words or not theirs.words or _is_contradiction(ours, theirs):
        return Likeness.UNLIKE
    if _are_other_initials(ours, theirs):
        return Likeness.UNLIKE
    folded = tuple(map(fold, ours.words)), tuple(map(fold, theirs.words))
    if folded[0] == folded[1]:
        return Likeness.EQUAL if ours.suffix == theirs.suffix else Likeness.SHORT
    if _is_another_setting(*folded):
        return Likeness.VARIANT
    ways = {(ours.words, theirs.words), (_parts(ours.words), _parts(theirs.words))}
    return min(starmap(align, ways))


def _is_contradiction(ours: NameParts, theirs: NameParts) -> bool:
    """Whether suffixes or figures differ: Jr. and Sr., Charles II and III, Apollo 11 and 13."""
    suffixes = {ours.suffix, theirs.suffix} - {""}
    figures = [re.findall(r"\d+", " ".join(form.words)) for form in (ours, theirs)]
    return len(suffixes) > 1 or (all(figures) and figures[0] != figures[1])


def _are_other_initials(ours: NameParts, theirs: NameParts) -> bool:
    """Whether one name has other initials, or more: George W. and George H. W., of one surname."""
    ends = [(fold(form.words[0]), fold(form.words[-1])) for form in (ours, theirs)]
    middle = ["".join(map(fold, form.words[1:-1])) for form in (ours, theirs)]
    are_initials = all(
        form.words[1:-1] and all(map(_are_initials, form.words[1:-1])) for form in (ours, theirs)
    )
    return ends[0] == ends[1] and are_initials and middle[0] != middle[1]


def _are_initials(word: str) -> bool:
    return re.fullmatch(r"(?:[A-Z]\.?-?){1,3}", word) is not None


def _is_another_setting(ours: tuple[str, ...], theirs: tuple[str, ...]) -> bool:
    """Whether only hyphens and spaces, or the order of family and given name, differ."""
    first, second = _parts(ours), _parts(theirs)
    return "".join(first) == "".join(second) or _is_turned(first, second)


def _is_turned(first: tuple[str, ...], second: tuple[str, ...]) -> bool:
    turns = (first[at:] + first[:at] for at in range(1, len(first)))
    return len(first) == len(second) and second in turns


def _parts(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(part for word in words for part in word.split("-") if part)


def _slipped(stated: str, name: str) -> tuple[str, str] | None:
    """The one word that is a letter off and what it is off from, all others being equal.

    A surname with an s behind it is a family, and no slip.
    """
    ours, theirs = _parts(parts_of_name(stated).words), _parts(parts_of_name(name).words)
    is_family = len(ours) == 1 and fold(ours[0]).removesuffix("s") in map(fold, theirs)
    if is_family or _likeness(stated, name) is not Likeness.LETTER:
        return None
    if len(ours) == len(theirs):
        pairs = zip(ours, theirs, strict=True)
        unequal = [pair for pair in pairs if fold(pair[0]) != fold(pair[1])]
    else:
        unequal = [
            (one, two)
            for one in ours
            for two in theirs
            if not (is_initial(one) or is_acronym(one))
            and is_one_letter_apart(fold(one), fold(two))
        ]
    return unequal[0] if len(unequal) == 1 else None


def _explained(
    relation: Relation, stated: str, name: str, other: str, family_name: str | None
) -> str:
    """Why two spellings agree; ``name`` is the one of the ``other``'s that is meant."""
    if relation is Relation.VARIES:
        return f"“{stated}” here, “{name}” there: one name, {_difference(stated, name)}."
    if relation is Relation.SAME and name != other:
        return f"“{stated}” is another name for “{other}”."
    if relation is Relation.SAME:
        both_times = f"“{stated}” both times."
        return both_times if stated == other else f"“{stated}” and “{other}” are one name."
    short, full = (stated, name) if _extent(stated) <= _extent(name) else (name, stated)
    left_out = family_name and fold(family_name) not in map(
        fold, _parts(parts_of_name(short).words)
    )
    explanation = f"“{short}” is a short form of “{full}”"
    return explanation + (f", without the family name {family_name}." if left_out else ".")


def _extent(name: str) -> tuple[int, int]:
    form = parts_of_name(name)
    return len((*form.words, *form.suffix.split())), sum(map(len, form.words))


def _difference(stated: str, name: str) -> str:
    first, second = (_parts(tuple(map(fold, parts_of_name(one).words))) for one in (stated, name))
    if "".join(first) == "".join(second):
        return "two ways with hyphens and spaces"
    if _is_turned(first, second):
        return "two orders of family and given names"
    if _bare(first) == _bare(second):
        return "with and without accents"
    return "two spellings"


def _bare(parts: tuple[str, ...]) -> str:
    decomposed = unicodedata.normalize("NFD", "".join(parts))
    return "".join(letter for letter in decomposed if letter.isalnum())


def _different(stated: str, other: str) -> NameComparison:
    reason = _exclusion(stated, other)
    if reason:
        explanation = f"“{stated}” here, “{other}” there: {reason}."
        return NameComparison(Relation.DIFFERENT, Comparison(Verdict.CONFLICTS, explanation))
    unknown = Comparison(Verdict.CANNOT_TELL, _unknown(stated, other))
    return NameComparison(Relation.DIFFERENT, unknown)


def _unknown(stated: str, other: str) -> str:
    return f"The words alone do not tell whether “{stated}” and “{other}” are one name."


def _exclusion(stated: str, other: str) -> str:
    """Why two names cannot be one person's; empty where that is not certain.

    Certain are other suffixes or figures on the same words, and one altogether other word
    among three or more, such as Kim Jong Un and Kim Jong Il.
    """
    ours, theirs = parts_of_name(stated), parts_of_name(other)
    same_words = _figureless(ours) == _figureless(theirs)
    if same_words and ours.words:
        return "two different names"
    first, second = _parts(ours.words), _parts(theirs.words)
    if len(first) != len(second) or len(first) < 3:
        return ""
    unlike = [
        (one, two)
        for one, two in zip(first, second, strict=True)
        if compare_words(one, two) > Likeness.SHORT
    ]
    if len(unlike) != 1 or is_one_letter_apart(*map(fold, unlike[0])):
        return ""
    return f"“{unlike[0][0]}” is not “{unlike[0][1]}”"


def _figureless(form: NameParts) -> str:
    return re.sub(r"\d+", "#", fold(" ".join(form.words)))


_SMALL_WORDS = "of the for and in on de la le du und"
_SMALL = frozenset(_SMALL_WORDS.split())
_MOST_WORDS = 30  # of a name that is laid beside another


class Likeness(IntEnum):
    """How alike two words or names are, the closest first."""

    EQUAL = 0
    SHORT = 1  # an initial, an acronym, a familiar form, fewer words
    VARIANT = 2  # another way to write it: transliteration, accents
    LETTER = 3  # one letter apart
    UNLIKE = 4


def align(words: tuple[str, ...], others: tuple[str, ...]) -> Likeness:
    """The likeness of two names: that of their least alike words, in the best alignment.

    Words may be missing from one side only. At most one word may be a letter off.
    """
    shorter, longer = sorted((words, others), key=len)
    if len(longer) > _MOST_WORDS:
        return Likeness.UNLIKE
    likeness, letters, whole = _best(shorter, longer, is_alone=len(shorter) == 1)
    if likeness is Likeness.UNLIKE or letters > 1 or not whole:
        return Likeness.UNLIKE
    return likeness


_Cost = tuple[Likeness, int, int]  # least likeness, words one letter off, words written out alike
_NOT_ALIGNED: _Cost = (Likeness.UNLIKE, 0, 0)


@lru_cache(maxsize=4096)  # names share their last words; a cache of its own would hold itself
def _best(shorter: tuple[str, ...], longer: tuple[str, ...], *, is_alone: bool) -> _Cost:
    """The cost of the best alignment; ``is_alone``: the shorter name is one word."""
    if not shorter:
        return (Likeness(bool(longer)), 0, 0)
    if not longer or (len(shorter) > len(longer) and not is_acronym(shorter[0])):
        return _NOT_ALIGNED
    first, rest = shorter[0], longer[1:]
    choices = [_plus((Likeness.SHORT, 0, 0), _best(shorter, rest, is_alone=is_alone))]
    step = compare_words(first, longer[0], is_alone)
    if step is not Likeness.UNLIKE:
        priced = _price(step, first, longer[0])
        choices.append(_plus(priced, _best(shorter[1:], rest, is_alone=is_alone)))
    if span := acronym_span(first, longer):
        behind = _best(shorter[1:], longer[span:], is_alone=is_alone)
        choices.append(_plus((Likeness.SHORT, 0, 1), behind))
    return min(choices, key=_rank)


def _rank(cost: _Cost) -> tuple[bool, int, Likeness, int]:
    return cost[0] is Likeness.UNLIKE, cost[1], cost[0], -cost[2]


def _price(likeness: Likeness, word: str, other: str) -> _Cost:
    is_whole = not (is_initial(word) or is_initial(other))
    return likeness, int(likeness is Likeness.LETTER), int(is_whole)


def _plus(first: _Cost, second: _Cost) -> _Cost:
    if Likeness.UNLIKE in (first[0], second[0]):
        return _NOT_ALIGNED
    return max(first[0], second[0]), first[1] + second[1], first[2] + second[2]


def compare_words(word: str, other: str, is_alone: bool = False) -> Likeness:
    """How alike two words of names are. One that stands alone must be longer to be a slip."""
    ours, theirs = fold(word), fold(other)
    if ours == theirs:
        return Likeness.EQUAL
    if is_nickname(ours, theirs) or _is_initial_of(word, other) or _is_initial_of(other, word):
        return Likeness.SHORT
    if is_variant(ours, theirs):
        return Likeness.VARIANT
    long_enough = max(len(ours), len(theirs)) >= (5 if is_alone else 4)
    if long_enough and is_one_letter_apart(ours, theirs):
        return Likeness.LETTER
    return Likeness.UNLIKE


def is_one_letter_apart(word: str, other: str) -> bool:
    """Whether a letter changed, added, left out, or two that are exchanged, make one the other.

    Exchanged are neighbours, or two within the word that have one between: Yahama and Yamaha.
    Digits are never letters: "KN-23" is not a slip for "KN-24".
    """
    shorter, longer = sorted((word, other), key=len)
    if word == other or len(longer) - len(shorter) > 1 or any(map(str.isdigit, word + other)):
        return False
    head = _common(shorter, longer)
    if len(shorter) < len(longer):
        return shorter[head:] == longer[head + 1 :]
    ours, theirs = shorter[head:], longer[head:]
    reaches = (2, 3) if head else (2,)
    swapped = (theirs[:reach][::-1] + theirs[reach:] for reach in reaches)
    return ours[1:] == theirs[1:] or ours in swapped


@lru_cache(maxsize=8192)  # texts have most of their names in common
def letter_keys(word: str) -> tuple[str, ...]:
    """Strings of which two words have one in common where they are one letter apart."""
    without = [word[:at] + word[at + 1 :] for at in range(len(word))]
    return tuple(dict.fromkeys((word, "".join(sorted(word)), *without)))


def _common(first: str, second: str) -> int:
    """How many letters two words begin with alike, the first being no longer."""
    pairs = enumerate(zip(first, second, strict=False))
    return next((at for at, (one, other) in pairs if one != other), len(first))


def acronym_span(word: str, others: tuple[str, ...]) -> int:
    """How many of the words that follow an acronym stands for; 0 where it stands for none."""
    if not is_acronym(word):
        return 0
    letters = fold(word)
    for at, other in enumerate(others):
        if other[0].casefold() == letters[0]:
            letters = letters[1:]
        elif other.casefold() not in _SMALL:
            return 0
        if not letters:
            return at + 1
    return 0


def _is_initial_of(initial: str, word: str) -> bool:
    return is_initial(initial) and _first(initial) == _first(word)


def _first(word: str) -> str:
    return unicodedata.normalize("NFD", word.casefold())[0]
