"""What a check may run on: the parts of a source that a parameter's name stands for."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, TypeAlias, cast

from msgspec.structs import replace

from factcheck.archive.index import Archive
from factcheck.archive.subjects import Subject, with_account, with_amendments, with_proof
from factcheck.archive.suggesting import conversion_of, suggesting, unsuggested
from factcheck.consistency.forms import FORMS
from factcheck.errors import Place
from factcheck.model import Derivation, Expectation, Pair, Restatement, Source, Verified

if TYPE_CHECKING:
    from factcheck.archive.outliers import Outlier

Finder: TypeAlias = Callable[[Archive, Source], Iterator[Subject]]


@lru_cache(maxsize=4096)
def parts_of(parameter: str, archive: Archive, source: Source) -> Sequence[Subject]:
    """Everything in a source that a check with this parameter runs on, in the file's order."""
    return tuple(PARAMETERS[parameter](archive, source))


def _claims(_archive: Archive, source: Source) -> Iterator[Subject]:
    for claim in source.claims:
        yield Subject(claim, (claim,), claim.place)


def _claims_with(key: str) -> Finder:
    """The claims that give a value of one kind, for checks that need both."""

    def find(archive: Archive, source: Source) -> Iterator[Subject]:
        return (part for part in _claims(archive, source) if getattr(part.value, key) is not None)

    return find


def _values(key: str) -> Finder:
    """The parts that are a claim's own value, such as its date."""

    def find(_archive: Archive, source: Source) -> Iterator[Subject]:
        for claim in source.claims:
            value = getattr(claim, key)
            if value is not None:
                yield Subject(value, (claim,), claim.place_of(claim.kind or key))

    return find


def _compared(key: str) -> Finder:
    """The values that can be checked against themselves, such as a test result."""

    def find(_archive: Archive, source: Source) -> Iterator[Subject]:
        for claim in source.claims:
            value = getattr(claim, key)
            if value is not None:
                answer = value.comparison
                comparison = answer if key == "statistic" else unsuggested(answer)
                place = claim.place_of("sd" if key == "deviation" else claim.kind)
                yield Subject(value, (claim,), place, comparison)

    return find


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
            restatement = Restatement(claim, answer)
            subject = Subject(restatement, (claim,), claim.place_of("restated"), answer)
            yield with_account(subject, claim, archive, source)


def _figures(archive: Archive, source: Source) -> Iterator[Subject]:
    """Two figures said to be one: those of a restatement, and those of a pair."""
    yield from _restatements(archive, source)
    yield from _pairs_of("quantity")(archive, source)


def _pairs(archive: Archive, source: Source) -> Iterator[Subject]:
    pairs = archive.pairs.get(source.id, ())
    outliers = archive.outliers.get(source.id, {})
    for pair in pairs:
        if pair in outliers:
            yield from _odd_one(pair, outliers[pair])
            continue
        claims = pair.claim, pair.other
        proven = with_proof(pair.comparison, claims, archive, source)
        subject = Subject(pair, claims, _value_place(pair), proven)
        yield with_account(subject, pair, archive, source)


def _odd_one(pair: Pair, outlier: Outlier | None) -> Iterator[Subject]:
    """The first of the pairs that one odd claim makes, which tells of them all."""
    if outlier is None:
        return
    answer = pair.comparison
    comparison = replace(answer, explanation=outlier.explanation, suggestions=())
    is_here = outlier.claim.document is pair.claim.document
    place = outlier.claim.place_of(outlier.claim.kind) if is_here else _value_place(pair)
    claims = (outlier.claim, *outlier.fellows, *outlier.others)
    odd = replace(pair, comparison=comparison)
    witnesses = () if outlier.fellows else outlier.others
    yield Subject(odd, claims, place, comparison, witnesses)


def _conflicts(archive: Archive, source: Source) -> Iterator[Subject]:
    """The conflicts of a source, but for those that another finding may well explain.

    A claim that is found wrong otherwise may be the one mistake in a larger conflict too, which
    is taken up when that is mended.
    """
    for conflict in archive.conflicts(source):
        from factcheck.archive.telling import is_doubted, is_told  # needs the constraint rooms

        has_teller = is_told(conflict, archive, source)
        if not has_teller and is_doubted(conflict, archive, source):
            continue
        told = replace(conflict, is_told=has_teller)
        place = conflict.claims[0].place if conflict.claims else source.document.place
        witnesses = conflict.claims if has_teller else ()
        yield Subject(told, conflict.claims, place, told.comparison, witnesses)


def _pairs_of(key: str) -> Finder:
    """The pairs whose two sides carry a value of one kind, such as two dates."""

    def find(archive: Archive, source: Source) -> Iterator[Subject]:
        for subject in parts_of("pair", archive, source):
            if cast(Pair, subject.value).is_of(key):
                yield subject

    return find


def _value_place(pair: Pair) -> Place:
    claim = pair.claim
    return claim.place_of(claim.kind or "exact")


def _expectations(archive: Archive, source: Source) -> Iterator[Subject]:
    for expectation in archive.expectations.get(source.id, ()):
        comparison = expectation.comparison
        if expectation.claims:
            *others, last = expectation.claims
            comparison = suggesting(comparison, last, others, archive)
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
    accounts = archive.accounts(source) if said.conflicts else {}
    account = accounts.get(said)
    if account is not None:
        value = replace(said, comparison=account.comparison)
        told = account.claims, account.place, account.comparison, account.witnesses
        yield Subject(value, *told)
    elif said not in accounts:
        yield with_amendments(subject, archive, source)


def _derivations(form: str) -> Finder:
    """The claims that name, under one key, what they are derived from."""

    def find(archive: Archive, source: Source) -> Iterator[Subject]:
        for derivation in archive.derivations(source):
            if derivation.form == form:
                subject = _derived(derivation, archive)
                yield from _told_once(derivation, subject, archive, source)

    return find


def _derived(derivation: Derivation, archive: Archive) -> Subject:
    claim, parts, comparison = derivation.claim, derivation.parts, derivation.comparison
    if not derivation.confuses_points:
        comparison = suggesting(comparison, claim, parts, archive)
    witnesses = parts if derivation.confuses_points else ()
    return Subject(derivation, (claim, *parts), claim.place_of(claim.kind), comparison, witnesses)


def _tolls(archive: Archive, source: Source) -> Iterator[Subject]:
    for pair in archive.tolls.get(source.id, ()):
        yield Subject(pair, (pair.claim, pair.other), _value_place(pair), pair.comparison)


def _source(_archive: Archive, source: Source) -> Iterator[Subject]:
    yield Subject(source, (), source.document.place)


def _sources(archive: Archive, source: Source) -> Iterator[Subject]:
    """All sources at once: handed out with the first, so that it is looked at once."""
    if archive.sources and source is archive.sources[0]:
        yield Subject(archive, (), source.document.place)


def _references(archive: Archive, source: Source) -> Iterator[Subject]:
    """Every reference, handed out with the first source."""
    if archive.sources and source is archive.sources[0]:
        for claim in archive.trusted:
            yield Subject(claim, (claim,), claim.place)


def _verifications(archive: Archive, source: Source) -> Iterator[Subject]:
    for claim in source.claims:
        if claim.verification is not None:
            verified = Verified(claim, claim.verification, archive.today)
            yield Subject(verified, (claim,), claim.verification.place)


PARAMETERS: Mapping[str, Finder] = {
    "claim": _claims,
    "quantity": _quantities,
    "quantity_claim": _claims_with("quantity"),
    "date": _values("date"),
    "name": _values("name"),
    "quotation": _values("quotation"),
    "statistic": _compared("statistic"),
    "mean": _compared("mean"),
    "deviation": _compared("deviation"),
    "percentage": _compared("percentage"),
    "restatement": _restatements,
    "figures": _figures,
    "pair": _pairs,
    "quantity_pair": _pairs_of("quantity"),
    "date_pair": _pairs_of("date"),
    "name_pair": _pairs_of("name"),
    "quotation_pair": _pairs_of("quotation"),
    "expectation": _expectations,
    **{form: _derivations(form) for form in FORMS},
    "toll_pair": _tolls,
    "conflict": _conflicts,
    "source": _source,
    "sources": _sources,
    "reference": _references,
    "verification": _verifications,
}
"""A check parameter's name → what in a source it stands for."""

SHARED = {"sources", "reference"}  # looked at once, whichever the source
