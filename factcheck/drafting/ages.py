"""Ages that do not go with each other, or with a birth, wherever in a text they stand."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache

from factcheck.drafting.lives import PRONOUNS, find_birth, is_of_kin, is_other_told_of
from factcheck.names.parts import GENDERED_TITLES, is_otherwise_titled
from factcheck.names.tables import words_of
from factcheck.reading.grammar.engine import Mention
from factcheck.reading.grammar.saying import says
from factcheck.text import YEAR, Span, sentence_around
from factcheck.words import any_of, grammar, words_in

_AGE_BEHIND = re.compile(r", (?:aged )?\d{3}(?=,| of )")
_AGE_APART = re.compile(r", (?:aged )?([1-9]\d)(?=[,.;]| of )")
_TOLD = re.compile(
    r"(?<=, )(?:aged )?(?P<apart>[1-9]\d)(?=[,.;]| of )|\baged (?P<aged>[1-9]\d)\b"
    r"|(?P<again>\b[Tt]he )?\b(?P<old>\d\d)[- ]year[- ]old\b"
)
_SLOTS = ("apart", "aged", "old")
_BORN = re.compile(
    r"(?:(?P<given>[A-Z][\w.’'-]*?)\.? )?(?P<who>[^\W\d_]+) (?:who )?was born\b[^.;:\n]{0,40}\Z"
)
_WHO = re.compile(r", (?:(?:Mr|Ms|Mrs|Miss|Dr)\.? )?(?P<who>[A-Z][^\W\d_]+)")
_TWO = 2
_BROUGHT_IN = re.compile(
    r"\b(?i:an?|another|other|second|his|her|their|whose)\b|[A-Z][a-z]+ [A-Z]|\band [A-Z]"
)
_OBJECT = re.compile(r"\bhim\b|\bher(?=[.,;!?”\"]|\Z)")
_LONGEST = 80  # letters from a name to the day of birth
_OF_A_YEAR = re.compile(rf"\b{YEAR}\b")
_DEATH = re.compile(r"\b(?:died|dead|killed|murdered|drowned|shot|victims?|inquest|death)\b")
_EARLIER = re.compile(rf"\b(?:{YEAR}|then|when|ago|once)\b|{_DEATH.pattern}")


def find_ages(text: str, people: Iterable[Mention]) -> Iterator[Span]:
    """Where an age of three digits stands behind a name: "Ada Holm, 470, of Bergen".

    Runs and rounds of golf do as well: "Ada Holm, 134, ten under par".
    """
    for person in people:
        behind = _AGE_BEHIND.match(text, person.value.end)
        if behind and not _tells(_scored(), text, Span(*behind.span())):
            yield Span(person.value.start, behind.end())


def find_two_ages(text: str, people: Iterable[Mention]) -> Iterator[tuple[Span, str]]:
    """Where one person has two ages: "Ada Holm, 45, …", "Ms Holm, 54, …" or "Ms Holm, 35, …".

    Ages in a sentence that names a year may be those of then, and where two have one surname,
    whose age it is may be open; so it is where both stand behind a full name, or far apart.
    """
    for full, ages in _ages_behind(text, people, _OF_A_YEAR).items():
        first, *others = ages
        is_reversed = others == [first[::-1]]
        *_, last = ages.values()
        around = sentence_around(text, last)
        is_behind = Span(last.end, around.end), Span(next(iter(ages.values())).end, last.start)
        if others and any(is_of_kin(text, one) for one in is_behind):
            continue  # "Mr Holm, 61, his nephew"
        if is_reversed or (len(others) == 1 and _is_one_digit_off(text, full, ages)):
            yield from ((span, full) for span in ages.values())


def _is_one_digit_off(text: str, full: str, ages: Mapping[str, Span]) -> bool:
    """Whether one digit tells two ages apart, the second not behind the full name again."""
    (first, _), (other, then) = ages.items()
    apart = sum(one != another for one, another in zip(first, other, strict=True))
    is_near = _TWO <= abs(int(first) - int(other)) <= _TEN_YEARS
    return apart == 1 and is_near and not text[: then.start].endswith(f"{full}, ")


_TEN_YEARS = 10


def find_exchanged_ages(text: str, people: Iterable[Mention]) -> Iterator[tuple[Span, str]]:
    """Where the digits of an age are exchanged further down: "Ada Holm, 36, …", "the 63-year-old".

    Only where the text tells of no other age, and nobody else is brought in between the two.
    """
    named = {one.value.full for one in people if " " in one.value.full}
    told: dict[str, list[re.Match[str]]] = defaultdict(list)
    for found in _TOLD.finditer(text):
        told[found[_slot(found)]].append(found)
    if len(named) > 1 or len(told) != _TWO:
        return
    (one, first), (other, then) = told.items()
    is_again = one == other[::-1] and all(_takes_up(text, found) for found in then)
    if is_again and not _is_other_brought_in(text, first[0].end(), then[0]):
        for found in (first[0], then[0]):
            yield Span(*found.span(_slot(found))), min(named, default="somebody")


def _is_other_brought_in(text: str, start: int, then: re.Match[str]) -> bool:
    """Whether somebody else is told of before an age, "sued the mayor", or beside it: "saw her"."""
    between = text[start : then.start()]
    persons = words_of("tie", "calling", "office", "rank", "honorific")
    is_named = not persons.isdisjoint(re.findall(r"\w+", between.casefold()))
    beside = text[then.end() : sentence_around(text, Span(*then.span())).end]
    return bool(is_named or _BROUGHT_IN.search(between) or _OBJECT.search(beside))


def _takes_up(text: str, found: re.Match[str]) -> bool:
    """Whether "the 63-year-old" is who was named before: it does something, and is no "driver"."""
    behind = re.match(r"\s+(\w+)", text[found.end() : found.end() + _LONGEST])
    word = behind[1] if behind else ""
    is_verb = word in grammar("be", "have", "relative") | words_in("tenses", "modal", "surely")
    acts = is_verb or bool(says(word)) or word.endswith("ed")
    return bool(found["again"]) and (acts or not word)


def _slot(found: re.Match[str]) -> str:
    return next(slot for slot in _SLOTS if found[slot])


def find_ages_beside_births(
    text: str, people: Sequence[Mention], dates: Iterable[Mention]
) -> Iterator[tuple[Span, Span]]:
    """Ages behind the names of people of whom another sentence tells when they were born.

    "Ada Holm, 34, …", "Holm was born in 1975", "Born in 1975, Holm". "He" or "she" is who alone
    is named, before it, and where nobody else is told of between. An age in a sentence that tells
    of earlier years is that of then, that of a relative may be told beside somebody else's birth,
    and who died may have done so at any time.
    """
    ages = _ages_today(text, people)
    for born in dates:
        birth = find_birth(text, born)
        found = _who_was_born(text, birth, born) if birth else None
        age = _age_of(found, ages, {one.value.full for one in people}) if found else None
        around = sentence_around(text, Span(*born.span))
        is_dead = _DEATH.search(text, around.start, around.end)
        if not age or is_dead or sentence_around(text, age) == around:
            continue
        if not is_of_kin(text, sentence_around(text, age)):
            yield age, Span(*born.span)


def _who_was_born(text: str, birth: re.Match[str], born: Mention) -> re.Match[str] | None:
    if birth[0].startswith("Born"):
        return _WHO.match(text, born.end)
    return _BORN.search(text, max(born.start - _LONGEST, 0), born.start)


def _age_of(born: re.Match[str], ages: Mapping[str, Span], named: Collection[str]) -> Span | None:
    """The age of who was born, by the surname or the same full name, or as "he" or "she"."""
    who, given = born["who"], born.groupdict().get("given") or ""
    if who.casefold() in PRONOUNS and len(named) == len(ages) == 1:
        ((full, age),) = ages.items()
        is_other = is_otherwise_titled(who.casefold(), full)
        is_near = age.end < born.start() and not is_other
        return age if is_near and not is_other_told_of(born.string, age.end, born.start()) else None
    is_titled = given.casefold() in {"dr", *GENDERED_TITLES}
    for full, age in ages.items():
        if full.split()[-1] == who and (not given or is_titled or given in full.split()):
            return age
    return None


def find_ages_then(text: str, people: Sequence[Mention]) -> Iterator[tuple[Span, Span, str]]:
    """Ages of today, each with the words that tell an age of then, and the years of birth by those.

    "Ada Holm, 71, came here in 1982, when she was 39", "she is 71. In 1982, when she was 39". Only
    where both are surely of one person: of nobody's mother, and nobody who died.
    """
    for then in _THEN.finditer(text):
        around = sentence_around(text, Span(*then.span()))
        with_own = r"\bwith his \w+" if then["who"] == "he" else r"\bwith her \w+"
        before = re.sub(with_own, "", text[around.start : then.start()])
        if is_of_kin(before, Span(0, len(before))):
            continue
        now = _named_age(text, people, Span(around.start, then.start())) or _own_age(text, then)
        if now and not _DEATH.search(text, min(now.start, around.start), around.end):
            last = int(then["year"]) - int(then["age"])
            yield now, Span(*then.span()), f"between {last - 1} and {last}"


_THEN = re.compile(
    rf"\b(?:[Ii]n|[Ss]ince) (?P<year>{YEAR}),? (?:when (?P<who>s?he) was|at the age of|aged)"
    r" (?P<age>[1-9]\d)(?=[,.;]| and\b)"
)
_NOW_BEHIND = re.compile(r",? and(?:,| (?:s?he )?is) now (?P<age>[1-9]\d)(?=[,.;])")
_IS_NOW = r"\b(?i:{}|who) is (?:now )?(?P<age>[1-9]\d)(?=[,.;]| and\b)"


def _named_age(text: str, people: Iterable[Mention], around: Span) -> Span | None:
    """The age behind the one name that a stretch of a sentence has: "Ada Holm, 71, came here"."""
    named = [one for one in people if around.start <= one.start < around.end]
    behind = _AGE_APART.match(text, named[0].value.end) if len(named) == 1 else None
    return Span(*behind.span(1)) if behind else None


def _own_age(text: str, then: re.Match[str]) -> Span | None:
    """The age of "she is 71" before "she was 39", with nobody else brought in between.

    Or that right behind: "arrested in 1998, when he was 17, and is now 54".
    """
    if behind := _NOW_BEHIND.match(text, then.end()):
        return Span(*behind.span("age"))
    told = list(re.finditer(_IS_NOW.format(then["who"] or "s?he"), text[: then.start()]))
    if not told or _is_other_brought_in(text, told[-1].end(), then):
        return None
    return Span(*told[-1].span("age"))


def _ages_today(text: str, people: Iterable[Mention]) -> Mapping[str, Span]:
    """The one age of each person whose surname nobody else has, by the full name."""
    ages = _ages_behind(text, people, _EARLIER)
    return {full: next(iter(told.values())) for full, told in ages.items() if len(told) == 1}


def _ages_behind(
    text: str, people: Iterable[Mention], apart: re.Pattern[str]
) -> dict[str, dict[str, Span]]:
    """The ages behind each full name whose surname nobody else has, by their digits.

    Those of a sentence that a pattern finds something in are left out, and runs and rounds of golf.
    """
    ages: dict[str, dict[str, Span]] = defaultdict(dict)
    of_surname: dict[str, set[str]] = defaultdict(set)
    for one in people:
        full = one.value.full
        of_surname[full.split()[-1]].add(full)
        behind = _AGE_APART.match(text, one.value.end)
        if behind and not any(
            _tells(one, text, Span(*behind.span())) for one in (apart, _scored())
        ):
            ages[full].setdefault(behind[1], Span(*behind.span(1)))
    return {full: told for full, told in ages.items() if len(of_surname[full.split()[-1]]) == 1}


@cache
def _scored() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{any_of(words_in('scores', 'innings', 'rounds'))})\b")


def _tells(pattern: re.Pattern[str], text: str, span: Span) -> bool:
    """Whether the sentence around words holds others."""
    around = sentence_around(text, span)
    return pattern.search(text, around.start, around.end) is not None
