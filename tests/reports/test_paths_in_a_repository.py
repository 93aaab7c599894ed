"""Beside a repository's files, paths are counted from the repository's root."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from factcheck.reports.writing import folder_in_repository, write_reports
from tests.reports.conftest import Desk


@pytest.mark.parametrize(
    ("repository", "project", "folder"), [("a", "a", ""), ("a", "a/my desk/b", "my desk/b/")]
)
def test_the_folder_of_a_project_is_that_below_its_repository(
    tmp_path: Path, repository: str, project: str, folder: str
) -> None:
    (tmp_path / project).mkdir(parents=True)
    (tmp_path / repository / ".git").mkdir()
    assert folder_in_repository(tmp_path / project) == folder


def test_every_path_is_told_from_the_root_of_the_repository(desk: Desk, tmp_path: Path) -> None:
    project = tmp_path / "my desk"
    project.mkdir()
    (tmp_path / ".git").mkdir()
    formats = ("github", "gitlab", "sarif")
    github, gitlab, sarif = write_reports(desk.result, tmp_path, formats, root=project)
    assert set(re.findall(r"file=([^,]*)", github.read_text("utf-8"))) == {
        "my desk/claims/lavrov.yaml"
    }
    entries = json.loads(gitlab.read_text("utf-8"))
    assert {entry["location"]["path"] for entry in entries} == {"my desk/claims/lavrov.yaml"}
    addresses = re.findall(r'"uri": "([^"]*)"', sarif.read_text("utf-8"))
    assert addresses
    assert all(address.startswith("my%20desk/") for address in addresses)
