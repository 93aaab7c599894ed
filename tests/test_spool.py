"""What a spool keeps is given back, piece by piece."""

from __future__ import annotations

import errno
import gc
import io
import random
import tempfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.spool import AT_ONCE, Spool


@given(st.lists(st.binary(max_size=40), min_size=1), st.randoms())
def test_pieces_are_given_back_in_any_order_and_more_may_follow(
    pieces: list[bytes], draw: random.Random
) -> None:
    spool = Spool()
    for count, piece in enumerate(pieces):
        assert spool.add(piece) == count
        at = draw.randrange(count + 1)
        assert spool[at] == pieces[at]
    assert [spool[number] for number in range(len(spool))] == pieces


def test_a_disk_that_is_full_is_told_with_its_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    spool = Spool()

    class _Full(io.BytesIO):
        def write(self, _: object) -> int:
            raise OSError(errno.ENOSPC, "No space left on device")

        def close(self) -> None:
            raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(spool, "_file", _Full())
    spool.add(b"a")
    with pytest.raises(OSError, match="No space left"):
        spool[0]
    with pytest.raises(OSError, match="No space left") as raised:
        spool.add(b"a" * AT_ONCE)
    assert raised.value.filename == tempfile.gettempdir()


def test_what_a_disk_takes_in_parts_is_written_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    spool = Spool()

    class _Slow(io.BytesIO):
        def write(self, piece: object) -> int:
            return super().write(bytes(piece)[:7])  # type: ignore[call-overload] # bytes, or a view

    monkeypatch.setattr(spool, "_file", _Slow())
    pieces = [bytes([65 + at]) * at for at in range(20)]
    assert [spool.add(piece) for piece in pieces] == [*range(20)]
    assert [spool[at] for at in (19, 0, 7, *range(20))] == [
        pieces[at] for at in (19, 0, 7, *range(20))
    ]


def test_few_bytes_wait_until_they_are_asked_for_or_many(monkeypatch: pytest.MonkeyPatch) -> None:
    spool, written = Spool(), list[int]()

    class _Counting(io.BytesIO):
        def write(self, piece: object) -> int:
            written.append(super().write(piece))  # type: ignore[arg-type] # bytes, or a view
            return written[-1]

    monkeypatch.setattr(spool, "_file", _Counting())
    for _ in range(3):
        spool.add(b"a" * (AT_ONCE // 2))
    assert written == [AT_ONCE]
    assert spool[0] == b"a" * (AT_ONCE // 2)
    assert written == [AT_ONCE]
    assert spool[2] == b"a" * (AT_ONCE // 2)
    assert written == [AT_ONCE, AT_ONCE // 2]


@pytest.mark.usefixtures("only_new_garbage")
def test_its_file_is_closed_when_nobody_holds_it() -> None:
    spool = Spool()
    file = vars(spool)["_file"]
    del spool
    gc.collect()
    assert file.closed
