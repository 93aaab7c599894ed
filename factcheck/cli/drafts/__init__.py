"""What ``factcheck new`` writes: what in an article may be worth a claim, and the file of that.

``candidates`` gathers ``days``, ``figures`` (with their ``restatements``), ``shares``, ``means``,
``quotations`` (with their ``speakers``) and ``people``; ``drafting`` writes the claim file. Imported
as a whole when ``factcheck new`` runs, and by nothing else.
"""
