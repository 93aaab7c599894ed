"""What a check may run on: the parts of a source that a parameter’s name stands for.

With each conflict stands what a claim should say, where the others are sure to be right.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any, TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from factcheck.archive.conflicts import conflicts_of, is_doubted, is_told
from factcheck.archive.derivations import derivations_of, exchanged_digits
from factcheck.archive.disagreement import Disagreement
from factcheck.archive.index import Archive
from factcheck.archive.relations import days_left, root_causes_of
from factcheck.comparison import Comparison, Verdict
from factcheck.consistency.forms import FORMS
from factcheck.dates import Date, spoken_day
from factcheck.dates.days import weekday_of
from factcheck.dates.period import WEEKDAYS
from factcheck.errors import Place
from factcheck.model import (
    Claim,
    Derivation,
    Expectation,
    Pair,
    Restatement,
    Source,
    TrendTold,
    Verified,
)
from factcheck.reading.figures.comparing import compare_quantities, compare_restatement


class Subject(Struct, frozen=True, eq=False):
    """What a check is called with, the claims that it is about, and where its words stand.

    ``witnesses`` are those of the claims that are known not to be at fault.
    """

    value: Any
    claims: tuple[Claim, ...]
    place: Place
    comparison: Comparison | None = None
    witnesses: tuple[Claim, ...] = ()


Finder: TypeAlias = Callable[[Archive, Source], Iterator[Subject]]


def parts_of(parameter: str, archive: Archive, source: Source) -> Sequence[Subject]:
    """Everything in a source that a check with this parameter runs on, in the file's order."""
    return archive.once(source, parameter, lambda: tuple(PARAMETERS[parameter](archive, source)))


def cut_short(parameter: str, archive: Archive, source: Source) -> tuple[str, ...]:
    """What a check with this parameter is not told of a source: it needs more steps or a solver."""
    if parameter == "pair":
        return tuple(filter(None, [archive.left_out_of(source)]))
    if parameter in ("conflict", "expectation"):
        told = (part.comparison for part in parts_of(parameter, archive, source))
        undecided = [one.explanation for one in told if one and one.is_cut_short]
        more = f", nor of {len(undecided) - 1} others" if len(undecided) > 1 else ""
        return tuple(f"{one}{more}" for one in undecided[:1])
    return ()


def _claims(_archive: Archive, source: Source) -> Iterator[Subject]:
    for claim in source.claims:
        yield Subject(claim, (claim,), claim.place)


def _those_of(parameter: str, is_meant: Callable[[Any], bool]) -> Finder:
    """Some of what another parameter stands for: claims with a figure, pairs of two dates."""

    def find(archive: Archive, source: Source) -> Iterator[Subject]:
        return (part for part in parts_of(parameter, archive, source) if is_meant(part.value))

    return find


_WRITTEN = {"deviation": "mean", "percentage": "share"}
"""The key of claim files that gives a value, where it has another name."""
_COMPARED = ("statistic", "mean", "deviation", "percentage")
"""The values that can be checked against themselves."""


def _values(key: str) -> Finder:
    """The parts that are a claim's own value, such as its name or a test result."""
    written = _WRITTEN.get(key, key)

    def find(_archive: Archive, source: Source) -> Iterator[Subject]:
        for claim in source.claims:
            value = getattr(claim, key) if written in claim.written else None
            if value is not None:
                answer = value.comparison if key in _COMPARED else None
                if answer and key != "statistic":
                    answer = without_suggestions(answer)
                place = claim.place_of("sd" if key == "deviation" else claim.kind)
                yield Subject(value, (claim,), place, answer)

    return find


def _dates(_archive: Archive, source: Source) -> Iterator[Subject]:
    """The dates; one with a weekday that is the day's has been held against the calendar."""
    for claim in source.claims:
        if claim.date is not None:
            day = _day_with_weekday(claim.date)
            told = day and f"{spoken_day(day)} is a {WEEKDAYS[weekday_of(day)]}."
            comparison = Comparison(Verdict.AGREES, told) if told else None
            yield Subject(claim.date, (claim,), claim.place_of(claim.kind or "date"), comparison)


_YEAR = re.compile(r"\b\d{4}\b")


def _day_with_weekday(written: Date) -> date | None:
    """The day of a full date with its weekday, year included; ``None`` where that is not one."""
    if written.weekday_conflict or len(written.readings) != 1:
        return None
    day = written.readings[0].period.earliest
    if day is None or not written.readings[0].period.is_day:
        return None
    weekday = WEEKDAYS[weekday_of(day)]
    is_told = re.search(rf"\b(?:{weekday}|{weekday[:3]})\b", written.words, re.IGNORECASE)
    return day if is_told and _YEAR.search(written.words) else None


def _quantities(_archive: Archive, source: Source) -> Iterator[Subject]:
    for claim in source.claims:
        for key, value in (("quantity", claim.quantity), ("restated", claim.restated)):
            if value is not None:
                place = claim.place_of(key if key in claim.written else "share")
                yield Subject(value, (claim,), place)


def _restatements(archive: Archive, source: Source) -> Iterator[Subject]:
    for claim in source.claims:
        answer = conversion_of(claim, archive.references_on(claim))
        if answer is not None:
            restatement = _restated(claim, answer, archive, source)
            rate = restatement.rate
            if rate and (restatement.is_rate_of_day or not rate.conflicts):
                answer = rate
            subject = Subject(restatement, (claim,), claim.place_of("restated"), answer)
            yield _with_root_cause(subject, claim, archive, source)


def _restated(claim: Claim, answer: Comparison, archive: Archive, source: Source) -> Restatement:
    """A figure and its conversion; of two sums of money with what rates of exchange say."""
    if not (claim.quantity and any(each.unit.is_money for each in claim.quantity.readings)):
        return Restatement(claim, answer)
    from factcheck.references.exchange import is_of_one_day, other_rate  # 19 ms, for money alone

    rate = archive.rate_of(claim)
    is_of_day = rate is not None and is_of_one_day(claim)
    other = other_rate(claim, source) if not (rate and rate.conflicts) else None
    return Restatement(claim, answer, rate, is_of_day, other)


def _figures(archive: Archive, source: Source) -> Iterator[Subject]:
    """Two figures said to be one: those of a restatement, and those of a pair."""
    yield from parts_of("restatement", archive, source)
    yield from parts_of("quantity_pair", archive, source)


def _pairs(archive: Archive, source: Source) -> Iterator[Subject]:
    pairs = archive.pairs.get(source.id, ())
    disagreements = archive.disagreements.get(source.id, {})
    for pair in pairs:
        if pair in disagreements:
            yield from _disagreeing(pair, disagreements[pair])
            continue
        claims = pair.claim, pair.other
        proven = _with_proof(pair.comparison, claims, archive, source)
        subject = Subject(pair, claims, _value_place(pair.claim), proven)
        yield _with_root_cause(subject, pair, archive, source)
    for pair in archive.pairs_apart.get(source.id, ()):
        yield Subject(pair, (pair.claim, pair.other), _value_place(pair.claim), pair.comparison)


def _disagreeing(pair: Pair, found: Disagreement | None) -> Iterator[Subject]:
    """The first of the pairs that one disagreement makes, which tells of them all."""
    if found is None:
        return
    answer = pair.comparison
    comparison = replace(answer, explanation=found.explanation, suggestions=())
    is_here = found.claim.document is pair.claim.document
    place = found.claim.place_of(found.claim.kind) if is_here else _value_place(pair.claim)
    claims = (found.claim, *found.fellows, *found.others)
    told = replace(pair, comparison=comparison)
    witnesses = () if found.fellows else found.others
    yield Subject(told, claims, place, comparison, witnesses)


def _conflicts(archive: Archive, source: Source) -> Iterator[Subject]:
    """The conflicts of a source, but for those that another finding may well explain.

    A claim that is found wrong otherwise may be the one mistake in a larger conflict too, which
    is taken up when that is mended.
    """
    for conflict in conflicts_of(archive, source):
        if not archive.superseded.isdisjoint(conflict.claims):
            continue
        has_teller = is_told(conflict, archive, source)
        if not has_teller and is_doubted(conflict, archive, source):
            continue
        told = replace(conflict, is_told=has_teller)
        place = conflict.claims[0].place if conflict.claims else source.document.place
        witnesses = conflict.claims if has_teller else ()
        yield Subject(told, conflict.claims, place, told.comparison, witnesses)


def _value_place(claim: Claim) -> Place:
    return claim.place_of(claim.kind or "exact")


def _expectations(archive: Archive, source: Source) -> Iterator[Subject]:
    for expectation in archive.expected_of(source):
        comparison = expectation.comparison
        if expectation.claims:
            *others, last = expectation.claims
            comparison = with_suggestions(comparison, last, others, archive)
        subject = Subject(expectation, expectation.claims, expectation.place, comparison)
        yield from _told_once(expectation, subject, archive, source)


def _told_once(
    said: Derivation | Expectation, subject: Subject, archive: Archive, source: Source
) -> Iterator[Subject]:
    """The subject; of broken relations that share their cause, one that tells of them all.

    None where a claim cannot be right whatever the others say: that is told of the claim, unless
    somebody accepted it.
    """
    if said.conflicts and any(claim.is_told_impossible for claim in subject.claims):
        return
    causes = root_causes_of(archive, source) if said.conflicts else {}
    cause = causes.get(said)
    if cause is not None:
        value = replace(said, comparison=cause.comparison)
        yield Subject(value, cause.claims, cause.place, cause.comparison, cause.witnesses)
    elif said not in causes:
        yield _with_amendments(subject, archive, source)


def _derivations(form: str) -> Finder:
    """The claims that name, under one key, what they are derived from."""

    def find(archive: Archive, source: Source) -> Iterator[Subject]:
        for derivation in derivations_of(archive, source):
            if derivation.form == form:
                subject = _derived(derivation, archive, source)
                yield from _told_once(derivation, subject, archive, source)

    return find


def _derived(derivation: Derivation, archive: Archive, source: Source) -> Subject:
    claim, parts, comparison = derivation.claim, derivation.parts, derivation.comparison
    if not derivation.confuses_points:
        adds_up = FORMS[derivation.form].adds_up
        comparison = with_suggestions(comparison, claim, parts, archive, are_sure=adds_up)
        if adds_up and comparison.conflicts:
            slips = exchanged_digits(derivation, archive, source)
            comparison = with_slip(comparison, *slips[0]) if len(slips) == 1 else comparison
    witnesses = parts if derivation.confuses_points else ()
    return Subject(derivation, (claim, *parts), claim.place_of(claim.kind), comparison, witnesses)


def _trends(archive: Archive, source: Source) -> Iterator[Subject]:
    for claim in source.claims:
        if "trend" in claim.written:
            from factcheck.references.series import compare_trend  # for a desk that pins series

            answer, figures = compare_trend(claim, archive.references_on(claim))
            told = TrendTold(claim, answer, figures)
            yield Subject(told, (claim, *figures), claim.place_of("trend"), answer)


def _repeated(archive: Archive, source: Source) -> Iterator[Subject]:
    for one in archive.repeated.get(source.id, ()):
        others = one.corrected, one.correction
        yield Subject(one, (one.claim, *others), _value_place(one.claim), witnesses=others)


def _tolls(archive: Archive, source: Source) -> Iterator[Subject]:
    for pair in archive.tolls.get(source.id, ()):
        yield Subject(pair, (pair.claim, pair.other), _value_place(pair.claim), pair.comparison)


def _source(_archive: Archive, source: Source) -> Iterator[Subject]:
    yield Subject(source, (), source.document.place)


def _sources(archive: Archive, source: Source) -> Iterator[Subject]:
    """All sources at once: handed out with the first, so that it is looked at once."""
    if archive.is_first(source):
        yield Subject(archive, (), source.document.place)


def _references(archive: Archive, source: Source) -> Iterator[Subject]:
    """Every reference, handed out with the first source."""
    if archive.is_first(source):
        for claim in archive.trusted:
            yield Subject(claim, (claim,), claim.place)


def _verifications(archive: Archive, source: Source) -> Iterator[Subject]:
    for claim in source.claims:
        if claim.verification is not None:
            verified = Verified(claim, claim.verification, archive.today)
            yield Subject(verified, (claim,), claim.verification.place)


_SIDES = ("quantity", "date", "name", "quotation")  # values that both sides of a pair may have


def _are_of(key: str) -> Callable[[Pair], bool]:
    return lambda pair: pair.is_of(key)


PARAMETERS: Mapping[str, Finder] = {
    "claim": _claims,
    "quantity": _quantities,
    "quantity_claim": _those_of("claim", lambda claim: claim.quantity is not None),
    "date": _dates,
    "date_claim": _those_of("claim", lambda claim: claim.date is not None),
    "name": _values("name"),
    "name_claim": _those_of("claim", lambda claim: claim.name is not None),
    **{key: _values(key) for key in ("quotation", *_COMPARED)},
    "restatement": _restatements,
    "figures": _figures,
    "pair": _pairs,
    **{f"{key}_pair": _those_of("pair", _are_of(key)) for key in _SIDES},
    "expectation": _expectations,
    **{form: _derivations(form) for form in FORMS},
    "toll_pair": _tolls,
    "trend": _trends,
    "repeated": _repeated,
    "conflict": _conflicts,
    "source": _source,
    "sources": _sources,
    "reference": _references,
    "verification": _verifications,
}
"""A check parameter's name → what in a source it stands for."""

OF_TWO = {"pair", "figures", *(f"{key}_pair" for key in _SIDES)}
"""Those that stand for two claims, perhaps of two sources."""

SHARED = {"sources", "reference"}  # looked at once, whichever the source


def _with_root_cause(subject: Subject, key: object, archive: Archive, source: Source) -> Subject:
    """The subject with the other relations that its claim breaks, where the cause is the same."""
    is_broken = subject.comparison is not None and subject.comparison.conflicts
    cause = root_causes_of(archive, source).get(key) if is_broken else None
    if cause is None:
        return subject
    return replace(
        subject, claims=cause.claims, comparison=cause.comparison, witnesses=cause.witnesses
    )


def _with_proof(
    comparison: Comparison, claims: tuple[Claim, ...], archive: Archive, source: Source
) -> Comparison:
    """The comparison; where a minimal conflict is just these claims', with that as its proof."""
    if not comparison.conflicts:
        return comparison
    proof = _proof(claims, archive, source)
    return replace(comparison, working=proof.working) if proof and proof.working else comparison


def _proof(claims: tuple[Claim, ...], archive: Archive, source: Source) -> Comparison | None:
    """That just some claims cannot all be true, where it is so."""
    for conflict in conflicts_of(archive, source):
        if conflict.conflicts and set(conflict.claims) == set(claims):
            return conflict.comparison
    return None


def _with_amendments(subject: Subject, archive: Archive, source: Source) -> Subject:
    """The subject; where it conflicts, with what each of its claims would have to be."""
    comparison = subject.comparison
    if comparison is None or not comparison.conflicts:
        return subject
    own = tuple(_amendments(subject, archive, source))
    return replace(subject, comparison=replace(comparison, working=(*comparison.working, *own)))


def _amendments(subject: Subject, archive: Archive, source: Source) -> Iterator[str]:
    if isinstance(subject.value, Derivation) and subject.value.form == "age_of":
        yield from days_left(subject.value, archive, source)
    elif isinstance(subject.value, Derivation) and FORMS[subject.value.form].adds_up:
        return  # which tells by how much the parts miss
    elif proof := _proof(subject.claims, archive, source):
        yield from proof.amendments


_NUMERAL = r"\d(?:[\d.,]*\d)?"


def with_slip(comparison: Comparison, written: str, right: str) -> Comparison:
    """The comparison with the only figure that exchanged digits would put right."""
    told = f"“{written}” may have two digits exchanged: with “{right}” it fits"
    return replace(comparison, suggestions=(right,), working=(*comparison.working, told))


def with_suggestions(
    comparison: Comparison,
    claim: Claim,
    others: Sequence[Claim],
    archive: Archive,
    *,
    are_sure: bool = False,
) -> Comparison:
    """The comparison with what the claim should say, if all the others are sure to be right.

    Parts taken together are surer than their total.
    """
    if not (comparison.suggestions and others):
        return without_suggestions(comparison)
    are_sure = are_sure or all(one.is_reference or archive.is_confirmed(one) for one in others)
    if archive.is_confirmed(claim) or not are_sure:
        return without_suggestions(comparison)
    words = tuple(_in_words(suggestion, claim) for suggestion in comparison.suggestions)
    return replace(comparison, suggestions=words)


def conversion_of(claim: Claim, references: Sequence[Claim]) -> Comparison | None:
    """A figure set against its restatement; where a reference is the latter, the former is wrong.

    ``None`` where the claim has no such two figures.
    """
    answer, stated, restated = claim.conversion, claim.quantity, claim.restated
    if answer is None or stated is None or restated is None or not answer.conflicts:
        return answer
    known = [reference.quantity for reference in references if reference.quantity]
    is_stated_wrong = any(
        compare_quantities(stated, one).conflicts and compare_quantities(restated, one).fits
        for one in known
    )
    if not is_stated_wrong:
        return answer
    return replace(answer, suggestions=compare_restatement(restated, stated).suggestions)


def without_suggestions(comparison: Comparison) -> Comparison:
    """The comparison without what would be right: any of its figures may be the wrong one."""
    return replace(comparison, suggestions=())


def _in_words(suggestion: str, claim: Claim) -> str:
    """A number in place of the one in the claim's words, as fine as it: ``some 420 people``."""
    words = claim.value_words
    written, found = re.findall(_NUMERAL, words), re.search(_NUMERAL, suggestion)
    if len(written) != 1 or found is None:
        return suggestion
    unit = (suggestion[: found.start()] + suggestion[found.end() :]).strip()
    is_share = re.search("percent|per cent|%", words) is not None
    is_alike = words.replace(written[0], "").rstrip().endswith(unit) and not is_share
    if is_alike or (is_share and unit == "%"):
        return _printed(words, written[0], found[0])
    return suggestion


def _printed(words: str, written: str, number: str) -> str:
    """The words with another number, rounded to as many decimals as theirs has."""
    digits = len(written.partition(".")[2])
    if len(number.partition(".")[2]) > digits:
        number = f"{float(number.replace(',', '')):,.{digits}f}"
    return words.replace(written, number)
