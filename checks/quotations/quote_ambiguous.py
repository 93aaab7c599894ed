"""Rule quote-ambiguous."""

from factcheck import Claim, warning


@warning
def check_quote_ambiguous(claim: Claim) -> None:
    r"""Words given as the source's own that occur in it more than once.

    Which of the places is meant decides what the claim says, and nobody should have to guess.
    A ``prefix``, a ``suffix`` or ``in: headline`` tells them apart.

    Fails:
        - text: The missile traveled 460km. A second one, too, traveled 460km.
          claims:
            flight: {exact: traveled 460km}

    Passes:
        - text: The missile traveled 460km. A second one, too, traveled 460km.
          claims:
            flight: {exact: traveled 460km, prefix: "too,"}
        - text: "Lavrov Thanks Choe\n\nLavrov thanked Choe on Tuesday; so Lavrov Thanks Choe."
          claims:
            headline: {exact: Lavrov Thanks Choe, in: headline}
        - text: The missile traveled 1,460km, not 460km.
          claims:
            flight: {exact: 460km}
    """
    assert claim.anchor is None or not claim.anchor.is_ambiguous, claim.anchor.explanation
