"""Whose report it is by contrast: the province whose organs go without its name beside another that is named.

"Chiều 5/6, Thường trực HĐND tỉnh tiếp đoàn công tác tỉnh X": the report is of the other province of its headline, or of
the only other one it names.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kg.reading.bodies import BodyMention
from kg.reading.document import Document, Sentence
from kg.reading.letters import compiled
from kg.reading.spans import between
from kg.reading.units import UnitMention

__all__ = ["by_contrast"]

# "UBND |tỉnh| họp", "Bí thư |Tỉnh ủy", "đoàn công tác của |tỉnh"; not "các tỉnh", "tỉnh bạn", "|tỉnh X".
_UNNAMED = compiled(
    r"(?<!\w)(?<!các )(?<!hai )(?<!ba )(?<!bốn )(?<!nhiều )(?<!số )(?<!mỗi )(?<!liên )"
    r"(?<!ranh )(?<!cấp )(?<!đường )(?<!tuyến )(?<!mọi )[Tt]ỉnh(?: ủy)?(?!\w)"
    r"(?! (?:bạn|nhà|ta|khác|thành|lỵ|lộ|đoàn|trưởng|này))(?! ?[{UP}])"
)
_LEAD = 2  # sentences of the report that may open so


def by_contrast(document: Document, units: Sequence[UnitMention], bodies: Sequence[BodyMention]) -> str | None:
    """The province that a report leaves unnamed where it opens, if its headline or the rest tells which it is."""
    lead = [sentence for sentence in document.told if sentence.zone == "body"][:_LEAD]
    if not any(_opens_unnamed(document, sentence, units, bodies) for sentence in lead[:1] or ()):
        return None
    beside = {mention.unit for sentence in lead for mention in _named(units, sentence)}
    headline = {mention.unit for sentence in document.titles for mention in _named(units, sentence)}
    for told in (headline, {mention.unit for mention in _meant(units)}):
        others = told - beside
        if others or told:
            return others.pop() if len(others) == 1 else None
    return None


def _opens_unnamed(
    document: Document, sentence: Sentence, units: Sequence[UnitMention], bodies: Sequence[BodyMention]
) -> bool:
    """Whether a province without a name comes before any that is named."""
    named = min((mention.start for mention in _named(units, sentence)), default=sentence.end)
    if _UNNAMED.search(document.text, sentence.start, named):
        return True
    return any(body.is_unnamed for body in between(bodies, sentence.start, named))


def _named(units: Sequence[UnitMention], sentence: Sentence) -> Iterable[UnitMention]:
    return _meant(between(units, sentence.start, sentence.end))


def _meant(units: Iterable[UnitMention]) -> Iterable[UnitMention]:
    return (mention for mention in units if mention.sense == "unit")
