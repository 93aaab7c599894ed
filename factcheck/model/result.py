"""All that a run found, over some sources: findings, each claim's verdict, what is covered."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from itertools import chain, groupby
from typing import TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from factcheck.comparison import Verdict
from factcheck.model.claim import Claim
from factcheck.model.document import Document
from factcheck.model.finding import Finding, Observation, SeenOnce, Severity
from factcheck.model.source import KeptSources, Source
from factcheck.model.standings import (
    WEIGHT,
    KeptStandings,
    Seen,
    Standing,
    TellAll,
    Weighed,
    is_alone_without_about,
)
from factcheck.text import Span

LANGUAGE = "language"
"""What a text is reported under that is not English: nothing is known of it."""
READING = "reading"
"""What a text is reported under that could not be read: nothing is known of it, either."""
UNREADABLE = "unreadable"
"""What a claim file is reported under that is none, or names what there is not."""
UNREAD = (LANGUAGE, READING, UNREADABLE)


class Breakdown(Struct, frozen=True, dict=True):
    """A check that failed by itself, or could not be run: nothing is known of what it tests.

    Or, where ``is_cut_short``, a look at a source that was ended by its budget of steps; or,
    where the rule is one of ``UNREAD``, a text or a claim file of which nothing was read.
    """

    rule: str
    source: str
    message: str
    is_cut_short: bool = False

    @property
    def explanation(self) -> str:
        """What happened, in a line without the rule and the source."""
        if self.rule in UNREAD:
            return self.message
        what = "the answer is not complete" if self.is_cut_short else "the check itself failed"
        return f"{what}: {self.message}"

    @property
    def told(self) -> str:
        """What happened, in a line with the source and, where it says more, the rule."""
        if self.rule == UNREADABLE:
            return self.message  # with its place
        if self.is_cut_short or self.rule in UNREAD:
            return f"{self.source}: {self.explanation}"
        on = f" on {self.source}" if self.source else ""
        return f"{self.rule}: the check itself failed{on}: {self.message}"


Before: TypeAlias = Sequence[tuple[str, str, str]]
"""What an older report covers: source, kind and words of each spot."""
KINDS = ("figure", "date", "name", "quotation", "superlative")


class Spot(Struct, frozen=True):
    """Something in a text that can be checked: one of ``KINDS``, its words, place and line.

    ``is_claimed`` where a claim states it, ``is_compared`` where that claim has been set against
    something, or a person has verified it.
    """

    kind: str
    span: Span
    line: int
    words: str
    is_claimed: bool
    is_compared: bool


class Coverage(Struct, frozen=True):
    """What can be checked in the text of one source, in the order of the text."""

    source: str
    path: str
    spots: tuple[Spot, ...]

    @property
    def missing(self) -> tuple[Spot, ...]:
        """What no claim states."""
        return tuple(spot for spot in self.spots if not spot.is_claimed)


def percent_claimed(coverages: Sequence[Coverage]) -> float:
    """How much of all that can be checked is claimed, in percent; 100 where there is nothing."""
    spots = [spot for one in coverages for spot in one.spots]
    return 100 * sum(spot.is_claimed for spot in spots) / len(spots) if spots else 100.0


class Result(Struct, frozen=True, eq=False, dict=True):
    """All that a run found over some sources; the order within is the reports' order.

    ``rules`` names every check that ran, ``breakdowns`` those that failed by themselves;
    ``coverage`` is that of each source with a text, where it was asked for. Of a large archive
    the ``sources`` are not in memory, each is read when asked for; then there are no
    ``observations``, and ``seen`` gives those of the claims of a source.
    """

    sources: Sequence[Source]
    references: tuple[Source, ...]
    findings: tuple[Finding, ...]
    observations: tuple[Observation, ...]
    rules: tuple[str, ...] = ()
    breakdowns: tuple[Breakdown, ...] = ()
    coverage: tuple[Coverage, ...] = ()
    seen: Seen | None = None

    @property
    def is_unreadable(self) -> bool:
        """Whether a claim file could not be read, so that nothing is known of it."""
        return any(one.rule == UNREADABLE for one in self.breakdowns)

    @property
    def in_memory(self) -> Result:
        """The same with all of it in memory, where one source is one and the same object."""
        if self.seen is None:
            return self
        sources = tuple(self.sources)
        own = {claim.uid: claim for source in sources for claim in source.claims}

        def whole(claims: tuple[Claim, ...]) -> tuple[Claim, ...]:
            return tuple(own.get(claim.uid, claim) for claim in claims)

        every = chain.from_iterable(map(self.seen, sources))
        seen = SeenOnce()
        seen.add(
            replace(one, claims=whole(one.claims), witnesses=whole(one.witnesses)) for one in every
        )
        return replace(self, sources=sources, observations=seen.in_order, seen=None)

    @property
    def claims(self) -> tuple[Claim, ...]:
        """Every claim of the sources, references aside, in the order of files and lines."""
        return tuple(claim for source in self.sources for claim in source.claims)

    @property
    def documents(self) -> Iterable[tuple[Document, int]]:
        """The document of each source, with how many claims are made of it."""
        if isinstance(self.sources, KeptSources):
            return self.sources.documents()
        return ((source.document, len(source.claims)) for source in self.sources)

    @property
    def errors(self) -> tuple[Finding, ...]:
        """The findings that fail a run: errors that nobody has accepted."""
        return self.of(Severity.ERROR)

    @property
    def open_findings(self) -> tuple[Finding, ...]:
        """The findings that nobody has accepted."""
        return tuple(finding for finding in self.findings if not finding.is_allowed)

    @property
    def allowed_findings(self) -> tuple[Finding, ...]:
        """The findings that a person has accepted."""
        return tuple(finding for finding in self.findings if finding.is_allowed)

    def of(self, severity: Severity) -> tuple[Finding, ...]:
        """The findings of one severity that nobody has accepted."""
        return tuple(finding for finding in self.open_findings if finding.severity is severity)

    @cached_property
    def standings(self) -> Sequence[Standing]:
        """Each claim with its verdict, in the order of files and lines."""
        weighed = Weighed(self.findings)
        if self.seen is not None and isinstance(self.sources, KeptSources):
            return KeptStandings(self.sources, weighed)
        seen: dict[Claim, list[Observation]] = defaultdict(list)
        for observation in self.observations:
            for claim in observation.claims:
                seen[claim].append(observation)
        return tuple(weighed.standing(claim, seen[claim]) for claim in self.claims)

    @cached_property
    def tally(self) -> Mapping[Verdict, int]:
        """How many claims have each verdict."""
        if isinstance(self.standings, KeptStandings):
            verdicts = self.standings.tally
        else:
            verdicts = Counter(standing.verdict for standing in self.standings)
        return {verdict: verdicts[verdict] for verdict in WEIGHT}

    def texts(self, kind: str, tell: TellAll) -> Iterable[Iterable[str]]:
        """What a report of some kind tells of each source's standings; it hangs on nothing else."""
        if isinstance(self.standings, KeptStandings):
            return self.standings.texts(kind, tell)
        by_document = groupby(self.standings, lambda standing: standing.claim.document)
        return (tell(list(standings)) for _, standings in by_document)

    def standings_of(self, verdict: Verdict) -> Iterable[Standing]:
        """The claims with a verdict, in the order of files and lines."""
        told = self.standings
        every = told.beside(verdict) if isinstance(told, KeptStandings) else told
        return (standing for standing in every if standing.verdict is verdict)

    @cached_property
    def count_without_about(self) -> int:
        """How many claims are compared with nothing, and do not tell what they are about."""
        if isinstance(self.standings, KeptStandings):
            return self.standings.count_without_about
        return sum(map(is_alone_without_about, self.standings))

    @property
    def cited(self) -> Sequence[Claim]:
        """The references that findings and verdicts rest on, by name."""
        looked: list[Finding | Observation] = [*self.findings, *self.observations]
        named = chain.from_iterable(one.claims for one in looked)
        trusted = {claim.uid: claim for claim in named if claim.is_reference}
        if isinstance(self.standings, KeptStandings):
            trusted |= self.standings.trusted
        return [trusted[uid] for uid in sorted(trusted)]
