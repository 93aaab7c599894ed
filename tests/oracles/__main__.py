"""``python -m tests.oracles``: what factcheck answers to statements about sampled worlds.

A family's true cases must never be found wrong; of its perturbed ones, most must be.
"""

from __future__ import annotations

import argparse
import secrets
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor

from tests.oracles.cases import Answer, Case, draw, judge
from tests.oracles.families import FAMILIES

ERRORS = (Answer.WRONG, Answer.REFUSED)
_CHUNK = 1000  # true cases judged at once
Judged = tuple[Case, Answer]


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the seed and a line a family; 1 where a true case is told as an error."""
    given = _parser().parse_args(arguments)
    seed = secrets.randbelow(10**6) if given.seed is None else given.seed
    print(f"seed {seed}")
    each = -(-given.cases // len(given.family))
    errors = 0
    for name in given.family:
        begun = time.perf_counter()
        judged = _judged_family(name, each, seed, given.processes)
        print(_line(name, judged, time.perf_counter() - begun), flush=True)
        _print_misses(judged, given.show)
        errors += len(errors_in(judged))
    return 1 if errors else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser("python -m tests.oracles", description=__doc__)
    every = ",".join(FAMILIES)
    parser.add_argument("--cases", type=int, default=100_000, help="true cases in all")
    parser.add_argument("--seed", type=int, help="of the worlds; printed where it is drawn")
    parser.add_argument("--family", type=_families, default=every, help=f"of {every}")
    parser.add_argument("--show", type=int, default=2, help="examples of each kind of miss")
    parser.add_argument("--processes", type=int, default=1)
    return parser


def _families(words: str) -> list[str]:
    names = words.split(",")
    unknown = [name for name in names if name not in FAMILIES]
    if unknown:
        raise argparse.ArgumentTypeError(f"no such family: {', '.join(unknown)}")
    return names


def _judged_family(name: str, count: int, seed: int, processes: int) -> list[Judged]:
    sizes = [min(_CHUNK, count - at) for at in range(0, count, _CHUNK)]
    jobs = [(name, size, f"{seed} {name} {at}") for at, size in enumerate(sizes)]
    if processes == 1:
        return [one for job in jobs for one in _judged(job)]
    with ProcessPoolExecutor(processes) as pool:
        return [one for part in pool.map(_judged, jobs) for one in part]


def _judged(job: tuple[str, int, str]) -> list[Judged]:
    name, size, seed = job
    cases = draw(FAMILIES[name], size, seed)
    return list(zip(cases, judge(cases), strict=True))


def errors_in(judged: Iterable[Judged]) -> list[Judged]:
    """The true cases that are told as wrong, or refused."""
    return [(case, said) for case, said in judged if case.is_true and said in ERRORS]


def _line(name: str, judged: Sequence[Judged], seconds: float) -> str:
    true = [said for case, said in judged if case.is_true]
    perturbed = [said for case, said in judged if not case.is_true]
    found = perturbed.count(Answer.WRONG)
    share = f"{found / len(perturbed):.1%}" if perturbed else "none"
    return (
        f"{name:13} true {len(true):6}  errors {sum(map(true.count, ERRORS)):5}"
        f"  cannot tell {true.count(Answer.OPEN):6}"
        f"  perturbed {len(perturbed):6}  found {share:6}  {seconds:.0f} s"
    )


def _print_misses(judged: Sequence[Judged], show: int) -> None:
    """The kinds told wrongly, then the kinds of perturbed cases that are missed, each by number."""
    true = [one for one in judged if one[0].is_true]
    perturbed = [one for one in judged if not one[0].is_true]
    missed = [one for one in perturbed if one[1] is not Answer.WRONG]
    for title, wrong, asked in (("ERROR", errors_in(true), true), ("missed", missed, perturbed)):
        asked_of = Counter(kind for case, _ in asked for kind in case.kinds)
        for kind, found in by_kind(wrong, asked_of):
            print(f"  {title} {len(found)} of {asked_of[kind]}: {kind}")
            for case, said in found[:show]:
                print(f"      {said.value}: {case.question}; the world: {case.world}")


def by_kind(wrong: Iterable[Judged], asked_of: Mapping[str, int]) -> list[tuple[str, list[Judged]]]:
    """What went wrong, each by the one of its kinds that most often does; the most first."""
    given = list(wrong)
    wrong_of = Counter(kind for case, _ in given for kind in case.kinds)
    groups = defaultdict[str, list[Judged]](list)
    for case, said in given:
        kind = max(case.kinds, key=lambda kind: wrong_of[kind] / asked_of[kind])
        groups[kind].append((case, said))
    return sorted(groups.items(), key=lambda pair: -len(pair[1]))


if __name__ == "__main__":
    sys.exit(main())
