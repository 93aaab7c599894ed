"""Rule sd-impossible."""

from factcheck import Deviation


def check_sd_impossible(deviation: Deviation) -> None:
    """A standard deviation that no whole numbers with that mean, so many of them, can have.

    Where the mean of 18 whole numbers is 3.44, they add up to 62, and their squares to an even
    number: the deviation is 2.45 or 2.48, never 2.47 (GRIMMER: Anaya 2016, Allard 2018). Nor can
    it be less than that of numbers one apart. Papers divide by n − 1, some by n: only what neither
    gives is told. An impossible mean is mean-impossible, and so are zeros and ones whose deviation
    does not fit. What was measured on a scale without steps can have any: say `values: measured`.

    Fails:
        - {mean: 3.44, sd: 2.47, n: 18}
        - {mean: 7.3, sd: 2.51, n: 12}
        - {mean: 2.50, sd: 0.30, n: 10}

    Passes:
        - {mean: 3.44, sd: 2.48, n: 18}
        - {mean: 3.44, sd: 2.41, n: 18}
        - {mean: 3.44, sd: 2.47, n: 18, items: 4}
        - {mean: 3.44, sd: 2.47, n: 180}
        - {mean: 3.44, sd: 2.47, n: 18, values: measured}
    """
    assert not deviation.conflicts, deviation.explanation
