"""A project of a few files, drawn at random, and changed at random."""

from __future__ import annotations

import datetime
import json
import os
import random
from pathlib import Path

from hypothesis import settings

from factcheck import Archive, UnreadableError, load
from factcheck.reports.json_report import render_json
from factcheck.running.examine import examine_all
from factcheck.running.examined import Examined, gathered
from factcheck.running.portions import Asking

FEW_TIMES = settings(max_examples=50 if os.environ.get("CI") else 10)
"""For a law whose every example is several runs."""

Files = dict[str, dict[str, object]]
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
    {"name": "Ana Brandt", "role": "prime minister", "country": "Norway"},
    {"name": "Luis Ferro", "role": "Norwegian prime minister"},
)  # fmt: skip
TEXTS = (
    "A bridge\n\nThe bridge of 900 metres opened on Tuesday. Brandt said: “we did it all”.\n",
    "A bridge\n\nAna Brandt, the mayor, opened it on Tuesday. Ana Brant said: “we did at all”.\n",
)
RULES = ("conversion-error", "claims-disagree", "parts-miss-total", "differs-from-reference")
CITE = {"title": "A list", "url": "https://example.org/list", "accessed": "2024-01-18"}


class RandomDesk:
    """A project of a few files, drawn at random, and changed at random."""

    def __init__(self, seed: int, *, is_corrected: bool = False) -> None:
        self.is_corrected = is_corrected
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
            claim |= self.draw.choice([{}, {}, {"exact": "on Tuesday"}])  # in each text otherwise
        if "/" in name:
            return claim | {"cite": CITE}
        if self.is_corrected and self.draw.random() < 0.2:
            claim["corrects"] = self._name(name)
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
        for dropped in (("from",), ("total_of", "quoted_from", "corrects"), ("expect",)) * 2:
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
            write(root / "seeds" / f"{stem}.txt", text)
        for name, content in self.files.items():
            write(root / "claims" / f"{name}.yaml", json.dumps(content, indent=1))
        return load(root, today=self.day)


def asked_anew(root: Path, asking: Asking) -> tuple[str, list[Examined]]:
    """The report of a project that is loaded and checked whole, and what is found in it."""
    whole = load(root)
    found = list(examine_all(asking.chosen, whole, asking.find_check))
    return render_json(gathered(whole, found)), found


def _drop(content: dict[str, object], keys: tuple[str, ...]) -> None:
    claims = content["claims"]
    assert isinstance(claims, dict)
    for mapping in (content, *claims.values()):
        for key in keys:
            mapping.pop(key, None)


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


FEW = (
    "quantity: 1000 homes", "quantity: 1001 homes", "quantity: 1000 homes, restated: 900 homes",
    "quantity: 1001 homes, cumulative: yes", "quantity: 5 km, restated: 3 miles",
    "date: 12 January 2024", "date: 13 January 2024", "name: Ana Brandt", "name: Ana Brand",
    "quotation: we did it all",
)  # fmt: skip


def write_few(root: Path, draw: random.Random) -> None:
    """Files of a few claims, each about the town, the road, or what no other is about."""
    for name in "abcde"[: draw.randint(2, 5)]:
        claims = ""
        for number in range(draw.randint(1, 4)):
            about = draw.choice(("town", "town", "road", f"house {name}{number}"))
            claims += f"  c{number}: {{about: [{about}, homes], {draw.choice(FEW)}}}\n"
        head = f"source: {{title: T, published: 2024-06-0{draw.randint(1, 3)}}}"
        write(root / f"claims/{name}.yaml", f"{head}\nclaims:\n{claims}")


SPEAKERS = ("", "", "", "Ann Dory", "Luis Ferro")
ALIKE = {  # values that agree with each other, some of them only with some
    "length": ("5 km", "about 5 km", "up to 6 km", "at least 4 km", "4 to 6 km", "3.1 miles"),
    "toll": ("12 people", "about 12 people", "at least 10 people", "up to 13 people"),
    "day": ("11 January 2024", "in January 2024", "10 to 12 January 2024"),
}
APART = {
    "length": ("7 km", "up to 8 km", "at least 9 km", "2 km", "5 miles"),
    "toll": ("21 people", "at least 30 people", "fewer than 9 people"),
    "day": ("2 February 2024", "in March 2023", "since 20 January 2024"),
}
LATER = ("two days later", "the same day", "a week earlier")


def write_crowd(root: Path, draw: random.Random) -> None:
    """Files of claims about one thing each, most of which agree."""
    aspect = draw.choice(list(ALIKE))
    odd = draw.choice((0, 0.05, 0.2))
    known: list[str] = []
    for name in "abcdef"[: draw.randint(1, 6)]:
        claims = ""
        for number in range(draw.randint(1, 9)):
            value = draw.choice((APART if draw.random() < odd else ALIKE)[aspect])
            by = draw.choice(SPEAKERS)
            told = f"{'date' if aspect == 'day' else 'quantity'}: {value}"
            if aspect == "day" and known and draw.random() < 0.2:
                told = f"date: {draw.choice(LATER)}, from: {draw.choice(known)}"
            told += f", by: {by}" if by else ""
            told += draw.choice(("", "", ", as_of: 2024-01-15")) if aspect == "length" else ""
            claims += f"  c{number}: {{about: [works, {aspect}], {told}}}\n"
            known.append(f"{name}.c{number}")
        day = draw.choice(("2024-01-17", "2024-01-17", "2024-01-18"))
        write(
            root / f"claims/{name}.yaml",
            f"source: {{title: {name}, published: {day}}}\nclaims:\n{claims}",
        )
