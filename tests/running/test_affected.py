"""What is not told to hang on a change is answered as it was: a run anew finds nothing else."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck import Archive, Check, load, standard_checks
from factcheck.check import check_of
from factcheck.reports.json_report import render_json
from factcheck.running.affected import Affected, Snapshot, affected, snapshot_of
from factcheck.running.examine import examine
from factcheck.running.examined import Plain, from_plain, gathered, to_plain
from tests.random_desk import FEW_TIMES, TEXTS, RandomDesk, write
from tests.sample_checks import check_with_fixture

Answers = Mapping[tuple[str, str], Plain]

CHECKS = standard_checks()
NARROW = [check for check in CHECKS if not check.looks_everywhere]


def _everything(_check: Check, _source: str) -> bool:
    return True


def _asked(archive: Archive, is_asked: Callable[[Check, str], bool]) -> Answers:
    by_rule = {check.rule: check for check in CHECKS}
    return {
        (check.rule, source.id): to_plain(examine((check,), archive, source, by_rule.get))
        for source in archive.sources
        for check in CHECKS
        if is_asked(check, source.id)
    }


def _report(archive: Archive, answers: Answers) -> str:
    return render_json(
        gathered(archive, [from_plain(one, archive.by_uid.__getitem__) for one in answers.values()])
    )


def _kept_and_asked(
    before: Archive, after: Archive, reach: Affected, old: Answers
) -> tuple[Answers, Answers]:
    checks = {check.rule: check for check in CHECKS}
    there = {source.id for source in after.sources}
    kept = {
        key: answer
        for key, answer in old.items()
        if key[1] in there and not reach.is_asked(checks[key[0]], key[1])
    }
    return kept, _asked(after, reach.is_asked)


@FEW_TIMES
@given(seed=st.integers(0, 1_000_000))
def test_old_answers_and_those_asked_again_are_the_answers_of_a_run_anew(
    seed: int, tmp_path_factory: pytest.TempPathFactory
) -> None:
    desk, root = RandomDesk(seed, is_corrected=True), tmp_path_factory.mktemp("desk")
    before = desk.loaded(root)
    old, taken = _asked(before, _everything), snapshot_of(before)
    desk.change()
    after = desk.loaded(root)
    kept, again = _kept_and_asked(before, after, affected(taken, snapshot_of(after)), old)
    anew = _asked(after, _everything)
    assert {**kept, **again} == anew
    assert _report(after, {**kept, **again}) == _report(after, anew)


LISTED = "cite: {title: A list, url: https://example.org/list}"
TIES = {
    "a figure that another file's total names": (
        "parts-miss-total",
        {"b": "all: {quantity: 9 people, total_of: [a.p, a.q]}",
         "a": "p: {quantity: 4 people}\nq: {quantity: 5 people}"},
        {"a": "p: {quantity: 4 people}\nq: {quantity: 6 people}"},
    ),
    "a figure that another file expects something of": (
        "expectation-failed",
        {"a": "p: {quantity: 4 people}", "b": "q: {quantity: 5 people}",
         "b expect": "a.p <= q"},
        {"a": "p: {quantity: 6 people}"},
    ),
    "what bears out a claim that another file names": (
        "expectation-failed",
        {"a": "p: {about: [town, people], quantity: 4 people}", "b": "q: {quantity: 3 people}",
         "b expect": "a.p <= q", "reference/r": f"n: {{about: [town, people], {LISTED}}}"},
        {"reference/r": f"n: {{about: [town, people], quantity: 4 people, {LISTED}}}"},
    ),
    "a figure of the same thing": (
        "claims-disagree",
        {"a": "p: {about: [town, people], quantity: 4 people}",
         "b": "q: {about: [Town, people], quantity: 4 people}"},
        {"a": "p: {about: [town, people], quantity: 6 people}"},
    ),
    "a figure that is of the same thing no more": (
        "claims-disagree",
        {"a": "p: {about: [town, people], quantity: 4 people}",
         "b": "q: {about: [town, people], quantity: 5 people}"},
        {"a": "p: {about: [city, people], quantity: 4 people}"},
    ),
    "the day that another file's date counts from": (
        "claims-disagree",
        {"a": "p: {date: 16 January 2024}",
         "b": "q: {about: [bridge, opens], date: two days later, from: a.p}\n"
              "r: {about: [bridge, opens], date: 18 January 2024}"},
        {"a": "p: {date: 17 January 2024}"},
    ),
    "the text that another file quotes": (
        "quotation-not-in-source",
        {"a": "p: {exact: we did it all}", "a text": TEXTS[0],
         "b": "q: {quotation: we did it all, quoted_from: a}"},
        {"a": "p: {exact: we did at all}", "a text": TEXTS[1]},
    ),
    "a claim that makes another file's acceptance needed": (
        "allowance-unused",
        {"a": "p: {about: [town, people], quantity: 5 people}",
         "b": "q: {about: [town, people], quantity: 4 people, allow: {claims-disagree: so it is}}"},
        {"a": "p: {about: [town, people], quantity: 4 people}"},
    ),
    "an expectation that makes another file's acceptance needed": (
        "allowance-unused",
        {"a": "p: {quantity: 5 people, allow: {expectation-failed: so it is}}",
         "b": "q: {quantity: 4 people}", "b expect": "a.p <= q"},
        {"b": "q: {quantity: 6 people}"},
    ),
    "a name that the desk holds of somebody else": (
        "name-misspelled",
        {"a": "p: {about: Ana, name: Ana Brend}",
         "reference/r": f"n: {{about: Ana, name: Ana Brand, {LISTED}}}",
         "reference/s": f"m: {{about: Luis, name: Luis Ferro, {LISTED}}}"},
        {"reference/s": f"m: {{about: Another Ana, name: Ana Brend, {LISTED}}}"},
    ),
    "what references are about": (
        "about-unmatched",
        {"a": "p: {about: [the bridge, length], quantity: 4 km}",
         "reference/r": f"n: {{about: [bridges, length], quantity: 4 km, {LISTED}}}"},
        {"reference/r": f"n: {{about: [tunnel, length], quantity: 4 km, {LISTED}}}"},
    ),
    "which source is the first": (
        "reference-without-citation",
        {"b": "p: {quantity: 4 km}", "reference/r": "n: {about: [bridge, length], quantity: 4 km}"},
        {"a": "p: {quantity: 4 km}"},
    ),
}  # fmt: skip


def _project(root: Path, files: Mapping[str, str]) -> Archive:
    for name, told in files.items():
        stem, _, key = name.partition(" ")
        if not key:
            source = f"source: {{title: {stem}, published: 2024-01-20"
            source += f", file: ../seeds/{stem}.txt}}\n" if f"{stem} text" in files else "}\n"
            claims = "".join(f"  {line}\n" for line in told.splitlines())
            expect = files.get(f"{stem} expect")
            tail = f"expect: ['{expect}']\n" if expect else ""
            write(root / "claims" / f"{name}.yaml", f"{source}claims:\n{claims}{tail}")
        elif key == "text":
            write(root / "seeds" / f"{stem}.txt", told)
    return load(root)


@pytest.mark.parametrize("tie", TIES)
def test_a_source_is_asked_again_that_is_tied_to_what_changed_by(tie: str, tmp_path: Path) -> None:
    rule, files, changes = TIES[tie]
    before = _project(tmp_path, files)
    old, taken = _asked(before, _everything), snapshot_of(before)
    after = _project(tmp_path, files | changes)
    kept, again = _kept_and_asked(before, after, affected(taken, snapshot_of(after)), old)
    anew = _asked(after, _everything)
    other = [key for key in anew if key[0] == rule and old.get(key) != anew[key]]
    assert other, "the change matters"
    assert set(other) <= set(again)
    assert {**kept, **again} == anew


def test_an_acceptance_is_asked_again_on_another_day_and_nothing_else(tmp_path: Path) -> None:
    allowed = "{conversion-error: {reason: so, by: A. B., until: 2024-02-01}}"
    files = {"a": f"p: {{quantity: 900 km, restated: 500 miles, allow: {allowed}}}"}
    today = snapshot_of(_project(tmp_path, files))
    reach = affected(today, Snapshot(today.sources, datetime.date(2024, 2, 2)))
    asked = [check.rule for check in NARROW if reach.is_asked(check, "a")]
    assert asked == ["allowance-expired", "allowance-unused", "verification-expired"]


def test_nothing_is_asked_again_where_nothing_changed(tmp_path: Path) -> None:
    taken = [snapshot_of(_project(tmp_path, {"a": "p: {quantity: 4 km}"})) for _ in range(2)]
    reach = affected(*taken)
    assert not reach.sources
    assert not any(reach.is_asked(check, "a") for check in CHECKS)


def test_what_a_claim_of_another_thing_says_touches_nobody_else(tmp_path: Path) -> None:
    files = {"a": "p: {about: [town, people], quantity: 5 people}",
             "b": "q: {about: [bridge, length], quantity: 4 km}"}  # fmt: skip
    before = snapshot_of(_project(tmp_path, files))
    files["a"] = "p: {about: [town, people], quantity: 6 people}"
    reach = affected(before, snapshot_of(_project(tmp_path, files)))
    assert reach.sources == {"a"}
    assert not any(reach.is_asked(check, "b") for check in NARROW)


def test_a_value_by_itself_is_not_asked_again_for_what_others_say(tmp_path: Path) -> None:
    _, files, changes = TIES["a figure of the same thing"]
    before = snapshot_of(_project(tmp_path, files))
    reach = affected(before, snapshot_of(_project(tmp_path, files | changes)))
    asked = {check.rule for check in CHECKS if reach.is_asked(check, "b")}
    assert "claims-disagree" in asked
    assert "impossible-date" not in asked


def check_of_everything(claim: object, archive: object) -> None:
    """A check of the desk's own that may look anywhere."""


def test_a_check_of_the_desk_that_sees_the_archive_is_asked_after_any_change(
    tmp_path: Path,
) -> None:
    files = {"a": "p: {quantity: 4 km}", "b": "q: {quantity: 5 km}"}
    before = snapshot_of(_project(tmp_path, files))
    after = snapshot_of(_project(tmp_path, files | {"b": "q: {quantity: 6 km}"}))
    own = check_of(check_of_everything)
    assert affected(before, after).is_asked(own, "a")
    assert not affected(before, before).is_asked(own, "a")


def test_everything_is_asked_again_where_a_table_of_the_desk_is_another(tmp_path: Path) -> None:
    listed = f"n: {{about: [bridge, length], quantity: 4 km, {LISTED}}}"
    before = snapshot_of(_project(tmp_path, {"a": "p: {quantity: 4 km}", "reference/r": listed}))
    pinned = msgspec.structs.replace(before.sources["r"], itself=b"other", tables=b"other")
    after = Snapshot({**before.sources, "r": pinned}, before.today)
    assert all(affected(before, after).is_asked(check, "a") for check in CHECKS)


def test_a_check_with_a_fixture_is_always_asked(tmp_path: Path) -> None:
    taken = snapshot_of(_project(tmp_path, {"a": "p: {quantity: 4 km}"}))
    assert affected(taken, taken).is_asked(check_of(check_with_fixture), "a")


def test_a_snapshot_can_be_kept_in_a_file(tmp_path: Path) -> None:
    taken = snapshot_of(_project(tmp_path, {"a": "p: {about: Ana, name: Ana Brand}"}))
    kept = msgspec.msgpack.decode(msgspec.msgpack.encode(taken), type=Snapshot)
    assert kept == taken
