"""A mean or a percentage of a known number of observations, as a paper prints it."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cached_property

from factcheck.comparison import Answering, Comparison, Verdict
from factcheck.reading.figures.quantity import read_quantity
from factcheck.statistics.deviations import explain_debit, explain_grimmer
from factcheck.statistics.grim import explain_counted, explain_grim, numeral_of_mean, read_counted

WHOLE, _BINARY, MEASURED = "whole numbers", "0 or 1", "measured"
_SPREAD = r"(?:\s?(?:±|\+/-)\s?[\d.·]+|\s?[(\[][^()\[\]]{1,30}[)\]])?"
_UNIT = r"\s?(?!(?:in|at|a)\b)(?P<unit>%|°?[^\W\d_][\w/²³·]*)"  # "3.44 in both groups": no inches
_UNMEASURED = frozenset({"", "count", "ratio"})  # dimensions: points, items, times a week


class Sample(Answering, frozen=True, dict=True):
    """A figure as written, of ``n`` observations of ``items`` values each.

    ``values`` says what was observed: whole numbers, 0 or 1, or something measured, of which
    any mean is possible. ``sd`` is the standard deviation as written, where it is. It
    conflicts where no such observations have the figure; the explanation names the nearest
    that are possible. A percentage whose words hold both counts, "34/120 (28.3%)", has to be
    that of these.
    """

    words: str
    n: int
    items: int = 1
    sd: str = ""
    values: str = WHOLE
    is_percentage: bool = False

    @cached_property
    def comparison(self) -> Comparison:
        """Whether so many observations can have this mean or percentage, by GRIM or DEBIT."""
        if self.values == MEASURED:
            return Comparison(Verdict.CANNOT_TELL, "measured values can have any mean")
        try:
            if self.is_percentage and (counted := read_counted(self.words)):
                return explain_counted(counted)
            if self.values == _BINARY and self.sd:
                return explain_debit(self.figure, self.sd, self.n)
            return explain_grim(self.figure, self.n, self.items, self.is_percentage)
        except ValueError as error:
            return Comparison(Verdict.CANNOT_TELL, f"“{self.words}”: {error}")

    @property
    def deviation(self) -> Deviation | None:
        """The standard deviation, where it is one of whole numbers that can have the mean."""
        return Deviation(self) if self.sd and self.values == WHOLE and not self.conflicts else None

    @property
    def figure(self) -> str:
        """The numeral: of a mean, or of a percentage, whose sign the parameter stands for."""
        if not self.is_percentage:
            return numeral_of_mean(self.words)
        return self.words.replace("percent", "").replace("per cent", "").replace("%", "").strip()


class Deviation(Answering, frozen=True):
    """A standard deviation as written, beside the mean of whole numbers that it belongs to.

    It conflicts where no such numbers with that mean have it.
    """

    sample: Sample

    @property
    def words(self) -> str:
        """The deviation as written."""
        return self.sample.sd

    @property
    def comparison(self) -> Comparison:
        """Whether so many observations can have the mean and this deviation, by GRIMMER."""
        sample = self.sample
        try:
            return explain_grimmer(sample.figure, self.words, sample.n, sample.items)
        except ValueError as error:
            return Comparison(Verdict.CANNOT_TELL, f"“{self.words}”: {error}")


def sample_of(key: str, words: Callable[[str], str], sentence: Callable[[], str]) -> Sample:
    """The mean, or the share, whose ``words`` a claim file has under some keys.

    Its observations are whole numbers where the claim file says nothing else of them, unless the
    ``sentence`` of the article gives the mean in a unit of measure.
    """
    n, items = (int(words(word).replace(",", "") or 1) for word in ("n", "items"))
    is_share = key == "share"
    observed = WHOLE if is_share or not _is_measured(words, sentence()) else MEASURED
    values = words("values") or observed
    return Sample(words(key), n, items, words("sd"), values, is_percentage=is_share)


def _is_measured(words: Callable[[str], str], sentence: str) -> bool:
    """Whether a unit of measure stands behind a mean: "72.31 kg", "72.31 (SD 5.20) kg"."""
    exact, numeral = words("exact"), numeral_of_mean(words("mean"))
    on = exact + sentence.partition(exact)[2] if exact else ""
    found = re.search(rf"(?<![\d.,]){re.escape(numeral)}{_SPREAD}{_UNIT}", on)
    if found is None:
        return False
    readings = read_quantity(f"{numeral} {found['unit']}").readings
    return any(reading.unit.dimension not in _UNMEASURED for reading in readings)
