"""Requests over HTTP: tried again where that may help, authenticated as the server asks, never redirected.

The only module that knows the HTTP library, which is loaded with the first request. What is sent is left to
`kg.rdf.publishing.store`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, NoReturn

from kg.errors import PublishError, StoreLostError
from kg.rdf.publishing.credentials import Credentials
from kg.rdf.publishing.patience import Patience, asked_to_wait

if TYPE_CHECKING:
    import httpx

__all__ = ["Answer", "Request", "Transport"]

_MARKUP = re.compile(r"</?[A-Za-z!][^>:]*>")  # HTML; an IRI in angle brackets has a colon


@dataclass(frozen=True, slots=True)
class Request:
    """One request: its body, and the graph it is about where the address must say so."""

    method: str
    url: str
    body: bytes = b""
    type: str = ""
    graph: str | None = None
    accept: str = "*/*"


@dataclass(frozen=True, slots=True)
class Answer:
    """What the server answered: status and text."""

    status: int
    text: str


class Transport:
    """Sends requests; all of them may be sent twice without harm."""

    def __init__(self, credentials: Credentials, *, timeout: float, patience: Patience, agent: str) -> None:
        """A transport that waits `timeout` seconds for a connection and for each piece of an answer."""
        self._credentials = credentials
        self._patience = patience
        self._timeout = timeout
        self._agent = agent
        self._client: httpx.Client | None = None
        self._authenticates = False

    def close(self) -> None:
        """Close all connections."""
        if self._client is not None:
            self._client.close()
            self._client = None

    def send(self, request: Request, *, missing_is_fine: bool = False) -> Answer:
        """The answer to a request.

        Raises `StoreLostError` where nobody listens or the credentials are refused, `PublishError` for any other
        failure: a status, a time-out, an answer that breaks off. With `missing_is_fine`, 404 is no failure.
        """
        response = self._patient(request)
        if response.status_code in (401, 403):
            raise StoreLostError(f"{_named(request)}: {self._refusal(response)}")
        if not (response.is_success or (missing_is_fine and response.status_code == 404)):
            raise PublishError(f"{_named(request)}: answered {self._said(response)}")
        return Answer(response.status_code, response.text)

    def _patient(self, request: Request) -> httpx.Response:
        """The last answer of as many tries as it takes."""
        for wait in self._patience.waits():
            asked = None
            try:
                response = self._authenticated(request)
                if response.status_code != 429 and response.status_code < 500:
                    return response
                asked = asked_to_wait(response.headers.get("retry-after"), response.headers.get("date"))
            except _failures():
                pass  # the last try tells
            self._patience.wait(wait, asked)
        try:
            return self._authenticated(request)
        except _failures() as error:
            self._give_up(request, error)

    def _give_up(self, request: Request, error: Exception) -> NoReturn:
        import httpx

        tries = f"{self._patience.tries} {'try' if self._patience.tries == 1 else 'tries'}"
        if isinstance(error, httpx.TimeoutException) and not isinstance(error, httpx.ConnectTimeout):
            raise PublishError(f"{_named(request)}: no answer within {self._timeout:g} s, {tries}") from error
        reason = self._credentials.hidden(str(error)) or type(error).__name__
        if not isinstance(error, httpx.RequestError) or isinstance(error, httpx.ConnectError | httpx.ConnectTimeout):
            raise StoreLostError(f"{request.url}: no connection, {tries}: {reason}") from error
        raise PublishError(f"{_named(request)}: the connection broke off, {tries}: {reason}") from error

    def _authenticated(self, request: Request) -> httpx.Response:
        """The answer, authenticated in the way the server asks for; the password goes nowhere before it is asked."""
        response = self._once(request)
        if response.status_code not in (401, 403) or not self._credentials.user or self._authenticates:
            return response
        self._authenticate(response.headers.get_list("www-authenticate"))
        return self._once(request)

    def _authenticate(self, challenges: list[str]) -> None:
        import httpx

        scheme = httpx.DigestAuth if any(one.lower().startswith("digest") for one in challenges) else httpx.BasicAuth
        self._opened().auth = scheme(self._credentials.user, self._credentials.password)
        self._authenticates = True

    def _once(self, request: Request) -> httpx.Response:
        headers: Mapping[str, str] = {"Accept": request.accept} | (
            {"Content-Type": request.type} if request.type else {}
        )
        params = None if request.graph is None else {"graph": request.graph}
        return self._opened().request(
            request.method, request.url, params=params, content=request.body or None, headers=headers
        )

    def _opened(self) -> httpx.Client:
        import httpx

        if self._client is None:
            headers = {"User-Agent": self._agent}
            if self._credentials.token:
                headers["Authorization"] = f"Bearer {self._credentials.token}"
            self._client = httpx.Client(timeout=self._timeout, headers=headers, follow_redirects=False)
        return self._client

    def _refusal(self, response: httpx.Response) -> str:
        if not self._credentials:
            return (
                f"answered {self._said(response)}; expected KG_STORE_USER and KG_STORE_PASSWORD, or KG_STORE_TOKEN,"
                " in the environment"
            )
        if response.status_code == 403:
            return f"answered {self._said(response)}; expected someone who may read and write"
        who = f"user {self._credentials.user!r}" if self._credentials.user else "the token"
        return f"does not accept {who} (401); expected the right KG_STORE_* in the environment"

    def _said(self, response: httpx.Response) -> str:
        """Status and the first words of an answer on one line, without markup and, before all, without secrets."""
        text = self._credentials.hidden(response.text)
        if response.is_redirect:
            text = "elsewhere is " + self._credentials.hidden(response.headers.get("location", "unknown"))
        plain = _MARKUP.sub(" ", text[:4000])
        brief = " ".join("".join(sign if sign.isprintable() else " " for sign in plain).split())[:200]
        status = f"{response.status_code} {self._credentials.hidden(response.reason_phrase)}".strip()
        return f"{status} ({brief})" if brief else status


def _failures() -> tuple[type[Exception], ...]:
    """What the library raises where no whole answer comes; UnicodeError for a host name that can be none."""
    import httpx

    return httpx.RequestError, httpx.InvalidURL, UnicodeError


def _named(request: Request) -> str:
    return f"{request.method} {request.url}"
