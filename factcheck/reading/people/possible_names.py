"""Words with capitals that may be a person's name, and the signs around them that they are.

A sign is a word for what stands there: a title, an age, "who", a verb of saying. ``people`` adds
the signs of all places where a text has the name, and weighs them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cache

from msgspec import Struct
from msgspec.structs import replace

from factcheck.names.tables import countries, names_of, words_of
from factcheck.names.variants import is_given_name
from factcheck.reading.grammar.prose import NamePiece, Prose
from factcheck.reading.grammar.saying import says, speaks
from factcheck.reading.grammar.tokens import GLUED, WORD
from factcheck.reading.people.offices_beside_names import (
    Office,
    end_of_several,
    ends_in_rank,
    is_office,
    office_before,
    office_behind,
)
from factcheck.reading.people.words_of_offices import nation_phrases
from factcheck.text import age_behind
from factcheck.words import grammar, phrases_of, words_in

_MOST_PIECES = 5
_MOST_BEFORE_SUBJECT = 5  # nodes from a sentence's beginning to its subject
_REACH = 25  # nodes behind a name in which "he" is looked for
_MOST_SET_APART = 8  # nodes of a title in quotation marks
_MOST_OF_A_BODY = 10  # nodes of whom somebody is from: "the Rural Fire Service"
_LEAST_HEADLINE = 3  # words with capitals in a row that make a headline


@cache
def _before_months() -> frozenset[str]:
    """What stands before the name of a month rather than of a person: in, since, last, early."""
    words = grammar("preposition", "of time", "demonstrative")
    return words | words_in("beside_names", "before months")


class Sighting(Struct, frozen=True, gc=False):
    """Words with capitals that may be a name, what stands beside them, and what it says.

    The name's own words stand on the nodes from ``first`` to before ``end``, ``before`` and
    ``behind`` are the offices to either side, ``country`` is one that stands there by itself.
    """

    pieces: tuple[NamePiece, ...]
    first: int
    end: int
    name: str
    before: Office | None
    behind: Office | None
    country: str
    signs: frozenset[str] = frozenset()

    @property
    def office(self) -> Office | None:
        """The office that tells more: that before the name, if it is more than "Mr" or a rank."""
        before, behind = self.before, self.behind
        if before is None or behind is None:
            return before or behind
        is_more = behind.role.casefold() not in words_of("party") | {""}
        is_rank = ends_in_rank(before.role) and is_more  # "Gen. Holm, the chairman"
        return before if before.role and not is_rank else behind

    @property
    def is_titled(self) -> bool:
        """Whether a title stands before the name, as it may before a surname alone."""
        before = self.before
        if before is None:
            return False
        head = before.role.rpartition(" ")[2]
        is_title = before.sign == "title" and not head[:1].islower()
        return before.sign == "honorific" or is_title or head in words_of("calling")


def sightings(prose: Prose) -> list[Sighting]:
    """What in a text may be a name, with what stands around it.

    One word counts where it is a word of a longer name, an office may stand before its comma, or
    what somebody does stands before it: "the singer Holm".
    """
    words = {piece.text for chain in prose.chains if len(chain) > 1 for piece in chain}
    told = (
        chain
        for chain in prose.chains
        if len(chain) > 1
        or chain[0].text in words
        or prose.norm(chain[0].first - 1) == ","
        or _is_called(prose, chain[0])
    )
    found = (one for chain in told if (one := _sighting(prose, chain)))
    return [replace(one, signs=frozenset(_signs(prose, one))) for one in found]


def _is_called(prose: Prose, piece: NamePiece) -> bool:
    """Whether a word alone names a singer or a striker: behind what they do, before a verb."""
    before, behind = prose.norm(piece.first - 1), prose.norm(piece.end)
    if before not in words_of("calling") or before in words_of("people") or piece.kind != "word":
        return False
    bounds = grammar("be", "have", "preposition", "coordinator", "relative") | {"will", "'s"}
    is_bound = behind in bounds or not behind.isalnum() or _verb(prose, piece.end) != ""
    plain = piece.text.casefold()
    is_thing = plain in names_of("body") or plain in names_of("either")
    return is_bound and not is_thing and piece.text not in countries()


def _sighting(prose: Prose, chain: list[NamePiece]) -> Sighting | None:
    """What of a run of words with capitals may be a name: what a title, if any, leaves of it."""
    past = chain[-1].end
    chain = _without(chain, "letters")
    bare = _without(chain, "suffix")
    if _is_opening(bare[-1]):
        return None
    before = office_before(prose, bare)
    country, pieces = _own(prose, bare, before)
    if _is_headline(prose, chain) or not _is_name(prose, pieces, before):
        return None
    first, end = pieces[0].first, _suffix_end(prose, chain[-1].end)
    behind = office_behind(prose, _past_age(prose, max(past, end)))
    land = country or ("" if before or behind else _of_nation(prose, end))
    return Sighting(tuple(pieces), first, end, prose.words(first, end), before, behind, land)


def _without(chain: list[NamePiece], kind: str) -> list[NamePiece]:
    """The words without those of a kind behind them: "Ada Holm MP", "Ole Berg III"."""
    while len(chain) > 1 and chain[-1].text.casefold().replace(".", "") in names_of(kind):
        chain = chain[:-1]
    return chain


def _own(
    prose: Prose, pieces: list[NamePiece], before: Office | None
) -> tuple[str, list[NamePiece]]:
    """The country before a name, and the name's own words, without what opens a sentence."""
    if before:
        return before.country, pieces[before.pieces :]
    country, rest = _without_nation(pieces)
    return country, _without_opening(prose, rest)


def _without_nation(pieces: list[NamePiece]) -> tuple[str, list[NamePiece]]:
    """The country of an adjective before a name, and the name: "Norwegian Ada Holm"."""
    for count in (3, 2, 1):
        words = " ".join(piece.text for piece in pieces[:count])
        if len(pieces) > count and words in countries():
            is_adjective = countries()[words] != words or "." in words
            if is_adjective or len(pieces) > count + 1:
                return countries()[words], pieces[count:]
    return "", pieces


def _without_opening(prose: Prose, pieces: list[NamePiece]) -> list[NamePiece]:
    """The words without one that only opens the sentence: "When Ada Holm left"."""
    while _is_opening(pieces[0]):
        pieces = pieces[1:]
    if len(pieces) < 2 or pieces[0].text.casefold() not in names_of("either"):
        return pieces
    is_month = prose.norm(pieces[0].first - 1) in _before_months()
    return pieces[1:] if len(pieces) > 2 or is_month else pieces


def _is_opening(piece: NamePiece) -> bool:
    is_cut = piece.kind == "initial" and piece.end - piece.first > 1  # "A. Holm"
    plain = piece.text.casefold()
    return not is_cut and (plain in names_of("opening") or plain.endswith("-year-old"))


def _of_nation(prose: Prose, end: int) -> str:
    """The country behind a name: "Ada Holm of Norway"."""
    if prose.norm(end) != "of":
        return ""
    at = end + 2 if prose.norm(end + 1) == "the" else end + 1
    found = nation_phrases().longest(prose.line, at)
    is_name = found is not None and found[1][0] == prose.words(at, found[0])
    return found[1][0] if found and is_name else ""


def _suffix_end(prose: Prose, end: int) -> int:
    """Where a name ends with its suffix: "Ada Holm Jr.", "Ole Berg, III"."""
    at = end + 1 if prose.norm(end) == "," else end
    is_suffix = prose.norm(at) in names_of("suffix") and prose.is_capital(at)
    return at + 1 if is_suffix else end


def _is_name(prose: Prose, pieces: list[NamePiece], before: Office | None) -> bool:
    """Whether words with capitals have the shape of a person's name."""
    if pieces[-1].kind != "word" or len(pieces) > _MOST_PIECES or _is_month(prose, pieces):
        return False
    if any(piece.kind == "capitals" for piece in pieces[1:]):
        return False
    if pieces[0].kind == "capitals" and not _are_initials(pieces[0].text):
        return False
    plain = [piece.text.casefold().replace(".", "") for piece in pieces]
    is_first_told = (before and before.sign == "title") or is_given_name(plain[0])
    told = plain[1:] if is_first_told and len(plain) > 1 else plain
    if any(word in names_of("body") for word in told):
        is_titled = before is not None and before.sign in ("title", "honorific")
        is_person = plain[-1] == "may" or is_titled
        return len(pieces) == 2 and is_person and is_given_name(plain[0])
    is_cut = prose.norm(pieces[0].first - 1) == "&"
    is_whole = len(pieces) == 2 and is_given_name(plain[0])  # Lisa Monaco
    return (
        not is_cut
        and not any(piece.text in countries() for piece in pieces[1 + is_whole :])
        and not any(word.endswith(("-based", "-born", "-led", "-owned")) for word in plain)
    )


def _is_month(prose: Prose, pieces: list[NamePiece]) -> bool:
    """Whether a word alone is rather a month, or opens a sentence: "in May", "May 2019"."""
    first = pieces[0].first
    if len(pieces) > 1 or pieces[0].text.casefold() not in names_of("either"):
        return False
    is_dated = prose.norm(first - 1) in _before_months() or prose.norm(first - 1).isdigit()
    return is_dated or prose.norm(first + 1)[:1].isdigit() or prose.opens(first)


def _are_initials(words: str) -> bool:
    return len(words.replace(".", "")) == 2 and words not in ("US", "UK", "EU", "UN", "TV")


def _is_headline(prose: Prose, chain: list[NamePiece]) -> bool:
    """Whether words stand in a line without a point in which nearly all have a capital."""
    if len(chain) < _LEAST_HEADLINE:
        return False
    start, end = prose.sentence(chain[0].first)
    words = [node for node in prose.line[start:end] if node.kind == WORD and len(node.text) > 3]
    large = sum(node.text[0].isupper() for node in words)
    return prose.norm(end - 1) not in (".", "!", "?", '"') and large == len(words) > _LEAST_HEADLINE


def _begins_with_he(prose: Prose, at: int) -> bool:
    """Whether a sentence begins with "he" or "she", or they say what is quoted in it."""
    if prose.norm(at) in grammar("he"):
        return True
    if prose.norm(at) != '"':
        return False
    ends = (here for here in range(at + 1, at + _REACH * 2) if prose.norm(here) == '"')
    past = next(ends, at) + 1
    return prose.norm(past) in grammar("one person")


def _signs(prose: Prose, one: Sighting) -> Iterator[str]:
    """What around a name says that it is a person's, or that it is not."""
    first, end, before, behind = one.first, one.end, one.before, one.behind
    if behind and behind.sign:
        yield "office behind" if behind.sign == "title" else "trade"
    yield from _shape(one.pieces)
    if not (before or behind) and any(_is_thing_too(piece) for piece in one.pieces):
        yield "surname word"
    if before:
        yield before.sign
        yield from ["tie"] * _is_tied(prose, first)
    else:
        yield from (sign for sign, holds in _in_front().items() if holds(prose, first))
        yield from ["of a nation"] * bool(one.country)
    yield from (sign for sign, holds in _behind().items() if holds(prose, end))
    if _is_he(prose, first, end):
        yield "he"
    is_of_nation = not one.office and _of_nation(prose, end) != ""
    if is_of_nation or (prose.norm(end) == "of" and says(prose.norm(first - 1)) == "say"):
        yield "of"  # "Ada Holm of Norway", "said Ada Holm of the club"


def _shape(pieces: Sequence[NamePiece]) -> Iterator[str]:
    has_initial = any(piece.kind != "word" for piece in pieces) and not _is_one_letter(pieces)
    if has_initial and pieces[0].text not in countries():  # "U.S. Trade"
        yield "initial"
    if len(pieces) > 1 and is_given_name(pieces[0].text.casefold()):
        yield "given"


def _is_thing_too(piece: NamePiece) -> bool:
    """Whether a word is a surname, and names places or things as well: Lane, Rock, West."""
    return piece.text.casefold() in names_of("surname")


def _is_one_letter(pieces: Sequence[NamePiece]) -> bool:
    """Whether one letter and one word make the name, as in a list of teams, or in "X Factor"."""
    return len(pieces) == 2 and len(pieces[0].text) == 1


@cache
def _persons() -> frozenset[str]:
    """What goes on behind a person's name and a comma: who, herself."""
    return grammar("he") | {"who", "whose"}


@cache
def _in_front() -> dict[str, Callable[[Prose, int], bool]]:
    """The signs before a name, each with a test of the node with which the name begins."""
    return {
        "the": lambda prose, at: prose.norm(at - 1) == "the",
        "in": _is_in,
        "of a nation": lambda prose, at: prose.norm(at - 1) == "'s",
        "made by": _is_made_by,
        "title": lambda prose, at: _is_one_of(prose, at - 1),
        "in quotes": _is_set_apart,
        "says": lambda prose, at: says(prose.norm(at - 1)) == "say",
        "age": lambda prose, at: prose.norm(at - 1) == "old" and prose.norm(at - 2) == "-",
        "tie": _is_tied,
        "like": _is_like_people,
        "acts": lambda prose, at: prose.norm(at - 1) in names_of("leading"),
    }


@cache
def _behind() -> dict[str, Callable[[Prose, int], bool]]:
    """The signs behind a name, each with a test of the node behind its last."""
    return {
        "age": lambda prose, at: bool(_age_behind(prose, at)),
        "who": lambda prose, at: prose.norm(at) == "," and prose.norm(at + 1) in _persons(),
        "from": _is_seated,
        "seated": lambda prose, at: prose.norm(at) == "," and prose.norm(at + 1) == "of",
        "own": _is_owner,
        "result": _has_result,
        "lives": lambda prose, at: prose.norm(at) in names_of("life"),
        "thing behind": _is_thing,
        "says": lambda prose, at: _verb(prose, at) in ("say", "told", "call"),
        "thinks": lambda prose, at: _verb(prose, at) == "think",
        "is": lambda prose, at: (
            prose.norm(at) in ("is", "was", "became") and is_office(prose, at + 1)
        ),
        "plural": lambda prose, at: prose.norm(at) in ("are", "were", "have"),
        "acts": _acts,
    }


def _is_set_apart(prose: Prose, at: int) -> bool:
    """Whether marks set a few words apart, as a title, rather than open somebody's speech."""
    if prose.norm(at - 1) != '"' or prose.line[at].gap != GLUED:
        return False
    return '"' in (prose.norm(here) for here in range(at, at + _MOST_SET_APART))


def _is_in(prose: Prose, at: int) -> bool:
    """Whether a preposition of place stands before a name: "in", ", from"."""
    norm = prose.norm(at - 1)
    is_home = norm == "from" and prose.norm(at - 2) == ","
    return is_home or norm in ("in", "at") or norm in grammar("of place")


def _is_like_people(prose: Prose, at: int) -> bool:
    """Whether a noun stands before a name that says what a person is: "pianist"."""
    endings = phrases_of("beside_names")["of people"]
    return prose.norm(at - 1).endswith(endings)


def _is_made_by(prose: Prose, at: int) -> bool:
    """Whether a name says who made or did something: "directed by", "starring"."""
    norm = prose.norm(at - 1)
    return norm in ("starring", "featuring") or (
        norm == "by" and prose.norm(at - 2) in names_of("making")
    )


def _is_tied(prose: Prose, at: int) -> bool:
    """Whether the word before a name says whose the person is: "his sister, Ada Holm"."""
    here = at - 2 if prose.norm(at - 1) == "," else at - 1
    is_in_law = prose.norm(here) == "law" and prose.norm(here - 1) == "-"
    return is_in_law or prose.norm(here) in words_of("tie")


def _is_one_of(prose: Prose, at: int) -> bool:
    """Whether several people are told of: "ministers Ada Holm and", "poets such as Ada Holm"."""
    at = at - 1 if prose.norm(at) in (",", ":") else at
    word = prose.norm(end_of_several(prose, at + 1) - 1)
    return word.endswith("s") and word[:-1] in words_of("office", "calling", "tie")


def _verb(prose: Prose, at: int) -> str:
    """The kind of the verb of saying behind a name, if one stands there."""
    here = at + 1 if prose.norm(at) in ("has", "had", "also") else at
    return says(prose.norm(here))


def _acts(prose: Prose, at: int) -> bool:
    """Whether a verb of the past stands behind a name, or something that a person has."""
    word = prose.norm(at)
    if word == "'s":
        return any(node.text.islower() for node in prose.line[at + 1 : at + 2])
    return word in names_of("act") or (word.endswith("ed") and len(word) > 4)


def _is_owner(prose: Prose, at: int) -> bool:
    """Whether a relative, or a title in quotation marks, is told to be somebody's."""
    return prose.norm(at) == "'s" and prose.norm(at + 1) in words_of("tie") | {'"'}


def _has_result(prose: Prose, at: int) -> bool:
    """Whether a time or a distance stands behind a name: "Ada Holm (3:46.04)"."""
    norms = prose.norms[at : at + 5] if prose.norm(at) == "(" else []
    if ")" not in norms:
        return False
    inside = norms[1 : norms.index(")")]
    return any("." in norm for norm in inside) and all(
        norm[0].isdigit() or norm == ":" for norm in inside
    )


def _is_thing(prose: Prose, at: int) -> bool:
    """Whether what stands behind a name belongs to a company or a work: "shares", "-based"."""
    norm = prose.norm(at)
    if norm == "-":
        return prose.line[at].gap == GLUED
    norm = prose.norm(at + 1) if norm == "'s" else norm
    is_firm = norm == "and" and prose.norm(at + 1) in names_of("firm")
    return norm in names_of("thing") or norm == "&" or is_firm


def _is_seated(prose: Prose, at: int) -> bool:
    """Whether somebody speaks behind what they are of: "Ada Holm, of the club, said".

    So they do without commas: "Ada Holm from the Fire Service says".
    """
    if prose.norm(at) == "from":
        named = range(at + 1, min(prose.sentence(at)[1], at + _MOST_OF_A_BODY))
        end = next((here for here in named if not _may_name(prose, here)), at)
        return speaks(prose.norm(end))
    if prose.norm(at) != "," or prose.norm(at + 1) not in grammar("preposition"):
        return False
    stop = min(prose.sentence(at)[1], at + 15)
    comma = next((here for here in range(at + 1, stop) if prose.norm(here) == ","), 0)
    return bool(comma) and speaks(prose.norm(comma + 1))


def _may_name(prose: Prose, at: int) -> bool:
    return prose.is_capital(at) or prose.norm(at) in ("the", "of", "and")


def _age_behind(prose: Prose, at: int) -> int:
    """Where an age ends that stands behind a name: ", 43,", ", aged 43,", "(43)"; 0 for none."""
    age = age_behind(prose.text, prose.line[at - 1].end)
    ends = (here + 1 for here in (at + 1, at + 2) if age and prose.line[here].start == age[0])
    return next(ends, 0)


def _past_age(prose: Prose, at: int) -> int:
    """The node at which an office behind a name may begin, past an age: ", 43, the mayor"."""
    end = _age_behind(prose, at)
    return end + (prose.norm(end) == ")") if end else at


def _is_he(prose: Prose, first: int, end: int) -> bool:
    """Whether "he" or "her" refers to the one who opens the sentence."""
    start, stop = prose.sentence(first)
    marks = (at for at in range(first - 1, start - 1, -1) if prose.norms[at] == '"')
    start = next(marks, start - 1)
    if first - start > _MOST_BEFORE_SUBJECT or any(map(prose.is_capital, range(start + 2, first))):
        return False
    near = prose.line[end : min(stop, end + _REACH)]
    inside = any(node.norm in grammar("he") for node in near)
    return inside or _begins_with_he(prose, stop)
