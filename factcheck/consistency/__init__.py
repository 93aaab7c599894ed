"""Many claims at once: expectations over them, and what they cannot all say.

An expectation: ``parser`` → ``expression`` (the tree, and how to walk it) →
``dimensions`` (which operations make sense) → ``values`` (of its claims and literals)
→ ``arithmetic`` on ``ranges`` → ``decision`` (can it hold, must it) → ``evaluation`` (verdict,
working), told by ``explanation``.

Ready relations: ``forms`` is the table of them (``total_of``, ``share_of``, ``age_of`` …),
``scopes`` what figures stand for beside each other, ``units_left_out`` in which unit,
``changes`` and ``ages_and_durations`` two kinds that need more; ``derived`` is what a figure of
such a form says, as an equation.

A system: ``system`` (its terms) ← ``statements`` (of a source) → ``conflicts`` (minimal ones;
by ``propagation`` and, where that has no answer, by ``solver``, which is z3) → ``conflict_notes``.
``causes`` finds the one claim at fault in several relations.
"""
