"""``factcheck lsp``: the language server, for an editor to start."""

from __future__ import annotations

import argparse
import os
import sys
from contextlib import redirect_stdout
from importlib.util import find_spec

from factcheck.errors import FactcheckError

HELP = """\
An editor starts it, and speaks with it on standard input and output: docs/guide.md has the lines
for VS Code, Neovim and Zed. It underlines what the checks find in claim files and in the articles
that they are of, and what lint finds in other texts, as they are written; it explains, corrects,
completes, and goes from a claim to its words and back.

It needs a package more: pip install 'pygls>=2'."""


def describe(parser: argparse.ArgumentParser) -> None:
    """The command's arguments."""
    parser.add_argument(
        "--own-checks",
        action="store_true",
        help="run the checks of an opened project, too: Python, of folders that you trust",
    )
    parser.add_argument("--stdio", action="store_true", help="for editors that say so; the default")


def run(arguments: argparse.Namespace) -> int:
    """Serve until the editor ends it.

    Raises ``FactcheckError`` where the packages that speak the protocol are not installed.
    """
    if find_spec("pygls") is None:
        raise FactcheckError("it needs pygls: pip install 'pygls>=2'")
    from factcheck.editor.server import server  # 400 ms, for this command alone

    with os.fdopen(os.dup(sys.stdout.fileno()), "wb") as spoken, redirect_stdout(sys.stderr):
        server(arguments.own_checks).start_io(stdout=spoken)  # what a check prints is no message
    return 0
