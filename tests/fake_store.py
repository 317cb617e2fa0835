"""A triple store for tests that fails as it is told: SPARQL and Graph Store protocol over Oxigraph in memory.

with FakeStore() as store:
    store.faults.append(lambda call: Reply(503) if call.number < 3 else None)
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

import httpx
import pyoxigraph as ox


@dataclass(frozen=True)
class Call:
    """One request: the how manieth, what it asks for and what came with it."""

    number: int
    method: str
    path: str
    graph: str | None
    headers: dict[str, str] = field(repr=False)
    body: bytes = field(repr=False)

    @property
    def form(self) -> dict[str, str]:
        """The fields of a form."""
        return {name: values[0] for name, values in parse_qs(self.body.decode()).items()} if self.body else {}


@dataclass(frozen=True)
class Reply:
    """What is answered; `hang_up` ends the connection without a word."""

    status: int
    body: bytes = b""
    headers: dict[str, str] = field(default_factory=dict)
    hang_up: bool = False


HANG_UP = Reply(0, hang_up=True)
Fault = Callable[[Call], Reply | None]


class FakeStore:
    """The store: `calls` it got, `faults` that may answer in its stead, and what it holds."""

    def __init__(self) -> None:
        self.held = ox.Store()
        self.calls: list[Call] = []
        self.faults: list[Fault] = []
        self._lock = threading.Lock()

    def __enter__(self) -> FakeStore:
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(self))
        self._server.daemon_threads = True
        self.url = f"http://127.0.0.1:{self._server.server_port}"
        self._thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.01})
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()

    def dump(self) -> dict[str, set[str]]:
        """The triples by graph."""
        found: dict[str, set[str]] = {}
        for quad in self.held:
            found.setdefault(quad.graph_name.value, set()).add(str(quad.triple))
        return found

    def sent(self, method: str) -> list[str]:
        """The graphs of the requests of a method, in their order."""
        return [call.graph for call in self.calls if call.method == method and call.graph]

    def answer(self, method: str, target: str, headers: dict[str, str], body: bytes) -> Reply:
        """What a request is answered, by the first fault that says something or by the store."""
        parts = urlsplit(target)
        graph = parse_qs(parts.query).get("graph", [None])[0]
        with self._lock:
            call = Call(len(self.calls) + 1, method, parts.path, graph, headers, body)
            self.calls.append(call)
            for fault in self.faults:
                if (reply := fault(call)) is not None:
                    return reply
            return self.serve(call)

    def serve(self, call: Call) -> Reply:
        """What a store that works answers."""
        if call.path == "/query":
            results = self.held.query(call.form["query"])
            return Reply(200, results.serialize(format=ox.QueryResultsFormat.JSON))
        if call.path == "/update":
            self.held.update(call.form["update"])
            return Reply(204)
        if call.path == "/store" and call.graph:
            return self._replaced(ox.NamedNode(call.graph), call)
        return Reply(404)

    def _replaced(self, graph: ox.NamedNode, call: Call) -> Reply:
        there = graph in set(self.held.named_graphs())
        self.held.remove_graph(graph)
        if call.method == "PUT":
            self.held.load(call.body, format=ox.RdfFormat.N_TRIPLES, to_graph=graph)
            return Reply(204 if there else 201)
        return Reply(204 if there else 404)


class Relay(FakeStore):
    """Hands every request on to a real store, unless a fault answers first; it holds nothing itself."""

    def __init__(self, url: str) -> None:
        super().__init__()
        self._to = url

    def serve(self, call: Call) -> Reply:
        """What the real store answers."""
        kept = {
            name: value for name, value in call.headers.items() if name in ("accept", "authorization", "content-type")
        }
        params = {"graph": call.graph} if call.graph else None
        answer = httpx.request(
            call.method, self._to + call.path, params=params, content=call.body, headers=kept, timeout=60
        )
        asked = answer.headers.get("www-authenticate")
        return Reply(answer.status_code, answer.content, {"WWW-Authenticate": asked} if asked else {})


def _handler(store: FakeStore) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        disable_nagle_algorithm = True

        def _serve(self) -> None:
            body = self.rfile.read(int(self.headers.get("content-length") or 0))
            headers = {name.lower(): value for name, value in self.headers.items()}
            reply = store.answer(self.command, self.path, headers, body)
            if reply.hang_up:
                self.close_connection = True
                return
            self.send_response(reply.status)
            for name, value in reply.headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(reply.body)))
            self.end_headers()
            self.wfile.write(reply.body)

        do_GET = do_POST = do_PUT = do_DELETE = _serve  # noqa: N815

        def log_message(self, *_: Any) -> None:
            """Say nothing."""

    return Handler
