"""Rule hours-miscounted."""

from factcheck import Claim, explain_hours, warning


@warning
def check_hours_miscounted(quantity_claim: Claim) -> None:
    """Two hours of a day, and behind them another time than lies between them.

    An hour without a.m. or p.m. may be of either half of the day, and so many whole hours are
    rounded. What is more than three times as long, or as short, is the time of something else. Of a
    flight, and wherever hours may be those of two places, lint leaves alone what two clocks that
    are hours or half-hours apart can explain.

    Fails:
        - quantity: at 9.15 and arrives at 10.05, a crossing of 40 minutes
        - quantity: from 7 p.m. to 10.30 p.m., after two and a half hours

    Passes:
        - quantity: at 9.15 and arrives at 10.05, a crossing of 50 minutes
        - quantity: at 11.50 p.m. and arrives at 1.20 a.m., after an hour and a half
        - quantity: at 3 p.m. and ended at 5.15 p.m., after two hours
    """
    told = explain_hours(quantity_claim.words("quantity"))
    assert not told, told
