"""Rule quote-not-in-source."""

from factcheck import Claim, Inconsistent


def check_quote_not_in_source(claim: Claim) -> None:
    """Words given as the source's own that do not appear in it.

    The claim file was miscopied, or the article has changed since it was captured. Quotation
    marks, dashes, spaces and ligatures match in any form; letters and digits must be the same,
    and words whole.

    Fails:
        - text: The missile traveled 460km.
          claims:
            flight: {exact: traveled 640km}
        - text: The missile traveled 1,460km.
          claims:
            flight: {exact: 460km}

    Passes:
        - text: The missile traveled 460km from Russia’s site.
          claims:
            flight: {exact: traveled 460km from Russia's site}
        - claims:
            flight: {exact: there is no captured text to look in}
    """
    if claim.anchor and claim.anchor.is_missing:
        raise Inconsistent(claim.anchor.explanation, claim, place=claim.place_of("exact"))
