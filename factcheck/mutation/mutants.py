"""Slips planted one at a time, what the checks say then, and what would make them say it.

Whoever writes a claim file copies the article's words, so a slip that the article has the claims
have too, wherever they quote the place: in their words, their values, beside a name.
"""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache

from msgspec import Struct
from msgspec.structs import replace

from factcheck.archive import Archive
from factcheck.archive.loading import evaluated
from factcheck.check import Check
from factcheck.errors import ExpressionError, Place
from factcheck.model import Claim, Expectation, Finding, Observation, Severity, Source, Written
from factcheck.model.claim import VALUE_KEYS
from factcheck.mutation.slips import KINDS, Edit, Slip, edited, find_slips
from factcheck.names.tables import countries
from factcheck.running.affected import Snapshot, affected, imprint_of, snapshot_of
from factcheck.running.examine import examine, needs_pytest
from factcheck.running.examined import Examined
from factcheck.text import Span, sentence_around

UPKEEP = frozenset(
    {
        "about-unmatched",
        "allowance-unused",
        "quote-ambiguous",
        "quote-not-in-source",
        "value-not-in-quote",
    }
)
"""The rules that look after claim files: of a slip in the article they know nothing."""
REFUSED = "unreadable"
"""What a mutant is noticed by with which a claim file cannot be read any more."""


class Mutant(Struct, frozen=True):
    """One slip in one source: what it does and where, and what notices it.

    ``claims`` are those that quote the place. ``rule`` is the check that notices, empty where
    none does; then ``remedy`` says what would. One in a claim that is found wrong as it is is
    left out: nothing can be told of it.
    """

    source: str
    kind: str
    told: str
    place: Place
    claims: tuple[str, ...]
    rule: str = ""
    severity: str = ""
    message: str = ""
    remedy: str = ""
    is_left_out: bool = False

    @property
    def is_noticed(self) -> bool:
        """Whether a check says something that it did not say before."""
        return bool(self.rule)


def mutants_of(
    archive: Archive,
    source: Source,
    checks: Iterable[Check],
    seed: int = 1,
    most: int | None = None,
) -> Iterator[Mutant]:
    """Every slip that one source may have, planted by itself, with what notices it.

    ``most`` draws so many of them. The same seed gives the same mutants.
    """
    bench = _Bench(_reachable_archive(archive, source), checks)
    slips = list(planted(source, str(seed)))
    if most is not None:
        draw = random.Random(f"{seed} {source.id}")  # noqa: S311 — no secret
        drawn = draw.sample(range(len(slips)), min(most, len(slips)))
        slips = [slips[at] for at in sorted(drawn)]
    return (_mutant(source, one, bench) for one in slips)


def _mutant(source: Source, slip: Planted, bench: _Bench) -> Mutant:
    claims = tuple(claim.uid for claim in slip.claims)
    mutant = Mutant(source.id, slip.kind, slip.told, slip.place, claims)
    if not bench.wrong.isdisjoint(slip.claims):
        return replace(mutant, is_left_out=True)
    try:
        found = bench.noticed(slip.source)
    except ExpressionError as error:
        return replace(mutant, rule=REFUSED, severity="error", message=error.message)
    if found is None:
        return replace(mutant, remedy=remedy_for(slip, bench.archive, bench.observations))
    return replace(mutant, rule=found.rule, severity=str(found.severity), message=found.message)


def _reachable_archive(archive: Archive, source: Source) -> Archive:
    """The archive as far as a change of the source can reach.

    Of another source that is what names its claims or is named by them, whole, and otherwise
    the claims about the same.
    """
    taken = snapshot_of(archive).sources
    own = taken[source.id]
    about = frozenset(own.about.values())

    def is_tied(other: Source) -> bool:
        there = taken[other.id]
        is_named = not own.named.isdisjoint(there.claims) or other.id in own.quoted
        names = not there.named.isdisjoint(own.claims) or source.id in there.quoted
        return other is source or is_named or names

    kept, expectations = [], {}
    for other in archive.sources:
        if is_tied(other):
            kept.append(other)
            expectations[other.id] = archive.expected_of(other)
        else:
            fellows = tuple(c for c in other.claims if (c.subject, c.aspect) in about and c.about)
            kept += [replace(other, claims=fellows)] if fellows else []
    return replace(archive, sources=tuple(kept), expectations=expectations)


class _Bench:
    """The sources that a slip can touch, with what is found in them as they are."""

    def __init__(self, archive: Archive, checks: Iterable[Check]) -> None:
        self.archive = archive
        self._checks = sorted(
            filter(_is_asked, checks), key=lambda check: "conflict" in check.parameters
        )
        self._by_rule = {check.rule: check for check in self._checks}
        self._taken = snapshot_of(archive)
        self._found = {
            (check.rule, source.id): self._examined(check, archive, source)
            for check in self._checks
            for source in archive.sources
        }

    def _examined(self, check: Check, archive: Archive, source: Source) -> Examined:
        return examine((check,), archive, source, self._by_rule.get)

    @cached_property
    def wrong(self) -> frozenset[Claim]:
        """The claims that an error accuses already, which nobody has accepted."""
        return frozenset(
            claim
            for one in self._found.values()
            for finding in one.findings
            if finding.severity is Severity.ERROR and not finding.is_allowed
            for claim in finding.claims
            if claim not in finding.witnesses
        )

    @cached_property
    def observations(self) -> list[Observation]:
        """What the checks looked at, as it is."""
        return [seen for one in self._found.values() for seen in one.observations]

    def noticed(self, mistyped: Source) -> Finding | None:
        """The first error that a source has made new, or else the first finding.

        Only what the change can reach is asked again. Raises ``ExpressionError``.
        """
        archive = with_source(self.archive, mistyped)
        reach = affected(self._taken, self._snapshot(archive))
        lighter: list[Finding] = []
        for check in self._checks:
            for source in archive.sources:
                new = self._new(check, archive, source) if reach.is_asked(check, source.id) else ()
                for finding in new:
                    if finding.severity is Severity.ERROR:
                        return finding
                    lighter.append(finding)
        return min(lighter, key=lambda one: one.sort_key, default=None)

    def _new(self, check: Check, archive: Archive, source: Source) -> Iterator[Finding]:
        known = Counter(map(_key, _open(self._found[check.rule, source.id])))
        for finding in _open(self._examined(check, archive, source)):
            known[_key(finding)] -= 1
            if known[_key(finding)] < 0:
                yield finding

    def _snapshot(self, archive: Archive) -> Snapshot:
        changed = {
            now.id: imprint_of(now, archive.expected_of(now))
            for before, now in zip(self.archive.sources, archive.sources, strict=True)
            if now is not before
        }
        return Snapshot({**self._taken.sources, **changed}, archive.today)


def _is_asked(check: Check) -> bool:
    return check.rule not in UPKEEP and not needs_pytest(check)


def _open(one: Examined) -> list[Finding]:
    return [finding for finding in one.findings if not finding.is_allowed]


def _key(finding: Finding) -> tuple[tuple[str, bool], ...]:
    """The rule and whom a finding accuses: its words change with the claim's."""
    claims = {claim.uid: claim in finding.witnesses for claim in finding.claims}
    return ((finding.rule, False), *sorted(claims.items()))


_RELATIONS = {
    "quantity": "a relation with other figures (total_of, change_from, expect: …)",
    "share": "a relation with other figures (share_of, expect: …)",
    "date": "a relation with other dates (duration_of, age_of, expect: …)",
    "quotation": "the source of the words (quoted_from: …)",
}


def remedy_for(slip: Planted, archive: Archive, observations: Iterable[Observation]) -> str:
    """A sentence that says which line in a claim file would notice the slip."""
    if not slip.claims:
        return f"No claim quotes line {slip.place.line}, “{slip.told.partition(' → ')[0]}”."
    if not slip.values:
        named = " and ".join(claim.id for claim in slip.claims)
        quotes = "quotes it, but not" if len(slip.claims) == 1 else "quote it, but not"
        return f"{named} {quotes} as a value: a claim of its own would."
    claim = next((one for one in slip.claims if one.kind), slip.claims[0])
    beside = {
        other.id if other.document is claim.document else other.uid
        for one in observations
        if claim in one.claims and one.verdict is not None
        for other in one.claims
        if other is not claim
    }
    if not beside:
        return f"{claim.id} is compared with nothing: {_held(claim, archive)} would notice."
    told = ", ".join(sorted(beside)[:_MOST_NAMED])
    return f"{claim.id} still fits {told}: {_held(claim, archive)} would notice."


_MOST_NAMED = 3


def _held(claim: Claim, archive: Archive) -> str:
    """What could hold a claim to its value: where no reference and no relation, a reader."""
    relation = next((said for key, said in _RELATIONS.items() if key in claim.written), "")
    about = f"[{', '.join(claim.about)}]" if claim.about else "the same (it has no about yet)"
    known = archive.references_on(claim)
    reference = _exacter(known[0]) if known else f"a reference about {about}"
    return " or ".join(filter(None, (reference, relation))) or "only a person who looks"


def _exacter(known: Claim) -> str:
    """What would say more than a reference; empty for a day, or for words, which are exact."""
    date = known.date.widest if known.date else None
    if known.quantity or (date and not date.is_day):
        return f"a reference more exact than {known.uid} (“{known.value_words}”)"
    return ""


def with_source(archive: Archive, source: Source) -> Archive:
    """The archive with a source in the place of the one of its id.

    A date counts from the claim that it counted from, as that is now; expectations are of the
    claims as they are now. Raises ``ExpressionError`` where one is no arithmetic any more.
    """
    links = _Links({claim.uid: claim for claim in source.claims})
    sources = tuple(links.of(source if one.id == source.id else one) for one in archive.sources)
    changed = replace(archive, sources=sources, references=tuple(map(links.of, archive.references)))
    return replace(
        changed,
        expectations={
            name: tuple(_as_now(one, changed, name) for one in expectations)
            for name, expectations in archive.expectations.items()
        },
    )


class _Links:
    """Claims as they are now, each with the claim that its date counts from as that is now."""

    def __init__(self, changed: Mapping[str, Claim]) -> None:
        self._changed = changed
        self._now: dict[str, Claim] = {}

    def of(self, source: Source) -> Source:
        claims = tuple(map(self._link, source.claims))
        is_same = all(now is before for now, before in zip(claims, source.claims, strict=True))
        return source if is_same else replace(source, claims=claims)

    def _link(self, claim: Claim) -> Claim:
        """The claim now; a chain of origins may be long, so it is followed without recursion."""
        chain: list[Claim] = []
        at: Claim | None = claim
        while at is not None and at.uid not in self._now:
            chain.append(at)
            at = at.origin
        for one in reversed(chain):
            given = self._changed.get(one.uid, one)
            origin = self._now[one.origin.uid] if one.origin else None
            is_linked = given.origin is origin
            self._now[one.uid] = given if is_linked else replace(given, origin=origin)
        return self._now[claim.uid]


def _as_now(said: Expectation, archive: Archive, source: str) -> Expectation:
    if all(archive.by_uid.get(claim.uid) is claim for claim in said.claims):
        return said
    return evaluated(said.text, said.place, archive, archive.by_source[source])


_STATED = ("restated", *VALUE_KEYS, "role", "country", "by", "sd", "n")
_QUOTED = frozenset({"exact", *_STATED})
_NEAR = 200  # characters before and behind a claim's words in which what tells them apart stands


class Planted(Struct, frozen=True):
    """A source with one slip: what kind, where, the words before and after.

    ``claims`` quote the place; ``values`` are the keys of theirs that are other now, without the
    words that only find the place.
    """

    kind: str
    told: str
    place: Place
    claims: tuple[Claim, ...]
    values: frozenset[str]
    source: Source


def planted(source: Source, seed: str, kinds: Iterable[str] = KINDS) -> Iterator[Planted]:
    """Every slip that a source may have, each by itself; the same seed gives the same.

    A source without its text has them in its claims' values. Words that its claim file sets aside
    have none.
    """
    seed = f"{seed} {source.id}"
    if source.document.text:
        aside = [one.span for one in source.unclaimed]
        for slip in find_slips(source.document.text, seed, kinds):
            if not any(one.overlaps(edit) for edit in slip.edits for one in aside):
                yield _in_text(source, slip)
        return
    for claim in source.claims:
        for key in filter(claim.written.__contains__, _STATED):
            for slip in find_slips(claim.words(key), f"{seed} {claim.id} {key}", kinds):
                yield _in_value(source, claim, key, slip)


def _in_text(source: Source, slip: Slip) -> Planted:
    text = source.document.text
    changes = {claim.uid: _retyped(claim, slip.edits) for claim in source.claims}
    document = replace(source.document, text=edited(text, slip.edits))
    claims = tuple(
        replace(claim, document=document, written={**claim.written, **changes[claim.uid]})
        for claim in source.claims
    )
    first = slip.edits[0]
    return Planted(
        slip.kind,
        slip.told(text),
        source.document.place_of(Span(first.start, first.end)),
        tuple(claim for claim in source.claims if changes[claim.uid].keys() & _QUOTED),
        frozenset(key for change in changes.values() for key in change if key in _STATED),
        replace(source, document=document, claims=claims),
    )


def _in_value(source: Source, claim: Claim, key: str, slip: Slip) -> Planted:
    written = replace(claim.written[key], text=edited(claim.words(key), slip.edits))
    mistyped = replace(claim, written={**claim.written, key: written})
    claims = tuple(mistyped if one is claim else one for one in source.claims)
    return Planted(
        slip.kind,
        slip.told(claim.words(key)),
        claim.place_of(key),
        (claim,),
        frozenset({key}),
        replace(source, claims=claims),
    )


def _retyped(claim: Claim, edits: Sequence[Edit]) -> Mapping[str, Written]:
    """What of a claim's words is other with some edits: those that stand at their places."""
    text, span = claim.document.text, claim.span
    if span is None:
        return {}
    sentence = _sentence(text, span, claim.document.caption)
    if not any(
        sentence.start - _NEAR < one.end and one.start < sentence.end + _NEAR for one in edits
    ):
        return {}
    before, behind = Span(span.start - _NEAR, span.start), Span(span.end, span.end + _NEAR)
    places = {"prefix": (before,), "suffix": (behind,), **dict.fromkeys(_QUOTED, (span, sentence))}
    found: dict[str, Written] = {}
    for key, written in claim.written.items():
        for place in places.get(key, ()):
            words = _edited_in(text, written.text, place, edits)
            if words != written.text:
                found[key] = replace(written, text=words)
                break
    return found | _other_country(claim, sentence, edits)


def _other_country(claim: Claim, sentence: Span, edits: Sequence[Edit]) -> dict[str, Written]:
    """The country, where the article has an adjective: "Russian" for what the file calls Russia."""
    known, stated = countries(), claim.words("country")
    for one in edits:
        words = claim.document.text[one.start : one.end]
        is_here = one.is_within(sentence.start, sentence.end)
        if is_here and stated and known.get(words) == known.get(stated) and one.words in known:
            return {"country": replace(claim.written["country"], text=known[one.words])}
    return {}


@lru_cache(maxsize=4096)
def _sentence(text: str, span: Span, caption: str) -> Span:
    return sentence_around(text, span, caption)


def _edited_in(text: str, words: str, place: Span, edits: Sequence[Edit]) -> str:
    """Words as they stand in a place of a text, with the edits that lie within them."""
    for start, end in _standing(text, words, max(place.start, 0), place.end):
        inside = [
            Edit(one.start - start, one.end - start, one.words)
            for one in edits
            if one.is_within(start, end)
        ]
        if inside:
            return " ".join(edited(text[start:end], inside).split())
    return words


@lru_cache(maxsize=16384)
def _standing(text: str, words: str, start: int, end: int) -> tuple[tuple[int, int], ...]:
    """Where some words stand between two offsets, blanks and marks in whatever form."""
    pattern = r"\s+".join(map(re.escape, words.split()))
    pattern = re.sub("['’‘]", "['’‘]", re.sub('["“”]', '["“”]', pattern))
    found = re.compile(pattern).finditer(text, start, min(end, len(text)))
    return tuple(one.span() for one in found)
