"""Characters in a name that a reader cannot see, or takes for others.

After Unicode Technical Standard 39, *Unicode Security Mechanisms*: format characters, and words
that mix scripts whose letters look alike.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping

from factcheck.harmless import is_unseen

_ALIKE = ("LATIN", "CYRILLIC", "GREEK", "ARMENIAN", "CHEROKEE", "FULLWIDTH LATIN")
_MOST_NAMED = 12  # characters, beyond which their number is told
_JOINERS = "\u200c\u200d"  # needed to spell Persian, Hindi and others
_MARKS = "\u200e\u200f\u061c"  # harmless beside letters written from right to left


def find_hidden_characters(name: str) -> Mapping[int, str]:
    """Invisible and direction-changing characters, control characters, and letters out of script.

    The place of each in the name, from 0, and what it does. Joiners between Arabic or Indic
    letters, and direction marks beside letters that are written from right to left, are spelling
    and left alone.
    """
    if name.isascii() and name.isprintable():
        return {}
    return dict(sorted([*_invisible(name), *_out_of_script(name)]))


def has_hidden_characters(name: str) -> bool:
    """Whether a name holds characters that a reader does not see for what they are.

    They are invisible, change the direction or control something, or belong to another script
    than the letters around them.
    """
    return bool(find_hidden_characters(name))


def describe_hidden_characters(name: str) -> str:
    """A sentence naming each hidden character by its Unicode name; empty where there is none."""
    found = find_hidden_characters(name)
    if not found:
        return ""
    shown = "".join(letter for index, letter in enumerate(name) if not _is_format(name, index))
    named = [
        f"U+{ord(name[at]):04X} {_name(name[at])} at character {at + 1} {effect}"
        for at, effect in list(found.items())[:_MOST_NAMED]
    ]
    if len(found) > _MOST_NAMED:
        named.append(f"and {len(found) - _MOST_NAMED:,} more")
    return f"“{shown}” holds " + "; ".join(named) + "."


def _invisible(name: str) -> Iterator[tuple[int, str]]:
    is_turned = any(_is_from_the_right(letter) for letter in name if letter not in _MARKS)
    for index, character in enumerate(name):
        if _is_format(name, index) and not _is_spelling(name, index, is_turned):
            yield index, _effect(character)


def _is_from_the_right(letter: str) -> bool:
    return unicodedata.bidirectional(letter) in {"R", "AL"}


def _is_format(name: str, index: int) -> bool:
    category = unicodedata.category(name[index])
    return is_unseen(name, index) or category in {"Cc", "Co"}


def _is_spelling(name: str, index: int, is_turned: bool) -> bool:
    """Whether a mark or joiner is needed; ``is_turned`` of a name with letters from the right."""
    character = name[index]
    if character in _MARKS:
        return is_turned
    if character not in _JOINERS or not 0 < index < len(name) - 1:
        return False
    before = name[index - 1]
    return unicodedata.category(before)[0] in "LM" and _script(before) not in _ALIKE


def _effect(character: str) -> str:
    if unicodedata.bidirectional(character) in _DIRECTIONS or character in _MARKS:
        return "(changes the direction of the text)"
    return "(cannot be seen)"


_DIRECTIONS = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}


def _out_of_script(name: str) -> Iterator[tuple[int, str]]:
    for word in re.finditer(r"[^\W\d_]+", name):
        scripts = [_script(letter) for letter in word[0]]
        known = [script for script in scripts if script in _ALIKE]
        main = max(known, key=Counter(known).__getitem__, default="")
        for at, script in enumerate(scripts, word.start()):
            if script in _ALIKE and script != main:
                yield at, f"(among {main} letters)"


def _script(letter: str) -> str:
    name = unicodedata.name(letter, "")
    return next((script for script in _ALIKE if name.startswith(script)), "")


def _name(character: str) -> str:
    kind = "PRIVATE USE" if unicodedata.category(character) == "Co" else "CONTROL"
    return unicodedata.name(character, f"{kind} CHARACTER {ord(character):04X}")
