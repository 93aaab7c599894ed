"""Reports and baselines that somebody has altered: compared, or refused with a word."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from factcheck.cli import main
from factcheck.errors import UnreadableError
from factcheck.harmless import printed
from factcheck.reports.baseline import read_baseline

LIMITED = settings(
    deadline=2000, max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
PLACE = {"path": "claims/a.yaml", "line": 2, "column": 1}
FINDING = {
    "rule": "conversion-error", "severity": "error", "message": "900 km is 559 miles.",
    "place": PLACE, "claims": ["a.b"], "fingerprint": "0" * 32, "allowance": None,
}  # fmt: skip
REPORT = {
    "version": 1,
    "findings": [FINDING, {**FINDING, "claims": [], "fingerprint": "1" * 32}],
    "claims": [{"claim": "a.b", "verdict": "conflicts"}],
}
ENTRY = {"fingerprint": "0" * 32, "rule": "conversion-error", "claims": ["a.b"], "count": 1}
BASELINE = {"version": 1, "findings": [ENTRY, {**ENTRY, "fingerprint": "1" * 32}]}
JUNK: st.SearchStrategy[object] = st.sampled_from(
    [
        *(None, True, 0, -1, 1.5, float("nan"), 10**30, "", "x", "\x1b[31m", "\n::error::x"),
        *("\ud800", [], {}, [[]], {"a": {}}, [1, 2], "##[error]\u202e"),
    ]
)
Step = str | int


def steps(tree: object, path: tuple[Step, ...] = ()) -> Iterator[tuple[Step, ...]]:
    """The way to every value in a tree."""
    if path:
        yield path
    inner = (
        tree.items()
        if isinstance(tree, dict)
        else enumerate(tree)
        if isinstance(tree, list)
        else ()
    )
    for key, value in inner:
        yield from steps(value, (*path, key))


def altered(tree: Any) -> st.SearchStrategy[Any]:
    """A tree with one value left out or exchanged."""
    return st.builds(
        _with, st.just(tree), st.sampled_from(list(steps(tree))), st.booleans(), JUNK
    )  # fmt: skip


def _with(tree: Any, path: tuple[Step, ...], is_kept: bool, value: object) -> Any:
    tree = copy.deepcopy(tree)
    inner = tree
    for step in path[:-1]:
        inner = inner[step]
    if is_kept:
        inner[path[-1]] = value
    else:
        del inner[path[-1]]
    return tree


TEXTS = st.sampled_from(
    ["", "{", "[" * 5000, "9" * 5000, "NaN", '{"version": 1}', "null", "\ufeff{}"]
)


@LIMITED
@given(altered(REPORT).map(json.dumps) | TEXTS, altered(REPORT).map(json.dumps))
@example("[" * 100_000, json.dumps(REPORT))
@example(f'{{"version": {"9" * 5000}}}', json.dumps(REPORT))
def test_altered_reports_are_compared_or_refused_in_plain_words(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], old: str, new: str
) -> None:
    names = [str(tmp_path / name) for name in ("old.json", "new.json")]
    for name, text in zip(names, (old, new), strict=True):
        Path(name).write_text(text, "utf-8")
    status = main(["diff", *names])
    told = capsys.readouterr()
    assert status in (0, 1, 2)
    assert bool(told.err) == (status == 2)
    assert printed(told.out + told.err) == told.out + told.err


@LIMITED
@given(altered(BASELINE).map(json.dumps) | TEXTS)
@example("[" * 100_000)
@example(f'{{"version": {"9" * 5000}}}')
def test_an_altered_baseline_is_read_or_refused_at_its_place(text: str) -> None:
    try:
        recorded = read_baseline(text, "baseline.json")
    except UnreadableError as error:
        assert all(fault.place.path == "baseline.json" for fault in error.faults)
    else:
        assert recorded.accept(()) == ()
        assert recorded.kept(()) == '{\n  "version": 1,\n  "findings": []\n}\n'
