"""Each claim's verdict, of all that findings and observations say of it.

Of a large archive they lie in a file.
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import chain, islice
from operator import attrgetter
from typing import Any, TypeAlias, overload
from zlib import compress, decompress

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from factcheck.comparison import Verdict
from factcheck.model.claim import Claim
from factcheck.model.document import Citation
from factcheck.model.finding import Finding, Observation, Severity, of_any
from factcheck.model.source import Ask, Kept, KeptSources, Source
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


TellAll: TypeAlias = Callable[[Sequence[Standing]], Iterable[str]]


Mark: TypeAlias = tuple[str, ...]
"""What findings say of a claim: its id, which kind of mark it is, and what that tells."""


class Weighed:
    """What findings say of the verdicts on claims."""

    def __init__(self, findings: Iterable[Finding] = ()) -> None:
        self._accused: dict[Claim, str] = {}  # by an error, with the message of the first
        self._doubted: dict[Claim, set[str]] = defaultdict(set)
        self._accepted: set[Claim] = set()  # all the weightiest findings that accuse them
        accusing: dict[Claim, dict[Severity, list[bool]]] = defaultdict(lambda: defaultdict(list))
        for finding in findings:
            self._take(finding)
            for claim in finding.claims:
                if claim not in finding.witnesses:
                    accusing[claim][finding.severity].append(finding.is_allowed)
        for claim, found in accusing.items():
            if all(found[min(found, key=attrgetter("rank"))]):
                self._accepted.add(claim)

    def _take(self, finding: Finding) -> None:
        """Take in whom a finding accuses, and what it leaves doubtful.

        That are the claims of open warnings, and the witnesses of open errors.
        """
        is_error = finding.severity is Severity.ERROR
        for claim in finding.claims if is_error else ():
            if claim not in finding.witnesses:
                self._accused.setdefault(claim, finding.message)
        if not (finding.is_allowed or finding.severity is Severity.NOTE):
            for claim in finding.witnesses if is_error else finding.claims:
                self._doubted[claim].add(finding.rule)

    @property
    def marks(self) -> Mapping[str, Sequence[Mark]]:
        """All that findings say of the claims of a source, by its id, in an order of its own."""
        marks: dict[str, list[Mark]] = defaultdict(list)
        for claim, message in self._accused.items():
            marks[claim.document.id].append((claim.id, "accused", message))
        for claim, rules in self._doubted.items():
            marks[claim.document.id].append((claim.id, "doubted", *sorted(rules)))
        for claim in self._accepted:
            marks[claim.document.id].append((claim.id, "accepted"))
        return {source: sorted(told) for source, told in marks.items()}

    @classmethod
    def of(cls, marks: Iterable[Mark], find: Callable[[str], Claim]) -> Weighed:
        """The same of one source, of its marks; ``find`` gives its claims by their ids."""
        weighed = cls()
        for name, kind, *told in marks:
            claim = find(name)
            if kind == "accused":
                weighed._accused[claim] = told[0]
            elif kind == "doubted":
                weighed._doubted[claim].update(told)
            else:
                weighed._accepted.add(claim)
        return weighed

    def standing(self, claim: Claim, observations: Sequence[Observation]) -> Standing:
        """A claim's standing, with all that was seen of it.

        The weightiest answer; of equal ones that of a finding, then the first by its rule.
        """
        answering = [one for one in observations if one.verdict is not None]
        if any(map(_leaves_open_against_reference, answering)):
            answering = [one for one in answering if not _repeats(one, claim)]
        nothing = _StandingReason(Verdict.NOT_COMPARED)
        answer = min(self._answers(claim, answering), key=_rank, default=nothing)
        if "trend" in claim.written and answer.verdict in (Verdict.AGREES, Verdict.ROUNDING):
            answer = _with_open_trend(answer, claim, answering)
        return Standing(
            claim,
            answer.verdict,
            answer.reason,
            of_any(tuple(observation.rules for observation in observations)),
            tuple(sorted(self._doubted.get(claim, ()))),
            tuple(one for one in answer.claims if one.is_reference and one is not claim),
            answer.verdict is Verdict.CONFLICTS and claim in self._accepted,
        )

    def _answers(self, claim: Claim, answering: Sequence[Observation]) -> Iterator[_StandingReason]:
        """What a finding says of a claim, what was seen, a person, and whoever cannot read it."""
        doubts = self._doubted.get(claim, ())

        def precedence(one: Observation) -> tuple[object, ...]:
            doubted = [rule for rule in one.rules if rule in doubts] if doubts else ()
            rank, rule = WEIGHT.index(one.verdict_on(claim)), min(doubted or one.rules)
            return rank, not doubted, rule, one.explanation, [other.uid for other in one.claims]

        if claim in self._accused:
            yield _StandingReason(Verdict.CONFLICTS, self._accused[claim])
        if answering:
            first = min(answering, key=precedence) if answering[1:] else answering[0]
            yield _StandingReason(first.verdict_on(claim), first.explanation, first.claims)
        if checked := claim.verification:
            against = f", against {checked.cite}" if checked.cite else ""
            reason = f"by {checked.by} on {checked.on}{against}"
            yield _StandingReason(Verdict.VERIFIED, reason)
        if claim.unread:
            yield _StandingReason(Verdict.CANNOT_TELL, claim.unread)


_Row: TypeAlias = tuple[Verdict, str, int, tuple[str, ...], tuple[str, ...], bool]
_AT_ONCE = 500  # sources of which what is kept is asked for


class _SourceStandings(Struct, frozen=True, array_like=True):
    """The standings of a source: a row each, the rules that these name by number, and references.

    ``trusted`` are the references that anything was set against; ``count_without_about`` is as in
    ``Result``.
    """

    rows: tuple[_Row, ...]
    rules: tuple[tuple[str, ...], ...]
    trusted: tuple[str, ...]
    count_without_about: int


def _row_of(one: Standing, rules: int) -> _Row:
    references = tuple(claim.uid for claim in one.references)
    return one.verdict, one.reason, rules, one.doubts, references, one.is_allowed


_DECODE_TOLD = msgspec.msgpack.Decoder(_SourceStandings).decode
_DECODE_TEXTS = msgspec.msgpack.Decoder(tuple[str, ...]).decode


def weigh(sources: KeptSources, number: int, marks: Iterable[Mark]) -> bytes:
    """The standings of a source, of what was seen of it, and of the marks that findings leave."""
    source_id = sources.id_of(number)
    weighed = Weighed.of(marks, lambda name: sources.claim(f"{source_id}.{name}"))
    source, trusted = sources[number], set[str]()
    seen: dict[Claim, list[Observation]] = {claim: [] for claim in source.claims}
    for observation in sources.seen(source):
        for claim in observation.claims:
            if claim in seen:
                seen[claim].append(observation)
            elif claim.is_reference:
                trusted.add(claim.uid)
    standings = [weighed.standing(claim, seen[claim]) for claim in source.claims]
    rules = list(dict.fromkeys(one.rules for one in standings))
    rows = tuple(_row_of(one, rules.index(one.rules)) for one in standings)
    alone = sum(map(is_alone_without_about, standings))
    return msgspec.msgpack.encode(
        _SourceStandings(rows, tuple(rules), tuple(sorted(trusted)), alone)
    )


def _standings_of(sources: KeptSources, number: int, piece: bytes) -> Iterator[Standing]:
    """The standings of a source, of what ``weigh`` told of them."""
    told = _DECODE_TOLD(piece)
    for claim, (verdict, reason, at, doubts, uids, is_allowed) in zip(
        sources[number].claims, told.rows, strict=True
    ):
        references = tuple(map(sources.claim, uids))
        yield Standing(claim, verdict, reason, told.rules[at], doubts, references, is_allowed)


def _tell(tell: TellAll, sources: KeptSources, number: int, piece: bytes) -> bytes:
    """What a report tells of the standings of a source."""
    return msgspec.msgpack.encode(list(tell(list(_standings_of(sources, number, piece)))))


class KeptStandings(Sequence[Standing]):
    """The standings of a large archive, in a file; those of one source at a time are in memory.

    ``trusted`` are the references that anything was set against, by name; ``tally`` is how many
    claims have each verdict, and ``count_without_about`` is as in ``Result``. Those of a source
    that has not changed, nor what was seen of it, are those of the run before.
    """

    def __init__(self, sources: KeptSources, weighed: Weighed) -> None:
        self.trusted: dict[str, Claim] = {}
        self.tally = Counter[Verdict]()
        self.count_without_about = 0
        self._sources = sources
        self._starts, self._verdicts, self._pieces = array("Q"), list[frozenset[Verdict]](), Spool()
        marks = weighed.marks
        said = [marks.get(sources.id_of(number), ()) for number in range(len(sources))]
        for piece in self._each("standings", weigh, said.__getitem__):
            self._take(_DECODE_TOLD(piece), piece)

    def _take(self, told: _SourceStandings, piece: bytes) -> None:
        self._starts.append(len(self))
        verdicts = [row[0] for row in told.rows]
        self.tally.update(verdicts)
        self._verdicts.append(frozenset(verdicts))
        self.count_without_about += told.count_without_about
        for uid in told.trusted:
            if uid not in self.trusted:
                self.trusted[uid] = self._sources.claim(uid)
        self._pieces.add(piece)

    def _each(self, kind: str, ask: Ask, beside: Callable[[int], Any]) -> Iterator[bytes]:
        """What is told of each source by its number, in order: as it is kept, or anew.

        It hangs on the source, on what was seen of it, and on what is ``beside``.
        """
        sources = self._sources
        with sources.kept(kind) as kept, sources.asking() as ask_each:
            if kept is None:
                yield from ask_each(ask, range(len(sources)), beside)
                return
            try:
                for start in range(0, len(sources), _AT_ONCE):
                    numbers = range(start, min(start + _AT_ONCE, len(sources)))
                    keys = {number: sources.key(number, beside(number)) for number in numbers}
                    told = kept.get(keys.values())
                    left = [number for number, key in keys.items() if key not in told]
                    anew = ask_each(ask, left, beside)
                    yield from _told_of(keys, told, anew, kept)
            finally:  # a report may have no room for more
                kept.prune()

    def texts(self, kind: str, tell: TellAll) -> Iterator[Sequence[str]]:
        """What a report of some kind tells of those of each source, in the reports' order."""
        every = self._each(kind, partial(_tell, tell), self._pieces.__getitem__)
        return map(_DECODE_TEXTS, every)

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
        return _standings_of(self._sources, number, self._pieces[number])

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


def _told_of(
    keys: Mapping[int, bytes], known: Mapping[bytes, bytes], anew: Iterator[bytes], kept: Kept
) -> Iterator[bytes]:
    """What is kept under each key, or what is told ``anew``, which is kept from now on."""
    new = dict[bytes, bytes]()
    try:
        for key in keys.values():
            if key in known:
                yield decompress(known[key])
            else:
                told = next(anew)
                new[key] = compress(told, 1)
                yield told
    finally:
        kept.put(new)


def is_alone_without_about(standing: Standing) -> bool:
    """Whether a claim is compared with nothing, and does not tell what it is about."""
    return standing.verdict is Verdict.NOT_COMPARED and not standing.claim.about


class _StandingReason(Struct, frozen=True):
    verdict: Verdict
    reason: str = ""
    claims: tuple[Claim, ...] = ()


def _with_open_trend(
    answer: _StandingReason, claim: Claim, seen: Iterable[Observation]
) -> _StandingReason:
    """That a claim's figure agrees, and that of its trend nobody can tell, where it is so."""
    open_ones = (one for one in seen if one.claims == (claim,))
    why = next((one.explanation for one in open_ones if one.verdict is Verdict.CANNOT_TELL), "")
    if not why:
        return answer
    told = f"{answer.reason.rstrip('.')}; of “{claim.words('trend')}” nobody can tell: {why}"
    return replace(answer, reason=told)


def _rank(answer: _StandingReason) -> int:
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
