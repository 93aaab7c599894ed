"""Test results as papers print them: "t(28) = 2.20, p = .036".

The form is that of the *Publication Manual of the American Psychological Association*, read as
widely as statcheck reads it (Nuijten, Hartgerink, van Assen, Epskamp & Wicherts 2016), and with
other brackets, semicolons, and figures such as MSE or an effect size before the p value.
"""

from __future__ import annotations

import html
import re
import unicodedata
from fractions import Fraction
from functools import cache

from msgspec import Struct

from factcheck.statistics.rounding import Written, read_written

_LONGEST = 2_000
_NUMBER = r"(?:(?:\d{1,3}(?:,\d{3})+|\d{1,20})(?:\.\d{1,20})?|\.\d{1,20})(?!,?\d)"
_DF = r"(?:\d{1,9}(?:\.\d{1,9})?|\.\d{1,9})"
_N = r"(?:\s*,\s*[Nn]\s*=\s*\d[\d,]*)?"
_IS = r"(?:<=|>=|=<|=>|[=<>≤≥])"
_OPEN, _CLOSE = r"\s*[(\[{]\s*(?:df\s*=\s*)?", r"\s*[)\]}]"
_SQUARED = r"\s?[-_^]?\s?(?:2|[Ss]quared?)"
_CHI_SQUARED = rf"(?:(?:[Cc][Hh][Ii]|[χΧ])(?:{_SQUARED})?|(?:[XxG]|Δ[χG]){_SQUARED})"
_WHICH_Q = r"(?:\s?[-_]?\s?(?:[Ww](?:ithin)?|[Bb](?:etween)?)|T)?"
_TEST = rf"""
    (?:
        (?P<t>(?<![^\W_])t){_OPEN}(?P<t_df>{_DF}){_CLOSE}
      | (?P<r>(?<![^\W_])r){_OPEN}(?P<r_df>{_DF}){_CLOSE}
      | (?P<F>(?<![^\W_])F[12]?){_OPEN}(?P<F_df1>{_DF}|[Il])\s*,\s*(?P<F_df2>{_DF}){_CLOSE}
      | (?P<Q>(?<![^\W_])Q{_WHICH_Q}){_OPEN}(?P<Q_df>{_DF}){_CLOSE}
      | (?P<chi2>(?<![^\W_]){_CHI_SQUARED}){_OPEN}(?P<chi2_df>{_DF}){_N}{_CLOSE}
      | (?P<z>(?<![^\W_])[zZ])
    )
    \s*(?P<is>{_IS})\s*(?P<value>[+-]?\s?{_NUMBER})
"""
_BETWEEN = r"(?:\s*[,;]\s*(?!p\s*[=<>≤≥])(?:[^,;()\[\]]|\[[^\]]{0,40}\]){1,60}){0,3}?"
_TAILED = r"(?:(?:one|two)[-\s]?(?:tailed|sided)\s+)?"
_POWER = r"(?:[eE][-+]?\d{1,3}|\s?[x×*]\s?10\s?\^?\s?-?\d{1,3})?"
_NS = r"(?:[pP]\s*=\s*)?(?P<ns>n\.?\s?s\b\.?)"
_P_NUMBER = r"(?:\d?\s?\.\s?\d{1,40}|\d{1,3})(?![,.]?\d)"
_P = rf"[pP](?:[-\s]value)?\s*(?P<p_is>{_IS})\s*(?P<p>{_P_NUMBER}{_POWER})"
_REPORT = rf"(?:\s*[,;(]\s*|\s+)(?P<report>{_TAILED}(?:{_NS}|{_P}))"
_ONE_TAILED = re.compile(
    r"\b(?:one|1|single)[\s-]?(?:sided|tail(?:ed)?)\b|(?<!non-)(?<!bi-)\b(?:uni-?)?directional\b",
    re.IGNORECASE,
)
_DASHES = dict.fromkeys(map(ord, "−–—‐‑‒﹣－"), "-")


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
    """Every test result that the words hold; ``ValueError`` for words too long to be a claim."""
    return _find(words) if len(words) <= _LONGEST else _refuse()


def is_one_tailed(words: str) -> bool:
    """Whether the words call the test one-tailed, one-sided or directional."""
    return bool(_ONE_TAILED.search(_plain(words)))


@cache
def _find(words: str) -> tuple[Result, ...]:
    return tuple(_result(match) for match in _pattern().finditer(_plain(words)))


@cache
def _pattern() -> re.Pattern[str]:
    """The whole form, compiled when first needed."""
    return re.compile(_TEST + _BETWEEN + _REPORT, re.VERBOSE)


def _refuse() -> tuple[Result, ...]:
    raise ValueError("the words are too long for one result")


def _plain(words: str) -> str:
    unmarked = re.sub(r"</?(?:i|b|em|sub|sup)>|\*", "", html.unescape(words))
    return " ".join(unicodedata.normalize("NFKC", unmarked).translate(_DASHES).split())


def _result(match: re.Match[str]) -> Result:
    kind = next(name for name in ("t", "r", "F", "Q", "chi2", "z") if match[name])
    names = {"F": ("F_df1", "F_df2"), "z": ()}.get(kind, (f"{kind}_df",))
    return Result(
        kind,
        tuple(Fraction(_digit(match[name])) for name in names),
        _comparison(match["is"]),
        read_written(match["value"].replace(" ", "")),
        ">" if match["ns"] else _comparison(match["p_is"]),
        None if match["ns"] else _p_value(match["p"]),
        match[0][: match.start("report") - match.start()].rstrip(" ,;("),
        match["report"].rstrip("."),
    )


def _digit(df: str) -> str:
    """A degree of freedom, where typesetting may have made an l or I of the 1."""
    return "1" if df in {"I", "l"} else ("0" + df if df.startswith(".") else df)


def _comparison(sign: str) -> str:
    """``=``, ``<`` or ``>``; a bound that may be reached counts as the bound."""
    return next(
        plain for plain, signs in (("<", "<≤"), (">", ">≥"), ("=", "=")) if set(sign) & set(signs)
    )


def _p_value(words: str) -> Written:
    number, _, power = re.sub(r"[eE]|[x×*]10\^?", "e", words.replace(" ", "")).partition("e")
    written = read_written(number)
    exponent = int(power or 0)
    return Written(
        words, written.value * Fraction(10) ** exponent, max(0, written.digits - exponent)
    )
