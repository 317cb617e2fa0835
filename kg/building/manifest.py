"""``build.json``: which files one build left, with their hashes, and what they were made from.

It is put into its place last, so that whoever compares finds out whether files are those of one build. No clock and
no path stand in it: the same build gives the same bytes.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path

from kg.errors import BuildError

__all__ = ["NAME", "Manifest", "digest_of", "listed", "sha256"]

NAME = "build.json"
_FORMAT, _VERSION = "lientinh build", 1


@dataclass(frozen=True)
class Manifest:
    """What a build says of its outputs.

    `files` are the SHA-256 of each file by its path within the folder; a folder of another engine's files (the store)
    is named in `folders` only, it knows its own hashes. `made_from` says for a step of the build what it was given, as
    a hash: where that is the same, its outputs are.
    """

    files: Mapping[str, str] = field(default_factory=dict)
    folders: tuple[str, ...] = ()
    made_from: Mapping[str, str] = field(default_factory=dict)

    @property
    def names(self) -> set[str]:
        """The outputs: names of files and folders within the output folder."""
        return {name.partition("/")[0] for name in self.files} | set(self.folders)

    def text(self) -> str:
        """The file's content."""
        told = {"format": _FORMAT, "version": _VERSION, **asdict(self)}
        return json.dumps(told, ensure_ascii=False, indent=1, sort_keys=True) + "\n"

    @classmethod
    def load(cls, folder: Path) -> Manifest | None:
        """The manifest in a folder, None where there is none; raises BuildError for one that cannot be read."""
        path = folder / NAME
        try:
            told = json.loads(path.read_text(encoding="utf-8"))
            if (told.pop("format"), told.pop("version")) != (_FORMAT, _VERSION):
                raise ValueError(f"not version {_VERSION}")
            return cls(dict(told["files"]), tuple(told["folders"]), dict(told["made_from"]))
        except FileNotFoundError:
            return None
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise BuildError(
                f"{path}: no manifest of a build ({error}); remove it, or kg build --fresh makes it"
            ) from None

    def holds(self, name: str, folder: Path) -> bool:
        """Whether the files of an output stand in the folder as they were written."""
        told = self.files_of(name)
        return bool(told) and listed(folder, name) == told

    def files_of(self, name: str) -> dict[str, str]:
        """The hashes of the files of an output, by path within the output folder."""
        return {path: sha for path, sha in self.files.items() if path.partition("/")[0] == name}


def listed(folder: Path, name: str) -> dict[str, str]:
    """The SHA-256 of a file, or of all files of a folder, by path within the output folder; nothing if it is absent."""
    place = folder / name
    files = sorted(path for path in place.rglob("*") if path.is_file()) if place.is_dir() else [place]
    return {path.relative_to(folder).as_posix(): sha256(path) for path in files if path.is_file()}


def sha256(path: Path) -> str:
    """The SHA-256 of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def digest_of(parts: Iterable[str]) -> str:
    """One hash of several texts, which says which is which."""
    return hashlib.sha256(json.dumps(list(parts)).encode()).hexdigest()
