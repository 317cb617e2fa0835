"""What a corpus is made of before it is read: files wherever they lie, what is wrong with them, how large they may be.

This module knows files, archives' members and addresses as things that can be opened, and says in one form why one
cannot be. What stands in them is read by `kg.sources`.
"""

from __future__ import annotations

from kg.corpus.file import File, Note, Options, Problem, UnusableError
from kg.corpus.opening import BROKEN, PACKINGS, check_size, content, decoded, lines, peeked, reason, seekable, unpacked

__all__ = [
    "BROKEN",
    "PACKINGS",
    "File",
    "Note",
    "Options",
    "Problem",
    "UnusableError",
    "check_size",
    "content",
    "decoded",
    "lines",
    "peeked",
    "reason",
    "seekable",
    "unpacked",
]
