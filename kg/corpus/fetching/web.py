"""Asking web servers for pages: within their robots.txt, one request after the other, with room between them.

One of the two doors to HTTP. Source of the rules: RFC 9309 (robots.txt; none means all may be asked for, one that
cannot be had means nothing may), RFC 9110 (conditional requests).
"""

from __future__ import annotations

import time
from collections.abc import Callable
from email.message import Message
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urljoin, urlsplit
from urllib.robotparser import RobotFileParser

if TYPE_CHECKING:
    import httpx  # loaded when it is first used: most commands do not speak to servers

__all__ = ["USER_AGENT", "Answer", "Web", "WebError"]

USER_AGENT = "lientinh/0 (+https://lientinh.example/)"
"""Who asks, if nothing else is said."""

_LARGEST = 50_000_000  # bytes of an answer
_OK, _UNCHANGED, _SERVER_ERROR = 200, 304, 500
_MOVED = (301, 302, 303, 307, 308)


class WebError(Exception):
    """A page cannot be had; `refused` says that its server does not wish it to be asked for."""

    def __init__(self, why: str, *, refused: bool = False) -> None:
        """Say why."""
        super().__init__(why)
        self.refused = refused


class Answer(NamedTuple):
    """What a server sent: the content, its type and encoding, its version, or that the version did not change."""

    content: bytes
    kind: str = ""
    encoding: str | None = None
    etag: str = ""
    modified: str = ""
    unchanged: bool = False


class Web:
    """Asks servers for pages. To be closed, or used in a ``with`` block."""

    def __init__(
        self,
        *,
        user_agent: str = USER_AGENT,
        delay: float = 1.0,
        timeout: float = 30.0,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        """Ask as `user_agent`, with at least `delay` seconds between requests; `sleep` waits."""
        self._agent, self._delay, self._sleep = user_agent, delay, sleep
        import httpx

        self._client = httpx.Client(timeout=timeout, headers={"User-Agent": user_agent}, follow_redirects=False)
        self._rules: dict[str, RobotFileParser] = {}
        self._last: float | None = None

    def __enter__(self) -> Web:
        """Itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close the connections."""
        self._client.close()

    def get(self, url: str, *, etag: str = "", modified: str = "") -> Answer:
        """The page at an address, redirections followed; `etag` and `modified` are those of the version one has.

        Raises WebError where it cannot be had or its server does not wish it to be asked for.
        """
        headers = {"If-None-Match": etag, "If-Modified-Since": modified}
        conditional = {name: value for name, value in headers.items() if value}
        for _ in range(10):
            self._check(url)
            status, received, content = self._ask(url, conditional)
            if status in _MOVED and "location" in received:
                url = urljoin(url, received["location"])
                continue
            if status == _UNCHANGED and conditional:
                return Answer(b"", unchanged=True)
            if status != _OK:
                raise WebError(f"status {status}")
            return _answer(received, content)
        raise WebError("redirected without end")

    def _check(self, url: str) -> None:
        parts = urlsplit(url)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise WebError("no address of the web")
        site = f"{parts.scheme}://{parts.netloc}"
        if site not in self._rules:
            self._rules[site] = self._robots(site)
        if not self._rules[site].can_fetch(self._agent, url):
            raise WebError("robots.txt does not allow it", refused=True)
        self._delay = max(self._delay, float(self._rules[site].crawl_delay(self._agent) or 0))

    def _robots(self, site: str) -> RobotFileParser:
        rules = RobotFileParser()
        try:
            status, _, content = self._ask(f"{site}/robots.txt", {})
        except WebError:
            status, content = 503, b""
        if status == _OK:
            rules.parse(content.decode("utf-8", "replace").splitlines())
        elif status >= _SERVER_ERROR:
            rules.parse(["User-agent: *", "Disallow: /"])
        else:
            rules.parse([])
        return rules

    def _ask(self, url: str, headers: dict[str, str]) -> tuple[int, httpx.Headers, bytes]:
        import httpx

        self._wait()
        try:
            with self._client.stream("GET", url, headers=headers) as response:
                content = b""
                for piece in response.iter_bytes():
                    content += piece
                    if len(content) > _LARGEST:
                        raise WebError(f"more than {_LARGEST:,} bytes")
                return response.status_code, response.headers, content
        except (httpx.HTTPError, httpx.InvalidURL, UnicodeError) as error:
            raise WebError(f"{type(error).__name__}: {error}") from error
        finally:
            self._last = time.monotonic()

    def _wait(self) -> None:
        if self._last is not None:
            left = self._delay - (time.monotonic() - self._last)
            if left > 0:
                self._sleep(left)


def _answer(received: httpx.Headers, content: bytes) -> Answer:
    said = Message()
    said["Content-Type"] = received.get("content-type", "")
    kind = said.get_content_type() if "content-type" in received else ""
    version = received.get("etag", ""), received.get("last-modified", "")
    return Answer(content, kind, said.get_content_charset(), *version)
