"""Rule order-violated."""

from factcheck import Inconsistent, Pair, of_conflicts


@of_conflicts
def check_order_violated(date_pair: Pair) -> None:
    """Something said to come before or after an event when the dates say the opposite.

    "Three weeks later" counts from another claim; a reference, or another claim, gives the day.
    A day apart is no violation, since days in different places differ by one, and a report
    dated later than what it reports orders nothing. Where the claim counted from has no date of its
    own, a reference that alone dates the same event gives it; else the rule is silent.

    Fails:
        - published: 2024-01-17
          claims:
            accusation: {about: [accusation, date], date: 4 January 2024}
            order: {about: [order, date], date: shortly after, from: accusation}
          references:
            order: {about: [order, date], date: 28 December 2023}
        - published: 2024-01-17
          claims:
            summit: {about: [summit, date], date: 13 September 2023}
            visit: {about: [visit, date], date: a month earlier, from: summit}
            landing: {about: [visit, date], date: "October 18, 2023"}
        - published: 2024-01-17
          claims:
            talks: {about: [talks, opening]}
            treaty: {about: [treaty, date], date: three weeks later, from: talks}
          references:
            talks: {about: [talks, opening], date: 4 December 2023}
            treaty: {about: [treaty, date], date: 30 November 2023}

    Passes:
        - published: 2024-01-17
          claims:
            accusation: {about: [accusation, date], date: 4 January 2024}
            order: {about: [order, date], date: shortly after, from: accusation}
          references:
            order: {about: [order, date], date: reported 5 January 2024}
        - published: 2024-01-17
          claims:
            accusation: {about: [accusation, date], date: 4 January 2024}
            order: {about: [order, date], date: shortly after, from: accusation}
          references:
            order: {about: [order, date], date: 3 January 2024}
        - claims:
            accusation: {about: [accusation, use of missiles]}
            order: {about: [order, date], date: shortly after, from: accusation}
          references:
            order: {about: [order, date], date: 28 December 2023}
    """
    told, known = date_pair.claim, date_pair.other
    if not told.origin:
        told, known = known, told
    if date_pair.breaks_order and told.origin:
        raise Inconsistent(
            f"“{told.words('date')}” counts from {told.origin.words('date')}, "
            f"but that was {known.words('date')}.",
            told,
            known,
            told.origin,
            place=told.place_of("date"),
        )
