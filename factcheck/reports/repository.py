"""Where a project lies in its repository, from whose root the pages of CI count paths."""

from __future__ import annotations

from pathlib import Path


def folder_in_repository(root: Path | None) -> str:
    """The project's folder, such as ``desk/``; empty where it is the repository's root or in none.

    Without ``root``, the working directory's.
    """
    project = (root or Path()).resolve()
    for folder in (project, *project.parents):
        if (folder / ".git").exists():
            return "".join(f"{part}/" for part in project.relative_to(folder).parts)
    return ""
