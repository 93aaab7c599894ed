"""Rule claims-exclude-each-other."""

from factcheck import Conflict


def check_claims_exclude_each_other(conflict: Conflict) -> None:
    """Claims that cannot all be true, although dropping any one of them would resolve the conflict.

    Dates, quantities, tenses, the day of publication, totals, shares and other derived figures,
    what the desk expects and what it knows are taken together. The finding names the smallest
    set that clashes, and says for each member what it would have to be for the rest to hold.
    Where two claims, or one relation of them, clash by themselves, the simpler rule says so; a
    claim that is found wrong in that way is not told of here until that is mended.

    Fails:
        - claims:
            opened: {about: [talks, opening], date: March 2024}
            paused: {about: [talks, pause], date: March 2024}
            closed: {about: [talks, closing], date: March 2024}
          expect:
            - paused - opened > 20 days
            - closed - paused > 20 days
        - claims:
            vans: {quantity: 121 vans}
            cars: {quantity: 301 cars}
            small: {quantity: about 420 vehicles, total_of: [vans, cars]}
            lorries: {quantity: 51 lorries}
            all: {quantity: 481 vehicles, total_of: [small, lorries]}

        - published: 2024-01-17
          claims:
            vote: {date: 3 January 2024, tense: future}

    Passes:
        - published: 2024-01-17
          claims:
            vote: {date: 16 January 2024, tense: future}
        - published: 2024-01-17
          claims:
            vote: {date: January 2024, tense: future}
        - published: 2024-01-17
          claims:
            here: {about: [treaty, signing], date: 8 January 2024}
            there: {about: [treaty, signing], date: 9 January 2024}
        - claims:
            opened: {about: [talks, opening], date: March 2024}
            paused: {about: [talks, pause], date: March 2024}
            closed: {about: [talks, closing], date: March 2024}
          expect:
            - paused - opened > 10 days
            - closed - paused > 10 days
        - claims:
            vans: {quantity: 121 vans}
            cars: {quantity: 301 cars}
            small: {quantity: about 420 vehicles, total_of: [vans, cars]}
            lorries: {quantity: 51 lorries}
            all: {quantity: about 480 vehicles, total_of: [small, lorries]}
    """
    assert conflict.is_told or not conflict.conflicts, conflict.explanation
