import signal
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from functools import partial
from typing import Any

import pytest

from factcheck.time_limit import OverdueError, call_within, interrupted_after


def directly(call: Callable[[], Any]) -> Any:
    return call()


def in_another_thread(call: Callable[[], Any]) -> Any:
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(call).result()


either_way = pytest.mark.parametrize("called", [directly, in_another_thread])


@either_way
def test_what_ends_in_time_gives_its_result(called: Callable[..., Any]) -> None:
    assert called(partial(call_within, 5, lambda: 42)) == 42


@either_way
def test_what_is_raised_comes_through(called: Callable[..., Any]) -> None:
    with pytest.raises(LookupError, match="no such thing"):
        called(partial(call_within, 5, partial(_refuse, LookupError("no such thing"))))


@either_way
def test_what_takes_too_long_is_given_up(called: Callable[..., Any]) -> None:
    with pytest.raises(OverdueError):
        called(partial(call_within, 0.02, partial(time.sleep, 1)))


def test_a_loop_that_swallows_errors_is_interrupted() -> None:
    def loop() -> None:
        while True:
            with suppress(Exception):
                time.sleep(1)

    with pytest.raises(OverdueError):
        call_within(0.02, loop)


needs_alarm = pytest.mark.skipif(
    not hasattr(signal, "setitimer"), reason="the system has no alarms"
)


@needs_alarm
def test_an_alarm_ends_a_call() -> None:
    with pytest.raises(OverdueError):
        interrupted_after(0.02, partial(time.sleep, 1))


@pytest.mark.parametrize(("called", "seconds"), [(directly, 0), (in_another_thread, 0.01)])
def test_without_an_alarm_a_call_may_take_its_time(
    called: Callable[..., Any], seconds: float
) -> None:
    started = time.monotonic()
    called(partial(interrupted_after, seconds, partial(time.sleep, 0.1)))
    assert time.monotonic() - started >= 0.1


@needs_alarm
def test_an_alarm_that_was_set_before_is_kept() -> None:
    former = signal.signal(signal.SIGALRM, signal.SIG_IGN)
    signal.setitimer(signal.ITIMER_REAL, 60)
    try:
        call_within(5, lambda: None)
        assert signal.getsignal(signal.SIGALRM) is signal.SIG_IGN
        assert 0 < signal.getitimer(signal.ITIMER_REAL)[0] <= 60
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, former)


def _refuse(error: Exception) -> None:
    raise error
