"""Rule expectation-failed."""

from factcheck import Expectation


def check_expectation_failed(expectation: Expectation) -> None:
    """A relation between figures, or days, that does not hold for any values they allow.

    What the words of a text say of its figures is one: that sales “rose to 40 from 44”, that 55
    percent are for it and 60 against. So is an ``expect``, the desk's own arithmetic: parts and
    totals, shares, the order of days.
    Each claim counts with the precision that its words have, so three rounded percentages may
    miss a hundred by a point; and days in different places may differ by one.

    Fails:
        - claims:
            range: {quantity: up to 900 kilometers}
            flight: {quantity: 1200 km}
          expect: [flight <= range]
        - claims:
            killed: {quantity: 12 people}
            wounded: {quantity: 30 people}
            casualties: {quantity: 52 people}
          expect: [killed + wounded == casualties]

    Passes:
        - claims:
            range: {quantity: up to 900 kilometers}
            flight: {quantity: 460km}
          expect: [flight <= range]
        - claims:
            yes: {quantity: 33 percent}
            no: {quantity: 33 percent}
            open: {quantity: 33 percent}
          expect: [yes + no + open == 100 percent]
        - claims:
            order: {date: 5 January 2024}
            report: {date: 4 January 2024}
          expect: [order <= report]
    """
    assert not expectation.conflicts, expectation.explanation
