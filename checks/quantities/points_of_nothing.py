"""Rule points-of-nothing."""

from factcheck import Archive, Claim, Inconsistent, warning


@warning
def check_points_of_nothing(quantity_claim: Claim, archive: Archive) -> None:
    """Percentage points that lie between no two percentages.

    A vote rises by 4 points, or is 4 points ahead. A share itself is so many percent, and so is
    the rise of an amount: profits, prices, what is told in money, or the change from figures that
    are none in percent; nor is it points that the desk holds in percent. Claims whose words stand
    in no sentence are otherwise left alone, and so are points of an index or of interest.

    Fails:
        - claims:
            share:
              exact: 38.4 percentage points of the members live abroad
              quantity: 38.4 percentage points
        - claims:
            growth:
              exact: Profits rose by 5 percentage points to £801m
              quantity: 5 percentage points
        - share: 38.4 percentage points
        - claims:
            before: {quantity: 310 residents}
            now: {quantity: 341 residents}
            growth: {quantity: 10 percentage points, change_from: {before: before, after: now}}
        - claims:
            growth: {about: [town, growth], quantity: 10 percentage points}
          references:
            growth: {about: [town, growth], quantity: 10 percent}

    Passes:
        - claims:
            rise:
              exact: The vote rose by 4 percentage points
              quantity: 4 percentage points
        - claims:
            lead:
              exact: The party is 4 percentage points ahead
              quantity: 4 percentage points
        - claims:
            share:
              exact: 38.4 percent of the members live abroad
              quantity: 38.4 percent
        - quantity: 4 percentage points
        - claims:
            before: {share: 31 percent}
            now: {share: 35 percent}
            growth: {quantity: 4 percentage points, change_from: {before: before, after: now}}
        - claims:
            growth: {about: [share, growth], quantity: 4 percentage points}
          references:
            growth: {about: [share, growth], quantity: 4 percentage points}
    """
    claim = quantity_claim
    against = _amounts(claim, archive) or _held_in_percent(claim, archive)
    if claim.has_points_of_nothing or (claim.is_in_points and against):
        message = f"“{claim.value_words}” lies between no two percentages: percent may be meant."
        raise Inconsistent(message, claim, *against, place=claim.place_of(claim.kind))


def _amounts(claim: Claim, archive: Archive) -> list[Claim]:
    """What it is the change of, where all of that are figures, and none in percent."""
    source = archive.by_source[claim.document.id]
    named = [archive.find(part.text, source) for part in claim.forms.get("change_from", ())]
    amounts = [one for one in named if one and one.quantity and one.quantity.readings]
    return [] if any(map(_is_percentage, amounts)) or len(amounts) < len(named) else amounts


def _held_in_percent(claim: Claim, archive: Archive) -> list[Claim]:
    """The references to the same that are in percent, where all are."""
    held = [one for one in archive.references_on(claim) if one.quantity and one.quantity.readings]
    return (
        held if held and all(_is_percentage(one) and not one.is_in_points for one in held) else []
    )


def _is_percentage(claim: Claim) -> bool:
    readings = claim.quantity.readings if claim.quantity else ()
    return any(one.unit.dimension in ("share", "percentage points") for one in readings)
