"""The signatures by which articles that copy each other are found, kept from build to build."""

from __future__ import annotations

import hashlib

from kg.building.kept import Kept
from kg.corpus.copies import Signature, signature

__all__ = ["signatures"]


def signatures(kept: Kept) -> Signature:
    """The function that gives the signature of a text, from those that are kept where it is among them."""

    def remembered(text: str) -> bytes:
        key = hashlib.sha256(text.encode()).hexdigest()
        value = kept.get(key)
        if value is None:
            value = signature(text)
            kept.put(key, value)
        return value

    return remembered
