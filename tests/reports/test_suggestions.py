from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from factcheck.model import Result
from factcheck.reports.suggest import suggest, suggest_patch, suggest_proof
from tests.reports.conftest import Desk


def test_the_patch_corrects_the_value_and_the_words_around_it(desk: Desk) -> None:
    changed = [
        line
        for line in suggest_patch(desk.result, desk.root).splitlines()
        if line.startswith(("+", "-"))
    ]
    assert changed == [
        "--- a/claims/lavrov.yaml",
        "+++ b/claims/lavrov.yaml",
        "-    exact: Russian foreign minister Sergei Lavrov",
        "+    exact: Russian foreign minister Sergey Lavrov",
        "-    name: Sergei Lavrov",
        "+    name: Sergey Lavrov",
        "-    exact: up to 900 kilometers (500 miles)",
        "+    exact: up to 900 kilometers (550 miles)",
        "-    restated: 500 miles",
        "+    restated: 550 miles",
    ]


def test_the_patch_applies(desk: Desk, tmp_path: Path) -> None:
    git = shutil.which("git")
    if git is None:
        pytest.skip("git is not installed")
    shutil.copytree(desk.root, tmp_path / "desk")
    patch = suggest_patch(desk.result, desk.root)
    subprocess.run([git, "apply", "-"], input=patch.encode(), cwd=tmp_path / "desk", check=True)  # noqa: S603 — git, on a patch made here
    assert "restated: 550 miles" in (tmp_path / "desk/claims/lavrov.yaml").read_text("utf-8")


def test_the_patch_says_that_a_file_ends_without_a_new_line_as_git_does(
    desk: Desk, tmp_path: Path
) -> None:
    text = (desk.root / "claims/lavrov.yaml").read_text("utf-8")
    (tmp_path / "claims").mkdir()
    ended = text[: text.index("    restated: 500 miles")] + "    restated: 500 miles"
    (tmp_path / "claims/lavrov.yaml").write_text(ended, "utf-8")
    assert suggest_patch(desk.result, tmp_path).splitlines()[-4:] == [
        "-    restated: 500 miles",
        "\\ No newline at end of file",
        "+    restated: 550 miles",
        "\\ No newline at end of file",
    ]


def test_the_proof_marks_the_words_in_their_sentence(desk: Desk) -> None:
    assert suggest_proof(desk.result).startswith(
        "seeds/lavrov-thanks-north-korea.txt:27:191\n"
        "  Claims about North Korea’s support for Russia are supported by U.S. intelligence "
        "reports detailing the use of self-guided ballistic missiles capable of hitting targets "
        "up to 900 kilometers ([-500 miles-]{+550 miles+}) away.\n"
        "  or 560 miles\n"
        "\n"
        "seeds/lavrov-thanks-north-korea.txt:14:26\n"
        "  Russian foreign minister [-Sergei Lavrov-]{+Sergey Lavrov+}, second right"
    )


def test_nothing_is_changed_on_disk(desk: Desk) -> None:
    before = (desk.root / "claims/lavrov.yaml").read_bytes()
    assert suggest(desk.result, desk.root)
    assert (desk.root / "claims/lavrov.yaml").read_bytes() == before


def test_without_suggestions_there_is_nothing_to_print(desk: Desk) -> None:
    assert suggest(desk.with_findings(desk.finding("overtaken-event")), desk.root) == ""
    assert suggest(Result((), (), (), ())) == ""
