"""Rule mean-impossible."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from factcheck import Sample  # 2 ms, for papers alone


def check_mean_impossible(mean: Sample) -> None:
    """A mean that cannot result from that many whole numbers.

    The mean of 28 whole numbers is a whole number of twenty-eighths (GRIM: Brown & Heathers
    2017). With zeros and ones, the standard deviation has to fit too (DEBIT: Heathers & Brown
    2019). What was measured on a scale without steps can have any mean: say `values: measured`,
    unless the article gives the mean in a unit of measure, such as 72.31 kg.

    Fails:
        - {mean: 3.45, n: 28}
        - {mean: 5.19, n: 28}
        - {mean: 0.35, sd: 0.21, n: 100, values: 0 or 1}

    Passes:
        - {mean: 3.46, n: 28}
        - {mean: 3.45, n: 28, items: 5}
        - {mean: 3.45, n: 280}
        - {mean: 3.45, n: 28, values: measured}
    """
    assert not mean.conflicts, mean.explanation
