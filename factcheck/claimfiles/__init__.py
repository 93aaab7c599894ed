"""Claim files: YAML → model, with every fault at its place."""

from factcheck.claimfiles.reading import ClaimFile, read_claim_file, read_claims
from factcheck.claimfiles.stream import parse
from factcheck.claimfiles.validation import validate

__all__ = [
    "ClaimFile",
    "parse",
    "read_claim_file",
    "read_claims",
    "validate",
]
