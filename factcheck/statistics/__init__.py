"""Statistics recomputed from what a paper prints: p values, means, standard deviations.

``rounding`` reads a number as written; what it may have been before goes to ``grim`` (means,
percentages, and percentages beside their counts) and ``deviations`` (GRIMMER and DEBIT).
``results`` finds tests such as "t(28) = 2.20, p = .036", ``estimates`` figures with a confidence
interval; ``wording`` is what the text says around them. ``p_values`` checks the first by
``p_value_rules`` and ``distributions``, and hands the second to ``estimate_checks``.
"""

from factcheck.statistics.deviations import debit, explain_debit, explain_grimmer, grimmer
from factcheck.statistics.grim import (
    explain_counted,
    explain_grim,
    find_counted,
    find_means,
    grim,
    numeral_of_mean,
    read_counted,
)
from factcheck.statistics.p_value_rules import Bounds, PValueCheck
from factcheck.statistics.p_values import check_p_value, check_p_values, find_result_spans
from factcheck.statistics.rounding import Rounding
from factcheck.statistics.wording import said_of_tests

__all__ = [
    "Bounds",
    "PValueCheck",
    "Rounding",
    "check_p_value",
    "check_p_values",
    "debit",
    "explain_counted",
    "explain_debit",
    "explain_grim",
    "explain_grimmer",
    "find_counted",
    "find_means",
    "find_result_spans",
    "grim",
    "grimmer",
    "numeral_of_mean",
    "read_counted",
    "said_of_tests",
]
