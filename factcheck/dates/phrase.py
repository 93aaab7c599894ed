"""Words → every reading that a careful reader would accept."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from functools import lru_cache

from msgspec.structs import replace

from factcheck.dates.absolute import ABSOLUTE
from factcheck.dates.anaphora import ANAPHORA
from factcheck.dates.anniversaries import ANNIVERSARIES
from factcheck.dates.clock import CLOCK
from factcheck.dates.context import PUBLISHED, Context
from factcheck.dates.counted_from import COUNTED_FROM
from factcheck.dates.counting import COUNTING
from factcheck.dates.days import OUTSIDE, ImpossibleError, NotReadError, RefusedError
from factcheck.dates.embedded import date_within
from factcheck.dates.holiday_phrases import HOLIDAYS
from factcheck.dates.into import INTO
from factcheck.dates.numeric import read_figures
from factcheck.dates.parts import PARTS
from factcheck.dates.period import Period, ReversedError, spoken
from factcheck.dates.period_phrases import PERIODS
from factcheck.dates.ranges import RANGES
from factcheck.dates.reading import Date, Reading, merged, narrowed, parted, set_apart, widened
from factcheck.dates.recurring import RECURRING
from factcheck.dates.units import UNITS
from factcheck.dates.vague import VAGUE
from factcheck.dates.weekdays import WEEKDAY_PHRASES
from factcheck.dates.weekends import WEEKENDS
from factcheck.dates.words import LONGEST, plain

PHRASES = (
    *ABSOLUTE, *WEEKDAY_PHRASES, *WEEKENDS, *HOLIDAYS, *ANNIVERSARIES, *VAGUE, *PERIODS, *UNITS,
    *COUNTING, *ANAPHORA, *COUNTED_FROM, *INTO, *RECURRING, *CLOCK, *PARTS, *RANGES,
)  # fmt: skip
LONGEST_PUBLICATION = 366  # days: from a longer one, relative words say next to nothing

_LEADING = re.compile(
    r"(?:on|in|at|during|of|a|an|the|this|for|dated|it was|over|sometime|some time) "
)

Published = Date | Period | date | str | None


def read_date(
    words: str,
    published: Published = None,
    tense: str | None = None,
    origin: Date | None = None,
) -> Date:
    """Every reading of the words of a date, never by today's clock, and never raising.

    ``published`` is the day or days of publication, which relative words are read from: from
    each of several days, and readings that touch are merged. ``tense`` is "past", "present",
    "future" or ``None``, and says on which side of publication a bare "Tuesday" or "September"
    lies. ``origin`` is what "shortly after", "three weeks later" or "a year earlier" count
    from. Readings after "or" are alternatives: they stay apart even where they touch.
    """
    try:
        return Date(words, _all_readings(words, published, tense, origin))
    except ImpossibleError as error:
        return Date(words, reason=str(error), impossible=str(error))
    except NotReadError as error:
        return Date(words, reason=str(error))
    except ReversedError:
        return Date(words, reason="what it counts holds no whole day")
    except OverflowError:
        return Date(words, reason=OUTSIDE)


def _all_readings(
    words: str, published: Published, tense: str | None, origin: Date | None
) -> tuple[Reading, ...]:
    if len(words) > LONGEST:
        raise NotReadError("it is too long for a date")
    if figures := read_figures(words.strip().lower()):
        return merged(figures, gap=0)
    text = plain(words)
    if not text:
        raise NotReadError("there are no words to read")
    days, context = publication(published), Context(_read_words, None, tense, narrowed(origin))
    try:
        return _from_each_day(text, days, context)
    except (ImpossibleError, RefusedError):
        raise
    except NotReadError:
        found = date_within(words, text, days.latest if days else None)
        if found is None or found.words == text:
            raise
        context = replace(context, tense=tense or found.tense)
        return _from_each_day(found.words, days, context)


def publication(published: Published) -> Period | None:
    """The days on which something may have been published; ``None`` where unknown or open."""
    if isinstance(published, str):
        published = read_date(published)
    if isinstance(published, Date):
        published = published.widest
    if isinstance(published, datetime):
        published = published.date()
    if isinstance(published, date):
        return Period(published, published)
    return None if published is None or published.is_open else published


def _from_each_day(text: str, days: Period | None, context: Context) -> tuple[Reading, ...]:
    """The readings from each day of publication, alternatives kept apart."""
    if days is None or days.earliest is None or days.latest is None:
        return _apart(text, _read_words(text, context))
    count = (days.latest - days.earliest).days + 1
    if count > LONGEST_PUBLICATION:
        return _apart(text, _read_words(text, context))
    found: dict[int, list[Reading]] = {}
    for offset in range(count):
        day = days.earliest + timedelta(days=offset)
        for index, reading in enumerate(_read_words(text, replace(context, published=day))):
            found.setdefault(index, []).append(reading)
    alternatives = [_said(readings, days) for readings in found.values()]
    return _apart(text, [one for readings in alternatives for one in merged(readings)])


def _apart(text: str, readings: Sequence[Reading]) -> tuple[Reading, ...]:
    """The readings merged; alternatives only where they share a day."""
    are_apart = " or " in text or "[" in text or any(one.is_alternative for one in readings)
    return widened(parted(set_apart(readings, gap=0 if are_apart else 1)))


def _said(readings: list[Reading], days: Period) -> list[Reading]:
    """The day of publication put into how each was read: the last, where all are the same."""
    are_same = len({reading.period for reading in readings}) == 1
    named = spoken(Period(days.latest, days.latest) if are_same else days)
    return [replace(reading, how=reading.how.replace(PUBLISHED, named)) for reading in readings]


def _read_words(text: str, context: Context) -> tuple[Reading, ...]:
    """The readings of plain words from one day; raises ``NotReadError`` without any."""
    outcome = _outcome(text, context)
    if isinstance(outcome, NotReadError):
        raise type(outcome)(str(outcome))
    return outcome


@lru_cache(maxsize=8192)
def _outcome(text: str, context: Context) -> tuple[Reading, ...] | NotReadError:
    """The readings, or the refusal, which is kept as well: reading stays quick."""
    refused: NotReadError | None = None
    for wording in _wordings(text):
        try:
            if readings := read_figures(wording) or _by_phrases(wording, context):
                return readings
        except (ImpossibleError, RefusedError) as error:
            return error
        except NotReadError as error:
            refused = refused or error
    return refused or NotReadError("it names no date that can be read")


def _wordings(text: str) -> list[str]:
    """The words, and the words without the small words before them."""
    wordings = [text]
    while found := _LEADING.match(wordings[-1]):
        wordings.append(wordings[-1][found.end() :])
    return wordings


def _by_phrases(text: str, context: Context) -> tuple[Reading, ...]:
    """The readings by the first phrase that fits."""
    refused: NotReadError | None = None
    for phrase in PHRASES:
        found = phrase.find(text)
        if found is None:
            continue
        try:
            return tuple(phrase.read(found, context))
        except (ImpossibleError, RefusedError):
            raise
        except NotReadError as error:
            refused = refused or error
    if refused:
        raise refused
    return ()
