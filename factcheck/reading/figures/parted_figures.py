"""Figures of running text that were read as one, or with a word that is none of theirs.

A claim's words are cut out by a person, and "37.1 percent to 38.1 percent" is a range there; after
"rose from" it is two figures.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import takewhile

from msgspec.structs import replace

from factcheck.quantities.measure import BARE, Form, Quantity
from factcheck.reading.figures.changes import direction_before, direction_of
from factcheck.reading.figures.comparing import compare_restatement
from factcheck.reading.figures.compound_figures import NumeralWithUnit
from factcheck.reading.figures.hedges import bounding, loosening
from factcheck.reading.figures.money import sign_beginnings
from factcheck.reading.figures.nouns import is_plural
from factcheck.reading.figures.quantity_layers import with_quantities
from factcheck.reading.figures.series import FIGURES, QUANTITY, Series
from factcheck.reading.figures.units import dimension_words
from factcheck.reading.grammar.engine import (
    Line,
    Mention,
    Node,
    is_glued,
    norm_at,
    parts_of,
    spanning,
)
from factcheck.reading.grammar.number_words import cardinals, scales
from factcheck.reading.grammar.tokens import DASHES, DIGITS, FRACTION, GLUED, WORD, Token
from factcheck.text import may_be_year
from factcheck.words import grammar, words_in

_MOST_BEFORE = 4  # tokens before a figure, in which the words of its change may stand
_MOST_BEHIND = 10  # tokens behind a figure, in which its noun may stand
_LONGEST = 60  # tokens of a figure that is read apart; a longer one is a list
_BREAKS = DASHES | {"..."}
_A_WHOLE = 100  # percent
_AN_INDEX = 1_000  # what a share is never up to: "added 0.4% to 8,218.5"


def told_apart(line: Line, text: str) -> Line:
    """The line with each figure that running text tells by itself as one quantity.

    What the same words are read as again stays, or a line would be parted without an end.
    """
    made, parted = list(line), set[tuple[int, int]]()
    at = 0
    while at < len(made):
        node = made[at]
        is_new = node.kind == QUANTITY and (node.start, node.end) not in parted
        cut = _cut(made, at, flat(node)) if is_new else None
        if cut is None:
            at += 1
            continue
        parted.add((node.start, node.end))
        tokens, before, behind = flat(node), _before(made, at), _behind(made, at)
        at -= len(before)
        made[at : at + len(before) + 1 + len(behind)] = [
            *with_quantities([*before, *tokens[: cut[0]]], text),
            *tokens[cut[0] : cut[1]],
            *with_quantities([*tokens[cut[1] :], *behind], text),
        ]
    return made


def _before(line: Line, at: int) -> list[Node]:
    """The tokens before a figure, in which the words of its change may stand."""
    nearest = line[max(0, at - _MOST_BEFORE) : at][::-1]
    return list(takewhile(lambda node: isinstance(node, Token), nearest))[::-1]


def _behind(line: Line, at: int) -> list[Node]:
    """The tokens behind a figure, in which its noun may stand."""
    found = takewhile(lambda node: isinstance(node, Token), line[at + 1 : at + 1 + _MOST_BEHIND])
    return list(found)


def flat(node: Node) -> tuple[Node, ...]:
    """The tokens of which a mention was made."""
    if not isinstance(node, Mention):
        return (node,)
    return tuple(token for part in node.parts for token in flat(part))


def _cut(line: Line, at: int, tokens: Line) -> tuple[int, int] | None:
    """Which tokens stand between what has to be read apart; None where all is one figure."""
    if len(tokens) > _LONGEST:
        return None
    if _is_led(line, at, tokens) or _is_buried(line, at, tokens):
        return 0, 1
    if told := _past_comparison(tokens):
        return 0, told
    if is_followed_by_in(line, at, tokens):
        return len(tokens) - 1, len(tokens)
    series = next((part.value for part in parts_of(line[at]) if part.kind == FIGURES), None)
    if not isinstance(series, Series) or len(series.figures) < 2:
        return None
    test = _TESTS.get(series.form)
    if test is None:
        return None
    for here in range(1, len(tokens) - 1):
        if is_link(tokens, here) and test(line, at, series, tokens, here):
            until = here + 1
            while until < len(tokens) - 1 and tokens[until].norm in grammar("conjoining"):
                until += 1
            return here, until
    return None


def is_link(tokens: Line, here: int) -> bool:
    """Whether a token may stand between two figures of a series."""
    return tokens[here].norm in ("to", "and", "or", ",", "by", "/", "–", "-", "...", "&")


def _is_led(line: Line, at: int, tokens: Line) -> bool:
    """Whether the first word only places the figure: "in two hours", "over a 30-foot wall"."""
    first = tokens[0].norm
    if len(first) == 3 and tokens[0].text.islower() and first in sign_beginnings():
        return tokens[1].gap != GLUED  # "they try 3 doors": no liras
    if first in grammar("preposition", "coordinator"):
        return tokens[1].norm in loosening() | {"a"}
    if first == "age" and tokens[1].norm == "to":
        return True  # "raise the age to 65"
    if first not in bounding() or len(tokens) < 3:
        return False
    if tokens[1].norm in grammar("article") and tokens[2].kind == DIGITS:
        return True
    if tokens[1].norm == "from":
        return True  # "shot over from eight yards"
    if first != "over":
        return False
    before = norm_at(line, at - 1)
    if before in words_in("nouns", "handed") or (at and line[at - 1].kind == QUANTITY):
        return True
    quantity: Quantity = line[at].value
    is_time = bool(quantity.readings) and quantity.readings[0].unit.dimension == "time"
    may_last = before in grammar("preposition", "be") | words_in("numbered", "lasting")
    return is_time and not may_last and bool(at) and line[at - 1].kind == WORD


_BESIDE_IN = frozenset(["of", "below", "above"])


def is_followed_by_in(line: Line, at: int, tokens: Line) -> bool:
    """Whether "in" places what follows, and measures nothing: "by a fifth in each of two years"."""
    if tokens[-1].norm != "in" or tokens[-1].gap == GLUED or at + 1 >= len(line):
        return False
    following = line[at + 1]
    return (
        following.text[0].isalnum()
        and following.norm not in dimension_words("side").keys() | _BESIDE_IN
    )


def _past_comparison(tokens: Line) -> int:
    """Past a comparison with a figure told before: "more than the 308,745,538 of then"."""
    for here in range(1, min(4, len(tokens) - 1)):
        if tokens[here].norm == "the" and tokens[here - 1].norm == "than":
            is_sum = _is_number(tokens[here + 1]) or tokens[here + 1].norm in sign_beginnings()
            return here + 1 if is_sum else 0
    return 0


def _is_buried(line: Line, at: int, tokens: Line) -> bool:
    """Whether "under" says beneath what something lies: "buried under 3 feet of snow"."""
    if tokens[0].norm != "under" or norm_at(line, at + 1) != "of":
        return False
    near = range(max(0, at - _MOST_BEHIND), at)
    return any(norm_at(line, place) in words_in("nouns", "buried") for place in near)


# -- where a series is none


def _to_another(line: Line, at: int, series: Series, tokens: Line, here: int) -> bool:
    """Whether "to" leads from a change, or from one level, to another figure."""
    norm = tokens[here].norm
    if norm in _BREAKS:
        return _is_dashed_apart(series, tokens, here)
    if norm == "and" or norm_at(line, at - 1) == "between":
        return False
    one, other = series.figures[0], series.figures[-1]
    if norm != "to" or (not one.units and other.numeral.value == 1 < one.numeral.value):
        return False  # "from 18 to 1": odds
    if _is_range_restated(line, at):
        return False
    has_own = _has_unit(tokens, here)
    is_large = other.numeral.scale > 1 or (not other.units and other.numeral.value >= _AN_INDEX)
    if has_own and "share" in _dimensions(one) and is_large:
        return True
    if has_own and other.units and _dimensions(one) != _dimensions(other):
        return True
    if has_own and _is_money(one) and tokens[here + 1].kind == WORD:
        return True
    is_bare = not other.units
    return (has_own or is_bare) and _is_of_change(line, at)


def _is_range_restated(line: Line, at: int) -> bool:
    """Whether a range in brackets says it again: "cut by $4m to $5m (£2m to £3m)"."""
    is_opened = norm_at(line, at + 1) == "(" and at + 2 < len(line)
    return is_opened and line[at + 2].kind == QUANTITY and _is_range(line[at + 2])


def _dimensions(figure: NumeralWithUnit) -> frozenset[str]:
    return frozenset(unit.dimension for unit in figure.units or ())


def _has_unit(tokens: Line, here: int) -> bool:
    """Whether the figure before a link is printed with a unit of its own."""
    return not _is_number(tokens[here - 1]) or tokens[0].norm in sign_beginnings()


def _is_told_whole(tokens: Line, here: int) -> bool:
    """Whether the figure behind a link has its own unit: "21.05% and 21.77%", "Rs 5 and Rs 7"."""
    return tokens[here].norm in sign_beginnings() or not _is_number(tokens[-1])


def _is_number(node: Node) -> bool:
    return node.kind in (DIGITS, FRACTION) or node.norm in cardinals() or node.norm in scales()


def _is_money(figure: NumeralWithUnit) -> bool:
    return any(unit.is_money for unit in figure.units or ())


def _is_of_change(line: Line, at: int) -> bool:
    """Whether the words before tell that something changed: by the figure, or from it."""
    told = direction_before(line, at)
    if told and not any(
        norm_at(line, place) in grammar("be") | {"of"} for place in range(told[1], at)
    ):
        return True
    here = at - 2 if norm_at(line, at - 1) == "magnitude" else at - 1
    if norm_at(line, here) not in _REACH:
        return False
    return any(
        direction_of(line, place) or norm_at(line, place) in words_in("changes", "went")
        for place in range(max(0, here - _REACH[norm_at(line, here)]), here)
        if line[place].kind == WORD
    )


_REACH = {"from": 6, "by": 9}  # words to a verb: "cut its drawdown at the central bank by"


def _is_dashed_apart(series: Series, tokens: Line, here: int) -> bool:
    """Whether a dash between blanks joins no range: "12 miles – 2 km more than planned"."""
    is_spaced = tokens[here].gap != GLUED and not is_glued(tokens, here + 1)
    if tokens[here].norm == "..." or not is_spaced:
        return tokens[here].norm == "..."
    one, other = series.figures[0], series.figures[-1]
    if tokens[here + 1].kind == WORD or may_be_year(tokens[here + 1].norm):
        return True
    if one.units and other.units:
        return {unit.name for unit in one.units} != {unit.name for unit in other.units}
    return one.numeral.value >= other.numeral.value


def _no_list(line: Line, at: int, series: Series, tokens: Line, here: int) -> bool:
    """Whether a comma, "and" or "or" joins two statements rather than a list."""
    norm, following = tokens[here].norm, norm_at(tokens, here + 1)
    if norm in _BREAKS:
        return _is_dashed_apart(series, tokens, here)
    if norm == "to":
        return _to_another(line, at, series, tokens, here)
    if norm == ",":
        is_or = following in grammar("conjoining")
        return is_or or not _is_row(tokens)
    one, other = series.figures[0], series.figures[-1]
    if norm == "/":
        return _has_unit(tokens, here)
    if not _has_unit(tokens, here) and "share" in _dimensions(other):
        return one.numeral.value > _A_WHOLE  # "to 570,000 and 1.1%", not "10 and 20%"
    if may_be_year(tokens[here - 1].norm) and other.units and other.numeral.value < _A_WHOLE:
        return True  # "cooler than 2023 and 0.1 C warmer than 2022"
    if not _has_unit(tokens, here):
        return False
    if norm == "and" and _is_told_whole(tokens, here + 1) and not _own_units(series):
        return True
    return _own_units(series) and (_is_money(one) or (norm == "or" and _fits(tokens, here)))


def _is_row(tokens: Line) -> bool:
    """Whether commas join three figures or more of one list: "10, 20 and 30 km"."""
    return any(token.norm in grammar("conjoining") for token in tokens)


def _own_units(series: Series) -> bool:
    """Whether the figures are printed each with a unit, of which two differ."""
    ends = series.figures[0], series.figures[-1]
    first, last = ({unit.name for unit in figure.units or ()} for figure in ends)
    return first != last and all(figure.units for figure in series.figures)


def _fits(tokens: Line, here: int) -> bool:
    """Whether the figures around "or" say the same in two units."""
    text = "".join(f" {token.text}" if token.gap else token.text for token in tokens)
    one, other = (with_quantities(part, text) for part in (tokens[:here], tokens[here + 1 :]))
    are_figures = one[0].kind == other[0].kind == QUANTITY
    return are_figures and compare_restatement(one[0].value, other[0].value).fits


def _no_product(line: Line, at: int, series: Series, tokens: Line, here: int) -> bool:
    """Whether "by" says how far, and multiplies nothing: "beat $16 million by $2 million"."""
    units = series.units
    is_length = units is not None and any(unit.dimension == "length" for unit in units)
    return tokens[here].norm == "by" and not is_length


_Test = Callable[[Line, int, Series, Line, int], bool]
_TESTS: dict[Form, _Test] = {
    Form.RANGE: _to_another,
    Form.LIST: _no_list,
    Form.PRODUCT: _no_product,
}


# -- words that are no counted noun, and "between"


def without_verbs(line: Line, text: str) -> Line:
    """The line with the words behind a number by themselves where they are no counted noun."""
    made: list[Node] = []
    for at, node in enumerate(line):
        if node.kind != QUANTITY or not isinstance(node, Mention):
            made.append(node)
            continue
        is_of_quake = bool(made) and made[-1].norm == "magnitude"
        is_of_next_line = "\n" in node.text and (
            norm_at(line, at + 1) == ":" or _is_line(node, text)
        )
        is_bare = is_of_quake or is_of_next_line or not _counts_things(node)
        made.extend(_bare(node, text) if is_bare and node.value.readings else (node,))
    return made


def _is_line(node: Mention, text: str) -> bool:
    """Whether a number is a line by itself, or goes on a score, and a name begins the next."""
    is_score = re.match(r"\d+[-–]\d+ [A-Z].*\n[A-Z]", node.text)
    is_alone = re.match(r"[\d.:]+\n[A-Z]", node.text) and text[: node.start].endswith("\n")
    return bool(is_score or is_alone)


def _counts_things(node: Mention) -> bool:
    """Whether the words behind a number end in what is counted: a plural, or one of something."""
    quantity: Quantity = node.value
    if not quantity.readings or not quantity.readings[0].unit.name:
        return True
    unit = quantity.readings[0].unit
    if unit.dimension != "count":
        return True
    end = node.start + node.text.rfind(unit.printed) + len(unit.printed)
    words = [token for token in flat(node) if token.end <= end]
    if len(words) > 1 and is_plural(words, len(words) - 1, len(words)):
        return True
    is_one = all(reading.high.value <= 1 for reading in quantity.readings)
    return is_one and len(unit.name.split()) == 1 and unit.name.isalpha()


def _bare(node: Mention, text: str) -> Iterator[Node]:
    """A number, and the words behind it as tokens."""
    quantity: Quantity = node.value
    told = " ".join(node.text.split()) if "\n" in node.text else node.text
    at = told.rfind(quantity.readings[0].unit.printed)
    end = node.start + len(node.text[:at].rstrip(" -")) if at > 0 else node.start
    tokens = flat(node)
    kept = [token for token in tokens if token.end <= end]
    if not kept or len(kept) == len(tokens):
        yield node
        return
    if tokens[-1].kind == WORD and "magnitude" in (token.norm for token in tokens[len(kept) :]):
        past = next(at for at, token in enumerate(tokens) if token.norm == "magnitude") + 1
        kept = list(tokens[:past])
    readings = tuple(replace(reading, unit=BARE) for reading in quantity.readings)
    words = text[node.start : kept[-1].end]
    bare = replace(quantity, words=words, readings=readings, end=kept[-1].end)
    yield spanning(kept, QUANTITY, bare, text)
    yield from tokens[len(kept) :]


def with_openings(line: Line, text: str) -> Line:
    """The line with the words before a figure that are part of it: "between", "magnitude"."""
    made: list[Node] = []
    for node in line:
        if node.kind == QUANTITY and made and _opens(made[-1], node):
            opening = made.pop()
            words = text[opening.start : node.end]
            value = replace(node.value, words=words, start=opening.start)
            made.append(spanning([opening, node], QUANTITY, value, text))
        else:
            made.append(node)
    return made


def _opens(opening: Node, node: Node) -> bool:
    if opening.norm == "magnitude":
        return bool(node.value.readings)
    return opening.norm == "between" and _is_range(node)


def _is_range(node: Node) -> bool:
    quantity: Quantity = node.value
    return bool(quantity.readings) and quantity.readings[0].form is Form.RANGE
