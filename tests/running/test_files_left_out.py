"""Where a claim file cannot be read, the others are looked at as a plain run does, and kept."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from factcheck import UnreadableError
from factcheck.archive.loading import Project, find_project, load_found
from factcheck.check import standard_folder
from factcheck.reports.json_report import render_json
from factcheck.running import engines
from factcheck.running.engines import examine_on
from factcheck.running.examine import examine_all
from factcheck.running.examined import gathered
from factcheck.running.portions import Asking
from tests.random_desk import FEW_TIMES, RandomDesk, write

ASKING = Asking(str(standard_folder()))
HEAD = "source: {title: X, published: 2024-01-17}\n"
NAMING = f"{HEAD}claims:\n  p: {{quantity: 900 metres, total_of: [a.p]}}\nexpect: ['%s']\n"
FAULTY = (
    f"{HEAD}claims: [\n",
    f"{HEAD}claims:\n  p: {{quantum: 4 km}}\n",
    f"{HEAD}claims:\n  p: {{quantity: 4 km, denies: nobody.p}}\n",
    f"{HEAD}claims:\n  p: {{date: a day later, from: q}}\n  q: {{date: a day later, from: p}}\n",
    *(NAMING % told for told in ("1 == 2", "p == nowhere", "p == 5 kg", "p ==")),
)
OTHER = "on: push\njobs: {}\n"


def _project(root: Path) -> Project:
    return replace(find_project(root), leaves_out=True)


def _plain(root: Path) -> str:
    whole = load_found(_project(root))
    return render_json(gathered(whole, examine_all(ASKING.chosen, whole, ASKING.find_check)))


def _kept(root: Path) -> str:
    return render_json(gathered(*examine_on("", 0, _project(root), ASKING, is_kept=True)))


def _told(look: Callable[[Path], str], root: Path) -> str:
    try:
        return look(root)
    except UnreadableError as error:
        return str(error)


def _changes(root: Path, draw: random.Random) -> Iterator[None]:
    """One file after another that cannot be read, and then can."""
    for _ in range(3):
        path = root / f"claims/{draw.choice(('0', 'a', 'b', 'n', 'z', 'reference/r'))}.yaml"
        before = path.read_text("utf-8") if path.exists() else OTHER
        write(path, draw.choice((*FAULTY, f"{before}\n[")))
        yield
        if draw.random() < 0.7:
            write(path, before)
            yield


@FEW_TIMES
@given(seed=st.integers(0, 1_000_000), draw=st.randoms())
def test_the_others_are_answered_as_in_a_plain_run(
    seed: int, draw: random.Random, tmp_path_factory: pytest.TempPathFactory
) -> None:
    root = tmp_path_factory.mktemp("desk")
    RandomDesk(seed, is_corrected=True).loaded(root)
    _kept(root)
    for _ in _changes(root, draw):
        assert _told(_kept, root) == _told(_plain, root) == _told(_kept, root)


@pytest.mark.parametrize("text", FAULTY)
def test_whatever_is_wrong_with_a_file_it_is_left_out_alone(text: str, tmp_path: Path) -> None:
    write(
        tmp_path / "claims/a.yaml", f"{HEAD}claims:\n  p: {{quantity: 9 km, restated: 8 miles}}\n"
    )
    write(tmp_path / "claims/b.yaml", text)
    told = _kept(tmp_path)
    assert told == _plain(tmp_path)
    assert '"rule": "unreadable"' in told
    assert '"rule": "conversion-error"' in told


def test_one_that_nobody_names_leaves_what_was_kept_of_the_others_as_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in "abcdefgh":
        write(tmp_path / f"claims/{name}.yaml", f"{HEAD}claims:\n  p: {{about: x, name: A. Lee}}\n")
    _kept(tmp_path)
    write(tmp_path / "claims/h.yaml", FAULTY[0])
    _kept(tmp_path)
    asked: list[str] = []
    for name in ("load_found", "read_files", "compare_groups", "check_part"):
        real = getattr(engines, name)
        monkeypatch.setattr(engines, name, _noted(real, asked))
    assert "never closed" in _kept(tmp_path)
    assert asked == ["read_files"]  # of the one that cannot be read


def _noted(function: Callable[..., object], asked: list[str]) -> Callable[..., object]:
    def called(*given: object) -> object:
        asked.append(function.__name__)
        return function(*given)

    return called
