"""Ages told of the one person whose birth a text tells, as obituaries and profiles tell them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from factcheck.names.tables import words_of
from factcheck.reading.engine import Mention
from factcheck.reading.tenses import has_verb_of_past
from factcheck.text import YEAR, Span, sentence_around
from factcheck.words import grammar

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
_PRONOUNS = frozenset(["he", "she"])
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
        for found in _ages(text):
            around = sentence_around(text, Span(*found.span()))
            at = found.start("age")
            before = text[around.start : found.start()]
            if found.re is _DIED and not _is_of_subject(before, who):
                continue
            if _is_of_other_sex(text, born, before):
                continue
            if _is_about(text[around.start : around.end], text[at : around.end], who, people):
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


def _who_was_born(text: str, born: Span, people: Iterable[Mention]) -> str:
    """The surname of who is told of in the sentence of the birth, or alone has a full name."""
    around = sentence_around(text, born)
    before, behind = _BORN.split(text[around.start : around.end], maxsplit=1)
    parents = _PARENTS.search(behind)
    full = {
        one.value.full
        for one in people
        if " " in one.value.full and not (parents and one.value.full in parents[0])
    }
    words = re.findall(r"[^\W\d_]+", before or behind)
    surnames = {name.split()[-1] for name in full}
    first = next((one for one in words if one in surnames or one.casefold() in _PRONOUNS), "")
    is_named = not surnames.isdisjoint(words)
    if not first or (is_named and first not in surnames):
        return ""
    named = surnames.intersection(words) if is_named else surnames
    return next(iter(named)) if len(named) == 1 else ""


def _is_of_other_sex(text: str, born: Span, before: str) -> bool:
    """Whether "he" goes on from "she was born", or the other way: a parent, or a partner."""
    birth = text[sentence_around(text, born).start : born.start]
    first, then = (
        {word.casefold() for word in re.findall(r"[^\W\d_]+", told)} & _PRONOUNS
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
    told = {word.casefold() for word in words} & _PRONOUNS
    return len(told) < len(_PRONOUNS) and (
        last in (who, ",", "and") or last.casefold() in _PRONOUNS
    )


def _is_about(sentence: str, behind: str, who: str, people: Iterable[Mention]) -> bool:
    """Whether a sentence is about one person alone, by the name or as "he" or "she"."""
    words = re.findall(r"[^\W\d_]+", sentence)
    others = {one.value.full.split()[-1] for one in people} - {who}
    told = {word.casefold() for word in words}
    if told & words_of("tie") or others.intersection(words):
        return False
    subject = re.match(r"\d+, (\w+)", behind)
    opening = {words[0], subject[1] if subject else ""}
    return who in words or not _PRONOUNS.isdisjoint(map(str.casefold, opening))
