"""What was found when a project was last open, kept in its cache until it is opened again."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

import msgspec
from msgspec import Struct

from factcheck.affected import Snapshot
from factcheck.cache import cache_in, digest
from factcheck.examined import Examined, Gathered, from_plain, to_plain
from factcheck.model import Claim


class KeptProject(Struct, frozen=True, array_like=True):
    """What was found, as ``to_plain`` tells it, and the archive in which that was.

    ``due`` are the rules that were to be asked again of a source.
    """

    taken: Snapshot
    found: tuple[dict[str, Any], ...]
    due: Mapping[str, frozenset[str]]

    def known(self, find: Callable[[str], Claim]) -> dict[str, Examined]:
        """What was found of each source; nothing of one of which a claim is told that is gone."""
        known: dict[str, Examined] = {}
        for told in self.found:
            try:
                known[told["source"]] = from_plain(told, find)
            except KeyError:
                continue
        return known


LEAST_KEPT = 100  # claim files, from which that saves more than it costs
_KIND = "editor"
_DECODE = msgspec.msgpack.Decoder(KeptProject).decode


def keep(
    root: Path,
    taken: Snapshot,
    found: Iterable[Examined],
    due: Mapping[str, Iterable[str]],
) -> None:
    """Keep what the standard checks found; what one found that broke down is asked anew."""
    whole = [one for one in found if not one.breakdowns]
    named = {one.source: frozenset(due[one.source]) for one in whole}
    told = msgspec.msgpack.encode(KeptProject(taken, tuple(map(_told, whole)), named))
    with cache_in(root) as cache:
        if cache is not None:
            cache.put({digest(_KIND): told})


def _told(examined: Examined) -> dict[str, Any]:
    """What was found in a source, with what several checks saw told once."""
    gathered = Gathered()
    gathered.add(examined)
    return to_plain(gathered.examined(examined.source))


def recalled(root: Path) -> KeptProject | None:
    """What they found when the project was last open; ``None`` where nobody knows."""
    with cache_in(root) as cache:
        key = digest(_KIND)
        told = cache.get([key]) if cache else {}
        return _DECODE(told[key]) if told else None
