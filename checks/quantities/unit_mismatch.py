"""Rule unit-mismatch."""

from factcheck import Quantity, Restatement

GEOMETRY = {"length", "length^2", "length^3", "length/time", "temperature"}


def check_unit_mismatch(restatement: Restatement) -> None:
    """A figure restated in a unit that measures something else.

    Mostly a word was lost: "square" in an area, "an hour" in a speed. Such figures cannot be
    converted, so no other rule looks at them; where they can, this one stays silent. The
    rule keeps to lengths, areas, volumes, speeds and temperatures: cooks put cups beside grams,
    gauges pounds beside bars, and rockets tonnes beside newtons.

    Fails:
        - quantity: 10 square miles
          restated: 26 km
        - quantity: 100 km/h
          restated: 62 miles
        - quantity: 1,200 cubic meters
          restated: 13,000 square feet

    Passes:
        - quantity: 10 square miles
          restated: 26 square kilometers
        - quantity: a cup of flour
          restated: 120 g
        - quantity: €10 million
          restated: $11 million
        - quantity: 30 miles per gallon
          restated: 7.8 litres per 100 km
        - quantity: 974 mb
          restated: 28.76 inches
        - quantity: a two-hour drive
          restated: 120 miles
        - quantity: a 10K race
          restated: 6.2 miles
        - quantity: 4 inches of rain an hour
          restated: 10 cm an hour
    """
    claim = restatement.claim
    first, second = _dimensions(claim.quantity), _dimensions(claim.restated)
    is_told = first and second and first | second <= GEOMETRY
    is_read = restatement.verdict != "cannot tell"
    assert is_read or not is_told or first & second, (
        f"“{claim.words('quantity')}” is {_kinds(claim.quantity)}, "
        f"“{claim.words('restated')}” {_kinds(claim.restated)}."
    )


def _dimensions(quantity: Quantity | None) -> set[str]:
    """What a quantity's words may measure."""
    return {measure.unit.dimension for measure in quantity.readings} if quantity else set()


def _kinds(quantity: Quantity | None) -> str:
    """The same in words."""
    readings = quantity.readings if quantity else ()
    return " or ".join(sorted({measure.unit.kind for measure in readings}))
