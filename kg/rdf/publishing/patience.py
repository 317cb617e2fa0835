"""How long a request is tried again: doubling waits, or what the server asks for."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from email.utils import parsedate_to_datetime

__all__ = ["Patience", "asked_to_wait"]


@dataclass(frozen=True, slots=True)
class Patience:
    """How often a request is sent at most, how long the first wait is and the longest, in seconds."""

    tries: int = 5
    first: float = 0.5
    longest: float = 120.0
    sleep: Callable[[float], None] = time.sleep

    def waits(self) -> Iterator[float]:
        """The waits between tries, one fewer than there are tries."""
        return (min(self.first * 2**done, self.longest) for done in range(self.tries - 1))

    def wait(self, seconds: float, asked: float | None) -> None:
        """Wait as planned or as the server asked, never longer than the longest wait."""
        self.sleep(min(seconds if asked is None else asked, self.longest))


def asked_to_wait(retry_after: str | None, date: str | None) -> float | None:
    """The seconds a server's ``Retry-After`` asks for; a time of day is measured from the server's own ``Date``.

    None where it asks for nothing that can be understood.
    """
    words = (retry_after or "").strip()
    if words.isascii() and words.isdigit():
        return float(words)
    try:
        wait = parsedate_to_datetime(words) - parsedate_to_datetime(date or "")
    except (TypeError, ValueError):
        return None
    return max(wait.total_seconds(), 0.0)
