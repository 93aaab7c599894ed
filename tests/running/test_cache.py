"""What was found before is what a run anew finds, whatever has changed since, or is not used."""

from __future__ import annotations

import os
import shutil
import signal
import sqlite3
from collections import Counter
from collections.abc import Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import date
from itertools import count
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from factcheck.archive import Archive
from factcheck.archive.loading import find_project, linked
from factcheck.check import standard_folder
from factcheck.claimfiles.reading import ClaimFile
from factcheck.model import Allowance, KeptSources, Standing, standings
from factcheck.reports import json_report
from factcheck.reports.json_report import render_json
from factcheck.running import engines, kept_files, portions
from factcheck.running.cache import FOLDER, MOST_UNUSED, Cache, cache_in, digest
from factcheck.running.engines import examine_on
from factcheck.running.examined import gathered
from factcheck.running.portions import Asking
from factcheck.text import Span, sentence_around
from tests.random_desk import FEW_TIMES, RandomDesk, asked_anew, write

ASKING = Asking(str(standard_folder()))
CLAIM = "source: {title: A}\nclaims:\n  p: {about: line, quantity: 900 km, restated: 500 miles}\n"


def _kept(root: Path) -> str:
    whole, examined, seen = examine_on("", 0, find_project(root), ASKING, is_kept=True)
    return render_json(gathered(whole, examined, seen))


def _anew(root: Path) -> str:
    return asked_anew(root, ASKING)[0]


def _rest(root: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The sources that are checked anew."""
    asked: list[str] = []
    real = portions.read_files

    def read_files(common: bytes, call: bytes) -> bytes:
        asked.append(f"{len(msgspec.msgpack.decode(call))}")
        return real(common, call)

    monkeypatch.setattr(engines, "read_files", read_files)
    _kept(root)
    return asked


@FEW_TIMES
@given(seed=st.integers(0, 1_000_000))
def test_after_each_change_it_is_a_run_anew(
    seed: int, tmp_path_factory: pytest.TempPathFactory
) -> None:
    desk, root = RandomDesk(seed, is_corrected=True), tmp_path_factory.mktemp("desk")
    for _ in range(4):
        desk.loaded(root)
        assert _kept(root) == _anew(root)
        desk.change()


def test_what_has_not_changed_is_not_checked_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in "abc":
        write(tmp_path / f"claims/{name}.yaml", CLAIM)
    assert _rest(tmp_path, monkeypatch) == ["3"]
    assert _rest(tmp_path, monkeypatch) == []
    write(tmp_path / "claims/b.yaml", CLAIM.replace("900", "800"))
    assert _rest(tmp_path, monkeypatch) == ["1"]


def test_what_a_report_tells_of_a_source_is_made_again_where_it_or_what_is_found_has_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[str] = []
    weigh, tell = standings.weigh, json_report._standing

    def weighed(sources: KeptSources, number: int, marks: Iterable[standings.Mark]) -> bytes:
        made.append(f"weighed {number}")
        return weigh(sources, number, marks)

    def told(standing: Standing) -> object:
        made.append(f"told {standing.claim.uid}")
        return tell(standing)

    monkeypatch.setattr(standings, "weigh", weighed)
    monkeypatch.setattr(json_report, "_standing", told)
    for name in "abc":
        write(tmp_path / f"claims/{name}.yaml", CLAIM.replace("line", name))
    first = _kept(tmp_path)
    made.clear()
    assert _kept(tmp_path) == first
    assert made == []
    for about, again in (("b", "b"), ("c", "bc")):
        told_now = CLAIM.replace("line", about).replace("900", "880")
        write(tmp_path / "claims/b.yaml", told_now)
        now = _kept(tmp_path)
        assert sorted(made) == sorted(
            [f"told {name}.p" for name in again] + [f"weighed {'abc'.index(n)}" for n in again]
        )
        assert now == _anew(tmp_path)
        made.clear()


def test_texts_are_parted_into_sentences_again_where_they_have_changed_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    words = "The line of 900 km (500 miles) opens"
    for name in "ab":
        write(tmp_path / f"seeds/{name}.txt", f"Line {name}\n\nIt is so. {words} in May. Good.\n")
        told = CLAIM.replace("A}", f"A, file: ../seeds/{name}.txt}}")
        write(tmp_path / f"claims/{name}.yaml", told.replace("{about", f"{{exact: {words}, about"))
    first = _kept(tmp_path)
    assert f"{words} in May." in first
    parted: list[str] = []

    def noted(text: str, span: Span, caption: str = "") -> Span:
        parted.append(text[: len("Line a")])
        return sentence_around(text, span, caption)

    monkeypatch.setattr("factcheck.model.claim.sentence_around", noted)
    assert _kept(tmp_path) == first
    assert parted == []
    write(tmp_path / "seeds/b.txt", f"Line b\n\nIt is so. {words} in June. Good.\n")
    now = _kept(tmp_path)
    assert set(parted) == {"Line b"}
    assert now == _anew(tmp_path)


def test_a_finding_accepted_since_is_told_so_of_its_claim_alone(tmp_path: Path) -> None:
    for name, miles in (("a", "500"), ("b", "450")):
        claim = f"  p: {{about: {name}, quantity: 900 km, restated: {miles} miles}}\n"
        write(tmp_path / f"claims/{name}.yaml", f"source: {{title: A}}\nclaims:\n{claim}")

    def told(accepted: str) -> list[str]:
        whole, examined, seen = examine_on("", 0, find_project(tmp_path), ASKING, is_kept=True)
        result = gathered(whole, examined, seen)
        findings = (
            replace(one, allowance=Allowance(one.rule, "known", one.place))
            if one.claims[0].uid == accepted
            else one
            for one in result.findings
        )
        result = replace(result, findings=tuple(findings))
        return [one.told for one in result.standings]

    for accepted in ("", "", "b.p", "b.p", "a.p", ""):
        expected = [
            "conflicts, allowed" if uid == accepted else "conflicts" for uid in ("a.p", "b.p")
        ]
        assert told(accepted) == expected


def test_a_reference_is_read_again_where_it_or_its_text_has_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[str] = []
    real = portions.read_source

    def counted(path: Path, root: str, *, is_trusted: bool) -> object:
        read.append(path.name)
        return real(path, root, is_trusted=is_trusted)

    monkeypatch.setattr(kept_files, "read_source", counted)
    write(tmp_path / "claims/a.yaml", CLAIM)
    held = tmp_path / "claims/reference/held.yaml"
    told = "source: {title: H, file: ../../seeds/held.txt}\nclaims:\n  p: {exact: 900 km}\n"
    for text, claims in (
        (" 900 km", told),
        (" 900 km", told),
        ("900 km ", told),
        ("900 km ", CLAIM),
    ):
        write(tmp_path / "seeds/held.txt", text)
        write(held, claims)
        assert _kept(tmp_path) == _anew(tmp_path)
        read.append("|")
    assert read == ["held.yaml", "|", "|", "held.yaml", "|", "held.yaml", "|"]


def test_keys_of_a_chain_of_dates_across_files_grow_with_its_length_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = Counter[str]()

    def counted(*parts: object) -> bytes:
        told[str(parts[0])] += len(msgspec.msgpack.encode(parts))
        return digest(*parts)

    monkeypatch.setattr(engines, "digest", counted)
    lengths = list[int]()
    for length in (20, 80):
        root = tmp_path / str(length)
        for number in range(length):
            date = f"a day later, from: c{number - 1}.p" if number else "11 January 2024"
            claims = f"source: {{title: A}}\nclaims:\n  p: {{date: {date}}}\n"
            write(root / f"claims/c{number}.yaml", claims)
        told.clear()
        _kept(root)
        lengths.append(told["found"])
    assert lengths[0] < lengths[1] < 5 * lengths[0]


COUNTING = '''
from pathlib import Path
from factcheck import Archive, note

@note
def check_counting(sources: Archive) -> None:
    """A project that has been looked at.

    Fails:
        - quantity: 5 km
    """
    with (Path(__file__).parents[1] / "asked").open("a") as asked:
        asked.write(".")
    raise AssertionError(f"There are {len(sources.claims)} claims.")
'''


def test_a_check_of_all_sources_is_asked_again_and_shown_them_where_any_has_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    loaded: list[int] = []

    def counted(files: list[ClaimFile], root: Path, today: date) -> Archive:
        loaded.append(len(files))
        return linked(files, root, today)

    monkeypatch.setattr(engines, "linked", counted)

    def found() -> tuple[str, list[str]]:
        asking = Asking(str(tmp_path / "checks"))
        _, examined, _ = examine_on("", 0, find_project(tmp_path), asking, is_kept=True)
        told = [finding.message for one in examined for finding in one.findings]
        return (tmp_path / "asked").read_text(), told

    for name in "abc":
        write(tmp_path / f"claims/{name}.yaml", CLAIM)
    write(tmp_path / "checks/counting.py", COUNTING)
    assert found() == found() == (".", ["There are 3 claims."])
    (tmp_path / "claims/b.yaml").unlink()
    assert found() == found() == ("..", ["There are 2 claims."])
    assert loaded == [3, 2]


FLAKY = '''
from pathlib import Path
from factcheck import Claim, note
from factcheck.checks.files.allowance_unused import check_allowance_unused

BROKEN = Path(__file__).with_name("broken")

@note
def check_flaky(claim: Claim) -> None:
    """A claim, where it can be told.

    Fails:
        - quantity: 5 km

    Passes:
        - name: Ann Lee
    """
    if BROKEN.exists():
        raise OSError("not now")
    assert claim.name, "found"
'''


def test_what_hangs_on_checks_that_broke_down_is_asked_again(tmp_path: Path) -> None:
    def found() -> tuple[list[str], int]:
        asking = Asking(str(tmp_path / "checks"))
        _, examined, _ = examine_on("", 0, find_project(tmp_path), asking, is_kept=True)
        told = list(examined)
        rules = [finding.rule for one in told for finding in one.findings]
        return rules, sum(len(one.breakdowns) for one in told)

    accepted = "  p: {quantity: 9 km, allow: {flaky: told so}}\n"
    write(tmp_path / "claims/a.yaml", f"source: {{title: A}}\nclaims:\n{accepted}")
    write(tmp_path / "checks/flaky.py", FLAKY)
    write(tmp_path / "checks/broken", "")
    assert found()[1] == 1
    (tmp_path / "checks/broken").unlink()
    assert found() == found() == (["flaky"], 0)


def test_a_file_that_is_moved_is_told_at_its_new_place(tmp_path: Path) -> None:
    write(tmp_path / "claims/a.yaml", CLAIM)
    _kept(tmp_path)
    (tmp_path / "claims/a.yaml").rename(tmp_path / "claims/b.yaml")
    assert '"claims/b.yaml"' in _kept(tmp_path)


def test_a_text_that_another_link_leads_to_is_read_again(tmp_path: Path) -> None:
    for name in ("one", "two"):
        write(tmp_path / f"seeds/{name}.txt", f"A {name}\n\nThe road of {name} is 900 km long.\n")
    link = tmp_path / "seeds/link.txt"
    link.symlink_to("one.txt")
    claim = "source: {title: A, file: ../seeds/link.txt}\nclaims:\n  p: {exact: road of one}\n"
    write(tmp_path / "claims/a.yaml", claim)
    _kept(tmp_path)
    link.unlink()
    link.symlink_to("two.txt")
    assert _kept(tmp_path) == _anew(tmp_path)


@pytest.mark.parametrize("content", [b"", b"no database", b"SQLite format 3\0 and no more"])
def test_a_cache_that_cannot_be_read_is_made_anew(tmp_path: Path, content: bytes) -> None:
    write(tmp_path / "claims/a.yaml", CLAIM)
    plain = _kept(tmp_path)
    (tmp_path / FOLDER / "kept.sqlite3").write_bytes(content)
    assert _kept(tmp_path) == plain == _kept(tmp_path)


def test_a_cache_that_holds_nonsense_is_passed_over(tmp_path: Path) -> None:
    write(tmp_path / "claims/a.yaml", CLAIM)
    plain = _kept(tmp_path)
    with closing(sqlite3.connect(tmp_path / FOLDER / "kept.sqlite3")) as database, database:
        database.execute("UPDATE kept SET value = x'00'")
    assert _kept(tmp_path) == plain


def test_two_runs_may_use_it_at_once(tmp_path: Path) -> None:
    write(tmp_path / "claims/a.yaml", CLAIM)
    with cache_in(tmp_path) as one, cache_in(tmp_path) as other:
        assert one
        assert other
        with ThreadPoolExecutor(1) as aside:
            one.put({b"one": b"1"})
            other.put({b"other": b"2"})
            assert aside.submit(dict, other.get([b"one"])).result() == {b"one": b"1"}
    assert _kept(tmp_path) == _anew(tmp_path)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
@pytest.mark.parametrize("puts", [1, 2, 3])
@pytest.mark.parametrize("is_kept_before", [True, False])
def test_a_run_that_is_killed_leaves_what_a_run_anew_finds(
    tmp_path: Path, puts: int, is_kept_before: bool
) -> None:
    for name in "abc":
        write(tmp_path / f"claims/{name}.yaml", CLAIM)
    process = os.fork()
    if process == 0:
        _killed_at(puts, tmp_path, is_kept_before=is_kept_before)
    _, status = os.waitpid(process, 0)
    assert os.WTERMSIG(status) == signal.SIGKILL
    assert _kept(tmp_path) == _anew(tmp_path) == _kept(tmp_path)


def _killed_at(puts: int, root: Path, *, is_kept_before: bool) -> None:
    """Run, and be killed when something is kept for so many times, before or after that."""
    real, seen = Cache.put, count(1)

    def put(cache: Cache, values: Mapping[bytes, bytes]) -> None:
        is_last = next(seen) == puts
        if is_kept_before or not is_last:
            real(cache, values)
        if is_last:
            os.kill(os.getpid(), signal.SIGKILL)

    try:
        with pytest.MonkeyPatch.context() as patched:
            patched.setattr(Cache, "put", put)
            _kept(root)
    finally:
        os._exit(1)


@pytest.mark.skipif(os.name == "nt", reason="files that are open cannot be deleted there")
@pytest.mark.parametrize("puts", [1, 2, 3])
def test_a_run_of_which_the_cache_is_deleted_meanwhile_finds_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, puts: int
) -> None:
    for name in "abc":
        write(tmp_path / f"claims/{name}.yaml", CLAIM)
    real, seen = Cache.put, count(1)

    def put(cache: Cache, values: Mapping[bytes, bytes]) -> None:
        if next(seen) == puts:
            shutil.rmtree(tmp_path / FOLDER)
        real(cache, values)

    with monkeypatch.context() as patched:
        patched.setattr(Cache, "put", put)
        told = _kept(tmp_path)
        assert next(seen) > puts
    assert told == _anew(tmp_path) == _kept(tmp_path)


def test_where_no_folder_can_be_made_nothing_is_kept(tmp_path: Path) -> None:
    write(tmp_path / "claims/a.yaml", CLAIM)
    (tmp_path / FOLDER).write_text("a file")
    assert _kept(tmp_path) == _anew(tmp_path)


def test_what_no_run_uses_any_more_goes(tmp_path: Path) -> None:
    with cache_in(tmp_path) as cache:
        assert cache
        cache.put({bytes([number]): b"" for number in range(20)})
    with cache_in(tmp_path) as cache:
        assert cache
        cache.get([b"\0"])
        cache.prune()
    with cache_in(tmp_path) as cache:
        assert cache
        assert len(cache.get([bytes([number]) for number in range(20)])) <= MOST_UNUSED


def test_a_digest_tells_what_it_is_of() -> None:
    told = [digest("found", "a"), digest("file", "a"), digest("found", "a", None)]
    assert len(set(told)) == 3
