"""Names that a text spells in two ways, a letter off, and those that everybody spells otherwise.

A word with a capital that stands once, a letter off one that the text has again and again, or
that stands beside the same given name, is that name misspelled. Demonyms, plurals and short forms
differ in their last letter (Asia and Asian, Pete and Peter), other people in their given names.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise, permutations

from msgspec import Struct

from factcheck.archive.held_names import HeldNames
from factcheck.model import Claim
from factcheck.names.known_words import (
    is_common_given_name,
    is_known_alone,
    is_no_person,
    is_unspeakable,
    is_word_of_names,
    known_neighbours,
    likely_beside,
    likely_word,
)
from factcheck.names.spelling import is_one_letter_apart, letter_keys
from factcheck.names.tables import names_of, words_of
from factcheck.reading.grammar.calendar_words import months
from factcheck.reading.grammar.engine import Mention
from factcheck.reading.grammar.prose import NamePiece, Prose, read_prose
from factcheck.reading.grammar.saying import says
from factcheck.reading.grammar.tokens import WORD
from factcheck.text import Span, age_behind, headline_of, runs_of_letters
from factcheck.words import grammar, words_in

_SHORTEST = 5  # letters: shorter names are too often another's
_SURE = 6  # letters of a name that stands but once
_MOST_CAPITALS = 2  # of a word of a name: "McAllister"
_VOWELS = frozenset("aeiouyáàâäãåæéèêëíìîïóòôöõøœúùûü")


class NameSpelling(Struct, frozen=True):
    """A name as a text spells it in one place, and the word by which both spellings are told."""

    span: Span
    words: str
    person: str


class NameSlip(Struct, frozen=True):
    """Words of a name, and what the text has otherwise, or a reference, or everybody.

    ``elsewhere`` is where the text has it otherwise, ``held`` the reference; both are ``None`` for
    a word that everybody knows.
    """

    span: Span
    words: str
    likely: str
    elsewhere: Span | None = None
    held: Claim | None = None


def find_name_slips(text: str, names: HeldNames | None = None) -> Iterator[NameSlip]:
    """The names of a text that are most likely mistyped: a letter off its own, or a known one.

    ``names`` are those that references hold.
    """
    found = list(_slips_of_text(text)) if _may_have_slips(text) else []
    yield from found
    for span, name, held in names.find_slips(text) if names else ():
        if not any(span.overlaps(one.span) for one in found):
            yield NameSlip(span, text[span.start : span.end], name, held=held)


def _slips_of_text(text: str) -> Iterator[NameSlip]:
    prose = read_prose(text)
    is_any = any(find_misspelled(prose, ()))
    known = tuple(find_misspelled(prose, _people(prose))) if is_any else ()
    starts = {slip.span.start for slip in known}
    told = find_spellings(prose)
    for name, slip in zip(told, told, strict=True):
        if starts.isdisjoint((name.span.start, slip.span.start)):
            starts.add(slip.span.start)
            yield NameSlip(slip.span, slip.words, name.words, name.span)
    yield from (NameSlip(slip.span, slip.words, slip.person) for slip in known)


_SMALL = re.compile(r" ([a-z]+)(?=[ ,])")


def _may_have_slips(text: str) -> bool:
    """Whether any word with a capital is a letter off another, or off a known one.

    Nine articles in ten have none, and need not be read for it, which is a tenth of a run.
    """
    words, small = runs_of_letters(text), set(_SMALL.findall(text))
    named = [word for word in {*words} if word[0].isupper() and word.lower() not in small]
    if any(_is_slip_beside(words, {*named})) or any(map(likely_word, named)):
        return True
    words = [word for word in named if len(word) >= _SHORTEST - 1]
    return any(not _is_ending(slip, name, least=2) for slip, name in _near_pairs(words))


def _is_slip_beside(words: Sequence[str], named: Collection[str]) -> Iterator[bool]:
    """Of each word beside a neighbour of well-known words, whether it is meant as one of them."""
    known = known_neighbours({*words})
    for one, other in pairwise(words) if known else ():
        if one in known and other in named:
            yield likely_beside(other, one) != ""
        if other in known and one in named:
            yield likely_beside(one, "", other) != ""


class _Use(Struct, frozen=True):
    """A word of a name where it stands, with what is beside it, and where its sentence begins."""

    start: int
    others: tuple[str, ...]
    opens: bool
    is_listed: bool
    before: str
    behind: str
    chain: tuple[str, int, int]
    sentence: int
    is_aged: bool

    @property
    def is_thing(self) -> bool:
        """Whether it stands behind an article, as nobody's surname does."""
        return self.before in grammar("article")

    @property
    def is_person(self) -> bool:
        """Whether a surname alone says something, or has a title or an age."""
        return self.is_speaker or self.is_aged

    @property
    def is_speaker(self) -> bool:
        """Whether a surname alone has a title, or says something."""
        says_it = "say" in (says(self.before), says(self.behind))
        return self.is_titled or (says_it and not self.others and not self.is_thing)

    @property
    def ends(self) -> bool:
        """Whether it is the last word of its name, as surnames are."""
        name, start, _ = self.chain
        return self.start - start == name.rfind(" ") + 1

    @property
    def following(self) -> str:
        """The word of its name behind it, such as the surname; empty for the last."""
        name, start, _ = self.chain
        return name[self.start - start :].partition(" ")[2].partition(" ")[0]

    @property
    def is_place(self) -> bool:
        """Whether something is told to be in it."""
        return self.before in words_in("beside_names", "at a place") and self.behind != "'s"

    @property
    def is_titled(self) -> bool:
        """Whether it stands alone behind Mr or Ms, so that its bearer was named before."""
        title, _, rest = self.chain[0].partition(" ")
        return title.rstrip(".").casefold() in words_of("honorific") and rest.isalpha()


def find_spellings(prose: Prose) -> Iterator[NameSpelling]:
    """Both spellings of each name of a text that is a letter off itself, each where it stands."""
    uses = _uses(prose)
    small = small_words(prose)
    _, above = headline_of(prose.text) or (0, 0)
    words = [word for word in uses if len(word) >= _SHORTEST - 1]
    seen: set[frozenset[str]] = set()
    for slip, name in _near_pairs(words):
        is_new = frozenset([slip, name]) not in seen and slip.lower() not in small
        is_word = name.lower() in small
        found = _slip_beside_name(slip, name, uses, above, is_word=is_word) if is_new else ()
        is_told = found and not _is_set_apart(prose, uses[slip][0], uses[name])
        is_told = is_told and not _are_side_by_side(prose, uses[slip][0], uses[name])
        slipped, known = (is_unspeakable(one.casefold()) for one in (slip, name))
        is_mistyped = slipped and not known  # "Btixton Academy", no "Lindqvist" for "Lindkvist"
        if is_told and (
            is_mistyped or not _are_of_two_kinds(prose, uses[slip][0], name, uses[name])
        ):
            seen.add(frozenset([slip, name]))
            yield from found


def _is_set_apart(prose: Prose, slip: _Use, held: Sequence[_Use]) -> bool:
    """Whether a sentence tells how a name is spelled, or that its bearer is another.

    As in "it misspelled Berg as Borg", "Karen Holm, who is no relation". Of a name that stands
    more than once each relation would tell something else.
    """
    either = (slip, *held) if len(held) == 1 else (slip,)
    is_of_kin = any(_tells(prose, one.start, "of kin or none") for one in either)
    return is_of_kin or _tells(prose, slip.start, "of spelling")


def _tells(prose: Prose, start: int, *sections: str) -> bool:
    """Whether the sentence of a name has a word of some sections."""
    first, stop = prose.sentence(bisect_left(prose.starts, start))
    told = words_in("beside_names", *sections)
    return any(prose.norm(at) in told for at in range(first, stop))


def _are_side_by_side(prose: Prose, slip: _Use, held: Sequence[_Use]) -> bool:
    """Whether a sentence has both full names, of two people: "Ada Holm beat Ada Holme"."""
    near = (one for one in held if _are_beside(slip, one) and one.sentence == slip.sentence)
    return bool(slip.others) and any(one.ends and _is_person(prose, one) for one in near)


def small_words(prose: Prose) -> set[str]:
    """The words that a text has in small letters."""
    return {node.norm for node in prose.line if node.kind == WORD and node.text[:1].islower()}


@lru_cache(maxsize=1)
def _uses(prose: Prose) -> Mapping[str, list[_Use]]:
    """Where the words of names stand; words that only open a sentence count as such."""
    uses: dict[str, list[_Use]] = defaultdict(list)
    for chain in prose.chains:
        is_listed = _is_listed(prose, chain)
        named = [piece for piece in chain if not _is_no_name(prose, piece)]
        for piece in named:
            is_coded = sum(map(str.isupper, piece.text)) > _MOST_CAPITALS  # "DeploymentToQueue"
            is_word = piece.kind == "word" and re.sub("['’]", "", piece.text).isalpha()
            if not is_word or is_coded:
                continue
            others = tuple(one.text for one in named if one is not piece)
            start, end = prose.line[chain[0].first].start, prose.line[chain[-1].end - 1].end
            uses[piece.text].append(
                _Use(
                    prose.line[piece.first].start,
                    others,
                    prose.opens(piece.first),
                    is_listed,
                    prose.norm(piece.first - 1),
                    prose.norm(piece.end),
                    (prose.text[start:end], start, end),
                    prose.sentence(piece.first)[0],
                    age_behind(prose.text, end) is not None,
                )
            )
    return uses


def _is_no_name(prose: Prose, piece: NamePiece) -> bool:
    """Whether a piece is a title, or only opens a sentence."""
    norm = piece.text.rstrip(".").casefold()
    is_title = norm in words_of("rank", "honorific", "saint")
    return is_title or (prose.opens(piece.first) and norm in names_of("opening"))


def _is_listed(prose: Prose, chain: Sequence[NamePiece]) -> bool:
    """Whether a name stands between commas with nothing else, as in a list of a team."""
    before, behind = prose.norm(chain[0].first - 1), prose.norm(chain[-1].end)
    return before in (",", ";", ":", "(") and behind in (",", ";", "(", ".", ")")


def _near_pairs(words: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Each two words with one letter changed, left out, added or exchanged, in both orders."""
    places = {word: at for at, word in enumerate(words)}
    near = {(places[one], places[other]) for one, other in _alike_but_for_letters(words)}
    for word, other in ((words[at], words[other_at]) for at, other_at in sorted(near)):
        is_near = is_one_letter_apart(word.casefold(), other.casefold())
        if len(word) <= len(other) and is_near:
            yield word, other
            if len(word) < len(other):
                yield other, word


def _alike_but_for_letters(words: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Each two words that have a key in common, in both orders."""
    keys = {word: letter_keys(word.casefold()) for word in words}
    told = Counter(key for some in keys.values() for key in some)
    often = {key for key, number in told.items() if number > 1}
    met: dict[str, list[str]] = defaultdict(list)
    for word in words if often else ():
        for key in often.intersection(keys[word]):
            met[key].append(word)
    for alike in met.values():
        yield from permutations(alike, 2)


def _slip_beside_name(
    slip: str, name: str, uses: Mapping[str, list[_Use]], above: int, *, is_word: bool
) -> tuple[NameSpelling, ...]:
    """Both spellings, where one is a slip for the other; nothing where they may be two names.

    ``above`` is where the headline ends.
    What the text has in small letters as well, ``is_word``, is a name beside the same words only.
    """
    if len(uses[slip]) != 1 or len(name) < _SHORTEST - is_common_given_name(name):
        return ()
    if any(_VOWELS.isdisjoint(word.casefold()) for word in (slip, name)):
        return ()  # "Stcks" is cut short
    (use,), held = uses[slip], uses[name]
    near = [one for one in held if _are_beside(use, one)]
    beside = next((one for one in near if one.others == use.others), next(iter(near), None))
    if beside is not None and all(is_no_person(word.rstrip("s")) for word in (slip, name)):
        return ()  # West German, West Germans, West Germany
    if beside is not None and not _is_ending(slip, name, least=2):
        if use.others == beside.others:
            return _pair(use, beside, use.chain[0], beside.chain[0], name)
        behind = f" {use.following}" * use.following.istitle()  # no "Lyonnaise des"
        return _pair(use, beside, slip + behind, name + behind, name)
    if is_word or len(name) < _SHORTEST or not _may_be_one(slip, name, use, held):
        return ()
    is_below_headline = use.start >= above
    is_apart = is_below_headline and _is_named_apart(name, slip, held[0], [use])
    if is_apart or _is_named_apart(slip, name, use, held):
        return ()
    is_given = use.ends and any(map(is_common_given_name, use.others))
    is_again = len(held) > 1 and any(is_given or not one.opens or one.is_speaker for one in held)
    least = _SHORTEST if use.is_titled or held[0].is_titled else _SURE
    is_once = len(held) == 1 and len(name) >= least and not _are_of_one_kind(slip, name, use, held)
    if not (is_again or is_once):
        return ()
    return _pair(use, held[0], slip, name, name)


def _are_of_one_kind(slip: str, name: str, use: _Use, held: Sequence[_Use]) -> bool:
    """Whether two words that stand once are two people's, as Mr Petersen and Mr Pettersen.

    Or two in one sentence, or in names that have no more in common than a kind of body, "Baking Co"
    and "Banking Co"; but not where two letters are exchanged.
    """
    if sorted(slip) == sorted(name) or bool(use.others) != bool(held[0].others):
        return False
    is_titled = use.is_titled or held[0].is_titled
    common = set(use.others) & set(held[0].others)
    is_of_body = use.others and all(one.casefold() in names_of("body") for one in common)
    return is_titled or use.sentence == held[0].sentence or bool(is_of_body)


def _are_beside(use: _Use, other: _Use) -> bool:
    """Whether two words stand beside the same others, or before the same surname."""
    surname = use.following
    is_of_many = surname.casefold() in names_of("body") or is_no_person(surname)  # "Baking Co"
    is_before = surname == other.following != "" and not is_of_many
    return bool(use.others) and (use.others == other.others or is_before)


def _is_named_apart(slip: str, name: str, use: _Use, held: Sequence[_Use]) -> bool:
    """Whether a full name is of nobody whom the other word names, who never speaks, nor in full.

    A text names people in full when it first tells of them: "Goldman grew. Joan Goodman left".
    Where that is told the other way round, one letter stands for another in a second name.
    """
    is_full = use.ends and any(map(is_common_given_name, use.others))
    is_told = any(one.others or one.is_person for one in held)
    is_exchanged = len(slip) == len(name) and sorted(slip) != sorted(name)
    is_apart = held[0].start < use.start or (len(held) > 1 and is_exchanged)
    return is_full and not is_told and is_apart


def _may_be_one(slip: str, name: str, use: _Use, held: Sequence[_Use]) -> bool:
    """Whether two words may be one name: in the same place of a name, not beside different ones."""
    if slip[0] != name[0] or is_word_of_names(slip):
        return False
    if use.is_listed and not (use.others and any(one.is_speaker for one in held)):
        return False
    stems = slip.rstrip("s"), name.rstrip("s")
    is_ending = any(_is_ending(*both, least=1) for both in ((slip, name), stems))
    is_ending |= slip[:-1] == name[:-1]
    if is_ending and not _is_taken_up(use, held):
        return False
    is_word = use.opens and not (use.others or use.is_speaker) and len(slip) < _SURE
    if is_word or name in use.others:
        return False
    beside = [set(one.others) for one in held if one.others]
    return not use.others or not beside or any(set(use.others) & others for others in beside)


def _is_taken_up(use: _Use, held: Sequence[_Use]) -> bool:
    """Whether a surname stands with a given name, and the other like it speaks or is Mr or Ms.

    Whom a text names so it has named in full before: even a last letter makes no other name. But
    "a" and "i" do, which are a wife's or a kinsman's, and so do words that tell who it is; and
    whom one sentence names in both ways are two.
    """
    full, alone = (held, [use]) if held[0].start < use.start else ([use], held)
    has_given = full[0].ends and any(map(is_common_given_name, full[0].others))
    is_another = any(one.chain[0][-1] in "ai" for one in (full[0], *alone)) or any(
        one.behind == "," or one.sentence == full[0].sentence for one in alone
    )
    return has_given and not is_another and any(one.is_speaker for one in alone)


def _are_of_two_kinds(prose: Prose, slip: _Use, name: str, held: Sequence[_Use]) -> bool:
    """Whether one is a person's name, and the other one that no person has, however like.

    Months and weekdays stand behind the same words again ("in March"), or beside a figure.
    """
    if name.casefold() in months():
        is_dated = slip.before.isdigit() or slip.behind.isdigit()
        return not is_dated and slip.before not in {one.before for one in held}
    if any(set(slip.others) & set(one.others) for one in held):
        return False
    is_thing = all(one.is_thing for one in held) or any(one.is_place for one in held)
    if not (slip.is_thing or slip.is_place):
        return (is_thing or is_no_person(name)) and _is_person(prose, slip)
    return not is_thing and all(_is_person(prose, one) for one in held)


def _is_person(prose: Prose, use: _Use) -> bool:
    """Whether a person is named there, or what is named says something."""
    people = _people(prose)
    is_named = any(one.value.start <= use.start < one.value.end for one in people)
    has_given_name = use.ends and any(map(is_common_given_name, use.others))
    return is_named or use.is_speaker or has_given_name


@lru_cache(maxsize=1)
def _people(prose: Prose) -> tuple[Mention, ...]:
    from factcheck.reading.people.people import people_in  # 3 ms, for words that may be misspelled

    return people_in(prose)


def _is_ending(slip: str, name: str, least: int) -> bool:
    """Whether one of the words is the other and one letter more, as plurals and demonyms are.

    ``least`` is 2 beside the same other names, where only an "s" makes another word, or an "a" a
    woman's name of a man's: Paul and Paula, Mario and Maria.
    """
    slip, name = slip.casefold(), name.casefold()
    shorter, longer = sorted((slip, name), key=len)
    is_of_woman = {slip, name} == {f"{slip[:-1]}{ending}" for ending in "oa"}
    if is_of_woman or {slip[-3:], name[-3:]} == {"man", "men"}:
        return True
    if len(longer) == len(shorter) or not longer.startswith(shorter):
        return False
    return least == 1 or longer[-1] in "sna"


def _pair(
    slip: _Use, name: _Use, slipped: str, right: str, person: str
) -> tuple[NameSpelling, ...]:
    told = ((name, right), (slip, slipped))
    return tuple(NameSpelling(_span(one, words), words, person) for one, words in told)


def _span(use: _Use, words: str) -> Span:
    """Where the words stand: the whole name, or one word of it."""
    start = use.chain[1] if words == use.chain[0] else use.start
    return Span(start, start + len(words))


def find_misspelled(prose: Prose, people: Sequence[Mention]) -> Iterator[NameSpelling]:
    """The words with capitals that are a letter off one that everybody knows.

    Words of people's names count only as given names, or where no name is like them, and none
    that the text has twice, or in small letters. What shows the right word stands with it.
    """
    small = small_words(prose)
    named = {word for one in people for word in one.value.full.split()}
    for word, uses in _uses(prose).items():
        if len(uses) > 1 or word.lower() in small:
            continue
        is_cut_short = _VOWELS.isdisjoint(word.casefold()) and not uses[0].others  # "Ctrl"
        if is_cut_short or not word[1:].islower():  # LeBaron is nobody's Lebanon
            continue
        known, span = _known_at(prose, Span(uses[0].start, uses[0].start + len(word)))
        has_given_name = any(map(is_common_given_name, uses[0].others))
        if " " in prose.text[span.start : span.end]:
            is_slip = True
        elif is_known_alone(known):
            is_slip = not (has_given_name and word in named and uses[0].ends)
        elif is_common_given_name(known):
            is_last = uses[0].others and uses[0].ends
            is_named = uses[0].is_titled or (uses[0].behind == "." and not uses[0].opens)
            is_named |= uses[0].is_thing or uses[0].is_place
            is_slip = not (has_given_name or is_last or is_named)
        else:
            is_slip = not (has_given_name or word in named or uses[0].is_speaker)
            is_slip = is_slip and not _may_be_given(uses[0])
        apart = ("of spelling", "of kin or none") if uses[0].others else ("of spelling",)
        if known and is_slip and not _tells(prose, span.start, *apart):
            yield NameSpelling(span, prose.text[span.start : span.end], known)


def _may_be_given(use: _Use) -> bool:
    """Whether a word stands where a given name does, before a word that no table has."""
    behind = use.chain[0].split()[1:2]
    return bool(behind) and not use.ends and not is_word_of_names(behind[0])


def _known_at(prose: Prose, span: Span) -> tuple[str, Span]:
    """The well-known word that is meant at a place, with where it and what shows it stand."""
    word, at = prose.text[span.start : span.end], bisect_left(prose.starts, span.start)
    near = [node for node in prose.line[max(at - 1, 0) : at + 2] if node.text[:1].isupper()]
    before, behind = near[0], near[-1]
    if known := likely_beside(word, before.text):
        return known, Span(before.start, span.end)
    if known := likely_beside(word, "", behind.text):
        return known, Span(span.start, behind.end)
    return likely_word(word), span
