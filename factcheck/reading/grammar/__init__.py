"""What figures, dates and people are read with, each from tokens up.

- A text becomes a line of ``tokens``; the ``engine`` puts bigger mentions together out of smaller
  ones, layer by layer; ``phrases`` finds those of a table, ``rows`` are those of a grammar, which a
  ``chart`` finds.
- Numbers: ``numerals`` in digits and ``number_words`` in words, the only reader of them.
- ``calendar_words``: months, weekdays, years, decades; ``spelled_days``: "May one".
  ``prose``: sentences, and words with capitals that may be names; ``saying``: the verbs whose
  subject speaks.
"""
