"""The standard checks: ``from factcheck.checks import *`` in a check file takes them all in.

They are found by their files, when they are first asked for.
"""

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any


def __getattr__(name: str) -> Any:
    """A check by its function's name; ``__all__`` is the names of all."""
    if name == "__all__":
        return sorted(_found())
    if name.startswith("check_") and name in _found():
        return _found()[name]
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted({*globals(), *_found()})


@cache
def _found() -> dict[str, Callable[..., None]]:
    from factcheck import find_checks

    checks = find_checks(Path(__file__).parent)
    return {check.function.__name__: check.function for check in checks}
