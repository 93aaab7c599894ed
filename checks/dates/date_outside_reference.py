"""Rule date-outside-reference."""

from factcheck import Pair, of_conflicts


@of_conflicts
def check_date_outside_reference(date_pair: Pair) -> None:
    """A date outside the period that a reference gives for the event.

    A reign, a war, a visit, an office since a day: the claim's date is before it or after it.
    A reference to a single day is held against a claim by `differs-from-reference`. Days in
    different places may differ by one, and a date that covers part of the period fits.

    Fails:
        - published: 2024-01-25
          claims:
            talks: {about: [Choe visits Russia, date], date: 20 January 2024}
          references:
            visit: {about: [Choe visits Russia, date], date: 15 January 2024 to 17 January 2024}
        - published: 2024-01-17
          claims:
            summit: {about: [summit, date], date: in 2022, tense: past}
          references:
            summit: {about: [summit, date], date: September 2023}

    Passes:
        - published: 2024-01-25
          claims:
            talks: {about: [Choe visits Russia, date], date: 16 January 2024}
            landing: {about: [Choe visits Russia, date], date: 18 January 2024}
            month: {about: [Choe visits Russia, date], date: in January}
          references:
            visit: {about: [Choe visits Russia, date], date: 15 January 2024 to 17 January 2024}
        - published: 2024-01-25
          claims:
            talks: {about: [Choe visits Russia, date], date: 20 January 2024, tense: future}
    """
    assert not date_pair.is_outside_period or date_pair.breaks_order, date_pair.explanation
