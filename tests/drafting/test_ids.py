from pathlib import Path

import pytest

from factcheck.drafting.candidates import find_candidates
from factcheck.drafting.claim import DraftedClaim
from factcheck.drafting.ids import named_claims
from factcheck.text import Span


def ids(text: str) -> list[str]:
    return [name for _, name in named_claims(text, find_candidates(text, "2024-01-17"), set())]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Revenue was $5.1bn in 2004.", ["revenue_2004", "revenue_2004_2"]),
        ("Profits rose by 12 percent.", ["profits_change"]),
        ("The quake left 40 dead.", ["dead"]),
        ("The tower is 60 m tall.", ["height"]),
        ("Some 40 passengers left; 40 passengers stayed.", ["passengers", "passengers_2"]),
        ("The ferry sank on Saturday.", ["ferry_saturday"]),
        ("A man aged 40 left.", ["age"]),
        ("It is 60 m in", ["figure_60_m"]),
        ("Holm’s revenue was $5.1bn in 2004.", ["revenue_in_2004", "revenue_2004"]),
        ("Holm’s revenue was $5m.", ["revenue"]),
        ("The meeting was about “active work” towards it.", ["quotation_active_work"]),
        (
            "It costs $64m: $31m from the state, $20m from the town and $13m from Sund.",
            ["costs", "state", "town", "sund"],
        ),
        (
            "Of 800 voters 51 percent backed it, 40 percent opposed it and 9 percent were unsure.",
            ["voters", "backed", "opposed", "unsure"],
        ),
        ("Sund made 60% of its output of salt there.", ["output"]),
        ("It was sold in December for $5m.", ["sold_december", "sold"]),
        ("They laid 50 metres for $5m.", ["laid", "laid_sum"]),
        ("Of the 50 wells, 34 of the 50 wells were dry.", ["wells", "wells_part", "wells_whole"]),
        (
            "Up to 75% of all letters came late. It cost £5m. Those missing it wrote.",
            ["letters", "cost"],
        ),
        ("Its 1986 loss was small.", ["loss_1986"]),
        ("It was $5,000 in prizes.", ["prizes"]),
        ("They want $5m for the pier, and a four-day truce.", ["want", "truce"]),
        ("More than half of Sund’s households pay.", ["households"]),
        (
            "Operating profit at Sund was £9.5m ($12m), against £6.3m last year.",
            ["operating_profit", "operating_profit_before", "profit_last_year"],
        ),
        (
            "Costs in Sund rose 9% to £39m, up from £36m.",
            ["costs_change", "costs", "costs_before"],
        ),
        (
            "Sund made a margin of 45%, less than the 47% of May.",
            ["margin", "margin_before", "margin_may"],
        ),
        ("The number of visitors to Sund fell to £5m.", ["visitors"]),
        ("Sund may lose £30m in earnings.", ["earnings"]),
        ("Sund paid £30m in Almby.", ["paid"]),
        ("Sund had an 8% fall in the price of oil.", ["price_change"]),
        ("It ended five days of talks.", ["talks"]),
        ("She has worked for the company for 18 years.", ["company_years"]),
        ("The crossing takes 40 minutes.", ["takes_minutes"]),
        ("She has the 5,000m record.", ["record"]),
        ("Sund posted a loss of £5m.", ["loss"]),
        ("Sund pushed annual growth to 2.3%.", ["growth"]),
        ("Ada Holm, 54, of Almby, left.", ["ada_holm", "holm_age"]),
        ("“It is old,” said Ada Holm.", ["holm_says"]),
        ("Of the crew, t(22) = 1.61, p = .121.", ["test_result_t_22"]),
    ],
)
def test_a_claim_is_named_by_what_it_tells_of(text: str, found: list[str]) -> None:
    assert ids(text) == found


def test_words_without_a_letter_that_a_name_may_have_are_named_by_their_kind() -> None:
    claim = DraftedClaim(Span(0, 2), "slip", {"quantity": "\U00021290"})
    assert [name for _, name in named_claims("0\U00021290", [claim], set())] == ["slip"]


SILENT = (
    "again 's total late first yet mid percent cent others most least even same rather compared "
    "following th last next not only rise than her his all another him me throughout dearer "
    "although though having"
)


@pytest.mark.parametrize("word", SILENT.split())
def test_words_that_name_nothing_are_in_no_id(word: str) -> None:
    assert ids(f"Output {word} $5m.") == ["output"]
    assert ids(f"It made {word} $5m.") == ["figure_5m"]


def test_neither_are_those_before_a_figure() -> None:
    assert ids("Early $5m was paid.") == ["paid"]
    assert ids("It made am $5m.") == ["figure_5m"]


def sentences() -> list[tuple[str, str]]:
    """Each sentence of ``ids.txt`` with the names of its claims."""
    lines = Path(__file__).with_name("ids.txt").read_text("utf-8").splitlines()[2:]
    return list(zip(lines[::2], map(str.strip, lines[1::2]), strict=True))


@pytest.mark.parametrize(("sentence", "names"), sentences())
def test_claims_of_a_sentence_have_the_names_that_were_written_down(
    sentence: str, names: str
) -> None:
    assert " ".join(ids(sentence)) == names
