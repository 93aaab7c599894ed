"""Relations told in words: which figures belong together, and as what."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.consistency.forms import FORMS
from factcheck.reading.relations.relation_rows import relation_rows
from factcheck.reading.relations.relation_senses import (
    AGAIN,
    AT_LEAST,
    EARLIER,
    FALLEN,
    LED,
    ORDER,
    PART,
    PRODUCT,
    RISEN,
    RIVALS,
    SAME,
    SHORT,
    SUM,
)
from tests.reading.asking import relations

_SENTENCES = Path(__file__).with_name("relations.txt")
_TOLD: list[tuple[str, str | None]] = [
    # changes
    (
        "Circulation rose 24 % to 14.27 million from 11.49 million.",
        "change_from: rose 24 %; after 14.27 million, before 11.49 million",
    ),
    (
        "Sales were up 4.7 % at $51.2bn, against $48.8bn a year earlier.",
        "change_from: up 4.7 %; after $51.2bn, before $48.8bn",
    ),
    (
        "Unemployment went from 4.2 % to 4.5 %, up 0.3 percentage points.",
        "change_from: up 0.3 percentage points; before 4.2 %, after 4.5 %",
    ),
    (
        "The number of homes fell from 709 to 376, or 47 percent.",
        "change_from: fell from 709 to 376, or 47 percent; before 709, after 376",
    ),
    (
        "Costs fell from $4.2bn in 2009 to $3.1bn in 2011, a fall of 26 percent.",
        "change_from: fall of 26 percent; before $4.2bn, after $3.1bn",
    ),
    ("Membership doubled from 20 to 40.", "change_from: doubled; before 20, after 40"),
    (
        "Net income was 4.2 million euros, up 5% from 4 million euros.",
        "change_from: up 5%; after 4.2 million euros, before 4 million euros",
    ),
    (
        "Profit rose to £90m ($170m) from £75m a year earlier, an increase of 20%.",
        "change_from: increase of 20%; after £90m, before £75m",
    ),
    (
        "The port handled 1,200 ships, a 20% rise on 1,000 ships.",
        "change_from: 20% rise; after 1,200 ships, before 1,000 ships",
    ),
    # which is larger
    ("Wages rose to $31,000 from $29,500.", "order: ; larger $31,000, smaller $29,500"),
    ("The bank cut its forecast to 2.1% from 2.4%.", "order: ; smaller 2.1%, larger 2.4%"),
    # parts and shares
    ("Some 36 people were hurt, 12 of them children.", None),
    ("The storm hurt 36 people, 12 of them children.", "part: ; whole 36 people, part 12"),
    ("Only 3 of the 12 lamps work.", "part: ; part 3, whole 12 lamps"),
    (
        "In the trial 480 of 610 participants (78.7 %) answered.",
        "share_of: 78.7 %; part 480, whole 610 participants",
    ),
    (
        "The mill will cut 1,500 of its 10,000 jobs, or 15%.",
        "share_of: 15%; part 1,500, whole 10,000 jobs",
    ),
    # totals
    ("Twenty men and 16 women came, 36 in all.", "total_of: 36; part Twenty men, part 16 women"),
    (
        "The north has 12.6 million people, the south with 6.9 million, 19.5 million in all.",
        "total_of: 19.5 million; part 12.6 million people, part 6.9 million",
    ),
    (
        "A total of 36 people came: 20 men and 16 women.",
        "total_of: 36 people; part 20 men, part 16 women",
    ),
    (
        "It costs $64 million: $31 million from the state and $33 million from the town.",
        "total_of: $64 million; part $31 million, part $33 million",
    ),
    (
        "The storm killed 19 people – 12 in Holm and seven in Sund – that week.",
        "total_of: 19 people; part 12, part seven",
    ),
    (
        "It has 19 rooms: 12 halls and seven attics.",
        "total_of: 19 rooms; part 12 halls, part seven attics",
    ),
    ("The storm killed 19, 12 in Holm and seven in Sund.", "total_of: 19; part 12, part seven"),
    (
        "It found 52 percent in favour, 39 percent against and 9 percent undecided.",
        "shares: ; part 52 percent, part 39 percent, part 9 percent",
    ),
    (
        "Of 800 members, 52 percent backed the new pier, 39 percent opposed it and 9 percent were "
        "undecided.",
        "shares: ; part 52 percent, part 39 percent, part 9 percent",
    ),
    # differences, rates
    (
        "The bill won by 60 votes, 310 to 250.",
        "difference_of: 60 votes; larger 310, smaller 250",
    ),
    (
        "They walked 15 km a day over 6 days, 90 km in all.",
        "rate_of: 15 km a day; per 6 days, amount 90 km",
    ),
    # ages and lengths of time
    (
        "Ada Holm, born in 1950, died in 2010 at the age of 60.",
        "age_of: 60; born in 1950, on in 2010",
    ),
    ("Ada Holm (1923–2001) died aged 77.", "age_of: 77; born 1923, on 2001"),
    ("Piet Holm, 47, was born on 3 May 1959.", "age_of: 47; born on 3 May 1959"),
    ("Piet Holm, 47, the head of the port, was born in 1959.", "age_of: 47; born in 1959"),
    (
        "She ruled for 12 years, from 1970 to 1982.",
        "duration_of: 12 years; start 1970, end 1982",
    ),
    (
        "The hall has 40 seats, four times the 10 seats of the old one.",
        "change_from: four times; after 40 seats, before 10 seats",
    ),
    (
        "The pier is 60 metres long, twice as long as the 30-metre jetty.",
        "change_from: twice; after 60 metres, before 30-metre",
    ),
    (
        "The three-year trial began in 2015 and ended in 2018.",
        "duration_of: three-year; start in 2015, end in 2018",
    ),
    # a share told twice, and those of rivals
    ("Two-thirds (66 percent) agreed.", "same: ; share Two-thirds, again 66 percent"),
    (
        "A quarter of the voters, or 24 percent, stayed away.",
        "same: ; share A quarter, again 24 percent",
    ),
    (
        "One in five adults (21 percent) swims.",
        "same: ; share One in five adults, again 21 percent",
    ),
    (
        "She had 54 percent of the vote to his 46 percent.",
        "rivals: ; share 54 percent, other 46 percent",
    ),
    (
        "The plan passed by 54 percent to 46 percent.",
        "rivals: ; share 54 percent, other 46 percent",
    ),
    # those of whom there are two kinds
    (
        "Of the 36 people hurt, 12 were children and 24 were adults.",
        "total_of: 36 people; part 12, part 24",
    ),
    (
        "Of the 36 people hurt, 12 were children and 24 were tourists.",
        "part: ; whole 36 people, part 12",
    ),
    (
        "A jury of 12, made up of seven women and five men, sat.",
        "sum: ; whole 12, part seven women, other five men",
    ),
    (
        "The council has 48 members: 20 Labour, 15 Green and 18 Liberal Democrats.",
        "total_of: 48 members; part 20, part 15, part 18 Liberal Democrats",
    ),
    ("The council has 48 members: 20 Labour, 15 Green and 10 Liberal Democrats.", None),
    # which date is the earlier
    (
        "The mill opened in 1987 and closed in 1999.",
        "earlier: ; first in 1987, then in 1999",
    ),
    ("The show opened on May 3 and closed on March 5.", None),
    ("The mine opened in 1986, 20 years ago.", "again: ; date in 1986, ago 20 years ago"),
    (
        "He was jailed in 2012 and released in 2016.",
        "earlier: ; first in 2012, then in 2016",
    ),
    (
        "The jet, with 145 passengers and eight crew, fell, killing all 153 on board.",
        "sum: ; part 145, other eight, whole 153",
    ),
    (
        "All 153 people aboard, 145 passengers and eight crew, died.",
        "sum: ; whole 153 people, part 145, other eight",
    ),
    (
        "The hospital has 600 beds, 400 of them occupied, leaving 200 free.",
        "difference_of: 200; larger 600 beds, smaller 400",
    ),
    (
        "A third of its 90 schools – 30 – are closed.",
        "share_of: A third; whole 90 schools, part 30",
    ),
    (
        "The hike took five hours for 20 km, an average of 4 km/h.",
        "rate_of: 4 km/h; per five hours, amount 20 km",
    ),
    (
        "The loss widened to $3 million from $2 million.",
        "order: ; larger $3 million, smaller $2 million",
    ),
    (
        "Unemployment fell in May, to 5.1 percent from 5.2 percent.",
        "order: ; smaller 5.1 percent, larger 5.2 percent",
    ),
    (
        "The 15-member panel voted 9-6.",
        "at_least: ; whole 15-member, part 9, other 6",
    ),
    (
        "They passed it by 62-45, a majority of 17.",
        "difference_of: 17; larger 62, smaller 45",
    ),
    ("The pound fell below $1.25 to $1.24.", "order: ; larger $1.25, smaller $1.24"),
    ("The index closed above 5,000 at 5,020.", "order: ; smaller 5,000, larger 5,020"),
    (
        "Ada Holm-Berg was born in 1950. She died in 2010 aged 90.",
        "age_of: 90; born in 1950, on in 2010",
    ),
    (
        "The 12 banks gave 40 percent, up from 45 percent.",
        "order: ; larger 40 percent, smaller 45 percent",
    ),
    ("Ada Holm, 47, an Oslo nurse, who was born in 1959, left.", "age_of: 47; born in 1959"),
    (
        "Of the 120 seats, Labour had 60, the Greens 40 and the Liberals 25.",
        "total_of: 120 seats; part 60, part 40, part 25",
    ),
    ("Ada Holm, 47, a friend’s sister, who was born in 1959, left.", None),
    ("Ada Holm, 47, a Norwegian, was born in 1959.", "age_of: 47; born in 1959"),
    ("The nurse, 47, was born in 1959.", None),
    ("Aged 47, a nurse, who was born in 1959, left.", None),
    ("Losses narrowed as sales rose to $5m from $6m.", None),
    ("Sales were up $14m at $164m, against $422m a year ago.", "led: ; smaller $14m, larger $164m"),
    ("Sales were up $14m at $164m, against $22m a year ago.", "led: ; smaller $14m, larger $164m"),
    (
        "Sales were up $14m at $164m, against $140m a year ago.",
        "change_from: up $14m; after $164m, before $140m",
    ),
    (
        "Sales were up $14m at $164m, against $164m a year ago.",
        "change_from: up $14m; after $164m, before $164m",
    ),
    ("Sales were up 4 percent at 5.1 billion, against 4.8 or 4.9 billion.", None),
    (
        "Sales were up 4 percent at 5.1 billion, against 4.8 and more.",
        "change_from: up 4 percent; after 5.1 billion, before 4.8",
    ),
    (
        "Sales were up 4 percent at 5.1 billion, against 4.8 and",
        "change_from: up 4 percent; after 5.1 billion, before 4.8",
    ),
    ("In five towns, five of them ports, it rained.", "part: ; whole five towns, part five"),
    ("Five people, 12 of them women, left.", "part: ; whole Five people, part 12"),
    ("Temperatures rose 2 C from 39 F to 41 F.", None),
    ("It rose 3 from 40 percent to 45 percent.", None),
    ("Shares fell 12 points (0.5%) to $24.", None),
    ("The index rose to 8 from 10.", None),
    ("The toll rose to 8 from 11.", "order: ; larger 8, smaller 11"),
    ("The index rose to 8 from 11.", None),
    ("The index rose to 8.1 from 11.2.", "order: ; larger 8.1, smaller 11.2"),
    ("The index rose to 199 from 200.", None),
    ("The Reds rose to 39 from 42.", None),
    ("Arrests rose to 39 from 42.", None),
    ("Last year arrests rose to 39 from 42.", "order: ; larger 39, smaller 42"),
    ("The index rose to 199 from 201.", "order: ; larger 199, smaller 201"),
    (
        "Holm took 14 of the 40 seats, five more than the nine it held.",
        "change_from: five more; after 14, before nine",
    ),
    (
        "Holm took 14 of the 40 seats, five more than the eight it held.",
        "change_from: five more; after 14, before eight",
    ),
    ("Rain fell on 18 days out of 30, five more than the usual 13.", None),
    ("12 ships, including 12 ferries, sank.", "part: ; whole 12 ships, part 12 ferries"),
    ("12 ships, including 13 ferries, sank.", None),
    (
        "It cost $40 million. Another $5 million went to docks, bringing the total to 12 docks.",
        None,
    ),
    (
        "A fleet of 50 boats, made up of 20 boats and 40 boats, sailed.",
        "sum: ; whole 50 boats, part 20 boats, other 40 boats",
    ),
    (
        "It sold 40 boxes at 12 each, for a total of 490.",
        "product: ; count 40 boxes, each 12, amount 490",
    ),
    ("$50 of 120 people (10 percent) came.", None),
    ("It passed by 12 percent, 60 percent to 45 percent.", None),
    ("It won by 5 votes, 40 to 40.", "difference_of: 5 votes; larger 40, smaller 40"),
    ("The line ran for 12 miles, from 1970 to 1982.", None),
    ("It ran for 11 years, from 1970 to 1990.", "duration_of: 11 years; start 1970, end 1990"),
    ("The board voted 6 - none, a majority of 5.", None),
    ("The board voted 6 - 2, a majority of 5.", None),
    ("Profit rose 5% to $4.29 billion, or", None),
    (
        "Profit fell to $440 million or $2.69 share from $340 million.",
        "order: ; smaller $440 million, larger $340 million",
    ),
    (
        "Profit fell to $440 million, or $2.69 a share, from $340 million.",
        "order: ; smaller $440 million, larger $340 million",
    ),
    (
        "The ships carried 40, 50 and 60 people, an average of 50.",
        "average_of: 50; part 40, part 50, part 60 people",
    ),
    ("6 sprays, 12 plots, 72 plots in all.", None),
    ("The trips took 20 hours and 16 hours, 37 hours in all.", None),
    ("The rates were 20 percent and 16 percent, an average of 19 percent.", None),
    ("The rates were 20 a day and 16 a day, an average of 19 a day.", None),
    (
        "Of 11 voters eight voted against it, two voted for it and four abstained.",
        "total_of: 11 voters; part eight, part two, part four",
    ),
    ("It sent 20 boats, 12 to Sund and 9 to Holm.", None),
    (
        "There came 9 people on the boat, 4 women and 6 men.",
        "total_of: 9 people; part 4 women, part 6 men",
    ),
    ("There came 9 people on the boat, 4 women and 4 men.", None),
    ("There came 9 people on the boat, 4 cooks and 6 men.", None),
    (
        "It costs $1,000,000: $700,000 from the state and $400,000 from the town.",
        "total_of: $1,000,000; part $700,000, part $400,000",
    ),
    ("It costs $999,999: $700,000 from the state and $400,000 from the town.", None),
    (
        "It has 60 members: 20 from unions, 18 from parties and 30 from firms.",
        "total_of: 60 members; part 20, part 18, part 30",
    ),
    (
        "The vote was 44 percent for Labour, 38 percent for Holm and 28 percent for the Greens.",
        "shares: ; part 44 percent, part 38 percent, part 28 percent",
    ),
    (
        "The vote was 44 percent of men for Holm, 38 percent of women for Lund, 28 for Berg.",
        None,
    ),
    ("In the vote Labour had 44 percent, Labour 38 percent and Holm 28 percent.", None),
    (
        "44 percent went to Labour in the vote, 38 percent to Holm and 28 percent to Berg.",
        "shares: ; part 44 percent, part 38 percent, part 28 percent",
    ),
    ("The port took $40 million, well above the $20 million of May.", None),
    ("It took $40 million, about the $20 million that it cost.", None),
    ("Of 6,748,36 votes the share is 5%, up from 3%.", "order: ; larger 5%, smaller 3%"),
    (
        "In the vote, 50 percent was for Lund, 51 percent for Holm and 28 percent for Berg.",
        "shares: ; part 50 percent, part 51 percent, part 28 percent",
    ),
    (
        "Turnout rose 3 percentage points from 40 to 44.",
        "change_from: rose 3 percentage points; before 40, after 44",
    ),
    ("Turnout rose 3 percentage points from $40 to $44.", None),
    ("Sales fell by half to $20m from $40m.", "change_from: fell by half; after $20m, before $40m"),
    ("Sales fell by half from $40m to $21m.", "change_from: fell by half; before $40m, after $21m"),
]


def _written(text: str) -> list[str]:
    return [
        f"{one.form}: {one.told.words if one.told else ''}; "
        + ", ".join(f"{slot} {mention.words}" for slot, mention in one.slots)
        for one in relations(text, "2006-05-10")
    ]


@pytest.mark.parametrize(("text", "told"), _TOLD, ids=[text[:40] for text, _ in _TOLD])
def test_a_relation_is_told_with_the_figures_in_their_places(text: str, told: str | None) -> None:
    assert _written(text) == ([told] if told else [])


def _sentences() -> list[tuple[str, list[str]]]:
    """The sentences of ``relations.txt``, each with the lines that are indented below it."""
    rows, lines = list[tuple[str, list[str]]](), _SENTENCES.read_text("utf-8").splitlines()
    for line in (line for line in lines if line and not line.startswith("#")):
        if line.startswith(" "):
            rows[-1][1].append(line.strip())
        else:
            rows.append((line.replace(" ¶ ", "\n\n"), []))
    return rows


@pytest.mark.parametrize(("text", "told"), _sentences(), ids=lambda one: str(one)[:40])
def test_at_the_edge_of_a_bound_a_relation_is_told_or_left_open(text: str, told: list[str]) -> None:
    assert _written(text) == told


@pytest.mark.parametrize(
    "text",
    [
        "Sales rose 24 % in the north, and 14.27 million people live there.",  # no figure before
        "Prices range from 4 to 12 dollars, and 5 % more is charged on Sundays.",
        "They won 3 to 2 and moved from 4 to 2.",  # scores and places
        "About 40 people, 12 men and 30 women, came.",  # nothing says that they add up
        "The fall of 1989 and the rise of 1990 to 40 members from 20.",
        "Turnout fell from 1970 to 1982.",  # years
        "Ada Holm, 47, said that her son, Jon, was born in 1999.",
        "52 percent backed the pier, 60 percent opposed the road.",
        "52 percent of men were for it and 60 percent of women against it.",
        "She earned $4bn in 2001, $3bn in 2002 and gave away half of it.",
        "It has 19 rooms: 12 halls and three attics.",  # and others, it may be
        "Entry is $19: $12 for pupils and $8 for children.",  # prices
        "It lent $19m: $8m to mills, $9m to farms.",  # an open list
        "Of the 120 seats, Labour had 60, the Greens 40, the Liberals 25.",
        "Of the 120 seats, Labour had 60 and the Greens 40, the Liberals 25.",
        "It lent $19m: $8m to mills, $9m to farms and the rest to shops.",
        "The club has 19 members: 12 in 2001 and 16 in 2002.",
        "It lost 19 men in Holm, 12 in Sund and seven in Berg.",
        "The storm killed 19, 12 in Holm and six in Sund.",
        "The ferry serves 19 towns: 12 by day and 14 by night.",
        "It won 52 percent for men, 49 percent against women and 9 percent for boys.",
    ],
)
def test_where_the_words_leave_open_which_figure_belongs_to_which_no_equation_is_told(
    text: str,
) -> None:
    equations = [one for one in relations(text) if one.form not in (ORDER, PART)]
    assert equations == []


@pytest.mark.parametrize(
    "text", ["Wages rose to about $31,000 from $32,500.", "Some 36 died, 40 of them children."]
)
def test_a_figure_that_is_hedged_is_in_no_order(text: str) -> None:
    assert relations(text) == ()


def test_no_relation_crosses_a_sentence() -> None:
    assert relations("Sales rose 24 % to 14 million. From 11 million, costs fell.") == ()


def test_the_words_of_a_relation_are_those_of_the_text() -> None:
    text = "By June membership had doubled from 20 to 40."
    (found,) = relations(text)
    assert (found.words, text[found.start : found.end]) == ("doubled from 20 to 40",) * 2
    assert found.slot("after").words == "40"


def test_every_row_of_the_table_tells_a_ready_relation_or_an_order() -> None:
    others = {ORDER, PART, LED, FALLEN, RISEN, PRODUCT, AT_LEAST, SUM, SAME, RIVALS, SHORT}
    others |= {EARLIER, AGAIN}
    assert {row.form for row in relation_rows()} <= {*FORMS, *others}


@given(st.text(alphabet="rose from 1 2 20 % to $m,.(by) of the 40 and ", max_size=80))
def test_any_text_is_read_and_each_slot_stands_where_it_says(text: str) -> None:
    for found in relations(text):
        for _, mention in found.slots:
            assert text[mention.start : mention.end] == mention.words
