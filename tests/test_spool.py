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

from factcheck.spool import Spool


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
    with pytest.raises(OSError, match="No space left") as raised:
        spool.add(b"a")
    assert raised.value.filename == tempfile.gettempdir()


@pytest.mark.usefixtures("only_new_garbage")
def test_its_file_is_closed_when_nobody_holds_it() -> None:
    spool = Spool()
    file = vars(spool)["_file"]
    del spool
    gc.collect()
    assert file.closed
