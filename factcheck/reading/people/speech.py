"""A text with who is named and what stands between marks of quotation in it.

And the words of saying between the two.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache

from msgspec import Struct

from factcheck.names.tables import names_of, words_of
from factcheck.reading.grammar.engine import Mention, is_glued
from factcheck.reading.grammar.prose import Prose
from factcheck.reading.grammar.saying import saying, says, speaks
from factcheck.reading.grammar.tokens import BLANK, DASHES, GLUED, PARAGRAPH, WORD
from factcheck.reading.people.people import Named
from factcheck.words import grammar, words_in

_OPEN, _CLOSED = frozenset("“„«"), frozenset("”»")
_BEFORE_OPEN = DASHES | {"(", "[", "/", ":", "'", "..."}
_ENDS = DASHES | {".", "!", "?", "...", ","}
_MOST_IN_SINGLE = 60  # nodes between single marks, which apostrophes resemble


class Marked(Struct, frozen=True):
    """Words between marks: the nodes from ``first`` to before ``end``.

    ``goes_on`` where the next opens anew before this one is closed: one speech. ``is_single``
    where the marks are single ones.
    """

    first: int
    end: int
    goes_on: bool = False
    is_single: bool = False

    @property
    def past(self) -> int:
        """The node behind the closing mark, if there is one."""
        return self.end if self.goes_on else self.end + 1


def find_marked(prose: Prose) -> list[Marked]:
    """The words between marks, in order, none inside others."""
    double = list(_double(prose))
    taken = [(one.first - 1, one.past) for one in double]
    single = (one for one in _single_marked(prose) if not _is_inside(one, taken))
    return sorted([*double, *single], key=lambda one: one.first)


def _is_inside(one: Marked, taken: list[tuple[int, int]]) -> bool:
    return any(first < one.end and one.first < past for first, past in taken)


def _double(prose: Prose) -> Iterator[Marked]:
    """Words between double marks; what a paragraph ends in goes on where the next opens anew."""
    opened, depth = -1, 0
    for at, node in enumerate(prose.line):
        is_mark = node.norm == '"'
        if opened >= 0 and node.gap == PARAGRAPH and not is_mark:
            yield from _unclosed(prose, opened, at)
            opened = -1
        if not is_mark:
            continue
        if _opens(prose, at, opened >= 0):
            is_anew = opened >= 0 and (node.gap == PARAGRAPH or prose.norm(at - 1) in _ENDS)
            if is_anew:
                yield Marked(opened + 1, at, goes_on=True)
            depth = depth + 1 if opened >= 0 and not is_anew else 0
            opened = opened if depth else at
        elif depth:
            depth -= 1
        elif opened >= 0:
            if at > opened + 1:
                yield Marked(opened + 1, at)
            opened = -1
    if opened >= 0:
        yield from _unclosed(prose, opened, len(prose.line))


def _unclosed(prose: Prose, opened: int, end: int) -> Iterator[Marked]:
    """A speech that a paragraph ends in, without its closing mark."""
    if prose.norm(end - 1) in (".", "!", "?") and prose.opens(opened):
        yield Marked(opened + 1, end, goes_on=True)


def _opens(prose: Prose, at: int, is_open: bool) -> bool:
    """Whether a double mark opens: by its shape, or by where it is glued to a word."""
    node = prose.line[at]
    if node.text in _OPEN or node.text in _CLOSED:
        return node.text in _OPEN
    glued_behind = is_glued(prose.line, at + 1)
    glued_before = node.gap == GLUED and prose.norm(at - 1) not in _BEFORE_OPEN
    if glued_before:
        return False
    return glued_behind or not is_open


def _single_marked(prose: Prose) -> Iterator[Marked]:
    """Words between single marks, as British headlines have them."""
    past = 0
    for at, node in enumerate(prose.line):
        if node.norm == "'" and at >= past and _may_open(prose, at):
            if end := _single_end(prose, at):
                yield Marked(at + 1, end, is_single=True)
            past = end


def _may_open(prose: Prose, at: int) -> bool:
    if not is_glued(prose.line, at + 1):
        return False
    following = prose.line[at + 1]
    is_apart = prose.line[at].gap != GLUED or prose.norm(at - 1) in _BEFORE_OPEN
    return (
        is_apart and following.kind == WORD and following.norm not in words_in("set_apart", "cut")
    )


def _single_end(prose: Prose, opened: int) -> int:
    """Where single marks close; a plural's apostrophe only where nothing else does; 0 if not."""
    doubtful = 0
    for at in range(opened + 2, min(opened + _MOST_IN_SINGLE, len(prose.line))):
        node = prose.line[at]
        if node.gap == PARAGRAPH:
            break
        if node.norm != "'" or node.gap != GLUED:
            continue
        behind = prose.line[at + 1] if at + 1 < len(prose.line) else None
        is_plural = prose.norm(at - 1).endswith("s") and behind is not None and behind.gap == BLANK
        if not is_plural:
            return at
        doubtful = doubtful or at
    return doubtful


PUNCTUATION = frozenset([*",.;:()[]!?–", '"', "...", "'"])


@cache
def determiners() -> frozenset[str]:
    """What stands before whoever speaks: the, his, one, several."""
    told = grammar("article", "possessive", "quantifier") | {"one"}
    return told - grammar("distributive")


class Speaker(Struct, frozen=True):
    """Who speaks: the words for them, and where they stand in the text (code points).

    ``mention`` is where the text names them there, if it does.
    """

    who: str
    start: int
    end: int
    mention: Mention | None = None

    @property
    def full(self) -> str:
        """The full name by which the text knows them; the words where it has none."""
        return self.mention.value.full if self.mention else self.who


class Speech(Struct, frozen=True):
    """A text, the people named in it and what is quoted: what it takes to tell a speaker.

    ``ends`` and ``starts`` are the nodes at which people are named, ``titles`` those that stand
    before a person's name anywhere, ``inside`` the nodes in quotation marks, marks included.
    """

    prose: Prose
    people: tuple[Mention, ...]
    ends: dict[int, Mention]
    starts: dict[int, Mention]
    titles: dict[str, set[str]]
    inside: frozenset[int]


def read_speech(prose: Prose, people: tuple[Mention, ...], marked: Iterable[Marked]) -> Speech:
    """The same, from the people who are named in a text and what is quoted in it."""
    speech = Speech(prose, people, {}, {}, defaultdict(set), _inside(marked))
    for mention in people:
        end = node_at(prose, mention.value.end)
        while prose.norm(end) in names_of("letters"):
            end += 1
        speech.ends[end] = mention
        speech.ends.setdefault(node_at(prose, mention.end), mention)
        speech.starts[node_at(prose, mention.start)] = mention
        speech.starts[node_at(prose, mention.value.start)] = mention
        speech.titles[mention.value.full].add(mention.text.split()[0].rstrip("."))
    return speech


def _inside(marked: Iterable[Marked]) -> frozenset[int]:
    double = (one for one in marked if not one.is_single)
    return frozenset(at for one in double for at in range(one.first - 1, one.past))


def is_says(speech: Speech, at: int, *, is_any: bool = False) -> bool:
    """Whether a verb of saying stands at a node, or of calling and thinking (``is_any``).

    A noun that looks like one is none.
    """
    norm = speech.prose.norm(at)
    following = speech.prose.norm(at + 1)
    if norm in saying("on") and following == "on":
        return speech.prose.norm(at + 2) in (":", ",", '"')
    if not (says(norm) if is_any else speaks(norm)) or following == "by":
        return False
    if norm in saying("noun"):
        before = at - 1 if speech.prose.norm(at - 1) not in saying("beside") else at - 2
        return following in (":", '"') or _is_subject(speech, before)
    return speech.prose.line[at].text.islower()


def _is_subject(speech: Speech, at: int) -> bool:
    """Whether what ends at a node is a subject for sure: "she", "Holm", "Russia", no "the"."""
    if at < 1 or at + 1 in speech.ends:
        return at >= 0
    if speech.prose.norm(at) in grammar("third person") | {"who"}:
        return True
    return is_capital(speech.prose, at) and speech.prose.norm(at - 1) not in determiners()


def person(mention: Mention) -> Speaker:
    """A person as speaker: the full name, or the surname with the title before it."""
    named: Named = mention.value
    if " " in named.name or mention.start == named.start:
        return Speaker(named.name, named.start, named.end, mention)
    before = mention.text[: named.start - mention.start]
    if named.office and (title := before[named.office[1] - mention.start :].strip(" ,\n")):
        before = f"{title} "  # "audit head Mr Holm"
    who = " ".join(f"{before}{named.name}".split())
    return Speaker(who, named.start - len(before), named.end, mention)


def is_passive(speech: Speech, verb: int) -> bool:
    """Whether a verb tells what is said of its subject: "was called", "is widely described"."""
    before = speech.prose.norm(verb - 1)
    if before in saying("beside") or before.endswith("ly"):
        before = speech.prose.norm(verb - 2)
    return before in grammar("be")


def owns(prose: Prose, mention: Mention) -> bool:
    """Whether somebody's lawyer or club is meant, not the one who is named."""
    at = node_at(prose, mention.value.end)
    is_plural = prose.norm(at) == "'" and prose.norm(at - 1).endswith("s")
    return prose.norm(at) == "'s" or (is_plural and prose.line[at].gap == GLUED)


def opens_with_aide(speech: Speech, start: int, mention: Mention) -> bool:
    """Whether a sentence opens with somebody of the one who is named: "An aide to Holm left".

    Whoever "he" is next is that aide, whom nobody names.
    """
    prose, at = speech.prose, node_at(speech.prose, mention.start)
    is_near = start + 1 < at <= start + _MOST_OPENING and prose.norm(at - 1) in ("to", "for")
    is_one = prose.norm(start) in grammar("article")
    return is_near and is_one and prose.norm(at - 2) in words_of("office", "calling", "tie")


_MOST_OPENING = 8  # nodes: "A former deputy spokesman for Holm"


def is_capital(prose: Prose, at: int) -> bool:
    """Whether a word has its capital, and not because it opens a sentence."""
    node = prose.line[at]
    return node.kind == WORD and node.text[0].isupper() and prose.sentence(at)[0] != at


def node_at(prose: Prose, offset: int) -> int:
    """The node that stands at an offset of the text, or behind it."""
    return bisect_left(prose.line, offset, key=lambda node: node.start)
