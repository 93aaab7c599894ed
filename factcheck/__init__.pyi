"""A test suite for facts: an article's claims, compared with each other, its text and references.

The names here are the public ones; everything else may change.
"""

from .archive import Archive, load
from .check import Check, find_checks, note, warning
from .comparison import Comparison, Verdict
from .dates import Date, Period, Reading, compare_dates, is_surely_before, read_date
from .errors import FactcheckError, Fault, Place, UnreadableError
from .interval import Interval
from .model import (
    Acceptance,
    Allowance,
    Citation,
    Claim,
    Conflict,
    Derivation,
    Document,
    Expectation,
    Finding,
    Inconsistent,
    Name,
    Observation,
    Pair,
    Quotation,
    Restatement,
    Result,
    Sample,
    Severity,
    Source,
    Verification,
    Verified,
)
from .names import compare_names, compare_roles
from .quantities import (
    Measure,
    Quantity,
    compare_quantities,
    compare_restatement,
    read_quantity,
)
from .run import run, standard_checks
from .statistics import PValueCheck, check_p_value, check_p_values, debit, grim

__all__ = [
    "Acceptance",
    "Allowance",
    "Archive",
    "Check",
    "Citation",
    "Claim",
    "Comparison",
    "Conflict",
    "Date",
    "Derivation",
    "Document",
    "Expectation",
    "FactcheckError",
    "Fault",
    "Finding",
    "Inconsistent",
    "Interval",
    "Measure",
    "Name",
    "Observation",
    "PValueCheck",
    "Pair",
    "Period",
    "Place",
    "Quantity",
    "Quotation",
    "Reading",
    "Restatement",
    "Result",
    "Sample",
    "Severity",
    "Source",
    "UnreadableError",
    "Verdict",
    "Verification",
    "Verified",
    "check_p_value",
    "check_p_values",
    "compare_dates",
    "compare_names",
    "compare_quantities",
    "compare_restatement",
    "compare_roles",
    "debit",
    "find_checks",
    "grim",
    "is_surely_before",
    "load",
    "note",
    "read_date",
    "read_quantity",
    "run",
    "standard_checks",
    "warning",
]

__version__: str
