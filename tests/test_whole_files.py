"""Files beside their place: new, unforeseeable, whole, and swept up after a run that was killed."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from factcheck.whole_files import (
    STALE_SECONDS,
    is_linked,
    name_beside,
    sweep,
    taken_away,
    write_beside,
)

DRAWN = "0123456789abcdef"


def test_no_two_names_beside_a_file_are_alike() -> None:
    assert len({name_beside(Path("a.md")) for _ in range(100)}) == 100


def test_a_link_laid_under_the_name_is_not_followed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "urandom", lambda _bytes: bytes.fromhex(DRAWN))
    (tmp_path / "mine").write_text("kept")
    (tmp_path / f".a.md.{DRAWN}.part").symlink_to("mine")
    with pytest.raises(FileExistsError):
        write_beside(tmp_path / "a.md", ["new"])
    assert (tmp_path / "mine").read_text() == "kept"


def test_files_are_taken_away_even_where_something_is_raised(tmp_path: Path) -> None:
    beside = write_beside(tmp_path / "a.md", ["new"])
    with pytest.raises(KeyboardInterrupt), taken_away([beside, tmp_path / "never-there"]):
        raise KeyboardInterrupt
    assert list(tmp_path.iterdir()) == []


def test_only_what_is_stale_and_of_a_known_name_is_swept(tmp_path: Path) -> None:
    names = (f".a.md.{DRAWN}.part", f".b.md.{DRAWN}.part", ".a.md.1234.part", "a.md.part", "a.md")
    for name in names:
        (tmp_path / name).write_text("half")
        os.utime(tmp_path / name, (0, time.time() - STALE_SECONDS - 1))
    fresh = write_beside(tmp_path / "a.md", ["of a run beside this one"])
    sweep(tmp_path, ["a.md"])
    assert {path.name for path in tmp_path.iterdir()} == {*names[1:], fresh.name}


def test_a_stale_link_is_taken_away_and_not_followed(tmp_path: Path) -> None:
    link = tmp_path / f".a.md.{DRAWN}.part"
    link.symlink_to("kept")
    os.utime(link, (0, 0), follow_symlinks=False)
    (tmp_path / "kept").write_text("kept")
    sweep(tmp_path, ["a.md"])
    assert [path.name for path in tmp_path.iterdir()] == ["kept"]


@pytest.mark.parametrize("folder", ["reports", "out/reports", "real/../reports"])
def test_a_folder_that_is_a_link_or_lies_in_one_is_known(tmp_path: Path, folder: str) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "reports").symlink_to("real")
    (tmp_path / "out").symlink_to("real")
    assert is_linked(tmp_path / folder, tmp_path)


def test_the_way_to_the_root_may_lead_over_links(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "root").symlink_to("real")
    assert not is_linked(tmp_path / "root/reports", tmp_path / "root")
    assert not is_linked(tmp_path / "real", tmp_path / "root")


def test_what_fails_midway_leaves_nothing(tmp_path: Path) -> None:
    def pieces() -> Iterator[str]:
        yield "a half"
        raise ValueError("and no more")

    with pytest.raises(ValueError, match="no more"):
        write_beside(tmp_path / "a.md", pieces())
    assert list(tmp_path.iterdir()) == []
