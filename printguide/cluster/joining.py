"""Joining a cluster: is there a scheduler, are there workers, and would they make the same PDFs?"""

import asyncio
import logging
import warnings
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from functools import partial
from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING, Any

from printguide.apart.limits import Limits
from printguide.faults import EnvironmentFault, UsageError
from printguide.programs import programs

if TYPE_CHECKING:
    from distributed import Client
    from distributed.security import Security

    from printguide.cluster.joined import Cluster

CONNECT_S = 8.0
"""Seconds for which a scheduler that does not answer is waited for."""
WAIT_S = 60.0
"""Seconds for which the first worker is waited for: that of a queue may be on its way."""
_LOGGERS = ("distributed", "distributed.client", "tornado", "tornado.application")
_NOTICE_S = 2.0
_OURS = "printguide-"
"""Begins the names of plugins; the name of the client follows."""


@contextmanager
def cluster(
    address: str,
    tell: Callable[[str], None],
    *,
    limits: Limits | None = None,
    wait_s: float = WAIT_S,
) -> "Iterator[Cluster]":
    """Join the cluster whose scheduler has this address, such as tcp://10.0.0.5:8786.

    `tell` is told what is waited for; `limits` are those of one layout, and how many are made at a
    time the workers decide. Raises UsageError where no scheduler answers, and
    EnvironmentFault where Dask is not installed, where no worker comes, or where one has other
    versions than this machine.
    """
    if not _installed("distributed"):
        raise EnvironmentFault(
            'a cluster needs Dask, which is not installed: run `pip install "printguide[cluster]"`'
        )
    with _silence(), _connection(address) as client:
        _wait_for_workers(client, address, tell, wait_s)
        with _workshop(client, limits or Limits()) as name:
            from printguide.cluster.joined import Cluster

            yield Cluster(client, address, name, wait_s)


def _installed(package: str) -> str | None:
    try:
        return version(package)
    except PackageNotFoundError:
        return None


@contextmanager
def _silence() -> Iterator[None]:
    """Keep Dask from writing to the terminal: what matters of it is said by us."""
    import dask
    import distributed  # noqa: F401 - adds handlers to its loggers

    handlers = [it for name in _LOGGERS for it in logging.getLogger(name).handlers]
    levels = [it.level for it in handlers]
    for handler in handlers:
        handler.setLevel(logging.CRITICAL + 1)
    try:
        with dask.config.set({"distributed.admin.large-graph-warning-threshold": "1GB"}):
            yield
    finally:
        for handler, level in zip(handlers, levels, strict=True):
            handler.setLevel(level)


@contextmanager
def _connection(address: str) -> "Iterator[Client]":
    from distributed import Client

    security = _security(address)
    try:
        with ThreadPoolExecutor(1) as elsewhere:  # this thread may have a loop of its own
            elsewhere.submit(asyncio.run, _knock(address, security)).result()
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of other versions; those that matter are compared
            client: Client = Client(
                address, timeout=CONNECT_S, set_as_default=False, security=security
            )
    except (OSError, TimeoutError) as error:
        raise UsageError(
            f"no Dask scheduler answers at {address}: start one with `dask scheduler`, and give "
            "the address that it says"
        ) from error
    try:
        yield client
    finally:
        with suppress(OSError):  # a scheduler that is gone needs no farewell
            client.close(timeout=CONNECT_S)


async def _knock(address: str, security: "Security") -> None:
    """Ask whether it is a scheduler; a client would wait for ever for what only listens."""
    from distributed.comm import connect

    arguments = security.get_connection_args("client")
    async with asyncio.timeout(CONNECT_S):
        comm = await connect(address, timeout=CONNECT_S, **arguments)
        try:
            await comm.write({"op": "identity", "reply": True})
            await comm.read()
        finally:
            comm.abort()


def _security(address: str) -> "Security":
    """The certificates of Dask's configuration; raises UsageError for what is no address.

    Dask would say so, too, but leave half a client behind; and without any address it would start
    workers on this machine.
    """
    from distributed.comm.addressing import parse_address, parse_host_port
    from distributed.comm.registry import get_backend
    from distributed.security import Security

    security = Security()
    try:
        scheme, place = parse_address(address)
        get_backend(scheme)
        parse_host_port(place)
    except ValueError as error:
        raise UsageError(
            f"`{address}` is not the address of a Dask scheduler: write one such as "
            "tcp://10.0.0.5:8786"
        ) from error
    if scheme == "tls" and not security.get_connection_args("client").get("ssl_context"):
        raise UsageError(
            f"{address} needs certificates: name them under `distributed.comm.tls` in the "
            "configuration of Dask"
        )
    return security


def _wait_for_workers(
    client: "Client", address: str, tell: Callable[[str], None], wait_s: float
) -> None:
    from printguide.cluster.joined import workerless

    with suppress(TimeoutError):
        client.wait_for_workers(1, timeout=min(_NOTICE_S, wait_s))
        return
    tell(f"waiting for workers at {address}")
    try:
        client.wait_for_workers(1, timeout=wait_s)
    except TimeoutError as error:
        raise workerless(address) from error


@contextmanager
def _workshop(client: "Client", limits: Limits) -> Iterator[str]:
    """Open a workshop on every worker of the same versions; close it and all deposits after."""
    from printguide.cluster.workshop import Workshop

    _compare(client)
    _forget(client, _orphans)
    name = f"{_OURS}{client.id}"
    try:
        try:
            client.register_plugin(Workshop(name, limits))
        except OSError as error:
            raise EnvironmentFault(f"a worker cannot be used: {error}") from error
        yield name
    finally:
        _forget(client, partial(_owned, name))


def _compare(client: "Client") -> None:
    """Raise EnvironmentFault where a worker would not make the same bytes."""
    from printguide.cluster.joined import unlike

    for worker, theirs in client.run(programs, on_error="return").items():
        if isinstance(theirs, Exception):
            raise EnvironmentFault(
                f"the worker {worker} has no printguide, or another one ({theirs}): install this "
                "one in the environment of `dask worker`"
            )
        if theirs != programs():
            raise unlike(worker, theirs, programs())


def _forget(client: "Client", names: Callable[[Any], list[str]]) -> None:
    """Let workers and scheduler forget what is of a client, by names that the scheduler knows."""
    from distributed.comm.core import CommClosedError

    with suppress(OSError, CommClosedError):
        for plugin in sorted(client.run_on_scheduler(names), reverse=True):  # the workshop last
            with suppress(ValueError):  # another client was faster
                client.unregister_worker_plugin(plugin)


def _orphans(dask_scheduler: Any) -> list[str]:
    """What is of clients that were killed."""
    alive = tuple(f"{_OURS}{client}" for client in dask_scheduler.clients)
    ours = (it for it in dask_scheduler.worker_plugins if it.startswith(_OURS))
    return [it for it in ours if not it.startswith(alive)]


def _owned(name: str, dask_scheduler: Any) -> list[str]:
    return [it for it in dask_scheduler.worker_plugins if it.startswith(name)]
