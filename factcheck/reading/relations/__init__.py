"""What the figures of a text are to each other: rose by, of which, in all, the rest.

- ``relations``, by the ``relation_rows`` that match ``figured_sentences`` and as
  ``relation_senses`` and, for lengths of time, ``counted_from`` allow; ``across_sentences`` from
  one to the next.
- What leaves one open: ``open_relations``, ``open_counts``, changes told ``against_another``
  figure, over other ``times_of_changes``, and what stands ``behind_figures``.
- ``totals`` are all of one, of which the ``kinds_of_members`` may be told, or how much each has
  that it is ``shared_among``, or ``shares_of_one``; ``balances`` follow from others by their names;
  ``trends`` go with the figures before.
"""
