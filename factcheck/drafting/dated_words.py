"""Dates that a calendar can contradict: a weekday beside a day, and days that no month has."""

from __future__ import annotations

import re
from calendar import month_name, monthrange
from collections.abc import Callable, Iterable, Iterator
from functools import cache

from factcheck.reading.dates.date import DATE
from factcheck.reading.dates.dates_in_text import words_around
from factcheck.reading.dates.sure_tenses import is_surely_ahead, is_surely_past
from factcheck.reading.dates.tensed_verbs import FUTURE, PAST
from factcheck.reading.dates.tenses import tense_at
from factcheck.reading.grammar.calendar_words import ORDINAL_ENDINGS, months, order, weekdays
from factcheck.reading.grammar.engine import Mention
from factcheck.reading.grammar.number_words import cardinals, ordinals
from factcheck.text import NEAR_YEAR, YEAR, Span, sentence_around
from factcheck.words import any_of, choices, grammar, rows, words_in


def find_full_dates(text: str) -> Iterator[Span]:
    """Where a text gives a day with its month, and the weekday and year beside it, if any."""
    for found in _pattern().finditer(text):
        day = re.findall(r"\d+", found[0])[0]
        is_day = int(day) <= _LAST_DAY or len(day) == _YEAR or _is_told_as_day(found, text)
        is_other = is_known_as_none(text, *found.span()) or _is_of_several(text, *found.span())
        is_other = is_other or _is_set_right(text, found)
        if is_day and not is_other:
            yield Span(found.start(), found.end())


def _is_set_right(text: str, found: re.Match[str]) -> bool:
    """Whether a sentence says itself that a weekday is wrong: "June 14 was a Friday"."""
    told = sentence_around(text, Span(*found.span()))
    days = _alternatives(weekdays())
    dated = re.search(rf"\b(?P<weekday>{days})\.?,? (?P<day>.+?)(?:,? {YEAR})?$", found[0])
    if dated is None:
        return False
    again = rf"{re.escape(dated['day'])}(?:,? which)? (?:was|is|fell on|falls on) (?:an? )?"
    other = rf"(?!{dated['weekday']})(?:{days})"
    return re.search(again + other, text[found.end() : told.end]) is not None


def _is_of_several(text: str, start: int, end: int) -> bool:
    """Whether weekdays are of several days: "Friday and Saturday, May 3 and 4", "to October 9"."""
    is_last = _weekday_before().search(text, max(start - _NEXT * 2, 0), start)
    return bool(is_last and _FURTHER.match(text, end))


_FURTHER = re.compile(r" ?[-–] ?|, \d\d?\b|,? (?:and|to|through|until|till) (?=\d|[A-Z])")


@cache
def _weekday_before() -> re.Pattern[str]:
    return re.compile(
        rf"\b(?:{_alternatives(weekdays())})s?\.?(?:,? (?:and|to|through|till|until)|,| ?[-–]) ?\Z"
    )


def find_weekdays_around(text: str, mentions: Iterable[Mention]) -> Iterator[Span]:
    """Where a weekday that is not that of the day stands behind it, or two before two days.

    As in "on 3 May 2021, a Tuesday", "Saturday and Sunday, 3-4 May"; not where it is of something
    else: "by 3 May 2021, a Friday deadline had passed".
    """
    wrong = [one for one in mentions if one.kind == DATE and one.value.weekday_conflict]
    days = [one.start for one in find_full_dates(text)] if wrong else []
    for one in wrong:
        words = re.findall(r"[a-z]+", text[one.start : one.end].casefold())
        is_of_else = re.match(r"[ -](?!(?:and|but|when|that)\b)\w", text[one.end :][:_NEXT])
        is_behind = words[-1] in weekdays() and not is_of_else
        is_told = any(one.start <= day < one.end for day in days)
        if is_behind or (not is_told and _are_two(text[one.start : one.end])):
            yield Span(one.start, one.end)


def _are_two(told: str) -> bool:
    """Whether two weekdays stand before the two days of a month that are theirs.

    Not where one day is told, or days of two months, between which they come again.
    """
    words = re.findall(r"[a-z]+", told.casefold())
    named = {word for word in words if word in weekdays()}
    is_of_month = sum(word in months() for word in words) == 1
    return is_of_month and len(named) == len(re.findall(r"\b\d\d?(?!\d)", told)) == _BOTH


_BOTH = 2
_NEXT = 10  # letters in which the next word begins


def find_days_too_late(text: str) -> Iterator[Span]:
    """Where a month without a year has a day that it never has: "opens on Nov. 31".

    Only where the words beside it show that it is a day: "in April 31 people" counts people.
    """
    for found in _lone_days().finditer(text):
        month = months()[found["month"].casefold()]
        is_known = is_known_as_none(text, found.start("month"), found.end("day"))
        if int(found["day"]) > monthrange(_LEAP_YEAR, month)[1] and not is_known:
            yield Span(found.start("month"), found.end("day"))


def is_known_as_none(text: str, start: int, end: int) -> bool:
    """Whether a day that no month has is known to be none, or the number counts things of a month.

    As in "a date that does not exist", "not until 30 February", "31 of April's 40 goals",
    "31 June weddings"; in the words of somebody else it may be known to them.
    """
    found = _late_day().fullmatch(text, start, end)
    if not found:
        return False
    month = months()[(found["month"] or found["first"]).casefold()]
    year = int(found["year"] or _LEAP_YEAR)
    if int(found["day"] or found["last"]) <= monthrange(year, month)[1]:
        return False
    told = _with_clauses(text, sentence_around(text, Span(start, end)))
    is_count = text[start:end][0].isdigit() and _counted().match(text, end)
    before = text[told.start : start]
    is_quoted = before.count("“") > before.count("”") or before.count('"') % 2
    is_denied = before.endswith((" no ", "No "))
    return bool(is_count or is_quoted or is_denied or _none().search(text, told.start, told.end))


def _with_clauses(text: str, told: Span) -> Span:
    """A stretch of a text, with what a semicolon sets before or behind it."""
    start = told.start - 2 if text[: told.start].rstrip().endswith(";") else told.start
    is_open = text[: told.end].endswith(";")
    end = told.end + 2 if is_open else told.end
    return sentence_around(text, Span(max(start, 0), min(end, len(text))))


@cache
def _counted() -> re.Pattern[str]:
    return re.compile(rf"['’]s\b| (?!(?:{any_of(words_around()['no count'])})\b)[a-z]+s\b")


@cache
def _late_day() -> re.Pattern[str]:
    month, day = _alternatives(months()), r"(?:st|nd|rd|th)?"
    return re.compile(
        rf"(?:.*\b)?(?:(?P<day>\d\d){day}(?: of)? (?P<month>{month})"
        rf"|(?P<first>{month})\.? (?:the )?(?P<last>\d\d){day})\.?(?:,? (?P<year>{YEAR}))?"
    )


@cache
def _none() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{any_of(words_around()['none'])})\b", re.IGNORECASE)


def find_reversed_periods(text: str) -> Iterator[Span]:
    """Where a period ends in an earlier year than it begins: "from December 2014 to April 2005".

    Or on an earlier day of the month: "from 14 to 10 August", "from 5 July to 2 July". Figures
    alone are an index or a count behind a word of change: "fell from 2014 to 2005".
    """
    changes = words_in("changes", "risen", "fallen", "went")
    for found in (
        found
        for way in (_periods(), _days_of_month(), *_days_and_months())
        for found in way.finditer(text)
    ):
        before = text[max(found.start() - 20, 0) : found.start()].casefold().split()
        is_dated = found["start"] or found["end"] or found.groupdict().get("last", "to") != "to"
        if int(found["from"]) > int(found["to"]) and (is_dated or changes.isdisjoint(before[-2:])):
            yield Span(*found.span())


@cache
def _periods() -> re.Pattern[str]:
    day = rf"(?:\d{{1,2}} )?(?:{_alternatives(months())})\.? (?:\d{{1,2}}, )?"
    return re.compile(
        rf"\b[Ff]rom (?P<start>{day})?(?P<from>{YEAR}) (?P<last>to|until|till) "
        rf"(?P<end>{day})?(?P<to>{YEAR})(?![\d%-]|[.,]\d| [a-z]+s\b)"
    )


@cache
def _days_of_month() -> re.Pattern[str]:
    days = r"(?P<start>)(?P<from>[1-3]?\d) (?:to|until) (?P<end>)(?P<to>[1-3]?\d)"
    return re.compile(rf"\b[Ff]rom {days} (?:{_alternatives(months())})\b(?!['’]| [a-z]+s\b)")


@cache
def _days_and_months() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Two days with one month: "from 5 July to 2 July", and with it before them."""
    month, day = rf"(?:{_alternatives(months())})\.?", r"[1-3]?\d"
    behind = rf"(?P<from>{day}) (?P<start>{month}) (?:to|until) (?P<to>{day}) (?P<end>(?P=start))"
    before = rf"(?P<start>{month}) (?P<from>{day}) (?:to|until) (?P<end>(?P=start)) (?P<to>{day})"
    end = r"\b(?![\d%:-]|[.,]\d|,? \d{4}| (?:next|the|of)\b)"
    return re.compile(rf"\b[Ff]rom {behind}{end}"), re.compile(rf"\b[Ff]rom {before}{end}")


def find_compared_years(text: str) -> Iterator[tuple[Span, Span]]:
    """Two years of a sentence, of which the second is what the first is compared with, so earlier.

    As in "2004, compared with 1.4bn in 2003"; what was only expected may lie ahead. Of several
    years before the comparison the nearest is meant, and none that is an index's base or in whose
    prices it is told, or since which a record stood. With "after" a clause may begin that goes on:
    "in 2016 and, after losing in 2020, again in 2024".
    """
    for found in _compared().finditer(text):
        if _is_of_something(found, text):
            continue
        if found["by"] == "after" and not _tells_what_went_before(found, text):
            continue
        told = sentence_around(text, Span(*found.span()))
        words = re.findall(r"[a-z]+", text[told.start : told.end].casefold())
        is_ahead = not words_in("topics", "ahead").isdisjoint(words)
        if int(found["last"]) > int(found["first"]) and not is_ahead:
            yield Span(*found.span("last")), Span(*found.span("first"))


def _is_of_something(found: re.Match[str], text: str) -> bool:
    """Whether the first year may be that of a thing or a record, and not of what is compared.

    As in "the works, opened in 1985, made 400 cars last year, up from 300 in 2021". A look back
    compares years far from each other the other way: "40 percent in 2015, against 25 in 2021".
    """
    start, between = found.start("first"), text[found.end("first") : found.start("by")]
    is_far = int(found["last"]) - int(found["first"]) > _most_slipped(found, text)
    times = (*words_around()["another time"], *weekdays())
    told = any_of((*words_in("tenses", "present"), *times))
    is_other_time = re.search(rf"\b(?:{told})\b", between, re.IGNORECASE)
    led = _things_year().search(text, max(start - _LONGEST_LEAD, 0), start)
    return is_far or bool(is_other_time or led)


def _most_slipped(found: re.Match[str], text: str) -> int:
    """How far a slip may set the second behind the first: farther in "rose to", "up from"."""
    changes = words_in("changes", "risen", "fallen")
    start = found.start("first")
    led = re.search(r"\b([a-z]+) (?:to|by) [^,;.]*$", text[max(start - _LONGEST_LEAD, 0) : start])
    is_change = found["by"].split()[0] in changes or (led and led[1] in changes)
    return _MOST_SLIPPED if is_change else _MOST_BACK


_MOST_SLIPPED = 10  # years by which a slip moves one: a digit, or two of them changed about
_MOST_BACK = 3  # years by which one that is compared, "against 25 in 2021", lies behind by a slip
_LONGEST_LEAD = 60  # letters before a year that tell whose it is


@cache
def _things_year() -> re.Pattern[str]:
    words, day = any_of(words_around()["thing's year"]), r"(?:[A-Z][a-z]+\.? )?(?:\d{1,2},? )?"
    of_thing = rf"(?:{words})(?: [\w'’]+){{0,3}} (?:in|on|of|since) {day}"
    return re.compile(rf"\b(?:{of_thing}|[Ss]ince (?:[\w'’]+ ){{0,4}}{day})$", re.IGNORECASE)


def _tells_what_went_before(found: re.Match[str], text: str) -> bool:
    """Whether "after" tells what came before the figures of a year, none further of many.

    Not in "a man jailed in 1996 was freed, after a review in 2019", nor in "it is the third to
    fail in 10 years, after those of 2014 and 2019".
    """
    told = sentence_around(text, Span(*found.span()))
    before = text[told.start : found.start("first")]
    between = text[found.end("first") : found.start("by")].rstrip(", ")
    words = re.findall(r"[a-z]+", between.casefold())
    is_apart = "," in between and before.strip() not in ("In", "For")
    is_further = not ordinals().keys().isdisjoint(words)
    has_figure = re.search(r"\d", before + between) is not None
    is_end = _AT_END.match(text, found.end()) is not None
    return has_figure and is_end and not (is_apart or is_further)


_AT_END = re.compile(r"[.;!?)\n]|,? and\b(?!,)|$")


@cache
def _compared() -> re.Pattern[str]:
    around, year = words_around(), NEAR_YEAR
    no_first = "".join(rf"(?<!\b{word} )" for word in around["no figure's year"])
    constant = any_of(around["of constant prices"])
    comparing = (
        rf"(?!(?:{any_of(around['no comparison'])}) )(?P<by>{any_of(around['comparison'])}) "
    )
    return re.compile(
        rf"\b{no_first}(?P<first>{year})(?!\w|[.,]\d| (?:{constant})\b)"
        rf"(?:(?!\b{year}\b)(?:\([^()\n]*\)|[^.;!?\n(]|\.\d))*?(?<!\band)(?<!\bbut), {comparing}"
        rf"(?:(?!{year}\b)(?:[^.,;!?\n]|[.,]\d)){{0,60}}?"
        rf"\b(?:in|of|for) (?:[A-Z][a-z]+ )?(?P<last>{year})\b(?!,(?:\d| when\b)|[’'-])"
    )


def find_times_in_years(text: str) -> Iterator[tuple[Span, Span, int]]:
    """The first and last of years in which a thing happened, and in how many years it is said to.

    As in "won in 2015, 2018 and 2023, the third time in four years".
    """
    for way in _times_in_years():
        for found in way.finditer(text):
            first, *_, last = re.compile(YEAR).finditer(text, *found.span("years"))
            length = found["length"].casefold()
            many = int(length) if length.isdigit() else cardinals()[length]
            yield Span(*first.span()), Span(*last.span()), many


@cache
def _times_in_years() -> tuple[re.Pattern[str], ...]:
    nth = rf"(?:the|{any_of(grammar('possessive'))}) (?:{any_of(ordinals())})"
    rest = r"(?: [a-z][\w'’-]*){1,4}?"
    number = rf"(?P<length>\d{{1,2}}|{any_of(cardinals())})"
    counted = rf"{nth}{rest} in (?:only |just )?{number} years\b"
    years = rf"(?P<years>{YEAR}(?:, {YEAR})*,? and {YEAR})\b(?![-–’'])"
    return (
        re.compile(rf"\bin {years},? {counted}"),
        re.compile(rf"{counted}[\w ]{{0,30}}, (?:after|following)(?: those)?(?: of| in)? {years}"),
    )


def surely_told(text: str, dates: Iterable[Mention]) -> list[tuple[Mention, str]]:
    """The dates with a year that are surely told as past, or as to come."""
    dated = (
        one
        for one in dates
        if _HAS_YEAR.search(one.text)
        and "(" not in one.text
        and not is_known_as_none(text, one.start, one.end)
    )
    told = ((one, tense_surely_told(text, Span(one.start, one.end))) for one in dated)
    return [(one, tense) for one, tense in told if tense]


def tense_surely_told(text: str, span: Span) -> str:
    """The tense of a date that the words before it leave no doubt of; "" where they do."""
    on = _ON.match(text, max(span.start - len("on "), 0), span.start)
    start = on.start() if on else span.start
    is_ahead, is_past = (
        tells(text, start, span.end) for tells in (is_surely_ahead, is_surely_past)
    )
    if not (is_ahead or is_past):
        return ""
    if tense_at(text, start, span.end) == FUTURE:
        return FUTURE if is_ahead else ""
    return PAST if is_past else ""


_HAS_YEAR = re.compile(rf"\b(?:{YEAR}|21\d\d)\b")
_ON = re.compile(r"\bon ")
_LAST_DAY = 31
_LEAP_YEAR = 2024
_LONG_MONTHS = {name.casefold() for name in month_name} | {"juli"}
_YEAR = 4  # digits: that of "2024-01-17"
_BEFORE_DAYS = re.compile(
    r"\b(?:on|since|until|by|from|before|after|to|for|a|an|earmarked|chose)\s+(?:the\s+)?$",
    re.IGNORECASE,
)


def _is_told_as_day(found: re.Match[str], text: str) -> bool:
    """Whether words show that a number beside a month is meant as a day: "on 45 June"."""
    is_led = _BEFORE_DAYS.search(text, max(found.start() - 14, 0), found.start())
    return bool(is_led) or found[0][:1].isalpha()


@cache
def _lone_days() -> re.Pattern[str]:
    """A month and its 30 or 31, where that is no number of something else.

    So it is behind "on", where a larger one may be meant as a year or be of something else unless a
    clause ends or goes on; behind "from", where another day follows; between an article and a noun,
    and before what ends a clause: there behind a verb or preposition of time, or in a month cut
    short, which stands before days alone.
    """
    month, short = _alternatives(months()), _alternatives(set(months()) - _LONG_MONTHS)
    day = r"\.? 3[01](?:st|th)?\b"
    date = rf"(?:{month}){day}"
    no_share = r"(?! ?%| per ?cent| points| thousand| [mb]illion| \d)"
    ends = rf"(?=[.;:!?)”\"\n]|$|, (?!(?:{month})\b|\d))"
    around, articles = words_around(), grammar("article", "possessive")
    leading, no_day = any_of(around["lone day"]), any_of(around["no lone day"])
    following = grammar("preposition", "of time", "coordinator", "article", "pronoun")
    going_on = any_of(following | {"will"})
    larger = (
        rf"(?:{month}) (?:3[2-9]|[4-9]\d)(?:{any_of(ORDINAL_ENDINGS)})?(?:{ends}| (?:{going_on})\b)"
    )
    before = (
        rf"\b[Oo]n (?={date}{no_share})",
        rf"\b[Ff]rom (?={date} (?:to|until|through) (?:{month})\.? \d)",
        rf"\b(?:[Oo]n|(?:set|due|scheduled) for) (?={larger})",
        rf"\b(?i:{any_of(articles)}) (?={date}{no_share} (?!and |or |of )[a-z])",
        rf"\b(?:{leading}) (?={date}{ends})",
        rf"\b(?!(?:{no_day})\b)[a-z]+ (?=(?:{short}){day}{ends})",
    )
    return re.compile(
        rf"(?:{'|'.join(before)})(?P<month>{month})\.? (?P<day>\d\d)(?:st|th)?"
        r"(?![\w:/–-]|[.,]\d|,? \d{4})"
    )


_MOST_BLANKS = 6  # in place of the marks of emphasis
_ENDS_CLAUSE = r"(?=[;:!?)\"”\n]|[.,](?!\d)|$)"
_EARLY_YEAR = rf"(?:,? \d{{4}}| \d{{3}}){_ENDS_CLAUSE}"
_NO_YEAR = rf"(?!\.?(?:,? (?:\d{{4}}|\d{{3}}{_ENDS_CLAUSE})| \d{{3}})(?!\d|,\d))"
"""Digits behind a day are a year where they end a clause; else it is left open what they are."""


@cache
def _pattern() -> re.Pattern[str]:
    month, weekday = (
        _alternatives(words, str.title, str.upper) for words in (months(), weekdays())
    )
    day = r"\d{1,2}(?i:st|nd|rd|th)?"
    which = rf"(?:{_alternatives(order(), str.lower, str.title)}) "
    before, year = (
        rf"(?:{which})?(?:{weekday})\.?,? ",
        rf"(?:,? {YEAR}(?! (?:{_zones()})\b)|{_EARLY_YEAR})",
    )
    told = rf"(?:{before})?(?:the )?{day}(?: of)? (?:{month})\.?(?:{year}|{_NO_YEAR})"
    turned = rf"(?:{month})\.? (?:the )?{day}"  # alone, as in "in June 40 people", it is no day
    long = rf"(?:{month})\.? \d{{3}}(?:st|nd|rd|th)?,? {YEAR}"
    digits = r"(?:19|20)\d\d-(?:\d\d-(?:[0-2]\d|3[01])|(?:0\d|1[0-2])-\d\d)"  # 2022-45-99 is none
    digits = rf"{digits}|(?:[0-2]?\d|3[01])\.(?:0?\d|1[0-2])\.(?:19|20)\d\d"
    beside = rf"(?:{weekday})\.? \((?:{turned}|{day} (?:{month})\.?)(?:{year})?\)"
    dated = rf"(?:{before})?{turned}{year}|{before}{turned}{_NO_YEAR}|{long}|{digits}"
    pattern = rf"(?<![\w/.-])(?:(?:{told}|{dated})(?![\d:]|[.,]\d|-\d)\b|{beside})"
    return re.compile(pattern.replace(" ", f" {{1,{_MOST_BLANKS}}}"))


def _zones() -> str:
    """What stands behind an hour: "January 15, 1930 GMT"."""
    return any_of(zone for _, words in rows("time_zones") for zone in choices(words))


def _alternatives(words: Iterable[str], *cases: Callable[[str], str]) -> str:
    """Words with a capital letter, the longest first: "may" and "sun" are other words.

    With ``cases`` those are written so, as in a headline of capitals.
    """
    return any_of(case(word) for word in words for case in cases or (str.title,))
