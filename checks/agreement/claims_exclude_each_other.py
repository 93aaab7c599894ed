"""Rule claims-exclude-each-other."""

from factcheck import Conflict


def check_claims_exclude_each_other(conflict: Conflict) -> None:
    """Claims that cannot all be true, though any one of them left out the rest can.

    Dates, quantities, tenses, the day of publication, what the desk expects and what it knows
    are taken together. The finding names the smallest set that clashes, and says for each
    member what it would have to be for the rest to hold. Where two claims, or one expectation,
    clash by themselves, the simpler rule says so.

    Fails:
        - claims:
            opened: {about: [talks, opening], date: March 2024}
            paused: {about: [talks, pause], date: March 2024}
            closed: {about: [talks, closing], date: March 2024}
          expect:
            - paused - opened > 20 days
            - closed - paused > 20 days

    Passes:
        - claims:
            opened: {about: [talks, opening], date: March 2024}
            paused: {about: [talks, pause], date: March 2024}
            closed: {about: [talks, closing], date: March 2024}
          expect:
            - paused - opened > 10 days
            - closed - paused > 10 days
    """
    assert conflict.is_told or not conflict.conflicts, conflict.explanation
