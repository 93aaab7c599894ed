"""factcheck in a run of pytest.

- ``hooks``: pytest's settings, and whether there is anything to do; ``projects``: those that a run
  is asked for, and whether anything looks at their claims.
- The hooks of an active run: ``collection``, what is set for its projects and a test for each
  check and source; ``reporting``, what they found told, JUnit's file written whole like the others.
- ``items``: a test of a check for one source, run as pytest runs tests, or told without its rounds;
  ``found``: what the checks find before it is told test by test, all of a source at once or from
  the cache.
"""
