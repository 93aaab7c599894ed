"""``factcheck schema``: where the schema of claim files lies."""

from __future__ import annotations

import argparse

from factcheck.harmless import printed
from factcheck.yaml_kind import SCHEMA

HELP = """\
An editor with a YAML language server completes and explains every key of a claim file that
names the schema in its first line:

  # yaml-language-server: $schema=PATH

factcheck init and factcheck new write it where the schema lies in the project, as with an
environment there (.venv/); a path of one machine is none on another. Otherwise an editor can be
told the PATH once, for all files in claims/, in its own settings.

  factcheck schema             prints the PATH"""


def describe(_parser: argparse.ArgumentParser) -> None:
    """The command has no arguments."""


def run(_arguments: argparse.Namespace) -> int:
    """Print the path."""
    print(printed(SCHEMA.resolve().as_posix()))
    return 0
