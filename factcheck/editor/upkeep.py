"""What is known of each open file, kept up with the edits.

An edit is looked at as soon as nothing else waits: first the sources that the file tells of, and
what is found there is shown; then those that hang on them, until the next edit.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from factcheck.archive import Archive
from factcheck.drafting.lint import SUFFIXES, lint
from factcheck.editor.answers import FileView
from factcheck.editor.files import Files, path_of
from factcheck.editor.project import OpenProject
from factcheck.errors import FactcheckError
from factcheck.settings import desk_in, project_above

_SETTLING = 0.005  # seconds in which further edits that wait are taken in


class Upkeep:
    """The open files, the projects that they belong to, and what is known of each file.

    ``show`` is called with a file of which something new is known, or nothing any more (``None``);
    ``complain`` with what keeps a project from being looked at.
    """

    def __init__(
        self,
        show: Callable[[Path, FileView | None], None],
        complain: Callable[[str], None],
        runs_own_checks: bool = False,
    ) -> None:
        self.files = Files()
        self.answers: dict[Path, FileView] = {}
        self._show = show
        self._complain = complain
        self._runs_own_checks = runs_own_checks
        self._projects: dict[Path, OpenProject] = {}
        self._interrupted: set[OpenProject] = set()  # of which the rest is still to be looked at
        self._edited: list[Path] = []
        self._is_behind = False
        self._task: asyncio.Task[None] | None = None

    def edit(self, address: str, text: str) -> None:
        """Take in what stands in a file now, and look at it soon."""
        path = self.files.open(address, text)
        if path is not None:
            self._look_at(path)

    def saved(self, address: str) -> None:
        """Look at a file again: others may have changed on disk with it."""
        path = path_of(address)
        if path is not None:
            self._look_at(path)

    def close(self, address: str) -> None:
        """Let go of a file, and of what was shown in it; what hung on its text is looked at."""
        path = path_of(address)
        if path is not None:
            self._forget(path)
            self.files.close(path)
            self._look_at(path)

    def keep(self) -> None:
        """Keep what was found in the projects until they are opened again."""
        for project in self._projects.values():
            project.keep()

    async def answer(self, address: str) -> FileView | None:
        """What is known of a file once its edits have been looked at."""
        while self._is_behind:
            await asyncio.sleep(_SETTLING)
        path = path_of(address)
        return self.answers.get(path) if path else None

    def _look_at(self, path: Path) -> None:
        self._edited.append(path)
        self._is_behind = True
        if self._task is None or self._task.done():
            self._task = asyncio.ensure_future(self._catch_up())

    async def _catch_up(self) -> None:
        while self._edited:
            await asyncio.sleep(_SETTLING)
            edited, self._edited = list(dict.fromkeys(self._edited)), []
            for root in dict.fromkeys(map(_project_above, edited)):
                own = [path for path in edited if _project_above(path) == root]
                try:
                    await (self._look_at_project(root, own) if root else self._lint_all(own))
                except FactcheckError as error:
                    self._complain(str(error))
                except Exception as error:  # whatever it is, the next edit is looked at
                    self._complain(f"it failed by itself: {type(error).__name__}: {error}")
            self._is_behind = bool(self._edited)

    async def _lint_all(self, paths: Sequence[Path]) -> None:
        for path in paths:
            self._lint(path)

    async def _look_at_project(self, root: Path, edited: Sequence[Path]) -> None:
        project = self._projects.get(root) or OpenProject(desk_in(root), self._runs_own_checks)
        self._projects[root] = project
        is_changed = project.refresh(self.files.unsaved)
        is_held = any(project.holds(_relative_path(path, root)) for path in edited)
        if not (is_changed or is_held or project in self._interrupted):
            await self._lint_all(edited)
            return
        first = [one for path in edited for one in project.sources_of(_relative_path(path, root))]
        near = project.near(first)
        for source in first:
            project.examine(source, near)
        self._show_project(project, edited)
        self._is_behind = bool(self._edited)
        await self._look_at_the_rest(project, {source.id for source in first})

    async def _look_at_the_rest(self, project: OpenProject, done: set[str]) -> None:
        """Look at all that may tell of the open files, and is not ``done``, until the next edit."""
        opened = (_relative_path(path, project.desk.root) for path in self._open_in(project))
        rest = [one for one in project.concerned_with(opened) if one.id not in done]
        self._interrupted.add(project)
        near, is_new = project.near(rest), False
        for source in rest:
            await asyncio.sleep(0)
            if self._edited:
                return
            is_new |= project.examine(source, near)
        self._interrupted.remove(project)
        if is_new:
            self._show_project(project)

    def _show_project(self, project: OpenProject, edited: Sequence[Path] = ()) -> None:
        """Show what is known of a project's open files; of those that it does not hold, by lint."""
        root, result = project.desk.root, project.result
        for path in list(self._open_in(project)):
            shown = _relative_path(path, root)
            if project.holds(shown):
                faults = tuple(fault for fault in project.faults if fault.place.path == shown)
                self._know(path, FileView(self.files, root, shown, project.archive, result, faults))
            elif path in edited or not (path in self.answers and self.answers[path].is_drafted):
                self._lint(path)

    def _open_in(self, project: OpenProject) -> Iterator[Path]:
        root = project.desk.root
        return (path for path in self.files.unsaved if path.is_relative_to(root))

    def _lint(self, path: Path) -> None:
        """Look at a text that no claim file tells of."""
        if path not in self.files.unsaved or path.suffix.lower() not in SUFFIXES:
            self._forget(path)
            return
        result = lint(self.files.text(path), path=path.name)
        archive = Archive(path.parent, result.sources)
        self._know(
            path,
            FileView(self.files, path.parent, path.name, archive, result, is_drafted=True),
        )

    def _know(self, path: Path, answer: FileView) -> None:
        self.answers[path] = answer
        self._show(path, answer)

    def _forget(self, path: Path) -> None:
        if self.answers.pop(path, None) is not None:
            self._show(path, None)


def _relative_path(path: Path, root: Path) -> str:
    return path.relative_to(root).as_posix()


def _project_above(path: Path) -> Path | None:
    """The project that a file lies in; none where settings on the way cannot be read."""
    try:
        return project_above(path)
    except FactcheckError:
        return None
