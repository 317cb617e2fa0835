"""How much room words take, without a font at hand: wide enough for any of the usual ones.

Widths are those of Noto Sans, in thousandths of the size, a little rounded up. Marks above and below letters take none.
"""

from __future__ import annotations

import unicodedata

__all__ = ["shortened", "width"]

_GROUPS = {
    280: "iljI.,:;'|!()[]/ ",
    370: 'ft-–"*',
    420: "r",
    490: "szcJ?",
    570: "aekvxyFLEST0123456789+=<>&…—",
    625: "bdghnopquđ",
    660: "ABCPRKVXYZĐ",
    780: "DGHNOQU%w",
    940: "mMW@",
}
_WIDTHS = {letter: width for width, letters in _GROUPS.items() for letter in letters}
_OTHER = 640
_BOLD = 1.06


def width(text: str, size: float, *, bold: bool = False) -> float:
    """The width of a line in the unit of `size`, the size of its font."""
    letters = unicodedata.normalize("NFD", text)
    total = sum(_WIDTHS.get(letter, _OTHER) for letter in letters if not unicodedata.combining(letter))
    return total / 1000 * size * (_BOLD if bold else 1)


def shortened(text: str, size: float, room: float) -> str:
    """The text, or as many of its first words, or else letters, as fit into the room, with an ellipsis."""
    if width(text, size) <= room:
        return text
    parts = text.split()
    for many in range(len(parts) - 1, 0, -1):
        kept = " ".join(parts[:many]).rstrip(",;–- ") + "…"
        if width(kept, size) <= room:
            return kept
    kept = text
    while kept and width(kept + "…", size) > room:
        kept = kept[:-1]
    return kept + "…"
