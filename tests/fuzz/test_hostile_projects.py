"""Projects that nobody means well with: a clear error, nothing lost, nothing half-written."""

from __future__ import annotations

import errno
import io
import os
import time
import tracemalloc
from pathlib import Path
from typing import IO, Any, NoReturn, cast

import pytest

import factcheck
from factcheck import FactcheckError, UnreadableError
from factcheck.check import CheckError, find_checks, import_check_file
from factcheck.claimfiles.files import read_text
from factcheck.reports.paper import Paper
from factcheck.reports.terminal import render_briefly, render_terminal
from factcheck.reports.writing import FILES, ReportError, write_reports
from factcheck.yaml_kind import MAX_BYTES

Disguised = tuple[factcheck.Result, Path]
HIDDEN = "\u202e\u200b\u2066\u200f\u2069\ufeff"


def write(root: Path, name: str, text: str) -> Path:
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    return path


def refusal(root: Path) -> str:
    with pytest.raises(UnreadableError) as refused:
        factcheck.load(root)
    return str(refused.value)


def test_a_file_over_the_limit_is_refused_without_being_read(tmp_path: Path) -> None:
    path = write(tmp_path, "claims/a.yaml", "")
    with path.open("wb") as file:
        file.truncate(MAX_BYTES + 1)
    assert callable(factcheck.load)  # imported before memory is measured
    tracemalloc.start()
    try:
        told = refusal(tmp_path)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert told.startswith(
        "claims/a.yaml:1:1: claims/a.yaml cannot be read: it holds more than 32 MiB"
    )
    assert peak < 2_000_000


def test_a_captured_text_over_the_limit_is_refused_where_it_is_named(tmp_path: Path) -> None:
    write(tmp_path, "claims/a.yaml", "source: {title: A, file: ../a.txt}\nclaims: {a: {by: b}}\n")
    with (tmp_path / "a.txt").open("wb") as file:
        file.truncate(MAX_BYTES + 1)
    assert refusal(tmp_path).startswith(
        "claims/a.yaml:1:26: ../a.txt cannot be read: it holds more than 32 MiB"
    )


def test_a_scalar_of_millions_of_characters_is_refused_in_a_short_message(tmp_path: Path) -> None:
    write(tmp_path, "claims/a.yaml", f"source:\n  title: {'x' * 5_000_000}\nclaims: {{}}\n")
    told = refusal(tmp_path)
    assert told.startswith("claims/a.yaml:2:10: a value of 5,000,000 characters\n")
    assert len(told) < 400


@pytest.mark.parametrize("opening", ["[", "{a: ", "- ", "? "])
def test_nesting_of_any_depth_is_refused_at_the_first_level_too_deep(
    tmp_path: Path, opening: str
) -> None:
    write(tmp_path, "claims/a.yaml", opening * 50_000)
    assert ":1:" in refusal(tmp_path).splitlines()[0]


def test_numbers_of_ten_thousand_digits_are_read_by_no_check(tmp_path: Path) -> None:
    digits = "9" * 10_000
    claims = "".join(
        f"  {key}: {{{key}: '{digits}'{more}}}\n"
        for key, more in (("quantity", ""), ("date", ""), ("statistic", ""), ("share", ""))
    )
    write(tmp_path, "claims/a.yaml", f"source: {{title: A}}\nclaims:\n{claims}")
    assert factcheck.run(tmp_path).breakdowns == ()


@pytest.mark.parametrize("key", ["n", "items"])
def test_a_count_of_ten_thousand_digits_is_refused(tmp_path: Path, key: str) -> None:
    fields = {"n": "28", key: "9" * 10_000}
    inner = ", ".join(f"{name}: {words}" for name, words in fields.items())
    write(
        tmp_path, "claims/a.yaml", f"source: {{title: A}}\nclaims: {{m: {{mean: 3.4, {inner}}}}}\n"
    )
    assert "is no count" in refusal(tmp_path)


@pytest.mark.parametrize(
    ("first", "second"),
    [("claims/a.yaml", "claims/reference/a.yaml"), ("claims/a.yaml", "claims/a.yml")],
)
def test_two_files_of_one_name_are_refused(tmp_path: Path, first: str, second: str) -> None:
    for name in (first, second):
        write(tmp_path, name, "source: {title: A}\nclaims: {a: {by: b}}\n")
    one, other = sorted([first, second])
    assert refusal(tmp_path) == (
        f"{other}:1:1: the name 'a' is taken by {one}\n"
        "  expected: a name of its own for each claim file"
    )


@pytest.fixture
def disguised(tmp_path: Path) -> Disguised:
    """A run over a claim whose every word holds marks that turn or hide text."""
    title, name = f"T{HIDDEN}t", f"Ser{HIDDEN}gey"
    write(tmp_path, "seeds/a.txt", f"{title}\n\n{name} was here.\n")
    write(
        tmp_path,
        "claims/a.yaml",
        f"source: {{title: '{title}', file: ../seeds/a.txt, publisher: 'P{HIDDEN}'}}\nclaims:\n"
        f"  a: {{name: '{name}', exact: '{name} was', about: 'S{HIDDEN}', role: 'r{HIDDEN}'}}\n"
        f"  b: {{name: 'Sergei{HIDDEN}', about: 'S{HIDDEN}', by: 'B{HIDDEN}'}}\n"
        f"  c: {{quotation: 'q{HIDDEN}', note: 'n{HIDDEN}'}}\n",
    )
    return factcheck.run(tmp_path), tmp_path


@pytest.mark.parametrize("kind", ["md", "html", "csv", "github"])
def test_hidden_characters_are_named_in_a_report(disguised: Disguised, kind: str) -> None:
    result, root = disguised
    assert result.findings
    (path,) = write_reports(result, root / "reports", [kind], root=root)
    assert not set(HIDDEN) & set(path.read_text("utf-8"))


def test_hidden_characters_are_named_in_the_terminal(disguised: Disguised) -> None:
    result, root = disguised
    assert not set(HIDDEN) & set(render_terminal(result, root=root))
    assert not set(HIDDEN) & set(render_briefly(result, Paper()))


@pytest.mark.parametrize("kind", ["sarif", "gitlab"])
def test_a_report_for_programs_holds_no_character_that_turns_text(
    disguised: Disguised, kind: str
) -> None:
    result, root = disguised
    (path,) = write_reports(result, root / "reports", [kind], root=root)
    assert not set("\u202e\u2066") & set(path.read_text("utf-8"))


def full_disk(_content: object) -> NoReturn:
    raise OSError(errno.ENOSPC, "No space left on device")


def test_a_disk_that_fills_up_leaves_every_older_report_and_no_half_of_a_new_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path, "claims/a.yaml", "source: {title: A}\nclaims: {a: {quotation: b}}\n")
    result = factcheck.run(tmp_path)
    written = write_reports(result, tmp_path / "reports", FILES, root=tmp_path)
    older = {path: path.read_bytes() for path in written}
    opened = Path.open

    def open_full(self: Path, mode: str = "r", *rest: Any, **named: Any) -> IO[Any]:
        file: IO[Any] = opened(self, mode, *rest, **named)
        return cast(IO[Any], _Full(file)) if "x" in mode else file

    monkeypatch.setattr(Path, "open", open_full)
    with pytest.raises(ReportError, match="No space left on device"):
        write_reports(result, tmp_path / "reports", FILES, root=tmp_path)
    monkeypatch.undo()
    assert {path: path.read_bytes() for path in (tmp_path / "reports").iterdir()} == older


class _Full(io.BufferedIOBase):
    """A file that takes a few bytes and no more."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file

    def write(self, content: Any) -> int:
        self._file.write(content[:10])
        self._file.flush()
        full_disk(content)

    def close(self) -> None:
        self._file.close()
        super().close()


def test_a_claim_file_is_not_begun_on_a_full_disk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from factcheck.cli import main

    (tmp_path / "claims").mkdir()
    article = write(tmp_path, "seeds/a.txt", "A title\n\nIt flew 460 km on Tuesday.\n")
    opened = Path.open

    def open_full(self: Path, mode: str = "r", *rest: Any, **named: Any) -> IO[Any]:
        file: IO[Any] = opened(self, mode, *rest, **named)
        if "x" in mode:
            monkeypatch.setattr(file, "write", full_disk)
        return file

    monkeypatch.setattr(Path, "open", open_full)
    assert main(["new", str(article)]) == 2
    assert "no space left on device" in capsys.readouterr().err
    assert list((tmp_path / "claims").iterdir()) == []


def test_a_check_that_hangs_on_import_is_given_up(tmp_path: Path) -> None:
    path = write(tmp_path, "hangs.py", "import threading\nthreading.Event().wait(5)\n")
    started = time.monotonic()
    with pytest.raises(CheckError, match=r"^hangs.py has not finished its import after 0.2 sec"):
        import_check_file(path, seconds=0.2)
    assert time.monotonic() - started < 4


def test_a_link_that_leads_in_a_circle_is_no_claim_file(tmp_path: Path) -> None:
    (tmp_path / "claims").mkdir()
    (tmp_path / "claims/a.yaml").symlink_to("a.yaml")
    with pytest.raises(FactcheckError):
        factcheck.load(tmp_path)


def test_a_claims_folder_that_is_a_file_is_told_of(tmp_path: Path) -> None:
    write(tmp_path, "claims", "")
    with pytest.raises(FactcheckError):
        factcheck.load(tmp_path)


def test_a_folder_of_claims_that_is_a_link_out_of_the_project_is_refused(tmp_path: Path) -> None:
    write(tmp_path, "elsewhere/claims/a.yaml", "source: {title: A}\nclaims: {a: {by: b}}\n")
    (tmp_path / "desk").mkdir()
    (tmp_path / "desk/claims").symlink_to("../elsewhere/claims")
    with pytest.raises(FactcheckError, match=r"claims/ is a link out of the project"):
        factcheck.load(tmp_path / "desk")


def test_a_folder_of_claims_that_is_a_link_within_the_project_is_read(tmp_path: Path) -> None:
    write(tmp_path, "desk/a.yaml", "source: {title: A}\nclaims: {a: {by: b}}\n")
    (tmp_path / "claims").symlink_to("desk")
    assert [claim.uid for claim in factcheck.load(tmp_path).claims] == ["a.a"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="Windows has no named pipes of this kind")
@pytest.mark.parametrize("name", ["claims/a.yaml", "claims/reference/a.yaml", "seeds/a.txt"])
def test_a_pipe_is_refused_and_never_waited_for(tmp_path: Path, name: str) -> None:
    write(
        tmp_path,
        "claims/b.yaml",
        "source: {title: A, file: ../seeds/a.txt}\nclaims: {a: {by: b}}\n",
    )
    pipe = tmp_path / name
    pipe.parent.mkdir(parents=True, exist_ok=True)
    os.mkfifo(pipe)
    assert "cannot be read: it is no regular file" in refusal(tmp_path)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="Windows has no named pipes of this kind")
def test_a_pipe_that_comes_into_the_place_of_a_file_is_not_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    os.mkfifo(tmp_path / "a.txt")
    monkeypatch.setattr(Path, "is_file", lambda _self: True)
    with pytest.raises(UnreadableError, match="it is no regular file"):
        read_text(tmp_path / "a.txt", "a.txt", "a.txt")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="Windows has no named pipes of this kind")
def test_a_pipe_among_the_checks_is_no_check(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.py")
    assert find_checks(tmp_path) == ()
