"""An archive with one source replaced, of which all else that names its claims knows."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec.structs import replace

from factcheck.archive.index import Archive
from factcheck.archive.loading import evaluated
from factcheck.model import Claim, Expectation, Source


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
