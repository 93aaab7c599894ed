"""Statistics recomputed from what a paper prints: p values, means, standard deviations."""

from factcheck.statistics.counted import explain_counted, find_counted, read_counted
from factcheck.statistics.debit import debit, explain_debit
from factcheck.statistics.grim import explain_grim, grim
from factcheck.statistics.grimmer import explain_grimmer, grimmer
from factcheck.statistics.means import numeral_of_mean
from factcheck.statistics.p_value_check import PValueCheck
from factcheck.statistics.pvalues import check_p_value, check_p_values
from factcheck.statistics.rounding import Rounding
from factcheck.statistics.rules import Bounds
from factcheck.statistics.spans import find_result_spans
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
    "find_result_spans",
    "grim",
    "grimmer",
    "numeral_of_mean",
    "read_counted",
    "said_of_tests",
]
