"""A test suite for facts: an article's claims, compared with each other, its text and references.

The names here are the public ones; everything else may change.
"""

from .archive import Archive, load
from .check import (
    Check,
    beside_others,
    everywhere,
    find_checks,
    no_such_rule,
    note,
    of_conflicts,
    standard_checks,
    warning,
)
from .comparison import Comparison, Verdict
from .dates import Date, Period, Reading, compare_dates, is_surely_before, spoken
from .drafting.lint import lint
from .drafting.name_spellings import NameSlip, find_name_slips
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
    Repeated,
    Restatement,
    Result,
    Severity,
    Source,
    TrendTold,
    Verification,
    Verified,
)
from .model.sample import Deviation, Sample
from .names.characters import describe_hidden_characters, has_hidden_characters
from .names.mentions import (
    NameMention,
    are_two_people,
    compare_mentions,
    find_mentions,
    is_rarer,
    likely_speaker,
)
from .names.parts import is_otherwise_titled
from .names.roles import (
    are_two_offices,
    compare_roles,
    is_office_of_one,
    office_left,
    read_role,
    sole_office,
)
from .names.spelling import NameComparison, Relation, compare_names, compare_with_reference
from .names.tables import are_two_countries
from .quantities import Measure, Quantity, name_dimension
from .reading.counted_lists import explain_list
from .reading.dates.date import read_date
from .reading.figures.comparing import compare_quantities, compare_restatement
from .reading.figures.quantity import read_quantity
from .reading.figures.scores_and_ranks import explain_score
from .reading.grammar.engine import Mention
from .reading.hours_apart import explain_hours
from .reading.malformed import explain_malformed
from .reading.out_of_place import explain_out_of_place
from .reading.text import read
from .running.run import run
from .statistics.deviations import debit, grimmer
from .statistics.grim import grim
from .statistics.p_value_rules import PValueCheck
from .statistics.p_values import check_p_value, check_p_values
from .text import Part, anchor, divide, fold

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
    "Deviation",
    "Document",
    "Expectation",
    "FactcheckError",
    "Fault",
    "Finding",
    "Inconsistent",
    "Interval",
    "Measure",
    "Mention",
    "Name",
    "NameComparison",
    "NameMention",
    "NameSlip",
    "Observation",
    "PValueCheck",
    "Pair",
    "Part",
    "Period",
    "Place",
    "Quantity",
    "Quotation",
    "Reading",
    "Relation",
    "Repeated",
    "Restatement",
    "Result",
    "Sample",
    "Severity",
    "Source",
    "TrendTold",
    "UnreadableError",
    "Verdict",
    "Verification",
    "Verified",
    "anchor",
    "are_two_countries",
    "are_two_offices",
    "are_two_people",
    "beside_others",
    "check_p_value",
    "check_p_values",
    "compare_dates",
    "compare_mentions",
    "compare_names",
    "compare_quantities",
    "compare_restatement",
    "compare_roles",
    "compare_with_reference",
    "debit",
    "describe_hidden_characters",
    "divide",
    "everywhere",
    "explain_hours",
    "explain_list",
    "explain_malformed",
    "explain_out_of_place",
    "explain_score",
    "find_checks",
    "find_mentions",
    "find_name_slips",
    "fold",
    "grim",
    "grimmer",
    "has_hidden_characters",
    "is_office_of_one",
    "is_otherwise_titled",
    "is_rarer",
    "is_surely_before",
    "likely_speaker",
    "lint",
    "load",
    "name_dimension",
    "no_such_rule",
    "note",
    "of_conflicts",
    "office_left",
    "read",
    "read_date",
    "read_quantity",
    "read_role",
    "run",
    "sole_office",
    "spoken",
    "standard_checks",
    "warning",
]

__version__: str
