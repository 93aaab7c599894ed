"""Text from anywhere, made harmless where it is shown: nothing hides, nothing gives orders.

What hides is after Unicode Technical Report 36, *Unicode Security Considerations*, and the
property Default_Ignorable_Code_Point; what gives orders are the commands that a build server
reads out of a log (GitHub's "Workflow commands", Azure Pipelines' "Logging commands").
"""

from __future__ import annotations

import re
import unicodedata
from itertools import accumulate, takewhile

_SELECTORS = "\u180b-\u180d\u180f\ufe00-\ufe0f\U000e0100-\U000e01ef"
_UNSEEN = (
    "\x00-\x08\x0b-\x1f\x7f-\x9f"  # control characters, all but the tab and the line feed
    "\u00ad\u034f\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0"  # letters and marks that are drawn as nothing
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e00ff\U000e01f0-\U000e0fff"
    "\ud800-\udfff\ufffe\uffff"  # halves of characters, and what is none: no file can hold them
)
INVISIBLE = _UNSEEN + _SELECTORS
"""What is drawn as nothing, some white space with it: the inside of a pattern's brackets."""
_HIDING = re.compile(f"[{INVISIBLE}]")  # and no more: of long texts it is asked at each character
_COMMAND = re.compile(r"#(?=#(?:\[|vso\[))")  # read wherever on a line it stands
_OPENING = re.compile(r"^((?:\s|\033\[[\d;]*m)*):(?=:)", re.MULTILINE)


def visible(text: str) -> str:
    """The text with whatever hides in it named: ``[U+202E]``.

    Such a mark moves a cursor, recolours a terminal, turns words around or parts them without
    being seen. A selector of a letter's or a picture's form is named where there is none to
    select: behind a blank, whatever else hides, or an ASCII character that is no keycap. Tab and
    line feed stay.
    """
    return _HIDING.sub(_as_name, text)


def one_line(text: str) -> str:
    """The text with line breaks and runs of blanks as one space, hidden marks named."""
    return visible(" ".join(text.split()))


def _as_name(found: re.Match[str]) -> str:
    return f"[U+{ord(found[0]):04X}]" if _hides(found) else found[0]


def is_unseen(text: str, index: int) -> bool:
    """Whether the character at an index hides: ``visible`` would name it."""
    found = _HIDING.match(text, index)
    return found is not None and _hides(found)


def _hides(found: re.Match[str]) -> bool:
    """Whether it is no selector of a character before it that has several forms."""
    if not _is_selector(found[0]):
        return True
    text, at, end = found.string, found.start(), found.end()
    before, behind = text[max(0, at - 1) : at], text[end : end + 1]
    is_selecting = not (before.isascii() or before.isspace() or _HIDING.match(before))
    return not is_selecting and behind != "\u20e3"


def _is_selector(character: str) -> bool:
    return re.match(f"[{_SELECTORS}]", character) is not None


def escaped_in_json(text: str) -> str:
    r"""JSON with whatever hides in its strings as ``\u202e``, which reads as the same again."""
    if text.isascii() and text.isprintable():
        return text  # as most rows of a report are
    return _HIDING.sub(_as_escape, text)


def _as_escape(found: re.Match[str]) -> str:
    if not _hides(found):
        return found[0]
    units = found[0].encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[at : at + 2].hex()}" for at in range(0, len(units), 2))


def without_commands(text: str) -> str:
    """Lines for a log of which a build server takes none for a command to it.

    A blank parts the two characters that a command would begin with: ``: :error``, ``# #[error]``.
    Colours stay.
    """
    return _OPENING.sub(r"\1: ", _COMMAND.sub("# ", text))


def printed(text: str) -> str:
    """Text of one or more lines as it may go to a terminal or a log."""
    return without_commands(visible(text))


def width_of(text: str) -> int:
    """How many columns of a terminal the text takes."""
    if text.isascii():
        return len(text)
    return sum(map(_columns, text))


def _columns(character: str) -> int:
    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def within(text: str, columns: int) -> str:
    """The beginning of a text, as far as it fits into so many columns."""
    ends = accumulate(map(width_of, text))
    return text[: sum(1 for _ in takewhile(lambda end: end <= columns, ends))]
