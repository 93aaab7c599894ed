"""Rule scale-slip."""

from factcheck import Pair, Restatement, of_conflicts


@of_conflicts
def check_scale_slip(figures: Restatement | Pair) -> None:
    """Two figures that would match but for a power of ten.

    A decimal point was lost or moved, a zero dropped, or a million taken for a billion: the
    worst of errors in size, and the easiest to put right. It is told of a conversion, and of
    two claims about the same thing, and only where it makes the figures right to their last
    digit or within one percent. Figures of one digit, such as 20 and 200, tell nothing.

    Fails:
        - quantity: 900 kilometers
          restated: 5,590 miles
        - quantity: 500 million gallons
          restated: 1.9 million liters
        - quantity: 6 feet
          restated: 18 m
        - claims:
            sales: {about: [company, sales], quantity: $1.5 million}
          references:
            sales: {about: [company, sales], quantity: $1.5 billion}
        - claims:
            lead: {about: [fire, people moved], quantity: "12,500 people"}
            below: {about: [fire, people moved], quantity: "1,250 people"}

    Passes:
        - quantity: 900 kilometers
          restated: 559 miles
        - quantity: up to 900 kilometers
          restated: 500 miles
        - quantity: 500 million gallons
          restated: 1.9 billion liters
        - quantity: €10 million
          restated: $11 billion
        - claims:
            lead: {about: [rally, crowd], quantity: 2000 people, by: the police}
            below: {about: [rally, crowd], quantity: 20000 people, by: the organisers}
        - claims:
            lead: {about: [missile, flight], quantity: up to 120 km}
            below: {about: [missile, flight], quantity: 1200 km}
    """
    assert not figures.scale_slip, figures.scale_slip
