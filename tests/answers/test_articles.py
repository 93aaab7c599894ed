"""Articles of our own words are read, drafted and told of as was written down: no line unseen."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.answers.articles import articles, lines_of, recorded

RECORDED = recorded()
LOOK = "look at what tests/answers/record.py --articles prints"


@pytest.mark.parametrize(("name", "path"), articles().items(), ids=articles())
def test_an_article_is_read_drafted_and_told_of_as_was_written_down(name: str, path: Path) -> None:
    assert lines_of(path) == RECORDED.get(name), LOOK


def test_no_article_is_recorded_that_is_not_there() -> None:
    assert RECORDED.keys() <= articles().keys()
