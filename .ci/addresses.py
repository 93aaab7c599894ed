"""Give a release the address of its repository: `python .ci/addresses.py URL TAG [FOLDER]`.

A package index shows the README away from the files beside it, and the project's addresses from
its metadata. Both are written here, from the address at which the release is made, so that a fork
never sends its users elsewhere. Only the working copy that is built from is changed.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

LINK = re.compile(r"(?P<image>!?)\[(?P<words>[^\]]*)\]\((?!\w+:|#)(?P<path>[^)]+)\)")
URLS = """[project.urls]
Repository = "{url}"
Documentation = "{url}/blob/{tag}/docs/README.md"
Issues = "{url}/issues"
"""


def with_urls(project: str, url: str, tag: str) -> str:
    """The text of pyproject.toml, with the project's addresses before its entry points."""
    return project.replace(
        "[project.scripts]", f"{URLS.format(url=url, tag=tag)}\n[project.scripts]"
    )


def with_absolute_links(text: str, url: str, tag: str) -> str:
    """Markdown whose links to files of the repository hold their whole address."""

    def absolute(link: re.Match[str]) -> str:
        kind = "raw" if link["image"] else "blob"
        return f"{link['image']}[{link['words']}]({url}/{kind}/{tag}/{link['path']})"

    return LINK.sub(absolute, text)


def main(url: str, tag: str, folder: str = ".") -> None:
    """Rewrite pyproject.toml and README.md in a folder."""
    for name, changed in (("pyproject.toml", with_urls), ("README.md", with_absolute_links)):
        path = Path(folder, name)
        path.write_text(changed(path.read_text("utf-8"), url.removesuffix("/"), tag), "utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
