"""Bytes of a captured document → its text; offsets → lines and columns; the parts of an article.

Those that a claim may be looked for in: headline, captions, body.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from enum import StrEnum
from functools import cache, lru_cache
from itertools import pairwise

from factcheck.words import phrases_of

_UNREADABLE = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f\ud800-\udfff]")
_MARKED_ENCODINGS = {  # the longer first: a mark of UTF-32 begins as one of UTF-16 does
    b"\xff\xfe\x00\x00": "UTF-32", b"\x00\x00\xfe\xff": "UTF-32",
    b"\xff\xfe": "UTF-16", b"\xfe\xff": "UTF-16",
}  # fmt: skip


class TextError(ValueError):
    """Bytes that are not the text they should be: what is wrong, and at which 1-based place."""

    def __init__(self, message: str, line: int, column: int) -> None:
        self.message = message
        self.line = line
        self.column = column
        super().__init__(f"{line}:{column}: {message}")


def decode(content: bytes) -> str:
    """Text of UTF-8 bytes, byte order mark and line ends kept, so that offsets stay true.

    Raises ``TextError`` for another encoding and for control characters that no text holds.
    """
    marked = (name for mark, name in _MARKED_ENCODINGS.items() if content.startswith(mark))
    if encoding := next(marked, ""):
        raise TextError(f"the file is {encoding}, expected UTF-8", 1, 1)
    try:
        text = content.decode()
    except UnicodeDecodeError as error:
        before = content[: error.start].decode()
        raise TextError(
            f"byte 0x{content[error.start]:02X} is not UTF-8", *line_and_column(before, len(before))
        ) from None
    found = _UNREADABLE.search(text)
    if found:
        raise TextError(
            f"control character U+{ord(found[0]):04X}", *line_and_column(text, found.start())
        )
    return text


@lru_cache(maxsize=4)  # what looks for names asks one after another
def runs_of_letters(text: str) -> Sequence[str]:
    """The words of a text, without the signs and digits in them, in their order."""
    return _LETTERS.findall(text)


_LETTERS = re.compile(r"[^\W\d_]+")


def line_and_column(text: str, offset: int) -> tuple[int, int]:
    """1-based line and column of an offset; a line ends with LF, CRLF or CR, as editors count."""
    starts = _line_starts(text)
    line = bisect_right(starts, offset)
    return line, offset - starts[line - 1] + 1


def offset_of(text: str, line: int, column: int) -> int:
    """The offset of a 1-based line and column, the inverse of ``line_and_column``."""
    return _line_starts(text)[line - 1] + column - 1


def lines_of(text: str) -> list[str]:
    """The lines of a text, without their ends, numbered as ``line_and_column`` numbers them."""
    return [text[start:end].rstrip("\r\n") for start, end in ends_of_lines(text)]


def ends_of_lines(text: str) -> Iterator[tuple[int, int]]:
    """The offsets where each line begins and ends, with what ends it."""
    return pairwise([*_line_starts(text), len(text)])


@lru_cache(maxsize=64)
def _line_starts(text: str) -> tuple[int, ...]:
    return (0, *(found.end() for found in re.finditer("\r\n|\n|\r", text)))


_FRONT_MATTER = r"\A---[ \t]*\r?\n(?:(?!---)[^\r\n]+\r?\n)+---(?=[ \t]*\r?\n)"
_BLOCK = re.compile(rf"{_FRONT_MATTER}|\S.*?(?=\n[ \t\r]*\n|\r\n\r\n|\Z)", re.DOTALL)
_TWO_NAMES = r"[A-Z][\w.'’ -]{1,40}/ ?[A-Z][\w.'’&+, -]{1,40}(?<!\.)"


@cache
def _credits() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What a line holds that is a credit, and how a caption ends with one.

    A sign of copyright is a picture's, but "Copyright © 2011" the whole text's.
    """
    words = phrases_of("credits")
    agency, picture = "|".join(words["agency"]), "|".join(words["picture"])
    line = re.compile(
        rf"(?:{picture}|source)s?\s*(?:by|:|courtesy)|(?<!copyright )©(?!\s*\d{{4}})|"
        rf"^[^.]*/\s*(?:{agency})\b|\b(?:{agency})(?:\s+(?:Photo|Images))?\s*\)?$",
        flags=re.IGNORECASE | re.MULTILINE,
    )
    end = re.compile(  # "(AP Photo/Ann Lee)", "… Monday. Ann Lee/Newsline Pictures", "… Photo: Ann"
        rf"(?:\((?:{agency})(?: Photo)?\b[^()]*\)|[.!?…”\"] +(?:{_TWO_NAMES}|"
        rf"(?:{picture.title()})s?(?:: ?| by )[^.:\n]{{3,60}}))\s*\Z"
    )
    return line, end


class Part(StrEnum):
    """Where in an article words stand."""

    HEADLINE = "headline"
    CAPTION = "caption"
    BODY = "body"


@lru_cache(maxsize=64)
def divide(text: str, caption: str = "") -> tuple[tuple[Part, int, int], ...]:
    """Every block of a text (between blank lines) with its part, start and end offset.

    The headline is the first block, or its first line where the block goes on at length; so is a
    front matter, which has the title. A text that begins with a paragraph has none. A caption is a
    block of several lines whose last is a picture credit, one that ends with a credit behind its
    last sentence or in brackets, or the block that begins with the words in ``caption``.
    """
    blocks = list(_blocks(text))
    return tuple(
        (_part_of(text[start:end], number, caption), start, end)
        for number, (start, end) in enumerate(blocks)
    )


def headline_of(text: str) -> tuple[int, int] | None:
    """Where the headline of a text stands; none where a first paragraph of whole sentences does."""
    part, start, end = next(iter(divide(text)), (Part.BODY, 0, 0))
    is_alone = end >= len(text.rstrip())
    is_headline = part is Part.HEADLINE and not (is_alone or _is_of_sentences(text, start, end))
    return (start, end) if is_headline else None


def _is_of_sentences(text: str, start: int, end: int) -> bool:
    """Whether a block ends as a sentence does, too long for a headline, or opens a list."""
    told = text[max(start, end - _LONGEST_END) : end].rstrip('”"’)')
    words = text[start : min(end, start + _LONGEST_HEADLINE)].split()
    return told.endswith(":") or (told.endswith(".") and len(words) > _MOST_WITH_STOP)


_MOST_WITH_STOP = 15  # words of a headline that ends in a full stop
_LONGEST_HEADLINE, _LONGEST_END = 200, 4  # letters
_MOST_OF_HEADLINE = 40  # words


def _blocks(text: str) -> Iterator[tuple[int, int]]:
    for number, found in enumerate(_BLOCK.finditer(text)):
        start, end = found.span()
        line = found[0].partition("\n")[0]
        if number == 0 and _is_long(found[0]) and _is_headline(line, found[0]):
            yield start, start + len(line)
            start += len(line) + 1
        yield start, end


def _is_long(block: str) -> bool:
    return len(block.split()) > _MOST_OF_HEADLINE


def _is_headline(line: str, block: str) -> bool:
    """Whether a first line stands for itself, and is not the beginning of a wrapped paragraph."""
    after = block[len(line) :].lstrip()
    is_sentence = line.rstrip().endswith((".", "?", "!", "”", '"'))
    return after[:1].isupper() and not is_sentence and not _is_long(line)


def _part_of(block: str, number: int, caption: str) -> Part:
    if caption and block.startswith(caption):
        return Part.CAPTION
    if number == 0 and not _is_long(block):
        return Part.HEADLINE
    lines = block.splitlines()
    if len(lines) > 1 and _is_credit(lines[-1].strip()):
        return Part.CAPTION
    return Part.CAPTION if _credits()[1].search(block) else Part.BODY


def _is_credit(line: str) -> bool:
    """Whether a line names who took a picture: "Photo: Ann Lee", "Ann Lee / NTB"."""
    is_short = len(line) < 80
    return is_short and bool(_credits()[0].search(line) or re.fullmatch(_TWO_NAMES, line))
