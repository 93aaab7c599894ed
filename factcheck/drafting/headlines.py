"""Figures of a headline that the first paragraph tells otherwise, and nothing below bears out.

"Retailer to close 170 stores" above "Hartwell is to close 107 of its stores": both tell one figure
of a kind, two of their words are the same, no figure below, and no sum of some, is the one of the
headline, and a slip of the pen makes one of the other. Of those who died or the like any other
number is one: "Seven killed", "killing 11 people". Where a figure of the same anywhere below has
two of its digits exchanged, that is no chance, and other figures of the paragraph leave it no more
open than what is a sum by chance.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import combinations, islice

from msgspec import Struct

from factcheck.drafting.figures_apart import (
    SHORTEST,
    agree,
    has_digits_exchanged,
    is_compared,
    is_slip,
    is_worth_of_another,
    leaves_rest,
    stems_of,
)
from factcheck.drafting.repeated import (
    RepeatedFigure,
    harm_of,
    harmed,
    is_all_told,
    is_further,
    is_of_another_time,
    is_size_of_thing,
)
from factcheck.reading.figures.quantity import read_quantity
from factcheck.reading.grammar.engine import Line, Mention, norm_at, spanning
from factcheck.reading.grammar.prose import Prose
from factcheck.reading.relations.figured_sentences import (
    AMOUNT,
    hedged_from,
    is_age_or_day,
    is_single_figure,
    measure_of,
    noun_end,
)
from factcheck.text import divide, headline_of, may_be_year
from factcheck.words import grammar, words_in

_MOST_BELOW = 14  # figures of which sums are looked at
_MOST_PARTS = 3
_ROUNDED = Fraction(5, 100)
_FAR = 2  # how many times as much is more than a hedge explains
_SHARED = 2  # words that tell both to be of one thing


class _Figure(Struct, frozen=True):
    """A figure, where it stands on the line of its sentence, and what it is of.

    ``kind`` is its unit, "age" of a person's years, or "count"; ``noun`` what a count is of, where
    that is told, and ``harm`` what befell them.
    """

    line: Line
    at: int
    figure: Mention
    kind: str
    noun: str = ""
    harm: str = ""

    @property
    def value(self) -> Fraction:
        return measure_of(self.figure).low.value

    @property
    def is_hedged(self) -> bool:
        return hedged_from(self.line, self.at) != self.at or measure_of(self.figure).is_bound

    def may_be(self, other: _Figure) -> bool:
        """Whether another figure may be of the same: of one kind, and of counts of the same."""
        anybody = words_in("topics", "anybody")
        nouns = {self.noun, other.noun} - {""}
        is_one_noun = len(nouns) <= 1 or (self.harm and other.noun in anybody)
        return self.kind == other.kind and self.harm == other.harm and bool(is_one_noun)


def find_headlines_apart(prose: Prose, sentences: Sequence[Line]) -> Iterator[RepeatedFigure]:
    """The figures of the headline, each with the one of the first paragraph that it should be."""
    headline, blocks = headline_of(prose.text), divide(prose.text)
    if not headline or len(blocks) == 1:
        return
    titles = sum(line[0].start < headline[1] for line in sentences)
    above = [*_told_in(prose, sentences[:titles])]
    below = [*_told_in(prose, sentences[titles:])] if above else []
    for one in above:
        lead = [each for each in below if each.figure.start < blocks[1][2] and one.may_be(each)]
        is_alone = sum(map(one.may_be, above)) == len(lead) == 1
        if is_alone and (
            _is_told_in_lead_alone(prose, one, lead[0], below)
            or _is_lead_exchanged(prose, one, lead[0], below)
        ):
            yield RepeatedFigure(one.figure, lead[0].figure, one.harm or one.noun or one.kind)
        else:
            yield from _exchanged(prose, one, below)


def _is_told_in_lead_alone(
    prose: Prose, one: _Figure, lead: _Figure, below: Sequence[_Figure]
) -> bool:
    """Whether the lead tells a figure of the headline otherwise, and nothing below bears it out."""
    is_part = one.kind == "count" and leaves_rest(prose.text)
    return not is_part and _are_of_one(prose, one, lead) and not _is_borne_out(one, below)


def _is_lead_exchanged(prose: Prose, one: _Figure, lead: _Figure, below: Sequence[_Figure]) -> bool:
    """Whether the lead alone has two digits exchanged of what headline and text below tell."""
    is_exchanged = has_digits_exchanged(one.figure, lead.figure)
    alike = [each.value for each in below if each.kind == lead.kind]
    is_lone = alike.count(lead.value) == 1 and _is_told_again(one, below)
    is_of_one = len(stems_of(one.line) & stems_of(lead.line)) >= _SHARED and one.kind != "age"
    return is_exchanged and is_lone and is_of_one and not _is_apart(prose, lead.figure)


def _exchanged(prose: Prose, one: _Figure, below: Sequence[_Figure]) -> Iterator[RepeatedFigure]:
    """The one figure of the same below that has two digits of one exchanged.

    That is no chance, so that neither another time told elsewhere in its sentence nor some sum
    speaks for it.
    """
    other = [
        each for each in below if one.may_be(each) and has_digits_exchanged(one.figure, each.figure)
    ]
    if len({each.value for each in other}) != 1 or _is_told_again(one, below):
        return
    of_one = [each for each in other if _is_of_one_now(prose, one, each)]
    if of_one:
        yield RepeatedFigure(one.figure, of_one[0].figure, one.harm or one.noun or one.kind)


def _is_of_one_now(prose: Prose, one: _Figure, other: _Figure) -> bool:
    """Whether words tell two figures to be of one thing, the one below of no other time.

    Words of another time may be of another figure of its sentence, but not in its own clause.
    """
    told = stems_of(one.line)
    is_aside = _is_aside(other, told, is_told_on=True)
    is_aside |= _is_of_else(other, told) or _is_had(other)
    is_of_one = len(told & stems_of(other.line)) >= _SHARED and one.kind != "age"
    alike = [each for each in _told_on(prose, other.line) if each.kind == other.kind]
    is_alone = len(alike) == 1 and is_of_another_time(prose, other.figure)
    is_further_one = is_further(prose, other.figure) or is_compared(prose, other.figure)
    is_further_one |= is_worth_of_another(prose, one.figure, other.figure)
    is_apart = is_aside or is_alone or is_further_one or is_size_of_thing(prose, other.figure)
    return is_of_one and not is_apart


def _is_told_again(one: _Figure, below: Sequence[_Figure]) -> bool:
    """Whether a figure is one of those below, or what some that count the same are together."""
    same = [each for each in below if each.kind == one.kind and not one.is_hedged]
    is_one = any(each.value == one.value or agree(one.figure, each.figure) for each in same)
    is_sum = _is_sum(one, _counting_the_same(one, below), rounded=Fraction())
    return one.is_hedged or is_one or is_sum


def _counting_the_same(one: _Figure, below: Sequence[_Figure]) -> list[_Figure]:
    return [each for each in below if one.may_be(each) and one.noun == each.noun]


def is_made_up_below(prose: Prose, sentences: Sequence[Line], repeated: RepeatedFigure) -> bool:
    """Whether some figures below one, bare ones too, are it together: "107 here, 63 abroad"."""
    told, above = [*_told_in(prose, sentences)], repeated.above
    whole = next((one for one in told if above.start <= one.figure.start < above.end), None)
    below = [one for one in told if one.figure.start > above.end]
    if whole is None or [*_exchanged(prose, whole, below)]:
        return False
    leads = [one for one in below if one.figure.start == repeated.below.start]
    is_of_lead = any(_is_lead_exchanged(prose, whole, one, below) for one in leads)
    return not is_of_lead and _is_sum(whole, below)


def _told_in(prose: Prose, sentences: Sequence[Line]) -> Iterator[_Figure]:
    return (one for line in sentences for one in _told_on(prose, line))


def _told_on(prose: Prose, line: Line) -> Iterator[_Figure]:
    for at, node in enumerate(line):
        if isinstance(node, Mention) and node.kind == AMOUNT and is_single_figure(node.value):
            unit = measure_of(node).unit
            if _is_age(line, at):
                digits = next(n for n in prose.line if n.start == node.start)
                age = spanning([digits], AMOUNT, read_quantity(digits.text), prose.text)
                if age.value.readings:  # none of "aged nine and 13"
                    yield _Figure(line, at, age, "age", _person(line, at))
            elif unit.dimension == "count" and not may_be_year(node.text):
                noun = _noun(line, at)
                if noun or norm_at(line, at - 1) != "for":  # "jailed for four"
                    yield _Figure(line, at, node, "count", noun, harm_of(prose, node))
            elif unit.dimension != "count":
                yield _Figure(line, at, node, unit.name)


def _is_age(line: Line, at: int) -> bool:
    is_years_old = [norm_at(line, at + k) for k in (1, 2)] == ["-", "old"]
    return is_years_old or is_age_or_day(line, at)


def _person(line: Line, at: int) -> str:
    """Whose age it is, where a word for a person tells: "a boy, 12", "a 21-year-old man"."""
    beside = (norm_at(line, at - 2), *(norm_at(line, at + k) for k in (3, 4)))
    return next((norm for norm in beside if norm in words_in("totals", "people")), "")


def _noun(line: Line, at: int) -> str:
    """The last word of what is counted: "107 stores", "107 of its stores"; empty if not told."""
    past = at + 1
    if norm_at(line, past) == "of":
        past += 1 + (norm_at(line, past + 1) in grammar("article", "possessive"))
    end = noun_end(line, past)
    return norm_at(line, end - 1) if end > past else ""


def _are_of_one(prose: Prose, one: _Figure, other: _Figure) -> bool:
    """Whether the words about two figures tell both to be of one thing, which is not told alike."""
    figures = one.figure, other.figure
    if any(_is_apart(prose, each) for each in figures):
        return False
    stems, harms = [], []
    for each in (one, other):
        stems.append(stems_of(each.line))
        harms.append({harmed()[node.norm] for node in each.line if node.norm in harmed()})
    is_of_one = len(stems[0] & stems[1]) + len(harms[0] & harms[1]) >= _SHARED
    is_aside = _is_aside(other, stems[0]) or _is_of_else(other, stems[0])
    is_aside |= is_worth_of_another(prose, *figures)
    if not is_of_one or is_aside or (_is_had(other) and not _is_had(one)) or _are_near(one, other):
        return False
    is_all = one.value < other.value or is_all_told(prose, *figures)
    return is_all if one.harm else _is_slip(one, other)


def _is_aside(one: _Figure, told: set[str], *, is_told_on: bool = False) -> bool:
    """Whether a relative clause has no word told above, or is of a time: "which lost $9m".

    Where it ``is_told_on``, so may words behind the figure be: "who stole $9m from the firm".
    """
    before, relative = one.line[: one.at], grammar("relative") | {"where"}
    opening = [at for at, node in enumerate(before) if node.norm in relative]
    if not opening:
        return False
    behind = one.line[one.at :]
    end = next((at for at, node in enumerate(behind) if node.norm == ","), len(behind))
    clause = [word for node in behind[:end] for word in node.text.casefold().split()]
    apart = words_in("tenses", "last") | words_in("trends", "most")
    last = one.at + end if is_told_on else one.at
    return told.isdisjoint(stems_of(one.line[opening[-1] : last])) or not apart.isdisjoint(clause)


def _is_of_else(one: _Figure, told: set[str]) -> bool:
    """Whether money is of what is not told above: "costs of £80,000", "£80,000 in costs"."""
    before, end = one.line[: one.at], one.at + 1
    behind = norm_at(one.line, end + 1) if norm_at(one.line, end) == "in" else ""
    led = norm_at(one.line, len(before) - 2) if norm_at(one.line, len(before) - 1) == "of" else ""
    noun = behind or led
    is_money = measure_of(one.figure).unit.is_money
    return (
        is_money
        and len(noun) >= SHORTEST
        and not any(noun.startswith(stem) or stem.startswith(noun) for stem in told)
    )


def _is_had(one: _Figure) -> bool:
    """Whether something is told to have as many: "a car maker with 2,000 jobs"."""
    return norm_at(one.line, hedged_from(one.line, one.at) - 1) == "with"


def _is_apart(prose: Prose, figure: Mention) -> bool:
    """Whether a figure is of another time, of others than those told of, or a thing's size."""
    is_other = is_of_another_time(prose, figure) or is_further(prose, figure)
    return is_other or is_size_of_thing(prose, figure) or is_compared(prose, figure)


def _is_slip(one: _Figure, other: _Figure) -> bool:
    """Whether figures differ as a slip makes them, or by one digit more: "8%", "18%"."""
    less, more = sorted([str(int(each.value)) for each in (one, other)], key=len)
    is_long = len(less) > 1 or one.kind not in ("count", "age")
    is_more = is_long and less in (more[:at] + more[at + 1 :] for at in range(len(more)))
    return is_slip(one.figure, other.figure) or is_more


def _are_near(one: _Figure, other: _Figure) -> bool:
    """Whether a figure is a rounding of another, or down to it, or a hedge may make it one."""
    less, more = sorted((one.value, other.value))
    if one.is_hedged or other.is_hedged:
        return more < less * _FAR
    return agree(one.figure, other.figure)


def _is_borne_out(one: _Figure, below: Sequence[_Figure]) -> bool:
    """Whether a figure is one of those below, or what some of them are together, or apart."""
    same = [each for each in below if each.kind == one.kind]
    if any(_are_near(one, each) for each in same) or one.value in (each.value for each in below):
        return True
    values = [each.value for each in islice(same, _MOST_BELOW)]
    apart = (abs(first - second) for first, second in combinations(values, 2))
    return _is_sum(one, same) or any(_is_rounded(each, one.value) for each in apart)


def _is_sum(one: _Figure, below: Sequence[_Figure], rounded: Fraction = _ROUNDED) -> bool:
    same = (each.value for each in below if each.kind == one.kind)
    values = [*islice(same, _MOST_BELOW)]
    made = (sum(parts) for n in range(2, _MOST_PARTS + 1) for parts in combinations(values, n))
    return any(abs(each - one.value) <= rounded * one.value for each in made)


def _is_rounded(made: Fraction | int, told: Fraction) -> bool:
    return abs(made - told) <= _ROUNDED * told
