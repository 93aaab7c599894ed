"""YAML of another kind is known by its outermost keys."""

from pathlib import Path

import pytest

from factcheck.yaml_kind import holds_claim_file, is_of_another_kind


@pytest.mark.parametrize(
    "text",
    [
        "policy: 7\nclaimant: A. Holm\n",
        "resource: {source: here, claims: []}\n",
        "course: physics\n",
        "course: 'souce'\nyear: claim\n",
        "- id: 7\n  source: telephone\n",
        "kind: Service\n---\nkind: Pod\n",
        "bucket: !Ref Policies\n",
        "{{ x }}: b\n",
    ],
)
def test_other_keys_are_another_kind(text: str) -> None:
    assert is_of_another_kind(text)


@pytest.mark.parametrize(
    "text",
    [
        "source: {title: A}\n",
        "\ufeffclaims: {}\n",
        "{source: {title: A}, claims: {}}\n",
        '"tables": {}\n',
        "souce: {title: A}\n",
        "policy: 7\nsouce: {title: A}\n",
        "policy: 7\nyear: 7\nsouce: {title: A}\n",
        "note: a\n---\nclaim: {}\n",
        "policy: [\n",
        "a few words\n",
        "-\n",
        "",
    ],
)
def test_keys_of_claim_files_near_ones_and_no_yaml_are_not(text: str) -> None:
    assert not is_of_another_kind(text)


def test_a_folder_holds_a_claim_file_where_one_has_such_a_key(tmp_path: Path) -> None:
    (tmp_path / "policy.yaml").write_text("policy: 7\n", "utf-8")
    (tmp_path / "notes.txt").write_text("source: here\n", "utf-8")
    assert not holds_claim_file(tmp_path)
    (tmp_path / "deeper").mkdir()
    (tmp_path / "deeper/a.yml").write_text("souce: {title: A}\n", "utf-8")
    assert holds_claim_file(tmp_path)


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-32"])
def test_a_claim_file_in_another_encoding_is_one_to_be_refused(
    tmp_path: Path, encoding: str
) -> None:
    (tmp_path / "a.yaml").write_text("source: {title: A}\nclaims: {a: {by: b}}\n", encoding)
    assert holds_claim_file(tmp_path)


def test_a_folder_that_is_not_there_holds_none(tmp_path: Path) -> None:
    assert not holds_claim_file(tmp_path / "claims")
