"""Tests for a test suite of facts: slips are planted, and what would notice them is counted.

``slips`` are the kinds that newspapers correct, and where in a text each may happen; ``mutants``
puts one into an article and into the claims that were copied from it, asks the checks again that it
can touch, and says what would notice one that none of them does.
"""
