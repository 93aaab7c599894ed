"""Each claim's verdict, of all that findings and observations say of it.

Of a large archive they lie in a file.
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from itertools import chain, islice
from operator import attrgetter
from typing import TypeAlias, overload

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from factcheck.comparison import Verdict
from factcheck.model.additions import Citation
from factcheck.model.claim import Claim
from factcheck.model.finding import Finding, Severity
from factcheck.model.observation import Observation, of_any
from factcheck.model.source import Source
from factcheck.spool import Spool

Seen: TypeAlias = Callable[[Source], Iterable[Observation]]
WEIGHT = (
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


class Weighed:
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


class KeptStandings(Sequence[Standing]):
    """The standings of a large archive, in a file; those of one source at a time are in memory.

    ``trusted`` are the references that anything was set against, by name; ``tally`` is how many
    claims have each verdict, and ``count_without_about`` is as in ``Result``.
    """

    def __init__(self, sources: Sequence[Source], seen: Seen, weighed: Weighed) -> None:
        self.trusted: dict[str, Claim] = {}
        self.tally = Counter[Verdict]()
        self._sources, self._rows = sources, Spool()
        self._rules: dict[tuple[str, ...], int] = {}
        self._starts, self._verdicts = array("Q"), list[frozenset[Verdict]]()
        self.count_without_about = 0
        for source in sources:
            self._starts.append(len(self))
            told: dict[Claim, list[Observation]] = {claim: [] for claim in source.claims}
            for observation in seen(source):
                self._note(observation, told)
            standings = [weighed.standing(claim, told[claim]) for claim in source.claims]
            self.tally.update(standing.verdict for standing in standings)
            self._verdicts.append(frozenset(standing.verdict for standing in standings))
            self.count_without_about += sum(map(is_alone_without_about, standings))
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

    def beside(self, verdict: Verdict) -> Iterator[Standing]:
        """Those of the sources of which any claim has a verdict."""
        having = (number for number, told in enumerate(self._verdicts) if verdict in told)
        return chain.from_iterable(map(self._of, having))

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


def is_alone_without_about(standing: Standing) -> bool:
    """Whether a claim is compared with nothing, and does not tell what it is about."""
    return standing.verdict is Verdict.NOT_COMPARED and not standing.claim.about


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
        rank, rule = WEIGHT.index(one.verdict_on(claim)), min(doubted or one.rules)
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
    return WEIGHT.index(answer.verdict)


def _leaves_open_against_reference(observation: Observation) -> bool:
    is_open = observation.verdict is Verdict.CANNOT_TELL
    return is_open and any(claim.is_reference for claim in observation.claims)


def _repeats(observation: Observation, claim: Claim) -> bool:
    """Whether a source only says it again: no answer to what a reference leaves open."""
    others = [one for one in observation.claims if one is not claim]
    return observation.verdict is Verdict.AGREES and [
        (one.document.id, one.about, one.value_words) for one in others
    ] == [(claim.document.id, claim.about, claim.value_words)]
