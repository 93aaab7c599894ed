"""Figures: words and digits to quantities.

- ``single_figures`` (a numeral with its unit, of ``units``, ``money`` and ``units_behind``, or as
  ``figure_numerals`` alone write it) and ``compound_figures`` (6 ft 2 in), or ``degrees`` told by
  their tens or from freezing, a ``series`` of them (3 to 5 km) → measures.
- With ``hedges``, ``nouns``, ``changes``, ``vague`` and what stands ``around_figures`` put together
  by ``quantity_layers``; ``quantity`` gives them for words and holds a reading to every word that
  it was given, ``comparing`` sets words against each other.
- ``percentage_points`` tells points that lie between no two percentages.
- Running text: ``figures_in_text`` tells figures from what looks alike, ``parted_figures`` parts
  what a person who cuts words out reads as one, ``scores_and_ranks`` those of two sides and places
  in a row; ``restatements`` are figures told again in another unit.
"""
