"""How long an editor waits: ``editor_speed.py [--rounds 15] [--claims 10000]``.

The first article with the others behind it, 1,000 words, beside its claims and all references: the
time from the start of the server to the first finding, and from an edit to what is found then, in
the claim file, in the article, and in a text without a claim file. Medians of milliseconds as an
editor waits them; the processor's time of an edit, of the server alone, beside them. The same of a
claim file among as many claims as are asked for, where any are.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from time import perf_counter

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from desks import write_desk  # type: ignore[import-not-found] # noqa: E402 — a script finds its neighbours; the path comes first
from tabulate import tabulate  # noqa: E402 — as above

from tests.editor.client import Editor  # noqa: E402 — as above

NAME = "lavrov-thanks-north-korea"
CLAIMS, ARTICLE, LETTER = f"claims/{NAME}.yaml", f"seeds/{NAME}.txt", "letter.txt"
LARGE = "claims/article-00000.yaml"  # of a desk drawn at random
EDITS = {
    CLAIMS: ("restated: 500 miles", "restated: 550 miles"),
    ARTICLE: ("traveled 460km", "traveled 640km"),
    LETTER: ("(500 miles)", "(560 miles)"),
}
WORDS = 1000


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument("--claims", type=int, default=0)
    asked = parser.parse_args()
    rows = [*_in_a_small_desk(asked.rounds), *_in_a_large_desk(asked.rounds, asked.claims)]
    print(tabulate(rows, ["", "ms", "ms of the processor", "at most"], disable_numparse=True))


Row = list[object]


def _in_a_small_desk(rounds: int) -> list[Row]:
    with tempfile.TemporaryDirectory() as folder:
        desk = desk_in(Path(folder).resolve())
        starts = [first_finding(desk) for _ in range(min(rounds, 5))]
        waited, worked = map(median, zip(*starts, strict=True))
        rows: list[Row] = [["first finding", f"{waited:.0f}", f"{worked:.0f}", 1500]]
        with Editor(desk) as editor:
            for name in EDITS:
                editor.open(name)
            for name, words in EDITS.items():
                waited, worked = map(median, zip(*edits(editor, name, words, rounds), strict=True))
                rows.append([f"edit of {name}", f"{waited:.0f}", f"{worked:.0f}", 100])
    return rows


def _in_a_large_desk(rounds: int, claims: int) -> Iterator[Row]:
    if not claims:
        return
    with tempfile.TemporaryDirectory() as folder:
        desk = Path(folder).resolve()
        write_desk(desk, claims, max(1, claims // 33))
        start = perf_counter()
        with Editor(desk) as editor:
            editor.send_open(LARGE)
            editor.next_shown(LARGE)
            opened = (perf_counter() - start) * 1000
            yield [f"first finding in {claims:,} claims", f"{opened:.0f}", "", ""]
            editor.underlined(LARGE)
            words = "quantity: ", "quantity:  "
            waited, worked = map(median, zip(*edits(editor, LARGE, words, rounds), strict=True))
            yield [f"edit in {claims:,} claims", f"{waited:.0f}", f"{worked:.0f}", ""]


def desk_in(folder: Path) -> Path:
    """A copy of this repository's claims and texts, the first of a thousand words."""
    for name in ("claims", "seeds"):
        shutil.copytree(ROOT / name, folder / name)
    others = (path for path in sorted((ROOT / "seeds").glob("*.txt")) if path.stem != NAME)
    text = "\n\n".join(
        [(ROOT / ARTICLE).read_text("utf-8"), *(one.read_text("utf-8") for one in others)]
    )
    long = " ".join(text.split(" ")[:WORDS])
    for name in (ARTICLE, LETTER):
        (folder / name).write_text(long, "utf-8")
    return folder


def first_finding(desk: Path) -> tuple[float, float]:
    """Milliseconds from the start of a server to what it finds in a claim file, and of work."""
    start = perf_counter()
    with Editor(desk) as editor:
        editor.send_open(CLAIMS)
        assert editor.next_shown(CLAIMS)
        return (perf_counter() - start) * 1000, editor.worked() * 1000


def edits(
    editor: Editor, name: str, words: tuple[str, str], rounds: int
) -> Iterator[tuple[float, float]]:
    """Milliseconds that an edit is waited for, and worked on."""
    for number in range(rounds):
        before, after = words if number % 2 == 0 else words[::-1]
        start, worked = perf_counter(), editor.worked()
        editor.send_edit(name, before, after)
        editor.next_shown(name)
        waited = perf_counter() - start
        editor.underlined(name)
        yield waited * 1000, (editor.worked() - worked) * 1000


if __name__ == "__main__":
    main()
