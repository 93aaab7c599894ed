"""A result such as "t(28) = 2.20, p = .036" checked against itself."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from msgspec.structs import replace

from factcheck.comparison import Comparison, Verdict
from factcheck.statistics.estimates import Estimate, find_estimate_spans, find_estimates
from factcheck.statistics.p_value_rules import (
    Bounds,
    Level,
    PValueCheck,
    bounds_of,
    cannot_tell,
    is_decision_error,
    is_error,
    p_of,
    plain_p,
    reported_p,
    told_turned,
)
from factcheck.statistics.results import (
    ReportedTest,
    find_results,
    find_test_spans,
    plain,
    result_words,
)
from factcheck.statistics.wording import is_corrected, is_one_tailed

_MOST_DIGITS = 10  # a p value of more is told as a power of ten
_EXAMPLE = '"t(28) = 2.20, p = .036"'


def check_p_value(
    words: str,
    alpha: float = 0.05,
    one_tailed: bool | None = None,
    is_alpha_significant: bool = True,
    around: str = "",
) -> PValueCheck:
    """Recompute the p value of one test result (statcheck: Nuijten et al. 2016); never raises.

    Reads t, F, r, χ², z and Q in APA form, or an estimate with its confidence interval, which p
    has to go with (Altman & Bland 2011). ``alpha`` is the level of significance, and
    ``is_alpha_significant`` says that p = alpha counts as significant. Tests of t, r and z are
    two-tailed, or one-tailed if ``one_tailed`` says so; left at None, a result that the words
    call one-tailed, one-sided or directional may also be right as one-tailed. p = .000 is an
    error: no p is zero. What cannot be read is *cannot tell*, with the reason, and so is a p above
    the one that follows where the words call it corrected, for several comparisons or otherwise.
    ``around`` is what else the text says of the test, such as its sentence.
    """
    said = f"{words} {around}"
    try:
        level = Level(alpha, is_alpha_significant)
        if estimate := _only_estimate(words):
            from factcheck.statistics.estimate_checks import check_estimate  # 3 ms

            return check_estimate(estimate, words, around, alpha)
        result = _only_result(words)
        if impossible := _why_impossible(result):
            return PValueCheck(Comparison(Verdict.CONFLICTS, impossible), error=True)
        check = _suggesting(_checked(result, level, bool(one_tailed)), words, result)
        if not check.error:
            return check
        if is_corrected(plain(said)):
            _require_below(check, result, level)
        other = _checked(result, level, is_one_tailed=True)
    except ValueError as reason:
        return cannot_tell(reason)
    if other.error or one_tailed is not None:
        return check
    return other if is_one_tailed(plain(said)) else _with_hint(check)


def check_p_values(words: str, alpha: float = 0.05) -> tuple[PValueCheck, ...]:
    """``check_p_value`` for every test result in a text, and then for every estimate.

    What the text says of tails and corrections goes for all.
    """
    try:
        each = result_words(words)
    except ValueError as reason:
        return (cannot_tell(reason),)
    estimates = (words[start:end] for start, end in _find_lone_estimate_spans(words))
    return tuple(check_p_value(one, alpha, around=words) for one in (*each, *estimates))


def _only_result(words: str) -> ReportedTest:
    results = find_results(words)
    if not results:
        raise ValueError(f"there is no test result in a form such as {_EXAMPLE}")
    if len(results) > 1:
        raise ValueError(f"there are {len(results)} results; each needs a claim of its own")
    return results[0]


def _only_estimate(words: str) -> Estimate | None:
    """The estimate with an interval, where the words hold no test result; ``None`` for no such."""
    if find_results(words) or not _may_hold_estimates(words):
        return None
    estimates = find_estimates(words)
    if len(estimates) > 1:
        raise ValueError(f"there are {len(estimates)} estimates; each needs a claim of its own")
    return estimates[0] if estimates else None


def _why_impossible(result: ReportedTest) -> str:
    """Why no test gives such a figure, most often for a lost point; empty where one may."""
    value = result.value
    if result.p is not None and result.p.value > 1:
        return f"No p value is above 1: p = {result.p.words}."
    if result.kind == "r" and abs(value.value) > 1:
        return f"No correlation is beyond 1: r = {value.words}."
    if result.kind in {"F", "chi2", "Q"} and value.value < 0:
        return f"This statistic is never below zero: {value.words}."
    return ""


def _require_below(check: PValueCheck, result: ReportedTest, level: Level) -> None:
    """Refuse to judge a corrected p that is above the one that follows: a correction raises p."""
    if check.recomputed and reported_p(result, level) > check.recomputed.high:
        computed = f"{result.test} alone gives {_computed(result, check.p or 0.0)}"
        raise ValueError(f"{computed}, and a p called corrected may be above that")


def _with_hint(check: PValueCheck) -> PValueCheck:
    hint = "It would be right for a one-tailed test, and the text does not call it one."
    explanation = f"{check.explanation} {hint}"
    comparison = replace(check.comparison, explanation=explanation, suggestions=())
    return replace(check, comparison=comparison)


def _suggesting(check: PValueCheck, words: str, result: ReportedTest) -> PValueCheck:
    """The check with the words as they would be printed with the p value recomputed."""
    if not check.conflicts or words.count(result.reported) != 1 or check.p is None:
        return check
    computed = _in_style(_computed(result, check.p), result.reported)
    printed = words.replace(result.reported, computed)
    return replace(check, comparison=replace(check.comparison, suggestions=(printed,)))


def _in_style(computed: str, reported: str) -> str:
    """A p value with the letter, the spaces and the zero before the point that the paper has."""
    style = re.fullmatch(r"(.*?[pP][^=<>≤≥⩽⩾≦≧]*?)(\s?)[=<>≤≥⩽⩾≦≧]+(\s?)(0?)\W*\d.*", reported)
    if style is None:
        return computed
    name, before, behind, zero = style.groups()
    _, sign, number = computed.split(" ")
    return f"{name}{before}{sign}{behind}{zero if number.startswith('.') else ''}{number}"


def _checked(result: ReportedTest, level: Level, is_one_tailed: bool) -> PValueCheck:
    p, bounds = p_of(result, is_one_tailed), bounds_of(result, is_one_tailed)
    error = is_error(result, bounds, level)
    if not error:
        is_exact = not is_error(result, Bounds(p, p), level)
        return PValueCheck(_agreement(result, bounds, p, is_exact), recomputed=bounds, p=p)
    turns = is_decision_error(result, p, level)
    comparison = _conflict(result, bounds, p, level.is_significant(p) if turns else None)
    return PValueCheck(comparison, error, turns, bounds, p)


def _agreement(result: ReportedTest, bounds: Bounds, p: float, is_exact: bool) -> Comparison:
    given = f"{result.test} gives {_computed(result, p)}"
    if is_exact:
        explanation = f"{given}; reported is {result.reported}."
        return Comparison(Verdict.AGREES, explanation, _working(bounds))
    explanation = (
        f"{given}; {result.value.words} is rounded, and p from {plain_p(bounds.low)} to "
        f"{plain_p(bounds.high)} is possible; reported is {result.reported}."
    )
    return Comparison(Verdict.ROUNDING, explanation, _working(bounds))


def _conflict(result: ReportedTest, bounds: Bounds, p: float, turned: bool | None) -> Comparison:
    """The conflict; ``turned`` says whether p is significant, where the text says otherwise."""
    computed = _computed(result, p)
    sentences = [f"{result.test} gives {computed}, not {result.reported}."]
    if result.p is not None and result.p.value <= 0:
        sentences = [f"{result.test} gives {computed}; no p value is zero: write p < .001."]
    if turned is not None:
        sentences.append(told_turned(turned))
    return Comparison(Verdict.CONFLICTS, " ".join(sentences), _working(bounds))


def _working(bounds: Bounds) -> tuple[str, ...]:
    low, high = plain_p(bounds.low), plain_p(bounds.high)
    return (f"p = {low}" if low == high else f"p from {low} to {high} before rounding",)


def _computed(result: ReportedTest, p: float) -> str:
    """A p value as APA prints it: no zero before the point, nothing under .001.

    A statistic below a bound has its p above the one that belongs to the bound.
    """
    digits = max(3, result.p.digits if result.p else 0)
    if digits > _MOST_DIGITS and p < 10.0**-_MOST_DIGITS:
        return f"p = {plain_p(p)}"
    digits = min(digits, _MOST_DIGITS)
    least = 10.0**-digits
    sign = {"=": "=", "<": ">", ">": "<"}[result.comparison]
    shown = f"p < {least:.{digits}f}" if p < least else f"p {sign} {p:.{digits}f}"
    return shown.replace(" 0.", " .")


_OF_RESULTS = "=<>≤≥≦≧＝＜＞≈"  # one of which stands in each test result
_OF_INTERVALS = (
    r"\bCI(?:s?\b|\d)|(?i:confidence\s(?:interval|limit))"  # that of the economy is none
)


def find_result_spans(text: str) -> Iterator[tuple[int, int]]:
    """Where an article's test results stand, and its estimates with their intervals."""
    if not any(sign in text for sign in _OF_RESULTS) and not _may_hold_estimates(text):
        return
    yield from sorted([*find_test_spans(text), *_find_lone_estimate_spans(text)])


def _find_lone_estimate_spans(text: str) -> Iterator[tuple[int, int]]:
    """Where the estimates stand that are not told within a test result."""
    if not _may_hold_estimates(text):
        return
    tests = list(find_test_spans(text))
    ends = [last for _, last in tests]
    for start, end in find_estimate_spans(text):
        following = bisect_right(ends, start)
        if following == len(tests) or tests[following][0] >= end:
            yield start, end


def _may_hold_estimates(text: str) -> bool:
    """Whether a confidence interval is spoken of."""
    is_told = "CI" in text or "confidence" in text.casefold()  # most hold neither
    return is_told and re.compile(_OF_INTERVALS).search(text) is not None
