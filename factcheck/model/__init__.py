"""What factcheck speaks of: sources, claims, relations between them, findings.

A ``claim`` with its values, of which ``name`` is one, and what a person adds to it (``additions``)
stands in a ``source`` on a ``document``;
``pairs`` are two claims about one thing, ``relations`` what else a claim is set against;
a ``finding`` is what a check says; ``result`` is all that a run found, with each ``observation``,
and ``standings`` each claim's verdict. Figures of studies are in ``sample``; a table of a source
describes rows that are references.
"""

from factcheck.model.additions import Allowance, Citation, Verification
from factcheck.model.claim import Claim, Quotation
from factcheck.model.document import Document, Origin, Written
from factcheck.model.finding import Finding, Inconsistent, Severity
from factcheck.model.name import Name
from factcheck.model.observation import Looked, Observation, SeenOnce
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
