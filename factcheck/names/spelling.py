"""Two spellings of one name, and a spelling against the one that the desk holds to be right."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from enum import StrEnum
from functools import lru_cache

from factcheck.comparison import Answering, Comparison, Verdict
from factcheck.names.alignment import Likeness, align, compare_words, is_one_letter_apart
from factcheck.names.forms import Form, fold, read_form
from factcheck.names.variants import plain_spellings


class Relation(StrEnum):
    """What two spellings are to each other."""

    SAME = "same"
    SHORT = "short form"
    VARIES = "spelled differently"
    DIFFERENT = "different"


class NameComparison(Answering, frozen=True):
    """The relation of two spellings or roles, with the comparison that explains it.

    *Same*, *short form* and *spelled differently* agree, since they mean one person; whether
    a spelling that varies is a fault is for a check to say. *Different* conflicts only where
    the two exclude each other; otherwise nobody can tell from the words.
    """

    relation: Relation
    comparison: Comparison

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
    order = list(Relation)
    relations = [(_relate(stated, name), name) for name in (other, *also)]
    relation, name = min(relations, key=lambda pair: order.index(pair[0]))
    if relation is Relation.DIFFERENT:
        return _different(stated, other)
    explain = {Relation.SAME: _same, Relation.SHORT: _short, Relation.VARIES: _varies}[relation]
    explanation = explain(stated, name, other, family_name)
    return NameComparison(relation, Comparison(Verdict.AGREES, explanation))


def compare_with_reference(
    stated: str, reference: str, also: Iterable[str] = (), others: Iterable[str] = ()
) -> Comparison:
    """Whether a name is a misspelling of the reference: one letter off, and no other known name.

    Conflicts only where exactly one letter differs (one changed, added or left out, or two
    neighbours swapped), in a word long enough, and the spelling is none of ``also``, no
    transliteration in use, and not the name of someone else in ``others``.
    """
    held = (reference, *also)
    if any(_relate(stated, name) is Relation.SAME for name in others):
        why = f"“{stated}” is also a name that the desk holds for somebody else."
        return Comparison(Verdict.CANNOT_TELL, why)
    likeness = min(_likeness(stated, name) for name in held)
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
def _relate(stated: str, other: str) -> Relation:
    likeness = _likeness(stated, other)
    if likeness in (Likeness.VARIANT, Likeness.LETTER):
        return Relation.VARIES
    return {Likeness.EQUAL: Relation.SAME, Likeness.SHORT: Relation.SHORT}.get(
        likeness, Relation.DIFFERENT
    )


@lru_cache(maxsize=16_384)
def _likeness(stated: str, other: str) -> Likeness:
    ours, theirs = read_form(stated), read_form(other)
    if not ours.words or not theirs.words or _is_contradiction(ours, theirs):
        return Likeness.UNLIKE
    folded = tuple(map(fold, ours.words)), tuple(map(fold, theirs.words))
    if folded[0] == folded[1]:
        return Likeness.EQUAL if ours.suffix == theirs.suffix else Likeness.SHORT
    if _is_another_setting(*folded):
        return Likeness.VARIANT
    likeness = align(ours.words, theirs.words)
    return min(likeness, align(_parts(ours.words), _parts(theirs.words)))


def _is_contradiction(ours: Form, theirs: Form) -> bool:
    """Whether suffixes or figures differ: Jr. and Sr., Charles II and III, Apollo 11 and 13."""
    suffixes = {ours.suffix, theirs.suffix} - {""}
    figures = [re.findall(r"\d+", " ".join(form.words)) for form in (ours, theirs)]
    return len(suffixes) > 1 or (all(figures) and figures[0] != figures[1])


def _is_another_setting(ours: tuple[str, ...], theirs: tuple[str, ...]) -> bool:
    """Whether only hyphens and spaces, or the order of family and given name, differ."""
    first, second = _parts(ours), _parts(theirs)
    return "".join(first) == "".join(second) or _is_turned(first, second)


def _is_turned(first: tuple[str, ...], second: tuple[str, ...]) -> bool:
    turns = (first[at:] + first[:at] for at in range(1, len(first)))
    return first != second and len(first) == len(second) and second in turns


def _parts(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(part for word in words for part in word.split("-") if part)


def _slipped(stated: str, name: str) -> tuple[str, str] | None:
    """The one word that is a letter off and what it is off from, all others being equal.

    A surname with an s behind it is a family, and no slip.
    """
    ours, theirs = _parts(read_form(stated).words), _parts(read_form(name).words)
    is_family = len(ours) == 1 and fold(ours[0]).removesuffix("s") in map(fold, theirs)
    if is_family or _likeness(stated, name) is not Likeness.LETTER:
        return None
    known = set(map(fold, theirs))
    strangers = [word for word in ours if fold(word) not in known]
    if len(ours) == len(theirs):
        pairs = zip(ours, theirs, strict=True)
        unequal = [pair for pair in pairs if fold(pair[0]) != fold(pair[1])]
    else:
        unequal = [
            (one, two)
            for one in strangers
            for two in theirs
            if is_one_letter_apart(fold(one), fold(two))
        ]
    return unequal[0] if len(unequal) == 1 == max(1, len(strangers)) else None


def _same(stated: str, name: str, other: str, family_name: str | None) -> str:
    if name != other:
        return f"“{stated}” is another name for “{other}”."
    if stated == other:
        return f"“{stated}” both times."
    return f"“{stated}” and “{other}” are one name."


def _short(stated: str, name: str, other: str, family_name: str | None) -> str:
    short, full = (stated, name) if _extent(stated) <= _extent(name) else (name, stated)
    left_out = family_name and fold(family_name) not in map(fold, _parts(read_form(short).words))
    explanation = f"“{short}” is a short form of “{full}”"
    return explanation + (f", without the family name {family_name}." if left_out else ".")


def _extent(name: str) -> tuple[int, int]:
    form = read_form(name)
    return len((*form.words, *form.suffix.split())), sum(map(len, form.words))


def _varies(stated: str, name: str, other: str, family_name: str | None) -> str:
    return f"“{stated}” here, “{name}” there: one name, {_difference(stated, name)}."


def _difference(stated: str, name: str) -> str:
    first, second = (_parts(tuple(map(fold, read_form(one).words))) for one in (stated, name))
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
    ours, theirs = read_form(stated), read_form(other)
    same_words = _figureless(ours) == _figureless(theirs)
    if same_words and ours.words and _is_contradiction(ours, theirs):
        return "two different names"
    first, second = _parts(ours.words), _parts(theirs.words)
    if len(first) != len(second) or len(first) < 3:
        return ""
    unlike = [
        (one, two)
        for one, two in zip(first, second, strict=True)
        if compare_words(one, two) > Likeness.SHORT
    ]
    if len(unlike) != 1 or not _is_unlike(*unlike[0]):
        return ""
    return f"“{unlike[0][0]}” is not “{unlike[0][1]}”"


def _figureless(form: Form) -> str:
    return re.sub(r"\d+", "#", fold(" ".join(form.words)))


def _is_unlike(word: str, other: str) -> bool:
    ours, theirs = fold(word), fold(other)
    is_near = is_one_letter_apart(ours, theirs) or plain_spellings(ours) & plain_spellings(theirs)
    return compare_words(word, other) is Likeness.UNLIKE and not is_near
