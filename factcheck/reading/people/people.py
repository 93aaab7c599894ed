"""People in running text: names, with the office that stands beside them.

Nothing lists names, but for given names that have a familiar form. What makes a name of words
with capitals is what stands around them anywhere in the text: an office or a title, an age, a tie
to somebody, "who", a verb of saying, the surname alone later on, "Mr Holm", a list with others.
Each sign has a weight, and so has what speaks against a person; a name is told where the signs
together reach a bar.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from factcheck.names.tables import names_of, words_of
from factcheck.reading.grammar.engine import Mention, spanning
from factcheck.reading.grammar.prose import NamePiece, Prose
from factcheck.reading.grammar.tokens import Kind
from factcheck.reading.people.offices_beside_names import (
    Office,
    end_of_several,
    ends_in_rank,
    office_of_several,
)
from factcheck.reading.people.possible_names import Sighting, sightings
from factcheck.reading.people.words_of_offices import nation_of

NAME = Kind("name")
# weights are whole numbers: a sum has no order
_AGAINST, _HALF, _BAR, _DOUBTLESS, _SURE = -15, 10, 20, 30, 100
_WEIGHTS = {
    # beside the name
    "title": _DOUBTLESS, "honorific": _DOUBTLESS, "calling": _DOUBTLESS, "is": _DOUBTLESS,
    "office behind": _DOUBTLESS, "tie": _DOUBTLESS, "age": _DOUBTLESS,
    "own": _BAR, "lives": _BAR, "who": _BAR, "from": _BAR, "of": _BAR, "made by": _BAR,
    "like": _BAR, "trade": 15, "he": 11, "acts": 9, "seated": _HALF,
    "says": _HALF, "thinks": _HALF, "of a nation": _HALF, "result": _HALF,
    # in the name
    "initial": _BAR, "given": _BAR, "surname word": _AGAINST,
    # where the text has the name, or others, elsewhere
    "mr": _DOUBTLESS, "listed": _BAR, "again": 11, "again says": _HALF, "alike": _HALF, "crowd": 11,
    "row": _HALF,
    # against a person
    "the": -40, "thing behind": -25, "in": -20, "in quotes": -20, "plural": _AGAINST,
    "place": _AGAINST, "body": _AGAINST, "surname first": _AGAINST,
}  # fmt: skip
_LEAST_CROWD = 5  # people for sure in a text, so that others are likely
_WEAK = frozenset(["acts", "crowd", "alike", "again", "again says", "says", "row", "he"])
_LEAST_SHARE = 0.65  # of people for sure to names that may be others'
_LISTING = frozenset([",", "and", "or", ";"])


class Named(Struct, frozen=True, gc=False):
    """A person as named in one place.

    ``name`` is the name as written there, without titles, and stands on the nodes of the text
    from ``start`` to ``end`` (code points). ``full`` is the full name by which the text knows the
    person, the same where it stands here. ``role`` is the office beside it as written, without
    the country, and stands at ``office``; one that is told of several is given as that of one,
    without a place. ``country`` is the name of the country that stands there. Each is empty if
    there is none.
    """

    name: str
    start: int
    end: int
    full: str
    role: str = ""
    country: str = ""
    office: tuple[int, int] | None = None

    @property
    def is_full(self) -> bool:
        """Whether more than a surname stands here."""
        return " " in self.name and self.name == self.full


def people_in(prose: Prose) -> tuple[Mention, ...]:
    """Where a text names people, in order; each mention's value is ``Named``.

    A mention spans the name with its title and the office beside it. Surnames alone, and given
    names alone, are told where the text has the full name, or a title stands before them.
    """
    seen = [one for one in sightings(prose) if len(one.pieces) == 1 or not nation_of(one.name)]
    ends = {tail for one in seen for tail in _tails(one)}
    full = [one for one in seen if len(one.pieces) > 1 and one.name not in ends]
    single = [one for one in seen if len(one.pieces) == 1 or one.name in ends]
    known = _known_people(prose, full, single)
    by_word = _by_word(known)
    people = [one for one in full if one.name in known]
    named = {one.name for one in people}
    short = (_with_particle(prose, one, by_word) for one in single)
    people += [one for one in short if one.name in by_word or one.is_titled]
    found = [
        _mention(prose, one, one.name) if one.name in named else _short_mention(prose, one, by_word)
        for one in _with_shared_offices(prose, people)
    ]
    told = [one for one in found if one is not None]
    return tuple(sorted(_without_overlaps(told), key=lambda mention: mention.start))


def _with_shared_offices(prose: Prose, people: Iterable[Sighting]) -> Iterator[Sighting]:
    """The people with the office that stands once for several of them: "managers Holm and Berg"."""
    shared: Office | None = None
    end = 0
    for one in sorted(people, key=lambda each: each.first):
        between = set(_between(prose, end, one.first)) if shared else set()
        is_listed = bool(between) and _LISTING.issuperset(between)
        before = replace(shared, first=one.first, end=one.first) if shared and is_listed else None
        has_own = one.office is not None and bool(one.office.role)
        is_example = len(one.pieces) == 1 and end_of_several(prose, one.first) < one.first
        own = None if is_example else office_of_several(prose, one.first)
        shared = None if has_own else own or before
        end = one.end
        yield replace(one, before=shared, behind=None) if shared else one


def _tails(one: Sighting) -> Iterator[str]:
    """The surname of more than one word that ends a name: "Le Bon", "van Berg", "Van Berg"."""
    words = one.name.split()
    for at in range(1, len(words) - 1):
        tail = " ".join(words[at:])
        yield from (tail, tail[0].upper() + tail[1:])


def _known_people(prose: Prose, full: Iterable[Sighting], single: Iterable[Sighting]) -> set[str]:
    """The full names that the text as a whole tells to be people's."""
    signs: dict[str, set[str]] = defaultdict(set)
    for one in full:
        signs[one.name] |= one.signs
    _add_again(signs, single)
    _add_alike(signs)
    _add_bodies(prose, signs)
    for name in _in_rows(prose, full):
        signs[name].add("row")
    known = _with_listed(prose, full, signs)
    _add_crowd(signs, known)
    known = _with_listed(prose, full, signs)
    return known - set(_opened(prose, full, signs, known))


def _with_listed(prose: Prose, full: Iterable[Sighting], signs: dict[str, set[str]]) -> set[str]:
    """The names that are people's for sure, and those listed with them, to either side."""
    known = _sure(signs)
    for _ in range(2):
        for name in _listed(prose, full, known):
            signs[name].add("listed")
        known = _sure(signs)
    return known


def _sure(signs: Mapping[str, Iterable[str]]) -> set[str]:
    return {name for name, told in signs.items() if _weight(told) >= _BAR}


def _opened(
    prose: Prose, full: Iterable[Sighting], signs: dict[str, set[str]], known: set[str]
) -> Iterator[str]:
    """Surnames with a word before them that only opens a sentence: "Scorer Holm left"."""
    inside = {one.name for one in full if not prose.opens(one.first)}
    own = {name: _weight(signs[name] - {"crowd", "alike"}) for name in known}
    most: dict[str, int] = defaultdict(int)
    for name in known:
        surname = name.split()[-1]
        most[surname] = max(most[surname], _SURE if name in inside else own[name])
    for name in known - inside:
        is_weak = _WEAK.issuperset(signs[name]) and name.count(" ") == 1
        if is_weak and own[name] < most[name.split()[-1]]:
            yield name


def _add_crowd(signs: dict[str, set[str]], known: set[str]) -> None:
    """Add, where many of such words are people for sure, that the others are likely to be."""
    doubtful = [name for name, told in signs.items() if name not in known and _is_open(told)]
    if len(known) >= max(_LEAST_CROWD, _LEAST_SHARE * len(doubtful)):
        for name in doubtful:
            _, *rest = name.casefold().split()
            if len(rest) == 1 and rest[0] not in words_of("calling", "office"):  # Best Actress
                signs[name].add("crowd")


def _is_open(told: Iterable[str]) -> bool:
    return all(_WEIGHTS[sign] >= 0 for sign in told)


def _weight(signs: Iterable[str]) -> int:
    return sum(_WEIGHTS[sign] for sign in signs)


def _add_again(signs: dict[str, set[str]], single: Iterable[Sighting]) -> None:
    """Add what the surname alone says elsewhere: "Mr Holm", "Holm said", "in Holm"."""
    alone: dict[str, set[str]] = defaultdict(set)
    for one in single:
        told = alone[one.name]
        told.add("again")
        told |= one.signs & {"own"}
        if "honorific" in one.signs:
            told.add("mr")
        if one.office or one.signs & {"says", "thinks", "he"}:
            told.add("again says")
        if one.signs & {"in", "the"}:
            told.add("place")
    for name, told in signs.items():
        words = name.split()
        ends = {" ".join(words[at:]) for at in range(1, len(words))}
        for word in ends | ({words[0]} if len(words) == 3 else set()):
            told |= alone.get(word, set())
        told |= {"again says"} & alone.get(words[0], set())


def _add_alike(signs: dict[str, set[str]]) -> None:
    """Add what other people's names say: the same surname or given name, or a surname in front."""
    sure = {name: _weight(told) for name, told in signs.items() if _weight(told) >= _DOUBTLESS}
    surnames = {name.split()[-1]: sure[name] for name in sorted(sure, key=sure.__getitem__)}
    given = {name.split()[0] for name in sure}
    for name, told in signs.items():
        words = name.split()
        if name not in sure and (words[-1] in surnames or words[0] in given):
            told.add("alike")
        if surnames.get(words[0], 0) > _weight(told):
            told.add("surname first")


def _add_bodies(prose: Prose, signs: dict[str, set[str]]) -> None:
    """Add that a longer name, of a body, begins with the same words: "Blue Bay Holdings"."""
    for chain in prose.chains:
        words = [piece.text for piece in chain]
        for at in range(2, len(words)):
            name = " ".join(words[:at])
            if name in signs and words[at].casefold() in names_of("body"):
                signs[name].add("body")


def _listed(prose: Prose, full: Iterable[Sighting], known: set[str]) -> Iterator[str]:
    """The names that stand in a row with a person's: "Ada Holm, Ole Berg and Per Dahl"."""
    ordered = sorted(full, key=lambda one: one.first)
    for one, other in pairwise(ordered):
        between = _between(prose, one.end, other.first)
        if not between or len(between) > 2 or not _LISTING.issuperset(between):
            continue
        if one.name in known and other.name not in known:
            yield other.name
        if other.name in known and one.name not in known:
            yield one.name


def _in_rows(prose: Prose, full: Iterable[Sighting]) -> Iterator[str]:
    """The names of two words that stand three or more in a row."""
    row: list[Sighting] = []
    for one in sorted(full, key=lambda each: each.first):
        between = _between(prose, row[-1].end, one.first) if row else []
        if not between or not _LISTING.issuperset(between):
            row = []
        row.append(one)
        if len(row) > 2 and all(len(each.pieces) == 2 for each in row):
            yield from (each.name for each in row)


def _between(prose: Prose, first: int, end: int) -> list[str]:
    """The words between two names, without what stands in brackets."""
    if end - first > 9:
        return []
    norms = [prose.norm(at) for at in range(first, end)]
    if norms[:1] == ["("] and ")" in norms:
        norms = norms[norms.index(")") + 1 :]
    return norms


def _by_word(known: Iterable[str]) -> dict[str, str]:
    """The full name for each surname or given name that only one person bears in the text."""
    owners: dict[str, set[str]] = defaultdict(set)
    for name in known:
        words = name.split()
        tails = {" ".join(words[at:]) for at in range(1, len(words))}
        for word in {words[0], *tails, *(tail[0].upper() + tail[1:] for tail in tails)}:
            owners[word].add(name)
    return {word: min(names) for word, names in owners.items() if len(names) == 1}


def _with_particle(prose: Prose, one: Sighting, by_word: Mapping[str, str]) -> Sighting:
    """A surname alone with the small word before it that belongs to it: "de Berg"."""
    first = one.first - 1
    name = prose.words(first, one.end) if first >= 0 else ""
    is_part = prose.norm(first) in names_of("particle") and name in by_word
    return replace(one, first=first, name=name) if is_part else one


def _short_mention(prose: Prose, one: Sighting, by_word: dict[str, str]) -> Mention | None:
    """A surname alone that belongs to a full name, or that has a title before it."""
    full = by_word.get(one.name, "")
    if not full and (_is_place(prose, one) or _is_thing(prose, one)):
        return None
    return _mention(prose, one, full or one.name)


def _is_place(prose: Prose, one: Sighting) -> bool:
    """Whether a country is named, or its people: "in Sund, Norway", "Major Norwegian ports"."""
    land = nation_of(one.name)
    return land != "" and (land != one.name or prose.norm(one.first - 1) == ",")


def _is_thing(prose: Prose, one: Sighting) -> bool:
    """Whether it is no person: "the General Election", or a firm's: "General Holm Inc"."""
    office = one.office
    if office is None:
        return False
    if ends_in_rank(office.role):
        words = [*office.role.split(), *one.name.split()]
        if any(_is_body(chain, words) for chain in prose.chains):
            return True
    if office.role.casefold() not in names_of("body"):
        return False
    return prose.norm(office.first - 1) == "the"


def _is_body(chain: Sequence[NamePiece], words: Sequence[str]) -> bool:
    """Whether a name begins with words, and goes on as a body's does: "General Holm Inc"."""
    told, most = [piece.text for piece in chain], len(words)
    return told[:most] == words and any(one.casefold() in names_of("body") for one in told[most:])


def _mention(prose: Prose, one: Sighting, full: str) -> Mention:
    """The mention of a person where a name was seen, with the office beside it."""
    line, office = prose.line, one.office
    start, end = line[one.first].start, line[one.end - 1].end
    if office is None:
        named = Named(one.name, start, end, full, country=one.country)
        return spanning(line[one.first : one.end], NAME, named, prose.text)
    first, last = office.span
    span = (line[first].start, line[last - 1].end) if office.role and last else None
    named = Named(one.name, start, end, full, office.role, office.country or one.country, span)
    nodes = line[min(one.first, office.first) : max(one.end, office.end)]
    return spanning(nodes, NAME, named, prose.text)


def _without_overlaps(mentions: Iterable[Mention]) -> list[Mention]:
    """The mentions, none across another: a later one gives up the office that it shares."""
    kept: list[Mention] = []
    for mention in sorted(mentions, key=lambda one: (one.start, -one.end)):
        if kept and mention.start < kept[-1].end:
            continue
        kept.append(mention)
    return kept
