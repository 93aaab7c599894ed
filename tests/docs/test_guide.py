"""The guide, followed to the letter in a fresh folder."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.docs.guide import GUIDE, Reader, blocks, commands, is_answer


@pytest.mark.skipif(shutil.which("factcheck") is None, reason="the command is not on the path")
@pytest.mark.parametrize("page", [GUIDE, GUIDE.with_name("references.md")], ids=lambda p: p.stem)
def test_every_command_of_a_page_answers_as_it_says(tmp_path: Path, page: Path) -> None:
    reader = Reader(tmp_path, is_here=page != GUIDE)
    typed = 0
    for language, title, text in blocks(page.read_text("utf-8")):
        match language:
            case "text" | "yaml":
                reader.write(title, text)
            case "diff":
                reader.change(title, text)
            case "console":
                for command, told in commands(text):
                    answer = reader.type(command)
                    assert is_answer(answer, told), f"$ {command}\n{answer}"
                    typed += 1
    assert typed > 5


@pytest.mark.parametrize(
    ("answer", "told", "is_right"),
    [
        ("a\nb\nc\n", "a\n…\nc\n", True),
        ("a\nc\n", "a\n…\nc\n", True),
        ("a\nb\nc\n", "a\nc\n", False),
        ("a\nb\nd\n", "a\n…\nc\n", False),
        ("== 1 failed, 3 passed in 0.65s ==\n", "= 1 failed, 3 passed in 12.05s ==\n", False),
        ("== 1 failed, 3 passed in 0.65s ==\n", "=== 1 failed, 3 passed in 12.05s ==\n", True),
        ("== 1 failed, 4 passed in 0.65s ==\n", "== 1 failed, 3 passed in 0.65s ==\n", False),
        ("1 claim · 44 checks\n", "1 claim · 37 checks\n", False),
        ("== 2 failed, 3 passed in 0.65s ==\n", "== 1 failed, 3 passed in 0.65s ==\n", False),
    ],
)
def test_lines_are_left_out_only_where_the_guide_says_so(
    answer: str, told: str, is_right: bool
) -> None:
    assert is_answer(answer, told) is is_right
