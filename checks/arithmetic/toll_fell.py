"""Rule toll-fell."""

from factcheck import Pair, warning


@warning
def check_toll_fell(toll_pair: Pair) -> None:
    """A running total that is lower than an earlier one of the same thing.

    The dead, cases, votes counted: marked `cumulative: yes`, such counts only grow, from one
    article to the next. A count may be corrected downwards; then say so, and accept the finding.

    Fails:
        - claims:
            friday:
              {about: [quake, dead], quantity: 312 people, as_of: 2024-01-05, cumulative: yes}
            sunday:
              {about: [quake, dead], quantity: 290 people, as_of: 2024-01-07, cumulative: yes}

    Passes:
        - claims:
            friday:
              {about: [quake, dead], quantity: 312 people, as_of: 2024-01-05, cumulative: yes}
            sunday:
              {about: [quake, dead], quantity: more than 300 people, as_of: 2024-01-07,
               cumulative: yes}
        - claims:
            friday: {about: [quake, homeless], quantity: 312 people, as_of: 2024-01-05}
            sunday: {about: [quake, homeless], quantity: 290 people, as_of: 2024-01-07}
    """
    assert not toll_pair.conflicts, toll_pair.explanation
