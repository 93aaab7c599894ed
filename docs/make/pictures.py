"""The pictures of the guide, made of what its commands answer: ``python docs/make/pictures.py``.

``red.svg`` is the end of the run in a terminal of 80 columns, ``page.png`` the page in a browser;
for that Chromium has to be installed, and the extra ``browser``.
"""

from __future__ import annotations

import re
import sys
import tempfile
from io import StringIO
from pathlib import Path

from rich.console import Console
from rich.terminal_theme import SVG_EXPORT_THEME
from rich.text import Text

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from tests.docs.guide import GUIDE, Reader, blocks, commands  # noqa: E402 — the path comes first
from tests.reports.browser import chromium  # noqa: E402 — as above

PICTURES = ROOT / "docs" / "pictures"
RUN = "pytest checks/"
_FONTS = re.compile(r"\s*@font-face \{.*?\}", re.DOTALL)
"""Which a picture would fetch from elsewhere."""


def main() -> None:
    """Write both."""
    PICTURES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        reader = follow(Path(folder))
        (PICTURES / "red.svg").write_text(terminal(reader), "utf-8", newline="\n")
        reader.type(f"{RUN} -q --factcheck-report=html")
        photograph(reader.folder / "reports" / "consistency.html", PICTURES / "page.png")


def follow(folder: Path) -> Reader:
    """A reader who has come as far as the first run."""
    reader = Reader(folder)
    for language, title, text in blocks(GUIDE.read_text("utf-8")):
        for command, _ in commands(text) if language == "console" else ():
            if command == RUN:
                return reader
            reader.type(command)
        if language in ("text", "yaml"):
            reader.write(title, text)
    raise ValueError(f"the guide does not run {RUN}")


def terminal(reader: Reader) -> str:
    """The run as a terminal shows it, from the report on."""
    answer = reader.type(f"{RUN} --color=yes")
    report = answer[answer.rindex("\n", 0, answer.index("consistency report")) :]
    console = Console(record=True, width=80, file=StringIO(), force_terminal=True)
    console.print(Text.from_ansi(f"$ {RUN}\n…{report}"))
    picture = _FONTS.sub("", console.export_svg(title="desk", theme=SVG_EXPORT_THEME))
    return picture.replace("Fira Code, ", "ui-monospace, Menlo, Consolas, ")


def photograph(page: Path, picture: Path) -> None:
    """The page in a browser of 1120 points, as far as the article goes."""
    with chromium() as browser:
        view = browser.new_page(viewport={"width": 1120, "height": 860}, device_scale_factor=1.5)
        view.goto(page.as_uri())
        view.screenshot(path=picture)


if __name__ == "__main__":
    main()
