"""Test results as papers print them: "t(28) = 2.20, p = .036".

Read as widely as statcheck reads them (Nuijten, Hartgerink, van Assen, Epskamp & Wicherts 2016),
and in the forms of other journals, with other brackets, semicolons, and figures such as MSE or an
effect size before the p value. The *Publication Manual of the American Psychological Association*
puts the degrees of freedom in brackets: "t(28) = 2.20, p = .036". The *AMA Manual of Style*, and
journals of medicine and ecology, set them low or behind the statistic: "t28 = 2.20; P = .036",
"χ²₁ = 5.60", "F = 5.30, df = 1, 28".
"""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterator
from fractions import Fraction
from functools import lru_cache

from msgspec import Struct

from factcheck.statistics.rounding import WrittenNumber, read_written

SIGN = r"(?:<=|>=|=<|=>|[=<>≤≥⩽⩾≦≧])"
_POWER = r"(?:[eE][-+]?\d{1,3}|\s?[x×*·]\s?10\s?\^?\s?-?\d{1,3})?"
P_NUMBER = rf"(?:\d?\s?\.\s?\d{{1,40}}|\d{{1,3}})(?![,.]?\d){_POWER}"


def read_sign(sign: str) -> str:
    """``=``, ``<`` or ``>``; a bound that may be reached counts as the bound."""
    if set(sign) & set("<≤⩽≦"):
        return "<"
    return ">" if set(sign) & set(">≥⩾≧") else "="


def read_p(words: str) -> WrittenNumber:
    """The number: ".03", "0.9e-18", "2.3 × 10^-5", "10^-9"."""
    scientific = re.sub(r"[eE]|[x×*·]10\^?|^10\^?(?=-)", "e", words.replace(" ", ""))
    number, _, power = scientific.partition("e")
    written = read_written(number or "1")
    exponent = int(power or 0)
    return WrittenNumber(
        words, written.value * Fraction(10) ** exponent, max(0, written.digits - exponent)
    )


_NUMBER = r"(?:(?:\d{1,3}(?:,\d{3})+|\d{1,20})(?:\.\d{1,20})?|\.\d{1,20})(?!,?\d)"
_DF = r"(?:\d{1,9}(?:\.\d{1,9})?|\.\d{1,9})"
_LAST_DF = rf"(?:\d{{1,3}}(?:,\d{{3}})+|{_DF})"
_LOW_DF = r"\d{1,5}(?:\.\d{1,3})?"
_COUNT = r"[Nn]\s*=\s*\d{1,3}(?:[,\s]?\d{1,3}){0,4}"
_NAMED = r"(?:d\.?\s?f\.?|degrees?\sof\sfreedom)"
_OPEN, _CLOSE = rf"\s*+[(\[{{]\s*+(?:{_NAMED}\s*+=?\s*+)?", rf"\s*+(?:{_NAMED}\s*+)?[)\]}}]"
_LOW, _END = r"_?\{?", r"\}?"
_SQUARED = r"\s?[-_^]?\s?\{?(?:2|[Ss]quared?)\}?"
_CHI_SQUARED = rf"(?:(?:[Cc][Hh][Ii]|[χΧ])(?:{_SQUARED})?|(?:[XxG]|Δ[χG]){_SQUARED})"
_WHICH_Q = r"(?:\s?[-_]?\s?(?:[Ww](?:ithin)?|[Bb](?:etween)?)|_?[TME])?"
_START = r"(?<![^\W_])(?<![^\W_]_)"  # an index, as in d_z, is no statistic

_FRONT = rf"""
    (?P<t>t)(?:{_OPEN}(?P<t_df>{_DF}){_CLOSE}|{_LOW}(?P<t_df_low>{_LOW_DF}){_END})
  | (?P<r>r){_OPEN}(?P<r_df>{_DF}){_CLOSE}
  | (?P<F>F[12]?){_OPEN}(?P<F_df1>{_DF}|[Il])\s*[,;]\s*(?P<F_df2>{_LAST_DF}){_CLOSE}
  | (?P<F_low>F){_LOW}(?P<F_df1_low>{_LOW_DF})\s?[,;]\s?(?P<F_df2_low>{_LOW_DF}){_END}
  | (?P<Q>Q{_WHICH_Q}){_OPEN}(?P<Q_df>{_DF}){_CLOSE}
  | (?P<chi2>{_CHI_SQUARED}){_OPEN}(?:{_COUNT}\s*[,;]\s*(?:{_NAMED}\s*=?\s*)?)?
    (?P<chi2_df>{_DF})(?:\s*[,;]\s*{_COUNT}|[,;]\s\d{{2,7}})?{_CLOSE}
  | (?P<chi2_low>[χΧ])(?:\^?\{{?2{_END}\s?{_LOW}(?P<chi2_df_low>\d{{1,3}}){_END}
    |{_LOW}(?P<chi2_df_first>\d{{1,3}}){_END}\s?\^?\{{?2{_END})
  | (?P<z>[zZ])
"""
_BARE = rf"(?P<bare_t>t)|(?P<bare_F>F)|(?P<bare_Q>Q)|(?P<bare_chi2>{_CHI_SQUARED})"
_AND = r"(?:\s*+[,;/]\s*+|\sand\s)"
_BEHIND = rf"""
    \s*+[,;(]\s*+(?:
        {_NAMED}\s*+[=:]?\s*+(?P<df_1>{_DF})(?:{_AND}(?P<df_2>{_DF}))?
      | (?P<df_3>{_DF})(?:{_AND}(?P<df_4>{_DF}))?\s?{_NAMED}
    )(?![\w%])(?:\s*+\))?
"""
_OTHER_TEST = rf"{_START}(?:[tFzZQχΧ][\d^_{{}}]{{0,5}}\s*(?:[(\[]|{SIGN})|r\s*[(\[])"
_TAILS = r"(?:one|two|1|2)[-\s]?(?:tailed|sided)"
_FIGURE = r"(?>[+-]?(?:\d[\d.]*|\.\d+))"
_BRACKETS = rf"(?:\[[^\]]{{0,40}}\]|\([^()]{{0,40}}\)(?!\s*{SIGN}))"
_FIGURES = rf"{_FIGURE}(?:\s?(?:%|±|-|to\b|and\b|x|×)\s?{_FIGURE}){{0,2}}+\s?%?"
_NAMED_FIGURE = rf"""
    [^,;()\[\]=<>≤≥⩽⩾]{{1,30}}(?<!\s[pP])(?<!\s[pP]\s)(?:{SIGN}|≈)\s*(?:{_FIGURES}|(?={_BRACKETS}))
  | \d[\d.]*\s?%\s?(?:CI|CrI|HDI|(?:confidence|credible)\sinterval)[\s:]*(?:{_FIGURES})?
  | [^\W\d_][\w’'.]{{0,12}}(?:\s[^\W\d_]{{1,10}})?\s?{_FIGURE}
  | {_FIGURES}
  | {_TAILS}(?:\stests?)?
  | (?={_BRACKETS})
"""
_BETWEEN = rf"""
    (?:\s*(?!\(\s*[pP]\b){_BRACKETS})?
    (?:\s*[,;](?!\s*(?:[pP]\s*{SIGN}|{_OTHER_TEST}))\s*+
      (?>{_NAMED_FIGURE})(?:\s?[a-zA-Zμ%°]{{1,12}}(?=[,;(]))?(?:\s?{_BRACKETS})?
    ){{0,4}}?
"""
_CORRECTED = r"(?:(?:[^\W\d_][\w–’'-]{0,20}[-\s])?(?:un)?(?:corrected|adjusted)\s+)?"
_CALLED = rf"(?:(?:exact|asymptotic|nominal|overall|Bonferroni|Holm|Tukey|{_TAILS})\s+)?"
_NS = r"(?:[pP]\s*=\s*)?(?P<ns>n\.?\s?s\b\.?|N\.?\s?S\b\.?|not\ssignificant|non-?significant)"
_TEN = r"10\s?\^?\s?-\d{1,3}(?!\d)"
_P = rf"""
    [pP](?:[-\s]val(?:ues?)?)?\s*(?:\(\s*{_TAILS}\s*\)\s*)?
    (?P<p_is>{SIGN})\s*(?P<p>{_TEN}|{P_NUMBER})
"""
_REPORT = rf"""
    (?:\s*[,;(]\s*|\s+(?:(?:and|with)\s+)?)
    (?P<report>{_CALLED}{_CORRECTED}(?:{_NS}|{_P}))(?!,?\s+and\s+[pP]\s*{SIGN})
"""
_VALUE, _BARE_VALUE = (
    rf"\s*(?P<{name}_is>{SIGN})\s*(?P<{name}>[+-]?\s?{_NUMBER})" for name in ("value", "bare_value")
)
_RESULT = rf"{_START}(?:(?:{_FRONT}){_VALUE}|(?:{_BARE}){_BARE_VALUE}{_BEHIND}){_BETWEEN}{_REPORT}"
"""The whole form, compiled when first needed: it takes 10 ms.

The kind of test is the one of the groups t, r, F, Q, chi2, z, or one of these with ``_low`` behind
or ``bare_`` before it, that matched; every group with ``df`` in its name holds degrees of freedom,
in their order.
"""
_P_BEFORE = re.compile(rf"\b[pP]\s*{SIGN}\s*[\d.]+\s*[,;(:]\s*$")
_TEST_BEHIND = re.compile(rf"\s*[,;(]\s*(?:and\s)?{_OTHER_TEST}")


def _is_after_its_p(words: str, past: int, span: tuple[int, int]) -> bool:
    """Whether a list seems to give each p first, so that the p behind a test is the next one's.

    ``span`` is that of what looks like a result, ``past`` the end of the one before it, as in
    "P = .04; z = 2.1; P = .9; z = 0.1".
    """
    start, end = span
    is_after_p = _P_BEFORE.search(words, max(past, start - 40), start)
    return bool(is_after_p and _TEST_BEHIND.match(words, end))


LONGEST = 2_000
"""Characters of words in which one result is looked for."""
_DF_NEEDED = {"F": 2, "z": 0}
_LEAST_LOW_T = 3  # a lower figure set low may be the number of a test or of a time
_DASHES = dict.fromkeys(map(ord, "−–—‐‑‒﹣－"), "-")
_RAISED_POINT = r"(?<=\d)[·⋅∙‧](?=\d)(?!10\^?-)"
_LINK = r"(?<![ ,;(])[ ,;(]+(?:(?:and|with) )?$"  # to the p value
_RAISED_TWO = r"([χΧ])(?:²|<sup>2</sup>)(?=[₀-₉]|<sub>)"


class ReportedTest(Struct, frozen=True):
    """A test result as written.

    ``kind`` is t, F, r, chi2, z or Q; ``comparison`` and ``p_comparison`` are ``=``, ``<`` or
    ``>``; ``p`` is nothing where the text only says *ns*. ``test`` is the part before the p
    value, ``reported`` the p value, both as written.
    """

    kind: str
    df: tuple[Fraction, ...]
    comparison: str
    value: WrittenNumber
    p_comparison: str
    p: WrittenNumber | None
    test: str
    reported: str


def find_results(words: str) -> tuple[ReportedTest, ...]:
    """Every test result that the words hold; ``ValueError`` for no text, or too long a one."""
    if not isinstance(words, str):
        raise ValueError(f"{words!r} is no text")
    if len(words) > LONGEST:
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
def _find(words: str) -> tuple[ReportedTest, ...]:
    return tuple(result for _, result in _matches(plain(words)))


def _matches(words: str) -> Iterator[tuple[re.Match[str], ReportedTest]]:
    """Each result with its match, but for those whose p value stands before them."""
    past = 0
    found = re.compile(_RESULT, re.VERBOSE).finditer(words) if re.search(SIGN, words) else ()
    for match in found:
        is_mispaired = _is_after_its_p(words, past, match.span())
        past = match.start("report") if is_mispaired else match.end()
        if not is_mispaired and (result := _result(match)):
            yield match, result


def plain_signs(text: str) -> str:
    """The text, sign for sign, with one kind of dash and points for raised points."""
    if text.isascii():
        return text
    dashed = text.translate(_DASHES)
    plain = {sign: unicodedata.normalize("NFKC", sign) for sign in set(dashed)}
    single = {ord(sign): new for sign, new in plain.items() if len(new) == 1}
    return re.sub(_RAISED_POINT, ".", dashed.translate(single))


def plain(words: str) -> str:
    """The words with no marks of layout, one kind of dash, and points for raised points."""
    squared = re.sub(_RAISED_TWO, r"\1^2_", html.unescape(words))
    unmarked = re.sub(r"</?(?:i|b|em|sub|sup)>|\*", "", squared)
    dashed = unicodedata.normalize("NFKC", unmarked).translate(_DASHES)
    return " ".join(re.sub(_RAISED_POINT, ".", dashed).split())


def _result(match: re.Match[str]) -> ReportedTest | None:
    name = next(name for name, words in match.groupdict().items() if words)
    kind = name.removeprefix("bare_").removesuffix("_low")
    df = _degrees(match)
    if len(df) != _DF_NEEDED.get(kind, 1) or _is_ambiguous(match):
        return None
    value = "value" if match["value"] else "bare_value"
    return ReportedTest(
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
