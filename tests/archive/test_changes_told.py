"""Which way a change goes: its words say, or those around them, or else the figures."""

from __future__ import annotations

import pytest

from factcheck.archive.derivations import derivations_of
from tests.archive.conftest import Project

CLAIMS = """
before: {{about: [Line 4, passengers in May], quantity: 200 passengers}}
after: {{about: [Line 4, passengers in June], quantity: {after} passengers}}
change: {{exact: "{exact}", about: [Line 4, change], quantity: {words},
  change_from: {{before: before, after: after}}}}
"""


@pytest.mark.parametrize(
    ("exact", "words", "after", "verdict"),
    [
        ("traffic slumped 10 percent", "10 percent", 180, "agrees"),
        ("a change of 10 percent", "10 percent", 180, "agrees"),
        ("a change of 10 percent", "10 percent", 220, "agrees"),
        ("a change of 10 percent", "10 percent", 240, "conflicts"),
        ("more than 5 percent", "more than 5 percent", 180, "agrees"),
        ("10 percent less than in May", "10 percent", 180, "agrees"),
        ("10 percent less than in May", "10 percent", 220, "conflicts"),
        ("rose 10 percent", "rose 10 percent", 180, "conflicts"),
        ("up from May’s low, it fell 10 percent", "fell 10 percent", 180, "agrees"),
    ],
)
def test_a_change_goes_as_its_words_say(
    project: Project, exact: str, words: str, after: int, verdict: str
) -> None:
    project.write("a", CLAIMS.format(exact=exact, words=words, after=after))
    archive = project.load()
    (told,) = derivations_of(archive, archive.sources[0])
    assert told.verdict == verdict
