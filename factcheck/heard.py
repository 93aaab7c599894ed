"""What is printed and warned of while something else is done.

What a check says beside what it finds is no answer that can be kept.
"""

from __future__ import annotations

import sys
import warnings
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from io import StringIO
from typing import TypeVar

from msgspec import Struct, field

Item = TypeVar("Item")


class Heard(Struct):
    """The warnings, and what was printed; whoever takes them may tell them again."""

    warned: list[warnings.WarningMessage] = field(default_factory=list)
    printed: StringIO = field(default_factory=StringIO)

    @property
    def is_quiet(self) -> bool:
        """Whether there was nothing."""
        return not (self.warned or self.printed.getvalue())

    def tell(self) -> None:
        """Warn, and print, as was done."""
        for one in self.warned:
            warnings.warn_explicit(one.message, one.category, one.filename, one.lineno)
        sys.stdout.write(self.printed.getvalue())


@contextmanager
def listening() -> Iterator[Heard]:
    """Take what is printed and warned of, so that nobody else hears it."""
    heard = Heard()
    with warnings.catch_warnings(record=True) as warned, redirect_stdout(heard.printed):
        heard.warned = warned
        with redirect_stderr(heard.printed):
            yield heard


def each_heard(items: Iterable[Item]) -> Iterator[tuple[Item, bool]]:
    """Each item, and whether it came quietly; what was heard is told again."""
    left = iter(items)
    while True:
        with listening() as heard:
            try:
                item = next(left)
            except StopIteration:
                return
        heard.tell()
        yield item, heard.is_quiet
