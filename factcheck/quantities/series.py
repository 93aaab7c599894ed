"""The figures of one quantity in the order written, each with its own unit where it has one."""

from __future__ import annotations

import re

from msgspec import Struct
from msgspec.structs import replace

from factcheck.late_pattern import LatePattern
from factcheck.quantities.composed_units import Units
from factcheck.quantities.figure_reading import Figure, read_figure, same_kind
from factcheck.quantities.measure import Form

_CONNECTORS = {
    Form.PRODUCT: r" ?[×x] ?|-? by |-by-| ?\* ?",
    Form.MARGIN: r" ?(?:±|\+/-|\+-) ?| plus or minus ",
    Form.RANGE: r"-? (?:(?:up )?to|through|till|until) "
    r"(?:(?:about|around|nearly|over|approximately|as \w+ as) )?"
    r"|-to-| ?(?:–|-(?! (?:and|or)\b|,)) ?| ?\.\.\.? ?| ?~ ?",
    Form.LIST: r",?-? (?:and|or|&|and/or) (?:(?:about|around) )?|-?, ?|-or-| ?/ ?| ?\+ ?",
}
_CONNECTOR = re.compile(
    "|".join(f"(?P<{form.name}>{pattern})" for form, pattern in _CONNECTORS.items()),
    re.IGNORECASE,
)
_START = re.compile(r"(?<![\w.,/^-])(?<!\d:)(?=[-+]? ?[.\d]|-?[$£€¥₹₽₩₺₴₦₪฿₫₱A-Za-z])")
_DATE = LatePattern(
    r"\d{1,2}/\d{1,2}/\d{2,4}(?![\w/])|[12]\d{3}-[01]\d-[0-3]\d(?![\w-])", ("/", "-")
)
_SIDE_WORD = re.compile(
    r" ?(?:wide|long|high|tall|deep|across|thick|in (?:length|width|height|diameter|depth))\b"
)


class Series(Struct, frozen=True):
    """Figures, the form that joins them, and where in the text they stand."""

    figures: tuple[Figure, ...]
    form: Form
    start: int
    end: int


def find_series(text: str, start: int = 0) -> Series | None:
    """The first figures in a text at or after ``start``; None where it holds no number."""
    for match in _START.finditer(text, start):
        if _DATE.match(text, match.start()):
            continue
        if first := read_figure(text, match.start()):
            return _continued(text, match.start(), *first)
    return None


def _continued(text: str, start: int, first: Figure, end: int) -> Series:
    """The series that begins with ``first``, as far as one kind of connector carries it."""
    figures, form, links, second = [first], Form.SINGLE, list[str](), start
    while match := _CONNECTOR.match(text, _past_side(text, end)):
        joined = Form[match.lastgroup or ""]
        following = read_figure(text, match.end(), is_money=_is_money(figures[-1]))
        if following is None or not _joins(figures, form, joined, following[0], match[0]):
            break
        if joined is Form.PRODUCT and _begins_range(text, *following):
            break
        form = _form(form, joined, match[0], text[:start])
        figures.append(following[0])
        links.append(match[0].strip())
        second = second if links[1:] else match.end()
        end = following[1]
    if _is_stray(figures, links):
        return find_series(text, second) or Series((first,), Form.SINGLE, start, end)
    return Series(_with_units(figures), form, start, end)


def _begins_range(text: str, figure: Figure, end: int) -> bool:
    """Whether a bare figure is one end of a range: the 2 of "8 feet by 2 to 3 inches"."""
    link = _CONNECTOR.match(text, end) if figure.units is None else None
    return link is not None and link.lastgroup == Form.RANGE.name


def _with_units(figures: list[Figure]) -> tuple[Figure, ...]:
    """The figures, a bare one in the unit of the next: inches in "2 to 3 inches or 6 feet"."""
    found, units = list[Figure](), None
    for figure in reversed(figures):
        units = figure.units or units
        if units and not figure.units:
            text = f"{figure.numeral.text} {units[0].printed}"
            figure = replace(figure, units=units, text=text)
        found.append(figure)
    return tuple(reversed(found))


def _is_stray(figures: list[Figure], links: list[str]) -> bool:
    """Whether the first figure is of something else: that of "chapter 7, 6 ft 2 in"."""
    is_bare = figures[0].units is None and figures[-1].units is not None
    is_list = links[1:2] == [","] or any(link.endswith(("and", "or", "&")) for link in links)
    return is_bare and links[:1] == [","] and not is_list


def _past_side(text: str, end: int) -> int:
    """Where the connector of a product may stand: after "wide" in "3 m wide by 4 m long"."""
    side = _SIDE_WORD.match(text, end)
    by = side and re.match(r" (?:by|×|x) |, ", text[side.end() :])
    return side.end() if side and by else end


def _form(form: Form, joined: Form, link: str, prefix: str) -> Form:
    if (
        joined is Form.LIST
        and "and" in link.lower()
        and re.search(r"\b(?:between|from)\b[^,]*$", prefix, re.IGNORECASE)
    ):
        return Form.RANGE
    if form is Form.LIST or (form is Form.RANGE and joined is Form.LIST):
        return Form.LIST
    return joined


def _joins(figures: list[Figure], form: Form, joined: Form, following: Figure, link: str) -> bool:
    """Whether a further figure belongs to the series rather than to what comes next."""
    if form in (Form.PRODUCT, Form.MARGIN) and joined is not form:
        return False
    if form is Form.RANGE and joined is not Form.LIST:
        return False
    if not same_kind(figures[-1].units, following.units):
        return False
    if joined is Form.PRODUCT and following.units is None and _is_no_side(figures[-1]):
        return False
    if joined is Form.LIST:
        return _lists(figures, following, link)
    return True


def _is_no_side(figure: Figure) -> bool:
    """Whether a figure is no side of an area: what multiplies it is a number, "82 kg x 2"."""
    return bool(figure.units) and all(unit.dimension != "length" for unit in figure.units or ())


def _lists(figures: list[Figure], following: Figure, link: str) -> bool:
    """Whether a list goes on ("10, 20 and 30 km") or a new statement follows ("124 lb, 56 kg")."""
    one, other = figures[-1].units, following.units
    if one is None or other is None:
        return other is not None or one is None
    if not _are_alike(one, other):
        return False
    if one[0].dimension == "temperature" and not {u.name for u in one} & {u.name for u in other}:
        return False
    return bool(re.search(r"and|or|&", link, re.IGNORECASE)) or {u.name for u in one} == {
        u.name for u in other
    }


def _are_alike(one: Units, other: Units) -> bool:
    """Whether units measure the same, or are sums: "$5 and $6 a barrel", not "4 km and 9 km/h"."""
    alike = {unit.dimension for unit in one} & {unit.dimension for unit in other}
    return bool(alike) or one[0].dimension.startswith("currency")


def _is_money(figure: Figure) -> bool:
    return bool(figure.units and figure.units[0].dimension.startswith("currency"))
