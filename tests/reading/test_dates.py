"""How dates are read where they stand: bounds and counts, both calendars, spans in a text."""

from __future__ import annotations

import re
from collections import defaultdict
from datetime import date

import pytest

from factcheck.dates import Period
from factcheck.dates.days import julian_weekday
from factcheck.drafting.dates_of_text import has_own_year
from factcheck.reading.dates.ages_and_durations import read_age, read_duration
from factcheck.reading.dates.date import SLOTS, find_dates, read_date
from factcheck.reading.dates.dates_retold import counts_ahead
from factcheck.reading.grammar.chart import Chart, phrases
from factcheck.reading.grammar.rows import FEW, SELF, Grammar, GrammarRow, Slot, rows_of
from factcheck.reading.grammar.tokens import tokenize

PUBLISHED = "2024-03-06"  # a Wednesday


def shown(
    words: str, tense: str | None = None, origin: str = "", published: str = PUBLISHED
) -> str:
    read = read_date(words, published, tense, read_date(origin) if origin else None)
    return " ".join(
        f"{one.period.earliest or ''}..{one.period.latest or ''}" for one in read.readings
    )


@pytest.mark.parametrize(
    ("words", "allowed", "excluded"),
    [
        ("at least two years later", ["2022-05-04", "2030-01-01"], ["2021-01-01"]),
        ("less than a year later", ["2020-03-05", "2021-03-01"], ["2022-06-01", "2020-03-01"]),
        ("fewer than three weeks later", ["2020-03-05", "2020-03-24"], ["2020-05-01"]),
        ("more than three weeks earlier", ["2020-02-10", "2010-01-01"], ["2020-03-03"]),
        ("less than a month before", ["2020-03-01", "2020-02-10"], ["2020-03-10", "2019-11-01"]),
        ("a week or so before", ["2020-02-22", "2020-03-01"], ["2020-01-10", "2020-03-20"]),
    ],
)
def test_a_bound_before_a_distance_bounds_the_distance(
    words: str, allowed: list[str], excluded: list[str]
) -> None:
    readings = read_date(words, "2024-03-06", origin=read_date("4 March 2020")).readings
    for day in allowed:
        assert any(date.fromisoformat(day) in one.period for one in readings), day
    for day in excluded:
        assert not any(date.fromisoformat(day) in one.period for one in readings), day


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("two hundred and fifty years ago", "1774-01-01..1774-12-31"),
        ("half a year ago", "2023-09-01..2023-09-30"),
        ("1 month and 21 days ago", "2024-01-16..2024-01-16"),
        ("2 years, 1 month and 3 days from now", "2026-04-09..2026-04-09"),
        ("one hundred and twenty days ago", "2023-11-07..2023-11-07"),
        ("1,200 days ago", "2020-11-22..2020-11-22"),
    ],
)
def test_a_distance_is_counted_whole(words: str, expected: str) -> None:
    named = [one.named for one in read_date(words, PUBLISHED).readings]
    first, last = map(date.fromisoformat, expected.split(".."))
    assert any(one.holds(Period(first, last)) for one in named), [str(one) for one in named]


def test_exactly_so_many_days_ago_is_one_day() -> None:
    assert shown("exactly 37 days ago") == "2024-01-29..2024-01-29"
    assert shown("37 days ago or more").startswith("..")


@pytest.mark.parametrize("words", ["this weekend", "by August", "before April"])
def test_both_sides_of_publication_stay_open_until_the_tense_decides(words: str) -> None:
    sides = [read_date(words, PUBLISHED, tense).widest for tense in (None, "past", "future")]
    assert None not in sides
    both, past, future = sides
    assert past != future
    assert both is not None
    for side in (past, future):
        assert side is not None
        assert both.holds(side)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("the 1970's", "1970-01-01..1979-12-31"),
        ("the noughties", "2000-01-01..2009-12-31"),
        ("2016 - 11", "2016-11-01..2016-11-30"),
        ("2014/10", "2014-10-01..2014-10-31"),
        ("10/2014", "2014-10-01..2014-10-31"),
        ("13th to 15th July 2023", "2023-07-13..2023-07-15"),
        ("from the 13th to the 15th of July 2023", "2023-07-13..2023-07-15"),
        ("week 10 of 2024", "2024-03-04..2024-03-10"),
        ("Jan 4, 5 and 6, 2024", "2024-01-04..2024-01-06"),
        ("fiscal 1985/86 ended March", "1985-04-01..1986-03-31"),
        ("1985-86, ending June 29", "1985-06-30..1986-06-29"),
        ("the first six months of fiscal 2023/24", "2023-01-01..2024-12-31"),
        ("in 14 A.D.", "0014-01-01..0014-12-31"),
        ("15 April of 87", "1987-04-15..1987-04-15"),
        ("Oct.23, 2023", "2023-10-23..2023-10-23"),
    ],
)
def test_a_date_is_read_as_it_is_written(words: str, expected: str) -> None:
    assert shown(words) == expected


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("w/c Feb 4, 2019", "2019-02-04..2019-02-10"),
        ("the decade to 2010", "2001-01-01..2010-12-31"),
        ("the century to 2000", "1901-01-01..2000-12-31"),
        ("the two years after 2015", "2015-01-01..2018-03-15"),
        ("in the first decade after 1945", "1945-01-01..1956-12-30"),
        ("the month after Sept. 11, 2001", "2001-09-11..2001-10-31"),
        ("w/e Feb 10, 2019", "2019-02-04..2019-02-10"),
        ("the week of March 6, 2017", "2017-03-06..2017-03-12"),
        ("the third week of 2027", "2027-01-18..2027-01-24"),
        ("the last week of 2015", "2015-12-28..2016-01-03"),
        ("the past three weeks", "2024-02-14..2024-03-05"),
        ("next 3 months", "2024-03-07..2024-06-06"),
        ("after 2016", "2017-01-01.."),
        ("the end of last week", "2024-03-01..2024-03-03"),
    ],
)
def test_what_is_wider_than_its_name_names_the_days_that_are_counted(
    words: str, names: str
) -> None:
    known = [
        f"{day.earliest}..{day.latest or ''}"
        for one in read_date(words, PUBLISHED).readings
        for day in (one.named, one.period)
    ]
    assert names in known


@pytest.mark.parametrize(
    "words",
    [
        "Wednesday 19 August 1612",  # the second Pendle trial at Lancaster
        "Sunday 2 September 1666",  # the fire of London, by Pepys's diary
        "Tuesday 30 January 1649",  # the execution of Charles I
        "Wednesday 25 October 1917",  # the storm on the Winter Palace, in Petrograd's reckoning
    ],
)
def test_a_weekday_of_the_julian_calendar_raises_no_alarm(words: str) -> None:
    assert read_date(words).weekday_conflict == ""


@pytest.mark.parametrize(("published", "is_wrong"), [("1900-05-31", False), ("1900-06-01", True)])
def test_a_day_within_a_year_of_its_news_has_the_weekday_of_its_time(
    published: str, is_wrong: bool
) -> None:
    (reading,) = read_date("Friday, 1 June 1901", published).readings
    assert bool(reading.weekday_conflict) is is_wrong


def test_a_weekday_of_neither_calendar_is_wrong() -> None:
    told = read_date("Monday 2 September 1666").weekday_conflict
    assert told == "2 September 1666 was a Thursday, not a Monday"
    assert read_date("Tuesday, 17 January 2024").weekday_conflict
    assert julian_weekday(date(2024, 1, 17)) is None


@pytest.mark.parametrize(
    ("day", "weekday"),
    [
        (date(1066, 10, 14), 5),  # the battle of Hastings, a Saturday
        (date(1649, 1, 30), 1),  # the execution of Charles I, a Tuesday
        (date(1688, 11, 5), 0),  # William of Orange lands at Torbay, a Monday
        (date(1752, 9, 2), 2),  # the last Julian day in Britain, a Wednesday
        (date(1900, 2, 28), 0),  # in Petersburg, a Monday
        (date(1900, 3, 1), 2),  # a Wednesday: 29 February 1900 was a Tuesday there
        (date(1917, 10, 25), 2),  # in Petrograd, a Wednesday
        (date(1923, 2, 15), 2),  # the last Julian day in Greece, a Wednesday
    ],
)
def test_days_of_the_julian_calendar_have_the_weekdays_of_history(day: date, weekday: int) -> None:
    assert julian_weekday(day) == weekday


def test_a_leap_day_of_the_julian_calendar_alone_is_not_impossible() -> None:
    assert read_date("29 February 1700").impossible == ""
    assert read_date("29 February 2023").impossible


@pytest.mark.parametrize(
    ("locale", "expected"),
    [
        ("", "2024-03-04..2024-03-04 2024-04-03..2024-04-03"),
        ("en-GB", "2024-04-03..2024-04-03"),
        ("en-US", "2024-03-04..2024-03-04"),
    ],
)
def test_the_country_that_writes_settles_which_figure_is_the_month(
    locale: str, expected: str
) -> None:
    for words in ("3/4/2024", "3/4"):
        readings = read_date(words, date(2024, 5, 1), locale=locale).readings
        assert " ".join(f"{one.earliest}..{one.latest}" for one in readings) == expected


@pytest.mark.parametrize("locale", ["", "en-GB", "en-US"])
@pytest.mark.parametrize("words", ["13/4/2024", "4/13/2024", "13/4", "4/13"])
def test_a_day_above_twelve_is_no_month_whichever_country_writes(words: str, locale: str) -> None:
    (reading,) = read_date(words, date(2024, 5, 1), locale=locale).readings
    assert reading.earliest == date(2024, 4, 13)


@pytest.mark.parametrize(
    ("words", "rest"),
    [
        ("not on Tuesday", "not"),
        ("fewer than three weeks before Super Tuesday", "Super Tuesday"),
        ("Tuesday or whenever", "or whenever"),
        ("the 100th of January 2024", "the 100th"),
        ("150th June", "150th"),
        ("between March 6", "between"),
        ("perhaps March 6", "perhaps"),
        ("March 6 annually", "annually"),
        ("March 6 before", "before"),
        ("March 6 unless it rains", "unless it rains"),
        ("for three days March 6", "for three days"),
        ("March 6 for three days", "for three days"),
        ("reopened, if on March 6", "reopened, if"),
    ],
)
def test_words_that_no_rule_accounts_for_are_named(words: str, rest: str) -> None:
    assert read_date(words, PUBLISHED).reason == f"“{rest}” is not accounted for"


@pytest.mark.parametrize(
    "words",
    [
        "vote March 6", "the vote of three villages on March 6", "for the third time on March 6",
        "on March 6 after a strike", "on March 6 as planned", "sold six barrels a day on March 6",
        "closed on March 6 for good",
    ],
)  # fmt: skip
def test_what_is_told_of_a_day_leaves_it_as_it_is(words: str) -> None:
    assert shown(words, "past") == "2024-03-06..2024-03-06"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Before April 11, 2020, there were fewer.", ["Before April 11, 2020"]),
        ("She was born after 1960 and died on Friday 13th.", ["after 1960", "on Friday 13th"]),
        ("Schools reopen in the week beginning 4 March.", ["in the week beginning 4 March"]),
        ("He may march in May, not in march.", ["in May"]),
        ("Over 1500 came; by 2021 it was 450.", ["by 2021"]),
        ("Every Tuesday and on Mondays they meet.", []),
        ("It took six months; two weeks later it ended.", []),
        ("A goal in the second half of the match.", []),
        ("The Sunday Times of 3 March told of the October Revolution.", ["3 March"]),
        ("They ran 1500m on 4 March at £4.99 per month.", ["on 4 March"]),
        ("A vote was held two days before Christmas.", ["two days before Christmas"]),
        ("The summit of 30 February 2024 was none.", ["30 February 2024"]),
        ("Sales rose.\n\nIn 2019\n\nMay was warm.", ["In 2019", "May"]),
        ("Tickets cost $5 July 4 through July 8.", ["July 4 through July 8"]),
        ("Hit by last year's storm, it shut after Friday's vote.", ["last year", "Friday"]),
        ("It was 6.63 in April and 5.60 in May.", ["in April", "in May"]),
        ("It sold goods on March 3 and 30 million shares.", ["on March 3"]),
        ("The rate went down last year to 12.20 from 12.75.", ["last year"]),
        ("Last June, 42 of the boats sank.", ["Last June"]),
        ("He was there from 1923 to 1928, and later left.", ["from 1923 to 1928"]),
        ("It pumps six barrels a day in February.", ["in February"]),
        ("The talks will last about a month.", []),
        ("They build a pier to last 40 years. Work is to end next year.", ["next year"]),
        ("Anna Holm will start 2005 in Sund.", []),
        ("They went there from May to end June 2019.", ["from May to end June 2019"]),
        ("Tolls fell 8 percent from January.", ["January"]),
        ("He flew to Mar-a-Lago on Friday, and on 3 Mar a plane left.", ["on Friday", "on 3 Mar"]),
        ("Tolls fell 8 percent from 2013 to $4 million.", ["from 2013"]),
        ("She left after the March 2016 vote.", ["the March 2016"]),
        ("It changed its view from the August letter.", ["the August"]),
        ("She read letters from last week.", ["from last week"]),
        ("For one last night they played in Holm.", []),
        ("It was their third last night in Holm.", []),
        ("This morning coat is of wool.", []),
        ("They shared one last evening meal.", []),
        ("This morning Holm was calm.", ["This morning"]),
        (
            "What has he been up to this week? He had much to say about today.",
            ["this week", "today"],
        ),
        ("He left on 2 May 2017 - five days before the vote.", ["on 2 May 2017"]),
        ("It fell from a year earlier, the 26th drop in a row.", ["a year earlier"]),
        (
            "It sold two million in its first 12 months and lost in its last quarter.",
            ["last quarter"],
        ),
        ("He owed $400 in 10-year bonds.", []),
        ("It was on the air from 1700 local time.", []),
        ("It traded at 51.07 on March 26, 2020.", ["on March 26, 2020"]),
        ("Of those asked in November, 48 percent agreed.", ["in November"]),
        ("Output fell in fiscal 1992/93.", ["in fiscal 1992/93"]),
        ("It fell on 29 May 1453.", ["on 29 May 1453"]),
        ("It fell on Sept. 4, 476, they say.", ["on Sept. 4, 476"]),
        ("On May 29, 476 people left.", ["On May 29"]),
        ("In May, 476 left.", ["In May"]),
        ("The rate went to 17.75 from 18.25, effective May 3.", ["effective May 3"]),
        ("The yield of five-year bonds fell, as in five-year notes.", []),
        ("It bought Sun Chemical on Tuesday.", ["on Tuesday"]),
        ("In light of it Sun found a buyer.", []),
        ("It fell on May 3-5 of that year.", []),
        ("It fell on May 3 and rose that year.", ["on May 3"]),
        ("They meet on Sun and Mon.", ["on Sun", "Mon"]),
        ("They sail on Sun, Tide and weather allowing.", ["on Sun"]),
        ("The team met Sat Nov 5 in Holm.", ["Sat Nov 5"]),
        ("The port is in its third quarter.", ["in its third quarter"]),
        ("HOLM INC 2ND QTR JAN 31 NET", ["2ND QTR JAN 31"]),
        ("It has 7 million for financial 1986/87.", ["financial 1986/87"]),
        ("Income rose after a sharp fall in 1985.", ["in 1985"]),
        ("They met in the fall of 1985 and in fall 1986.", ["in the fall of 1985", "in fall 1986"]),
        ("A show is planned for the spring.", ["the spring"]),
        ("It opens in the spring, they said.", ["in the spring"]),
        ("Trout live in the spring water and in the spring of a village.", []),
        ("The Saturday market is in its very last day.", []),
        ("It is shut for six weeks from 3 May.", ["for six weeks from 3 May"]),
        ("It is given every two years since 1962.", ["since 1962"]),
        ("It opens no earlier than 2028.", ["no earlier than 2028"]),
        ("By 2100 the ice will be gone.", ["By 2100"]),
        ("The sale slipped from May to June.", ["May", "June"]),
        ("Rents rose from May to June.", ["from May to June"]),
        ("The sale was put back from 3 May to 5 June.", ["3 May", "5 June"]),
        ("It voted 5-2 Tuesday night, and won 3-1 late Monday.", ["Tuesday night", "late Monday"]),
        ("They have until 15 October to present their plan.", ["until 15 October"]),
        ("She was there from 1980 to the present.", ["from 1980 to the present"]),
        ("It rose to 14 from yesterday's 13.46.", ["yesterday"]),
        ("It rose on year-earlier 7.18 billion.", ["on year-earlier"]),
        ("She left her post last November 25.", ["last November 25"]),
        ("Losses carried over from 1985 were large.", ["from 1985"]),
        ("It was handed over before Christmas.", ["before Christmas"]),
        ("They stayed over Christmas, and on through May.", ["over Christmas", "on through May"]),
        ("Talks with the SAT went on.", []),
        ("PORT OPENS ON SAT", ["ON SAT"]),
    ],
)
def test_dates_are_found_in_running_text(text: str, found: list[str]) -> None:
    mentions = find_dates(text, PUBLISHED)
    assert [mention.text for mention in mentions] == found
    assert all(text[one.start : one.end] == one.text for one in mentions)


def test_a_date_found_in_a_text_is_that_of_its_words() -> None:
    text = "The mill closed on Tuesday, after two days of talks in late February."
    for mention in find_dates(text, PUBLISHED):
        assert mention.value == read_date(mention.text, PUBLISHED)


@pytest.mark.parametrize(
    ("words", "years"),
    [
        ("aged one hundred and two", 102),
        ("one hundred and two years old", 102),
        ("the 73-year-old", 73),
        ("at least 37 years old", None),
        ("aged 37 or older", None),
    ],
)
def test_an_age_is_the_whole_number_and_no_bound(words: str, years: int | None) -> None:
    assert read_age(words).years == years


@pytest.mark.parametrize(
    ("words", "least", "most"),
    [
        ("one hundred and twenty days", 115, 125),
        ("1,200 days", 1150, 1250),
        ("two dozen days", 21, 27),
        ("no longer than six months", 0, 186),
        ("a maximum of six months", 0, 186),
        ("an hour and 45 minutes", 0, 1),
    ],
)
def test_a_length_of_time_keeps_its_number_and_its_bound(words: str, least: int, most: int) -> None:
    days = read_duration(words).days
    assert days is not None
    assert days.low is not None
    assert days.high is not None
    assert least <= days.low <= days.high <= most


def test_a_verb_before_a_date_is_no_part_of_a_period() -> None:
    found = find_dates("The talks are to end on Friday.", PUBLISHED)
    assert [mention.text for mention in found] == ["on Friday"]


@pytest.mark.parametrize(
    ("words", "days"),
    [
        ("1070-0X", "1070-01-01..1070-09-30"),
        ("1985-1X", "1985-10-01..1985-12-31"),
        ("2004-02-2X", "2004-02-20..2004-02-29"),
        ("1985-XX-15?", "1985-01-15..1985-12-15"),
        ("2004-13-1X", ""),
    ],
)
def test_an_unspecified_figure_stands_for_every_one_that_fits(words: str, days: str) -> None:
    assert shown(words) == days


def test_every_row_of_dates_is_made_of_slots_that_there_are() -> None:
    for row in rows_of("dates", defaultdict(lambda: read_date)):
        named = re.findall(r"<(?:\w+=)?(\w+)>", row.pattern)
        assert set(named) <= set(SLOTS), row.pattern
        are_closed = all(
            row.pattern.count(one) == row.pattern.count(end) for one, end in ("[]", "()")
        )
        assert are_closed, row.pattern


@pytest.mark.parametrize(
    ("words", "times"), [("3 days ago", 1), ("3 miles", 0), ("at 3 days", 1), ("at 3", 0)]
)
def test_a_seldom_slot_is_tried_only_where_a_word_that_its_rows_need_stands(
    words: str, times: int
) -> None:
    tried: list[int] = []

    def ends(chart: Chart, at: int) -> list[tuple[int, int]]:
        tried.append(at)
        return [(at + 1, at)]

    patterns = ["[at] <n> [whole] days", "<date> ago", "early <date>"]
    rows = [GrammarRow(place, pattern, lambda *_: ()) for place, pattern in enumerate(patterns)]
    slots = {"n": Slot(ends, kinds=frozenset([FEW]), is_seldom=True), SELF: Slot(phrases)}
    chart = Chart(Grammar(rows, slots), tokenize(words), words)
    found = chart.told(0)
    assert (len(tried), bool(found)) == (times, times > 0)


@pytest.mark.parametrize("words", ["recently", "previously", "to date"])
def test_some_time_past_is_known_to_be_vague_and_ends_with_publication(words: str) -> None:
    (reading,) = read_date(words, date(2024, 1, 17)).readings
    assert reading.is_vague
    assert reading.period.latest == date(2024, 1, 17)


@pytest.mark.parametrize(
    ("words", "named"),
    [
        ("within three days of 16 January 2024", Period(date(2024, 1, 17), date(2024, 1, 19))),
        ("within two weeks of 1 May 2023", Period(date(2023, 5, 2), date(2023, 5, 15))),
        ("within three days of January 2024", None),
    ],
)
def test_days_within_a_length_of_time_are_named_where_it_counts_from_a_day(
    words: str, named: Period | None
) -> None:
    (reading,) = read_date(words, date(2024, 1, 17)).readings
    assert reading.nominal == named


def test_this_week_stays_this_week_before_what_happened_after() -> None:
    (found,) = find_dates("It came to light this week after he left the house.", PUBLISHED)
    assert found.words == "this week"


@pytest.mark.parametrize(
    ("words", "first"),
    [("the ’10s", 2010), ("the ’20s", 2020), ("the ’30s", 1930), ("the 60s", 1960),
     ("the nineties", 1990), ("the twenties", 2020)],
)  # fmt: skip
def test_a_decade_without_its_century_is_the_last_that_has_begun(words: str, first: int) -> None:
    (reading,) = read_date(words).readings
    assert reading.period == Period(date(first, 1, 1), date(first + 9, 12, 31))


@pytest.mark.parametrize(
    ("words", "is_ahead"),
    [
        ("tomorrow", True),
        ("on next Thursday", True),
        ("next week", True),
        ("coming Friday", True),
        ("this coming Friday", True),
        ("in the coming week", True),
        ("by the coming spring", True),
        ("later this month", False),
        ("later that month", False),
        ("later", False),
        ("next morning", False),
        ("next", False),
        ("the next day", False),
        ("this Friday", False),
        ("the Friday after next", False),
        ("on Tuesday", False),
        ("in 2024", False),
        ("", False),
    ],
)
def test_what_is_told_by_its_distance_ahead_counts_ahead(words: str, is_ahead: bool) -> None:
    assert counts_ahead(words) is is_ahead


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("Saturday, 14 October 1066", ""),
        ("Sunday, 14 October 1066", "14 October 1066 was a Saturday, not a Sunday"),
        ("Tuesday, 29 May 1453", ""),
        ("Sunday, 29 May 1453", "29 May 1453 was a Tuesday, not a Sunday"),
        ("Friday, 15 October 1582", ""),
        ("Wednesday, 25 October 1917 (Old Style)", ""),
    ],
)
def test_a_weekday_before_the_gregorian_calendar_is_that_of_the_julian(
    words: str, told: str
) -> None:
    assert read_date(words).weekday_conflict == told


@pytest.mark.parametrize("words", ["the 2023-24 season", "the 2023/24 school year"])
def test_a_season_of_two_years_begins_in_the_one_and_ends_in_the_other(words: str) -> None:
    (reading,) = read_date(words).readings
    assert reading.period == Period(date(2023, 4, 1), date(2024, 10, 31))


def test_other_years_and_longer_runs_of_seasons_are_whole_years() -> None:
    for words, last in (("the 2023-24 fiscal year", 2024), ("the 2021-24 season", 2024)):
        (reading,) = read_date(words).readings
        first = date(2023 if "fiscal" in words else 2021, 1, 1)
        assert reading.period == Period(first, date(last, 12, 31))


def test_a_month_is_the_most_in_years_behind_it_and_lies_in_none_to_come() -> None:
    told, _ = find_dates("It was the driest September in 41 years.", PUBLISHED)
    assert told.text == "September"
    assert shown("September in 41 years") == "2065-09-01..2065-09-30"


@pytest.mark.parametrize(
    ("told", "is_own"),
    [
        ("in the year ended June 30, 2023", True),
        ("in the year to 31 March", True),
        ("in the year ended December 31", False),
        ("in the fiscal year ended Jan. 1", False),
        ("in the second quarter, ended March 31", True),
        ("in the second quarter ended June 30", False),
        ("in the nine months ended June 30", True),
        ("in the nine months through September 30", False),
        ("in the nine months through June 30", True),
        ("as its fiscal year ends June 30", True),
        ("in the week ended June 30", False),
        ("in 12 days to 30 June", False),
    ],
)
def test_a_firm_has_a_year_of_its_own_where_a_stretch_of_it_ends_in_another_month(
    told: str, is_own: bool
) -> None:
    assert has_own_year(f"Profit rose {told}.") is is_own
