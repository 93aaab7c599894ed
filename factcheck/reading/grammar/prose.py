"""A line of tokens with its sentences, and the words with capitals that may be names."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cache, cached_property, lru_cache

from msgspec import Struct

from factcheck.names.tables import names_of, offices, words_of
from factcheck.reading.grammar.engine import Line, kind_at
from factcheck.reading.grammar.phrases import Phrases
from factcheck.reading.grammar.tokens import DIGITS, GLUED, PARAGRAPH, WORD, tokenize
from factcheck.text import LONGEST_SENTENCE
from factcheck.words import words_in

_ENDS = frozenset([".", "!", "?", "..."])
_CLOSING = frozenset(['"', "'", ")", "]"])
LATELY_READ = 4  # texts that are kept: what is read of one is asked for by several
_SHORT_LINE = 50  # characters: a line that ends sooner was not broken for its length


class Prose(Struct, frozen=True, eq=False, dict=True):
    """A text's line of nodes, and where on it the sentences begin."""

    text: str
    line: Line
    sentences: Sequence[int]

    @cached_property
    def norms(self) -> list[str]:
        """The norms of the nodes of the line."""
        return [node.norm for node in self.line]

    @cached_property
    def starts(self) -> list[int]:
        """Where the nodes of the line begin in the text."""
        return [node.start for node in self.line]

    @cached_property
    def chains(self) -> Sequence[list[NamePiece]]:
        """The longest runs of words with capitals, with initials and particles between them."""
        return tuple(_chains(self))

    def sentence(self, at: int) -> tuple[int, int]:
        """The first node of the sentence at a place of the line, and where it ends."""
        number = bisect_right(self.sentences, at)
        end = self.sentences[number] if number < len(self.sentences) else len(self.line)
        return self.sentences[max(number - 1, 0)], end

    def opens(self, at: int) -> bool:
        """Whether a sentence begins at a node, or its first quoted word does."""
        start = self.sentences[max(bisect_right(self.sentences, at) - 1, 0)]
        return not any(map(str.isalnum, self.norms[start:at]))

    def norm(self, at: int) -> str:
        """The norm of a node; nothing beyond the ends of the line."""
        norms = self.norms
        return norms[at] if 0 <= at < len(norms) else ""

    def is_capital(self, at: int) -> bool:
        """Whether a node begins with a capital; nothing beyond the ends of the line does."""
        return 0 <= at < len(self.line) and self.line[at].text[0].isupper()

    def words(self, first: int, end: int) -> str:
        """The text from one node to before another, on one line."""
        if first >= end:
            return ""
        return " ".join(self.text[self.line[first].start : self.line[end - 1].end].split())


@lru_cache(maxsize=LATELY_READ)
def read_prose(text: str) -> Prose:
    """A text with its sentences; the last ones are kept."""
    nodes = tokenize(text)
    starts: list[int] = []
    last, past = -LONGEST_SENTENCE, -1
    for at, node in enumerate(nodes):
        is_inside = node.gap == GLUED or (node.start == past + 1 and text[past] == " ")
        if at - last >= LONGEST_SENTENCE or (not is_inside and _begins(text, nodes, at)):
            starts.append(at)
            last = at
        is_whole = node.kind == WORD and node.text[-1] != "."
        past = node.end if is_whole else -1  # behind a word, no sentence begins past a blank
    return Prose(text, nodes, starts)


def _begins(text: str, line: Line, at: int) -> bool:
    """Whether a sentence begins at a node: after an end, before a capital or a mark."""
    node, before = line[at], line[at - 1]
    if node.gap == PARAGRAPH:
        return True
    if before.kind == WORD and before.text[-1] != ".":
        return _is_new_line(text, line, at)
    here = at - 1
    while here > 0 and line[here].norm in _CLOSING and line[here].gap == GLUED:
        here -= 1
    is_end = line[here].norm in _ENDS
    is_part = [(one.norm, one.gap) for one in line[at + 1 : at + 2]] == [("-", GLUED)]
    opens = node.norm in names_of("opening") and not is_part  # "the U.S. Under-Secretary"
    if not is_end and not (before.text.endswith(".") and opens):
        return _is_new_line(text, line, at)
    if not (node.text[0].isupper() or node.text[0].isdigit() or node.norm in _CLOSING | {"("}):
        return False
    return not (here == at - 1 and _is_abbreviated(line, here, node.norm))


def _is_new_line(text: str, line: Line, at: int) -> bool:
    """Whether a line of its own ends before a node: a headline, a byline, a credit."""
    end, start = line[at - 1].end, line[at].start
    if "\n" not in text[end:start]:
        return False
    return end - (text.rfind("\n", 0, end) + 1) < _SHORT_LINE


def _is_abbreviated(line: Line, at: int, following: str) -> bool:
    """Whether the point at a place of the line only cuts a word short: "Gen. Holm", "J. Holm"."""
    if line[at].norm != "." or at == 0 or line[at].gap != GLUED:
        return False
    word, is_unit = line[at - 1], at > 1 and line[at - 2].kind == DIGITS  # "it was 4 C. May was"
    is_letter = len(word.text) == 1 and word.text.isupper() and not is_unit
    is_initial = is_letter and following not in names_of("opening")
    return is_initial or word.norm in _abbreviations()


@cache
def _abbreviations() -> frozenset[str]:
    ends = (words.split()[-1] for words, _, _ in offices() if words.endswith("."))
    cut = frozenset(word.rstrip(".").casefold() for word in ends)
    return cut | words_in("beside_names", "abbreviated")


class NamePiece(Struct, frozen=True, gc=False):
    """One word of a name: its nodes, and whether it is a word, an initial, or a particle."""

    first: int
    end: int
    kind: str
    text: str


def _chains(prose: Prose) -> Iterator[list[NamePiece]]:
    past, particles = 0, names_of("particle")
    for at, node in enumerate(prose.line):
        if not node.text[0].isupper() and node.norm not in particles:
            continue
        if at < past or not _opens_name(prose.line, at):
            continue
        if chain := _chain(prose, at):
            yield chain
            past = chain[-1].end


def _opens_name(line: Line, at: int) -> bool:
    """Whether a word has a capital, or is written as one with a name: the "al" of "al-Assad"."""
    if line[at].text[0].isupper():
        return True
    return _compound_end(line, at) > at + 1 and line[at + 2].text[0].isupper()


def _chain(prose: Prose, at: int) -> list[NamePiece]:
    pieces: list[NamePiece] = []
    here = at
    while piece := _piece(prose, here, bool(pieces)):
        pieces.append(piece)
        here = piece.end
    while pieces and pieces[-1].kind == "particle":
        pieces.pop()
    return pieces


def _piece(prose: Prose, at: int, is_inside: bool) -> NamePiece | None:
    """The word of a name at a place of the line, hyphens and the point of an initial included."""
    line = prose.line
    if kind_at(line, at) != WORD:
        return None
    node = line[at]
    if is_inside and (node.gap != " " or prose.sentence(at)[0] == at):
        return None
    end = _compound_end(line, at)
    if kind_at(line, end) == DIGITS and line[end].gap == GLUED:
        return None  # "Berg Sh96.7 million"
    words = prose.text[node.start : line[end - 1].end]
    if not node.text[0].isupper():
        return _particle(at, end, words, node.norm)
    is_short = end == at + 1 and prose.norm(end) == "." and line[end].gap == GLUED
    if is_short and (len(node.text) == 1 or node.norm in _abbreviations()):
        is_title = node.norm in words_of("rank", "honorific", "saint")
        return NamePiece(at, end + 1, "word" if is_title else "initial", words)
    return NamePiece(at, end, _kind(words), words)


def _particle(at: int, end: int, words: str, norm: str) -> NamePiece | None:
    """A small word inside a name, or one with its name: "van", "al-Assad", "d'Estaing"."""
    apostrophe = next((mark for mark in "’'" if mark in words), "")
    before = words.split(apostrophe)[0] if apostrophe else norm
    if before not in names_of("particle"):
        return None
    is_whole = any(letter.isupper() for letter in words)
    return NamePiece(at, end, "word" if is_whole else "particle", words)


def _compound_end(line: Line, at: int) -> int:
    """Where a word ends with what hyphens join to it: "Carl-Henric", "Jong-un"."""
    end = at + 1
    while end + 1 < len(line) and line[end].norm == "-" and line[end].gap == GLUED:
        if line[end + 1].gap != GLUED or line[end + 1].kind != WORD:
            break
        end += 2
    return end


def _kind(words: str) -> str:
    bare = words.replace(".", "")
    if "." in words[:-1] or len(bare) == 1:
        return "initial" if len(bare) < 4 else "capitals"
    is_plural = len(bare) > 2 and bare.endswith("s") and bare[:-1].isupper()  # MPs
    return "capitals" if is_plural or bare.isupper() else "word"


@cache
def title_phrases() -> Phrases:
    """The words for offices, ranks and callings as phrases, each with its kind."""
    return Phrases((words, (kind, words)) for words, kind, _ in offices())
