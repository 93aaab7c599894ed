"""What a check reports, and what a run found: what was looked at, and each claim's verdict."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from functools import cached_property
from itertools import chain, islice
from operator import attrgetter
from typing import TypeAlias, overload

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from factcheck.comparison import Verdict
from factcheck.errors import FactcheckError, Place
from factcheck.model.additions import Allowance, Citation
from factcheck.model.claim import Claim
from factcheck.model.observation import Observation, SeenOnce, of_any
from factcheck.model.source import Source
from factcheck.spool import Spool
from factcheck.text import Span


class Severity(StrEnum):
    """How much a finding weighs: a rule's own, the levels of SARIF 2.1.0."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"

    @property
    def rank(self) -> int:
        """0 for the weightiest."""
        return list(Severity).index(self)


class Finding(Struct, frozen=True, eq=False, dict=True):
    """One defect: what is wrong, the claims on all its sides, the place, the arithmetic.

    ``place`` points into a claim file. ``allowance`` is the person's acceptance, where given.
    ``witnesses`` are those of the claims that it does not accuse: they may all be right.
    """

    rule: str
    severity: Severity
    message: str
    place: Place
    claims: tuple[Claim, ...] = ()
    working: tuple[str, ...] = ()
    suggestions: tuple[str, ...] = ()
    allowance: Allowance | None = None
    witnesses: tuple[Claim, ...] = ()

    @property
    def is_allowed(self) -> bool:
        """Whether a person has accepted it."""
        return self.allowance is not None

    def name_of(self, claim: Claim) -> str:
        """A claim's id; with its file's where the finding sets claims of several against others.

        A reference is no source's claim: its id is enough.
        """
        documents = {one.document.id for one in self.claims if not one.is_reference}
        return claim.id if claim.is_reference or len(documents) < 2 else claim.uid

    @property
    def sort_key(self) -> tuple[int, str, int, int, str, str]:
        """The order of reports: weightiest first, then by place."""
        place = self.place
        return (
            self.severity.rank,
            place.path,
            place.line,
            place.column,
            self.rule,
            self.message,
        )


class Inconsistent(FactcheckError):  # noqa: N818 — a check raises what it found, not an error
    """Raised by a check to name every side: ``raise Inconsistent("…", claim, other)``.

    ``working`` and ``suggestions`` as in ``Comparison``; ``place`` where it is not the first
    claim's. Several faults of one part are raised as an ``ExceptionGroup`` of these.
    """

    def __init__(
        self,
        message: str,
        *claims: Claim,
        working: tuple[str, ...] = (),
        suggestions: tuple[str, ...] = (),
        place: Place | None = None,
    ) -> None:
        self.message = message
        self.claims = claims
        self.working = working
        self.suggestions = suggestions
        self.place = place
        super().__init__(message)


_WEIGHT = (
    Verdict.CONFLICTS,
    Verdict.VERIFIED,
    Verdict.ROUNDING,
    Verdict.AGREES,
    Verdict.CANNOT_TELL,
    Verdict.NOT_COMPARED,
)


class Standing(Struct, frozen=True, eq=False, dict=True):
    """A claim's verdict, why, and the rules of the checks that looked at it, in order of name.

    ``doubts`` are the rules of findings that do not decide the verdict: warnings about it, and
    errors that it is only a witness of. ``references`` are those that the verdict rests on.
    ``is_allowed``: it conflicts, and a person has accepted every finding that says so.
    """

    claim: Claim
    verdict: Verdict
    reason: str
    rules: tuple[str, ...]
    doubts: tuple[str, ...] = ()
    references: tuple[Claim, ...] = ()
    is_allowed: bool = False

    @property
    def told(self) -> str:
        """The verdict for a person, who wants to know of a conflict whether it is accepted."""
        return f"{self.verdict}, allowed" if self.is_allowed else str(self.verdict)

    @property
    def citations(self) -> tuple[Citation, ...]:
        """Where a reader can see for himself what the verdict rests on."""
        return tuple(dict.fromkeys(one for claim in self.references for one in claim.citations))

    @property
    def why(self) -> str:
        """The reason, and the findings to see beside it; empty where there is neither."""
        if not self.doubts or self.verdict is Verdict.CONFLICTS:
            return self.reason
        beside = f"see {', '.join(self.doubts)}"
        return f"{self.reason.rstrip('.')}; but {beside}" if self.reason else beside


class Breakdown(Struct, frozen=True, eq=False, dict=True):
    """A check that failed by itself, or could not be run: nothing is known of what it tests.

    Or, where ``is_cut_short``, a look at a source that was ended by its budget of steps.
    """

    rule: str
    source: str
    message: str
    is_cut_short: bool = False

    @property
    def explanation(self) -> str:
        """What happened, in a line without the rule and the source."""
        what = "the answer is not complete" if self.is_cut_short else "the check itself failed"
        return f"{what}: {self.message}"


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


Seen: TypeAlias = Callable[[Source], Iterable[Observation]]


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
        weighed = _Weighed(self.findings)
        if self.seen is not None:
            return _KeptStandings(self.sources, self.seen, weighed)
        seen: dict[Claim, list[Observation]] = defaultdict(list)
        for observation in self.observations:
            for claim in observation.claims:
                seen[claim].append(observation)
        return tuple(weighed.standing(claim, seen[claim]) for claim in self.claims)

    @cached_property
    def tally(self) -> Mapping[Verdict, int]:
        """How many claims have each verdict."""
        if isinstance(self.standings, _KeptStandings):
            verdicts = self.standings.tally
        else:
            verdicts = Counter(standing.verdict for standing in self.standings)
        return {verdict: verdicts[verdict] for verdict in _WEIGHT}

    @property
    def cited(self) -> Sequence[Claim]:
        """The references that findings and verdicts rest on, by name."""
        looked: list[Finding | Observation] = [*self.findings, *self.observations]
        named = chain.from_iterable(one.claims for one in looked)
        trusted = {claim.uid: claim for claim in named if claim.is_reference}
        if isinstance(self.standings, _KeptStandings):
            trusted |= self.standings.trusted
        return [trusted[uid] for uid in sorted(trusted)]


class _Weighed:
    """What findings say of the verdicts on claims."""

    def __init__(self, findings: Iterable[Finding]) -> None:
        told = list(findings)
        self._accused, self._doubted = _accused(told), _doubted(told)
        self._accepted = _accepted(told)

    def standing(self, claim: Claim, observations: Iterable[Observation]) -> Standing:
        """A claim's standing, with all that was seen of it."""
        doubts = self._doubted.get(claim, ())
        found = _standing(claim, observations, self._accused, doubts)
        if found.verdict is not Verdict.CONFLICTS or claim not in self._accepted:
            return found
        return replace(found, is_allowed=True)


class _KeptStandings(Sequence[Standing]):
    """The standings of a large archive, in a file; those of one source at a time are in memory.

    ``trusted`` are the references that anything was set against, by name; ``tally`` is how many
    claims have each verdict.
    """

    def __init__(self, sources: Sequence[Source], seen: Seen, weighed: _Weighed) -> None:
        self.trusted: dict[str, Claim] = {}
        self.tally = Counter[Verdict]()
        self._sources, self._rows = sources, Spool()
        self._rules: dict[tuple[str, ...], int] = {}
        self._starts = array("Q")
        for source in sources:
            self._starts.append(len(self))
            told: dict[Claim, list[Observation]] = {claim: [] for claim in source.claims}
            for observation in seen(source):
                self._note(observation, told)
            standings = [weighed.standing(claim, told[claim]) for claim in source.claims]
            self.tally.update(standing.verdict for standing in standings)
            self._rows.add(msgspec.msgpack.encode(list(map(self._row, standings))))

    def _note(self, observation: Observation, told: Mapping[Claim, list[Observation]]) -> None:
        for claim in observation.claims:
            if claim in told:
                told[claim].append(observation)
            elif claim.is_reference:
                self.trusted[claim.uid] = claim

    def _row(self, one: Standing) -> tuple[object, ...]:
        rules = self._rules.setdefault(one.rules, len(self._rules))
        references = [claim.uid for claim in one.references]
        return one.verdict, one.reason, rules, one.doubts, references, one.is_allowed

    def __len__(self) -> int:
        return self.tally.total()

    def __iter__(self) -> Iterator[Standing]:
        return chain.from_iterable(map(self._of, range(len(self._sources))))

    def _of(self, number: int) -> Iterator[Standing]:
        """Those of a source, by its number."""
        rules, rows = list(self._rules), _DECODE_ROWS(self._rows[number])
        for claim, (verdict, reason, at, doubts, uids, is_allowed) in zip(
            self._sources[number].claims, rows, strict=True
        ):
            known = tuple(self.trusted[uid] for uid in uids)
            yield Standing(claim, verdict, reason, rules[at], doubts, known, is_allowed)

    @overload
    def __getitem__(self, at: int) -> Standing: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Standing]: ...
    def __getitem__(self, at: int | slice) -> Standing | Sequence[Standing]:
        if isinstance(at, slice):
            return tuple(map(self.__getitem__, range(len(self))[at]))
        position = range(len(self))[at]
        number = bisect_right(self._starts, position) - 1
        return next(islice(self._of(number), position - self._starts[number], None))


_Row: TypeAlias = tuple[Verdict, str, int, tuple[str, ...], tuple[str, ...], bool]
_DECODE_ROWS = msgspec.msgpack.Decoder(list[_Row]).decode


def _accused(findings: Iterable[Finding]) -> Mapping[Claim, str]:
    """The claims that an error accuses, with the message of the first."""
    accused: dict[Claim, str] = {}
    for finding in findings:
        if finding.severity is Severity.ERROR:
            for claim in finding.claims:
                if claim not in finding.witnesses:
                    accused.setdefault(claim, finding.message)
    return accused


def _accepted(findings: Iterable[Finding]) -> Collection[Claim]:
    """The claims of which a person has accepted all the weightiest findings that accuse them."""
    accusing: dict[Claim, dict[Severity, list[bool]]] = defaultdict(lambda: defaultdict(list))
    for finding in findings:
        for claim in finding.claims:
            if claim not in finding.witnesses:
                accusing[claim][finding.severity].append(finding.is_allowed)
    weightiest = attrgetter("rank")
    return {claim for claim, found in accusing.items() if all(found[min(found, key=weightiest)])}


def _doubted(findings: Iterable[Finding]) -> Mapping[Claim, Collection[str]]:
    """The claims of open warnings, and the witnesses of open errors, with the rules."""
    doubted: dict[Claim, list[str]] = defaultdict(list)
    for finding in findings:
        if finding.is_allowed or finding.severity is Severity.NOTE:
            continue
        is_warning = finding.severity is Severity.WARNING
        for claim in finding.claims if is_warning else finding.witnesses:
            doubted[claim].append(finding.rule)
    return doubted


def _standing(
    claim: Claim,
    observations: Iterable[Observation],
    accused: Mapping[Claim, str],
    doubts: Collection[str],
) -> Standing:
    """The weightiest answer; of equal ones that of a finding, then the first by its rule."""

    def precedence(one: Observation) -> tuple[object, ...]:
        doubted = [rule for rule in one.rules if rule in doubts] if doubts else ()
        rank, rule = _WEIGHT.index(one.verdict_on(claim)), min(doubted or one.rules)
        return rank, not doubted, rule, one.explanation, [other.uid for other in one.claims]

    answers = [_Answer(Verdict.CONFLICTS, accused[claim])] if claim in accused else []
    answering = [one for one in observations if one.verdict is not None]
    if any(map(_leaves_open_against_reference, answering)):
        answering = [one for one in answering if not _repeats(one, claim)]
    if answering:
        first = min(answering, key=precedence) if answering[1:] else answering[0]
        answers.append(_Answer(first.verdict_on(claim), first.explanation, first.claims))
    if claim.verification:
        verified = claim.verification
        against = f", against {verified.cite}" if verified.cite else ""
        answers.append(_Answer(Verdict.VERIFIED, f"by {verified.by} on {verified.on}{against}"))
    if claim.unread:
        answers.append(_Answer(Verdict.CANNOT_TELL, claim.unread))
    answer = min(answers, key=_rank, default=_Answer(Verdict.NOT_COMPARED))
    if "trend" in claim.written and answer.verdict in (Verdict.AGREES, Verdict.ROUNDING):
        answer = _with_open_trend(answer, claim, answering)
    rules = of_any(tuple(observation.rules for observation in observations))
    references = tuple(one for one in answer.claims if one.is_reference and one is not claim)
    return Standing(
        claim, answer.verdict, answer.reason, rules, tuple(sorted(set(doubts))), references
    )


class _Answer(Struct, frozen=True):
    verdict: Verdict
    reason: str = ""
    claims: tuple[Claim, ...] = ()


def _with_open_trend(answer: _Answer, claim: Claim, seen: Iterable[Observation]) -> _Answer:
    """That a claim's figure agrees, and that of its trend nobody can tell, where it is so."""
    open_ones = (one for one in seen if one.claims == (claim,))
    why = next((one.explanation for one in open_ones if one.verdict is Verdict.CANNOT_TELL), "")
    if not why:
        return answer
    told = f"{answer.reason.rstrip('.')}; of “{claim.words('trend')}” nobody can tell: {why}"
    return replace(answer, reason=told)


def _rank(answer: _Answer) -> int:
    return _WEIGHT.index(answer.verdict)


def _leaves_open_against_reference(observation: Observation) -> bool:
    is_open = observation.verdict is Verdict.CANNOT_TELL
    return is_open and any(claim.is_reference for claim in observation.claims)


def _repeats(observation: Observation, claim: Claim) -> bool:
    """Whether a source only says it again: no answer to what a reference leaves open."""
    others = [one for one in observation.claims if one is not claim]
    return observation.verdict is Verdict.AGREES and [
        (one.document.id, one.about, one.value_words) for one in others
    ] == [(claim.document.id, claim.about, claim.value_words)]
