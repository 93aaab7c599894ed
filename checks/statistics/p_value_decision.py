"""Rule p-value-decision."""

from factcheck import PValueCheck


def check_p_value_decision(statistic: PValueCheck) -> None:
    """A p value on the wrong side of .05: what is called significant is not, or the reverse.

    The p value does not follow from its test statistic, and the conclusion drawn from it turns
    (statcheck's decision error: Nuijten et al. 2016).

    Fails:
        - statistic: t(28) = 1.20, p = .04
        - statistic: t(28) = 2.80, p = .08

    Passes:
        - statistic: t(28) = 2.20, p = .036
        - statistic: t(28) = 2.20, p = .012
    """
    assert not statistic.decision_error, statistic.explanation
