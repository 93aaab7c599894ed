"""All sources and claims, by id and by what they are about, and how they relate."""

from factcheck.archive.index import Archive
from factcheck.archive.loading import load
from factcheck.archive.parts import PARAMETERS, SHARED, Subject, parts_of

__all__ = ["PARAMETERS", "SHARED", "Archive", "Subject", "load", "parts_of"]
