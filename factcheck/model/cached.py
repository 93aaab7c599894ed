"""What a claim's words say, read when first asked for, and kept."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Generic, TypeVar, overload

Value = TypeVar("Value")


class cached_property(Generic[Value]):  # noqa: N801 - as the standard library names it
    """As of ``functools``, which in Python 3.11 locks each first reading: a claim has some twenty.

    A run on one archive is one thread's, and two that read the same would read alike.
    """

    def __init__(self, read: Callable[[Any], Value]) -> None:
        self._read, self._name, self.__doc__ = read, read.__name__, read.__doc__

    @overload
    def __get__(self, instance: None, owner: type) -> cached_property[Value]: ...

    @overload
    def __get__(self, instance: object, owner: type) -> Value: ...

    def __get__(self, instance: object | None, owner: type) -> cached_property[Value] | Value:
        if instance is None:
            return self
        value = instance.__dict__[self._name] = self._read(instance)
        return value
