"""Rule text-misspells-name."""

from factcheck import Claim, Inconsistent, NameSlip, Source, find_name_slips, warning


@warning
def check_text_misspells_name(source: Source) -> None:
    """A name that the article has once a letter off, which no claim gives.

    Nobody claims every name that a text mentions, and a slip in one of them is read by all. A word
    of a name counts that stands once, a letter off one that the text has again and again, or off a
    word that everybody knows; plurals, demonyms and short forms are no slips, nor is a surname
    that is like a month, a nation or a thing. Names that a claim gives are looked at there. Each
    is told where it stands in the text; one that is right is accepted by a claim of its own words
    (`exact`), whose `allow` holds for these alone.

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
        - text: |
            Talks

            The envoys met in West Vriginia on Friday.
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
    slips = (slip for slip in find_name_slips(source.document.text) if slip.words not in given)
    told = [_told(slip, source) for slip in slips]
    if told:
        raise ExceptionGroup("names misspelled", told)


def _told(slip: NameSlip, source: Source) -> Inconsistent:
    """A slip where it stands in the text, or in the words of claims that have it."""
    document = source.document
    claims = [claim for claim in source.claims if _has(claim, slip)]
    held = document.place_of(slip.elsewhere) if slip.elsewhere else None
    working = (f"“{slip.likely}” stands in line {held.line}.",) if held else ()
    message = f"“{slip.words}” is a letter off “{slip.likely}”."
    place = None if claims else document.place_of(slip.span)
    return Inconsistent(message, *claims, working=working, place=place)


def _has(claim: Claim, slip: NameSlip) -> bool:
    span = claim.span
    return span is not None and span.start <= slip.span.start and slip.span.end <= span.end
