"""What one tree of factcheck answers: ``python -I answers.py TREE QUESTIONS.json ANSWERS.json``.

Run by ``differences.py``, once in each tree. It uses the public names and the ``readings`` of what
is read; what is not public stands in ``DRAFTING`` and ``RUNNING``, one row for each place where
some version has it. An answer is plain data. A question that breaks down is answered with
``{"crash": …}``.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory
from types import SimpleNamespace
from typing import Any

import msgspec

Plain = Any  # what JSON can hold

DRAFTING = (
    ("factcheck.drafting.candidates", "find_candidates"),
    ("factcheck.cli.drafts.candidates", "find_candidates"),
)
SLIPS = (
    (("factcheck.quantities", "explain_scale_slip"),),
    (("factcheck.quantities", "explain_unit_slip"),),
)
LINTING = (("factcheck.drafting.lint", "lint"),)
DURATIONS = (
    ("factcheck.reading.dates.ages_and_durations", "read_duration"),
    ("factcheck.reading.ages_and_durations", "read_duration"),
)
AGES = (
    ("factcheck.reading.dates.ages_and_durations", "read_age"),
    ("factcheck.reading.ages_and_durations", "read_age"),
)
RUNNING = (("factcheck.examples", "run_example"),)
SCALES = (("factcheck.reports.scale", "draw_scale"),)
TIMELINES = (("factcheck.reports.timeline", "draw_timeline"),)
PROJECTS = (("factcheck.examples", "_project"),)
WRITING = (("factcheck.reports.writing", "_rendered"),)
SHOWING = (("factcheck.reports.terminal", "render_terminal"),)
PAPERS = (("factcheck.reports.paper", "Paper"),)


def settle(tree: Path) -> str:
    """Make ``import factcheck`` and ``factcheck.checks`` be those of a tree, and of no other.

    An editable install has a finder of its own, which would give the checks of its tree.
    """
    homes_of_finders = [(finder, getattr(finder, "__module__", "")) for finder in sys.meta_path]
    sys.meta_path[:] = [one for one, home in homes_of_finders if "__editable__" not in home]
    sys.path.insert(0, str(tree))
    factcheck = import_module("factcheck")
    factcheck.__path__.append(str(tree))  # where the folder of the checks lies
    homes = [factcheck.__file__ or "", *(check.path for check in factcheck.standard_checks())]
    strangers = [home for home in homes if not Path(home).resolve().is_relative_to(tree)]
    if strangers:
        raise SystemExit(f"{tree} does not import itself but {strangers[0]}")
    return str(homes[0])


def first_of(attempts: Iterable[tuple[str, str]]) -> Callable[..., Any]:
    """The first of some functions that this tree has; raises ``LookupError`` for none."""
    for module, name in attempts:
        try:
            return getattr(import_module(module), name)  # type: ignore[no-any-return] # a function
        except (ImportError, AttributeError):
            continue
    raise LookupError(f"none of {', '.join(f'{module}.{name}' for module, name in attempts)}")


def figure(words: str) -> Plain:
    """What is read from the words of a quantity."""
    from factcheck import read_quantity

    return _quantity(read_quantity(words))


def _quantity(quantity: Any) -> Plain:
    return {
        "readings": [_measure(measure) for measure in quantity.readings],
        "also": [_quantity(other)["readings"] for other in quantity.also],
        "guesses": [[guess.value, _measure(measure)] for guess, measure in quantity.guesses],
        "parts": [[str(numeral.value), unit.name] for numeral, unit in quantity.parts],
        "place": [quantity.start, quantity.end, quantity.joint.value, quantity.moved],
        "likely": quantity.likely_unit,
        "flags": _flags(quantity),
        "reason": quantity.reason,
    }


def _flags(value: Any) -> list[str]:
    """The names of what a value says yes to."""
    named = (name for name in value.__struct_fields__ if name.startswith("is_"))
    return [name for name in named if getattr(value, name)]


def _measure(measure: Any) -> Plain:
    return {
        "value": [str(numeral.value) for numeral in measure.numerals],
        "unit": measure.unit.name,
        "dimension": measure.unit.dimension,
        "hedge": measure.hedge.value,
        "form": measure.form.value,
        "degrees": measure.is_difference,
        "interval": _interval(measure.interval),
        "worth": _interval(measure.base_interval),
        "step": [str(numeral.step) for numeral in measure.numerals],
    }


def _interval(interval: Any) -> str:
    low = ".." if interval.low is None else str(interval.low)
    high = ".." if interval.high is None else str(interval.high)
    return f"{'(' if interval.low_open else '['}{low}, {high}{')' if interval.high_open else ']'}"


def day(question: Plain) -> Plain:
    """What is read from the words of a date: ``[words, published, tense, origin]``."""
    return _day_told(_date(question))


def _day_told(date: Any) -> Plain:
    return {
        "readings": [_reading(reading) for reading in date.readings],
        "impossible": bool(date.impossible),
        "right": list(date.with_right_weekday),
        "reason": date.reason,
    }


def _date(question: Plain) -> Any:
    from factcheck import read_date

    return read_date(*day_asked(question))


def day_asked(question: Plain) -> tuple[Any, ...]:
    """What ``read_date`` is asked, the date that it counts from read already."""
    words, published, tense, origin = question
    return words, published or None, tense or None, _date(origin) if origin else None


def _reading(reading: Any) -> Plain:
    return {
        "dates": _days(reading),
        "nominal": reading.nominal and _days(reading.nominal),
        "part": reading.part and _days(reading.part),
        "counted": reading.counted and _days(reading.counted),
        "granularity": reading.granularity,
        "clock": reading.clock and msgspec.structs.astuple(reading.clock),
        "flags": _flags(reading),
        "side": reading.side,
        "weekday": bool(reading.weekday_conflict),
        "beside": str(reading.conflict_day or ""),
        "how": f"{reading.how} {reading.weekday_conflict}".strip(),
    }


def _days(period: Any) -> str:
    return f"{period.earliest or ''}..{period.latest or ''}"


def restatement(question: Plain) -> Plain:
    """What a figure and its restatement come to."""
    from factcheck import compare_restatement, read_quantity

    slips = [explain(*map(read_quantity, question)) for explain in map(first_of, SLIPS)]
    return {**_comparison(compare_restatement(*question)), "slips": slips}


def statements(question: Plain) -> Plain:
    """What two statements of a figure come to."""
    from factcheck import compare_quantities

    return _comparison(compare_quantities(*question))


def days(question: Plain) -> Plain:
    """What two dates of one event come to."""
    from factcheck import compare_dates

    return _comparison(compare_dates(*map(_date, question)))


def length(words: str) -> Plain:
    """What is read from words as a length of time, and as an age."""
    duration, age = first_of(DURATIONS)(words), first_of(AGES)(words)
    measure = [_measure(duration.measure)] if duration.measure else []
    return {"readings": measure, "reason": duration.reason, "age": [age.years, age.reason]}


def people(question: Plain) -> Plain:
    """What two names of one person come to, and the same words as two of their offices."""
    from factcheck import compare_names, compare_roles

    both = [compare(*question) for compare in (compare_names, compare_roles)]
    told = _comparison(both[0].comparison)
    return {**told, "relations": [f"{one.relation.value}: {one.explanation}" for one in both]}


def results(words: str) -> Plain:
    """What the test results and estimates in a text come to."""
    from factcheck import check_p_values

    found = check_p_values(words)
    told = [_comparison(one.comparison) for one in found]
    return {
        "verdict": ", ".join(one["verdict"] for one in told),
        "imprecise": False,
        "flags": [[one.error, one.decision_error, one.is_outside] for one in found],
        "suggestions": [right for one in told for right in one["suggestions"]],
        "reason": " | ".join(one["reason"] for one in told),
    }


def _comparison(comparison: Any) -> Plain:
    return {
        "verdict": comparison.verdict.value,
        "imprecise": comparison.is_imprecise,
        "suggestions": list(comparison.suggestions),
        "reason": " | ".join((comparison.explanation, *comparison.working)),
    }


def example(question: Plain) -> Plain:
    """What all checks find in an example from a check's page, how a page draws it, the verdicts."""
    from factcheck import standard_checks

    result = first_of(RUNNING)(SimpleNamespace(yaml=question), standard_checks())
    told = _result(result)
    drawn = json.dumps(list(_drawn(result)))
    told["rows"]["drawn"] = _row("drawn", json.loads(drawn, parse_float=_rounded), "")
    return told


def reports(question: Plain) -> Plain:
    """Every report of an example, and what a terminal shows of it: ``[example, width]``."""
    from factcheck import run, standard_checks
    from factcheck.reports.writing import FILES

    words, width = question
    rules = {check.rule: check for check in standard_checks()}
    project, rendered, show, paper = map(first_of, (PROJECTS, WRITING, SHOWING, PAPERS))
    with TemporaryDirectory() as folder:
        root = Path(folder)
        result = run(project(words, root), rules.values())
        files = {
            path: "".join(pieces).rpartition("</head>")[2]  # styles are no answer
            for name in FILES
            for path, pieces in rendered(name, result, rules, root).items()
        }
        return {**files, "terminal": show(result, paper(width), root=root, verbosity=2)}


def _rounded(number: str) -> float:
    return round(float(number), 1)


def _drawn(result: Any) -> Iterator[Plain]:
    """The scales of the findings and the timelines of the sources."""
    draw_scale, draw_timeline = map(first_of, (SCALES, TIMELINES))
    findings = list(enumerate(result.findings, 1))
    for _, finding in findings:
        yield msgspec.to_builtins(draw_scale(finding))
    known = [claim for source in result.references for claim in source.claims]
    for line in (draw_timeline(source, known, findings) for source in result.sources):
        if line is not None:
            bars = [[row.label, row.words, row.kind, row.y, *row.bars] for row in line.rows]
            days = [[*msgspec.structs.astuple(one), one.label] for one in line.stretches]
            joins = [[*msgspec.structs.astuple(one), *one.mark] for one in line.joins]
            told = (bars, days, joins, line.published, line.height, line.words)
            yield msgspec.to_builtins(told, enc_hook=str)


def report(folder: str) -> Plain:
    """The same of the claim files of a project."""
    from factcheck import run

    return _result(run(folder))


def _result(result: Any) -> Plain:
    """Findings by rule and claims, verdicts by claim, with what is said of each."""
    rows = {
        f"{_sides(finding)} {finding.rule}": _row("finding", _weight(finding), _worked(finding))
        for finding in result.findings
    }
    for broken in result.breakdowns:
        rows[f"{broken.source} {broken.rule}"] = _row("finding", "broke down", broken.message)
    for standing in result.standings:
        rows[standing.claim.uid] = _row("verdict", standing.verdict.value, standing.why)
    return {"rows": rows}


def _row(kind: str, told: Plain, reason: str) -> Plain:
    return {"kind": kind, "told": told, "reason": reason}


def _worked(finding: Any) -> str:
    """Its message, its working and what would be right."""
    return " | ".join((finding.message, *finding.working, *finding.suggestions))


def _sides(finding: Any) -> str:
    return ", ".join(claim.uid for claim in finding.claims)


def _weight(finding: Any) -> str:
    return f"{finding.severity.value}{', allowed' if finding.is_allowed else ''}"


def draft(question: Plain) -> Plain:
    """The claims that ``factcheck new`` writes of a text, by their place: ``[text, published]``."""
    text, published = question
    rows: dict[str, Plain] = {}
    for found in first_of(DRAFTING)(text, published):
        start, end = found.span.start, found.span.end
        rows[f"{start}-{end} {found.kind}"] = {
            "kind": "draft",
            "told": {**dict(sorted(found.fields.items())), "missing": sorted(found.missing)},
            "words": text[start:end],
            "reason": "",
            "read": _drafted(found.fields, published),
        }
    return {"rows": rows}


def _drafted(fields: Mapping[str, str], published: str) -> Plain:
    """What a drafted claim is read as; a figure wins."""
    if words := fields.get("quantity") or fields.get("share"):
        return figure(words)
    return day([fields["date"], published, "", None]) if "date" in fields else {}


def mentions(question: Plain) -> Plain:
    """What a text tells: ``[text, published]``."""
    from factcheck import read

    words, published = question
    rows = {
        f"{one.start}-{one.end} {one.kind}": {**_row(one.kind, "", ""), **_mentioned(one)}
        for one in read(words, published or None)
    }
    return {"rows": rows}


def lint(question: Plain) -> Plain:
    """What a text tells, and its findings: ``[text, published]``."""
    words, published = question
    return _together(mentions(question), _result(first_of(LINTING)(words, published or None)))


def text(question: Plain) -> Plain:
    """What a text tells, its findings and its draft: ``[text, published]``."""
    return _together(lint(question), draft(question))


def _together(*answers: Plain) -> Plain:
    return {"rows": {place: row for one in answers for place, row in one["rows"].items()}}


def _mentioned(mention: Any) -> Plain:
    """The words of a mention and what they are read as."""
    value = mention.value
    if mention.kind == "restatement":
        told = [_quantity(one) for one in (value.stated, *value.restated)]
    elif hasattr(value, "readings"):
        is_day = mention.kind in ("date", "unexplained year")
        told = (_day_told if is_day else _quantity)(value)
    else:
        told = msgspec.to_builtins(value, enc_hook=str)
    return {"words": mention.text, "told": told}


ANSWERING: Mapping[str, Callable[[Plain], Plain]] = {
    "figure": figure,
    "day": day,
    "restatement": restatement,
    "statements": statements,
    "days": days,
    "length": length,
    "people": people,
    "results": results,
    "example": example,
    "report": report,
    "reports": reports,
    "draft": draft,
    "mentions": mentions,
    "lint": lint,
    "text": text,
}


def answers_to(asked: Mapping[str, Plain]) -> Iterator[Plain]:
    """An answer to each question of one sort."""
    answering = ANSWERING[asked["sort"]]
    for question in asked["questions"]:
        try:
            yield answering(question)
        except Exception as error:
            yield {"crash": f"{type(error).__name__}: {error}"}


def main() -> None:
    """Answer all questions."""
    tree, questions, answers = map(Path, sys.argv[1:])
    home = settle(tree.resolve())
    asked = json.loads(questions.read_text("utf-8"))
    told = {area: list(answers_to(one)) for area, one in asked.items()}
    answers.write_text(json.dumps({"home": home, "answers": told}), "utf-8")


if __name__ == "__main__":
    main()
