"""Rule p-value-decision."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from factcheck import PValueCheck  # 3 ms, for papers alone


def check_p_value_decision(statistic: PValueCheck) -> None:
    """A p value on the wrong side of .05: called significant when it is not, or the reverse.

    The p value does not follow from its test statistic, and the conclusion drawn from it turns
    (statcheck's decision error: Nuijten et al. 2016). Or it stands beside a confidence interval
    that says the opposite (Altman & Bland 2011): one that excludes 1, for a ratio, or 0, for a
    difference, beside a p value well above .05, or the reverse. Near .05, where an exact test and
    a common interval may differ, the rule is silent, and so it is where p may belong to another
    test: where the text speaks of noninferiority, a one-sided test, one by ranks or permutation,
    an interaction or a trend. A p above the one that follows may be a corrected one, where the
    text says so of it, or of its p values.

    Fails:
        - statistic: t(28) = 1.20, p = .04
        - statistic: t(28) = 2.80, p = .08
        - statistic: OR 1.45 (95% CI 1.10–1.92), p = .19
        - statistic: mean difference 2.3 (95% CI −0.4 to 5.0), p = 0.03

    Passes:
        - statistic: t(28) = 2.20, p = .036
        - statistic: t(28) = 2.20, p = .012
        - statistic: OR 1.45 (95% CI 1.10–1.92), p = .009
        - statistic: OR 2.9 (95% CI 1.01 to 8.3), p = .07
        - statistic: hazard ratio 0.97 (95% CI 0.70 to 1.36; P = .006 for noninferiority)
    """
    assert not statistic.decision_error, statistic.explanation
