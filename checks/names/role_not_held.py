"""Rule role-not-held."""

from collections.abc import Iterable

from factcheck import (
    Archive,
    Claim,
    Date,
    Inconsistent,
    Pair,
    compare_dates,
    compare_roles,
    read_date,
    spoken,
)


def check_role_not_held(name_pair: Pair, archive: Archive) -> None:
    """A title that, according to the references, the person did not hold when the article appeared.

    A second reference, about the person and the office, says since when or until when it was
    held. Titles under ``also`` are the press's own words for the office. Former and acting
    holders, a sentence that names another year or goes on telling of one in which the office
    was held, and an office of which the references know nothing are left alone.

    Fails:
        - published: 2003-05-20
          claims:
            minister: {about: Lavrov, name: Sergey Lavrov, role: foreign minister}
          references:
            lavrov: {about: Lavrov, name: Sergey Lavrov, role: foreign minister}
            office: {about: [Lavrov, foreign minister], date: since 9 March 2004}
        - published: 2024-01-17
          text: Tbilisi was in turmoil in 2013. Foreign Minister Igor Ivanov flew there.
          claims:
            ivanov: {exact: Igor Ivanov, about: Ivanov, name: Igor Ivanov, role: foreign minister}
          references:
            ivanov: {about: Ivanov, name: Igor Ivanov, role: foreign minister}
            office: {about: [Ivanov, foreign minister], date: 1998 to 2004}
        - claims:
            minister: {about: Lavrov, name: Sergey Lavrov, role: Russian deputy foreign minister}
          references:
            lavrov: {about: Lavrov, name: Sergey Lavrov, role: foreign minister}

    Passes:
        - published: 2024-01-17
          claims:
            minister: {about: Lavrov, name: Sergey Lavrov, role: foreign minister}
          references:
            lavrov: {about: Lavrov, name: Sergey Lavrov, role: foreign minister}
            office: {about: [Lavrov, foreign minister], date: since 9 March 2004}
        - published: 2024-01-17
          claims:
            kirby: {about: John Kirby, name: John Kirby, role: spokesman}
          references:
            kirby: {about: John Kirby, name: John Kirby, role: coordinator, also: [spokesman]}
            office: {about: [John Kirby, coordinator], date: since 20 May 2022}
        - published: 2003-05-20
          claims:
            putin: {about: Putin, name: Vladimir Putin, role: president}
          references:
            putin: {about: Putin, name: Vladimir Putin, role: president}
            first: {about: [Putin, president], date: 7 May 2000 to 7 May 2008}
            again: {about: [Putin, president], date: since 7 May 2012}
        - published: 2010-05-20
          claims:
            putin: {about: Putin, name: Vladimir Putin, role: former president}
          references:
            putin: {about: Putin, name: Vladimir Putin, role: president}
            first: {about: [Putin, president], date: 7 May 2000 to 7 May 2008}
        - published: 2014-05-20
          claims:
            biden: {about: Biden, name: Joe Biden, role: vice president of the United States}
          references:
            biden: {about: Biden, name: Joe Biden, role: president of the United States}
            office: {about: [Biden, president of the United States], date: since 20 January 2021}
        - published: 2024-01-17
          text: In 2003 Igor Ivanov, the foreign minister, went to Tbilisi.
          claims:
            ivanov: {exact: Igor Ivanov, about: Ivanov, name: Igor Ivanov, role: foreign minister}
          references:
            ivanov: {about: Ivanov, name: Igor Ivanov, role: foreign minister}
            office: {about: [Ivanov, foreign minister], date: 1998 to 2004}
        - published: 2024-01-17
          text: Tbilisi was in turmoil in 2003. Foreign Minister Igor Ivanov flew there.
          claims:
            ivanov: {exact: Igor Ivanov, about: Ivanov, name: Igor Ivanov, role: foreign minister}
          references:
            ivanov: {about: Ivanov, name: Igor Ivanov, role: foreign minister}
            office: {about: [Ivanov, foreign minister], date: 1998 to 2004}
    """
    claim = name_pair.claim
    if not name_pair.has_reference or not claim.words("role"):
        return
    found = _exclusion(name_pair, archive) or _other_term(name_pair, archive)
    if found and not claim.tells_of_another_time:
        message, *others = found
        raise Inconsistent(message, claim, *others, place=claim.place_of("role"))


def _exclusion(pair: Pair, archive: Archive) -> tuple[str, *tuple[Claim, ...]] | None:
    """What tells of an office that the one which is held excludes."""
    day, held = _day_of(pair.claim), pair.other
    if pair.is_role_clash and not _is_all_outside(day, archive.terms_of(pair.claim, _titles(held))):
        return pair.explanation, held
    return None


def _other_term(pair: Pair, archive: Archive) -> tuple[str, *tuple[Claim, ...]] | None:
    """What tells of an office that was held at other times only."""
    claim, titles = pair.claim, _titles(pair.other)
    day, told = _day_of(claim), _year_told(claim)
    terms = archive.terms_of(claim, _offices(claim.words("role"), titles))
    if not (day and _is_all_outside(day, terms)) or (told and not _is_all_outside(told, terms)):
        return None
    when = spoken(day.widest) if day.widest else day.words
    held_on = " and ".join(term.words("date") for term in terms)
    return f"“{claim.words('role')}” on {when}; the office was held {held_on}.", *terms


def _titles(held: Claim) -> set[str]:
    return {title for title in (held.words("role"), *held.also) if title}


def _day_of(claim: Claim) -> Date | None:
    """The day for which the title is given."""
    stated = claim.words("as_of")
    return read_date(stated) if stated else claim.document.published


def _year_told(claim: Claim) -> Date | None:
    """The year that the article told of last, of which a title may be."""
    is_of_day = "as_of" in claim.written or claim.year_told is None
    return None if is_of_day else read_date(str(claim.year_told))


def _offices(stated: str, titles: set[str]) -> set[str]:
    """The titles of the stated office: those of the reference, where it is one of them."""
    is_held = any(_is_same(stated, title) for title in titles)
    return {*titles, stated} if is_held else {stated}


def _is_all_outside(day: Date | None, terms: Iterable[Claim]) -> bool:
    """Whether an office was held at other times only."""
    outside = [_is_outside(day, term) for term in terms]
    return bool(day and outside) and all(outside)


def _is_same(one: str, other: str) -> bool:
    return compare_roles(one, other).relation in ("same", "short form")


def _is_outside(day: Date | None, term: Claim) -> bool:
    return day is not None and term.date is not None and compare_dates(day, term.date).conflicts
