"""Which way a change went, and what is less than nothing, as the words of a claim file tell it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path

import pytest

import factcheck

_DIFFERENCE = "difference_of: {larger: after, smaller: before}"
_CHANGE = "change_from: {before: before, after: after}"
_TOTAL = "total_of: [before, after]"
_AVERAGE = "average_of: [before, after]"
_RATE = "rate_of: {amount: before, per: after}"
_LESS = ("$100 million", "$90 million")
_SWING = ("swing", "turnaround")
_FOLD = ("double", "twice as many", "tripled", "tenfold")
_POINT = ("point", "percentage point")
_PER_CENT = ("5.25 percent", "4.75 percent")

_OF_BEFORE = (
    ("60,000 boats", "45,000 boats", "75 percent of what it was"),
    ("1,000,000 boats", "994,023 boats", "up 3.4 percent"),
    ("60,000 boats", "15,000 boats", "a quarter of its pre-war level"),
    ("60,000 boats", "6,000 boats", "a tenth the number"),
    ("60,000 boats", "12,000 boats", "20 percent as many"),
    ("£60", "£90", "150 percent of the original price"),
    ("60 percent", "15 percent", "a quarter of what it was"),
)

_RIGHT = (
    *((*told, _CHANGE) for told in _OF_BEFORE),
    ("60,000 boats", "15,000 boats", "a quarter of the boats", _CHANGE),
    ("60,000 boats", "45,000 boats", "a quarter of the boats", _CHANGE),
    ("60,000 boats", "45,000 boats", "fell by 25 percent of what it was", _CHANGE),
    ("about 600 boats", "590 boats", "10 more boats", _CHANGE),
    ("600 boats", "600 boats", "up 0.3 percent", _CHANGE),
    *((*_LESS, "-10 percent", _CHANGE), (*_LESS, "minus 10 percent", _CHANGE)),
    *((*_LESS, "10 percent fewer", _CHANGE), (*_LESS, "a fall of 10%", _CHANGE)),
    (*_LESS, "-$10 million", _CHANGE),
    *((*_LESS, "more than 9 percent", _CHANGE), (*_LESS, "no more than 11 percent", _CHANGE)),
    ("40 cases", "120 cases", "three times more", _CHANGE),
    ("40 cases", "160 cases", "three times more", _CHANGE),
    ("40 cases", "160 cases", "three times higher", _CHANGE),
    ("a loss of $3m", "a profit of $2m", "$5m", _DIFFERENCE),
    ("a loss of $3m", "a profit of $2m", "rose by $5m", _CHANGE),
    ("a loss of $3m", "$2m", "$5m", _DIFFERENCE),
    ("a loss of $3 a barrel", "$2 a barrel", "$5 a barrel", _DIFFERENCE),
    ("a loss of $2m", "a loss of $7m", "$5m", _DIFFERENCE),
    ("a deficit of 3 percent", "a surplus of 2 percent", "5 points", _CHANGE),
    ("a loss of $2m", "a profit of $7m", "$5m", _TOTAL),
    ("a loss of $7m", "a profit of $2m", "a loss of $5m", _TOTAL),
    ("a loss of $7m", "a loss of $2m", "$9m", _TOTAL),
    ("100 tonnes", "95 tonnes", "5 percent or more", _CHANGE),
    ("100 tonnes", "95 tonnes", "a fall of 5 percent or more", _CHANGE),
    ("120 people", "80 people", "lost 40 more people", _CHANGE),
    ("40 percent posted profits", "60 percent posted losses", "100 percent", _TOTAL),
    ("losses of $3m", "gains of $5m", "$2m", _DIFFERENCE),
    ("a surplus of $15bn", "a deficit of $40bn", "$25bn", _DIFFERENCE),
    ("inflows of $5m", "outflows of $3m", "$8m", _TOTAL),
    ("5ft 10in", "6ft 2in", "four inches", _DIFFERENCE),
    ("six inches", "5ft 10in", "6ft 4in", _TOTAL),
    ("12 inches", "6 hours", "two inches an hour", _RATE),
    ("180 pounds", "165 pounds", "lost 15 pounds", _CHANGE),
    ("525 barrels", "500 barrels", "down 5 percent", _CHANGE),
    ("12 inches", "15 inches", "27 inches", _TOTAL),
    *(("-5 C", "3 C", "-1 C", _AVERAGE), ("51 F", "61 F", "56 F", _AVERAGE)),
    ("40 deaths a day", "60 deaths a day", "20 a day", _DIFFERENCE),
    ("251 seats", "121 seats", "more than halved", _CHANGE),
    ("251 seats", "131 seats", "almost halved", _CHANGE),
    ("40,000", "19,000", "fell by more than half", _CHANGE),
    ("40,000", "28,000", "cut by at least a quarter", _CHANGE),
    ("40,000", "21,000", "fell by nearly half", _CHANGE),
    ("40,000", "62,000", "rose by more than half", _CHANGE),
    *((*_PER_CENT, "half a point lower", _CHANGE), (*_PER_CENT, "a half-point cut", _CHANGE)),
    *((*_PER_CENT, "fell by half a point", _CHANGE), (*_PER_CENT, "half a point", _CHANGE)),
    ("7 percent", "6.25 percent", "three-quarters of a point", _CHANGE),
    *(("50", "5", "a tenfold drop", _CHANGE), ("50", "5", "ten times fewer", _CHANGE)),
    *(("50", "25", told, _CHANGE) for told in ("a twofold drop", "two times fewer")),
    *(("50", "10", "fell by a factor of five", _CHANGE), ("50", "10", "fell fivefold", _CHANGE)),
    ("30,000", "45,000", "half as many again", _CHANGE),
    ("20,000", "5,000", "down to a quarter", _CHANGE),
    ("20,000", "9,000", "dropped to less than half", _CHANGE),
    ("40 percent", "25 percent", "fell to a quarter", _CHANGE),
    ("20,000", "5,000", "a quarter of what it was", _CHANGE),
    ("20,000", "15,000", "a quarter of the jobs", _CHANGE),
    ("12C", "15C", "three degrees warmer", _CHANGE),
    *(("2:04:50", "2:05:10", told, _CHANGE) for told in ("20 seconds slower", "slowed 20 seconds")),
    *(("30 minutes", "20 minutes", told, _CHANGE) for told in ("50% faster", "33% faster")),
    ("60 mph", "50 mph", "10 mph slower", _CHANGE),
    ("12 km", "10 km", "2 km shorter", _CHANGE),
    ("20,000", "9,000", "less than half", _CHANGE),
    ("3.4 percent", "2.9 percent", "down from 3.4 percent", _CHANGE),
    ("a profit of $1.1 million", "a loss of $3.2 million", "a swing of $4.3 million", _CHANGE),
    ("earned $3 million", "lost $15 million", "a net loss of $12 million", _TOTAL),
    ("lost $15 million", "a profit of $3 million", "$18 million", _DIFFERENCE),
    ("gained 12 seats", "lost five seats", "a net gain of seven seats", _TOTAL),
    *(("gained 5 seats", "lost 12 seats", told, _TOTAL) for told in ("-7 seats", "17 seats")),
    ("1,000 patients", "50 doctors", "one doctor for every 20 patients", _RATE),
    *(("350 deaths", per, "50 deaths a day", _RATE) for per in ("a week", "one week")),
    ("$60,000", "a year", "$5,000 a month", _RATE),
    ("a loss of €2m", "a loss of €4m", "doubled", _CHANGE),
    ("a profit of €2m", "a loss of €4m", "a fall of €6m", _CHANGE),
    ("a profit of $2 a barrel", "a loss of $3 a barrel", "a change of $5 a barrel", _CHANGE),
    ("a profit of $5m", "a loss of $2m to $3m", "a change of $7m to $8m", _CHANGE),
    *(("a surplus of €4bn", "a deficit of €3bn", f"a €7bn {told}", _CHANGE) for told in _SWING),
    ("a deficit of $4bn", "a surplus of $9bn", "$13bn", _DIFFERENCE),
    ("a profit of $2m to $3m", "a loss of $5m", "a change of $7m to $8m", _CHANGE),
    ("a profit of $2m to $3m", "$5m", "a change of $2m to $3m", _CHANGE),
    ("$7m to $8m", "a loss of $2m", "a change of $9m to $10m", _CHANGE),
    *(("$5m", after, f"a change of {after}", _CHANGE) for after in ("$2m to $3m", "$2-3m")),
    ("$60 a barrel", "$52 a barrel", "a change of $8", _CHANGE),
    *(("400", "700", f"less than {told}", _CHANGE) for told in _FOLD),
    *(("50", "8", f"fell less than {told}", _CHANGE) for told in ("tenfold", "ninefold")),
    *(("417 ppm", "421 ppm", told, _CHANGE) for told in ("up 4 ppm", "up four")),
    ("20 ppb", "15 ppb", "5 ppb lower", _CHANGE),
    ("7 per 100,000", "9 per 100,000", "rose by 2 per 100,000", _CHANGE),
    ("7 homicides per 100,000", "9 homicides per 100,000", "up by two", _CHANGE),
    ("5.2 per 1,000 births", "4.8 per 1,000 births", "a fall of 0.4", _CHANGE),
    *(("0.9 percent", "0.6 percent", f"0.3 of a {told}", _CHANGE) for told in _POINT),
    ("6 percent", "5.8 percent", "two-tenths lower", _CHANGE),
    ("6 percent", "5.4 percent", "down a tenth", _CHANGE),
    *(("42 percent", "45 percent", told, _CHANGE) for told in ("+3", "up 3", "+7")),
)
_WRONG = (
    ("60,000 boats", "45,000 boats", "25 percent of what it was", _CHANGE),
    ("60,000 boats", "15,000 boats", "three quarters of its pre-war level", _CHANGE),
    ("60,000 boats", "54,000 boats", "a tenth the number", _CHANGE),
    ("60,000 boats", "12,000 boats", "80 percent as many", _CHANGE),
    ("£60", "£90", "50 percent of the original price", _CHANGE),
    ("5 percent", "4.75 percent", "a quarter-point rise", _CHANGE),
    ("4.75 percent", "5 percent", "a quarter-point cut", _CHANGE),
    ("600 boats", "590 boats", "10 more boats", _CHANGE),
    ("$7m", "$6.8m", "grew by $200,000", _CHANGE),
    ("60,000 boats", "59,900 boats", "up 0.2 percent", _CHANGE),
    *((*_LESS, "10 percent more", _CHANGE), (*_LESS, "a tenth more", _CHANGE)),
    *((*_LESS, "10 percent larger", _CHANGE), (*_LESS, "+10 percent", _CHANGE)),
    (*_LESS, "$10 million more", _CHANGE),
    ("40 cases", "200 cases", "three times more", _CHANGE),
    ("40 cases", "160 cases", "three times as many", _CHANGE),
    ("a loss of $3m", "a profit of $2m", "$8m", _DIFFERENCE),
    ("a loss of $2m", "a loss of $7m", "$9m", _DIFFERENCE),
    ("a loss of $7m", "a profit of $2m", "$9m", _TOTAL),
    ("5ft 10in", "6ft 2in", "six inches", _DIFFERENCE),
    ("six inches", "5ft 10in", "6ft 9in", _TOTAL),
    ("12 inches", "6 hours", "three inches an hour", _RATE),
    ("180 pounds", "165 pounds", "lost 25 pounds", _CHANGE),
    ("525 barrels", "500 barrels", "down 20 percent", _CHANGE),
    ("12 inches", "15 inches", "29 inches", _TOTAL),
    *(("-5 C", "3 C", "4 C", _AVERAGE), ("51 F", "61 F", "59 F", _AVERAGE)),
    ("40 deaths a day", "60 deaths a day", "40 a day", _DIFFERENCE),
    ("251 seats", "131 seats", "more than halved", _CHANGE),
    ("40,000", "21,000", "fell by more than half", _CHANGE),
    ("40,000", "31,500", "cut by more than a quarter", _CHANGE),
    ("40,000", "19,000", "fell by nearly half", _CHANGE),
    (*_PER_CENT, "a quarter-point cut", _CHANGE),
    *(("50", "10", "a tenfold drop", _CHANGE), ("50", "10", "ten times fewer", _CHANGE)),
    ("10", "50", "fell fivefold", _CHANGE),
    ("30,000", "60,000", "half as many again", _CHANGE),
    ("20,000", "15,000", "down to a quarter", _CHANGE),
    ("20,000", "10,000", "a quarter of what it was", _CHANGE),
    ("12C", "15C", "three degrees cooler", _CHANGE),
    ("2:05:10", "2:04:50", "20 seconds slower", _CHANGE),
    ("2:04:50", "2:05:10", "20 seconds faster", _CHANGE),
    ("50 mph", "60 mph", "10 mph slower", _CHANGE),
    ("10 km", "12 km", "2 km shorter", _CHANGE),
    ("earned $3 million", "lost $15 million", "a net loss of $18 million", _TOTAL),
    ("gained 5 seats", "lost 12 seats", "a net loss of 17 seats", _TOTAL),
    ("1,000 patients", "50 doctors", "one doctor for every 30 patients", _RATE),
    ("350 deaths", "a week", "35 deaths a day", _RATE),
    ("$60,000", "a year", "$6,000 a month", _RATE),
    ("a loss of €2m", "a profit of €4m", "doubled", _CHANGE),
    ("a profit of €4m", "a loss of €2m", "halved", _CHANGE),
    ("a loss of €1.4bn", "a profit of €1.9bn", "up 36%", _CHANGE),
    ("a profit of €2m", "a loss of €4m", "a fall of €2m", _CHANGE),
    *(("a surplus of €4bn", "a deficit of €3bn", f"a €1bn {told}", _CHANGE) for told in _SWING),
    ("a deficit of $4bn", "a surplus of $9bn", "$5bn", _DIFFERENCE),
    *(("400", "8,400", f"less than {told}", _CHANGE) for told in _FOLD),
    *(("50", "2", f"fell less than {told}", _CHANGE) for told in ("tenfold", "ninefold")),
    *(("417 ppm", "421 ppm", told, _CHANGE) for told in ("up 9 ppm", "up seven")),
    ("20 ppb", "15 ppb", "9 ppb lower", _CHANGE),
    ("7 per 100,000", "9 per 100,000", "rose by 5 per 100,000", _CHANGE),
    ("7 homicides per 100,000", "9 homicides per 100,000", "up by five", _CHANGE),
    ("5.2 per 1,000 births", "4.8 per 1,000 births", "a fall of 0.9", _CHANGE),
    *(("0.9 percent", "0.6 percent", f"0.6 of a {told}", _CHANGE) for told in _POINT),
    ("6.0 percent", "5.8 percent", "five-tenths lower", _CHANGE),
    ("6.0 percent", "5.8 percent", "down a fifth", _CHANGE),
    *(("42 percent", "45 percent", told, _CHANGE) for told in ("+12", "up 1")),
)
_RULES = {
    _AVERAGE: "average-miscomputed",
    _CHANGE: "change-miscomputed",
    _DIFFERENCE: "difference-miscomputed",
    _TOTAL: "parts-miss-total",
    _RATE: "rate-miscomputed",
}


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, list[str]]:
    """The rules broken in a claim file for each case, by the file's name."""
    root = tmp_path_factory.mktemp("ways")
    for folder in ("claims", "seeds"):
        (root / folder).mkdir()
    (root / "seeds" / "a.txt").write_text("Headline\n\nText.\n")
    for number, (before, after, told, form) in enumerate(_RIGHT + _WRONG):
        (root / "claims" / f"case{number}.yaml").write_text(
            "source: {title: Headline, file: ../seeds/a.txt, published: 2024-01-17}\n"
            f'claims:\n  before: {{quantity: "{before}"}}\n  after: {{quantity: "{after}"}}\n'
            f'  told: {{quantity: "{told}", {form}}}\n'
        )
    rules = defaultdict[str, list[str]](list)
    for finding in factcheck.run(root).findings:
        rules[Path(finding.place.path).stem].append(finding.rule)
    return rules


@pytest.mark.parametrize("number", range(len(_RIGHT)), ids=lambda number: "-".join(_RIGHT[number]))
def test_a_way_told_that_the_figures_went_is_right(
    found: Mapping[str, list[str]], number: int
) -> None:
    assert f"case{number}" not in found


@pytest.mark.parametrize("number", range(len(_WRONG)), ids=lambda number: "-".join(_WRONG[number]))
def test_a_way_told_that_they_did_not_go_is_wrong(
    found: Mapping[str, list[str]], number: int
) -> None:
    assert found[f"case{len(_RIGHT) + number}"] == [_RULES[_WRONG[number][-1]]]
