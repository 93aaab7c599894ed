"""What the desk knows besides the references that it writes by hand.

``asked`` is what claims ask; ``rows`` makes references of the rows of pinned tables that they ask
for, whose ``table_files`` are opened, and ``wikidata`` of statements. ``exchange`` sets sums
against rates of exchange, ``series`` trends against figures of many days. ``providers`` asks
packages: ``holidays_kept``, ``names_of_countries``, and others'.
"""
