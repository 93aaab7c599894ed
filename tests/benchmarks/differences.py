"""What reads differently than it did in an earlier commit, one line for each difference.

The commit is checked out beside the working tree for as long as the comparison takes, and each
of the two answers the same questions in a process of its own: the figures and dates of this
repository's claim files, tests and checks' examples (of both trees), what restatements, pairs of
dates, names and test results come to, what is told in the tests' passages, what all checks find in
the examples and in the repository's articles; on request also the drafts of a folder of texts, and
phrases from a file. What both need to run has to be installed.

    python tests/benchmarks/differences.py [--base COMMIT] [--only quantities,dates] [--summary]

The status is 1 where anything differs or breaks down, 0 where nothing does.
"""

from __future__ import annotations

import argparse
import csv
import json
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

from corpus import questions_of  # type: ignore[import-not-found] # a script finds what lies beside it
from tabulate import tabulate

ROOT = Path(__file__).resolve().parents[2]
BASE = "9c1d4c3"
GIT = shutil.which("git") or "git"
AREAS = (
    *("quantities", "dates", "restatements", "statements", "days", "names", "results"),
    *("spoken", "examples", "texts", "reports", "drafts", "words"),
)
NOTHING = "—"
REASONS = ("reason", "suggestions", "right", "how")
"""What is worded rather than read: told with ``--reasons`` only."""
CUT = 160  # characters of each answer on a line

Plain = Any  # what JSON can hold


class Difference(NamedTuple):
    """One question that the two sides answer differently, and in what."""

    area: str
    kind: str
    words: str
    before: str
    now: str

    def __str__(self) -> str:
        words, before, now = map(_on_one_line, (self.words, self.before, self.now))
        return f"{self.area}: {self.kind}: {words}: {before} → {now}"


def _on_one_line(text: str) -> str:
    shown = "".join(c if c.isprintable() else repr(c)[1:-1] for c in " ".join(text.split()))
    return shown if len(shown) <= CUT else f"{shown[: CUT - 1]}…"


def main() -> int:
    """Compare and print."""
    chosen = _arguments()
    with (
        tempfile.TemporaryDirectory(prefix="factcheck-differences-") as folder,
        checked_out(chosen.base, Path(folder) / "base") as base,
    ):
        asked = _asked(chosen, base)
        before, now = _answers(asked, Path(folder), base, ROOT)
    found = [
        one
        for area, questions in asked.items()
        for one in _differences(area, questions, before["answers"][area], now["answers"][area])
        if chosen.reasons or one.kind not in REASONS
    ]
    print(f"before: {before['home']} ({chosen.base})\nnow:    {now['home']}")
    if not chosen.summary:
        print(*found, sep="\n")
    print(_summary(asked, found))
    return 1 if found else 0


def _arguments() -> argparse.Namespace:
    page = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=page)
    parser.add_argument("--base", default=BASE, metavar="COMMIT", help="default: %(default)s")
    parser.add_argument("--texts", type=Path, metavar="FOLDER", help="draft its *.txt, too")
    parser.add_argument(
        "--words",
        type=Path,
        metavar="FILE",
        help="read its phrases, too: one a line, or a CSV with a column words (and published, "
        "tense), claim and evidence (two statements of a figure), or stated and restated",
    )
    parser.add_argument("--published", default="", metavar="DATE", help="of the texts and words")
    parser.add_argument("--only", default=",".join(AREAS), help="some of: %(default)s")
    parser.add_argument("--reasons", action="store_true", help="explanations and suggestions, too")
    parser.add_argument("--summary", action="store_true", help="the counts alone")
    chosen = parser.parse_args()
    if unknown := set(chosen.only.split(",")) - set(AREAS):
        parser.error(f"--only {', '.join(sorted(unknown))}: expected some of {', '.join(AREAS)}")
    return chosen


@contextmanager
def checked_out(commit: str, folder: Path) -> Iterator[Path]:
    """A commit in a working tree of its own, which is removed afterwards."""
    _git("worktree", "add", "--quiet", "--detach", str(folder), commit)
    try:
        yield folder
    finally:
        _git("worktree", "remove", "--force", str(folder))


def _git(*arguments: str) -> None:
    subprocess.run([GIT, "-C", str(ROOT), *arguments], check=True)  # noqa: S603 - git, as named


def _asked(chosen: argparse.Namespace, base: Path) -> dict[str, dict[str, Plain]]:
    """The questions of each area that was chosen."""
    asked = {
        **questions_of((base, ROOT)),
        "reports": {"sort": "report", "questions": [str(ROOT)], "names": [""]},
        **(_texts(chosen.texts, chosen.published) if chosen.texts else {}),
        **(_words(chosen.words, chosen.published) if chosen.words else {}),
    }
    kept = chosen.only.split(",")
    return {area: questions for area, questions in asked.items() if area.split()[0] in kept}


def _texts(folder: Path, published: str) -> dict[str, dict[str, Plain]]:
    paths = sorted(folder.glob("*.txt"))
    questions = [(path.read_text("utf-8", errors="replace"), published) for path in paths]
    names = [path.name for path in paths]
    return {"drafts": {"sort": "draft", "questions": questions, "names": names}}


def _words(file: Path, published: str) -> dict[str, dict[str, Plain]]:
    """Every phrase read as a figure and as a date, and pairs compared."""
    rows = list(_phrases(file))
    both = [(row[one], row[other]) for row in rows for one, other in _PAIRS if row.get(other)]
    alone = [row for row in rows if row.get("words")]
    figures = {*(row["words"] for row in alone), *(words for pair in both for words in pair)}
    days = {(r["words"], r.get("published") or published, r.get("tense"), None) for r in alone}
    return {
        "words as figures": {"sort": "figure", "questions": sorted(figures)},
        "words as dates": {"sort": "day", "questions": sorted(days, key=str)},
        "words as statements": {"sort": "statements", "questions": sorted(set(both))},
        "words as restatements": {"sort": "restatement", "questions": sorted(set(both))},
    }


_PAIRS = (("claim", "evidence"), ("stated", "restated"))


def _phrases(file: Path) -> Iterator[dict[str, str]]:
    with file.open(encoding="utf-8", newline="") as lines:
        if file.suffix == ".csv":
            yield from csv.DictReader(lines)
        else:
            yield from ({"words": line.strip()} for line in lines if line.strip())


def _answers(asked: Mapping[str, Plain], folder: Path, *trees: Path) -> list[Plain]:
    """What each tree answers, all of them at once."""
    questions = folder / "questions.json"
    questions.write_text(json.dumps(asked), "utf-8")
    files = [folder / f"answers-{number}.json" for number, _ in enumerate(trees)]
    answering = Path(__file__).with_name("answers.py")
    running = [
        subprocess.Popen(  # noqa: S603 - the script beside this one
            [sys.executable, "-I", str(answering), str(tree), str(questions), str(file)]
        )
        for tree, file in zip(trees, files, strict=True)
    ]
    if any([process.wait() for process in running]):  # noqa: C419 - wait for all of them
        raise SystemExit("one side gave no answers")
    return [json.loads(file.read_text("utf-8")) for file in files]


def _differences(
    area: str, asked: Mapping[str, Plain], before: Sequence[Plain], now: Sequence[Plain]
) -> Iterator[Difference]:
    names = asked.get("names") or [_named(question) for question in asked["questions"]]
    for name, one, other in zip(names, before, now, strict=True):
        for kind, words, old, new in _apart(one, other):
            yield Difference(area, kind, " in ".join(filter(None, (words, name))), old, new)


def _named(question: Plain) -> str:
    """A question on a line: the words, with what their reading hangs on."""
    if isinstance(question, str):
        return f"“{question}”"
    words, *rest = question
    context = [_named(part) if isinstance(part, list | tuple) else part for part in rest if part]
    return f"“{words}”" + (f" ({', '.join(context)})" if context else "")


Told = tuple[str, str, str, str]  # kind, words beyond the question's, the one answer, the other


def _apart(one: Plain, other: Plain) -> Iterator[Told]:
    """In what two answers differ."""
    if "crash" in one or "crash" in other:
        yield "crash", "", _shown(one), _shown(other)
    elif "rows" in one:
        yield from _rows_apart(one["rows"], other["rows"])
    elif kind := _kind_apart(one, other):
        shown = _worded if kind in REASONS else _shown
        yield kind, "", shown(one), shown(other)


def _kind_apart(one: Plain, other: Plain) -> str:
    """The first thing in which two answers differ; empty for none."""
    if "readings" in one:
        read, reads = one["readings"], other["readings"]
        if bool(read) != bool(reads):
            return "read→unread" if read else "unread→read"
        if kind := _reading_apart(read, reads):
            return kind
    return next((key for key in one if one[key] != other[key]), "")


def _reading_apart(read: list[Plain], reads: list[Plain]) -> str:
    if len(read) != len(reads):
        return "number of readings"
    if read != reads and sorted(map(str, read)) == sorted(map(str, reads)):
        return "order of readings"
    keys = list(read[0]) if read else []
    return next(
        (key for key in keys for a, b in zip(read, reads, strict=True) if a[key] != b[key]), ""
    )


def _rows_apart(one: Mapping[str, Plain], other: Mapping[str, Plain]) -> Iterator[Told]:
    """What is in one table and not in the other, or tells of itself something else."""
    for key in sorted({*one, *other}):
        old: Plain = one.get(key)
        new: Plain = other.get(key)
        if old is None:
            yield f"{new['kind']} new", _place(key, new), NOTHING, _row(new)
        elif new is None:
            yield f"{old['kind']} gone", _place(key, old), _row(old), NOTHING
        elif old["told"] != new["told"]:
            yield old["kind"], _place(key, old), _row(old), _row(new)
        elif old.get("read") != new.get("read"):
            for kind, _, before, now in _apart(old["read"], new["read"]):
                yield kind, _place(key, old), before, now
        elif old["reason"] != new["reason"]:
            yield "reason", _place(key, old), str(old["reason"]), str(new["reason"])


def _place(key: str, row: Plain) -> str:
    return f"{key} “{row['words']}”" if "words" in row else key


def _row(row: Plain) -> str:
    told = row["told"]
    return told if isinstance(told, str) else json.dumps(told, ensure_ascii=False)


def _worded(answer: Plain) -> str:
    told = (*answer.get("suggestions", ()), *answer.get("right", ()), *_ways(answer))
    return "; ".join((*told, answer["reason"]))


def _ways(answer: Plain) -> Iterator[str]:
    """How each reading came about, as far as that is told."""
    yield from (reading["how"] for reading in answer.get("readings", ()) if "how" in reading)


def _shown(answer: Plain) -> str:
    """An answer on a line."""
    if "crash" in answer or "rows" in answer:
        return answer.get("crash") or f"{len(answer['rows'])} answers"
    if "verdict" in answer:
        return f"{answer['verdict']}{', imprecise' if answer['imprecise'] else ''}"
    if not answer["readings"]:
        return f"{NOTHING} ({answer['reason']})"
    more = [_reading(reading) for other in answer.get("also", ()) for reading in other]
    return " | ".join([*map(_reading, answer["readings"]), *(f"also {one}" for one in more)])


def _reading(reading: Plain) -> str:
    if "dates" in reading:
        told = (f"{key} {reading[key]}" for key in ("nominal", "part", "clock") if reading[key])
        wrong = ["weekday wrong"] if reading["weekday"] else []
        return ", ".join(
            [reading["dates"], reading["granularity"], *told, *reading["flags"], *wrong]
        )
    figure = " / ".join(reading["value"])
    hedged = f"{reading['hedge']} {figure} {reading['unit']}".strip()
    form = "" if reading["form"] == "single" else f", {reading['form']}"
    step = " / ".join(dict.fromkeys(reading["step"]))
    return f"{hedged} ({reading['dimension'] or 'number'}{form}) {reading['interval']}, to {step}"


def _summary(asked: Mapping[str, Plain], found: Sequence[Difference]) -> str:
    """How many differences of each kind, area by area."""
    counted = Counter((one.area, one.kind) for one in found)
    rows = []
    for area, questions in asked.items():
        kinds = [(count, kind) for (where, kind), count in counted.items() if where == area]
        head = (area, str(len(questions["questions"])))
        for count, kind in sorted(kinds, reverse=True) or [(0, "none")]:
            rows.append([*head, kind, count])
            head = ("", "")
    return str(tabulate(rows, ["area", "asked", "difference", "count"], disable_numparse=True))


if __name__ == "__main__":
    sys.exit(main())
