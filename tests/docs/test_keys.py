"""docs/keys.md says of every key what the schema does."""

from __future__ import annotations

import importlib.util
import re
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

from factcheck.claimfiles.meaning import Schema, keys_under, referred
from factcheck.claimfiles.stream import parse

ROOT = Path(__file__).parents[2]
PLACES = [(), ("source",), ("claims", "id"), ("claims", "id", "cite"), ("tables", "id")]


def script(name: str) -> ModuleType:
    """A script that makes a part of the documentation."""
    path = ROOT / "docs" / "make" / f"{name}.py"
    spec = importlib.util.spec_from_file_location(name, path)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def parts() -> Iterator[tuple[str, Schema]]:
    for place in PLACES:
        yield from keys_under(place).items()


def test_the_page_is_that_of_the_schema() -> None:
    page = (ROOT / "docs" / "keys.md").read_text("utf-8")
    assert page == script("keys").render(), "python docs/make/keys.py writes it again"


def test_every_key_has_a_meaning_and_an_example() -> None:
    bare = [
        key
        for key, part in parts()
        if not part.get("description")
        or not (part.get("enum") or part.get("examples") or referred(part).get("examples"))
    ]
    assert bare == []


def test_every_example_means_in_yaml_what_the_schema_says() -> None:
    page = (ROOT / "docs" / "keys.md").read_text("utf-8")
    written = re.findall(r"^(\w+: .*)$", page, re.MULTILINE)
    lines = (parse(line, "")[0] for line in written)
    read = [value for line in lines if isinstance(line, dict) for value in line.values()]
    known = [one for _, part in parts() for one in part.get("examples", [])]
    assert [one for one in known if one not in read] == []
