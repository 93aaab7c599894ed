"""What is a date in running text: which phrases tell of a day, and which are names or counts.

A name looks like a date in "June Carter", "Black Friday", "India's Independence Day".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from factcheck.reading.calendar_words import (
    NEAR_WORDS,
    ORDINAL_ENDINGS,
    months,
    seasons,
    unit_words,
    weekdays,
)
from factcheck.reading.engine import Line, Node, joined, norm_at
from factcheck.reading.number_words import ordinals, scales
from factcheck.reading.numerals import is_ordinal_ending
from factcheck.reading.rows import Chart, Told
from factcheck.reading.tokens import BLANK, DIGITS, GLUED, HIDDEN, PARAGRAPH, WORD
from factcheck.text import may_be_year
from factcheck.words import choices, grammar, rows


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
        if is_date and not (_is_a_count(line, told) or _is_torn(line, told)):
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
    if (norms[0] in _BEFORE_AT and second in _AT) or norms[1:3] == ("it", "was"):
        return True  # "his post in January", "Earlier it was January 26"
    if line[first].kind == DIGITS and second in ("next", "last", "this"):
        return True  # "she turns 30 next month"
    if norms[:2] == ("a", "day") and norms[2:3] and norms[2] in _AT:
        return norm_at(line, first - 1).endswith("s")
    if norms[-3:] == (",", "and", "later"):
        return True  # "from 1923 to 1928, and later was"
    clocks = [at for at, norm in enumerate(norms[:-1]) if "." in norm or ":" in norm]
    if any(norms[at + 1] == "in" and norms[at + 2 : at + 3] in _of_months() for at in clocks):
        return True
    if len(norms) > 2 and norms[-2] in _JOINING and "." in norms[-1]:
        return not clocks
    if norms[0] in _OF_MONTHS and norms[2:3] == (",",) and second in months():
        return norms[-1].isdecimal() and len(norms[-1]) < len("2024")
    if second in ("-", "–") and norms[3:4] == ("on",):
        return line[first].kind == line[first + 2].kind == DIGITS
    stops = (at for at in range(first + 1, told.end - 1) if line[at].norm == ".")
    return any(line[at - 1].norm not in _cut_short() and not joined(line, at) for at in stops)


@cache
def _cut_short() -> frozenset[str]:
    """What a point cuts short in a date: Sept, Tues, c."""
    known = [*months(), *weekdays()]
    cut = (one for one in known for name in known if name != one and name.startswith(one))
    return frozenset([*cut, "c", "ca"])


def are_several(chart: Chart, told: Told) -> bool:
    """Whether it is a list of dates, each told whole: "in the 1990s and the early 1980s"."""
    line, here = chart.line, chart.told(told.start)
    if line[told.start].norm in ("between", "from", "both"):
        return False
    for at in range(told.start + 1, told.end - 1):
        is_sign = line[at].norm in (",", "-", "–") and line[at + 1].norm in grammar(
            "preposition", "of time"
        )
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
    if behind is not None and behind.norm in _ERAS:
        return True
    if last.kind == DIGITS and behind is not None:
        is_unit = behind.kind == WORD and behind.gap == GLUED and behind.norm not in _ENDINGS
        is_hour = len(last.norm) < 3 and norm_at(line, told.end - 2) in _BEFORE_HOURS
        is_unit = is_unit or (is_hour and _is_measured(behind))
        if is_unit or len(last.norm) < 3:
            return is_unit or behind.norm in unit_words() or behind.norm in scales()
    if last.norm in ordinals() and "and" in told.norms and told.end < len(line):
        return line[told.end].kind == WORD  # "on 15 January and the first month"
    return told.end - told.start > 1 and last.text in ("may", "march")


def _is_measured(node: Node) -> bool:
    """Whether a number before a node is of it: "on Sunday about 15 kilometres from Holm"."""
    return node.kind == WORD and node.norm.endswith("s")


_BEFORE_HOURS = frozenset(["about", "around", "at", "by", "some"])
_ERAS = frozenset(["bc", "bce"])
_ENDINGS = ORDINAL_ENDINGS | {"s", "'s"}


def _has_year(line: Line, start: int, end: int) -> bool:
    return any(may_be_year(node.norm) or node.norm == "year" for node in line[start:end])


_AT = frozenset(["on", "in", "at"])
_BEFORE_AT = _AT | {"post"}
_JOINING = frozenset(["and", "or", "to"])


@cache
def _of_months() -> frozenset[tuple[str, ...]]:
    return frozenset((month,) for month in months())


_OF_MONTHS = frozenset(["in", "last", "this", "next"])


def _is_of_something(line: Line, told: Told) -> bool:
    """Whether it comes again and again, or is a part of no time: "the second half of the match"."""
    before = place_before(line, told.start)
    if before is not None and line[before].norm in ("every", "each"):
        return True
    if line[told.start].norm == "following" and norm_at(line, told.start + 1) in _AT:
        return True  # "the market following on 27 March" is on that day
    behind, last = norm_at(line, told.end), line[told.end - 1].norm
    is_led = line[told.start].norm in _leading() and line[told.end - 1].kind != DIGITS
    if is_led and behind == "'s":
        return True  # "after last year's storm" is no time after last year
    if last in ("before", "after") and _is_event(line, told.end):
        return True  # "two days before a vote" was that long before the vote
    if last in ("earlier", "later") and behind == "than":
        return True
    if last in unit_words() and (behind, norm_at(line, told.end + 1)) == ("under", "review"):
        return True  # "the year under review" may be the last
    if last in ordinals() and norm_at(line, told.end - 2) == "the" and _is_noun(line, told.end):
        return True  # "since the first planet was found"
    if last == "quarter" and norm_at(line, told.end - 2) == "a":
        return True  # "by almost a quarter" is a share
    if behind == "-" and joined(line, told.end) and last in unit_words():
        return True  # "Friday's week-long strike" was on Friday
    return behind == "of" and (last in unit_words() or last == "half")


@cache
def _leading() -> frozenset[str]:
    return grammar("preposition", "of time") | {"following", "around"}


def _is_noun(line: Line, at: int) -> bool:
    """Whether words go on with what is the first or second of its kind, and no day."""
    if at >= len(line):
        return False
    node = line[at]
    return node.kind == WORD and node.gap == BLANK and node.norm not in plain_before()


def _is_event(line: Line, at: int) -> bool:
    """Whether words go on with what something was before: "a vote", "selling it"."""
    node = line[at] if at < len(line) else None
    if node is None or node.kind != WORD or node.gap == PARAGRAPH:
        return False
    is_led = node.norm in grammar("article", "demonstrative") or node.norm.endswith("ing")
    return is_led or node.norm in grammar("quantifier", "possessive")


def _is_a_count(line: Line, told: Told) -> bool:
    """Whether a bare number of four figures is loosened as a count is: "over 1500"."""
    cores = [at for at in range(told.start, told.end) if is_core(line, at)]
    if len(cores) != 1 or line[cores[0]].kind != DIGITS or _is_in_figures(line, cores[0]):
        return False
    before = line[cores[0] - 1].norm if cores[0] else ""
    return before in words_around()["loosens"]


def _is_within_a_word(line: Line, at: int) -> bool:
    """Whether a hyphen joins it to a word before it: the "up" of "run-up"."""
    if at < 2 or line[at].gap != GLUED or line[at - 1].norm != "-" or line[at - 1].gap != GLUED:
        return False
    is_of_name = line[at].text.islower() and line[at - 2].text[:1].isupper()  # "Hyeon-jun"
    return line[at - 2].kind == WORD and (is_of_name or not is_core(line, at))


def has_core(line: Line, start: int, end: int) -> bool:
    """Whether some word of a run tells of a time beyond doubt: "May", but not "may"."""
    cores = [index for index in range(start, end) if is_core(line, index)]
    words = {line[index].norm for index in range(start, end)}
    if not cores:
        return False
    if len(cores) > 1:
        return True
    node = line[cores[0]]
    if node.norm in words_around()["capital"]:
        return node.text[:1].isupper()
    if node.norm in words_around()["order"]:
        return not NEAR_WORDS.isdisjoint(words) or (
            node.norm in ("quarter", "half") and end - start > 1
        )
    if end - start == 1 and node.kind == DIGITS:
        return False  # a bare number of four figures: "killed 1500"
    return not (end - start == 1 and node.norm in unit_words() and node.norm != "weekend")


@cache
def _cores() -> frozenset[str]:
    """Words that tell of a time by themselves."""
    return words_around()["core"].union(months(), weekdays(), seasons(), unit_words())


def is_core(line: Line, at: int) -> bool:
    """Whether a node tells of a time by itself: a month, a year, "ago"."""
    node = line[at]
    if node.kind == DIGITS:
        return may_be_year(node.norm) or _is_in_figures(line, at)
    return node.norm in _cores()


def near_cores(line: Line) -> bytearray:
    """Of each node whether a date may begin there (2), or at most a part of one (1).

    A word that tells of a time by itself must follow soon, or be near.
    """
    near, words = bytearray(len(line)), _cores()
    cores = [
        at
        for at, node in enumerate(line)
        if node.norm in words or (node.kind == DIGITS and is_core(line, at))
    ]
    for mark, behind in ((1, _MOST_AWAY + 1), (2, 1)):
        for at in cores:
            first, end = max(0, at - _MOST_AWAY), min(len(line), at + behind)
            near[first:end] = bytes([mark]) * (end - first)
    return near


_MOST_AWAY = 14  # nodes from a word of time, in which the date may begin, or a part of it


def _is_in_figures(line: Line, at: int) -> bool:
    """Whether digits stand with others as a date in figures, or as a decade."""
    following = line[at + 1].norm if at + 1 < len(line) and line[at + 1].gap == GLUED else ""
    if following in ("s", "'s"):
        return line[at].norm.endswith("0")
    is_joined = following in ("-", "/") and norm_at(line, at + 3) == following
    return is_joined and at + 4 < len(line) and line[at + 2].kind == DIGITS


def first_word(line: Line, told: Told) -> int:
    """Where a date begins without a word that belongs to what is dated: "a September summit"."""
    start, last = told.start, told.end - 1
    if told.norms[:2] == ("it", "was"):
        start += 2
    while start < last and line[start].norm in ("of", "for", "come"):
        start += 1
    if told.norms[:2] == ("on", "last") and last - start == 2:
        start += 1  # "two points down on last month"
    is_owner = told.end < len(line) and line[told.end].norm == "'s"
    if is_owner and start < last and line[start].norm in _AT:
        return start + 1
    at = start + 1 if line[start].norm in ("in", "on", "at", "during") else start
    is_article = at < last and line[at].norm in ("a", "an")
    return at + 1 if is_article and line[at + 1].norm in _adjectives() else start


def is_indefinite(line: Line, told: Told) -> bool:
    """Whether any such day is meant: "it was on a Friday"; "a Friday meeting" was on that one."""
    at = told.start + (line[told.start].norm in ("on", "in", "at", "during", "over"))
    day = norm_at(line, at + 1)
    if line[at].norm != "a" or not (day in weekdays() or day == "weekend"):
        return False
    behind = line[told.end] if told.end < len(line) else None
    return behind is None or behind.kind != WORD or behind.norm in plain_before()


_DAY_AND_NIGHT = 3  # words: "a Saturday night"


@cache
def _adjectives() -> frozenset[str]:
    return frozenset([*months(), *weekdays(), *seasons()])


# -- names that look like dates


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


@cache
def _lookalikes() -> Mapping[tuple[str, str], frozenset[str]]:
    told: dict[tuple[str, str], frozenset[str]] = {}
    for side, calendar, words in rows("names_like_dates"):
        for word in choices(calendar):
            known = told.get((side, word), frozenset())
            told[side, word] = known | frozenset(choices(words))
    return told


_FEASTS = frozenset(["christmas", "easter", "new"])
_NATIONAL = re.compile(  # of other days elsewhere than in the United States
    r"(?:Memorial Day|Labou?r Day|Thanksgiving(?: Day)?|Mothers?['’]?s? Day|"
    r"Fathers?['’]?s? Day|Veterans['’]? Day|Flag Day|Election Day|Independence Day)"
)


def may_be_a_name(told: Told) -> bool:
    """Whether one word alone may be a name: "May", "Today"."""
    return told.end - told.start == 1 and (
        told.norms[0] in months() or told.norms[0] in ("today", "tonight")
    )


def is_a_name(line: Line, told: Told) -> bool:
    """Whether the words beside what looks like a date make it a name, or another day."""
    start, end = _trimmed(line, told)
    first, last = line[start].norm, line[end - 1].norm
    if is_ordinal_ending(last) and end - start > 1:
        last = line[end - 2].norm + last
    known = _lookalikes()
    before_at = place_before(line, start)
    before = line[before_at].norm if before_at is not None else ""
    after_at = place_behind(line, end)
    after = line[after_at].norm if after_at is not None and line[end].norm != "," else ""
    norms = {node.norm for node in line[start:end]}
    if first in weekdays() and before in known["before", "weekday"]:
        return True
    if _is_given_name(line, start, end) or _is_of_another(line, told):
        return True
    if first in known["within", "weekday"] and last in weekdays():
        return True
    if first in _FEASTS and before in known["before", "feast"]:
        return True
    if not norms.isdisjoint(seasons()) and any(
        node.norm in known["beside", "season"] for node in (*line[:start], *line[end:])
    ):
        return True
    if last in ("s", "'s") and before in known["before", "decade"]:
        return True
    has_year = any(len(norm) == 4 and norm.isdigit() for norm in norms)
    has_day = end - start > 1 and line[end - 2].kind == DIGITS
    is_name = after in _names_after(last) and not has_day and not (has_year and end - start > 2)
    return is_name or _is_whose(line, start, end)


def _trimmed(line: Line, told: Told) -> tuple[int, int]:
    """A date without the small words before it."""
    start, small = told.start, grammar("article", "preposition") | {"since"}
    while start < told.end - 1 and line[start].norm in small:
        start += 1
    return start, told.end


def _is_of_another(line: Line, told: Told) -> bool:
    """Whether it belongs to the word before it: "its opening weekend", "What Goes Tomorrow"."""
    node, before = line[told.start], line[told.start - 1] if told.start else None
    if told.end - told.start > 1 or node.norm not in _LOWER or before is None:
        return False
    is_word = before.kind == WORD and node.gap == BLANK and before.norm not in plain_before()
    return is_word and (node.norm == "weekend" or (before.text.istitle() and node.text.istitle()))


_LOWER = frozenset(["weekend", "today", "tonight", "tomorrow", "yesterday"])


@cache
def given_names() -> frozenset[str]:
    """Months that are people's names as well: June, April."""
    return words_around()["given"]


def _is_given_name(line: Line, start: int, end: int) -> bool:
    """Whether a month is somebody's: "by Jan van Holm", "by April Jones"."""
    if line[end - 1].norm not in given_names() or end >= len(line) or line[end].kind != WORD:
        return False
    is_by = line[end - 2].norm == "by" if end > 1 else False
    is_particle = line[end].norm in words_around()["particle"]
    is_name = line[end].text[:1].isupper() or is_particle
    return end - start <= 2 and is_name and (is_by or is_particle)


def _names_after(last: str) -> frozenset[str]:
    known = _lookalikes()
    kinds = [last]
    if last in weekdays():
        kinds.append("weekday")
    if last in months():
        kinds.append("month")
    if may_be_year(last):
        kinds.append("year")
    return frozenset().union(*(known.get(("after", kind), frozenset()) for kind in kinds))


def _is_whose(line: Line, start: int, end: int) -> bool:
    """Whether it is a name, or somebody's: "June Carter", "India's Independence Day"."""
    node = line[start]
    is_first = end - start == 1 and start == 0 and node.norm in months()
    if is_first and len(line) > 1 and line[1].text[:1].isupper():
        return True
    written = "".join(
        each.text if each.gap == GLUED else f" {each.text}" for each in line[start:end]
    ).strip()
    is_national = bool(_NATIONAL.fullmatch(written))
    if not (is_national or (end - start == 1 and node.norm == "may")):
        return False
    at = start - 1
    while at >= 0 and line[at].norm in ("'s", "'"):
        at -= 1
    owner = line[at] if at >= 0 else None
    if owner is not None and owner.text[:1].isupper() and owner.norm not in plain_before():
        return True
    rest = [each for each in line[end : end + 2] if each.norm != "'s"]
    return is_national and len(rest) == 2 and rest[0].norm == "in" and rest[1].text[:1].isupper()
