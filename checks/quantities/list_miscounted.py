"""Rule list-miscounted."""

from factcheck import Claim, explain_list, warning


@warning
def check_list_miscounted(quantity_claim: Claim) -> None:
    """A number of things with a list behind it that has more or fewer of them.

    The number is wrong, or one was left out of the list or put in later. What a comma sets off is
    counted only behind what is told by name, as countries and children are; behind a colon whatever
    has one “and”, before its last. Where the list may have more than it names (“others”, “twins”),
    where numbers stand in it, or where it misses far more of them than a slip does, it is left
    alone.

    Fails:
        - quantity: three countries, Norway, Spain, Ireland and Slovenia
        - quantity: "six awards: best play, best score, best actor, best set and best song"

    Passes:
        - quantity: four countries, Norway, Spain, Ireland and Slovenia
        - quantity: "three children: two sons and a daughter"
        - quantity: "12 countries: Norway, Spain and others"
    """
    told = explain_list(quantity_claim.words("quantity"))
    assert not told, told
