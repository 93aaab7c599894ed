"""Which claims are set against each other: those about the same thing, each two once.

Counts that can only grow are each set against the one before, across sources. Of very many claims
about one thing those are looked at that lie furthest apart: two values clash only where one ends
before the other begins, so where any two clash, that which ends first and that which begins last
do.
"""

from __future__ import annotations

import datetime
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import chain, islice, pairwise
from typing import TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from factcheck.archive.corrections import (
    Corrections,
    corrections_among,
    window_at,
    without_superseded,
)
from factcheck.consistency.forms import compare_tolls
from factcheck.consistency.values import Missing, Value, value_of_quantity
from factcheck.dates import Date
from factcheck.model import Claim, Document, Pair
from factcheck.model.pairs import compare_claims, may_grow, of_its_day
from factcheck.quantities import Hedge, Measure, Quantity
from factcheck.quantities.measure import FROM_BELOW
from factcheck.reading.dates.date import read_date
from factcheck.reading.figures.comparing import compare_quantities

MOST_RIVALS = 30  # differing earlier claims that one is set against, so that cost stays linear
MOST_CLASHES = 500  # of a source's claims about one thing, which are then compared no further
MOST_COMPARED = 10_000  # claims that say different things, as above


About: TypeAlias = tuple[str, ...]
Groups: TypeAlias = Iterable[tuple[About, Sequence[Claim]]]


class Pairs(Struct, frozen=True):
    """The pairs under each source's id, and how many comparisons were left out there."""

    found: Mapping[str, tuple[Pair, ...]]
    left_out: Mapping[str, int]


def pairs_in(
    claimed: Groups, trusted: Mapping[About, Sequence[Claim]], context: Collection[str] = ()
) -> Pairs:
    """Every pair among claims grouped by what they are about, under the later claim's source.

    The later one is that of the source published later; within a source, or a day, the order is
    that of their files.

    Of very many about one thing a group holds those that stand near each other; ``far_apart``
    gives pairs of the others.

    Those whose later claim is of a source of the ``context`` are left out where nobody asks for
    them: what is found of a source hangs on the others' pairs only where claims of its own clash.

    A figure that cannot be right by itself is compared no further, unless a reference bears out
    neither it nor its restatement, and a figure or a date that conflicts with a reference not
    with the article's others: one defect, one finding. Where the claims of a source clash
    ``MOST_CLASHES`` times about one thing, or ``MOST_COMPARED`` are set against others, they are
    compared no further, and what was left out is counted.
    """
    pairs: dict[str, list[Pair]] = defaultdict(list)
    left_out = Counter[str]()
    groups = list(claimed)
    corrections = corrections_among(chain.from_iterable(claims for _, claims in groups))
    for about, claims in groups:
        is_alone = len(claims) == 1 and about not in trusted  # as most claims are
        if is_alone or (context and all(claim.document.id in context for claim in claims)):
            continue
        group = _by_day(claims)
        current = without_superseded(group, corrections)
        held, left = _held(current, trusted.get(about, ()))
        own = [claim for claim in left if claim.document.id not in context]
        among, omitted = _among(left, own)
        if len(own) < len(left):
            is_told = any(pair.conflicts for pair in among) or any(map(_is_toll, group))
            among, omitted = _among(left, left) if is_told else (among, omitted)
        left_out.update({source: n for source, n in omitted.items() if source not in context})
        for pair in chain(held, among):
            pairs[pair.claim.document.id].append(pair)
    told = sorted(pairs.values(), key=lambda of_one: _appeared(of_one[0].claim.document))
    return Pairs({some[0].claim.document.id: tuple(some) for some in told}, left_out)


def _by_day(claims: Sequence[Claim]) -> Sequence[Claim]:
    """Claims in the order in which their sources appeared, those first whose day is not known.

    Of two that clash the later one has to give: its writer had the other to read. Claims of one
    source, or of one day, stay in their order.
    """
    if claims[0].document is claims[-1].document:
        return claims
    return sorted(claims, key=lambda claim: _published(claim.document))


def _published(document: Document) -> datetime.date:
    return (document.appeared.earliest if document.appeared else None) or datetime.date.min


def _appeared(document: Document) -> tuple[datetime.date, str]:
    """What puts sources in one order, whichever pairs of theirs are looked at."""
    return _published(document), document.place.path


def _is_toll(claim: Claim) -> bool:
    return "cumulative" in claim.written


def held_against(
    claims: Sequence[Claim], references: Sequence[Claim], corrections: Corrections
) -> Sequence[Pair]:
    """The pairs of some claims about one thing with references."""
    return _held(without_superseded(claims, corrections), references)[0]


def _held(claims: Sequence[Claim], references: Sequence[Claim]) -> tuple[list[Pair], list[Claim]]:
    """The pairs of claims with references, and the claims that are set against each other."""
    comparable = [claim for claim in claims if not (_is_misconverted(claim) or claim.is_impossible)]
    if not references:
        return [], comparable
    doubtful = [claim for claim in claims if _is_misconverted(claim)]
    held = list(_with_references(comparable, references))
    held += filter(_is_wrong_either_way, _with_references(doubtful, references))
    wrong = {pair.claim.uid for pair in held if pair.conflicts and not pair.claim.name}
    return held, [claim for claim in comparable if claim.uid not in wrong]


def _among(
    claims: Sequence[Claim], later: Collection[Claim]
) -> tuple[list[Pair], Mapping[str, int]]:
    """The pairs of some claims about one thing, and how many are left out under each source."""
    clashes, compared, left_out = Counter[str](), Counter[str](), Counter[str]()
    pairs: list[Pair] = []
    asked = set(later)
    for claim, rivals, far in _rivals_among(claims):
        source = claim.document.id
        if claim not in asked or not rivals:
            continue
        if clashes[source] >= MOST_CLASHES or compared[source] >= MOST_COMPARED:
            left_out[source] += len(rivals)
            continue
        compared[source] += len(rivals)
        against = [*(one for one in _against(claim, far) if one.conflicts)]
        against += _against(claim, rivals)
        clashes[source] += sum(pair.conflicts for pair in against)
        pairs += against
    return pairs, left_out


def _is_misconverted(claim: Claim) -> bool:
    return claim.conversion is not None and claim.conversion.conflicts


def _is_wrong_either_way(pair: Pair) -> bool:
    """Whether a reference is neither a claim's figure nor the figure that restates it."""
    restated, known = pair.claim.restated, pair.other.quantity
    return (
        pair.conflicts
        and restated is not None
        and known is not None
        and compare_quantities(restated, known).conflicts
    )


def _with_references(claims: Iterable[Claim], trusted: Sequence[Claim]) -> Iterator[Pair]:
    for claim in claims:
        compared = [(other, compare_claims(claim, other)) for other in of_its_day(claim, trusted)]
        answers = [(other, answer) for other, answer in compared if answer is not None]
        if answers:
            other, answer = min(answers, key=lambda answered: -answered[1].verdict.kindness)
            meant = _day_meant(claim, trusted) if answer.conflicts else ""
            yield _with_right_words(Pair(claim, other, answer, len(answers), meant))


def _day_meant(claim: Claim, trusted: Sequence[Claim]) -> str:
    """The day as of which a figure is right that is wrong as of its own; empty where none is."""
    if claim.quantity is None or "as_of" not in claim.written:
        return ""
    dated = (other for other in trusted if other.quantity and "as_of" in other.written)
    right = (one for one in dated if compare_quantities(claim.quantity, one.quantity).fits)
    return next((one.words("as_of") for one in right), "")


def _with_right_words(pair: Pair) -> Pair:
    """The pair, suggesting what the reference says where that is sure to be right."""
    if not pair.conflicts or not pair.right_words:
        return pair
    return replace(pair, comparison=replace(pair.comparison, suggestions=pair.right_words))


def _rivals_among(
    claims: Sequence[Claim],
) -> Iterator[tuple[Claim, Sequence[Claim], Sequence[Claim]]]:
    """Each claim, and the earlier ones that say something else, with one that says the same.

    Of very many those that were told last, and behind these those that lie furthest from it.
    """
    earlier: dict[tuple[str, ...], Claim] = {}
    extremes = Extremes()
    for claim in claims:
        rivals = [*islice(reversed(earlier.values()), MOST_RIVALS)][::-1]
        far = extremes.beyond(claim) if len(earlier) > MOST_RIVALS else ()
        yield claim, rivals, [one for one in dict.fromkeys(far) if one not in rivals]
        told = (claim.document.id, *saying(claim))
        if told not in earlier:
            earlier[told] = claim
            if len(claims) > MOST_RIVALS:
                extremes.add(claim)


def _against(claim: Claim, rivals: Iterable[Claim]) -> Iterator[Pair]:
    for other in rivals:
        answer = compare_claims(claim, other)
        if answer is not None:
            yield Pair(claim, other, answer)


def far_apart(
    claims: Iterable[Claim], count: int, trusted: Sequence[Claim]
) -> list[tuple[int, int]]:
    """Of so many claims about one thing, by their positions, pairs that clash across windows.

    Where any two of different windows clash that give figures of one day or dates, two that clash
    are here or stand in one window, unless the two that lie furthest apart may both be right, as
    may the days of one event; so it is with what is told in ``MOST_VOICES`` ways at most. Left to
    the windows is what clashes in one source alone, such as neighbouring days, or as of days told
    for one another, such as a day and its month; and counts that clash though their sources
    appeared on different days, as by a factor of ten, or in what restates them alone.
    """
    extremes = Extremes()
    for position, claim in enumerate(claims) if window_at(count, count) else ():
        if _held([claim], trusted)[1]:
            extremes.add(claim, position)
    found = dict[tuple[int, int], None]()
    for pairs in extremes.apart():
        one, other = next(filter(_is_clash, pairs), (None, None))
        places = (one.position, other.position) if one and other else (0, 0)
        if window_at(places[0], count) != window_at(places[1], count):
            found[places] = None
    return list(found)


def _is_clash(pair: tuple[Placed, Placed]) -> bool:
    return any(one.conflicts for one in pair_apart([one.claim for one in pair]))


def pair_apart(claims: Sequence[Claim]) -> Iterator[Pair]:
    """Two claims as a pair, the later one first; nothing where they are not comparable."""
    earlier, later = _by_day(claims)
    return _against(later, [earlier])


def tolls_in(
    claimed: Iterable[Sequence[Claim]], wrong: Collection[Claim]
) -> Mapping[str, tuple[Pair, ...]]:
    """Pairs of neighbouring cumulative counts, the later first, under the later one's source.

    Ordered by the day as of which they hold, or else of publication; a count whose day is not
    known is not compared, nor is one that is found ``wrong`` otherwise.
    """
    pairs: dict[str, list[Pair]] = defaultdict(list)
    for claims in claimed:
        days = [(_day(claim), claim) for claim in claims if _is_toll(claim)]
        dated = [(day, claim) for day, claim in days if day and claim not in wrong]
        dated.sort(key=lambda one: one[0])
        for (before, earlier), (after, later) in pairwise(dated):
            if before < after:
                pairs[later.document.id].append(_pair(earlier, later))
    return {source: tuple(members) for source, members in pairs.items()}


def _day(claim: Claim) -> datetime.date | None:
    """The one day as of which a cumulative count holds."""
    return claim.day_told if claim.quantity is not None else None


def _pair(earlier: Claim, later: Claim) -> Pair:
    counts = {claim.uid: claim.quantity for claim in (earlier, later) if claim.quantity}
    if all(map(_is_least, counts.values())):
        counts = {name: _without_bound(count) for name, count in counts.items()}

    def scope(name: str) -> Value | Missing | None:
        return value_of_quantity(counts[name]) if name in counts else None

    return Pair(later, earlier, compare_tolls(earlier.uid, later.uid, scope))


def _is_least(count: Quantity) -> bool:
    return bool(count.readings) and all(each.hedge in FROM_BELOW for each in count.readings)


def _without_bound(count: Quantity) -> Quantity:
    """A count as its numeral: two that are each the least known compare by their numerals."""
    return replace(
        count, readings=tuple(replace(each, hedge=Hedge.NONE) for each in count.readings)
    )


MOST_VOICES = 30  # ways to tell what has no order, such as a name, beyond which none is kept
MOST_SPEAKERS = 1000  # on one scale, beyond which those that come are not told apart
_WRITER = ""  # who speaks where nobody is quoted
_BEYOND = Fraction(10) ** 400  # of all that anybody measures
_Scale: TypeAlias = tuple[str, ...]  # on which lie the values that may be set against each other
_Ends: TypeAlias = tuple[_Scale, Fraction, Fraction]


class Placed(Struct, frozen=True):
    """A claim, its position among those about the same, and where its value begins and ends."""

    claim: Claim
    position: int
    low: Fraction
    high: Fraction


class Extremes:
    """The claims that end first and that begin last, on each scale and of each speaker there."""

    def __init__(self) -> None:
        self._first: dict[_Scale, dict[str | None, Placed]] = defaultdict(dict)
        self._last: dict[_Scale, dict[str | None, Placed]] = defaultdict(dict)
        self._voices: dict[tuple[str, ...], Placed] = {}

    def add(self, claim: Claim, position: int = 0) -> None:
        """Take in a claim, if it can be compared; of two that lie alike the first one stays."""
        is_growing = "cumulative" in claim.written and "as_of" not in claim.written
        if is_growing or "denies" in claim.written:
            return
        ends = list(_ends_of(claim))
        for scale, low, high in ends:
            placed = Placed(claim, position, low, high)
            first, last = self._first[scale], self._last[scale]
            for speaker in (None, claim.by):
                if speaker not in first and len(first) > MOST_SPEAKERS:
                    break
                if speaker not in first or high < first[speaker].high:
                    first[speaker] = placed
                if speaker not in last or low > last[speaker].low:
                    last[speaker] = placed
        if not ends and len(self._voices) < MOST_VOICES:
            self._voices.setdefault(saying(claim), Placed(claim, position, _BEYOND, -_BEYOND))

    def beyond(self, claim: Claim) -> Iterator[Claim]:
        """Those that end where a claim begins, or before, and that begin where it ends, or behind.

        One of them clashes with it, if any claim that was taken in does; if one of its speaker or
        of the writers, one of theirs.
        """
        for scale, low, high in _ends_of(claim):
            for speaker in dict.fromkeys((claim.by, _WRITER, None)):
                first, last = self._first[scale].get(speaker), self._last[scale].get(speaker)
                if first and first.high <= low:
                    yield first.claim
                if last and last.low >= high:
                    yield last.claim

    def apart(self) -> Iterator[Sequence[tuple[Placed, Placed]]]:
        """Pairs that may clash; of each row the first that does tells of the others.

        What one speaker tells, or a writer and somebody, is looked at before what any two do.
        """
        for scale, first in self._first.items():
            last = self._last[scale]
            pairs = [(first[one], last[one]) for one in first if one is not None]
            yield from ([pair] for pair in pairs)
            if _WRITER in first:
                pairs += (first[_WRITER], last[None]), (first[None], last[_WRITER])
            yield [*pairs, (first[None], last[None])]
        voices = list(self._voices.values())
        for at, voice in enumerate(voices):
            yield [(earlier, voice) for earlier in voices[:at]]


def saying(claim: Claim) -> tuple[str, ...]:
    """What tells a claim from others about the same thing: its words, speaker and day.

    "The same day" says another thing where it counts from another.
    """
    extra = (claim.words(key) for key in ("role", "country", "as_of", "tense", "from"))
    return (claim.value_words, claim.by, *extra)


def _ends_of(claim: Claim) -> Iterator[_Ends]:
    """Where the figure or the date of a claim begins and ends, on each scale that it lies on."""
    if not claim.aspect:
        return
    if claim.date and (widest := claim.date.widest):
        first, last = widest.earliest, widest.latest
        low = Fraction(first.toordinal()) if first else -_BEYOND
        yield ("date",), low, Fraction(last.toordinal()) if last else _BEYOND
    readings: dict[str, list[Measure]] = defaultdict(list)
    for reading in claim.quantity.readings if claim.quantity else ():
        readings[reading.unit.dimension].append(reading)
    for dimension, told in readings.items():
        scale = (dimension, *_time_of(claim))
        yield _span(scale, told)
        if all(one.hedge is Hedge.AT_MOST for one in told):  # two maxima compare by their numerals
            yield _span(("most", *scale), [replace(one, hedge=Hedge.NONE) for one in told])


def _time_of(claim: Claim) -> tuple[str, str]:
    """As of when a figure holds; a count may be another on each day that a source appears."""
    as_of, document = claim.words("as_of"), claim.document
    as_of = (as_of and _days(read_date(as_of))) or as_of
    return as_of, _days(document.published) if document.published and may_grow(claim) else ""


def _days(date: Date) -> str:
    """The days that it may be, whatever its words; empty where it cannot be read."""
    widest = date.widest
    return f"{widest.earliest} {widest.latest}" if widest else ""


def _span(scale: _Scale, readings: Sequence[Measure]) -> _Ends:
    intervals = [one.base_interval for one in readings]
    lows = [-_BEYOND if one.low is None else one.low for one in intervals]
    highs = [_BEYOND if one.high is None else one.high for one in intervals]
    return scale, min(lows), max(highs)
