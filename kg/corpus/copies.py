"""Which articles copy each other nearly word for word: one report printed by ten portals is ten articles.

Similarity is the share of five-word runs two articles have in common (Jaccard), estimated by MinHash (Broder 1997) and
found by banding (Indyk and Motwani 1998), so that the work grows with the number of articles and not of their pairs.
Nothing is removed: the articles stay what was published, and whoever counts decides.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from kg.model import Article

if TYPE_CHECKING:
    from numpy.typing import NDArray

__all__ = ["SIMILAR", "Copy", "Signature", "body", "copies", "signature"]

Signature = Callable[[str], bytes]

SIMILAR = 0.6
"""The share of common five-word runs from which two articles count as one report."""

_RUN = 5  # words
_FEWEST = 20  # runs; shorter texts are alike by chance
_HASHES, _BAND = 128, 4  # 32 bands of 4: a pair of similarity 0.6 meets in one of them in 99 of 100 cases
_NEIGHBOURS = 3  # in a bucket, with which an article is compared
_LEAST = np.dtype("<u4")
_WORD = re.compile(r"\w+")
_ODD = np.uint64(0x9E3779B97F4A7C15)  # the golden ratio, which spreads bits well


class Copy(NamedTuple):
    """An article of a group, the group's first (by day, then id), and how similar the two are, 0 to 1."""

    article: str
    first: str
    similarity: float


def copies(articles: Sequence[Article], signed_by: Signature | None = None) -> list[Copy]:
    """The articles of all groups of two and more, group by group, the first of each group at its head.

    `signed_by` gives the signatures of texts, as `signature` does.
    """
    sign = signed_by or signature
    signed = [(article, np.frombuffer(signed_as, _LEAST)) for article in articles if (signed_as := sign(body(article)))]
    if len(signed) < 2:
        return []
    order = sorted(range(len(signed)), key=lambda at: (signed[at][0].published or "9999", signed[at][0].id))
    signatures = np.stack([signed[at][1] for at in order])
    ids = [signed[at][0].id for at in order]
    heads = _heads(signatures)
    groups: dict[int, list[int]] = {}
    for at, head in enumerate(heads):
        groups.setdefault(head, []).append(at)
    alike = (group for group in groups.values() if len(group) > 1)
    return [
        Copy(ids[at], ids[group[0]], _similarity(signatures, at, group[0]))
        for group in sorted(alike, key=lambda group: ids[group[0]])
        for at in group
    ]


def body(article: Article) -> str:
    """The running text; what portals print around it differs where the report does not."""
    zones = [zone.span.cut(article.text) for zone in article.zones if zone.kind == "body"]
    return " ".join(zones) if zones else article.text


def signature(text: str) -> bytes:
    """The least value of each hash function over the text's runs of words; nothing for a text too short to tell."""
    words = _WORD.findall(unicodedata.normalize("NFC", text).lower())
    if len(words) < _FEWEST + _RUN - 1:
        return b""
    hashes = np.fromiter(map(zlib.crc32, map(str.encode, words)), np.uint64, len(words))
    runs = np.zeros(len(words) - _RUN + 1, np.uint64)
    for at in range(_RUN):
        runs = (runs * _ODD) ^ (hashes[at : at + len(runs)] * _ODD)
    runs = np.unique(runs ^ (runs >> np.uint64(29)))
    mixed = runs[None, :] * _FACTORS[:, None]
    least: bytes = (mixed.min(axis=1) >> np.uint64(32)).astype(_LEAST).tobytes()
    return least


def _heads(signatures: NDArray[np.uint32]) -> list[int]:
    """For each article the first one of its group, itself if it is alone."""
    head = list(range(len(signatures)))
    for one, other in _meetings(signatures):
        first, second = sorted((_head(head, one), _head(head, other)))
        if first != second and _similarity(signatures, one, other) >= SIMILAR:
            head[second] = first
    return [_head(head, at) for at in range(len(head))]


def _head(head: list[int], at: int) -> int:
    while head[at] != at:
        head[at] = head[head[at]]
        at = head[at]
    return at


def _meetings(signatures: NDArray[np.uint32]) -> Iterator[tuple[int, int]]:
    """Pairs that are alike in a band: each article of a bucket with some that stand next to it there."""
    for start in range(0, _HASHES, _BAND):
        band = np.ascontiguousarray(signatures[:, start : start + _BAND]).view(f"V{_BAND * 4}").ravel()
        _, bucket = np.unique(band, return_inverse=True)
        order = np.argsort(bucket, kind="stable")
        bounds = np.flatnonzero(np.diff(bucket[order], prepend=-1, append=-1))
        for first, end in pairwise(bounds.tolist()):
            if end - first > 1:
                yield from _next_to(order[first:end].tolist())


def _next_to(members: list[int]) -> Iterator[tuple[int, int]]:
    for place, at in enumerate(members):
        near: Iterable[int] = {members[0], *members[max(place - _NEIGHBOURS, 0) : place]} - {at}
        yield from ((other, at) for other in sorted(near))


def _similarity(signatures: NDArray[np.uint32], one: int, other: int) -> float:
    return float((signatures[one] == signatures[other]).mean())


_FACTORS = np.frombuffer(hashlib.shake_256(b"copies").digest(_HASHES * 8), "<u8").astype(np.uint64) | np.uint64(1)
