"""What a claim reports of a study: a test result, or a figure of so many observations."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from factcheck.model.sample import MEASURED, WHOLE, Sample
from factcheck.quantities import read_quantity
from factcheck.statistics import check_p_value, numeral_of_mean, said_of_tests

if TYPE_CHECKING:
    from factcheck.model.claim import Claim
    from factcheck.statistics import PValueCheck

_SPREAD = r"(?:\s?(?:±|\+/-)\s?[\d.·]+|\s?[(\[][^()\[\]]{1,30}[)\]])?"
_UNIT = r"\s?(?!(?:in|at|a)\b)(?P<unit>%|°?[^\W\d_][\w/²³·]*)"  # "3.44 in both groups": no inches
_UNMEASURED = frozenset({"", "count", "ratio"})  # dimensions: points, items, times a week


def statistic_of(claim: Claim) -> PValueCheck:
    """The test result, its p value recomputed, or the estimate with its interval.

    As in statcheck, an article that calls a test one-tailed may mean any of its tests; so it
    is with noninferiority, tests by ranks, resampling and corrected p values.
    """
    words = claim.words("statistic")
    check = check_p_value(words)
    if not check.conflicts:
        return check
    return check_p_value(words, around=f"{claim.sentence} {said_of_tests(claim.document.text)}")


def sample_of(claim: Claim, key: str) -> Sample:
    """The mean, or the share, as one of so many observations.

    They are whole numbers where the claim file says nothing else of them, unless the article
    gives the mean in a unit of measure.
    """
    n, items = (int(claim.words(word).replace(",", "") or 1) for word in ("n", "items"))
    is_percentage = key == "share"
    is_measured = not is_percentage and _is_measured(claim)
    values = claim.words("values") or (MEASURED if is_measured else WHOLE)
    return Sample(claim.words(key), n, items, claim.words("sd"), values, is_percentage)


def _is_measured(claim: Claim) -> bool:
    """Whether a unit of measure stands behind the mean: "72.31 kg", "72.31 (SD 5.20) kg"."""
    exact, numeral = claim.words("exact"), numeral_of_mean(claim.words("mean"))
    text = exact + claim.sentence.partition(exact)[2] if exact else ""
    found = re.search(rf"(?<![\d.,]){re.escape(numeral)}{_SPREAD}{_UNIT}", text)
    if found is None:
        return False
    readings = read_quantity(f"{numeral} {found['unit']}").readings
    return any(reading.unit.dimension not in _UNMEASURED for reading in readings)
