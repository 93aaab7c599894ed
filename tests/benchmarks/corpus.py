"""What a tree of this repository holds that can be read: the questions of ``differences.py``.

Strings stand in its claim files, in the YAML of its tests and in the examples of its checks, each
with what its reading hangs on: the day of publication, the tense, the claim it counts from.
"""

from __future__ import annotations

import ast
import inspect
import re
import textwrap
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import yaml

FIGURE_KEYS = ("quantity", "restated", "share", "mean")
DEEPEST = 4  # dates that count from dates
_SECTION = re.compile(r"^(?:Fails|Passes|Silent):\n((?:(?: .*)?\n)+)", re.MULTILINE)

Day = tuple[str, str, str, Any]  # words, published, tense, and the same of what it counts from


def questions_of(trees: Iterable[Path]) -> dict[str, dict[str, Any]]:
    """Every question that the strings of some trees ask, each once, by what it is about."""
    figures, days, pairs, examples = set[str](), set[Day](), set[tuple[str, str]](), set[str]()
    for tree in trees:
        examples.update(examples_of(tree))
        for text in (*_files(tree), *examples_of(tree)):
            content = _read(text)
            figures.update(_figures(content))
            pairs.update(_pairs(content))
            days.update(_days(content, "", {}))
        figures.update(row[0] for row in _rows(tree, "figures"))
        pairs.update((row[0], row[1]) for row in _rows(tree, "restatements"))
    figures.update(words for pair in pairs for words in pair)
    return {
        "quantities": {"sort": "figure", "questions": sorted(figures)},
        "dates": {"sort": "day", "questions": sorted(days, key=str)},
        "restatements": {"sort": "restatement", "questions": sorted(pairs)},
        "examples": {"sort": "example", "questions": sorted(examples)},
    }


def examples_of(tree: Path) -> Iterator[str]:
    """The examples in the docstrings of a tree's checks, as YAML."""
    for path in sorted((tree / "checks").rglob("*.py")):
        for node in ast.parse(path.read_text("utf-8")).body:
            if isinstance(node, ast.FunctionDef) and node.name.startswith("check_"):
                page = inspect.cleandoc(ast.get_docstring(node) or "") + "\n"
                for section in _SECTION.findall(page):
                    yield from _listed(textwrap.dedent(section))


def _listed(section: str) -> Iterator[str]:
    """The members of a list in YAML, each as a text of its own."""
    for member in re.split(r"^- ", section, flags=re.MULTILINE)[1:]:
        yield textwrap.dedent(f"  {member}").strip() + "\n"


def _files(tree: Path) -> Iterator[str]:
    for folder in ("claims", "tests"):
        for path in sorted((tree / folder).rglob("*.yaml")):
            yield path.read_text("utf-8")


def _rows(tree: Path, stem: str) -> Iterator[list[str]]:
    """The rows of the tests' tables of a name, whatever their headings."""
    for path in (tree / "tests").rglob(f"{stem}.yaml"):
        for rows in _read(path.read_text("utf-8")).values():
            yield from rows


def _read(text: str) -> Any:
    """YAML with every value as it is written; nothing where it is none."""
    try:
        return yaml.load(text, yaml.BaseLoader)  # noqa: S506 - it builds strings, lists and mappings only
    except yaml.YAMLError:
        return {}


def _mappings(node: Any) -> Iterator[dict[str, Any]]:
    if isinstance(node, dict):
        yield node
        node = list(node.values())
    if isinstance(node, list):
        for child in node:
            yield from _mappings(child)


def _figures(content: Any) -> Iterator[str]:
    for mapping in _mappings(content):
        yield from (mapping[key] for key in FIGURE_KEYS if isinstance(mapping.get(key), str))


def _pairs(content: Any) -> Iterator[tuple[str, str]]:
    for mapping in _mappings(content):
        stated, restated = mapping.get("quantity"), mapping.get("restated")
        if isinstance(stated, str) and isinstance(restated, str):
            yield stated, restated


def _days(node: Any, published: str, around: dict[str, Any]) -> Iterator[Day]:
    """The dates in a part of a file, each with the publication told nearest above it."""
    if isinstance(node, list):
        for child in node:
            yield from _days(child, published, around)
    if not isinstance(node, dict):
        return
    published = _published(node) or published
    if isinstance(node.get("phrases"), list):
        yield from _phrases(node, published)
    if isinstance(node.get("date"), str):
        yield _day(node, published, around, DEEPEST)
    for child in node.values():
        yield from _days(child, published, node)


def _published(node: dict[str, Any]) -> str:
    """The day of publication that a file, an example or a form of phrases tells."""
    source = node.get("source")
    told = source.get("published") if isinstance(source, dict) else node.get("published")
    return told if isinstance(told, str) else ""


def _day(claim: dict[str, Any], published: str, around: dict[str, Any], depth: int) -> Day:
    origin = around.get(str(claim.get("from")))
    is_dated = depth > 0 and isinstance(origin, dict) and isinstance(origin.get("date"), str)
    counted = _day(origin, published, around, depth - 1) if is_dated and origin else None
    return claim["date"], published, str(claim.get("tense", "")), counted


def _phrases(form: dict[str, Any], published: str) -> Iterator[Day]:
    origin = (form["origin"], "", "", None) if "origin" in form else None
    for phrase in form["phrases"]:
        yield phrase["words"], published, phrase.get("tense", ""), origin
