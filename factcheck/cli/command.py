"""``factcheck``: what it understands, and what it answers with.

A sub-command's module describes its arguments (``describe``) and carries them out (``run``). It
is imported when it is asked for: reading claims takes 250 ms to import, help and ``init`` none.
"""

from __future__ import annotations

import argparse
import os
import sys
import textwrap
from collections.abc import Sequence
from importlib import import_module
from io import BufferedWriter, FileIO, TextIOWrapper
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from factcheck import __version__
from factcheck.collector import collector_at_rest, no_round_at_exit
from factcheck.errors import FactcheckError
from factcheck.harmless import printed
from factcheck.values_given import meant

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer

FAILED = 2
_BROKEN_OFF = 130
_COMMANDS = {
    "init": "start a claims project with an example to try",
    "check": "run the checks without pytest: the same report, the same exit status",
    "lint": "say what contradicts itself in an article, without a claim file",
    "lsp": "serve an editor: findings, explanations and corrections as you write",
    "new": "write a first claim file for an article, for you to confirm",
    "mutate": "plant slips in articles, and say which of them no check would notice",
    "rules": "list the rules, by family, with severity and summary",
    "explain": "say what a rule finds, with examples",
    "suggest": "print corrections: a patch for claim files, proof marks for articles",
    "baseline": "record today's findings, so that only new ones fail",
    "pin": "write the hashes of trusted tables, and say what changed in them",
    "diff": "say which findings are new, gone, newly allowed and unchanged between two reports",
    "schema": "print where the schema of claim files lies, for an editor",
}
"""Each command's module here, and what it does."""
_OF_PYTEST = {
    "--factcheck-report": "--report",
    "--factcheck-fail-on": "--fail-on",
    "--factcheck-coverage": "--coverage",
    "--factcheck-coverage-fail-under": "--coverage-fail-under",
    "--factcheck-coverage-changed": "--changed",
}
"""The options that ``check`` has under another name than pytest."""
_ABOUT = """\
A test suite for facts. A claim file lists what an article says, in its own words; the checks
compare these claims with each other, with the article, and with what is known already.

  factcheck lint ARTICLE.txt   say what cannot be right in an article
  factcheck init my-desk       start a project with an example
  pytest checks/               run the checks (in the project's folder)
  factcheck new ARTICLE.txt    write a claim file for an article of your own
  factcheck explain RULE       say what a finding means, with examples

factcheck COMMAND --help explains a command, with an example."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Carry out one command.

    The exit status is 0, 1 where the answer is that something is wrong, 2 where there is none;
    so it is for a reader that closes the pipe early, too (``head``, ``grep -q``). It is 130, as in
    a shell, where somebody breaks the command off.
    """
    try:
        return _answered(sys.argv[1:] if arguments is None else arguments)
    except KeyboardInterrupt:
        print("factcheck: broken off", file=sys.stderr)
        return _BROKEN_OFF


def _answered(given: Sequence[str]) -> int:
    command = next((word for word in given if word != "--"), "")
    with collector_at_rest():  # whose rounds take 10 ms of the imports
        known = parser(command)
    if command and not command.startswith("-") and command not in _COMMANDS:
        known.error(_unknown(command))
    chosen, more = known.parse_known_args(given)
    if more:
        known.error(_unrecognised(more, command))
    if chosen.command is None:
        known.print_help(sys.stderr)
        return FAILED
    return _carry_out(chosen)


def _unknown(command: str) -> str:
    likely = meant(command, _COMMANDS) or "factcheck --help lists them"
    return f"there is no command {command!r}; {likely}"


def _unrecognised(words: Sequence[str], command: str) -> str:
    """What is told of arguments that there are not; of pytest's options, what they are here."""
    told = f"unrecognized arguments: {' '.join(words)}"
    options = dict.fromkeys(word.partition("=")[0] for word in words)
    meant = [f"{one} is {_OF_PYTEST[one]} here" for one in options if one in _OF_PYTEST]
    return "; ".join([told, *meant]) if command == "check" else told


def _carry_out(chosen: argparse.Namespace) -> int:
    _print_anything()
    if chosen.command != "lsp":
        _print_to_whom_listens()
    _open_what_is_closed()
    no_round_at_exit()
    try:
        status: int = chosen.run(chosen)
        sys.stdout.flush()
    except (FactcheckError, OSError) as error:
        print(printed(f"factcheck {chosen.command}: {_reason(error)}"), file=sys.stderr)
        return FAILED
    return status


class _Pipe(FileIO):
    """A pipe whose reader may go: what is written then is lost, and nothing else.

    A disk that is full is told of once: nothing more is written, at the end of the process either.
    """

    is_lost = False

    def write(self, data: ReadableBuffer, /) -> int:
        """Write to the reader, if there is one."""
        if self.is_lost:
            return memoryview(data).nbytes
        try:
            return super().write(data)
        except BrokenPipeError:
            return memoryview(data).nbytes
        except OSError as error:
            self.is_lost = True
            raise OSError(error.errno, error.strerror, "standard output") from error


def _print_to_whom_listens() -> None:
    """Let a command go on to its answer, and its exit status, where nobody reads on."""
    out = sys.stdout
    if isinstance(out, TextIOWrapper) and isinstance(out.buffer, BufferedWriter | FileIO):
        out.flush()
        pipe = BufferedWriter(_Pipe(out.fileno(), "w", closefd=False))
        is_at_once = out.isatty() or out.write_through
        sys.stdout = TextIOWrapper(pipe, out.encoding, out.errors, line_buffering=is_at_once)


def _reason(error: FactcheckError | OSError) -> str:
    if not isinstance(error, OSError):
        return str(error)
    told = error.strerror or str(error)
    told = f"{told[:1].lower()}{told[1:]}"
    return f"{error.filename}: {told}" if error.filename else told


def parser(command: str = "") -> argparse.ArgumentParser:
    """The parser of all sub-commands; the arguments are those of the one that is asked for."""
    whole = argparse.ArgumentParser("factcheck", description=_ABOUT, formatter_class=_Help)
    whole.add_argument("--version", action="version", version=f"factcheck {__version__}")
    commands = whole.add_subparsers(dest="command", metavar="COMMAND")
    for name, summary in _COMMANDS.items():
        one = commands.add_parser(name, help=summary, formatter_class=_Help)
        if name == command:
            module = import_module(f"factcheck.cli.{name}")
            one.description = f"{summary[0].upper()}{summary[1:]}.\n\n{module.HELP}"
            module.describe(one)
            one.set_defaults(run=module.run)
    return whole


class _Help(argparse.HelpFormatter):
    """Help whose paragraphs fit the terminal; indented lines, which are typed, stay as they are."""

    def _fill_text(self, text: str, width: int, indent: str) -> str:
        groups = groupby(text.splitlines(), _is_prose)
        return "\n".join(
            textwrap.fill(" ".join(lines), width, break_on_hyphens=False)
            if is_prose
            else "\n".join(lines)
            for is_prose, lines in groups
        )


def _is_prose(line: str) -> bool:
    return bool(line) and not line.startswith(" ")


def _open_what_is_closed() -> None:
    """Let a command that was started without streams read nothing, and print to nobody."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, Path(os.devnull).open(mode, encoding="utf-8"))  # noqa: SIM115


def _print_anything() -> None:
    """Let a terminal that cannot show a character show a question mark in its place."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
