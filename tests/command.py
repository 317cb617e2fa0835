"""The command ``kg`` for tests, run in this process: loading the libraries again would take most of the time."""

from __future__ import annotations

import io
import json
import sys
from contextlib import redirect_stderr, redirect_stdout
from types import SimpleNamespace
from typing import Any
from unittest.mock import patch

import pytest

from kg.__main__ import main


def kg(*words: object, stdin: str = "") -> SimpleNamespace:
    """Run the command as its script does: ``returncode``, ``stdout`` and ``stderr``."""
    out, err = io.StringIO(), io.StringIO()
    replaced = {"argv": ["kg", *map(str, words)], "stdin": io.TextIOWrapper(io.BytesIO(stdin.encode()))}
    with patch.multiple(sys, **replaced), redirect_stdout(out), redirect_stderr(err), pytest.raises(SystemExit) as left:
        main()
    return SimpleNamespace(returncode=left.value.code or 0, stdout=out.getvalue(), stderr=err.getvalue())


def rows(text: str) -> list[Any]:
    """The objects of JSON lines."""
    return [json.loads(line) for line in text.splitlines()]
