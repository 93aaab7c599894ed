"""What factcheck speaks of: sources, claims, relations between them, findings.

A ``claim`` with its values stands in a ``source`` on a ``document``, which has what a person adds
to either; ``pairs`` are two claims about one thing, ``relations`` what else a claim is set
against; a ``finding`` is what a check says, or else has looked at; ``result`` is all that a run
found, and ``standings`` each claim's verdict. Figures of studies are in ``sample``; a table of a
source describes rows that are references. What a claim says is read once (``cached``).
"""

from factcheck.model.claim import Claim, Name, Quotation
from factcheck.model.document import Allowance, Citation, Document, Origin, Verification, Written
from factcheck.model.finding import Finding, Inconsistent, Looked, Observation, SeenOnce, Severity
from factcheck.model.pairs import Pair
from factcheck.model.relations import (
    Acceptance,
    Conflict,
    Derivation,
    Expectation,
    Repeated,
    Restatement,
    TrendTold,
    Verified,
)
from factcheck.model.result import Breakdown, Result
from factcheck.model.source import Cell, Kept, KeptSources, Source, Table
from factcheck.model.standings import Seen, Standing

__all__ = [
    "Acceptance",
    "Allowance",
    "Breakdown",
    "Cell",
    "Citation",
    "Claim",
    "Conflict",
    "Derivation",
    "Document",
    "Expectation",
    "Finding",
    "Inconsistent",
    "Kept",
    "KeptSources",
    "Looked",
    "Name",
    "Observation",
    "Origin",
    "Pair",
    "Quotation",
    "Repeated",
    "Restatement",
    "Result",
    "Seen",
    "SeenOnce",
    "Severity",
    "Source",
    "Standing",
    "Table",
    "TrendTold",
    "Verification",
    "Verified",
    "Written",
]
