"""Rule duration-miscomputed."""

from factcheck import Derivation


def check_duration_miscomputed(duration_of: Derivation) -> None:
    """A length of time that does not follow from the two dates.

    A visit from the 5th to the 7th is of two nights or three days: both counts are right.

    Fails:
        - claims:
            start: {date: 5 January 1933}
            end: {date: 27 May 1937}
            work: {quantity: six years, duration_of: {start: start, end: end}}

    Passes:
        - claims:
            start: {date: 5 January 1933}
            end: {date: 27 May 1937}
            work: {quantity: more than four years, duration_of: {start: start, end: end}}
        - claims:
            start: {date: 5 January 2024}
            end: {date: 7 January 2024}
            visit: {quantity: a three-day visit, duration_of: {start: start, end: end}}
        - published: 2014-08-06
          claims:
            quake: {date: on Sunday, tense: past}
            told: {date: on Wednesday, tense: past}
            search: {quantity: almost three days, duration_of: {start: quake, end: told}}
    """
    assert not duration_of.conflicts, duration_of.explanation
