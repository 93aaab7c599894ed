import pytest

from factcheck.statistics.grim import numeral_of_mean


@pytest.mark.parametrize(
    "words",
    [
        "3.46",
        "M = 3.46",
        "M=3.46",
        "mean of 3.46",
        "Mean: 3.46",
        "3.46 ± 1.10",
        "3.46±1.10",
        "3.46 +/- 1.10",
        "3.46 (1.10)",
        "3.46 (SD 1.10)",
        "3.46 (SD = 1.10)",
        "M = 3.46, SD = 1.10",
        "3.46 [±1.10]",
    ],
)
def test_the_numeral_of_a_mean_is_told_from_its_name_and_spread(words: str) -> None:
    assert numeral_of_mean(words) == "3.46"


@pytest.mark.parametrize("words", ["about 3.46", "3.46 to 3.52", "3.46 kg", "median 3.46", "", "M"])
def test_other_words_are_left_as_they_are(words: str) -> None:
    assert numeral_of_mean(words) == words
