"""Files at addresses: ``s3://``, ``gs://``, ``https://``, ``memory://`` and whatever else fsspec speaks.

The only door to fsspec, which is not installed with the rest: ``pip install 'lientinh[cloud]'``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import Any, BinaryIO, cast
from urllib.parse import urlsplit

from kg.corpus.file import File, Options
from kg.errors import MissingLibraryError, SourceError

__all__ = ["files", "is_address"]

_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]+://")
_PATTERN = re.compile(r"[*?\[]")
_WEB = ("http", "https")


def is_address(path: str | Path) -> bool:
    """Whether the path is an address; a Path never is."""
    return isinstance(path, str) and _ADDRESS.match(path) is not None


def files(address: str, options: Options, wanted: object) -> Iterator[File]:
    """The files at an address, sorted: one, those below a folder, or those a pattern names.

    A page of the web whose address has no known ending is HTML. Raises SourceError where nothing lies there, and
    MissingLibraryError where the library for that kind of address is not installed.
    """
    system, root = _system(address)
    web = urlsplit(address).scheme in _WEB
    try:
        paths = [address] if web else _paths(system, root)
    except Exception as error:  # each file system has errors of its own
        raise SourceError(f"{address}: cannot be listed ({error}); expected a file or folder there") from error
    if not paths:
        raise SourceError(f"{address}: no such file or folder; expected articles there")
    for path in paths:
        kind = PurePosixPath(urlsplit(path).path if web else path).name
        if web and not wanted(kind):  # type: ignore[operator]
            kind = "page.html"
        name = path if web else system.unstrip_protocol(path)
        yield File(name, _opener(system, path), options, kind, url=path if web else None)


def _system(address: str) -> tuple[Any, str]:
    try:
        import fsspec
    except ImportError as error:
        raise MissingLibraryError(f"{address}: needs fsspec; pip install 'lientinh[cloud]'") from error
    try:
        return cast(tuple[Any, str], fsspec.core.url_to_fs(address))
    except ImportError as error:
        raise MissingLibraryError(f"{address}: {error}") from error
    except ValueError as error:
        raise SourceError(
            f"{address}: {error}; expected s3://, gs://, https:// or another that fsspec speaks"
        ) from error


def _paths(system: Any, root: str) -> list[str]:
    if _PATTERN.search(root) and not system.exists(root):
        return sorted(path for path in system.glob(root) if system.isfile(path))
    return sorted(system.find(root))  # of a file: itself


def _opener(system: Any, path: str) -> Any:
    @contextmanager
    def opened() -> Iterator[BinaryIO]:
        try:
            stream = system.open(path, "rb")
        except OSError:
            raise
        except Exception as error:  # each file system has errors of its own
            raise OSError(f"{type(error).__name__}: {error}") from error
        with stream:
            yield stream

    return opened
