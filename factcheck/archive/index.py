"""All sources and claims of a project, by id and by what they are about."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache, wraps
from itertools import chain, combinations, takewhile
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias, TypeVar

from msgspec import Struct, field

from factcheck.archive.corrections import (
    Corrections,
    corrections_among,
    repeated_in,
    windows,
)
from factcheck.archive.disagreement import Disagreement, disagreements_in
from factcheck.archive.held_names import HeldNames
from factcheck.archive.pairs import (
    Pairs,
    far_apart,
    held_against,
    pair_apart,
    pairs_in,
    tolls_in,
)
from factcheck.comparison import Comparison, Verdict
from factcheck.model import Breakdown, Claim, Expectation, Pair, Repeated, Source
from factcheck.model.source import KeptSources
from factcheck.names.roles import is_in_words_for

if TYPE_CHECKING:
    from factcheck.references.exchange import Rates

About: TypeAlias = tuple[str, ...]
Words: TypeAlias = tuple[str, ...]
Answer = TypeVar("Answer")


class Archive(Struct, frozen=True, eq=False, dict=True):
    """The sources of a project and the references that it trusts, in the order of their paths.

    ``today`` is the day of the run, which only acceptances and verifications end by.
    ``expectations`` are the relations that each source's file expects, under the source's id;
    ``passed_over`` are the YAML files beside the claim files that are of another kind;
    ``breakdowns`` tell of providers that did not answer.

    The sources of which the ids are the ``context`` are there as far as others look at them; of
    them themselves nothing is asked. Where ``is_each_alone``, each source is looked at as if it
    told of its subjects alone. Where ``is_partition``, this is part of a larger archive, and no
    claims are compared that are far from each other there: ``window_of`` gives the number of the
    window of neighbours in which a claim stands there, under its ``file.claim``, but for the first.
    """

    root: Path
    sources: Sequence[Source]
    references: tuple[Source, ...] = ()
    today: datetime.date = field(default_factory=datetime.date.today)
    expectations: Mapping[str, tuple[Expectation, ...]] = field(default_factory=dict)
    passed_over: tuple[str, ...] = ()
    breakdowns: tuple[Breakdown, ...] = ()
    context: frozenset[str] = frozenset()
    is_each_alone: bool = False
    is_partition: bool = False
    window_of: Mapping[str, int] = field(default_factory=dict)

    @property
    def asked(self) -> tuple[Source, ...]:
        """The sources of which checks are asked."""
        return tuple(source for source in self.sources if source.id not in self.context)

    def expected_of(self, source: Source) -> tuple[Expectation, ...]:
        """The relations that a source's file expects."""
        return self.expectations.get(source.id, ())

    def is_first(self, source: Source) -> bool:
        """Whether it is the one with which checks of all sources are handed out."""
        return source.id == self.sources[0].id

    @cached_property
    def claims(self) -> tuple[Claim, ...]:
        """Every claim of the sources, references aside."""
        return tuple(claim for source in self.sources for claim in source.claims)

    @property
    def counts(self) -> Mapping[str, int]:
        """How many claims each source has, under its id; of those in a file none is read."""
        if isinstance(self.sources, KeptSources):
            return self.sources.counts
        return {source.id: len(source.claims) for source in self.sources}

    @cached_property
    def trusted(self) -> tuple[Claim, ...]:
        """Every claim of the references."""
        return tuple(claim for source in self.references for claim in source.claims)

    @cached_property
    def by_uid(self) -> Mapping[str, Claim]:
        """Every claim, references included, under its ``file.claim``."""
        return {claim.uid: claim for claim in (*self.claims, *self.trusted)}

    @cached_property
    def by_source(self) -> Mapping[str, Source]:
        """Every source, references included, under its id."""
        return {source.id: source for source in (*self.sources, *self.references)}

    @cached_property
    def trusted_about(self) -> Mapping[About, tuple[Claim, ...]]:
        """The references about each subject and property."""
        return _trusted_about(self.references)

    @cached_property
    def claimed_about(self) -> Mapping[About, tuple[Claim, ...]]:
        """The sources' claims about each subject and property."""
        return _grouped(self.claims)

    @property
    def _groups(self) -> Iterator[tuple[About, Sequence[Claim]]]:
        """The claims that are set against each other, with what they are about."""
        told = [self.claimed_about]
        if self.is_each_alone:
            told = [_told_in(self, source) for source in self.sources]
        groups = chain.from_iterable(one.items() for one in told)
        return ((about, part) for about, claims in groups for part in self._in_windows(claims))

    def _in_windows(self, claims: Sequence[Claim]) -> Iterable[Sequence[Claim]]:
        """Claims about one thing as they are set against each other: all, or neighbours."""
        if not self.window_of:
            return [claims[start:end] for start, end in windows(len(claims))]
        found: dict[int, list[Claim]] = defaultdict(list)
        for claim in claims:
            found[self.window_of.get(claim.uid, 0)].append(claim)
        return found.values()

    def told_of_same(self, claim: Claim) -> tuple[Claim, ...]:
        """The sources' claims about the same as a claim of theirs, itself among them."""
        if self.is_each_alone:
            return self.fellows(claim)
        return self.claimed_about.get(claim.topic, ())

    def told_beside(self, claim: Claim) -> Sequence[Claim]:
        """Those of them that it is set against."""
        group = self.told_of_same(claim)
        parts = list(self._in_windows(group))
        return next((part for part in parts if len(parts) == 1 or claim in part), ())

    @cached_property
    def pairs(self) -> Mapping[str, tuple[Pair, ...]]:
        """The pairs of claims about the same thing, under the id of the later claim's source."""
        return self._compared.found

    @cached_property
    def pairs_apart(self) -> Mapping[str, Sequence[Pair]]:
        """Of very many claims about one thing, pairs that clash and do not stand near each other.

        Under the id of the later claim's source. Where anybody corrects what is told, there are
        none.
        """
        found: dict[str, list[Pair]] = defaultdict(list)
        for about, told in self.claimed_about.items() if not self.is_partition else ():
            if about not in self._corrected:
                trusted = self.trusted_about.get(about, ())
                for one, other in far_apart(told, len(told), trusted):
                    for pair in pair_apart([told[one], told[other]]):
                        found[pair.claim.document.id].append(pair)
        return found

    def pairs_before(self, pair: Pair) -> Sequence[Pair]:
        """The pairs of the later claim that come before one of them."""
        of_claim = _pairs_by_claim(self, self.by_source[pair.claim.document.id])[pair.claim]
        return list(takewhile(lambda one: one.other is not pair.other, of_claim))

    @cached_property
    def _compared(self) -> Pairs:
        return pairs_in(self._groups, self.trusted_about, self.context)

    def left_out_of(self, source: Source) -> str:
        """What of a source was not compared, since it clashes too often; empty for nothing."""
        number = self._compared.left_out.get(source.id, 0)
        if not number:
            return ""
        return (
            "too many claims about the same say different things: "
            f"{number:,} comparisons of them are left out"
        )

    @cached_property
    def disagreements(self) -> Mapping[str, Mapping[Pair, Disagreement | None]]:
        """The pairs of each source that an odd one out, or two groups, explain."""
        pairs = chain.from_iterable(self.pairs.values())
        if sum(pair.conflicts and not pair.has_reference for pair in pairs) < 2:
            return {}
        return disagreements_in(self.pairs)

    def is_confirmed(self, claim: Claim) -> bool:
        """Whether a reference bears a claim out, or a person has verified it."""
        if claim.verification is not None:
            return True
        return bool(self.references_on(claim)) and claim in self._borne_out(claim.topic)

    def _borne_out(self, about: About) -> frozenset[Claim]:
        """The claims about one thing that a reference bears out."""
        if about not in self._fitting:
            claims, trusted = self.claimed_about.get(about, ()), self.trusted_about[about]
            held = (
                held_against(part, trusted, self._corrections) for part in self._in_windows(claims)
            )
            pairs = chain.from_iterable(held)
            self._fitting[about] = frozenset(pair.claim for pair in pairs if pair.fits)
        return self._fitting[about]

    @cached_property
    def _fitting(self) -> dict[About, frozenset[Claim]]:
        return {}

    @cached_property
    def _corrections(self) -> Corrections:
        return corrections_among(self.claims)

    @cached_property
    def _corrected(self) -> Collection[About]:
        """What claims are about that others have corrected."""
        return {self.by_uid[uid].topic for uid in self._corrections if uid in self.by_uid}

    @cached_property
    def repeated(self) -> Mapping[str, Sequence[Repeated]]:
        """The claims that say again what others have corrected, under their sources' ids."""
        found: dict[str, list[Repeated]] = defaultdict(list)
        corrections = self._corrections
        for about in self._corrected:
            group, trusted = self.claimed_about.get(about, ()), self.trusted_about.get(about, ())
            for part in self._in_windows(group):
                for one in repeated_in((*part, *trusted), corrections):
                    found[one.claim.document.id].append(one)
        return found

    @cached_property
    def superseded(self) -> frozenset[Claim]:
        """The claims that others have corrected, and those that repeat them."""
        corrected = {claim.corrects for claim in self.claims if claim.corrects}
        old = (self.by_uid[uid] for uid in corrected if uid in self.by_uid)
        repeated = chain.from_iterable(self.repeated.values())
        return frozenset((*old, *(one.claim for one in repeated)))

    @cached_property
    def rates(self) -> Rates | None:
        """The rates of exchange that the desk has pinned, or that a package carries."""
        from factcheck.references.exchange import rates_known  # 19 ms, for money alone

        tables = (table for source in self.references for table in source.tables)
        return rates_known(self.root, tables)

    def rate_of(self, claim: Claim) -> Comparison | None:
        """A sum of money and the same in another currency, at known rates of its days."""
        is_money = claim.conversion is not None and claim.conversion.verdict is Verdict.CANNOT_TELL
        if not (is_money and self.rates):
            return None
        from factcheck.references.exchange import compare_rate

        return compare_rate(claim, self.rates)

    def references_for(self, source: Source) -> list[Claim]:
        """The references about what a source speaks of."""
        spoken_of = dict.fromkeys(claim.topic for claim in source.claims if claim.about)
        return [claim for about in spoken_of for claim in self.trusted_about.get(about, ())]

    def references_on(self, claim: Claim) -> tuple[Claim, ...]:
        """The references about the same as a claim."""
        return self.trusted_about.get(claim.topic, ())

    def concerned_with(self, claim: Claim) -> Iterator[Source]:
        """The sources whose findings may be of a claim: its own first.

        The others say something of the same, or derive or expect something of it.
        """
        fellows = self.claimed_about.get(claim.topic, ())
        naming = self._naming.get(claim.uid, ())
        told = (claim.document.id, *(fellow.document.id for fellow in fellows), *naming)
        for source in dict.fromkeys(told):
            yield self.by_source[source]

    @cached_property
    def _naming(self) -> Mapping[str, Collection[str]]:
        """The sources that derive or expect something of a claim, under its ``file.claim``."""
        found: dict[str, dict[str, None]] = defaultdict(dict)
        for source in self.sources:
            expected = self.expected_of(source)
            names = {claim.uid for one in expected for claim in one.claims}
            forms = (words for claim in source.claims for words in claim.forms.values())
            names.update(source.uid_of(words.text) for words in chain.from_iterable(forms))
            for name in names:
                found[name][source.id] = None
        return found

    def fellows(self, claim: Claim) -> tuple[Claim, ...]:
        """The claims of its source about the same as a claim, itself among them; in their order."""
        return _told_in(self, self.by_source[claim.document.id]).get(claim.topic, ())

    @cached_property
    def found(self) -> dict[str, dict[object, Any]]:
        """What has been found of each source, under its id; ``once`` fills it."""
        return {}

    def once(self, source: Source, key: object, find: Callable[[], Answer]) -> Answer:
        """What is found of a source, found once: it is kept under a key."""
        known = self.found.setdefault(source.id, {})
        if key not in known:
            known[key] = find()
        kept: Answer = known[key]
        return kept

    def once_in_all(self, find: Callable[[Archive], Answer]) -> Answer:
        """What a function finds of the whole archive, found once and kept as long as that is."""
        if find not in self._found_in_all:
            self._found_in_all[find] = find(self)
        kept: Answer = self._found_in_all[find]
        return kept

    @cached_property
    def _found_in_all(self) -> dict[object, Any]:
        return {}

    @cached_property
    def told(self) -> dict[object, set[Claim]]:
        """The claims of which findings tell: of a rule in all sources, or a check in one."""
        return {}

    @cached_property
    def tolls(self) -> Mapping[str, tuple[Pair, ...]]:
        """Cumulative counts of one thing, each with the one before, under the later's source."""
        if not any("cumulative" in claim.written for claim in self.claims):
            return {}
        pairs = (pair for pairs in self.pairs.values() for pair in pairs)
        clashing = [pair for pair in pairs if pair.conflicts and not pair.is_between_speakers]
        wrong = {claim for pair in clashing for claim in (pair.claim, pair.other)}
        return tolls_in((claims for _, claims in self._groups), wrong)

    @property
    def held_names(self) -> HeldNames:
        """The names that the references hold, to be looked for in texts."""
        return _held_names(self.references)

    def terms_of(self, claim: Claim, offices: Iterable[str]) -> tuple[Claim, ...]:
        """The references that say when the claim's subject held one of the offices.

        The office stands there in the same words, or in others for it.
        """
        named = set(offices)
        return tuple(
            term
            for term in _terms_of_each(self.references).get(claim.subject, ())
            if any(is_in_words_for(office, term.about[1]) for office in named) and term.date
        )

    def namesakes(self, claim: Claim) -> Namesakes:
        """The names in a claim's source, and what is held of them."""
        return _namesakes_in(self, self.by_source[claim.document.id])

    def find(self, name: str, beside: Source) -> Claim | None:
        """The claim that a name means in a source's file: an id of its own, or ``file.claim``."""
        return self.by_uid.get(beside.uid_of(name))


class Namesakes:
    """The names of some claims, by all of their words but one, and what they hold."""

    def __init__(self, claims: Iterable[Claim], named: Iterable[Claim]) -> None:
        self._first: dict[str, Claim] = {}
        for claim in claims:
            self._first.setdefault(claim.by, claim)
        self._but_one: dict[tuple[int, Words], dict[str, Claim]] = defaultdict(dict)
        self._held: set[tuple[bool, Words]] = set()
        for claim in named:
            words = tuple(claim.words("name").split())
            spans = combinations(range(len(words) + 1), 2)
            self._held.update((claim.is_reference, words[start:end]) for start, end in spans)
            for key in _but_one(words):
                self._but_one[key].setdefault(claim.words("name"), claim)
        self._lengths = sorted({len(rest) + 1 for _, rest in self._but_one})

    def near(self, speaking: Claim) -> Iterator[Claim]:
        """The names that differ in a word from the end of a claim's attribution.

        None where that end is a name of a claim, or where an earlier claim has the same speaker,
        who is looked at there.
        """
        if not speaking.by or self._first[speaking.by] is not speaking:
            return
        words = tuple(speaking.by.split())
        for length in self._lengths:
            if (False, words[-length:]) in self._held:
                continue
            for key in _but_one(words[-length:]):
                yield from self._but_one.get(key, {}).values()

    def is_known(self, said: str) -> bool:
        """Whether a name of a reference holds these words."""
        return (True, tuple(said.split())) in self._held


def _but_one(words: Words) -> Iterator[tuple[int, Words]]:
    yield from enumerate(combinations([word.casefold() for word in words], len(words) - 1))


def once_a_source(
    find: Callable[[Archive, Source], Answer],
) -> Callable[[Archive, Source], Answer]:
    """What a function finds of a source in an archive, found once: the archive keeps it."""

    @wraps(find)
    def found(archive: Archive, source: Source) -> Answer:
        return archive.once(source, find, lambda: find(archive, source))

    return found


@once_a_source
def _told_in(_archive: Archive, source: Source) -> Mapping[About, tuple[Claim, ...]]:
    """The claims of a source about each subject and property."""
    return _grouped(source.claims)


@once_a_source
def _pairs_by_claim(archive: Archive, source: Source) -> Mapping[Claim, Sequence[Pair]]:
    members: dict[Claim, list[Pair]] = defaultdict(list)
    for one in archive.pairs.get(source.id, ()):
        members[one.claim].append(one)
    return members


@once_a_source
def _namesakes_in(archive: Archive, source: Source) -> Namesakes:
    named = [one for one in source.claims if one.name]
    abouts = dict.fromkeys(one.topic for one in named if one.about)
    held = (one for about in abouts for one in archive.trusted_about.get(about, ()))
    return Namesakes(source.claims, [*named, *(one for one in held if one.name)])


@lru_cache(maxsize=1)  # each portion of an archive asks for it
def _trusted_about(references: tuple[Source, ...]) -> Mapping[About, tuple[Claim, ...]]:
    return _grouped(tuple(claim for source in references for claim in source.claims))


@lru_cache(maxsize=1)
def _held_names(references: tuple[Source, ...]) -> HeldNames:
    return HeldNames(claim for source in references for claim in source.claims)


@lru_cache(maxsize=1)
def _terms_of_each(references: tuple[Source, ...]) -> Mapping[str, tuple[Claim, ...]]:
    """For each subject the references that date a property of it, such as an office."""
    terms: dict[str, list[Claim]] = defaultdict(list)
    for source in references:
        for claim in source.claims:
            if claim.aspect and "date" in claim.written:
                terms[claim.subject].append(claim)
    return {subject: tuple(claims) for subject, claims in terms.items()}


def _grouped(claims: tuple[Claim, ...]) -> Mapping[About, tuple[Claim, ...]]:
    groups: dict[About, list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.about:
            groups[claim.topic].append(claim)
    return {about: tuple(members) for about, members in groups.items()}
