"""Rule trend-differs."""

from factcheck import TrendTold


def check_trend_differs(trend: TrendTold) -> None:
    """A rise, a fall, a run or an extreme that the series which the desk holds does not show.

    The claim gives the words under `trend` and says as of when, or the words do; the desk has
    figures of the same with a day each (`as_of`), as from a pinned table. "The highest since 2010"
    is wrong where a figure after 2010 is higher, "a third straight rise" where one of three steps
    went down, "fell in March" where March is above the figure before it. Words that are not read,
    a series that begins too late or has gaps, equal figures, and a run that is longer than said
    are no errors.

    Fails:
        - claims:
            jobless: {about: [jobless rate, level], trend: the lowest since 2019, as_of: 2023}
          references:
            r19: {about: [jobless rate, level], quantity: 3.0 %, as_of: 2019}
            r20: {about: [jobless rate, level], quantity: 5.0 %, as_of: 2020}
            r21: {about: [jobless rate, level], quantity: 3.8 %, as_of: 2021}
            r23: {about: [jobless rate, level], quantity: 4.1 %, as_of: 2023}
        - claims:
            jobless: {about: [jobless rate, level], trend: a second straight fall, as_of: 2023-03}
          references:
            jan: {about: [jobless rate, level], quantity: 3.5 %, as_of: 2023-01}
            feb: {about: [jobless rate, level], quantity: 3.9 %, as_of: 2023-02}
            mar: {about: [jobless rate, level], quantity: 3.4 %, as_of: 2023-03}
        - published: 2023-04-20
          claims:
            jobless: {about: [jobless rate, level], quantity: 3.9 %, trend: fell to 3.9 % in March}
          references:
            feb: {about: [jobless rate, level], quantity: 3.4 %, as_of: 2023-02}
            mar: {about: [jobless rate, level], quantity: 3.9 %, as_of: 2023-03}

    Passes:
        - claims:
            jobless: {about: [jobless rate, level], trend: the lowest since 2019, as_of: 2023}
          references:
            r19: {about: [jobless rate, level], quantity: 3.0 %, as_of: 2019}
            r20: {about: [jobless rate, level], quantity: 5.0 %, as_of: 2020}
            r23: {about: [jobless rate, level], quantity: 4.1 %, as_of: 2023}
        - claims:
            jobless: {about: [jobless rate, level], trend: the lowest since 2010, as_of: 2023}
          references:
            r20: {about: [jobless rate, level], quantity: 5.0 %, as_of: 2020}
            r23: {about: [jobless rate, level], quantity: 4.1 %, as_of: 2023}
        - claims:
            jobless: {about: [jobless rate, level], trend: a second straight fall, as_of: 2023-03}
          references:
            jan: {about: [jobless rate, level], quantity: 3.9 %, as_of: 2023-01}
            feb: {about: [jobless rate, level], quantity: 3.5 %, as_of: 2023-02}
            mar: {about: [jobless rate, level], quantity: 3.4 %, as_of: 2023-03}
        - claims:
            jobless: {about: [jobless rate, level], trend: soared beyond belief, as_of: 2023-03}
          references:
            feb: {about: [jobless rate, level], quantity: 3.5 %, as_of: 2023-02}
            mar: {about: [jobless rate, level], quantity: 3.4 %, as_of: 2023-03}
    """
    assert not trend.conflicts, trend.explanation
