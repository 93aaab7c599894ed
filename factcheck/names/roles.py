"""The words for an office: "foreign minister" and "Minister of Foreign Affairs"."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Set
from functools import cache, lru_cache

from msgspec import Struct

from factcheck.comparison import Comparison, Verdict
from factcheck.names.spelling import NameComparison, Relation
from factcheck.names.tables import main_names, meanings
from factcheck.words import any_of, phrases_of, table, words_in

_SILENT = frozenset(["affairs", "the", "a", "an", "his", "her", "its", "their"])
_PAST_YEARS = re.compile(
    r"\b(?:(?:from )?\d{4} (?:to|until)|between \d{4} and|until|in the) \d{4}s?\b"
)
_LONGEST = 300


class Role(Struct, frozen=True):
    """An office, in words that can be compared.

    ``words`` are its words in no order, ``rank`` sets a deputy apart from the office, and
    ``tenure`` is ``former``, ``then``, ``acting`` or nothing.
    """

    words: frozenset[str]
    rank: frozenset[str]
    tenure: str = ""


@lru_cache(maxsize=16_384)
def read_role(words: str) -> Role:
    """Read an office without case, articles and word order; nationality is the country."""
    plain = unicodedata.normalize("NFC", words[:_LONGEST]).casefold()
    plain = re.sub(r"(?<=\d{4})[–-](?=\d{4})", " to ", plain)
    plain, held_once = _PAST_YEARS.subn("", plain)
    plain = re.sub(r"[‐‑–-]", " ", plain).replace("’s", "").replace("'s", "")
    if known := tuple(nation for nation in _countries() if nation in plain):
        plain = _any_of(known).sub(lambda match: _countries()[match[0]], plain)
    found = re.findall(r"(?:\w\.){2,}|\w+", plain)
    before = "former" if held_once else ""
    tenures, standings = meanings("tenure"), meanings("standing")
    tenure = next((tenures[word] for word in found if word in tenures), before)
    found = [word for word in found if word not in meanings("passing")]
    rank = frozenset(standings[word] for word in found if word in standings)
    rest = [word for word in found if word not in tenures and word not in standings]
    expanded = " ".join(_same_words().get(word.replace(".", ""), word) for word in rest)
    told = frozenset(expanded.casefold().split())
    if "chief" in told:
        told -= {"officer"}  # a chief executive is a chief executive officer
    return Role(told - _SILENT - {"of", "for", "to", "and", "in"}, rank, tenure)


@cache
def _same_words() -> dict[str, str]:
    return meanings("office", "calling", "trade", "rank", "modifier", "body")


@cache
def _countries() -> dict[str, str]:
    return {nation.casefold(): land.casefold() for nation, land in main_names().items()}


@cache
def _any_of(nations: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{any_of(nations)})(?!\w)")


def is_former(words: str) -> bool:
    """Whether the words say that the office was held before: "former", "ex-", "ousted"."""
    return read_role(words).tenure == "former"


def compare_roles(stated: str, held: str, also: Iterable[str] = ()) -> NameComparison:
    """Compare the words for one person's office; ``also`` are other titles for it.

    Different words alone *cannot tell*, since a person may hold several offices and the press
    has its own words for them. Only a deputy and the office itself exclude each other.
    """
    order = list(Relation)
    relation, title = min(
        ((_relate(read_role(stated), read_role(title)), title) for title in (held, *also)),
        key=lambda pair: order.index(pair[0]),
    )
    if relation is Relation.DIFFERENT:
        answers = [_different(stated, title) for title in (held, *also)]
        return next((answer for answer in answers if answer.conflicts), answers[0])
    explanation = _explained(relation, stated, title, held)
    return NameComparison(relation, Comparison(Verdict.AGREES, explanation))


def is_in_words_for(stated: str, office: str) -> bool:
    """Whether one is the other in other words: "the current mayor of Almby" for "mayor"."""
    ours, theirs = read_role(stated), read_role(office)
    if stated.casefold() == office.casefold() or _relate(ours, theirs) is Relation.SAME:
        return True
    words, _, place = stated.partition(" of ")
    is_sole = theirs.words in _sole_offices() and theirs.words <= words_in(_APART, "of a place")
    is_others = bool(ours.words & words_in(_APART, "seeking", "other"))
    return is_sole and place[:1].isupper() and read_role(words) == theirs and not is_others


def office_left(words: str) -> str:
    """The office that "former mayor" says is over, where one person holds it; empty for others.

    What names a year may tell of an earlier term.
    """
    tenures = [word for word, tenure in meanings("tenure").items() if tenure == "former"]
    left = re.sub(rf"(?i)\b(?:{any_of(tenures)})\b[ -]*", "", words)
    is_over = is_former(words) and not re.search(r"\d", words)
    return left if is_over and read_role(left).words in _sole_offices() else ""


_HEADS = frozenset({frozenset({"president"}), frozenset({"prime", "minister"})})
_APART = "offices_apart"


@cache
def _pairs(section: str) -> tuple[frozenset[str], ...]:
    return tuple(frozenset(pair.split(" + ")) for pair in phrases_of(_APART)[section])


def sole_office(words: str, country: str = "") -> tuple[frozenset[str], frozenset[str]] | None:
    """An office that one person holds at a time, and the words for whose it is.

    ``None`` for others, for a deputy or a former holder, and where nothing says whose it is.
    """
    role = read_role(words)
    if role.rank or role.tenure:
        return None
    office = next((one for one in _sole_offices() if one <= role.words), frozenset())
    whose = role.words - office | read_role(country).words
    return (office, whose) if office and whose else None


@cache
def _sole_offices() -> tuple[frozenset[str], ...]:
    """The words of each, as a role has them; the more telling first."""
    read = (read_role(line).words for line in table("sole_offices"))
    return tuple(sorted(read, key=len, reverse=True))


def is_office_of_one(words: str) -> bool:
    """Whether it is an office of which a person has one; no deputy's and no former holder's."""
    role = read_role(words)
    is_sole = any(office <= role.words for office in _sole_offices())
    is_held = is_sole or bool(role.words & words_in(_APART, "of one"))
    return is_held and not (role.rank or role.tenure)


def are_two_offices(one: str, other: str) -> bool:
    """Whether both are offices that one person hardly holds at a time, each of something else.

    The foreign minister is not the defense minister, a country's president is no minister and no
    mayor, no governor is a mayor, and the chief financial officer is not the chief executive; nor
    is a spokesman a spokeswoman, or a general a colonel. A prime minister, or a deputy, may have a
    ministry, too, and ministries that are one in many countries have one minister. Anybody may have
    several trades.
    """
    if _are_of_two_sexes(one, other):
        return True
    first, second = read_role(one), read_role(other)
    is_one_time = not (first.tenure or second.tenure)
    has_own = first.words - second.words and second.words - first.words
    if is_one_time and _are_two_grades(one, other):
        return True
    if not is_one_time or not has_own or _is_under_head(first) or _is_under_head(second):
        return False
    if _is_beside_head(one, second) or _is_beside_head(other, first):
        return True
    return _are_two_heads(first, second) or _exclude(first.words, second.words)


def _are_of_two_sexes(one: str, other: str) -> bool:
    """Whether one office is told once of a man and once of a woman."""
    told = [set(re.findall(r"\w+", words.casefold())) for words in (one, other)]
    for sexes in _pairs("sexes"):
        first, second = (words & sexes for words in told)
        if len(first) == len(second) == 1 and first != second:
            rest, other_rest = (read_role(words).words - sexes for words in (one, other))
            if _is_one_in_other(rest, other_rest):
                return True
    return False


def _is_one_in_other(one: Set[str], other: Set[str]) -> bool:
    return one <= other or other <= one


def _are_two_grades(one: str, other: str) -> bool:
    """Whether both are of one ladder, neither short for the other, as "General" is for "Lt Gen".

    A director general is no general. "President" and "Vice President" are titles of a country's
    where nothing else is told; a company has vice presidents of much, who may preside over a part.
    """
    first, second = (_graded(words) for words in (one, other))
    if _is_one_in_other(set(first), set(second)):
        return {" ".join(one.split()), " ".join(other.split())} == _VICE
    grades = {first[-1], second[-1]}
    is_of_one = any(grades <= ladder for ladder in _pairs("ladders"))
    beside = {*first[-2:-1], *second[-2:-1]}
    return len(grades) > 1 and is_of_one and not words_in(_APART, "no grade") & beside


_VICE = {"President", "Vice President"}


def _graded(words: str) -> list[str]:
    """The words of a rank in their order, none cut short: "Det Insp" is a detective inspector."""
    told = re.findall(r"[\w.]+", words.casefold()) or [""]
    return " ".join(_same_words().get(word.rstrip("."), word) for word in told).casefold().split()


def _is_under_head(role: Role) -> bool:
    return bool(role.rank) and role.words >= {"prime", "minister"}


def _are_two_heads(one: Role, other: Role) -> bool:
    """Whether one is a president and one a prime minister, with no more than a country named."""
    offices = {one.words - _lands(), other.words - _lands()}
    return offices == _HEADS and not one.rank and not other.rank


def _is_beside_head(words: str, other: Role) -> bool:
    """Whether words are for a country's head alone, and another office is one below.

    So a mayor is no president, but a club's president may be mayor, and is written small;
    presidents have no ministry, and no prime minister is home secretary.
    """
    head = read_role(words)
    is_head = head.words - _lands() in _HEADS and "president" not in words.split()
    below = words_in(_APART, "below a head") | ({"minister"} - head.words)
    is_of_department = "secretary" in other.words and other.words & words_in(_APART, "department")
    is_below = bool(other.words & below or is_of_department)
    is_others = bool(other.words & words_in(_APART, "seeking", "other", "no minister"))
    return is_head and is_below and not is_others


def _exclude(one: frozenset[str], other: frozenset[str]) -> bool:
    if any(seats <= one ^ other for seats in _pairs("seats")):
        return not (one | other) & words_in(_APART, "seeking", "other")
    is_of_one = bool(one & other & words_in(_APART, "of one")) and not _are_joined(one, other)
    of_two = (_are_of_two(one, other, *title) for title in _TITLES)
    return is_of_one or any(of_two)


def _are_joined(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether each has its word of a pair that one person has held at a time."""
    first, second = one - other, other - one
    return any(first & pair and second & pair for pair in _pairs("together"))


_TITLES = (("secretary", "department"), ("chief", "chief"))


def _are_of_two(one: frozenset[str], other: frozenset[str], title: str, section: str) -> bool:
    """Whether both have a title, "secretary" or "chief", and each is that of something else."""
    first, second = (words & words_in(_APART, section) for words in (one, other))
    return title in one & other and bool(first and second) and not first & second


def _relate(ours: Role, theirs: Role) -> Relation:
    if not ours.words or not theirs.words or ours.rank != theirs.rank:
        return Relation.DIFFERENT
    if "former" in (ours.tenure, theirs.tenure) and ours.tenure != theirs.tenure:
        return Relation.DIFFERENT
    if ours.words == theirs.words:
        return Relation.SAME
    is_rank = any(
        len(pair & ours.words) + len(pair & theirs.words) == len(pair) + 1
        for pair in _pairs("ranks")
    )
    return (
        Relation.SHORT
        if _is_one_in_other(ours.words, theirs.words) and not is_rank
        else Relation.DIFFERENT
    )


def _explained(relation: Relation, stated: str, title: str, held: str) -> str:
    if relation is Relation.SHORT:
        short, full = sorted((stated, title), key=lambda words: len(read_role(words).words))
        return f"“{short}” is a shorter form of “{full}”."
    if title != held:
        return f"“{stated}” is another title for “{held}”."
    return (
        f"“{stated}” both times." if stated == held else f"“{stated}” and “{held}” are one office."
    )


def _different(stated: str, held: str) -> NameComparison:
    ours, theirs = read_role(stated), read_role(held)
    same_office = _is_one_office(ours, theirs) and ours.tenure == theirs.tenure
    if same_office and "deputy" in ours.rank ^ theirs.rank:
        explanation = f"“{stated}” here, “{held}” there: nobody is their own deputy."
        return NameComparison(Relation.DIFFERENT, Comparison(Verdict.CONFLICTS, explanation))
    explanation = f"The words alone do not tell whether “{stated}” and “{held}” are one office."
    is_one = _is_one_in_other(ours.words, theirs.words)
    if "former" in {ours.tenure, theirs.tenure} and is_one and ours.rank == theirs.rank:
        explanation = f"“{stated}” here, “{held}” there: the day decides."
    return NameComparison(Relation.DIFFERENT, Comparison(Verdict.CANNOT_TELL, explanation))


def _is_one_office(one: Role, other: Role) -> bool:
    """Whether the words are the same, of two or more; a country may stand with one of them.

    One word is enough for a mayor, of whom a place has one; presidents are many.
    """
    apart = one.words ^ other.words
    is_one_sided = _is_one_in_other(one.words, other.words)
    office = one.words & other.words
    is_told = len(office) > 1 or office <= words_in(_APART, "of a place")
    return is_one_sided and is_told and apart <= _lands() and bool(office - _lands())


@cache
def _lands() -> frozenset[str]:
    """The words of which the names of countries consist."""
    return frozenset(word for land in _countries().values() for word in land.split())
