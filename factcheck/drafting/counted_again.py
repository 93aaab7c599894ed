"""Figures told again otherwise in a text: "243 passengers … all 234", "$1.26bn … $1.26m"."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import cache, lru_cache
from itertools import takewhile

from factcheck.drafting.figures_apart import (
    digits_of,
    has_digits_exchanged,
    is_compared,
    is_of_other_scale,
    is_worth_of_another,
    nodes_of,
    tells_of_second,
)
from factcheck.drafting.repeated import (
    RepeatedFigure,
    is_age,
    is_further,
    is_of_another_time,
    is_plain,
    noun_of,
    stated,
)
from factcheck.quantities import explain_digit_slip, explain_power_apart
from factcheck.quantities.measure import Hedge
from factcheck.reading.grammar.engine import Mention
from factcheck.reading.grammar.number_words import cardinals, scales
from factcheck.reading.grammar.prose import Prose
from factcheck.reading.relations.figured_sentences import measure_of
from factcheck.words import grammar, words_in


def find_told_again(prose: Prose, mentions: Sequence[Mention]) -> Iterator[RepeatedFigure]:
    """A figure of what was told of before, and the one told then that it should be.

    "The" and the like and a noun say that it was. Two digits exchanged, or "bn" for "m", are then
    no chance: of some 1,060 of them in 15,658 texts of news none differs so from one told before.
    Another digit, or one more or less, may be of a part, another time, or a further such thing.
    """
    figures = [one for one in map(stated, mentions) if _is_of_known_noun(one)]
    definite = {place for place, one in enumerate(figures) if _is_definite(prose, one)}
    told = Counter(map(_told, figures)) if definite else {}
    alike: dict[object, list[int]] = defaultdict(list)
    for place, one in enumerate(figures if definite else ()):
        keys = [*_slip_keys(one)]
        is_again = place in definite and told[_told(one)] == 1
        if is_again and not (is_further(prose, one) or is_compared(prose, one)):
            near = sorted({before for key in keys for before in alike[key]})
            yield from _mistyped_before(prose, one, figures[:place], [figures[at] for at in near])
        for key in keys:
            alike[key].append(place)


def _mistyped_before(
    prose: Prose, one: Mention, before: Sequence[Mention], near: Sequence[Mention]
) -> Iterator[RepeatedFigure]:
    """The figure told before, one of those ``near`` in digits, for which another is a slip."""
    slipped = [
        (each, end)
        for each in near
        if _is_mistyped(each, one) and (end := _end_of_same(prose, each, one))
    ]
    sure = [both for both in slipped if _is_no_chance(both[0], one)]
    if not slipped or not (sure or _are_one(prose, one, before)):
        return
    is_another = _is_narrowed if sure else _may_be_another
    other, end = (sure or slipped)[0]
    is_other = is_another(prose, one, other, end) or _is_second(prose, other, one)
    if not (is_other or _is_accounted_for(prose, one, other)):
        yield RepeatedFigure(other, one, noun_of(one) or "figure")


def _are_one(prose: Prose, one: Mention, before: Sequence[Mention]) -> bool:
    """Whether what was told of the same before is one figure, however often."""
    same = (_told(each) for each in reversed(before) if _end_of_same(prose, each, one))
    first = next(same, None)
    return all(each == first for each in same)


def _slip_keys(one: Mention) -> Iterator[object]:
    """What a figure has in common with each that is a slip for it, so that none is sought in vain.

    Of its unit: the digits that are no zero at an end, for another power of ten, all of them with
    one left out or another, and with two beside each other in either order.
    """
    dimension, noun, value = _told(one)
    digits = re.sub(r"\D", "", digits_of(one))
    if len(digits) > _MOST_DIGITS:
        return
    worth = re.sub(r"\D", "", f"{float(value):.12e}".partition("e")[0]).strip("0")
    keys = {("worth", worth), ("digits", digits)}
    for at in range(len(digits)):
        before, two, behind = digits[:at], "".join(sorted(digits[at : at + 2])), digits[at + 1 :]
        keys |= {("digits", before + behind), ("another", f"{before}?{behind}")}
        keys.add(("exchanged", f"{before}[{two}]{behind[1:]}"))
    yield from ((dimension, noun, key) for key in keys)


_MOST_DIGITS = 20  # more are no figure of a text that anybody has typed


def _is_accounted_for(prose: Prose, one: Mention, other: Mention) -> bool:
    """Whether a number stands elsewhere, or two before it are it together or apart.

    As in "412 flats in Sund and 512 in Lund. The 512", "£1.2bn and then £0.9bn. The £2.1bn".
    """
    told, number = _numbers(prose.text), _numbers(digits_of(one))
    if digits_of(one) != digits_of(other) and any(told[each] > 1 for each in number):
        return True
    near = _numbers(prose.text[other.start : one.start])
    return any(_is_made_of_two(each, near) for each in number)


def _is_made_of_two(number: Fraction, numbers: Counter[Fraction]) -> bool:
    """Whether a number is the sum of two, or what lies between them."""
    rests = ((each, rest) for each in numbers for rest in (number - each, number + each))
    return any(numbers[rest] > (rest == each) for each, rest in rests)


@lru_cache(maxsize=4)  # asked of one text for each slip in it
def _numbers(text: str) -> Counter[Fraction]:
    """The numbers in figures, each with how often it stands there."""
    return Counter(Fraction(each.replace(",", "")) for each in _NUMBER.findall(text))


_NUMBER = re.compile(r"(?<![\d.,])\d+(?:,\d{3})*(?:\.\d+)?(?![\d]|[.,]\d)")


def _is_of_known_noun(one: Mention) -> bool:
    """Whether a figure is plain, or "some 1,370", and no age, of which many have one."""
    return is_plain(one) and not is_age(one) and measure_of(one).hedge in (Hedge.NONE, Hedge.ABOUT)


def _told(figure: Mention) -> tuple[str, str, Fraction]:
    """What a figure is of and how much."""
    measure = measure_of(figure)
    noun = noun_of(figure) if measure.unit.dimension == "count" else measure.unit.name
    return measure.unit.dimension, noun, measure.low.value


def _is_definite(prose: Prose, one: Mention) -> bool:
    """Whether a figure is of what is known: "the 234 passengers", "all 234", "its 42-bed ward".

    "All 25 seats" may be those of one party, where people are all that are told of.
    """
    before = prose.norm(nodes_of(prose, one)[0] - 1)
    if before == "all" and _is_short(one):
        return noun_of(one) in _people()
    return before in _TAKING_UP or before in grammar("demonstrative", "possessive")


_TAKING_UP = frozenset(["the", "all", "both"])


def _people() -> frozenset[str]:
    people = words_in("nouns", "people") | words_in("totals", "people")
    return people | words_in("topics", "anybody")


def _end_of_same(prose: Prose, one: Mention, other: Mention) -> int:
    """Where the noun of the second of two figures ends, which are in one unit and of it; or 0.

    A sum that differs so by no chance needs no noun, where it has many digits or none: "the £58m".
    """
    if _told(one)[:2] != _told(other)[:2]:
        return 0
    nouns, told = _nouns(prose, one), _nouns(prose, other)
    is_mistyped = digits_of(one) != digits_of(other) and _is_no_chance(one, other)
    is_sum = measure_of(other).unit.is_money and is_mistyped
    if is_sum and not (told and _is_short(other)):
        return max(told.values(), default=nodes_of(prose, other)[1])
    return next((end for noun, end in told.items() if noun in nouns), 0)


def _nouns(prose: Prose, one: Mention) -> dict[str, int]:
    """What a figure is of and where that ends: what it counts, or what is behind, or before "of".

    "1,284 homes", "a 24-bed ward", "a $320m investment", "an investment of $320m".
    """
    first, end = nodes_of(prose, one)
    if noun_of(one) and not _is_joined(one):
        return {noun_of(one): end}
    behind = ((prose.norm(at), at + 1) for at in range(end, end + _MOST_OF_NOUN))
    nouns = takewhile(lambda one: one[0].isalpha() and one[0] not in _closed(), behind)
    led = {prose.norm(first - 2): end} if prose.norm(first - 1) == "of" else {}
    return dict(nouns) | led | dict.fromkeys(_named(one), end)


_MOST_OF_NOUN = 3  # words


def _named(one: Mention) -> set[str]:
    """The word of a number that has no unit but a name: "magnitude 6.4"."""
    words = {*re.findall("[a-z]{4,}", one.text.casefold())} - {*scales(), *cardinals()}
    return set() if measure_of(one).unit.name else words


def _is_joined(one: Mention) -> bool:
    """Whether a figure is joined to its unit, and leads to what is so large: "24-bed"."""
    return re.search(r"\w-[a-z]+$", one.text) is not None


@cache
def _closed() -> frozenset[str]:
    classes = ("article", "possessive", "be", "have", "coordinator", "subordinator", "comparative")
    return _leading() | grammar(*classes, "relative")


@cache
def _leading() -> frozenset[str]:
    return grammar("preposition", "of time", "of place", "of way")


def _is_mistyped(one: Mention, other: Mention) -> bool:
    told = explain_digit_slip(one.value, other.value) or explain_power_apart(one.value, other.value)
    return bool(told) or _is_no_chance(one, other)


def _is_no_chance(one: Mention, other: Mention) -> bool:
    """Whether two figures differ by two digits exchanged, by their scale, or by where the point is.

    No "12,000" and "1,200", of which one may be a part.
    """
    first, second = digits_of(one), digits_of(other)
    scales_told = {measure_of(each).low.scale for each in (one, other)}
    is_scaled = first == second != "" and len(scales_told) > 1
    is_pointed = first != second and first.replace(".", "") == second.replace(".", "")
    is_moved = is_pointed and len(scales_told) == 1 and not _is_short(one)
    return is_scaled or is_moved or has_digits_exchanged(one, other)


def _may_be_another(prose: Prose, one: Mention, other: Mention, end: int) -> bool:
    """Whether a figure may be of another time, or of some: "all 34 people killed"."""
    behind = prose.norm(end)
    is_open = behind.isalpha() and behind not in {"aboard"}.union(grammar("be", "have"))
    is_loose = any(measure_of(each).hedge for each in (one, other))
    return is_open or is_loose or is_of_another_time(prose, one)


def _is_narrowed(prose: Prose, one: Mention, other: Mention, end: int) -> bool:
    """Whether behind a noun it is told which is meant: "the 34 seats they held", "those of Sund".

    Behind a number of two digits a place or a participle may tell so: "the 34 seats in Sund".
    """
    behind = prose.norm(end)
    if behind == "of" or behind in grammar("relative", "pronoun"):
        return True
    if not (_is_short(one) and has_digits_exchanged(one, other)):
        return False
    is_placed = behind in _leading() and prose.norm(end + 1) != "board"
    return is_placed or behind.endswith("ed") or behind in words_in("tenses", "past", "participles")


def _is_short(one: Mention) -> bool:
    return len(re.sub(r"\D", "", digits_of(one)).strip("0")) <= _FEW_DIGITS


_FEW_DIGITS = 2


def find_other_scales(prose: Prose, mentions: Sequence[Mention]) -> Iterator[RepeatedFigure]:
    """A figure, and the first one before with its number and another scale: "$1.26bn", "$1.26m".

    Not where the number has a third: "a $1.25m loan, a $1.25bn fund and a $1.25tn market".
    """
    figures = [one for one in map(stated, mentions) if is_plain(one)]
    told: dict[str, dict[object, Mention]] = defaultdict(dict)
    written = {(digits_of(one), measure_of(one).low.scale) for one in figures}
    many = Counter(digits for digits, _ in written)
    for one in (each for each in figures if many[digits_of(each)] <= _BOTH):
        before, measure = told[digits_of(one)], measure_of(one)
        other = next((each for each in before.values() if is_of_other_scale(each, one)), None)
        if other and not is_worth_of_another(prose, other, one):
            yield RepeatedFigure(other, one, noun_of(one) or "figure")
        before.setdefault((measure.low.scale, measure.unit.dimension, measure.unit.name), one)


_BOTH = 2


def _is_second(prose: Prose, one: Mention, other: Mention) -> bool:
    """Whether something else is told of since, with people of its own: "a second bus … all 34"."""
    return tells_of_second(prose, nodes_of(prose, one)[1], nodes_of(prose, other)[0])
