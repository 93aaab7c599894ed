"""Mentions of an article → claims for a person to confirm, and the text of their claim file.

A ``claim`` that is drafted comes from what ``factcheck.read`` finds: ``candidates`` gathers that,
with what it is ``about`` and the relations that are ``told``; ``dates_of_text`` tells the tense of
dates, ``dates_counted_on`` which count from others, as ``counting_phrases`` do: those of
``dates_read`` before, of which ``origins_of_dates`` picks one, and ``days_in_turn`` goes from day
to day; in which clause one stands tells ``clauses_of_dates``, of which year it is
``years_of_dates``. ``ids`` names the claims,
``claim_file`` writes them down, with what finds their words again, and ``updating`` adds what is
new to a file that a person has worked on. ``coverage`` is how much of a text is claimed.

Without a claim file, ``claims_of_text`` keeps them in memory, where ``lint`` has the checks look at
them, and at ``text_slips``: ``dated_words``, ``ages``, ``name_spellings``, ``given_names``
and what is ``repeated``, told otherwise than in ``headlines`` or ``counted_again``, of which
``figures_apart`` tells whether a slip of the pen made it; what is told as ``corrected`` is left
out. ``plain_text`` and ``documents`` take the prose out of files; ``language`` tells why a text
is not read.
"""
