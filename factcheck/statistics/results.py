"""Test results as papers print them: "t(28) = 2.20, p = .036".

Read as widely as statcheck reads them (Nuijten, Hartgerink, van Assen, Epskamp & Wicherts 2016),
and in the forms of other journals, with other brackets, semicolons, and figures such as MSE or an
effect size before the p value.
"""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterator
from fractions import Fraction
from functools import lru_cache

from msgspec import Struct

from factcheck.statistics.forms import is_after_its_p, result_pattern
from factcheck.statistics.reported import read_p, read_sign
from factcheck.statistics.rounding import Written, read_written

_LONGEST = 2_000
_DF_NEEDED = {"F": 2, "z": 0}
_LEAST_LOW_T = 3  # a lower figure set low may be the number of a test or of a time
_DASHES = dict.fromkeys(map(ord, "−–—‐‑‒﹣－"), "-")
_RAISED_POINT = r"(?<=\d)[·⋅∙‧](?=\d)(?!10\^?-)"
_LINK = r"(?<![ ,;(])[ ,;(]+(?:(?:and|with) )?$"  # to the p value
_RAISED_TWO = r"([χΧ])(?:²|<sup>2</sup>)(?=[₀-₉]|<sub>)"


class Result(Struct, frozen=True):
    """A test result as written.

    ``kind`` is t, F, r, chi2, z or Q; ``comparison`` and ``p_comparison`` are ``=``, ``<`` or
    ``>``; ``p`` is nothing where the text only says *ns*. ``test`` is the part before the p
    value, ``reported`` the p value, both as written.
    """

    kind: str
    df: tuple[Fraction, ...]
    comparison: str
    value: Written
    p_comparison: str
    p: Written | None
    test: str
    reported: str


def find_results(words: str) -> tuple[Result, ...]:
    """Every test result that the words hold; ``ValueError`` for no text, or too long a one."""
    if not isinstance(words, str):
        raise ValueError(f"{words!r} is no text")
    if len(words) > _LONGEST:
        raise ValueError("the words are too long for one result")
    return _find(words)


def find_test_spans(text: str) -> Iterator[tuple[int, int]]:
    """Where the results of a whole article stand, which may be of any length."""
    for match, _ in _matches(plain_signs(text)):
        yield match.start(), match.start("report") + len(match["report"].rstrip("."))


def result_words(text: str) -> tuple[str, ...]:
    """The words of each result: as printed, or read without marks of layout where there are any.

    Raises ``ValueError`` as ``find_results`` does.
    """
    results = find_results(text)
    printed = tuple(text[start:end] for start, end in find_test_spans(text))
    is_whole = [find_results(words) for words in printed] == [(result,) for result in results]
    return printed if is_whole else tuple(f"{one.test}, {one.reported}" for one in results)


@lru_cache(maxsize=16_384)
def _find(words: str) -> tuple[Result, ...]:
    return tuple(result for _, result in _matches(plain(words)))


def _matches(words: str) -> Iterator[tuple[re.Match[str], Result]]:
    """Each result with its match, but for those whose p value stands before them."""
    past = 0
    for match in result_pattern().finditer(words):
        is_mispaired = is_after_its_p(words, past, match.span())
        past = match.start("report") if is_mispaired else match.end()
        if not is_mispaired and (result := _result(match)):
            yield match, result


def plain_signs(text: str) -> str:
    """The text, sign for sign, with one kind of dash and points for raised points."""
    single = (unicodedata.normalize("NFKC", sign) for sign in text.translate(_DASHES))
    signs = (new if len(new) == 1 else old for old, new in zip(text, single, strict=True))
    return re.sub(_RAISED_POINT, ".", "".join(signs))


def plain(words: str) -> str:
    """The words with no marks of layout, one kind of dash, and points for raised points."""
    squared = re.sub(_RAISED_TWO, r"\1^2_", html.unescape(words))
    unmarked = re.sub(r"</?(?:i|b|em|sub|sup)>|\*", "", squared)
    dashed = unicodedata.normalize("NFKC", unmarked).translate(_DASHES)
    return " ".join(re.sub(_RAISED_POINT, ".", dashed).split())


def _result(match: re.Match[str]) -> Result | None:
    name = next(name for name, words in match.groupdict().items() if words)
    kind = name.removeprefix("bare_").removesuffix("_low")
    df = _degrees(match)
    if len(df) != _DF_NEEDED.get(kind, 1) or _is_ambiguous(match):
        return None
    value = "value" if match["value"] else "bare_value"
    return Result(
        kind,
        df,
        read_sign(match[f"{value}_is"]),
        read_written(match[value].replace(" ", "")),
        ">" if match["ns"] else read_sign(match["p_is"]),
        None if match["ns"] else read_p(match["p"]),
        re.sub(_LINK, "", match[0][: match.start("report") - match.start()]),
        match["report"].rstrip("."),
    )


def _degrees(match: re.Match[str]) -> tuple[Fraction, ...]:
    groups = match.groupdict().items()
    return tuple(Fraction(_digit(words)) for name, words in groups if "df" in name and words)


def _is_ambiguous(match: re.Match[str]) -> bool:
    """Whether a figure set low may be no degrees of freedom, or others.

    "t1" may be the first test; in "χ212", either 2 may be the square.
    """
    if match["t_df_low"]:
        return Fraction(match["t_df_low"]) < _LEAST_LOW_T
    low = match["chi2_df_low"] or ""
    is_run = bool(re.match("[χΧ]2\\d", match[0]))
    return is_run and len(low) > 1 and low.endswith("2")


def _digit(df: str) -> str:
    """A degree of freedom, where typesetting may have made an l or I of the 1."""
    plain_df = df.replace(",", "")
    return "1" if df in {"I", "l"} else ("0" + plain_df if df.startswith(".") else plain_df)
