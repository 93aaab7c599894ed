"""What a tree of this repository holds that can be read: the questions of ``differences.py``.

Strings stand in its claim files, in the YAML of its tests and in the examples of its checks, each
with what its reading hangs on: the day of publication, the tense, the claim it counts from; and in
the tests that read words, where each is read as a figure, as a day and, if it is as long as a
sentence, as a text. Its articles are texts, too.
"""

from __future__ import annotations

import ast
import csv
import inspect
import re
import textwrap
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import yaml

FIGURE_KEYS = ("quantity", "restated", "share", "mean")
DEEPEST = 4  # dates that count from dates
READING = ("reading", "quantities", "dates", "names", "drafting")
"""The tests' rooms whose strings are read."""
PUBLISHED = "2024-06-12"  # a Wednesday: of the strings for which none is told
LEAST_WORDS = 7  # of a text
MOST = 400  # characters of what is asked of a test
_SECTION = re.compile(r"^(?:Fails|Passes|Silent):\n((?:(?: .*)?\n)+)", re.MULTILINE)

Day = tuple[str, str, str, Any]  # words, published, tense, and the same of what it counts from


def questions_of(trees: Iterable[Path]) -> dict[str, dict[str, Any]]:
    """Every question that the strings of some trees ask, each once, by what it is about."""
    figures, days, pairs, examples = set[str](), set[Day](), set[tuple[str, str]](), set[str]()
    texts, names, results = set[tuple[str, str]](), set[str](), set[str]()
    spoken = set[str]()
    for tree in trees:
        examples.update(examples_of(tree))
        for text in (*_files(tree), *examples_of(tree)):
            content = _read(text)
            figures.update(_figures(content))
            pairs.update(_pairs(content))
            days.update(_days(content, "", {}))
        figures.update(row[0] for row in _rows(tree, "figures"))
        pairs.update((row[0], row[1]) for row in _rows(tree, "restatements"))
        names.update((*_spoken(tree, "names"), *_cells(tree, "names", "stated", "other")))
        results.update((*_spoken(tree, "statistics"), *_cells(tree, "statistics", "words")))
        spoken.update(words for room in READING for words in _spoken(tree, room))
        spoken.update(_sentences(tree))
        texts.update((text, PUBLISHED) for text in (*spoken, *_told(tree)) if _is_text(text))
    figures.update(words for pair in pairs for words in pair)
    told = sorted([*days, *((words, PUBLISHED, "", None) for words in spoken)], key=str)
    return {
        "quantities": {"sort": "figure", "questions": sorted(figures)},
        "dates": {"sort": "day", "questions": sorted(days, key=str)},
        "restatements": {"sort": "restatement", "questions": sorted(pairs)},
        "statements": {"sort": "statements", "questions": sorted(pairs)},
        "days apart": {"sort": "days", "questions": list(pairwise(told))},
        "spoken as figures": {"sort": "figure", "questions": sorted(spoken - figures)},
        "spoken as dates": {"sort": "day", "questions": [one for one in told if one not in days]},
        "names": {"sort": "people", "questions": list(pairwise(sorted(names)))},
        "results": {"sort": "results", "questions": sorted(results)},
        "examples": {"sort": "example", "questions": sorted(examples)},
        "texts": {"sort": "text", "questions": sorted(texts)},
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


def _rows(tree: Path, stem: str) -> Iterator[Any]:
    """The rows of the tests' tables of a name, whatever their headings."""
    for path in (tree / "tests").rglob(f"{stem}.yaml"):
        for rows in _read(path.read_text("utf-8")).values():
            yield from rows


def _spoken(tree: Path, room: str) -> Iterator[str]:
    """The strings in a room's tests, but not those of several lines or that tell of a test."""
    for path in (tree / "tests" / room).glob("test_*.py"):
        parsed = ast.parse(path.read_text("utf-8"))
        pages = {ast.get_docstring(node, clean=False) for node in _documented(parsed)}
        for node in ast.walk(parsed):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                words = node.value
                if 2 < len(words) <= MOST and "\n" not in words and words not in pages:
                    yield words


def _sentences(tree: Path) -> Iterator[str]:
    """Those of the tables of sentences, some of which stand beside what is told of them."""
    for row in _rows(tree, "sentences"):
        yield row if isinstance(row, str) else row[0]


def _cells(tree: Path, room: str, *columns: str) -> Iterator[str]:
    """What stands in some columns of a room's tables of test cases."""
    for path in (tree / "tests" / room).glob("*.csv"):
        for row in csv.DictReader(path.read_text("utf-8").splitlines()):
            yield from filter(None, map(row.get, columns))


def _documented(parsed: ast.Module) -> Iterator[ast.Module | ast.FunctionDef]:
    yield parsed
    yield from (node for node in ast.walk(parsed) if isinstance(node, ast.FunctionDef))


def _told(tree: Path) -> Iterator[str]:
    """The passages in the YAML of a tree's tests, and its articles."""
    for path in sorted((tree / "tests").rglob("*.yaml")):
        for mapping in _mappings(_read(path.read_text("utf-8"))):
            if isinstance(mapping.get("text"), str):
                yield mapping["text"]
    for path in sorted((tree / "seeds").rglob("*.txt")):
        yield path.read_text("utf-8")


def _is_text(words: str) -> bool:
    return len(words.split()) >= LEAST_WORDS and "{" not in words


@cache
def _read(text: str) -> Any:
    """YAML with every value as it is written; nothing where it is none."""
    try:
        return yaml.load(text, yaml.CBaseLoader)  # noqa: S506 - it builds strings, lists and mappings only
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
