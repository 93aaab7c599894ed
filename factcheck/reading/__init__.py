"""How English is read: text to mentions, each with its span.

Tables of words stand in ``factcheck/words/en/``; the rules, few, stand here.

- A text becomes a line of ``tokens``; the ``engine`` puts bigger mentions together out of smaller
  ones, layer by layer; ``phrases`` finds those of a table, ``rows`` are those of a
  grammar, which a ``chart`` finds.
- Numbers: ``numerals`` in digits and ``number_words`` in words, the only reader of them;
  ``figure_numerals`` for what figures alone write.
- Figures: ``single_figures`` (a numeral with its unit, of ``units`` and ``units_behind``) and
  ``compound_figures`` (6 ft 2 in), or ``degrees`` told by their tens or from freezing, a
  ``series`` of them (3 to 5 km) → measures; with ``hedges``,
  ``nouns``, ``changes``, ``vague`` and what stands ``around_figures`` put together by
  ``quantity_layers``; ``quantity`` gives them for words and holds a reading to every word that it
  was given, ``comparing`` sets words against each other.
- Figures of running text: ``figures_in_text`` and the rows of ``bare_numbers`` tell them from what
  looks alike, ``parted_figures`` parts what a person who cuts words out reads as one,
  ``scores_and_ranks`` those of two sides and places in a row, ``malformed`` finds numbers that
  nobody writes so, ``counted_lists`` lists with more or fewer than the number before them tells,
  ``out_of_place`` words that cannot stand beside each other.
- Dates: ``calendar_words`` and ``lengths_of_time``, put together by the rows of
  ``words/en/dates.txt``, which ``absolute_dates``, ``near_dates``, ``counted_dates``,
  ``holiday_dates``, ``periods``, ``parts_of_periods``, ``spans_of_time``, ``date_ranges``,
  ``clock_times``, ``dates_in_figures`` read against a ``date_context`` → ``date``;
  ``dates_in_text`` tells which phrases of a text are dates, ``names_like_dates`` which of them
  only look so, ``dates_among_words`` the one among other words; ``dates_retold`` is what the
  telling adds, ``tenses`` on which side of publication it lies, by what ``tensed_verbs`` tell, and
  ``sure_tenses`` whether that leaves no doubt; ``ages_and_durations`` are views of
  lengths of time, ``anniversaries`` of years.
- People: ``prose``, ``possible_names``, ``words_of_offices``, ``words_before_offices``,
  ``offices_by_verbs``, ``offices_beside_names`` → ``people``; ``quotation_marks``, ``saying``,
  ``speech``, ``subjects``, ``speakers`` → ``quotations``.
- A whole text: ``text`` gives every mention, ``restatements`` figures told again in another unit,
  ``unexplained_figures`` those of which nothing tells what they count, ``datelines`` the day of
  publication. What figures are to each other: ``relations``, by the
  ``relation_rows`` that match ``figured_sentences`` and as ``relation_senses`` and, for lengths of
  time, ``counted_from`` allow, ``across_sentences`` from one to the next, but for
  ``open_relations``, ``open_counts``, changes told ``against_another`` figure, over other
  ``times_of_changes``, and what stands ``behind_figures``; ``totals`` are all of one, of which the
  ``kinds_of_members`` may be told, or how much each has that it is ``shared_among``, or
  ``shares_of_one``; ``balances`` follow from others by their names; ``trends`` go with the figures
  before.
"""
