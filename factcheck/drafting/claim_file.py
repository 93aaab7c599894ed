"""Drafted claims → the text of a claim file, for a person to confirm."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import takewhile
from textwrap import wrap
from types import MappingProxyType

from msgspec import Struct

from factcheck.consistency.forms import FORMS
from factcheck.drafting.candidates import Draft
from factcheck.drafting.claim import DraftedClaim
from factcheck.drafting.ids import Named, named_claims
from factcheck.drafting.told import Expected
from factcheck.model.claim import LINKS
from factcheck.text import Part, Span, anchor, divide, fold, sentence_around

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
    tells where that is another.
    """

    title: str
    file: str
    published: str = ""
    contradicted: str = ""


def draft_file(text: str, head: Head, draft: Draft) -> str:
    """The claim file of an article; its headline is the one claim where nothing was recognised."""
    found = draft.claims or (_headline(text),)
    lines = [
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
    named = named_claims(text, found, set())
    names = names_by_span(named)
    lines += ["", "claims:", *claim_lines(text, named, names)]
    expected = expected_lines(draft.expected, names)
    lines += ["", "expect:  # what the article says of two figures", *expected] if expected else []
    lines += ["", *drafted_lines(words_of_draft(text, found))]
    return "\n".join(lines) + "\n"


DRAFTED = "# Drafted once: what of this has no claim any more, factcheck new --update leaves out."
_BETWEEN = " · "


def words_of_draft(text: str, claims: Iterable[DraftedClaim]) -> list[str]:
    """The words of drafted claims, as a comment may hold them."""
    words = (" ".join(text[one.span.start : one.span.end].split()) for one in claims)
    return ["".join(filter(str.isprintable, one)).replace(_BETWEEN, " ") for one in words]


def drafted_lines(words: Iterable[str]) -> list[str]:
    """The comment that tells what was drafted, so that what a person drops is not drafted again."""
    lines = wrap(_BETWEEN.join(words), 96, break_long_words=False, break_on_hyphens=False)
    return [DRAFTED, *(f"#   {line}" for line in lines)]


def drafted_words(written: str) -> list[str]:
    """The words that a claim file's comment holds; none where it has no such comment."""
    _, _, behind = written.partition(f"{DRAFTED}\n")
    lines = takewhile(lambda line: line.startswith("#   "), behind.split("\n"))
    told = " ".join(line[1:].strip() for line in lines)
    return told.split(_BETWEEN) if told else []


def names_by_span(named: Sequence[Named]) -> dict[Span, str]:
    """The names by the spans of their claims; of two claims of the same words, the first's."""
    return {claim.span: name for claim, name in reversed(named)}


def claim_lines(
    text: str,
    named: Iterable[Named],
    names: Mapping[Span, str],
    beside: Mapping[str, str] = MappingProxyType({}),
    more: Mapping[str, Iterable[str]] = MappingProxyType({}),
) -> Iterator[str]:
    """The claims as a claim file writes them, sentence by sentence.

    ``names`` are those of the claims that others follow from, by their spans; ``beside`` is what a
    comment says of some of the claims, by their names, and ``more`` are further lines of these.
    """
    sentence = None
    for claim, name in named:
        around = _sentence(text, claim.span)
        if around != sentence:
            yield from ([""] if sentence else [])
            yield f"  # {around}"
        sentence = around
        yield f"  {name}:" + (f"  # {beside[name]}" if name in beside else "")
        yield from _keys(text, claim, names)
        yield from (f"    {line}" for line in more.get(name, ()))
        for key, likely in claim.missing.items():
            yield f"    # {key}: {likely or _HINTS[key]}"


def expected_lines(expected: Iterable[Expected], names: Mapping[Span, str]) -> list[str]:
    """What is expected of claims, as a claim file lists it."""
    return [f"  - {one.told(names)}" for one in expected]


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


def _keys(text: str, claim: DraftedClaim, names: Mapping[Span, str]) -> Iterator[str]:
    """The keys of a claim: its words, its value, and the claims that it follows from."""
    values = {key: " ".join(words.split()) for key, words in claim.fields.items()}
    for key, words in (select(text, claim.span) | values).items():
        yield f"    {key}: {scalar(words)}"
    for form, spans in claim.forms.items():
        told = [names[span] for span in spans]
        if form in LINKS:
            yield f"    {form}: {told[0]}"
            continue
        slots = FORMS[form].slots
        pairs = [f"{slot}: {name}" for slot, name in zip(slots, told, strict=False)]
        yield f"    {form}: " + (f"{{{', '.join(pairs)}}}" if slots else f"[{', '.join(told)}]")
    if claim.about:
        listed = ", ".join(map(scalar, claim.about))
        yield f"    about: [{listed}]" if len(claim.about) > 1 else f"    about: {listed}"


def scalar(words: str) -> str:
    """Words as YAML writes them on one line, in quotes only where they are needed."""
    import yaml

    line = yaml.safe_dump(" ".join(words.split()), allow_unicode=True, width=2**31)
    return line.removesuffix("\n").removesuffix("\n...")


_MOST_WORDS = 12
_REACH = 400  # characters on either side in which a prefix or suffix is looked for


def select(text: str, span: Span) -> dict[str, str]:
    """The keys under which a claim's words are found in just this place.

    Without ``prefix`` and ``suffix`` where the words stand once; else with as few of the words
    before or after as tell the places apart. Where none do, ``exact`` alone.
    """
    exact = " ".join(text[span.start : span.end].split())
    part = _part_at(text, span)
    named = part if part in (Part.HEADLINE, Part.CAPTION) else None
    others = [one for one in anchor(text, exact, part=named).spans if one != span]
    context = _telling_apart(text, span, others) if others else {}
    return {"exact": exact, **context} | ({"in": str(named)} if named else {})


def _part_at(text: str, span: Span) -> Part | None:
    parts = (part for part, start, end in divide(text) if start <= span.start < end)
    return next(parts, None)


def _telling_apart(text: str, span: Span, others: list[Span]) -> dict[str, str]:
    """The shortest context of a span that no other has; empty where they are all alike."""
    around = [_words_around(text, other) for other in others]
    for context in _contexts(*_words_around(text, span)):
        prefix, suffix = context.get("prefix", ""), context.get("suffix", "")
        if not any(
            before.endswith(prefix) and after.startswith(suffix) for before, after in around
        ):
            return context
    return {}


@lru_cache(maxsize=8192)
def _words_around(text: str, span: Span) -> tuple[str, str]:
    """What stands before and after a span, as the search for words sees it."""
    return fold(text[max(0, span.start - _REACH) : span.start]), fold(
        text[span.end : span.end + _REACH]
    )


def _contexts(before: str, after: str) -> Iterator[dict[str, str]]:
    """Prefixes and suffixes, the shortest first."""
    left = [found.start() for found in re.finditer(r"\S*\w\S*", before)][::-1]
    right = [found.end() for found in re.finditer(r"\S+", after)]
    for count in range(min(_MOST_WORDS, max(len(left), len(right)))):
        prefix = {"prefix": before[left[count] :]} if count < len(left) else {}
        suffix = {"suffix": after[: right[count]]} if count < len(right) else {}
        yield from filter(None, (prefix, suffix, prefix | suffix if prefix and suffix else {}))
