"""Rule one-day-off."""

from factcheck import Date, Pair, Verdict, note, spoken


@note
def check_one_day_off(date_pair: Pair) -> None:
    """A day right before or right after the one that a reference gives for the event.

    Either may be right: what happens in the evening in Washington is dated a day later in Seoul,
    and a report may give the day on which it was written. In one place and at one hour a day off
    is a slip, and a frequent one. Where several references differ, agreeing with one agrees.

    Fails:
        - claims:
            opened: {about: [bridge, opening], date: "May 28, 1937"}
          references:
            opened: {about: [bridge, opening], date: "May 27, 1937"}

    Passes:
        - claims:
            opened: {about: [bridge, opening], date: "May 27, 1937"}
          references:
            opened: {about: [bridge, opening], date: 27 May 1937}
        - claims:
            opened: {about: [bridge, opening], date: in May 1937}
          references:
            opened: {about: [bridge, opening], date: "May 27, 1937"}
        - claims:
            opened: {about: [bridge, opening], date: "May 28, 1937"}
          references:
            opened: {about: [bridge, opening], date: "May 27, 1937"}
            vehicles: {about: [bridge, opening], date: "May 28, 1937"}
    """
    here, there = date_pair.claim.date, date_pair.other.date
    if not (
        date_pair.has_reference and date_pair.verdict is Verdict.CANNOT_TELL and here and there
    ):
        return
    assert not _is_day_off(here, there), (
        f"“{here.words}” here, {spoken(there.readings[0].period)} in the reference: one day off, "
        "which is right only where a difference in time explains it."
    )


def _is_day_off(one: Date, other: Date) -> bool:
    days = [reading for date in (one, other) for reading in date.readings]
    is_told = len(days) == 2 and all(day.is_exact_day and not day.is_report for day in days)
    return is_told and days[0].period.days_apart(days[1].period) == 1
