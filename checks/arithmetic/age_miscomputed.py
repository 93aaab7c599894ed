"""Rule age-miscomputed."""

from factcheck import Derivation


def check_age_miscomputed(age_of: Derivation) -> None:
    """An age that the day of birth does not give.

    Where only the year of birth is known, two ages are possible.

    Fails:
        - claims:
            birth: {date: 21 March 1950}
            death: {date: 20 March 2024}
            age: {quantity: aged 75, age_of: {born: birth, on: death}}

    Passes:
        - claims:
            birth: {date: 21 March 1950}
            death: {date: 20 March 2024}
            age: {quantity: aged 73, age_of: {born: birth, on: death}}
        - claims:
            birth: {date: "1950"}
            death: {date: 20 March 2024}
            age: {quantity: aged 74, age_of: {born: birth, on: death}}
    """
    assert not age_of.conflicts, age_of.explanation
