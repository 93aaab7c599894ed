"""What in an article may be worth a claim: figures, test results, dates, quotations, people."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from factcheck.drafting.about import with_about
from factcheck.drafting.ages import find_ages_beside_births, find_ages_of_a_life
from factcheck.drafting.claim import DraftedClaim
from factcheck.drafting.corrected import corrected_in
from factcheck.drafting.counting_phrases import phrases_that_count
from factcheck.drafting.dates_counted_on import with_dates_told
from factcheck.drafting.dates_of_text import SPECIMEN_DAY, claims_of_date
from factcheck.drafting.given_names import find_given_names
from factcheck.drafting.name_spellings import NameSpelling, find_spellings
from factcheck.drafting.told import Expected, Related, drafted
from factcheck.names.roles import read_role
from factcheck.names.variants import is_given_name
from factcheck.quantities import Quantity
from factcheck.quantities.measure import Form
from factcheck.reading.dates.datelines import published_in
from factcheck.reading.dates.dates_in_text import NEAR_DAYS
from factcheck.reading.figures.changes import direction_start
from factcheck.reading.figures.restatements import RESTATEMENT, Restated
from factcheck.reading.grammar.engine import Mention
from factcheck.reading.grammar.prose import Prose, read_prose
from factcheck.reading.people.people import NAME, Named
from factcheck.reading.people.quotations import QUOTATION, SCARE, Quoted
from factcheck.reading.relations.figured_sentences import figured_sentences
from factcheck.reading.relations.relations import relations_in
from factcheck.reading.text import (
    AGE,
    DATE,
    FIGURE,
    LENGTH,
    MEAN,
    PERCENTAGE,
    STATISTIC,
    read,
)
from factcheck.reading.unexplained_figures import UNEXPLAINED, UNEXPLAINED_YEAR
from factcheck.statistics.grim import read_counted
from factcheck.text import Part, Span, Stretches, divide
from factcheck.words import words_in

_LEAST_BLANKS = 3  # in words between single marks, so that somebody speaks them
_SCALE = {"values": "measured  # where they are no whole numbers"}


class Draft(Struct, frozen=True):
    """The claims that a text may be worth, in order, and what is expected of them."""

    claims: tuple[DraftedClaim, ...]
    expected: tuple[Expected, ...]


def find_candidates(text: str, published: str = "") -> list[DraftedClaim]:
    """Every candidate, in order; none is of a figure inside a date or a test result."""
    return list(draft_of(text, published).claims)


def draft_of(text: str, published: str = "") -> Draft:
    """Every candidate, with the relations between them that the text tells."""
    day = published or published_in(text) or SPECIMEN_DAY
    aside = corrected_in(text)
    mentions = [mention for mention in read(text, day) if not aside.overlap(mention)]
    prose = read_prose(text)
    told = relations_in(figured_sentences(prose, mentions), text)
    relations = [one for one in told if not aside.overlap(one)]
    related = drafted(relations, mentions)
    people = _People(text, mentions)
    found = list(related.claims)
    for mention in mentions:
        if mention.kind == NAME:
            found.extend(people.claimed(mention))
        elif mention.kind != QUOTATION and related.covers(mention):
            continue
        elif mention.kind == DATE:
            found.extend(claims_of_date(mention, text, day))
        elif mention.kind not in _UNEXPLAINED:
            found.extend(_KINDS[mention.kind](mention, text))
    quoted = [one for one in mentions if one.kind == QUOTATION and one.value.who]
    found.extend(_unexplained(mentions, found))
    found = list(_with_births(found, text, mentions))
    found = [_attributed(one, quoted) for one in found]
    spelled = _spelled_otherwise(prose, [one for one in mentions if one.kind == NAME])
    counted = [_attributed(one, quoted) for one in phrases_that_count(prose, found, day)]
    found = _with_counted(found, counted, text, day)
    claims = sorted(_with_spellings(found, spelled), key=lambda one: (one.span, one.kind))
    return Draft(with_about(text, claims), related.expected)


def _with_counted(
    claims: Sequence[DraftedClaim], counted: Sequence[DraftedClaim], text: str, day: str
) -> list[DraftedClaim]:
    """The claims, with dates that count from others in place of the lengths of time in them."""
    held = Stretches(one.span for one in counted)
    kept = [one for one in claims if one.kind != "figure" or not held.overlap(one.span)]
    return list(with_dates_told(text, kept, counted, day))


def _unexplained(
    mentions: Iterable[Mention], claims: Iterable[DraftedClaim]
) -> Iterator[DraftedClaim]:
    """The claims of figures and years that nothing explains and no other claim states."""
    stated = Stretches(one.span for one in claims if one.kind != "quotation")
    for one in mentions:
        if (kind := _UNEXPLAINED.get(one.kind)) and not stated.overlap(span := _span(one)):
            key = "quantity" if kind == "figure" else kind
            yield DraftedClaim(span, kind, {key: one.text})


_UNEXPLAINED: Mapping[str, str] = {UNEXPLAINED: "figure", UNEXPLAINED_YEAR: "date"}


def _with_births(
    claims: Iterable[DraftedClaim], text: str, mentions: Iterable[Mention]
) -> Iterator[DraftedClaim]:
    """The claims, ages with the birth that another sentence tells, from which they follow."""
    people = [one for one in mentions if one.kind == NAME]
    dates = [one for one in mentions if one.kind == DATE]
    beside = find_ages_beside_births(text, people, dates)
    told = {age: (born,) for age, born in beside} | dict(find_ages_of_a_life(text, people, dates))
    kept = list(claims)
    dated = {one.span for one in kept if one.kind == "date"}
    for claim in kept:
        own = next((age for age in told if claim.span.overlaps(age)), None)
        is_open = claim.kind == "figure" and not claim.forms
        if own and is_open and dated.issuperset(told[own]):
            yield replace(claim, forms={"age_of": told[own]})
        else:
            yield claim


def _spelled_otherwise(prose: Prose, people: Sequence[Mention]) -> dict[Span, tuple[str, str]]:
    """The names in two spellings, by their places: the words, and whom they are about."""
    told = sorted(
        (*find_spellings(prose), *find_given_names(prose, people)), key=lambda one: one.span
    )
    first = {one.person: one for one in reversed(told)}
    return {one.span: (one.words, _full(first[one.person], people)) for one in told}


def _full(spelled: NameSpelling, people: Iterable[Mention]) -> str:
    fulls = (one.value.full for one in people if Span(*one.span).overlaps(spelled.span))
    return next(fulls, spelled.words)


def _with_spellings(
    claims: Iterable[DraftedClaim], spelled: Mapping[Span, tuple[str, str]]
) -> Iterator[DraftedClaim]:
    """The claims, those of a name in two spellings about one person, so that they are compared."""
    about = dict(spelled.values())
    named = set[str]()
    for claim in claims:
        name = claim.fields.get("name", "")
        named.add(name)
        yield replace(claim, about=(about[name],)) if name in about else claim
    for span, (name, person) in spelled.items():
        if name not in named:
            named.add(name)
            yield DraftedClaim(span, "name", {"name": name}, about=(person,))


def _attributed(claim: DraftedClaim, quoted: Iterable[Mention]) -> DraftedClaim:
    """The claim with whoever says it, where it stands in somebody's words.

    They may have been said before the day of publication, from which "tonight" is read.
    """
    if claim.kind in ("quotation", "name"):
        return claim
    said = [one for one in quoted if one.start <= claim.span.start and claim.span.end <= one.end]
    if not said:
        return claim
    words = claim.fields.get("date", "").casefold().split()
    is_near = not NEAR_DAYS.isdisjoint(words)
    missing = {"from": "the claim of the day on which it was said"} if is_near else {}
    fields = {**claim.fields, "by": said[0].value.who}
    return replace(claim, fields=fields, missing={**claim.missing, **missing})


def claims_of_figures(
    text: str, mentions: Iterable[Mention], related: Related
) -> Iterator[DraftedClaim]:
    """The claims of the figures that no relation holds; lengths of time and ages are left out."""
    for mention in mentions:
        is_figure = mention.kind in (FIGURE, PERCENTAGE, RESTATEMENT, STATISTIC)
        if is_figure and not related.covers(mention):
            yield from _KINDS[mention.kind](mention, text)


def _span(mention: Mention) -> Span:
    return Span(mention.start, mention.end)


def _figure(mention: Mention, text: str) -> Iterator[DraftedClaim]:
    quantity: Quantity = mention.value
    key = "share" if quantity.is_share else "quantity"
    start = direction_start(text, mention)
    if several := _several(text, mention):
        for span in several:
            yield DraftedClaim(span, "figure", {key: text[span.start : span.end]})
        return
    if about := _ABOUT_THE.match(text, start, mention.end):
        start = about.end()
    yield DraftedClaim(Span(start, mention.end), "figure", {key: text[start : mention.end]})


def _several(text: str, mention: Mention) -> tuple[Span, ...]:
    """The figures of two sides that only look like one: "12,300 to 7,900 votes".

    So it is where the greater stands first, or a vote was lost or won by them, and in a list of
    which each has its unit: "771 mln and 500 mln".
    """
    reading = mention.value.readings[0]
    if reading.form is Form.LIST and mention.kind != AGE:
        return _with_own_units(mention)
    found = _TO.fullmatch(mention.text) if reading.form is Form.RANGE else None
    if found is None:
        return ()
    before = re.findall(r"\w+", text[max(0, mention.start - _REACH) : mention.start])
    telling = words_in("scores", "won", "rejected", "passed", "lost to", "voted", "told")
    is_vote = bool(before) and before[-1].casefold() in telling
    if not is_vote and reading.numerals[0].value <= reading.numerals[-1].value:
        return ()
    return tuple(
        Span(mention.start + found.start(side), mention.start + found.end(side)) for side in (1, 2)
    )


def _with_own_units(mention: Mention) -> tuple[Span, ...]:
    """The figures of a list, where none leaves its unit to the last."""
    between = [found.span() for found in _JOINED.finditer(mention.text)]
    starts, ends = [0, *(end for _, end in between)], [start for start, _ in between]
    pieces = list(zip(starts, [*ends, len(mention.text)], strict=True))
    if not between or not all(_HAS_UNIT.search(mention.text[start:end]) for start, end in pieces):
        return ()
    return tuple(Span(mention.start + start, mention.start + end) for start, end in pieces)


_JOINED = re.compile(r",? (?:and|or) |, ")
_HAS_UNIT = re.compile(r"\d.*[^\W\d]\W*$")
_TO = re.compile(r"(\S*\d\S*(?: ?%| percent| pct)?) to (\S*\d.*)", re.DOTALL)
_REACH = 30  # characters before words in which the one before them stands

_ABOUT_THE = re.compile(r"[A-Za-z]+\sthe\s(?=\S*\d)")
"""What no bound is, for "the" tells which: "complained about the 12% rise"."""


def _restatement(mention: Mention, text: str) -> Iterator[DraftedClaim]:
    value: Restated = mention.value
    first, last = value.restated[0], value.restated[-1]
    fields = {
        "quantity": _ABOUT_THE.sub("", value.stated.words),
        "restated": text[first.start : last.end],
    }
    yield DraftedClaim(_span(mention), "figure", fields)


def _statistic(mention: Mention, _text: str) -> Iterator[DraftedClaim]:
    if read_counted(mention.text):
        yield DraftedClaim(_span(mention), "figure", {"share": mention.text})
    else:
        yield DraftedClaim(_span(mention), "test result", {"statistic": mention.text})


def _mean(mention: Mention, _text: str) -> Iterator[DraftedClaim]:
    fields: Mapping[str, str] = mention.value
    yield DraftedClaim(_span(mention), "mean", fields, _SCALE)


def _quotation(mention: Mention, _text: str) -> Iterator[DraftedClaim]:
    quoted: Quoted = mention.value
    if not _is_claimed(quoted):
        return
    by = {"by": quoted.who} if quoted.who else {}
    missing = {} if quoted.who else {"by": ""}
    yield DraftedClaim(_span(mention), "quotation", {"quotation": quoted.words, **by}, missing)


def _is_claimed(quoted: Quoted) -> bool:
    """Whether words between marks are to be claimed: somebody's, or nobody knows whose."""
    if quoted.is_single:
        return bool(quoted.who) and quoted.words.count(" ") >= _LEAST_BLANKS
    return quoted.use == QUOTATION or (quoted.use == SCARE and " " in quoted.words)


_KINDS: dict[str, Callable[[Mention, str], Iterator[DraftedClaim]]] = {
    FIGURE: _figure,
    PERCENTAGE: _figure,
    LENGTH: _figure,
    AGE: _figure,
    RESTATEMENT: _restatement,
    STATISTIC: _statistic,
    MEAN: _mean,
    QUOTATION: _quotation,
}


class _People:
    """The people who have a claim: one for each, and another for another role or spelling.

    A headline names people whom the body names, too; only others, and roles that stand nowhere
    else, are claimed from it.
    """

    def __init__(self, text: str, mentions: Iterable[Mention]) -> None:
        ends = (end for part, _, end in divide(text) if part is Part.HEADLINE)
        self._start = max(ends, default=0)
        words = re.findall(r"[^\W\d]{4,}", text[: self._start])
        self._is_in_capitals = all(word[0].isupper() for word in words)
        self._text = text
        self._told: dict[str, list[str]] = defaultdict(list)
        self._known: set[str] = set()
        people: list[Named] = [one.value for one in mentions if one.kind == NAME]
        below = [one for one in people if one.start >= self._start and one.name == one.full]
        self._below = {one.full for one in below}
        self._with_role_below = {one.full for one in below if one.role}
        self._roles: dict[str, set[str]] = defaultdict(set)
        for one in people:
            if one.role and one.is_full and not self._is_told_below(one):
                self._roles[one.full].add(_office_word(one))

    def claimed(self, mention: Mention) -> Iterator[DraftedClaim]:
        named: Named = mention.value
        told = self._told[named.name]
        is_new = not any(_is_one_role(named.role, role) for role in told)
        is_new = is_new and bool(named.role or named.full not in self._known)
        if not is_new or not self._is_told(named) or self._is_told_below(named):
            return
        if _is_byline(mention, self._text):
            return
        told.append(named.role)
        self._known.add(named.full)
        if named.role:
            self._roles[named.full].add(_office_word(named))
        fields = {"name": named.name, "role": named.role, "country": named.country}
        kept = {key: words for key, words in fields.items() if words}
        yield DraftedClaim(_span(mention), "name", kept, about=(named.full,))

    def _is_told(self, named: Named) -> bool:
        """Whether a mention introduces a person: by full name, or by an office and a surname.

        So it does with an office that stands nowhere else: "but shadow minister Mr Holm".
        """
        is_short = named.full == named.name not in self._known
        is_new_role = _office_word(named) not in self._roles[named.full]
        return named.is_full or (bool(named.role) and (is_short or is_new_role))

    def _is_told_below(self, named: Named) -> bool:
        """Whether the body names somebody of a headline whole, with a role if there is one."""
        told = self._with_role_below if named.role else self._below
        return named.start < self._start and (named.full in told or self._is_verb(named))

    def _is_verb(self, named: Named) -> bool:
        """Whether a headline in capitals only tells what an office does: "Mayor Faces Vote"."""
        is_known = named.full in self._below or is_given_name(named.name.split()[0].casefold())
        return self._is_in_capitals and bool(named.role) and not is_known


def _is_one_role(role: str, other: str) -> bool:
    """Whether two roles are one, perhaps told more fully: "mayor" and "mayor of Sund"."""
    if not (role and other):
        return role == other
    one, two = read_role(role), read_role(other)
    is_fuller = one.words <= two.words or two.words <= one.words
    is_joint = any("and" in words.split() for words in (role, other)) and one.words != two.words
    return is_fuller and not is_joint and (one.rank, one.tenure) == (two.rank, two.tenure)


def _is_byline(mention: Mention, text: str) -> bool:
    """Whether a line of its own tells who wrote: "By Ann Lee", "By Ann Lee, Science Editor".

    So does a name alone on a line at the top, below the headline.
    """
    start, end = text.rfind("\n", 0, mention.start) + 1, text.find("\n", mention.end)
    line = text[start : end if end >= 0 else None].strip(_EMPHASIS)
    if line == mention.text:
        above = text[:start].strip() if start < _LONGEST_TOP else ""
        return bool(above) and _ENDS_SENTENCE.search(above) is None
    return re.match(r"[Bb][Yy] [A-Z][^.:;!?]{3,80}$", line) is not None


_LONGEST_TOP = 500  # characters of a headline, and what stands below it
_EMPHASIS = " \t\r*_"
_ENDS_SENTENCE = re.compile(r"[.!?][”\"’']*[ \t]*(?:\n|$)")


def _office_word(named: Named) -> str:
    """The word of a role that says what the office is: "minister" of "foreign minister"."""
    words = re.split(r"\b(?:of|for|to)\b", named.role.casefold())[0].split()
    return words[-1].rstrip(".") if words else ""
