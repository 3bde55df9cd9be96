"""The network is closed; hosts that are named are fetched from, but never inward."""

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from printguide.fetching import Refused, fetch, public_address


class Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        if self.path == "/away":
            self.send_response(302)
            self.send_header("Location", "http://example.org/")
            self.end_headers()
            return
        self.send_response(200)
        self.send_header("Content-Type", "image/png; charset=binary")
        self.end_headers()
        self.wfile.write(b"picture")

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture
def port() -> Iterator[int]:
    server = HTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield server.server_port
    server.shutdown()
    thread.join()
    server.server_close()


def here(host: str, port: int) -> str:
    return "127.0.0.1"


def test_nothing_is_fetched_unless_its_host_is_named(port: int) -> None:
    with pytest.raises(Refused, match=r"closed to `images\.example\.org`"):
        fetch(f"http://images.example.org:{port}/a.png", (), here)


def test_a_named_host_is_fetched_from(port: int) -> None:
    fetched = fetch(f"http://images.example.org:{port}/a.png", ("images.example.org",), here)

    assert fetched.content == b"picture"
    assert fetched.kind == "image/png"


def test_a_redirect_is_not_followed(port: int) -> None:
    with pytest.raises(Refused, match="302"):
        fetch(f"http://images.example.org:{port}/away", ("images.example.org",), here)


@pytest.mark.parametrize("host", ["127.0.0.1", "10.0.0.1", "169.254.169.254", "::1"])
def test_a_private_address_is_refused_even_when_it_is_named(host: str) -> None:
    with pytest.raises(Refused, match="private"):
        public_address(host, 80)


@pytest.mark.parametrize("url", ["ftp://x.example.org/a", "file:///etc/passwd", "gopher://x"])
def test_only_web_addresses_are_fetched(url: str) -> None:
    with pytest.raises(Refused):
        fetch(url, ("x.example.org", "x"), here)
