"""The command line: one file for each sub-command."""

from factcheck.cli.command import main

__all__ = ["main"]
