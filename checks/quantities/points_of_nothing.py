"""Rule points-of-nothing."""

from factcheck import Claim, warning


@warning
def check_points_of_nothing(quantity_claim: Claim) -> None:
    """Percentage points that lie between no two percentages.

    A vote rises by 4 points, or is 4 points ahead. A share itself is so many percent, and so is
    the rise of an amount: profits, prices, what is told in money. Claims whose words stand in no
    sentence are left alone, and so are points of an index or of interest.

    Fails:
        - claims:
            share:
              exact: 38.4 percentage points of the members live abroad
              quantity: 38.4 percentage points
        - claims:
            growth:
              exact: Profits rose by 5 percentage points to £801m
              quantity: 5 percentage points

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
    """
    words = quantity_claim.words("quantity")
    assert not quantity_claim.has_points_of_nothing, (
        f"“{words}” lies between no two percentages: percent may be meant."
    )
