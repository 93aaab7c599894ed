"""Rule estimate-outside-interval."""

from factcheck import PValueCheck


def check_estimate_outside_interval(statistic: PValueCheck) -> None:
    """An odds ratio, a difference or another estimate that lies outside its confidence interval.

    An interval is laid around its estimate, so that one of the three figures is wrong: a digit, a
    sign, or the line of a table. Rounding is allowed for, and a lopsided interval is none of the
    rule's business; a difference may be told by its size ("a fall of 4.4, 95% CI −8.4 to −0.4").
    Where the text speaks of bootstrapping, nothing is told.

    Fails:
        - statistic: OR 1.45 (95% CI 1.50 to 1.92)
        - statistic: "hazard ratio, 0.27; 95% CI, 0.55 to 0.94; P = .02"
        - statistic: mean difference 2.3 kg (95% CI 2.5 to 4.9)

    Passes:
        - statistic: OR 1.45 (95% CI 1.10 to 1.92)
        - statistic: "hazard ratio, 0.72; 95% CI, 0.55 to 0.94; P = .02"
        - statistic: OR 1.5 (95% CI 1.53 to 1.92)
        - statistic: mean difference 4.4 points (95% CI −8.4 to −0.4)
        - statistic: OR 6.0 (95% CI 1.1 to 210)
    """
    assert not statistic.is_outside, statistic.explanation
