"""Dates in running text: patterns find them, the reader of dates confirms them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcheck.cli.drafts.alternatives import COMMON_HEDGES, number_words
from factcheck.cli.drafts.candidate import Candidate
from factcheck.cli.drafts.words import MONTHS, WEEKDAYS
from factcheck.dates import Date
from factcheck.reading.date import read_date
from factcheck.text import Span

_MONTH = (
    rf"(?:{MONTHS}|"
    r"(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\b\.?)"
)
_SURE_MONTH = rf"(?!May\b|March\b){_MONTH}"  # the two are also a verb and a walk
_NO_NAME = r"(?!(?:Jan|April|June|August) (?:[A-Z]|v[ao]n |de ))"  # "a play by April Holm"
_LINK = rf"(?:[Ii]n |[Ss]ince |[Bb]y {_NO_NAME}|[Ll]ast |[Nn]ext )"
_ANY_WEEKDAY = rf"(?:{WEEKDAYS}|(?:Mon|Tues?|Wed|Thu(?:rs)?|Fri|Sat|Sun)\b\.?)"
_A_WEEKDAY = rf"(?:, a {WEEKDAYS}(?=[,.;)]))?"
_DAY = r"\d{1,2}(?:st|nd|rd|th)?(?!,*\d)"
_YEAR = r"(?:1[5-9]|20)\d\d(?![,.]*\d|[-–]\w|%)"
_OF_YEAR = rf"(?:,? {_YEAR}|,? (?:of )?(?:last|this|next) year\b)?"
_UNIT = r"(?:week|weekend|month|year|quarter|spring|summer|autumn|fall|winter|decade|century)"
_COUNT = rf"(?i:an?|{number_words(1, 90)}|\d{{1,3}}|a few|several)"
_ROUGHLY = rf"(?i:(?:{COMMON_HEDGES}) )"
_ON = r"(?:[Oo]n |[Ss]ince |[Bb]y |[Uu]ntil |[Tt]hrough )"
_FEAST = (
    r"(?:(?:Easter|Whit) (?:Sun|Mon)day|Good Friday|Palm Sunday|Ash Wednesday|"
    r"Christmas (?:Day|Eve)|New Year[’']s (?:Day|Eve)|Boxing Day|Thanksgiving)"
)
_DATED = (  # "the survey of 2009", "Founded: 1247"
    "census", "election", "elections", "survey", "fire", "war", "earthquake", "flood", "storm",
    "revolution", "crisis", "treaty", "referendum", "pandemic",
)  # fmt: skip
_BEGUN = ("Founded", "Established", "Built", "Opened", "Completed", "Launched", "Born", "Died")
_SINCE = r"[Ii]n|[Ss]ince|[Bb]y|[Uu]ntil"
_STILL_ON = (  # not "before 2013 ends", "before 2019 winner Holm"
    r"(?! (?:comes|draws|ends|closes|is (?:out|over)|winners?|champions?|finalists?|levels?|"
    r"editions?)\b)"
)
_TO = r"(?: (?:to|and|until|through) | ?[-–] ?)"
_FORMS = (
    rf"(?:[Ff]rom |[Bb]etween |[Oo]n )?{_DAY}(?: {_MONTH})?{_TO}{_DAY} {_MONTH}(?:,? {_YEAR})?",
    rf"(?:[Ff]rom |[Bb]etween |[Oo]n )?{_MONTH} {_DAY}{_TO}(?:{_MONTH} )?{_DAY}(?:,? {_YEAR})?",
    rf"{_ON}?(?:{_ANY_WEEKDAY},? )?(?:the )?{_DAY}(?: of)? {_MONTH}{_OF_YEAR}{_A_WEEKDAY}",
    rf"{_ON}?(?:{_ANY_WEEKDAY},? )?{_MONTH} {_DAY}{_OF_YEAR}{_A_WEEKDAY}",
    rf"{_ON}?{WEEKDAYS} \((?:{_MONTH} {_DAY}|{_DAY} {_MONTH})\)",
    rf"(?:[Ii]n |[Ss]ince |[Bb]y )?(?:early |late |mid-)?{_MONTH},? {_YEAR}",
    rf"(?:{_LINK}|[Ee]arly |[Ll]ate |[Mm]id-){_SURE_MONTH}",
    rf"{_LINK}(?:May|March)(?= ?[.,;])",
    rf"[Aa]n? {_SURE_MONTH} (?![a-z]+ing (?:the|an?|its|any|all|every)\b)[a-z]+",
    rf"{_ON}?{_FEAST}",
    rf"(?:{_ON}|[Ll]ast |[Nn]ext |[Tt]his )?{WEEKDAYS}(?: (?:morning|afternoon|evening|night))?",
    rf"(?:[Ee]arlier |[Ll]ater )?(?:[Ll]ast|[Tt]his|[Nn]ext) {_UNIT}",
    rf"{_ROUGHLY}?{_COUNT} (?:days?|weeks?|months?|years?|decades?) (?:ago|earlier|later)",
    r"[Yy]esterday|[Tt]omorrow",
    r"(?:19|20)\d\d-[01]\d-[0-3]\d",
    rf"(?:[Bb]etween {_YEAR} and|[Ff]rom {_YEAR} (?:to|until)) {_YEAR}",
    rf"(?:[Ii]n )?(?:Q[1-4] |the (?:first|second|third|fourth) quarter of ){_YEAR}",
    r"(?:[Ii]n |[Ss]ince )?the (?:early |late |mid-)?(?:1[5-9]|20)\d0s",
    rf"(?:(?:{_SINCE}) )?the (?:spring|summer|autumn|fall|winter) of {_YEAR}",
    rf"[Ff]or {_YEAR}(?=,)",
    rf"(?:{'|'.join(f'(?<={word} )' for word in _DATED)})of {_YEAR}",
    rf"(?:{'|'.join(f'(?<={word}: )' for word in _BEGUN)})1\d\d\d(?![,.]*\d|[-–]\w)",
    rf"(?:{_SINCE}|[Bb]efore|[Ff]rom) (?:early |late |mid-)?{_YEAR}{_STILL_ON}",
)
_DATE = re.compile("|".join(rf"(?<!\w)(?:{form})(?!\w)" for form in _FORMS))
_SPECIMEN_DAY = "2024-01-17"  # only to ask whether relative words can be read at all
_FULL_DAY = rf"(?P<day>{_MONTH} {_DAY},? {_YEAR}|{_DAY} {_MONTH},? {_YEAR})"
_DATELINE = re.compile(
    rf"^[A-Z][A-Z .]+,(?: [A-Z][\w. ]+,)? {_FULL_DAY} ?(?:\([^)]*\) ?)?[—–-]", re.MULTILINE
)
_CLOCK = r"(?:\d{1,2}[:.]\d\d(?: ?[ap]\.?m\b\.?)?(?: [A-Z]{2,4}(?:[+-]\d+)?)?,? )"
_DAY_LINE = re.compile(
    rf"^(?:(?:Published|Posted|Updated|Date):?(?: on)? )?{_CLOCK}?(?:{_ANY_WEEKDAY},? )?{_FULL_DAY}"
    r"(?:,? (?:at |[-–|] )?\d{1,2}[:.]\d\d[^\n]{0,20})?(?: \| Updated [^\n]{0,60})?[ \r]*$",
    re.MULTILINE,
)
_HEAD = 400  # characters, within which a line that is a day is that of publication


def find_days(text: str, published: str = "") -> Iterator[Candidate]:
    """The dates that can be read; ``tense`` is missing where it decides how."""
    heads = [
        found.span() for found in (_dateline(text), *_DAY_LINE.finditer(text, 0, _HEAD)) if found
    ]
    for found in _DATE.finditer(text):
        if any(start <= found.start() < end for start, end in heads):
            continue
        words, day = found[0], published or _SPECIMEN_DAY
        if read_date(words, day).readings:
            missing = {"tense": ""} if _needs_tense(words, day) else {}
            yield Candidate(Span(*found.span()), "date", {"date": words}, missing)


def _needs_tense(words: str, day: str) -> bool:
    def periods(date: Date) -> list[object]:
        return [reading.period for reading in date.readings]

    return periods(read_date(words, day, "past")) != periods(read_date(words, day, "future"))


def published_in(text: str) -> str:
    """The day in an article's dateline, or of a line of its own at the head; or empty."""
    found = _dateline(text)
    return found["day"] if found and read_date(found["day"]).readings else ""


def _dateline(text: str) -> re.Match[str] | None:
    return _DATELINE.search(text) or _DAY_LINE.search(text, 0, _HEAD)
