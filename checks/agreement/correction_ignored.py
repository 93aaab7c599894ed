"""Rule correction-ignored."""

from factcheck import Inconsistent, Repeated, warning


@warning
def check_correction_ignored(repeated: Repeated) -> None:
    """A claim that repeats what another article has corrected.

    A claim with `corrects: article.claim` supersedes the older one: that is compared no further,
    and whoever says what it said, in articles of whatever day, is told with the correction.

    Fails:
        - claims:
            lead: {about: [fire, people killed], quantity: 12 people}
            correction: {about: [fire, people killed], quantity: 21 people, corrects: lead}
            below: {about: [fire, people killed], quantity: 12 people}

    Passes:
        - claims:
            lead: {about: [fire, people killed], quantity: 12 people}
            correction: {about: [fire, people killed], quantity: 21 people, corrects: lead}
            below: {about: [fire, people killed], quantity: 21 people}
        - claims:
            lead: {about: [fire, people killed], quantity: 12 people}
            correction: {about: [fire, people killed], quantity: 21 people, corrects: lead}
            below: {about: [fire, people killed], quantity: more than 10 people}
    """
    raise Inconsistent(repeated.explanation)
