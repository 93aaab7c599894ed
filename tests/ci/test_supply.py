"""What comes from elsewhere: each dependency with its reason, locked by hash, actions by commit."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
TABLE = (ROOT / "docs/dependencies.md").read_text("utf-8")
WORKFLOWS = [ROOT / "docs/ci/factcheck.yml", *sorted((ROOT / ".github/workflows").glob("*.yml"))]
OF_THE_PROJECT = {"test", "browser", "dev", "docs"}  # extras that nobody needs who only runs checks
NAMES = re.compile(r"^[\w.-]+")


def named(requirement: str) -> str:
    """The name of a requirement, in the form in which names are compared (PEP 503)."""
    found = NAMES.match(requirement)
    return re.sub(r"[-_.]+", "-", found[0] if found else "").lower()


def test_every_dependency_has_its_row_and_every_row_its_dependency() -> None:
    rows = re.findall(r"^\| ([\w.-]+) \|", TABLE, re.MULTILINE)
    extras = PROJECT["optional-dependencies"]
    offered = [one for extra in extras.keys() - OF_THE_PROJECT for one in extras[extra]]
    wanted = {*map(named, PROJECT["dependencies"]), *map(named, offered)}
    assert sorted(rows[1:]) == sorted(wanted - {PROJECT["name"]})


def test_every_row_is_whole() -> None:
    rows = [line for line in TABLE.splitlines() if line.startswith("| ")]
    assert all(line.count("|") == 7 and "|  |" not in line for line in rows)


@pytest.mark.parametrize("requirement", PROJECT["dependencies"])
def test_no_dependency_is_bounded_from_above_without_a_reason(requirement: str) -> None:
    assert "<" not in requirement
    assert "==" not in requirement


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_a_workflow_names_each_action_by_its_commit(path: Path) -> None:
    workflow: Any = yaml.safe_load(path.read_text("utf-8"))
    steps = [step for job in workflow["jobs"].values() for step in job["steps"]]
    used = [step["uses"] for step in steps if "uses" in step]
    assert used
    assert all(re.fullmatch(r"[\w./-]+@[0-9a-f]{40}", action) for action in used)


LOCKED = re.findall(
    r"^([\w.-]+)==\S+ \\$", (ROOT / ".ci/lock.txt").read_text("utf-8"), re.MULTILINE
)
EXTRAS = PROJECT["optional-dependencies"]


@pytest.mark.parametrize(
    "requirement", [*PROJECT["dependencies"], *(one for extra in EXTRAS.values() for one in extra)]
)
def test_every_requirement_is_locked(requirement: str) -> None:
    name = named(requirement)
    assert name == PROJECT["name"] or name in map(named, LOCKED)


def test_every_locked_package_has_the_hash_of_a_file() -> None:
    entries = re.split(
        r"^(?=[\w.-]+==)", (ROOT / ".ci/lock.txt").read_text("utf-8"), flags=re.MULTILINE
    )
    assert all("--hash=sha256:" in entry for entry in entries[1:])
