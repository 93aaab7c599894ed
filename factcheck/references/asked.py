"""What the claims of a project ask of its references: of each only what tells which of them fit."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import TypeAlias

from msgspec import Struct

from factcheck.dates import Period
from factcheck.model import Claim

About: TypeAlias = tuple[str, ...]


class Asker(Struct, frozen=True, gc=False):
    """A claim as far as rows of a table are chosen by it; many claims may be one such asker.

    ``as_of`` and ``published`` are when its figure holds, and when its source appeared.
    """

    is_name: bool
    is_trend: bool
    as_of: str
    published: Period | None


class Question(Struct, frozen=True, gc=False):
    """What a claim asks: a property of a subject, as the claim writes them.

    ``period`` is when: of the claim's date, of ``as_of``, or else of publication; ``kind`` is
    which value the claim gives, such as ``date``.
    """

    subject: str
    aspect: str
    kind: str
    period: Period | None = None

    @property
    def years(self) -> list[int]:
        """The years of the period; none where it is open or not known."""
        ends = (self.period.earliest, self.period.latest) if self.period else ()
        found = [day.year for day in ends if day]
        return list(range(found[0], found[1] + 1)) if len(found) == 2 else []


class Asked(Struct, frozen=True):
    """What is asked: the askers by what they are about, case folded, and each question once."""

    of_tables: Mapping[About, Mapping[Asker, None]]
    of_providers: Mapping[Question, None]


def asked_in(claims: Iterable[Claim], *, has_providers: bool) -> Asked:
    """What claims ask, references aside; no claim is kept. Providers are asked where there are."""
    of_tables: dict[About, dict[Asker, None]] = defaultdict(dict)
    of_providers: dict[Question, None] = {}
    for claim in claims:
        if claim.about and not claim.is_reference:
            of_tables[claim.topic][_asker(claim)] = None
            if has_providers and claim.aspect:
                of_providers[_question(claim)] = None
    return Asked(of_tables, of_providers)


def _asker(claim: Claim) -> Asker:
    is_name, as_of = bool(claim.words("name")), claim.words("as_of")
    return Asker(is_name, "trend" in claim.written, as_of, claim.document.appeared)


def _question(claim: Claim) -> Question:
    return Question(claim.about[0], claim.about[1], claim.kind, _period(claim))


def _period(claim: Claim) -> Period | None:
    if "as_of" in claim.written:
        return claim.as_of
    if "date" in claim.written:
        return claim.date.widest if claim.date else None
    return claim.document.appeared


def askers(asked: Asked, about: About, *, is_dated: bool = False) -> Iterator[Asker]:
    """Those who ask for something.

    What is dated may be a term of office, which claims ask for that name the person.
    """
    folded = tuple(word.casefold() for word in about)
    yield from asked.of_tables.get(folded, ())
    if is_dated and len(folded) > 1:
        yield from (one for one in asked.of_tables.get(folded[:1], ()) if one.is_name)
