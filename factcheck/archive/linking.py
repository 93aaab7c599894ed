"""Names in claim files → the claims that they mean."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator, Mapping

from msgspec.structs import replace

from factcheck.claimfiles import ClaimFile
from factcheck.errors import Fault, UnreadableError
from factcheck.model import Claim, Source, Written

_LINKS = ("from", "denies", "illustrates")


def link(files: list[ClaimFile]) -> list[Source]:
    """The sources of some files, with each relative date tied to the claim it counts from.

    Raises ``UnreadableError`` with every name that means no claim and every circle of dates.
    """
    uids = {claim.uid for file in files for claim in file.source.claims}
    sources = {file.source.id for file in files}
    faults = [fault for file in files for fault in _dangling(file, sources, uids)]
    if faults:
        raise UnreadableError(faults)
    return _Linker(files).linked()


def _dangling(file: ClaimFile, sources: set[str], uids: set[str]) -> Iterator[Fault]:
    for claim in file.source.claims:
        for name in _names_in(claim):
            if file.source.uid_of(name.text) not in uids:
                yield _unknown(name, file, uids)
        yield from _derived_from_itself(claim, file)
        quoted = claim.written.get("quoted_from")
        if quoted and quoted.text not in sources:
            near = difflib.get_close_matches(quoted.text, sources, n=1)
            message = f"no claim file is called {quoted.text!r}"
            yield file.marks.fault(message, quoted.place, "", near[0] if near else "")


def _derived_from_itself(claim: Claim, file: ClaimFile) -> Iterator[Fault]:
    for form, names in claim.forms.items():
        for name in names:
            if file.source.uid_of(name.text) == claim.uid:
                message = f"{form!r} of {claim.id!r} names {claim.id!r} itself"
                yield file.marks.fault(message, name.place, "other claims")


def _names_in(claim: Claim) -> Iterator[Written]:
    yield from (claim.written[key] for key in _LINKS if key in claim.written)
    for names in claim.forms.values():
        yield from names


def _unknown(name: Written, file: ClaimFile, uids: set[str]) -> Fault:
    near = nearest(name.text, file.source, uids)
    expected = "" if near else "a claim's id in this file, or file.claim"
    return file.marks.fault(f"no claim is called {name.text!r}", name.place, expected, near)


def nearest(name: str, source: Source, uids: Iterable[str]) -> str:
    """The claim that a name in a source's file is likely to mean; empty where none is near."""
    own = [claim.id for claim in source.claims]
    elsewhere = sorted(uid for uid in uids if uid.rpartition(".")[2] == name)
    if elsewhere:
        return elsewhere[0]
    near = difflib.get_close_matches(name, uids if "." in name else own, n=1)
    return near[0] if near else ""


class _Linker:
    """Replaces each claim by one that knows its origin, origins first."""

    def __init__(self, files: list[ClaimFile]) -> None:
        self._files = files
        self._owners = {c.uid: (c, f) for f in files for c in f.source.claims}
        self._dated = _dated_references(claim for claim, _ in self._owners.values())
        self._linked: dict[str, Claim] = {}
        self._faults: list[Fault] = []

    def linked(self) -> list[Source]:
        sources = [
            replace(
                file.source, claims=tuple(self._link(claim.uid) for claim in file.source.claims)
            )
            for file in self._files
        ]
        if self._faults:
            raise UnreadableError(self._faults)
        return sources

    def _link(self, uid: str) -> Claim:
        """The linked claim; a chain of origins may be long, so it is followed without recursion."""
        chain = self._chain(uid)
        for claim in reversed(chain):
            origin = self._origin_of(claim)
            known = self._linked.get(origin) if origin else None
            self._linked[claim.uid] = replace(claim, origin=known) if known else claim
        return self._linked[uid]

    def _chain(self, uid: str) -> list[Claim]:
        chain: list[Claim] = []
        seen: set[str] = set()
        at: str | None = uid
        while at and at not in self._linked:
            claim, file = self._owners[at]
            if at in seen:
                self._faults.append(_circle(claim, file))
                break
            seen.add(at)
            chain.append(claim)
            at = self._origin_of(claim)
        return chain

    def _origin_of(self, claim: Claim) -> str | None:
        """The claim that a date counts from or, where that has no date, what dates the event."""
        name = claim.written.get("from")
        if name is None:
            return None
        uid = self._owners[claim.uid][1].source.uid_of(name.text)
        origin = self._owners[uid][0]
        is_event = not (origin.kind or origin.by or "stance" in origin.written)
        return self._dated.get((origin.subject, origin.aspect), uid) if is_event else uid


def _dated_references(claims: Iterable[Claim]) -> Mapping[tuple[str, str], str]:
    """The references that alone date what they are about, by what that is."""
    found: dict[tuple[str, str], list[str]] = {}
    for claim in claims:
        if claim.is_reference and claim.aspect and "date" in claim.written:
            found.setdefault((claim.subject, claim.aspect), []).append(claim.uid)
    return {about: uids[0] for about, uids in found.items() if len(uids) == 1}


def _circle(claim: Claim, file: ClaimFile) -> Fault:
    message = f"the date of {claim.id!r} counts from itself, in a circle"
    return file.marks.fault(message, claim.place_of("from"), "a claim that does not count from it")
