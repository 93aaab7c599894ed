"""All sources and claims, by id and by what they are about, and how they relate.

``loading`` makes the archive, ``index``, of a project's claim files, ``linker`` links each date to
the claim that it counts from. Of each source in it, one module finds one thing: ``pairs`` of
claims, ``corrections`` of others, ``disagreement`` among several, ``derivations`` from others, all
of that as ``relations`` with their root causes, and minimal ``conflicts``; of its text,
``held_names`` of references a letter off. ``parts`` hands it to the checks, with what a claim
should say. Where several processes share an archive, ``records`` are its sources as bytes, and
``dependencies`` what of it each source hangs on.
"""

from factcheck.archive.index import Archive
from factcheck.archive.loading import load
from factcheck.archive.parts import OF_TWO, PARAMETERS, SHARED, Subject, cut_short, parts_of

__all__ = ["OF_TWO", "PARAMETERS", "SHARED", "Archive", "Subject", "cut_short", "load", "parts_of"]
