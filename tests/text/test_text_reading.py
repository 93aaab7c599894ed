import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.text import TextError, decode, line_and_column, lines_of


def test_text_keeps_its_byte_order_mark_and_line_ends() -> None:
    assert decode("\ufeffa\r\nb".encode()) == "\ufeffa\r\nb"


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"ab\ncd\xe9f", "2:3: byte 0xE9 is not UTF-8"),
        ("a".encode("utf-16"), "1:1: the file is UTF-16, expected UTF-8"),
        ("a".encode("utf-32"), "1:1: the file is UTF-32, expected UTF-8"),
        (b"\x00\x00\xfe\xff\x00\x00\x00a", "1:1: the file is UTF-32, expected UTF-8"),
        (b"ab\x00", "1:3: control character U+0000"),
    ],
)
def test_what_is_no_text_is_refused_at_its_place(content: bytes, message: str) -> None:
    with pytest.raises(TextError) as caught:
        decode(content)
    assert str(caught.value) == message


@given(st.text(st.sampled_from("ab\r\n"), max_size=20), st.data())
def test_a_line_and_column_lead_back_to_the_character(text: str, data: st.DataObject) -> None:
    if not text:
        return
    offset = data.draw(st.integers(0, len(text) - 1))
    line, column = line_and_column(text, offset)
    if text[offset] not in "\r\n":
        assert lines_of(text)[line - 1][column - 1] == text[offset]
