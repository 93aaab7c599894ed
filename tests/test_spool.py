"""What a spool keeps is given back, piece by piece."""

from __future__ import annotations

import gc
import random

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


@pytest.mark.usefixtures("only_new_garbage")
def test_its_file_is_closed_when_nobody_holds_it() -> None:
    spool = Spool()
    file = vars(spool)["_file"]
    del spool
    gc.collect()
    assert file.closed
