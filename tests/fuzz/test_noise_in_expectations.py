"""An ``expect`` is arithmetic over claims, or refused at its place; it is never run as code."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

import factcheck
from factcheck import Archive, UnreadableError
from factcheck.consistency.parser import parse_expectation
from factcheck.errors import ExpressionError

LIMITED = settings(
    deadline=2000, max_examples=80, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
CLAIMS = """\
source: {title: A, published: 2024-01-17}
claims:
  range: {quantity: up to 900 kilometers}
  flight: {quantity: 460km}
  heat: {quantity: 20 C}
  cost: {quantity: $1.5 billion}
  yes_votes: {share: 40 percent}
  none_read: {quantity: some distance}
  zero: {quantity: 0 km}
  meeting: {date: on Tuesday, tense: past}
  summit: {date: in September 2023}
  lavrov: {name: Sergey Lavrov}
"""
HOSTILE = (
    *("__import__('os').system('touch owned')", "9**9**9 == 1", "1e999999 < range"),
    *("9" * 10_000 + " < range", "range < " + "9" * 10_000, "(" * 5000 + "range", "-" * 5000),
    *("range" + " + range" * 5000 + " == 1", "range / (zero * zero) == 1", "a.b.c.d == range"),
    *('"' * 999, "'", "range \u202e< flight", "abs(abs(abs(range))) == max()", "lambda: 1", ""),
    *("range == range" + " == range" * 3000, "open('/etc/passwd')", "range; import os", "\x00"),
)
TERMS = st.sampled_from(
    [
        *("range", "flight", "heat", "cost", "yes_votes", "none_read", "zero", "meeting", "summit"),
        *("lavrov", "a.range", "nobody", "3", "0", "1.5 million", "40 %", "6 months", "100 km"),
        *("2024-01-10", '"up to 30 km"', "'x'"),
    ]
)
SUMS = st.recursive(
    TERMS,
    lambda inner: st.one_of(
        st.tuples(inner, st.sampled_from([" + ", " - ", " * ", " / ", "+", "**"]), inner).map(
            "".join
        ),
        inner.map("-{}".format),
        inner.map("({})".format),
        st.tuples(
            st.sampled_from(["abs", "min", "max", "sum", "eval"]),
            st.lists(inner, min_size=1, max_size=3),
        ).map(lambda call: f"{call[0]}({', '.join(call[1])})"),
    ),
    max_leaves=8,
)
RELATIONS = st.tuples(
    SUMS, st.sampled_from([" == ", " != ", " < ", " <= ", " > ", " >= ", " = ", " "]), SUMS
).map("".join)


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("project")
    (root / "claims").mkdir()
    return root


def expecting(project: Path, words: str) -> Archive:
    quoted = words.replace("'", "''")
    (project / "claims/a.yaml").write_text(f"{CLAIMS}expect:\n  - '{quoted}'\n", "utf-8")
    return factcheck.load(project)


@LIMITED
@given(st.text(max_size=60) | RELATIONS | st.sampled_from(HOSTILE))
def test_any_words_are_parsed_or_refused_at_a_place_in_them(words: str) -> None:
    try:
        tree = parse_expectation(words)
    except ExpressionError as error:
        assert error.message
        assert 0 <= error.column <= len(words)
    else:
        assert len(tree.sides) == len(tree.signs) + 1


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_are_refused_and_nothing_is_run(
    project: Path, monkeypatch: pytest.MonkeyPatch, words: str
) -> None:
    monkeypatch.chdir(project)
    with pytest.raises(UnreadableError) as refused:
        expecting(project, words)
    assert all(fault.place.path == "claims/a.yaml" for fault in refused.value.faults)
    assert [path.name for path in project.iterdir()] == ["claims"]


@LIMITED
@given(RELATIONS)
@example("range / zero == 1")
@example("meeting - summit < 6 months")
@example("cost / range == heat * meeting")
def test_any_arithmetic_over_real_claims_is_answered_or_refused(project: Path, words: str) -> None:
    try:
        archive = expecting(project, words)
    except UnreadableError as error:
        assert all(fault.place.line == 14 for fault in error.faults)
    else:
        (expectation,) = archive.expectations["a"]
        assert expectation.explanation
        assert factcheck.run(archive).breakdowns == ()
