"""What is a date in running text: which phrases tell of a day, and which of them are torn."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from factcheck.reading.grammar.calendar_words import (
    ENDING_DECADES,
    NEAR_WORDS,
    ORDINAL_ENDINGS,
    months,
    plural_units,
    seasons,
    unit_words,
    weekdays,
)
from factcheck.reading.grammar.chart import Chart, Told
from factcheck.reading.grammar.engine import Line, is_glued, joined, norm_at
from factcheck.reading.grammar.number_words import is_of_number, ordinals, scales
from factcheck.reading.grammar.numerals import is_ordinal_ending
from factcheck.reading.grammar.tokens import BLANK, DASHES, DIGITS, GLUED, HIDDEN, PARAGRAPH, WORD
from factcheck.text import may_be_year
from factcheck.words import choices, grammar, rows, words_in


def mentions(chart: Chart) -> Iterator[Told]:
    """The longest dates on a line, from left to right, none across another."""
    at = 0
    while at < len(chart.line):
        told = next(dates_at(chart, at), None)
        if told is None:
            at += 1
            continue
        yield told
        at = told.end


def dates_at(chart: Chart, at: int) -> Iterator[Told]:
    """What may be a date in running text from a node on, the longest first."""
    here, line = chart.told(at), chart.line
    if not here or _is_within_a_word(line, at):
        return
    for end in sorted(here, reverse=True):
        told = here[end]
        is_date = has_core(line, at, end) and not _is_of_something(line, told)
        no_date = (_is_a_count, _is_torn, _is_verb, _is_particle, _is_no_beginning, _goes_beyond)
        if is_date and not any(is_so(line, told) for is_so in no_date):
            yield told


def _is_torn(line: Line, told: Told) -> bool:
    """Whether its first words belong to something else, or to the sentence before.

    "This year. In May", "sworn in on 1 May", "won 7-3 on Friday", "it was 4 C. May was warm",
    "40 in May, 30 in June", "6.6 in May and 5.6 in June", "40 barrels a day in May".
    """
    first, norms = told.start, told.norms
    second = norms[1] if len(norms) > 1 else ""
    if any(node.text == "C" for node in line[first : told.end]):
        return True
    if (norms[0] in _BEFORE_AT and second in AT) or norms[1:3] == ("it", "was"):
        return True  # "his post in January", "Earlier it was January 26"
    if line[first].kind == DIGITS and second in ("next", "last", "this"):
        return True  # "she turns 30 next month"
    if norms[:2] == ("a", "day") and norms[2:3] and norms[2] in AT:
        return norm_at(line, first - 1).endswith("s")
    if norms[-3:] == (",", "and", "later"):
        return True  # "from 1923 to 1928, and later was"
    clocks = [at for at, norm in enumerate(norms[:-1]) if "." in norm or ":" in norm]
    if any(_is_no_hour(norms[at + 1 :]) for at in clocks):
        return True
    if len(norms) > 2 and norms[-2] in _JOINING and "." in norms[-1]:
        return not clocks
    if norms[0] in _OF_MONTHS and norms[2:3] == (",",) and second in months():
        return norms[-1].isdecimal() and len(norms[-1]) < len("2024")
    if second in DASHES and not NEAR_DAYS.union(weekdays(), _AFTER_SCORES).isdisjoint(norms[3:4]):
        return True  # "won 7-3 on Friday", "voted 12-6 Tuesday night"
    stops = (at for at in range(first + 1, told.end - 1) if line[at].norm == ".")
    return not all(joined(line, at) for at in stops)


def _is_no_hour(behind: Sequence[str]) -> bool:
    """Whether words show that a figure is no hour: "6.6 in May", "18.25, effective May"."""
    is_rate = behind[0] == "," and not words_in("tenses", "to run").isdisjoint(behind[1:2])
    return is_rate or (behind[0] == "in" and _has_month(behind[1:2]))


def _has_month(norms: Sequence[str]) -> bool:
    return not months().keys().isdisjoint(norms)


_AFTER_SCORES = frozenset(["on", "late"])
_NO_CLOCK = re.compile(r"\d\d?\.[6-9]\d|(?:2[5-9]|[3-9]\d)\.\d\d")


def _is_verb(line: Line, told: Told) -> bool:
    """Whether the first word is what something does: "will last a month", "to end next year"."""
    first, *rest = told.norms
    before = norm_at(line, told.start - 1)
    if first == "fall" and rest and rest[0] in words_around()["which"]:
        return before.endswith("s")  # "exports fall this year"
    if not rest or first not in words_around()["verb"] or before not in _before_verbs():
        return False
    if first == "last":
        return not is_core(line, told.start + 1)
    return before != "to" or rest[0] in words_around()["which"]


def _is_particle(line: Line, told: Told) -> bool:
    """Whether its first or last word belongs to what is told beside it.

    "Carried over from 1985", "his post last May", "a fall in 1985", "in May to present a plan",
    "this year, a fall of".
    """
    first, second = (*told.norms, "")[:2]
    if first in ("over", "through"):
        return second != "to" and second in grammar("preposition", "of time") | {"within"}
    if first == "post" or (first in seasons() and first in words_around()["order"]):
        return second in AT or second in ("last", "next", "the")
    if told.norms[-3:-1] == (",", "a") and told.norms[-1] in seasons():
        return True
    is_present = told.norms[-2:] == ("to", "present")
    return is_present and norm_at(line, told.end) in grammar("article", "possessive", "quantifier")


@cache
def _before_verbs() -> frozenset[str]:
    return words_in("tenses", "surely", "modal") | {"to", "can"}


def _goes_beyond(line: Line, told: Told) -> bool:
    """Whether a sign joins what comes behind a date: "on 2 May 2017 - five days before it".

    So does a price what comes before: "trading at 51.07 on March 26"; and a length of time is no
    distance from a day on which a range begins: "for 24 years, from 5 May 1949 to 6 June 1963".
    """
    norms = told.norms
    if "from" in norms[1:] and norm_at(line, told.end) in _TILL:
        return True
    if norms[-2:-1] == ("'s",) and line[told.end - 1].kind == DIGITS:
        return True  # "yesterday's 13.46 pct"
    if _has_month(norms) and any(map(_NO_CLOCK.fullmatch, norms)):
        return True
    if norms[-3:-2] in (("before",), ("after",)) and norms[-2] in grammar("indefinite"):
        return True  # "by the end of the year after a summer"
    if norms[-1] in ("before", "after"):
        return any(
            line[at].norm in DASHES and not joined(line, at) for at in range(told.start, told.end)
        )
    is_counted = is_ordinal_ending(norms[-1]) and norms[-4:-2] == (",", "the")
    return is_counted and _is_noun(line, told.end)  # "from a year earlier, the 26th decline"


_TILL = frozenset(["to", "until", "till"])


def _is_no_beginning(line: Line, told: Told) -> bool:
    """Whether "from" tells since when nothing is: "fell 8 percent from January", "from last week".

    Nor does it in "from the August letter", where the month tells which letter, or "after" in
    "after the May 2016 vote"; nor is a day near that which is spoken about: "to say about today".
    """
    first, second = (*told.norms, "")[:2]
    before = norm_at(line, told.start - 1)
    if any(is_none(line, told) for is_none in (_is_shifted, _is_compared, _is_difference)):
        return True
    if first == "about":
        return second in NEAR_DAYS or second in weekdays()
    if (first, second) == ("up", "to"):
        return before in grammar("be")  # "what they have been up to this week"
    last = 2 if first == "by" else -1 - may_be_year(told.norms[-1])  # "by the May 5 raiders"
    is_led = second == "the" and _has_month(told.norms[last:][:1])
    end = told.end + may_be_year(norm_at(line, told.end))
    is_behind = _is_noun(line, end) or (first == "by" and norm_at(line, end).isdecimal())
    if is_led and len(told.norms) <= _MOST_LED and first in _LEADING and is_behind:
        return True
    is_year = len(told.norms) == 2 and may_be_year(second)  # alone it would be a number
    if first != "from" or is_year or not _RANGES.isdisjoint(told.norms):
        return False
    ends = {told.norms[-1], norm_at(line, told.end)}
    return not ends.isdisjoint(("ago", "earlier")) or before in words_around()["compared"]


def _is_compared(line: Line, told: Told) -> bool:
    """Whether an amount is what is bound: "11% less than a year ago", "as much as a year ago"."""
    if norm_at(line, told.start + 1) != "than":
        return " ".join(told.norms[:3]) in ("as much as", "as many as")
    if told.start == 0:
        return False
    before = line[told.start - 1]
    is_part = before.norm in words_in("measures", "percent") or before.norm in scales()
    return is_part or before.kind == DIGITS


def _is_difference(line: Line, told: Told) -> bool:
    """Whether something is so much later than at other times: "nine days later than in 2019"."""
    if "than" not in told.norms[1:-1]:
        return False
    at = told.norms.index("than")
    is_far = at > 1 or norm_at(line, told.start - 1) in unit_words().keys() | plural_units()
    return is_far and told.norms[at + 1] in AT


def _is_shifted(line: Line, told: Told) -> bool:
    """Whether two times are no range, but of what is put off: "moved from May to June"."""
    at = told.start - (norm_at(line, told.start - 1) == "from")
    befores = (norm_at(line, at - 1), f"{norm_at(line, at - 2)} {norm_at(line, at - 1)}")
    if line[at].norm != "from" or words_in("tenses", "shifted").isdisjoint(befores):
        return False
    is_range = "to" in (norm_at(line, one) for one in range(at + 2, at + _MOST_FROM))
    return "to" in told.norms or (at == told.start and is_range)


_MOST_FROM = 6  # words: "from Monday, 3 May to"
_MOST_LED = 4  # words: "after the May 2016"
_LEADING = frozenset(["from", "after", "before", "since", "by"])
_RANGES = frozenset(["to", "or", "until", "till", "through", "-", "–", "on", "onward", "onwards"])


def are_several(chart: Chart, told: Told) -> bool:
    """Whether it is a list of dates, each told whole: "in the 1990s and the early 1980s"."""
    line, here = chart.line, chart.told(told.start)
    if line[told.start].norm in ("between", "from"):
        return False
    for at in range(told.start + 1, told.end - 1):
        leading = grammar("preposition", "of time")
        is_sign = line[at].norm in DASHES | {","} and line[at + 1].norm in leading
        if not is_sign and line[at].norm != "and":
            continue
        end = at - 1 if line[at - 1].norm == "," else at
        is_whole = end in here and has_core(line, told.start, end)
        other = at + 1
        is_broken = line[at].norm != "and" and line[at].norm != "," and line[at].gap != GLUED
        if is_whole and is_broken:
            return True
        is_other = has_core(line, other, told.end) or line[other].norm in ("now", "then")
        if is_whole and told.end in chart.told(other) and is_other:
            return _has_year(line, told.start, end) or not _has_year(line, other, told.end)
    return False


def goes_on(line: Line, told: Told) -> bool:
    """Whether its last word begins something else: "on Sunday, 27 years after", "June and may".

    So it does beside digits that cannot be read, for something hides in them; and before an era
    that is not read the whole is another date.
    """
    if any(node.kind == HIDDEN for node in line[max(0, told.start - 1) : told.end + 1]):
        return True
    last, behind = line[told.end - 1], line[told.end] if told.end < len(line) else None
    if behind is not None and behind.norm in ERAS:
        return True
    if last.kind == DIGITS and behind is not None:
        is_unit = behind.kind == WORD and behind.gap == GLUED and behind.norm not in _ENDINGS
        is_clock = len(last.norm) < 3 or "." in last.norm
        is_hour = is_clock and norm_at(line, told.end - 2) in _BEFORE_HOURS
        is_measured = behind.kind == WORD and behind.norm.endswith("s")  # "about 15 kilometres"
        is_price = behind.norm in DASHES and behind.gap == GLUED  # "closed today at 18-1/4"
        is_unit = is_unit or (is_hour and (is_measured or is_price))
        if is_unit or is_clock:
            is_unit = is_unit or behind.norm in unit_words() or behind.norm in scales()
            return is_unit or behind.norm in words_in("measures", "percent") | {"per"}
    if last.norm in ordinals() and "and" in told.norms and told.end < len(line):
        return line[told.end].kind == WORD  # "on 15 January and the first month"
    return told.end - told.start > 1 and last.text in ("may", "march")


_BEFORE_HOURS = frozenset(["about", "around", "at", "by", "some"])
ERAS = frozenset(["bc", "bce"])
_ENDINGS = ORDINAL_ENDINGS | ENDING_DECADES


def _has_year(line: Line, start: int, end: int) -> bool:
    return any(may_be_year(node.norm) or node.norm == "year" for node in line[start:end])


AT = frozenset(["on", "in", "at"])
_BEFORE_AT = AT | {"post"}
_JOINING = frozenset(["and", "or", "to"])
_OF_MONTHS = frozenset(["in", "last", "this", "next"])


def _is_of_something(line: Line, told: Told) -> bool:
    """Whether it comes again and again, or is a part of no time: "the second half of the match"."""
    return any(is_so(line, told) for is_so in (_comes_again, _counts_from, _is_in_a_row, _is_apart))


def _comes_again(line: Line, told: Told) -> bool:
    """Whether it is no single time: "every Friday", "on Friday nights", "from month to month"."""
    before = place_before(line, told.start)
    if before and is_of_number(line[before]) and told.norms[0] in plural_units():
        before -= 1  # "every two years since 1962"
    while before and line[at := before - (line[before].norm in ("and", "or"))].norm in weekdays():
        before = place_before(line, at)  # "every Tuesday and Friday"
    if before is not None and line[before].norm in ("every", "each"):
        return True
    last, behind = line[told.end - 1].norm, norm_at(line, told.end)
    is_joined = behind in grammar("preposition", "of time") and last in unit_words()
    is_several = behind.endswith("s") and behind[:-1] in words_around()["part of a day"]
    return is_several or (is_joined and last == norm_at(line, told.end + 1))


def _counts_from(line: Line, told: Told) -> bool:
    """Whether what stands behind tells from when it counts: "two days before a vote"."""
    if line[told.start].norm == "following" and _is_place_or_count(line, told.start + 1):
        return True
    behind, last = norm_at(line, told.end), line[told.end - 1].norm
    if line[told.start].norm in ("after", "before") and behind.endswith("ing"):
        return True  # "after last year signing a deal"
    is_led = line[told.start].norm in _leading() and line[told.end - 1].kind != DIGITS
    if is_led and behind == "'s":
        return True  # "after last year's storm" is no time after last year
    is_of_year = told.year is None and _is_of_year_told(line, told.end)
    is_ahead = last == "before" and norm_at(line, told.start - 1) == "be"  # "may be a day before"
    is_the = norm_at(line, told.end - 2) == "the"
    is_day = last in weekdays() and is_the  # "the Sunday after a vote"
    at, joining = (told.end + 1, behind) if is_day else (told.end, last)
    if is_ahead or is_of_year or (joining in ("before", "after") and _is_event(line, at)):
        return True
    if told.norms[-2:] == ("than", "previously"):
        return True  # "two months earlier than previously told"
    return last in ("earlier", "later") and behind == "than"


def _is_place_or_count(line: Line, at: int) -> bool:
    """Whether "following" is no adjective: "the rain following on 2 May", "following 5 days"."""
    return norm_at(line, at) in AT or norm_at(line, at + 1) in plural_units()


_BEFORE_YEAR = DASHES | {"of", "eve", "to"}


def _is_of_year_told(line: Line, at: int) -> bool:
    """Whether words name a year that was told before: "that year", "to 5 June of the same year"."""
    leading = _BEFORE_YEAR | months().keys()
    while at < len(line) and (line[at].kind == DIGITS or line[at].norm in leading):
        at += 1
    phrases = (" ".join(node.norm for node in line[at : at + many]) for many in (2, 3))
    return not words_around()["of a year told"].isdisjoint(phrases)


def _is_in_a_row(line: Line, told: Told) -> bool:
    """Whether it is one of several, or of a thing: "Friday's first race", "one last night"."""
    last, before = line[told.end - 1].norm, norm_at(line, told.end - 2)
    if last in ordinals() and before in ("the", "'s") and _is_noun(line, told.end):
        return True  # "since the first planet was found"
    if told.norms[0] == "last" and norm_at(line, told.start - 1) in words_around()["before a last"]:
        return True  # "the very last day"
    if last not in words_around()["part of a day"] or before not in _NEAREST:
        return False
    if norm_at(line, told.end) in words_around()["of a part of a day"]:
        return True  # "this evening dress"
    first = norm_at(line, told.end - 3)
    is_of_row = first in words_around()["before a last"] or first in ordinals()
    is_whose = first in grammar("possessive", "article") or first == "'s"
    return is_whose or is_of_row or (first, before) == ("on", "this")  # "on this night in 1952"


_NEAREST = frozenset(["last", "this"])


def _is_apart(line: Line, told: Told) -> bool:
    """Whether a unit belongs to what stands behind it, or is a share."""
    behind, last = norm_at(line, told.end), line[told.end - 1].norm
    if last in unit_words() and (behind, norm_at(line, told.end + 1)) == ("under", "review"):
        return True  # "the year under review" may be the last
    is_two = norm_at(line, told.end + 1) == "-"  # "last year--worst ever"
    if behind == "-" and joined(line, told.end) and last in unit_words() and not is_two:
        return True  # "Friday's week-long strike" was on Friday
    is_near = norm_at(line, told.end - 2) == "this"  # "a need this year of 40 boats"
    if told.norms == ("last", last) and norm_at(line, told.end + 1)[:1].isdecimal():
        is_near = norm_at(line, told.start - 1) not in grammar("article", "possessive")
    return behind == "of" and (last in unit_words() or last == "half") and not is_near


@cache
def _leading() -> frozenset[str]:
    return grammar("preposition", "of time") | {"following", "around", "ahead"}


def _is_noun(line: Line, at: int) -> bool:
    """Whether words go on with what is the first or second of its kind, and no day."""
    if at >= len(line):
        return False
    node = line[at]
    return node.kind == WORD and node.gap == BLANK and node.norm not in plain_before()


def _is_event(line: Line, at: int) -> bool:
    """Whether words go on with what something was before: "a vote", "selling it", "he left"."""
    node = line[at] if at < len(line) else None
    if node is None or node.kind != WORD or node.gap == PARAGRAPH:
        return False
    is_name = node.text[:1].isupper() and not has_core(line, at, min(at + 2, len(line)))
    is_led = node.norm in grammar("article", "demonstrative") or node.norm.endswith("ing")
    return is_name or is_led or node.norm in grammar("quantifier", "possessive", "pronoun")


def _is_a_count(line: Line, told: Told) -> bool:
    """Whether a bare number of four figures is loosened as a count is: "over 1500"."""
    cores = [at for at in range(told.start, told.end) if is_core(line, at)]
    if len(cores) != 1 or line[cores[0]].kind != DIGITS or _is_in_figures(line, cores[0]):
        return False
    before = line[cores[0] - 1].norm if cores[0] else ""
    is_compared = norm_at(line, cores[0] - 2) in words_around()["compared"]
    is_year = is_compared and not _is_noun(line, told.end)  # "rose 3 percent over 2015"
    is_year = is_year or norm_at(line, cores[0] - 2) in ("earlier", "later")  # "no earlier than"
    return before in words_around()["loosens"] and not is_year


def _is_within_a_word(line: Line, at: int) -> bool:
    """Whether a hyphen joins it to a word before it, the "up" of "run-up", or it closes a sign."""
    if line[at].norm == ">" and line[at].gap == GLUED:
        return True  # "<HOLM.L> five months"
    if at < 2 or line[at].gap != GLUED or line[at - 1].norm != "-":
        return False
    is_of_name = line[at].text.islower() and line[at - 2].text[:1].isupper()  # "Hyeon-jun"
    return line[at - 2].kind == WORD and (is_of_name or not is_core(line, at))


def has_core(line: Line, start: int, end: int) -> bool:
    """Whether some word of a run tells of a time beyond doubt: "May", but not "may"."""
    cores = [index for index in range(start, end) if is_core(line, index)]
    if len(cores) != 1:
        return bool(cores)
    node, words = line[cores[0]], [line[index].norm for index in range(start, end)]
    if node.norm in words_around()["capital"]:
        is_modal = node.norm == "may" and norm_at(line, cores[0] + 1) in ("be", "have")
        return node.text[:1].isupper() and not is_modal
    if node.norm in words_around()["order"]:
        is_led = line[start].norm in ("since", "until", "till") and norm_at(line, end) != "of"
        is_told = node.norm in ("quarter", "half") or (is_led and node.norm in seasons())
        is_thing = _is_noun(line, end) and norm_at(line, end) not in grammar("be", "have")
        is_thing = is_thing or norm_at(line, end) == "of"  # "in the spring of a village"
        is_led = " ".join(words) in words_around()["order told"] and not is_thing
        is_told = is_led or (is_told and end - start > 1)
        is_beside = words_around()["counted back"] | {"following"}
        return is_told or not (NEAR_WORDS | is_beside).isdisjoint(words)
    if end - start == 1 and node.kind == DIGITS:
        return False  # a bare number of four figures: "killed 1500"
    if node.norm in seasons() and norm_at(line, cores[0] - 1) in grammar("indefinite"):
        return False  # "after a summer of rain"
    return not (end - start == 1 and node.norm in unit_words() and node.norm != "weekend")


@cache
def _cores() -> frozenset[str]:
    """Words that may tell of a time by themselves."""
    around = words_around()
    words = around["core"] | around["part of a day"]
    return words.union(months(), weekdays(), seasons(), unit_words())


def is_core(line: Line, at: int) -> bool:
    """Whether a node tells of a time by itself: a month, a year, "ago"."""
    node = line[at]
    if node.kind == DIGITS:
        return may_be_year(node.norm) or _is_in_figures(line, at)
    if node.norm in words_around()["part of a day"]:
        before = line[at - 1].norm if at and node.gap != PARAGRAPH else ""
        return before in _NEAREST | words_around()["told before"]
    return node.norm in _cores()


def near_cores(line: Line) -> bytearray:
    """Of each node whether a date may begin there (2), or at most a part of one (1).

    A word that tells of a time by itself must follow soon, or be near.
    """
    near, words = bytearray(len(line)), _cores()
    cores = [
        at
        for at, node in enumerate(line)
        if (node.norm in words or node.kind == DIGITS) and is_core(line, at)
    ]
    for mark, behind in ((1, _MOST_AWAY + 1), (2, 1)):
        for at in cores:
            first, end = max(0, at - _MOST_AWAY), min(len(line), at + behind)
            near[first:end] = bytes([mark]) * (end - first)
    return near


_MOST_AWAY = 14  # nodes from a word of time, in which the date may begin, or a part of it


def _is_in_figures(line: Line, at: int) -> bool:
    """Whether digits stand with others as a date in figures, or as a decade."""
    following = line[at + 1].norm if is_glued(line, at + 1) else ""
    if following in ENDING_DECADES:
        return line[at].norm.endswith("0")
    is_joined = following in ("-", "/") and norm_at(line, at + 3) == following
    return is_joined and at + 4 < len(line) and line[at + 2].kind == DIGITS


@cache
def words_around() -> Mapping[str, frozenset[str]]:
    """What the words around a date tell of it, each with those words."""
    told: dict[str, frozenset[str]] = {}
    for what, words in rows("words_around_dates"):
        told[what] = told.get(what, frozenset()) | frozenset(choices(words))
    return told


@cache
def plain_before() -> frozenset[str]:
    """The words that may stand before a day, and say nothing of whose it is."""
    classes = ("article", "demonstrative", "preposition", "of time", "pronoun", "coordinator")
    return grammar(*classes) | words_around()["plain"]


def place_before(line: Line, at: int) -> int | None:
    """The word before a node, past signs; ``None`` at the beginning."""
    while at and line[at - 1].norm in (",", "(", '"', "-", "/", "'s", "'"):
        at -= 1
    return at - 1 if at else None


def place_behind(line: Line, at: int) -> int | None:
    """The word from a node on, past signs; ``None`` at the end."""
    while at < len(line) and line[at].norm in (",", ")", '"', "'s", "-", "/", "'"):
        at += 1
    return at if at < len(line) else None


NEAR_DAYS = frozenset(["weekend", "today", "tonight", "tomorrow", "yesterday"])
