"""Rule estimate-outside-interval."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from factcheck import PValueCheck  # 3 ms, for papers alone


def check_estimate_outside_interval(statistic: PValueCheck) -> None:
    """An odds ratio, a difference or another estimate that lies outside its confidence interval.

    An interval is built around its estimate, so one of the three figures is wrong: a digit, a
    sign, or a figure from another line of the table. Rounding is allowed for, an interval may be
    lopsided, and a difference may be given by its size alone ("a fall of 4.4, 95% CI −8.4 to
    −0.4"). A bootstrapped interval may leave its estimate out: where the text speaks of
    resampling, the rule is silent.

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
