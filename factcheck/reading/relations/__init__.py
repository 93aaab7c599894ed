"""What the figures of a text are to each other: rose by, of which, in all, the rest.

- ``relations``, by the ``relation_rows`` that match ``figured_sentences`` and as
  ``relation_senses`` allow; ``across_sentences`` from one to the next.
- What leaves one open: ``open_relations`` is the table of the questions that each form is asked,
  of ``open_changes``, ``times_of_changes``, ``open_counts``, ``ages_and_lengths`` and, from one
  sentence to the next, ``open_across``.
- ``totals`` are ``sums`` of all of one, of whose ``members`` the kinds may be told, or how much
  each has, or ``shares_of_one``; of lists ``rests`` are all that is left; ``balances`` follow from
  others by their names; ``trends`` go with the figures before; ``near_misses`` are told as what all
  others make, but for a digit.
"""
