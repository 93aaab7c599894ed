"""What belongs together, directly or through others (union-find: R. E. Tarjan, 1975)."""

from __future__ import annotations

from collections.abc import Hashable
from typing import Generic, TypeVar

from msgspec import Struct, field

T = TypeVar("T", bound=Hashable)


class DisjointSets(Struct, Generic[T]):
    """Sets that share no members; what was never joined to anything is a set of its own."""

    leader: dict[T, T] = field(default_factory=dict)

    def find(self, member: T) -> T:
        """The member that stands for all that it is joined to."""
        while (next_one := self.leader.setdefault(member, member)) != member:
            self.leader[member] = self.leader[next_one]
            member = next_one
        return member

    def union(self, one: T, other: T) -> bool:
        """Join the sets of two members; whether they were apart before."""
        first, second = self.find(one), self.find(other)
        self.leader[first] = second
        return first != second
