"""Marks: shapes that stand for rows, each with the row's id and a tip in words; and the small words of legends."""

from __future__ import annotations

from kg.figures._paint import paint
from kg.figures._rows import Shown
from kg.figures._svg import element, words
from kg.figures._words import amount, say

__all__ = ["caption_line", "heading", "mark", "meetings_n"]


def mark(one: Shown, lang: str, *drawn: str) -> str:
    """A mark: its tip says what it is, how many meetings it stands for, and what must be known of them."""
    tip = f"{one.label}: {meetings_n(one.count, lang)}" + (f" ({one.note})" if one.note else "")
    return element("g", _tip(tip), *drawn, data_id=one.id)


def _tip(text: str) -> str:
    """What viewers show where the pointer rests."""
    return words(text).replace("<text>", "<title>", 1).replace("</text>", "</title>")


def meetings_n(count: float, lang: str) -> str:
    """A number of meetings in words."""
    return say(lang, "meeting_1" if count == 1 else "meetings_n", n=amount(count, lang))


def heading(text: str, x: float, y: float) -> str:
    """The heading of a legend."""
    return words(text, x=x, y=y, font_size=12.5, font_weight=600, fill=paint("ink"))


def caption_line(text: str, x: float, y: float, anchor: str | None = None) -> str:
    """A line of a legend or axis."""
    return words(text, x=x, y=y, font_size=11.5, fill=paint("quiet"), text_anchor=anchor)
