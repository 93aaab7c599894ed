"""Whether the figures and dates that a row binds can stand in the relation that it tells."""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import combinations, starmap

from factcheck.dates import is_surely_before
from factcheck.quantities.measure import Unit
from factcheck.quantities.time import SECONDS_A_DAY
from factcheck.reading.dates.ages_and_durations import years_of_anniversary
from factcheck.reading.dates.dates_in_text import NEAR_DAYS
from factcheck.reading.grammar.calendar_words import NEAR_WORDS, months, weekdays
from factcheck.reading.grammar.engine import Mention
from factcheck.reading.grammar.tokens import tokenize
from factcheck.reading.relations.figured_sentences import (
    dimension_of,
    is_but_for_slip,
    is_share,
    measure_of,
    number_of,
)
from factcheck.reading.relations.relation_rows import Bound, Sense
from factcheck.text import OLDEST, may_be_year
from factcheck.words import grammar, words_in

ORDER, PART, LED, AT_LEAST = "order", "part", "led", "at_least"
FALLEN, RISEN = "fallen", "risen"
PRODUCT, SUM = "product", "sum"
SAME, RIVALS, SHORT = "same", "rivals", "short"
EARLIER, AGAIN = "earlier", "again"
QUOTED = "quoted"
"""What a row binds that tells how much of a money is given for another."""


def _are_alike(one: Mention, other: Mention) -> bool:
    """Whether two figures measure the same; of counts, count the same where both say what."""
    first, second = measure_of(one).unit, measure_of(other).unit
    if first.dimension != second.dimension:
        return False
    return first.dimension != "count" or not (first.name and second.name) or _fit(first, second)


def may_be_alike(one: Mention, other: Mention) -> bool:
    """Whether two figures measure the same, or one leaves its unit out: "to 7.3 kg from 8.1".

    Or what it is for, where both are of money: "2.40 crowns a share, up from 2.00 crowns".
    """
    both = (one, other)
    units = [measure_of(each).unit for each in both]
    bare = [at for at, unit in enumerate(units) if unit.is_bare]
    whole, rate = sorted((unit.dimension for unit in units), key=len)
    is_rate = units[0].is_money and units[1].is_money and rate.startswith(f"{whole}/")
    less, more = sorted(abs(number_of(each)) for each in both)
    is_price = is_rate and more < _MOST_TIMES * less  # no profit beside what it is for a share
    is_left_out = len(bare) == 1 and _leaves_out(both[bare[0]], units[1 - bare[0]])
    return _are_alike(one, other) or is_price or is_left_out


_MOST_TIMES = 10


def _leaves_out(bare: Mention, unit: Unit) -> bool:
    """Whether a number may be in a unit that it leaves out: no time or heat, nor is it a year.

    Nor are thousands percent: "to 197.7 million against 8.1 percent growth".
    """
    is_scaled = unit.dimension == "share" and number_of(bare) >= _MOST_PERCENT
    is_clear = unit.dimension not in ("time", "temperature")
    return is_clear and not is_scaled and not _is_year(bare)


_MOST_PERCENT = 1_000


def _are_of_one_unit(one: Mention, other: Mention) -> bool:
    """Whether neither says the other, or a third, again in another unit: "to 41 F (5 C)"."""
    first, second = ({each.unit.name for each in said.value.readings} for said in (one, other))
    is_free = measure_of(one).unit.is_money or dimension_of(one) == "count"
    return _are_alike(one, other) and (is_free or not first.isdisjoint(second))


def _fit(first: Unit, second: Unit) -> bool:
    return first.name.split()[-1] == second.name.split()[-1]


def _changes(bound: Bound) -> bool:
    """Whether a change can be one between two figures: in percent, points, times or alike."""
    change, before, after = (bound[name] for name in ("change", "before", "after"))
    if not may_be_alike(before, after) or _is_bare_and_small(before, after) or _is_year(before):
        return False
    dimension = dimension_of(change)
    if _is_step(change) and not any(map(_is_step, (before, after))):
        return False
    if change.text.startswith(_AVERAGES) and "way" not in bound:
        return False  # a slope: "at 1,924 m, averages 7.6 percent over its 11 km"
    if dimension == "percentage points":
        return is_share(before) or not measure_of(before).unit.name
    if dimension == "count":
        is_of_points = is_share(before) and re.search(r"\bpoints?$", change.text)
        is_of_things = not (is_share(before) or measure_of(before).unit.is_money)
        is_amount = may_be_alike(change, before) and is_of_things
        return bool(is_of_points) or is_amount
    if "way" in bound and change.text.endswith(" times"):  # so often: "raised 14 times from 1%"
        return False
    is_of_else = re.search(r"\btimes \w|\bper \d", change.text)
    is_rate = dimension in ("share", "ratio") and not is_of_else
    are_bare = not any(measure_of(one).unit.name for one in (before, after))
    is_amount = any(
        _are_of_one_unit(change, one) or _is_price_for(change, one) or _is_coin_of(change, one)
        for one in (before, after)
    )
    return is_rate or is_amount or (are_bare and not is_of_else and may_be_alike(change, before))


_AVERAGES = "averag"  # the words for a mean, of which "averages" is a verb


def _is_price_for(change: Mention, price: Mention) -> bool:
    """Whether a change alone says for what a price is: "rose $1.40 a barrel to $67.90"."""
    of, _, each = dimension_of(change).partition("/")
    is_money = measure_of(change).unit.is_money and each != "time"
    return is_money and of == dimension_of(price) and number_of(change) < number_of(price)


def _is_coin_of(change: Mention, sum_: Mention) -> bool:
    """Whether a change is told in small coins of the money that changes: "30 cents", of euros."""
    units = [one.unit for one in sum_.value.readings if one.unit.is_money]
    of, coin = {unit.dimension for unit in units}, measure_of(change).unit
    return bool(of) and (coin.name == "cent" or (coin.name == "penny" and coin.dimension in of))


def _is_step(change: Mention) -> bool:
    """Whether a change is so much in each of several times: "an increase of 20 a year"."""
    amount, _, each = dimension_of(change).partition("/")
    is_heat = amount == "temperature"  # "0.2 degrees a decade"
    return each == "time" and (is_heat or amount.startswith(("count", "share", "currency")))


def _leads_to(bound: Bound) -> bool:
    """Whether a change, its share and what it led to can be of one thing.

    A bare number is an index where it is written as one: "at 4,876.5", not "at 1130 GMT".
    """
    change, after = bound["change"], bound["after"]
    is_bare = not measure_of(after).unit.name
    is_level = not is_bare or ("," in after.text and number_of(after) > number_of(change))
    has_share = is_share(bound["share"]) and not is_share(change)
    return has_share and is_level and _are_alike(change, after)


def _is_year(one: Mention) -> bool:
    """Whether a number may be a year: "up 2.9 percent on 1986", "its 1985 preferred shares"."""
    return may_be_year(one.text.split()[0])


def _is_bare_and_small(one: Mention, other: Mention) -> bool:
    """Whether two numbers without a unit are places in a row, parts of a score, or odds to 1."""
    numbers = [abs(number_of(each)) for each in (one, other) if not measure_of(each).unit.name]
    return len(numbers) == 2 and (max(numbers) <= 10 or min(numbers) == 1)


def _orders(bound: Bound) -> bool:
    """Whether one plain figure is less than the other; "lost from 30 to 50 men" tells a range.

    Of sums below nothing nobody says which is the lesser: "the loss rose to -$4m from -$2m".
    """
    larger, smaller = bound["larger"], bound["smaller"]
    if measure_of(larger).unit.is_money and min(map(number_of, (larger, smaller))) < 0:
        return False
    way = bound["way"].text.casefold() if "way" in bound else ""
    is_lost = way == "lost" or (way.startswith("cut") and any(map(_is_of_things, bound.values())))
    plain = not (is_lost or any(measure_of(one).hedge for one in (larger, smaller)))
    if QUOTED in bound:  # how much of a money a dollar costs, more as that is worth less
        return not any(measure_of(one).hedge for one in (larger, smaller))
    are_timed = "way" not in bound and _are_timed(larger, smaller)
    are_alike = (
        are_timed
        or _are_alike(larger, smaller)
        or _is_cut_short(*sorted((larger, smaller), key=_told_of_unit))
    )
    return plain and are_alike and not _is_bare_and_small(larger, smaller)


def _told_of_unit(one: Mention) -> tuple[bool, bool]:
    """How much of its unit a figure tells: none, it, or in which time as well: "£9 a month"."""
    return bool(measure_of(one).unit.name), dimension_of(one).endswith("/time")


def _are_timed(*both: Mention) -> bool:
    """Whether one time leaves out the unit of the other: "9.87 seconds, better than his 9.84"."""
    are_exact = all("." in one.text for one in both)
    units = {measure_of(one).unit.name for one in both if dimension_of(one) == "time"}
    bare = [one for one in both if not measure_of(one).unit.name]
    return are_exact and len(units) == len(bare) == 1


def _is_of_things(one: Mention) -> bool:
    """Whether things are counted, which may be what something is cut into: "to 52 pieces"."""
    return re.search(r"\d [a-z]{3,}", one.text) is not None and dimension_of(one)[:5] == "count"


def _is_cut_short(one: Mention, whole: Mention) -> bool:
    """Whether a number leaves out what another has: "to 3.4 percent from 3.2", "44 to 52 a week".

    Not where that is of a money, of which more may be worth less: "to 86.1p a euro from 85.6p".
    """
    if not words_in("changes", "rated").isdisjoint(whole.text.casefold().split()):
        return False
    is_bare = not measure_of(one).unit.name and re.fullmatch(r"\d+\.\d+", one.text)
    kind = dimension_of(one)
    is_of_things = kind.startswith(("count", "currency"))  # no "39g, more than the 30g a day"
    scales = {measure_of(each).low.scale for each in (one, whole)}
    is_scaled = measure_of(whole).unit.is_money and len(scales) == 1 and scales != {1}
    is_scaled &= is_but_for_slip(number_of(one), number_of(whole))  # no crowns beside dollars
    if is_scaled and not measure_of(one).unit.name:  # "from 24 million euros to 27 million"
        return True
    is_rate = is_of_things and dimension_of(whole).startswith(f"{kind}/")
    if is_rate and dimension_of(whole) == f"{kind}/time" and kind != "count":
        return is_but_for_slip(number_of(one), number_of(whole))
    is_of_years = measure_of(whole).unit.name == "year" and "." in whole.text
    return is_rate or bool(is_bare and (is_share(whole) or is_of_years))


def _leads_up(bound: Bound) -> bool:
    """Whether it is a sum of money that rose, or a price: a share or degrees may rise by more."""
    rise, price = bound["smaller"], bound["larger"]
    is_price = dimension_of(price).startswith(f"{dimension_of(rise)}/")
    is_price = is_price and measure_of(rise).low.scale == 1 and not measure_of(rise).hedge
    return measure_of(rise).unit.is_money and (is_price or _orders(bound))


def _parts(bound: Bound) -> bool:
    """Whether a count can be a part of another: of the same, or some of the people told of.

    So can a sum of money be.
    """
    part, whole = bound["part"], bound["whole"]
    if measure_of(whole).unit.is_money:
        return _are_of_one_unit(part, whole) and not measure_of(part).hedge
    if any(dimension_of(one) != "count" for one in (part, whole)) or measure_of(whole).hedge:
        return False
    if _is_year(whole):
        return False
    some, everybody = (measure_of(one).unit.name for one in (part, whole))
    anybody = words_in("topics", "anybody") | words_in("nouns", "people")
    are_people = everybody in anybody and some not in words_in("nouns", "groups")
    return are_people or _are_alike(part, whole) or number_of(part) <= number_of(whole)


def _counts(bound: Bound) -> bool:
    """Whether a whole and its parts are plain counts."""
    return all(dimension_of(one) == "count" and not measure_of(one).hedge for one in bound.values())


def _parts_of(bound: Bound) -> list[Mention]:
    return [one for name, one in bound.items() if name != "whole"]


def _adds(bound: Bound) -> bool:
    """Whether the parts count the same, as far as they say, or are of one money or measure."""
    whole, parts = bound["whole"], _parts_of(bound)
    if dimension_of(whole) in _ADDED or measure_of(whole).unit.is_money:
        is_plain = not any(measure_of(one).hedge for one in bound.values())
        return is_plain and all(_are_told_alike(part, whole) for part in parts)
    return _counts(bound) and all(starmap(_are_alike, combinations(parts, 2)))


_ADDED = frozenset(["mass", "length", "area"])


def _makes_up(bound: Bound) -> bool:
    """Whether parts and their whole count the same, or all count people, or are of one money."""
    units = [measure_of(one).unit for one in bound.values()]
    if units[0].is_money:
        hedged = any(measure_of(one).hedge for one in bound.values())
        return not hedged and len({unit.name for unit in units}) == 1
    counted = measure_of(bound["whole"]).unit.name
    named = {measure_of(one).unit.name for one in _parts_of(bound)}
    people = words_in("nouns", "people") | words_in("totals", "people")
    anybody = people | words_in("topics", "anybody") | {""}
    is_of_people = counted in anybody and people.issuperset(named)
    return _counts(bound) and (is_of_people or {counted, ""}.issuperset(named))


def _repeats(bound: Bound) -> bool:
    """Whether one share is a fraction, and the other is in percent."""
    share, again = (bound[name] for name in ("share", "again"))
    return is_share(share) and is_share(again) and _is_percent(again) > _is_percent(share)


def _is_percent(mention: Mention) -> bool:
    return measure_of(mention).unit.name == "percent"


def _rivals(bound: Bound) -> bool:
    return all(_is_percent(bound[name]) for name in ("share", "other"))


def _are_of_years(bound: Bound) -> bool:
    """Whether two dates tell their years, a day without one may be of another; no "1920 barn"."""
    dates = [bound[name] for name in ("first", "then")]
    are_bare = not any(date.text.split()[0] in grammar("article") for date in dates)
    return are_bare and all(map(_tells_year, dates))


def _tells_year(date: Mention) -> bool:
    return re.search(r"\b\d{4}\b", date.text) is not None


def _counts_back(bound: Bound) -> bool:
    """Whether one of two dates is a day, month or year, the other how long ago that is.

    Or the year before or after that of publication, which is one year alone: "last year".
    """
    date, ago = bound["date"], bound["ago"]
    is_since = date.text.casefold().startswith("since ")
    is_span = not is_since and any(one.granularity == "span" for one in date.value.readings)
    near_year = _NEAR_YEAR.fullmatch(ago.text)
    if is_span or not _tells_year(date) or not (near_year or ago.text.endswith("ago")):
        return False
    told, counted = date.value.widest, ago.value.widest
    if told is None or counted is None or (told.is_open and not is_since) or counted.is_open:
        return False
    is_beside = 0 < told.days_apart(counted) <= _A_YEAR  # "three years ago" may miss it by one
    return bool(near_year) or not is_beside


_A_YEAR = 366  # days
_NEAR_YEAR = re.compile("(?:last|this|next) year", re.IGNORECASE)


def _multiplies(bound: Bound) -> bool:
    amount, count, each = (bound[name] for name in ("amount", "count", "each"))
    of, by = map(dimension_of, (amount, each))
    are_alike = _are_of_one_unit(amount, each) or of == by == "time"
    are_alike |= by == f"{of}/count" and _is_of_each(count, each)
    return dimension_of(count) == "count" and are_alike


def _shares(bound: Bound) -> bool:
    share, part, whole = (bound[name] for name in ("share", "part", "whole"))
    has_no_share = not (is_share(part) or is_share(whole) or _is_one_of_two_shares(part, share))
    is_whole = _are_alike(part, whole) or number_of(part) <= number_of(whole)
    return is_share(share) and has_no_share and is_whole and _are_told_alike(part, whole)


def _are_told_alike(part: Mention, whole: Mention) -> bool:
    """Whether a part measures what its whole does, or one leaves it out: "of 900 acres, 600"."""
    is_left_out = any(
        not measure_of(one).unit.name and _leaves_out(one, measure_of(other).unit)
        for one, other in ((part, whole), (whole, part))
    )
    return is_left_out or dimension_of(part) == dimension_of(whole)


def _is_one_of_two_shares(part: Mention, share: Mention) -> bool:
    """Whether a number may be a share whose unit the next has, as in "30 or 40 percent of"."""
    is_bare = not measure_of(part).unit.name and number_of(part) < _PERCENT
    return is_bare and share.start - part.end == len(" or ")


def _differs(bound: Bound) -> bool:
    """Whether a difference can be one between two figures: between shares, in points."""
    difference, larger, smaller = (bound[n] for n in ("difference", "larger", "smaller"))
    is_in_points = is_share(larger) and re.search(r"\bpoints?$", difference.text) is not None
    is_left_out = _is_of_unit_told_once(difference, larger, smaller)
    if not (may_be_alike(larger, smaller) or is_left_out) or is_share(larger) > is_in_points:
        return False
    if smaller.start - larger.end == 1 and not _is_won_by(bound):
        return False
    is_larger = measure_of(larger).low.value >= measure_of(smaller).low.value
    if "." in larger.text and not (measure_of(larger).unit.name or "." in difference.text):
        return False  # "in 51.20, 12 metres ahead"
    named = [one for one in (larger, smaller) if measure_of(one).unit.name]
    are_alike = any(may_be_alike(difference, one) for one in named or (larger, smaller))
    return is_larger and (is_in_points or are_alike or is_left_out)


def _is_of_unit_told_once(difference: Mention, *between: Mention) -> bool:
    """Whether figures of time tell one unit, some of them: "14.2 months against 11.9, by 2.3"."""
    figures = (difference, *between)
    named = {measure_of(one).unit.name for one in figures} - {""}
    is_exact = all("." in one.text for one in figures)  # no "18 days, five more than the usual 13"
    is_of_time = len(named) == 1 and "time" in map(dimension_of, figures if is_exact else between)
    return is_of_time and is_exact


def _is_won_by(bound: Bound) -> bool:
    """Whether a score and how far one won by count the same: no 12,000 votes of "won 52-48"."""
    difference, *score = (bound[name] for name in ("difference", "larger", "smaller"))
    counted = measure_of(difference).unit.name.split()[-1:]
    most = number_of(bound["larger"])
    is_same = words_in("topics", "won by").issuperset(counted) and number_of(difference) <= most
    return is_same and sum(map(number_of, score)) != _PERCENT


_PERCENT = 100  # together: those are shares of the vote


def _rates(bound: Bound) -> bool:
    average, amount, per = (dimension_of(bound[name]) for name in ("average", "amount", "per"))
    return average == f"{amount}/{per}" and (
        per != "count" or _is_of_each(bound["per"], bound["average"])
    )


def _is_of_each(count: Mention, each: Mention) -> bool:
    """Whether a figure is of one of what is counted: "240 pubs", "£1.5 million a pub", "a head"."""
    nouns = (noun.removesuffix("s") for noun in measure_of(count).unit.name.split()[-1:])
    return each.text.endswith((" head", " person", *nouns))


def _ages(bound: Bound) -> bool:
    age = measure_of(bound["age"])
    is_plain = age.unit.dimension in ("count", "time") and age.numerals[0].value.denominator == 1
    is_of_year = bound["born"].text.casefold() != "in the year"  # "that the bridge fell, 1946"
    return is_plain and is_of_year and age.unit.name in ("", "year") and age.low.value <= OLDEST


def _lasts(bound: Bound) -> bool:
    """Whether a length of time is told, or an anniversary of what has a year."""
    length = bound["length"]
    if years_of_anniversary(length.text) is not None:
        return _tells_year(bound["start"]) and _is_kept(bound)
    period = bound["start"]
    is_period = period is bound.get("end")
    is_longer = _is_no_part_of(length, period, is_all="all" in bound) if is_period else True
    is_whole = not is_period or (_is_from_day_to_day(period) and is_longer)
    return dimension_of(length) == "time" and is_whole and not _is_reversed(bound)


def _is_reversed(bound: Bound) -> bool:
    """Whether days are no range, which is told of them: "from 2019 to 2015"."""
    start, end = bound["start"], bound.get("end", bound["start"])
    is_range = 0 < end.start - start.end <= len(" until ")
    return is_range and is_surely_before(end.value, start.value, 0)


def _is_from_day_to_day(period: Mention) -> bool:
    """Whether a date has two days as its ends: "from 3 May to 9 June 2021", "Monday to Friday"."""
    sides = re.split(r" (?:to|until|through) |\s?[–-]\s?", period.text)
    return len(sides) == _ENDS and all(map(_tells_day, sides))


def _tells_day(words: str) -> bool:
    last = words.casefold().split()[-1:]
    return bool(re.search(r"\b\d{1,2}(?!\d|[:.]\d)", words) or weekdays().keys() & last)


_ENDS = 2


def _is_no_part_of(length: Mention, period: Mention, *, is_all: bool) -> bool:
    """Whether a length in days or more is no less than a period is.

    Or, of what lasts all of it, less than its days without weekends. Fewer may be some days of it:
    "60 days, from 1 May to 31 August, at weekends". More than those of a week are those of several:
    "40 days, from Monday to Friday of each week".
    """
    days = [
        (one.latest - one.earliest).days
        for one in period.value.readings
        if one.earliest and one.latest
    ]
    worth = measure_of(length).unit.worth
    if not days or worth < SECONDS_A_DAY:
        return False
    told = number_of(length) * worth / SECONDS_A_DAY
    is_of_weeks = told > _A_WEEK and re.search(r"\d", period.text) is None
    is_less = is_all and told < _WORKED * min(days) and max(days) <= 2 * _A_WEEK
    return (is_less or told >= max(days)) and not is_of_weeks


_A_WEEK = 7  # days
_WORKED = 0.6  # of the days of some weeks, and a holiday less


def _is_kept(bound: Bound) -> bool:
    """Whether a date is that on which an anniversary is kept, none of what happened first.

    So is one near publication, "on Monday", and a year, but behind the first in "the 50th
    anniversary of the 1976 flood in 1980".
    """
    length, start, end = bound["length"], bound["start"], bound.get("end")
    if end is None:
        return True
    is_of_first = length.start < start.start < end.start
    norms = {node.norm for node in tokenize(end.text)}
    near = words_in("tenses", "next", "last") | NEAR_WORDS | NEAR_DAYS | weekdays().keys()
    if is_of_first:
        return not norms.isdisjoint(near)
    return norms.isdisjoint(near | months().keys()) == _tells_year(end)


SENSE: Mapping[str, Sense] = {
    "change_from": _changes,
    ORDER: _orders,
    PART: _parts,
    AT_LEAST: _adds,
    SUM: _makes_up,
    SAME: _repeats,
    RIVALS: _rivals,
    SHORT: _counts,
    EARLIER: _are_of_years,
    AGAIN: _counts_back,
    LED: _leads_up,
    FALLEN: _leads_to,
    RISEN: _leads_to,
    "share_of": _shares,
    PRODUCT: _multiplies,
    "difference_of": _differs,
    "rate_of": _rates,
    "age_of": _ages,
    "duration_of": _lasts,
}
