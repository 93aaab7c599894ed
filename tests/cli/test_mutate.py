"""``factcheck mutate``: what nobody would notice, the score, and the exit status."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from factcheck.cli import main

CLAIMS = """\
source: {title: Road}
claims:
  length: {quantity: 90 km}
  width: {quantity: 9 metres, restated: 30 feet}
"""


@pytest.fixture(autouse=True)
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "claims").mkdir()
    (tmp_path / "claims" / "road.yaml").write_text(CLAIMS, "utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "80")
    return tmp_path


def test_the_score_comes_first_then_what_would_notice_most(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["mutate"]) == 0
    first, empty, *told = capsys.readouterr().out.splitlines()
    assert first.startswith("Score: ")
    assert empty == ""
    assert re.fullmatch(r"- claims/road.yaml, \d slips unnoticed", told[0])
    assert told[1].startswith("  length is compared with nothing:")
    assert told[-1].endswith("--verbose.")
    assert all(len(line) <= 80 for line in told)


def test_of_many_slips_those_are_told_that_most_would_gain_by(
    capsys: pytest.CaptureFixture[str], desk: Path
) -> None:
    lengths = "".join(f"  length{n}: {{quantity: 9{n} km}}\n" for n in range(9))
    (desk / "claims" / "road.yaml").write_text(f"source: {{title: Road}}\nclaims:\n{lengths}")
    assert main(["mutate"]) == 0
    told = capsys.readouterr().out.splitlines()
    assert len(told) < 25
    assert re.fullmatch(r"and \d+ slips more", told[-2])


def test_at_length_it_says_all_that_nobody_would_notice(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["mutate", "--verbose"]) == 0
    told = capsys.readouterr().out
    assert told.startswith("Score: ")
    assert "Nobody would notice in claims/road.yaml\n- length is compared with nothing:" in told
    assert "    line 3: 90 → " in told
    assert all(len(line) <= 80 for line in told.splitlines())
    heads = [line.split("  ")[0] for line in told.splitlines() if line.startswith(("kind", "sou"))]
    assert heads == ["kind of slip", "source"]


def test_the_score_counts_what_is_noticed(capsys: pytest.CaptureFixture[str]) -> None:
    main(["mutate", "--json"])
    told = json.loads(capsys.readouterr().out)
    noticed = [slip for slip in told["slips"] if slip["rule"]]
    assert told["planted"] == len(told["slips"])
    assert told["noticed"] == len(noticed)
    assert told["score"] == round(100 * len(noticed) / len(told["slips"]), 1)
    assert {slip["claims"][0] for slip in noticed} == {"road.width"}
    assert sum(kind["planted"] for kind in told["kinds"].values()) == told["planted"]


def test_a_score_that_is_too_low_fails() -> None:
    assert main(["mutate", "--fail-under", "99"]) == 1
    assert main(["mutate", "--fail-under", "10"]) == 0


def test_sources_are_named_by_id_or_by_file(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["mutate", "road"]) == 0
    by_id = capsys.readouterr().out
    assert main(["mutate", "claims/road.yaml"]) == 0
    assert capsys.readouterr().out == by_id


def test_a_source_that_there_is_not_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["mutate", "rode"]) == 2
    assert "no source is called 'rode'; did you mean road?" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("option", "value"),
    [("--sample", "0"), ("--seed", "a"), ("--fail-under", "101"), ("--fail-under", "nan")],
)
def test_a_number_that_means_nothing_is_told(
    option: str, value: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["mutate", option, value]) == 2
    assert f"{option} is '{value}'; expected a " in capsys.readouterr().err


def test_a_folder_without_claims_is_told(
    tmp_path_factory: pytest.TempPathFactory,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path_factory.mktemp("empty"))
    assert main(["mutate"]) == 2
    assert "no claim files here" in capsys.readouterr().err


def test_a_sample_has_so_many_slips(capsys: pytest.CaptureFixture[str]) -> None:
    main(["mutate", "--sample", "3", "--json"])
    assert len(json.loads(capsys.readouterr().out)["slips"]) == 3
