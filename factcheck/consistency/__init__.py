"""Many claims at once: expectations over them, and what they cannot all say.

An expectation: ``tokens`` → ``expressions`` (reads) → ``tree`` → ``dimensions`` (checks) →
``arithmetic`` and ``deciding`` (intervals; ``proving`` by z3 where a claim repeats) →
``evaluation`` (verdict, working). ``readings`` and ``literals`` give the ``values``, ``leaves``
puts them into a tree; ``forms`` and ``spans`` are ready relations.

A system: ``statements`` (of a source; ``derived`` of its forms) → ``system`` → ``conflicts``
(``differences``, ``paths``, ``worlds``, ``narrowing``; ``solving`` by z3 where none of them
answers) → ``amending``, ``dropping`` → ``notes``.
"""
