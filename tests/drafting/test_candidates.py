from pathlib import Path
from typing import Any

import pytest
import yaml

from factcheck.drafting.candidates import find_candidates
from factcheck.drafting.claim import DraftedClaim
from factcheck.reading.dates.datelines import published_in

READ = (
    "by",
    "country",
    "role",
    "tense",
)  # what stands beside the words, or only in another form in them
SECTIONS = yaml.load((Path(__file__).parent / "passages.yaml").read_text("utf-8"), yaml.CSafeLoader)
NOT_YET = SECTIONS.pop("not_yet")
PASSAGES = [passage for passages in SECTIONS.values() for passage in passages]


def shown(candidate: DraftedClaim) -> str:
    tense = " ~" if "tense" in candidate.missing else ""
    tense = f" < {candidate.fields['tense']}" if "tense" in candidate.fields else tense
    told = (words for key, words in candidate.fields.items() if key not in ("by", "tense"))
    return f"{' = '.join(told)}{tense}"


@pytest.mark.parametrize("passage", PASSAGES, ids=lambda passage: passage["text"][:40])
def test_a_passage_yields_what_a_reader_would_claim(passage: dict[str, Any]) -> None:
    found = [shown(candidate) for candidate in find_candidates(passage["text"])]
    assert found == [str(words) for words in passage["found"]]


@pytest.mark.xfail(strict=True, reason="what stands beside these figures is not read yet")
@pytest.mark.parametrize("passage", NOT_YET, ids=lambda passage: passage["text"][:40])
def test_a_passage_will_yield_what_a_reader_would_claim(passage: dict[str, Any]) -> None:
    assert [shown(one) for one in find_candidates(passage["text"])] == passage["found"]


def test_the_words_of_a_candidate_are_those_of_the_text() -> None:
    for passage in PASSAGES:
        for candidate in find_candidates(passage["text"]):
            words = passage["text"][candidate.span.start : candidate.span.end]
            assert all(value in words for key, value in candidate.fields.items() if key not in READ)


def test_a_dateline_is_the_day_of_publication_and_no_claim() -> None:
    text = "Census\n\nWASHINGTON, April 26, 2021 — The bureau spoke on Monday."
    assert published_in(text) == "April 26, 2021"
    assert [shown(one) for one in find_candidates(text, "April 26, 2021")] == ["on Monday < past"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("She met her son in Sund on Jan 11, 2021.", ["on Jan 11, 2021"]),
        ("She leaves a son, Jan, 11, and a daughter, June, 31.", []),
        ("The 80th was kept in Sund last June, the 81st in Holm.", []),
    ],
)
def test_a_month_with_a_number_behind_a_comma_is_somebody_of_an_age(
    text: str, found: list[str]
) -> None:
    assert [shown(one) for one in find_candidates(text) if "date" in one.fields] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The court told the port to answer by July 16.", ["by July 16 < future"]),
        ("The court told the port to answer by May 16.", ["by May 16 < past"]),
        ("The port had the answer by July 16.", ["by July 16 ~"]),
        ("It lent the crew a boat until July 3.", ["until July 3 < future"]),
        ("It lent the crew a boat until May 3.", ["until May 3 < past"]),
        ("It names the year that was over and ended Sept. 30.", ["Sept. 30 < past"]),
        ("It names the town that was made and voted Sept. 30.", ["Sept. 30 ~"]),
        ("The team was beaten at the weekend.", ["at the weekend < past"]),
        ("The team will play at the weekend.", ["at the weekend < future"]),
        ("The team spent a weekend in Sund.", []),
        ("The full year 1986 was a good one.", ["The full year 1986"]),
        ("It came days before Moss is to leave.", []),
        ("It came two days before Easter.", ["two days before Easter < past"]),
        ("The share closed today at 18-1/4.", ["today", "18-1/4"]),
        ("The shop closed today at 18.", ["today at 18"]),
        ("Sales were down from 1985's best.", ["1985"]),
        ("Rain for May is expected to be told today.", ["May", "today"]),
        ("Rain for July is expected to be told today.", ["July < future", "today"]),
        ("Fourth-quarter profit fell.", ["Fourth-quarter profit < past"]),
        ("Fourth-quarter growth fell.", ["Fourth-quarter < past"]),
        ("They mourn the Sept. 11 victims.", ["the Sept. 11 ~"]),
        ("They met the Sept. 12 victims.", ["the Sept. 12 ~"]),
        ("She wrote as recently as May 5.", ["as recently as May 5 < past"]),
        ("Do not walk on the ice on Tuesday.", ["on Tuesday ~"]),
        ("It was at a standstill from July onward.", ["from July onward ~"]),
        ("It rained from July 3 to August 3.", ["from July 3 to August 3 < past"]),
        ("The May catch will be counted again.", ["The May"]),
        ("The July catch will be counted again.", ["The July < future"]),
        ("The ferry will sail again in May.", ["in May ~"]),
        ("It expects a loss for the first quarter.", ["the first quarter < future"]),
        ("Many complained at a meeting on 5 January.", ["on 5 January < past"]),
        ("She took over on 5 January.", ["on 5 January < past"]),
        (
            "Sales fell in the first half of 1986 and in the first half.",
            ["in the first half of 1986", "in the first half"],
        ),
        ("Holm led in the first half.", []),
        ("Holm made its profit in the second half of the match.", []),
        ("A halt is pencilled in for the first half of 1989.", ["for the first half of 1989"]),
        (
            "It burned on the night of 3 May and on the eve of Easter.",
            ["on the night of 3 May < past", "on the eve of Easter < past"],
        ),
        ("It will shut by the end of the year after a summer of rain.", ["by the end of the year"]),
        ("It expects a loss for the third quarter.", ["the third quarter < future"]),
        ("Every share held as of July 5 counts.", ["as of July 5 ~"]),
        ("It was July and Berg was not yet mayor.", ["July ~"]),
        ("Sales could show a fall in May.", ["in May ~"]),
        ("Next year was far. The fair begins April 8.", ["Next year", "April 8 < future"]),
        ("The fair opens on Friday, May 6.", ["on Friday, May 6 < future"]),
        ("Every share held as of May 5 counts.", ["as of May 5 < past"]),
        ("It heard of a loss for the week ended July 5.", ["the week ended July 5 ~"]),
        ("It heard of a loss for the week ended June 5.", ["the week ended June 5 < past"]),
        ("She was jailed after an attack in March that year.", ["in March that year"]),
        ("They met there every Tuesday and Friday evening.", []),
        ("They met there each Monday, Wednesday and Friday.", []),
        ("The fund paid more to each, and in 1985 it closed.", ["in 1985"]),
        ("The yard will be shut by spring, after a cold winter.", ["by spring ~"]),
        ("They host Sund on the last weekend of March.", ["on the last weekend of March < future"]),
        ("It was shut on the last Friday of May.", ["on the last Friday of May < past"]),
        ("She spoke before the meeting this fall.", ["this fall"]),
        ("She spoke before the meeting this spring.", ["this spring"]),
        ("The port cut its fees, effective June 1.", ["effective June 1 < past"]),
        ("The offer will expire July two unless it is extended.", ["July two < future"]),
        ("On May two the port left.", ["On May two < past"]),
        ("The fair ran from May six to May 31.", ["from May six to May 31 < past"]),
        (
            "Its year ended October 31. The third quarter was good.",
            ["Its year ended October 31 < past"],
        ),
        (
            "The third quarter was good. It ended the half year to 31 March.",
            ["the half year to 31 March < past"],
        ),
        (
            "Its year ended December 31. The third quarter was good.",
            ["Its year ended December 31 < past", "The third quarter < past"],
        ),
        (
            "In the three months to June 30 it fell, but the third quarter was good.",
            ["In the three months to June 30 < past", "the third quarter < past"],
        ),
        ("Crews began a strike on Tuesday over plans to sail.", ["on Tuesday < past"]),
        ("The split is told before it becomes effective July 3.", ["effective July 3 < future"]),
        ("The split became effective May 3.", ["effective May 3 < past"]),
        ("In May two ships left.", ["In May < past", "two ships"]),
        ("On May two hundred ships left.", ["On May < past", "two hundred ships"]),
        ("The U.S. May be able to sail.", []),
        ("The crews met in May.", ["in May < past"]),
        ("In May it cut 5.5 million from its fee.", ["In May < past", "5.5 million"]),
        ("In July it cut 5.5 million from what it will ask.", ["In July < past", "5.5 million"]),
        (
            "A leak was found, and the pool will remain closed until July 3.",
            ["until July 3 < future"],
        ),
        ("The pool remained closed until May 3.", ["until May 3 < past"]),
        ("The rise in May is due largely to raised fees.", ["in May < past"]),
        ("Div pay July 15, register July 3.", ["July 15 < future", "July 3 < future"]),
        ("Exports fall this year.", ["this year"]),
        ("This year's fair is dear.", []),
        ("The index closed at 1930, and opened at 1986.", ["1930", "1986"]),
        ("It was dear at 1986 prices.", ["1986"]),
        ("In April Mr Holm left.", ["In April < past"]),
        ("He sang a song by June Holm.", []),
        ("A survey in the spring had shown it.", ["in the spring < past"]),
        ("Water from the spring was sold, and fish in the spring of a mill.", []),
        ("Exports rise in the fall this year.", ["in the fall this year"]),
        ("Pay July 15\nRecord July 3", ["July 15 < future", "July 3 < future"]),
        ("It sold boats for July/Sept shipment.", ["July/Sept < future"]),
        (
            "Sales rose during the month from those of last year and year-to-date.",
            ["last year", "year-to-date"],
        ),
        ("The rain goes from week to week.", []),
        ("Ships will sail two months earlier than previously told.", ["two months"]),
        ("Ships will sail two months earlier.", ["two months earlier"]),
        ("Fishing will be much later than last year.", ["last year"]),
        ("Ships sailed later than last May.", ["later than last May"]),
        ("They met ahead of next week's vote.", ["next week"]),
        ("They met ahead of next week.", ["ahead of next week"]),
        ("They are tired after last week meeting four crews.", ["last week", "four crews"]),
        ("They are tired after last week.", ["after last week"]),
        ("They rest following five days on the river.", ["five days"]),
        ("They rested following the vote on May 5.", ["on May 5 < past"]),
        ("The fee is due by the July 5 deadline.", ["the July 5 < future"]),
        ("The term is cut to a week from the current three.", []),
        ("It burned on a wet Friday in May 1974.", ["Friday in May 1974"]),
        ("It burned on Friday in Sund.", ["on Friday < past"]),
        ("He took the initial nine-month loan.", ["nine-month"]),
        ("Crews have earmarked July 23 for a strike.", ["July 23 < future"]),
        ("Crews have kept December 23 for a strike.", ["December 23 ~"]),
        ("If the deal that Holm made on May 8 goes on, it owns the mill.", ["on May 8 < past"]),
        ("The crew, its captain said, resigned effective July 3.", ["effective July 3 < future"]),
        (
            "The price of ice is up, effective Saturday, June 27.",
            ["effective Saturday, June 27 < past"],
        ),
        ("It sold the mill on July 3.", ["on July 3 ~"]),
        ("The crews refused to sail on July 3.", ["on July 3 < future"]),
        ("The crews failed to win on July 3.", ["on July 3 ~"]),
        ("The board promised to meet within 10 days.", ["within 10 days < future"]),
        ("The board met within 10 days.", ["within 10 days"]),
        ("It had a first quarter loss.", ["a first quarter loss < past"]),
        ("Sales rose 4 percent in the quarter.", ["rose 4 percent"]),
        ("It counts end-of-month stocks.", []),
        ("It could be 48 hours before tests tell of it.", ["48 hours"]),
        ("Sales fell to 144 last year--worst of all.", ["144", "last year"]),
        ("Trade in fiscal 1985/86 ended March rose.", ["in fiscal 1985/86 ended March"]),
        ("Trade in 1985/86, ending June 30, rose.", ["in 1985/86, ending June 30"]),
        ("The riots of 1968 are long over. On May 10 the pier is full.", ["1968", "On May 10 ~"]),
        ("The crews said it will end by May 5.", ["by May 5 ~"]),
        (
            "Then it's Sund on Sunday. There's a match on Friday.",
            ["on Sunday < future", "on Friday < future"],
        ),
        ("The Vega sails on Sunday.", ["on Sunday < future"]),
        ("It has leaked since the spring.", ["since the spring"]),
        ("It has been calm since the fall of the town.", []),
        ("It buys back at par plus accrued interest its bonds in July.", ["in July < future"]),
        ("HOLM SEES FLAT 1987 SALES\n\nIt expects no rise.", ["1987"]),
        ("The Vega 1985 model sells. The Holm 1987 is new.", []),
        ("Demand rose 3 percent over 1985.", ["rose 3 percent", "over 1985"]),
        ("Demand rose 3 percent over 1985 levels.", ["rose 3 percent"]),
        ("It made a loss last year of 4.7 million.", ["last year", "4.7 million"]),
        ("It was the last year of 40 that she spent there.", ["40"]),
        ("Sales fell in 1985/86 (July/June).", ["in 1985/86"]),
        ("Sales fell in 1985/86 (June/July).", ["in 1985/86", "June/July < past"]),
        ("HOLM <HOLM.L> FIVE MONTHS TO END MAY", ["FIVE MONTHS TO END MAY"]),
        ("The current year net includes a tax credit.", ["The current year net"]),
        (
            "It sold more in the first two months of 1987 from less a year earlier.",
            ["in the first two months of 1987", "a year earlier"],
        ),
        (
            "Holm Inc told of a loss in its 3rd quarter. Its third quarter ended May 31.",
            ["Its third quarter ended May 31 < past"],
        ),
        ("The crews have called a strike for July 9.", ["July 9 < future"]),
        ("Those two play their semi-final on Sunday.", ["on Sunday < future"]),
    ],
)
def test_a_draft_tells_the_side_of_publication_that_the_text_tells(
    text: str, found: list[str]
) -> None:
    assert [shown(one) for one in find_candidates(text, "29 June 1987")] == found


def test_what_a_correction_tells_as_wrong_is_no_claim() -> None:
    text = "Ms Holm gave it as 900km (500 miles). It should have been 560 miles."
    assert [shown(one) for one in find_candidates(text) if "quantity" in one.fields] == []


@pytest.mark.parametrize(
    ("head", "day"),
    [
        ("WESTBURY, England, Feb. 11, 2024 — A bridge opened.", "Feb. 11, 2024"),
        ("LONDON, 6 May 2024 (Reuters) - A bridge opened.", "6 May 2024"),
        ("September 10, 2025\n\nA bridge opened.", "September 10, 2025"),
        ("By Ann Lee\nPublished on Tuesday, 10 September 2024 at 10:20 BST", "10 September 2024"),
    ],
)
def test_a_day_at_the_head_is_that_of_publication(head: str, day: str) -> None:
    assert published_in(f"Bridge\n\n{head}") == day
    assert "date" not in {one.kind for one in find_candidates(f"Bridge\n\n{head}", day)}


@pytest.mark.parametrize(
    "text", ["It was on April 26, 2021 — a Monday.", f"{'x' * 400}\n6 May 2024"]
)
def test_a_date_elsewhere_is_not_taken_for_the_day_of_publication(text: str) -> None:
    assert published_in(f"Census\n\n{text}") == ""


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("“It is old,” said Ada Holm, the mayor.", "Ada Holm"),
        (
            "The ministry’s spokesman said that it was “as old as the town”.",
            "The ministry’s spokesman",
        ),
        ("The meeting focused on “active work” towards agreements.", ""),
    ],
)
def test_a_quotation_has_its_speaker_where_the_text_tells(text: str, speaker: str) -> None:
    quotation = next(one for one in find_candidates(text) if one.kind == "quotation")
    assert quotation.fields.get("by", "") == speaker
    assert quotation.missing == ({} if speaker else {"by": ""})


def test_a_person_is_claimed_once_and_again_with_another_office() -> None:
    text = (
        "Talks\n\nAda Holm, the mayor, left. Ada Holm sang. Holm slept. Former mayor Ada Holm woke."
    )
    people = [one for one in find_candidates(text) if one.kind == "name"]
    assert [one.fields for one in people] == [
        {"name": "Ada Holm", "role": "mayor"},
        {"name": "Ada Holm", "role": "Former mayor"},
    ]
    assert [one.about for one in people] == [("Ada Holm",)] * 2


_PROFIT, _NET = ("Holm Capital", "net profit in 2004"), "[Holm Capital, net profit]"


@pytest.mark.parametrize(
    ("text", "about", "likely"),
    [
        ("The Grand Bridge is 900 metres long.", ("Grand Bridge", "length"), None),
        ("The Grand Bridge is 900 metres away.", (), None),
        ("Holm’s revenue was $5.1bn in 2004.", ("Holm", "revenue in 2004"), None),
        ("Holm’s revenue was $5m.", (), "[Holm, revenue]"),
        ("Holm Capital posted a net profit of $5m in 2004.", _PROFIT, None),
        (
            "Holm Capital posted a net profit of $5m in the first half of 2004.",
            ("Holm Capital", "net profit in first half of 2004"),
            None,
        ),
        ("Holm Capital posted a net profit of $5m in the 2004 half.", (), _NET),
        ("Holm Capital posted a net profit of $5m in 2004/05.", (), _NET),
        (
            "In 2004, Holm’s sales rose to $5m, up from $4m in 2003.",
            ("Holm", "sales in 2004"),
            None,
        ),
        ("Holm’s sales rose to $5m last year from $4m in 2004.", (), "[Holm, sales]"),
        ("Holm’s sales, which rose in 2004, were $5m.", (), None),
        ("Holm’s 800 workers left.", (), "[Holm, workers]"),
        ("Holm’s 800 workers left in 2004.", (), "[Holm, workers]"),
        ("Holm’s sales are expected to rise to $5m in 2004.", (), "[Holm, sales]"),
        ("The Trust’s income was $5m in 2004.", (), None),
        ("It told of Holm’s success in cutting it to $5m.", (), None),
        ("Holm’s $5m plan was left.", (), None),
        ("It cut Holm’s earlier growth forecast of $5m.", (), None),
        ("Bank of Sund’s five ships reached $5m.", (), "[Bank of Sund, ships]"),
        ("The Bank of Sund was at $5m.", (), None),
        ("Sales at Holm rose by $5m in 2004.", ("Holm", "sales change in 2004"), None),
        ("Holm Capital posted a net profit of $5m, less than 2003’s record.", (), _NET),
        ("Sund, with a population of 12,000, voted.", (), "[Sund, population]"),
        ("Ada Holm has a number of 30 ships.", (), None),
        ("Holm saw its sales rise by 12 percent.", (), "[Holm, sales change]"),
        ("Earnings at Holm Capital investment bank were $5m.", (), "[Holm Capital, earnings]"),
        ("Holm’s sales were down 3 percent.", (), "[Holm, sales change]"),
        ("Holm’s trade was estimated at $5m.", (), "[Holm, trade]"),
        ("Holm’s trade was hampered by $5m of debt.", (), None),
        ("Holm has three.", (), None),
        ("Holm’s revenue was at the end of all the years $5m.", (), "[Holm, revenue]"),
        ("Holm’s revenue was at the end of all of the years $5m.", (), None),
        ("Holm’s revenue was $5m in 2004, or in 2005.", (), "[Holm, revenue]"),
        (
            "Holm’s revenue was $5m in 2004. Holm’s revenue was $7m in 2004.",
            (),
            "[Holm, revenue in 2004]",
        ),
        (
            "Holm’s turnout was 40 percent in 2004. Holm’s turnout was 60 percent in 2004.",
            (),
            "[Holm, turnout in 2004]",
        ),
    ],
)
def test_what_a_figure_is_about_is_told_where_it_is_sure_and_else_likely(
    text: str, about: tuple[str, ...], likely: str | None
) -> None:
    figure = next(one for one in find_candidates(text) if one.kind == "figure")
    assert (figure.about, figure.missing.get("about")) == (about, likely)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Ada Holm, the mayor, left.", ["Ada Holm"]),
        ("He met Mayor Holm. Mayor Holm sang.", ["Holm"]),
        ("He met Mayor Holm. President Holm sang.", ["Holm", "Holm"]),
        ("Mayor Ada Holm left. Mr Holm, a retired general, sang.", ["Ada Holm", "Holm"]),
        ("Holm left.", []),
    ],
)
def test_a_full_name_or_an_office_introduces_a_person(text: str, names: list[str]) -> None:
    found = find_candidates(f"Ferry opens\n\n{text}")
    assert [one.fields["name"] for one in found if one.kind == "name"] == names


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Ada Holm", []),
        ("**By Ada Holm in Sund**", []),
        ("Ada Holm", []),
        ("Ole Berg sang.\n\nAda Holm, the mayor", ["Ole Berg", "Ada Holm"]),
    ],
)
def test_who_wrote_is_no_claim(line: str, names: list[str]) -> None:
    found = find_candidates(f"Ferry opens\n\n{line}\n\nThe ferry is open.")
    assert [one.fields["name"] for one in found if one.kind == "name"] == names


@pytest.mark.parametrize(
    ("headline", "names"),
    [
        ("Ole Berg, new chairman of the club, said so", ["Ole Berg", "Berg", "Ada Holm"]),
        ("Ada Holm said so", ["Ada Holm"]),
    ],
)
def test_a_headline_tells_who_the_body_only_names_by_surname(
    headline: str, names: list[str]
) -> None:
    body = "Berg, a local trader, left. Ada Holm, 43, did not."
    found = find_candidates(f"{headline}\n\n{body}")
    assert [one.fields["name"] for one in found if one.kind == "name"] == names


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("Holm says Sund will stay ‘as long as can’", ["as long as can"]),
        ("Holm says Sund will stay ‘as long as’", []),
        ("Sund will stay ‘as long as it can’ in it", []),
    ],
)
def test_words_between_single_marks_are_claimed_where_somebody_says_them_and_they_are_four(
    text: str, quoted: list[str]
) -> None:
    found = [one.fields["quotation"] for one in find_candidates(text) if one.kind == "quotation"]
    assert found == quoted


@pytest.mark.parametrize(
    ("text", "published", "told"),
    [
        ("The port had a pier of its own by December 12.", "2024-06-12", "by December 12 < past"),
        ("The port had a pier of its own by December 11.", "2024-06-12", "by December 11 ~"),
        ("The port was at a standstill from July onward.", "", "from July onward < past"),
    ],
)
def test_a_past_told_apart_leaves_open_a_day_that_lies_nearer_ahead(
    text: str, published: str, told: str
) -> None:
    assert [shown(one) for one in find_candidates(text, published)] == [told]


def test_nobody_says_the_name_of_whom_they_speak() -> None:
    found = find_candidates("Talks\n\n“Julia Holm, when she came, left on Monday,” said Per Lund.")
    assert {one.kind: one.fields.get("by", "") for one in found} == {
        "name": "",
        "quotation": "Per Lund",
        "date": "Per Lund",
    }


def test_a_headline_names_nobody_for_a_claim() -> None:
    text = "Mayor Ada Holm left\n\nMayor Ada Holm left the town."
    (person,) = (one for one in find_candidates(text) if one.kind == "name")
    assert person.span.start > text.index("\n")


@pytest.mark.parametrize(
    "text",
    [
        "Ole “Red” Berg and others, nicknamed “the Lost Sons”, came.",
        "Asked how often, 40% said “never”, 12 % gave “now and then” and the rest left.",
        "They found it “too cold” or “too warm”.",
        "It was worse than the “Long Gale” of that year.",
        "She led a game show, “Dizzy Spells.”",
        "She served as a “stage mother” for ten “mass choirs”, a “side door.” Some of “No One”.",
    ],
)
def test_nicknames_and_answers_to_choose_from_are_nobodys_words(text: str) -> None:
    assert "quotation" not in {one.kind for one in find_candidates(text)}


def test_an_office_and_its_verb_in_a_headline_are_no_person() -> None:
    headlines = ("Mayor Faces Vote", "Mayor faces vote on Ole Berg")
    told = [find_candidates(f"{headline}\n\nIt is late.") for headline in headlines]
    assert [[one.fields["name"] for one in found] for found in told] == [[], ["Ole Berg"]]


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("It had 35 percent of voters behind it.", "share"),
        ("About 95 percent of the skeleton is there.", "share"),
        ("One in five adults smokes.", "share"),
        ("A sixth of the members left.", "share"),
        ("It is so. Two thirds called it dear.", "share"),
        ("It says six in 10 of those asked agree.", "share"),
        ("It has won 10 in 10 years.", "quantity"),
        ("It fell by 35 percent of its value.", "quantity"),
        ("A rise of 35 percent of late is likely.", "quantity"),
        ("Turnout was 35 percent.", "quantity"),
        ("It was more than the 85 percent of the first half of 2018.", "quantity"),
        ("It is 120 percent of the usual.", "quantity"),
    ],
)
def test_a_part_of_a_whole_is_a_share(text: str, key: str) -> None:
    figure = next(one for one in find_candidates(text) if one.kind == "figure")
    assert list(figure.fields) == [key]


def test_the_shares_of_one_whole_are_shares_all() -> None:
    found = find_candidates("It found 52 percent of voters for it, 39 percent against it.")
    assert [one.fields for one in found] == [{"share": "52 percent"}, {"share": "39 percent"}]


def people(text: str) -> list[str]:
    return [shown(one) for one in find_candidates(text) if one.kind == "name"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Pier opens\nMayor Ada Holm opened it.\n\nIt cost little.", ["Ada Holm = Mayor"]),
        ("Mayor Ada Holm opens pier\n\nAda Holm, the mayor, ran. Holm fell.", ["Ada Holm = mayor"]),
        ("Mayor Ada Holm opens pier\n\nAda Holm ran. Holm fell.", ["Ada Holm = Mayor"]),
        ("Ada Holm ran. But shadow minister Ms Holm fell.", ["Ada Holm", "Holm = shadow minister"]),
        ("Ada Holm, the mayor, ran. But Mayor Holm fell.", ["Ada Holm = mayor"]),
        ("Ada Holm, the mayor, ran. Ada Holm, mayor of Sund, fell.", ["Ada Holm = mayor"]),
        ("Captain Ada Holm ran. Capt. Ada Holm fell. Capt Holm slept.", ["Ada Holm = Captain"]),
        ("Ada Holm, a teacher of 26, ran.", ["Ada Holm = teacher"]),
        ("Pier opens\n\nBy Ada Holm, Editor\n\nMayor Ole Berg ran.", ["Ole Berg = Mayor"]),
        ("Pier opens\n\nBy Ada Holm\n\nMayor Ole Berg ran.", ["Ole Berg = Mayor"]),
    ],
)  # fmt: skip
def test_a_person_is_drafted_once_with_the_role_wherever_it_stands(
    text: str, found: list[str]
) -> None:
    assert people(text) == found


@pytest.mark.parametrize(
    ("text", "about"),
    [
        ("Anna Karlsson, the mayor, ran. It rained. Anna Carlsson was there.",
         {"Anna Karlsson": "Anna Karlsson", "Anna Carlsson": "Anna Karlsson"}),
        ("Neil Holmer says it may rain. Mr Holmr was there. Holmer admits it.",
         {"Neil Holmer": "Neil Holmer", "Holmer": "Neil Holmer", "Holmr": "Neil Holmer"}),
        ("Anna Karlsson, the mayor, ran. Anna Dahl was there.",
         {"Anna Karlsson": "Anna Karlsson", "Anna Dahl": "Anna Dahl"}),
    ],
)  # fmt: skip
def test_two_spellings_of_a_name_are_drafted_about_one_person(
    text: str, about: dict[str, str]
) -> None:
    drafted = [one for one in find_candidates(text) if one.kind == "name"]
    assert {one.fields["name"]: one.about[0] for one in drafted} == about


def topics(text: str) -> list[str]:
    """What the figures of a text are about, in brackets where a person has to say."""
    figures = (one for one in find_candidates(text, "2024-01-17") if one.kind == "figure")
    told = ((one.span, ", ".join(one.about) or one.missing.get("about", "")) for one in figures)
    return [f"{text[span.start : span.end]}: {about}" for span, about in told if about]


def sentences_with_topics() -> list[tuple[str, list[str]]]:
    """Each sentence of ``topics.txt`` with what its figures are about."""
    lines = Path(__file__).with_name("topics.txt").read_text("utf-8").splitlines()[2:]
    found: list[tuple[str, list[str]]] = []
    for line in lines:
        if line.startswith("    "):
            found[-1][1].append(line.strip())
        else:
            found.append((line, []))
    return found


@pytest.mark.parametrize(("sentence", "told"), sentences_with_topics())
def test_figures_of_a_sentence_are_about_what_was_written_down(
    sentence: str, told: list[str]
) -> None:
    assert topics(sentence) == told


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Ada Holm was born in 1930. She died in 1980, aged 70.", ["in 1930", "in 1980"]),
        ("Ada Holm, 34, sang. Holm was born in 1975.", ["in 1975"]),
        ("Ada Holm, 34, sang. She was born on 3 May 1975.", ["on 3 May 1975"]),
        ("Ada Holm, 34, sang. Per Dahl was born in 1975.", []),
    ],
)
def test_an_age_follows_from_the_birth_that_another_sentence_tells(
    text: str, days: list[str]
) -> None:
    (age,) = [one for one in find_candidates(text) if one.kind == "figure"]
    assert [text[day.start : day.end] for day in age.forms.get("age_of", ())] == days


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        (
            "In 1998 he opened a yard. The next year he built two ships.",
            ["The next year < In 1998"],
        ),
        ("Holm, who was born in 1957, retired to a farm the next year.", []),
        ("In 2016 he opened a yard. It opens again in the next year.", []),
        (
            "He came on 3 May 2017. Three weeks later he left.",
            ["Three weeks later < on 3 May 2017"],
        ),
        (
            "She came in 1958. She left the following March. That year she sang.",
            ["the following March < in 1958", "That year < the following March"],
        ),
        ("He came in 1958. Two years later he left.", ["Two years later < in 1958"]),
        ("It opened in May 2010 and closed two years later.", ["two years later < in May 2010"]),
        ("She came in 1958. The next summer she left.", ["The next summer < in 1958"]),
        ("She came in 1958. She will leave the next summer.", []),
        (
            "Holm, who took over in May 2012, has shut two of them since then.",
            ["since then < in May 2012"],
        ),
        (
            "“It was shut in May 2013,” Ada Holm said. “A year later it burned.”",
            ["A year later < in May 2013"],
        ),
        ("It opened in 2010, and two years later it shut.", ["two years later < in 2010"]),
        ("It left on 4 May 2010, two days before the dam broke.", []),
        (
            "It left on 4 May 2010. Two days before, the dam broke.",
            ["Two days before < on 4 May 2010"],
        ),
        ("It did not open until 1879. It shut not until 1880. That year he left.", []),
        (
            "It shut, though not until 1879. On 4 August of that year he left.",
            ["On 4 August of that year < not until 1879"],
        ),
        (
            "It shut in 1879. Ada Holm, ill since the previous May, left.",
            ["since the previous May < in 1879"],
        ),
        (
            "It made $4 million in 2016, up from $3 million a year before.",
            ["a year before < in 2016"],
        ),
        (
            "Sales rose 4% in March, after 2% the previous month.",
            ["the previous month < in March"],
        ),
        ("The yard, built in 1985, made $4 million, up from $3 million a year earlier.", []),
        (
            "It made $5m in the year to March, up from $4m in the previous 12 months.",
            ["in the previous 12 months < in the year to March"],
        ),
        (
            "It was shut in 2017. Its owner had left a year earlier when he lost his sight.",
            ["a year earlier < in 2017"],
        ),
        (
            "It was shut in 2017, having been sold two years earlier.",
            ["two years earlier < in 2017"],
        ),
        ("It was built in 1985. He said it had made $3 million a year earlier.", []),
        (
            "The plan, put forward in 2010, was dropped three years later as costs rose.",
            ["three years later < in 2010"],
        ),
        ("It was built in 2017, three years later than planned.", []),
        ("It said on Monday that it made $4 million, up from $3 million a year earlier.", []),
        (
            "In 1998 cracks were found. In May the line was shut, and in July it was sold.",
            ["In May < In 1998", "in July < In May"],
        ),
        (
            "When she saw it, in autumn 1871, she sang. In June she left.",
            ["In June < in autumn 1871"],
        ),
        (
            "In 1998 he came. Two years later he left. In May he sang.",
            ["Two years later < In 1998", "In May < Two years later"],
        ),
        ("By Christmas 1873 it stood; on 7 May it fell.", ["on 7 May < By Christmas 1873"]),
        (
            "In 1811 it was dug, and on 4 June 1813 it was full. It burned that November.",
            ["that November < on 4 June 1813"],
        ),
        (
            "The firm failed on 12 May 2008. He resigned that evening.",
            ["that evening < on 12 May 2008"],
        ),
        (
            "In 1953 she found a moss unseen since 1871. She married the following year.",
            ["the following year < In 1953"],
        ),
        (
            "It was dug in May 1811. By the end of the following year it was full.",
            ["By the end of the following year < in May 1811"],
        ),
        (
            "The siege began on 4 May 1943. On 7 May the mill burned. He fled on 9 June.",
            ["On 7 May < on 4 May 1943", "on 9 June < On 7 May"],
        ),
        (
            "It was shut in November 1943, and was taken in January.",
            ["in January < in November 1943"],
        ),
        (
            "He came on 4 May 1943 and fell ill on the 7th. By then it rained.",
            ["on the 7th < on 4 May 1943", "By then < on the 7th"],
        ),
        (
            "He came on 4 May 1943. On the night of the 21st he left.",
            ["On the night of the 21st < on 4 May 1943"],
        ),
        ("He came on 4 May 1943. On the 18th hole he fell.", []),
        (
            "He was fined on 4 May 1943. He was ill. He left that autumn.",
            ["that autumn < on 4 May 1943"],
        ),
        ("On 4 May 1943 it froze.\n\nThat evening it burned.", ["That evening < On 4 May 1943"]),
        (
            "It was seen on 4 May 1943. A second, two hours later, was red.",
            ["two hours later < on 4 May 1943"],
        ),
        (
            "He came on 4 May 1943, and vowed a week later that he would stay.",
            ["a week later < on 4 May 1943"],
        ),
        (
            "It was founded in 1898. Within a decade it had 200 workers.",
            ["Within a decade < in 1898"],
        ),
        (
            "It was shut on 6 March 2013. Two days earlier it was full.",
            ["Two days earlier < on 6 March 2013"],
        ),
        (
            "Debt was $17m at 30 June 2017, up from $12m 12 months before.",
            ["12 months before < at 30 June 2017"],
        ),
        (
            "Debt, $17m at 30 June 2017, is told on Friday. A year earlier it was $12m.",
            ["A year earlier < at 30 June 2017"],
        ),
        (
            "It burned on 30 August 2016. The rain began on Saturday 27 August.",
            ["on Saturday 27 August < on 30 August 2016"],
        ),
        (
            "It fell on 27 August 2013, and rose on Friday the 30th.",
            ["on Friday the 30th < on 27 August 2013"],
        ),
        (
            "It was sold in 2010. By the following spring it was shut.",
            ["By the following spring < in 2010"],
        ),
        ("Ada Holm said last week that it was shut. She left a year later.", []),
        (
            "In 2011 it lost $3m, and by the end of the year it was shut.",
            ["by the end of the year < In 2011"],
        ),
        (
            "In 2011 it lost $3m. By the end of the year it was shut.",
            ["By the end of the year < In 2011"],
        ),
        ("The firm, founded in 1911, was shut at the end of the year.", []),
        (
            "In October 2009 a crane fell. It stayed shut for the rest of the year.",
            ["the rest of the year < In October 2009"],
        ),
        ("Ada Holm was born on 3 May 1962. She left in June.", []),
        (
            "It was fit on 5 May 2013, and was used for the rest of that year.",
            ["for the rest of that year < on 5 May 2013"],
        ),
        (
            "It burned on 4 May 2013. A guard saw it. He left an hour later.",
            ["an hour later < on 4 May 2013"],
        ),
        (
            "She won in 2013, and was second the year after.",
            ["the year after < in 2013"],
        ),
        (
            "It was shut until 20 April 2013. By then it was old.",
            ["By then < until 20 April 2013"],
        ),
        (
            "It vowed in 2013 to mend it within a year; three years later it was shut.",
            ["within a year < in 2013", "three years later < within a year"],
        ),
        (
            "He came on 1 May 2017. Ada Holm said yesterday that since then 4 boats sank.",
            ["since then < on 1 May 2017"],
        ),
        (
            "A bid fell through in May 2013, and early the next year it was sold.",
            ["early the next year < in May 2013"],
        ),
        (
            "It opened on 14 May 2013. “It is old,” Ada Holm said that day.",
            ["that day < on 14 May 2013"],
        ),
        (
            "He sold it in the summer of 2013, and on 5 September it was shut.",
            ["on 5 September < in the summer of 2013"],
        ),
        ("Ada Holm said on Monday that evening classes would go.", []),
        ("In 2017 he came. In May he left.", []),
        ("In 1998 it was sold. In May it will open.", []),
        ("In 1998 it was sold.\n\nIn May it was shut.", []),
        ("It opened in 1974. In April engineers found cracks.", []),
        ("In 1998 it was sold. Last month it was shut. In March it was full.", []),
        ("In 1998 it was sold. “In May I sang,” Ada Holm said.", []),
        ("It opened in 1990. The road was long. It closed two years later.", []),
        ("It opened in 1990, after a fire in 1988. Two years later it closed.", []),
        ("It opened on 4 May, and closed on 5 May, a day later.", []),
        ("It opened in 1990. It was the same year that she was born.", []),
        ("The note says that 10 November 2019 is 345 days later.", []),
        ("It opened in 1985, the second to burn in ten years, after that of 2017.", []),
        ("It has stood since 1990. Two years later it burned.", []),
        ("It opened in 1990. “That year I sang and sang,” Ada Holm said.", []),
        ("It opened in 1990. Ada Holm said that year was hard.", []),
    ],
)
def test_a_date_counts_from_the_one_told_just_before(text: str, counted: list[str]) -> None:
    told = [
        f"{one.fields['date']} < {text[span.start : span.end]}"
        for one in find_candidates(text, "2018-06-18")
        for span in one.forms.get("from", ())
    ]
    assert told == counted


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("In 2017 he came. In May he left.", ["In May"]),
        ("Wolves came in February 2017. In May a lamb was killed.", ["In May"]),
        ("Wolves came in December 2017. In May a lamb was killed.", []),
        ("It was seen in January 2017. The following month it rose. In July it fell.", ["In July"]),
        (
            "He was seen on 9 January 2014. He returned two days later. He died on 15 January.",
            [],
        ),
        ("The works, closed in December 2012, were sold in May.", []),
        ("Five days after the fire he left.", ["Five days after"]),
        ("Five days after the fire of 1912 he left.", []),
        ("He is to be buried on the 21st. He died on the 12th.", []),
        ("He left that night.", ["that night"]),
        ("He left on Monday, three days before parliament votes.", ["three days before"]),
        ("They lost in the third round last season and the year before.", ["the year before"]),
        (
            "By the end of that year it was old. It was shut in March.\n\nIn May it was full.",
            ["By the end of that year", "in March"],
        ),
        ("On 7 May 1962 it froze. “It will be over by Easter,” Ada Holm wrote.", ["by Easter"]),
        (
            "It rained on 4 May 1962. On 7 May the dam broke. On 8 May he came. On Sunday it fell.",
            ["On Sunday"],
        ),
        (
            "It rained on 4 May 1962. On 7 May it broke. On 8 May he came. He said so on Sunday.",
            [],
        ),
        (
            "It rained on 4 May 1962. He said a home would be built within a year.",
            ["within a year"],
        ),
        ("The works, due in December 2012, were sold in May.", []),
        ("On 7 December 1962 it froze.\n\nIn January it was thick.", ["In January"]),
        (
            "On 7 December 1962 it froze, and it would not melt until the first week of March.",
            ["until the first week of March"],
        ),
        (
            "On 7 December 1962 it froze. It was the worst winter since 1740. Coal, dear in the "
            "autumn, was dearer by late February, he recalled in 1988.",
            ["in the autumn", "by late February"],
        ),
        ("On 7 December 1962 it froze. The show opens on 1 December.", []),
        ("On 7 December 1962 it froze. It froze again last week. In January it was thick.", []),
        ("It opened in 1962. In January it was shut.", []),
        ("It earned 5m. In 2016 it had earned 3m.\n\nThe lack of chips began in August.", []),
        ("“We are glad tonight,” Ada Holm said.", ["tonight"]),
        ("We met Ada Holm tonight.", []),
    ],
)
def test_a_person_has_to_say_what_a_date_may_count_from(text: str, asked: list[str]) -> None:
    told = [
        text[one.span.start : one.span.end]
        for one in find_candidates(text, "2018-06-18")
        if "from" in one.missing
    ]
    assert told == asked
