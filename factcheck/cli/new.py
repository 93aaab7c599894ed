"""``factcheck new``: a first claim file for an article."""

from __future__ import annotations

import argparse
import os
import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from factcheck.archive import load
from factcheck.archive.loading import NAME
from factcheck.claimfiles.files import read_text
from factcheck.cli.project import published_day
from factcheck.cli.writing import schema_line, write_new
from factcheck.drafting.candidates import Draft, draft_of
from factcheck.drafting.claim import DraftedClaim
from factcheck.drafting.claim_file import Head, draft_file
from factcheck.drafting.documents import DOCUMENTS
from factcheck.drafting.ids import slug
from factcheck.drafting.lint import day_in_front, other_dateline
from factcheck.drafting.plain_text import read_markdown
from factcheck.drafting.updating import Updated, updated
from factcheck.errors import FactcheckError
from factcheck.harmless import one_line, printed, visible
from factcheck.model import Source
from factcheck.model.result import READING
from factcheck.reading.dates.datelines import published_in
from factcheck.reports.summary import counted
from factcheck.reports.writing import write_whole
from factcheck.running.examine import breakdown_by
from factcheck.values_given import from_here

HELP = """\
Finds the figures, dates and people in a text, and what is quoted in it and by whom, and writes
a claim for each in the article's own words. What only a reader knows, such as what a claim is
about, stands in the file as a comment (after a #) for you to fill in.
Put the article into the project first. A file that is there is never written over.

  factcheck new seeds/bridge.txt --published 2024-01-17

writes claims/bridge.yaml. Read it beside the article, correct it, and run pytest checks/.

  factcheck new --update seeds/bridge.txt

adds to that file what is new in the article since, and says which of its claims are gone from it;
what is written in it stays as it is. What is likely in the place of a claim that is gone has what
you wrote of that: what it is about, and what it follows from. Claims that you have taken out are
not brought back: a comment at the end of the file tells what was drafted before.

The exit status is 4 where the article could not be read or an option means nothing, 2 where nothing
could be written, otherwise 0."""
UNREADABLE = 4  # as of factcheck check
_KINDS = ("figure", "mean", "test result", "date", "name", "quotation")


def describe(parser: argparse.ArgumentParser) -> None:
    """The command's arguments."""
    parser.add_argument(
        "article", metavar="ARTICLE.txt", type=Path, help="the article as plain text or Markdown"
    )
    parser.add_argument(
        "--published",
        metavar="DATE",
        default="",
        help="the day of publication, such as 2024-01-17 (default: the day at the article's head)",
    )
    parser.add_argument(
        "--update",
        action="store_true",
        help="add what is new in a revised article to the claim file that it has",
    )
    parser.add_argument("--title", help="the article's title (default: its first line)")
    parser.add_argument(
        "-o",
        "--output",
        metavar="FILE",
        type=Path,
        help="the claim file to write (default: claims/ARTICLE.yaml in the project)",
    )


def run(arguments: argparse.Namespace) -> int:
    """Write the claim file, and say what is in it and what it lacks."""
    article: Path = arguments.article
    try:
        if arguments.update:
            _refuse_beside_update(arguments)
        text = _article_text(article)
        published = _published(arguments.published, text)
        target = None if arguments.update else _target(article, arguments.output)
    except FactcheckError as error:
        print(printed(f"factcheck new: {error}"), file=sys.stderr)
        return UNREADABLE
    if target is None:
        return _update(article, text, arguments.output)
    _refuse_to_overwrite(target, _root_of(article) / "claims")
    file = Path(os.path.relpath(article.resolve(), target.parent.resolve())).as_posix()
    draft = _draft(article, text, published)
    title = _bare(arguments.title or "") or _title(text)
    contradicted = other_dateline(arguments.published, text)
    head = Head(title, file, published, contradicted)
    schema = schema_line(target.parent, _root_of(article))
    write_new({target: schema + draft_file(text, head, draft)})
    given = arguments.published
    is_in_front = bool(published) and published == day_in_front(read_markdown(text))
    from_where = "" if given else "front matter" if is_in_front else "dateline"
    print(printed("\n".join(_next_steps(target, draft.claims, head, given, from_where))))
    return 0


def _refuse_beside_update(arguments: argparse.Namespace) -> None:
    """Raise ``FactcheckError`` for what is written in the claim file, which stays as it is."""
    for option, given in (("title", arguments.title), ("published", arguments.published)):
        if given:
            raise FactcheckError(
                f"--update leaves {option}: as the claim file has it; --{option} is of a new one"
            )


def _update(article: Path, text: str, output: Path | None) -> int:
    """Add what is new in an article to its claim file, and say what is gone from the article."""
    root = _root_of(article)
    source = _source_of(root, article, output)
    path = root / source.document.place.path
    published = source.document.written.get("published")
    draft = _draft(article, text, published.text if published else "")
    new = updated(read_text(path, str(path), str(path)), source, draft)
    if new.added:
        write_whole(path, new.text)
    kept = counted(len(source.claims) - len(new.gone), "claim")
    more = f"added {_counted(new.added)}" if new.added else "nothing new"
    print(printed(f"{from_here(path)}: {more}; {kept} kept as written."))
    print(printed("\n".join(_left_over(from_here(path), new))), end="")
    return 0


def _left_over(path: Path, new: Updated) -> Iterator[str]:
    """What is gone from the article, and what was dropped and stays so."""
    for claim in new.gone:
        likely = new.replaced.get(claim.id, "")
        now = f"is {likely} in its place?" if likely else "look at it."
        yield f"{claim.place}: {claim.id} is gone from the article: {now}"
    if new.replaced:
        yield "Where it is, take the old claim out, and give the new one its name."
    if new.dropped:
        words = ", ".join(f"“{one}”" for one in new.dropped)
        yield f"{path}: drafted before, and left out as it has no claim any more: {words}."
    yield ""


def _source_of(root: Path, article: Path, output: Path | None) -> Source:
    """The claims about an article; raises ``FactcheckError`` unless one file holds them."""
    found = [
        source
        for source in load(root).sources
        if source.document.path
        and (root / source.document.path).samefile(article)
        and (output is None or (root / source.document.place.path).resolve() == output.resolve())
    ]
    if len(found) == 1:
        return found[0]
    if found:
        names = ", ".join(source.document.place.path for source in found)
        raise FactcheckError(f"{article} has more than one claim file ({names}): name one with -o")
    raise FactcheckError(f"no claim file has {article}: factcheck new {article} writes one")


def _draft(article: Path, text: str, published: str) -> Draft:
    try:
        return draft_of(read_markdown(text).text, published)
    except Exception as error:  # of the reader itself
        why = breakdown_by(error, READING, str(article)).message
        raise FactcheckError(f"{article} could not be read: {why}") from error


def _bare(words: str) -> str:
    """Words without the blanks, and the byte order mark, around them."""
    return words.strip("\ufeff").strip()


def _article_text(article: Path) -> str:
    if visible(name := str(article)) != name or "\n" in name or "\t" in name:
        raise FactcheckError(f"{one_line(name)!r} cannot stand in a claim file: rename it")
    if article.suffix.lower() in DOCUMENTS:
        raise FactcheckError(
            f"{article} is no plain text, in which claims have their places: save the article's "
            f"words as {article.stem}.txt; factcheck lint reads it as it is"
        )
    text = read_text(article, str(article), str(article))
    if not _bare(read_markdown(text).text):
        raise FactcheckError(f"{article} holds no text")
    return text


def _title(text: str) -> str:
    """The title in a front matter, or else the first line, without Markdown's sign of a heading."""
    prose = read_markdown(text)
    lines = (_HEADING.sub("", _bare(line)) for line in prose.text.splitlines())
    return prose.fields.get("title") or next(filter(None, lines))


_HEADING = re.compile(r"#{1,6}\s+")


def _published(given: str, text: str) -> str:
    """The day given, in a front matter or in a dateline; raises ``FactcheckError`` for no day."""
    prose = read_markdown(text)
    return published_day(given) or day_in_front(prose) or published_in(prose.text)


def _target(article: Path, output: Path | None) -> Path:
    """The claim file to write; raises ``FactcheckError`` where it could not stand there."""
    claims = _root_of(article) / "claims"
    target = output or from_here(claims / f"{slug(article.stem, '-') or 'article'}.yaml")
    is_claim_file = target.suffix == ".yaml" and NAME.fullmatch(target.stem)
    if not is_claim_file or not target.resolve().is_relative_to(claims):
        raise FactcheckError(
            f"{target} is no place for a claim file: expected {from_here(claims)}/NAME.yaml, "
            "the name of letters, digits, hyphens and underscores"
        )
    return target


def _refuse_to_overwrite(target: Path, claims: Path) -> None:
    """Raise ``FactcheckError`` where a claim file of the project has the name."""
    for other in sorted(claims.rglob(f"{target.stem}.y*ml")):
        raise FactcheckError(
            f"nothing written: {from_here(other)} is there already; "
            "--update adds what is new in the article, -o FILE gives another name"
        )


def _root_of(article: Path) -> Path:
    """The article's project: the nearest folder above it that holds claims/."""
    root, here = _nearest_project(article.resolve().parent), _nearest_project(Path.cwd())
    if root:
        return root
    if here:
        seeds = from_here(here / "seeds")
        raise FactcheckError(f"{article} lies outside the project: copy it into {seeds}/ first")
    raise FactcheckError("there is no project here (no folder claims/): factcheck init starts one")


def _nearest_project(start: Path) -> Path | None:
    folders = (start, *start.parents)
    return next((folder for folder in folders if (folder / "claims").is_dir()), None)


def _next_steps(
    target: Path, found: Sequence[DraftedClaim], head: Head, given: str, from_where: str
) -> Iterator[str]:
    yield f"Wrote {target}: {_counted(found)}."
    published = head.published
    if published and from_where:
        yield f"Published: {published}, from the {from_where}; is it right?"
    if head.contradicted:
        yield f"--published {given}, but the text's own dateline says {head.contradicted}."
    yield ""
    yield "Read each claim beside the article, and remove what is no claim. Then add:"
    missing = Counter(key for claim in found for key in claim.missing)
    likely = f", {counted(missing['about'], 'likely one')} to confirm" if missing["about"] else ""
    yield f"  about      where other articles tell of the same thing{likely}"
    if missing["by"]:
        yield f"  by         whose words they are, for {counted(missing['by'], 'quotation')}"
    if missing["tense"]:
        dates = counted(missing["tense"], "date")
        yield f"  tense      past or future, which decides the day of {dates}"
    if not published:
        yield "  published  the day of publication, which relative dates are read from"
    yield "  places, people not recognised, and what is said without a figure"
    yield ""
    yield f"pytest checks/ -k {target.stem} runs the checks on it."


def _counted(found: Sequence[DraftedClaim]) -> str:
    kinds = Counter(claim.kind for claim in found)
    if not kinds:
        return "the headline only; no figure, date, name or quotation was recognised"
    numbers = [counted(kinds[kind], kind) for kind in _KINDS if kinds[kind]]
    restated = sum("restated" in claim.fields for claim in found)
    in_two = f", {restated} of the figures in two units" if restated else ""
    return ", ".join(numbers) + in_two
