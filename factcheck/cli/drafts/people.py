"""People and quotations of an article, as it is read, as candidates for claims."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from factcheck.cli.drafts.candidate import Candidate
from factcheck.reading.engine import Mention
from factcheck.reading.people import Named, people_in
from factcheck.reading.prose import read_prose
from factcheck.reading.quotations import QUOTATION, SCARE, Quoted, quotations_in
from factcheck.text import Part, Span, divide

_LEAST_BLANKS = 3  # in words between single marks, so that somebody speaks them


def find_people_and_quotations(text: str) -> Iterator[Candidate]:
    """People with what is told of them, and quoted words with their speaker, if any."""
    prose = read_prose(text)
    people = people_in(prose)
    yield from _people(people, _headline_end(text))
    for mention in quotations_in(prose, people):
        quoted: Quoted = mention.value
        if _is_claimed(quoted):
            by = {"by": quoted.who} if quoted.who else {}
            missing = {} if quoted.who else {"by": ""}
            span = Span(mention.start, mention.end)
            yield Candidate(span, "quotation", {"quotation": quoted.words, **by}, missing)


def _headline_end(text: str) -> int:
    """Where the headline ends: the body names the same people."""
    return max((end for part, _, end in divide(text) if part is Part.HEADLINE), default=0)


def _people(mentions: Iterable[Mention], start: int) -> Iterator[Candidate]:
    """One candidate for each person, and another where the role or the spelling is another."""
    told: set[tuple[str, str]] = set()
    known: set[str] = set()
    for mention in mentions:
        named: Named = mention.value
        key = named.name, named.role.lower()
        is_new = key not in told and (named.role or named.full not in known)
        if mention.start < start or not is_new or not _is_told(named, known):
            continue
        told.add(key)
        known.add(named.full)
        fields = {"name": named.name, "role": named.role, "country": named.country}
        kept = {key: words for key, words in fields.items() if words}
        yield Candidate(Span(mention.start, mention.end), "name", kept, {"about": named.full})


def _is_told(named: Named, known: set[str]) -> bool:
    """Whether a mention introduces a person: by full name, or by an office and a surname."""
    return named.is_full or (bool(named.role) and named.full == named.name not in known)


def _is_claimed(quoted: Quoted) -> bool:
    """Whether words between marks are to be claimed: somebody's, or nobody knows whose."""
    if quoted.is_single:
        return bool(quoted.who) and quoted.words.count(" ") >= _LEAST_BLANKS
    return quoted.use == QUOTATION or (quoted.use == SCARE and " " in quoted.words)
