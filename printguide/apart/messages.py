"""Messages between processes: what can be pickled, behind its length."""

import pickle
import struct
from collections.abc import Callable
from socket import socket
from typing import Any

_LENGTH = struct.Struct(">Q")

Watch = Callable[[], None]
"""What is called whenever nothing has moved for the timeout of a socket; it may raise."""


def _wait() -> None:
    """Wait on."""


def send(channel: socket, thing: Any, watch: Watch = _wait) -> None:
    """Send one message; raises OSError where the other side is gone."""
    content = pickle.dumps(thing, pickle.HIGHEST_PROTOCOL)
    for part in (_LENGTH.pack(len(content)), content):
        rest = memoryview(part)
        while rest:
            try:
                rest = rest[channel.send(rest) :]
            except TimeoutError:
                watch()


def receive(channel: socket, watch: Watch = _wait) -> Any:
    """Read one message; raises EOFError or OSError where the other side is gone.

    Pickles are read from our own child and parent only, through a channel that nobody else has.
    """
    (length,) = _LENGTH.unpack(_exactly(channel, _LENGTH.size, watch))
    return pickle.loads(_exactly(channel, length, watch))  # noqa: S301


def _exactly(channel: socket, length: int, watch: Watch) -> bytearray:
    content = bytearray(length)
    rest = memoryview(content)
    while rest:
        try:
            count = channel.recv_into(rest)
        except TimeoutError:
            watch()
            continue
        if not count:
            raise EOFError
        rest = rest[count:]
    return content
