"""Estimates with their confidence intervals, as papers print them.

"HR, 0.72; 95% CI, 0.55 to 0.94; P = .02", as the *AMA Manual of Style* has it, and its cousins:
"odds ratio 1.45 [95 % CI 1.10–1.92]", "OR (95% CI): 1.45 (1.10, 1.92), p=0.008".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from functools import lru_cache

from msgspec import Struct

from factcheck.statistics.results import (
    LONGEST,
    P_NUMBER,
    SIGN,
    plain,
    plain_signs,
    read_p,
    read_sign,
)
from factcheck.statistics.rounding import WrittenNumber, read_written
from factcheck.text import NEAR_YEAR

_NUMBER = r"(?:\d{1,3}(?:,\d{3}){1,4}(?:\.\d{1,15})?|\d{1,15}(?:\.\d{1,15})?|\.\d{1,15})(?![.,]?\d)"
_SIGNED = rf"(?<![\w.])[+-]?[$£€]?{_NUMBER}"
_SAYS = r"\s?[=:,(\[]|\s?[+-]?\.?\d"  # of a name that could be other words: a figure is next
_OF = r"\s(?:of|was|is|for|in|per|with|between|among|comparing|associated)\b"
_RATIO = rf"""
    (?<![^\W_])[acmpuAC]?(?:OR|HR|RR|IRR|SHR|sHR)s?(?={_SAYS}|{_OF})
  | (?i:\b(?:odds|hazards?|risk|rate|prevalence)[\s-]ratios?\b)
  | (?i:\brelative\s(?:risk|rate|hazard|odds)s?\b(?!\s(?:reduction|increase|difference)))
"""
_OF_SHARES = rf"""
    (?i:\b(?:absolute|risk|rate)\sdifferences?\b|\babsolute\srisk\sreductions?\b)
  | (?<![^\W_])A?RD(?={_SAYS}|{_OF})
"""
_NO_FIGURE = r"(?<!\bno\s)(?<!\bany\s)(?<!\blittle\s)(?<!\bwithout\s)(?<!significant\s)"
_DIFFERENCE = rf"""
    (?<![^\W_])(?:MD|WMD|SMD|LSMD)s?(?={_SAYS}|{_OF})
  | (?i:{_NO_FIGURE}(?<!fold[\s-])(?<!percent\s)(?<!percentage\s)(?<!relative\s)\bdifferences?\b)
  | (?i:\bcoefficients?\b(?!\sof\s[a-z])|(?<![\w-])beta(?={_SAYS})) | (?<![\w-])[βΒ](?={_SAYS})
  | (?<![^\W_])[Bbdg](?=\s?=)
"""
_NAME = rf"(?:(?P<ratio>{_RATIO})|(?P<of_shares>{_OF_SHARES})|(?P<difference>{_DIFFERENCE}))"
_WHICH = r"""
    (?i:(?:(?:un)?adjusted|crude|pooled|mean|median|weighted|standardi[sz]ed|estimated|absolute
    |treatment|between-groups?|regression|Cohen['’]s|Hedges['’]?s?)\s){0,3}
"""
_SHORT_NAME = r"(?:\s?[(\[][^()\[\]\d]{1,30}[)\]])?"
_OTHERWISE = r"\b(?:than|vs|versus|from(?!\sbaseline)|to|ratios?|odds)\b"
_TIME = r"(?<=\s)\d{1,3}[\s-](?:days?|weeks?|months?|years?)\b"
_GAP = rf"""
    (?:(?!{_RATIO}|{_OF_SHARES}|{_DIFFERENCE}|{_OTHERWISE})
    (?:[^\d.;()\[\]+$£€-]|(?<=\w)-(?=[^\W\d])|{_TIME})){{0,140}}?
"""
_UNIT = r"(?:\s?%|\s(?:per|every|each)\s\d[\d.]{0,6}|\s[^\W\d][\w/²·-]{0,15}){0,4}"
_CI = r"(?:CIs?|(?i:confidence\s(?:intervals?|limits?))(?:,?\s?[(\[]?CIs?\b[)\]]?)?)"
_LEVEL = r"\d{2}(?:\.\d{1,3})?"
_PERCENT = r"(?:%|per\s?cent\b)"
_OF_ELSE = rf"""
    (?!\s*(?:[(*†‡]|(?:for|by|from|via|in)\b|interaction|trend|,?\s(?:and|or)\s[pP]\s*{SIGN}))
"""


def _called(group: str) -> str:
    """What says that the figures are those of an interval, and of what level."""
    before = rf"(?P<{group}>{_LEVEL})\s?{_PERCENT}[\s-]?{_CI}"
    return rf"(?:{before}|{_CI}\s?(?P<low_{group}>{_LEVEL})\s?%)"


def _p_form(group: str) -> str:
    """A p value that the words say to be of nothing else."""
    return rf"""
        (?P<{group}_words>(?:(?:two|2)[\s-](?:sided|tailed)\s)?[pP](?:[\s-]?val(?:ues?)?)?\s*+
        (?P<{group}_is>{SIGN})\s*+(?P<{group}>{P_NUMBER})){_OF_ELSE}
    """


_NS = r"(?:[pP]\s*=\s*)?(?P<ns>n\.?s\b\.?|NS\b)"
_RANGE = rf"""
    (?:from\s|between\s)?(?P<low>{_SIGNED})\s?%?(?:\s*+(?:to|and|--?|,|;|~)\s*+)
    (?P<high>[+-]?[$£€]?{_NUMBER})(?!\w)\s?%?
"""
_REACH = 60  # signs before an estimate in which its p value is looked for
_P_BEFORE = re.compile(rf"\b[pP]\s*{SIGN}\s*[\d.]+\s*[,;(:\[]\s*(?:[^\W\d]+\s){{0,3}}$")
_LETTER_NAME = re.compile(
    r"(?:±|\+/-|\b(?:S\.?[ED]\.?M?|[^\W\d_]²?2?)\s?(?:\([^()]{0,20}\)\s?)?[=:]?)\s?$"
)
_YEAR = re.compile(NEAR_YEAR)
_BRACKET = re.compile(rf"{_UNIT}\s?[(\[]")
_ESTIMATE = rf"""
    (?:{_WHICH}{_NAME}{_SHORT_NAME}(?P<head>\s?[(\[,;]\s?{_called("head_level")}[)\]]?)?{_GAP})?
    (?P<estimate>{_SIGNED}){_UNIT}\s*+[,;:]?\s*+[(\[]?\s*+
    (?:{_p_form("first_p")}\s*+[,;]\s*+)?
    (?(head)|{_called("level")}\s*+(?:[=:,]|of\b|was\b|is\b)?\s*+[(\[]?\s*+)
    {_RANGE}
    (?P<report>\s*+[)\]]{{0,2}}\s*+[,;(]?\s*+(?:and\s|with\s)?(?:{_p_form("p")}|{_NS}))?
"""


def _estimate_pattern() -> re.Pattern[str]:
    """The whole form, compiled when first needed: it takes 9 ms.

    One of the groups ``ratio``, ``of_shares`` and ``difference`` holds the estimate's name, where
    it has one; ``estimate``, ``low`` and ``high`` the figures; one of four with ``level`` in their
    name the level in percent; ``p_words``, ``p_is`` and ``p``, or the same with ``first_``, or
    ``ns``, the p value that is of the estimate itself.
    """
    return re.compile(_ESTIMATE, re.VERBOSE)


def _may_be_no_estimate(words: str, start: int, end: int) -> bool:
    """Whether a figure that no name is known of may be no estimate of the interval behind it.

    It is one where a bracket follows, unless it is a spread, a statistic with a letter for its
    name, or a year: "z = 2.37 (95% CI 0.05 to 0.42)", "3.1 ± 0.4 (95% CI 2.3 to 3.9)".
    """
    is_year = _YEAR.fullmatch(words, start, end)
    is_called = _LETTER_NAME.search(words, max(0, start - _REACH), start)
    return bool(is_year or is_called or not _BRACKET.match(words, end))


def _is_after_its_p(words: str, start: int) -> bool:
    """Whether a p value stands right before an estimate, so that one behind it is the next one's.

    ``start`` is that of the estimate, as in "P = .03, OR 1.5 (95% CI 1.04–2.1); P = .62, OR …".
    """
    return bool(_P_BEFORE.search(words, max(0, start - _REACH), start))


RATIO, DIFFERENCE, OF_SHARES = "ratio", "difference", "of_shares"
_LEVELS = ("level", "low_level", "head_level", "low_head_level")
_ALSO_RATES = ("HR", "RR")  # those of a heart and of breath, in figures from 10 on
_LARGEST_RATIO = 10
_LEAST_LEVEL = Fraction(1, 2)
_UNIT_REACH = 40  # signs in which an estimate and its unit stand


class Estimate(Struct, frozen=True):
    """An estimate as written, with the ends of its interval, the lower one first.

    ``kind`` is a ratio, a difference, a difference of shares, or empty where the words do not
    tell; ``level`` is that of the interval, such as 95/100. ``p`` is nothing where no p value is
    given, or where ``p_sign`` ``>`` stands for *ns*. ``words`` end before the p value.
    """

    kind: str
    value: WrittenNumber
    low: WrittenNumber
    high: WrittenNumber
    level: Fraction
    p_sign: str
    p: WrittenNumber | None
    words: str
    reported: str

    @property
    def null(self) -> int | None:
        """What it is where there is no effect; ``None`` where the words do not tell."""
        return {RATIO: 1, DIFFERENCE: 0, OF_SHARES: 0}.get(self.kind)


@lru_cache(maxsize=16_384)
def find_estimates(words: str) -> tuple[Estimate, ...]:
    """Every estimate with an interval that the words hold; none in words that are too long."""
    if len(words) > LONGEST:
        return ()
    found = _estimate_pattern().finditer(plain(words))
    return tuple(estimate for match in found if (estimate := _estimate(match)))


def find_estimate_spans(text: str) -> Iterator[tuple[int, int]]:
    """Where the estimates of a whole article stand whose words say what they are of."""
    for match in _estimate_pattern().finditer(plain_signs(text)):
        estimate = _estimate(match)
        if estimate and estimate.kind:
            yield match.start(), match.start() + len(_estimate_words(match, estimate))


def _estimate(match: re.Match[str]) -> Estimate | None:
    value, *ends = (_figure(match[name]) for name in ("estimate", "low", "high"))
    low, high = sorted(ends, key=lambda end: end.value)
    level = Fraction(next(match[name] for name in _LEVELS if match[name])) / 100
    if level < _LEAST_LEVEL or _is_ambiguous(match) or _is_of_another_name(match):
        return None
    stated = _closed(match, match.end("high"))
    sign, p, reported = _p(match, stated)
    return Estimate(
        _kind(match, (value, low, high)), value, low, high, level, sign, p, stated, reported
    )


def _is_of_another_name(match: re.Match[str]) -> bool:
    is_named = match[RATIO] or match[DIFFERENCE] or match[OF_SHARES]
    return not is_named and _may_be_no_estimate(match.string, *match.span("estimate"))


def _is_ambiguous(match: re.Match[str]) -> bool:
    """Whether the second dash of "-1.57--0.31" may be a sign, or half of a long dash."""
    return match["low"].startswith("-") and "--" in match.string[match.end("low") : match.end()]


def _estimate_words(match: re.Match[str], estimate: Estimate) -> str:
    """The words of the estimate, its interval and its p value."""
    if not estimate.reported or match["first_p"]:
        return estimate.words
    return _closed(match, match.end("ns" if match["ns"] else "p_words"))


def _closed(match: re.Match[str], end: int) -> str:
    """The words up to an end, with the percent sign behind it and the brackets that they open."""
    words = match.string[match.start() : end]
    found = re.match(r"\s?%?[)\]]*", match.string[end:])
    for sign in found[0] if found else "":
        opening = {")": "(", "]": "["}.get(sign)
        if opening and words.count(opening) <= words.count(sign):
            break
        words += sign
    return words.rstrip()


def _kind(match: re.Match[str], figures: tuple[WrittenNumber, ...]) -> str:
    if match[RATIO]:
        least = min(figure.value for figure in figures)
        may_be_beats = match[RATIO] in _ALSO_RATES and least >= _LARGEST_RATIO
        return RATIO if least >= 0 and not may_be_beats else ""
    if not (match[DIFFERENCE] or match[OF_SHARES]):
        return ""
    unit = match.string[match.start("estimate") : match.start("estimate") + _UNIT_REACH]
    in_percent = re.match(r"[\S]+\s?(?:%|per\s?cent|percentage\spoint)", unit)
    return OF_SHARES if match[OF_SHARES] or in_percent else DIFFERENCE


def _p(match: re.Match[str], stated: str) -> tuple[str, WrittenNumber | None, str]:
    """The sign, the number and the words of the p value that belongs to the estimate.

    One behind a bracket that was opened before the estimate may be of all that is in it.
    """
    if match["first_p"]:
        return read_sign(match["first_p_is"]), read_p(match["first_p"]), match["first_p_words"]
    behind = match.string[match.start() + len(stated) : match.end()].lstrip()
    if behind.startswith((")", "]")) or _is_after_its_p(match.string, match.start()):
        return "", None, ""
    if match["ns"]:
        return ">", None, match["ns"]
    if match["p"]:
        return read_sign(match["p_is"]), read_p(match["p"]), match["p_words"]
    return "", None, ""


def _figure(words: str) -> WrittenNumber:
    return read_written(words.translate(dict.fromkeys(map(ord, "$£€"))))
