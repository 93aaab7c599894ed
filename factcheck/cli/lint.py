"""``factcheck lint``: what in an article contradicts itself, without a claim file."""

from __future__ import annotations

import argparse
import datetime
import shutil
import sys
from codecs import BOM_UTF8
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from msgspec.structs import replace

from factcheck.check import Check, standard_checks
from factcheck.claimfiles.allowed import AllowedFinding
from factcheck.cli.project import published_day
from factcheck.collector import collector_at_rest
from factcheck.drafting.documents import DOCUMENTS, read_document
from factcheck.drafting.lint import (
    SUFFIXES,
    accepted,
    allowed_beside,
    lint_prose,
    other_dateline,
    together,
)
from factcheck.drafting.plain_text import PlainText, read_markdown
from factcheck.errors import FactcheckError, Fault, Place, UnreadableError
from factcheck.harmless import printed
from factcheck.model import Result, Severity
from factcheck.reports.baseline import baseline_at
from factcheck.reports.findings import Lines
from factcheck.reports.frames import frame
from factcheck.reports.paper import Paper
from factcheck.reports.summary import counted, some_of
from factcheck.reports.writing import FILES, check_formats, names_in, write_reports
from factcheck.text import TextError, decode
from factcheck.yaml_kind import MAX_BYTES

HELP = """\
Reads articles and says what cannot be right in them: figures that do not add up, conversions that
are wrong, days that no calendar has, one name spelled in two ways. Nothing has to be written
first; on an ordinary article it says nothing.

  factcheck lint article.txt draft.md          texts, and Markdown
  factcheck lint page.html report.docx         their main text (extra documents)
  factcheck lint articles/                     all of these in a folder
  pbpaste | factcheck lint -                   what is on standard input
  factcheck lint article.txt --report sarif    writes a report as well

Dates are read from the day of publication: that of --published, a front matter (date:) or a
dateline. Without one a text is only known to have appeared by the end of this year.
What is right and stays is accepted in article.allow.yaml beside article.txt, with a reason; what
nothing there needs any more is told:

  allowed:
    - exact: 90 metres (195 ft)
      allow: {conversion-error: the yard's own figure}

For scripts: the exit status is 1 where an error is found, 2 where a text could not be read or is
not English, otherwise 0."""

_STANDARD_INPUT = "-"


def describe(parser: argparse.ArgumentParser) -> None:
    """The command's arguments."""
    parser.add_argument("articles", metavar="ARTICLE", nargs="+", help="a text, a folder, or -")
    parser.add_argument(
        "--published",
        metavar="DAY",
        help="the day of publication, such as 2024-01-17; relative dates are read from it",
    )
    parser.add_argument(
        "--report",
        metavar="FORMATS",
        default="",
        help=f"reports to write, with commas: {', '.join(FILES)}",
    )
    parser.add_argument(
        "--reports",
        metavar="FOLDER",
        type=Path,
        default=Path("reports"),
        help="the folder that reports are written to (default: reports)",
    )
    parser.add_argument(
        "--baseline",
        metavar="FILE",
        type=Path,
        help="findings recorded before, which are accepted: a JSON of fingerprints with reasons",
    )


def run(arguments: argparse.Namespace) -> int:
    """Print the findings; 1 where there is an error, 2 where a text says nothing."""
    formats = names_in(arguments.report)
    check_formats(formats)
    published = published_day(arguments.published)
    with collector_at_rest():
        texts, faults = texts_of(arguments.articles)
        result = linted(texts, published)
    gone: tuple[str, ...] = ()
    if arguments.baseline:
        baseline = baseline_at(arguments.baseline).beside(result, unread_of(texts, faults))
        gone = baseline.gone(result.findings)
        result = replace(result, findings=baseline.accept(result.findings))
    is_whole = bool(formats) and not faults
    written = write_reports(result, arguments.reports, formats, _pages()) if is_whole else []
    print(printed("\n\n".join(_report_lines(result, texts, published, written))))
    if gone:
        print(printed(f"{arguments.baseline} records what is found no more: {some_of(gone)}."))
    if faults:
        print(printed(f"factcheck lint: {UnreadableError(faults)}"), file=sys.stderr)
    if result.errors:
        return 1
    return 2 if result.breakdowns or faults else 0


class Text(NamedTuple):
    """A text with the path that it is told under, and what the allow file beside it accepts."""

    path: str
    prose: PlainText
    allowed: Sequence[AllowedFinding] = ()


def linted(texts: Sequence[Text], published: str) -> Result:
    """What is found in texts, but for what an allow file beside them accepts."""
    today = datetime.date.today()
    with collector_at_rest():
        return together(
            accepted(lint_prose(one.prose, published, one.path, today=today), one.allowed, today)
            for one in texts
        )


def texts_of(articles: Iterable[str]) -> tuple[Sequence[Text], Sequence[Fault]]:
    """Each text once, with the path that it is told under; and what keeps others from being read.

    Raises ``FactcheckError`` for a folder without texts.
    """
    texts, faults = list[Text](), list[Fault]()
    for path in dict.fromkeys(chain.from_iterable(map(_paths_in, articles))):
        try:
            if path is None:
                texts.append(Text("stdin", read_markdown(_standard_input())))
            else:
                shown = path.as_posix()
                prose = read_document(path, shown)
                texts.append(Text(shown, prose, allowed_beside(path, shown)))
        except UnreadableError as error:
            faults += error.faults
    return texts, faults


def unread_of(texts: Iterable[Text], faults: Iterable[Fault]) -> Callable[[str], bool]:
    """Whether a text of some path was not read: it could not be, or was not asked for."""
    read = {one.path for one in texts}
    faulty = {one.place.path for one in faults}
    return lambda path: path not in read and (path in faulty or Path(path).exists())


def _paths_in(article: str) -> Sequence[Path | None]:
    """The files of what is named: of standard input, ``None``."""
    path = Path(article)
    if article == _STANDARD_INPUT:
        return [None]
    return _files_in(path) if path.is_dir() else [path]


def _files_in(folder: Path) -> list[Path]:
    suffixes = (*SUFFIXES, *DOCUMENTS)
    every = (path for path in folder.rglob("*") if path.suffix.lower() in suffixes)
    found = sorted(path for path in every if path.name not in _REPORTS)
    if not found:
        raise FactcheckError(f"no texts ({', '.join(suffixes)}) in {folder}")
    return found


_REPORTS = frozenset(FILES.values())  # of factcheck, which are no articles


def _standard_input() -> str:
    content = sys.stdin.buffer.read(MAX_BYTES + 1)
    if len(content) > MAX_BYTES:
        raise FactcheckError(f"stdin cannot be read: it holds more than {MAX_BYTES // 2**20} MiB")
    try:
        return decode(content.removeprefix(BOM_UTF8))
    except TextError as error:
        place = Place("stdin", error.line, error.column)
        raise UnreadableError([Fault(error.message, place, "text in UTF-8")]) from None


def _pages() -> Mapping[str, Check]:
    return {check.rule: check for check in standard_checks()}


def _report_lines(
    result: Result, texts: Sequence[Text], day: str, written: Sequence[Path]
) -> Iterator[str]:
    """A frame for each finding, what could not be read, and the answer."""
    paper = Paper(shutil.get_terminal_size().columns, sys.stdout.isatty())
    for finding in result.open_findings:
        yield frame(finding, Lines(Path()), paper)
    for broken in result.breakdowns:
        yield paper.wrap(broken.told, paper.width)
    for one in texts:
        if told := other_dateline(day, one.prose.text):
            yield f"{one.path}: --published {day}, but the text's own dateline says {told}."
    yield "\n".join(_closing(result, len(texts), bool(day), written))


def _closing(result: Result, count: int, has_day: bool, written: Sequence[Path]) -> Iterator[str]:
    found = [
        counted(len(result.of(severity)), str(severity))
        for severity in Severity
        if result.of(severity)
    ]
    read = count - len({one.source for one in result.breakdowns})
    allowed = len(result.allowed_findings)
    nothing = "Nothing else found" if allowed else "Nothing found"
    more = f"; {allowed} allowed" if allowed else ""
    answer = f"{', '.join(found) or nothing} in {counted(read, 'text')}{more}."
    yield answer if read else "No text was checked."
    undated = [one for one in result.sources if not (has_day or one.document.published)]
    if undated:
        whose = f"Of {counted(len(undated), 'text')} no" if len(undated) < count else "No"
        yield f"{whose} day of publication is known, so nothing was asked that hangs on it."
    if written:
        yield f"Written: {', '.join(path.as_posix() for path in written)}"
