"""The office that stands beside a name: before it, or behind it between commas."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from factcheck.names.tables import countries, names_of, words_of
from factcheck.names.variants import is_given_name
from factcheck.reading.grammar.number_words import cardinals
from factcheck.reading.grammar.prose import NamePiece, Prose
from factcheck.reading.grammar.saying import says, speaks
from factcheck.reading.grammar.tokens import DASHES, GENITIVE
from factcheck.reading.people.words_around_offices import (
    MOST_OF_A_NATION,
    is_phrase,
    leading_behind,
    office_start,
    office_start_behind,
    office_start_of_object,
)
from factcheck.reading.people.words_of_offices import (
    MOST_TAIL,
    OF,
    country_before,
    determiners,
    head_ending,
    head_from,
    is_modifier,
    is_plain,
    is_prefix,
    is_to,
    nation_of,
    tail_of,
    title_at,
)
from factcheck.words import grammar, words_in

_NAME_AND_PLACE = 3  # words with capitals: a place and a full name
_MOST_OF_TAIL = 3  # small words of what an office is of, before a name
_LEAST_OF_A_NAME = 2  # words: a given name and a surname


class Office(Struct, frozen=True):
    """What stands beside a name: the words for an office, and the country that they name.

    ``first`` and ``end`` are nodes of the line, as are those in ``span``, between which the words
    for the office stand without article and country. ``sign`` says what the words are: ``title``,
    ``honorific``, ``calling`` or ``trade``, empty where a firm may be it as well. ``pieces`` is how
    many words with capitals of the run in which the name stands belong to the office.
    """

    first: int
    end: int
    role: str
    country: str
    sign: str
    span: tuple[int, int] = (0, 0)
    pieces: int = 0


def office_before(prose: Prose, chain: Sequence[NamePiece]) -> Office | None:
    """The office or title before a name: in the run of capitals, or in the words before it.

    One before "Dr" or a rank tells more: "the council leader, Dr Holm", "the army's chief,
    General Holm".
    """
    first = chain[0].first
    found = _within(prose, chain) or _adjacent(prose, first)
    is_lone = found is not None and found.first == first
    if found is None or (is_lone and (found.sign == "honorific" or ends_in_rank(found.role))):
        told = _before_comma(prose, chain) or _with_tail(prose, first, chain[-1].end)
        if told and found:
            return replace(told, pieces=found.pieces, sign=found.sign)
        return told or found
    return found


def ends_in_rank(role: str) -> bool:
    """Whether a rank is all of an office, or its last word: "Gen.", "Lieutenant-General"."""
    last = role.replace("-", " ").rpartition(" ")[2].removesuffix(".")
    return last[:1].isupper() and last.casefold() in words_of("rank")


def _with_tail(prose: Prose, first: int, end: int) -> Office | None:
    """An office with what it is of, in small letters: "the director of finance Ada Holm"."""
    head_end = _tail_before(prose, first, end)
    found = head_ending(prose, head_end) if head_end < first - 1 else None
    is_any = found is not None and prose.norm(found[0] - 1) in grammar("indefinite")
    if found is None or is_any or _is_of_firm(prose, first):  # "a host of stars like Ada Holm"
        return None
    office = _office(prose, found[0], head_end, found[1], 0)
    role = prose.words(office.span[0], first)
    return replace(office, end=first, role=role, span=(office.span[0], first))


def _tail_before(prose: Prose, first: int, end: int) -> int:
    """The "of" with which small words before a name begin that say of what an office is.

    Before somebody who speaks, a body may be named behind it: "head of Sund's fire service".
    """
    at = first
    while first - at < _MOST_OF_TAIL and is_plain(prose, at - 1):
        at -= 1
    if at == first or prose.norm(at - 1) in OF or not speaks(prose.norm(end)):
        return at - 1 if prose.norm(at - 1) in OF else first
    while not (prose.norm(at - 1) in OF and head_ending(prose, at - 1)):
        is_inside = is_plain(prose, at - 1) or prose.is_capital(at - 1)
        if not is_inside and prose.norm(at - 1) not in OF | grammar("article") | {"'s"}:
            return first
        at -= 1
    return at - 1


def _is_of_firm(prose: Prose, first: int) -> bool:
    """Whether the word before a name says that a firm has it: "the head of retailer Holm"."""
    word = prose.norm(first - 1)
    return word.endswith(("er", "or"))


def office_of_several(prose: Prose, first: int) -> Office | None:
    """The office of each before whose names it stands: "the mill managers Ada Holm and Ole Berg".

    Nobody knows who is what behind "the French and Italian ministers".
    """
    head = end_of_several(prose, first) - 1
    one = next(_singulars(prose.norm(head)), "")
    if not one:
        return None
    start = office_start(prose, head, prose.sentence(head)[0])
    before = [prose.norm(at) for at in range(start, head)]
    if "and" in before or says(prose.norm(start - 1)) == "told":  # "told reporters Ada Holm left"
        return None
    while prose.norm(start) in cardinals():  # "two Norwegian poets"
        start += 1
    country, rest = country_before(prose, start, head + 1)
    link = "" if prose.line[head].gap == "" else " "  # "Vice-Presidents"
    if land := nation_of(one.title()):  # "Americans Ada Holm and Ole Berg"
        return Office(start, first, "", land, "title")
    role = f"{prose.words(rest, head)}{link}{one}".strip()
    return Office(start, first, role, country, "title")


def end_of_several(prose: Prose, first: int) -> int:
    """Where a word for several people ends before a name: "poets such as", "poets including"."""
    at = first - 1
    if prose.norm(at) in ("including", "like"):
        at -= 1
    elif prose.norm(at) == "as" and prose.norm(at - 1) == "such":
        at -= 2
    is_listed = at < first - 1 and prose.norm(at) in (",", ":")
    return at if is_listed else at + 1


def _singulars(word: str) -> Iterator[str]:
    """What a plural may be of that says what people are: managers, coaches, spokesmen."""
    ones = [word.removesuffix(ending) for ending in ("s", "es") if word.endswith(ending)]
    if word in words_in("beside_names", "verbs too"):  # "the comedy stars Ada Holm"
        return
    if word.endswith("men"):
        ones.append(f"{word.removesuffix('men')}man")
    yield from (one for one in ones if one in words_of("office", "calling"))


def _is_several(word: str) -> bool:
    return any(_singulars(word))


def _within(prose: Prose, chain: Sequence[NamePiece]) -> Office | None:
    """The last title among the words with capitals that has a name behind it."""
    if of_body := _of_a_body(prose, chain):
        return of_body
    for count in range(len(chain) - 1, 0, -1):
        end = chain[count].first
        found = head_ending(prose, end)
        if found is None:
            continue
        start, kind = found
        opens = start == chain[0].first or is_prefix(prose, chain[0].first, start)
        is_name = len(chain) - count < 2 and not prose.opens(start)  # Dean Martin
        if kind in ("calling", "party") and (not opens or is_name):
            continue
        return _office(prose, start, end, kind, count)
    return _of_an_office(prose, chain) or _of_several(chain)


def _of_several(chain: Sequence[NamePiece]) -> Office | None:
    """A word for several people that opens a sentence: "Ministers Ada Holm and Ole Berg"."""
    if len(chain) < 3 or not _is_several(chain[0].text.casefold()):
        return None
    return Office(chain[1].first, chain[1].first, "", "", "title", pieces=1)


def _of_an_office(prose: Prose, chain: Sequence[NamePiece]) -> Office | None:
    """A title with what it is of, before a name: "Secretary of Defense Ada Holm"."""
    before = chain[0].first - 1
    if len(chain) < 3 or (prose.norm(before) not in OF and not is_to(prose, before)):
        return None
    found = head_ending(prose, before)
    plain = [piece.text.casefold() for piece in chain]
    count = next((at for at, word in enumerate(plain) if word not in names_of("body")), 0)
    is_for = prose.norm(chain[0].first - 1) == "for"
    count = count or int(len(chain) == _NAME_AND_PLACE and not is_for)
    if chain[0].text in countries():  # "the envoy for Norway Ada Holm"
        count = 1
    is_cut = is_for and len(chain) - count < _LEAST_OF_A_NAME
    if found is None or not count or is_cut:  # "spokeswoman for Human Rights Watch"
        return None
    return _office(prose, found[0], chain[count].first, found[1], count)


def _of_a_body(prose: Prose, chain: Sequence[NamePiece]) -> Office | None:
    """A title of a body, before somebody who speaks: "head of the Sund Fire Service Ada Holm said".

    The body ends with a word of its kind, and a known given name follows.
    """
    count = len(chain) - _LEAST_OF_A_NAME
    kind = chain[count - 1].text.casefold() if count > 0 else ""
    is_body = kind in names_of("body") and kind not in words_of("office")
    if not is_body or not is_given_name(chain[count].text.casefold()):
        return None
    at = chain[0].first - 1
    while at > 0 and (prose.norm(at) in ("the", "'s") or prose.is_capital(at)):
        at -= 1
    found = head_ending(prose, at) if prose.norm(at) in OF | {"with", "at"} else None
    past = chain[-1].end
    is_speaker = speaks(prose.norm(past + (prose.norm(past) == ",")))
    if not (found and is_speaker):
        return None
    return _office(prose, found[0], chain[count].first, found[1], count)


def _adjacent(prose: Prose, first: int) -> Office | None:
    """The title right before a name: "foreign minister Ada Holm", "(foreign minister) Ada Holm"."""
    is_set_apart = prose.norm(first - 1) in (")", "]")
    end = first - 1 if is_set_apart else first
    found = head_ending(prose, end)
    if found is None or prose.sentence(first)[0] == first:
        return None
    office = _office(prose, found[0], end, found[1], 0)
    if is_set_apart:  # "it is up to (club owner) Ada Holm"
        opens = prose.norm(office.first - 1) in ("(", "[")
        owner = prose.line[max(office.first - 2, 0)]
        is_others = owner.text[0].isupper() and owner.norm not in names_of("opening")
        return replace(office, first=office.first - 1) if opens and not is_others else None
    if prose.norm(office.first - 1) in grammar("indefinite"):  # "how good a mayor Ada Holm is"
        return Office(first, first, "", "", office.sign)
    return office


def _is_anothers(prose: Prose, first: int, end: int) -> bool:
    """Whether an office stands in what another is of: "the secretary of the President".

    Without an article it is that of the one named, but not in "for Mayor Holm's council".
    """
    at = first - 1 if prose.norm(first - 1) == "the" else first
    past = end
    while prose.is_capital(past):
        past += 1
    is_own = at == first and prose.norm(past) != "'s"
    return not is_own and prose.norm(at - 1) in OF and head_ending(prose, at - 1) is not None


def _before_comma(prose: Prose, chain: Sequence[NamePiece]) -> Office | None:
    """The office before a name between commas: "The council's spokesman, Ada Holm, left".

    So it is in a sentence that tells who has one: "Its first engineer was Ada Holm".
    """
    first, end = chain[0].first, chain[-1].end
    start, _ = prose.sentence(first)
    is_the = prose.norm(first - 1) == "the" and chain[0].text.casefold() in words_of("honorific")
    comma = first - 1 - is_the  # "a pastor, the Rev. Ole Berg"
    is_had = prose.norm(comma) in ("is", "was")
    if prose.norm(comma) != "," and not is_had:
        return None
    head_end = _tail_start(prose, start, comma)
    found = head_ending(prose, head_end)
    if found is None or found[1] == "honorific":
        return None
    office = _office(prose, found[0], head_end, found[1], 0)
    if not _is_definite(prose, office.first, start):
        return None
    is_whose = prose.norm(office.first - 1) in grammar("possessive") | GENITIVE
    if is_had and not is_whose:
        return None
    if not (_closes(prose, end) or _is_subject(prose, office.first, end)):
        return None
    is_land = prose.norm(head_end) in OF
    land = countries().get(prose.words(head_end + 1, comma).removeprefix("the "), "") * is_land
    span = office.span[0], head_end if land else comma
    role = prose.words(*span) if office.role else ""
    return Office(office.first, comma, role, office.country or land, office.sign, span)


def _closes(prose: Prose, end: int) -> bool:
    """Whether a comma or an end stands behind a name, and letters behind it: "MP"."""
    while prose.norm(end) in names_of("letters") | names_of("suffix"):
        end += 1
    return prose.norm(end) in (",", ".", ";", "!", "?", '"', ":", "-")


def _is_subject(prose: Prose, office: int, end: int) -> bool:
    """Whether an office opens a sentence, and its verb follows: "The mayor, Ole Berg says"."""
    start, _ = prose.sentence(office)
    opening = names_of("opening") - grammar("preposition") - {"like"}
    before = {prose.norm(at) for at in range(start, office)}
    return opening.issuperset(before) and says(prose.norm(end)) in ("say", "told", "think")


def _tail_start(prose: Prose, start: int, comma: int) -> int:
    """Where the words end that say of what an office is, before a comma: "of the club"."""
    for at in range(comma - 1, max(start, comma - MOST_TAIL), -1):
        norm = prose.norm(at)
        if (norm in OF or _is_where(prose, at) or is_to(prose, at)) and head_ending(prose, at):
            return at
        if norm in ("who", "that", ",", '"', ":", ";") or speaks(norm):
            break
    return comma


def _is_where(prose: Prose, at: int) -> bool:
    """Whether an office goes on with where it is, or on what: "the spokesman on Home Affairs"."""
    norm = prose.norm(at)
    if norm not in ("on", "to") and norm not in words_in("beside_names", "past an office"):
        return False
    behind = prose.line[at + 1]
    is_name = behind.text[0].isupper() and behind.norm not in names_of("opening")
    return is_name or behind.norm in grammar("article", "possessive")


def _is_definite(prose: Prose, first: int, start: int) -> bool:
    """Whether an article, an owner or a capital says that one office is meant."""
    before = prose.norm(first - 1) if first > start else ""
    if before == "," and head_ending(
        prose, first - 1
    ):  # "its former chairman, president and chief"
        return True
    return before in determiners() | GENITIVE | {")", ""} or prose.is_capital(first)


def office_behind(prose: Prose, end: int) -> Office | None:
    """The office behind a name and a comma: ", the foreign minister of Norway"."""
    if leading := leading_behind(prose, end):
        return Office(end, leading[1], prose.words(*leading), "", "title", leading)
    is_dash = prose.norm(end) in DASHES and prose.line[end].gap == " "
    is_got = at = office_start_behind(prose, end) or office_start_of_object(prose, end)
    is_beside = is_got or is_dash or prose.norm(end) in (",", "(", "is", "as")
    if end + 1 >= len(prose.line) or not is_beside:
        return None
    stop = prose.sentence(end)[1]
    at = at or _past_adverbs(prose, end)
    if prose.norm(at) == "best":  # "for Ada Holm, best director for Ole Berg"
        return None
    if party := _party_behind(prose, at, stop):
        return party
    found = head_from(prose, at, stop)
    needs_all = prose.norm(end) in ("is", "as")
    if found is None or (needs_all and not _is_at_once(prose, at, *found)):
        return None
    head_end, kind = found
    start = at + 1 if prose.norm(at) in determiners() else at
    owner = _owner_end(prose, start, head_end)
    country, start = country_before(prose, start, head_end)
    if start < owner - 1 and prose.is_capital(start):  # "Thai Farmers' director"
        country = ""
    start = max(start, owner)
    last, tail_country = tail_of(prose, head_end, stop)
    is_new = prose.norm(at) in grammar("indefinite") | {"another", "one"}
    if prose.norm(end) == "," and is_new and speaks(prose.norm(last)):
        return None  # "left for Ole Berg, a spokesman said"
    if is_got and _is_of_titled(prose, head_end, last):
        last = head_end
    span = start, head_end if tail_country else last
    is_doubtful = kind == "trade" or (prose.norm(at) == "its" and kind != "office")
    sign = "trade" if is_doubtful else "title"
    sign = "" if prose.norm(end) == "as" and not is_got else sign  # a bank as lead manager
    land = country or tail_country
    if people := nation_of(prose.words(head_end - 1, head_end)):  # "Ada Holm, the American"
        is_of_two = prose.norm(head_end - 2) == "-"  # "a Norwegian-American"
        return Office(end, last, "", "" if is_of_two else people, sign)
    return Office(end, last, prose.words(*span), land, sign, span)


def _is_of_titled(prose: Prose, head_end: int, last: int) -> bool:
    """Whether an office is somebody's who has a title: "will be coach of the champion Ada Holm"."""
    return any(
        prose.is_capital(at) and head_ending(prose, at) is not None
        for at in range(head_end + 2, last)
    )


def _past_adverbs(prose: Prose, end: int) -> int:
    """Where an office may begin behind a comma: ", who is now the mayor"."""
    at = end + 3 if (prose.norm(end + 1), prose.norm(end + 2)) == ("who", "is") else end + 1
    while prose.norm(at) in ("now", "currently", "also"):
        at += 1
    return at


def _party_behind(prose: Prose, at: int, stop: int) -> Office | None:
    """The party of somebody, behind a comma: "Mr Holm, a Republican, has"."""
    is_one = prose.norm(at - 1) == "," and prose.norm(at) in grammar("indefinite")
    is_whole = at + 2 >= stop or prose.norm(at + 2) in (",", ".", ";", "who", "from")
    if not is_one or not is_whole or prose.norm(at + 1) not in words_of("party"):
        return None
    return Office(at - 1, at + 2, prose.words(at + 1, at + 2), "", "title", (at + 1, at + 2))


def _is_at_once(prose: Prose, at: int, end: int, kind: str) -> bool:
    """Whether an office with an article, and no other words, stands between two nodes.

    Behind "is", an article may have any words of the noun phrase with it, as "as" has only some.
    """
    if kind == "trade":  # "is hopeful"
        return False
    first = at + 1 if prose.norm(at) in determiners() else at
    head = next(here for here in range(first, end) if title_at(prose, here))
    is_told = first > at and prose.norm(at - 1) == "is"
    return is_prefix(prose, first, head) or (is_told and is_phrase(prose, first, head))


def is_office(prose: Prose, at: int) -> bool:
    """Whether the words for an office begin at a node: "is a director", "was foreign minister"."""
    return head_from(prose, at, prose.sentence(at)[1]) is not None


def _owner_end(prose: Prose, start: int, end: int) -> int:
    """Where the owner before an office ends: "Russia's", "the Reds'"; 0 where none stands."""
    marks = (at + 1 for at in range(start, end) if prose.norm(at) in GENITIVE)
    return max(marks, default=0)


def _office(prose: Prose, head: int, end: int, kind: str, pieces: int) -> Office:
    """The office whose head stands at a place, with the words before it that belong to it."""
    sign = kind if kind in ("honorific", "calling", "trade") else "title"
    start, _ = prose.sentence(head)
    if kind == "rank":
        head = _before_rank(prose, head, start)
    if kind == "honorific":
        return _before_honorific(prose, head, end, pieces)
    first = office_start(prose, head, start)
    country, rest = country_before(prose, first, end)
    role = prose.words(rest, end)
    before = first - 1
    if _is_anothers(prose, first, end):
        return Office(first if pieces else end, end, "", "", sign, pieces=pieces)
    if not country and prose.norm(before) == "'s":
        first, country = _owning_nation(prose, before, first, start)
    if role.casefold() == "counterpart":  # whose office is not told here
        return Office(first, end, "", country, sign, pieces=pieces)
    if land := nation_of(prose.words(head, end)):  # "American Ada Holm"
        return Office(first, end, "", land, sign, pieces=pieces)
    return Office(first, end, role, country, sign, (rest, end), pieces)


def _before_rank(prose: Prose, rank: int, start: int) -> int:
    """The head of an office that stands before a rank: "army spokesman General Ole Berg"."""
    past = rank
    while past > start and is_modifier(prose, past - 1, past):  # "spokesman Navy Captain Ole Berg"
        past -= 1
    found = head_ending(prose, past) if past > start else None
    if found is None or found[1] not in ("office", "calling") or prose.line[rank].gap != " ":
        return rank
    return rank if prose.norm(found[0] - 1) in grammar("he") else found[0]  # "his boss General"


def _before_honorific(prose: Prose, head: int, end: int, pieces: int) -> Office:
    """A title that is no office, with the office before it: "audit head Sir Ole Berg"."""
    found = head_ending(prose, head) if prose.line[head].gap == " " else None
    is_none = found is None or found[1] == "honorific" or is_modifier(prose, found[0] - 2, head)
    if found is None or is_none or prose.sentence(head)[0] == head:  # "left-wing Mr Berg"
        return Office(head, end, "", "", "honorific", pieces=pieces)
    office = _office(prose, found[0], head, found[1], pieces)
    return replace(office, end=end, sign="honorific")


def _owning_nation(prose: Prose, owned: int, first: int, start: int) -> tuple[int, str]:
    """The country that owns an office, and where its name begins: "Russia's"."""
    for count in range(MOST_OF_A_NATION, 0, -1):
        at = owned - count
        if at >= start and (land := nation_of(prose.words(at, owned))):
            before = prose.line[at - 1] if at > start else None  # "Age UK's", "But Russia's"
            is_part = before and before.text[0].isupper() and before.norm not in names_of("opening")
            return (first, "") if is_part else (at, land)
    return first, ""
