"""The forms in which papers print an estimate with its confidence interval, as one pattern.

"HR, 0.72; 95% CI, 0.55 to 0.94; P = .02", as the *AMA Manual of Style* has it, and its cousins:
"odds ratio 1.45 [95 % CI 1.10–1.92]", "OR (95% CI): 1.45 (1.10, 1.92), p=0.008".
"""

from __future__ import annotations

import re

from factcheck.late_pattern import compiled
from factcheck.statistics.reported import P_NUMBER, SIGN

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
_OF_ELSE = rf"""
    (?!\s*(?:[(*†‡]|(?:for|by|from|via|in)\b|interaction|trend|,?\s(?:and|or)\s[pP]\s*{SIGN}))
"""


def _called(group: str) -> str:
    """What says that the figures are those of an interval, and of what level."""
    return rf"(?:(?P<{group}>{_LEVEL})\s?%[\s-]?{_CI}|{_CI}\s?(?P<low_{group}>{_LEVEL})\s?%)"


def _p(group: str) -> str:
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
_P_BEFORE = rf"\b[pP]\s*{SIGN}\s*[\d.]+\s*[,;(:\[]\s*(?:[^\W\d]+\s){{0,3}}$"
_LETTER_NAME = r"(?:±|\+/-|\b(?:S\.?[ED]\.?M?|[^\W\d_]²?2?)\s?(?:\([^()]{0,20}\)\s?)?[=:]?)\s?$"
_BRACKET = rf"{_UNIT}\s?[(\[]"
_ESTIMATE = rf"""
    (?:{_WHICH}{_NAME}{_SHORT_NAME}(?P<head>\s?[(\[,;]\s?{_called("head_level")}[)\]]?)?{_GAP})?
    (?P<estimate>{_SIGNED}){_UNIT}\s*+[,;:]?\s*+[(\[]?\s*+
    (?:{_p("first_p")}\s*+[,;]\s*+)?
    (?(head)|{_called("level")}\s*+(?:[=:,]|of\b|was\b|is\b)?\s*+[(\[]?\s*+)
    {_RANGE}
    (?P<report>\s*+[)\]]{{0,2}}\s*+[,;(]?\s*+(?:and\s|with\s)?(?:{_p("p")}|{_NS}))?
"""


def estimate_pattern() -> re.Pattern[str]:
    """The whole form, compiled when first needed.

    One of the groups ``ratio``, ``of_shares`` and ``difference`` holds the estimate's name, where
    it has one; ``estimate``, ``low`` and ``high`` the figures; one of four with ``level`` in their
    name the level in percent; ``p_words``, ``p_is`` and ``p``, or the same with ``first_``, or
    ``ns``, the p value that is of the estimate itself.
    """
    return compiled(_ESTIMATE, re.VERBOSE)


def is_of_another_name(words: str, start: int, end: int) -> bool:
    """Whether a figure that no name is known of may be no estimate of the interval behind it.

    It is one where a bracket follows, unless it is a spread, a statistic with a letter for its
    name, or a year: "z = 2.37 (95% CI 0.05 to 0.42)", "3.1 ± 0.4 (95% CI 2.3 to 3.9)".
    """
    is_year = compiled(r"(?:19|20)\d\d").fullmatch(words, start, end)
    is_called = compiled(_LETTER_NAME).search(words, max(0, start - _REACH), start)
    return bool(is_year or is_called or not compiled(_BRACKET).match(words, end))


def is_after_its_p(words: str, start: int) -> bool:
    """Whether a p value stands right before an estimate, so that one behind it is the next one's.

    ``start`` is that of the estimate, as in "P = .03, OR 1.5 (95% CI 1.04–2.1); P = .62, OR …".
    """
    return bool(compiled(_P_BEFORE).search(words, max(0, start - _REACH), start))
