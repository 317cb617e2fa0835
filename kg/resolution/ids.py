"""Ids made from what a row says, so that two runs give the same ids and a changed row another one."""

from __future__ import annotations

import hashlib
import json

__all__ = ["content_id"]

_LENGTH = 12  # hex digits: 48 bits, one expected collision among some twenty million rows


def content_id(kind: str, *content: str | None) -> str:
    """``<kind>-<12 hex>``: the hash of the content in canonical JSON, in which None and '' differ."""
    canonical = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    return f"{kind}-{hashlib.sha256(canonical.encode()).hexdigest()[:_LENGTH]}"
