"""Where running text names a person, and whether the surname comes before the introduction.

The rule is the press's own (*AP Stylebook*, "names"; *Guardian style guide*, "names"): full name
first, surname after. Headlines, captions and quoted words stand apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from msgspec import Struct

from factcheck.comparison import Comparison, Verdict
from factcheck.names.alignment import Likeness, compare_words
from factcheck.names.capitals import names_of
from factcheck.names.forms import fold, read_form
from factcheck.names.offices import is_title

BODY = "body"


class Mention(Struct, frozen=True, order=True):
    """Words that name a person: their start in the text, and the part of it they stand in.

    ``part`` is ``body`` for running text; every other part stands apart.
    """

    start: int
    words: str
    part: str = BODY


class Introduction(Struct, frozen=True):
    """Whether a person is introduced before the surname stands alone.

    ``early`` is the surname that came too soon, ``full`` the first full name, where there is one.
    """

    comparison: Comparison
    early: Mention | None = None
    full: Mention | None = None


def compare_mentions(
    mentions: Iterable[Mention], full_name: str, family_name: str | None = None
) -> Introduction:
    """Ask whether, in running text, the surname alone comes before the full name.

    ``family_name`` says which part is the surname where it does not stand last. Text that
    never gives the full name *cannot tell*: some names need no introduction.
    """
    body = sorted(mention for mention in mentions if mention.part == BODY)
    surname = surname_of(full_name, family_name)
    full = next((one for one in body if _is_full(one.words, full_name)), None)
    alone = (one for one in body if _is_surname_alone(one.words, surname))
    early = next((one for one in alone if not _has_given_name(one.words, full_name)), None)
    if full is None:
        return Introduction(_unintroduced(full_name, early), early)
    if early is None or early.start > full.start:
        explanation = f"“{full.words}” is introduced by full name."
        return Introduction(Comparison(Verdict.AGREES, explanation), full=full)
    explanation = f"“{early.words}” comes before the full name, “{full.words}”."
    return Introduction(Comparison(Verdict.CONFLICTS, explanation), early, full)


def find_mentions(
    text: str, full_name: str, family_name: str | None = None, part: str = BODY
) -> tuple[Mention, ...]:
    """Full names and surnames of one person in a text, in order.

    Left out are surnames that may belong to someone or something else: beside another
    capitalized word that is no title, joined by a hyphen, or naming an administration, an era,
    a family. ``part`` is the part of the article that the text is; what stands in quotation
    marks is put in the part ``quotation``.
    """
    surname = surname_of(full_name, family_name)
    if not surname:
        return ()
    full = _pattern(full_name)
    quoted = [match.span() for match in re.finditer(r"“[^”]*”|\"[^\"]*\"", text)]
    found = []
    for match in re.finditer(rf"(?<![\w-])(?:{full}|{_pattern(surname)})(?![\w-])", text):
        if match[0].count(" ") == surname.count(" ") and _is_other(text, match.span()):
            continue
        is_quoted = any(start <= match.start() < end for start, end in quoted)
        found.append(Mention(match.start(), match[0], "quotation" if is_quoted else part))
    return tuple(found)


def surname_of(full_name: str, family_name: str | None = None) -> str:
    """The family name as given, or the last word of the name, with a particle before it."""
    if family_name:
        return family_name
    words = list(read_form(full_name).words)
    start = len(words) - 1
    while start > 1 and words[start - 1].islower():
        start -= 1
    return " ".join(words[max(start, 0) :])


def _pattern(name: str) -> str:
    escaped = re.escape(name).replace("'", "['’]").replace("’", "['’]")
    return escaped.replace(r"\ ", r"\s+")


def _is_full(words: str, full_name: str) -> bool:
    ours, theirs = read_form(words).words, read_form(full_name).words
    return len(theirs) > 1 and tuple(map(fold, ours)) == tuple(map(fold, theirs))


def _is_surname_alone(words: str, surname: str) -> bool:
    alone = " ".join(read_form(words).words)
    return bool(surname) and fold(alone) == fold(surname)


def _has_given_name(words: str, full_name: str) -> bool:
    """Whether the full name is only fuller: "Ada Holm" introduces Ada Maria Holm."""
    ours, theirs = read_form(words).words, read_form(full_name).words
    return len(ours) > 1 and compare_words(ours[0], theirs[0]) <= Likeness.SHORT


def _is_other(text: str, span: tuple[int, int]) -> bool:
    before = re.search(r"([\w.’'-]+) $", text[max(0, span[0] - 40) : span[0]])
    after = re.match(r"(?:[’']s?)?\s([\w’'-]+)", text[span[1] : span[1] + 40])
    if after and (after[1][0].isupper() or after[1].lower() in names_of("namesake")):
        return True
    if not before:
        return False
    if before[1].endswith((".", "’s", "'s")):
        return bool(re.fullmatch(r"[A-Z]\.", before[1]))
    return before[1][0].isupper() and not is_title(before[1]) and not _opens(text, before, span)


def _opens(text: str, before: re.Match[str], span: tuple[int, int]) -> bool:
    """Whether the word before the surname has its capital only from opening a sentence."""
    start = span[0] - len(before[0])
    is_common = before[1].lower() in {"when", "while", "after", "but", "and", "as", "for", "in"}
    return is_common and (start == 0 or bool(re.search(r"[.!?”\"\n]\s*$", text[:start])))


def _unintroduced(full_name: str, early: Mention | None) -> Comparison:
    if early is None:
        return Comparison(Verdict.CANNOT_TELL, f"The running text does not name “{full_name}”.")
    explanation = f"The running text says “{early.words}” and never “{full_name}”."
    return Comparison(Verdict.CANNOT_TELL, explanation)
