"""Rule overtaken-event."""

from factcheck import Pair, of_conflicts, warning


@warning
@of_conflicts
def check_overtaken_event(date_pair: Pair) -> None:
    """Something told as still to come that was already over when the article appeared.

    Days in different places may differ by one, so only what lay more than a day back counts as
    over. Where the day of publication or the day of the event is not known, the rule is silent.

    Fails:
        - published: 2024-01-16/2024-01-17
          claims:
            plan: {about: [Council meets, date], tense: future}
          references:
            meeting: {about: [Council meets, date], date: 10 January 2024}

    Passes:
        - published: 2024-01-05
          claims:
            plan: {about: [Council meets, date], tense: future}
          references:
            meeting: {about: [Council meets, date], date: 10 January 2024}
        - published: 2024-01-11
          claims:
            plan: {about: [Council meets, date], tense: future}
          references:
            meeting: {about: [Council meets, date], date: 10 January 2024}
        - claims:
            plan: {about: [Council meets, date], tense: future}
          references:
            meeting: {about: [Council meets, date], date: 10 January 2024}
    """
    plan, event = date_pair.claim, date_pair.other
    assert not date_pair.is_overtaken, (
        f"“{plan.value_words or plan.id}” is told as still to come, but that was "
        f"{event.value_words}, before the day of publication ({plan.document.published_on})."
    )
