"""Wherever checks run, they find the same, to the letter, and lose nothing where a worker dies."""

from __future__ import annotations

import datetime
import gc
import os
import random
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck import Archive, Claim, FactcheckError, UnreadableError, load, run
from factcheck.archive.loading import Project, find_project
from factcheck.archive.records import Card
from factcheck.check import find_checks, standard_folder
from factcheck.cli import main
from factcheck.collector import collector_at_rest
from factcheck.comparison import Comparison
from factcheck.model.pairs import compare_claims
from factcheck.quantities import Quantity
from factcheck.reading.figures.comparing import compare_restatement
from factcheck.reports.csv_report import render_csv
from factcheck.reports.html import render_pages
from factcheck.reports.json_report import json_lines, render_json
from factcheck.reports.markdown import render_markdown
from factcheck.running import engines, portions, shelf
from factcheck.running.engines import examine_on
from factcheck.running.examined import Examined, gathered
from factcheck.running.portions import Asking
from factcheck.running.shelf import Shelf
from factcheck.running.workers import EngineError, workers_of
from tests.random_desk import FEW_TIMES, RandomDesk, asked_anew, write, write_crowd, write_few
from tests.references.conftest import Desk

ASKING = Asking(str(standard_folder()))


class Here:
    """Workers that are this process, so that parts as small as a file can be tried by hundreds."""

    count, are_here = 1, False

    def results(
        self, function: Callable[..., bytes], calls: Iterable[tuple[bytes, ...]]
    ) -> Iterator[tuple[int, bytes]]:
        told = [(number, function(*call)) for number, call in enumerate(calls)]
        return reversed(told)


@contextmanager
def _here(_engine: str, _count: int) -> Iterator[Here]:
    yield Here()


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project of some files that look at each other, one of them accepting a finding."""
    root = tmp_path_factory.mktemp("desk")
    for seed in range(200):
        drawn = RandomDesk(seed)
        archive = drawn.loaded(root)
        if len(archive.sources) > 2 and len(run(archive).findings) > 3:
            return root
    raise AssertionError("one of so many desks has findings")


def _reports(root: Path, engine: str, workers: int) -> list[str]:
    result = run(root, engine=engine, workers=workers)
    pages = render_pages(result, root=root)
    texts = [render_json(result), *json_lines(result), render_markdown(result, root)]
    return [*texts, render_csv(result), str(pages)]


@FEW_TIMES
@given(seed=st.integers(0, 1_000_000), size=st.integers(1, 3))
def test_an_archive_in_parts_is_answered_as_the_whole(
    seed: int, size: int, tmp_path_factory: pytest.TempPathFactory
) -> None:
    root = tmp_path_factory.mktemp("desk")
    RandomDesk(seed, is_corrected=True).loaded(root)
    plain, _ = asked_anew(root, ASKING)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(engines, "workers_of", _here)
        patched.setattr(engines, "LEAST_FILES", size)
        patched.setattr(shelf, "FEW", 0)
        patched.setattr(shelf, "MOST_SENT", size)
        told = examine_on("processes", 1, find_project(root), ASKING)
        assert render_json(gathered(*told)) == plain


OWN = """from factcheck import note

@note
def check_of_all(claim, archive):
    \"\"\"A claim beside all others.\"\"\"
"""


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> Asking:
    """The standard checks beside one of a project's own that sees the archive."""
    folder = tmp_path_factory.mktemp("checks")
    write(folder / "own.py", OWN)
    write(folder / "standard.py", "from factcheck.checks import *\n")
    return Asking(str(folder))


@FEW_TIMES
@given(draw=st.randoms(), has_own=st.booleans(), is_kept=st.booleans())
def test_of_few_claims_the_same_checks_have_looked_at_each_source_as_in_a_plain_run(
    draw: random.Random,
    has_own: bool,
    is_kept: bool,
    own: Asking,
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    root, asking = tmp_path_factory.mktemp("desk"), own if has_own else ASKING
    write_few(root, draw)
    plain, expected = asked_anew(root, asking)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(engines, "workers_of", _here)
        patched.setattr(engines, "LEAST_FILES", 1)
        for _ in range(1 + is_kept):
            told = examine_on("processes", 1, find_project(root), asking, is_kept=is_kept)
            assert render_json(gathered(*told)) == plain
            assert _looked_at(told[1]) == _looked_at(expected)


def _looked_at(examined: Iterable[Examined]) -> dict[str, set[str]]:
    """The checks that have looked at each source; those that look at all claims aside."""
    rules: dict[str, set[str]] = defaultdict(set)
    for one in examined:
        rules[one.source].update(one.rules)
    aside = {check.rule for check in ASKING.of_all}
    return {source: left for source, told in rules.items() if (left := told - aside)}


def test_a_figure_is_converted_once_however_many_parts_look_at_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in "abcd":
        write(
            tmp_path / f"claims/{name}.yaml",
            "source: {title: A}\nclaims:\n"
            "  p: {quantity: 900 km, restated: 560 miles, about: [the line, length]}\n",
        )
    asked: list[Quantity] = []

    def compare(stated: Quantity, restated: Quantity) -> Comparison:
        asked.append(stated)
        return compare_restatement(stated, restated)

    monkeypatch.setattr("factcheck.model.claim.compare_restatement", compare)
    monkeypatch.setattr(engines, "workers_of", _here)
    monkeypatch.setattr(engines, "LEAST_FILES", 1)
    examine_on("processes", 1, find_project(tmp_path), ASKING)
    assert len(asked) == 4


def test_claims_of_several_sources_are_compared_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number, name in enumerate("abcd"):
        write(
            tmp_path / f"claims/{name}.yaml",
            f"source: {{title: A, published: 2024-01-1{number}}}\nclaims:\n"
            f"  p: {{quantity: {900 + number % 2} km, about: [the line, length]}}\n"
            f"  q: {{quantity: about {900 + number} km, about: [the road, length]}}\n",
        )
    asked: list[frozenset[str]] = []

    def compare(claim: Claim, other: Claim) -> Comparison | None:
        asked.append(frozenset((claim.uid, other.uid)))
        return compare_claims(claim, other)

    monkeypatch.setattr("factcheck.archive.pairs.compare_claims", compare)
    monkeypatch.setattr(engines, "workers_of", _here)
    monkeypatch.setattr(engines, "LEAST_FILES", 1)
    examine_on("processes", 1, find_project(tmp_path), ASKING)
    agreeing = [pair for pair in asked if all(uid.endswith(".q") for uid in pair)]
    assert len(agreeing) == len(set(agreeing)) == 6


BREAKING = """def check_length(pair):
    \"\"\"A length told twice.\"\"\"
    if pair.claim.document.id in "cd":
        raise KeyError("kilometres")
"""


def test_a_check_of_two_sources_that_breaks_down_is_told_of_the_source_in_which_it_does(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path / "own/own.py", BREAKING)
    write(tmp_path / "own/standard.py", "from factcheck.checks import *\n")
    for number, name in enumerate("abcd"):
        write(
            tmp_path / f"claims/{name}.yaml",
            f"source: {{title: A, published: 2024-01-1{number}}}\nclaims:\n"
            f"  p: {{quantity: about {900 + number} km, about: [{'aabb'[number]}, length]}}\n",
        )
    asking = Asking(str(tmp_path / "own"))
    plain, _ = asked_anew(tmp_path, asking)
    assert "KeyError: 'kilometres'" in plain
    monkeypatch.setattr(engines, "workers_of", _here)
    monkeypatch.setattr(engines, "LEAST_FILES", 4)
    told = examine_on("processes", 1, find_project(tmp_path), asking)
    assert render_json(gathered(*told)) == plain


def test_a_disagreement_is_told_once_however_the_sources_are_parted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    line, road = "about: [line, length], quantity: 900 km", "about: [road, length], quantity"
    for name, figure in {"a": 99, "b": 98, "c": 98}.items():
        claims = f"  p: {{{line}}}\n  q: {{{road}: {figure} km}}\n"
        write(tmp_path / f"claims/{name}.yaml", f"source: {{title: A}}\nclaims:\n{claims}")
    monkeypatch.setattr(engines, "workers_of", _here)
    monkeypatch.setattr(engines, "LEAST_FILES", 1)
    _, examined, _ = examine_on("processes", 1, find_project(tmp_path), ASKING)
    told = [finding.rule for one in examined for finding in one.findings]
    assert told == [finding.rule for finding in run(tmp_path).findings] == ["claims-disagree"]


@FEW_TIMES
@given(seed=st.integers(0, 1_000_000))
def test_very_many_claims_about_one_thing_are_compared_as_in_a_plain_run(
    seed: int, tmp_path_factory: pytest.TempPathFactory
) -> None:
    root = tmp_path_factory.mktemp("desk")
    write_crowd(root, random.Random(seed))  # noqa: S311 — no secret
    with pytest.MonkeyPatch.context() as monkeypatch:
        monkeypatch.setattr("factcheck.archive.corrections.MOST_TOGETHER", 3)
        monkeypatch.setattr("factcheck.archive.pairs.MOST_RIVALS", 2)
        monkeypatch.setattr(engines, "workers_of", _here)
        monkeypatch.setattr(engines, "LEAST_FILES", 1)
        told = examine_on("processes", 1, find_project(root), ASKING)
        plain, _ = asked_anew(root, ASKING)
    assert render_json(gathered(*told)) == plain


CITE = "cite: {title: A list, url: 'https://example.org/list', accessed: 2024-01-18}"
DATED = f"  held: {{about: [fair, day], date: two days later, from: a.p, {CITE}}}\n"
MEASURED = f"  held: {{about: [line, length], quantity: 900 km, {CITE}}}\n"
NEW = "  q: {about: [line, length], quantity: 800 km, corrects: r.held}\n"
OTHER = NEW.replace("line", "track")


@pytest.mark.parametrize(
    ("held", "told"), [(DATED, ""), (MEASURED, NEW), (MEASURED, OTHER), (MEASURED, "")]
)
def test_references_that_sources_correct_or_that_count_from_them_are_held_as_in_a_plain_run(
    held: str, told: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    head = "source: {title: A, published: 2024-01-20}\nclaims:\n"
    day = "  p: {about: [summit, day], date: 12 January 2024, tense: past}\n"
    other = "  p: {about: [fair, day], date: 16 January 2024, tense: past}\n"
    length = "  l: {about: [line, length], quantity: 900 km}\n"
    for name, claims in {"a": day + told, "b": other + length, "reference/r": held}.items():
        write(tmp_path / f"claims/{name}.yaml", head + claims)
    monkeypatch.setattr(engines, "workers_of", _here)
    monkeypatch.setattr(engines, "LEAST_FILES", 1)
    monkeypatch.setattr(shelf, "FEW", 0)
    monkeypatch.setattr(shelf, "MOST_SENT", 1)
    examined = examine_on("processes", 1, find_project(tmp_path), ASKING)
    assert render_json(gathered(*examined)) == asked_anew(tmp_path, ASKING)[0]


@pytest.mark.parametrize("workers", [1, 2, 3])
def test_processes_write_the_reports_of_a_plain_run(
    desk: Path, workers: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engines, "LEAST_FILES", 1)
    monkeypatch.setattr(shelf, "FEW", 0)
    assert _reports(desk, "processes", workers) == _reports(desk, "", 0)


class Mortal(Here):
    """Workers that die when they are asked for a second part of a report."""

    def results(
        self, function: Callable[..., bytes], calls: Iterable[tuple[bytes, ...]]
    ) -> Iterator[tuple[int, bytes]]:
        if not isinstance(function, partial):
            yield from super().results(function, calls)
            return
        yield 0, function(*next(iter(calls)))
        raise EngineError("they die")


@contextmanager
def _mortal(_engine: str, _count: int) -> Iterator[Here]:
    yield Mortal()


def test_where_workers_die_over_a_report_the_rest_of_it_is_told_without_them(
    desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engines, "workers_of", _mortal)
    monkeypatch.setattr(shelf, "FEW", 0)
    monkeypatch.setattr(shelf, "MOST_SENT", 1)
    assert _reports(desk, "processes", 1) == _reports(desk, "", 0)


PLACES = "place,people\nAlmere,12345\nBrunn,99\n"
HELD = "about: [{column: place}, population]\nquantity: {column: people}\nunit: people\n"
RATES = "Date,USD,GBP\n2031-01-03,1.10,0.80\n2031-01-02,1.12,N/A\n"
ASKING_CLAIMS = (
    "about: [Almere, population], quantity: '14,000 people'",
    "about: [Brunn, population], quantity: 99 people",
    "about: [Brunn, population], quantity: 98 people",
    "about: [Cordel, population], quantity: 98 people",
    "about: [Venezuela, national holiday], date: 6 July 2018",
    "about: [Venezuela, national holiday], date: 5 July 2018",
    "about: the plan, quantity: US$110m, restated: £80m",
    "about: the plan, quantity: US$110m, restated: £120m",
)


@FEW_TIMES
@given(draw=st.randoms(), is_kept=st.booleans())
def test_a_project_with_tables_and_providers_is_answered_as_in_one_process(
    draw: random.Random, is_kept: bool, tmp_path_factory: pytest.TempPathFactory
) -> None:
    desk = Desk(tmp_path_factory.mktemp("desk"))
    described, held = draw.choice([(HELD, PLACES), ("form: exchange-rates\n", RATES)])
    desk.table(held, described)
    if draw.random() < 0.5:
        write(desk.reference / "packages.yaml", "source: {title: P}\nproviders: [holidays]\n")
    for name in "abc":
        told = enumerate(draw.choices(ASKING_CLAIMS, k=3))
        claims = "".join(f"  c{n}: {{{claim}}}\n" for n, claim in told)
        head = "source: {title: A, published: 2031-01-06}\nclaims:\n"
        write(desk.root / f"claims/{name}.yaml", head + claims)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(engines, "LEAST_FILES", 1)
        for _ in range(1 + is_kept):
            patched.setattr(engines, "workers_of", _here)
            looked = examine_on("processes", 1, find_project(desk.root), ASKING, is_kept=is_kept)
            assert looked[2] is not None
            assert render_json(gathered(*looked)) == asked_anew(desk.root, ASKING)[0]


@pytest.mark.parametrize("name", ["claims/reference/t.csv", "claims/article.yaml"])
def test_a_fault_beside_a_table_is_told_as_without_an_engine(name: str, tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    desk.table(PLACES, HELD)
    desk.claims(f"c: {{{ASKING_CLAIMS[0]}}}")
    (tmp_path / name).write_text("source: {title: A}\nclaims: {c: {odd: yes}}\n", "utf-8")
    told = []
    for engine in ("", "here"):
        with pytest.raises(UnreadableError) as refused:
            run(tmp_path, engine=engine)
        told.append(str(refused.value))
    assert told[0] == told[1]


OPEN = Path("/proc/self/fd")


@pytest.mark.skipif(not OPEN.exists(), reason="open files are told otherwise there")
@pytest.mark.usefixtures("only_new_garbage")
def test_no_file_of_a_run_stays_open_when_its_result_is_gone(desk: Path) -> None:
    def count() -> int:
        result = run(desk, engine="here")
        assert result.standings
        del result
        gc.collect()
        return len(list(OPEN.iterdir()))

    assert count() == count()


@pytest.mark.usefixtures("only_new_garbage")
def test_what_a_worker_has_read_is_gone_with_its_answer_without_a_round_of_the_collector(
    desk: Path,
) -> None:
    told = portions.Common(str(desk), datetime.date.today(), ASKING, ())
    paths = [str(path) for path in find_project(desk).paths]
    call = portions.encode(told), portions.encode(paths)
    answer = portions.read_files(*call)
    gc.collect()
    with collector_at_rest():
        assert portions.read_files(*call) == answer
        assert gc.collect() == 0


def test_what_was_read_is_let_go_before_a_project_is_read_anew(
    desk: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path / "claims/a.yaml", "source: {title: A}\nclaims:\n  p: {denies: b.p}\n")
    alive: list[object] = []

    def load_found(project: Project, today: datetime.date) -> Archive:
        alive.extend(one for one in gc.get_objects() if isinstance(one, Shelf))
        return load(desk, today=today)

    monkeypatch.setattr(engines, "load_found", load_found)
    examine_on("here", 1, find_project(tmp_path), ASKING)
    assert alive == []


def test_what_fails_in_reading_other_than_by_a_fault_of_a_file_is_not_passed_over(
    desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def card_of(*_: object) -> Card:
        raise ZeroDivisionError

    monkeypatch.setattr(portions, "card_of", card_of)
    with pytest.raises(ZeroDivisionError):
        run(desk, engine="here")


DYING = '''
import os, signal
from pathlib import Path
from factcheck import Claim, note

MARK = Path(__file__).with_name("died")

@note
def check_dying(claim: Claim) -> None:
    """A claim that kills whoever looks at it.

    Fails:
        - quantity: 5 km

    Passes:
        - name: Ann Lee
    """
    if {condition}:
        MARK.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    assert claim.id != "p", "a claim"
'''


def _found(root: Path, engine: str) -> str:
    asking = Asking(str(root / "checks"))
    return render_json(gathered(*examine_on(engine, 2, find_project(root), asking)))


@pytest.fixture(scope="module")
def dask() -> Iterator[str]:
    """The engine of two workers on this machine, which take two seconds to start."""
    distributed = pytest.importorskip("distributed")
    with workers_of("dask", 2) as started:
        assert started.count == 2
        yield distributed.default_client().scheduler.address.replace("tcp", "dask")


@pytest.mark.skipif(os.name == "nt", reason="a process cannot kill itself there")
@pytest.mark.parametrize("engine", ["processes", "dask"])
def test_what_a_worker_that_dies_was_asked_is_asked_again(
    desk: Path, engine: str, request: pytest.FixtureRequest
) -> None:
    if engine == "dask":
        engine = request.getfixturevalue("dask")
    write(desk / "checks/dying.py", DYING.format(condition="not MARK.exists()"))
    (desk / "checks/died").unlink(missing_ok=True)
    told = _found(desk, engine)
    assert (desk / "checks/died").exists()
    assert told == render_json(run(desk, find_checks(desk / "checks")))


@pytest.mark.skipif(os.name == "nt", reason="a process cannot kill itself there")
def test_workers_that_die_again_and_again_end_the_run(desk: Path) -> None:
    write(desk / "checks/dying.py", DYING.format(condition="True"))
    with pytest.raises(EngineError, match="too little memory"):
        _found(desk, "processes")


WAITING = '''
import fcntl, time
from pathlib import Path
from factcheck import Source, note

@note
def check_waiting(source: Source) -> None:
    """A source that takes long.

    Fails:
        - quantity: 5 km

    Passes:
        - name: Ann Lee
    """
    with Path(__file__).with_name("held").open("w") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        Path(__file__).with_name("begun").touch()
        time.sleep(600)
'''
RUN_AND_WAIT = """
import sys
from factcheck.archive.loading import find_project
from factcheck.running.engines import examine_on
from factcheck.running.portions import Asking

if __name__ == "__main__":
    root = sys.argv[1]
    examine_on("processes", 1, find_project(root), Asking(f"{root}/checks"))
"""


def _comes_true(is_so: Callable[[], bool]) -> bool:
    """Whether something is so within a minute."""
    end = time.monotonic() + 60
    while not is_so() and time.monotonic() < end:
        time.sleep(0.1)
    return is_so()


@pytest.mark.skipif(os.name == "nt", reason="files are locked otherwise there")
def test_the_workers_of_a_run_that_is_killed_end_with_it(tmp_path: Path) -> None:
    fcntl = pytest.importorskip("fcntl")
    write(tmp_path / "claims/a.yaml", "source: {title: A}\nclaims:\n  p: {quantity: 9 km}\n")
    write(tmp_path / "checks/waiting.py", WAITING)
    write(tmp_path / "run.py", RUN_AND_WAIT)
    command = [sys.executable, str(tmp_path / "run.py"), str(tmp_path)]
    with subprocess.Popen(command) as run_of_its_own:  # noqa: S603 — the line above
        assert _comes_true((tmp_path / "checks/begun").exists)
        run_of_its_own.kill()

    def is_let_go() -> bool:
        with (tmp_path / "checks/held").open() as held, suppress(BlockingIOError):
            fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
            return True
        return False

    assert _comes_true(is_let_go)


def test_dask_finds_what_a_plain_run_finds(desk: Path, dask: str) -> None:
    assert _reports(desk, dask, 2) == _reports(desk, "", 0)


def test_what_cannot_be_read_is_told_as_without_an_engine(tmp_path: Path) -> None:
    write(tmp_path / "claims/a.yaml", "source: {title: A}\nclaims:\n  x: {quantity: 1, by: [b]}\n")
    write(tmp_path / "claims/b.yaml", "source: {title: B}\nclaims:\n  y: {denies: a.z}\n")
    with pytest.raises(UnreadableError) as plain:
        load(tmp_path)
    with pytest.raises(UnreadableError) as told:
        run(tmp_path, engine="processes", workers=1)
    assert str(told.value) == str(plain.value)


def test_an_engine_that_there_is_none_of_is_refused(desk: Path) -> None:
    with pytest.raises(FactcheckError, match="no engine is called 'ray'"):
        run(desk, engine="ray")


@pytest.mark.parametrize("workers", [-3, 10**6])
def test_a_number_of_workers_that_there_cannot_be_is_refused(desk: Path, workers: int) -> None:
    with pytest.raises(FactcheckError, match=f"workers is {workers}; expected a whole number"):
        run(desk, engine="processes", workers=workers)


def test_an_engine_takes_no_archive_in_memory(desk: Path) -> None:
    with pytest.raises(EngineError, match="takes a path"):
        run(load(desk), engine="processes")


def test_the_command_writes_the_same_reports(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for path in (desk / "checks").glob("*.py"):
        path.unlink()
    status = main(["check", str(desk)])
    plain = [path.read_bytes() for path in sorted((desk / "reports").iterdir())]
    shown = capsys.readouterr().out
    assert main(["check", str(desk), "--engine", "processes", "--workers", "2"]) == status
    assert [path.read_bytes() for path in sorted((desk / "reports").iterdir())] == plain
    assert capsys.readouterr().out == shown
