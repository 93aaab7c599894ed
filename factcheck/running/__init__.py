"""Checks on an archive → a result, in one process or many, once or again.

- ``run`` is the whole way without pytest: ``examine`` sets checks and parts beside each other,
  ``examined`` is what they found, between processes and gathered into a result.
- Large archives: ``engines`` say where checks run, on the ``workers`` of this machine or of a Dask
  cluster, each on its ``portions`` of the files; a ``shelf`` holds what was read and seen of
  sources, a source at a time in memory, and sends parts of it to workers for what reports tell.
- Again: ``affected`` tells which check is to be asked again of which source, the ``cache`` keeps
  what was found by a digest of all that it hangs on, ``kept_files`` are claim files as they were
  read before.
"""
