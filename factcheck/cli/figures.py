"""Figures in running text: patterns find where one begins, the reader of quantities confirms it."""

from __future__ import annotations

import re
import sys
from bisect import bisect
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import TYPE_CHECKING

from factcheck.cli.bare import find_bare, is_magnitude
from factcheck.cli.candidate import Candidate
from factcheck.cli.compounds import IN_WORDS
from factcheck.cli.leading import leading_start
from factcheck.cli.restatements import (
    DIGIT,
    ONES,
    SMALL,
    TOLD_AGAIN,
    WAYS,
    before_conversion,
    find_restatement,
)
from factcheck.cli.shares import is_share

if TYPE_CHECKING:
    from factcheck.quantities import Measure
    from factcheck.text import Span

_NUMBER_WORDS = (
    f"{SMALL}|half an?|a dozen|a hundred|a thousand|a million|one in|"
    "one (?:(?:hundred|thousand|million|billion|trillion|gold|silver|bronze)\\b)"
)
_ONE = (  # "a metre (39in)", "a mile and a half (2.4 km)"
    rf"(?:{ONES})(?=(?:[ -](?:half|quarter))?[ -](?!(?:{SMALL})\b)[a-z]{{2,12}}"
    r"(?: (?!of\b)[a-z]{2,9})?(?: and a (?:half|quarter))? ?[(\[])"
)
_CURRENCY = (
    r"(?:US|A|C|HK|NZ|S|R)\$|"
    r"(?:GBP|USD|EUR|AUD|CAD|NZD|CHF|JPY|INR|CNY|RMB|HKD|SGD|SEK|NOK|DKK|ZAR|BRL|"
    r"MXN|RUB|TRY) ?|[$€£¥]"
)
_START = re.compile(
    rf"(?:(?<=\.\.\.)|(?<=[a-z]:)|(?<![{DIGIT[1:-1]}\w.,·:/^#$€£¥–-]))"
    rf"(?:(?:(?<!plus or )minus |[-−])?(?:{_CURRENCY})?(?:{DIGIT}|\.\d)|{_ONE}|"
    rf"(?:{_NUMBER_WORDS})\b(?!-[a-z]+ed\b))",
    re.IGNORECASE,
)
_NUMBERLESS = re.compile(rf"(?!half|three){_ONE}", re.IGNORECASE)
_NO_FIGURE = re.compile(  # "3 p.m.", "10:30", "1990s", "135.2W", "24th", "2 day-long", "95% CI"
    r"\d{1,2}(?:[.:]\d\d){0,2} ?[ap]\.?m\b|(?:[01]?\d|2[0-3]):\d\d(?!:\d\d(?! (?:GMT|UTC))|\.\d)|"
    r"\d{1,3}0s\b|\d{1,3}\.\d[nsew]\b|\d+[’']s\b|"
    r"(?:(?:\d*[02-9])?(?:1st|2nd|3rd)|\d+th)\b|\w+ [a-z]+-long\b|"
    r"[\d.]+ ?% ?(?:CI|CrI|HDI|(?:confidence|credible|prediction) interval)s?\b",
    re.IGNORECASE,
)
_NAMED = re.compile(  # "Apollo 11", "Stage 1", "Number 30"
    r"\b(?:Apollo|Gemini|Stage|Flight|Boeing|Airbus|Route|Highway|Interstate|Chapter|Article|"
    r"Section|Formula|Number|No\.|Advisory|Grade|Level|Phase|Type|Category|Division|Channel|Room|"
    r"Experiment|Study|Trial|Appendix|Terminal|Gate|Platform|Line|Bowl|War|Page|Figure|Table|"
    r"Tier|Day|Week|Lot|Unit) $"
)
_NUMBERED = re.compile(  # "runway 28L", "the FTSE 100"
    r"\b(?:FTSE|S&P|Nasdaq|NASDAQ|CAC|Nikkei|Russell|Fortune|Poor[’']s|Top|[Rr]unway|[Rr]ow|"
    r"[Ss]eats?|7\d7 M(?:ax|AX)) $"
)
_END = re.compile(
    rf"[;:()\[\]\n—“”]|(?<!{DIGIT})\"|(?<={DIGIT})\"(?! ?[(\[/=×x]| {WAYS}\b|"
    rf"(?: ?[-–] ?| to ){DIGIT}[\d./]*\")|,(?!\d)|"
    r"(?<!\bU\.S)(?<!\bU\.K)(?<!\bsq)(?<!\bcu)(?<!\bfl)(?<!\bimp)\.(?=\s|$)|"
    r"\.\.\.|[!?]|(?<=[a-z])\.(?=\d{1,3}(?:\s|$))|"
    r" an? (?:day|week|month|quarter|year|decade) (?:ago|earlier)\b|"
    r"(?<=\w) [-–] (?=[A-Za-z]|\d+\s*(?:$|[\n;]|[,.](?!\d)))| & (?=\d)|"
    rf"(?<=\S)-long\b|{TOLD_AGAIN}|"
    r" (?:that|which|who|whose|whom)\b|"
    r" in (?=\d|[A-Z]|(?:the|an?|all|each|every|its|their|this|that)\b)"
)
_IN_A_PLACE = re.compile(  # "5 in northern Mali"; not "5 in (13 cm)", "5 in wide"
    rf" in (?!(?:{WAYS}|below|above)\b)[a-z]"
)
_CLOSING = re.compile(r"\s?[)\]]")
_STAMP = re.compile(r"\d{4}-\d\d-\d\d[ T]$")  # before the clock time
_MARGIN = re.compile(r"\d ?(?:±|\+/-) ?$")  # belongs to the number before it
_SCORE = re.compile(r"(\d{1,3})[-–](\d{1,3}) (?:at|after|through|in|to|on|with|over|against|for)\b")
_LONGEST = 60  # characters, and words, from a number's beginning to its unit's end
_MOST_WORDS = 10
_PLURAL = re.compile(
    r"people|[\w-]*(?:men|women|children)|police|troops|percent|personnel|staff|cattle|sheep|"
    r"aircraft|crew|dead|homeless|gold|silver|bronze|"
    r"(?!(?:bus|gas|news|series|is|was|has|its|as|this|us|plus|versus|thus|besides|perhaps|towards|vs|[\w-]+(?:ss|ous))$)[\w’'-]*[a-z]s",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
_LARGE = re.compile(r"\d[, \xa0]\d{3}|illion|thousand|hundred|trillion", re.IGNORECASE)
_MOST_NOUN_WORDS = 4
_JOINED = re.compile(  # "three-count indictment alleges"
    r"(?:\d[\d,]*|two|three|four|five|six|seven|eight|nine|ten)-"
    r"(?!plus|odd|strong|half|thirds?|quarters?|(?:fif|six|seven|eigh|nin|ten)ths?)[a-z]+ ",
    re.IGNORECASE,
)
_METALS = frozenset({"gold", "silver", "bronze"})
_NO_NOUN = re.compile(
    r"remain(?:ed)?|died|survived|were|was|are|is|had|has|have|among|amongst|during|across|above|"
    r"below|behind|ahead|after|before|since|until"
)
_TO_OTHERS = re.compile(  # "$18 million to two schools", "$16 million by $2 million"
    rf"(?<=[\d.,]) to (?=(?:{_NUMBER_WORDS})\b)|(?<=illion) to (?=(?:{_NUMBER_WORDS})\b)|"
    r" by (?=[$€£¥])|(?<= day) to (?=\d)|(?<= week) to (?=\d)|(?<= year) to (?=\d)",
    re.IGNORECASE,
)
_AND_ANOTHER = re.compile(r" (?:and|or) (?=[$€£¥]\d|\d[\d.]* cents? (?:a|per) )")
_PERCENT_TO = re.compile(r"([\d.,]+ ?(?:%|percent|per cent)) to ")
_DOTTED = re.compile(r"(?<=\.[a-z])\.")  # "80 m.p.h."
_COMPOUND = re.compile(  # "9ft, 2in", "5’7”"
    rf"{IN_WORDS}|"
    r"\d+(?:ft|lbs?|st),? \d+(?:in|oz|lbs?)\b|\d[’'] ?\d{1,2}[”\"]|"
    r"(?:\d{1,2}:[0-5]\d(?::[0-5]\d(?:\.\d+)?|\.\d{1,3})|(?:2[4-9]|[3-9]\d):[0-5]\d)(?![\d:]|\.\d)"
)
_AND_OTHERS = re.compile(r" and (?:crew(?: members)?|territories|women|children)\b")


def find_figures(text: str, taken: Iterable[Span] = ()) -> Iterator[Candidate]:
    """The figures in a text, but for those that begin in ``taken``.

    They have a unit, a counted noun, a scale, or words around them that tell, as with an age.
    """
    spans = sorted((span.start, span.end) for span in taken)
    closed = {offset for start, end in spans for offset in range(start, end)}
    starts, past = [start for start, _ in spans], 0
    for found in _START.finditer(text):
        at = found.start()
        if at < past or at in closed or _is_no_figure(text, at):
            continue
        number = bisect(starts, at)
        limit = starts[number] if number < len(starts) else len(text)
        of_quake = _bare(text, at, past) if is_magnitude(text, at) else None
        if figure := of_quake or _figure(text, at, past, limit) or _bare(text, at, past):
            past = figure.span.end
            yield figure


def _is_no_figure(text: str, at: int) -> bool:
    """Whether a number is a time, a place on the globe, or part of a name."""
    before = text[max(0, at - 20) : at]
    is_named = any(words.search(before) for words in (_NAMED, _NUMBERED, _STAMP, _MARGIN))
    is_torn = text[at] == "." and before[-2:-1].isdigit()  # "5 .6%"
    return bool(_NO_FIGURE.match(text, at) or is_named or is_torn or _is_score(text, at))


def _is_score(text: str, at: int) -> bool:
    """Whether a number is the first of a score, the greater one: "lead 20-16 at half-time"."""
    found = _SCORE.match(text, at)
    return found is not None and int(found[1]) > int(found[2])


def _figure(text: str, at: int, past: int, limit: int) -> Candidate | None:
    """The figure whose number begins at an offset, its hedge not before ``past``.

    At ``limit`` something else begins.
    """
    from factcheck.text import Span

    end = _figure_end(text, at, limit)
    if end is None:
        return None
    start = leading_start(text, at, end, past)
    key = "share" if is_share(text, (start, end), _measure(text[at:end])) else "quantity"
    stated = {key: text[start:end]}
    again = find_restatement(text, at, end, _figure_end)
    if again is None:
        is_alone = not _NUMBERLESS.match(text, at)
        return Candidate(Span(start, end), "figure", stated) if is_alone else None
    is_opened = re.search(r"[(\[]", text[end : again[0]]) is not None
    closing = _CLOSING.match(text, again[1]) if is_opened else None
    whole = Span(start, closing.end() if closing else again[1])
    return Candidate(whole, "figure", stated | {"restated": text[slice(*again)]})


def _figure_end(text: str, at: int, limit: int = sys.maxsize) -> int | None:
    """Where the figure that begins at an offset ends with its unit; ``None`` where it is none."""
    compound = _COMPOUND.match(text, at)
    if compound and _measure(compound[0]):
        return compound.end()
    window = text[at : min(limit, at + _LONGEST)]
    if limit > at + _LONGEST and text[at + _LONGEST : at + _LONGEST + 1].strip():
        window = window[: len(window) - len(window.split()[-1])]
    if stop := _END.search(window, 1):
        window = window[: stop.start()]
    another = None if text.endswith("between ", 0, at) else _AND_ANOTHER.search(window)
    if another and window[0] in "$€£¥":
        window = window[: another.start()]
    if others := _TO_OTHERS.search(window):
        window = window[: others.start()]
    if level := _PERCENT_TO.match(window):
        window = level[1]
    window = before_conversion(window)
    if _is_product_of_counts(window):
        window = window.partition(" by ")[0]
    starts_change = text[:at].endswith("from ")
    windows = [window.partition(" to ")[0], window] if starts_change else [window]
    lengths = (_length(window, is_said) for window in windows for is_said in _WAYS)
    end = next((at + length for length in lengths if length), None)
    more = end and (_AND_OTHERS.match(text, end) or _DOTTED.match(text, end))
    return more.end() if more else end


def _length(window: str, is_said: Callable[[str, Measure, Measure], bool]) -> int:
    """How much of a passage says all of the figure that begins it; 0 where nothing does."""
    whole = _measure(window)
    if whole is None:
        return 0
    for token in islice(re.finditer(r"\S+", window), _MOST_WORDS):
        words = window[: token.end()].rstrip(",.'’")
        measure = _measure(words)
        if measure and measure.unit.printed == "in" and _IN_A_PLACE.match(window, len(words) - 3):
            continue
        if measure and measure.numerals == whole.numerals and is_said(words, measure, whole):
            return len(words)
    return 0


def _is_product_of_counts(window: str) -> bool:
    """Whether a passage reads as a product that is none: "a majority of 90 by two seats"."""
    whole = _measure(window) if " by " in window else None
    return whole is not None and whole.form == "product" and whole.unit.dimension == "count"


def _measure(words: str) -> Measure | None:
    from factcheck.quantities import read_quantity

    readings = read_quantity(words).readings
    return readings[0] if readings else None


def _has_unit(words: str, measure: Measure, whole: Measure) -> bool:
    """Whether the words end with the figure's unit, or begin with its currency."""
    has_printed = words.endswith(measure.unit.printed) or words.startswith(measure.unit.printed)
    return has_printed and _is_of_unit(words, measure, whole)


def _is_of_unit(words: str, measure: Measure, whole: Measure) -> bool:
    """Whether the words name the whole unit, in whatever way they write it: "6 ft 2 in", "m²"."""
    unit = measure.unit
    is_ordinal = unit.printed == "second" and " second" in words  # "180 second class"
    is_preposition = unit.printed == "at" and words.endswith(" at")
    is_unit = unit.printed == whole.unit.printed and not is_ordinal and not is_preposition
    return unit.dimension != "count" and is_unit


def _has_noun(words: str, measure: Measure, whole: Measure) -> bool:
    """Whether the words end with what is counted, in the plural."""
    noun = measure.unit.printed.split()
    if not noun or measure.unit.dimension != "count" or whole.unit.dimension != "count":
        return False
    is_year = _YEAR.fullmatch(words.split()[0]) is not None
    is_plural = _PLURAL.fullmatch(noun[-1]) is not None and not _JOINED.match(words)
    is_thing = not _NO_NOUN.fullmatch(noun[0]) and not (
        noun[-1] in _METALS and _is_of_medals(whole)
    )
    return is_plural and is_thing and len(noun) <= _MOST_NOUN_WORDS and not is_year


def _is_of_medals(whole: Measure) -> bool:
    return re.search(r"\bmedals?\b", whole.unit.printed) is not None


def _is_large(words: str, measure: Measure, _whole: Measure) -> bool:
    """Whether the words are a number so large that it is a figure without a noun."""
    return not measure.unit.printed and _LARGE.search(measure.numerals[0].text) is not None


_WAYS = (_has_unit, _has_noun, _is_of_unit, _is_large)


def _bare(text: str, at: int, past: int) -> Candidate | None:
    from factcheck.text import Span

    span = find_bare(text, at, past)
    return Candidate(Span(*span), "figure", {"quantity": text[slice(*span)]}) if span else None
