"""Names joined to the offices that stand beside them.

The office stands before the name ("Chủ tịch UBND tỉnh A"), behind it in apposition ("A, Bí thư Tỉnh ủy, Chủ tịch
HĐND tỉnh"; "A - Giám đốc Sở Y tế"), or once before a whole list ("các đồng chí Ủy viên Ban Thường vụ Tỉnh ủy:
A, …; B, …"). Offices that follow one another are a chain and go to one person together.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from kg.reading.cues import CuedPattern
from kg.reading.document import Document
from kg.reading.letters import compiled, union
from kg.reading.names import before_office, is_from_abroad
from kg.reading.offices import OfficeMention
from kg.reading.ranks import is_of_government
from kg.reading.spans import Spans

__all__ = ["Joint", "chains_of", "join", "offices_behind"]

Chain = tuple[OfficeMention, ...]
Name = tuple[int, int]  # where it starts and ends


@dataclass(frozen=True, slots=True)
class Joint:
    """A name at ``text[start:end]`` and the offices that stand beside it."""

    start: int
    end: int
    offices: Chain


# Between an office and the name behind it: "Chủ tịch UBND tỉnh| đồng chí |A", "Giám đốc|, ông |A", "huyện X (Y|) |A".
_BEFORE_NAME = compiled(r"(?:\)| \([^()]{1,30}\))? ?(?:[:-] ?|, ?(?={HON}))?(?:(?:và |là )?{HON}\.?[ ,]*)*")
_LONGEST_BEFORE = 40  # code points that may stand there
# Between a name and the office behind it: "A|, |Bí thư", "A| (sinh năm 1970), |Bí thư", "A| được bầu giữ chức |Bí thư".
_AFTER_NAME = compiled(
    r" ?(?:\([^()]{0,40}\) ?)?"
    + union(
        ",? (?:là|hiện là|hiện giữ chức|giữ chức|với cương vị|(?:đã )?từng (?:là|giữ chức(?: vụ)?|làm|đảm nhiệm)) ",
        " (?:là|hiện là|giữ chức|được chỉ định giữ chức|được bổ nhiệm(?: giữ chức)?|được bầu giữ chức|làm) ",
        "[,(] ?",
        "- ?",
    )
    + "(?:đồng chí )?(?:{HON},? )?"
)
# The same where the office stands in brackets: "ông A| (|Chủ tịch UBND tỉnh X), bà B (Giám đốc Sở Y tế)".
_IN_BRACKETS = compiled(r" ?\( ?(?:nguyên là |hiện là |là )?")
# Between the offices of a chain: "Phó Bí thư Tỉnh ủy|, |Chủ tịch UBND tỉnh| kiêm |Giám đốc".
_LINK = re.compile(
    r" ?(?:, ?|- ?| kiêm | đồng thời là )"
    "(?:kiêm (?:giữ chức(?: vụ)? |nhiệm (?:chức(?: vụ)? )?)?|đồng thời là |nay là |hiện là |giữ chức "
    "|được chỉ định giữ chức )?"
    "|[;:] (?:nay là |hiện là |giữ chức |được chỉ định giữ chức )"
    "| kiêm | giữ chức | được chỉ định giữ chức | được bổ nhiệm giữ chức | được bầu giữ chức "
)
_GOVERNED_BEFORE = re.compile(r"(?<!\w)(?:của|thay mặt(?: cho)?|với|cho|cùng|gặp|Thay mặt(?: cho)?) $")
_LONGEST_GOVERNED = 14  # code points looked back for it
_LIST_OPENS = re.compile(r"\s?(?:tỉnh|thành phố)?\s?:\s?")
_COUNTS = {"hai": 2, "ba": 3, "bốn": 4, "năm": 5, "sáu": 6}  # how many names a list has whose head says it
_COLLECTIVE = re.compile(
    r"(?<!\w)(các|gồm|nguyên|hai|ba|bốn|năm|sáu)\s+(?:vị\s+|đồng chí\s+)?(?:nguyên\s+)?$", re.IGNORECASE
)
_LONGEST_COLLECTIVE = 25  # code points looked back for it
# A name that no known family name opens, behind an honorific: "đồng chí |Xuân Mới".
_HONOURED_NAME = CuedPattern(
    compiled(
        "(?:đồng chí|Đồng chí|đ/c|[Ôô]ng|[Bb]à|[Nn]gài|[Tt]ướng|tá) "
        r"((?:{CAP}|[{UP}](?!\w))(?: (?:{CAP}(?:{CAP})?|[{UP}](?![\w.]))){1,4})(?!\w)"
    ),
    ("đồng chí ", "đ/c ", "ông ", "bà ", "ngài ", "tướng ", "tá "),
)
# A name no Vietnamese family name opens, straight behind a foreign office: "Đại sứ Nhật Bản| Tanaka Ichiro".
_FOREIGN_NAME = compiled(
    r"(?:\)| \([^()]{1,30}\))?,? ?(?:{HON}\.?,? )*({CAP}(?:[ -](?:{CAP}(?:{CAP})?|[{UP}]\.?(?= [{UP}]))){1,4})(?!\w)"
)
# A family name with one syllable opens many names of places and things, and credits: "đường |Trần Văn A", "Ảnh: |…".
_THING_BEFORE = re.compile(
    union(
        *("đường", "phố", "trường", "quỹ", "giải", "công ty", "chợ", "cầu", "khu", "lăng", "đền", "chùa", "hồ"),
        *("bảo tàng", "nhà", "huyện", "xã", "phường", "quận", "thị trấn", r"TP\.?", "thành phố", "thị xã"),
        *("sông", "núi", "đảo", "vịnh", "thôn", "bản", "ấp", "bệnh viện", "thpt", "thcs", "tiểu học", "mầm non"),
        *("đại học", "học viện", "giải thưởng", "công viên", "tượng đài", "ảnh", "nguồn", "theo", "tin", "bài"),
    )
    + r"[: ]\s?$",
    re.IGNORECASE,
)
# Shrines and feasts bear names of persons also behind an office: "Trưởng Ban Tổ chức lễ hội Đền |Trần A".
_SHRINE_BEFORE = re.compile(union("đền", "chùa", "lăng", "lễ hội", "miếu", "khu lưu niệm") + r"\s$", re.IGNORECASE)
_LONGEST_THING = 14  # code points looked back for it


def join(document: Document, offices: Sequence[OfficeMention], names: Mapping[int, int]) -> Iterator[Joint]:
    """Every name of the article in order, with the offices beside it."""
    text = document.text
    chains = list(_chains(text, offices))
    starts = _names(text, names, chains)
    opened = {chain[0].start for chain in chains}
    behind = {end: at for _, end in starts if (at := _behind(text, end, opened)) is not None}
    titled = frozenset(end for end, at in behind.items() if at in opened)
    before = _before(text, starts, chains, frozenset(behind.values()), titled)
    taken = {chain[0].start for chain in before.values()}
    free = {chain[0].start: chain for chain in chains if chain[0].start not in taken}
    heads = _ListHeads(document, chains, [start for start, _ in starts])
    for start, end in starts:
        yield Joint(start, end, (*before.get(start, ()), *free.get(behind.get(end, -1), ()), *heads.over(start)))


def offices_behind(text: str, end: int, chains: Mapping[int, Chain]) -> Chain:
    """The offices in apposition to a name that ends at an offset; `chains` are those of the article by their starts."""
    at = _behind(text, end, chains)
    return () if at is None else chains.get(at, ())


def _behind(text: str, end: int, opened: Container[int]) -> int | None:
    """Where an office in apposition to the name that ends at an offset would begin; in brackets, if one does there."""
    bracket = _IN_BRACKETS.match(text, end)
    if bracket and bracket.end() in opened:
        return bracket.end()
    behind = _AFTER_NAME.match(text, end)
    return behind.end() if behind else None


def chains_of(text: str, offices: Sequence[OfficeMention]) -> dict[int, Chain]:
    """The rows of offices that follow one another, by where each starts."""
    return {chain[0].start: chain for chain in _chains(text, offices)}


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


def _names(text: str, names: Mapping[int, int], chains: Iterable[Chain]) -> list[Name]:
    """Names in order, with those that stand after an honorific or office though no family name opens them."""
    known = Spans(names.items())
    found = dict(names)
    for match in _HONOURED_NAME.finditer(text):
        start, end = match.start(1), before_office(text, *match.span(1))
        if " " in text[start:end] and not known.meets(start, end):
            found.setdefault(start, end)
    ends = set()
    for chain in chains:
        ends.add(chain[-1].end)
        behind = _FOREIGN_NAME.match(text, chain[-1].end)
        if behind and not known.meets(*behind.span(1)) and (chain[-1].level == "foreign" or is_from_abroad(behind[1])):
            found.setdefault(*behind.span(1))
    titled = ends | {end + 1 for end in ends if text.startswith(":", end)}  # "các Phó Chủ tịch UBND TP: |A, B"
    kept = (name for name in found.items() if name[0] - 1 in titled or not _stands_behind(_THING_BEFORE, text, name[0]))
    return sorted(name for name in kept if not _stands_behind(_SHRINE_BEFORE, text, name[0]))


def _stands_behind(words: re.Pattern[str], text: str, start: int) -> bool:
    return words.search(text, max(start - _LONGEST_THING, 0), start) is not None


def _before(
    text: str, names: Sequence[Name], chains: Sequence[Chain], appositions: frozenset[int], titled: frozenset[int]
) -> dict[int, Chain]:
    """The chain that stands before each name, unless it stands in apposition to the name before.

    `appositions` are the offsets at which an office in apposition to a name would begin, `titled` the ends of the
    names behind which one does. "Thay mặt Giám đốc Công an tỉnh, thượng tá A, Phó Giám đốc, …": who has an office
    behind the name has none before a comma.
    """
    ends = [chain[-1].end for chain in chains]
    found = {}
    for start, end in names:
        chain = _chain_ending(text, start, chains, ends)
        chain = chain and _of_speaker(text, chain)
        if chain is None or (text.startswith(",", chain[-1].end) and _is_of_another(text, chain, end in titled)):
            continue
        if chain[0].start not in appositions or text[chain[-1].end : start] == " ":
            found[start] = chain
    return found


def _of_speaker(text: str, chain: Chain) -> Chain:
    """The chain without the office spoken to: "Báo cáo với |Thủ tướng|, Chủ tịch UBND tỉnh A nêu …"."""
    start = chain[0].start
    if len(chain) < 2 or chain[0].level != "central" or chain[1].level == "central":
        return chain
    governed = _GOVERNED_BEFORE.search(text, max(start - _LONGEST_GOVERNED, 0), start)
    return chain[1:] if governed and is_of_government(chain[0].title) else chain


def _is_of_another(text: str, chain: Chain, titled: bool) -> bool:
    """Whether the office before a comma is not that of the name behind it: "người phát ngôn của Thủ tướng, ông |A"."""
    start = chain[0].start
    return titled or _GOVERNED_BEFORE.search(text, max(start - _LONGEST_GOVERNED, 0), start) is not None


def _chain_ending(text: str, start: int, chains: Sequence[Chain], ends: Sequence[int]) -> Chain | None:
    """The last chain with nothing but honorifics between it and a name; `ends` are the ends of the chains."""
    for place in range(bisect_right(ends, start) - 1, bisect_right(ends, start - _LONGEST_BEFORE) - 1, -1):
        if _BEFORE_NAME.fullmatch(text, ends[place], start):
            return chains[place]
    return None


class _ListHeads:
    """Offices that a list of names follows: "các đồng chí Ủy viên Ban Thường vụ Tỉnh ủy: A; B"."""

    def __init__(self, document: Document, chains: Iterable[Chain], names: Sequence[int]) -> None:
        self._document = document
        self._chains: list[Chain] = []
        self._opened: list[int] = []
        self._left: list[int] = []
        self._ends: list[int] = []
        for chain in chains:
            opened = _LIST_OPENS.match(document.text, chain[-1].end)
            collective = _collective(document.text, chain[0].start) if opened else None
            if opened and collective:
                self._chains.append(chain)
                self._opened.append(opened.end())
                self._ends.append(self._end(opened.end(), names))
                self._left.append(_COUNTS.get(collective[1].lower(), len(document.text)))

    def _end(self, opened: int, names: Sequence[int]) -> int:
        """Where the list ends: with its sentence, or at a semicolon if commas part its names: "các ông: A, B; C"."""
        end = self._document.sentence_at(opened).end
        stop = self._document.text.find(";", opened, end)
        several = bisect_right(names, stop) - bisect_left(names, opened) > 1
        return stop if stop >= 0 and several else end

    def over(self, start: int) -> Chain:
        """The offices at the head of the list a name stands in; it ends with its sentence, or with as many as it says.

        Names must be asked for in order.
        """
        place = bisect_right(self._opened, start) - 1
        if place < 0 or start > self._ends[place] or not self._left[place]:
            return ()
        self._left[place] -= 1
        return self._chains[place]


def _collective(text: str, start: int) -> re.Match[str] | None:
    return _COLLECTIVE.search(text, max(start - _LONGEST_COLLECTIVE, 0), start)
