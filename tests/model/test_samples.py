"""Whether a mean is of what is measured, which may have any, or of whole numbers."""

from __future__ import annotations

import pytest

from factcheck.model.sample import _is_measured


@pytest.mark.parametrize(
    ("mean", "exact", "is_measured"),
    [
        ("72.31", "weighed 72.31 kg on average", True),
        ("72.31", "weighed 72.31 (SD 5.20) kg", True),
        ("72.31", "scored 72.31 on average", False),
        ("5.20", "weighed 72.31 kg, and scored 5.20 on average", False),
    ],
)
def test_a_mean_with_a_unit_of_measure_behind_it_is_measured(
    mean: str, exact: str, is_measured: bool
) -> None:
    written = {"mean": mean, "exact": exact}
    assert _is_measured(lambda key: written.get(key, ""), f"They {exact}.") is is_measured
