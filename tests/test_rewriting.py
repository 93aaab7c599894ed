import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.dates.rewordings import COUNTS, FORMS
from factcheck.rewriting import Rewriting, rewrite

TELLING = """\
    fy'24 1q24 2h23 post-2020 pre-1990 midweek mid-day midmorning late-afternoon run-up May, May
    June and July 5, 6 7 fiscal third quarter financial 2023/24 '88-90 '05 5-mar-2024 mar-5-2024
    2024-01 13-14 - -- -march monday-friday tuesday/wednesday 'tis s' it's a.m. p. m. a week or
    two so day and a half 20 minus below zero F degrees mile mark gas 4 / fan 180 C ( 8 10 12 )
    cm + 25/33 mpg city highway three quarters one"""
WORDS = st.lists(st.sampled_from(TELLING.split())).map(" ".join)


def test_each_rewriting_takes_up_what_the_one_before_it_left() -> None:
    orders = (Rewriting("b", "c", ("b",)), Rewriting("c+", "d", ("c",)))
    assert rewrite("abBc", orders) == "adBd"
    assert rewrite("xyz", orders) == "xyz"


@pytest.mark.parametrize("table", [FORMS, COUNTS], ids=["forms", "counts"])
@given(words=WORDS)
def test_no_pattern_fits_without_its_marks(table: tuple[Rewriting, ...], words: str) -> None:
    for text in (words, words.lower()):
        expected = text
        for one in table:
            expected = re.sub(one.pattern, one.said, expected, flags=one.flags)
        assert rewrite(text, table) == expected
