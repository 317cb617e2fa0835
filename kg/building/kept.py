"""Results that are kept by the hash of what they were made from, in parts that are only ever added.

A part is a Parquet file with the columns ``key`` and ``value``; its name is the hash of its bytes, so one that was cut
short or changed is found out, told of, and done without. A folder holds the results of one kind made by one version of
the rules; those of others go when a build is complete. Many small parts, or many results nobody asked for, are
compacted into one then.
"""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Callable, Iterable
from io import BytesIO
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from kg.files import write_bytes

__all__ = ["Kept"]

_PART = 200  # results: as much as a killed build loses
_LARGEST = 50_000  # results in a compacted part
_MANY = 16  # parts
_SCHEMA = pa.schema([pa.field("key", pa.string(), nullable=False), pa.field("value", pa.binary(), nullable=False)])
_NAMED = 32  # digits of a hash in a name


class Kept:
    """Results of one kind by key, as bytes; `asked` and `missed` count how often a result was wanted and not there.

    `tell` is called with a line about each part that cannot be used.
    """

    def __init__(self, folder: Path, kind: str, version: str, tell: Callable[[str], None]) -> None:
        """The results kept in a folder, made by a version of the rules."""
        self.asked = self.missed = 0
        self._folder, self._kind = folder / f"{kind}-{version[:_NAMED]}", kind
        self._values: dict[str, bytes] = {}
        self._new: dict[str, bytes] = {}
        self._used: set[str] = set()
        self._parts: set[Path] = set()
        for leftover in self._folder.glob(".kg-*"):  # of a build that was killed while it wrote a part
            shutil.rmtree(leftover)
        for part in sorted(self._folder.glob("*.parquet")) if self._folder.is_dir() else ():
            try:
                self._values |= _read(part)
            except (OSError, ValueError, pa.ArrowException) as error:
                tell(f"{part}: cannot be used ({error}); what it held is made again")
                part.unlink(missing_ok=True)
            else:
                self._parts.add(part)

    def get(self, key: str) -> bytes | None:
        """The result of that key; None where it is to be made."""
        self.asked += 1
        self._used.add(key)
        value = self._values.get(key)
        self.missed += value is None
        return value

    def put(self, key: str, value: bytes) -> None:
        """Keep a result; it is on disk when a part is full, or at `flush`."""
        self._new[key] = self._values[key] = value
        self._used.add(key)
        if len(self._new) >= _PART:
            self.flush()

    def flush(self) -> None:
        """Write what is not on disk yet."""
        if self._new:
            self._write(self._new)
            self._new = {}

    def finish(self) -> None:
        """Write everything, and tidy up: for a build that is complete, and has asked for all it needs."""
        self.flush()
        live = self._used & self._values.keys()
        if len(self._parts) > _MANY or len(self._values) > 2 * len(live):
            self._compact(sorted(live))
        for other in self._folder.parent.glob(f"{self._kind}-*"):
            if other != self._folder:
                shutil.rmtree(other)

    def _compact(self, keys: list[str]) -> None:
        """Write the results of these keys into as few parts as can be, then remove all other parts."""
        former, self._parts = self._parts, set()
        for start in range(0, len(keys), _LARGEST):
            self._write({key: self._values[key] for key in keys[start : start + _LARGEST]})
        for part in former - self._parts:
            part.unlink(missing_ok=True)
        self._values = {key: self._values[key] for key in keys}

    def _write(self, results: dict[str, bytes]) -> None:
        content = _bytes(results)
        part = self._folder / f"{hashlib.sha256(content).hexdigest()[:_NAMED]}.parquet"
        write_bytes(part, content)
        self._parts.add(part)


def _bytes(results: dict[str, bytes]) -> bytes:
    rows: Iterable[list[object]] = (list(results), list(results.values()))
    table = pa.Table.from_arrays([pa.array(v, f.type) for v, f in zip(rows, _SCHEMA, strict=True)], schema=_SCHEMA)
    file = BytesIO()
    pq.write_table(table, file, compression="zstd", use_dictionary=False, write_statistics=False)
    return file.getvalue()


def _read(part: Path) -> dict[str, bytes]:
    """The results of a part; raises ValueError where it is not as it was written."""
    content = part.read_bytes()
    if hashlib.sha256(content).hexdigest()[:_NAMED] != part.stem:
        raise ValueError("it is damaged or cut short")
    table = pq.read_table(pa.BufferReader(content), schema=_SCHEMA)
    return dict(zip(table["key"].to_pylist(), table["value"].to_pylist(), strict=True))
