"""Rule age-miscomputed."""

from factcheck import Derivation


def check_age_miscomputed(age_of: Derivation) -> None:
    """An age that does not follow from the date of birth.

    Where only the year of birth is known, two ages are possible. An age that names no day holds
    on the day of publication.

    Fails:
        - claims:
            birth: {date: 21 March 1950}
            death: {date: 20 March 2024}
            age: {quantity: aged 75, age_of: {born: birth, on: death}}
        - published: 2025-03-14
          claims:
            birth: {date: 3 February 1968}
            age: {quantity: "55", age_of: {born: birth}}

    Passes:
        - claims:
            birth: {date: 21 March 1950}
            death: {date: 20 March 2024}
            age: {quantity: aged 73, age_of: {born: birth, on: death}}
        - claims:
            birth: {date: "1950"}
            death: {date: 20 March 2024}
            age: {quantity: aged 74, age_of: {born: birth, on: death}}
        - published: 2025-03-14
          claims:
            birth: {date: 3 February 1968}
            age: {quantity: "57", age_of: {born: birth}}
        - claims:
            birth: {date: 3 February 1968}
            age: {quantity: "55", age_of: {born: birth}}
    """
    assert not age_of.conflicts, age_of.explanation
