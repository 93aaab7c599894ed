"""A true or a perturbed statement about a world, and how factcheck is asked about it."""

from __future__ import annotations

import re
import tempfile
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from enum import Enum
from pathlib import Path
from random import Random
from typing import Any, TypeAlias

import yaml
import z3  # type: ignore[import-untyped]  # z3 ships no types
from msgspec import Struct

from factcheck import (
    Comparison,
    UnreadableError,
    compare_dates,
    compare_quantities,
    compare_restatement,
    load,
    read_date,
    run,
)

Claims: TypeAlias = Mapping[str, Mapping[str, Any]]
_SOURCE_SIZE = 25  # cases in one claim file: a joint system grows with them
_SOLVER_MILLISECONDS, _NO_LIMIT = 1000, 2**32 - 1
_RELATIONS = {"from", "total_of", "average_of", "share_of", "change_from", "difference_of"} | {
    "rate_of", "age_of", "duration_of",
}  # fmt: skip


class Answer(Enum):
    """What factcheck says of a case; an expectation that it cannot read it refuses."""

    FITS = "fits"
    OPEN = "cannot tell"
    WRONG = "wrong"
    REFUSED = "refused"


class Figures(Struct, frozen=True):
    """Two statements of one figure."""

    one: str
    other: str


class Conversion(Struct, frozen=True):
    """A figure, and the same in another unit."""

    stated: str
    restated: str


class Dating(Struct, frozen=True):
    """The words for a day, set against the day as of the calendar.

    They count from ``origin`` where there is one.
    """

    words: str
    day: date
    published: date | None = None
    tense: str | None = None
    origin: date | None = None


class Weekday(Struct, frozen=True):
    """A day told with its weekday."""

    words: str
    published: date


class Article(Struct, frozen=True):
    """Claims of one source, and what is expected of them; each name is the case's own."""

    claims: Claims
    expect: tuple[str, ...] = ()
    published: date | None = None


Question: TypeAlias = Figures | Conversion | Dating | Weekday | Article


class Case(Struct, frozen=True):
    """A question about a world; ``kinds`` are the kinds of phrase in it, by which misses count.

    A true case holds in the world; a perturbed one differs by one value, beyond every reading
    that a careful editor accepts.
    """

    kinds: tuple[str, ...]
    world: str
    question: Question
    is_true: bool = True


Make: TypeAlias = Callable[[Random], Iterable[Case]]
"""A world, and some cases in it: a true one, mostly with a perturbed one beside it."""


def chance_of(seed: int | str) -> Random:
    """The chance of a seed."""
    return Random(seed)  # noqa: S311 - the same worlds for the same seed, and no secret


def draw(family: Make, count: int, seed: int | str) -> list[Case]:
    """So many true cases of a family, with the perturbed ones beside them."""
    chance, cases, true = chance_of(seed), list[Case](), 0
    while true < count:
        made = list(family(chance))
        true += sum(case.is_true for case in made)
        cases += made
    return cases


@contextmanager
def _limited() -> Iterator[None]:
    """A limit on each question to the solver, which may look for a greatest day for minutes."""
    z3.set_param("timeout", _SOLVER_MILLISECONDS)
    try:
        yield
    finally:
        z3.set_param("timeout", _NO_LIMIT)


def judge(cases: Sequence[Case]) -> list[Answer]:
    """What factcheck answers to each case: pairs one by one, claims in claim files of many."""
    with _limited():
        return _judge(cases)


def _judge(cases: Sequence[Case]) -> list[Answer]:
    answers: dict[int, Answer] = {}
    articles: dict[date | None, list[int]] = defaultdict(list)
    for index, case in enumerate(cases):
        if isinstance(case.question, Article):
            articles[case.question.published].append(index)
        else:
            answers[index] = _answer_of(case.question)
    for published, indices in articles.items():
        asked = {index: cases[index].question for index in indices}
        answers |= _judge_articles(published, asked)  # type: ignore[arg-type] # all are articles
    return [answers[index] for index in range(len(cases))]


def _answer_of(question: Question) -> Answer:
    match question:
        case Figures(one=one, other=other):
            return _said(compare_quantities(one, other))
        case Conversion(stated=stated, restated=restated):
            return _said(compare_restatement(stated, restated))
        case Dating():
            return _dated(question)
        case Weekday(words=words, published=published):
            read = read_date(words, published)
            return Answer.WRONG if read.weekday_conflict else _openly(bool(read.readings))
    raise TypeError(f"{question} is asked in a claim file")


def _dated(question: Dating) -> Answer:
    origin = read_date(question.origin.isoformat()) if question.origin else None
    read = read_date(question.words, question.published, question.tense, origin)
    return _said(compare_dates(read, read_date(question.day.isoformat())))


def _said(comparison: Comparison) -> Answer:
    return Answer.WRONG if comparison.conflicts else _openly(comparison.fits)


def _openly(is_settled: bool) -> Answer:
    return Answer.FITS if is_settled else Answer.OPEN


def _judge_articles(published: date | None, asked: Mapping[int, Article]) -> dict[int, Answer]:
    """The answers to articles of one day; where their project is refused, those to each half."""
    try:
        return _judge_project(published, asked)
    except UnreadableError:
        indices = list(asked)
    if len(indices) == 1:
        return {indices[0]: Answer.REFUSED}
    middle = len(indices) // 2
    halves = (indices[:middle], indices[middle:])
    judged = (_judge_articles(published, {at: asked[at] for at in half}) for half in halves)
    return {index: answer for half in judged for index, answer in half.items()}


def _judge_project(published: date | None, asked: Mapping[int, Article]) -> dict[int, Answer]:
    """The answers to articles of one day, as sources of one project."""
    indices = list(asked)
    with tempfile.TemporaryDirectory() as folder:
        for at in range(0, len(indices), _SOURCE_SIZE):
            chosen = indices[at : at + _SOURCE_SIZE]
            content = _content(published, {index: asked[index] for index in chosen})
            path = Path(folder) / "claims" / f"source{at}.yaml"
            path.parent.mkdir(exist_ok=True)
            path.write_text(yaml.dump(content, Dumper=_DUMPER, sort_keys=False), "utf-8")
        return _answers_in(Path(folder), indices)


_DUMPER = getattr(yaml, "CSafeDumper", yaml.SafeDumper)


def _answers_in(folder: Path, indices: Sequence[int]) -> dict[int, Answer]:
    result = run(load(folder))
    assert not result.breakdowns, result.breakdowns[0].message
    answers = dict.fromkeys(indices, Answer.FITS)
    for observation in result.observations:
        for claim in observation.claims:
            if observation.verdict is not None and observation.verdict.value == "cannot tell":
                answers[_index_of(claim.id)] = Answer.OPEN
    for finding in result.errors:
        for claim in finding.claims:
            answers[_index_of(claim.id)] = Answer.WRONG
    return answers


def _index_of(name: str) -> int:
    return int(name.partition("_")[0][1:])


def _content(published: date | None, articles: Mapping[int, Article]) -> dict[str, Any]:
    """The claim file of some articles, each claim's name made one of its case's own."""
    source = {"title": "A world"} | ({"published": published.isoformat()} if published else {})
    content: dict[str, Any] = {"source": source, "claims": {}}
    for index, article in articles.items():
        own = {name: f"c{index}_{name}" for name in article.claims}
        for name, claim in article.claims.items():
            content["claims"][own[name]] = {
                key: _renamed(value, own) if key in _RELATIONS else value
                for key, value in claim.items()
            }
        for text in article.expect:
            content.setdefault("expect", []).append(_expected(text, own))
    return content


def _expected(text: str, own: Mapping[str, str]) -> str:
    return re.sub(r"[a-z_]+", lambda found: own.get(found[0], found[0]), text)


def _renamed(value: Any, own: Mapping[str, str]) -> Any:
    if isinstance(value, str):
        return own[value]
    if isinstance(value, list):
        return [own[each] for each in value]
    return {key: own[each] for key, each in value.items()}
