"""Rule text-misspells-name."""

from factcheck import (
    Archive,
    Claim,
    Inconsistent,
    NameSlip,
    Source,
    find_name_slips,
    warning,
)


@warning
def check_text_misspells_name(source: Source, archive: Archive) -> None:
    """A name in the article a letter off.

    Nobody claims every name that a text mentions, and a slip in one of them is read by all. A word
    of a name counts that stands once, a letter off one that the text has again and again, or off a
    word that everybody knows; plurals, demonyms and short forms are no slips, nor is a surname
    that is like a month, a nation or a thing. So does a name of a reference with one of its words
    a letter off, or a surname with its bearer's title; a long name of one word counts where it
    stands alone. What is a known name, or a word of one that a reference holds, is right. Where
    claims give both spellings, or a reference is compared, it is told there. Each is told where it
    stands in the text; one that is right is accepted by a claim of its own words (`exact`), whose
    `allow` holds for these alone, and for good among the other names (`also`) of the reference.

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
        - text: |
            Talks

            The envoys met Ada Lindqvst on Friday, and left on a motorcycle, a Yahama.
          claims:
            envoys: {exact: The envoys met}
          references:
            lindqvist: {about: Ada Lindqvist, name: Ada Lindqvist}
            yamaha: {about: [Yamaha, founded], date: 12 October 1887}

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
        - text: |
            Talks

            The envoys met Ada Petersen on Friday, and Bo Peterson, a Lindqvst of the second house.
          claims:
            envoys: {exact: The envoys met}
          references:
            peterson: {about: Peterson, name: Ada Maria Peterson, also: [Eva Peterson]}
            lindqvist: {about: Lindqvist, name: Bo Lindqvist, role: envoy}
    """
    slips = find_name_slips(source.document.text, archive.held_names)
    told = [_told(slip, source) for slip in slips if not _is_claimed(slip, source, archive)]
    if told:
        raise ExceptionGroup("names misspelled", told)


def _is_claimed(slip: NameSlip, source: Source, archive: Archive) -> bool:
    """Whether claims give the name, where it is compared with what it is a letter off."""
    keys = ("name", "by")
    given = [one for one in source.claims for key in keys if slip.words in one.words(key)]
    held = any(archive.references_on(one) for one in given)
    likely = any(slip.likely in one.words(key) for one in source.claims for key in keys)
    if slip.held:
        return bool(given) and slip.held in archive.references_for(source)
    return bool(given) and (slip.elsewhere is None or held or likely)


def _told(slip: NameSlip, source: Source) -> Inconsistent:
    """A slip where it stands in the text, or in the words of claims that have it."""
    document = source.document
    claims = [claim for claim in source.claims if _has(claim, slip)]
    elsewhere = document.place_of(slip.elsewhere) if slip.elsewhere else None
    working = (f"“{slip.likely}” stands in line {elsewhere.line}.",) if elsewhere else ()
    message = f"“{slip.words}” is a letter off “{slip.likely}”."
    place = None if claims else document.place_of(slip.span)
    held = [slip.held] if slip.held else []
    return Inconsistent(message, *claims, *held, working=working, place=place)


def _has(claim: Claim, slip: NameSlip) -> bool:
    span = claim.span
    return span is not None and span.start <= slip.span.start and slip.span.end <= span.end
