"""Mentions of an article → claims for a person to confirm, and the text of their claim file.

``candidates`` gathers what ``factcheck.read`` finds and a claim can state, ``ids`` names the
claims, ``claim_file`` writes them down, with what finds their words again.
"""
