"""What the articles of ``tests/articles`` are read as, drafted as and told: a line each.

A line of a mention ends with a mark of all that its value holds. ``record.py`` writes the lines
down in ``articles.txt``.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from difflib import unified_diff
from hashlib import sha256
from pathlib import Path
from typing import Any

from tests.benchmarks.answers import linted, mentions

ARTICLES = Path(__file__).parents[1] / "articles"
RECORD = Path(__file__).with_name("articles.txt")
HEADING = "# "
_VERSION = re.compile(r" \d+\.\d+\.\d+(?=\))")  # of a package that holds rates of exchange
Plain = Any  # what JSON can hold


def articles() -> dict[str, Path]:
    """The articles by name."""
    return {path.stem: path for path in sorted(ARTICLES.glob("*.md"))}


def recorded() -> dict[str, list[str]]:
    """The lines of each article, as they were written down."""
    found: dict[str, list[str]] = {}
    for line in RECORD.read_text("utf-8").splitlines():
        if line.startswith(HEADING):
            here = found[line.removeprefix(HEADING)] = []
        else:
            here.append(line)
    return found


def lines_of(article: Path) -> list[str]:
    """What an article is read as, what is drafted of it, what lint tells of it."""
    from factcheck.drafting.plain_text import read_markdown

    text = article.read_text("utf-8")
    prose = read_markdown(text)
    published = prose.fields["date"]
    read = mentions([prose.text, published])["rows"]
    return [
        *(f"read   {place} {_read(row)}" for place, row in read.items()),
        *(f"draft  {claim}" for claim in _drafted(prose.text, published)),
        *(f"told   {row}" for row in _told(linted([text, ""])["rows"])),
    ]


def _read(row: Mapping[str, Plain]) -> str:
    words, told = " ".join(row["words"].split()), row["told"]
    return f"“{words}” {_shortly(told)} {_mark(told)}"


def _shortly(told: Plain) -> str:
    """What of a value a person looks for first."""
    if isinstance(told, list):
        return " = ".join(map(_shortly, told))
    if not isinstance(told, dict):
        return str(told)
    readings = [
        one.get("dates") or f"{one['interval']} {one['unit']}".strip()
        for one in told.get("readings", ())
    ]
    named = (str(told[key]) for key in ("name", "role", "country", "who") if told.get(key))
    return " | ".join([*readings, *named])


def _mark(told: Plain) -> str:
    return sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()[:6]


def _drafted(text: str, published: str) -> Iterator[str]:
    """The claims of the draft, each with its keys and comments on one line."""
    from factcheck.drafting.candidates import draft_of
    from factcheck.drafting.claim_file import Head, draft_file

    file = draft_file(text, Head("", "", published), draft_of(text, published))
    claims = file.partition("\nclaims:\n")[2]
    for block in re.split(r"\n(?=  [#\w]|\S)", claims):
        claim = "; ".join(line.strip() for line in block.splitlines() if line.strip())
        if claim and not claim.startswith("#"):  # the sentence, and at the end all words again
            yield claim


def _told(rows: Mapping[str, Plain]) -> Iterator[str]:
    """The findings, and the claims that were compared, with what each comes to."""
    for place, row in rows.items():
        if row["told"] != "not compared":
            said = " ".join(f"{place}: {row['told']} {row['reason']}".split())
            yield _VERSION.sub("", said)


def written(found: Iterable[tuple[str, Iterable[str]]]) -> str:
    """The content of the record."""
    return "".join(
        f"{HEADING}{name}\n" + "".join(f"{line}\n" for line in lines) for name, lines in found
    )


def record_articles() -> None:
    """Write the lines down anew, and print which have changed."""
    before = RECORD.read_text("utf-8").splitlines(keepends=True)
    now = written((name, lines_of(path)) for name, path in articles().items())
    RECORD.write_text(now, "utf-8")
    sys.stdout.writelines(
        unified_diff(before, now.splitlines(keepends=True), "recorded", "now", n=0)
    )
