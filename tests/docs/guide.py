"""A guide as steps: files to write, words to change, commands to type with what they answer."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
from collections.abc import Iterator
from contextlib import chdir, redirect_stderr, redirect_stdout
from io import BytesIO, TextIOWrapper
from pathlib import Path
from unittest.mock import patch

from factcheck.cli import main

GUIDE = Path(__file__).parents[2] / "docs" / "guide.md"
_BLOCK = re.compile(r'^```(\w+)(?: title="([^"]+)")?\n(.*?)^```$', re.MULTILINE | re.DOTALL)
_SHELL = ("sh", "lua", "json")  # what is for another place than the reader's folder


class Reader:
    """Somebody who follows the guide in a fresh folder, with the command or with what it calls."""

    def __init__(self, folder: Path, *, is_here: bool = False) -> None:
        self.folder = folder
        self.is_here = is_here
        self.environment = {
            **{key: value for key, value in os.environ.items() if not key.startswith("GITHUB")},
            "COLUMNS": "80",
            "PYTHONUTF8": "1",
        }

    def write(self, name: str, text: str) -> None:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")

    def change(self, names: str, lines: str) -> None:
        """Put what stands behind a plus in the place of what stands behind the minus before it."""
        for before, after in re.findall(r"^-(.*)\n((?:\+.*\n)+)", lines, re.MULTILINE):
            right = re.sub(r"^\+", "", after, flags=re.MULTILINE).rstrip("\n")
            for name in names.split():
                path = self.folder / name
                text = path.read_text("utf-8")
                assert before in text, f"{before!r} does not stand in {name}"
                path.write_text(text.replace(before, right), "utf-8")

    def type(self, command: str) -> str:
        """What a command answers; ``cd`` stays."""
        if command.startswith("cd "):
            self.folder /= command.removeprefix("cd ")
            return ""
        if self.is_here and command.startswith("factcheck "):
            return self._here(command)
        ended = subprocess.run(  # noqa: S602 — the guide's own commands
            command,
            shell=True,
            cwd=self.folder,
            env=self.environment,
            capture_output=True,
            text=True,
            check=False,
        )
        return ended.stdout + ended.stderr

    def _here(self, command: str) -> str:
        """What the command answers in this process, which is spared to start one."""
        told, faults = (TextIOWrapper(BytesIO(), "utf-8", write_through=True) for _ in range(2))
        with (
            patch.dict(os.environ, self.environment, clear=True),
            chdir(self.folder),
            redirect_stdout(told),
            redirect_stderr(faults),
        ):
            main(shlex.split(command)[1:])
        for written in (told, faults):
            written.seek(0)
        return told.read() + faults.read()


def blocks(page: str) -> Iterator[tuple[str, str, str]]:
    """Each block of the page: its language, its title, what stands in it."""
    for language, title, text in _BLOCK.findall(page):
        if language not in _SHELL:
            yield language, title, text


def commands(text: str) -> Iterator[tuple[str, str]]:
    """The commands of a block, each with the answer that stands under it."""
    yield from re.findall(r"^\$ (.*)\n((?:(?!\$ ).*\n)*)", text, re.MULTILINE)


_CHANGING = (
    (r"={2,}", r"={2,}"),
    (r"\d+\\\.\d+s\b", r"\d+\.\d+s"),
)
"""What differs between runs, each as ``re`` escapes it: seconds, and the ``=`` that fill a line."""


def is_answer(answer: str, told: str) -> bool:
    """Whether a command answers as written: ``…`` on a line of its own is any number of lines.

    The seconds of a run may be others, but not how many checks passed.
    """
    parts = [re.escape(part) for part in re.split(r"^…\n", told, flags=re.MULTILINE)]
    pattern = r"(?:.*\n)*?".join(parts)
    for written, any_such in _CHANGING:
        pattern = re.sub(written, any_such.replace("\\", r"\\"), pattern)
    return re.fullmatch(pattern, answer) is not None
