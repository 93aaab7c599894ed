"""Drafted claims → the text of a claim file, for a person to confirm."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from factcheck.drafting.claim import DraftedClaim
from factcheck.drafting.ids import unused_id
from factcheck.drafting.selectors import select
from factcheck.text import Span, divide, sentence_around

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
_MOST_SENTENCE_WORDS = 9


class Head(Struct, frozen=True):
    """What a claim file says of itself and its source.

    ``published`` is empty where not known, ``contradicted`` the day that the text's own dateline
    tells where that is another; ``schema`` is where editors find the keys of a claim file.
    """

    title: str
    file: str
    published: str = ""
    contradicted: str = ""
    schema: str = ""


def draft(text: str, head: Head, claims: Sequence[DraftedClaim]) -> str:
    """The claim file of an article; its headline is the one claim where nothing was recognised."""
    found = claims or [_headline(text)]
    schema = [f"# yaml-language-server: $schema={head.schema}"] if head.schema else []
    lines = [
        *schema,
        _HEAD + "source:",
        f"  title: {scalar(head.title)}",
        f"  file: {scalar(head.file)}",
    ]
    known = f"published: {scalar(head.published)}"
    unknown = "# published: the day, such as 2024-01-17; relative dates are read from it"
    lines.append(f"  {known if head.published else unknown}")
    if head.contradicted:
        lines.append(
            f"  # its own dateline says {scalar(head.contradicted)}: one of the two is wrong"
        )
    lines += ["", "claims:"]
    sentence, taken = None, set[str]()
    for claim in found:
        around = _sentence(text, claim.span)
        if around != sentence:
            lines += [*([""] if sentence else []), f"  # {around}"]
        sentence = around
        lines += _claim(unused_id(text, claim, taken), _keys(text, claim), claim.missing)
    return "\n".join(lines) + "\n"


def _headline(text: str) -> DraftedClaim:
    _, start, end = divide(text)[0]
    line = text[start:end].splitlines()[0].rstrip()
    return DraftedClaim(Span(start, start + len(line)), "headline", {})


def _sentence(text: str, span: Span) -> str:
    """The first words of the sentence that a claim stands in."""
    around = sentence_around(text, span)
    words = text[around.start : around.end].split()
    more = ["…"] if len(words) > _MOST_SENTENCE_WORDS else []
    shown = " ".join(words[:_MOST_SENTENCE_WORDS] + more)
    return "".join(filter(str.isprintable, shown))


def _keys(text: str, claim: DraftedClaim) -> dict[str, str]:
    values = {key: " ".join(words.split()) for key, words in claim.fields.items()}
    return select(text, claim.span) | values


def _claim(name: str, keys: Mapping[str, str], missing: Mapping[str, str]) -> Iterator[str]:
    yield f"  {name}:"
    for key, words in keys.items():
        yield f"    {key}: {scalar(words)}"
    for key, likely in {"about": "", **missing}.items():
        yield f"    # {key}: {likely or _HINTS[key]}"


def scalar(words: str) -> str:
    """Words as YAML writes them on one line, in quotes only where they are needed."""
    import yaml

    line = yaml.safe_dump(" ".join(words.split()), allow_unicode=True, width=2**31)
    return line.removesuffix("\n").removesuffix("\n...")
