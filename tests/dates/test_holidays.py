"""The days of holidays, by calendars that others have published; how their names are read."""

from __future__ import annotations

import subprocess
import sys
from datetime import date

import holidays
import pytest

from factcheck.dates import Period
from factcheck.dates.holidays import HEBREW_MONTHS, Holiday, days_of, easter, hebrew_day, year_of
from factcheck.reading.dates.date import read_date
from tests.dates.holiday_names import holiday_names

NAMES = holiday_names()
PUBLISHED = {
    "https://www.opm.gov/policy-data-oversight/pay-leave/federal-holidays/": """
        2024-01-15 Birthday of Martin Luther King Jr.
        2024-02-19 Washington's Birthday
        2024-05-27 Memorial Day
        2024-09-02 Labor Day
        2024-10-14 Columbus Day
        2024-11-28 Thanksgiving Day""",
    "https://www.law.cornell.edu/uscode/text/2/7": """
        2022-11-08 Election Day
        2024-11-05 Election Day""",
    "https://www.gov.uk/bank-holidays": """
        2024-03-29 Good Friday
        2024-05-06 Early May Bank Holiday
        2024-05-27 Spring Bank Holiday
        2024-08-26 Summer Bank Holiday
        2024-12-26 Boxing Day""",
    "https://www.timeanddate.com/holidays/canada/2024": """
        2024-05-20 Victoria Day
        2024-10-14 Thanksgiving
        2024-09-02 Labour Day""",
    "https://www.oca.org/orthodoxy/the-orthodox-faith/worship/the-church-year": """
        2024-05-05 Orthodox Easter Sunday
        2024-05-03 Orthodox Good Friday
        2025-04-20 Pascha
        2024-03-18 Clean Monday""",
    "https://www.hebcal.com/holidays/2023-2024": """
        2023-09-24 Yom Kippur
        2023-09-25 Day of Atonement
        2024-01-25 Tu BiShvat
        2024-03-24 Purim
        2024-05-06 Yom HaShoah
        2024-05-13 Yom HaZikaron
        2024-05-14 Yom HaAtzmaut
        2024-05-26 Lag BaOmer
        2024-06-12 Shavuot
        2024-08-13 Tisha B'Av""",
    "https://webspace.science.uu.nl/~gent0113/islam/ummalqura.htm": """
        2024-04-10 Eid al-Fitr
        2024-06-16 Eid al-Adha
        2024-07-07 Islamic New Year
        2023-04-21 Eid ul-Fitr""",
    "https://www.timeanddate.com/holidays/india/2024": """
        2024-03-25 Holi
        2024-05-23 Buddha Purnima
        2024-10-12 Dussehra
        2024-10-31 Deepavali
        2024-11-15 Guru Nanak's Birthday""",
    "https://www.gov.hk/en/about/abouthk/holiday/2024.htm": """
        2024-02-10 Lunar New Year's Day
        2024-04-04 Ching Ming Festival
        2024-05-15 the Buddha's Birthday
        2024-06-10 Tuen Ng Festival
        2024-10-11 Chung Yeung Festival""",
    "https://www.timeanddate.com/holidays/singapore/2024": """
        2024-02-10 Chinese New Year
        2024-05-22 Vesak Day
        2024-10-31 Diwali""",
    "https://www.un.org/en/observances/list-days-weeks": """
        2024-11-21 World Philosophy Day
        2024-10-07 World Habitat Day
        2024-07-06 International Day of Cooperatives
        2024-07-18 Nelson Mandela International Day""",
}
LISTED = [
    pytest.param(date.fromisoformat(row[:10]), row[11:], id=f"{row[11:]} {row[:4]}, {source}")
    for source, rows in PUBLISHED.items()
    for row in map(str.strip, rows.strip().splitlines())
]


def named(name: str) -> Holiday:
    return NAMES[name.lower().removeprefix("the ")]


def day(text: str) -> Period:
    first, _, last = text.partition("/")
    return Period(date.fromisoformat(first), date.fromisoformat(last or first))


@pytest.mark.parametrize(("when", "name"), LISTED)
def test_a_holiday_falls_on_the_day_that_its_calendar_lists(when: date, name: str) -> None:
    assert Period(when, when) in days_of(named(name), when.year)


def test_every_name_has_days_in_2024_and_is_read_with_and_without_that_year() -> None:
    for name, holiday in NAMES.items():
        year = 2025 if "every" in holiday.rules[0] else 2024
        days = days_of(holiday, year)
        assert days, name
        assert all(one.earliest and one.earliest >= date(year - 1, 12, 31) for one in days), name
        assert all(one.earliest and one.earliest.year <= year for one in days), name
        read = read_date(f"{name} {year}", "2024-07-01").readings
        assert all(any(one.period.holds(known) for one in read) for known in days), name
        assert read_date(name, "2024-07-01").readings, name


@pytest.mark.parametrize(
    ("name", "first"),
    [
        ("first day of the Lunar New Year", "2024-02-10"),  # https://www.gov.hk, as above
        ("Khmer New Year", "2024-04-13"),
        ("Pchum Ben", "2024-10-01"),
    ],
)
def test_a_holiday_of_several_days_in_a_row_is_told_by_the_first(name: str, first: str) -> None:
    assert days_of(named(name), 2024) == (day(first),)


def test_every_rule_of_the_table_has_a_source_and_gives_days() -> None:
    for holiday in set(NAMES.values()):
        assert holiday.source.strip("[]") == holiday.source != ""
        for rule in holiday.rules:
            alone = Holiday(holiday.name, (rule,))
            years = (year_of(rule) or 2024, 2025)
            assert any(days_of(alone, year) for year in years), (holiday.name, rule)


def test_a_day_of_history_is_in_its_year_only() -> None:
    landings = Holiday("D-Day", ("6 June 1944",))
    assert days_of(landings, 1944) == (day("1944-06-06"),)
    assert days_of(landings, 1945) == ()


def test_names_are_small_letters_with_straight_apostrophes() -> None:
    assert [name for name in NAMES if name != name.lower() or "’" in name] == []


def test_easter_is_that_of_the_library_in_every_year_of_the_gregorian_calendar() -> None:
    known = pytest.importorskip("dateutil.easter").easter
    assert [year for year in range(1583, 4100) if easter(year) != known(year)] == []


def test_the_julian_calendar_falls_further_behind() -> None:
    # https://www.britannica.com/topic/Julian-calendar: 12 days until 1900, 13 until 2100
    christmas = [days_of(named("Orthodox Christmas"), year) for year in (1850, 1950, 2024)]
    assert christmas == [(day("1850-01-06"),), (day("1950-01-07"),), (day("2024-01-07"),)]


def test_some_holidays_are_of_some_years_only() -> None:
    # 20th Amendment, https://www.law.cornell.edu/constitution/amendmentxx; a Sunday gives way
    oaths = [days_of(named("Inauguration Day"), year) for year in (2013, 2014, 2017)]
    assert oaths == [(day("2013-01-21"),), (), (day("2017-01-20"),)]
    first = [days_of(named("World Statistics Day"), year) for year in (2005, 2010)]
    assert first == [(), (day("2010-10-20"),)]
    told = read_date("Inauguration Day", "2024-03-01", "past").readings
    assert [one.period for one in told] == [day("2021-01-20")]


def test_what_begins_on_the_evening_before_may_be_either_day() -> None:
    assert days_of(named("Yom Kippur"), 1973) == (day("1973-10-06"), day("1973-10-05"))
    assert days_of(named("Rosh Hashanah"), 2024) == (
        day("2024-10-03/2024-10-04"),
        day("2024-10-02/2024-10-04"),
    )


def test_a_feast_may_run_into_the_next_year_and_fall_twice_in_one() -> None:
    assert days_of(named("Hanukkah"), 2024)[0] == day("2024-12-26/2025-01-02")
    assert days_of(named("Kwanzaa"), 2023) == (day("2023-12-26/2024-01-01"),)
    # Muhammad's era gained a year on ours in 2000: https://webspace.science.uu.nl/~gent0113/islam/
    twice = days_of(named("Eid al-Fitr"), 2000)
    assert {day("2000-01-08"), day("2000-12-27")} <= set(twice)


def test_where_a_calendar_does_not_reach_no_day_is_given() -> None:
    assert days_of(named("Holi"), 1950) == ()
    assert days_of(named("Eid al-Fitr"), 1850) == ()
    assert not read_date("Holi 1950").readings
    assert days_of(named("Easter"), 0) == days_of(named("Easter"), 10000) == ()


def test_the_ends_of_the_calendar_raise_nothing() -> None:
    for holiday in {one for one in NAMES.values() if " " in one.rules[0]}:
        if not holiday.rules[0][:2].isupper():
            assert all(one.earliest for year in (1, 9999) for one in days_of(holiday, year))


@pytest.mark.parametrize(
    ("entry", "month", "number"),
    [
        ("Yom Kippur", "Tishri", 10),
        ("Sukkot", "Tishri", 15),
        ("Purim", "Adar", 14),
        ("Pesach", "Nisan", 15),
        ("Lag BaOmer", "Iyar", 18),
        ("Shavuot", "Sivan", 6),
    ],
)
def test_the_hebrew_calendar_is_that_of_the_library(entry: str, month: str, number: int) -> None:
    years = range(1950, 2100)
    known = holidays.country_holidays(
        "IL", years=years, language="en_US", categories=("public", "school", "optional")
    )
    theirs = {found for found in known if entry in known.get_list(found)}
    assert {found for year in years for found in hebrew_day(year, month, number)} == theirs


@pytest.mark.parametrize(
    ("day", "names"),
    [
        ("06-29", "Saints Peter and Paul; Sts. Peter and Paul; Sts Peter & Paul"),
        ("03-08", "International Women's Day; Int'l Womens Day; Intl Women's Day"),
        ("11-01", "All Saints' Day; All Saints Day; All Saint's Day"),
        ("03-17", "Saint Patrick's Day; St. Patrick's Day; St Patricks Day"),
        ("02-14", "Ash Wednesday; Ash Wed"),
        ("04-09", "Eid al-Fitr; Eid al Fitr"),
    ],
)
def test_a_holiday_is_read_in_each_usual_spelling_of_its_name(day: str, names: str) -> None:
    for name in names.split("; "):
        readings = read_date(f"{name} 2024").readings
        assert f"2024-{day}" in [str(one.earliest) for one in readings], name


@pytest.mark.parametrize(
    ("months", "begun"),
    [
        # https://www.hebcal.com/hebrew-date-converter, of the leap year 5784
        ("Tishri Heshvan Kislev Tevet", "2023-09-16 2023-10-16 2023-11-14 2023-12-13"),
        ("Shevat Adar Nisan Iyar", "2024-01-11 2024-03-11 2024-04-09 2024-05-09"),
        ("Sivan Tammuz Av Elul", "2024-06-07 2024-07-07 2024-08-05 2024-09-04"),
        ("Tishri Heshvan Kislev", "2024-10-03 2024-11-02 2024-12-02"),  # of 5785
    ],
)
def test_each_month_of_the_hebrew_calendar_begins_on_its_day(months: str, begun: str) -> None:
    days = begun.split()
    found = [hebrew_day(int(days[0][:4]), month, 1) for month in months.split()]
    assert [of_month[-1].isoformat() for of_month in found] == days


def test_a_day_of_the_hebrew_winter_may_miss_a_year_or_come_twice() -> None:
    # https://www.hebcal.com/converter: 10 Tevet 5784 is 22 December 2023, of 5785 10 January 2025
    tenths = [hebrew_day(year, HEBREW_MONTHS[3], 10) for year in (2023, 2024, 2025)]
    assert [len(days) for days in tenths] == [2, 0, 2]


@pytest.mark.parametrize(
    ("words", "published", "tense", "expected"),
    [
        ("Mother's Day", "2024-06-01", "past", "2024-03-10 2024-05-12"),
        ("last Diwali", "2024-06-01", None, "2023-11-12"),
        ("Diwali of next year", "2024-06-01", None, "2025-10-20"),
        ("Thanksgiving in nine months", "2024-02-12", "future", "2024-10-14 2024-11-28"),
        ("Boxing Day two years ago", "2024-06-01", None, "2022-12-26"),
        ("the closest Boxing Day", "2024-02-01", "future", "2023-12-26"),
        ("Eid al-Fitr", "2024-06-01", "past", "2024-04-10"),
        ("Lent 2018", None, None, "2018-02-14/2018-03-31"),
        ("St. Patrick’s Day 2024", None, None, "2024-03-17"),
        ("Int'l Women's Day 2024", None, None, "2024-03-08"),
    ],
)
def test_a_phrase_names_these_days(
    words: str, published: str | None, tense: str | None, expected: str
) -> None:
    read = read_date(words, published, tense)
    names = {one.named for one in read.readings}
    assert {day(one) for one in expected.split()} <= names, read


def test_the_library_of_calendars_is_imported_only_for_a_day_that_needs_it() -> None:
    told = [
        f"read_date({words!r}); print('holidays' in sys.modules)"
        for words in ("Easter 2024", "Yom Kippur 2024", "5 March 2024", "Diwali 2024")
    ]
    script = f"import sys; from factcheck import read_date; {'; '.join(told)}"
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)  # noqa: S603 (our own words)
    assert run.stdout.split() == ["False", "False", "False", "True"]


def test_the_sighting_of_the_moon_moves_a_feast_by_a_day() -> None:
    whole = read_date("Eid al-Fitr 2024").widest
    assert whole is not None
    assert whole.holds(day("2024-04-09/2024-04-11"))
