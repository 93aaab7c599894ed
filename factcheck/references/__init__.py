"""What the desk knows besides the references that it writes by hand.

``sheets`` opens a table's file, ``rows`` makes references of the rows that claims ask for.
"""
