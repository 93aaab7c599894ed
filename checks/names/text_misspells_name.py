"""Rule text-misspells-name."""

import math

from factcheck import Claim, Inconsistent, Source, find_name_slips, warning


@warning
def check_text_misspells_name(source: Source) -> None:
    """A name that the article has once a letter off, which no claim gives.

    Nobody claims every name that a text mentions, and a slip in one of them is read by all. A word
    of a name counts that stands once, a letter off one that the text has again and again, or off a
    word that everybody knows; plurals, demonyms and short forms are no slips, nor is a surname
    that is like a month, a nation or a thing. Names that a claim
    gives are looked at there. It is told beside the claim whose words stand nearest.

    Fails:
        - text: |
            Talks

            The envoys left North Korea on Friday. Nroth Korea had called them, and North Korea
            saw them off.
          claims:
            envoys: {exact: The envoys left}
        - text: |
            Talks

            The envoys met at the Untied Nations on Friday.
          claims:
            envoys: {exact: The envoys met}

    Passes:
        - text: |
            Talks

            The envoys left North Korea on Friday. North Koreans saw them off, and South Korea
            waited.
          claims:
            envoys: {exact: The envoys left}
        - text: |
            Talks

            By Peter Marsh

            The envoys left in March. They had met in March before, and March was cold.
          claims:
            envoys: {exact: The envoys left}
    """
    given = " ".join(claim.words("name") for claim in source.claims)
    for slip in find_name_slips(source.document.text):
        if slip.words not in given:
            place = source.document.place_of(slip.span)
            message = f"“{slip.words}” in line {place.line} is a letter off “{slip.likely}”."
            near = min(source.claims, key=lambda claim: _distance(claim, slip.span.start))
            raise Inconsistent(message, near)


def _distance(claim: Claim, at: int) -> float:
    """How far from an offset of the text a claim's words stand."""
    return abs(claim.span.start - at) if claim.span else math.inf
