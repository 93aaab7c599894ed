"""Rule percentage-impossible."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from factcheck import Sample  # 2 ms, for papers alone


def check_percentage_impossible(percentage: Sample) -> None:
    """A percentage that no whole number out of that many people or things can give.

    Of 12 plots, ten are 83 percent and eleven 92; none are 85 (GRIM for percentages: Brown &
    Heathers 2017).

    Fails:
        - {share: 85 percent, n: 12}
        - {share: 12.5%, n: 30}

    Passes:
        - {share: 83 percent, n: 12}
        - {share: 12.5%, n: 32}
        - {share: 85 percent, n: 1200}
    """
    assert not percentage.conflicts, percentage.explanation
