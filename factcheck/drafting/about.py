"""What a drafted figure is about, where its sentence tells it: whose it is, and what is measured.

"Profits at Barclays rose 20% to £4.6bn in 2004" tells both, "the Grand Bridge is 900 metres long"
as well. A subject has a name; "the company" is left to a reader. What changes from year to year is
told for sure only with its year.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import combinations, dropwhile, pairwise, starmap

from msgspec import Struct
from msgspec.structs import replace

from factcheck.comparison import Verdict
from factcheck.drafting.claim import DraftedClaim
from factcheck.names.tables import names_of
from factcheck.reading.figures.comparing import compare_quantities
from factcheck.reading.figures.quantity import read_quantity
from factcheck.reading.figures.units import dimension_words
from factcheck.reading.grammar.calendar_words import months
from factcheck.reading.grammar.number_words import cardinals
from factcheck.reading.grammar.saying import saying
from factcheck.text import YEAR, sentence_around
from factcheck.words import DETERMINERS, any_of, grammar, words_in

_FAR = 500  # characters beside a figure, of a sentence without end
_REACH = 9  # words before a figure in which its verb stands
_NOT_TOLD = frozenset(["before", "smaller", "part", "per", "amount"])  # slots of a relation
_PERCENT = ("%", "percent", "per cent", "pct")
_YEAR = re.compile(rf"\b{YEAR}\b")


class _Patterns(Struct, frozen=True):
    """How the words before a figure end that say whose it is, and what is measured.

    ``apart`` is where another clause begins, or what another figure was: "from £3m in 2003".
    """

    owned: re.Pattern[str]
    placed: re.Pattern[str]
    seen: re.Pattern[str]
    reported: re.Pattern[str]
    held: re.Pattern[str]
    sized: re.Pattern[str]
    apart: re.Pattern[str]


@cache
def _patterns() -> _Patterns:
    joining = any_of({"of", "the", "and", "&"} | names_of("particle"))
    name = rf"(?P<subject>[A-Z][\w&-]*(?:[ -](?:(?:{joining}) )*[A-Z][\w&-]*)*)"
    measured = r"[a-z-]+(?: [a-z-]+){0,2}"
    sections = ("whose", "owning", "reporting", "seeing")
    whose, owning, reporting, seeing = (any_of(words_in("topics", one)) for one in sections)
    article = any_of(grammar("article", "possessive"))
    return _Patterns(
        re.compile(rf"{name}(?:[’']s|(?<=s)[’']) (?P<measured>{measured}) $"),
        re.compile(
            rf"(?:^|[,;“] ?|\b[Tt]he |\b[Ii]ts )(?P<measured>[A-Za-z]?{measured}) "
            rf"(?:{whose}) (?:the )?{name}(?: [a-z]+){{0,2}} $"
        ),
        re.compile(rf"{name}(?: has)? (?:{seeing}) (?:{article}) (?P<measured>{measured}) $"),
        re.compile(
            rf"{name},?(?: ha[sd]| now| still| currently)? (?:{reporting}) (?:(?:{article}) )?"
            rf"(?P<measured>{measured}) of $"
        ),
        re.compile(rf"{name}(?: (?:now |still )?(?:{owning})|[’']s|(?<=s)[’']) $"),
        re.compile(rf"{name} (?:{any_of(_measuring())}) $"),
        re.compile(rf"; |\bfrom .*? to |\b(?:{any_of(_words_of_another_topic())}) "),
    )


@cache
def _words_of_another_topic() -> frozenset[str]:
    """Words behind which a sentence goes on with something else: while, which, compared."""
    others = words_in("topics", "another figure") | words_in("beside_names", "contrast")
    return others | grammar("relative")


@cache
def _measuring() -> frozenset[str]:
    """What stands between what is measured and its figure: is, was, reached."""
    return grammar("be") | words_in("topics", "measures")


@cache
def _no_noun() -> frozenset[str]:
    """What cannot end the words for what is measured: earlier, in, which."""
    return saying("beside") | grammar("preposition", "relative")


@cache
def _leading() -> frozenset[str]:
    """What opens a sentence before a name: the, it, in, when."""
    return grammar(*DETERMINERS, "pronoun", "preposition", "coordinator", "subordinator")


def with_about(text: str, claims: Sequence[DraftedClaim]) -> tuple[DraftedClaim, ...]:
    """The claims with what they are about, or what that likely is where a person has to say.

    So it is where the text leaves the time open, and where two claims about one thing clash.
    """
    told = [(claim, *_topic_of(text, claim)) for claim in claims]
    open_ones = _meeting((claim, about) for claim, about, _ in told)
    return tuple(
        _with(claim, about, is_sure=is_sure and about not in open_ones)
        for claim, about, is_sure in told
    )


def _with(claim: DraftedClaim, about: tuple[str, ...], *, is_sure: bool) -> DraftedClaim:
    if about and is_sure:
        return replace(claim, about=about)
    likely = {"about": f"[{', '.join(about)}]"} if about else {}
    return replace(claim, about=(), missing={**likely, **claim.missing})


def _topic_of(text: str, claim: DraftedClaim) -> tuple[tuple[str, ...], bool]:
    """The subject and the property of a claim, and whether they are sure; empty where not told."""
    if claim.about or claim.kind != "figure" or claim.slot in _NOT_TOLD:
        return claim.about, True
    around = sentence_around(text, claim.span)
    start, end = max(around.start, claim.span.start - _FAR), min(around.end, claim.span.end + _FAR)
    own = text[claim.span.start : claim.span.end]
    before = " ".join(text[start : claim.span.start].split()) + " "
    behind = " ".join(text[claim.span.end : end].split())
    clause = f"{_patterns().apart.split(before)[-1]}{own} {_patterns().apart.split(behind)[0]}"
    if sized := _sized(before, own, behind):
        return sized, True
    if held := _patterns().held.search(before):
        counted = own.split()[-1]
        is_noun = counted.isalpha() and counted not in cardinals() and _counts(own)
        likely = _subject(held["subject"]), counted
        return (likely if is_noun and likely[0] else ()), False
    return _dated(_reported(before) or _measured(before, own, claim.slot), clause)


def _meeting(
    found: Iterable[tuple[DraftedClaim, tuple[str, ...]]],
) -> set[tuple[str, ...]]:
    """What two claims of a draft are about that cannot both be right: a reader has to tell."""
    told: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for claim, about in found:
        if about:
            told[about].add(claim.fields.get("quantity") or claim.fields.get("share", ""))
    return {about for about, words in told.items() if any(starmap(_clash, combinations(words, 2)))}


def _counts(words: str) -> bool:
    """Whether a figure counts something, rather than measures it."""
    readings = read_quantity(words).readings
    return bool(readings) and all(one.unit.dimension == "count" for one in readings)


def _clash(one: str, other: str) -> bool:
    return compare_quantities(one, other).verdict is Verdict.CONFLICTS


def _sized(before: str, own: str, behind: str) -> tuple[str, ...]:
    """Whose size a figure is: "the Grand Bridge is 900 metres long"."""
    found = _patterns().sized.search(before)
    ends = own.split()[-1], behind.partition(" ")[0].rstrip(",.")
    sides = dimension_words("side")
    side = next((sides[word] for word in ends if word in sides), "")
    subject = _subject(found["subject"]) if found else ""
    return (subject, side) if subject and side else ()


def _reported(before: str) -> tuple[str, str] | None:
    """Who tells or has a figure, and of what: "Holm posted a net profit of £4m"."""
    found = _patterns().reported.search(before)
    if not found or found["measured"].split()[-1] in words_in("topics", "only counting"):
        return None
    return _subject(found["subject"]), found["measured"]


def _measured(before: str, own: str, slot: str) -> tuple[str, str]:
    """Whose figure it is that a verb of change, or "was", stands before."""
    words, told = before.split(), own.split()
    is_change = slot == "change" or before.endswith(" by ")
    is_change = is_change or (told[0] in _verbs() and own.endswith(_PERCENT))
    places = range(len(words) - 1, max(len(words) - _REACH, 0), -1)
    ends = [len(words)] if told[0] in _verbs() else []
    for end in ends + [at for at in places if words[at] in _verbs()]:
        while end > 1 and words[end - 1] in grammar("have", "be"):
            end -= 1
        if end < len(words) and _is_of_other_verb(words[end:]):
            continue
        clause = " ".join(words[:end]) + " "
        ways = (_patterns().owned, _patterns().placed, _patterns().seen)
        if found := next(filter(None, (way.search(clause) for way in ways)), None):
            measured = " ".join(dropwhile(_joins, found["measured"].lower().split()))
            is_time = found["subject"].lower() in months()  # "at the end of May"
            is_body = found["measured"].istitle() and measured in names_of("body")  # Bank of Sund
            is_cut = measured.rpartition(" ")[2] in _no_noun() | {""}  # "its earlier growth"
            if is_time or is_body or is_cut or measured.split()[0] in cardinals():
                return "", ""
            return _subject(found["subject"]), measured + " change" * is_change
    return "", ""


def _joins(word: str) -> bool:
    """Whether a word before what is measured only joins its clause: "and output", "while the"."""
    return word in grammar("article", "coordinator", "subordinator")


def _is_of_other_verb(words: Sequence[str]) -> bool:
    """Whether a figure is what another verb is for: "were expected to put £5m on it"."""
    return any(
        (one == "to" and then not in _verbs())
        or (one in grammar("be") and then.endswith("ed") and then not in _valued())
        for one, then in pairwise(words)
        if then.islower()
    )


@cache
def _valued() -> frozenset[str]:
    """What "is" goes with that still says how much: estimated, priced, down."""
    return _verbs() | words_in("topics", "valued")


@cache
def _verbs() -> frozenset[str]:
    return _measuring() | words_in("changes", "risen", "fallen")


def _subject(name: str) -> str:
    """A name without what only opens its sentence; none for a kind of body: "the Trust's"."""
    words = name.split()
    while words and words[0].lower() in _leading():
        words = words[1:]
    is_kind = len(words) == 1 and words[0].lower() in names_of("body")
    return "" if is_kind else " ".join(words)


def _dated(told: tuple[str, str], clause: str) -> tuple[tuple[str, ...], bool]:
    """The property with its year, where the clause has just one, and forecasts nothing."""
    if not all(told):
        return (), False
    years, whole = set(_YEAR.findall(clause)), _whole_year().search(clause)
    is_ahead = not words_in("topics", "ahead").isdisjoint(clause.split())
    if len(years) != 1 or not whole or is_ahead:
        return told, False
    return (told[0], f"{told[1]} in {whole['part'] or ''}{whole['year']}"), True


@cache
def _whole_year() -> re.Pattern[str]:
    """A year that is told of whole, or the quarter or half of it; not "than 2003's"."""
    return re.compile(
        rf"(?i)\b(?:{any_of(words_in('topics', 'in a year'))}) "
        rf"(?:(?:the )?(?P<part>[a-z]+ (?:quarter|half) of ))?(?P<year>{YEAR})\b(?![’'/])"
    )
