"""Joining a cluster: is there a scheduler, are there workers, and would they make the same PDFs?"""

import asyncio
import logging
import pickle
import warnings
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager, suppress
from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from printguide.cluster.engine import Engine, EngineDied
from printguide.faults import EnvironmentFault, UsageError

if TYPE_CHECKING:
    from distributed import Client
    from distributed.security import Security

    from printguide.cluster.joined import Cluster

CONNECT_S = 8.0
"""Seconds for which a scheduler that does not answer is waited for."""
WAIT_S = 60.0
"""Seconds for which the first worker is waited for: that of a queue may be on its way."""
PATIENCE_S = 300
"""Seconds for one layout: hundreds of pages take less."""
_LOGGERS = ("distributed", "distributed.client", "tornado", "tornado.application")
_NOTICE_S = 2.0


@contextmanager
def cluster(
    address: str,
    tell: Callable[[str], None],
    *,
    patience_s: int = PATIENCE_S,
    wait_s: float = WAIT_S,
) -> "Iterator[Cluster]":
    """Join the cluster whose scheduler has this address, such as tcp://10.0.0.5:8786.

    `tell` is told what is waited for. Raises UsageError where no scheduler answers, and
    EnvironmentFault where Dask is not installed, where no worker comes, or where one has other
    versions than this machine.
    """
    if not _installed("distributed"):
        raise EnvironmentFault(
            'a cluster needs Dask, which is not installed: run `pip install "printguide[cluster]"`'
        )
    with closing(Engine()) as engine, _silence(), _connection(address) as client:
        _wait_for_workers(client, address, tell, wait_s)  # meanwhile, the engine loads
        makers = _own_makers(engine)
        engine.close()
        with _workshop(client, makers) as name:
            from printguide.cluster.joined import Cluster

            yield Cluster(client, address, name, makers, patience_s, wait_s)


def _installed(package: str) -> str | None:
    try:
        return version(package)
    except PackageNotFoundError:
        return None


@contextmanager
def _silence() -> Iterator[None]:
    """Keep Dask from writing to the terminal: what matters of it is said by us."""
    import distributed  # noqa: F401 - adds handlers to its loggers
    import dask

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


def _own_makers(engine: Engine) -> Mapping[str, str]:
    """The versions that this machine renders with; raises EnvironmentFault where it cannot."""
    try:
        makers = engine.makers()
    except EngineDied as death:
        raise EnvironmentFault("the engine does not start here: run `printguide doctor`") from death
    if isinstance(makers, EnvironmentFault):
        raise makers
    return makers


@contextmanager
def _workshop(client: "Client", makers: Mapping[str, str]) -> Iterator[str]:
    """Open a workshop on every worker, and compare versions; close it and all deposits after."""
    from printguide.cluster.workshop import Workshop

    name = f"printguide-{uuid4().hex}"
    _look_for_printguide(client)
    try:
        try:
            client.register_plugin(Workshop(name))
        except OSError as error:
            raise EnvironmentFault(f"a worker cannot be used: {error}") from error
        _compare(client, name, makers)
        yield name
    finally:
        _close(client, name)


def _look_for_printguide(client: "Client") -> None:
    for worker, found in client.run(version, "printguide", on_error="return").items():
        if isinstance(found, Exception):
            raise EnvironmentFault(
                f"the worker {worker} has no printguide: install it there, in the environment of "
                "`dask worker`"
            )


def _compare(client: "Client", name: str, makers: Mapping[str, str]) -> None:
    from printguide.cluster.joined import unlike
    from printguide.cluster.workshop import greet

    for worker, packed in client.run(greet, name).items():
        theirs: Any = pickle.loads(packed)  # noqa: S301 - from our own workers
        if isinstance(theirs, EnvironmentFault):
            raise EnvironmentFault(f"on the worker {worker}: {theirs}")
        if theirs != makers:
            raise unlike(worker, theirs, makers)


def _close(client: "Client", name: str) -> None:
    """Let workers and scheduler forget what is of this client."""
    from distributed.comm.core import CommClosedError

    with suppress(OSError, TimeoutError, CommClosedError):
        plugins = client.run_on_scheduler(_plugins_of, name)
        for plugin in sorted(plugins, reverse=True):  # the workshop last, with its folder
            client.unregister_worker_plugin(plugin)


def _plugins_of(name: str, dask_scheduler: Any) -> list[str]:
    return [it for it in dask_scheduler.worker_plugins if it.startswith(name)]
