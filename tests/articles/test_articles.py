"""A hundred short articles in which all is right, and slips in them."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from tests.articles.slips import Slip, articles, rules_in, rules_told, slips
from tests.rows import in_parts


@pytest.mark.parametrize("names", in_parts(articles()))
def test_nothing_is_told_of_what_is_right(names: Sequence[str]) -> None:
    assert {name: rules for name in names if (rules := rules_in(name))} == {}


@pytest.mark.parametrize("rows", in_parts([one for one in slips() if one.rule]))
def test_slips_that_were_told_stay_told(rows: Sequence[Slip]) -> None:
    assert [row for row in rows if not rules_told(row)] == []
