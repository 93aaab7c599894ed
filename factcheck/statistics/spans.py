"""Where in a text the results stand that can be checked against themselves."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from factcheck.statistics.results import find_test_spans

_OF_INTERVALS = ("CI", "onfidence", "ONFIDENCE")


def find_result_spans(text: str) -> Iterator[tuple[int, int]]:
    """Where an article's test results stand, and its estimates with their intervals."""
    yield from sorted([*find_test_spans(text), *find_lone_estimate_spans(text)])


def find_lone_estimate_spans(text: str) -> Iterator[tuple[int, int]]:
    """Where the estimates stand that are not told within a test result."""
    if not may_hold_estimates(text):
        return
    from factcheck.statistics.estimates import find_estimate_spans

    tests = list(find_test_spans(text))
    ends = [last for _, last in tests]
    for start, end in find_estimate_spans(text):
        following = bisect_right(ends, start)
        if following == len(tests) or tests[following][0] >= end:
            yield start, end


def may_hold_estimates(text: str) -> bool:
    """Whether a confidence interval is spoken of."""
    return any(mark in text for mark in _OF_INTERVALS)
