"""``factcheck pin`` writes the hash of a table's bytes and says which rows changed."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from factcheck.cli import main
from factcheck.references.table_files import digest
from tests.references.conftest import CITE, Desk

TEXT = "place,day,people\nAlmere,2020,12\nBrunn,2020,7\n"
DESCRIBED = "about: [{column: place}, population]\nas_of: {column: day}\nquantity: {column: people}"
CLAIM = "a: {about: [Almere, population], quantity: '12', as_of: 2020}"


def pin(desk: Desk, *arguments: str) -> int:
    return main(["pin", "--project", str(desk.root), *arguments])


def commit(desk: Desk) -> None:
    identity = ["-c", "user.name=A", "-c", "user.email=a@example.org"]
    for words in (["init", "-q"], ["add", "."], [*identity, "commit", "-qm", "Tables"]):
        subprocess.run(["git", *words], cwd=desk.root, check=True)  # noqa: S603, S607 — git itself


def test_a_table_that_is_not_pinned_is_refused_until_it_is(desk: Desk) -> None:
    desk.table(TEXT, DESCRIBED)
    desk.describe("t.csv", DESCRIBED)
    desk.claims(CLAIM)
    told = "claims/reference/known.yaml:3:3: the table 'places' is not pinned: it has no hash"
    assert desk.faults().startswith(told)
    assert pin(desk) == 0
    pinned = f"    file: t.csv\n    hash: {digest([desk.reference / 't.csv'])}\n    cite:"
    assert pinned in (desk.reference / "known.yaml").read_text()
    assert desk.answer().startswith("agrees")


def test_a_description_on_one_line_is_pinned_too(desk: Desk) -> None:
    desk.table(TEXT, DESCRIBED)
    flow = "file: t.csv, about: [Almere, population], quantity: {column: people}"
    known = f"source: {{title: Known}}\ntables:\n  places: {{cite: {CITE}, {flow}}}\n"
    (desk.reference / "known.yaml").write_text(known)
    assert pin(desk, "places") == 0
    assert f"file: t.csv, hash: {digest([desk.reference / 't.csv'])}, about" in (
        (desk.reference / "known.yaml").read_text()
    )


def test_rows_that_changed_since_are_told_where_git_has_the_older_file(
    desk: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    desk.table(TEXT, DESCRIBED)
    commit(desk)
    (desk.reference / "t.csv").write_text("place,day,people\nAlmere,2020,13\nAlmere,2021,14\n")
    assert pin(desk, "known.places", "--check") == 1
    assert pin(desk) == 0
    told = capsys.readouterr().out.splitlines()
    assert told[1:4] == [
        "  changed: Almere, 2020: 12 → 13",
        "  new: Almere, 2021: 14",
        "  gone: Brunn, 2020",
    ]
    assert pin(desk, "--check") == 0
    assert "is what was pinned" in capsys.readouterr().out


def test_the_pinned_version_is_looked_for_among_the_fifty_newest(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[str, ...]] = []

    def answer(_: Path, *words: str) -> bytes:
        asked.append(words)
        return b""

    monkeypatch.setattr("factcheck.cli.pin._git", answer)
    desk.table(TEXT, DESCRIBED)
    (desk.reference / "t.csv").write_text(TEXT.replace("12", "13"))
    assert pin(desk) == 0
    assert [words[:2] for words in asked] == [("log", "-50")]


def test_an_older_file_in_another_encoding_is_compared_as_far_as_it_can_be_read(
    desk: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    desk.table(TEXT, DESCRIBED)
    (desk.reference / "t.csv").write_bytes("place,day,people\nÖrum,2020,7\n".encode("latin-1"))
    desk.describe("t.csv", DESCRIBED, digest([desk.reference / "t.csv"]))
    commit(desk)
    (desk.reference / "t.csv").write_text("place,day,people\nÖrum,2020,7\n", "utf-8")
    assert pin(desk) == 0
    told = capsys.readouterr().out.splitlines()
    assert told[1:3] == ["  new: Örum, 2020: 7", "  gone: \ufffdrum, 2020"]


def test_without_the_older_file_it_is_said_that_nobody_knows(
    desk: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    desk.table(TEXT, DESCRIBED, pin=f"sha256:{'0' * 64}")
    assert pin(desk) == 0
    told = "  what changed is not known: git has no version of the file with the older hash\n"
    assert capsys.readouterr().out.endswith(told)


def test_what_changed_beside_the_columns_that_claims_ask_for_is_no_row(
    desk: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    desk.table(f"note,{TEXT}", DESCRIBED)
    commit(desk)
    (desk.reference / "t.csv").write_text(f"remark,{TEXT}")
    assert pin(desk) == 0
    assert capsys.readouterr().out.endswith("  no row that a claim could ask for changed\n")


def test_of_a_large_table_no_rows_are_compared(
    desk: Desk, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.table(TEXT, DESCRIBED, pin=f"sha256:{'0' * 64}")
    for most, told in ((len(TEXT) - 1, "too large for its rows to be compared"),
                       (len(TEXT), "what changed is not known")):  # fmt: skip
        monkeypatch.setattr("factcheck.cli.pin.MAX_BYTES", most)
        assert pin(desk, "--check") == 1
        assert f"  {told}" in capsys.readouterr().out


@pytest.mark.parametrize(("many", "more"), [(10, ""), (11, "  and 1 more")])
def test_of_many_rows_that_changed_ten_are_told(
    desk: Desk, capsys: pytest.CaptureFixture[str], many: int, more: str
) -> None:
    desk.table("place,day,people\n", DESCRIBED)
    commit(desk)
    rows = "".join(f"Almere,{2000 + at},{at}\n" for at in range(many))
    (desk.reference / "t.csv").write_text(f"place,day,people\n{rows}")
    assert pin(desk) == 0
    told = capsys.readouterr().out.splitlines()
    assert len([line for line in told if line.startswith("  new: ")]) == 10
    assert told[11:] == ([more] if more else [])


def test_a_project_without_tables_has_nothing_to_pin(
    desk: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    desk.claims(CLAIM)
    assert pin(desk) == 2
    told = "factcheck pin: no claim file in claims/reference/ has tables:\n"
    assert capsys.readouterr().err == told


def test_a_name_that_no_table_has_is_told_with_those_there_are(
    desk: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    desk.table(TEXT, DESCRIBED)
    assert pin(desk, "census") == 2
    told = "factcheck pin: no table is called census; the project has known.places\n"
    assert capsys.readouterr().err == told


def test_a_table_that_is_not_there_is_told_at_its_place(
    desk: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    desk.describe("t.csv", DESCRIBED)
    assert pin(desk) == 2
    assert "known.yaml:4:11: claims/reference/t.csv cannot be read" in capsys.readouterr().err
