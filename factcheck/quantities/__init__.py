"""Quantities: words to intervals, and figures set against each other.

``reading``: the words made plain, a word of ``change`` or a ``series`` of figures
(``figure_reading``: ``numerals``, ``unit_reading``, ``compounds``), and ``hedges`` → the
``measure``. Words are made plain in three passes: ``spelling`` leaves one character for each
purpose, so that one pattern finds what several spell; ``short_forms`` are written in full before
``reordering`` moves what stands beside a unit. None of them guesses.

``restatement``: ``counterparts`` are the statements of both sides that restate each other,
``comparable`` their readings that measure one thing, with what one side has ``left_out``;
``judging`` takes the figures of both sides in pairs (``figure_pairs``) and asks
of each pair, as ``hedged``, by the rule in ``figures``. Where they conflict, or stay open,
``respelling`` tries what may be meant instead; ``doubt`` withdraws what nobody can be
sure of, ``wording`` and ``slips`` say what is wrong. ``independent`` compares two statements,
and ``restated_twice`` the conversions that both give.
"""

from factcheck.quantities.degrees import has_open_degrees, told_as_difference
from factcheck.quantities.dimension import name_dimension
from factcheck.quantities.independent import compare_quantities
from factcheck.quantities.measure import Form, Hedge, Measure, Numeral, Quantity, Unit
from factcheck.quantities.nouns import told_mistyped
from factcheck.quantities.printing import format_measure, format_number, format_value
from factcheck.quantities.reading import read_quantity
from factcheck.quantities.restated_twice import conflict_of_restatements
from factcheck.quantities.restatement import compare_restatement
from factcheck.quantities.slips import (
    explain_power_apart,
    explain_scale_slip,
    explain_unit_slip,
    is_slip_of_scale,
)

__all__ = [
    "Form",
    "Hedge",
    "Measure",
    "Numeral",
    "Quantity",
    "Unit",
    "compare_quantities",
    "compare_restatement",
    "conflict_of_restatements",
    "explain_power_apart",
    "explain_scale_slip",
    "explain_unit_slip",
    "format_measure",
    "format_number",
    "format_value",
    "has_open_degrees",
    "is_slip_of_scale",
    "name_dimension",
    "read_quantity",
    "told_as_difference",
    "told_mistyped",
]
