"""The patterns of the periods that ``periods`` reads."""

from __future__ import annotations

from factcheck.dates import fiscal, periods, turns
from factcheck.dates.patterns import Phrase, phrases

_UNIT = (
    "<unit:hours|days|weeks|fortnights|months|quarters|years|day|week|fortnight|month|quarter|year>"
)
_NAMED = "<unit:fiscal year|financial year|quarter|year|month|week|fortnight|half|period>"
_END = "<end:ended|ending|that ended|that ends|through|to>"
_WHICH = (
    "<which:first|last|final|opening|closing|initial|second|third|fourth|"
    + "|".join(periods.PENULTIMATE)
    + ">"
)
_EITHER_YEAR = (
    "(last year|the last year|a year ago|a year earlier|year ago|the previous year|the prior year|"
    "the preceding year|the year before|the year earlier)"
)
_QUARTER = "<quarter:(?:first|second|third|fourth|1st|2nd|3rd|4th) quarter|q[1-4]>"
_KIND = "<kind:fiscal|financial|model|crop|school|academic|budget|tax|marketing>"
_HEAD = (
    "(?:the )?(?:(?:first|second|third|fourth|last|latter|final|closing|1st|2nd) .+|h[12]|q[1-4])"
)
_SAME = "<unit:period|quarter|month|week|day|half|time|stretch|point|span|nine months|six months>"

PERIODS: tuple[Phrase, ...] = (
    *phrases(turns.read_part_of_unit, f"<head:{_HEAD}> (of|in) the <unit:year|month|quarter|week>"),
    *phrases(
        periods.read_ended,
        f"[the] <n> {_UNIT} [period|span] {_END} [on|in] <phrase>",
        f"[the|its|their] [fiscal] [first|second|third|fourth] {_NAMED} {_END} [on|in] <phrase>",
    ),
    *phrases(
        periods.read_part_counted,
        f"[the] {_WHICH} <n> {_UNIT} (of|in) <phrase>",
        f"[the] {_WHICH} <n> {_UNIT} [of] <phrase=year>",
        f"[the] {_WHICH} [<full:full|whole>] <unit:day|week|month|quarter|year> (of|in) <phrase>",
        f"[the] {_WHICH} <unit:day|week|month|quarter> [of] <phrase=year>",
        f"[the] <phrase:(?:last|this) (?:year|month|quarter)> {_WHICH} [<n>] {_UNIT}",
    ),
    *phrases(
        periods.read_first_months,
        "[the] (first|initial) <n> <unit:months|quarters> [of the year]",
    ),
    *phrases(
        periods.read_same_last_year,
        f"[the] (year earlier|year ago|prior year|previous year|last year) {_SAME}",
        f"[the] [same|comparable|corresponding|similar|like] {_SAME} [of|in|from] {_EITHER_YEAR}",
        "[the] <unit:year> (earlier|ago)",
    ),
    *phrases(
        periods.read_in_year,
        "<inner:.+?> [of|in|from] [the] <which:last|this|next|current|previous|prior|past|"
        "coming|the> year",
        "<inner:.+?> [of] (a year ago|a year earlier|the year before)",
        "[the] <which:last|this|next|current|previous|the> year <inner:.+>",
    ),
    *phrases(
        periods.read_before_unit,
        "[the] (previous|prior|preceding) <unit:year|month|quarter|week|decade|century>",
    ),
    *phrases(
        periods.read_year_period,
        "[the] [same|like|comparable|corresponding|similar] <year> (period|quarter|season)",
        f"[the] same {_SAME} [of|in] <year>",
    ),
    *phrases(
        periods.read_nth_weekday,
        "[the] <which:first|second|third|fourth|fifth|last|final> <weekday> (in|of) <phrase>",
    ),
    *phrases(
        fiscal.read_fiscal,
        "[the] (fiscal|fy|financial) [year] <year>",
        "fy <short:\\d\\d>",
        f"[the] <which:last|this|next|current|latest|previous|the|coming> {_KIND} year",
        f"[the] [same] <year> {_KIND} year",
    ),
    *phrases(
        fiscal.read_fiscal_quarter,
        f"[the|its|their] fiscal [year] [<year>] {_QUARTER}",
        f"[the|its|their] [fiscal] {_QUARTER} of fiscal [year] <year>",
        f"[the|its|their] {_QUARTER} [of] fy <year>",
        f"[the|its|their] {_QUARTER} [of] fy <short:\\d\\d>",
    ),
    *phrases(
        turns.read_unit_end,
        "[the] [<year>] <unit:year|month|quarter|week> end",
        "[the] <unit:year> end [of] <year>",
    ),
    *phrases(
        periods.read_some_day,
        "(one|a) (day|night|morning|afternoon|evening) (in|of|during) <phrase>",
        "(one|a) (day|night|morning|afternoon|evening) <phrase:(?:last|this|next|early|late) .+>",
        "(one|a) <weekday> (in|of|during) <phrase>",
        "(one|a) <weekday> <phrase:(?:last|this|next|early|late) .+>",
    ),
    *phrases(turns.read_whole_year, "[the] (full|whole|entire) year"),
    *phrases(
        turns.read_beside_new_year,
        "<side:after|just after|shortly after|soon after|before|just before|shortly before|since|"
        "until|by> the new year",
    ),
    *phrases(turns.read_new_year, "the new year"),
    *phrases(periods.read_first_of, "[the] first of <phrase>"),
    *phrases(turns.read_turn, "[the] turn of the (century|millennium)"),
    *phrases(turns.read_turn_of_that_century, "[the] turn of the <ordinal> century"),
    *phrases(turns.read_turn_of_year, "[the|around the] turn of the year"),
    *phrases(
        periods.read_month_quarter, "[the] <month> quarter", "[the] <month> quarter [of] <year>",
        "[the] <month> <year> quarter",
    ),
    *phrases(
        periods.read_which_month, "<which:this past|last|past|this|next|coming> <month>"
    ),
    *phrases(
        periods.read_day_of_month,
        "[the] <day:\\d{1,2}(?:st|nd|rd|th)> [of|day of] [the] <which:last|this|next> month",
        "the <day:\\d{1,2}(?:st|nd|rd|th)> [of the month]",
    ),
)  # fmt: skip
