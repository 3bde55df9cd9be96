"""Fetching from the network: closed, but for hosts that a project names, and never inward.

The address of a host is looked up once, checked, and then connected to, so that a name cannot
lead elsewhere between the check and the use. No redirect is followed.
"""

import ipaddress
import re
import socket
import time
from collections.abc import Callable
from dataclasses import dataclass
from http import HTTPStatus
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from http.client import HTTPConnection, HTTPResponse

LARGEST_BYTES = 30_000_000
LONGEST_S = 20.0
"""From the first byte sent to the last received."""
_CHUNK = 65_536
_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.\-]+:|//")

Lookup = Callable[[str, int], str]
"""Host and port to the one address to connect to; raises Refused."""


class Refused(Exception):
    """An address may not be fetched, or could not be; the message says why."""


@dataclass(frozen=True, slots=True)
class Fetched:
    """What a host sent."""

    content: bytes
    kind: str
    """Its media type, without parameters."""


def public_address(host: str, port: int) -> str:
    """Return an address of a host; raises Refused if any of its addresses is not public."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except OSError as error:
        raise Refused(f"`{host}` cannot be found") from error
    addresses = [str(entry[4][0]) for entry in found]
    for address in addresses:
        if not ipaddress.ip_address(address).is_global:
            raise Refused(f"`{host}` is a private address")
    return addresses[0]


def address_of(written: str) -> str | None:
    """Return the whole address that is written where a picture is named; None for a path."""
    if not _ADDRESS.match(written):
        return None
    return f"https:{written}" if written.startswith("//") else written


def fetch(url: str, hosts: tuple[str, ...], lookup: Lookup = public_address) -> Fetched:
    """Return what stands at an address; raises Refused unless its host is named in `hosts`."""
    from http.client import HTTPException  # which few builds need

    parts = urlsplit(url)
    host = parts.hostname or ""
    if parts.scheme not in ("http", "https") or host not in hosts:
        raise Refused(f"the network is closed to `{host or url}`")
    port = parts.port or (443 if parts.scheme == "https" else 80)
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    connection = _connect(parts.scheme, host, port, lookup(host, port))
    try:
        connection.request("GET", path, headers={"Host": parts.netloc, "User-Agent": "printguide"})
        return _read(connection.getresponse())
    except (OSError, HTTPException) as error:
        raise Refused(f"`{host}` did not answer: {error}") from error
    finally:
        connection.close()


def _connect(scheme: str, host: str, port: int, address: str) -> "HTTPConnection":
    """A connection to this very address, whose certificate is that of the host."""
    import ssl
    from http.client import HTTPConnection

    try:
        sock = socket.create_connection((address, port), timeout=LONGEST_S)
        if scheme == "https":
            sock = ssl.create_default_context().wrap_socket(sock, server_hostname=host)
    except OSError as error:
        raise Refused(f"`{host}` cannot be reached") from error
    connection = HTTPConnection(host, port)
    connection.sock = sock
    return connection


def _read(response: "HTTPResponse") -> Fetched:
    if response.status != HTTPStatus.OK:
        raise Refused(f"the host answers {response.status} {response.reason}")
    end, content = time.monotonic() + LONGEST_S, bytearray()
    while chunk := response.read(_CHUNK):
        content += chunk
        if len(content) > LARGEST_BYTES:
            raise Refused(f"it has more than {LARGEST_BYTES // 1_000_000} MB")
        if time.monotonic() > end:
            raise Refused(f"it takes longer than {LONGEST_S:g} s")
    kind = response.headers.get_content_type()
    return Fetched(bytes(content), kind)
