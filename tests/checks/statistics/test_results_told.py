"""What is told of the results section of a paper, and what is not."""

from pathlib import Path

import pytest

import factcheck


def told(root: Path, article: str, *claims: str) -> list[tuple[str, str]]:
    """The rules and messages about claims on an article, each claim one line of YAML."""
    (root / "seeds").mkdir()
    (root / "seeds/paper.txt").write_text(f"A Trial\n\n{article}\n", "utf-8")
    (root / "claims").mkdir()
    lines = "".join(
        f"  c{at}: {{{'' if 'about:' in one else f'about: [trial, c{at}], '}{one}}}\n"
        for at, one in enumerate(claims)
    )
    head = "source: {title: A Trial, file: ../seeds/paper.txt, published: 2024-01-17}\n"
    (root / "claims/paper.yaml").write_text(f"{head}claims:\n{lines}", "utf-8")
    return [(finding.rule, finding.message) for finding in factcheck.run(root).findings]


def test_a_percentage_printed_with_its_counts_has_to_be_theirs(tmp_path: Path) -> None:
    article = "Pain was reported by 34/120 (28.3%) and 19 of 118 patients (17.1%)."
    pain = 'exact: 34/120 (28.3%), share: "34/120 (28.3%)"'
    others = 'exact: 19 of 118 patients (17.1%), share: "19 of 118 patients (17.1%)"'
    assert told(tmp_path, article, pain, others) == [
        ("percentage-impossible", "19 of 118 is 16.1 %, not 17.1 %.")
    ]


def test_an_impossible_percentage_is_compared_no_further(tmp_path: Path) -> None:
    article = "It was reported by 34/120 (29.2%), or 28 percent."
    pain = 'exact: 34/120 (29.2%), share: "34/120 (29.2%)", about: [trial, pain]'
    again = "exact: 28 percent, share: 28 percent, about: [trial, pain]"
    assert [rule for rule, _ in told(tmp_path, article, pain, again)] == ["percentage-impossible"]


def test_a_mean_may_be_printed_with_its_spread(tmp_path: Path) -> None:
    article = "Ratings were 3.46 ± 1.10 and 3.45 ± 0.98 in two groups of 28."
    means = (f'exact: "{one}", mean: "{one}", n: 28' for one in ("3.46 ± 1.10", "3.45 ± 0.98"))
    assert told(tmp_path, article, *means) == [
        (
            "mean-impossible",
            "3.45 with n = 28: 97/28 = 3.46 and 96/28 = 3.43, "
            "so no 28 whole numbers have this mean.",
        )
    ]


RESULT = 'exact: "t(28) = 2.20, p = {p}", statistic: "t(28) = 2.20, p = {p}"'


@pytest.mark.parametrize(
    ("article", "p"),
    [
        ("In a one-tailed test this was reliable, t(28) = 2.20, p = .018.", ".018"),
        ("Hypotheses were tested one-sided. It was reliable, t(28) = 2.20, p = .018.", ".018"),
        ("The Bonferroni-corrected contrast failed, t(28) = 2.20, p = .108.", ".108"),
        ("All p values were adjusted by Holm's method. It failed, t(28) = 2.20, p = .108.", ".108"),
        ("We give corrected p-values. The contrast failed, t(28) = 2.20, p = .108.", ".108"),
    ],
)
def test_the_article_may_say_what_test_it_was(tmp_path: Path, article: str, p: str) -> None:
    assert told(tmp_path, article, RESULT.format(p=p)) == []


@pytest.mark.parametrize(
    ("article", "p", "rule"),
    [
        ("It was reliable, t(28) = 2.20, p = .018.", ".018", "p-value-inconsistent"),
        ("It failed, t(28) = 2.20, p = .108.", ".108", "p-value-decision"),
        (
            "Contrasts were Bonferroni-corrected. The main one, t(28) = 2.20, p = .012.",
            ".012",
            "p-value-inconsistent",
        ),
        (
            "P values were not corrected for multiple testing. It failed, t(28) = 2.20, p = .108.",
            ".108",
            "p-value-decision",
        ),
        (
            "P values were adjusted for age. It failed, t(28) = 2.20, p = .108.",
            ".108",
            "p-value-decision",
        ),
        ("Totals were corrected. It failed, t(28) = 2.20, p = .108.", ".108", "p-value-decision"),
        (
            "In a one-tailed test this was reliable, t(28) = 2.20, p = .001.",
            ".001",
            "p-value-inconsistent",
        ),
    ],
)
def test_what_the_article_says_excuses_no_other_slip(
    tmp_path: Path, article: str, p: str, rule: str
) -> None:
    assert [found for found, _ in told(tmp_path, article, RESULT.format(p=p))] == [rule]


def test_an_impossible_deviation_is_told_where_its_mean_is_possible(tmp_path: Path) -> None:
    article = "Ratings were 3.44 (SD 2.47), 3.45 (SD 2.47) and 0.35 (SD 0.21) in groups of 18."
    assert told(
        tmp_path,
        article,
        'exact: 3.44 (SD 2.47), mean: "3.44", sd: "2.47", n: 18',
        'exact: 3.45 (SD 2.47), mean: "3.45", sd: "2.47", n: 18',
        'exact: 0.35 (SD 0.21), mean: "0.35", sd: "0.21", n: 18, values: measured',
    ) == [
        (
            "sd-impossible",
            "With mean 3.44 and n = 18, the SD of whole numbers can be 2.45 or 2.48, not 2.47; "
            "dividing by n gives no 2.47 either.",
        ),
        (
            "mean-impossible",
            "3.45 with n = 18: 63/18 = 3.50 and 62/18 = 3.44, "
            "so no 18 whole numbers have this mean.",
        ),
    ]


def test_an_impossible_deviation_is_told_where_it_stands(tmp_path: Path) -> None:
    told(tmp_path, "It was 3.44 (2.47).", 'exact: 3.44 (2.47), mean: "3.44", sd: "2.47", n: 18')
    (found,) = factcheck.run(tmp_path).findings
    line = (tmp_path / "claims/paper.yaml").read_text("utf-8").splitlines()[found.place.line - 1]
    assert line[found.place.column - 1 :].startswith('"2.47"')


@pytest.mark.parametrize(
    ("behind", "values", "rules"),
    [
        (" kg (SD 2.47)", "", []),
        (" (SD 2.47) mmol/L", "", []),
        (" ± 2.47 °C", "", []),
        (" ± 2.47%", "", []),
        (" years (SD 2.47)", "", []),
        (" years (SD 2.47)", ", values: whole numbers", ["sd-impossible"]),
        (" points (SD 2.47)", "", ["sd-impossible"]),
        (" times a week (SD 2.47)", "", ["sd-impossible"]),
        (" in either group (SD 2.47)", "", ["sd-impossible"]),
        (" (SD 2.47). Grams were not given", "", ["sd-impossible"]),
    ],
)
def test_a_mean_in_a_unit_of_measure_is_none_of_whole_numbers(
    tmp_path: Path, behind: str, values: str, rules: list[str]
) -> None:
    claim = f'exact: "was 3.44", mean: "3.44", sd: "2.47", n: 18{values}'
    assert [rule for rule, _ in told(tmp_path, f"It was 3.44{behind}.", claim)] == rules


ESTIMATE = "difference 4.3 (95% CI −0.4 to 9.0), p < .001"


@pytest.mark.parametrize(
    ("article", "rules"),
    [
        (f"Pain fell by much, {ESTIMATE}.", ["p-value-decision"]),
        (f"It was reliable, {ESTIMATE}. We thank the log-rank club.", ["p-value-decision"]),
        (f"Noninferiority was shown at a margin of −5. Pain fell, {ESTIMATE}.", []),
        (f"All tests were one-sided. Pain fell by much, {ESTIMATE}.", []),
        (f"Intervals were bootstrapped. Pain fell by much, {ESTIMATE}.", []),
        (f"Means were compared by Wilcoxon’s test. Pain fell by much, {ESTIMATE}.", []),
        (f"In A difference 1.0 (95% CI −0.4 to 2.4), in B {ESTIMATE}.", []),
    ],
)
def test_the_article_may_say_of_what_p_is(tmp_path: Path, article: str, rules: list[str]) -> None:
    claim = f'exact: "{ESTIMATE}", statistic: "{ESTIMATE}"'
    assert [rule for rule, _ in told(tmp_path, article, claim)] == rules


def test_an_estimate_outside_its_interval_is_told_once(tmp_path: Path) -> None:
    words = "HR 0.58 (95% CI 0.61 to 0.94), p = .9"
    assert told(tmp_path, f"Strokes: {words}.", f'exact: "{words}", statistic: "{words}"') == [
        (
            "estimate-outside-interval",
            "0.58 lies outside its own 95 % confidence interval 0.61 to 0.94: "
            "one of the three figures is wrong.",
        )
    ]
