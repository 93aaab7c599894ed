"""What comes from elsewhere: each dependency with its reason, locked by hash, actions by commit."""

from __future__ import annotations

import re
import tomllib
from importlib import metadata
from pathlib import Path
from typing import Any

import pytest
import yaml
from packaging.requirements import Requirement

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


LOCK = (ROOT / ".ci/lock.txt").read_text("utf-8")
LOCKED = re.findall(r"^([\w.,\[\]-]+)==\S+ \\$", LOCK, re.MULTILINE)
EXTRAS = PROJECT["optional-dependencies"]


@pytest.mark.parametrize(
    "requirement", [*PROJECT["dependencies"], *(one for extra in EXTRAS.values() for one in extra)]
)
def test_every_requirement_is_locked(requirement: str) -> None:
    name = named(requirement)
    assert name == PROJECT["name"] or name in map(named, LOCKED)


def test_every_locked_package_has_the_hash_of_a_file() -> None:
    entries = re.split(r"^(?=[\w.,\[\]-]+==)", LOCK, flags=re.MULTILINE)
    assert len(entries) == 1 + len(LOCKED)
    assert all("--hash=sha256:" in entry for entry in entries[1:])


def asked_by(package: str) -> list[Requirement]:
    """What a locked package needs of others here; nothing where it is not installed."""
    try:
        needed = map(Requirement, metadata.requires(package) or [])
    except metadata.PackageNotFoundError:
        return []
    return [one for one in needed if one.marker is None or one.marker.evaluate({"extra": ""})]


def test_an_extra_that_a_locked_package_asks_for_is_locked_with_it() -> None:
    """pip looks past the lock for a newer release where the extra's name is not in it."""
    locked = {named(one): Requirement(one).extras for one in LOCKED}
    asked = [one for package in locked for one in asked_by(package) if one.extras]
    assert asked
    assert [str(one) for one in asked if not one.extras <= locked[named(one.name)]] == []
