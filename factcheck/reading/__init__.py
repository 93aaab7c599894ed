"""How English is read: text to mentions, each with its span.

Tables of words stand in ``factcheck/words/en/``; the rules, few, stand here, a room for each kind
of thing that is read, and the rooms on one ``grammar``:

- ``grammar``: tokens, the engine and the chart that put bigger mentions together out of smaller
  ones, tables of phrases; what all rooms stand on: numbers, the words of the calendar.
- ``figures``: a numeral with its unit and its hedges, ranges and conversions; which numbers of a
  running text are figures.
- ``dates``: days, periods, lengths of time and ages; on which side of publication they lie.
- ``people``: names with their offices; quotations and who speaks them.
- ``relations``: what the figures of a text are to each other (rose by, of which, in all).

A whole text: ``text`` gives every mention. ``unexplained_figures`` are those of which nothing tells
what they count, ``malformed`` finds numbers that nobody writes so, ``counted_lists`` lists with
more or fewer than the number before them tells, ``hours_apart`` two hours with another time told
between them, ``out_of_place`` words that cannot stand beside each other.
"""
