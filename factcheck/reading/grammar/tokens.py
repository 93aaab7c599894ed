"""A text as tokens, each with its span in the text as written.

Nothing is rewritten: what differs only in print (curly and straight quotes, the kinds of dash)
is folded in a token's ``norm``, beside its text.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from factcheck.harmless import INVISIBLE


class Kind(str):
    """What a node on a line is: no word of the text, though one may be spelled alike."""

    __slots__ = ()


WORD, DIGITS, FRACTION = Kind("word"), Kind("digits"), Kind("fraction")
POWER, SIGN, HIDDEN = Kind("power"), Kind("sign"), Kind("hidden")
GLUED, BLANK, PARAGRAPH = "", " ", "\n\n"
DASHES = frozenset(["-", "–"])
CURRENCY_SIGNS = frozenset("$£€¥")
GENITIVE = frozenset(["'s", "'"])  # what makes a name an owner's: Holm's, millers'


class Token(Struct, frozen=True, gc=False):
    """A word, a run of digits, a fraction, raised digits, a sign, or digits with hidden marks.

    ``start`` and ``end`` are code points of the text as written, ``text`` what stands there, or
    what an entity of a page stands for.
    ``norm`` is the same with what matters to reading: a word in small letters without the points
    of an abbreviation, digits as ASCII with their separators, "½" as ``1/2``, "²" as ``^2``, one
    sign for each purpose. ``gap`` is what stands before it: nothing, a blank, or the end of a
    paragraph. ``value`` is what a mention in its place has; a token says nothing yet.
    """

    kind: Kind
    start: int
    end: int
    text: str
    norm: str
    gap: str
    value: Any = None


_SEEN = "!-~"  # what is asked first, which is quick: most characters are these
_UNSEEN = rf"(?:(?![\s{_SEEN}])[{INVISIBLE}])"
_FILLERS = "\u115f\u1160\u3164\uffa0"  # letters that are drawn as nothing
_THIN = "\u2009\u202f"  # joins digits, of which some may be lost: "9 00 km"
_NARROW = f"\u00a0{_THIN}"
_VULGAR = "¼½¾⅐-⅞↉"
_RAISED, _LOWERED = "⁰¹²³⁴⁵⁶⁷⁸⁹", "₀₁₂₃₄₅₆₇₈₉"
_PRIMES = "ʹʺ"  # letters to Unicode, and no words
_FIRST = rf"[^\W\d_{_VULGAR}{_RAISED}{_LOWERED}{_FILLERS}{_PRIMES}]"
_MARK = rf"(?:(?![{_SEEN} ])[\u0300-\u036f]|{_UNSEEN})"
_LETTERS = rf"{_FIRST}[A-Za-z]*{_FIRST}*(?:{_MARK}+{_FIRST}*)*"
_APOSTROPHES = "'’‘ʹʼ"

_TOKEN = re.compile(
    rf"""
    (?:[ ](?=[{_SEEN}])|(?![{_SEEN}])[\s{INVISIBLE}]+)?
    (?:  # words first, which are most
      (?P<word>
          [A-Za-z]++(?=[ ,)]|\Z)  # most at once, as all that follow would have it
        | {_FIRST}\.(?:{_UNSEEN}*{_FIRST}\.)+(?:{_UNSEEN}*{_FIRST}(?!\w))?
        | [{_APOSTROPHES}]s(?!{_FIRST})
        | {_LETTERS}(?:[{_APOSTROPHES}](?!s(?!{_FIRST})){_LETTERS})*
          (?:\.(?=\s?[a-z\d,\-)/]))?
      )
    | (?P<digits>
        \d+(?:[.,]\d+|·\d+(?![\d·{_RAISED}⁻⁺^])|[{_NARROW}{_APOSTROPHES}]\d{{3}}(?!\d)|[{_THIN}]\d\d?(?![\d/⁄]))*
      | (?<![\w.])\.\d+
      )
      (?P<hidden>(?:[.,]?{_UNSEEN}+[.,]?\d+(?:[.,]\d+)*)+)?
    | (?P<fraction>[{_VULGAR}]|[{_RAISED}]+[⁄/][{_LOWERED}]+)
    | (?P<power>[⁻⁺]?[{_RAISED}]+)
    | (?P<sign><=|>=|\+/-|\+-|\.{{2,}}|[^\w\s]|[_{_PRIMES}]|[{_LOWERED}])
    | \Z  # so that blanks at the end are passed over once
    )
    """,
    re.VERBOSE,
)
_SIGNS = {
    **dict.fromkeys("’‘′ʹʼ´`", "'"),
    **dict.fromkeys("“”″ʺ„«»", '"'),
    **dict.fromkeys("−‐‑﹣", "-"),
    **dict.fromkeys("–—‒―", "–"),
    **dict.fromkeys("˚∘", "°"),
    **dict.fromkeys("✕⨯", "×"),
    **dict.fromkeys("⋅•∙", "·"),
    "⁄": "/", "℃": "°c", "℉": "°f", "﹩": "$", "＄": "$", "≃": "≈", "∼": "~", "…": "...",
    "≤": "<=", "≥": ">=", "±": "+/-", "+-": "+/-",
}  # fmt: skip
_RAISED_DIGITS = str.maketrans(_RAISED + _LOWERED + "⁻⁺⁄", "01234567890123456789-+/")
_NO_LETTER = re.compile(_UNSEEN)
_SEPARATORS = str.maketrans(
    dict.fromkeys("’‘ʹʼ", "'") | dict.fromkeys(_NARROW, " ") | {"·": "."}  # as The Lancet prints it
)
_BLANK_LINE = re.compile(r"\n[^\S\n]*\n|\u2029")


_GAPS = frozenset([GLUED, BLANK, PARAGRAPH])
_KINDS = {_TOKEN.groupindex[kind]: kind for kind in (WORD, DIGITS, HIDDEN, FRACTION, POWER, SIGN)}


def tokenize(text: str) -> tuple[Token, ...]:
    """The tokens of a text, in order; white space stands in their gaps.

    Entities of a page are the characters that they stand for: "30&nbsp;&deg;C".
    """
    is_of_page = "&" in text and _ENTITY.search(text) is not None
    return _with_entities(text) if is_of_page else _tokens(text)


_ENTITY = re.compile(r"&(?:#\w{1,8}|\w{2,31});")


def _with_entities(text: str) -> tuple[Token, ...]:
    """The tokens of a text with entities, each at its place in the text as written."""
    from html import unescape  # 2 ms, for what was copied from a page's source

    read, places, past = "", list[int](), 0
    for found in _ENTITY.finditer(text):
        before, meant = text[past : found.start()], unescape(found[0])
        read += before + meant
        places += [*range(past, found.start()), *[found.start()] * len(meant)]
        past = found.end()
    read += text[past:]
    places += range(past, len(text) + 1)
    return tuple(
        replace(one, start=places[one.start], end=_end(places, one.end)) for one in _tokens(read)
    )


def _end(places: list[int], end: int) -> int:
    """Where the text goes on behind so many characters: past the whole of an entity."""
    return next(place for place in places[end:] if place > places[end - 1])


def _tokens(text: str) -> tuple[Token, ...]:
    found: list[Token] = []
    last, is_ascii = len(text), text.isascii()
    plain = _plain(text, found) if is_ascii else 0
    past = found[-1].end if found else 0
    if past == last and found:
        return tuple(found)
    is_printed = is_ascii and text.isprintable()
    for match in _TOKEN.finditer(text, plain):
        group = match.lastindex
        if group is None:
            break
        kind = _KINDS[group]
        start, end = match.span(group)
        if kind is HIDDEN:
            start = match.start("digits")
        gap = text[past:start] if found else PARAGRAPH
        if gap not in _GAPS:
            gap = _gap(gap)
        words = text[start:end]
        is_lowered = is_printed and kind is WORD
        norm = words.replace(".", "").lower() if is_lowered else _norm(kind, words)
        found.append(Token(kind, start, end, words, norm, gap))
        if end == last:  # as of a phrase, of which what is left would be searched in vain
            break
        past = end
    return tuple(found)


def _plain(text: str, found: list[Token]) -> int:
    """Find the words and digits that a text begins with, a blank between each two, and their end.

    Most phrases are of nothing else; the pattern of tokens takes three times as long.
    """
    start, gap = 0, PARAGRAPH
    for words in text.split(" "):
        end = start + len(words)
        if words.isalpha():
            found.append(Token(WORD, start, end, words, words.lower(), gap))
        elif _NUMBER.fullmatch(words):
            found.append(Token(DIGITS, start, end, words, words, gap))
        else:
            break
        start, gap = end + 1, BLANK
    return start


_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")


def is_plain(phrase: str) -> bool:
    """Whether each word of a phrase of a table is one token: letters, blanks between them."""
    return phrase.isascii() and phrase.replace(" ", "").isalpha()


def first_word(phrase: str) -> str:
    """The norm of the first token of a phrase of a table; thousands are asked at the start."""
    first = phrase.partition(" ")[0]
    is_one = first.isascii() and first.isalpha()
    return first.lower() if is_one else tokenize(first)[0].norm


def _gap(space: str) -> str:
    if _BLANK_LINE.search(space):
        return PARAGRAPH
    return BLANK if _NO_LETTER.sub("", space) else GLUED


@lru_cache(maxsize=16_384)
def _norm(kind: str, text: str) -> str:
    if kind == WORD:
        return _word_norm(text)
    if kind == DIGITS:
        return text if text.isascii() else _ascii_digits(text.translate(_SEPARATORS))
    if kind == POWER:
        return "^" + text.translate(_RAISED_DIGITS)
    if kind == FRACTION:
        return unicodedata.normalize("NFKC", text.translate(_RAISED_DIGITS)).replace("⁄", "/")
    return _SIGNS.get(text) or ("..." if text.startswith("..") else _folded_sign(text))


def _word_norm(text: str) -> str:
    if text.isascii() and text.isprintable():
        return text.replace(".", "").lower()
    plain = _NO_LETTER.sub("", unicodedata.normalize("NFC", text))
    return plain.translate(_SEPARATORS).replace(".", "").casefold()


def _ascii_digits(text: str) -> str:
    return "".join(str(unicodedata.decimal(each, each)) for each in text)


@cache
def _folded_sign(text: str) -> str:
    """A full-width sign as the plain one; any other as it stands."""
    return unicodedata.normalize("NFKC", text) if "\uff00" <= text <= "\uffef" else text
