"""A project's claim files → its archive, or every fault of every file in one go.

Files are read, names in them linked to the claims that they mean, expectations evaluated. A claim
whose date counts from another is made one that knows its origin.
"""

from __future__ import annotations

import datetime
import difflib
import os
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import chain
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from factcheck.archive.index import Archive
from factcheck.archive.linker import Linker, dated_references
from factcheck.claimfiles import ClaimFile, read_claim_file
from factcheck.claimfiles.files import read_text
from factcheck.collector import collector_at_rest
from factcheck.consistency.evaluation import expectation_of
from factcheck.consistency.parser import CLAIM_EXPECTED, parse_expectation
from factcheck.dates.comparing import SLACK_DAYS
from factcheck.errors import ExpressionError, FactcheckError, Fault, Place, UnreadableError
from factcheck.model import Breakdown, Claim, Expectation, Source, Written
from factcheck.model.claim import LINKS
from factcheck.model.result import UNREADABLE
from factcheck.yaml_kind import SUFFIXES, is_called_yaml, is_of_another_kind

REFERENCE_FOLDER = "reference"
NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]*")  # of a claim file: it stands before its claims' ids


def load(
    path: str | Path,
    claims: str = "claims",
    today: datetime.date | None = None,
    named: Iterable[Path] = (),
) -> Archive:
    """Read a project: its folder, or one claim file of it with the references beside it.

    ``claims`` is the folder of the claim files, from the project's root; what lies in its
    ``reference/`` is trusted. YAML of another kind is passed over, but for the files that are
    ``named``. ``today`` is the day of the run, by which acceptances end; the calendar's without
    one. Raises ``UnreadableError`` with all faults of all files, and ``FactcheckError`` where
    there is nothing to read.
    """
    return load_found(find_project(path, claims, named), today)


def load_found(project: Project, today: datetime.date | None = None) -> Archive:
    """The archive of a project of which the claim files are found; raises as ``load`` does."""
    with collector_at_rest():
        if project.leaves_out:
            return _load_what_can_be_read(project, today)
        files, passed_over = read_all(project)
        return replace(archive_of(files, project.root, today), passed_over=passed_over)


def _load_what_can_be_read(project: Project, today: datetime.date | None) -> Archive:
    """The archive without the claim files of articles that cannot be read, told as breakdowns.

    Raises ``UnreadableError`` where a reference cannot be: all that is told may hang on it.
    """
    root = project.root
    files, faulty, passed_over = _read_each(project)
    gone = {path.stem for path in faulty}
    archive, linking, following = archive_of_linked(files, root, gone, today)
    faults = [*chain.from_iterable(faulty.values()), *linking, *following]
    broken = {Path(one.place.path).stem for one in (*linking, *following)}.union(gone)
    trusted = (path.stem for path in project.paths if is_reference(path, project.folder))
    if not broken.isdisjoint(trusted) or not (archive.sources or archive.references):
        raise UnreadableError(faults or _no_claim_files(passed_over))
    told = [one for path, some in faulty.items() for one in unreadable(path, some)]
    told += (one for fault in linking for one in unreadable(Path(fault.place.path), [fault]))
    why = "; the file of that could not be read either"
    told += (
        Breakdown(
            UNREADABLE,
            Path(one.place.path).stem,
            f"{replace(one, expected='', likely='').brief}{why}",
        )
        for one in following
    )
    breakdowns = (*archive.breakdowns, *told)
    return replace(archive, passed_over=passed_over, breakdowns=breakdowns)


def unreadable(path: Path, faults: Iterable[Fault]) -> Iterator[Breakdown]:
    """What is told of a claim file that is left out."""
    return (Breakdown(UNREADABLE, path.stem, fault.brief) for fault in faults)


def without_unread(
    project: Project, today: datetime.date | None = None
) -> tuple[Project, Sequence[Breakdown]]:
    """A project without the claim files that are left out, and what is told of these.

    Raises as ``load`` does.
    """
    archive, root = load_found(project, today), project.root
    read = {one.document.place.path for one in (*archive.sources, *archive.references)}
    read.update(archive.passed_over)
    paths = tuple(path for path in project.paths if path.relative_to(root).as_posix() in read)
    unread = [one for one in archive.breakdowns if one.rule == UNREADABLE]
    return replace(project, paths=paths), unread


class Project(Struct, frozen=True):
    """What of a project is to be read: its claim files, in order, and those named as such.

    ``leaves_out``: what cannot be read is told as a breakdown, and the rest is read.
    """

    root: Path
    folder: Path
    paths: tuple[Path, ...]
    meant: frozenset[Path]
    leaves_out: bool = False


def find_project(path: str | Path, claims: str = "claims", named: Iterable[Path] = ()) -> Project:
    """The claim files that ``load`` reads; raises ``FactcheckError`` where there are none."""
    given = Path(path)
    root = _root_of(given, claims)
    folder = root / claims
    if not Path(os.path.realpath(folder)).is_relative_to(os.path.realpath(root)):
        raise FactcheckError(f"{claims}/ is a link out of the project {root}")
    found, meant = claim_files(folder), set(named)
    if not given.is_dir():
        found = [p for p in found if is_reference(p, folder)] + [given.absolute()]
        meant.add(given.absolute())
    if not found:
        raise FactcheckError(f"no claim files (*.yaml) in {folder}")
    return Project(root, folder, tuple(sorted(set(found))), frozenset(meant))


def archive_of(
    files: Iterable[ClaimFile], root: Path, today: datetime.date | None = None
) -> Archive:
    """The archive of some claim files, each name in them linked to the claim that it means.

    Raises ``UnreadableError`` for tables that are not what was pinned, names that mean nothing,
    dates that count in a circle, and expectations that are no arithmetic.
    """
    read, broken = answered(list(files), root)
    _refuse_dangling(read)
    archive = with_expectations(linked(read, root, today), read)
    return replace(archive, breakdowns=tuple(broken))


def archive_of_linked(
    files: Iterable[ClaimFile], root: Path, gone: set[str], today: datetime.date | None = None
) -> tuple[Archive, Sequence[Fault], Sequence[Fault]]:
    """The archive of the claim files that can be linked, and what is wrong with those that cannot.

    Last come the faults of names in files that are ``gone`` besides, by their sources' ids: no
    fault of the file that has such a name.
    """
    read = {file.marks.path: file for file in files}
    own, following = list[Fault](), list[Fault]()
    while True:
        try:
            return archive_of(read.values(), root, today), own, following
        except UnreadableError as error:
            for fault in error.faults:
                (following if _names_any(fault, gone) else own).append(fault)
            wrong = {fault.place.path for fault in error.faults} & read.keys()
            gone |= {Path(path).stem for path in wrong}
            read = {path: read[path] for path in read if wrong and path not in wrong}


def _names_any(fault: Fault, sources: Iterable[str]) -> bool:
    """Whether a fault is of a name ``file.claim``, and the file one of some."""
    forms = ((f"'{source}.", f"'{source}'", f" {source}.") for source in sources)
    return any(form in fault.message for form in chain.from_iterable(forms))


def answered(
    files: list[ClaimFile], root: Path, others: Iterable[Claim] = ()
) -> tuple[list[ClaimFile], list[Breakdown]]:
    """The claim files with what their tables and providers tell; and which of these broke down.

    What ``others`` ask is told, too; none of these is kept.
    Raises ``UnreadableError`` for tables that are not what was pinned, and unknown providers.
    """
    if not any(file.source.tables or file.source.providers for file in files):
        return files, []
    from factcheck.references.asked import asked_in  # 19 ms with the two below, for few desks
    from factcheck.references.providers import with_answers
    from factcheck.references.rows import with_rows

    has_providers = any(file.source.providers for file in files)
    own = chain.from_iterable(file.source.claims for file in files)
    asked = asked_in(chain(own, others), has_providers=has_providers)
    return with_answers(with_rows(files, asked, root), asked)


def linked(files: list[ClaimFile], root: Path, today: datetime.date | None = None) -> Archive:
    """The archive of some claim files in which every name means something; nothing is expected."""
    sources = _linked(files, {})
    return Archive(
        root,
        tuple(source for source in sources if not source.document.is_reference),
        tuple(source for source in sources if source.document.is_reference),
        today or datetime.date.today(),
    )


def linked_beside(held: Archive, files: list[ClaimFile]) -> Archive:
    """A part of an archive: some claim files beside references that were linked before."""
    return replace(held, sources=_linked(files, held.by_uid), is_partition=True)


def _root_of(given: Path, claims: str) -> Path:
    """The folder that holds the claims folder: the given one, or the nearest above the file."""
    start = given.absolute()
    if start.is_dir() and (start / claims).exists():
        return start
    if start.is_dir() and start.name != claims:
        raise FactcheckError(f"no folder {claims}/ in {given}")
    for parent in start.parents:
        if (parent / claims).is_dir() and start.is_relative_to(parent / claims):
            return parent
    return start.parent


def claim_files(folder: Path) -> list[Path]:
    """The YAML files of a folder; a folder that is a link is taken for one, and refused."""
    return [
        path
        for path in folder.rglob("*")
        if is_called_yaml(path) or (path.is_symlink() and path.is_dir())
    ]


def is_reference(path: Path, folder: Path) -> bool:
    """Whether a claim file of a folder of them holds what the desk trusts."""
    return path.is_relative_to(folder / REFERENCE_FOLDER)


def read_all(project: Project) -> tuple[list[ClaimFile], tuple[str, ...]]:
    """The claim files, and the paths from the root of YAML files of another kind.

    Raises ``UnreadableError`` where anything is wrong with the claim files, or none is one.
    """
    files, faulty, passed_over = _read_each(project)
    faults = list(chain.from_iterable(faulty.values()))
    if not (files or faults):
        faults = _no_claim_files(passed_over)
    if faults:
        raise UnreadableError(faults)
    return files, passed_over


def _read_each(
    project: Project,
) -> tuple[list[ClaimFile], Mapping[Path, Sequence[Fault]], tuple[str, ...]]:
    """The claim files, what is wrong with which others, and the paths of those of another kind."""
    root = project.root
    files: list[ClaimFile] = []
    faulty: dict[Path, Sequence[Fault]] = {}
    others: list[Path] = []
    for path in project.paths:
        try:
            files.append(read_claim_file(path, root, is_reference(path, project.folder)))
        except UnreadableError as error:
            if path not in project.meant and is_passed_over(path):
                others.append(path)
            else:
                faulty[path] = error.faults
    misnamed = collisions([path for path in project.paths if path not in others], root)
    if misnamed:
        raise UnreadableError([*misnamed, *chain.from_iterable(faulty.values())])
    return files, faulty, tuple(path.relative_to(root).as_posix() for path in others)


def _no_claim_files(paths: Iterable[str]) -> list[Fault]:
    return [Fault(NO_CLAIM_FILE, Place(shown, 1, 1)) for shown in paths]


NO_CLAIM_FILE = "no claim file: none of source:, claims: and tables: stands at its left edge"


def is_passed_over(path: Path) -> bool:
    """Whether a file that is no claim file need not be one; never of a link, or what is no text."""
    try:
        return not path.is_symlink() and is_of_another_kind(read_text(path, path.name, path.name))
    except UnreadableError:
        return False


def collisions(paths: Iterable[Path], root: Path) -> list[Fault]:
    """The files whose name cannot stand before a claim's id, or stands before another's."""
    faults: list[Fault] = []
    seen: dict[str, Path] = {}
    for path in paths:
        place = Place(path.relative_to(root).as_posix(), 1, 1)
        if path.suffix not in SUFFIXES and is_called_yaml(path):
            ending = "".join(path.suffixes[-2:]) if path.suffix.lower() == ".txt" else path.suffix
            expected = f"{ending.lower().removesuffix('.txt')}, in small letters"
            faults.append(Fault(f"the file's name ends with {ending}", place, expected))
        elif not NAME.fullmatch(path.stem):
            message = f"the file's name {path.stem!r} cannot stand before a claim's id"
            faults.append(Fault(message, place, "letters, digits, hyphens and underscores"))
        elif path.stem in seen:
            first = seen[path.stem].relative_to(root).as_posix()
            message = f"the name {path.stem!r} is taken by {first}"
            faults.append(Fault(message, place, "a name of its own for each claim file"))
        seen.setdefault(path.stem, path)
    return faults


MOST_LOOKED_FOR = 50  # names that mean nothing, for which the nearest is looked for


def _refuse_dangling(files: list[ClaimFile]) -> None:
    """Raise ``UnreadableError`` with every name that means no claim."""
    uids = {claim.uid for file in files for claim in file.source.claims}
    sources = {file.source.id for file in files}
    nearest = _Nearest(uids)
    faults = [fault for file in files for fault in _dangling(file, sources, uids, nearest)]
    if faults:
        raise UnreadableError(faults)


def _dangling(
    file: ClaimFile, sources: set[str], uids: set[str], nearest: _Nearest
) -> Iterator[Fault]:
    for claim in file.source.claims:
        for name in _names_in(claim):
            if file.source.uid_of(name.text) not in uids:
                yield _unknown(name, file, nearest)
        quoted = claim.written.get("quoted_from")
        if quoted and quoted.text not in sources:
            message = f"no claim file is called {quoted.text!r}"
            yield file.marks.fault(message, quoted.place, "", nearest.among(sources, quoted.text))


def _names_in(claim: Claim) -> Iterator[Written]:
    yield from (claim.written[key] for key in LINKS if key in claim.written)
    for names in claim.forms.values():
        yield from names


def _unknown(name: Written, file: ClaimFile, nearest: _Nearest) -> Fault:
    near = nearest.claim(name.text, file.source)
    expected = "" if near else _claim_of(file.source)
    return file.marks.fault(f"no claim is called {name.text!r}", name.place, expected, near)


def _claim_of(source: Source) -> str:
    """What stands where a claim is named, such as the first of a source's file."""
    first = next((f" (such as {claim.id})" for claim in source.claims), "")
    return CLAIM_EXPECTED.replace("this file", f"this file{first}")


class _Nearest:
    """What names that mean nothing are near to; looked for until ``MOST_LOOKED_FOR`` are told."""

    def __init__(self, uids: Iterable[str]) -> None:
        self._known = uids
        self._left = MOST_LOOKED_FOR

    @cached_property
    def _uids(self) -> Sequence[str]:
        return sorted(self._known)

    @cached_property
    def _elsewhere(self) -> Mapping[str, str]:
        return {uid.rpartition(".")[2]: uid for uid in reversed(self._uids)}

    def claim(self, name: str, source: Source) -> str:
        """The claim that a name in a source's file is likely to mean; empty where none is near."""
        own = (claim.id for claim in source.claims)
        return self._elsewhere.get(name) or self.among(self._uids if "." in name else own, name)

    def among(self, names: Iterable[str], name: str) -> str:
        """The nearest of some names; empty where none is near."""
        self._left -= 1
        near = difflib.get_close_matches(name, list(names), n=1) if self._left >= 0 else []
        return near[0] if near else ""


def _linked(files: list[ClaimFile], held: Mapping[str, Claim]) -> tuple[Source, ...]:
    """The sources of claim files, beside references that are linked already.

    Raises ``UnreadableError`` with the claims whose dates count from themselves.
    """
    owners = {claim.uid: (claim, file) for file in files for claim in file.source.claims}
    own = (file.source.claims for file in files if file.source.document.is_reference)
    trusted = chain(chain.from_iterable(own), held.values())
    linker = Linker(lambda uid: owners[uid][0], dated_references(trusted), dict(held))
    sources = tuple(
        replace(file.source, claims=tuple(linker.claim(one.uid) for one in file.source.claims))
        for file in files
    )
    if linker.circular:
        raise UnreadableError([_circle(*owners[claim.uid]) for claim in linker.circular])
    return sources


def _circle(claim: Claim, file: ClaimFile) -> Fault:
    message = f"the date of {claim.id!r} counts from itself, in a circle"
    return file.marks.fault(message, claim.place_of("from"), "a claim that does not count from it")


def with_expectations(archive: Archive, files: list[ClaimFile]) -> Archive:
    """The archive with every ``expect`` of its files evaluated.

    Raises ``UnreadableError`` with all that are no arithmetic over claims.
    """
    faults: list[Fault] = []
    nearest = _Nearest(archive.by_uid)
    expectations: dict[str, tuple[Expectation, ...]] = {}
    for file in files:
        told = []
        for written in file.source.expected:
            try:
                told.append(evaluated(written.text, written.place, archive, file.source))
            except ExpressionError as error:
                faults.append(_fault(error, written, file, archive, nearest))
        expectations[file.source.id] = tuple(told)
    if faults:
        raise UnreadableError(faults)
    return replace(archive, expectations=expectations)


def evaluated(text: str, place: Place, archive: Archive, source: Source) -> Expectation:
    """What a source's file expects, of the claims that it names in an archive.

    Raises ``ExpressionError`` where it is no arithmetic over claims.
    """
    names = parse_expectation(text).claim_names
    if not names:
        raise ExpressionError("this compares no claim", 0, len(text), CLAIM_EXPECTED)
    found = {name: archive.find(name, source) for name in names}
    named = {name: claim for name, claim in found.items() if claim}
    return expectation_of(text, place, named, SLACK_DAYS)


def _fault(
    error: ExpressionError, written: Written, file: ClaimFile, archive: Archive, nearest: _Nearest
) -> Fault:
    """The error at its place in the file: its column counted from where the words begin."""
    start = written.place
    line = file.marks.line(start.line)
    is_quoted = line[start.column - 1 : start.column] in {'"', "'"}
    column = min(start.column + is_quoted + error.column, len(line) + 1)
    place = replace(start, column=column, end_column=column + error.width)
    likely = error.likely or _likely_claim(error, written, file.source, archive, nearest)
    expected = error.expected
    if expected == CLAIM_EXPECTED:
        expected = "" if likely else _claim_of(file.source)
    return file.marks.fault(error.message, place, expected, likely)


def _likely_claim(
    error: ExpressionError, written: Written, source: Source, archive: Archive, nearest: _Nearest
) -> str:
    """The claim that a name which means none is near to; empty where the error is another."""
    name = written.text[error.column : error.column + error.width]
    is_name = re.sub("[.-]", "_", name).isidentifier()
    if not is_name or archive.find(name, source) is not None:
        return ""
    return nearest.claim(name, source)
