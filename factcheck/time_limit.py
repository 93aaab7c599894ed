"""A limit on how long a call may take."""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Thread, current_thread, main_thread
from typing import NoReturn, TypeVar

Returned = TypeVar("Returned")


class OverdueError(BaseException):
    """A call has not come to its end in time; no ``except Exception`` within it takes this."""


def call_within(seconds: float, call: Callable[[], Returned]) -> Returned:
    """What a call gives, or raises; raises ``OverdueError`` where it takes more seconds.

    An alarm interrupts the call where the system has one for the thread. Elsewhere it goes on
    unheard in a thread of its own, which takes about a millisecond to start.
    """
    if not _has_alarm():
        return _called_aside(seconds, call)
    with _alarm(seconds):
        return call()


def interrupted_after(seconds: float, call: Callable[[], Returned]) -> Returned:
    """What a call gives, or raises; an alarm ends it after so many seconds: ``OverdueError``.

    Costs some microseconds, and starts no thread: without an alarm there is no limit. Windows has
    none, nor has a thread other than the main one. 0 seconds are no limit either.
    """
    if not (seconds and _has_alarm()):
        return call()
    with _alarm(seconds):
        return call()


def _has_alarm() -> bool:
    return hasattr(signal, "setitimer") and current_thread() is main_thread()


@contextmanager
def _alarm(seconds: float) -> Iterator[None]:
    former = signal.signal(signal.SIGALRM, _interrupt)
    left, interval = signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, left, interval)
        signal.signal(signal.SIGALRM, former)


def _interrupt(*_signal: object) -> NoReturn:
    raise OverdueError


def _called_aside(seconds: float, call: Callable[[], Returned]) -> Returned:
    results: list[Returned] = []
    raised: list[BaseException] = []

    def run() -> None:
        try:
            results.append(call())
        except BaseException as error:
            raised.append(error)

    thread = Thread(target=run, daemon=True)
    thread.start()
    thread.join(seconds)
    if raised:
        raise raised[0]
    if not results:
        raise OverdueError
    return results[0]
