"""Rule exchange-rate-impossible."""

from factcheck import Restatement, warning


@warning
def check_exchange_rate_impossible(restatement: Restatement) -> None:
    """A sum of money in two currencies, at a rate that the two never had.

    A digit or a zero was mistyped, or a million taken for a billion. What a currency was worth
    changes, so the rule knows only the least and the most since 1999, and speaks where the two sums
    make a rate half as much again or less than two thirds of these; of sterling, which was never
    worth less than a dollar, sooner. What one euro, pound or dollar is said to trade at is held
    against the same. Sentences that tell of a year
    before that, or follow one that does, and currencies that it does not know are left alone. A
    bound is one of both sums, and of ranges each end is held against its fellow.

    Fails:
        - quantity: £4.6bn
          restated: $8.6m
        - quantity: £4.6bn
          restated: $2.6bn
        - quantity: $120m
          restated: £640m
        - quantity: up to £2m
          restated: $400m
        - quantity: $42m
          restated: £52m
        - quantity: $3.8m to $4.9m
          restated: £2m to £26m

    Passes:
        - quantity: £4.6bn
          restated: $8.6bn
        - claims:
            price: {exact: "in 1931 cost £100 ($486)", quantity: £100, restated: $486}
        - quantity: 30bn baht
          restated: £398m
        - quantity: up to £2m
          restated: $4m
        - quantity: $3.8m to $4.9m
          restated: £2m to £2.6m
        - quantity: $US3bn
          restated: $5.5bn
        - quantity: 900 kilometers
          restated: 559 miles
    """
    assert not restatement.impossible_rate, f"{restatement.impossible_rate}."
