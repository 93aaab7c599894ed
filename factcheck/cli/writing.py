"""New files, written all or none; nothing that is there is ever written over."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from pathlib import Path

from factcheck.errors import FactcheckError
from factcheck.whole_files import sweep, taken_away, write_beside
from factcheck.yaml_kind import SCHEMA


def write_new(files: Mapping[Path, str]) -> None:
    """Write files that must not be there yet.

    Raises ``FactcheckError`` naming those that are, and where writing fails; then no file and
    no folder is left of the attempt. A file is whole when it appears.
    """
    taken = [str(path) for path in files if path.exists() or path.is_symlink()]
    if taken:
        raise FactcheckError(f"nothing written: {', '.join(taken)} is there already")
    made: list[Path] = []
    try:
        for path, text in files.items():
            made += _make_folders(path.parent)
            _place(path, text)
            made.append(path)
    except OSError as error:
        _unmake(made)
        reason = (error.strerror or str(error)).lower()
        raise FactcheckError(f"nothing written: {error.filename or path}: {reason}") from None


def schema_line(claims: Path, root: Path) -> str:
    """The line by which editors find the keys of claim files, from their folder in a project.

    Empty where the schema does not lie in the project: a path of this machine is none on another,
    where the claim file is read as well.
    """
    schema = SCHEMA.resolve()
    if not schema.is_relative_to(root.resolve()):
        return ""
    path = Path(os.path.relpath(schema, claims.resolve())).as_posix()
    return f"# yaml-language-server: $schema={path}\n"


def _place(path: Path, text: str) -> None:
    """Let a whole file appear under a name that no file has; raises ``OSError``."""
    beside = write_beside(path, [text])
    with taken_away([beside]):
        try:
            path.hardlink_to(beside)
        except FileExistsError:
            raise
        except OSError:  # a file system without such links, where another run may come between
            if path.exists():
                raise
            beside.replace(path)
    sweep(path.parent, [path.name])


def _make_folders(folder: Path) -> Iterable[Path]:
    missing = [one for one in (folder, *folder.parents) if not one.exists()]
    folder.mkdir(parents=True, exist_ok=True)
    return reversed(missing)


def _unmake(made: list[Path]) -> None:
    """Take away what was made, the last first."""
    for path in reversed(made):
        if path.is_dir():
            path.rmdir()
        else:
            path.unlink()
