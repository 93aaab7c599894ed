"""All sources and claims, by id and by what they are about, and how they relate.

``loading`` makes the archive, ``index``, of a project's claim files. Of each source in it, one
module finds one thing: ``pairs`` of claims, ``disagreement`` among several, ``derivations`` from
others, all of that as ``relations``, their ``root_causes`` and minimal ``conflicts``. ``parts``
hands it to the checks.
"""

from factcheck.archive.index import Archive
from factcheck.archive.loading import load
from factcheck.archive.parts import OF_TWO, PARAMETERS, SHARED, Subject, cut_short, parts_of

__all__ = ["OF_TWO", "PARAMETERS", "SHARED", "Archive", "Subject", "cut_short", "load", "parts_of"]
