"""What an editor keeps over changes, and asks again, is what a fresh look would find."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck import Check, Source
from factcheck.claimfiles.files import real_path
from factcheck.editor import project as editor_project
from factcheck.editor.project import LEAST_KEPT, OpenProject
from factcheck.reports.json_report import render_json
from factcheck.running.cache import FOLDER
from factcheck.running.examined import Examined
from factcheck.settings import desk_in
from tests.random_desk import FEW_TIMES, RandomDesk, write


def _texts(root: Path) -> Mapping[Path, str]:
    files = (path for path in root.rglob("*") if path.is_file() and FOLDER not in path.parts)
    return {real_path(path): path.read_text("utf-8") for path in files}


def _look_at(
    project: OpenProject, root: Path, is_looked_at: Callable[[Source], bool] = lambda _: True
) -> list[str]:
    """Those of some sources, or of all, that were asked anything."""
    project.refresh(_texts(root))
    chosen = list(filter(is_looked_at, project.archive.sources))
    near = project.near(chosen)
    return [source.id for source in chosen if project.examine(source, near)]


def _report(project: OpenProject) -> str:
    return render_json(project.result)


@FEW_TIMES
@given(seed=st.integers(0, 1_000_000))
def test_what_is_kept_over_changes_is_what_a_fresh_look_finds(
    seed: int, tmp_path_factory: pytest.TempPathFactory
) -> None:
    desk, draw = RandomDesk(seed, is_corrected=True), random.Random(seed)  # noqa: S311 — no secret
    root = tmp_path_factory.mktemp("desk")
    desk.loaded(root)
    project = OpenProject(desk_in(root))
    for _ in range(3):
        _look_at(project, root, lambda _: draw.random() < 0.7)
        desk.change()
        desk.loaded(root)
    _look_at(project, root)
    anew = OpenProject(desk_in(root))
    _look_at(anew, root)
    assert _report(project) == _report(anew)


@FEW_TIMES
@given(seed=st.integers(0, 1_000_000))
def test_what_is_kept_until_a_project_is_opened_again_is_what_a_fresh_look_finds(
    seed: int, tmp_path_factory: pytest.TempPathFactory
) -> None:
    desk, draw = RandomDesk(seed, is_corrected=True), random.Random(seed)  # noqa: S311 — no secret
    root = tmp_path_factory.mktemp("desk")
    desk.loaded(root)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(editor_project, "LEAST_KEPT", 0)
        for _ in range(3):
            project = OpenProject(desk_in(root))
            _look_at(project, root, lambda _: draw.random() < 0.7)
            project.keep()
            desk.change()
            desk.loaded(root)
        project = OpenProject(desk_in(root))
        _look_at(project, root)
    anew = OpenProject(desk_in(root))
    _look_at(anew, root)
    assert _report(project) == _report(anew)


def test_a_project_that_was_open_before_is_asked_of_what_has_changed_since(tmp_path: Path) -> None:
    for number in range(LEAST_KEPT):
        claim = f"source: {{title: A}}\nclaims:\n  p: {{about: a{number}, quantity: 4 people}}\n"
        write(tmp_path / f"claims/c{number}.yaml", claim)
    project = OpenProject(desk_in(tmp_path))
    assert len(_look_at(project, tmp_path)) == LEAST_KEPT
    project.keep()
    again = OpenProject(desk_in(tmp_path))
    assert _look_at(again, tmp_path) == []
    assert _report(again) == _report(project)
    write(tmp_path / "claims/c7.yaml", claim)
    once_more = OpenProject(desk_in(tmp_path))
    once_more.refresh({})
    asked = {
        source.id
        for source in once_more.archive.sources
        if any(not check.looks_everywhere for check in once_more.asked_of(source))
    }
    assert asked == {"c7", f"c{LEAST_KEPT - 1}"}


def test_nothing_is_kept_of_a_project_of_a_few_files(tmp_path: Path) -> None:
    claim = "source: {title: A list}\nclaims:\n  p: {about: [city, people], quantity: 4 people}\n"
    write(tmp_path / "claims/city.yaml", claim)
    project = OpenProject(desk_in(tmp_path))
    _look_at(project, tmp_path)
    project.keep()
    assert not (tmp_path / FOLDER).exists()


def test_of_what_does_not_hang_on_a_change_nothing_is_asked_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    claim = (
        "source: {{title: A list}}\nclaims:\n  p: {{about: [{}, people], quantity: {} people}}\n"
    )
    for name, about, people in (("city", "city", 4), ("town", "town", 4), ("twin", "town", 5)):
        write(tmp_path / "claims" / f"{name}.yaml", claim.format(about, people))
    project = OpenProject(desk_in(tmp_path))
    assert _look_at(project, tmp_path) == ["city", "town", "twin"]
    assert _look_at(project, tmp_path) == []
    asked: set[tuple[str, str]] = set()

    def examined(_seconds: float, checks: Sequence[Check], *given: Any) -> Examined:
        asked.update((check.rule, given[1].id) for check in checks)
        return Examined(given[1].id)

    monkeypatch.setattr(editor_project, "examine_within", examined)
    write(tmp_path / "claims" / "town.yaml", claim.format("town", 6))
    _look_at(project, tmp_path)
    assert {("claims-disagree", "town"), ("claims-disagree", "twin")} < asked
    everywhere = {check.rule for check in project.checks if check.looks_everywhere}
    assert {rule for rule, source in asked if source == "city"} - everywhere == set()


def test_an_acceptance_is_needed_as_long_as_a_file_that_nobody_looks_at_tells_of_it(
    tmp_path: Path,
) -> None:
    claim = "source: {{title: A list}}\nclaims:\n  p: {{about: [town, people], quantity: {}}}\n"
    allowed = "4 people, allow: {claims-disagree: they count otherwise}"
    write(tmp_path / "claims" / "a.yaml", claim.format(allowed))
    write(tmp_path / "claims" / "b.yaml", claim.format("5 people"))
    project = OpenProject(desk_in(tmp_path))
    _look_at(project, tmp_path, lambda source: source.id == "a")
    assert not project.result.findings
    write(tmp_path / "claims" / "b.yaml", claim.format("4 people"))
    _look_at(project, tmp_path, lambda source: source.id == "a")
    assert [one.rule for one in project.result.findings] == ["allowance-unused"]


def test_a_disagreement_is_told_as_long_as_nobody_corrects_one_of_its_figures(
    tmp_path: Path,
) -> None:
    claim = "source: {{title: A list}}\nclaims:\n  p: {{about: [{}, people], quantity: {}}}\n"
    for name, about, people in (("a", "town", 4), ("b", "town", 5), ("d", "hall", 5)):
        write(tmp_path / f"claims/{name}.yaml", claim.format(about, f"{people} people"))
    project, told = OpenProject(desk_in(tmp_path)), []
    for correction in ("", ", corrects: a.p", ""):
        write(tmp_path / "claims/d.yaml", claim.format("hall", f"5 people{correction}"))
        _look_at(project, tmp_path)
        told.append([one.rule for one in project.result.findings])
    assert told == [["claims-disagree"], [], ["claims-disagree"]]
