"""The command line: one file for each sub-command.

``command`` knows them all; ``project`` is what they find in a folder, ``writing`` writes new files.
"""

from factcheck.cli.command import main

__all__ = ["main"]
