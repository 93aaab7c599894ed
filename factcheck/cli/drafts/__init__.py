"""What ``factcheck new`` writes: what in an article may be worth a claim, and the file of that.

``candidates`` gathers ``days``, ``figures`` (with their ``restatements``), ``shares``, ``means``,
``quotations`` (with their ``speakers``) and ``people``; ``drafting`` writes the claim file. All of
it is imported when ``factcheck new`` runs, and not before.
"""
