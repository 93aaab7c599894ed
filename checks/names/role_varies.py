"""Rule role-varies."""

from factcheck import (
    Archive,
    Claim,
    Date,
    Inconsistent,
    Pair,
    Relation,
    are_two_offices,
    compare_dates,
    compare_roles,
    office_left,
    warning,
)


@warning
def check_role_varies(name_pair: Pair, archive: Archive) -> None:
    """One person given two offices on one day that hardly anyone holds at the same time.

    A deputy is not the office itself, the foreign minister is not the defense minister, the chief
    financial officer is not the chief executive, and a general is no colonel. It is told within a
    source, and between articles of one day: between two days somebody may have been promoted. So
    too where a reference says that the other office was held when the article appeared, or that a
    former mayor was mayor still. A shorter form is no other role, nor is a former one, one to which
    somebody “was named”, or one beside a year: an article tells of several times. People may be
    president and party leader, spokesman of two bodies, or professor and member.

    Fails:
        - claims:
            lead: {about: Lavrov, name: Sergey Lavrov, role: foreign minister}
            below: {about: Lavrov, name: Lavrov, role: deputy foreign minister}
        - claims:
            lead: {about: Lavrov, name: Sergey Lavrov, role: foreign minister}
            below: {about: Lavrov, name: Lavrov, role: defense minister}
        - claims:
            lead: {about: Omar Haddad, name: Omar Haddad, role: General}
            below: {about: Omar Haddad, name: Haddad, role: Colonel}
        - published: 2015-06-01
          claims:
            minister: {about: Lavrov, name: Sergey Lavrov, role: defense minister}
          references:
            lavrov: {about: Lavrov, name: Sergey Lavrov, role: foreign minister}
            office: {about: [Lavrov, foreign minister], date: since 9 March 2004}
        - published: 2024-01-17
          claims:
            holm: {about: Holm, name: Ada Holm, role: former mayor}
          references:
            holm: {about: Holm, name: Ada Holm}
            office: {about: [Holm, mayor], date: since 1 May 2012}

    Passes:
        - published: 2024-01-17
          claims:
            holm: {about: Holm, name: Ada Holm, role: former mayor}
          references:
            holm: {about: Holm, name: Ada Holm}
            office: {about: [Holm, mayor], date: 1 May 2012 to 30 April 2020}
        - claims:
            lead: {about: Lavrov, name: Sergey Lavrov, role: Russian foreign minister}
            below: {about: Lavrov, name: Lavrov, role: minister of foreign affairs}
        - claims:
            lead: {about: Omar Haddad, name: Omar Haddad, role: Lt. Gen.}
            below: {about: Omar Haddad, name: Haddad, role: General}
        - claims:
            lead: {about: Kim Jong Un, name: Kim Jong Un, role: leader}
            below: {about: Kim Jong Un, name: Kim, role: general secretary of the party}
        - claims:
            lead: {about: John Kirby, name: John Kirby, role: White House spokesman}
            below: {about: John Kirby, name: Kirby, role: National Security Council spokesman}
        - claims:
            lead: {about: Shoigu, name: Sergei Shoigu, role: former defense minister}
            below: {about: Shoigu, name: Shoigu, role: emergencies minister}
        - text: |
            A minister returns

            Sergei Shoigu, the defense minister, spoke. In 1994 Shoigu was emergencies minister.
          claims:
            lead: {exact: Sergei Shoigu, about: Shoigu, name: Sergei Shoigu, role: defense minister}
            then: {exact: Shoigu was, about: Shoigu, name: Shoigu, role: emergencies minister}
        - text: |
            A new mayor

            The governor, Ada Holm, spoke. In May Ada Holm was elected mayor.
          claims:
            lead: {exact: "The governor, Ada Holm", about: Holm, name: Ada Holm, role: governor}
            then: {exact: Ada Holm was elected mayor, about: Holm, name: Ada Holm, role: mayor}
        - claims:
            lead: {about: Lavrov, name: Sergey Lavrov, role: foreign minister, country: Russia}
          references:
            lavrov: {about: Lavrov, name: Sergey Lavrov, role: minister of foreign affairs}
        - published: 2003-06-01
          claims:
            minister: {about: Lavrov, name: Sergey Lavrov, role: trade minister}
          references:
            lavrov: {about: Lavrov, name: Sergey Lavrov, role: foreign minister}
            office: {about: [Lavrov, foreign minister], date: since 9 March 2004}
    """
    found = _told_apart(name_pair, archive) or _still_held(name_pair, archive)
    if found:
        message, *claims = found
        raise Inconsistent(message, *claims, place=name_pair.claim.place_of("role"))


def _told_apart(pair: Pair, archive: Archive) -> tuple[str, *tuple[Claim, ...]] | None:
    """What tells of two offices of one time."""
    here, there = pair.claim, pair.other
    if not (here.words("role") and there.words("role")):
        return None
    told = _apart_on_a_day(pair) or _apart_from_reference(pair, archive)
    return told if told and not _is_of_another_time(here, there) else None


def _still_held(pair: Pair, archive: Archive) -> tuple[str, *tuple[Claim, ...]] | None:
    """What tells of a former holder who, as the desk has it, holds the office."""
    here, role = pair.claim, pair.claim.words("role")
    office = office_left(role) if pair.has_reference else ""
    terms = archive.terms_of(here, (office,)) if office else ()
    term = next((term for term in terms if _lasts(here, term)), None)
    if term is None or here.is_beside_another_time:  # asked last, as it parts the text in sentences
        return None
    name, held = here.words("name"), term.words("date")
    return f"{name} is “{role}” here; the desk has “{term.about[1]}”, {held}.", here, term


def _apart_on_a_day(pair: Pair) -> tuple[str, *tuple[Claim, ...]] | None:
    """What tells of two offices in one source, or in two of one day."""
    here, there = pair.claim, pair.other
    if pair.has_reference or not (pair.is_of_one_day and _are_apart(here, there)):
        return None
    name, roles = there.words("name"), (there.words("role"), here.words("role"))
    where = "place" if pair.is_within_source else "article"
    return f"{name} is “{roles[0]}” in one {where} and “{roles[1]}” in another.", here, there


def _apart_from_reference(pair: Pair, archive: Archive) -> tuple[str, *tuple[Claim, ...]] | None:
    """What tells of an office other than the one that the desk has for the day."""
    here, there = pair.claim, pair.other
    held = _term_held(here, there, archive) if pair.has_reference else None
    if held is None:
        return None
    message = (
        f"{here.words('name')} is “{here.words('role')}” here; the desk has "
        f"“{there.words('role')}”, {held.words('date')}."
    )
    return message, here, there, held


def _is_of_another_time(here: Claim, there: Claim) -> bool:
    return here.tells_of_another_time or there.tells_of_another_time


def _are_apart(here: Claim, there: Claim) -> bool:
    roles = here.words("role"), there.words("role")
    return compare_roles(*roles).conflicts or are_two_offices(*roles)


def _term_held(here: Claim, there: Claim, archive: Archive) -> Claim | None:
    """The term of the desk's other office in which the article appeared."""
    stated, held = here.words("role"), there.words("role")
    is_title_of_it = compare_roles(stated, held, there.also).relation is not Relation.DIFFERENT
    if is_title_of_it or not are_two_offices(stated, held):
        return None
    terms = archive.terms_of(here, (held, *there.also))
    return next((term for term in terms if _lasts(here, term)), None)


def _lasts(claim: Claim, term: Claim) -> bool:
    """Whether an office was held when the article appeared."""
    published = claim.document.published
    return bool(published and term.date and _is_in(published, term.date))


def _is_in(published: Date, term: Date) -> bool:
    """Whether the term lasts all the time in which the article may have appeared."""
    whole, day = term.widest, published.widest
    is_plain = not any(one.is_vague or one.is_report for one in term.readings)
    lasts = whole is not None and day is not None and whole.holds(day)
    return lasts and is_plain and not compare_dates(published, term).conflicts
