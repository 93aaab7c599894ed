"""Of very many claims about one thing, two that clash are found without looking at all pairs."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from factcheck import Archive, Pair, load
from tests.random_desk import write, write_crowd

EVERY = 100_000


def _set(monkeypatch: pytest.MonkeyPatch, together: int, rivals: int) -> None:
    monkeypatch.setattr("factcheck.archive.corrections.MOST_TOGETHER", together)
    monkeypatch.setattr("factcheck.archive.pairs.MOST_RIVALS", rivals)


@pytest.mark.parametrize("together", [3, EVERY])
@given(seed=st.integers(0, 1_000_000))
@example(seed=2197)  # "the same day" as two days
def test_a_clash_is_told_where_all_pairs_would_tell_of_one(
    together: int, seed: int, tmp_path_factory: pytest.TempPathFactory
) -> None:
    root = tmp_path_factory.mktemp("desk")
    write_crowd(root, random.Random(seed))  # noqa: S311 — no secret
    with pytest.MonkeyPatch.context() as monkeypatch:
        _set(monkeypatch, EVERY, EVERY)
        expected = _clashing(load(root))
        _set(monkeypatch, together, 2)
        told = _clashing(load(root))
    assert bool(told) == bool(expected)
    assert any(map(_is_error, told)) == any(map(_is_error, expected))
    assert len(told) <= len(expected)


def _clashing(archive: Archive) -> list[Pair]:
    near = [pair for pairs in archive.pairs.values() for pair in pairs]
    far = [pair for pairs in archive.pairs_apart.values() for pair in pairs]
    assert all(pair.conflicts for pair in far)
    return [pair for pair in (*near, *far) if pair.conflicts]


def _is_error(pair: Pair) -> bool:
    return not pair.is_disputed


def test_words_that_exclude_each_other_are_compared_across_windows(tmp_path: Path) -> None:
    for name, score in zip("abcdef", ("3-2", "3-2", "3-1", "3-1", "3-1", "3-2"), strict=True):
        claim = f"{{about: [final, score], text: {score}}}"
        write(tmp_path / f"claims/{name}.yaml", f"source: {{title: A}}\nclaims:\n  p: {claim}\n")
    with pytest.MonkeyPatch.context() as monkeypatch:
        _set(monkeypatch, 2, 30)
        archive = load(tmp_path)
        assert [pair.claim.uid for pair in archive.pairs["d"]] == ["d.p"]
        assert list(archive.pairs_apart) == ["c"]
        (pair,) = archive.pairs_apart["c"]
    assert [claim.uid for claim in pair.claims] == ["c.p", "a.p"]


@pytest.mark.parametrize("correction", ["", "  q: {about: [works, length], corrects: a.p}\n"])
def test_what_is_corrected_is_not_compared_across_windows(tmp_path: Path, correction: str) -> None:
    for name, length in zip("abcd", ("5 km", "5 km", "7 km", "7 km"), strict=True):
        claims = f"  p: {{about: [works, length], quantity: {length}}}\n"
        claims += correction if name == "d" else ""
        write(tmp_path / f"claims/{name}.yaml", f"source: {{title: A}}\nclaims:\n{claims}")
    with pytest.MonkeyPatch.context() as monkeypatch:
        _set(monkeypatch, 2, 30)
        assert list(load(tmp_path).pairs_apart) == ([] if correction else ["c"])


FLOOD, WORK, CHILDREN = "[flood, toll]", "[town, people in work in 2022]", "[women, children]"
ENDS = {  # what lies between, or is told in other words, of two figures that clash
    "what denies another": (
        FLOOD, "12 people", "2 people, denies: a.p", "90 people, denies: a.p", "17 people"),
    "counts of all so far": (
        FLOOD, "12 people", "2 people, cumulative: yes", "90 people, cumulative: yes", "17 people"),
    "a day in other words": (
        FLOOD, "5 km, as_of: 15 January 2024", "5 km, as_of: 15 January 2024",
        "7 km, as_of: 2024-01-15", "7 km, as_of: 2024-01-15"),
    "counts of a year": (WORK, "500 people", "500 people", "700 people", "700 people"),
    "means": (CHILDREN, "2.5 children", "2.5 children", "3.5 children", "3.5 children"),
}  # fmt: skip


@pytest.mark.parametrize(("together", "rivals"), [(3, 30), (EVERY, 1)])
@pytest.mark.parametrize(("about", "told"), [(one[0], one[1:]) for one in ENDS.values()], ids=ENDS)
def test_what_cannot_be_compared_hides_no_clash(
    about: str, told: list[str], together: int, rivals: int, tmp_path: Path
) -> None:
    files = [told[0], *told, told[-1]]
    for name, value in zip("abcdef", files, strict=True):
        day = "2024-01-17" if name < "d" or about == FLOOD else "2024-01-18"
        claim = f"{{about: {about}, quantity: {value}}}"
        head = f"source: {{title: A, published: {day}}}\nclaims:\n"
        write(tmp_path / f"claims/{name}.yaml", f"{head}  p: {claim}\n")
    with pytest.MonkeyPatch.context() as monkeypatch:
        _set(monkeypatch, together, rivals)
        assert _clashing(load(tmp_path))


def _told_apart(root: Path, claims: list[str], limit: str, most: int) -> set[str]:
    """The claims of each clash across windows of two, with so many of what is limited."""
    for name, claim in zip("abcd", claims, strict=True):
        write(root / f"claims/{name}.yaml", f"source: {{title: A}}\nclaims:\n  p: {{{claim}}}\n")
    with pytest.MonkeyPatch.context() as monkeypatch:
        _set(monkeypatch, 2, 30)
        monkeypatch.setattr(f"factcheck.archive.pairs.{limit}", most)
        pairs = load(root).pairs_apart.values()
        return {pair.claim.document.id + pair.other.document.id for some in pairs for pair in some}


@pytest.mark.parametrize(("most", "told"), [(1, {"da"}), (2, {"cb"})])
def test_beyond_so_many_speakers_nobody_is_set_against_himself_across_windows(
    most: int, told: set[str], tmp_path: Path
) -> None:
    said = (("2", "Luis Ferro"), ("5", "Ann Dory"), ("7", "Ann Dory"), ("9", "Eva Holt"))
    claims = [f"about: [works, length], quantity: {km} km, by: {name}" for km, name in said]
    assert _told_apart(tmp_path, claims, "MOST_SPEAKERS", most) == told


@pytest.mark.parametrize(("most", "told"), [(1, set()), (2, {"ca"})])
def test_beyond_so_many_ways_to_tell_something_none_is_compared_across_windows(
    most: int, told: set[str], tmp_path: Path
) -> None:
    claims = [f"about: [final, score], text: {score}" for score in ("3-2", "3-2", "3-1", "3-1")]
    assert _told_apart(tmp_path, claims, "MOST_VOICES", most) == told
