"""What the words around a test result say of the test: its tails, its kind, corrections of p."""

from __future__ import annotations

import re
from itertools import chain

_ONE_TAILED = re.compile(
    r"\b(?:one|1|single)[\s-]?(?:sided|tail(?:ed)?)\b"
    r"|(?<!non-)(?<!bi-)\b(?:uni-?)?directional\b",
    flags=re.IGNORECASE,
)
_CORRECTED = re.compile(
    r"""
    (?<!yates[\s–-])(?<!welch[\s–-])(?<!continuity[\s–-])\bcorrected\b
  | \b(?:after|with)\ (?!continuity|yates|welch)(?:[\w–-]+\ )?correction\b
  | \badjusted\s+p\b | \badjusted(?=\s*(?:[),.;:]|$)) | \badjusted\ (?:for|by)\ multipl
  | \bmultiple\ (?:comparisons?|tests?|testing)\b | \bfamily-?wise\b | \bFW[EC]R?\b | \bFDR\b
  | \bfalse\ discovery\b | \bBonferroni\b | \bHolm\b | \bHochberg\b | \bBenjamini\b
  | \b[SŠ]id[aá]k\b | \bTukey\b | \bScheff[eé]\b | \bDunnett\b | \bGames[-–]Howell\b
  | \bGreenhouse\b | \bHuynh\b
""",
    flags=re.IGNORECASE | re.VERBOSE,
)

_MARGIN = r"\bnon-?inferior\w*"
_BOOTSTRAP = r"\bbootstrap\w*"
_RANKS = r"\bMann\b|\bWilcoxon\b|\bKruskal\b|(?<!log)(?<!log[\s–-])\brank[\s–-]sum\b"
_OF_RANKS = re.compile(_RANKS, flags=re.IGNORECASE)
_RESAMPLED = re.compile(
    rf"{_BOOTSTRAP}|\b(?:resampl|Bayes|posterior|credible)", flags=re.IGNORECASE
)
_ANOTHER_TEST = re.compile(
    rf"""
    {_MARGIN} | \bequivalence\b | {_BOOTSTRAP} | \bBayes | \bposterior\b
  | \bFisher\b | \bexact\b | \bpermutation | \brandomi[sz]ation\ test
  | \blog[\s–-]?rank\b
  | \binteraction\b | \bheterogeneity\b | \btrend\b
""",
    flags=re.IGNORECASE | re.VERBOSE,
)

_METHODS = re.compile(
    rf"{_MARGIN}|\bequivalence (?:trial|margin|test)\w*|{_BOOTSTRAP}|\bBayesian\b|{_RANKS}",
    flags=re.IGNORECASE,
)
_P_VALUES = r"\bp[\s–-]?values?\b"
_CORRECTED_THROUGHOUT = re.compile(
    rf"{_P_VALUES}(?:(?!\b(?:not|never|without)\b)[^.;]){{0,60}}\b(?:corrected|adjusted)\b[^.;]{{0,40}}"
    rf"|\b(?:corrected|adjusted)\s{_P_VALUES}",
    flags=re.IGNORECASE,
)


def is_one_tailed(words: str) -> bool:
    """Whether the words call the test one-tailed, one-sided or directional."""
    return bool(_ONE_TAILED.search(words))


def is_of_another_test(words: str) -> bool:
    """Whether the words name a test, or a margin, of which p may be and an interval not."""
    return bool(_ANOTHER_TEST.search(words))


def is_resampled(words: str) -> bool:
    """Whether the words tell of resampling, or of another interval than one of confidence."""
    return bool(_RESAMPLED.search(words))


def is_of_ranks(words: str) -> bool:
    """Whether the words name a test by ranks, whose p goes with no interval of a mean."""
    return bool(_OF_RANKS.search(words))


def is_corrected(words: str) -> bool:
    """Whether the words call p corrected: for several comparisons, or for unequal variances.

    Such a correction only ever raises p. Yates's and Welch's change the statistic or its degrees
    of freedom instead, and p follows from these.
    """
    return bool(_CORRECTED.search(words))


def said_of_tests(text: str) -> str:
    """The words with which an article says what may hold for each of its tests.

    It calls a test one-tailed; a margin of noninferiority moves p, a test by ranks gives another,
    and resampling moves the interval; or it says of its p values that they are corrected.
    """
    tails = _ONE_TAILED.search(text)
    methods = _METHODS.finditer(text)
    corrections = _CORRECTED_THROUGHOUT.finditer(text)
    told = chain([tails] if tails else [], methods, corrections)
    return " ".join(dict.fromkeys(said[0] for said in told))
