import pytest

from factcheck.drafting.candidates import find_candidates
from factcheck.drafting.ids import unused_id


def ids(text: str) -> list[str]:
    taken = set[str]()
    return [unused_id(text, one, taken) for one in find_candidates(text, "2024-01-17")]


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
        ("They laid 50 metres for $5m.", ["laid", "laid_2"]),
        ("It was $5,000 in prizes.", ["prizes"]),
        ("They want $5m for the pier, and a four-day truce.", ["want", "truce"]),
        ("More than half of Sund’s households pay.", ["households"]),
        ("“It is old,” said Ada Holm.", ["holm_says"]),
        ("Of the crew, t(22) = 1.61, p = .121.", ["test_result_t_22"]),
    ],
)
def test_a_claim_is_named_by_what_it_tells_of(text: str, found: list[str]) -> None:
    assert ids(text) == found
