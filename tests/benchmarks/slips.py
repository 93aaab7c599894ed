"""How many slips of the kinds that newspapers correct ``factcheck lint`` notices in some texts.

    python tests/benchmarks/slips.py FOLDER [--seed 1] [--each 1] [--published DAY]
        [--findings] [--missed]

Plants slips one at a time, by seed, into the ``*.txt`` of a folder, lints each, and prints by kind
how many are noticed; then what is found in the texts as they are, per 1,000 words. The slips are
those of ``factcheck mutate`` (`factcheck/mutation/slips.py`).
"""

from __future__ import annotations

import argparse
import random
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path

from factcheck.drafting.lint import lint
from factcheck.model import Finding
from factcheck.mutation.slips import KINDS, edited, find_slips


def _findings(text: str, name: str, published: str | None) -> Counter[tuple[str, str]]:
    found: tuple[Finding, ...] = lint(text, published, name).open_findings
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
    parser.add_argument("--published", help="the day on which all of them appeared")
    arguments = parser.parse_args()
    day = arguments.published
    texts = {path.name: path.read_text("utf-8") for path in sorted(arguments.folder.glob("*.txt"))}
    unprovoked = {name: _findings(text, name, day) for name, text in texts.items()}
    planted, noticed = Counter[str](), Counter[str]()
    for kind, name, slipped, told in _slips(texts, arguments):
        planted[kind] += 1
        new = _findings(slipped, name, day) - unprovoked[name]
        noticed[kind] += bool(new)
        if arguments.missed and not new:
            print(f"missed: {kind}: {name}: {told}")
        if arguments.noticed and new:
            print(f"noticed: {kind}: {name}: {told}\n    {next(iter(new))}")
    _report(planted, noticed, texts, unprovoked, arguments)


def _slips(
    texts: Mapping[str, str], arguments: argparse.Namespace
) -> Iterator[tuple[str, str, str, str]]:
    """The kind, the text's name, the text with one slip, and the words before and after."""
    for name, text in texts.items():
        for kind in KINDS:
            found = list(find_slips(text, f"{arguments.seed} {name}", [kind]))
            if arguments.kinds not in kind or not found:
                continue
            draw = random.Random(f"{arguments.seed} {name} {kind}")  # noqa: S311 — no secret
            for slip in draw.sample(found, min(arguments.each, len(found))):
                yield kind, name, edited(text, slip.edits), slip.told(text)


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
