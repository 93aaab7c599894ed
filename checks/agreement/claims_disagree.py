"""Rule claims-disagree."""

from factcheck import Pair, of_conflicts


@of_conflicts
def check_claims_disagree(pair: Pair) -> None:
    """Two claims about the same thing that cannot both be true.

    They are compared only where subject, property, unit and day match. Where two people are
    quoted against each other the clash is theirs, not the article's; where a reference shows
    which of two is wrong, `differs-from-reference` says so. Of two articles the one published
    later is told of.

    Fails:
        - claims:
            lead: {about: [fire, people killed], quantity: 12 people}
            below: {about: [fire, people killed], quantity: 21 people}
        - claims:
            lead: {about: [fire, people killed], quantity: 12 people, by: Ann Dory}
            below: {about: [fire, people killed], quantity: 21 people, by: Dory}
        - published: 2024-01-17
          claims:
            lead: {about: [summit, date], date: 13 September 2023}
            below: {about: [summit, date], date: 18 September 2023}

    Passes:
        - claims:
            lead: {about: [fire, people killed], quantity: about 20 people}
            below: {about: [fire, people killed], quantity: 21 people}
        - claims:
            lead: {about: [fire, people killed], quantity: 12 people, by: the police}
            below: {about: [fire, people killed], quantity: 21 people, by: the hospital}
        - claims:
            then: {about: [city, population], quantity: 12000 people, as_of: 2010}
            now: {about: [city, population], quantity: 15000 people, as_of: 2020}
        - claims:
            lead: {about: [fire, people killed], quantity: 12 people}
            below: {about: [fire, people killed], quantity: 21 people}
          references:
            toll: {about: [fire, people killed], quantity: 21 people}
    """
    is_others = pair.has_reference or not pair.is_plain or pair.is_disputed
    assert is_others, f"{pair.explanation} {pair.likely_slip}".strip()
