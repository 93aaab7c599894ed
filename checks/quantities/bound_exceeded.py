"""Rule bound-exceeded."""

from factcheck import Pair, of_conflicts


@of_conflicts
def check_bound_exceeded(quantity_pair: Pair) -> None:
    """A figure beyond a limit that another claim gives for the same thing.

    "Up to 900 kilometers" allows every distance to 900, and none above it. Two limits are
    compared by their numerals, which is not for this rule. Where two people are quoted, the
    clash is theirs.

    Fails:
        - claims:
            limit: {about: [missile, flight], quantity: up to 900 kilometers}
            flight: {about: [missile, flight], quantity: 1200 km}
        - claims:
            floor: {about: [rally, crowd], quantity: at least 5000 people}
            count: {about: [rally, crowd], quantity: 3000 people}

    Passes:
        - claims:
            limit: {about: [missile, flight], quantity: up to 900 kilometers}
            flight: {about: [missile, flight], quantity: 460km}
        - claims:
            limit: {about: [missile, flight], quantity: up to 900 kilometers}
            other: {about: [missile, distance to the border], quantity: 1200 km}
        - claims:
            minister: {about: [quake, dead], quantity: "19,136 people", by: the minister}
            station: {about: [quake, dead], quantity: "more than 25,000 people", by: the station}
    """
    assert not quantity_pair.exceeds_bound, quantity_pair.explanation
