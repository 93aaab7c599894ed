"""Dates, lengths of time and ages: words to intervals of days.

- The rows of ``words/en/dates.txt``, over the words of the calendar and ``lengths_of_time``, which
  ``absolute_dates``, ``near_dates``, ``counted_dates``, ``holiday_dates``, ``periods``,
  ``parts_of_periods``, ``spans_of_time``, ``date_ranges``, ``clock_times``, ``dates_in_figures``
  read against a ``date_context`` → ``date``; ``datelines`` tell the day of publication.
- Running text: ``dates_in_text`` tells which phrases are dates, ``names_like_dates`` which of them
  only look so, ``dates_among_words`` the one among other words; ``dates_retold`` is what the
  telling adds.
- ``tenses`` tells on which side of publication a date lies, by what ``verbs_around`` it
  tell, a verb alone as ``tensed_verbs`` has it, and ``sure_tenses`` whether that leaves no doubt.
- ``ages_and_durations`` are views of lengths of time, anniversaries among them.
"""
