"""What each command says of its arguments is what was read by a person and recorded.

    python tests/cli/test_help.py

writes it down anew, in the same words whatever Python's way to lay them out.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path

from factcheck.cli.command import parser

RECORD = Path(__file__).with_name("help.txt")


def told() -> Iterator[str]:
    """Every command with its page, and every argument with what it means and is without one."""
    (commands,) = (one for one in parser()._actions if one.dest == "command")
    yield f"factcheck {commands.metavar}"
    for name in commands.choices or ():
        whole = parser(name)
        (listed,) = (one for one in whole._actions if one.dest == "command")
        assert isinstance(listed, argparse._SubParsersAction)
        yield f"\n{name}: {listed.choices[name].description}"
        yield from map(_argument, listed.choices[name]._actions)


def _argument(action: argparse.Action) -> str:
    name = ", ".join(action.option_strings) or action.dest
    choices = f" of {', '.join(map(str, action.choices))}" if action.choices else ""
    is_told = isinstance(action.default, str | int) and action.default != argparse.SUPPRESS
    default = f" [{action.default}]" if is_told else ""
    shown = f" {action.metavar}" if action.metavar else ""
    return f"  {name}{shown}{choices}{default}: {action.help}"


def test_help_says_what_was_recorded() -> None:
    assert "\n".join(told()) + "\n" == RECORD.read_text("utf-8")


if __name__ == "__main__":
    RECORD.write_text("\n".join(told()) + "\n", "utf-8")
