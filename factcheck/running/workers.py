"""Workers: processes of this machine, or of a Dask cluster, that call a function again and again.

A worker that dies loses nothing: what it was called with is called again.
"""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from itertools import islice
from threading import Thread
from typing import TYPE_CHECKING, Any, Protocol, TypeAlias

from factcheck.errors import FactcheckError

if TYPE_CHECKING:
    from concurrent.futures import Future, ProcessPoolExecutor

HERE, PROCESSES, DASK = "here", "processes", "dask"
MOST_DEATHS = 3  # of workers, without one result between them
AHEAD = 2  # calls that each worker is given, so that none is idle and few lie in memory

Told: TypeAlias = tuple[int, bytes]


class EngineError(FactcheckError):
    """An engine that there is none of, that is not installed, or whose workers die."""


class Workers(Protocol):
    """What calls a function, wherever that may be."""

    count: int
    are_here: bool

    def results(
        self, function: Callable[..., bytes], calls: Iterable[tuple[bytes, ...]]
    ) -> Iterator[Told]:
        """What a function gives for each call, with the call's number, in whichever order.

        Raises what the function raises, and ``EngineError`` where workers die again and again.
        """
        ...


class _Here:
    """No workers: this process."""

    count, are_here = 1, True

    def results(
        self, function: Callable[..., bytes], calls: Iterable[tuple[bytes, ...]]
    ) -> Iterator[Told]:
        return ((number, function(*call)) for number, call in enumerate(calls))


class _Processes:
    """Processes of this machine, started by a server that holds nothing of this one."""

    are_here = False

    def __init__(self, count: int) -> None:
        self.count = count
        self._pool = self._opened()

    def _opened(self) -> ProcessPoolExecutor:
        from concurrent.futures import ProcessPoolExecutor  # 6 ms, for large archives alone
        from multiprocessing import get_context  # as above

        context = get_context("forkserver")
        context.set_forkserver_preload(["factcheck.running.portions"])
        return ProcessPoolExecutor(self.count, context, initializer=_end_with_parent)

    def close(self) -> None:
        self._pool.shutdown(cancel_futures=True)

    def results(
        self, function: Callable[..., bytes], calls: Iterable[tuple[bytes, ...]]
    ) -> Iterator[Told]:
        from concurrent.futures import FIRST_COMPLETED, wait  # as above
        from concurrent.futures.process import BrokenProcessPool  # as above

        numbered, again = enumerate(calls), deque[tuple[int, tuple[bytes, ...]]]()
        running: dict[Future[bytes], tuple[int, tuple[bytes, ...]]] = {}
        deaths = 0
        while True:
            while again or len(running) < AHEAD * self.count:
                call = again.popleft() if again else next(numbered, None)
                if call is None:
                    break
                running[self._pool.submit(function, *call[1])] = call
            if not running:
                return
            for done in wait(running, return_when=FIRST_COMPLETED).done:
                try:
                    told = done.result()
                except BrokenProcessPool:
                    again.extend(sorted(running.values()))
                    running.clear()
                    deaths += 1
                    if deaths >= MOST_DEATHS:
                        raise EngineError(_DEATHS) from None
                    self._pool.shutdown(wait=False)
                    self._pool = self._opened()
                    break
                deaths = 0
                yield running.pop(done)[0], told


def _end_with_parent() -> None:
    """Let this worker end with the process that started it, however that ends.

    Else the workers of a run that is killed wait for more work for ever.
    """
    from multiprocessing import parent_process  # as above

    parent = parent_process()

    def wait_for_parent() -> None:
        if parent is not None:
            parent.join()
        os._exit(1)

    Thread(target=wait_for_parent, daemon=True).start()


_DEATHS = "the workers of this engine die: there may be too little memory for so many of them"


class _Dask:
    """The workers of a Dask cluster, which repeats what a dying one was asked."""

    are_here = False

    def __init__(self, client: Any) -> None:
        self._client = client
        self.count = max(1, len(client.scheduler_info(n_workers=-1)["workers"]))

    def results(
        self, function: Callable[..., bytes], calls: Iterable[tuple[bytes, ...]]
    ) -> Iterator[Told]:
        from distributed import KilledWorker, as_completed

        numbered, numbers = enumerate(calls), dict[Any, int]()

        def submitted() -> Iterator[Any]:
            for number, call in numbered:
                future = self._client.submit(function, *call, pure=False)
                numbers[future] = number
                yield future

        ahead = submitted()
        running = as_completed(list(islice(ahead, AHEAD * self.count)))
        for done in running:
            try:
                told: bytes = done.result()
            except KilledWorker as error:
                raise EngineError(_DEATHS) from error
            yield numbers.pop(done), told
            for future in islice(ahead, 1):
                running.add(future)


def in_order(told: Iterable[Told]) -> Iterator[bytes]:
    """What is told of each call, in the order of these."""
    waiting, number = dict[int, bytes](), 0
    for at, answer in told:
        waiting[at] = answer
        while number in waiting:
            yield waiting.pop(number)
            number += 1


@contextmanager
def workers_of(engine: str, count: int) -> Iterator[Workers]:
    """The workers of an engine by its name: ``processes``, ``dask`` or ``dask://HOST:PORT``.

    Raises ``EngineError`` for another name, and where Dask is not installed or not reached.
    """
    if engine == HERE:
        yield _Here()
    elif engine == PROCESSES:
        processes = _Processes(count)
        try:
            yield processes
        finally:
            processes.close()
    elif engine.partition("://")[0] == DASK:
        with _dask_client(engine, count) as client:
            yield _Dask(client)
    else:
        raise EngineError(f"no engine is called {engine!r}; there are {PROCESSES} and {DASK}")


@contextmanager
def _dask_client(engine: str, count: int) -> Iterator[Any]:
    try:
        from distributed import Client, LocalCluster
    except ImportError:
        wanted = "pip install 'pytest-factcheck[dask]'"
        raise EngineError(f"the engine {engine!r} needs Dask: {wanted}") from None
    address = engine.partition("://")[2]
    if address:
        try:
            client = Client(f"tcp://{address}", timeout=10)
        except OSError as error:
            raise EngineError(f"no scheduler answers at {address}: {error}") from error
        with client:
            yield client
        return
    with (
        LocalCluster(count, threads_per_worker=1, dashboard_address=":0") as cluster,
        Client(cluster) as client,
    ):
        yield client
