"""``factcheck mutate``: plants slips, and says which of them nobody would notice."""

from __future__ import annotations

import argparse
import json
import shutil
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

import msgspec

from factcheck.archive import Archive
from factcheck.check import standard_checks
from factcheck.cli.project import own_checks
from factcheck.errors import FactcheckError
from factcheck.harmless import printed
from factcheck.model import Source
from factcheck.mutation.mutants import Mutant, mutants_of
from factcheck.reports.paper import Paper
from factcheck.reports.summary import counted, some_of
from factcheck.settings import desk_in, project_above
from factcheck.values_given import meant, percent_of, whole_of

HELP = """\
Plants slips of the kinds that newspapers correct, one at a time, in an article and in the claims
that quote the place: digits exchanged, a million for a billion, another unit, day, name, office,
speaker. The checks are asked again, and those slips are told that none of them notices, each with
the claim, relation or reference that would: the few that most would gain by, or with --verbose
all.

  factcheck mutate                          every source of the project here
  factcheck mutate lavrov golden-gate-bridge   these, by id or by claim file
  factcheck mutate --sample 50 --fail-under 90   for CI

Words that a claim file sets aside (unclaimed), and claims that are found wrong as they are, get
no slips; nor is a figure one that is still true as roughly as it is told: "about 36 million" for
"about 35 million". The same seed plants the same slips. The exit status is 1 where the score is
lower than --fail-under, 2 where there is no answer, otherwise 0."""


def describe(parser: argparse.ArgumentParser) -> None:
    """The command's arguments."""
    parser.add_argument("sources", metavar="SOURCE", nargs="*", help="an id, or a claim file")
    parser.add_argument("--seed", default=1, help="which slips are planted (default: 1)")
    parser.add_argument(
        "--sample", metavar="N", help="so many slips in a source, drawn by the seed"
    )
    parser.add_argument(
        "-v", "--verbose", action="store_true", help="every slip that nobody would notice"
    )
    parser.add_argument("--json", action="store_true", help="every slip, for a program")
    parser.add_argument("--fail-under", metavar="PERCENT", default=0, help="the least score")


def run(arguments: argparse.Namespace) -> int:
    """Print what nobody would notice, and the score; 1 where that is too low."""
    root = project_above(Path.cwd())
    if root is None:
        raise FactcheckError("no claim files here; factcheck init starts a project")
    seed, least = (
        whole_of("--seed", arguments.seed),
        percent_of("--fail-under", arguments.fail_under),
    )
    sample = whole_of("--sample", arguments.sample, 1) if arguments.sample else None
    desk = desk_in(root)
    checks = own_checks(desk.checks) or standard_checks()
    sources = _named(desk.archive, arguments.sources)
    mutants = [
        mutant
        for source in sources
        for mutant in _counting(mutants_of(desk.archive, source, checks, seed, sample), source)
    ]
    score = _Score(mutants)
    if arguments.json:
        print(json.dumps(score.as_tree(seed), ensure_ascii=False, indent=1))
    else:
        paper = Paper(shutil.get_terminal_size().columns, sys.stdout.isatty())
        told = (_briefly, _at_length)[arguments.verbose](score, paper)
        lines = (*_score_lines(score, paper, seed), *told)
        print(printed("\n".join(lines).rstrip("\n")))
    return 1 if score.percent < least else 0


def _named(archive: Archive, names: Sequence[str]) -> list[Source]:
    """The sources of some names; all of them without any. Raises ``FactcheckError``."""
    known = {source.id: source for source in archive.sources}
    ids = [Path(name).stem if name.endswith((".yaml", ".yml")) else name for name in names]
    unknown = [name for name in ids if name not in known]
    if unknown:
        likely = meant(unknown[0], known) or f"there are {some_of(list(known))}"
        raise FactcheckError(f"no source is called {unknown[0]!r}; {likely}")
    return [known[name] for name in dict.fromkeys(ids or known)]


def _counting(mutants: Iterator[Mutant], source: Source) -> Iterator[Mutant]:
    """The same, counted on standard error where a person looks on."""
    is_watched = sys.stderr.isatty()
    for number, mutant in enumerate(mutants, 1):
        if is_watched:
            print(f"\r{source.id}: {number} slips\033[K", end="", file=sys.stderr, flush=True)
        yield mutant
    if is_watched:
        print("\r\033[K", end="", file=sys.stderr, flush=True)


class _Score:
    """How many slips are noticed, of those of which anything can be told."""

    def __init__(self, mutants: Sequence[Mutant]) -> None:
        self.planted = [one for one in mutants if not one.is_left_out]
        self.left_out = len(mutants) - len(self.planted)
        self.survivors = [one for one in self.planted if not one.is_noticed]
        self.noticed = len(self.planted) - len(self.survivors)

    @property
    def percent(self) -> float:
        return 100 * self.noticed / len(self.planted) if self.planted else 100.0

    def by(self, key: Callable[[Mutant], str]) -> Iterator[tuple[str, int, int]]:
        """What each has, with how many slips were planted and noticed."""
        planted = Counter(map(key, self.planted))
        missed = Counter(map(key, self.survivors))
        return ((name, count, count - missed[name]) for name, count in planted.items())

    def as_tree(self, seed: int) -> object:
        tree = {
            "seed": seed,
            "score": round(self.percent, 1),
            "planted": len(self.planted),
            "noticed": self.noticed,
            "left_out": self.left_out,
            "kinds": {
                kind: {"planted": count, "noticed": noticed}
                for kind, count, noticed in self.by(lambda one: one.kind)
            },
            "slips": self.planted,
        }
        return msgspec.to_builtins(tree)


def _score_lines(score: _Score, paper: Paper, seed: int) -> Iterator[str]:
    told = f"{score.noticed} of {counted(len(score.planted), 'slip')} noticed, seed {seed}"
    yield paper.paint(f"Score: {score.percent:.1f} % ({told}).", "bold")
    if score.left_out:
        left = counted(score.left_out, "slip")
        yield f"Left out: {left} in claims that are found wrong as they are."
    yield ""


def _by_remedy(mutants: Iterable[Mutant]) -> list[tuple[str, list[Mutant]]]:
    """The slips under what would notice them, those first that most would gain by."""
    together: dict[tuple[str, str], list[Mutant]] = defaultdict(list)
    for one in mutants:
        together[one.source, one.remedy].append(one)
    told = ((remedy, slips) for (_, remedy), slips in together.items())
    return sorted(told, key=lambda item: -len(item[1]))


_MOST_REMEDIES = 5  # that are told unless more is asked for


def _briefly(score: _Score, paper: Paper) -> Iterator[str]:
    """What would notice most of the slips that nobody would."""
    remedies = _by_remedy(score.survivors)
    for remedy, slips in remedies[:_MOST_REMEDIES]:
        head = f"- {slips[0].place.path}, {counted(len(slips), 'slip')} unnoticed"
        yield paper.cut(head, paper.width)
        yield paper.wrap(remedy, paper.width, "  ")
    if left := sum(len(slips) for _, slips in remedies[_MOST_REMEDIES:]):
        yield f"and {counted(left, 'slip')} more"
    if remedies:
        yield "Every slip that nobody would notice, and the score of each kind: --verbose."


def _at_length(score: _Score, paper: Paper) -> Iterator[str]:
    """The kinds, the sources, then what survives, source by source."""
    if score.planted:
        yield from _table("kind of slip", list(score.by(lambda one: one.kind)))
        yield ""
        yield from _table("source", list(score.by(lambda one: one.source)))
        yield ""
    for source in dict.fromkeys(one.source for one in score.survivors):
        survivors = [one for one in score.survivors if one.source == source]
        yield paper.paint(f"Nobody would notice in {survivors[0].place.path}", "bold")
        for remedy, slips in _by_remedy(survivors):
            yield paper.wrap(remedy, paper.width, mark="- ")
            for told in _by_place(slips):
                yield f"    {paper.cut(told, paper.width - 4)}"
        yield ""


def _by_place(slips: Sequence[Mutant]) -> Iterator[str]:
    """Each place, with what its words may become unnoticed."""
    changes: dict[tuple[int, str], list[str]] = defaultdict(list)
    for one in slips:
        words, _, mistyped = one.told.partition(" → ")
        changes[one.place.line, words].append(mistyped or "left out")
    for (line, words), mistypes in changes.items():
        yield f"line {line}: {words} → {'; '.join(dict.fromkeys(mistypes))}"


def _table(title: str, rows: Sequence[tuple[str, int, int]]) -> Iterator[str]:
    width = max(len(title), *(len(name) for name, _, _ in rows))
    yield f"{title:{width}}  planted  noticed"
    for name, count, noticed in rows:
        yield f"{name:{width}}  {count:7}  {noticed:7}  {noticed / count:6.1%}"
