"""The page of the record format: its keys, as the sample articles have them, and the values they are made of."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import kg
from kg import records

SAMPLE = Path(__file__).parents[2] / "data" / "sample" / "articles"
_LONGEST = 48  # characters of an example in a cell


def page() -> str:
    """Each key with its type and an example, then the classes of `kg.model`."""
    found: dict[str, tuple[set[str], Any]] = {}
    for record in kg.extract(SAMPLE):
        for path, value in _keys(records.to_json(record), ""):
            types, example = found.get(path, (set(), None))
            types.add(_type(value))
            found[path] = types, example if example not in (None, "", [], {}) else value
    rows = "\n".join(
        f"| `{path}` | {' or '.join(sorted(types))} | {_example(one)} |" for path, (types, one) in found.items()
    )
    intro = (records.__doc__ or "").partition("\n\n")[2].replace("``", "`")
    return (
        f"# Records\n\n{intro}\n\nThe keys, with examples from the sample articles; `[]` is each element of a list."
        " Every `evidence` is a list of objects with `start`, `end`, `rule` and `confidence`.\n\n"
        f"| key | type | example |\n|---|---|---|\n{rows}\n\n## What they are made of\n\n::: kg.model\n"
    )


def _keys(value: dict[str, Any], before: str) -> Iterator[tuple[str, Any]]:
    for key, one in value.items():
        path = f"{before}{key}"
        yield path, one
        if key.endswith("evidence"):
            continue
        if isinstance(one, dict):
            yield from _keys(one, f"{path}.")
        elif isinstance(one, list):
            for element in one:
                if isinstance(element, dict):
                    yield from _keys(element, f"{path}[].")


def _type(value: Any) -> str:
    names = {str: "string", int: "number", float: "number", list: "list", dict: "object", bool: "true or false"}
    return "null" if value is None else names[type(value)]


def _example(value: Any) -> str:
    if isinstance(value, list | dict) and any(isinstance(one, dict | list) for one in value):
        return ""
    words = json.dumps(value, ensure_ascii=False)
    shown = words if len(words) <= _LONGEST else words[:_LONGEST] + "…"
    return "" if value in (None, [], {}) else f"`{shown.replace('|', ' ')}`"
