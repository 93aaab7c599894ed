"""Names for drafted claims that read well in a message: ``revenue_2004``, ``killed``, ``height``.

A figure is named by what it counts, or by the word before it that says what is measured, and by
the year beside it; a date by what happened; a quotation by who speaks.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cache
from itertools import zip_longest

from factcheck.drafting.claim import DraftedClaim
from factcheck.quantities import Measure, Quantity
from factcheck.quantities.units import unit_table
from factcheck.reading.calendar_words import months, unit_words, weekdays
from factcheck.reading.hedges import hedge_beginnings
from factcheck.reading.number_words import cardinals, part_beginnings, scales
from factcheck.reading.quantity import first_figure
from factcheck.reading.tokens import DIGITS, WORD, Token, tokenize
from factcheck.reading.units import dimension_words
from factcheck.text import may_be_year
from factcheck.words import DETERMINERS, grammar, words_in

_MOST_WORDS = 4
_REACH = 90  # characters before and behind the words in which those that name them stand
_MOST_BETWEEN = 6  # tokens between a figure and the word that names it
_MOST_OF_PART = 6  # tokens of what a figure is a part of
_MOST_BEHIND = 3  # tokens between a part of a list and the word that says of what it is
_SIDED = frozenset(["length", "time"])  # what a dimension's word measures: "555 feet high"
_LISTED = "part"
_ENDS = frozenset([".", ";", ":", "!", "?", '"', "(", ")", "–"])
_NOT_NAMING = frozenset([
    "up", "down", "just", "only", "again", "'s", "total", "late", "early", "last", "next", "first",
    "not", "yet", "mid", "percent", "cent", "others", "most", "than", "increase", "rise",
])  # fmt: skip
_SILENT = (
    *DETERMINERS, "pronoun", "object", "relative", "meanwhile", "of time", "comparative",
    "preposition", "coordinator", "subordinator", "be", "have",
)  # fmt: skip


def slug(words: str, link: str) -> str:
    """Words as letters and digits of ASCII with a link between them."""
    bare = re.sub(r"['’]", "", words)
    if not bare.isascii():
        from anyascii import anyascii  # 9 ms

        bare = anyascii(bare)
    return link.join(re.findall(r"[a-z0-9]+", bare.lower()))


def unused_id(text: str, claim: DraftedClaim, taken: set[str]) -> str:
    """A name for a claim that no other has; it is put among those that are taken."""
    words = slug(_NAMING[claim.kind](text, claim), "_").split("_")[:_MOST_WORDS]
    name = "_".join(filter(None, words))
    name = name if name[0].isalpha() else f"{slug(claim.kind, '_')}_{name}"
    name = f"{name}_{claim.slot}" if claim.slot and name in taken else name
    number = 1
    while (unused := name if number == 1 else f"{name}_{number}") in taken:
        number += 1
    taken.add(unused)
    return unused


def _of_figure(text: str, claim: DraftedClaim) -> str:
    words = claim.fields.get("quantity") or claim.fields["share"]
    told = claim.about[1:] or re.findall(r", ([^]]+)\]$", claim.missing.get("about", ""))
    if told:
        return told[0]
    before, behind = _around(text, claim)
    year = _year_beside(behind)
    listed = _naming_behind(behind) if claim.slot == _LISTED else ""
    return f"{listed or _measured(words, before, behind) or claim.slot or words} {year}"


def _measured(words: str, before: list[Token], behind: list[Token]) -> str:
    """What a figure counts or measures, as far as its own words and those beside it tell."""
    quantity: Quantity = first_figure(words)
    following = [token.norm for token in behind[:3]]
    harmed = next(filter(_is_harmed, (*words.lower().split(), *following)), "")
    if not quantity.readings:
        return harmed or words
    reading: Measure = quantity.readings[0]
    noun = _last_words(reading.unit.printed) if reading.unit.dimension == "count" else ""
    if quantity.is_age or words.lower().startswith("age"):
        return "age"
    side = dimension_words("side", "place", "age").get(following[0], "") if following else ""
    naming = (side if reading.unit.dimension in _SIDED else "") or noun or harmed
    naming = naming or _part(words, reading, behind) or _naming(before) or _naming_behind(behind)
    if naming and reading.unit.dimension == "share" and _is_change(words):
        return f"{naming} change"
    if not naming:
        return ""
    return f"{naming} {harmed}" if noun and harmed and harmed not in noun else naming


def _part(words: str, reading: Measure, behind: list[Token]) -> str:
    """What stands behind a share that is one of something, or behind a length before its noun."""
    is_share = reading.unit.dimension == "share" and bool(behind) and behind[0].norm == "of"
    is_length = reading.unit.dimension == "time" and "-" in words
    return _naming_part(behind) if is_share or is_length else ""


def _is_harmed(norm: str) -> bool:
    return norm in words_in("numbered", "harmed")


def _is_change(words: str) -> bool:
    return any(norm in _changes() for norm in words.lower().split()[:2])


@cache
def _changes() -> frozenset[str]:
    return words_in("changes", "risen") | words_in("changes", "fallen")


def _last_words(noun: str) -> str:
    return " ".join(noun.split()[-3:])


def _naming(before: list[Token]) -> str:
    """The nearest word before a figure that says what is measured: "profits rose by some".

    The unit of another figure is passed over, and so are times: "50 metres in May for $5".
    """
    for at in range(len(before) - 1, max(-1, len(before) - 1 - _MOST_BETWEEN), -1):
        token = before[at]
        if token.norm in _ENDS:
            return ""
        is_naming = token.kind == WORD and not _is_silent(token) and token.norm not in _times()
        if is_naming and not _is_unit(before, at):
            return token.norm
    return ""


def _is_unit(tokens: list[Token], at: int) -> bool:
    """Whether a word is the unit of a number before it: "50 metres"; "40 people" are counted."""
    before = tokens[at - 1] if at else None
    is_of_number = before and (before.kind == DIGITS or before.norm in {**cardinals(), **scales()})
    return bool(is_of_number) and tokens[at].norm in unit_table().exact


@cache
def _times() -> frozenset[str]:
    return frozenset([*months(), *weekdays(), *unit_words()])


def _naming_part(behind: list[Token]) -> str:
    """What a figure is a part of, or tells the length of: "60% of its output", "30-day siege"."""
    at = 1 if behind and behind[0].norm in ("of", "-") else 0
    name = ""
    tokens = behind[at : at + _MOST_OF_PART]
    for token, after in zip_longest(tokens, tokens[1:]):
        is_article = token.norm in grammar(*DETERMINERS) and not name
        if is_article or token.norm in ("'s", "'"):
            continue
        is_verb = bool(name) and token.norm.endswith("ed")
        if token.kind != WORD or is_verb or _is_silent(token) or token.norm in _times():
            break
        name = token.norm
        if name.endswith("s") and not (after and after.norm == "'"):
            break
    return name


def _naming_behind(behind: list[Token]) -> str:
    """The first word behind a figure that says of what it is: "$5m from the state"."""
    for token in behind[:_MOST_BEHIND]:
        if token.kind != WORD or token.norm in ("and", "of"):
            return ""
        if not _is_silent(token) and token.norm not in _times():
            return token.norm
    return ""


def _is_silent(token: Token) -> bool:
    """Whether a word names nothing: an article, a hedge, a verb of change, a number."""
    is_name = token.text[:1].isupper() and token.norm in hedge_beginnings()
    is_name = is_name and token.norm not in grammar("article", "preposition", "subordinator")
    is_adverb = token.norm.endswith("ly") and token.text.islower()
    return is_adverb or (token.norm in _silent() and not is_name) or len(token.norm) < 2


@cache
def _silent() -> frozenset[str]:
    return frozenset([
        *words_in("nouns", "stop"), *_changes(), *words_in("nouns", "stop later"),
        *hedge_beginnings(), *cardinals(), *scales(), *part_beginnings(), *_NOT_NAMING,
        *grammar(*_SILENT),
    ])  # fmt: skip


def _year_beside(behind: list[Token]) -> str:
    """The year that is told right behind a figure: "in 2004", "for 2004"."""
    norms = [token.norm for token in behind[:3]]
    if len(norms) > 1 and norms[0] in ("in", "for", "of"):
        return norms[1] if may_be_year(norms[1]) else ""
    return ""


def _around(text: str, claim: DraftedClaim) -> tuple[list[Token], list[Token]]:
    """The tokens before and behind a claim's words."""
    start, end = claim.span.start, claim.span.end
    return list(tokenize(text[max(0, start - _REACH) : start])), list(
        tokenize(text[end : end + _REACH])
    )


def _of_date(text: str, claim: DraftedClaim) -> str:
    before, _ = _around(text, claim)
    told = [token.norm for token in tokenize(claim.fields["date"]) if token.norm.isalnum()]
    placing = grammar("article", "preposition", "of time") | {"early", "late", "mid"}
    words = [norm for norm in told if norm not in placing]
    year = next((norm for norm in words if may_be_year(norm)), "")
    return f"{_naming(before) or 'date'} {year or ' '.join(words[:2])}"


def _of_name(_text: str, claim: DraftedClaim) -> str:
    return claim.fields["name"]


def _of_quotation(_text: str, claim: DraftedClaim) -> str:
    by = claim.fields.get("by", "")
    return f"{by.split()[-1]} says" if by else f"quotation {claim.fields['quotation']}"


def _of_kind(_text: str, claim: DraftedClaim) -> str:
    return f"{claim.kind} {next(iter(claim.fields.values()), '')}"


def _of_headline(_text: str, _claim: DraftedClaim) -> str:
    return "headline"


_NAMING: Mapping[str, Callable[[str, DraftedClaim], str]] = {
    "figure": _of_figure,
    "date": _of_date,
    "name": _of_name,
    "quotation": _of_quotation,
    "mean": _of_kind,
    "test result": _of_kind,
    "headline": _of_headline,
    "slip": _of_kind,
}
