"""The settings of a run: frozen, every default visible here, overridden by a file ``kg.toml``.

This module knows which settings exist and what they may be; who uses them is `kg.pipeline`.

    workers = 2                       # processes that read articles
    executor = "processes"            # a file of kg/executors; without it, whichever fits
    scheduler = "tcp://10.0.0.1:8786" # of the cluster, for the executor dask
    base = "https://example.org/kg/"  # under which IRIs are made; the default is a placeholder
    judgements = "data/judgements.jsonl"  # what people decided of pairs; need not exist
    columns = "text=content,title=headline"  # what the fields are called in JSON lines, CSV and Parquet
    max_article_mb = 20               # of one document, or one line of JSON
    max_unpacked_mb = 100000          # of one archive
    max_ratio = 200                   # of unpacked to packed; more is taken for a decompression bomb
"""

from __future__ import annotations

import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from kg.errors import SettingsError

__all__ = ["DEFAULTS", "Settings", "cores", "load"]


@dataclass(frozen=True, slots=True)
class Settings:
    """What a run may be told; an executor left empty is ``processes`` for several workers and more than a few articles.

    A program that calls the library says how many workers it wants, since processes import its main module.
    """

    workers: int = 1
    executor: str = ""
    scheduler: str = ""
    base: str = "https://lientinh.example/"
    judgements: str = "data/judgements.jsonl"
    columns: str = ""
    max_article_mb: int = 20
    max_unpacked_mb: int = 100_000
    max_ratio: int = 200

    def __post_init__(self) -> None:
        """Refuse what cannot be meant."""
        for field in fields(self):
            value, default = getattr(self, field.name), field.default
            if type(value) is not type(default):
                raise SettingsError(f"{field.name} = {value!r}; expected {type(default).__name__}, such as {default!r}")
        for name in ("workers", "max_article_mb", "max_unpacked_mb", "max_ratio"):
            if getattr(self, name) < 1:
                raise SettingsError(f"{name} = {getattr(self, name)}; expected 1 or more")


DEFAULTS = Settings()
"""The settings where nothing else is said."""


def load(path: Path = Path("kg.toml")) -> Settings:
    """The settings of a file, or the defaults where there is none; raises SettingsError naming what is wrong.

    Where the file says nothing of workers, there are as many as this process may use cores.
    """
    if not path.exists():
        return _checked({})
    try:
        return _checked(tomllib.loads(path.read_text(encoding="utf-8")))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, SettingsError) as error:
        raise SettingsError(f"{path}: {error}") from error


def _checked(values: Mapping[str, Any]) -> Settings:
    known = [field.name for field in fields(Settings)]
    unknown = sorted(values.keys() - set(known))
    if unknown:
        raise SettingsError(f"no setting is called {unknown[0]!r}; known: {' '.join(known)}")
    return Settings(**{"workers": cores(), **values})


def cores() -> int:
    """How many cores this process may use."""
    allowed = getattr(os, "sched_getaffinity", None)  # knows of limits, but not every system has it
    return len(allowed(0)) if allowed else os.cpu_count() or 1
