"""Words of English stand in tables, where each is one row with its source, and not in the code."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from pathlib import Path

import pytest

from factcheck.names.tables import meanings, names_of, words_of
from factcheck.reading.figures.units import dimension_words
from factcheck.reading.grammar.saying import saying
from factcheck.words import grammar, rows, table
from tests.words.record import TABLES, names

LIBRARY = TABLES.parent
LEAST = 4  # words that make a list
WORD = re.compile(r"[a-z][a-z'.-]*")
ROOMS = ("reading/people", "reading/relations")
FILES = [
    *(f"{room}/{path.name}" for room in ROOMS for path in sorted((LIBRARY / room).glob("*.py"))),
    *("reading/grammar/prose.py", "reading/grammar/saying.py", "reading/text.py"),
    *("drafting/about.py", "text/reading.py"),
]
ALLOWED = {
    ("reading/people/people.py", "title"): "signs that somebody is a person, each with its weight",
    ("reading/people/people.py", "acts"): "the weak ones of these signs",
    ("reading/people/possible_names.py", "the"): "the same signs, each with its test",
    ("reading/people/possible_names.py", "age"): "the same signs, each with its test",
    ("reading/relations/figured_sentences.py", "share"): "dimensions, as units have them",
    ("reading/relations/relation_rows.py", "factor"): "kinds of slots, as rows have them",
    ("drafting/about.py", "before"): "slots of relations, as claim files have them",
}
MOST_ELSEWHERE = 120


@cache
def _of_tables() -> frozenset[str]:
    """The names of sections, and of kinds of rows, by which the code asks for words."""
    sections = {
        line.strip("[]") for name, _ in names() for line in table(name) if line.startswith("[")
    }
    kinds = {row[1] for name in ("offices", "saying", "names") for row in rows(name)}
    return frozenset(sections | kinds)


@cache
def lists(path: Path) -> Sequence[tuple[str, ...]]:
    """The literal lists of small words in a file, alternations of a pattern included."""
    return [*_lists(path)]


def _lists(path: Path) -> Iterator[tuple[str, ...]]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, (ast.Tuple, ast.List, ast.Set)):
            told: Sequence[object] = [
                each.value for each in node.elts if isinstance(each, ast.Constant)
            ]
        elif isinstance(node, ast.Dict):
            told = [each.value for each in node.keys if isinstance(each, ast.Constant)]
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            groups = (part.split("|") for part in re.split(r"[()]", node.value))
            told = next((one for one in groups if len(_words(one)) >= LEAST), [])
        else:
            continue
        if len(words := _words(told)) >= LEAST:
            yield words


def _words(told: Sequence[object]) -> tuple[str, ...]:
    found = (each.removeprefix("?:") for each in told if isinstance(each, str))
    return tuple(each for each in found if WORD.fullmatch(each))


@pytest.mark.parametrize("file", FILES)
def test_the_words_beside_names_quotations_and_relations_stand_in_tables(file: str) -> None:
    found = [words for words in lists(LIBRARY / file) if not set(words) <= _of_tables()]
    assert [words for words in found if (file, words[0]) not in ALLOWED] == []


@pytest.mark.parametrize(("file", "first"), ALLOWED)
def test_what_is_allowed_is_still_there(file: str, first: str) -> None:
    assert first in [words[0] for words in lists(LIBRARY / file)]


def test_lists_of_words_elsewhere_grow_no_more_numerous() -> None:
    rooms = ("reading", "dates", "quantities", "names", "statistics", "drafting", "text")
    paths = [path for room in rooms for path in (LIBRARY / room).rglob("*.py")]
    found = [words for path in paths for words in lists(path) if not set(words) <= _of_tables()]
    assert len(found) <= MOST_ELSEWHERE, "put them into a table of words/en, with their source"


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ('X = frozenset(["song", "film", "book", "play"])', ("song", "film", "book", "play")),
        ('X = {"tall": 1, "high": 2, "wide": 3, "deep": 4}', ("tall", "high", "wide", "deep")),
        ('X = re.compile("(?:has|have|had|owns) x")', ("has", "have", "had", "owns")),
        ('X = ("song", "film", "book")', None),
        ('X = ("Ada", "Ole", "Per", "Kim")', None),
    ],
)
def test_four_words_in_a_row_are_a_list(
    code: str, words: tuple[str, ...] | None, tmp_path: Path
) -> None:
    (tmp_path / "code.py").write_text(code)
    assert next(iter(lists(tmp_path / "code.py")), None) == words


@pytest.mark.parametrize("ask", [words_of, meanings, names_of, saying, dimension_words, grammar])
def test_a_kind_that_no_row_is_of_is_an_error_and_not_without_words(
    ask: Callable[[str], object],
) -> None:
    with pytest.raises(KeyError):
        ask("hononific")
