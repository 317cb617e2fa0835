"""The signatures by which articles that copy each other are found, kept from build to build."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from kg.building.kept import Kept
from kg.corpus.copies import Signature, signature

__all__ = ["signatures", "unsigned"]


def unsigned(kept: Kept, texts: Iterable[str]) -> dict[str, str]:
    """The texts of which no signature is kept, by the key under which it is to be."""
    by_key = {_key(text): text for text in texts}
    return {key: text for key, text in by_key.items() if kept.get(key) is None}


def signatures(kept: Kept) -> Signature:
    """The function that gives the signature of a text, from those that are kept where it is among them."""

    def remembered(text: str) -> bytes:
        key = _key(text)
        value = kept.get(key)
        if value is None:
            value = signature(text)
            kept.put(key, value)
        return value

    return remembered


def _key(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
