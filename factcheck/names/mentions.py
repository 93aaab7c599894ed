"""How a text speaks of a person: introduced by full name, then by surname; as a speaker.

The rule is the press's own (*AP Stylebook*, "names"; *Guardian style guide*, "names"): full name
first, surname after. Headlines, captions and quoted words stand apart. A surname that nobody was
introduced by, beside an introduction that nothing follows, is a slip in one of the two.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from msgspec import Struct

from factcheck.comparison import Comparison, Verdict
from factcheck.names.parts import fold, parts_of_name
from factcheck.names.spelling import Likeness, Relation, compare_words, relate_names
from factcheck.names.tables import is_title, names_of, words_of
from factcheck.names.variants import is_variant
from factcheck.words import any_of, grammar

BODY = "body"


class NameMention(Struct, frozen=True, order=True):
    """Words that name a person: their start in the text, and the part of it they stand in.

    ``part`` is ``body`` for running text; every other part stands apart.
    """

    start: int
    words: str
    part: str = BODY


class Introduction(Struct, frozen=True):
    """Whether a person is introduced before the surname stands alone.

    ``early`` is the surname that came too soon, ``full`` the first full name, where there is one.
    """

    comparison: Comparison
    early: NameMention | None = None
    full: NameMention | None = None


def compare_mentions(
    mentions: Iterable[NameMention], full_name: str, family_name: str | None = None
) -> Introduction:
    """Ask whether, in running text, the surname alone comes before the full name.

    ``family_name`` says which part is the surname where it does not stand last. Text that
    never gives the full name *cannot tell*: some names need no introduction.
    """
    body = sorted(mention for mention in mentions if mention.part == BODY)
    surname = surname_of(full_name, family_name)
    full = next((one for one in body if _is_full(one.words, full_name)), None)
    alone = (one for one in body if _is_surname_alone(one.words, surname))
    early = next((one for one in alone if not _has_given_name(one.words, full_name)), None)
    if full is None:
        return Introduction(_unintroduced(full_name, early), early)
    if early is None or early.start > full.start:
        explanation = f"“{full.words}” is introduced by full name."
        return Introduction(Comparison(Verdict.AGREES, explanation), full=full)
    explanation = f"“{early.words}” comes before the full name, “{full.words}”."
    return Introduction(Comparison(Verdict.CONFLICTS, explanation), early, full)


def find_mentions(
    text: str, full_name: str, family_name: str | None = None, part: str = BODY
) -> tuple[NameMention, ...]:
    """Full names and surnames of one person in a text, in order.

    Left out are surnames that may belong to someone or something else: beside another
    capitalized word that is no title, joined by a hyphen, or naming an administration, an era,
    a family. ``part`` is the part of the article that the text is; what stands in quotation
    marks is put in the part ``quotation``.
    """
    surname = surname_of(full_name, family_name)
    if not surname:
        return ()
    full = _pattern(full_name)
    quoted = [match.span() for match in re.finditer(r"“[^”]*”|\"[^\"]*\"", text)]
    found = []
    for match in re.finditer(rf"(?<![\w-])(?:{full}|{_pattern(surname)})(?![\w-])", text):
        if match[0].count(" ") == surname.count(" ") and _is_other(text, match.span()):
            continue
        is_quoted = any(start <= match.start() < end for start, end in quoted)
        found.append(NameMention(match.start(), match[0], "quotation" if is_quoted else part))
    return tuple(found)


def surname_of(full_name: str, family_name: str | None = None) -> str:
    """The family name as given, or the last word of the name, with a particle before it."""
    if family_name:
        return family_name
    words = list(parts_of_name(full_name).words)
    start = len(words) - 1
    while start > 1 and words[start - 1].islower():
        start -= 1
    return " ".join(words[max(start, 0) :])


def _pattern(name: str) -> str:
    return re.sub("['’]", "['’]", re.escape(name)).replace(r"\ ", r"\s+")


def _is_full(words: str, full_name: str) -> bool:
    ours, theirs = parts_of_name(words).words, parts_of_name(full_name).words
    return len(theirs) > 1 and tuple(map(fold, ours)) == tuple(map(fold, theirs))


def _is_surname_alone(words: str, surname: str) -> bool:
    alone = " ".join(parts_of_name(words).words)
    return fold(alone) == fold(surname)


def _has_given_name(words: str, full_name: str) -> bool:
    """Whether the full name is only fuller: "Ada Holm" introduces Ada Maria Holm."""
    ours, theirs = parts_of_name(words).words, parts_of_name(full_name).words
    return len(ours) > 1 and compare_words(ours[0], theirs[0]) <= Likeness.SHORT


_AFTER = re.compile(r"(?:[’']s?)?\s([\w’'-]+)")


def _is_other(text: str, span: tuple[int, int]) -> bool:
    before = re.search(r"([\w.’'-]+) $", text[max(0, span[0] - 40) : span[0]])
    after = _AFTER.match(text, span[1])
    if after and (after[1][0].isupper() or after[1].lower() in names_of("namesake")):
        return True
    if not before:
        return False
    if before[1].endswith((".", "’s", "'s")):
        return bool(re.fullmatch(r"[A-Z]\.", before[1]))
    is_opener = before[1].casefold() in _opening()
    return before[1][0].isupper() and not is_title(before[1]) and not is_opener


@cache
def _opening() -> frozenset[str]:
    """Words that have their capital before a name only where they open a sentence."""
    return names_of("opening") - grammar("article")


def _unintroduced(full_name: str, early: NameMention | None) -> Comparison:
    if early is None:
        return Comparison(Verdict.CANNOT_TELL, f"The running text does not name “{full_name}”.")
    explanation = f"The running text says “{early.words}” and never “{full_name}”."
    return Comparison(Verdict.CANNOT_TELL, explanation)


_LEAST = 2  # mentions of each of two people who are named alike
_WITHIN = r"(?:(?![.!?][”\"’)]*\s|\n\s*\n).)*?"  # a sentence
_NEAR = 200  # characters in which a relative is told of
_OWN = r"(?:[Hh]is|[Hh]er|[Tt]heir|whose|the|a|[\w.-]+[’']s?)"


def are_two_people(text: str, one: str, other: str) -> bool:
    """Whether a text tells of two full names as of two people, however alike they are.

    Full names of one surname that stand in one sentence, where nobody is named twice ("Ann Holm
    and Anne Holm"), one of which is a relative's ("His brother Per Holm", "Per Holm, her son"), or
    which the text has twice each, and more.
    """
    if one.split()[-1:] != other.split()[-1:] or not (one in text and other in text):
        return False
    names = [re.escape(name) for name in (one, other)]
    is_repeated = all(len(re.findall(rf"\b{name}\b", text)) >= _LEAST for name in names)
    told = (_told_apart(*pair) for pair in (names, names[::-1]))
    return is_repeated or any(re.search(pattern, text, re.DOTALL) for pattern in told)


def _told_apart(one: str, other: str) -> str:
    """One name before another in a sentence, or before it as that of its bearer's relative."""
    tie = rf"{_OWN} (?:[a-z-]+ ){{0,2}}(?:{_ties()})"
    relative = rf".{{1,{_NEAR}}}?(?:\b{tie},? {other}\b|\b{other}, {tie}\b)"
    return rf"\b{one}\b(?:{_WITHIN}\b{other}\b|{relative})"


@cache
def _ties() -> str:
    return any_of(words_of("tie"))


def is_rarer(text: str, one: str, other: str) -> bool:
    """Whether a text has the words of one spelling of a name, those that the other has not, less.

    A surname alone counts with the full names, so that the rarer one is the likely slip.
    """
    own, others = one.split(), other.split()
    counts = (
        sum(len(re.findall(rf"(?<!\w){re.escape(word)}(?!\w)", text)) for word in words)
        for words in (set(own).difference(others), set(others).difference(own))
    )
    return next(counts) < next(counts)


_LONG = 5  # letters: in shorter surnames one letter makes another person
_SETS_APART = {"north", "south", "east", "west", "new"}  # Korea and North Korea are two


def is_one_speaker(one: str, other: str) -> bool:
    """Whether two attributions name the same speaker; empty ones name nobody.

    A surname stands for the full name. In lower case a shorter form may be anybody: "officials"
    are not the "Israeli officials".
    """
    if one == other:
        return bool(one)
    relation = relate_names(one, other)
    if relation is not Relation.SHORT:
        return relation is Relation.SAME
    short, full = sorted((one, other), key=len)
    return short[:1].isupper() and not _SETS_APART & set(full.casefold().split())


def likely_speaker(by: str, full_name: str) -> str:
    """The end of an attribution that can only be a person's full name, spelled otherwise.

    ``Sergei Lavrov`` in "foreign minister Sergei Lavrov", where the name is Sergey Lavrov; else
    empty. One word alone may differ: in a transliteration in use, or in any way where it is the
    surname, and long. A given name with another letter may be another person's: Ann and Anne.
    """
    name = full_name.split()
    said = by.split()[-len(name) :]
    if len(name) < 2 or len(said) != len(name) or not all(w[:1].isupper() for w in (*name, *said)):
        return ""
    differing = [
        at
        for at, (word, other) in enumerate(zip(said, name, strict=True))
        if word.casefold() != other.casefold()
    ]
    if len(differing) != 1:
        return ""
    (at,) = differing
    is_long_surname = at == len(name) - 1 and len(name[at]) >= _LONG
    return " ".join(said) if is_long_surname or is_variant(said[at], name[at]) else ""
