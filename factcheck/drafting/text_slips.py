"""What in a text looks mistyped: words that no claim is drafted of, but for a check to look at."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import combinations, pairwise

from msgspec.structs import replace

from factcheck.drafting.ages import (
    find_ages,
    find_ages_at_death,
    find_ages_beside_births,
    find_ages_of_a_life,
    find_ages_then,
    find_exchanged_ages,
    find_two_ages,
)
from factcheck.drafting.claim import DraftedClaim
from factcheck.drafting.counted_again import find_other_scales, find_told_again
from factcheck.drafting.dated_words import (
    find_days_too_late,
    find_full_dates,
    find_reversed_periods,
    find_weekdays_around,
    tense_surely_told,
)
from factcheck.drafting.given_names import find_given_names, find_other_titles
from factcheck.drafting.headlines import find_headlines_apart, is_made_up_below
from factcheck.drafting.name_spellings import find_misspelled, find_spellings
from factcheck.drafting.repeated import RepeatedFigure, find_repeated
from factcheck.names.parts import GENDERED_TITLES, is_otherwise_titled
from factcheck.names.roles import are_two_offices, compare_roles
from factcheck.names.tables import words_of
from factcheck.reading.counted_lists import find_miscounted_lists
from factcheck.reading.figures.changes import direction_start
from factcheck.reading.figures.restatements import RESTATEMENT
from factcheck.reading.figures.scores_and_ranks import find_scores, find_scores_apart
from factcheck.reading.grammar.calendar_words import weekdays
from factcheck.reading.grammar.engine import Line, Mention
from factcheck.reading.grammar.prose import Prose
from factcheck.reading.grammar.saying import saying, says
from factcheck.reading.grammar.tokens import HIDDEN
from factcheck.reading.hours_apart import find_hours_apart
from factcheck.reading.malformed import find_malformed
from factcheck.reading.out_of_place import find_lost_negations, find_out_of_place
from factcheck.reading.people.people import NAME, Named
from factcheck.reading.relations.figured_sentences import measure_of
from factcheck.reading.text import DATE, FIGURE
from factcheck.text import NEAR_YEAR, Span, headline_of, sentence_around
from factcheck.words import any_of, grammar, words_in

SLIP = "slip"


def find_slips(
    prose: Prose, mentions: Sequence[Mention], sentences: Sequence[Line]
) -> Iterator[DraftedClaim]:
    """Claims of the words that may be mistyped, both sides where two places of the text differ.

    ``sentences`` are those of the text with their figures.
    """
    people = [mention for mention in mentions if mention.kind == NAME]
    for find in (find_full_dates, find_days_too_late, find_reversed_periods):
        for span in find(prose.text):
            tense = tense_surely_told(prose.text, span)
            dated = {"date": _words(prose, span), "tense": tense}
            yield _slip(span, (), **{key: words for key, words in dated.items() if words})
    yield from _figures(prose, mentions, people)
    for span in find_weekdays_around(prose.text, mentions):
        yield _slip(span, date=_words(prose, span))
    for repeated in _repeated(prose, mentions, sentences):
        for one in (repeated.above, repeated.below):
            about = (repeated.above.text, repeated.below.text, repeated.told_of)
            span = Span(direction_start(prose.text, one), one.end)
            yield _slip(span, about, quantity=_words(prose, span))
    headline = headline_of(prose.text)
    for both in find_scores_apart(prose.text, Span(*headline)) if headline else ():
        for span in both:
            yield _slip(span, (_words(prose, both[0]), "score"), quantity=_words(prose, span))
    for find in (find_out_of_place, find_lost_negations):
        yield from map(_slip, find(prose.text))
    yield from _names(prose, people)


def _repeated(
    prose: Prose, mentions: Sequence[Mention], sentences: Sequence[Line]
) -> Iterator[RepeatedFigure]:
    """The figures that are told again otherwise, each two numbers once."""
    told = set[frozenset[str]]()
    again = (
        *find_repeated(prose, mentions),
        *find_headlines_apart(prose, sentences),
    )
    for one in (*again, *find_told_again(prose, mentions), *find_other_scales(prose, mentions)):
        both = frozenset(_number(each) for each in (one.above, one.below))
        if both not in told and not (one in again and is_made_up_below(prose, sentences, one)):
            yield one
        told.add(both)


def _number(figure: Mention) -> str:
    return measure_of(figure).low.text.casefold()


def _figures(
    prose: Prose, mentions: Sequence[Mention], people: Sequence[Mention]
) -> Iterator[DraftedClaim]:
    hidden = (Span(node.start, node.end) for node in prose.line if node.kind == HIDDEN)
    odd = (
        find_malformed,
        find_reversed_years,
        find_scores,
        find_miscounted_lists,
        find_hours_apart,
    )
    for span in (*(span for find in odd for span in find(prose.text)), *hidden):
        yield _slip(span, quantity=_words(prose, span))
    for span in find_ages(prose.text, people):
        yield _slip(span, quantity=_words(prose, span).rpartition(", ")[2])
    for find_two in (find_two_ages, find_exchanged_ages, find_ages_at_death):
        for span, person in find_two(prose.text, people):
            yield _slip(span, (person, "age"), quantity=_words(prose, span))
    dates = [one for one in mentions if one.kind == DATE]
    for span, born in find_ages_beside_births(prose.text, people, dates):
        yield _slip(born, date=_words(prose, born))
        age = _slip(span, quantity=_words(prose, span))
        yield replace(age, forms={"age_of": (born,)})
    for span, then, years in find_ages_then(prose.text, people):
        yield _slip(then, date=years)
        yield replace(_slip(span, quantity=_words(prose, span)), forms={"age_of": (then,)})
    for span, days in find_ages_of_a_life(prose.text, people, dates):
        yield from (_slip(day, date=_words(prose, day)) for day in days)
        yield replace(_slip(span, quantity=_words(prose, span)), forms={"age_of": days})
    for span in find_shares_above_whole(prose.text):
        yield _slip(span, share=_words(prose, span))
    restated_twice = find_twice_restated(prose.text, mentions)
    for span, stated, restated in (*restated_twice, *find_rates_told(prose.text)):
        yield _slip(span, quantity=stated, restated=restated)


def _names(prose: Prose, people: Sequence[Mention]) -> Iterator[DraftedClaim]:
    misspelled = tuple(find_misspelled(prose, people))
    for spelling in (
        *find_spellings(prose),
        *find_given_names(prose, people),
        *find_other_titles(prose, people),
    ):
        if not any(spelling.span.overlaps(one.span) for one in misspelled):
            yield _slip(spelling.span, (spelling.person,), name=spelling.words)
    for place, words, name in _other_pronouns(prose, people):
        yield _slip(place, (name, "he or she"), name=words)
    for person in _with_two_offices(prose.text, people):
        named, about = person.value, (person.value.full,)
        yield _slip(Span(person.start, person.end), about, name=named.name, role=named.role)
    for one in misspelled:
        yield _slip(one.span, name=one.words)


def _other_pronouns(prose: Prose, people: Sequence[Mention]) -> Iterator[tuple[Span, str, str]]:
    """The words for a speaker of whom the next words are given to "he" where she is a woman.

    Both places, where she begins a paragraph with words quoted, and nobody else is told of near
    before or between. A question is answered by somebody else.
    """
    text, ends = prose.text, [one.end for one in people]
    for found in _said_by().finditer(text):
        past = bisect_right(ends, found.start())
        near = people[bisect_right(ends, found.start() - _NEAR_SPEAKER) : past]
        if not near or len({one.value.full.split()[-1] for one in near}) > 1:
            continue
        titled = _title().search(text, max(near[-1].start - _LONGEST_TITLE, 0), near[-1].start)
        named = Span(titled.start() if titled else near[-1].start, near[-1].end)
        name = " ".join(text[named.start : named.end].split())
        is_other = is_otherwise_titled(found["word"], name)
        if is_other and _is_speaker_of_both(text, named, Span(*found.span("word"))):
            yield named, name, name
            yield Span(*found.span("word")), found["word"], name


def _is_speaker_of_both(text: str, named: Span, pronoun: Span) -> bool:
    """Whether somebody begins a paragraph with quoted words, and hardly anybody else goes on."""
    begun = text[max(named.start - _NEAR_SPEAKER, 0) : named.start].rpartition("\n")[2]
    told = text[named.end : pronoun.start]
    quoted = [*_QUOTED.findall(begun), *_QUOTED.findall(told)]
    between = _WORDS.findall(_QUOTED.sub("", told))
    says_plainly = not saying("plain").isdisjoint(between[:2])
    is_open = any("?" in words for words in quoted) or any(map(_may_be_somebody, between))
    is_first = not _QUOTED.sub("", begun).strip()
    return says_plainly and len(quoted) > 1 and is_first and not is_open


@cache
def _said_by() -> re.Pattern[str]:
    return re.compile(rf"[”\"],? (?P<word>s?he) (?:{any_of(saying('plain'))})\b")


@cache
def _title() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{any_of(map(str.title, GENDERED_TITLES))})\.? \Z")


_QUOTED = re.compile(r"[“\"][^”\"\n]*[”\"]?")
_WORDS = re.compile(r"\w+")
_NEAR_SPEAKER, _LONGEST_TITLE = 600, 6  # letters


def _may_be_somebody(word: str) -> bool:
    """Whether a word may name somebody else, or begin to tell of one: "Per", "her son"."""
    small = word.casefold()
    is_name = word[:1].isupper() and small not in weekdays()
    return is_name or small in grammar("article", "possessive")


def _with_two_offices(text: str, people: Sequence[Mention]) -> Iterator[Mention]:
    """The mentions of a person with an office, and with another that hardly goes with it.

    Only where all of that surname have one full name, which stands first, and neither place tells
    that somebody "is also" something, is of kin to somebody, or came to another office.
    """
    held: dict[str, dict[str, Mention]] = defaultdict(dict)
    bearers: dict[str, set[str]] = defaultdict(set)
    known = set[str]()
    for one in people:
        named: Named = one.value
        bearers[named.full.split()[-1]].add(named.full)
        known |= {named.full} if named.is_full else set()
        if named.role and named.full in known and not _takes_office(text, one):
            held[named.full].setdefault(named.role, one)
    for name, first_of_roles in held.items():
        for one, other in combinations(first_of_roles.values(), 2):
            roles = one.value.role, other.value.role
            is_apart = compare_roles(*roles).conflicts or are_two_offices(*roles)
            if is_apart and bearers[name.split()[-1]] == {name}:
                yield from (one, other)
                break


def _takes_office(text: str, person: Mention) -> bool:
    around = sentence_around(text, Span(person.start, person.end))
    words = _WORDS.findall(text[around.start : around.end])
    telling = words_in("offices_apart", "taking office") | words_of("tie")
    is_of_then = _word_behind(text, person) in _OF_THEN
    is_named = not telling.isdisjoint(words) or is_of_then
    return is_named or _has_another(words) or _is_subject(text, person)


def _has_another(words: Sequence[str]) -> bool:
    """Whether words tell of another office held: "is also the mayor", "also serves as mayor"."""
    second = grammar("article", "possessive") | words_in("offices_apart", "serving")
    return any(
        word == "also" and (before in grammar("be") or behind in second)
        for before, word, behind in zip(["", *words], words, [*words[1:], ""], strict=False)
    )


_OF_THEN = frozenset(["had", "until"])  # "Governor Holm had signed it", "Holm, mayor until May"
_LONGEST_WORD = 20  # letters


def _is_subject(text: str, person: Mention) -> bool:
    """Whether an office behind a name may be somebody else: "for Holm, the minister is a rival"."""
    word = _word_behind(text, person) if person.end > person.value.end else ""
    return word in grammar("be", "have", "coordinator") or bool(word and says(word))


def _word_behind(text: str, person: Mention) -> str:
    behind = re.match(r"[^\S\n]+(\w+)", text[person.end : person.end + _LONGEST_WORD])
    return behind[1] if behind else ""


def _words(prose: Prose, span: Span) -> str:
    return prose.text[span.start : span.end]


def _slip(span: Span, about: tuple[str, ...] = (), **fields: str) -> DraftedClaim:
    return DraftedClaim(span, SLIP, fields, about=about)


_YEARS = re.compile(
    rf"\b[Bb]etween ({NEAR_YEAR}) and (1\d{{3}}|{NEAR_YEAR})(?![\d%-]| ?(?:people|million))"
)
_PERCENT = r"(?<![\w.,])(?P<share>(?:\d{1,3},\d{3}|\d{3,4})(?:\.\d+)?(?: ?%| per ?cent| percent))"
_SHARE = re.compile(
    rf"{_PERCENT} of (?:the |its |their |all |those |our |his |her )?"
    r"(?:[\w-]+[’']s? )?(?P<of>[a-z-]+(?: [a-z-]+){0,2})"
)
_OF_ALL = re.compile(
    rf"(?:^|(?<=[.!?”\"] ))Of (?:all |the |all the )(?P<of>[a-z-]+)(?: [a-z]+){{0,3}},? {_PERCENT}"
    rf"(?! (?:of|{any_of(grammar('comparative'))})\b)",
    re.MULTILINE,
)
_PART = re.compile(
    rf"{_PERCENT} (?P<of>[a-z]+)(?=[.,;)]| (?:of|in|by|and|on|at|to|from|for|with)\b)"
)


_ABOUT = r"(?:about |around |some |nearly |almost |more than |over |just over )?"
_OWNED = re.compile(
    rf"\b(?:owns|owned|owning|controls|controlled|controlling) {_ABOUT}{_PERCENT} of\b"
)


def find_reversed_years(text: str) -> Iterator[Span]:
    """Where two years stand the wrong way round, or are one: "between 2008 and 2002"."""
    for found in _YEARS.finditer(text):
        if found[2] <= found[1]:
            yield Span(found.start(), found.end())


def find_twice_restated(text: str, mentions: Sequence[Mention]) -> Iterator[tuple[Span, str, str]]:
    """Where one sum is given in two other currencies, which must fit each other as well."""
    for one, other in pairwise(mentions):
        is_bracketed = (
            text[one.start - 1 : one.start] == "(" and text[other.end : other.end + 1] == ")"
        )
        if (
            one.kind == other.kind == FIGURE
            and is_bracketed
            and text[one.end : other.start] == "; "
        ):
            yield Span(one.start, other.end), one.text, other.text
    for mention in mentions:
        if mention.kind == RESTATEMENT:
            for one, other in pairwise(mention.value.restated):
                yield Span(mention.start, mention.end), one.words, other.words


_ONE_OF = {"euro": "€1", "pound": "£1", "dollar": "$1"}


def find_rates_told(text: str) -> Iterator[tuple[Span, str, str]]:
    """What one euro, pound or dollar is said to be worth: "trading at $4.29 against the euro"."""
    for found in _rate_told().finditer(text):
        if not (found["one"] == "dollar" and found["worth"].startswith("$")):
            yield Span(*found.span()), _ONE_OF[found["one"]], found["worth"]


@cache
def _rate_told() -> re.Pattern[str]:
    ends = rf"(?=[.,;)\n]|$| (?:{any_of(grammar('preposition', 'coordinator'))})\b)"
    worth = r"(?P<worth>\$\d+(?:\.\d+)?|\b\d+(?:\.\d+)? yen)"
    return re.compile(rf"{worth} (?:against|to|versus) the (?P<one>euro|pound|dollar){ends}")


def find_shares_above_whole(text: str) -> Iterator[Span]:
    """Where more than a hundred percent of people, or of what comes one by one, stands.

    Also of what is a part by its name, "a 510% stake", or a share by it, "turnout was 104%", and of
    what falls and cannot fall below nothing: "shares were down 590%".
    """
    wholes = words_in("nouns", "one by one", "wholes")
    counted = [one for one in _SHARE.finditer(text) if not wholes.isdisjoint(_nouns(one["of"]))]
    named = [one for one in _PART.finditer(text) if one["of"] in words_in("nouns", "parts")]
    counted += [one for one in _OF_ALL.finditer(text) if one["of"] in wholes]
    named += (*_OWNED.finditer(text), *_capped().finditer(text), *_dealt_in().finditer(text))
    lost = (*_fallen().finditer(text), *_making_up().finditer(text))
    fallen = [one for one in lost if not _may_be_below_nothing(text, one)]
    told = (
        one.span("share" if one["share"] else "more")
        for one in (*counted, *named, *fallen)
        if not _is_told_as_too_many(text, one)
    )
    for start, end in dict.fromkeys(told):
        if float(re.split("[ %]", text[start:end])[0].replace(",", "")) > 100:
            yield Span(start, end)


def _is_told_as_too_many(text: str, found: re.Match[str]) -> bool:
    """Whether a sentence tells that more than all is a fraud or a mistake, or tells of an index."""
    told = sentence_around(text, Span(*found.span()))
    words = _WORDS.findall(text[told.start : told.end].casefold())
    return not words_in("nouns", "beyond").isdisjoint(words)


@cache
def _capped() -> re.Pattern[str]:
    """What is a share by its name, a verb or preposition, and a percentage that is of nothing."""
    told = any_of(words_in("nouns", "capped"))
    leading = any_of(grammar("be") | words_in("nouns", "amounting"))
    return re.compile(
        rf"\b(?i:{told})(?: [a-z]+){{0,3}}? (?:{leading}) {_PERCENT}"
        r"(?=[.,;:]| (?:in|on|at|and|among)\b)"
    )


@cache
def _dealt_in() -> re.Pattern[str]:
    """A percentage of a firm that somebody buys or sells."""
    dealing, firms = (any_of(words_in("nouns", kind)) for kind in ("dealing", "dealt in"))
    owners = any_of(grammar("article", "possessive"))
    return re.compile(
        rf"\b(?:{dealing}) {_ABOUT}{_PERCENT} of (?:{owners}|its own) (?:[a-z]+ )?(?:{firms})\b"
    )


@cache
def _making_up() -> re.Pattern[str]:
    """What accounts for a percentage of something: never of growth, which others may lessen."""
    told = any_of(words_in("nouns", "making up"))
    grown = any_of(words_in("changes", "risen", "fallen", "nouns"))
    return re.compile(rf"\b(?:{told}) {_ABOUT}{_PERCENT} of (?!(?:[a-z'’-]+ ){{0,4}}(?:{grown})\b)")


def _nouns(words: str) -> list[str]:
    """The words behind "of", without "total" before another: a debt may be above total exports."""
    told = words.split()
    return told[1:] if told[0] == "total" and told[1:2] not in ([], ["in"], ["for"]) else told


@cache
def _fallen() -> re.Pattern[str]:
    falls, less = (any_of(words_in("changes", kind)) for kind in ("fallen", "lesser"))
    before = rf"\b(?:{falls}) (?:(?:by|as much as|more than|about|some|over) )*"
    behind = rf"(?: and \d\d?(?:\.\d+)?(?: ?%| per ?cent| percent))?,? (?:{less})\b"
    return re.compile(rf"{before}{_PERCENT}|{_PERCENT.replace('share', 'more')}{behind}")


def _may_be_below_nothing(text: str, found: re.Match[str]) -> bool:
    """Whether a sentence tells of a profit or the like, which falls further than to nothing."""
    told = sentence_around(text, Span(*found.span()))
    words = re.findall(r"[a-z]+", text[told.start : told.end].casefold())
    return not words_in("changes", "below nothing").isdisjoint(words)
