"""Finding a claim's words in the source, as a W3C TextQuoteSelector does, and what is around."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from itertools import accumulate, pairwise
from operator import attrgetter
from typing import Protocol

from msgspec import Struct

from factcheck.text.folding import fold, folded
from factcheck.text.reading import Part, divide, line_and_column

_UNMARKED = "if nothing marks the caption, give its first words as the source’s caption"


class _TextStretch(Protocol):
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


class Span(Struct, frozen=True, order=True):
    """Start and end of words in a source, in Unicode code points of the text as captured."""

    start: int
    end: int

    def holds(self, start: int, end: int) -> bool:
        """Whether all from one offset to another is of it."""
        return self.start <= start and end <= self.end

    def overlaps(self, other: _TextStretch) -> bool:
        """Whether some character is of both."""
        return self.start < other.end and other.start < self.end


class Stretches:
    """Stretches of a text, of which it is asked at once whether one overlaps or holds another."""

    def __init__(self, stretches: Iterable[_TextStretch]) -> None:
        ordered = sorted((one.start, one.end) for one in stretches)
        self._starts = [start for start, _ in ordered]
        self._reach = [0, *accumulate((end for _, end in ordered), max)]

    def overlap(self, other: _TextStretch) -> bool:
        """Whether some character of another is of one of them."""
        return self._reach[bisect_left(self._starts, other.end)] > other.start

    def hold(self, other: _TextStretch) -> bool:
        """Whether the whole of another is of one of them."""
        return self._reach[bisect_right(self._starts, other.start)] >= other.end


def cut(start: int, end: int, spans: Iterable[Span]) -> Iterator[tuple[int, int]]:
    """The pieces of a stretch of text, cut where spans in it begin and end."""
    edges = {start, end}
    for span in spans:
        edges |= {max(span.start, start), min(span.end, end)}
    return pairwise(sorted(edges))


class Anchor(Struct, frozen=True):
    """The places where a claim's words stand; exactly one is an anchored claim.

    Where they stand nowhere, ``nearest`` is the passage most like them; empty for none. Where
    ``is_cut_short``, they begin in so many places that not all were looked at.
    """

    spans: tuple[Span, ...]
    explanation: str = ""
    nearest: str = ""
    is_cut_short: bool = False

    @property
    def span(self) -> Span | None:
        """The one place, or ``None`` where there is none, more than one, or one may be missing."""
        return self.spans[0] if len(self.spans) == 1 and not self.is_cut_short else None

    @property
    def is_missing(self) -> bool:
        """Whether the words stand nowhere in the source."""
        return not self.spans and not self.is_cut_short

    @property
    def is_ambiguous(self) -> bool:
        """Whether the words stand in more than one place."""
        return len(self.spans) > 1 or self.is_cut_short


def anchor(
    text: str,
    exact: str,
    prefix: str = "",
    suffix: str = "",
    part: Part | None = None,
    caption: str = "",
) -> Anchor:
    """Find ``exact`` between ``prefix`` and ``suffix``, in a part of the article where named.

    Quotes, dashes, spaces, ligatures and composed letters match in any of their forms; digits
    and letters must match exactly, and words must be whole. ``caption`` are the first
    words of a caption that the text does not mark as one. Never raises: where the words do not
    stand in just one place, the answer's ``explanation`` says why.
    """
    spans = _occurrences(text, exact, prefix, suffix)
    if spans is None:
        return Anchor((), _too_often(exact), is_cut_short=True)
    if part is not None:
        ranges = [(a, b) for kind, a, b in divide(text, caption) if kind is part]
        spans = tuple(s for s in spans if any(a <= s.start and s.end <= b for a, b in ranges))
    if not spans:
        return _missing(text, exact, part, bool(prefix or suffix))
    return Anchor(spans, _repeated(text, exact, spans, part) if len(spans) > 1 else "")


_MOST_PLACES = 10_000  # at which words are looked at
_MOST_COMPARED = 20_000_000  # characters of them, as above


def _too_often(exact: str) -> str:
    return (
        f"“{exact}” begins in too many places of the source to look at each; "
        "give words that stand there once"
    )


def _occurrences(text: str, exact: str, prefix: str, suffix: str) -> tuple[Span, ...] | None:
    """Where words stand whole, with what is before and after; ``None`` for too many places."""
    haystack = folded(text)
    words, before, after = (one and fold(one) for one in (exact, prefix, suffix))
    found: list[Span] = []
    places = min(_MOST_PLACES, _MOST_COMPARED // len(words)) if words else 0
    find = _finder(haystack.text, words)
    at = find(0) if words else -1
    while at >= 0:
        if places == 0:
            return None
        places -= 1
        end = at + len(words)
        if _is_whole(haystack.text, at, end) and _is_between(haystack.text, at, end, before, after):
            found.append(Span(haystack.start(at), haystack.end(end - 1)))
        at = find(next(_START.finditer(haystack.text, at + 1)).start())
    return tuple(found)


_LONG = 500_000  # characters, from which on a text is searched where its rarer words stand
_BLOCK = 4_096
_LONGEST_WORD = 100


def _finder(text: str, words: str) -> Callable[[int], int]:
    """What gives the next place of some words in a text from an offset on, or -1."""
    inner = [word for word in words.split(" ")[1:-1] if len(word) <= _LONGEST_WORD]
    if len(text) < _LONG or not inner:
        return lambda at: text.find(words, at)
    blocks = _blocks_by_word(text)
    rarest = min((blocks.get(word, ()) for word in inner), key=len)

    def find(at: int) -> int:
        first = bisect_left(rarest, at // _BLOCK)
        for block in rarest[first:]:
            start = max(at, block * _BLOCK - len(words))
            place = text.find(words, start, (block + 1) * _BLOCK + len(words))
            if place >= 0:
                return place
        return -1

    return find


@lru_cache(maxsize=4)
def _blocks_by_word(text: str) -> dict[str, tuple[int, ...]]:
    """For each word of a long text, between spaces, the blocks of it in which it begins."""
    blocks: dict[str, list[int]] = {}
    for number, start in enumerate(range(0, len(text), _BLOCK)):
        for word in set(text[start : start + _BLOCK + _LONGEST_WORD].split(" ")):
            blocks.setdefault(word, []).append(number)
    return {word: tuple(numbers) for word, numbers in blocks.items()}


_START = re.compile("(?:(?<![A-Za-z])|(?![A-Za-z]))(?:(?<![0-9])|(?![0-9]))")
"""Where words may begin: nowhere within an English word or a number."""


def _is_between(text: str, start: int, end: int, prefix: str, suffix: str) -> bool:
    while start > 0 and text[start - 1] == " ":
        start -= 1
    while text.startswith(" ", end):
        end += 1
    return text.endswith(prefix, 0, start) and text.startswith(suffix, end)


def _is_whole(text: str, start: int, end: int) -> bool:
    """Whether no word and no number is cut at either end."""
    return not (_is_cut(text, start) or _is_cut(text, end))


def _is_cut(text: str, at: int) -> bool:
    if not 0 < at < len(text):
        return False
    left, right = text[at - 1], text[at]
    if (left.isalpha() and right.isalpha()) or (left.isdigit() and right.isdigit()):
        return True
    inside_numeral = left in ".," and right.isdigit() and at > 1 and text[at - 2].isdigit()
    before_numeral = (
        left.isdigit() and right in ".," and at + 1 < len(text) and text[at + 1].isdigit()
    )
    return inside_numeral or before_numeral


def _repeated(text: str, exact: str, spans: tuple[Span, ...], part: Part | None) -> str:
    lines = list(dict.fromkeys(str(line_and_column(text, span.start)[0]) for span in spans))
    more = "" if len(lines) <= 5 else " and more"
    named = f"line{'s' if len(lines) > 1 else ''} {', '.join(lines[:5])}{more}"
    return (
        f"“{exact}” stands {len(spans)} times in {_part_label(part)} ({named}); "
        "add a prefix or a suffix, the words just before or after it"
    )


def _missing(text: str, exact: str, part: Part | None, has_context: bool) -> Anchor:
    reason = f"“{exact}” does not stand in {_part_label(part)}"
    if has_context and _occurrences(text, exact, "", ""):
        return Anchor((), f"{reason} with that prefix and suffix")
    if part and _occurrences(text, exact, "", ""):
        elsewhere = f"{reason}, though elsewhere in the source"
        return Anchor((), f"{elsewhere}; {_UNMARKED}" if part is Part.CAPTION else elsewhere)
    nearest = _nearest(text, exact)
    told = f"{reason}; the nearest words are “{nearest}”" if nearest else reason
    return Anchor((), told, nearest)


def _part_label(part: Part | None) -> str:
    return f"the {part}" if part else "the source"


@lru_cache(maxsize=512)
def _nearest(text: str, exact: str) -> str:
    """The passage most like some words that do not stand in a text; "" where none is alike."""
    if len(exact) > 500 or len(text) > 200_000:
        return ""
    from rapidfuzz.fuzz import partial_ratio_alignment  # 17 ms, for words that are nowhere

    alignment = partial_ratio_alignment(fold(exact), text, score_cutoff=75)
    if alignment is None:
        return ""
    start = text.rfind(" ", 0, alignment.dest_start + 1) + 1
    end = text.find(" ", alignment.dest_end)
    return " ".join(text[start : end if end >= 0 else len(text)].split())


def sentence_around(text: str, span: Span, caption: str = "") -> Span:
    """The sentence or sentences that contain a span, within its block.

    One that does not end is cut, so that what is asked of it costs no more than of any other.
    """
    start, end = _block_around(text, span, caption)
    sentences = _sentences(text, start, end)
    first = bisect_right(sentences, span.start, key=attrgetter("end"))
    inside = sentences[first : bisect_left(sentences, span.end, key=attrgetter("start"))]
    if not inside:
        return Span(start, end)
    return Span(min(inside[0].start, span.start), max(inside[-1].end, span.end))


def _block_around(text: str, span: Span, caption: str) -> tuple[int, int]:
    for _, start, end in divide(text, caption):
        if start <= span.start < end:
            return start, max(end, span.end)
    return span.start, span.end


@lru_cache(maxsize=1024)
def _sentences(text: str, start: int, end: int) -> tuple[Span, ...]:
    from syntok import segmenter  # 12 ms, for a command that reads no article

    spans = []
    for paragraph in segmenter.analyze(text[start:end]):
        for sentence in paragraph:
            words = [token for token in sentence if token.value]  # blanks at the end are empty
            for at in range(0, len(words), LONGEST_SENTENCE):
                first, last = words[at], words[at : at + LONGEST_SENTENCE][-1]
                spans.append(Span(start + first.offset, start + last.offset + len(last.value)))
    return tuple(spans)


LONGEST_SENTENCE = 200  # words and signs: what is longer is a list, or no prose
