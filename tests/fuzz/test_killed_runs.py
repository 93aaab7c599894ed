"""A run that is killed, interrupted, out of space or beside another leaves no half of a file."""

import os

import pytest

if not hasattr(os, "fork"):
    pytest.skip("a round is a forked process", allow_module_level=True)

from tests.fuzz.killed_runs import WAYS, rounds


def test_no_round_leaves_half_a_file_or_loses_one() -> None:
    ways, wrong = zip(*rounds(40, seed=7), strict=True)
    assert set(ways) == set(WAYS)
    assert [files for files in wrong if files] == []
