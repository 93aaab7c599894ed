"""The workflows and the hook that projects copy are valid, and their commands run."""

from __future__ import annotations

import importlib.resources
import json
import os
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from factcheck.cli import main

ROOT = Path(__file__).parents[2]
READY = ROOT / "docs" / "ci" / "factcheck.yml"
WORKFLOWS = [READY, *sorted((ROOT / ".github" / "workflows").glob("*.yml"))]
HOOKS = ROOT / ".pre-commit-hooks.yaml"


def read(path: Path) -> Any:
    return yaml.load(path.read_text("utf-8"), yaml.BaseLoader)  # noqa: S506 — BaseLoader makes strings only


def commands() -> list[str]:
    steps = read(READY)["jobs"]["claims"]["steps"]
    return [step["run"] for step in steps if "run" in step]


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A new project, whose example has one error."""
    monkeypatch.chdir(tmp_path)
    main(["init"])
    return tmp_path


def carry_out(command: str, **environment: str) -> subprocess.CompletedProcess[str]:
    program, *arguments = shlex.split(command)
    assert program == "pytest"
    return subprocess.run(  # noqa: S603 — the repository's own command
        [sys.executable, "-m", program, *arguments],
        env={**os.environ, **environment},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_a_workflow_follows_githubs_schema(path: Path) -> None:
    pytest.importorskip("check_jsonschema", reason="GitHub's schema comes with check-jsonschema")
    schemas = importlib.resources.files("check_jsonschema.builtin_schemas.vendor")
    schema = json.loads((schemas / "github-workflows.json").read_text("utf-8"))
    workflow = yaml.safe_load(path.read_text("utf-8"))
    workflow["on"] = workflow.pop(True)  # YAML 1.1 takes the key for a truth value
    jsonschema.validate(workflow, schema)


def test_the_hooks_are_what_pre_commit_takes() -> None:
    clientlib = pytest.importorskip("pre_commit.clientlib", reason="pre-commit is not installed")
    (hook,) = clientlib.load_manifest(str(HOOKS))
    assert (hook["id"], hook["pass_filenames"]) == ("factcheck", False)


def test_the_workflow_installs_the_package_and_runs_the_checks() -> None:
    install, check = commands()
    assert install.startswith('pip install "${FACTCHECK:?')
    assert check == "pytest checks/ -q --factcheck-report=html,sarif,github"


def test_a_workflow_that_is_told_no_package_installs_none_and_says_so() -> None:
    bash = shutil.which("bash")
    assert bash
    environment = {name: value for name, value in os.environ.items() if name != "FACTCHECK"}
    done = subprocess.run(  # noqa: S603 — the repository's own command
        [bash, "-c", commands()[0]],
        env=environment,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode != 0
    assert "has to say where pip finds the package" in done.stderr


@pytest.mark.usefixtures("desk")
def test_the_workflows_check_fails_on_an_error_and_leaves_what_is_uploaded() -> None:
    done = carry_out(commands()[-1], GITHUB_STEP_SUMMARY="summary.md")
    assert done.returncode == 1, done.stderr
    assert "::error file=claims/example.yaml,line=18," in done.stdout
    assert Path("summary.md").read_text("utf-8").startswith("# Consistency report\n")
    uploaded = read(READY)["jobs"]["claims"]["steps"][-2]["with"]["sarif_file"]
    assert json.loads(Path(uploaded).read_text("utf-8"))["version"] == "2.1.0"


@pytest.mark.usefixtures("desk")
def test_the_hook_fails_on_an_error_in_one_line() -> None:
    (hook,) = read(HOOKS)
    done = carry_out(hook["entry"])
    assert done.returncode == 1, done.stderr
    assert "claims/example.yaml:18:15: error conversion-error: 120 meters is 394" in done.stdout
