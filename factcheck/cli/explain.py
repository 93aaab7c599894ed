"""``factcheck explain``: a rule's page, for a terminal."""

from __future__ import annotations

import argparse
import textwrap
from collections.abc import Iterator

from factcheck.check import Check, standard_checks
from factcheck.cli.project import add_checks, known_checks
from factcheck.errors import FactcheckError
from factcheck.examples import untrue_examples
from factcheck.harmless import printed
from factcheck.pages import WEIGHTS, family_of, keys_of
from factcheck.values_given import meant

HELP = """\
Give the rule's name as a report prints it: “error conversion-error: 120 meters is 394 feet”.
Its page says what is wrong, why it matters to a reader, when the rule is silent, and how to
accept a finding that is to stay. The examples of a check of your own are run as well.

  factcheck explain conversion-error"""
_WIDTH = 80


def describe(parser: argparse.ArgumentParser) -> None:
    """The command's arguments."""
    parser.add_argument("rule", metavar="RULE", help="a rule's id: factcheck rules lists them")
    add_checks(parser)


def run(arguments: argparse.Namespace) -> int:
    """Print the page."""
    known = {check.rule: check for check in known_checks(arguments.checks)}
    name = arguments.rule.lower().removeprefix("check_").replace("_", "-")
    if name not in known:
        raise FactcheckError(_unknown(arguments.rule, name, list(known)))
    print(printed(page_of(known[name])))
    untrue = list(_untrue(known[name]))
    print(*untrue, sep="", end="")
    return 1 if untrue else 0


def _untrue(check: Check) -> Iterator[str]:
    """What is not as the page of a check has it; those of the standard ones are tested."""
    if check.path in {known.path for known in standard_checks()}:
        return
    for example, happens in untrue_examples(check):
        section = "Fails" if example.fails else "Passes"
        ended = happens if happens.endswith((".", "?", "!")) else f"{happens}."
        yield f"\nAn example under {section} {ended}\n{_indented(example.yaml)}\n"


def page_of(check: Check) -> str:
    """A rule's page as a terminal shows it, at most 80 columns wide but for its examples."""
    return "\n\n".join(_parts(check))


def _unknown(asked: str, name: str, known: list[str]) -> str:
    likely = meant(name, known, most=3) or "factcheck rules lists them"
    return f"there is no rule {asked!r}; {likely}"


def _parts(check: Check) -> Iterator[str]:
    yield f"{check.rule} ({check.severity}, {family_of(check)})"
    yield _filled(check.summary)
    if check.description:
        yield "\n\n".join(map(_filled, check.description.split("\n\n")))
    yield WEIGHTS[check.severity]
    for heading, fails in (("It fails on:", True), ("It passes:", False)):
        shown = [example.yaml for example in check.examples if example.fails is fails]
        yield from [heading, *map(_indented, shown)] if shown else []
    yield from map(_filled, keys_of(example.yaml for example in check.examples))
    yield "To accept a finding, beside one of the claims that it names:"
    yield _indented(f"allow:\n  {check.rule}: why it stands")


def _filled(paragraph: str) -> str:
    plain = " ".join(paragraph.split()).replace("``", "`")
    return textwrap.fill(plain, _WIDTH, break_on_hyphens=False)


def _indented(yaml: str) -> str:
    return textwrap.indent(yaml.rstrip(), "    ")
