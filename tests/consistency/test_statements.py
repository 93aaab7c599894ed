"""Claims of a source and references about the same things clash, or do not."""

from __future__ import annotations

from pathlib import Path

import pytest

from factcheck.archive import load
from factcheck.comparison import Comparison
from factcheck.consistency.conflict_notes import tell_conflict
from factcheck.consistency.conflicts import find_conflicts
from factcheck.consistency.statements import Statements, statements_of

ROOT = Path(__file__).parents[2]


def _statements(root: Path, source_id: str) -> Statements:
    archive = load(root)
    source = next(source for source in archive.sources if source.id == source_id)
    return statements_of(source, archive.trusted, archive.expectations.get(source_id, ()), ())


def _notes(statements: Statements) -> list[Comparison]:
    result = find_conflicts(statements.members)
    assert result.undecided == ()
    return [tell_conflict(conflict, statements) for conflict in result.conflicts]


def _project(folder: Path, claims: str) -> Path:
    (folder / "claims").mkdir()
    (folder / "claims" / "story.yaml").write_text(claims, encoding="utf-8")
    return folder


def test_the_first_article_announces_what_had_happened_and_nothing_else_clashes() -> None:
    (note,) = _notes(_statements(ROOT, "lavrov-thanks-north-korea"))
    assert note.explanation == (
        "These cannot all be true: Security Council meets on the missiles: “10 January 2024”;"
        " published 16 or 17 January 2024;"
        " “intends to bring the issue before the U.N. Security Council” tells of it as still"
        " to come"
    )
    council, published, intention, support = note.working
    assert council.endswith("would have to be on or after 15 January 2024")
    assert published.endswith("would have to be on or before 11 January 2024")
    assert intention.endswith("the others put it 6–7 days before")
    assert support.startswith("the day of publication also follows from: ")
    assert "“hosted Choe on Tuesday” tells of it as past" in support


TIMELINE = """\
source:
  title: Talks
  published: 2024-03-20
claims:
  opened:
    about: [talks, opening]
    date: 4 March 2024
  signed:
    about: [treaty, signing]
    date: 7 March 2024
  closed:
    about: [talks, closing]
    date: 12 March 2024
expect:
  - opened < closed
  - closed - opened < 6 days
"""


def test_a_timeline_that_cannot_be_is_told_by_its_members(tmp_path: Path) -> None:
    (note,) = _notes(_statements(_project(tmp_path, TIMELINE), "story"))
    assert note.explanation == (
        "These cannot all be true: closed - opened < 6 days;"
        " closed: “12 March 2024”; opened: “4 March 2024”"
    )
    assert note.working[1:] == (
        "closed: “12 March 2024” [claims/story.yaml:11]: "
        "would have to be on or before 10 March 2024",
        "opened: “4 March 2024” [claims/story.yaml:5]: would have to be on or after 6 March 2024",
    )


SHARED = """\
source:
  title: Fire
  published: 2024-03-20
claims:
  killed:
    about: [fire, killed]
    quantity: 12 people
  injured:
    about: [fire, injured]
    quantity: about 30 people
  victims:
    about: [fire, victims]
    quantity: {victims}
  more:
    about: [fire, killed]
    quantity: {more}
{extra}
expect:
  - killed + injured == victims
"""


@pytest.mark.parametrize(
    ("victims", "more", "extra", "clash"),
    [
        ("42 people", "12 people", "", []),
        ("55 people", "12 people", "", ["expect killed + injured == victims"]),
        ("42 people", "14 people", "", ["story.killed", "story.more"]),
        ("42 people", "14 people", "    by: the mayor", []),
        ("42 people", "14 people", "    as_of: 2024-03-19", []),
    ],
)
def test_figures_of_one_thing_share_an_unknown_unless_others_give_them(
    tmp_path: Path, victims: str, more: str, extra: str, clash: list[str]
) -> None:
    text = SHARED.format(victims=victims, more=more, extra=extra)
    statements = _statements(_project(tmp_path, text), "story")
    conflicts = find_conflicts(statements.members).conflicts
    names = [name for conflict in conflicts for name in conflict.names]
    assert set(clash) <= set(names)
    assert bool(names) is bool(clash)


def test_a_day_in_another_place_is_no_clash(tmp_path: Path) -> None:
    root = _project(tmp_path, TIMELINE.replace("  - closed - opened < 6 days\n", ""))
    (root / "claims" / "reference").mkdir()
    reference = (
        "source:\n  title: Chronicle\nclaims:\n  signing:\n    about: [treaty, signing]\n"
        "    date: {}\n    cite: {{title: Chronicle, url: 'https://example.org'}}\n"
    )
    path = root / "claims" / "reference" / "chronicle.yaml"
    path.write_text(reference.format("8 March 2024"), encoding="utf-8")
    assert _notes(_statements(root, "story")) == []
    path.write_text(reference.format("9 March 2024"), encoding="utf-8")
    (note,) = _notes(_statements(root, "story"))
    assert note.explanation == (
        "These cannot all be true: treaty: “9 March 2024”, give or take a day"
        " (8 to 10 March 2024); signed: “7 March 2024”"
    )


@pytest.mark.parametrize(
    ("second", "clashes"),
    [("8 March 2024", False), ("6 March 2024", False), ("9 March 2024", True)],
)
def test_one_event_on_two_days_side_by_side_is_no_clash(
    tmp_path: Path, second: str, clashes: bool
) -> None:
    """Evening in Washington is the next day in Seoul; two days apart is no place's."""
    told = f"  again:\n    about: [treaty, signing]\n    date: {second}\n"
    timeline = TIMELINE.split("expect:")[0] + told
    assert bool(_notes(_statements(_project(tmp_path, timeline), "story"))) is clashes


def test_a_day_that_is_told_in_two_ways_still_counts_against_the_rest(tmp_path: Path) -> None:
    told = "  again:\n    about: [treaty, signing]\n    date: 8 March 2024\n"
    expected = "expect:\n  - signed > closed\n"
    timeline = TIMELINE.split("expect:")[0] + told + expected
    (note,) = _notes(_statements(_project(tmp_path, timeline), "story"))
    assert "give or take a day" in note.explanation


def test_what_is_below_zero_may_be_told_without_a_sign(tmp_path: Path) -> None:
    folder = _project(
        tmp_path,
        "source: {title: Sales, published: 2024-03-20}\n"
        "claims:\n"
        "  table: {about: [Holm, sales growth], quantity: -5 percent}\n"
        "  text: {about: [Holm, sales growth], quantity: 5 percent lower}\n"
        "  dawn: {about: [Holm, low], quantity: -3 C}\n"
        "  noon: {about: [Holm, low], quantity: 5 C}\n",
    )
    (note,) = _notes(_statements(folder, "story"))
    assert "“-3 C”" in note.explanation
    assert "“5 C”" in note.explanation
