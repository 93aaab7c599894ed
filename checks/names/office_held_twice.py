"""Rule office-held-twice."""

from collections import defaultdict
from collections.abc import Mapping

from factcheck import (
    Archive,
    Claim,
    Inconsistent,
    compare_names,
    everywhere,
    sole_office,
    warning,
)

_Key = tuple[object, ...] | None


def _key(claim: Claim) -> _Key:
    """The office of a claim and its day, or its article where that has none."""
    office = sole_office(claim.words("role"), claim.words("country")) if claim.name else None
    if office is None or claim.tells_of_another_time:
        return None
    return *office, claim.day_told or claim.document.id


@warning
@everywhere(key=_key)
def check_office_held_twice(claim: Claim, archive: Archive) -> None:
    """Two people who are given one office on one day.

    Compared are offices that one person holds at a time, such as a country's foreign minister,
    in one article or in articles of one day. The country, or the city, stands in the office
    ("Norwegian prime minister") or beside it. Former and acting holders, deputies, a sentence
    that names another year, and names that may be of one person are left alone.

    Fails:
        - claims:
            lead: {about: Holm, name: Ann Holm, role: prime minister, country: Norway}
            below: {about: Lind, name: Bo Lind, role: Norwegian prime minister}

    Passes:
        - claims:
            lead: {about: Holm, name: Ann Holm, role: prime minister, country: Norway}
            below: {about: Lind, name: Bo Lind, role: former prime minister, country: Norway}
        - claims:
            lead: {about: Holm, name: Ann Holm, role: prime minister, country: Norway}
            below: {about: Lind, name: Bo Lind, role: deputy prime minister, country: Norway}
        - claims:
            lead: {about: Holm, name: Ann Holm, role: prime minister, country: Norway}
            below: {about: Lind, name: Bo Lind, role: prime minister, country: Sweden}
        - claims:
            lead: {about: Holm, name: Ann Holm, role: prime minister, country: Norway}
            below: {about: the prime minister, name: Holm, role: prime minister, country: Norway}
        - claims:
            lead: {about: Holm, name: Ann Holm, role: minister, country: Norway}
            below: {about: Lind, name: Bo Lind, role: minister, country: Norway}
    """
    for subject, other in archive.once_in_all(_holders).get(_key(claim), {}).items():
        if subject == claim.subject:
            break
        if _are_two(claim, other) and not _is_told(claim, other, archive):
            where = "here" if claim.document is other.document else "on that day"
            message = (
                f"{claim.words('name')} is “{claim.words('role')}” {where}, and so is "
                f"{other.words('name')}."
            )
            raise Inconsistent(message, claim, other, place=claim.place_of("role"))


def _holders(archive: Archive) -> Mapping[_Key, dict[str, Claim]]:
    """The first claim that gives each person an office, by the office and the day."""
    found: dict[_Key, dict[str, Claim]] = defaultdict(dict)
    for claim in archive.claims:
        if key := _key(claim):
            found[key].setdefault(claim.subject, claim)
    return found


def _are_two(claim: Claim, other: Claim) -> bool:
    one, two = claim.words("name"), other.words("name")
    return compare_names(one, two).is_different


def _is_told(claim: Claim, other: Claim, archive: Archive) -> bool:
    """Whether an earlier claim of the article about the same person tells it already."""
    fellows = archive.fellows(claim)
    earlier = fellows[: fellows.index(claim)] if claim in fellows else ()
    return any(_key(one) == _key(claim) and _are_two(one, other) for one in earlier)
