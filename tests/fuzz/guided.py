"""Fuzzing guided by coverage: inputs that reach new code are kept and changed further.

    pip install atheris
    python tests/fuzz/guided.py                        every target, a minute each
    python tests/fuzz/guided.py read lint --seconds 600 --corpus FOLDER

Each target runs in a process of its own. An input that raises anything but the documented errors,
breaks a promise or takes more than ``SLOW`` seconds is an escape: it is printed, kept in the
corpus, and ends the script with status 1. The inputs found stay in ``--corpus``, so that the next
hour begins where this one ended. Needs atheris (Apache-2.0), a front for LLVM's libFuzzer.
"""

from __future__ import annotations

import argparse
import datetime
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

SLOW = 10  # seconds for at most MOST_BYTES, with every line of the code traced
MOST_BYTES = 2_000
PUBLISHED = datetime.date(2024, 1, 17)
WORDS = (
    *("up to", "about", "900", "1,000", "1.5", "½", "-5", "–", "km", "miles", "°F", "%", "per"),
    *("percent", "million", "$", "of", "a dozen", "Tuesday", "last week", "January", "2024"),
    *("since", "before", "three", "later", "t(28)", "= 2.20", "p < .05", "said", "“", "”"),
    *(
        "source:",
        "claims:",
        "expect:",
        "quantity:",
        "exact:",
        "date:",
        "about:",
        "\u202e",
        "\u200b",
    ),
)


def _read(text: str) -> None:
    import factcheck

    last = 0
    for mention in factcheck.read(text, published=PUBLISHED):
        assert text[mention.start : mention.end] == mention.words
        assert mention.start >= last, "mentions come in the order of the text"
        last = mention.start


def _quantity(text: str) -> None:
    import factcheck

    quantity = factcheck.read_quantity(text)
    assert quantity.readings or quantity.reason


def _date(text: str) -> None:
    import factcheck

    date = factcheck.read_date(text, PUBLISHED)
    assert date.readings or date.reason


def _restatement(text: str) -> None:
    import factcheck

    stated, _, restated = text.partition("|")
    assert factcheck.compare_restatement(stated, restated).explanation


def _p_value(text: str) -> None:
    import factcheck

    assert factcheck.check_p_value(text).comparison.explanation


def _expectation(text: str) -> None:
    from factcheck.consistency.parser import parse_expectation
    from factcheck.errors import ExpressionError

    try:
        parse_expectation(text)
    except ExpressionError as error:
        assert 0 <= error.column <= len(text)


def _claims(text: str) -> None:
    from factcheck import UnreadableError
    from factcheck.claimfiles import read_claims

    try:
        read_claims(f"claims:\n  a:\n    {text}\n", "claims/a.yaml", Path("/"))
    except UnreadableError as error:
        assert error.faults


def _lint(text: str) -> None:
    import factcheck

    for finding in factcheck.lint(text, published=str(PUBLISHED)).findings:
        assert finding.message


TARGETS: dict[str, Callable[[str], None]] = {
    "read": _read,
    "quantity": _quantity,
    "date": _date,
    "restatement": _restatement,
    "p-value": _p_value,
    "expectation": _expectation,
    "claims": _claims,
    "lint": _lint,
}

_ONE = "--one"  # a single target in this process, with libFuzzer's flags


def main() -> int:
    """Run each target in turn; the status is 1 where one of them let something escape."""
    if sys.argv[1:2] == [_ONE]:
        _fuzz(sys.argv[2], sys.argv[3:])
    asked = _arguments()
    targets = asked.targets or list(TARGETS)
    escaped = [name for name in targets if _campaign(name, asked) != 0]
    print(
        f"{len(targets)} targets, {asked.seconds} s each; escapes in: {', '.join(escaped) or '-'}"
    )
    return 1 if escaped else 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument(
        "targets", nargs="*", choices=[*TARGETS, []], help="all where none is named"
    )
    parser.add_argument("--seconds", type=int, default=60, help="for each target")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--corpus", type=Path, help="where inputs are kept")
    return parser.parse_args()


def _campaign(name: str, asked: argparse.Namespace) -> int:
    with tempfile.TemporaryDirectory() as scratch:
        corpus = (asked.corpus or Path(scratch)) / name
        corpus.mkdir(parents=True, exist_ok=True)
        words = Path(scratch, "words")
        words.write_text("".join(f"{_as_bytes(word)}\n" for word in WORDS))
        flags = [
            f"-max_total_time={asked.seconds}",
            f"-seed={asked.seed}",
            f"-timeout={SLOW}",
            f"-max_len={MOST_BYTES}",
            f"-dict={words}",
            f"-artifact_prefix={corpus}/",
            "-verbosity=0",
        ]
        command = [sys.executable, __file__, _ONE, name, *flags, str(corpus)]
        run = subprocess.run(command, capture_output=True, check=False)  # noqa: S603 — this script
    if run.returncode != 0:
        print((run.stdout + run.stderr).decode(errors="replace"))
    return run.returncode


def _as_bytes(word: str) -> str:
    return '"' + "".join(f"\\x{byte:02x}" for byte in word.encode()) + '"'


def _fuzz(name: str, flags: list[str]) -> None:
    import atheris

    with atheris.instrument_imports(include=["factcheck"]):
        import factcheck  # noqa: F401 — imported here to be traced

        TARGETS[name]("900 km")

    def once(data: bytes) -> None:
        TARGETS[name](data.decode("utf-8", "replace"))

    atheris.Setup([sys.argv[0], *flags], once)
    atheris.Fuzz()


if __name__ == "__main__":
    sys.exit(main())
