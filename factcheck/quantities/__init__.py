"""Quantities: what a figure allows, and figures set against each other. No words are read here.

A ``measure`` is one reading of a quantity: numerals, hedge, unit, and the interval that they allow,
which ``rounding`` tells from its digits. ``units`` has the table of units,
``conversion`` what each measures and is worth, which ``factors`` writes down.

``restatement``: ``counterparts`` are the figures of both sides that restate each other,
``comparable`` their readings that measure one thing, with what one side leaves unsaid;
``conversion_rule`` takes the figures of both in pairs (``figure_pairs``) and asks of each pair by
the rule, which knows the ``conventions`` of trades. Where they conflict, or stay open, what may be
meant instead is tried; ``printing`` and ``conversion_slips`` say what is wrong. ``independent``
compares two statements, and the conversions that both give; ``exchange_bands`` knows what
currencies were worth, ``time`` how long months and years are.
"""

from factcheck.quantities.conversion import name_dimension
from factcheck.quantities.conversion_slips import (
    explain_digit_slip,
    explain_power_apart,
    explain_scale_slip,
    explain_unit_slip,
    is_slip_of_scale,
)
from factcheck.quantities.exchange_bands import explain_impossible_rate, explain_two_rates
from factcheck.quantities.independent import conflict_of_restatements
from factcheck.quantities.measure import Form, Hedge, Measure, Numeral, Quantity, Unit
from factcheck.quantities.printing import format_measure, format_number, format_value

__all__ = [
    "Form",
    "Hedge",
    "Measure",
    "Numeral",
    "Quantity",
    "Unit",
    "conflict_of_restatements",
    "explain_digit_slip",
    "explain_impossible_rate",
    "explain_power_apart",
    "explain_scale_slip",
    "explain_two_rates",
    "explain_unit_slip",
    "format_measure",
    "format_number",
    "format_value",
    "is_slip_of_scale",
    "name_dimension",
]
