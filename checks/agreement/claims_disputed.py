"""Rule claims-disputed."""

from factcheck import Pair, note, of_conflicts


@note
@of_conflicts
def check_claims_disputed(pair: Pair) -> None:
    """Two people, quoted against each other, who cannot both be right.

    The clash is theirs, and reporting it is no defect of the article. A desk may want to tell
    the reader which of them the evidence supports.

    Fails:
        - claims:
            police: {about: [rally, crowd], quantity: 3000 people, by: the police}
            organisers: {about: [rally, crowd], quantity: 20000 people, by: the organisers}

    Passes:
        - claims:
            police: {about: [rally, crowd], quantity: about 3000 people, by: the police}
            organisers: {about: [rally, crowd], quantity: 3200 people, by: the organisers}
        - claims:
            morning: {about: [rally, crowd], quantity: 300 people, by: police, as_of: 2014}
            evening: {about: [rally, crowd], quantity: 900 people, by: mayor, as_of: 2024}
        - claims:
            accusation: {exact: the United States accuses Russia, by: the United States}
            denial: {exact: Russian denials, by: Russia, denies: accusation}
    """
    assert not pair.is_between_speakers, (
        f"{pair.explanation.rstrip('.')}; {pair.other.by} and {pair.claim.by} differ."
    )
