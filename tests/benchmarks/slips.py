"""How many slips of the kinds that newspapers correct ``factcheck lint`` notices in some texts.

    python tests/benchmarks/slips.py FOLDER [--seed 1] [--each 1] [--findings] [--missed]

Plants slips one at a time, by seed, into the ``*.txt`` of a folder, lints each, and prints by kind
how many are noticed; then what is found in the texts as they are, per 1,000 words. The kinds are
those of Maier (2005), "Accuracy matters", and of the corrections of newspapers: digits, scales,
units, percent and points, days, names.
"""

from __future__ import annotations

import argparse
import random
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from itertools import pairwise
from pathlib import Path
from typing import TypeAlias

from factcheck.drafting.lint import lint
from factcheck.model import Finding
from factcheck.reading.people import find_people

Slip: TypeAlias = Callable[[random.Random, str], str]
"""A slip: the words as they were → as they are mistyped; the same where there is none."""

_NUMBER = r"(?<![\w.,])\d[\d,]*(?:\.\d+)?(?![\w,]*\d)"
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_FIRST_NAMES = (
    "John", "David", "Michael", "Peter", "James", "Paul", "Mark", "Andrew", "Robert", "Richard",
    "Mary", "Anna", "Susan", "Helen", "Karen", "Sarah", "Laura", "Emma", "Julia", "Maria",
)  # fmt: skip
_SCALES = {"million": "billion", "billion": "million", "thousand": "million", "trillion": "billion"}
_SHORT_SCALES = {"m": "bn", "bn": "m"}
_UNITS = {
    "km": "miles", "kilometres": "miles", "kilometers": "miles", "miles": "kilometres",
    "metres": "feet", "meters": "feet", "feet": "metres", "yards": "metres", "kg": "lb",
    "tonnes": "kilograms", "tons": "pounds", "hours": "minutes", "minutes": "hours",
    "days": "weeks", "weeks": "days", "months": "years", "years": "months", "mph": "km/h",
    "barrels": "tonnes", "acres": "hectares", "hectares": "acres", "inches": "cm",
}  # fmt: skip


def _exchanged(draw: random.Random, words: str) -> str:
    digits = [at for at, sign in enumerate(words) if sign.isdigit()]
    pairs = [(a, b) for a, b in pairwise(digits) if words[a] != words[b]]
    if not pairs:
        return words
    a, b = draw.choice(pairs)
    letters = list(words)
    letters[a], letters[b] = letters[b], letters[a]
    return words if letters[0] == "0" else "".join(letters)


def _other_digit(draw: random.Random, words: str) -> str:
    at = draw.choice([at for at, sign in enumerate(words) if sign.isdigit()])
    others = [digit for digit in "123456789" if digit != words[at]]
    return words[:at] + draw.choice(others) + words[at + 1 :]


def _zero(draw: random.Random, words: str) -> str:
    if "." in words or "," in words:
        return words
    return words[:-1] if words.endswith("0") and draw.random() < 0.5 else words + "0"


def _other_of(names: tuple[str, ...]) -> Slip:
    def slip(draw: random.Random, words: str) -> str:
        return draw.choice([name for name in names if name != words])

    return slip


def _mapped(table: Mapping[str, str]) -> Slip:
    return lambda _draw, words: table[words]


def _to_points(_draw: random.Random, words: str) -> str:
    return " percentage points" if words.strip() in ("%", "percent", "per cent") else " percent"


def _day(draw: random.Random, words: str) -> str:
    return str(draw.choice([day for day in range(1, 32) if str(day) != words]))


def _year(draw: random.Random, words: str) -> str:
    return str(int(words) + draw.choice([-10, -2, -1, 1, 2, 10]))


def _letter(draw: random.Random, words: str) -> str:
    at = draw.randrange(1, len(words) - 1)
    way = draw.randrange(3)
    if way == 0:
        return words[:at] + words[at + 1 :]
    if way == 1 and words[at] != words[at + 1]:
        return words[:at] + words[at + 1] + words[at] + words[at + 2 :]
    others = [letter for letter in "aeioulnrst" if letter != words[at]]
    return words[:at] + draw.choice(others) + words[at + 1 :]


_NAME = r"(?:[A-Z][a-z]+(?:-[A-Z][a-z]+)?)"
_ALL_MONTHS, _ALL_DAYS = "|".join(_MONTHS), "|".join(_WEEKDAYS)
KINDS: Mapping[str, tuple[str, Slip]] = {
    "digits exchanged": (_NUMBER, _exchanged),
    "a digit": (_NUMBER, _other_digit),
    "a zero": (_NUMBER, _zero),
    "scale": (rf"(?<=\d )(?:{'|'.join(_SCALES)})\b", _mapped(_SCALES)),
    "scale, short": (r"(?<=\d)(?:bn|m)\b", _mapped(_SHORT_SCALES)),
    "unit": (rf"(?<=\d )(?:{'|'.join(_UNITS)})\b", _mapped(_UNITS)),
    "percent or points": (r"(?<=\d)(?:%| percent\b| per cent\b| percentage points\b)", _to_points),
    "weekday": (rf"\b(?:{_ALL_DAYS})\b", _other_of(_WEEKDAYS)),
    "day": (rf"(?<![\w.,])\d\d?(?= (?:{_ALL_MONTHS})\b)", _day),
    "month": (rf"\b(?:{_ALL_MONTHS})(?= \d)|(?<=\d )(?:{_ALL_MONTHS})\b", _other_of(_MONTHS)),
    "year": (r"(?<![\w.,$£€])(?:19|20)\d\d(?![\w,])", _year),
    "first name": ("", _other_of(_FIRST_NAMES)),
    "a letter of a name": (rf"(?<=[a-z,] )[A-Z][a-z]{{3,}}(?= {_NAME}\b)|"
                           rf"(?<=[A-Z][a-z]{{3}} )[A-Z][a-z]{{4,}}\b|"
                           r"(?<=Mr |Ms )[A-Z][a-z]{3,}\b", _letter),
}  # fmt: skip
"""Each kind of slip: where it may be planted (a given name: see below), and what it makes of it."""


def plant(text: str, kind: str, draw: random.Random) -> tuple[str, str] | None:
    """The text with one slip of a kind, and what was done; ``None`` where none has a place."""
    pattern, slip = KINDS[kind]
    sites = [site.span() for site in re.finditer(pattern, text)] if pattern else _given_names(text)
    draw.shuffle(sites)
    for start, end in sites:
        mistyped = slip(draw, text[start:end])
        if mistyped != text[start:end]:
            around, behind = text[max(start - 40, 0) : start], text[end : end + 40]
            told = " ".join(f"{around}[{text[start:end]} → {mistyped}]{behind}".split())
            return text[:start] + mistyped + text[end:], told
    return None


def _given_names(text: str) -> list[tuple[int, int]]:
    """Where the first words of people's full names stand."""
    named = [mention.value for mention in find_people(text)]
    full = [one for one in named if one.is_full and one.name.split()[0].isalpha()]
    return [(one.start, one.start + len(one.name.split()[0])) for one in full]


def _findings(text: str, name: str) -> Counter[tuple[str, str]]:
    found: tuple[Finding, ...] = lint(text, path=name).open_findings
    return Counter((finding.rule, finding.message) for finding in found)


def main() -> None:
    """Plant, lint and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--each", type=int, default=1, help="slips of each kind in a text")
    parser.add_argument("--findings", action="store_true", help="print each finding unprovoked")
    parser.add_argument("--missed", action="store_true", help="print each slip not noticed")
    parser.add_argument("--noticed", action="store_true", help="print each slip noticed")
    parser.add_argument("--kinds", help="only kinds whose names hold this", default="")
    arguments = parser.parse_args()
    texts = {path.name: path.read_text("utf-8") for path in sorted(arguments.folder.glob("*.txt"))}
    unprovoked = {name: _findings(text, name) for name, text in texts.items()}
    planted, noticed = Counter[str](), Counter[str]()
    for kind, name, slipped, told in _slips(texts, arguments):
        planted[kind] += 1
        new = _findings(slipped, name) - unprovoked[name]
        noticed[kind] += bool(new)
        if arguments.missed and not new:
            print(f"missed: {kind}: {name}: {told}")
        if arguments.noticed and new:
            print(f"noticed: {kind}: {name}: {told}\n    {next(iter(new))}")
    _report(planted, noticed, texts, unprovoked, arguments)


def _slips(
    texts: Mapping[str, str], arguments: argparse.Namespace
) -> Iterator[tuple[str, str, str, str]]:
    for name, text in texts.items():
        for kind in KINDS:
            if arguments.kinds not in kind:
                continue
            for number in range(arguments.each):
                draw = random.Random(f"{arguments.seed} {name} {kind} {number}")  # noqa: S311 — no secret
                planted = plant(text, kind, draw)
                if planted:
                    yield kind, name, *planted


def _report(
    planted: Counter[str],
    noticed: Counter[str],
    texts: Mapping[str, str],
    unprovoked: Mapping[str, Counter[tuple[str, str]]],
    arguments: argparse.Namespace,
) -> None:
    for kind, count in planted.items():
        print(f"{kind:20} {noticed[kind]:4} of {count:4}  {noticed[kind] / count:6.1%}")
    whole, seen = sum(planted.values()), sum(noticed.values())
    print(f"{'all':20} {seen:4} of {whole:4}  {seen / max(whole, 1):6.1%}  seed {arguments.seed}")
    words = sum(len(text.split()) for text in texts.values())
    found = sum(sum(each.values()) for each in unprovoked.values())
    print(
        f"unprovoked: {found} findings in {words} words, {1000 * found / max(words, 1):.3f} a 1,000"
    )
    if arguments.findings:
        for name, each in unprovoked.items():
            for (rule, message), _count in each.items():
                print(f"{name}: {rule}: {message}")


if __name__ == "__main__":
    main()
