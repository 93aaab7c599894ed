"""Estimates with their confidence intervals, as papers print them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from functools import lru_cache

from msgspec import Struct

from factcheck.statistics.estimate_forms import (
    estimate_pattern,
    is_after_its_p,
    is_of_another_name,
)
from factcheck.statistics.reported import read_p, read_sign
from factcheck.statistics.results import plain, plain_signs
from factcheck.statistics.rounding import Written, read_written

RATIO, DIFFERENCE, OF_SHARES = "ratio", "difference", "of_shares"
_LEVELS = ("level", "low_level", "head_level", "low_head_level")
_ALSO_RATES = ("HR", "RR")  # those of a heart and of breath, in figures from 10 on
_LARGEST_RATIO = 10
_LEAST_LEVEL = Fraction(1, 2)
_LONGEST = 2_000
_REACH = 40  # signs in which an estimate and its unit stand


class Estimate(Struct, frozen=True):
    """An estimate as written, with the ends of its interval, the lower one first.

    ``kind`` is a ratio, a difference, a difference of shares, or empty where the words do not
    tell; ``level`` is that of the interval, such as 95/100. ``p`` is nothing where no p value is
    given, or where ``p_sign`` ``>`` stands for *ns*. ``words`` end before the p value.
    """

    kind: str
    value: Written
    low: Written
    high: Written
    level: Fraction
    p_sign: str
    p: Written | None
    words: str
    reported: str

    @property
    def null(self) -> int | None:
        """What it is where there is no effect; ``None`` where the words do not tell."""
        return {RATIO: 1, DIFFERENCE: 0, OF_SHARES: 0}.get(self.kind)


@lru_cache(maxsize=16_384)
def find_estimates(words: str) -> tuple[Estimate, ...]:
    """Every estimate with an interval that the words hold; none in words that are too long."""
    if len(words) > _LONGEST:
        return ()
    found = estimate_pattern().finditer(plain(words))
    return tuple(estimate for match in found if (estimate := _estimate(match)))


def find_estimate_spans(text: str) -> Iterator[tuple[int, int]]:
    """Where the estimates of a whole article stand whose words say what they are of."""
    for match in estimate_pattern().finditer(plain_signs(text)):
        estimate = _estimate(match)
        if estimate and estimate.kind:
            yield match.start(), match.start() + len(_whole(match, estimate))


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
    return not is_named and is_of_another_name(match.string, *match.span("estimate"))


def _is_ambiguous(match: re.Match[str]) -> bool:
    """Whether the second dash of "-1.57--0.31" may be a sign, or half of a long dash."""
    return match["low"].startswith("-") and "--" in match.string[match.end("low") : match.end()]


def _whole(match: re.Match[str], estimate: Estimate) -> str:
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


def _kind(match: re.Match[str], figures: tuple[Written, ...]) -> str:
    if match[RATIO]:
        least = min(figure.value for figure in figures)
        may_be_beats = match[RATIO] in _ALSO_RATES and least >= _LARGEST_RATIO
        return RATIO if least >= 0 and not may_be_beats else ""
    if not (match[DIFFERENCE] or match[OF_SHARES]):
        return ""
    unit = match.string[match.start("estimate") : match.start("estimate") + _REACH]
    in_percent = re.match(r"[\S]+\s?(?:%|per\s?cent|percentage\spoint)", unit)
    return OF_SHARES if match[OF_SHARES] or in_percent else DIFFERENCE


def _p(match: re.Match[str], stated: str) -> tuple[str, Written | None, str]:
    """The sign, the number and the words of the p value that belongs to the estimate.

    One behind a bracket that was opened before the estimate may be of all that is in it.
    """
    if match["first_p"]:
        return read_sign(match["first_p_is"]), read_p(match["first_p"]), match["first_p_words"]
    behind = match.string[match.start() + len(stated) : match.end()].lstrip()
    if behind.startswith((")", "]")) or is_after_its_p(match.string, match.start()):
        return "", None, ""
    if match["ns"]:
        return ">", None, match["ns"]
    if match["p"]:
        return read_sign(match["p_is"]), read_p(match["p"]), match["p_words"]
    return "", None, ""


def _figure(words: str) -> Written:
    return read_written(words.translate(dict.fromkeys(map(ord, "$£€"))))
