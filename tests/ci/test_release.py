"""A release holds the address at which it is made: in its metadata, and in the README's links."""

from __future__ import annotations

import importlib.util
import re
import shutil
import tomllib
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parents[2]
URL = "https://code.example/desk/factcheck"


@pytest.fixture(scope="module")
def addresses() -> ModuleType:
    spec = importlib.util.spec_from_file_location("addresses", ROOT / ".ci" / "addresses.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def release(addresses: ModuleType, tmp_path: Path) -> Path:
    for name in ("pyproject.toml", "README.md"):
        shutil.copy(ROOT / name, tmp_path / name)
    addresses.main(f"{URL}/", "v1.0", str(tmp_path))
    return tmp_path


def test_the_metadata_name_the_repository(release: Path) -> None:
    project = tomllib.loads((release / "pyproject.toml").read_text("utf-8"))["project"]
    assert project["urls"] == {
        "Repository": URL,
        "Documentation": f"{URL}/blob/v1.0/docs/README.md",
        "Issues": f"{URL}/issues",
    }


def test_nothing_else_of_the_project_changes(release: Path) -> None:
    before, after = (
        tomllib.loads((folder / "pyproject.toml").read_text("utf-8")) for folder in (ROOT, release)
    )
    del after["project"]["urls"]
    assert after == before


def test_every_link_of_the_readme_is_absolute_and_leads_to_a_file(release: Path) -> None:
    links = re.findall(r"\]\(([^)]+)\)", (release / "README.md").read_text("utf-8"))
    inside = [link for link in links if link.startswith(URL)]
    assert len(inside) >= 8
    assert all(link.startswith(("https://", "#")) for link in links)
    for link in inside:
        path = re.sub(rf"^{URL}/(?:blob|raw)/v1\.0/|#.*$", "", link)
        assert (ROOT / path).exists(), link


def test_a_picture_is_asked_for_raw(addresses: ModuleType) -> None:
    told = addresses.with_absolute_links("![a run](docs/a.svg) and [more](docs/a.md#b)", URL, "v2")
    assert told == f"![a run]({URL}/raw/v2/docs/a.svg) and [more]({URL}/blob/v2/docs/a.md#b)"


def test_links_that_are_whole_stay(addresses: ModuleType) -> None:
    text = "[out](https://example.org/a) and [here](#there)"
    assert addresses.with_absolute_links(text, URL, "v2") == text
