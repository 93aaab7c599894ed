"""How long an editor waits: ``editor_speed.py [--rounds 15]``.

The first article with the others behind it, 1,000 words, beside its claims and all references: the
time from the start of the server to the first finding, and from an edit to what is found then, in
the claim file, in the article, and in a text without a claim file. Medians of milliseconds as an
editor waits them; the processor's time of an edit, of the server alone, beside them.
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

from tabulate import tabulate  # noqa: E402 — the path comes first

from tests.editor.client import Editor  # noqa: E402 — as above

NAME = "lavrov-thanks-north-korea"
CLAIMS, ARTICLE, LETTER = f"claims/{NAME}.yaml", f"seeds/{NAME}.txt", "letter.txt"
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
    rounds = parser.parse_args().rounds
    with tempfile.TemporaryDirectory() as folder:
        desk = desk_in(Path(folder).resolve())
        starts = [first_finding(desk) for _ in range(min(rounds, 5))]
        waited, worked = map(median, zip(*starts, strict=True))
        rows = [["first finding", f"{waited:.0f}", f"{worked:.0f}", 1500]]
        with Editor(desk) as editor:
            for name in EDITS:
                editor.open(name)
            for name in EDITS:
                waited, worked = map(median, zip(*edits(editor, name, rounds), strict=True))
                rows.append([f"edit of {name}", f"{waited:.0f}", f"{worked:.0f}", 100])
    print(tabulate(rows, ["", "ms", "ms of the processor", "at most"], disable_numparse=True))


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


def edits(editor: Editor, name: str, rounds: int) -> Iterator[tuple[float, float]]:
    """Milliseconds that an edit is waited for, and worked on."""
    words = EDITS[name]
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
