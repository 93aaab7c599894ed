"""Ages that do not go with each other, or with a birth, wherever in a text they stand."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import zip_longest

from msgspec.structs import replace

from factcheck.names.parts import GENDERED_TITLES, is_otherwise_titled
from factcheck.names.tables import words_of
from factcheck.reading.dates.tensed_verbs import has_verb_of_past
from factcheck.reading.grammar.engine import Mention
from factcheck.reading.grammar.saying import says
from factcheck.text import (
    YEAR,
    Span,
    age_behind,
    divide,
    headline_of,
    may_be_age,
    sentence_around,
)
from factcheck.words import any_of, grammar, words_in

_AGE_BEHIND = re.compile(r", (?:aged )?(\d{3})(?=,| of )")
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
        is_age = behind is None or may_be_age(behind[1])
        if behind and not is_age and not _tells(_scored(), text, Span(*behind.span())):
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
        if others and any(_is_of_kin(text, one) for one in is_behind):
            continue  # "Mr Holm, 61, his nephew"
        if is_reversed or (len(others) == 1 and _is_one_digit_off(text, full, ages)):
            yield from ((span, full) for span in ages.values())


def _is_one_digit_off(text: str, full: str, ages: Mapping[str, Span]) -> bool:
    """Whether one digit tells two ages apart, the second not behind the full name again."""
    (first, _), (other, then) = ages.items()
    apart = sum(one != another for one, another in zip_longest(first, other))
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


def find_ages_at_death(text: str, people: Sequence[Mention]) -> Iterator[tuple[Span, str]]:
    """Where a headline and the paragraphs right below tell two ages at a death: "Dies at 91"."""
    headline = headline_of(text)
    above = _DIES_AT.search(text, *headline) if headline else None
    if not headline or not above:
        return
    first = [end for _, _, end in divide(text)[1 : 1 + _TWO]][-1:]
    told = [*_DIED_AND_WAS.finditer(text, headline[1], *first)][:1]
    if told and told[0]["age"] != above["age"] and not _is_of_kin(text, Span(*told[0].span())):
        name = next((one.value.full for one in people if one.end <= headline[1]), "somebody")
        for found in (above, *told):
            yield Span(*found.span("age")), name


_DIES_AT = re.compile(
    r"\b(?:[Dd]ies|[Dd]ied|[Dd]ead),? (?:[Aa]t|[Aa]ged)(?: [Aa]ge)? (?P<age>[1-9]\d)"
    r"(?=\n|\Z|[,.;:]| after\b)"
)


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
        birth = _find_birth(text, born)
        found = _who_was_born(text, birth, born) if birth else None
        age = _age_of(found, ages, {one.value.full for one in people}) if found else None
        around = sentence_around(text, Span(*born.span))
        is_dead = _DEATH.search(text, around.start, around.end)
        if not age or is_dead or sentence_around(text, age) == around:
            continue
        if not _is_of_kin(text, sentence_around(text, age)):
            yield age, Span(*born.span)


def _who_was_born(text: str, birth: re.Match[str], born: Mention) -> re.Match[str] | None:
    if birth[0].startswith("Born"):
        return _WHO.match(text, born.end)
    return _BORN.search(text, max(born.start - _LONGEST, 0), born.start)


def _age_of(born: re.Match[str], ages: Mapping[str, Span], named: Collection[str]) -> Span | None:
    """The age of who was born, by the surname or the same full name, or as "he" or "she"."""
    who, given = born["who"], born.groupdict().get("given") or ""
    if who.casefold() in _PRONOUNS and len(named) == len(ages) == 1:
        ((full, age),) = ages.items()
        is_other = is_otherwise_titled(who.casefold(), full)
        is_near = age.end < born.start() and not is_other
        is_his = is_near and not _is_other_told_of(born.string, age.end, born.start())
        return age if is_his else None
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
        before = re.sub(r"\bwith (?:his|her) \w+", "", text[around.start : then.start()])
        if _is_of_kin(before, Span(0, len(before))):
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
    behind = age_behind(text, named[0].value.end) if len(named) == 1 else None
    return Span(*behind) if behind else None


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
        behind = age_behind(text, one.value.end)
        span = Span(*behind) if behind else None
        if span and not any(_tells(one, text, span) for one in (apart, _scored())):
            ages[full].setdefault(text[span.start : span.end], span)
    return {full: told for full, told in ages.items() if len(of_surname[full.split()[-1]]) == 1}


@cache
def _scored() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{any_of(words_in('scores', 'innings', 'rounds'))})\b")


def _tells(pattern: re.Pattern[str], text: str, span: Span) -> bool:
    """Whether the sentence around words holds others."""
    around = sentence_around(text, span)
    return pattern.search(text, around.start, around.end) is not None


# -- of the one person whose birth a text tells, as obituaries and profiles tell them

_BIRTH = re.compile(r"(?<![-\w])[Bb]orn\b")
_BORN_BEFORE = re.compile(r"(?<![-\w])[Bb]orn\b[^.;:\n]{0,40}\Z")
_AT_AN_AGE = re.compile(
    rf"\b[Ii]n {YEAR}, (?:aged|at|at the age of|when s?he was|on (?:his|her)) (?P<age>[1-9]\d)"
    r"(?=[,.;]| and\b|[a-z]{2} birthday\b)"
)
_DIED = re.compile(  # no hour: "died at 12 on Monday"
    r"\b(?:died|(?<![Hh]e )dies)\b[^.;\n]*?\b(?:aged|at the age of|at(?= [3-9]\d)) (?P<age>[1-9]\d)"
    r"(?=[,.;]|\n|\Z| (?:on|in|of|after|from)\b)"
)
_DIED_AND_WAS = re.compile(r"\bdied\b[^;\n]*?\.\s+(?:She|He) was (?P<age>[1-9]\d)\.")
_AGED_AND_DIED = re.compile(  # of no other year: "died of a stroke that she had in 2019"
    r"(?<=, )(?P<age>[1-9]\d),(?: (?:of|from) [A-Z][^,.;\n\d]*,(?: [A-Z][a-z.]+,)?)?"
    rf" (?:has |have )?died(?: (?:on )?[A-Z][a-z]+day)?(?![^.;\n]*\b{YEAR}\b)"
)
_WAS_BORN = " was born"
_PARENTS = re.compile(r"\bto\b.*", re.DOTALL)
_PRONOUNS = frozenset(["he", "she"])


def find_ages_of_a_life(
    text: str, people: Sequence[Mention], dates: Sequence[Mention]
) -> Iterator[tuple[Span, tuple[Span, ...]]]:
    """Ages of somebody who was born once, with the birth and the day when that age was reached.

    "Born on 3 July 1934, Ada Holm …", "in 1974, at 40, she", "Holm died on Monday at 91". The age
    of someone who died is that at publication, where no day is told. Only where one birth is told,
    and in sentences about nobody else.
    """
    births = [one for one in dates if _find_birth(text, one)]
    if not births or len(births) != len(_BIRTH.findall(text)) or not _are_of_one_year(births):
        return
    people = _under_one_name(text, people)
    born = Span(*max(births, key=lambda one: len(one.text)).span)
    if who := _who_is_told_of(text, born, people):
        others = _without_parents(text, born, people)
        for found in _ages(text):
            before = text[sentence_around(text, Span(*found.span())).start : found.start()]
            is_his = found.re is not _DIED or _is_of_subject(before, who.split()[-1])
            if is_his and not _is_of_other_sex(text, born, before) and _is_about(
                found, born, who, others
            ):  # fmt: skip
                on = [one for one in dates if found.start() <= one.start and one.end <= found.end()]
                yield Span(*found.span("age")), (born, *(Span(*one.span) for one in on[:1]))


def _under_one_name(text: str, people: Sequence[Mention]) -> list[Mention]:
    """The people, each as first told: "Ada Mary Holm" is "Ada Holm", as is who was "Born Adeline".

    Of the name at birth the surname and the first letter are the same; one with a middle name may
    have another surname: "Ada Mary Berg was born".
    """
    names, found = list[list[str]](), []
    for one in people:
        name = one.value.full.split()
        at_birth = text.endswith(("Born ", "born "), 0, one.start)
        known = next((each for each in names if _are_of_one(each, name, at_birth=at_birth)), name)
        if known is name and len(name) > _TWO and text.startswith(_WAS_BORN, one.end):
            later = (each for each in names if each[0] == name[0] and each[-1] != name[-1])
            known = next(later, name)
        names.append(known)
        found.append(replace(one, value=replace(one.value, full=" ".join(known))))
    return found


def _are_of_one(known: Sequence[str], name: Sequence[str], *, at_birth: bool) -> bool:
    """Whether two full names differ by a middle name alone, or by what a person was born as."""
    if min(len(known), len(name)) < _TWO:
        return False
    if known[-1] != name[-1]:
        return at_birth and known[0] == name[0]  # "Ada Holm was born Ada Berg"
    if at_birth:
        return known[0][0] == name[0][0]
    return known[0] == name[0] and min(len(known), len(name)) == _TWO


def _are_of_one_year(births: Iterable[Mention]) -> bool:
    """Whether a birth is told once, or again as obituaries do at their end."""
    return len({found[0] for one in births if (found := _OF_A_YEAR.search(one.text))}) == 1


def _ages(text: str) -> Iterator[re.Match[str]]:
    for pattern in (_AT_AN_AGE, _DIED, _DIED_AND_WAS, _AGED_AND_DIED):
        yield from pattern.finditer(text)


def _find_birth(text: str, date: Mention) -> re.Match[str] | None:
    """The "born" in whose clause a date stands, where it names a year."""
    before = max(date.start - _LONGEST, 0)
    named = re.search(rf"\b{YEAR}\b", date.text)
    found = _BORN_BEFORE.search(text, before, date.start) if named else None
    is_of_else = found and has_verb_of_past(found[0].split()[1:])  # "born in a house built in 1898"
    return None if is_of_else else found


def _who_is_told_of(text: str, born: Span, people: Sequence[Mention]) -> str:
    """The full name of who is told of in the sentence of the birth, or alone has a full name."""
    around = sentence_around(text, born)
    of_another = (one.value.full for one in people if _is_born_as_another(text, one, around))
    if known := next(of_another, ""):
        return known
    before, *behind = _BIRTH.split(text[around.start : around.end])
    full = {one.value.full for one in _without_parents(text, born, people) if " " in one.value.full}
    words = re.findall(r"[^\W\d_]+", before or " ".join(behind))
    surnames = {name.split()[-1] for name in full}
    first = next((one for one in words if one in surnames or one.casefold() in _PRONOUNS), "")
    is_named = not surnames.isdisjoint(words)
    if not first or (is_named and first not in surnames):
        return ""
    here = {one.value.full for one in people if around.start <= one.start < around.end}
    named = {name for name in full if name.split()[-1] in words} if is_named else full
    who = next(iter(named & here or named), "") if len(named & here or named) == 1 else ""
    is_open = not is_named and first in _PRONOUNS
    return "" if is_open and not _is_antecedent(text, who, people, around.start, born) else who


def _is_born_as_another(text: str, one: Mention, around: Span) -> bool:
    """Whether it is told that somebody was born, by another surname than the later one."""
    is_here = around.start <= one.start and text.startswith(_WAS_BORN, one.end, around.end)
    return is_here and not text.endswith(one.value.full.split()[-1], 0, one.end)


def _without_parents(text: str, born: Span, people: Iterable[Mention]) -> list[Mention]:
    """The people without those to whom somebody was born: "born to Karl Holm, a painter"."""
    around = sentence_around(text, born)
    _, *behind = _BIRTH.split(text[around.start : around.end])
    parents = _PARENTS.search(" ".join(behind))
    return [one for one in people if not (parents and one.value.full in parents[0])]


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


def _is_about(age: re.Match[str], born: Span, who: str, people: Sequence[Mention]) -> bool:
    """Whether the sentence of an age is about one person alone, by the name or as "he" or "she"."""
    text = age.string
    around = sentence_around(text, Span(*age.span()))
    here = [one for one in people if around.start <= one.start < around.end]
    if _is_of_kin(text, around) or any(one.value.full != who for one in here):
        return False
    words = re.findall(r"[^\W\d_]+", text[around.start : around.end])
    subject = re.match(r"\d+, (\w+)", text[age.start("age") : around.end])
    opening = {words[0], subject[1] if subject else ""}
    if who.split()[-1] in words:
        return True
    if _PRONOUNS.isdisjoint(map(str.casefold, opening)):
        return False
    return _is_antecedent(text, who, people, around.start, born)


def _is_antecedent(text: str, who: str, people: Sequence[Mention], at: int, born: Span) -> bool:
    """Whether "he" or "she" is the person last named, and nobody else can be."""
    before = [one for one in people if one.start < at]
    if not before or before[-1].value.full != who:
        return False
    start = max(before[-1].end, born.end if born.end < at else 0)
    return not _is_other_told_of(text, start, at)


def _is_of_kin(text: str, around: Span) -> bool:
    """Whether a stretch tells of a relative or a partner: "her mother"."""
    words = re.findall(r"[^\W\d_]+", text[around.start : around.end].casefold())
    return not words_of("tie").isdisjoint(words)


def _is_other_told_of(text: str, start: int, end: int) -> bool:
    """Whether a stretch tells of somebody else whom "she" behind it may be: "coaches her".

    What somebody is tells of nobody else: "Ada Holm, 34, is a teacher."
    """
    told = _IS_SOMEBODY.sub("", text[start:end])
    words = re.findall(r"\w+", told.casefold())
    anybody = words_of("calling", "office", "rank", "honorific") | words_in("nouns", "one by one")
    anybody |= grammar("indefinite") | _OTHERS
    is_called = not anybody.isdisjoint(words) or not anybody.isdisjoint(f"{one}s" for one in words)
    return is_called or _is_of_kin(text, Span(start, end)) or bool(_ANOTHER.search(told))


_IS_SOMEBODY = re.compile(
    r"\A,? (?:who (?:has )?died[^,.;]*, )?(?:(?:is|was) )?(?:an?|the) [^,.;]*"
)
_OTHERS = frozenset(["another", "whose", "him"])
_ANOTHER = re.compile(r"\b[Hh]er(?=[.,;!?”\"])|[a-z] [A-Z][a-z]+ [A-Z]")
