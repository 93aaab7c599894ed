"""Markdown and plain text: what is prose in it, at its places, and what stands before it."""

from __future__ import annotations

import re
from collections.abc import Mapping

from msgspec import Struct

from factcheck.model import Origin

_FRONT_MATTER = re.compile(
    r"\A\ufeff?---[ \t]*\r?\n(.*?)\r?\n(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL
)
_FENCED = re.compile(
    r"^(?P<fence>```++|~~~++)[^\n]*+\n.*?(?:^(?P=fence)[ \t]*$|\Z)", re.MULTILINE | re.DOTALL
)
_LONGEST = 2_000  # letters of an address, or of code in a line: none that is not closed is long
_CODE = re.compile(rf"(?<!`)(`+)(?!`)[^\n]{{0,{_LONGEST}}}?(?<!`)\1(?!`)")
_ADDRESS = re.compile(rf"(?<=\]\()[^)\s]{{0,{_LONGEST}}}+(?=\))|https?://\S+")
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_END_OF_COMMENT = "-->"
_END_OF_PAGE = "\f"
_EMPHASIS = re.compile(
    r"(?<![\w*_])(?P<lead>[(\[“\"'$£€]{0,8})(?P<mark>\*{1,3}|_{1,3})(?=[^\s*_])(?P<told>[^\n*_]+)"
    r"(?<=[^\s*_])(?P=mark)(?P<tail>[)\],.;:!?%”\"']*)(?![\w*_])"
)
_BLANK = re.compile(r"&(?:nbsp|thinsp|ensp|emsp|#160|#x0*a0);", re.IGNORECASE)
_TITLE = re.compile(
    r"^title[ \t]*:[ \t]*(?P<quote>[\"']?)(?P<told>[^\s\"'].*?)"
    r"(?:(?<=\S)|(?=[\"']))(?P=quote)[ \t]*$",
    re.MULTILINE,
)
_PAIR = re.compile(r"(\w+)[ \t]*:[ \t]*(|.*?\S)[ \t]*(?:#.*)?")


class PlainText(Struct, frozen=True):
    """A text of which only prose is left, each character at its place, and what stood before it.

    ``fields`` are the plain pairs of a front matter, such as ``title`` and ``date``; ``origins``
    are where the words stand in the file, where that is not where they stand in the text.
    """

    text: str
    fields: Mapping[str, str]
    origins: tuple[Origin, ...] = ()


def read_markdown(text: str) -> PlainText:
    """The prose of Markdown: front matter, code, addresses, comments and marks are blanks.

    So is what parts the pages of a text that was taken out of a PDF.

    The title of a front matter is the headline of a text that has none below.
    """
    text = text.replace(_END_OF_PAGE, " ")
    front = _FRONT_MATTER.match(text)
    fields = _fields(front[1]) if front else {}
    if front:
        text = _with_title(text, front)
    text = _without_comments(_FENCED.sub(_blanked, text))
    for pattern in (_CODE, _ADDRESS, _BLANK):
        text = pattern.sub(_blanked, text)
    return PlainText(_EMPHASIS.sub(_without_marks, text), fields)


def _with_title(text: str, front: re.Match[str]) -> str:
    """A text with blanks for its front matter, but for the title where no heading follows."""
    blanks, below = _blanked(front), text[front.end() :]
    title = _TITLE.search(front[0])
    if title and not below.lstrip().startswith("#"):
        start, end = title.span("told")
        blanks = f"{blanks[:start]}{title['told']}{blanks[end:]}"
    return blanks + below


def _without_comments(text: str) -> str:
    """A text with blanks for its comments; behind the last end of one none is looked for."""
    end = text.rfind(_END_OF_COMMENT) + len(_END_OF_COMMENT)
    return _COMMENT.sub(_blanked, text[:end]) + text[end:] if _END_OF_COMMENT in text else text


def _without_marks(found: re.Match[str]) -> str:
    """Emphasised words at their place, and what encloses or follows them right beside them."""
    blanks = " " * len(found["mark"])
    return f"{blanks}{found['lead']}{found['told']}{found['tail']}{blanks}"


def _fields(front: str) -> dict[str, str]:
    pairs = (_PAIR.fullmatch(line) for line in front.splitlines())
    return {pair[1].lower(): pair[2].strip("\"'") for pair in pairs if pair}


def _blanked(found: re.Match[str]) -> str:
    return re.sub(r"[^\n\r]", " ", found[0])
