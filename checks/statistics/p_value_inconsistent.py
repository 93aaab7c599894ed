"""Rule p-value-inconsistent."""

from factcheck import PValueCheck, warning


@warning
def check_p_value_inconsistent(statistic: PValueCheck) -> None:
    """A p value that does not follow from its test statistic and degrees of freedom.

    The p value is recomputed from every value that the statistic may have had before rounding,
    two-tailed, or one-tailed where the text says so (statcheck: Nuijten et al. 2016). A
    correction for several tests, or a typing slip in any of the three figures, looks the same:
    ask the authors. Where the recomputed value also falls on the other side of .05, the finding
    is p-value-decision.

    Fails:
        - statistic: t(28) = 2.20, p = .012
        - statistic: F(2, 65) = 10.44, p = .01
        - statistic: t(28) = 2.20, p = .000

    Passes:
        - statistic: t(28) = 2.20, p = .036
        - statistic: t(28) = 2.20, p < .05
        - statistic: t(28) = 1.20, p = .12, one-tailed
        - statistic: the difference was significant
    """
    assert not statistic.error or statistic.decision_error, statistic.explanation
