"""How names of bodies begin that can take part in a meeting: organs of a province, of the centre, of other countries.

The capitals are those of print; what follows the opening is read in `kg.reading.tails`.
"""

from __future__ import annotations

import re

from kg.reading.cues import CuedPattern, openings
from kg.reading.letters import UPPER, union

__all__ = ["BODY", "is_central", "mission_end"]

_COMMITTEE = "(?:Tỉnh|Thành|tỉnh|thành) ủy"
# Whose members are the people: of the country with "Việt Nam" behind the name, else of a province.
_MASS = (
    *("Nông dân", "LHPN", "Cựu chiến binh", "CCB", "Chữ thập đỏ", "Nhà báo", "Người cao tuổi", "Luật gia"),
    "Khuyến học",
)
_PROVINCIAL = (
    f"Ban [Tt]hường vụ {_COMMITTEE}",
    f"[Tt]hường vụ {_COMMITTEE}",
    "BTV (?:Tỉnh|Thành) ủy",
    "Thường trực (?:Tỉnh|Thành) ủy",
    "Thường trực (?:HĐND|Hội đồng nhân dân)",
    "Ban Chấp hành Đảng bộ",
    "BCH Đảng bộ",
    "[Tt]ỉnh ủy(?! viên)",
    "(?<!tỉnh, )[Tt]hành ủy(?! viên)",
    f"Ủy ban [Kk]iểm tra (?:\\(UBKT\\) )?(?={_COMMITTEE})",
    f"UBKT (?={_COMMITTEE})",
    "Tỉnh đoàn",
    "Thành đoàn",
    "UBND",
    "HĐND",
    "UB MTTQ",
    "[Uu]BMTTQ",
    "ỦBMTTQ",
    "[Ủủ]y ban (?:nhân dân|MTTQ|Mặt trận)",
    "Hội đồng nhân dân",
    "Mặt trận Tổ quốc",
    "MTTQ",
    r"(?<!trụ )(?<!Trụ )[Ss]ở (?=[^\W\d_])(?!UBND|Thành ủy|Tỉnh ủy|hữu)",  # not trụ sở, sở hữu
    f"[Cc]ông an (?=tỉnh|TP|thành phố|(?:hai|ba|bốn|năm|các) (?:tỉnh|địa phương)|[{UPPER}])",
    "[Bb]ộ (?:CHQS|[Cc]hỉ huy [Qq]uân sự|[Cc]hỉ huy [Bb]ộ đội Biên phòng)",
    "Đoàn (?:ĐBQH|đại biểu Quốc hội)",
    "Ban (?:Dân tộc|Dân vận|[Tt]uyên giáo|Tổ chức|Nội chính|Pháp chế|Kinh tế|Văn hóa|[Qq]uản lý|Xúc tiến)",
    "Ban (?:Tôn giáo|Đô thị (?=HĐND))",
    "Ban Chấp hành (?=Tỉnh|Thành)",
    "Ban [Cc]án sự [Đđ]ảng",
    "Ban An toàn giao thông",
    "Bộ (?:CH|Chỉ huy) BĐBP",
    "BCH (?:[Qq]uân sự|Bộ đội|BĐBP)",
    "Bộ đội Biên phòng (?=tỉnh|TP|thành phố)",
    "BĐBP (?=tỉnh|TP|thành phố)",
    "Tòa án nhân dân (?=tỉnh|TP|thành phố)",
    "TAND (?=tỉnh|TP|thành phố)",
    "Viện [Kk]iểm sát nhân dân (?=tỉnh|TP|thành phố)",
    "VKSND (?=tỉnh|TP|thành phố)",
    "Viện KSND (?=tỉnh|TP|thành phố)",
    "Bảo hiểm xã hội (?=tỉnh|TP|thành phố)",
    "BHXH (?=tỉnh|TP|thành phố)",
    "Kho bạc Nhà nước (?=tỉnh|TP|thành phố)",
    "Thuế (?=tỉnh|TP|thành phố)",
    "Thống kê (?=tỉnh|TP|thành phố)",
    "Thi hành án dân sự (?=tỉnh|TP|thành phố)",
    "Đài (?:Phát thanh|PT-?TH|PT&TH|PT và TH)",
    "Thanh tra (?=tỉnh|TP|thành phố)",
    "Trường Chính trị",
    "Đảng ủy (?:Khối|các cơ quan|UBND|Công an|Quân sự)",
    "Liên đoàn Lao động",
    "LĐLĐ",
    f"Hội {union('Liên hiệp', *_MASS)}(?! Việt Nam)",
    "Hội (?:Văn học|VHNT|Kiến trúc sư|Cựu [Tt]hanh niên|Cựu TNXP|Đông y|Nạn nhân|Bảo trợ|Sinh viên|Doanh nhân trẻ)",
    "Hội (?:Thầy thuốc|Làm vườn|Người mù|Khoa học|Cựu giáo chức)",
    "Liên hiệp (?=các [Hh]ội|các [Tt]ổ chức)",
    "Công đoàn (?=[Vv]iên chức|[Nn]gành)",
    "Liên minh (?:Hợp tác xã|HTX)",
    "Trung tâm (?:[Xx]úc tiến|[Kk]huyến nông|Kiểm soát bệnh tật|Dịch vụ việc làm|Phục vụ hành chính công)",
    "Văn phòng (?:UBND|Tỉnh ủy|HĐND|Đoàn)",
    "Cục (?=[Tt]huế|Hải quan|Thống kê|Quản lý thị trường|Thi hành án|THADS)",
    f"Chi cục (?=[{UPPER}])",
)
# The first two syllables of a ministry's name, and its abbreviations: "Bộ Xây dựng", "Bộ TN&MT".
_MINISTRIES = union(
    "Chính trị",
    union(
        *("[Xx]ây", "[Gg]iao", "[Nn]goại", "[Yy]", "[Tt]ài", "[Cc]ông", "[Qq]uốc", "[Nn]ội", "[Tt]ư", "[Kk]ế"),
        *("[Nn]ông", "[Tt]hông", "[Ll]ao", "[Vv]ăn", "[Kk]hoa", "[Gg]iáo", "[Dd]ân", "[Tt]hương", "[Tt]hủy"),
    )
    + " "
    + union(
        *("dựng", "thông", "giao", "tế", "chính", "nguyên", "an", "[Tt]hương", "nghiệp", "phòng", "vụ", "pháp"),
        *("hoạch", "tin", "động", "hóa", "học", "dục", "tộc", "mại", "sản"),
    ),
    *("GTVT", "GT-VT", "TN ?&", "TN ?-", "TNMT", "TT ?&", "TTTT", "LĐ", "VH", "KH", "GD", "NN", "VHTT"),
)
_CENTRAL = (
    f"Trung ương (?:Hội {union('Liên hiệp Phụ nữ', *_MASS)}|Hội|Đoàn)",
    f"Hội {union('Liên hiệp Phụ nữ', *_MASS)} Việt Nam",
    "Tổng Liên đoàn Lao động",
    "Liên minh (?:Hợp tác xã|HTX) Việt Nam",
    rf"[Bb]ộ {_MINISTRIES}[^\s,.;()]*",
    "Ban Bí thư",
    "Ban Kinh tế Trung ương",
    r"Ban (?:Tổ chức|Tuyên giáo|Dân vận|Nội chính|Kinh tế|Đối ngoại|Chỉ đạo [\w ]+|Chính sách, chiến lược)"
    r" (?:Trung ương|T\.?Ư|TW)",
    "Ban [Cc]hỉ đạo (?:Tây Nguyên|Tây Bắc|Tây Nam [Bb]ộ|Trung ương|quốc gia)",
    "Chính phủ",
    "Quốc hội",
    "Ủy ban (?:Thường vụ Quốc hội|Dân tộc|Kiểm tra Trung ương|Trung ương|Pháp luật|Kinh tế|Tài chính|Văn hóa)",
    "Ủy ban (?:Khoa học|Đối ngoại|(?:về |Về )?[Cc]ác vấn đề [Xx]ã hội|Tư pháp|Quốc phòng)",
    "Hội đồng (?:Dân tộc|[Đđ]iều phối)",
    "Văn phòng (?:Chính phủ|Trung ương|Quốc hội|Chủ tịch nước)",
    "Thanh tra Chính phủ",
    "Kiểm toán [Nn]hà nước",
    "Tòa án nhân dân tối cao",
    "Viện [Kk]iểm sát nhân dân tối cao",
    "Tổng cục",
    f"Cục (?![Tt]huế|Hải quan|Thống kê|Quản lý thị trường|Thi hành|THADS|Dự trữ)(?=[{UPPER}])",
    f"Vụ (?=[{UPPER}])",
    "Ngân hàng Nhà nước",
)
_FOREIGN = ("Đại sứ quán", "Tổng Lãnh sự quán", "Chính phủ nhân dân", "Khu ủy")
# "Đoàn công tác số 3 của |Bộ Y tế".
_MISSION = (
    "[Đđ]oàn (?:công tác|kiểm tra|giám sát|khảo sát|đại biểu|lãnh đạo|cán bộ)"
    r"(?: cấp cao)?(?: số \d+)?(?: liên ngành)?(?: của)? "
)
_OPENINGS = (*_PROVINCIAL, *_CENTRAL, *_FOREIGN)

BODY = CuedPattern(re.compile(rf"(?<!\w)(?:{_MISSION})?{union(*_OPENINGS)}"), openings(_MISSION, *_OPENINGS))
"""The opening of a body's name, with the mission it sends in front."""
_FROM_MISSION = re.compile(_MISSION)
_FROM_CENTRE = re.compile(f"(?:{_MISSION})?{union(*_CENTRAL)}")


def mission_end(text: str, start: int) -> int:
    """Where the words of the mission end that stand before a body ("đoàn công tác của |…"); `start` if none do."""
    mission = _FROM_MISSION.match(text, start)
    return mission.end() if mission else start


def is_central(text: str, start: int) -> bool:
    """Whether the body that begins at an offset, or the mission it sends, is one of the centre."""
    return _FROM_CENTRE.match(text, start) is not None
