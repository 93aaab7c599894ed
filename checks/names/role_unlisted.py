"""Rule role-unlisted."""

from factcheck import (
    Archive,
    Date,
    Pair,
    Relation,
    are_two_offices,
    compare_dates,
    compare_roles,
    is_office_of_one,
    note,
)


@note
def check_role_unlisted(name_pair: Pair, archive: Archive) -> None:
    """An office that is none of the titles that the desk has for the person on that day.

    People hold several offices, so that it may be right; then it belongs under ``also`` of the
    reference, and is told no more. It is told of offices that one person has at a time, a
    minister's, an ambassador's, a mayor's, where a reference says that another office was held
    when the article appeared. Two that exclude each other are told by `role-varies`.

    Fails:
        - published: 2024-01-17
          claims:
            holm: {about: Holm, name: Ada Holm, role: ambassador}
          references:
            holm: {about: Holm, name: Ada Holm, role: president}
            office: {about: [Holm, president], date: since 7 May 2012}

    Passes:
        - published: 2024-01-17
          claims:
            holm: {about: Holm, name: Ada Holm, role: mayor}
          references:
            holm: {about: Holm, name: Ada Holm, role: president, also: [mayor of Westbury]}
            office: {about: [Holm, president], date: since 7 May 2012}
        - published: 2024-01-17
          claims:
            holm: {about: Holm, name: Ada Holm, role: writer}
          references:
            holm: {about: Holm, name: Ada Holm, role: president}
            office: {about: [Holm, president], date: since 7 May 2012}
        - published: 2010-01-17
          claims:
            holm: {about: Holm, name: Ada Holm, role: ambassador}
          references:
            holm: {about: Holm, name: Ada Holm, role: president}
            office: {about: [Holm, president], date: since 7 May 2012}
        - published: 2024-01-17
          claims:
            holm: {about: Holm, name: Ada Holm, role: former ambassador}
          references:
            holm: {about: Holm, name: Ada Holm, role: president}
            office: {about: [Holm, president], date: since 7 May 2012}
    """
    claim, known, day = name_pair.claim, name_pair.other, name_pair.claim.document.published
    stated, titles = claim.words("role"), (known.words("role"), *known.also)
    if not (name_pair.has_reference and known.words("role") and day and is_office_of_one(stated)):
        return
    is_listed = compare_roles(stated, titles[0], known.also).relation is not Relation.DIFFERENT
    is_told = name_pair.is_role_clash or are_two_offices(stated, titles[0])
    terms = archive.terms_of(claim, titles)
    is_known = is_listed or is_told or claim.tells_of_another_time
    assert is_known or not any(term.date and _fits(day, term.date) for term in terms), (
        f"{claim.words('name')} is “{stated}” here; the desk has “{titles[0]}” on that day: "
        "if both are right, add it to the titles there (also)."
    )


def _fits(day: Date, term: Date) -> bool:
    return not compare_dates(day, term).conflicts
