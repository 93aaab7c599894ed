import pytest

from factcheck.reading.text import read
from factcheck.words import rows

KINDS = ("figure", "percentage", "length of time", "age", "restatement")


def figures(text: str) -> list[str]:
    return [one.words for one in read(text, "2024-01-17") if one.kind in KINDS]


@pytest.mark.parametrize(
    "text",
    [
        "She bought a 3G phone on runway 28L of Gate 4.",
        "The FTSE 100 rose and Radio 4 said so.",
        "They led 21-16 and won 2-0.",
        "She told of the 1900 results and the 2100 plans.",
        "It has a stake in Berg <BRG ST>, one of the firms of the fair.",
        "He slid in a third before half-time.",
        "It is one of them, and one of the best.",
        "They met twice each year, in the doubles.",
        "It began at 13:05:20 GMT.",
        "The two-sided talks went into a third round.",
        "It is in their half.",
        "She walked a mile for a friend.",
        "The 2004 results were poor.",
        "The 45 Monday papers left.",
        "In the most recent year it fell.",
        "There is one for every 60, he said.",
        "The mix is a 45:30 ratio.",
        "No one was hurt at the one-man show in a two-way street.",
        "At stumps they stood at 6 for 255.",
        "It shuts at 1330 hrs and by 1400 hours.",
        "It ended in a 0-0 tie and a 2-2 draw.",
    ],
)
def test_numbers_of_names_scores_and_small_words_are_no_figures(text: str) -> None:
    assert figures(text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Sales rose to 318 from 291.", ["318", "291"]),
        ("Prices rose from $4 to $5.", ["$4", "$5"]),
        ("It takes 4 to 5 hours.", ["4 to 5 hours"]),
        ("She saw the 1899 results and 2101 plans.", ["1899 results", "2101 plans"]),
        ("Growth will be 3% to 5% of it.", ["3% to 5%"]),
        ("They backed it by 54 percent to 46 percent.", ["54 percent", "46 percent"]),
        ("They gave $8 million to two clubs.", ["$8 million", "two clubs"]),
        ("He beat $16 million by $2 million.", ["$16 million", "$2 million"]),
        ("It fell by a fifth in each of them.", ["a fifth"]),
        ("He handed over 30 books.", ["30 books"]),
        ("It rose over a 30-foot wall.", ["30-foot"]),
        ("They wait 20 minutes or two hours.", ["20 minutes or two hours"]),
        ("It cost between $3 million and $4 million.", ["between $3 million and $4 million"]),
        ("A magnitude 5 earthquake struck.", ["magnitude 5"]),
        ("Some 32 Green MPs left with 86 passengers and crew.",
         ["Some 32 Green MPs", "86 passengers and crew"]),
        ("Nine were killed, six in Karvan and 31 of them at sea.", ["Nine", "six", "31"]),
        ("Ada Holm, 47, left. He was 19 then.", ["47", "19"]),
        ("They try 3 doors.", ["3 doors"]),
        ("It came on May 3, a second or so later.", ["a second or so"]),
        ("It is 5 km, or some", ["5 km"]),
        ("It has 40 people-plus.", ["40 people-plus"]),
        ("The 12-nation bloc met in a three-storey hall.", ["12-nation", "three-storey"]),
        ("The wave hurt 10 Israelis and injured four Iraqis.", ["10 Israelis", "four Iraqis"]),
        ("They sold half-a-million cups, half-a-mile off.", ["half-a-million cups", "half-a-mile"]),
        ("She flew 1400 hours.", ["1400 hours"]),
        ("Rates fell by a quarter-point for a half-nation show.", ["a quarter-point"]),
        ("It fell half-a-point.", ["half-a-point"]),
        ("They have 52 in-patients, in a ward 52 in wide.", ["52 in"]),
        ("The fare will go up to £640; it was up to £598.", ["£640", "up to £598"]),
        ("The band is Rs 335-352 per share.", ["Rs 335-352 per share"]),
        ("Rents are £300-500 a month, or $4-6 in May.", ["£300-500 a month", "$4-6"]),
    ],
)  # fmt: skip
def test_running_text_tells_where_a_figure_begins_and_ends(text: str, found: list[str]) -> None:
    assert figures(text) == found


@pytest.mark.parametrize(
    ("text", "is_share"),
    [
        ("It had 35 percent of voters behind it.", True),
        ("About a third had left.", True),
        ("Turnout was 35 percent.", False),
        ("It fell by 35 percent of its value.", False),
        ("It is 120 percent of the usual.", False),
    ],
)
def test_a_part_of_a_whole_is_told_apart_from_a_level_and_a_change(
    text: str, is_share: bool
) -> None:
    (found,) = (one for one in read(text) if one.kind == "percentage")
    assert found.value.is_share is is_share


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("It rained in the 1990s and in the early 1980s.", ["in the 1990s", "in the early 1980s"]),
        ("It was held on Jan. 28 and 29.", ["on Jan. 28 and 29"]),
        ("It was shut on Sunday, 27 years after the fire.", ["on Sunday"]),
        ("It ran in February and may go on.", ["in February"]),
        ("They won in the second half.", []),
        ("It was the worst storm in a decade.", []),
        ("He won the 2003 World Cup.", []),
        ("They met on Sunday (November 26).", ["on Sunday (November 26)"]),
        ("A song by June Holm, by 3 p.m. or so.", []),
        ("It is up at about 22,300 in about a week's time.", ["in about a week's time"]),
    ],
)
def test_dates_of_running_text_stand_each_by_itself(text: str, dates: list[str]) -> None:
    assert [one.words for one in read(text, "2024-01-17") if one.kind == "date"] == dates


BARE = {
    "There are 31 still missing.": ["31"],
    "The toll reached 312 on Monday.": ["312"],
    "A fire broke out, killing 12.": ["12"],
    "It has homes, 43 in Karvan, and one here.": ["43"],
    "Nine were in hospital. Four said no.": ["Nine"],
    "It had 31 more than before.": ["31"],
    "They had a majority of 36, a rise of eight.": ["36", "eight"],
    "He scored 131 before tea.": ["131"],
    "Berg was out for 58 and Lind was dismissed for 7.": ["58", "7"],
    "Dahl made an unbeaten 65.": ["65"],
    "He won in skiing (21) and rowing.": ["21"],
    "The sample (n = 144) was small.": ["144"],
    "A quake of magnitude 5.4 struck.": ["magnitude 5.4"],
    "A 5.4-magnitude quake struck.": ["5.4-magnitude"],
    "It measured 5.4 on the Richter scale.": ["5.4"],
    "They make people retire before 65, and work until 11.": ["65"],
    "The plan is to raise the pension age to 65.": ["65"],
    "She was 85 when it began.": ["85"],
    "It has stood since 1950.": [],
}
"""A sentence for each row of the table, in its order, with its figures."""


def test_each_row_of_bare_numbers_has_a_sentence_that_it_reads() -> None:
    assert len(BARE) == len(list(rows("bare_numbers")))
    assert {text: figures(text) for text in BARE} == BARE


@pytest.mark.parametrize("text", ["They saw 43 in all.",
                                  "It has 40 on show.", "Nine said so."])  # fmt: skip
def test_a_bare_number_beside_other_words_is_no_figure(text: str) -> None:
    assert not [one for one in figures(text) if one.isdigit() or one == "Nine"]
