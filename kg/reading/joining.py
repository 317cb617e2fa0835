"""Names joined to the offices that stand beside them.

The office stands before the name ("Chủ tịch UBND tỉnh A"), behind it in apposition ("A, Bí thư Tỉnh ủy, Chủ tịch
HĐND tỉnh"; "A - Giám đốc Sở Y tế"), or once before a whole list ("các đồng chí Ủy viên Ban Thường vụ Tỉnh ủy:
A, …; B, …"). Offices that follow one another are a chain and go to one person together.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from kg.reading.document import Document
from kg.reading.letters import compiled
from kg.reading.offices import OfficeMention

__all__ = ["Joint", "join"]

Chain = tuple[OfficeMention, ...]

_BEFORE_NAME = compiled(r"[ ]?(?:, ?(?={RANK}))?(?:[:-] ?)?(?:(?:và |là )?{HON}\.?[ ,]*)*")
_AFTER_NAME = compiled(
    r" ?(?:\([^()]{0,40}\) ?)?(?:[,(] ?|- ?|, (?:là|hiện là|hiện giữ chức|giữ chức|với cương vị) "
    r"| (?:là|hiện là|giữ chức|được chỉ định giữ chức|được bổ nhiệm(?: giữ chức)?|được bầu giữ chức|làm) )(?:đồng chí )?(?:{HON} )?"
)
_LINK = re.compile(
    r" ?(?:[,;] ?|- ?| kiêm | đồng thời là )(?:kiêm |đồng thời là |nay là |hiện là |giữ chức |được chỉ định giữ chức )?"
    r"| kiêm | giữ chức | được chỉ định giữ chức | được bổ nhiệm giữ chức | được bầu giữ chức "
)
_LIST_OPENS = re.compile(r"\s?(?:tỉnh|thành phố)?\s?:\s?")
_COLLECTIVE = re.compile(r"(?:các|gồm|nguyên)\s+(?:đồng chí\s+)?(?:nguyên\s+)?$", re.IGNORECASE)
_HONOURED_NAME = compiled(
    r"(?:đồng chí|Đồng chí|đ/c|[Ôô]ng|[Bb]à|tướng|tá) ((?:{CAP}|[{UP}](?!\w))(?: (?:{CAP}|[{UP}](?![\w.]))){1,4})(?!\w)"
)
# A name no Vietnamese family name opens, straight after a foreign office: Umeda Kunio.
_FOREIGN_NAME = compiled(r" ({CAP}(?:[ -]{CAP}){1,4})(?!\w)")
# A family name with one syllable opens many names of places and things.
_THINGS = re.compile(
    r"(?:đường|phố|trường|quỹ|giải|công ty|chợ|cầu|khu|lăng|đền|chùa|hồ|bảo tàng|nhà|huyện|xã|phường|quận|thị trấn|TP\.?|thành phố|"
    r"thị xã|sông|núi|đảo|vịnh|thôn|bản|ấp|ảnh|Ảnh|Nguồn|Theo|Tin|Bài)[: ]\s?$"
)


@dataclass(frozen=True, slots=True)
class Joint:
    """A name at ``text[start:end]`` and the offices that stand beside it."""

    start: int
    end: int
    offices: Chain


def join(document: Document, offices: Sequence[OfficeMention], names: Mapping[int, int]) -> Iterator[Joint]:
    """Every name of the article in order, with the offices beside it."""
    text = document.text
    chains = list(_chains(text, offices))
    by_start = {chain[0].start: chain for chain in chains}
    by_end = {chain[-1].end: chain for chain in chains}
    starts = _name_starts(text, names, by_end)
    before = dict(_before(text, starts, by_end))
    for chain in before.values():
        by_start.pop(chain[0].start, None)
    heads = list(_list_heads(text, chains))
    for start, end in starts:
        found = [*before.get(start, ())]
        behind = _AFTER_NAME.match(text, end)
        if behind and (chain := by_start.get(behind.end(), ())):
            found.extend(chain)
        found.extend(_head_of(document, heads, start))
        yield Joint(start, end, tuple(found))


def _chains(text: str, offices: Sequence[OfficeMention]) -> Iterator[Chain]:
    """Offices that follow one another with nothing but commas, dashes or "kiêm" between."""
    chain: list[OfficeMention] = []
    for office in offices:
        if chain and not _LINK.fullmatch(text, chain[-1].end, office.start):
            yield tuple(chain)
            chain = []
        chain.append(office)
    if chain:
        yield tuple(chain)


def _name_starts(text: str, names: Mapping[int, int], by_end: Mapping[int, Chain]) -> list[tuple[int, int]]:
    """Names in order, with those that stand after an honorific or office though no family name opens them."""
    found = dict(names)
    inside = {offset for start, end in names.items() for offset in range(start, end)}
    for match in _HONOURED_NAME.finditer(text):
        if match.start(1) not in inside and not any(offset in inside for offset in range(*match.span(1))):
            found.setdefault(*match.span(1))
    for end, chain in by_end.items():
        foreign = _FOREIGN_NAME.match(text, end) if chain[-1].level == "foreign" else None
        if foreign and foreign.start(1) not in inside:
            found.setdefault(*foreign.span(1))
    return sorted(
        (start, end)
        for start, end in found.items()
        if start - 1 in by_end or not _THINGS.search(text, max(start - 14, 0), start)
    )


def _before(text: str, starts: Sequence[tuple[int, int]], by_end: Mapping[int, Chain]) -> Iterator[tuple[int, Chain]]:
    """The chain that stands before each name, unless it stands in apposition to the name before."""
    behind = {match.end() for _, end in starts if (match := _AFTER_NAME.match(text, end))}
    for start, _ in starts:
        chain = _chain_ending(text, start, by_end)
        if chain and (chain[0].start not in behind or text[chain[-1].end : start] == " "):
            yield start, chain


def _chain_ending(text: str, start: int, by_end: Mapping[int, Chain]) -> Chain | None:
    for end in range(start, max(start - 40, -1), -1):
        chain = by_end.get(end)
        if chain and _BEFORE_NAME.fullmatch(text, end, start):
            return chain
    return None


def _list_heads(text: str, chains: Iterable[Chain]) -> Iterator[tuple[int, Chain]]:
    """Offices that a list follows: "các đồng chí Ủy viên Ban Thường vụ Tỉnh ủy: …"."""
    for chain in chains:
        opened = _LIST_OPENS.match(text, chain[-1].end)
        if opened and _COLLECTIVE.search(text, max(chain[0].start - 25, 0), chain[0].start):
            yield opened.end(), chain


def _head_of(document: Document, heads: Sequence[tuple[int, Chain]], start: int) -> Chain:
    for opened, chain in reversed(heads):
        if opened <= start <= document.sentence_at(opened).end:
            return chain
    return ()
