"""The garbage collector, kept from what is built and from the end of a process."""

import subprocess
import sys
from pathlib import Path

import pytest

from factcheck import collector

_ENDING = """
from factcheck.collector import no_round_at_exit
class Told:
    def __del__(self):
        print("looked through")
told = Told()
told.itself = told
"""


_WRITING = """
from sys import argv
from factcheck.collector import no_round_at_exit
no_round_at_exit()
class Kept:
    pass
kept = Kept()
kept.itself, kept.file = kept, open(argv[1], "w")
kept.file.write("written")
del kept
"""


def test_what_was_written_to_a_file_that_nobody_closed_is_there(tmp_path: Path) -> None:
    written = tmp_path / "written"
    subprocess.run([sys.executable, "-c", _WRITING, str(written)], check=True)  # noqa: S603 — as below
    assert written.read_text("utf-8") == "written"


_LOOKING = """
import gc
from sys import argv
from factcheck.collector import no_round_at_exit
no_round_at_exit()
held = open(argv[1]) if argv[1:] else None
look = gc.get_objects
gc.get_objects = lambda: print("looked for") or look()
"""


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere no list says what is open")
@pytest.mark.parametrize(("opened", "printed"), [([], ""), ([__file__], "looked for\n")])
def test_files_are_looked_for_where_the_process_has_one_open(
    opened: list[str], printed: str
) -> None:
    """What it was handed, as a pipe to print to, is none of its own."""
    ended = subprocess.run(  # noqa: S603 — as below
        [sys.executable, "-c", _LOOKING, *opened], capture_output=True, text=True, check=True
    )
    assert ended.stdout == printed


@pytest.mark.parametrize(
    ("asked", "printed"), [("", "looked through\n"), ("no_round_at_exit()\n" * 2, "")]
)
def test_a_process_that_asks_for_it_ends_without_a_round(asked: str, printed: str) -> None:
    """Python itself goes through all that is left, and what cannot be reached is told of it."""
    ended = subprocess.run(  # noqa: S603 — this Python, on the lines above
        [sys.executable, "-c", _ENDING + asked], capture_output=True, text=True, check=True
    )
    assert ended.stdout == printed


def test_files_are_looked_for_where_no_list_says_what_is_open(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(collector, "_OPEN", tmp_path / "none")
    assert collector._has_opened()
