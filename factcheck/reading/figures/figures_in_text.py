"""Numbers of running text that only look like figures, and bare ones that are figures.

A number with a unit or a counted noun tells what it is; a bare one only by the words beside it,
which stand in a table.
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from functools import cache
from itertools import pairwise

from factcheck.quantities.measure import Form, Hedge, Measure, Quantity
from factcheck.reading.figures.around_figures import END_SIGNS, is_told_beside
from factcheck.reading.figures.changes import direction_before, direction_of
from factcheck.reading.figures.hedges import loosening
from factcheck.reading.figures.parted_figures import flat
from factcheck.reading.figures.series import QUANTITY
from factcheck.reading.grammar.calendar_words import months, plural_units, unit_words
from factcheck.reading.grammar.engine import Line, is_glued, joined, kind_at, norm_at
from factcheck.reading.grammar.number_words import cardinals, ordinals, part_beginnings, scales
from factcheck.reading.grammar.tokens import DASHES, DIGITS, GLUED, PARAGRAPH, SIGN, WORD
from factcheck.text import OLDEST, may_be_year
from factcheck.words import grammar, words_in

_LEAST_ALONE = 1000  # what is written with its thousands apart is a figure without a noun
_LEAST_BOUNDED = 10  # a bound of fewer, without a noun, bounds a place or a score
_FIRST_YEAR, _LAST_YEAR = 1900, 2100  # of those that a noun follows: "the 2004 results"
_REACH = 7  # nodes in which the words that make a number a figure stand
_COMPASS = frozenset("NSEW")


@cache
def _parts() -> frozenset[str]:
    """The single words that are a part of one, and a place in a count as well: third, quarter."""
    return part_beginnings() & ordinals().keys() | {"quarter", "half"}


@cache
def _orders() -> frozenset[str]:
    return words_in("numbered", "halves") | ordinals().keys()


@cache
def _ends() -> frozenset[str]:
    return words_in("numbered", "behind") | END_SIGNS


@cache
def _periods() -> frozenset[str]:
    units = unit_words().keys() - plural_units().keys()
    return frozenset(units | words_in("numbered", "period") | ordinals().keys())


def is_no_figure(line: Line, at: int, quantity: Quantity) -> bool:
    """Whether a number is no figure: that of a name, a score, a year, a clock, a small word."""
    reading = quantity.readings[0]
    tokens = flat(line[at])
    if any(test(line, at, tokens, reading) for test in _NO_FIGURES):
        return True
    if reading.unit.is_bare:
        return not _is_bare_figure(line, at, tokens, reading)
    return False


# -- with a unit or a noun, or without


def _is_named(line: Line, at: int, tokens: Line, reading: Measure) -> bool:
    """Whether a number goes on a name: "Apollo 11", "runway 28L", "KN-23", "the FTSE 100 group"."""
    if tokens[-1].text == "Max" or _is_of_generation(line, at, tokens):
        return True
    is_title = tokens[0].text.istitle() and tokens[0].norm in cardinals()
    if is_title and at and line[at].gap != PARAGRAPH and line[at - 1].text.islower():
        return True  # "Holm's Twelve"
    are_capitals = tokens[0].text[:1].isupper() and tokens[-1].text[:1].isupper()
    if tokens[0].kind == WORD and are_capitals and tokens[-1].norm not in scales():
        is_first = norm_at(line, at - 1) in (".", '"', ":", "") and line[at - 1].kind != QUANTITY
        return at > 0 and len(tokens) > 1 and not is_first  # "the 2004 Six Nations"
    if tokens[0].kind != DIGITS:
        return norm_at(line, at - 1) == "number" or _is_in_row(line, at, reading)
    before = line[at - 1] if at else None
    if before is None or line[at].gap == PARAGRAPH:
        return False
    if is_glued(line, at):
        return before.kind in (WORD, SIGN) and before.norm not in _OPENING
    if tokens[0].text[0] == "." and before.kind in (DIGITS, QUANTITY):
        return True
    is_marked = tokens[-1].norm in ("+", "s") and tokens[-1].gap == GLUED  # "the Dubai 7s"
    if before.text[:1].isupper() and (is_marked or _is_of_title(line, at, tokens)):
        return True
    is_placed = before.text[:1].isupper() or before.norm in words_in("numbered", "placed")
    return is_placed and before.norm in words_in("numbered", "named")


def _is_in_row(line: Line, at: int, reading: Measure) -> bool:
    """Whether a number in words is a place in a row: "on day three of the tour", "game four"."""
    is_bare = not reading.unit.name and not reading.hedge
    return is_bare and norm_at(line, at - 1) in words_in("numbered", "in a row")


_OPENING = frozenset(["(", "[", '"', "'", "...", ":", "–", "~", "≈", "<", ">", "<=", ">=", "="])


def _is_of_title(line: Line, at: int, tokens: Line) -> bool:
    """Whether a small number goes on a title of several words: "the film Dark Water 2 feels"."""
    is_small = tokens[0].norm.isdigit() and len(tokens[0].norm) < 3 and len(tokens) == 2
    is_verb = tokens[-1].kind == WORD and tokens[-1].gap != GLUED and tokens[-1].text.islower()
    are_capitals = at > 1 and line[at - 2].text[:1].isupper()
    are_capitals = are_capitals and line[at - 1].gap != PARAGRAPH
    return is_small and is_verb and are_capitals


def _is_day(line: Line, at: int, tokens: Line, reading: Measure) -> bool:
    """Whether it is the day of a month: "the Sept. 25 debate", "the September 11 attacks"."""
    is_short = tokens[0].kind == DIGITS and len(tokens[0].norm) < 3
    return is_short and norm_at(line, at - 1) in months() and line[at - 1].text[:1].isupper()


def _is_of_year_before(line: Line, at: int, tokens: Line, reading: Measure) -> bool:
    """Whether what looks like a bound compares with a time: "50 percent above a year before"."""
    is_led = tokens[0].norm in ("above", "below") and tokens[1].norm in grammar("article")
    return is_led and norm_at(line, at + 1) == "before"


def _is_of_generation(line: Line, at: int, tokens: Line) -> bool:
    """Whether a letter makes digits a name: "3G", "28L"; "20C" and "12V" are figures.

    So is "2008C" beside what is traded: "options 2008C".
    """
    for number, letter in pairwise(tokens):
        if letter.gap == GLUED and len(letter.text) == 1 and letter.text.isupper():
            beside = {norm_at(line, at - 1), norm_at(line, at + 1)}
            is_traded = letter.text in "CF" and may_be_year(number.norm)
            is_traded = is_traded and not beside.isdisjoint(words_in("numbered", "traded"))
            return letter.text not in _UNIT_LETTERS or is_traded
    return False


_UNIT_LETTERS = frozenset("BCFJKMTVW")


def _is_clock(line: Line, at: int, tokens: Line, reading: Measure) -> bool:
    """Whether it is a time of day, or of hours or minutes: "13:05:20 GMT", "1:45.30 hours"."""
    is_timed = any(token.norm == ":" for token in tokens)
    if is_timed and norm_at(line, at + 1) in words_in("numbered", "zones"):
        return True
    is_of_four = tokens[0].norm.isdigit() and len(tokens[0].norm) == len("2359")
    is_hour = is_of_four and reading.unit.name == "hour"
    if not is_hour or tokens[0].norm[2:] >= "60":
        return False
    before = norm_at(line, at - 1)
    return before in grammar("of time", "be") or before in words_in("numbered", "hours before")


def _is_tens(line: Line, at: int, tokens: Line, reading: Measure) -> bool:
    """Whether it tells of years or ages by their tens: "in their 70s"."""
    return line[at].text.replace("’", "'").removesuffix("s").rstrip("'").endswith("0") and line[
        at
    ].text.endswith("s")


def _is_round(line: Line, at: int, tokens: Line, reading: Measure) -> bool:
    """Whether a part is an ordinal number: "a third round", "half-way", "half-year results"."""
    if [token.norm for token in tokens] == ["half", "-", "year"]:
        return True
    if tokens[0].norm in _parts() and norm_at(line, at - 1) in _orders():
        return True
    last = next((token for token in tokens[:3] if token.norm in _parts()), None)
    if last is None or reading.unit.dimension not in ("count", "share"):
        return False
    is_hyphened = norm_at(line, at + 1) == "-" and joined(line, at + 1)
    has_noun = reading.unit.dimension == "count" and bool(reading.unit.name)
    is_part = any(token.norm == "of" for token in tokens)
    return is_hyphened or (has_noun and not is_part and last.norm != "half")


def _is_third(line: Line, at: int, tokens: Line, reading: Measure) -> bool:
    """Whether a part in words is of nothing: "slid in a third"."""
    is_in_words = reading.unit.dimension == "share" and tokens[-1].norm in _parts()
    if not is_in_words or reading.hedge or len(tokens) > 2:
        return False
    following = norm_at(line, at + 1)
    is_counted = following in words_in("numbered", "were") or following.endswith("ed")
    is_of_all = following in words_in("numbered", "of all")
    return not (is_counted or is_of_all or direction_before(line, at))


def _is_odds(line: Line, at: int, tokens: Line, reading: Measure) -> bool:
    """Whether it is how many there are to one: "leverage of 25 to 1"; no "fell from 12 to 1"."""
    one, other = reading.numerals[0].value, reading.numerals[-1].value
    is_to_one = reading.form is Form.RANGE and not reading.unit.name and other == 1 < one
    way = direction_before(line, at - 1) if norm_at(line, at - 1) == "from" else None
    return is_to_one and (way is None or way[0] > 0 or norm_at(line, at + 1) == "to")


def _is_compound(line: Line, at: int, tokens: Line, reading: Measure) -> bool:
    """Whether a hyphen makes it part of an adjective: "a two-tier system", "4-0 won-lost"."""
    is_joined = norm_at(line, at + 1) == "-" and joined(line, at + 1)
    if is_joined and tokens[-1].norm in grammar("indefinite") | {"won"}:
        return True
    if reading.unit.dimension != "count":
        return False
    told = words_in("numbered", "joined")
    if norm_at(tokens, 1) == "-" and joined(tokens, 1):
        is_number = tokens[2].norm in told | cardinals().keys() | grammar("indefinite")
        return tokens[2].kind == WORD and not is_number
    return is_joined and line[at + 2].kind == WORD and line[at + 2].norm not in told


def _is_article(line: Line, at: int, tokens: Line, reading: Measure) -> bool:
    """Whether "a", or a lone "one", is all its number: "a mile", "one group", "no one"."""
    first = tokens[0].norm
    if first == "one" and len(tokens) == 1 and norm_at(line, at - 1) == "no":
        return True
    if reading.hedge or first not in grammar("indefinite") | {"one"} or len(tokens) < 2:
        return False
    numeral = reading.numerals[0]
    if numeral.value != 1 or reading.form is not Form.SINGLE or reading.unit.dimension == "share":
        return False
    one_by_one = words_in("nouns", "one by one") | words_in("numbered", "metals")
    is_person = reading.unit.name in one_by_one
    is_some_day = reading.unit.printed == "day" and tokens[1].gap != GLUED
    return first != "one" or is_some_day or (reading.unit.dimension == "count" and not is_person)


def _is_year(line: Line, at: int, tokens: Line, reading: Measure) -> bool:
    """Whether a bare number of four figures may be a year: "the 2004 results"."""
    number = next((token.norm for token in tokens if token.kind == DIGITS), "")
    if reading.unit.dimension != "count" or not (number.isdigit() and len(number) == 4):
        return False
    is_plain = not reading.hedge or not reading.unit.name
    return is_plain and _FIRST_YEAR <= int(number) <= _LAST_YEAR


def _is_score(line: Line, at: int, tokens: Line, reading: Measure) -> bool:
    """Whether it is a score, a code, or a number with its margin: "2-0", "4-4-2", "1.3 ± 0.5"."""
    is_range = reading.form is Form.RANGE and any(token.norm == "-" for token in tokens)
    if is_range and reading.unit.dimension == "count" and reading.low.value >= reading.high.value:
        return True  # "a 0-0 tie"
    if reading.unit.name or tokens[-1].kind == WORD:
        return False
    if reading.form is Form.MARGIN or _is_of_wickets(line, at, reading):
        return True
    is_joined = any(token.norm in DASHES | {"/"} and joined(tokens, here)
                    for here, token in enumerate(tokens) if here)  # fmt: skip
    if is_joined and not reading.hedge:
        return True
    return any(
        norm_at(line, place) in DASHES | {":", "/"} and is_glued(line, place)
        for place in (at + 1,)
        if kind_at(line, place + 1) in (DIGITS, QUANTITY)
    )


def _is_of_wickets(line: Line, at: int, reading: Measure) -> bool:
    """Whether it is how many are out, before the runs: "at stumps they were 6 for 255"."""
    if norm_at(line, at + 1) != "for" or kind_at(line, at + 2) != QUANTITY:
        return False
    runs: Quantity = line[at + 2].value
    are_runs = bool(runs.readings) and not runs.readings[0].unit.name
    return are_runs and reading.low.value <= _MOST_WICKETS


_MOST_WICKETS = 10


def _is_place(line: Line, at: int, tokens: Line, reading: Measure) -> bool:
    """Whether it is a place on the globe, or a share that names an interval: "135.2W", "95% CI"."""
    if norm_at(line, at + 1) in words_in("numbered", "interval"):
        return reading.unit.dimension == "share"
    return tokens[-1].text in _COMPASS and tokens[-1].gap == GLUED


def _is_second(line: Line, at: int, tokens: Line, reading: Measure) -> bool:
    """Whether a unit belongs to the next word: "180 second class seats", "21 day-long tours"."""
    last = tokens[-1].norm
    is_apart = len(tokens) == 2 and tokens[-1].gap != GLUED and reading.numerals[0].value != 1
    is_long = norm_at(line, at + 1) == "-" and norm_at(line, at + 2) == "long"
    return is_apart and ((is_long and not last.endswith("s")) or last == "second")


_MULTIPLIED = ("article", "possessive", "relative")


def _is_innings(line: Line, at: int, tokens: Line, reading: Measure) -> bool:
    """Whether half a century is of runs, or a score is told as of cricket: "396/7d"."""
    if tokens[-1].norm == "d" and tokens[-1].gap == GLUED:
        return any(token.norm == "/" for token in tokens)
    if reading.unit.name != "century" or tokens[-1].norm == "centuries":
        return reading.unit.name == "century" and tokens[0].norm == "half"
    if "a" in (token.norm for token in tokens[1:]):  # "half a century"
        return False
    near = line[max(0, at - _REACH_OF_INNINGS) : at + _REACH_OF_INNINGS]
    return any(norm in words_in("scores", "innings") for node in near for norm in node.norm.split())


_REACH_OF_INNINGS = 15  # nodes


def _is_goal(line: Line, at: int, tokens: Line, reading: Measure) -> bool:
    """Whether a prime tells the minute of a goal: "Goals: Holm 17′, Berg pen 90+5′"."""
    before = line[at - 1] if at else None
    if before is None or tokens[-1].text not in _PRIMES:
        return False
    return before.text[:1].isupper() or before.norm in words_in("scores", "goals")


_PRIMES = ("′", "'", "’")


def _is_in_accounts(line: Line, at: int, tokens: Line, reading: Measure) -> bool:
    """Whether brackets tell a loss, the unit behind them: "profit down (11.6)%"."""
    return [norm_at(line, here) for here in (at - 1, at + 1, at + 2)] == ["(", ")", "%"]


def _is_repeated(line: Line, at: int, tokens: Line, reading: Measure) -> bool:
    """Whether a factor says how often, or names a game: "twice each year", "the doubles"."""
    if tokens[-1].norm not in words_in("changes", "repeated"):
        return False
    return norm_at(line, at + 1) not in grammar(*_MULTIPLIED) | {"as"}


_NO_FIGURES: tuple[Callable[[Line, int, Line, Measure], bool], ...] = (
    _is_named, _is_clock, _is_tens, _is_round, _is_compound, _is_article, _is_year, _is_score,
    _is_place, _is_second, _is_repeated, _is_third, _is_day, _is_of_year_before,
    _is_odds, _is_innings, _is_goal, _is_in_accounts,
)  # fmt: skip


# -- bare numbers that are figures


def _is_bare_figure(line: Line, at: int, tokens: Line, reading: Measure) -> bool:
    """Whether a number without a unit or a noun is a figure, by its size or the words beside."""
    if reading.high.scale >= _LEAST_ALONE or _is_grouped(tokens):
        return True
    if line[at].gap == GLUED and at and line[at - 1].kind in (WORD, DIGITS):
        return False
    if _is_measured(line, at, tokens) or any(token.norm == "magnitude" for token in tokens):
        return True
    if reading.hedge and _is_bounded(line, at, tokens, reading):
        return True
    return is_told_beside("figure", line, at) or any(test(line, at) for test in _BY_WORDS_NEAR)


def _is_measured(line: Line, at: int, tokens: Line) -> bool:
    """Whether decimals tell a time or a price: "clocking 7.37", not "the browser Vega 1.01"."""
    whole, _, decimals = tokens[-1].norm.partition(".")
    is_decimal = whole.isdigit() and decimals.isdigit() and len(decimals) > 1
    before = line[at - 1].text[:1] if at and line[at].gap != PARAGRAPH else ""
    return len(tokens) == 1 and is_decimal and before.isalpha() and before.islower()


def _is_grouped(tokens: Line) -> bool:
    """Whether its thousands are set apart: "12,450"."""
    return any(
        token.kind == DIGITS and "," in token.norm and len(token.norm) > 4 for token in tokens
    )


def _is_bounded(line: Line, at: int, tokens: Line, reading: Measure) -> bool:
    """Whether a hedge makes a number a figure: "at least 12.5", not "people under 18"."""
    if reading.hedge is Hedge.UNDER and tokens[0].norm == "under":
        return False
    is_in_digits = any(token.kind == DIGITS for token in tokens)
    return is_in_digits and reading.high.value >= _LEAST_BOUNDED


def _is_part(line: Line, at: int) -> bool:
    """Whether it is a part of a whole that is told: "seven of the 435 seats", "31 of them"."""
    if norm_at(line, at + 1) != "of" or at + 2 >= len(line):
        return False
    is_best = norm_at(line, at + 3) == "most" or norm_at(line, at + 3).endswith("est")
    if line[at].text.lower() == "one" or is_best:
        return False
    following = line[at + 2]
    if following.kind == QUANTITY:
        whole: Quantity = following.value
        return bool(whole.readings) and whole.readings[0].high.value >= _LEAST_BOUNDED
    return following.norm in words_in("numbered", "parts")


def _is_changed(line: Line, at: int) -> bool:
    """Whether something went to, from or by so much: "rose to 318 from 291", "to a record 318"."""
    is_told_more = norm_at(line, at - 2) in grammar("indefinite")
    last = at - 3 if is_told_more else at - 1
    if norm_at(line, last) not in ("to", "from", "by", "at"):
        return False
    places = range(max(0, last - _REACH), last)
    return any(
        direction_of(line, place) or line[place].norm in words_in("changes", "went")
        for place in places
        if line[place].kind == WORD
    )


def _is_tallied(line: Line, at: int) -> bool:
    """Whether the words before name a number: "the toll stands at 312", "the total was 40"."""
    if norm_at(line, at - 1) not in grammar("preposition", "be") | {"reached", "hit"}:
        return False
    return any(
        line[place].norm in words_in("numbered", "tallied")
        for place in range(max(0, at - _REACH), at)
    )


def _is_of_list(line: Line, at: int) -> bool:
    """Whether it goes on a list with its noun left out: "65 seats, the Greens 23"."""
    is_named = at > 1 and line[at - 1].text[:1].isupper() and line[at - 1].kind == WORD
    if not is_named or norm_at(line, at + 1) not in (",", ".", "and", ""):
        return False
    places = range(max(0, at - _REACH), at - 1)
    has_figure = any(line[place].kind == QUANTITY for place in places)
    return has_figure and any(norm_at(line, place) == "the" for place in places)


def _is_line(line: Line, at: int) -> bool:
    """Whether it stands behind a heading, on a line of its own: "Injured: 31"."""
    is_last = at + 1 == len(line) or line[at + 1].text[:1].isupper()
    is_headed = norm_at(line, at - 1) == ":" and at > 1 and line[at - 2].text[:1].isupper()
    return is_headed and is_last and line[at].text.isdigit()


_BY_WORDS_NEAR: tuple[Callable[[Line, int], bool], ...] = (
    _is_part, _is_changed, _is_tallied, _is_of_list, _is_line,
)  # fmt: skip


# -- ages


def is_age(line: Line, at: int, ages: frozenset[int]) -> bool:
    """Whether a bare number is an age: "Maria Lindqvist, 47, said", "she was 85", "dies at 88".

    ``ages`` are the places at which the digits of those behind a person's name begin.
    """
    reading: Measure = line[at].value.readings[0]
    is_plain = len(reading.numerals) == 1 and reading.unit.dimension == "count"
    value = reading.low.value
    if not is_plain or value.denominator != 1 or not 0 < value <= OLDEST:
        return False
    is_told = value >= _LEAST_BOUNDED and is_told_beside("age", line, at)
    node = line[at]
    return is_told or any(place in ages for place in range(node.start, node.end))


# -- shares


_OF_ALL = Fraction(100)


def is_told_share(line: Line, at: int) -> bool:
    """Whether a percentage is told as the part of a whole, and not as a change or a level.

    "35 percent of voters", "one in five adults", "about a third had left". More of one thing than
    of another is none: "1,080 boys per 1,000 girls", "4,000/1,500".
    """
    quantity: Quantity = line[at].value
    if quantity.moved or direction_before(line, at):
        return False
    tokens = flat(line[at])
    norms = {token.norm for token in tokens}
    is_percent = not norms.isdisjoint(words_in("measures", "percent"))
    if not is_percent:
        is_set_beside = not norms.isdisjoint(["/", "per"])
        return not (is_set_beside and quantity.is_above_whole)
    is_part = all(numeral.value <= _OF_ALL for numeral in quantity.readings[0].numerals)
    is_part = is_part and not quantity.is_above_whole
    return is_part and norm_at(line, at + 1) == "of" and _is_whole(line, at + 2)


def _is_whole(line: Line, at: int) -> bool:
    """Whether something is told that can be divided: people, things; no time, no level."""
    if kind_at(line, at) != WORD or line[at].norm in loosening() | words_in("numbered", "level"):
        return False
    return not (norm_at(line, at) in grammar("article") and norm_at(line, at + 1) in _periods())
