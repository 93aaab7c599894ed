"""The small desk's reports, whole, are what was read by a person and recorded."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.reports.conftest import Desk
from tests.reports.record import WRITTEN, write

NAMES = sorted(
    path.relative_to(WRITTEN).as_posix() for path in WRITTEN.rglob("*") if path.is_file()
)


@pytest.fixture(scope="module")
def written(desk: Desk, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("written")
    write(desk, folder)
    return folder


@pytest.mark.parametrize("name", NAMES)
def test_a_report_of_the_desk_is_the_one_that_was_recorded(written: Path, name: str) -> None:
    assert (written / name).read_text("utf-8") == (WRITTEN / name).read_text("utf-8")


def test_every_report_of_the_desk_is_recorded(written: Path) -> None:
    found = [path.relative_to(written).as_posix() for path in written.rglob("*") if path.is_file()]
    assert sorted(found) == NAMES
