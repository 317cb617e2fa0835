"""What was fetched: for each page its file and what the server said of its version.

A line of JSON is added as each page comes, so that nothing is lost when a run is stopped; at the end the lines are put
in order. The ending is none that a source reads.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path
from types import TracebackType

from kg.errors import FetchError
from kg.files import write_lines

__all__ = ["Entry", "Ledger"]

_NAME = "fetched.ledger"


@dataclass(frozen=True, slots=True)
class Entry:
    """A page, the file it is in, its version as the server named it (ETag, Last-Modified), the hash of the file."""

    url: str
    file: str
    etag: str
    modified: str
    sha256: str


class Ledger:
    """The entries of a folder by address."""

    def __init__(self, folder: Path) -> None:
        """Open the ledger of a folder, which is made if it is not there; raises FetchError for one it cannot read."""
        folder.mkdir(parents=True, exist_ok=True)
        self.folder, self._path = folder, folder / _NAME
        self._entries = self._read() if self._path.exists() else {}
        self._file = self._path.open("a", encoding="utf-8", newline="\n")

    def __enter__(self) -> Ledger:
        """Itself."""
        return self

    def __exit__(self, kind: type[BaseException] | None, error: object, trace: TracebackType | None) -> None:
        """Put the lines in order."""
        self._file.close()
        write_lines(self._path, (_line(self._entries[url]) for url in sorted(self._entries)))

    def __contains__(self, url: str) -> bool:
        """Whether the page was fetched and its file is there."""
        return self.get(url) is not None

    def get(self, url: str) -> Entry | None:
        """What is known of a page whose file is there."""
        entry = self._entries.get(url)
        return entry if entry and (self.folder / entry.file).is_file() else None

    def add(self, entry: Entry) -> None:
        """Put a page on record."""
        self._entries[entry.url] = entry
        self._file.write(_line(entry) + "\n")
        self._file.flush()

    def _read(self) -> dict[str, Entry]:
        entries: dict[str, Entry] = {}
        lines = self._path.read_text(encoding="utf-8", errors="replace").splitlines()
        for number, line in enumerate(lines, 1):
            try:
                entry = Entry(**json.loads(line))
                entries[entry.url] = entry
            except (ValueError, TypeError) as error:
                if number < len(lines):  # the last may be half written: the run was stopped there
                    raise FetchError(f"{self._path}:{number}: no entry; expected a line kg fetch wrote") from error
        return entries


def _line(entry: Entry) -> str:
    return json.dumps(asdict(entry), ensure_ascii=False)
