"""Candidates → the text of a claim file, for a person to confirm."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from msgspec import Struct

from factcheck.cli.drafts.candidate import Candidate
from factcheck.cli.drafts.selectors import select

if TYPE_CHECKING:
    from factcheck.text import Span

_HEAD = """\
# A draft: read each claim beside the article, and remove what is no claim. The words stay as the
# article writes them. Fill in the keys that stand here as comments, and add what only a reader
# sees: places, people not recognised, what is said without a figure.
"""
_HINTS = {
    "about": "[what it is about, which property]",
    "by": "whose words",
    "tense": "past, present or future",
}
_MOST_ID_WORDS = 4
_MOST_SENTENCE_WORDS = 9


class Head(Struct, frozen=True):
    """What a claim file says of its source; ``published`` is empty where not known."""

    title: str
    file: str
    published: str = ""


def draft(text: str, head: Head, candidates: Sequence[Candidate]) -> str:
    """The claim file of an article; its headline is the one claim where nothing was recognised."""
    found = candidates or [_headline(text)]
    lines = [_HEAD + "source:", f"  title: {scalar(head.title)}", f"  file: {scalar(head.file)}"]
    known = f"published: {scalar(head.published)}"
    unknown = "# published: the day, such as 2024-01-17; relative dates are read from it"
    lines += [f"  {known if head.published else unknown}", "", "claims:"]
    sentence, taken = None, set[str]()
    for candidate in found:
        around = _sentence(text, candidate.span)
        if around != sentence:
            lines += [*([""] if sentence else []), f"  # {around}"]
        sentence = around
        lines += _claim(_unused_id(candidate, taken), _keys(text, candidate), candidate.missing)
    return "\n".join(lines) + "\n"


def _headline(text: str) -> Candidate:
    from factcheck.text import Span, divide

    _, start, end = divide(text)[0]
    line = text[start:end].splitlines()[0].rstrip()
    return Candidate(Span(start, start + len(line)), "headline", {})


def _sentence(text: str, span: Span) -> str:
    """The first words of the sentence that a claim stands in."""
    from factcheck.text import sentence_around

    around = sentence_around(text, span)
    words = text[around.start : around.end].split()
    more = ["…"] if len(words) > _MOST_SENTENCE_WORDS else []
    shown = " ".join(words[:_MOST_SENTENCE_WORDS] + more)
    return "".join(filter(str.isprintable, shown))


def _keys(text: str, candidate: Candidate) -> dict[str, str]:
    values = {key: " ".join(words.split()) for key, words in candidate.fields.items()}
    return select(text, candidate.span) | values


def _claim(name: str, keys: Mapping[str, str], missing: Mapping[str, str]) -> Iterator[str]:
    yield f"  {name}:"
    for key, words in keys.items():
        yield f"    {key}: {scalar(words)}"
    for key, likely in {"about": "", **missing}.items():
        yield f"    # {key}: {likely or _HINTS[key]}"


def _unused_id(candidate: Candidate, taken: set[str]) -> str:
    """A name for a claim that tells what it holds: ``figure_up_to_900_kilometers``."""
    words = " ".join(list(candidate.fields.values())[:1])
    kept = slug(words, "_").split("_")[:_MOST_ID_WORDS]
    name = "_".join(filter(None, [candidate.kind.partition(" ")[0], *kept]))
    number = 1
    while (unused := name if number == 1 else f"{name}_{number}") in taken:
        number += 1
    taken.add(unused)
    return unused


def slug(words: str, link: str) -> str:
    """Words as letters and digits of ASCII with a link between them."""
    from anyascii import anyascii

    return link.join(re.findall(r"[a-z0-9]+", re.sub(r"['’]", "", anyascii(words).lower())))


def scalar(words: str) -> str:
    """Words as YAML writes them on one line, in quotes only where they are needed."""
    import yaml

    line = yaml.safe_dump(" ".join(words.split()), allow_unicode=True, width=2**31)
    return line.removesuffix("\n").removesuffix("\n...")
