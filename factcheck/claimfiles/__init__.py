"""Claim files: YAML → model, with every fault at its place.

``files`` reads the text, ``stream`` its YAML with ``marks`` of where everything stands,
and what is wrong where it is no YAML, ``validation`` holds it against the schema, ``reading`` makes
sources, claims and tables of it. ``meaning`` is what the schema says of each key, ``allowed`` the
file beside a text that accepts what is found in it.
"""

from factcheck.claimfiles.reading import ClaimFile, read_claim_file, read_claims

__all__ = [
    "ClaimFile",
    "read_claim_file",
    "read_claims",
]
