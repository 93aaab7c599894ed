"""Where z3 is not installed, what it alone decides is *cannot tell*, and the run says so."""

import subprocess
import sys
from pathlib import Path

import pytest

import factcheck
from factcheck.comparison import Verdict
from factcheck.consistency.evaluation import evaluate
from factcheck.consistency.system import Budget, NoSolverError
from factcheck.consistency.values import exact

CLAIMS = """\
source: {title: A, published: 2024-01-17}
claims:
  before: {quantity: about 100 km, about: [road, length]}
  after: {quantity: about 150 km, about: [rail, length]}
expect:
  - (after - before) / before == 0.9
"""
WITHOUT = "import sys; sys.modules['z3'] = None; from factcheck.cli import main; sys.exit(main())"
MISSING = "needs z3, which is not installed"


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """One expectation in which a claim occurs twice."""
    (tmp_path / "claims").mkdir()
    (tmp_path / "claims/a.yaml").write_text(CLAIMS)
    return tmp_path


@pytest.fixture
def no_solver(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("factcheck.consistency.solver.z3", None)


def test_with_a_solver_the_expectation_is_refuted(desk: Path) -> None:
    result = factcheck.run(desk)
    assert [finding.rule for finding in result.findings] == ["expectation-failed"]
    assert result.breakdowns == ()


@pytest.mark.usefixtures("no_solver")
def test_without_one_the_answer_is_not_complete_and_names_what_is_missing(desk: Path) -> None:
    result = factcheck.run(desk)
    assert result.findings == ()
    assert [told.is_cut_short for told in result.breakdowns] == [True, True]
    assert all(told.message.endswith(MISSING) for told in result.breakdowns)


@pytest.mark.usefixtures("no_solver")
def test_what_the_library_decides_by_itself_needs_none() -> None:
    values = {"a": exact(2), "b": exact(3)}
    assert evaluate("a + b == 5", values.get).verdict is Verdict.AGREES


FITTING = """\
claims:
  a: {quantity: about 110 km, about: [road, length]}
  b: {quantity: more than 100 km, about: [rail, length]}
  c: {quantity: more than 10 km, about: [pier, length]}
  d: {quantity: 310 km, about: [wall, length]}
expect:
  - d < b
  - c * 2 < a + d
"""


@pytest.mark.usefixtures("no_solver")
def test_figures_that_fit_one_by_one_need_none(desk: Path) -> None:
    (desk / "claims/a.yaml").write_text(f"source: {{title: A, published: 2024-01-17}}\n{FITTING}")
    result = factcheck.run(desk)
    assert (result.findings, result.breakdowns) == ((), ())


@pytest.mark.usefixtures("no_solver")
def test_no_question_is_answered_by_default() -> None:
    from factcheck.consistency.solver import unsatisfied

    with pytest.raises(NoSolverError):
        unsatisfied([], Budget())


def test_a_command_without_one_ends_as_incomplete_and_never_quietly(desk: Path) -> None:
    command = [sys.executable, "-c", WITHOUT, "check", str(desk)]
    run = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 — ours
    told = " ".join(run.stdout.split())
    assert MISSING in told
    assert "not complete" in told
    assert run.returncode > 0
    assert "Traceback" not in run.stderr
