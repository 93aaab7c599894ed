"""People and what they say.

- ``possible_names``, beside which ``words_of_offices`` (with ``words_around_offices``)
  are ``offices_beside_names`` → ``people``.
- ``quotation_marks``, ``speech`` (a text with who is named and quoted in it), ``subjects`` of verbs
  of saying, ``speakers`` → ``quotations``.
"""
