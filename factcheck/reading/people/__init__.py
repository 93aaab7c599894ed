"""People and what they say.

- ``possible_names``, beside which ``words_of_offices`` (with ``words_around_offices``)
  are ``offices_beside_names`` → ``people``.
- ``speech`` (a text with who is named and what stands between marks in it), ``subjects`` of verbs
  of saying, ``speakers`` → ``quotations``.
"""
