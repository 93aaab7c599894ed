"""What can be said of an expectation, whichever way it was decided."""

from __future__ import annotations

from msgspec import Struct


class Decision(Struct, frozen=True):
    """What can be said of an expectation; ``None``: the solver's budget was spent.

    ``is_possible``: some allowed values satisfy it. ``is_certain``: all do. ``is_stated``: some
    values do that the figures state, bounds taken as the value, days as written.
    """

    is_possible: bool | None
    is_certain: bool | None
    is_stated: bool | None
