import pytest

from factcheck.reading.tenses import is_surely_ahead, tense_at


@pytest.mark.parametrize(
    ("text", "words", "tense"),
    [
        ("The ferry sank on Tuesday.", "on Tuesday", "past"),
        ("The ferry will sail on Tuesday.", "on Tuesday", "future"),
        ("On Tuesday the harbour was shut.", "On Tuesday", "past"),
        ("The mayor said the bridge will open on Tuesday.", "on Tuesday", "future"),
        ("The bridge will open soon, the mayor said on Tuesday.", "on Tuesday", "past"),
        ("The vote is due on Tuesday.", "on Tuesday", "future"),
        ("They are expected to meet on Tuesday.", "on Tuesday", "future"),
        ("They were expected to meet on Tuesday.", "on Tuesday", "past"),
        ("The shop is shut on Tuesday.", "on Tuesday", ""),
        ("The limited service runs on Tuesday.", "on Tuesday", ""),
        ("The shop was to have opened on Tuesday.", "on Tuesday", ""),
        ("The shop is thought to have opened on Tuesday.", "on Tuesday", "past"),
        ("They spoke of work in the next week.", "in the next week", "future"),
        ("They aim to finish in the past month's way.", "in the past month", "past"),
        ("The crew left. It will rain on Friday.", "on Friday", "future"),
        ("The agency said the line opens on Tuesday.", "on Tuesday", ""),
        ("The council approved the plan on Tuesday.", "on Tuesday", "past"),
        ("The council plans to meet on Tuesday.", "on Tuesday", "future"),
        ("Work begins on Tuesday, Ellen Moss said.", "on Tuesday", ""),
        ("The bridge closes on Tuesday, said Tom Bell.", "on Tuesday", ""),
        ("The show, which opened in May, closes on Tuesday.", "on Tuesday", ""),
        ("The mayor said in Sund on Tuesday that it was so.", "on Tuesday", "past"),
        ("The mayor told reporters on Tuesday.", "on Tuesday", "past"),
        ("On Tuesday, the board met.", "On Tuesday", "past"),
        ("The report was due on Tuesday.", "on Tuesday", "past"),
        ("The report had been due on Tuesday.", "on Tuesday", "past"),
        ("It had planned to close on Tuesday.", "on Tuesday", "past"),
        ("They should set a price on Tuesday.", "on Tuesday", ""),
        ("It might set a record on Tuesday.", "on Tuesday", ""),
        ("The red line runs on Tuesday.", "on Tuesday", ""),
        ("Their limited service runs on Tuesday.", "on Tuesday", ""),
        ("If the boat is hit on Tuesday, it sinks.", "on Tuesday", ""),
        ("Sund was third, and climbs if they beat Holm on Tuesday.", "on Tuesday", ""),
        ("The sides drew in May and they meet again on Tuesday.", "on Tuesday", ""),
        ("He said the rules could be relaxed on Tuesday.", "on Tuesday", ""),
        ("The first match is in Sund on Tuesday, followed by a tour.", "on Tuesday", ""),
        ("The crews were told to leave by Friday.", "by Friday", ""),
        ("Sales were better than expected in May.", "in May", "past"),
        ("He opened the pier after a bit of rain on Tuesday.", "on Tuesday", "past"),
        ("The harbour has been shut due to the ice since Tuesday.", "since Tuesday", ""),
        ("Don't get trapped by the ice on Tuesday.", "on Tuesday", ""),
        ("At a meeting on Tuesday, the mayor vowed the pier will open.", "on Tuesday", "past"),
        ("The pier will stay, the mayor said during a July talk.", "July", "past"),
        ("He walked about Sund for the next eight days.", "the next eight days", ""),
        ("Over the next two years, the pier grew.", "the next two years", ""),
        ("The port promised ships over the next two years.", "the next two years", "future"),
        ("They sought a loan on Tuesday.", "on Tuesday", "past"),
        ("The men are in preparation for Tuesday's match.", "Tuesday", ""),
    ],
)
def test_the_nearest_verb_of_a_clause_tells_the_tense(text: str, words: str, tense: str) -> None:
    start = text.index(words)
    assert tense_at(text, start, start + len(words)) == tense


@pytest.mark.parametrize(
    ("text", "is_ahead"),
    [
        ("The bridge will open in 2040.", True),
        ("The bridge is due in 2040.", True),
        ("The bridges are expected in 2040.", True),
        ("The bridge was due in 2040.", False),
        ("The bridge, due in 2040, has a new name.", False),
        ("The red bridge will open in 2040.", True),
        ("Due in 2040, it has a name.", False),
    ],
)
def test_a_date_lies_ahead_where_its_own_verb_says_so(text: str, is_ahead: bool) -> None:
    start = text.index("in 2040")
    assert is_surely_ahead(text, start, start + len("in 2040")) is is_ahead
