"""What is not told to hang on a change is answered as it was: a run anew finds nothing else."""

from __future__ import annotations

import datetime
import json
import random
from collections.abc import Callable, Mapping
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck import Archive, Check, UnreadableError, load, standard_checks
from factcheck.affected import Affected, Snapshot, affected, snapshot_of
from factcheck.check import check_of
from factcheck.examined import Plain, from_plain, gathered, to_plain
from factcheck.reports.json_report import render_json
from factcheck.run import examine
from tests.sample_checks import check_with_fixture

Files = dict[str, dict[str, object]]
Answers = Mapping[tuple[str, str], Plain]

CHECKS = standard_checks()
ABOUT = (
    ["bridge", "length"], ["bridge", "opens"], ["bridges", "length"], ["flood", "toll"],
    ["flood", "toll", ], "Ana Brandt", "Luis Ferro", ["Ana Brandt", "mayor"], ["town", "share"],
)  # fmt: skip
VALUES: tuple[dict[str, str], ...] = (
    {"quantity": "900 metres", "restated": "2,950 feet"},
    {"quantity": "900 metres", "restated": "2,590 feet"},
    {"quantity": "up to 900 metres"}, {"quantity": "90 metres"}, {"quantity": "980 metres"},
    {"quantity": "12 people"}, {"quantity": "21 people", "cumulative": "yes"},
    {"quantity": "35 people", "cumulative": "yes"}, {"quantity": "47 people"},
    {"share": "40 percent"}, {"share": "140 percent"}, {"share": "34/120 (28.3%)"},
    {"date": "on Tuesday", "tense": "past"}, {"date": "16 January 2024"},
    {"date": "Monday, 16 January 2024"}, {"date": "next week", "tense": "future"},
    {"date": "12 January 2024", "tense": "past"},
    {"name": "Ana Brandt", "role": "mayor"}, {"name": "Anna Brandt", "role": "minister"},
    {"name": "Ana Brand"}, {"name": "Brandt"}, {"name": "Luis Ferro", "role": "mayor"},
    {"quotation": "we did it all", "by": "Ana Brandt"}, {"quotation": "we did at all"},
    {"quotation": "we did it all", "by": "Ana Brant"}, {},
)  # fmt: skip
TEXTS = (
    "A bridge\n\nThe bridge of 900 metres opened on Tuesday. Brandt said: “we did it all”.\n",
    "A bridge\n\nAna Brandt, the mayor, opened it on Tuesday. Ana Brant said: “we did at all”.\n",
)
RULES = ("conversion-error", "claims-disagree", "parts-miss-total", "differs-from-reference")
CITE = {"title": "A list", "url": "https://example.org/list", "accessed": "2024-01-18"}


class _Desk:
    """A project of a few files, drawn at random, and changed at random."""

    def __init__(self, seed: int) -> None:
        self.draw = random.Random(seed)  # noqa: S311 — no secret
        self.texts = {name: self.draw.choice(TEXTS) for name in ("one", "two")}
        self.names = self.draw.sample(["a", "b", "c", "d", "reference/r", "reference/s"], 4)
        self.files: Files = {name: self._file(name) for name in self.names}
        self.day = datetime.date(2024, 2, 1)

    def _file(self, name: str) -> dict[str, object]:
        source: dict[str, object] = {"title": name}
        if self.draw.random() < 0.7:
            source["published"] = self.draw.choice(["2024-01-17", "2024-01-18", "2024-03-02"])
        if self.draw.random() < 0.3 and "/" not in name:
            source["file"] = f"../seeds/{self.draw.choice(['one', 'two'])}.txt"
        ids = "pq" + "rstuv"[: self.draw.randint(0, 3)]
        claims = {one: self._claim(name) for one in ids}
        expect = [self._expectation(name, ids)] if self.draw.random() < 0.3 else []
        return {"source": source, "claims": claims, "expect": expect}

    def _claim(self, name: str) -> dict[str, object]:
        claim: dict[str, object] = dict(self.draw.choice(VALUES))
        if self.draw.random() < 0.9:
            claim["about"] = self.draw.choice(ABOUT)
        if "/" in name:
            return claim | {"cite": CITE}
        chance = self.draw.random()
        if chance < 0.15:
            claim["allow"] = {self.draw.choice(RULES): "so it is"}
            if self.draw.random() < 0.5:
                rule = self.draw.choice(RULES)
                claim["allow"] = {rule: {"reason": "so", "by": "A. B.", "until": "2024-02-01"}}
        elif "quantity" in claim and chance < 0.4:
            claim["total_of"] = [self._name(name), self._name(name)]
        elif "date" in claim and chance < 0.6:
            claim["from"] = self._name(name)
        elif "quotation" in claim and chance < 0.8:
            claim["quoted_from"] = self._name(name).partition(".")[0]
        elif chance > 0.9:
            claim["verified"] = {"by": "A. B.", "on": "2024-01-19", "until": "2024-02-01"}
        return claim

    def _name(self, beside: str) -> str:
        others = [name for name in self.names if name != beside]
        return f"{self.draw.choice(others).rpartition('/')[2]}.{self.draw.choice('pq')}"

    def _expectation(self, name: str, ids: str) -> str:
        return f"{self.draw.choice(ids)} {self.draw.choice(['<=', '=='])} {self._name(name)}"

    def change(self) -> None:
        """One thing of it, or two, is other than before."""
        for _ in range(self.draw.randint(1, 2)):
            self.draw.choice([self._retype, self._retype, self._add, self._drop, self._date,
                              self._rewrite, self._wait, self._replace])()  # fmt: skip

    def _any(self) -> tuple[str, dict[str, object]]:
        name = self.draw.choice(sorted(self.files))
        claims = self.files[name]["claims"]
        assert isinstance(claims, dict)
        return name, claims

    def _retype(self) -> None:
        name, claims = self._any()
        claims[self.draw.choice(sorted(claims))] = self._claim(name)

    def _add(self) -> None:
        name, claims = self._any()
        claims[self.draw.choice("rstuv")] = self._claim(name)

    def _drop(self) -> None:
        _, claims = self._any()
        if len(claims) > 2:
            del claims[max(claims)]

    def _date(self) -> None:
        name, _ = self._any()
        source = self.files[name]["source"]
        assert isinstance(source, dict)
        source["published"] = self.draw.choice(["2024-01-16", "2024-01-19", "2024-03-02"])

    def _rewrite(self) -> None:
        self.texts["one"], self.texts["two"] = self.texts["two"], self.texts["one"]

    def _wait(self) -> None:
        self.day = datetime.date(2024, 2, 2)

    def _replace(self) -> None:
        name = self.draw.choice(["a", "b", "d", "reference/r"])
        gone = self.files.pop(name, None)
        if gone is None or self.draw.random() < 0.7:
            self.files[name] = self._file(name)

    def loaded(self, root: Path) -> Archive:
        """The archive, without the relations that its claims cannot have."""
        for dropped in (("from",), ("total_of", "quoted_from"), ("expect",)) * 2:
            try:
                return self._load(root)
            except UnreadableError as error:
                for fault in error.faults:
                    name = fault.place.path.removeprefix("claims/").removesuffix(".yaml")
                    _drop(self.files[name], dropped)
        raise AssertionError("what is left can be read")

    def _load(self, root: Path) -> Archive:
        for path in (root / "claims").rglob("*.yaml"):
            path.unlink()
        for stem, text in self.texts.items():
            _write(root / "seeds" / f"{stem}.txt", text)
        for name, content in self.files.items():
            _write(root / "claims" / f"{name}.yaml", json.dumps(content, indent=1))
        return load(root, today=self.day)


def _drop(content: dict[str, object], keys: tuple[str, ...]) -> None:
    claims = content["claims"]
    assert isinstance(claims, dict)
    for mapping in (content, *claims.values()):
        for key in keys:
            mapping.pop(key, None)


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


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
    return render_json(gathered(archive, [from_plain(one, archive) for one in answers.values()]))


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


@given(seed=st.integers(0, 1_000_000))
def test_old_answers_and_those_asked_again_are_the_answers_of_a_run_anew(
    seed: int, tmp_path_factory: pytest.TempPathFactory
) -> None:
    desk, root = _Desk(seed), tmp_path_factory.mktemp("desk")
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
            _write(root / "claims" / f"{name}.yaml", f"{source}claims:\n{claims}{tail}")
        elif key == "text":
            _write(root / "seeds" / f"{stem}.txt", told)
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
    asked = [check.rule for check in CHECKS if reach.is_asked(check, "a")]
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
    assert not any(reach.is_asked(check, "b") for check in CHECKS)


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
