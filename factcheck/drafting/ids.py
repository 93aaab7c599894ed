"""Names for drafted claims that read well in a message: ``revenue_2004``, ``killed``, ``height``.

A figure is named by what it counts, by the subject of its verb, or by the word before it that says
what is measured, and by the year beside it; what it is compared with by it: ``profit_before``. A
date is named by what happened; a quotation by who speaks.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from functools import cache
from itertools import count, zip_longest
from typing import TypeAlias

from msgspec import Struct

from factcheck.drafting.claim import DraftedClaim
from factcheck.quantities import Measure, Quantity
from factcheck.reading.dates.dates_in_text import words_around
from factcheck.reading.figures.hedges import hedge_beginnings
from factcheck.reading.figures.quantity import first_figure
from factcheck.reading.figures.units import dimension_words
from factcheck.reading.grammar.calendar_words import months, unit_words, weekdays
from factcheck.reading.grammar.number_words import (
    cardinals,
    is_of_number,
    part_beginnings,
    scales,
)
from factcheck.reading.grammar.saying import says
from factcheck.reading.grammar.tokens import GENITIVE, WORD, Token, tokenize
from factcheck.text import Span, may_be_age, may_be_year, sentence_around
from factcheck.words import DETERMINERS, any_of, grammar, words_in

_MOST_WORDS = 4
_REACH = 120  # characters before and behind the words in which those that name them stand
_MOST_OF_PART = 6  # tokens of what a figure is a part of
_MOST_BEHIND = 3  # tokens between a part of a list and the word that says of what it is
_SIDED = frozenset(["length", "time"])  # what a dimension's word measures: "555 feet high"
_LISTED, _BEFORE = "part", "before"  # slots
_MOST_NAMED = 20  # claims before one among which those of its sentence are
_ENDS = frozenset([".", ";", ":", "!", "?", '"', "(", ")", "–"])
_NOT_NAMING = frozenset([
    "again", "'s", "total", "late", "early", "first", "yet", "mid", "percent", "cent", "others",
    "most", "least", "even", "same", "rather", "compared", "following", "th", "however",
    "meanwhile", "all",
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


Named: TypeAlias = tuple[DraftedClaim, str]
"""A claim and its name."""


def named_claims(text: str, claims: Iterable[DraftedClaim], taken: set[str]) -> list[Named]:
    """Each claim with a name that no other has; the names are put among those that are taken.

    What a figure is compared with has the name of a claim before it.
    """
    named: list[Named] = []
    numbers: dict[str, Iterator[int]] = {}
    holders: dict[str, DraftedClaim] = {}
    for claim in claims:
        name = _name(claim, _surroundings(text, claim, named))
        name = f"{name}_{claim.slot}" if claim.slot and name in taken else name
        name = f"{name}{_sort_apart(claim, holders[name])}" if name in holders else name
        others = numbers.setdefault(name, count(2))
        unused = name
        while unused in taken:
            unused = f"{name}_{next(others)}"
        taken.add(unused)
        holders[unused] = claim
        named.append((claim, unused))
    return named


def _name(claim: DraftedClaim, beside: _Beside) -> str:
    words = slug(_NAMING[claim.kind](claim, beside), "_").split("_")[:_MOST_WORDS]
    kind = [] if words[0][:1].isalpha() else slug(claim.kind, "_").split("_")
    return "_".join(filter(None, [*kind, *words]))


def _sort_apart(claim: DraftedClaim, same: DraftedClaim) -> str:
    """What sets a share, or a sum, apart from the figure of another kind that has its name."""
    if claim.kind != "figure" or same.kind != "figure":
        return ""
    dimension = _dimension(_figure_words(claim))
    if dimension == _dimension(_figure_words(same)):
        return ""
    return next((sort for kind, sort in _SORTS.items() if dimension.startswith(kind)), "")


_SORTS = {"share": "_percent", "currency": "_sum", "time": "_time"}


class _Beside(Struct, frozen=True):
    """The tokens before a claim's words, without other figures and asides, and those behind.

    ``named`` are the figures before it in its sentence, the last one first.
    """

    before: list[Token]
    behind: list[Token]
    named: tuple[Named, ...] = ()


def _surroundings(text: str, claim: DraftedClaim, named: Sequence[Named]) -> _Beside:
    start, end = claim.span.start, claim.span.end
    first = max(0, start - _REACH)
    figures = [one for one in reversed(named[-_MOST_NAMED:]) if one[0].kind == "figure"]
    around = sentence_around(text, claim.span) if figures else claim.span
    own = tuple(one for one in figures if around.start <= one[0].span.start < start)
    others = [Span(one.span.start - first, one.span.end - first) for one, _ in own]
    others += [Span(*found.span()) for found in _ASIDE.finditer(text[first:start])]
    before = [
        token
        for token in tokenize(text[first:start])
        if not any(other.start <= token.start < other.end for other in others)
    ]
    return _Beside(before, list(tokenize(text[end : end + _REACH])), own)


_ASIDE = re.compile(r"\([^()]*\)")


def _of_figure(claim: DraftedClaim, beside: _Beside) -> str:
    words = _figure_words(claim)
    if first_figure(words).score:
        return "score"
    year = _year_beside(beside.behind)
    listed = _naming_behind(beside.behind) if claim.slot == _LISTED else ""
    other = "" if claim.about[1:] or listed else _compared_with(words, beside)
    if other:
        return f"{other} {'before' if claim.slot == _BEFORE else year or 'before'}"
    told = claim.about[1:] or re.findall(r", ([^]]+)\]$", claim.missing.get("about", ""))
    if told:
        return told[0]
    return f"{listed or _measured(words, beside) or claim.slot or words} {year}"


def _figure_words(claim: DraftedClaim) -> str:
    return claim.fields.get("quantity") or claim.fields["share"]


def _compared_with(words: str, beside: _Beside) -> str:
    """The name of the figure before it that a figure is compared with: "£9m, against £6m"."""
    if not _comparing().search(" ".join(token.norm for token in beside.before[-_MOST_COMPARING:])):
        return ""
    dimension = _dimension(words)
    alike = (name for one, name in beside.named if _dimension(_figure_words(one)) == dimension)
    return _SUFFIX.sub("", next(alike, "") if dimension and dimension != "count" else "")


_MOST_COMPARING = 4  # tokens
_SUFFIX = re.compile(r"(?:_(?:before|after|smaller|larger|(?:in_)?\d+))+$")


@cache
def _comparing() -> re.Pattern[str]:
    comparing = any_of({*words_around()["comparison"], "from", "than"} - {"after"})
    return re.compile(rf"\b(?:{comparing})(?: (?:{any_of(grammar(*DETERMINERS))}))?$")


def _dimension(words: str) -> str:
    readings = first_figure(words).readings
    return readings[0].unit.dimension if readings else ""


def _measured(words: str, beside: _Beside) -> str:
    """What a figure counts or measures, as far as its own words and those beside it tell."""
    quantity: Quantity = first_figure(words)
    behind = beside.behind
    ends = (at for at, token in enumerate(behind) if token.norm in _ENDS)
    following = [token.norm for token in behind[: min(next(ends, 3), 3)]]
    harmed = next(filter(_is_harmed, (*words.lower().split(), *following)), "")
    if not quantity.readings:
        return harmed or words
    reading: Measure = quantity.readings[0]
    noun = _last_words(reading.unit.printed) if reading.unit.dimension == "count" else ""
    if quantity.is_age or words.lower().startswith("age"):
        return "age"
    if _is_age_apart(words, beside):
        return f"{beside.before[-2].norm} age"
    side = dimension_words("side", "place", "age").get(following[0], "") if following else ""
    naming = (side if reading.unit.dimension in _SIDED else "") or noun or harmed
    naming = naming or _changing(behind) or _part(words, reading, behind)
    naming = naming or _timed(_told_before(words, beside.before), reading) or _naming_behind(behind)
    is_change = _is_change(words) or (bool(following) and following[0] in _changes())
    if naming and reading.unit.dimension == "share" and is_change:
        return f"{naming} change"
    if not naming:
        return ""
    return f"{naming} {harmed}" if noun and harmed and harmed not in noun else naming


def _timed(naming: str, reading: Measure) -> str:
    """A word beside a length of time, with its unit: what it is of, the word alone seldom says."""
    is_time = reading.unit.dimension == "time" and naming
    return f"{naming} {_last_words(reading.unit.printed)}" if is_time else naming


def _is_age_apart(words: str, beside: _Beside) -> bool:
    """Whether a figure between commas behind a name is an age: "Ada Holm, 54, of Almby"."""
    is_apart = bool(beside.behind) and beside.behind[0].norm in (",", ";", ".")
    name = "".join(token.text for token in beside.before[-2:])
    return is_apart and may_be_age(words) and _NAME_APART.fullmatch(name) is not None


_NAME_APART = re.compile(r"[A-Z]\w*[a-z],")


def _changing(behind: Sequence[Token]) -> str:
    """What changes by a figure: "a 5% fall in the number of visitors"."""
    is_told = len(behind) > 1 and behind[0].norm in _changes() and behind[1].norm in ("in", "of")
    if not is_told or _is_placed(behind[1:], grammar("article")):
        return ""
    rest = behind[1:]
    counting = next((at for at, token in enumerate(rest[:3]) if token.norm in _COUNTING), 0)
    return _naming_part(rest[counting + 1 :] if counting else rest)


def _part(words: str, reading: Measure, behind: Sequence[Token]) -> str:
    """What a figure is a part, a sum or a length of: "60% of its output", "5,000m record".

    So it is behind a share, a sum or a time and "of", behind a sum and "in", and behind a length
    that stands before its noun.
    """
    dimension = reading.unit.dimension
    if reading.unit.is_bare and behind and behind[0].norm == "of":
        named = _naming_part(behind)
        return f"{named} part" if named else ""
    is_sum = reading.unit.is_money
    joins = ("of", "in") if is_sum else ("of",) if dimension in ("share", "time") else ()
    if behind and behind[0].norm in joins and not _is_placed(behind):
        return _naming_part(behind)
    if dimension == "time" and "-" in words:
        return _naming_part(behind)
    is_before_noun = dimension == "length" and _BEFORE_NOUN.search(words) is not None
    return _naming_part(behind[:1]) if is_before_noun else ""


_BEFORE_NOUN = re.compile(r"\d(?:m|km)$|\b(?:mile|metre|meter|kilometre|kilometer|foot)$")


def _is_placed(behind: Sequence[Token], but: Set[str] = frozenset()) -> bool:
    """Whether "in" tells where or when: "$5m in Sund", "in the year"; a word may be let pass."""
    word = behind[1] if len(behind) > 1 else behind[0]
    is_name = word.text[:1].isupper() or word.norm in grammar(*DETERMINERS) - but
    return behind[0].norm == "in" and (is_name or word.kind != WORD)


def _is_harmed(norm: str) -> bool:
    return norm in words_in("numbered", "harmed")


def _is_change(words: str) -> bool:
    told = words.lower().removeprefix("up to ").split()
    return any(norm in _changes() for norm in told[:2])


@cache
def _changes() -> frozenset[str]:
    return words_in("changes", "risen") | words_in("changes", "fallen")


def _last_words(noun: str) -> str:
    return " ".join(noun.split()[-3:])


def _told_before(words: str, before: Sequence[Token]) -> str:
    """What is measured, of the words before a figure, which may begin with its verb: "rose 5%"."""
    if (first := words.lower().split()[0]) in _TOLD_OF:
        return first
    return (_head(before) if _is_change(words) else "") or _naming(before)


def _naming(before: Sequence[Token]) -> str:
    """The nearest word before a figure that says what is measured, or the subject of its verb.

    Times are passed over: "50 metres in May for $5".
    """
    for at in range(len(before) - 1, -1, -1):
        token = before[at]
        if token.norm in _ENDS:
            return ""
        if token.norm in _measuring() - _TOLD_OF and (head := _head(before[:at])):
            return head
        if _is_naming(token):
            return token.norm
    return ""


def _is_naming(token: Token) -> bool:
    return token.kind == WORD and not _is_silent(token) and token.norm not in _times()


@cache
def _measuring() -> frozenset[str]:
    """What stands between what is measured and its figure: is, reached, rose."""
    return grammar("be") | words_in("topics", "measures") | _changes()


def _head(before: Sequence[Token]) -> str:
    """The noun of a subject before its verb: "profits at the bank in May", "number of visitors"."""
    clause: list[Token] = []
    for token in reversed(before):
        if token.norm in _ENDS or token.norm in _opening() or says(token.norm):
            break
        clause.insert(0, token)
    subject = _first_nouns(clause)
    if subject and subject[-1].norm in _COUNTING:
        subject = _first_nouns(clause[len(subject) + 1 :])
    return next((token.norm for token in reversed(subject) if _is_naming(token)), "")


def _first_nouns(clause: list[Token]) -> list[Token]:
    ends = (at for at, token in enumerate(clause) if at and token.norm in _behind_noun())
    return clause[: next(ends, len(clause))]


_TOLD_OF = frozenset(["loss", "losses", "growth"])  # what is measured, though it tells of a change
_COUNTING = frozenset(["number", "amount", "total"])


@cache
def _opening() -> frozenset[str]:
    """What opens a clause: a comma, that, while, and, after."""
    return grammar("relative", "subordinator", "coordinator", "of time") | {","}


@cache
def _behind_noun() -> frozenset[str]:
    """What follows the noun of a subject: of, at, since, is, would."""
    return grammar("preposition", "of place", "of way", "of time", "be", "have", "relative").union(
        words_in("tenses", "modal")
    )


@cache
def _times() -> frozenset[str]:
    return frozenset([*months(), *weekdays(), *unit_words()])


def _naming_part(behind: Sequence[Token]) -> str:
    """What a figure is a part of, or tells the length of: "60% of its output", "30-day siege"."""
    at = 1 if behind and behind[0].norm in ("of", "in", "-") else 0
    name = ""
    tokens = behind[at : at + _MOST_OF_PART]
    for token, after in zip_longest(tokens, tokens[1:]):
        is_article = token.norm in grammar(*DETERMINERS) or is_of_number(token)
        is_article = is_article and not name
        if is_article or token.norm in GENITIVE:
            continue
        is_verb = bool(name) and token.norm.endswith("ed")
        is_growth = bool(name) and token.norm in _changes()
        if token.kind != WORD or is_verb or not (is_growth or _is_naming(token)):
            break
        name = token.norm
        if name.endswith("s") and not (after and after.norm == "'"):
            break
    return name


def _naming_behind(behind: Sequence[Token]) -> str:
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
        *words_in("nouns", "stop"), *_changes() - _TOLD_OF, *words_in("nouns", "stop later"),
        *hedge_beginnings(), *cardinals(), *scales(), *part_beginnings(), *_NOT_NAMING,
        *grammar(*_SILENT),
    ])  # fmt: skip


def _year_beside(behind: list[Token]) -> str:
    """The year that is told right behind a figure: "in 2004", "for 2004"."""
    norms = [token.norm for token in behind[:3]]
    if len(norms) > 1 and norms[0] in ("in", "for", "of"):
        return norms[1] if may_be_year(norms[1]) else ""
    return ""


def _of_date(claim: DraftedClaim, beside: _Beside) -> str:
    told = [token.norm for token in tokenize(claim.fields["date"]) if token.norm.isalnum()]
    placing = grammar("article", "preposition", "of time") | {"early", "late", "mid"}
    words = [norm for norm in told if norm not in placing]
    year = next((norm for norm in words if may_be_year(norm)), "")
    if year == claim.fields["date"]:  # "its 1986 loss"
        return f"{_naming_behind(beside.behind) or _naming(beside.before) or 'year'} {year}"
    return f"{_naming(beside.before) or 'date'} {year or ' '.join(words[:2])}"


def _of_name(claim: DraftedClaim, _beside: _Beside) -> str:
    return claim.fields["name"]


def _of_quotation(claim: DraftedClaim, _beside: _Beside) -> str:
    by = claim.fields.get("by", "")
    return f"{by.split()[-1]} says" if by else f"quotation {claim.fields['quotation']}"


def _of_kind(claim: DraftedClaim, _beside: _Beside) -> str:
    return f"{claim.kind} {next(iter(claim.fields.values()), '')}"


def _of_headline(_claim: DraftedClaim, _beside: _Beside) -> str:
    return "headline"


_NAMING: Mapping[str, Callable[[DraftedClaim, _Beside], str]] = {
    "figure": _of_figure,
    "date": _of_date,
    "name": _of_name,
    "quotation": _of_quotation,
    "mean": _of_kind,
    "test result": _of_kind,
    "headline": _of_headline,
    "slip": _of_kind,
}
