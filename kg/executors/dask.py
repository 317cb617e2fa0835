"""The workers of a Dask cluster: of the one whose scheduler is named, else of one made here for the time being.

The only door to dask.distributed, which is not installed with the rest: ``pip install 'lientinh[cluster]'``. Values
travel in batches, of which at most a few a thread of the cluster are under way, so that memory stays bounded here and
there. The scheduler keeps each batch until its results are fetched: a worker that dies, or that takes finished results
along, costs the time to compute them again, and nothing else. Workers may come and go while it runs. On all of them
the same version of this package must be installed.
"""

from __future__ import annotations

import importlib
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Any, TypeVar

from kg.errors import ClusterError, MissingLibraryError
from kg.executors import BATCH, batches, compute

__all__ = ["cluster", "run"]

V = TypeVar("V")
R = TypeVar("R")

_AHEAD = 3  # batches a thread that wait or are computed
_PATIENCE = "30s"  # for a scheduler that does not answer


def run(
    function: Callable[[V], R], values: Iterable[V], workers: int = 2, scheduler: str = "", size: int = BATCH
) -> Iterator[R]:
    """The results in order, computed by the cluster at the address `scheduler`, else by `workers` processes.

    An exception of `function` comes out here as it was. Raises ClusterError where the scheduler does not answer or is
    lost, or when a batch has lost its worker again and again; MissingLibraryError without dask.distributed.
    """
    waiting = batches(values, size)
    with cluster(workers, scheduler) as client, _faults(scheduler):
        under_way: deque[Any] = deque()
        for batch in waiting:
            under_way.append(client.submit(compute, function, batch, pure=False))
            if len(under_way) >= _AHEAD * max(_threads(client), 1):
                yield from under_way.popleft().result()
        while under_way:
            yield from under_way.popleft().result()


@contextmanager
def cluster(workers: int, scheduler: str = "") -> Iterator[Any]:
    """A client of the cluster at the address `scheduler`, or of one of `workers` processes that ends with the block."""
    library = _library()
    if scheduler:
        with _faults(scheduler):
            client = library.Client(scheduler, timeout=_PATIENCE, set_as_default=False)
        with client:
            yield client
        return
    local = {"n_workers": workers, "threads_per_worker": 1, "processes": True, "dashboard_address": "127.0.0.1:0"}
    with library.LocalCluster(**local) as made, library.Client(made, set_as_default=False) as client:
        yield client


def _library() -> Any:
    try:
        return importlib.import_module("distributed")
    except ImportError as error:
        raise MissingLibraryError("--executor dask needs Dask; pip install 'lientinh[cluster]'") from error


def _threads(client: Any) -> int:
    """How many batches the cluster computes at a time, as far as is known here; workers may come and go."""
    return sum(int(worker["nthreads"]) for worker in client.scheduler_info(n_workers=-1)["workers"].values())


@contextmanager
def _faults(scheduler: str) -> Iterator[None]:
    """Faults of the cluster as errors of ours; those of the function pass."""
    library, where = _library(), scheduler or "the local cluster"
    try:
        yield
    except library.KilledWorker as error:
        raise ClusterError(
            f"{where}: workers died again and again over one batch ({error}); expected them to live"
        ) from error
    except library.client.FutureCancelledError as error:
        raise ClusterError(f"{where}: the scheduler was lost ({error}); run it again") from error
    except (OSError, TimeoutError) as error:
        raise ClusterError(f"{where}: no scheduler answers ({error}); expected one, as tcp://host:8786") from error
