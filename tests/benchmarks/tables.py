"""What a pinned table of five million rows costs a run that asks for 200: ``tables.py [ROWS]``.

Three projects are checked in processes of their own, in turn: one whose references are written
out, two that take the same from a table, as CSV and as Parquet. The figures are made up.
"""

from __future__ import annotations

import argparse
import tempfile
from functools import partial
from pathlib import Path

from processes import in_turn, run  # type: ignore[import-not-found] # what lies beside a script
from tabulate import tabulate

from factcheck.references.table_files import digest

ASKED = 200
TIMES = 5
CHECK = ["-c", "from factcheck.cli import main; raise SystemExit(2 * main(['check']))"]
CITE = "cite: {title: Made up for this measurement, url: 'https://example.org'}"
COLUMNS = "about: [{column: place}, population], as_of: {column: day}, quantity: {column: people}"


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("rows", nargs="?", type=int, default=5_000_000)
    rows: int = parser.parse_args().rows
    with tempfile.TemporaryDirectory(prefix="factcheck-tables-") as folder:
        root = Path(folder)
        write_table(root / "t.csv", rows)
        desks = {kind: desk(root, rows, kind) for kind in ("", "csv", "parquet")}
        costs = in_turn(TIMES, *(partial(run, CHECK, where) for where in desks.values()))
    base = costs[0]
    told = [
        [
            kind or "written out",
            f"{cost.processor_seconds:.2f}",
            f"{cost.processor_seconds - base.processor_seconds:+.2f}",
            f"{cost.seconds - base.seconds:+.2f}",
            f"{cost.megabytes:.0f}",
        ]
        for kind, cost in zip(desks, costs, strict=True)
    ]
    headers = [f"{ASKED} of {rows:,} rows", "processor s", "more", "more by the clock", "MB"]
    print(tabulate(told, headers, disable_numparse=True))


def write_table(path: Path, rows: int) -> None:
    """The table as CSV and, beside it, as Parquet."""
    import duckdb

    with path.open("w", encoding="utf-8") as file:
        file.write("place,day,people\n")
        file.writelines(f"Place {at},2020-04-01,{people(at)}\n" for at in range(rows))
    duckdb.read_csv(str(path)).write_parquet(str(path.with_suffix(".parquet")))


def people(at: int) -> int:
    """How many live in a place."""
    return at * 7919 % 9_999_991 + 1


def desk(folder: Path, rows: int, kind: str) -> Path:
    """A project whose article asks for some of the places; with a table where it has a kind."""
    root = folder / (kind or "written")
    (root / "claims/reference").mkdir(parents=True)
    claims = "".join(claim(at) for at in range(0, rows, rows // ASKED))
    (root / "claims/article.yaml").write_text(f"source: {{title: Places}}\nclaims:\n{claims}")
    known = f"claims:\n{claims}"
    if kind:
        path = root / f"claims/reference/t.{kind}"
        path.hardlink_to(folder / f"t.{kind}")
        known = f"tables:\n  t: {{file: t.{kind}, hash: '{digest([path])}', {CITE}, {COLUMNS}}}\n"
    (root / "claims/reference/known.yaml").write_text(f"source: {{title: Known}}\n{known}")
    return root


def claim(at: int) -> str:
    """What an article, or the desk, says of a place."""
    about = f"about: [Place {at}, population], quantity: '{people(at)}', as_of: 2020-04-01"
    return f"  a{at}: {{{about}, {CITE}}}\n"


if __name__ == "__main__":
    main()
