"""No bound, small table or message that is written out in the code changes unseen."""

from __future__ import annotations

from tests.words.constants import RECORD, constants


def test_every_constant_is_the_one_that_was_recorded() -> None:
    recorded, found = RECORD.read_text("utf-8").splitlines(), list(constants())
    new, gone = [
        [line for line in some if line not in others]
        for some, others in ((found, set(recorded)), (recorded, set(found)))
    ]
    assert (new, gone) == ([], []), "test what it decides, and run tests/words/constants.py"
