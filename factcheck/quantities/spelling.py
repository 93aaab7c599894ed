"""Characters made plain before reading: spaces, dashes, quotes, superscripts, fractions."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from factcheck.late_pattern import LatePattern

_PLAIN = {
    **dict.fromkeys("’‘′ʹʼ´`", "'"),
    **dict.fromkeys("“”″ʺ„", '"'),
    **dict.fromkeys("−⁻", "-"),
    **dict.fromkeys("‐‑﹣", "-"),
    **dict.fromkeys("–—‒―", "–"),
    **dict.fromkeys("º˚∘", "°"),
    **dict.fromkeys("✕⨯", "×"),
    **dict.fromkeys("⋅•∙", "·"),
    **dict.fromkeys(
        "\u200b\u200c\u200d\u2060\ufeff\u00ad\u200e\u200f\u202a\u202b\u202c\u202d\u202e", ""
    ),
    "⁄": "⁄",
    "μ": "µ",
    "℃": "°C",
    "℉": "°F",
    "﹩": "$",
    "≃": "≈",
    "∼": "~",
}
_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "0123456789-")
_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹₀₁₂₃₄₅₆₇₈₉", "01234567890123456789")
_RAISED_FRACTION = re.compile("[⁰¹²³⁴⁵⁶⁷⁸⁹]+[⁄/][₀₁₂₃₄₅₆₇₈₉]+")
_LOWERED = re.compile(  # not raised any more: 1.3 × 10−4, 10−6
    r"(?<![\d.])(\d(?:\.\d+)? ?[×·] ?)10−(?=\d{1,2}\b)|(?<![\w.,])10−(?=[1-9]\b)"
)
_SUNK_POWER = re.compile(r"(?<=[\d/ ])([kcm]?m) ([23])$")  # "280 km 2", from a page's "km²"
_HEADING = re.compile(r"^(\D*?)(?:\.{2,}|…) ?(?=[-+]?\.?\d)")
_RUN_TOGETHER = re.compile(
    r"(?<![\d./])(\d{1,2})((?:1[/⁄][2348]|2[/⁄]3|3[/⁄][48]|[57][/⁄]8)"
    r"[ -]?(?:oz|ounces?|lbs?|pounds?|fl|pts?|pints?|cups?|tsps?|tbsps?|(?:tea|table)spoons?|"
    r"in|inch|inches)\b)"
)
_ABBREVIATED = re.compile(r"\b(?:[A-Za-z]\.){2,}|\b(?:U\. ?S|U\. ?K)\b\.?")
_LETTER_POINT = re.compile(r"(?<=[A-Za-z])\.(?=(\w)?)")
_BRACKETED = re.compile(r"\b(degrees?|deg) ?\((F|C|Fahrenheit|Celsius)\)", re.IGNORECASE)
_DEGREE_LETTER = LatePattern(  # "64o F", "18oC", "55_F"
    r"(?<=\d)[o_] ?(?=[CF]\b)", (*(f"{digit}o" for digit in range(10)), "_c", "_f")
)
_RAISED_POINT = re.compile(r"(?<=\d)·(?=\d)(?!10\^)")  # British until the 1970s: 12·5 miles
_DASHED_MINUS = re.compile(
    r"(?:(?<=^)|(?<=\()|(?<=to )|(?<=and )|(?<=of )|(?<=at )|(?<=about )|(?<=below ))–(?=[\d$£€.])"
)


@cache
def _replacement(character: str) -> str:
    if character in _PLAIN:
        return _PLAIN[character]
    category = unicodedata.category(character)
    if category in ("Zs", "Cc", "Zl", "Zp"):
        return " "
    folded = unicodedata.normalize("NFKC", character)
    if len(folded) == 3 and folded[1] == "⁄":
        return f" {folded}"
    return folded if "\uff00" <= character <= "\uffef" else character


def plain_spelling(words: str) -> str:
    """The words with one character for each purpose, single spaces, no points after letters."""
    if "&" in words and ";" in words:
        from html import unescape

        words = unescape(words)
    if "¹" in words:
        words = re.sub(r"(?<=[A-Za-z])¹(?![⁰¹²³⁴-⁹⁄/])", "", words)  # the mark of a note
    if "in. " in words:
        words = re.sub(r"((?:[\d½¼¾]|half|quarter)[ -]?)in\.(?= [a-z(])", r"\1inches", words)
    words = _DEGREE_LETTER.sub("°", words)
    text = _RAISED_FRACTION.sub(_plain_fraction, unicodedata.normalize("NFC", words))
    text = re.sub(r"[⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+(?!⁄)", _superscript, text)
    text = _LOWERED.sub(lambda match: f"{match[1] or ''}10^-", text)
    text = "".join(map(_replacement, text)).replace("''", '"')
    text = _ABBREVIATED.sub(lambda match: match[0].replace(".", "").replace(" ", ""), text)
    text = _LETTER_POINT.sub(lambda match: " " if match[1] else "", text)
    text = _RAISED_POINT.sub(".", text)
    text = _BRACKETED.sub(r"\1 \2", " ".join(text.split()))
    text = _SUNK_POWER.sub(r"\1\2", text)
    text = _RUN_TOGETHER.sub(r"\1 \2", _HEADING.sub(r"\1 ", text))
    return _DASHED_MINUS.sub("-", text)


def _superscript(match: re.Match[str]) -> str:
    return "^" + match[0].translate(_SUPERSCRIPTS)


def _plain_fraction(match: re.Match[str]) -> str:
    return " " + match[0].translate(_RAISED).replace("/", "⁄")
