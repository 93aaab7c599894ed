"""A project is read from its folder, or one claim file of it; every fault is told at once."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from factcheck import FactcheckError, UnreadableError, load
from factcheck.archive.loading import MOST_LOOKED_FOR
from factcheck.archive.parts import OF_TWO, PARAMETERS
from factcheck.consistency.forms import FORMS
from tests.archive.conftest import Project


def test_sources_and_references_stand_apart_in_the_order_of_their_paths(project: Project) -> None:
    project.write("b", "x: {quantity: 5 km}")
    project.write("a", "x: {quantity: 5 km}")
    project.write("reference/known", "y: {quantity: 5 km}")
    archive = project.load()
    assert [source.id for source in archive.sources] == ["a", "b"]
    assert [source.id for source in archive.references] == ["known"]
    assert [claim.uid for claim in archive.claims] == ["a.x", "b.x"]
    assert [claim.uid for claim in archive.trusted] == ["known.y"]
    assert list(archive.by_source) == ["a", "b", "known"]


def test_one_claim_file_comes_with_the_references_alone(project: Project) -> None:
    project.write("a", "x: {quantity: 5 km}")
    chosen = project.write("b", "x: {quantity: 5 km}")
    project.write("reference/known", "y: {quantity: 5 km}")
    archive = load(chosen)
    assert [source.id for source in archive.sources] == ["b"]
    assert [source.id for source in archive.references] == ["known"]
    assert archive.root == project.root


def test_a_claim_file_of_no_project_is_one_by_itself(tmp_path: Path) -> None:
    path = tmp_path / "alone.yaml"
    path.write_text("source: {title: A}\nclaims:\n  x: {quantity: 5 km}\n", "utf-8")
    archive = load(path)
    assert [claim.uid for claim in archive.claims] == ["alone.x"]
    assert archive.references == ()


def test_the_claims_folder_itself_stands_for_its_project(project: Project) -> None:
    path = project.write("a", "x: {quantity: 5 km}")
    assert load(path.parent).root == project.root


def test_the_folder_of_claims_may_have_another_name(tmp_path: Path) -> None:
    (tmp_path / "facts").mkdir()
    (tmp_path / "facts" / "a.yml").write_text("source: {title: A}\nclaims:\n  x: {text: b}\n")
    assert [claim.uid for claim in load(tmp_path, claims="facts").claims] == ["a.x"]


def test_a_folder_that_is_a_link_is_refused_and_never_left_out_in_silence(project: Project) -> None:
    project.write("a", "x: {quantity: 5 km}")
    (project.root / "more").mkdir()
    (project.root / "claims/more").symlink_to(project.root / "more")
    with pytest.raises(UnreadableError) as refused:
        project.load()
    assert str(refused.value).splitlines() == [
        "claims/more:1:1: claims/more cannot be read: it is a link to a folder",
        "  expected: a text file",
    ]


def test_the_day_of_the_run_may_be_given(project: Project) -> None:
    project.write("a", "x: {quantity: 5 km}")
    day = datetime.date(2024, 1, 17)
    assert load(project.root, today=day).today == day


def test_a_folder_without_claims_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FactcheckError) as refused:
        load(tmp_path)
    assert str(refused.value) == f"no folder claims/ in {tmp_path}"


def test_an_empty_folder_of_claims_is_refused(tmp_path: Path) -> None:
    (tmp_path / "claims").mkdir()
    with pytest.raises(FactcheckError) as refused:
        load(tmp_path)
    assert str(refused.value) == f"no claim files (*.yaml) in {tmp_path / 'claims'}"


def test_two_files_of_one_name_cannot_both_stand_before_a_claims_id(project: Project) -> None:
    project.write("a", "x: {quantity: 5 km}")
    project.write("reference/a", "x: {quantity: 5 km}")
    assert project.faults() == (
        "claims/reference/a.yaml:1:1: the name 'a' is taken by claims/a.yaml\n"
        "  expected: a name of its own for each claim file"
    )


def test_a_name_that_an_expectation_could_not_spell_is_refused(project: Project) -> None:
    project.write("my article", "x: {quantity: 5 km}")
    assert project.faults() == (
        "claims/my article.yaml:1:1: "
        "the file's name 'my article' cannot stand before a claim's id\n"
        "  expected: letters, digits, hyphens and underscores"
    )


def test_the_faults_of_all_files_come_in_one_go(project: Project) -> None:
    project.write("a", "x: {quantitiy: 5 km}")
    project.write("b", "x: {dat: today}")
    told = [line for line in project.faults().splitlines() if line.startswith("claims/")]
    assert told == [
        "claims/a.yaml:4:7: unknown key 'quantitiy'",
        "claims/b.yaml:4:7: unknown key 'dat'",
    ]


def test_yaml_of_another_kind_beside_claim_files_is_passed_over(project: Project) -> None:
    project.write("a", "x: {quantity: 5 km}")
    (project.root / "claims/policy 7.yaml").write_text("policy: 7\nholder: A. Holm\n", "utf-8")
    archive = project.load()
    assert [source.id for source in archive.sources] == ["a"]
    assert archive.passed_over == ("claims/policy 7.yaml",)


def test_yaml_of_another_kind_that_is_named_is_a_claim_file_with_faults(project: Project) -> None:
    project.write("a", "x: {quantity: 5 km}")
    other = project.root / "claims/policy.yaml"
    other.write_text("policy: 7\n", "utf-8")
    told = r"claims/policy\.yaml:1:1: unknown key 'policy'"
    with pytest.raises(UnreadableError, match=told):
        load(other)
    with pytest.raises(UnreadableError, match=told):
        load(project.root, named=[other])


def test_a_folder_of_yaml_of_another_kind_is_no_project(tmp_path: Path) -> None:
    (tmp_path / "claims").mkdir()
    (tmp_path / "claims/policy.yaml").write_text("policy: 7\n", "utf-8")
    with pytest.raises(FactcheckError) as refused:
        load(tmp_path)
    assert str(refused.value) == (
        "claims/policy.yaml:1:1: no claim file: none of source:, claims: and tables: stands at its "
        "left edge"
    )


@pytest.mark.parametrize("key", ["souce", "sources", "Source", "cliams", "claim", "tabels"])
def test_a_slip_of_the_key_makes_no_claim_file_another_kind(project: Project, key: str) -> None:
    project.write("a", "x: {quantity: 5 km}")
    (project.root / "claims/b.yaml").write_text(f"{key}:\n  title: B\n", "utf-8")
    assert "claims/b.yaml:1:1: " in project.faults()


@pytest.mark.parametrize("text", ["", "# nothing yet\n", "title: [", "\ttitle: B\n"])
def test_what_may_have_been_a_claim_file_is_not_passed_over(project: Project, text: str) -> None:
    project.write("a", "x: {quantity: 5 km}")
    (project.root / "claims/b.yaml").write_text(text, "utf-8")
    assert "claims/b.yaml:1:" in project.faults()


def test_of_many_names_that_mean_nothing_the_nearest_is_told_for_the_first(
    project: Project,
) -> None:
    lines = "\n".join(f"c{n}: {{quantity: 5 km, total_of: [a{n}x, a{n}y]}}" for n in range(60))
    project.write("a", f"a0z: {{quantity: 5 km}}\n{lines}")
    with pytest.raises(UnreadableError) as raised:
        project.load()
    likely = [fault.likely for fault in raised.value.faults]
    assert len(likely) == 120
    assert likely[0] == "a0z"
    assert set(likely[MOST_LOOKED_FOR:]) == {""}


@pytest.mark.parametrize("key", ["from", "denies", "illustrates", "corrects"])
def test_a_link_to_no_claim_is_told(project: Project, key: str) -> None:
    project.write("a", f"x: {{date: two days later, {key}: b.y}}")
    assert "no claim is called 'b.y'" in project.faults()


def test_a_check_may_run_on_each_part_of_an_archive_by_its_name() -> None:
    told = """claim conflict date deviation expectation figures mean name pair percentage quantity
        quotation reference repeated restatement source sources statistic trend verification
        date_claim name_claim quantity_claim toll_pair"""
    of_two = {"date_pair", "name_pair", "quantity_pair", "quotation_pair"}
    assert set(PARAMETERS) == {*told.split(), *of_two, *FORMS}
    assert {"pair", "figures", *of_two} == OF_TWO
