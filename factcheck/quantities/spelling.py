"""Characters made plain before reading: spaces, dashes, quotes, superscripts, fractions."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from factcheck.rewriting import Rewriting, rewrite

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


def _superscript(match: re.Match[str]) -> str:
    return "^" + match[0].translate(_SUPERSCRIPTS)


def _plain_fraction(match: re.Match[str]) -> str:
    return " " + match[0].translate(_RAISED).replace("/", "⁄")


_AS_PRINTED = (  # while raised and lowered characters can be told from plain ones
    Rewriting(r"(?<=[A-Za-z])¹(?![⁰¹²³⁴-⁹⁄/])", "", ("¹",)),  # the mark of a note
    Rewriting(r"[⁰¹²³⁴⁵⁶⁷⁸⁹]+[⁄/][₀₁₂₃₄₅₆₇₈₉]+", _plain_fraction, ("⁄", "/")),
    Rewriting(r"[⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+(?!⁄)", _superscript, tuple("⁰¹²³⁴⁵⁶⁷⁸⁹")),
    Rewriting(  # not raised any more: 1.3 × 10−4, 10−6
        r"(?<![\d.])(\d(?:\.\d+)? ?[×·] ?)10−(?=\d{1,2}\b)|(?<![\w.,])10−(?=[1-9]\b)",
        lambda match: f"{match[1] or ''}10^-",
        ("10−",),
    ),
)
_POINTS = (  # before blanks are counted: a point behind a letter may leave one
    Rewriting(  # of a sentence, or of "in. away"
        r"((?:[\d½¼¾]|half|quarter)[ -]?)in\.(?= [a-z(])", r"\1inches", ("in. ",)
    ),
    Rewriting(
        r"\b(?:[A-Za-z]\.){2,}|\b(?:U\. ?S|U\. ?K)\b\.?",
        lambda match: match[0].replace(".", "").replace(" ", ""),
        (".",),
    ),
    Rewriting(r"(?<=[A-Za-z])\.(?=(\w)?)", lambda match: " " if match[1] else "", (".",)),
    Rewriting(r"(?<=\d)·(?=\d)(?!10\^)", ".", ("·",)),  # British until the 1970s: 12·5 miles
)
_SIGNS = (
    Rewriting(  # "64o F", "18oC", "55_F"
        r"(?<=\d)[o_] ?(?=[CF]\b)", "°", (*(f"{digit}o" for digit in range(10)), "_c", "_f")
    ),
    Rewriting(r"\b(degrees?|deg) ?\((F|C|Fahrenheit|Celsius)\)", r"\1 \2", ("deg",), re.IGNORECASE),
    Rewriting(r"^(\D*?)(?:\.{2,}|…) ?(?=[-+]?\.?\d)", r"\1 ", ("..", "…")),  # behind a heading
    Rewriting(  # a whole number and a fraction, run together: "11/2oz"
        r"(?<![\d./])(\d{1,2})((?:1[/⁄][2348]|2[/⁄]3|3[/⁄][48]|[57][/⁄]8)"
        r"[ -]?(?:oz|ounces?|lbs?|pounds?|fl|pts?|pints?|cups?|tsps?|tbsps?|(?:tea|table)spoons?|"
        r"in|inch|inches)\b)",
        r"\1 \2",
        ("/", "⁄"),
    ),
    Rewriting(  # a dash for a minus
        r"(?:(?<=^)|(?<=\()|(?<=to )|(?<=and )|(?<=of )|(?<=at )|(?<=about )|(?<=below ))"
        r"–(?=[\d$£€.])",
        "-",
        ("–",),
    ),
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
    text = rewrite(unicodedata.normalize("NFC", words), _AS_PRINTED)
    text = "".join(map(_replacement, text)).replace("''", '"')
    return rewrite(" ".join(rewrite(text, _POINTS).split()), _SIGNS)
