"""Rule sd-impossible."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from factcheck import Deviation  # 2 ms, for papers alone


def check_sd_impossible(deviation: Deviation) -> None:
    """A standard deviation that cannot result from that many whole numbers with that mean.

    Where the mean of 18 whole numbers is 3.44, they add up to 62, and their squares to an even
    number: the deviation is 2.45 or 2.48, never 2.47 (GRIMMER: Anaya 2016, Allard 2018). Nor can
    it be smaller than where the numbers differ by one at most. Most papers divide by n − 1, some
    by n: a deviation that one of the two gives is possible. An impossible mean, and zeros and ones
    whose deviation does not fit, are found by mean-impossible. What was measured on a scale
    without steps can have any deviation: say `values: measured`, unless the article gives the mean
    in a unit of measure, such as 72.31 kg.

    Fails:
        - {mean: 3.44, sd: 2.47, n: 18}
        - {mean: 7.3, sd: 2.51, n: 12}
        - {mean: 2.50, sd: 0.30, n: 10}

    Passes:
        - {mean: 3.44, sd: 2.48, n: 18}
        - {mean: 3.44, sd: 2.41, n: 18}
        - {mean: 3.44, sd: 2.47, n: 18, items: 4}
        - {mean: 3.44, sd: 2.47, n: 180}
        - {mean: 3.44, sd: 2.47, n: 18, values: measured}
    """
    assert not deviation.conflicts, deviation.explanation
