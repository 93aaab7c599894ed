"""Rule exchange-rates-differ."""

from factcheck import Inconsistent, Restatement, warning


@warning
def check_exchange_rates_differ(restatement: Restatement) -> None:
    """Sums of money that one article converts at two rates, and both ends of a range of them.

    One of the two was converted wrongly, or a figure was mistyped. Rates that roundings may make
    one, or that lie within 5 percent, are left alone, and so are sums beside a date, which may be
    converted at its rate. Of two sums the later is told, of more the one that stands apart. No
    table of rates is needed.

    Fails:
        - claims:
            first: {quantity: £481.5m, restated: $630m}
            later: {quantity: £250m, restated: $467m}

        - quantity: $3.8m to $4.9m
          restated: £2m to £4.6m

    Passes:
        - quantity: $3.8m to $4.9m
          restated: £2m to £2.6m
        - claims:
            first: {quantity: £481.5m, restated: $630m}
            later: {quantity: £250m, restated: $330m}
        - claims:
            first: {quantity: £481.5m, restated: $630m}
            later: {quantity: $9bn, restated: £7bn}
        - text: It sold for £481.5m ($630m). In 2007 it had cost £250m ($500m).
          claims:
            first: {exact: £481.5m ($630m), quantity: £481.5m, restated: $630m}
            later: {exact: £250m ($500m), quantity: £250m, restated: $500m}
    """
    here, other = restatement.claim, restatement.other_rate
    if restatement.impossible_rate:
        return
    assert not restatement.two_rates, f"{restatement.two_rates}."
    if other is not None:
        message, claim = other
        raise Inconsistent(f"{message}.", here, claim, place=here.place_of("restated"))
