"""What factcheck costs beside bare pytest and PyYAML, in one run: ``speed.py [--quick] [--full]``.

Every figure is of processes of their own, run in turn (A B A B …), the median of each. Ratios
are of processor time, on which other work on the machine weighs least.
"""

from __future__ import annotations

import argparse
import shutil
import tempfile
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from desks import write_desk  # type: ignore[import-not-found] # a script finds what lies beside it
from processes import Cost, in_turn, job, run  # type: ignore[import-not-found] # the same
from tabulate import tabulate

ROOT = Path(__file__).resolve().parents[2]
ARTICLE = "lavrov-thanks-north-korea"
OURS = ("-m", "pytest", "-q", "-p", "factcheck.plugin.hooks", "--factcheck-no-cache", "checks")
AGAIN = tuple(argument for argument in OURS if argument != "--factcheck-no-cache")
BARE = ("-m", "pytest", "-q", "tests")
TRIVIAL = """\
import pytest

@pytest.mark.parametrize("number", range({count}))
def test_trivial(number):
    pass
"""


@dataclass(frozen=True, slots=True)
class Sizes:
    """How much is measured."""

    claims: int
    sources: int
    file_claims: int  # 10 MB of claim files are 54,000 claims
    bare: tuple[int, int]
    steps: tuple[int, ...]
    times: int


FULL = Sizes(10_000, 300, 54_000, (5_000, 10_000), (1_000, 3_000, 10_000), 3)
QUICK = Sizes(1_000, 30, 5_400, (1_000, 2_000), (300, 1_000), 3)


def main() -> None:
    """Measure and print."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--quick", action="store_true", help="a tenth of the sizes")
    arguments.add_argument(
        "--full", action="store_true", help="run bare pytest at the real count, some minutes"
    )
    chosen = arguments.parse_args()
    sizes = QUICK if chosen.quick else FULL
    with tempfile.TemporaryDirectory(prefix="factcheck-speed-") as folder:
        measure(Path(folder), sizes, chosen.full)


def measure(folder: Path, sizes: Sizes, is_full: bool) -> None:
    """All tables, one after the other."""
    print_start_up(folder / "start", sizes)
    print_loading(folder / "files", sizes)
    print_checks(folder / "desk", sizes, is_full)
    print_growth(folder, sizes)


def print_start_up(folder: Path, sizes: Sizes) -> None:
    """``pytest checks/`` on the first article beside one trivial test."""
    write_first_article(folder)
    bare = write_bare(folder / "bare", 1)
    commands = _pytest(BARE, bare), _pytest(OURS, folder), _pytest(AGAIN, folder)
    in_turn(1, *commands)  # caches of bytecode, and of what was found, are warm from here on
    base, ours, again = in_turn(2 * sizes.times + 1, *commands)
    show(
        "Start-up: pytest checks/ on the first article, report written",
        [
            row("bare pytest, one trivial test", base, base),
            row("pytest checks/", ours, base, _over(base, ours)),
            row("the same, found before", again, base, _over(base, again)),
        ],
    )


def _over(base: Cost, ours: Cost) -> str:
    return f"{ours.seconds - base.seconds:.2f} s over bare pytest; aim: 0.2 s"


def print_loading(folder: Path, sizes: Sizes) -> None:
    """Claim files read by us and by PyYAML."""
    write_desk(folder, sizes.file_claims, sizes.file_claims // 33)
    size = sum(path.stat().st_size for path in folder.glob("claims/**/*.yaml"))
    names = ("csafeloader", "parse", "csafeloader one", "parse one", "load")
    base, parsed, base_one, one, loaded = in_turn(
        sizes.times, *(_job(name, folder) for name in names)
    )
    show(
        f"Loading {size / 1e6:.1f} MB of claim files, {sizes.file_claims:,} claims",
        [
            row("PyYAML's CSafeLoader, values only", base, base),
            row("claimfiles.parse, values and places", parsed, base, faster(base, parsed, 4)),
            row("the same in one file: CSafeLoader", base_one, base_one),
            row("claimfiles.parse, one file", one, base_one, faster(base_one, one, 4)),
            row("factcheck.load, the whole archive", loaded, base),
        ],
    )


def print_checks(folder: Path, sizes: Sizes, is_full: bool) -> None:
    """All checks on all claims, with pytest and without, beside as many trivial tests."""
    write_desk(folder, sizes.claims, sizes.sources)
    shutil.copytree(ROOT / "checks", folder / "checks")
    checks = len(list(folder.glob("checks/*/[!_]*.py")))
    count = sizes.claims * checks
    bare = [write_bare(folder / f"bare{number}", number) for number in sizes.bare]
    *few, ours, plain, validated = in_turn(
        sizes.times,
        *(_pytest(BARE, at) for at in bare),
        _pytest(OURS, folder),
        _job("run", folder),
        _job("validate", folder),
    )
    whole = scaled(few, sizes.bare, count)
    if is_full:
        at_full = write_bare(folder / "full", count)
        whole = run(BARE, at_full)
    show(
        f"{sizes.claims:,} claims in {sizes.sources} sources × {checks} checks",
        [
            *(
                row(f"bare pytest, {number:,} trivial tests", cost, whole)
                for number, cost in zip(sizes.bare, few, strict=True)
            ),
            row(f"bare pytest, {count:,} trivial tests", whole, whole, _how(is_full)),
            row("pytest checks/", ours, whole, _beside(ours, plain)),
            row("factcheck.run, loading included", plain, whole),
            row(f"validation of {sizes.claims:,} claims", validated, whole, "aim: 0.2 s"),
        ],
    )
    print(_linearity(few, sizes.bare))


def _beside(ours: Cost, plain: Cost) -> str:
    times = ours.processor_seconds / plain.processor_seconds
    return f"{times:.1f} times factcheck.run; aim: 1.5"


def print_growth(folder: Path, sizes: Sizes) -> None:
    """What a claim costs in archives of several sizes."""
    rows = []
    for claims in sizes.steps:
        at = folder / f"growth{claims}"
        write_desk(at, claims, max(1, claims * 3 // 100))
        shutil.copytree(ROOT / "checks", at / "checks")
        costs = in_turn(sizes.times, _job("load", at), _job("run", at), _pytest(OURS, at))
        per_claim = [f"{1000 * cost.processor_seconds / claims:.2f} ms" for cost in costs]
        rows.append([f"{claims:,}", *per_claim, f"{costs[-1].megabytes:.0f} MB"])
    print("\nProcessor time for each claim: linear cost is an equal figure in every row\n")
    heads = ["claims", "factcheck.load", "factcheck.run", "pytest checks/", "peak memory"]
    print(tabulate(rows, heads, disable_numparse=True, stralign="right"))


def _job(name: str, folder: Path) -> Callable[[], Cost]:
    return lambda: job(name, folder)


def _pytest(arguments: tuple[str, ...], folder: Path) -> Callable[[], Cost]:
    return lambda: run(arguments, folder)


def write_first_article(folder: Path) -> None:
    """A project of the first article, its references and the standard checks."""
    for name in ("claims", "seeds"):
        (folder / name).mkdir(parents=True)
    (folder / "pytest.ini").write_text("[pytest]\n")
    shutil.copy(ROOT / f"claims/{ARTICLE}.yaml", folder / "claims")
    shutil.copy(ROOT / f"seeds/{ARTICLE}.txt", folder / "seeds")
    shutil.copytree(ROOT / "claims/reference", folder / "claims/reference")
    shutil.copytree(ROOT / "checks", folder / "checks")


def write_bare(folder: Path, count: int) -> Path:
    """A project of so many trivial tests."""
    (folder / "tests").mkdir(parents=True)
    (folder / "pytest.ini").write_text("[pytest]\n")
    (folder / "tests/test_trivial.py").write_text(TRIVIAL.format(count=count))
    return folder


def scaled(costs: list[Cost], counts: tuple[int, int], count: int) -> Cost:
    """What so many tests would take, on the line through two measured costs."""

    def at_count(small: float, large: float) -> float:
        return small + (large - small) / (counts[1] - counts[0]) * (count - counts[0])

    small, large = costs
    return Cost(
        at_count(small.seconds, large.seconds),
        at_count(small.processor_seconds, large.processor_seconds),
        at_count(small.megabytes, large.megabytes),
    )


def _how(is_full: bool) -> str:
    return "measured" if is_full else "scaled from the two above"


def _linearity(costs: list[Cost], counts: tuple[int, int]) -> str:
    each = [
        f"{1000 * cost.processor_seconds / count:.3f} ms"
        for cost, count in zip(costs, counts, strict=True)
    ]
    return (
        f"Bare pytest takes {each[0]} a test at {counts[0]:,} tests and {each[1]} at "
        f"{counts[1]:,}; the start is in both."
    )


def faster(base: Cost, ours: Cost, aim: int) -> str:
    """How many times faster, and the aim."""
    return f"{base.processor_seconds / ours.processor_seconds:.1f} times faster; aim: {aim}"


def row(name: str, cost: Cost, base: Cost, remark: str = "") -> list[str]:
    """A line of a table: a command, what it took, and that as a part of the base's."""
    return [
        name,
        f"{cost.seconds:.2f} s",
        f"{cost.processor_seconds:.2f} s",
        f"{cost.processor_seconds / base.processor_seconds:.3f}",
        f"{cost.megabytes:.0f} MB",
        remark,
    ]


def show(title: str, rows: Iterable[list[str]]) -> None:
    """Print a table under its title."""
    heads = ["", "elapsed", "processor", "ratio", "peak memory", ""]
    align = ("left", "right", "right", "right", "right", "left")
    print(f"\n{title}\n")
    print(tabulate(rows, heads, disable_numparse=True, colalign=align), flush=True)


if __name__ == "__main__":
    main()
