"""Rule p-value-inconsistent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck import warning

if TYPE_CHECKING:
    from factcheck import PValueCheck  # 3 ms, for papers alone


@warning
def check_p_value_inconsistent(statistic: PValueCheck) -> None:
    """A p value that does not follow from its test statistic and degrees of freedom.

    The p value is recomputed from every value that the statistic may have had before rounding,
    two-tailed, or one-tailed where the text says so (statcheck: Nuijten et al. 2016). A p above 1,
    a correlation beyond 1 and an F below zero, most often a lost point, follow from nothing. A
    correction for several tests, or a typing slip in any of the three figures, looks the same:
    ask the authors; where the text calls its p values corrected, they may be above the recomputed
    ones. A p value beside an estimate and its confidence interval (Altman & Bland 2011) is told
    only where it is far off, on the scale of z by more than 1 and by more than a factor of 1.6,
    since it may come from another test than the interval. Where the recomputed value also falls
    on the other side of .05, the finding is p-value-decision.

    Fails:
        - statistic: t(28) = 2.20, p = .012
        - statistic: F(2, 65) = 10.44, p = .01
        - statistic: t(28) = 2.20, p = .000
        - statistic: r(48) = 1.31, p = .028
        - statistic: HR 0.72 (95% CI 0.66 to 0.79; P = .04)

    Passes:
        - statistic: t(28) = 2.20, p = .036
        - statistic: t(28) = 2.20, p < .05
        - statistic: t(28) = 1.20, p = .12, one-tailed
        - statistic: the difference was significant
        - statistic: HR 0.72 (95% CI 0.55 to 0.94; P = .02)
        - statistic: HR 0.72 (95% CI 0.55 to 0.94; P < .05)
        - statistic: mean difference 8.4 (95% CI 2.2 to 14.6), p = .03
    """
    assert not statistic.error or statistic.decision_error, statistic.explanation
