"""The figures of one quantity, in the order written, and the measures that they may be."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from functools import cache

from msgspec import Struct
from msgspec.structs import replace

from factcheck.quantities.measure import (
    BARE,
    SCALED,
    Form,
    Hedge,
    Measure,
    Numeral,
    Style,
    Unit,
)
from factcheck.quantities.units import Units, power_unit
from factcheck.reading.figures.compound_figures import NumeralWithUnit
from factcheck.reading.figures.degrees import SideOfZero, from_zero, is_tens, read_side, read_tens
from factcheck.reading.figures.figure_numerals import read_numeral
from factcheck.reading.figures.hedges import hedge_words
from factcheck.reading.figures.single_figures import (
    begins_figure,
    fahrenheit,
    is_plain,
    read_figure,
    read_numbered,
)
from factcheck.reading.figures.units import dimension_words, read_rate
from factcheck.reading.figures.units_behind import is_part, same_kind, smaller_units
from factcheck.reading.grammar.engine import (
    Line,
    is_end,
    is_glued,
    joined,
    kind_at,
    norm_at,
    words_of,
)
from factcheck.reading.grammar.tokens import SIGN, WORD, Kind
from factcheck.words import choices, grammar, rows, words_in

QUANTITY, FIGURES = Kind("quantity"), Kind("figures")
VAGUE, FACTOR = Kind("vague"), Kind("factor")
"""The kinds of mention that the layers of quantities make."""


class Series(Struct, frozen=True, gc=False):
    """Figures and the form that joins them; ``are_tens`` where they are told by their tens.

    ``is_from_freezing``: they are so many degrees from freezing, those below it with a minus.
    """

    figures: tuple[NumeralWithUnit, ...]
    form: Form
    are_tens: bool = False
    is_from_freezing: bool = False

    @property
    def units(self) -> Units | None:
        """The readings of the unit of the whole: that of the last figure that has one."""
        if self.figures[-1].units or len(self.figures) == 1:
            return self.figures[-1].units or None
        return next((figure.units for figure in reversed(self.figures) if figure.units), None)


class FigureLink(Struct, frozen=True, gc=False):
    """What joins two figures, the word or sign that does, and where the next may begin."""

    form: Form
    word: str
    end: int


def read_series(line: Line, at: int) -> tuple[Series, int] | None:
    """The figures that begin at ``at``, as far as one kind of link carries them."""
    if not begins_figure(line, at):
        return None
    if is_plain(line, at):
        first = read_numbered(line, at)
    else:
        first = read_tens(line, at) or read_figure(line, at)
    if first is None:
        return None
    if first[1] == len(line):
        are_tens = is_tens(first[0])
        return Series((first[0],), Form.SINGLE, are_tens), first[1]
    series, end = _continued(line, at, *first)
    return _below_zero(line, series, end)


def _continued(line: Line, start: int, first: NumeralWithUnit, end: int) -> tuple[Series, int]:
    figures, form, links = [first], Form.SINGLE, list[str]()
    ends = [end]
    while link := link_at(line, _past_side(line, end)):
        read = _next_figure(line, link, figures[-1])
        if read is None or not _joins(figures, form, link, read[0]):
            break
        if norm_at(line, read[1]) in words_in("measures", "fan") and link.word in ("/", ","):
            break
        if link.form is Form.PRODUCT and _begins_range(line, *read):
            break
        form = _form(form, link, line, start)
        figures.append(read[0])
        links.append(link.word)
        end = read[1]
        ends.append(end)
    if not links:
        return Series((first,), form, is_tens(first)), end
    if _is_stray(figures, links) or _is_slashed_apart(figures, links):
        return Series((first,), Form.SINGLE), ends[0]
    return Series(_with_units(figures), form, any(map(is_tens, figures))), end


def _next_figure(
    line: Line, link: FigureLink, last: NumeralWithUnit
) -> tuple[NumeralWithUnit, int] | None:
    at = link.end
    if is_end(line, at):
        return None
    is_money = bool(last.units and last.units[0].is_money)
    read = read_tens(line, at) or read_figure(line, at, is_money=is_money)
    if read is None or (read[0].is_article and link.word not in _between_figures()):
        return None
    if last.is_article and link.word == "or" and read[0].units is None:
        text = f"{read[0].numeral.text} {last.units[0].printed}" if last.units else ""
        return replace(read[0], units=last.units, text=text), read[1]
    if _is_gas(last) and read[0].units is None:
        heat = fahrenheit(read[0].numeral.value)
        if heat is None:
            return None
        mark = replace(read[0].numeral, value=heat, step=Fraction(25), has_unit=True)
        return replace(read[0], numeral=mark, units=last.units), read[1]
    is_bare = read[0].units is not None and [each.name for each in read[0].units] == ["dollar"]
    if is_bare and last.units and (link.form is Form.RANGE or link.word == "and"):
        units = last.units if "$" in last.units[0].printed else read[0].units
        return replace(read[0], units=units), read[1]  # "US$5-$6 billion"
    return _as_rate_of_money(line, at, last, read) if is_money else read


def _as_rate_of_money(
    line: Line, at: int, last: NumeralWithUnit, read: tuple[NumeralWithUnit, int]
) -> tuple[NumeralWithUnit, int]:
    """A bare number behind a sum, with what both are for: the "352 per share" of "$335-352"."""
    numeral = read_numeral(line, at)
    is_rate = bool(numeral and read[0].units and read[1] > numeral[1])
    rate = read_rate(line, numeral[1], last.units) if numeral and is_rate and last.units else None
    return (replace(read[0], units=rate[0]), read[1]) if rate and rate[1] == read[1] else read


def _between_figures() -> frozenset[str]:
    return words_in("measures", "between figures")


def _is_gas(figure: NumeralWithUnit) -> bool:
    return figure.text.lower().startswith(("gas", "regulo"))


# -- links


def link_at(line: Line, at: int) -> FigureLink | None:
    """What joins a figure that ends at ``at`` to another, if something does."""
    here = at
    if kind_at(line, at) == WORD and line[at].norm not in _link_words():
        return None
    is_hanging = norm_at(line, at) == "-" and is_glued(line, at)
    is_hanging = is_hanging and (not is_glued(line, at + 1) or norm_at(line, at + 1) == ",")
    if is_hanging and norm_at(line, at + 1) in _between_figures() | {"by", ","}:
        here = at + 1
    if is_end(line, here):
        return None
    if norm_at(line, here) == "-" and joined(line, here) and norm_at(line, here + 1) in _links():
        after = here + 3 if norm_at(line, here + 2) == "-" else here + 2
        return FigureLink(_links()[norm_at(line, here + 1)], norm_at(line, here + 1), after)
    return _sign_link(line, here) or _word_link(line, here)


@cache
def _links() -> Mapping[str, Form]:
    """The words and signs that join two figures, each with the form that they make."""
    return {link: Form(form) for form, links in rows("links") for link in choices(links)}


@cache
def _link_words() -> frozenset[str]:
    """The words with which a link begins, those of several words included."""
    return frozenset([*_links(), "up", "plus"])


def _sign_link(line: Line, at: int) -> FigureLink | None:
    norm = line[at].norm
    if norm == ",":
        after = at + 1
        if norm_at(line, after) in grammar("conjoining"):
            return FigureLink(Form.LIST, norm_at(line, after), _past_hedge(line, after + 1))
        return FigureLink(Form.LIST, ",", after)
    form = _links().get(norm) if line[at].kind == SIGN else None
    if form is None:
        return None
    if norm == "-" and norm_at(line, at + 1) in grammar("conjoining"):
        return None
    return FigureLink(form, norm, at + 1)


def _word_link(line: Line, at: int) -> FigureLink | None:
    norm = line[at].norm
    if norm == "up" and norm_at(line, at + 1) == "to":
        return FigureLink(Form.RANGE, "to", _past_hedge(line, at + 2))
    if norm == "plus" and norm_at(line, at + 1) == "or":
        return FigureLink(Form.MARGIN, "+/-", at + 3)
    form = _links().get(norm) if line[at].kind == WORD else None
    if form is None:
        return None
    after = at + 1
    if form is Form.PRODUCT:
        return FigureLink(form, norm, after)
    return FigureLink(form, norm, _past_hedge(line, after))


_LINKING = (Hedge.ABOUT, Hedge.NEARLY, Hedge.OVER)


def _past_hedge(line: Line, at: int) -> int:
    if norm_at(line, at) == "as" and norm_at(line, at + 2) == "as":
        return at + 3
    return at + 1 if norm_at(line, at) in hedge_words(*_LINKING) else at


def _past_side(line: Line, end: int) -> int:
    """Where the link of a product may stand: after "wide" in "3 m wide by 4 m long"."""
    norm = norm_at(line, end)
    if norm in words_in("measures", "roads"):
        return end + 1
    here = end
    if norm in dimension_words("side"):
        here = end + 1
    elif norm == "in" and norm_at(line, end + 1) in dimension_words("side").values():
        here = end + 2
    return here if here > end and norm_at(line, here) in ("by", "×", "x", ",") else end


def _form(form: Form, link: FigureLink, line: Line, start: int) -> Form:
    if link.form is Form.LIST and link.word == "and" and _is_between(line, start):
        return Form.RANGE
    if form in (Form.LIST, Form.RANGE):
        return Form.LIST
    return link.form


def _is_between(line: Line, start: int) -> bool:
    """Whether "between" or "from" stands before the figures, with no comma since."""
    for at in range(start - 1, max(start - 8, -1), -1):
        if line[at].norm in words_in("numbered", "range"):
            return True
        if line[at].norm == "," or line[at].kind not in (WORD, SIGN):
            return False
    return False


# -- what belongs to a series


def _joins(
    figures: list[NumeralWithUnit], form: Form, link: FigureLink, following: NumeralWithUnit
) -> bool:
    """Whether a further figure belongs to the series rather than to what comes next."""
    last = figures[-1]
    if form in (Form.PRODUCT, Form.MARGIN) and link.form is not form:
        return False
    if form is Form.RANGE and link.form is not Form.LIST:
        return False
    if not same_kind(last.units, following.units):
        return False
    if link.form is Form.PRODUCT and following.units is None and _is_no_side(last):
        return False
    if link.form is Form.LIST:
        return _lists(last, following, link.word)
    return not (link.form is Form.RANGE and _are_sides(last, following))


def _are_sides(one: NumeralWithUnit, other: NumeralWithUnit) -> bool:
    """Whether two shares are the sides of a vote, no range: "54 percent to 46 percent"."""
    units = (one.units, other.units)
    are_shares = all(each is not None and each[0].dimension == "share" for each in units)
    first, second = (each.numeral.value for each in (one, other))
    return are_shares and first >= second and first + second == _WHOLE


_WHOLE = 100  # percent


def _is_no_side(figure: NumeralWithUnit) -> bool:
    """Whether a figure is no side of an area: what multiplies it is a number, "82 kg x 2"."""
    units = figure.units
    return units is not None and all(unit.dimension != "length" for unit in units)


def _lists(last: NumeralWithUnit, following: NumeralWithUnit, word: str) -> bool:
    """Whether a list goes on ("10, 20 and 30 km") or a new statement follows ("124 lb, 56 kg")."""
    one, other = last.units, following.units
    if one is None or other is None:
        return other is not None or one is None
    if not _are_alike(one, other):
        return False
    names, others = ({unit.name for unit in units} for units in (one, other))
    if one[0].dimension == "temperature" and not names & others:
        return False
    return word in grammar("conjoining") | {"&"} or names == others


def _are_alike(one: Units, other: Units) -> bool:
    """Whether units measure the same, or are sums: "$5 and $6 a barrel", not "4 km and 9 km/h"."""
    alike = {unit.dimension for unit in one} & {unit.dimension for unit in other}
    return bool(alike) or one[0].is_money


def _begins_range(line: Line, figure: NumeralWithUnit, end: int) -> bool:
    """Whether a bare figure is one end of a range: the 2 of "8 feet by 2 to 3 inches"."""
    link = link_at(line, end) if figure.units is None else None
    return link is not None and link.form is Form.RANGE


def _is_stray(figures: list[NumeralWithUnit], links: list[str]) -> bool:
    """Whether the first figure is of something else: that of "chapter 7, 6 ft 2 in"."""
    is_bare = figures[0].units is None and figures[-1].units is not None
    is_list = links[1:2] == [","] or any(link in grammar("conjoining") | {"&"} for link in links)
    return is_bare and links[:1] == [","] and not is_list


def _is_slashed_apart(figures: list[NumeralWithUnit], links: list[str]) -> bool:
    """Whether a slash joins bare numbers, which are no list: "9/11", "24/7"."""
    return "/" in links and all(figure.units is None for figure in figures)


def _with_units(figures: list[NumeralWithUnit]) -> tuple[NumeralWithUnit, ...]:
    """The figures, a bare one in the unit of the next: inches in "2 to 3 inches or 6 feet"."""
    found, units = list[NumeralWithUnit](), None
    for figure in reversed(figures):
        units = figure.units or units
        if units and not figure.units:
            text = f"{figure.numeral.text} {units[0].printed}"
            figure = replace(figure, units=units, text=text)
        found.append(figure)
    return tuple(reversed(found))


# -- degrees from a point


def _below_zero(line: Line, series: Series, end: int) -> tuple[Series, int]:
    """Figures told from a point as temperatures: "20 below", "30 degrees below zero Fahrenheit"."""
    found = read_side(line, series.units, end)
    if found is None:
        return series, end
    side, until = found
    figures = tuple([_beyond(each, side, words_of(line[end:until])) for each in series.figures])
    return replace(series, figures=figures, is_from_freezing=side.is_from_freezing), until


def _beyond(figure: NumeralWithUnit, side: SideOfZero, words: str) -> NumeralWithUnit:
    numeral, value = figure.numeral, side.sign * abs(figure.numeral.value)
    if side.is_from_freezing:
        text = f"{figure.text or numeral.text} {words}"
        numeral = replace(numeral, text=text, value=value, has_unit=True)
    else:
        numeral = replace(numeral, text=f"minus {numeral.text}", value=value)
    return replace(figure, numeral=numeral, units=side.units)


# -- a series as the measures that it may be, one for each reading of its unit


def readings_of(
    series: Series, units: Units, hedge: Hedge, difference: bool | None
) -> tuple[Measure, ...]:
    """A series in every reading of its unit, each once."""
    if len(units) == 1:
        reading = _measure(series, units[0], hedge, difference)
        return (reading,) if reading else ()
    by_name = {unit.name: unit for unit in reversed(units)}
    found = [_measure(series, by_name[name], hedge, difference) for name in reversed(by_name)]
    return tuple([reading for reading in found if reading])


def parts_of(series: Series) -> tuple[tuple[Numeral, Unit], ...]:
    """The parts of a compound, as told: a month and 21 days."""
    figure = series.figures[0]
    if len(series.figures) > 1 or not figure.smaller or not figure.units:
        return ()
    return (
        (figure.numeral, figure.units[0]),
        *((each, units[0]) for each, units in figure.smaller),
    )


def by_part(series: Series, moved: int) -> Series:
    """What rose or fell by a part, as the factor that it makes: 2/3 for "fell by a third"."""
    figures = tuple(
        replace(
            figure,
            numeral=replace(
                figure.numeral, value=1 + moved * figure.numeral.value, style=Style.PLAIN
            ),
        )
        for figure in series.figures
    )
    return replace(series, figures=figures)


def _measure(series: Series, unit: Unit, hedge: Hedge, difference: bool | None) -> Measure | None:
    """One reading of a series, every numeral in the one unit."""
    known: tuple[Numeral, ...] = ()
    for figure in series.figures:
        numeral = _numeral_in(figure, unit)
        if numeral is None:
            return None
        known += (numeral,)
    if unit is SCALED.get(unit.printed):
        unit, known = BARE, tuple([each.in_ones(unit) for each in known])
    if series.form is Form.PRODUCT:
        return _product(known, hedge, unit)
    if series.form is not Form.SINGLE:
        known = _shared_scale(known)
    is_degrees = unit.dimension == "temperature"
    if series.is_from_freezing:
        if not is_degrees:
            return None
        known, difference = tuple([from_zero(each, unit) for each in known]), False
    return Measure(known, hedge, unit, series.form, difference if is_degrees else None)


def _product(numerals: tuple[Numeral, ...], hedge: Hedge, unit: Unit) -> Measure:
    """Sides of an area or a volume; in "2 × 500 MW" the figure of each."""
    if unit.dimension not in ("length", "count") or len(numerals) > 3:
        return Measure(numerals[-1:], hedge, unit)
    whole = unit if unit.dimension == "count" else power_unit(unit, len(numerals))
    return Measure(numerals, hedge, whole, Form.PRODUCT, side=unit)


def _numeral_in(figure: NumeralWithUnit, unit: Unit) -> Numeral | None:
    """A figure's numeral in a unit: its own, or one of the same dimension."""
    if not figure.units:
        return figure.numeral
    if not figure.smaller:
        for each in figure.units:
            if each is unit:
                return figure.numeral
    own = next((each for each in figure.units if each.name == unit.name), None)
    own = own or next((each for each in figure.units if is_part(each, unit)), None)
    if own is None:
        return None
    numeral = _rescaled(figure.numeral, own, unit)
    for smaller, units in figure.smaller:
        fitting = (each for each in units if each.name in smaller_units().get(own.name, ()))
        numeral = _added(numeral, _rescaled(smaller, next(fitting, units[0]), unit))
    is_changed = figure.smaller or own.name != unit.name
    return replace(numeral, text=figure.text, has_unit=True) if is_changed else numeral


def _rescaled(numeral: Numeral, own: Unit, unit: Unit) -> Numeral:
    if own.name == unit.name or own.dimension != unit.dimension or own.dimension == "temperature":
        return numeral
    factor = own.worth / unit.worth
    return Numeral(
        numeral.text, numeral.value * factor, numeral.step * factor, numeral.grain * factor
    )


def _added(bigger: Numeral, smaller: Numeral) -> Numeral:
    sign = -1 if bigger.value < 0 else 1
    value = bigger.value + sign * smaller.value
    return replace(smaller, value=value, is_compound=True)


def _shared_scale(numerals: tuple[Numeral, ...]) -> tuple[Numeral, ...]:
    """In "1 to 2 million" the first numeral takes the scale word of the last.

    Of hundreds it takes these with it: "five to six hundred", "one to two hundred thousand".
    """
    last = numerals[-1]
    is_of_hundreds = "hundred" in last.text.lower().split() and not last.value / last.scale % 100
    if last.scale == 1 and not is_of_hundreds:
        return numerals
    scales = [last.scale * 100, last.scale] if is_of_hundreds else [last.scale]
    return tuple(_scaled(each, last, scales) for each in numerals)


def _scaled(numeral: Numeral, last: Numeral, scales: Sequence[Fraction]) -> Numeral:
    """A numeral times the largest of some scales by which it stays below the last one."""
    if numeral.scale != 1:
        return numeral
    scale = next((one for one in scales if abs(numeral.value) < abs(last.value / one)), 1)
    return numeral if scale == 1 else numeral.times(scale)
