"""Offices as a grammar: a rank, the body it is held in, and the unit or place the body belongs to.

"Phó Bí thư Thường trực Tỉnh ủy Quảng Ninh" is rank + body + unit; "Chủ tịch UBND huyện Long Hồ" rank + body +
lower place; "Thứ trưởng Bộ Xây dựng" rank + ministry. Ranks are a closed class; bodies are open: after a word
that opens a body (Sở, Ban, Bộ, Cục …) the grammar takes the words of the trade it knows and capitalised words,
and stops before a person's name, a verb or a comma. Whose office it is, is settled in `kg.reading.people`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from kg.model import Level
from kg.reading.letters import compiled
from kg.reading.units import UnitMention

__all__ = ["OWN_COUNTRY", "OfficeMention", "find_offices", "follow_body"]


@dataclass(frozen=True, slots=True)
class OfficeMention:
    """An office at ``text[start:end]``.

    `title` is the office as printed without the trailing unit; `unit` the slug or ``central`` where the words
    say it; `bare` marks a rank without a body ("Bí thư"), which says an office only together with others.
    """

    start: int
    end: int
    title: str
    unit: str | None
    level: Level
    bare: bool
    official: bool


# ---------------------------------------------------------------- ranks
_DEPUTY = r"(?:[Qq]uyền |[Nn]guyên |[Nn]guyên là |[Cc]ựu )?(?:[Pp]hó )?"
_ALONE = (  # say an office without any body
    r"[Tt]ổng [Bb]í thư|[Cc]hủ tịch nước|[Pp]hó [Cc]hủ tịch nước|(?:[Pp]hó )?[Tt]hủ tướng(?: [Tt]hường trực)?(?: Chính phủ)?|"
    r"[Tt]hường trực Ban Bí(?: thư)?|[Tt]ổng thống|[Tt]ỉnh ủy viên|[Tt]hành ủy viên|[Hh]uyện ủy viên|TUV|"
    r"UVBCT|UVT\.?Ư|UVTW|UVBTV|[Đđ]ại biểu Quốc hội|[Ll]uật sư Đoàn"
)
_RANK = (
    r"[Bb]í thư(?: [Tt]hường trực| thứ nhất| [Tt]hứ nhất)?|[Cc]hủ tịch(?: [Tt]hường trực| danh dự)?|[Ii] ?[Cc]hủ tịch|"
    r"(?:[Tt]ổng )?[Gg]iám đốc(?: [Tt]hường trực| phụ trách| điều hành)?|[Cc]hủ nhiệm|[Tt]rưởng|[Bb]ộ [Tt]rưởng|[Tt]hứ [Tt]rưởng|[Cc]hánh [Vv]ăn phòng|"
    r"[Cc]hánh [Tt]hanh tra|[Cc]hánh án|[Vv]iện [Tt]rưởng|[Tt]ổng [Tt]hanh tra|[Tt]ổng [Kk]iểm toán|[Tt]ổng cục [Tt]rưởng|[Cc]ục [Tt]rưởng|"
    r"[Vv]ụ [Tt]rưởng|[Cc]hi cục [Tt]rưởng|[Hh]iệu [Tt]rưởng|[Cc]hỉ huy [Tt]rưởng|[Tt]ư lệnh|[Cc]hính ủy|[Tt]ham mưu [Tt]rưởng|[Tt]ổng [Tt]ham mưu [Tt]rưởng|"
    r"[Cc]hính trị viên|[Tt]hống đốc|[Tt]ỉnh [Tt]rưởng|[Hh]uyện [Tt]rưởng|[Đđ]ô [Tt]rưởng|[Đđ]ại sứ(?: [Đđ]ặc mệnh toàn quyền)?|[Tt]ổng [Ll]ãnh sự|"
    r"[Tt]ổng [Bb]iên tập|[Tt]ổng [Tt]hư ký|[Hh]ội [Tt]rưởng|[Đđ]ội [Tt]rưởng|[Đđ]ồn [Tt]rưởng|[Gg]Đ|PGĐ|"
    r"[Ủủ]y viên(?: [Tt]hường trực| [Tt]hường vụ| dự khuyết)?|UV|[Pp]hó(?= [Bb]an )"
)
_OFFICE = re.compile(rf"(?<!\w)(?:{_ALONE}|{_DEPUTY}(?:{_RANK}))(?![\w])")
_ALONE_RE = re.compile(rf"(?:{_DEPUTY})(?:{_ALONE})")
_MINISTERS = re.compile(
    rf"(?:{_DEPUTY})(?:[Bb]ộ trưởng|[Tt]hứ trưởng|[Tt]ổng [Tt]hanh tra|[Đđ]ại sứ|[Tt]ỉnh trưởng|[Tt]hống đốc)"
)
_FORMER = re.compile(r"^(?:nguyên là|nguyên|cựu)\s", re.IGNORECASE)

# ---------------------------------------------------------------- bodies
_LOCAL = r"huyện|quận|thị xã|TX\.?|xã|phường|thị trấn|đặc khu|thành phố|TP\.?|Thành phố|Tp\.?"
_PLACE = compiled(
    rf"({_LOCAL}|(?:Thị|Huyện|Thành|Quận|thị|huyện|quận) ủy(?= {{CAP}}(?! ủy))) ?(?:{{CAP}}|\d+)(?: {{CAP}}){{0,2}}"
)
_BARE_LOCAL = re.compile(r"(?:huyện|quận|thị xã|xã|phường|thị trấn|đặc khu)(?=[,;. ]|$)")
_PROVINCE = re.compile(r"(?:tỉnh|Tỉnh|thành phố|Thành phố|TP|Tp|T\.P)(?!\w)\.?(?! ?(?:ủy|đoàn)\b)")
_TOKEN = re.compile(r"[\w&']+(?:\.[\w]+)*|-")
_COMMA_NAMES = re.compile(
    r"(?:Sở |Bộ |Phòng |Ban |ban )?(?:Văn hóa|văn hóa|VH), ?(?:[Tt]hể thao|TT)(?: và [Dd]u lịch| ?& ?DL| và DL)?|"
    r"(?:Sở |Bộ |Phòng )?(?:Lao động|LĐ), ?(?:Thương binh|TB) (?:và|&) (?:Xã hội|XH)|"
    r"Sở VH, ?TT (?:&|và) ?DL|Sở VH, ?TT,? ?DL|Bộ VH, ?TT (?:&|và) ?DL|"
    r"(?:Văn hóa|Giáo dục), (?:Giáo dục, )?(?:Thanh niên|Thanh thiếu niên)(?:, Thiếu niên)? và Nhi đồng"
)
_CONNECTIVES = frozenset({"và", "&", "của", "-"})
# Words that open a body; after these capitalised words of any kind belong to it.
_FREE_BODY = re.compile(
    r"(?:Hiệp hội|Hội đồng|Hội(?! đồng)|Công ty|Tập đoàn|Tổng công ty|Trường|Bệnh viện|Trung tâm|Ban quản lý|Ban Quản lý|Ban chỉ đạo|Ban Chỉ đạo|Liên hiệp|Liên đoàn|"
    r"Ngân hàng|Nhà máy|Viện|Học viện|Đại học|Quỹ|Hợp tác xã|HTX|Đồn|Quân khu|Quân đoàn|HĐQT|HĐTV|Báo|Đài|Khu|Bảo tàng|Cục|Tổng cục|Vụ)(?!\w)",
    re.IGNORECASE,
)
_BUSINESS = re.compile(
    r"công ty|tập đoàn|doanh nghiệp|htx|hợp tác xã|hđqt|hđtv|hội đồng quản trị|hội đồng thành viên|ngân hàng (?:tmcp|thương mại)|"
    r"hiệp hội|hội (?:tàu|du lịch|doanh nhân|doanh nghiệp)|khách sạn|nhà máy|clb|câu lạc bộ|ban tổ chức giải",
    re.IGNORECASE,
)
_CENTRAL = re.compile(
    r"trung ương|\bt\.ư\b|\btư đảng|\btw\b|chính phủ|bộ chính trị|ban bí thư|quốc hội(?! tỉnh)|chủ tịch nước|tổng bí thư|thủ tướng|bộ trưởng|thứ trưởng|"
    r"\bbộ (?!chỉ huy|chqs|đội)|tổng cục|(?<!chi )\bcục (?!thuế tỉnh|thống kê tỉnh|hải quan tỉnh)|vụ trưởng|quân ủy|quân khu|tối cao|nhà nước|học viện chính trị|"
    r"ủy ban dân tộc|tổng tham mưu|tổng thanh tra|tổng kiểm toán|đại biểu quốc hội khóa|việt nam$|uvbct|uvt",
    re.IGNORECASE,
)
_DISTRICT = re.compile(
    r"huyện(?! trưởng)|\bquận\b|thị xã|thị ủy|\btx\b|quận ủy|(?<!văn )(?<!quốc )(?<!biên )\bphòng\b(?!,? chống)",
    re.IGNORECASE,
)
_COMMUNE = re.compile(r"\b(?:xã|phường|thị trấn|đảng ủy xã|đảng ủy phường|đặc khu)\b(?! hội)", re.IGNORECASE)
_FOREIGN = re.compile(r"tỉnh trưởng|huyện trưởng|đô trưởng|đại sứ đặc mệnh|khu ủy|quốc vụ|tổng thống", re.IGNORECASE)


# Compounds that names of bodies are made of, beside those of the reference offices.
_COMPOUNDS = (
    "tỉnh ủy|thành ủy|huyện ủy|thị ủy|quận ủy|đảng ủy|đảng bộ|đảng đoàn|trung ương đảng|trung ương|đảng|ban chấp hành|ban thường vụ|thường vụ|"
    "bộ chính trị|ban bí thư|chính phủ|quốc hội|nước|hội đồng nhân dân|ủy ban nhân dân|hội đồng|ủy ban|ubnd|hđnd|btv|bch|ubmttq|mttq|đbqh|"
    "thường trực|phụ trách|mặt trận tổ quốc|việt nam|đoàn đại biểu|đại biểu|tỉnh đoàn|thành đoàn|đoàn|khối|các cơ quan|cơ quan|doanh nghiệp|"
    "ban tổ chức|ban tuyên giáo|ban dân vận|ban nội chính|ban kinh tế|ban kinh tế - ngân sách|ban pháp chế|ban văn hóa - xã hội|ban|tổ chức|tuyên giáo|dân vận|nội chính|kiểm tra|"
    "văn phòng|phòng|sở|bộ|cục|vụ|chi cục|tổng cục|viện|thanh tra|công an|quân sự|bộ đội biên phòng|biên phòng|bộ chỉ huy|ban chỉ huy|cảnh sát|"
    "nội vụ|tư pháp|kế hoạch|đầu tư|tài chính|công thương|nông nghiệp|phát triển nông thôn|phát triển|nông thôn|giao thông vận tải|giao thông|vận tải|xây dựng|"
    "tài nguyên|môi trường|thông tin|truyền thông|lao động|thương binh|xã hội|văn hóa|thể thao|du lịch|khoa học|công nghệ|giáo dục|đào tạo|y tế|"
    "ngoại vụ|ngoại giao|dân tộc|tôn giáo|quy hoạch|kiến trúc|quốc phòng|công nghiệp|thương mại|thủy sản|tòa án nhân dân|tòa án|viện kiểm sát nhân dân|"
    "viện kiểm sát|tối cao|nhà nước|nhân dân|kiểm toán|ngân hàng|kho bạc|hải quan|thuế|thống kê|bảo hiểm xã hội|kiểm lâm|chăn nuôi|thú y|trồng trọt|"
    "bảo vệ thực vật|thủy lợi|đê điều|phòng chống|thiên tai|quản lý|khu kinh tế|các khu công nghiệp|khu công nghiệp|dự án|chỉ đạo|xúc tiến|hỗ trợ|"
    "lý luận|chính trị|quốc gia|tổng hợp|đối ngoại|kinh tế|ngân sách|pháp chế|pháp luật|hội nông dân|nông dân|phụ nữ|cựu chiến binh|thanh niên|"
    "cộng sản|liên đoàn lao động|liên hiệp|hữu nghị|chữ thập đỏ|khuyến học|nhà báo|văn học|nghệ thuật|hội|thi đua|khen thưởng|dân nguyện|tư vấn|"
    "quân ủy|quân khu|quân đoàn|quân chủng|hải quân|tham mưu|an ninh|quốc vụ|bảo tồn|di tích|di sản|cố đô|phòng,? chống|điều tra|tội phạm|ma túy|kinh tế - ngân sách|chuyên trách|đường bộ|đường sắt|hàng không|hàng hải|"
    "hợp tác quốc tế|hợp tác xã|tiểu vùng|điều phối|vùng|liên minh|chuyển đổi số|dân số|bảo vệ|chăm sóc|trẻ em|người cao tuổi|thành viên|quản trị"
)
_TRADE = re.compile(rf"(?:{'|'.join(sorted(_COMPOUNDS.split('|'), key=len, reverse=True))})(?!\w)", re.IGNORECASE)
_MAY_BE_VERB = frozenset(
    {"tổ chức", "kiểm tra", "hỗ trợ", "xúc tiến", "đào tạo", "quản lý", "chỉ đạo", "bảo vệ", "phát triển", "điều phối", "đầu tư",
     "thông tin", "tư vấn", "xây dựng", "quy hoạch", "kế hoạch", "khen thưởng", "thanh tra", "điều tra", "hội", "kiểm toán"}
)  # fmt: skip
_GOVERNS_NOUN = re.compile(
    r"(?:ban|ủy ban|cục|trung tâm|phòng|quỹ|và|&|sở|bộ|hội đồng|vụ|quản lý|phát triển|xúc tiến|hoạch|cảnh sát|đoàn|chi cục|viện|-)\s$",
    re.IGNORECASE,
)
_FREE_LOWER = re.compile(
    r"(?:vịnh|dự án|khu|các|rừng|di tích|cảng|bến|vườn quốc gia|cổ phần|cp|tnhh|mtv|đa khoa|chuyên khoa|cao đẳng|trung học|thpt|bất động sản|đầu tư|cảng vụ|khám phá|lữ hành)(?!\w)",
    re.IGNORECASE,
)
_BUREAU = re.compile(r"(?:[Cc]ục|[Vv]ụ)(?: trưởng)?(?: [^,;.]*)?$")
_HEAD_OF_DELEGATION = re.compile(r"^(?:phó )?trưởng (?:phái )?đoàn(?! (?:đại biểu quốc hội|đbqh))", re.IGNORECASE)
_OPENS_BODY = re.compile(r"(?:Sở|UBND|HĐND|Hội|Đoàn|Công an|Văn phòng|Ủy ban|Đảng ủy|MTTQ|Mặt trận|Bộ|Ban)(?!\w)")
_ACCREDITED = re.compile(r" tại (?:Việt Nam|TP\.? ?(?:HCM|Hồ Chí Minh)|Đà Nẵng)")
OWN_COUNTRY = re.compile(r"(?<!MTTQ)(?<!Tổ quốc)(?<!hội)(?<!Đoàn)(?<!đoàn)(?<!tại)(?<!Cộng sản) Việt Nam$")
_MINISTRY_AFTER = re.compile(r",? (?:thuộc )?(?=[Bb]ộ [^\W\d_])")


# ---------------------------------------------------------------- the grammar
def find_offices(text: str, units: Sequence[UnitMention], names: Mapping[int, int]) -> tuple[OfficeMention, ...]:
    """All offices named in the text, in order."""
    return tuple(_find(text, {mention.start: mention for mention in units}, names))


def follow_body(
    text: str, at: int, units: Mapping[int, UnitMention], names: Mapping[int, int]
) -> tuple[int, UnitMention | None, int]:
    """Where a body that begins at `at` ends, the unit named after it, and where that ends."""
    return _Tail(text, units, names).follow(at)


def _find(text: str, units: Mapping[int, UnitMention], names: Mapping[int, int]) -> Iterator[OfficeMention]:
    at = 0
    while match := _OFFICE.search(text, at):
        office = _read(text, match, units, names)
        at = max(office.end, match.end())
        yield office


def _read(text: str, rank: re.Match[str], units: Mapping[int, UnitMention], names: Mapping[int, int]) -> OfficeMention:
    title_end, unit_mention, end = _Tail(text, units, names).follow(rank.end())
    title = OWN_COUNTRY.sub("", text[rank.start() : title_end].strip(" -"))
    bare = (
        _HEAD_OF_DELEGATION.match(title) is not None
        or title_end <= rank.end()
        and not (_ALONE_RE.fullmatch(title) or _MINISTERS.fullmatch(title))
    )
    level = _level(title, unit_mention)
    unit = "central" if level == "central" else unit_mention.unit if unit_mention else None
    if unit_mention and unit_mention.sense == "foreign":
        level, unit = "foreign", unit_mention.unit
    official = not _BUSINESS.search(title)
    return OfficeMention(rank.start(), end, _capitalised(title), unit, level if official else "other", bare, official)


def _capitalised(title: str) -> str:
    if _FORMER.match(title):
        return title[0].lower() + title[1:]
    return title[0].upper() + title[1:]


@dataclass(frozen=True)
class _Tail:
    """What follows a rank: the words of the body, and the unit or lower place it belongs to."""

    text: str
    units: Mapping[int, UnitMention]
    names: Mapping[int, int]

    def follow(self, at: int) -> tuple[int, UnitMention | None, int]:
        """Where the title ends, the unit named after it, and where the whole office ends."""
        title_end, free = at, False
        for _ in range(16):
            start = self._skip_space(at)
            mention = self.units.get(start)
            if mention and not (start in self.names and mention.sense == "person"):
                return self._with_unit(title_end, mention)
            step = self._step(start, free=free)
            if step is None:
                break
            free = free or _FREE_BODY.match(self.text, start) is not None
            at = step
            if self.text[start:at] not in _CONNECTIVES:
                title_end = at
        title_end = self._with_ministry(title_end)
        mention = self._trailing_unit(title_end)
        return (title_end, mention, mention.end) if mention else (title_end, None, title_end)

    def _with_ministry(self, at: int) -> int:
        """A bureau may name its ministry after a comma: "Cục trưởng Cục Ngoại vụ, Bộ Ngoại giao"."""
        opened = _MINISTRY_AFTER.match(self.text, at)
        if not opened or not _BUREAU.search(self.text, max(at - 60, 0), at):
            return at
        at = opened.end()
        while (step := self._step(self._skip_space(at), free=False)) is not None and self._skip_space(
            at
        ) not in self.units:
            at = step
        return at

    def _with_unit(self, title_end: int, mention: UnitMention) -> tuple[int, UnitMention | None, int]:
        """The unit closes the office; "UBND tỉnh X" keeps its "tỉnh", "Sở Y tế tỉnh X" does not."""
        accredited = _ACCREDITED.match(self.text, mention.end) if mention.sense == "foreign" else None
        if accredited:
            return accredited.end(), mention, accredited.end()
        if mention.sense == "town":
            return mention.end, self._trailing_unit(mention.end), mention.end
        keeps = mention.prefix and re.search(
            r"(?:UBND|HĐND|Ủy ban nhân dân|ủy ban nhân dân|Hội đồng nhân dân|Công an|MTTQ|Mặt trận Tổ quốc(?: Việt Nam)?|MTTQ Việt Nam|Đoàn ĐBQH|ĐBQH|Quốc hội|Chỉ huy Quân sự|Biên phòng|Đảng bộ|[Cc]hủ tịch|Thanh tra|Hội [\w ]+)$",
            self.text[:title_end],
        )
        own = re.match(r"TP\.?|TP", self.text[mention.start : mention.end]) if not mention.prefix else None
        if keeps:
            return mention.name_start, mention, mention.end
        if own and re.search(r"(?:UBND|HĐND)$", self.text[:title_end]):
            return mention.start + 2, mention, mention.end
        return title_end, mention, mention.end

    def _trailing_unit(self, at: int) -> UnitMention | None:
        """A unit after a lower place: ", tỉnh X", " (X)", " tỉnh X"."""
        match = re.compile(r",? ?\(?").match(self.text, at)
        mention = self.units.get(match.end()) if match else None
        if mention and (mention.prefix or "(" in self.text[at : mention.start]) and mention.sense != "person":
            return mention
        return None

    def _skip_space(self, at: int) -> int:
        return at + 1 if self.text[at : at + 1] == " " else at

    def _step(self, start: int, *, free: bool) -> int | None:
        """The end of the next word that belongs to the title, or None."""
        if match := _PLACE.match(self.text, start):
            return self._place_end(match)
        for pattern in (_COMMA_NAMES, _FREE_BODY, _PROVINCE, _BARE_LOCAL):
            if match := pattern.match(self.text, start):
                return match.end()
        if start in self.names and not self._trade_in_name(start):
            return None
        if _OFFICE.match(self.text, start):
            return None
        if match := _TRADE.match(self.text, start):
            return match.end() if self._is_noun(match) else None
        return self._open_word(start, free=free)

    def _open_word(self, start: int, *, free: bool) -> int | None:
        """A connective inside the body, an abbreviation, or any proper name in a body of the open kind."""
        token = _TOKEN.match(self.text, start)
        if token is None:
            return None
        if token[0] in _CONNECTIVES:
            return token.end() if self._continues(token.end(), free=free) else None
        if token[0].isupper() and len(token[0]) > 1:
            return token.end()
        if free and (token[0][0].isupper() or _FREE_LOWER.match(self.text, start) or self._numbered(start)):
            return token.end()
        return None

    def _place_end(self, match: re.Match[str]) -> int:
        """Names of lower places have two syllables, rarely three; a person's name may follow at once.

        After "thành phố" or "phường" a name of three syllables is a person's: the place goes without its name.
        """
        first = match.start() + len(match[1]) + 1
        mention = self.units.get(first)
        if mention and mention.sense == "unit" and match[1].lower() == "thành ủy":
            return match.start() + len(match[1])
        if len(self._name_words(first)) >= 3 and not match[1].lower().startswith(("huyện", "thị xã", "quận")):
            return match.start() + len(match[1].rstrip())
        words = match[0].split(" ")
        for cut in range(len(words), 1, -1):
            end = match.start() + len(" ".join(words[:cut]))
            if not any(first < start < end for start in self.names):
                return end
        return match.end()

    def _name_words(self, start: int) -> list[str]:
        return self.text[start : self.names[start]].split() if start in self.names else []

    def _trade_in_name(self, start: int) -> bool:
        """Whether what looks like a name is a word of the trade: "Đoàn đại biểu", not "Đoàn Hữu …"."""
        match = _TRADE.match(self.text, start)
        return match is not None and (" " in match[0] or len(self._name_words(start)) < 3)

    def _is_noun(self, match: re.Match[str]) -> bool:
        """Whether a word of the trade that may be a verb ("kiểm tra", "hỗ trợ") names a body here."""
        if not match[0].islower() or match[0] not in _MAY_BE_VERB:
            return True
        return _GOVERNS_NOUN.search(self.text, max(match.start() - 12, 0), match.start()) is not None

    def _numbered(self, start: int) -> bool:
        """A number that names a body: Quân khu 7, Bệnh viện 108."""
        return self.text[start].isdigit() and self.text[start - 2].isalpha()

    def _continues(self, at: int, *, free: bool) -> bool:
        """Whether a connective is followed by a further word of the same body, not by an office or a name."""
        start = self._skip_space(at)
        if (free and self.text[start : start + 1].islower()) or _OPENS_BODY.match(self.text, start):
            return False
        if start in self.names or start in self.units or _OFFICE.match(self.text, start):
            return False
        if _TRADE.match(self.text, start):
            return True
        token = _TOKEN.match(self.text, start)
        return token is not None and ((token[0].isupper() and len(token[0]) > 1) or (free and token[0][0].isupper()))


def _level(title: str, mention: UnitMention | None) -> Level:
    plain = title.lower()
    if _FOREIGN.search(plain):
        return "foreign"
    if _COMMUNE.search(plain):
        return "commune"
    if _DISTRICT.search(plain) or _LOWER_CITY.search(title):
        return "district"
    if mention and mention.sense == "unit":
        return "province"
    if _CENTRAL.search(plain) and not re.search(r"tỉnh ủy|thành ủy|tỉnh$", plain):
        return "central"
    return "province"


_LOWER_CITY = compiled(r"(?:TP\.?|thành phố|Thành ủy) {CAP}")
