"""People whom a text gives two given names, or a title that goes with no such name."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from functools import cache

from factcheck.drafting.name_spellings import NameSpelling, small_words
from factcheck.names.parts import beside_one_gender, is_otherwise_titled
from factcheck.names.tables import names_of, words_of
from factcheck.names.variants import is_given_name, is_nickname
from factcheck.reading.grammar.engine import Mention
from factcheck.reading.grammar.prose import Prose
from factcheck.reading.grammar.saying import says
from factcheck.reading.people.people import Named
from factcheck.text import Span
from factcheck.words import any_of, grammar, words_in

_FEWEST = 3  # letters of a given name that is no short form of many

_JOINING = frozenset(["and", "&", "as", "not", "than"])
_WITH_ANOTHER = frozenset(["and", "&"])
_NEAR = 15  # nodes on either side of a name in which a tie between two people is told


def find_given_names(prose: Prose, people: Sequence[Mention]) -> Iterator[NameSpelling]:
    """Both full names of each person whom a text gives two given names, where it may be one.

    Relatives, surnames that many have, familiar forms and initials are left alone, and so are two
    people who are each told of by an office, an age or a birth. What is no known given name may be
    a trade or a verb: "Physiologist Holm", "Explains Holm".
    """
    small = small_words(prose)
    for surname, named in _by_surname(people).items():
        given = {one.value.name.split()[0] for one in named}
        is_word = surname.casefold() in names_of("shared") or surname.casefold() in small
        if len(given) != 2 or is_word or any(_is_in_list(prose, one) for one in named):
            continue
        if not given <= {one.value.name.split()[0] for one in named if _is_surely_given(one)}:
            continue
        of_others = {one.value.end for one in people if one not in named and one.value.is_full}
        if _are_two_forms(*given) or any(_has_tie(prose, one.start, of_others) for one in named):
            continue
        first = named[0]
        other = next(one for one in named if one.value.name != first.value.name)
        if not (_is_introduced(prose, first) and _is_introduced(prose, other)):
            yield from (_full(one, surname) for one in (first, other))


def _is_introduced(prose: Prose, person: Mention) -> bool:
    """Whether somebody is told of by an office, an age or a birth: "Ada Holm, 34,"."""
    return bool(person.value.role or _LIFE.match(prose.text, person.value.end))


_LIFE = re.compile(r",? (?:(?:who )?(?:is|was) )?(?:born\b|(?:aged )?[1-9]\d\b(?!%|[.,]\d))")


def _is_surely_given(person: Mention) -> bool:
    """Whether a name begins with a known given name, or stands with an office of its own."""
    named: Named = person.value
    return bool(named.role) or is_given_name(named.name.split()[0].casefold())


def _by_surname(people: Sequence[Mention]) -> Mapping[str, list[Mention]]:
    """The full names of two words that a text gives, by their surnames."""
    found: dict[str, list[Mention]] = defaultdict(list)
    for person in people:
        named: Named = person.value
        if named.is_full and named.name.count(" ") == 1:
            found[named.name.split()[1]].append(person)
    return found


def _are_two_forms(one: str, other: str) -> bool:
    """Whether two given names may be one person's: an initial, a familiar or foreign form.

    Two that many men have, or many women, and none for the other, are two, however like: Steven is
    no Stephen.
    """
    from rapidfuzz.distance import OSA  # 10 ms, for few texts

    for title in ("Mr", "Ms"):
        many = [name.casefold() for name in words_in("given_names", title)]
        if all(any(is_nickname(name, each.lower()) for name in many) for each in (one, other)):
            return is_nickname(one.lower(), other.lower())
    short, long = sorted((one, other), key=len)
    return len(short) < _FEWEST or OSA.distance(one, other) <= 2 or long.startswith(short)


def _is_in_list(prose: Prose, person: Mention) -> bool:
    """Whether a name stands among others in a list: "Peter Alm, Mikael Alm, Olle Holm"."""
    first, end = (bisect_left(prose.starts, edge) for edge in (person.start, person.end))
    return prose.norm(first - 1) in (",", ";") and prose.norm(end) in (",", ";", "and")


def _has_tie(prose: Prose, start: int, of_others: Set[int] = frozenset()) -> bool:
    """Whether a relation to somebody, or another given name joined by "and", stands near.

    So it is where a marriage is told, and where one name is set against another: "not Ada Holm".
    ``of_others`` is where full names of others end: "Per Berg and Ada Holm" are of no kin.
    """
    at = bisect_left(prose.starts, start)
    near = [prose.norm(here) for here in range(at - _NEAR, at + _NEAR)]
    is_with_other = prose.norm(at - 1) in _WITH_ANOTHER and prose.line[at - 2].end in of_others
    is_joined = (prose.norm(at - 1) in _JOINING and not is_with_other) or "mrs" in near
    ties = words_of("tie") | words_in("beside_names", "of marriage", "of kin or none")
    return is_joined or not ties.isdisjoint(near)


def _full(person: Mention, surname: str) -> NameSpelling:
    named: Named = person.value
    return NameSpelling(Span(named.start, named.end), named.name, surname)


_TITLED = re.compile(r"\b(?:Mr|Ms|Mrs|Miss)\.? ((?:[^\W\d_]|[-’'](?=[^\W\d_]{2}))+)")


@cache
def _full_titled() -> re.Pattern[str]:
    """A title, or a word of kin, before a full name."""
    beside = any_of(beside_one_gender())
    return re.compile(
        rf"\b(?:(?:Mr|Ms|Miss|Sir|Dame)\.?|{beside}) "
        r"([A-Z][a-z]+ ([A-Z][^\W\d_]+))(?![-\w]|[’'](?!s\b)| [A-Z])"
    )


def _is_set_beside(text: str, found: re.Match[str]) -> bool:
    """Whether a name is that of the kin before it: "husband Ada Holm, 40", "Her husband Ada Holm".

    Not in "with her husband Mary Holm runs the inn", "the husband Mary Holm left".
    """
    before = text[max(found.start() - _LONGEST_OPENING, 0) : found.start()]
    opening, *led = re.split(r"[.!?\n”]", before)[-1].split() or [""]
    if opening.casefold() in _leading():
        return False
    behind = re.match(r"\s*([^\W\d_]+|\W)", text[found.end() :][:_LONGEST_WORD])
    following = behind[1].casefold() if behind else "."
    is_subject = opening.casefold() in grammar("possessive") and not led
    return is_subject or not following.isalpha() or bool(says(following)) or following in _leading()


_LONGEST_OPENING, _LONGEST_WORD = 300, 20  # letters


@cache
def _leading() -> frozenset[str]:
    """Words that lead to a name, or on from one, but no verb whose subject it may be."""
    return grammar("preposition", "of time", "coordinator", "relative")


def find_other_titles(prose: Prose, people: Sequence[Mention]) -> Iterator[NameSpelling]:
    """The full name of each person whom the text later gives a title that goes with no such name.

    Only where nobody else of that surname is named, and no tie to somebody is told. "Mrs" is one.
    And full names behind such a title, or such kin: "Mr Mary Holm", "her husband Mary Holm"; not
    "Mrs Robert Holm".
    """
    for found in _full_titled().finditer(prose.text):
        if found[0][0].islower() and not _is_set_beside(prose.text, found):
            continue
        if is_otherwise_titled(found[0], found[1]):
            yield NameSpelling(Span(*found.span()), found[0], found[2])
            yield NameSpelling(Span(*found.span(1)), found[1], found[2])
    titles = {found[1]: found for found in reversed(list(_TITLED.finditer(prose.text)))}
    for surname, named in _by_surname(people).items():
        if len({one.value.name for one in named}) > 1 or surname.casefold() in names_of("shared"):
            continue
        first, titled = named[0], titles.get(surname)
        if titled is None or titled.start() < first.start:
            continue
        if any(_has_tie(prose, at) for at in (first.start, titled.start())):
            continue
        if is_otherwise_titled(titled[0], first.value.name):
            yield _full(first, surname)
            yield NameSpelling(Span(*titled.span()), titled[0], surname)
