"""What is joined, directly or through others, is one set."""

from __future__ import annotations

from factcheck.disjoint_sets import DisjointSets


def test_members_joined_through_others_are_found_together() -> None:
    sets: DisjointSets[str] = DisjointSets()
    sets.union("a", "b")
    sets.union("c", "d")
    sets.union("b", "c")
    assert len({sets.find(name) for name in "abcd"}) == 1


def test_what_was_never_joined_stands_for_itself() -> None:
    sets: DisjointSets[str] = DisjointSets()
    sets.union("a", "b")
    assert sets.find("c") == "c"


def test_joining_says_whether_the_two_were_apart() -> None:
    sets: DisjointSets[str] = DisjointSets()
    assert sets.union("a", "b")
    assert sets.union("b", "c")
    assert not sets.union("a", "c")


def test_a_member_is_never_apart_from_itself() -> None:
    sets: DisjointSets[str] = DisjointSets()
    assert not sets.union("a", "a")
