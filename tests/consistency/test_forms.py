"""Totals, shares, changes, differences, rates and averages, as an editor thinks of them."""

from __future__ import annotations

import json
from collections.abc import Sequence
from fractions import Fraction
from functools import partial
from pathlib import Path

import pytest

from factcheck.comparison import Comparison, Verdict
from factcheck.consistency.ages_and_durations import compare_age, compare_duration
from factcheck.consistency.changes import compare_percent_or_points
from factcheck.consistency.evaluation import evaluate
from factcheck.consistency.expression import ClaimName, compared
from factcheck.consistency.forms import FORMS, MOST_TRIED, DerivedForm, compare_tolls
from factcheck.consistency.scopes import _for_every
from factcheck.consistency.units_left_out import in_one_unit
from factcheck.consistency.values import (
    LENGTH,
    NUMBER,
    Missing,
    Scope,
    Value,
    value_of_date,
    value_of_quantity,
)
from factcheck.reading.dates.date import read_date
from factcheck.reading.figures.quantity import read_quantity

SCHEMA = Path(__file__).parents[2] / "factcheck" / "schema" / "claims.schema.json"


def _scope(words: dict[str, str], name: str) -> Value | Missing | None:
    return value_of_quantity(read_quantity(words[name])) if name in words else None


def _figure(words: str) -> Value:
    value = value_of_quantity(read_quantity(words))
    assert isinstance(value, Value)
    return value


def _date(words: str) -> Value:
    value = value_of_date(read_date(words))
    assert isinstance(value, Value)
    return value


def _compared(
    form: DerivedForm, claim: str, names: Sequence[str], scope: Scope, *, is_fall: bool = False
) -> Comparison:
    """A claim set against what its form makes of others, whose figures are read together."""
    if form.compare is not None:
        return form.compare(claim, names, scope, is_fall)
    assert form.worked is not None
    worked, inner = form.worked(claim, names, scope, is_fall)
    return evaluate(compared(worked, "==", ClaimName(claim)), inner)


def _total(total: str, *parts: str) -> Comparison:
    words = {f"part_{n}": part for n, part in enumerate(parts, 1)}
    return _compared(
        FORMS["total_of"], "total", list(words), partial(_scope, {**words, "total": total})
    )


def _change(change: str, before: str, after: str, *, is_fall: bool = False) -> Comparison:
    scope = partial(_scope, {"change": change, "before": before, "after": after})
    return _compared(FORMS["change_from"], "change", ("before", "after"), scope, is_fall=is_fall)


def _points(change: str, before: str, after: str) -> Comparison:
    scope = partial(_scope, {"change": change, "before": before, "after": after})
    return compare_percent_or_points("change", ("before", "after"), scope, is_fall=False)


def test_a_total_that_its_parts_miss_shows_the_sum() -> None:
    answer = _total("21 people", "12 men", "8 women")
    assert answer.verdict is Verdict.CONFLICTS
    assert answer.explanation == ("12 men (part 1) + 8 women (part 2) is 20, not 21 people (total)")
    assert answer.suggestions == ("20",)


def test_a_part_that_a_text_names_is_left_out_in_its_words() -> None:
    scope = partial(_scope, {"text_all": "20 men", "text_some": "20 men", "text_few": "3 men"})
    answer = _compared(FORMS["total_of"], "text_all", ["text_some", "text_few"], scope)
    assert answer.working[-1] == "the total would fit without “3 men”"


def test_a_part_that_is_named_twice_may_be_left_out_once() -> None:
    scope = partial(_scope, {"total": "12 men", "part": "12 men"})
    answer = _compared(FORMS["total_of"], "total", ["part", "part"], scope)
    assert answer.conflicts
    assert answer.working[-1] == "the total would fit without part"


@pytest.mark.parametrize(
    ("total", "parts", "verdict"),
    [
        ("20 people", ("12 men", "8 women"), Verdict.AGREES),
        ("100 percent", ("33 percent", "33 percent", "33 percent"), Verdict.ROUNDING),
        ("100 percent", ("30 percent", "30 percent", "30 percent"), Verdict.CONFLICTS),
        ("100 percent", ("33 percent", "33 percent", "32 percent"), Verdict.CONFLICTS),
        ("100 percent", ("50 percent", "33 percent", "16 percent"), Verdict.ROUNDING),
        ("100 percent", ("50 percent", "33 percent", "15 percent"), Verdict.CONFLICTS),
        ("100 percent", ("50 percent", "30 to 40 percent", "15 percent"), Verdict.CANNOT_TELL),
        ("100 percent", ("about 50 percent", "33 percent", "15 percent"), Verdict.ROUNDING),
        ("100 percent", ("50 percent", "a third", "15 percent"), Verdict.ROUNDING),
        ("nearly 100 percent", ("50 percent", "33 percent", "15 percent"), Verdict.ROUNDING),
        ("$4 million", ("$1.4 million", "$2.4 million"), Verdict.ROUNDING),
        ("at least 500 people", ("311 people", "212 people"), Verdict.AGREES),
        ("500 people", ("about 120 people", "300 people"), Verdict.CONFLICTS),
    ],
)
def test_rounded_parts_may_miss_a_total_by_their_halves(
    total: str, parts: tuple[str, ...], verdict: Verdict
) -> None:
    assert _total(total, *parts).verdict is verdict


def test_a_bare_m_is_million_beside_a_large_number_and_metres_beside_a_small_one() -> None:
    words = {"crowd": "1.2m", "some": "300,000", "leg": "100m", "few": "200"}
    scope = partial(_scope, words)
    once = in_one_unit(("some", "crowd"), scope)
    for crowd in (once("crowd"), in_one_unit(("some", "crowd"), once)("crowd")):
        assert isinstance(crowd, Value)
        assert crowd.numeral == 1_200_000
        assert crowd.dimension == NUMBER
    leg = in_one_unit(("few", "leg"), scope)("leg")
    assert isinstance(leg, Value)
    assert leg.dimension == LENGTH


@pytest.mark.parametrize(
    ("share", "part", "whole", "verdict"),
    [
        ("40 percent", "8 women", "20 members", Verdict.AGREES),
        ("45 percent", "8 women", "20 members", Verdict.CONFLICTS),
        ("one in five", "210 people", "1,000 people", Verdict.ROUNDING),
        ("0.5%", "1,000 people", "200,000 people", Verdict.AGREES),
        ("a third", "33 people", "100 people", Verdict.ROUNDING),
    ],
)
def test_a_share_is_its_part_of_the_whole(
    share: str, part: str, whole: str, verdict: Verdict
) -> None:
    words = {"share": share, "part": part, "whole": whole}
    assert (
        _compared(FORMS["share_of"], "share", ("part", "whole"), partial(_scope, words)).verdict
        is verdict
    )


@pytest.mark.parametrize(
    ("change", "before", "after", "is_fall", "verdict"),
    [
        ("25 percent", "$1.2 billion", "$1.5 billion", False, Verdict.AGREES),
        ("50 percent", "$1.2 billion", "$1.5 billion", False, Verdict.CONFLICTS),
        ("20 percent", "$1.5 billion", "$1.2 billion", True, Verdict.AGREES),
        ("20 percent", "$1.2 billion", "$1.5 billion", True, Verdict.CONFLICTS),
        ("doubled", "$1.2 billion", "$2.4 billion", False, Verdict.AGREES),
        ("doubled", "$1.2 billion", "$5 billion", False, Verdict.CONFLICTS),
        ("more than doubled", "$1.2 billion", "$2.7 billion", False, Verdict.AGREES),
        ("more than doubled", "$1.2 billion", "$2.2 billion", False, Verdict.CONFLICTS),
        ("fell by a third", "$3 billion", "$2 billion", False, Verdict.AGREES),
        ("4 percentage points", "40 percent", "44 percent", False, Verdict.AGREES),
        ("4 percentage points", "44 percent", "40 percent", False, Verdict.CONFLICTS),
        ("4 points", "40 percent", "44 percent", False, Verdict.AGREES),
        ("8 points", "40 percent", "44 percent", False, Verdict.CONFLICTS),
        ("down 4 points", "44 percent", "40 percent", True, Verdict.AGREES),
        ("30 people", "120 people", "150 people", False, Verdict.AGREES),
    ],
)
def test_a_change_is_measured_from_the_figure_before(
    change: str, before: str, after: str, is_fall: bool, verdict: Verdict
) -> None:
    assert _change(change, before, after, is_fall=is_fall).verdict is verdict


def test_a_fall_in_money_is_told_by_its_size() -> None:
    assert _change("$5 more", "$1,900", "$80").explanation == (
        "From $1,900 to $80 is a fall of $1,820 ($1,768 to $1,873 with rounding), not “$5 more”"
    )


def test_percent_written_for_points_is_told_from_a_wrong_figure() -> None:
    answer = _points("4 percent", "40 percent", "44 percent")
    assert answer.verdict is Verdict.CONFLICTS
    assert answer.explanation == (
        "From 40 percent to 44 percent is a change of 10 % (7.41–12.66 % with "
        "rounding), not “4 percent”; the figure is right in percentage points"
    )
    assert _points("10 percentage points", "40 percent", "44 percent").conflicts
    assert _points("10 percent", "40 percent", "44 percent").verdict is Verdict.AGREES
    assert _points("25 percent", "40 percent", "44 percent").is_undecided
    assert _points("4 percent", "40 people", "44 people").is_undecided


def test_differences_rates_and_averages_are_worked_out() -> None:
    words = {
        "income": "$5.2 million",
        "costs": "$4.1 million",
        "profit": "$1.1 million",
        "deaths": "35 deaths",
        "population": "500,000 people",
        "rate": "7 per 100,000 people",
        "twelve": "12 people",
        "eight": "8 people",
        "mean": "11 people",
    }
    scope = partial(_scope, words)
    assert (
        _compared(FORMS["difference_of"], "profit", ("income", "costs"), scope).verdict
        is Verdict.AGREES
    )
    assert (
        _compared(FORMS["rate_of"], "rate", ("deaths", "population"), scope).verdict
        is Verdict.AGREES
    )
    assert _compared(FORMS["average_of"], "mean", ["twelve", "eight"], scope).suggestions == ("10",)


def test_a_toll_that_falls_is_told_from_one_that_is_only_less_precise() -> None:
    words = {"first": "124 dead", "then": "95 dead", "rounded": "120 dead", "vague": "about 120"}
    scope = partial(_scope, words)
    assert compare_tolls("first", "then", scope).explanation == (
        "124 dead (first) is more than 95 dead (then): a count that only grows has fallen"
    )
    assert compare_tolls("then", "first", scope).verdict is Verdict.AGREES
    assert not compare_tolls("first", "rounded", scope).conflicts
    assert not compare_tolls("first", "vague", scope).conflicts


@pytest.mark.parametrize(
    ("age", "born", "when", "verdict"),
    [
        ("71", "7 October 1952", "16 January 2024", Verdict.AGREES),
        ("71 years old", "7 October 1952", "16 January 2024", Verdict.AGREES),
        ("73", "7 October 1952", "16 January 2024", Verdict.CONFLICTS),
        ("71", "1952", "16 January 2024", Verdict.AGREES),
        ("72", "1952", "January 2024", Verdict.AGREES),
        ("70", "1952", "January 2024", Verdict.CONFLICTS),
        ("about 70", "1952", "January 2024", Verdict.ROUNDING),
    ],
)
def test_an_age_counts_completed_years(age: str, born: str, when: str, verdict: Verdict) -> None:
    assert compare_age(_figure(age), _date(born), _date(when)).verdict is verdict


@pytest.mark.parametrize(
    ("duration", "start", "end", "verdict"),
    [
        ("two days", "5 March 2024", "7 March 2024", Verdict.AGREES),
        ("three days", "5 March 2024", "7 March 2024", Verdict.AGREES),
        ("five days", "5 March 2024", "7 March 2024", Verdict.CONFLICTS),
        ("six months", "16 July 2023", "16 January 2024", Verdict.ROUNDING),
        ("eight months", "16 July 2023", "16 January 2024", Verdict.CONFLICTS),
        ("six months", "July 2023", "18 January 2024", Verdict.CANNOT_TELL),
        ("eight hours", "10 p.m. on 3 June 2024", "6 a.m. on 4 June 2024", Verdict.AGREES),
        ("20 minutes", "3 June 2024", "4 June 2024", Verdict.AGREES),
        ("70 hours", "3 June 2024", "4 June 2024", Verdict.CONFLICTS),
        ("40 hours", "3 June 2024", "10 June 2024", Verdict.CONFLICTS),
    ],
)
def test_a_duration_counts_nights_or_days(
    duration: str, start: str, end: str, verdict: Verdict
) -> None:
    answer = compare_duration(_figure(duration), _date(start), _date(end))
    assert answer.verdict is verdict


def test_an_impossible_age_says_which_are_possible() -> None:
    answer = compare_age(_figure("73"), _date("7 October 1952"), _date("16 January 2024"))
    assert answer.explanation == (
        "Someone born on 7 October 1952 was 71 years old as of 16 January 2024, not “73”"
    )
    assert answer.suggestions == ("71",)


def test_a_long_time_is_told_in_years() -> None:
    answer = compare_duration(_figure("37 years"), _date("27 May 1937"), _date("21 November 1964"))
    assert answer.explanation == (
        "From 27 May 1937 to 21 November 1964 is 27 years, 5 months and 25 days, not “37 years”"
    )
    assert answer.suggestions == ("27.49 years",)
    answer = compare_duration(_figure("five days"), _date("5 March 2024"), _date("7 March 2024"))
    assert answer.explanation == (
        "From 5 March 2024 to 7 March 2024 is 2 days, 3 days with both counted, not “five days”"
    )


def test_large_figures_are_shown_in_words_once() -> None:
    answer = _total("330 million people", "126.3 million people", "78.6 million people")
    assert answer.explanation == (
        "126.3 million people (part 1) + 78.6 million people (part 2) is 204.9 "
        "million (204.8–205 million with rounding), not 330 million people "
        "(total)"
    )


def test_of_very_many_parts_none_is_tried_as_what_is_wrong_and_that_is_told() -> None:
    parts = {f"p{number}": f"{100 + number} people" for number in range(MOST_TRIED + 1)}
    words = {**parts, "total": "9,999 people"}
    answer = _compared(FORMS["total_of"], "total", list(parts), partial(_scope, words))
    untried = f"which of {len(parts)} parts may be wrong or left out is not tried"
    assert answer.conflicts
    assert (answer.working[1:], answer.suggestions) == ((untried,), ())


def test_a_total_that_leaves_out_a_part_is_told_so() -> None:
    words = {"a": "12 women", "b": "30 men", "c": "7 children", "total": "42 people"}
    answer = _compared(FORMS["total_of"], "total", ["a", "b", "c"], partial(_scope, words))
    assert answer.working[1:] == ("the total would fit without c",)
    fitting = _compared(FORMS["total_of"], "total", ["a", "b"], partial(_scope, words))
    assert (fitting.verdict, fitting.working[1:]) == (Verdict.AGREES, ())


@pytest.mark.parametrize(
    ("average", "verdict"), [("861 people", Verdict.ROUNDING), ("863 people", Verdict.CONFLICTS)]
)
def test_an_average_of_people_is_rounded_to_whole_ones(average: str, verdict: Verdict) -> None:
    words = {"a": "763 people", "b": "1,007 people", "c": "814 people", "mean": average}
    assert (
        _compared(FORMS["average_of"], "mean", ["a", "b", "c"], partial(_scope, words)).verdict
        is verdict
    )


def test_hundreds_beside_parts_counted_to_the_unit_may_be_rounded() -> None:
    words = {"a": "1,137 people", "b": "1,900 people", "c": "3,061 people", "d": "3,161 people"}
    assert not _compared(FORMS["total_of"], "c", ["a", "b"], partial(_scope, words)).conflicts
    assert _compared(FORMS["total_of"], "d", ["a", "b"], partial(_scope, words)).conflicts


@pytest.mark.parametrize(
    ("change", "before", "after", "is_fall", "told"),
    [
        ("fell 2%", "$10.9 billion", "$11.1 billion", True, "a rise of 1.835 % (0.91–2.76 % with "),
        ("up 1.4 percent", "8,030,260", "7,921,772", False, "a fall of 1.351 %, not “up 1.4"),
        ("fell 9 percent", "8,030,260", "7,921,772", True, "a change of 1.351 %, not “fell 9"),
        ("up 4 points", "44 percent", "40 percent", False, "a fall of 4 percentage points"),
        ("up 4 points", "41 percent", "40 percent", False, "a fall of 1 percentage point (0–2"),
    ],
)
def test_a_change_the_other_way_is_told_as_that(
    change: str, before: str, after: str, is_fall: bool, told: str
) -> None:
    answer = _change(change, before, after, is_fall=is_fall)
    assert answer.explanation.startswith(f"From {before} to {after} is {told}")


def test_a_share_far_too_small_is_shown_as_what_it_is() -> None:
    words = {"share": "a sixth", "part": "half a million people", "whole": "3.6 billion people"}
    answer = _compared(FORMS["share_of"], "share", ("part", "whole"), partial(_scope, words))
    assert " is 0.0139 % (0.01233–0.01549 % with rounding), not" in answer.explanation


@pytest.mark.parametrize(
    ("later", "earlier", "gap", "told"),
    [
        ("2:11:38", "2:11:09", "39 seconds", "is 29 seconds (28 seconds to 30 seconds"),
        ("3:52.07", "3:44.00", "9.07 seconds", "is 8.07 seconds (8.06 seconds to 8.08 seconds"),
        ("1:31:05", "1 hour and 29 minutes", "5 minutes", "is 2:05 (1:34.5 to 2:35.5"),
    ],
)
def test_the_gap_of_two_race_times_is_told_as_a_clock_shows_it(
    later: str, earlier: str, gap: str, told: str
) -> None:
    words = {"later": later, "earlier": earlier, "gap": gap}
    answer = _compared(FORMS["difference_of"], "gap", ("later", "earlier"), partial(_scope, words))
    assert answer.conflicts
    assert told in answer.explanation


def test_the_schema_names_the_slots_of_each_form_as_the_table_does() -> None:
    known = json.loads(SCHEMA.read_text("utf-8"))["$defs"]["claim"]["properties"]
    told = {key: tuple(known[key].get("properties", ())) for key in known if key in FORMS}
    assert told == {form.key: form.slots for form in FORMS.values()}


def test_so_many_for_every_so_many_are_counted_and_no_measures() -> None:
    told = _for_every("5 deaths for every 2 births")
    assert told is not None
    shares = [(part.low, part.high) for part in told.worlds]
    assert shares == [(Fraction(3, 10), Fraction(1, 2)), (2, Fraction(10, 3))]
    for words in ("50 km for every 2 hours", "5 people to every 2 km", "5 people"):
        assert _for_every(words) is None
