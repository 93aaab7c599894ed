"""Rule exchange-rate-wrong."""

from factcheck import Inconsistent, Restatement


def check_exchange_rate_wrong(restatement: Restatement) -> None:
    """A sum of money in two currencies, at a rate that was not that of the day which it gives.

    The claim says as of which day it converts. Tried are the rates of that day and of four days
    before and after it, since none is fixed on holidays; the rates are those of
    `exchange-rate-off`, which tells sums without a day.

    Fails:
        - claims:
            price: {quantity: $9bn, restated: £7.9bn, as_of: 2023-06-05}

    Passes:
        - claims:
            price: {quantity: $9bn, restated: £7.2bn, as_of: 2023-06-05}
        - claims:
            price: {quantity: $9bn, restated: £7.9bn, as_of: 2022-10-03}
        - claims:
            price: {quantity: $9bn, restated: £7.9bn, as_of: 1985-06-05}
    """
    rate = restatement.rate
    if rate is not None and rate.conflicts and restatement.is_rate_of_day:
        claim = restatement.claim
        place = claim.place_of("restated")
        raise Inconsistent(f"{rate.explanation}.", claim, working=rate.working, place=place)
