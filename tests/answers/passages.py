"""Passages made of rows, so that what may stand around a speaker, a figure or a day meets it.

The rows are those of ``passages.txt``, whose head tells how they are written. What is right of them
is tested elsewhere; ``test_answers.py`` notices where one is read in another way than before.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from tests.answers.phrases import TABLES_OF_WORDS

ROWS = Path(__file__).with_name("passages.txt")
PHRASES = ("figure", "day", "length", "results")
LEAST_PHRASES, LEAST_PASSAGES = 160, 12  # times that a row is said
_SIGNS = str.maketrans({"¶": "\n\n", **dict(zip("‹›«»◁▷", "()[]<>", strict=True))})
_CLOSING = {"(": ")", "[": "]", "<": ">"}


def passages(kind: str) -> Iterator[str]:
    """The passages or phrases of the rows of a kind, each once."""
    least = LEAST_PHRASES if kind in PHRASES else LEAST_PASSAGES
    said = dict.fromkeys(words for row in _rows()[kind] for words in _said(row, least))
    for words in filter(None, said):
        yield words if kind in PHRASES else f"{words[0].upper()}{words[1:]}"


@cache
def _rows() -> dict[str, list[str]]:
    """The rows below each heading; those before all others give names to choices."""
    found: dict[str, list[str]] = {"": []}
    lines = ROWS.read_text("utf-8").splitlines()
    for line in (line for line in lines if line and not line.startswith("#")):
        if heading := re.fullmatch(r"\[(\w+)\]", line):
            found[heading[1]] = here = []
        else:
            here = found[list(found)[-1]]
            here.append(line)
    return found


@cache
def _named() -> dict[str, list[str]]:
    pairs = (line.split(" = ", 1) for line in _rows()[""])
    return {name: ways.split("|") for name, ways in pairs}


def _said(row: str, least: int) -> Iterator[str]:
    """The row, said as often as the longest of its choices has words, each of them once."""
    chance = random.Random(row)  # noqa: S311 — a draw that can be repeated
    left: dict[str, list[str]] = {}

    def filled(words: str) -> str:
        return "".join(drawn(item) if is_choice else item for item, is_choice in _items(words))

    def drawn(choice: str) -> str:
        ways = left.setdefault(choice, [])
        ways += [] if ways else chance.sample(_ways(choice), len(_ways(choice)))
        return filled(ways.pop())

    for _ in range(max(least, *(len(_ways(item)) for item, is_choice in _items(row) if is_choice))):
        yield re.sub(" +", " ", filled(row).translate(_SIGNS)).strip()


@cache
def _items(words: str) -> list[tuple[str, bool]]:
    """The choices in some words, and what stands between them; brackets without a choice do."""
    items, begin, at = list[tuple[str, bool]](), 0, 0
    while at < len(words):
        item = words[at : _end(words, at)] if words[at] in _CLOSING else ""
        if item and (item[0] != "(" or len(_parts(item[1:-1])) > 1):
            items += [(words[begin:at], False), (item, True)]
            begin = at = at + len(item)
        else:
            at += 1
    return [*items, (words[begin:], False)]


def _end(words: str, at: int) -> int:
    """Where brackets that open at a place are closed."""
    depth = 0
    for end in range(at, len(words)):
        depth += (words[end] in _CLOSING) - (words[end] in _CLOSING.values())
        if depth == 0:
            return end + 1
    raise ValueError(f"brackets are not closed in {words!r}")


def _parts(words: str) -> list[str]:
    """What stands between bars that are in no brackets."""
    parts, depth = [""], 0
    for sign in words:
        depth += (sign in _CLOSING) - (sign in _CLOSING.values())
        if sign == "|" and depth == 0:
            parts.append("")
        else:
            parts[-1] += sign
    return parts


@cache
def _ways(item: str) -> list[str]:
    """What a choice may be: words, or nothing."""
    inside = item[1:-1]
    if item[0] == "<":
        return _named().get(inside) or _of_table(*inside.split("/"))
    return [*([""] if item[0] == "[" else []), *_parts(inside)]


def _of_table(name: str, section: str) -> list[str]:
    """The words of a section of a table."""
    table = (TABLES_OF_WORDS / f"{name}.txt").read_text("utf-8")
    lines = table.partition(f"\n[{section}]\n")[2].partition("\n\n[")[0].splitlines()
    told = (line for line in lines if not line.startswith("#"))
    words = [word.strip() for line in told for word in line.split(";") if word.strip()]
    if not words:
        raise KeyError(f"no words in {name}.txt [{section}]")
    return words
