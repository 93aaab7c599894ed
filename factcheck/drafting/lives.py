"""Ages told of the one person whose birth a text tells, as obituaries and profiles tell them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from factcheck.names.tables import words_of
from factcheck.reading.dates.tenses import has_verb_of_past
from factcheck.reading.grammar.engine import Mention
from factcheck.text import YEAR, Span, sentence_around
from factcheck.words import grammar, words_in

_BORN = re.compile(r"(?<![-\w])[Bb]orn\b")
_BORN_BEFORE = re.compile(r"(?<![-\w])[Bb]orn\b[^.;:\n]{0,40}\Z")
_AT_AN_AGE = re.compile(
    rf"\b[Ii]n {YEAR}, (?:aged|at|at the age of|when s?he was) (?P<age>[1-9]\d)(?=[,.;])"
)
_DIED = re.compile(  # no hour: "died at 12 on Monday"
    r"\b(?:died|(?<![Hh]e )dies)\b[^.;\n]*?\b(?:aged|at the age of|at(?= [3-9]\d)) (?P<age>[1-9]\d)"
    r"(?=[,.;]|\n|\Z| (?:on|in|of|after|from)\b)"
)
_DIED_AND_WAS = re.compile(r"\bdied\b[^;\n]*?\.\s+(?:She|He) was (?P<age>[1-9]\d)\.")
_PARENTS = re.compile(r"\bto\b.*", re.DOTALL)
PRONOUNS = frozenset(["he", "she"])
_LONGEST = 80  # letters in which "born" stands before its day


def find_ages_of_a_life(
    text: str, people: Sequence[Mention], dates: Sequence[Mention]
) -> Iterator[tuple[Span, tuple[Span, ...]]]:
    """Ages of somebody who was born once, with the birth and the day when that age was reached.

    "Born on 3 July 1934, Ada Holm …", "in 1974, at 40, she", "Holm died on Monday at 91". The age
    of someone who died is that at publication, where no day is told. Only where one birth is told,
    and in sentences about nobody else.
    """
    births = [one for one in dates if find_birth(text, one)]
    if len(births) != 1 or len(_BORN.findall(text)) != 1:
        return
    born = Span(*births[0].span)
    if who := _who_was_born(text, born, people):
        others = _without_parents(text, born, people)
        for found in _ages(text):
            before = text[sentence_around(text, Span(*found.span())).start : found.start()]
            is_his = found.re is not _DIED or _is_of_subject(before, who.split()[-1])
            if is_his and not _is_of_other_sex(text, born, before) and _is_about(
                found, born, who, others
            ):  # fmt: skip
                on = [one for one in dates if found.start() <= one.start and one.end <= found.end()]
                yield Span(*found.span("age")), (born, *(Span(*one.span) for one in on[:1]))


def _ages(text: str) -> Iterator[re.Match[str]]:
    for pattern in (_AT_AN_AGE, _DIED, _DIED_AND_WAS):
        yield from pattern.finditer(text)


def find_birth(text: str, date: Mention) -> re.Match[str] | None:
    """The "born" in whose clause a date stands, where it names a year."""
    before = max(date.start - _LONGEST, 0)
    named = re.search(rf"\b{YEAR}\b", date.text)
    found = _BORN_BEFORE.search(text, before, date.start) if named else None
    is_of_else = found and has_verb_of_past(found[0].split()[1:])  # "born in a house built in 1898"
    return None if is_of_else else found


def _who_was_born(text: str, born: Span, people: Sequence[Mention]) -> str:
    """The full name of who is told of in the sentence of the birth, or alone has a full name."""
    around = sentence_around(text, born)
    before, behind = _BORN.split(text[around.start : around.end], maxsplit=1)
    full = {one.value.full for one in _without_parents(text, born, people) if " " in one.value.full}
    words = re.findall(r"[^\W\d_]+", before or behind)
    surnames = {name.split()[-1] for name in full}
    first = next((one for one in words if one in surnames or one.casefold() in PRONOUNS), "")
    is_named = not surnames.isdisjoint(words)
    if not first or (is_named and first not in surnames):
        return ""
    here = {one.value.full for one in people if around.start <= one.start < around.end}
    named = {name for name in full if name.split()[-1] in words} if is_named else full
    who = next(iter(named & here or named), "") if len(named & here or named) == 1 else ""
    is_open = not is_named and first in PRONOUNS
    return "" if is_open and not _is_antecedent(text, who, people, around.start, born) else who


def _without_parents(text: str, born: Span, people: Iterable[Mention]) -> list[Mention]:
    """The people without those to whom somebody was born: "born to Karl Holm, a painter"."""
    around = sentence_around(text, born)
    behind = _BORN.split(text[around.start : around.end], maxsplit=1)[1]
    parents = _PARENTS.search(behind)
    return [one for one in people if not (parents and one.value.full in parents[0])]


def _is_of_other_sex(text: str, born: Span, before: str) -> bool:
    """Whether "he" goes on from "she was born", or the other way: a parent, or a partner."""
    birth = text[sentence_around(text, born).start : born.start]
    first, then = (
        {word.casefold() for word in re.findall(r"[^\W\d_]+", told)} & PRONOUNS
        for told in (birth, before)
    )
    return bool(first and then) and first.isdisjoint(then)


def _is_of_subject(before: str, who: str) -> bool:
    """Whether the one born is who died: "she died", "Holm, the poet, has died"."""
    words = re.findall(r"[^\W\d_]+|,", before)
    while words and words[-1] in grammar("have"):
        words.pop()
    if words[-1:] == ["who"]:
        return who in words[-3:]
    last = words[-1] if words else who
    told = {word.casefold() for word in words} & PRONOUNS
    return len(told) < len(PRONOUNS) and (last in (who, ",", "and") or last.casefold() in PRONOUNS)


def _is_about(age: re.Match[str], born: Span, who: str, people: Sequence[Mention]) -> bool:
    """Whether the sentence of an age is about one person alone, by the name or as "he" or "she"."""
    text = age.string
    around = sentence_around(text, Span(*age.span()))
    here = [one for one in people if around.start <= one.start < around.end]
    if is_of_kin(text, around) or any(one.value.full != who for one in here):
        return False
    words = re.findall(r"[^\W\d_]+", text[around.start : around.end])
    subject = re.match(r"\d+, (\w+)", text[age.start("age") : around.end])
    opening = {words[0], subject[1] if subject else ""}
    if who.split()[-1] in words:
        return True
    if PRONOUNS.isdisjoint(map(str.casefold, opening)):
        return False
    return _is_antecedent(text, who, people, around.start, born)


def _is_antecedent(text: str, who: str, people: Sequence[Mention], at: int, born: Span) -> bool:
    """Whether "he" or "she" is the person last named, and nobody else can be."""
    before = [one for one in people if one.start < at]
    if not before or before[-1].value.full != who:
        return False
    start = max(before[-1].end, born.end if born.end < at else 0)
    return not is_other_told_of(text, start, at)


def is_of_kin(text: str, around: Span) -> bool:
    """Whether a stretch tells of a relative or a partner: "her mother"."""
    words = re.findall(r"[^\W\d_]+", text[around.start : around.end].casefold())
    return not words_of("tie").isdisjoint(words)


def is_other_told_of(text: str, start: int, end: int) -> bool:
    """Whether a stretch tells of somebody else whom "she" behind it may be: "coaches her".

    What somebody is tells of nobody else: "Ada Holm, 34, is a teacher."
    """
    told = _IS_SOMEBODY.sub("", text[start:end])
    words = re.findall(r"\w+", told.casefold())
    anybody = words_of("calling", "office", "rank", "honorific") | words_in("nouns", "one by one")
    anybody |= grammar("indefinite") | _OTHERS
    is_called = not anybody.isdisjoint(words) or not anybody.isdisjoint(f"{one}s" for one in words)
    return is_called or is_of_kin(text, Span(start, end)) or bool(_ANOTHER.search(told))


_IS_SOMEBODY = re.compile(r"\A,? (?:(?:is|was) )?(?:an?|the) [^,.;]*")
_OTHERS = frozenset(["another", "whose", "him"])
_ANOTHER = re.compile(r"\b[Hh]er(?=[.,;!?”\"])|[a-z] [A-Z][a-z]+ [A-Z]")
