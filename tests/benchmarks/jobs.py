"""Jobs that are measured inside their own process: ``python jobs.py JOB FOLDER``."""

from __future__ import annotations

import json
import sys
import textwrap
import time
from collections.abc import Callable
from pathlib import Path

Work = Callable[[], object]


def parse_files(folder: Path) -> Work:
    """Our reader of YAML on every claim file, already in memory; values and places are kept.

    As in ``factcheck.load``, the garbage collector rests until all are read.
    """
    from factcheck.claimfiles.stream import parse
    from factcheck.collector import collector_at_rest

    texts = _texts(folder)

    def work() -> object:
        with collector_at_rest():
            return [parse(text, "a.yaml") for text in texts]

    return work


def parse_with_csafeloader(folder: Path) -> Work:
    """PyYAML's fastest loader on the same; values are kept, it gives no places."""
    import yaml

    texts = _texts(folder)
    return lambda: [yaml.load(text, yaml.CSafeLoader) for text in texts]


def parse_one_file(folder: Path) -> Work:
    """The same claims in one file: what is alive, the garbage collector goes through."""
    from factcheck.claimfiles.stream import parse

    text = _one_text(folder)
    return lambda: parse(text, "a.yaml")


def parse_one_file_with_csafeloader(folder: Path) -> Work:
    """PyYAML's fastest loader on that one file."""
    import yaml

    text = _one_text(folder)
    return lambda: yaml.load(text, yaml.CSafeLoader)


def validate_files(folder: Path) -> Work:
    """Every claim file against the schema, the validator's import and compilation included."""
    from factcheck.claimfiles.stream import parse
    from factcheck.claimfiles.validation import validate

    parsed = [parse(text, "a.yaml") for text in _texts(folder)]
    return lambda: [validate(*one) for one in parsed]


def load_project(folder: Path) -> Work:
    """All of ``factcheck.load``: files, places, validation, claims, links, expectations."""
    import factcheck

    return lambda: factcheck.load(folder)


def run_project(folder: Path) -> Work:
    """``factcheck.run`` with the standard checks, loading included."""
    import factcheck

    return lambda: factcheck.run(folder)


JOBS: dict[str, Callable[[Path], Work]] = {
    "parse": parse_files,
    "csafeloader": parse_with_csafeloader,
    "parse one": parse_one_file,
    "csafeloader one": parse_one_file_with_csafeloader,
    "validate": validate_files,
    "load": load_project,
    "run": run_project,
}


def _texts(folder: Path) -> list[str]:
    return [path.read_text("utf-8") for path in sorted((folder / "claims").rglob("*.yaml"))]


def _one_text(folder: Path) -> str:
    """Every claim file as a value in one mapping."""
    return "".join(
        f"file{number}:\n{textwrap.indent(text, '  ')}"
        for number, text in enumerate(_texts(folder))
    )


def main() -> None:
    """Carry out one job and tell what it took."""
    name, folder = sys.argv[1], Path(sys.argv[2])
    work = JOBS[name](folder)
    seconds, processor = time.perf_counter(), time.process_time()
    work()
    print(
        json.dumps(
            {
                "seconds": time.perf_counter() - seconds,
                "processor": time.process_time() - processor,
            }
        )
    )


if __name__ == "__main__":
    main()
