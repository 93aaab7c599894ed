"""Mentions of an article → claims for a person to confirm, and the text of their claim file.

``candidates`` gathers what ``factcheck.read`` finds and a claim can state, ``selectors`` says how
a claim's words are found again, ``ids`` names the claims, ``claim_file`` writes them down.
"""
