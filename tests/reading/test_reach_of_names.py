"""How far from a name stand the words that show it to be a person's: as far as here, no farther."""

from __future__ import annotations

import pytest

from tests.reading.asking import people

BODY = "Rural Fire Rescue Water Forest River Harbour Coast Mountain"
STORY = (
    "and so it went on and on for days that were long and cold and wet until at last late in the "
    "dark and the rain by the old pier of the town there stood the old "
) * 2
NAME = "Ada Bly Cole Dahl Eng Foss Gad"
OPENING = "Then late that cold night"


def _first(words: str, count: int) -> str:
    return " ".join(words.split()[:count])


@pytest.mark.parametrize(
    ("text", "words", "most"),
    [
        ("Ada Holm from the {} says it is late.", BODY, 7),
        ("Ada Holm, of the {} club, said it is late.", STORY, 10),
        ("Ada Holm left {} she slept.", STORY, 23),
        ("Ada Holm left. “It {},” she said.", STORY, 46),
        ("{} left, and she slept.", NAME, 5),
        ("{} Ada Holm left, and she slept.", OPENING, 4),
    ],
)
def test_so_many_words_may_stand_between(text: str, words: str, most: int) -> None:
    assert people(text.format(_first(words, most)))
    assert not people(text.format(_first(words, most + 1)))


def test_a_title_in_quotation_marks_is_short() -> None:
    sung = 'He sang "Ada Holm {}" where she fell. Ada Holm said it.'
    assert [len(people(sung.format(_first(STORY, count)))) for count in (5, 6)] == [0, 2]
