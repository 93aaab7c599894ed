"""Rule reference-outdated."""

from factcheck import (
    Archive,
    Claim,
    Inconsistent,
    Pair,
    compare_quantities,
    is_surely_before,
    note,
    read_date,
)


@note
def check_reference_outdated(quantity_pair: Pair, archive: Archive) -> None:
    """A figure that used to be right but was superseded before the article appeared.

    It agrees with what the desk holds as of an earlier day, and not with what it holds as of a
    later one. A claim that says as of when it speaks is right about that day, and a newer
    figure that came out after the article could not be known to it.

    Fails:
        - published: 2021-05-01
          claims:
            people: {about: [city, population], quantity: "12,000 people"}
          references:
            then: {about: [city, population], quantity: "12,000 people", as_of: 2010-04-01}
            now: {about: [city, population], quantity: "15,000 people", as_of: 2020-04-01}

    Passes:
        - published: 2021-05-01
          claims:
            people: {about: [city, population], quantity: "15,000 people"}
            dated: {about: [city, population], quantity: "12,000 people", as_of: 2010-04-01}
          references:
            then: {about: [city, population], quantity: "12,000 people", as_of: 2010-04-01}
            now: {about: [city, population], quantity: "15,000 people", as_of: 2020-04-01}
        - published: 2019-05-01
          claims:
            people: {about: [city, population], quantity: "12,000 people"}
          references:
            then: {about: [city, population], quantity: "12,000 people", as_of: 2010-04-01}
            now: {about: [city, population], quantity: "15,000 people", as_of: 2020-04-01}
        - published: 2021-05-01
          claims:
            people: {about: [city, population], quantity: "about 12,000 people"}
          references:
            then: {about: [city, population], quantity: "12,000 people", as_of: 2010-04-01}
            now: {about: [city, population], quantity: "12,400 people", as_of: 2020-04-01}
    """
    if not (quantity_pair.has_reference and quantity_pair.fits):
        return
    claim, held = quantity_pair.claim, quantity_pair.other
    if claim.words("as_of") or not held.words("as_of"):
        return
    newer = [one for one in archive.references_on(claim) if _supersedes(one, held, claim)]
    if newer:
        latest = newer[-1]
        message = (
            f"“{claim.value_words}” was right as of {held.words('as_of')}; "
            f"as of {latest.words('as_of')} it is {latest.value_words}."
        )
        raise Inconsistent(
            message,
            claim,
            held,
            latest,
            working=quantity_pair.comparison.working,
            suggestions=(latest.value_words,),
            place=claim.place_of(claim.kind),
        )


def _supersedes(rival: Claim, held: Claim, claim: Claim) -> bool:
    """Whether a reference came after the one held, before the article, with another figure."""
    published, stated, figure = claim.document.published, claim.quantity, rival.quantity
    if not (rival.words("as_of") and published and stated and figure):
        return False
    day = read_date(rival.words("as_of"))
    is_between = is_surely_before(read_date(held.words("as_of")), day) and is_surely_before(
        day, published
    )
    return is_between and compare_quantities(stated, figure).conflicts
