"""Claims, linked to those from which their dates count."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, MutableMapping
from typing import TypeAlias

from msgspec.structs import replace

from factcheck.model import Claim


class Linker:
    """Links claims to those from which their dates count, of whichever sources.

    ``find`` gives a claim as it was read, by its ``file.claim``, ``dated`` is what
    ``dated_references`` gives. Those that are linked, by their ``file.claim``, are ``known``: all
    that counts from one has it in common. In ``circular`` are those that count from themselves.
    """

    def __init__(
        self, find: Callable[[str], Claim], dated: Dated, known: MutableMapping[str, Claim]
    ) -> None:
        self._find, self._dated, self.known = find, dated, known
        self.circular: list[Claim] = []

    def claim(self, uid: str) -> Claim:
        """A claim with its origin, one and the same however often it is asked for."""
        found = self.known.get(uid)
        if found is None:
            found = self.known[uid] = self.linked(self._find(uid))
        return found

    def linked(self, claim: Claim) -> Claim:
        """A claim with its origin, of which as much is known then as of that and its own.

        A chain of them may be long, so it is followed without recursion.
        """
        if "from" not in claim.written:
            return claim
        links, uids = [claim], {claim.uid}
        origin = self._origin_of(claim)
        while origin and origin.uid not in self.known:
            if origin.uid in uids:
                self.circular.append(origin)
                origin = None
                break
            links.append(origin)
            uids.add(origin.uid)
            origin = self._origin_of(origin)
        for link in reversed(links[1:]):
            origin = self.known[link.uid] = _with(origin, link)
        return _with(origin, claim)

    def _origin_of(self, claim: Claim) -> Claim | None:
        """The claim that a date counts from or, where that has no date, what dates the event."""
        name = claim.words("from")
        if not name:
            return None
        origin = self._known_or_read(claim.document.uid_of(name))
        if origin.kind or origin.by or "stance" in origin.written:
            return origin
        dated = self._dated.get((origin.subject, origin.aspect), origin.uid)
        return origin if dated == origin.uid else self._known_or_read(dated)

    def _known_or_read(self, uid: str) -> Claim:
        return self.known.get(uid) or self._find(uid)


Dated: TypeAlias = Mapping[tuple[str, str], str]


def dated_references(references: Iterable[Claim]) -> Dated:
    """The references that alone date what they are about, by what that is."""
    found: dict[tuple[str, str], list[str]] = {}
    for claim in references:
        if claim.aspect and "date" in claim.written:
            found.setdefault((claim.subject, claim.aspect), []).append(claim.uid)
    return {about: uids[0] for about, uids in found.items() if len(uids) == 1}


def _with(origin: Claim | None, claim: Claim) -> Claim:
    return replace(claim, origin=origin) if origin else claim
