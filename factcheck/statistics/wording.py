"""What the words around a test result say of the test: its tails, and corrections of its p."""

from __future__ import annotations

import re

from factcheck.late_pattern import LatePattern, compiled

_ONE_TAILED = LatePattern(
    r"\b(?:one|1|single)[\s-]?(?:sided|tail(?:ed)?)\b"
    r"|(?<!non-)(?<!bi-)\b(?:uni-?)?directional\b",
    flags=re.IGNORECASE,
)
_CORRECTED = LatePattern(
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

_RANKS = r"\bMann\b|\bWilcoxon\b|\bKruskal\b|(?<!log)(?<!log[\s–-])\brank[\s–-]sum\b"
_OTHER_METHODS = (
    r"\bnon-?inferior\w*|\bequivalence (?:trial|margin|test)\w*|\bbootstrap\w*|\bBayesian\b"
    rf"|{_RANKS}"
)
_OF_RANKS = LatePattern(_RANKS, flags=re.IGNORECASE)
_RESAMPLED = LatePattern(r"\b(?:bootstrap|resampl|Bayes|posterior|credible)", flags=re.IGNORECASE)
_ANOTHER_TEST = LatePattern(
    r"""
    \bnon-?inferior | \bequivalence\b | \bbootstrap | \bBayes | \bposterior\b
  | \bFisher\b | \bexact\b | \bpermutation | \brandomi[sz]ation\ test
  | \blog[\s–-]?rank\b
  | \binteraction\b | \bheterogeneity\b | \btrend\b
""",
    flags=re.IGNORECASE | re.VERBOSE,
)


def is_one_tailed(words: str) -> bool:
    """Whether the words call the test one-tailed, one-sided or directional."""
    return bool(_ONE_TAILED.search(words))


def said_of_tails(text: str) -> str:
    """The words with which a text calls a test of it one-tailed; empty where it does not."""
    found = _ONE_TAILED.search(text)
    return found[0] if found else ""


def is_of_another_test(words: str) -> bool:
    """Whether the words name a test, or a margin, of which p may be and an interval not."""
    return bool(_ANOTHER_TEST.search(words))


def is_resampled(words: str) -> bool:
    """Whether the words tell of resampling, or of another interval than one of confidence."""
    return bool(_RESAMPLED.search(words))


def is_of_ranks(words: str) -> bool:
    """Whether the words name a test by ranks, whose p goes with no interval of a mean."""
    return bool(_OF_RANKS.search(words))


def said_of_methods(text: str) -> str:
    """The words with which a text says that its p values or intervals may be of another kind.

    A margin of noninferiority moves p, a test by ranks gives another, and resampling moves the
    interval.
    """
    found = compiled(_OTHER_METHODS, re.IGNORECASE).finditer(text)
    return " ".join(dict.fromkeys(one[0] for one in found))


def is_corrected(words: str) -> bool:
    """Whether the words call p corrected: for several comparisons, or for unequal variances.

    Such a correction only ever raises p. Yates's and Welch's change the statistic or its degrees
    of freedom instead, and p follows from these.
    """
    return bool(_CORRECTED.search(words))
