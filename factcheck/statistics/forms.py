"""The forms in which papers print a test result, as one regular expression.

The *Publication Manual of the American Psychological Association* puts the degrees of freedom in
brackets: "t(28) = 2.20, p = .036". The *AMA Manual of Style*, and journals of medicine and ecology,
set them low or behind the statistic: "t28 = 2.20; P = .036", "χ²₁ = 5.60", "F = 5.30, df = 1, 28".
"""

from __future__ import annotations

import re

from factcheck.late_pattern import compiled
from factcheck.statistics.reported import P_NUMBER, SIGN

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
_P_BEFORE = rf"\b[pP]\s*{SIGN}\s*[\d.]+\s*[,;(:]\s*$"
_TEST_BEHIND = rf"\s*[,;(]\s*(?:and\s)?{_OTHER_TEST}"


def result_pattern() -> re.Pattern[str]:
    """The whole form, compiled when first needed.

    The kind of test is the one of the groups t, r, F, Q, chi2, z, or one of these with ``_low``
    behind or ``bare_`` before it, that matched; every group with ``df`` in its name holds degrees
    of freedom, in their order.
    """
    return compiled(_RESULT, re.VERBOSE)


def is_after_its_p(words: str, past: int, span: tuple[int, int]) -> bool:
    """Whether a list seems to give each p first, so that the p behind a test is the next one's.

    ``span`` is that of what looks like a result, ``past`` the end of the one before it, as in
    "P = .04; z = 2.1; P = .9; z = 0.1".
    """
    start, end = span
    is_after_p = compiled(_P_BEFORE).search(words, max(past, start - 40), start)
    return bool(is_after_p and compiled(_TEST_BEHIND).match(words, end))
