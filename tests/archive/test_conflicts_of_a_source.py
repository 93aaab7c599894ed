"""Claims that exclude each other are a minimal conflict, and the proof of a simpler finding."""

from __future__ import annotations

from factcheck import Archive, Conflict
from factcheck.archive import Subject, parts_of
from factcheck.archive.conflicts import conflicts_of
from tests.archive.conftest import Project

TALKS = """\
opened: {about: [talks, opening], date: March 2024}
paused: {about: [talks, pause], date: March 2024}
closed: {about: [talks, closing], date: March 2024}
"""
COUNCIL = "about: [Council meets, date]"


def conflicts(archive: Archive) -> list[tuple[Subject, Conflict]]:
    found = parts_of("conflict", archive, archive.sources[0])
    return [(subject, subject.value) for subject in found if isinstance(subject.value, Conflict)]


def test_claims_that_fit_have_no_conflict(project: Project) -> None:
    project.write("a", TALKS, expect="paused - opened > 20 days")
    assert conflicts(project.load()) == []


def test_claims_of_which_any_two_fit_are_told_together(project: Project) -> None:
    path = project.write("a", TALKS, expect="paused - opened > 20 days")
    path.write_text(path.read_text("utf-8") + "  - closed - paused > 20 days\n", "utf-8")
    ((subject, conflict),) = conflicts(project.load())
    assert [claim.id for claim in conflict.claims] == ["closed", "opened", "paused"]
    assert conflict.conflicts
    assert not conflict.is_told
    assert str(subject.place) == "claims/a.yaml:6:3"


def test_a_conflict_of_two_that_a_pair_tells_is_told_already_and_its_proof(
    project: Project,
) -> None:
    project.write("reference/known", f"met: {{{COUNCIL}, date: 10 January 2024}}")
    project.write(
        "a",
        f"plan: {{{COUNCIL}, tense: future, exact: intends to go to the Council}}",
        published="2024-01-17",
    )
    archive = project.load()
    ((_, conflict),) = conflicts(archive)
    assert conflict.is_told
    (pair,) = parts_of("pair", archive, archive.sources[0])
    assert pair.comparison is not None
    assert pair.comparison.conflicts
    assert pair.comparison.working == conflict.comparison.working
    assert [claim.uid for claim in conflict.claims] == ["a.plan", "known.met"]


def test_references_about_other_things_clash_with_nothing(project: Project) -> None:
    project.write(
        "reference/known",
        "x: {about: Bridge, quantity: 5 km}\ny: {about: Bridge, quantity: 6 km}",
    )
    project.write("a", "z: {about: Tunnel, quantity: 7 km}")
    assert conflicts(project.load()) == []


def test_counts_of_all_so_far_of_two_sources_are_two(project: Project) -> None:
    toll = "toll: {{about: [flood, dead], quantity: {}, cumulative: 'yes'}}"
    project.write("a", toll.format("at least seven people"), published="2024-01-10")
    project.write(
        "b", toll.format("nine people"), published="2024-01-11", expect="toll == a.toll + 2"
    )
    archive = project.load()
    assert conflicts_of(archive, archive.by_source["b"]) == ()
