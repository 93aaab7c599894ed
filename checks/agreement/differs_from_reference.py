"""Rule differs-from-reference."""

from factcheck import Pair, of_conflicts


@of_conflicts
def check_differs_from_reference(pair: Pair) -> None:
    """A claim that contradicts what the desk already holds to be true.

    Where references differ among themselves, agreeing with one of them agrees. A reference that
    says whose figure it is (by) excludes only that speaker's: another's is a dispute. The
    reference may be the one that is wrong: open its citation.

    Fails:
        - claims:
            arrival: {about: [Lavrov arrives, date], date: "October 28, 2023"}
          references:
            landing: {about: [Lavrov arrives, date], date: 18 October 2023}
        - claims:
            flight: {about: [missile, distance flown], quantity: 640km}
          references:
            flight: {about: [missile, distance flown], quantity: 460 km}
        - claims:
            crowd: {about: [rally, crowd], quantity: 20000 people, by: the organisers}
          references:
            counted: {about: [rally, crowd], quantity: 3000 people}

    Passes:
        - claims:
            crowd: {about: [rally, crowd], quantity: 20000 people, by: the organisers}
          references:
            counted: {about: [rally, crowd], quantity: 3000 people, by: the police}
        - claims:
            arrival: {about: [Lavrov arrives, date], date: "October 18, 2023"}
          references:
            landing: {about: [Lavrov arrives, date], date: 18 October 2023}
        - published: 2024-01-17
          claims:
            spoke: {about: [White House statement, date], date: last week}
          references:
            both: {about: [White House statement, date], date: 4 January 2024 or 9 January 2024}
        - claims:
            range: {about: [missile, range], quantity: 560 miles}
          references:
            one: {about: [missile, range], quantity: 700 miles}
            other: {about: [missile, range], quantity: about 900 km}
    """
    is_told = pair.has_reference and pair.is_plain and not pair.is_between_speakers
    assert not is_told, f"{pair.explanation} {pair.likely_slip}".strip()
