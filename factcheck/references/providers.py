"""Providers: packages that answer what claims ask, offline, the same for the same version.

A package offers one under the entry point group ``factcheck.references``: a function that takes a
``Question`` and gives ``ProvidedFact``s. A desk names those that it trusts in a claim file of its
references (``providers: [holidays]``); no others are imported.
"""

from __future__ import annotations

import difflib
import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, TypeAlias

from msgspec import Struct, field
from msgspec.structs import replace

from factcheck.claimfiles import ClaimFile
from factcheck.errors import Fault, UnreadableError
from factcheck.model import Breakdown, Citation, Claim, Written
from factcheck.model.claim import VALUE_KEYS
from factcheck.references.asked import Asked, Question
from factcheck.time_limit import OverdueError, call_within

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

__all__ = ["ProvidedFact", "Provider", "Question", "with_answers"]

GROUP = "factcheck.references"
SECONDS = 10.0
"""That one provider may take for all that a run asks it."""
_KEYS = {*VALUE_KEYS, "role", "country", "family_name"}


class ProvidedFact(Struct, frozen=True):
    """What a provider holds: words under the keys of a claim, and where they are from.

    ``package`` is the one whose data it is: its version is told with the answer.
    """

    values: Mapping[str, str]
    cite: Citation
    package: str
    as_of: str = ""
    also: tuple[str, ...] = field(default_factory=tuple)


Provider: TypeAlias = Callable[[Question], Iterable[ProvidedFact]]


def with_answers(
    files: Sequence[ClaimFile], asked: Asked
) -> tuple[list[ClaimFile], list[Breakdown]]:
    """The claim files, with what their providers answer; and which of those broke down.

    Raises ``UnreadableError`` for a provider that no installed package offers.
    """
    named = any(file.source.providers for file in files)
    if not named:
        return list(files), []
    known = {one.name: one for one in _offered()}
    faults = [fault for file in files for fault in _unknown(file, known)]
    if faults:
        raise UnreadableError(faults)
    broken: list[Breakdown] = []
    return [_answered(file, known, asked.of_providers, broken) for file in files], broken


def _offered() -> Iterable[EntryPoint]:
    from importlib.metadata import entry_points  # 19 ms, for a desk that names providers

    return entry_points(group=GROUP)


def _unknown(file: ClaimFile, known: Mapping[str, EntryPoint]) -> Iterator[Fault]:
    for name in file.source.providers:
        if name.text not in known:
            near = difflib.get_close_matches(name.text, known, n=1)
            expected = "" if near else f"one that is installed: {', '.join(sorted(known))}"
            message = f"no provider is called {name.text!r}"
            yield file.marks.fault(message, name.place, expected, near[0] if near else "")


def _answered(
    file: ClaimFile,
    known: Mapping[str, EntryPoint],
    asked: Iterable[Question],
    broken: list[Breakdown],
) -> ClaimFile:
    claims = list(file.source.claims)
    for name in file.source.providers:
        try:
            claims += call_within(SECONDS, partial(_claims, file, name, known, asked))
        except OverdueError:
            broken.append(_breakdown(file, name, f"it was stopped after {SECONDS:g} seconds"))
        except Exception as error:  # whatever another package's code raises is told, not raised
            broken.append(_breakdown(file, name, f"{type(error).__name__}: {error}"))
    return replace(file, source=replace(file.source, claims=tuple(claims)))


def _breakdown(file: ClaimFile, name: Written, why: str) -> Breakdown:
    message = " ".join(f"{name.place}: {why}".split())
    return Breakdown(f"provider {name.text}", file.source.id, message)


def _claims(
    file: ClaimFile, name: Written, known: Mapping[str, EntryPoint], asked: Iterable[Question]
) -> list[Claim]:
    provider: Provider = known[name.text].load()
    answers = ((question, answer) for question in asked for answer in provider(question))
    return [
        _claim(file, name, question, answer, number)
        for number, (question, answer) in enumerate(answers, start=1)
    ]


def _claim(
    file: ClaimFile, name: Written, question: Question, answer: ProvidedFact, number: int
) -> Claim:
    """An answer as a reference; raises ``ValueError`` for one that is no claim."""
    unknown = answer.values.keys() - _KEYS
    if unknown or not answer.values:
        raise ValueError(f"its answer has no value, or keys of no claim: {sorted(unknown)}")
    values = {**answer.values, **({"as_of": answer.as_of} if answer.as_of else {})}
    claim = Claim(
        id=f"{name.text.replace('-', '_')}_{number}",
        document=file.source.document,
        place=name.place,
        written={key: Written(words, name.place) for key, words in values.items()},
        about=(question.subject, question.aspect),
        also=answer.also,
        citations=(replace(answer.cite, note=_note(name.text, answer)),),
        is_reference=True,
    )
    if "date" in answer.values and not (claim.date and claim.date.readings):
        raise ValueError(f"its date {answer.values['date']!r} is none that a calendar has")
    return claim


def _note(name: str, answer: ProvidedFact) -> str:
    """Who answered, from which version of whose data, and the hash of what was said."""
    from importlib.metadata import version  # as above

    said = "\n".join([*(f"{k}: {v}" for k, v in sorted(answer.values.items())), answer.as_of])
    digest = hashlib.sha256(said.encode()).hexdigest()
    told = f"answered by {name} from {answer.package} {version(answer.package)}"
    note = f"{answer.cite.note}; " if answer.cite.note else ""
    return f"{note}{told}, sha256:{digest[:16]}…"
