"""What factcheck speaks of: sources, claims, relations between them, findings."""

from factcheck.model.claim import Allowance, Citation, Claim, Name, Quotation, Verification, Written
from factcheck.model.finding import Finding, Inconsistent, Observation, Severity
from factcheck.model.relations import Expectation, Pair, Restatement
from factcheck.model.source import Document, Source

__all__ = [
    "Allowance",
    "Citation",
    "Claim",
    "Document",
    "Expectation",
    "Finding",
    "Inconsistent",
    "Name",
    "Observation",
    "Pair",
    "Quotation",
    "Restatement",
    "Severity",
    "Source",
    "Verification",
    "Written",
]
