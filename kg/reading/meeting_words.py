"""The words of meeting: verbs and nouns that report one, and words that make a sentence report none.

What kind of occasion they tell is left to `kg.reading.kinds`, who goes where to `kg.reading.journeys`.
"""

from __future__ import annotations

from kg.reading.cues import CuedPattern, openings
from kg.reading.letters import any_of, union

__all__ = ["FESTIVALS", "FESTIVE", "MEETS", "NO_MEETING"]

# ---------------------------------------------------------------- what reports a meeting
_GOES_TO_VISIT = ("đến", "tới", "đi", "sang", "về", "đã", "vào", "có chuyến")
_GOES_TO_LEARN = ("đến", "tới", "sang", "về", "vào", "ra", "lên", "xuống", "qua")
_GOES_TO_INSPECT = ("đến", "tới", "đi", "về", "đoàn", "đã")
_INSPECTED = "(?:tình hình|công tác|việc|tiến độ|thực tế|tại|các|hiện trường|khắc phục)"
_INSPECTORS = (
    *("bộ trưởng", "thứ trưởng", "thủ tướng", "chủ tịch nước", "chủ tịch quốc hội"),
    *("đoàn công tác", "đoàn kiểm tra", "đoàn giám sát"),
)
# Papers that are signed by those who meet, when the day is said: "biên bản được hai sở |ký hôm 6/7".
_PAPERS = ("biên bản", "bản ghi nhớ", "thỏa thuận", "quy chế", "chương trình (?:hợp tác|phối hợp)")
_AGREED = "(?:phương án|lịch|giải pháp|nội dung|quy trình|cách|một số|các|chọn|lập|sẽ|phối hợp)"
_SUBJECT = "(?:về|việc|chuyện|cách|giải pháp|kết nối|hợp tác|liên kết|phương án|kế hoạch)"
_EVENTS = "(?:lễ|tuần|ngày hội|hội (?!thi)|triển lãm|khai mạc|giao lưu|festival|liên hoan|buổi|giải)"
FESTIVE = ("lễ hội", "đêm hội", "năm du lịch", "festival", "liên hoan", "tuần lễ", "ngày hội", "hội chợ", "triển lãm")
"""Festivals and fairs."""
FESTIVALS = (
    f"khai mạc (?:[^,.;]{{1,30}} )?{union(*FESTIVE)}",
    *(f"{event}[^.;]{{0,120}} (?:khai mạc|đã diễn ra|được tổ chức|chính thức diễn ra)" for event in FESTIVE),
)
"""The opening of a festival or fair, an occasion on which units meet."""
_MEETS = (
    "làm việc (?:với|tại|cùng)",
    "buổi làm việc",
    "cuộc làm việc",
    "có chuyến (?:thăm|công tác|làm việc)",
    "hội đàm",
    "hội kiến",
    "ký kết",
    "lễ ký",
    "ký (?:thỏa thuận|biên bản|bản ghi nhớ|chương trình|quy chế|kế hoạch)",
    "hội nghị",
    "hội thảo",
    "diễn đàn",
    "tọa đàm",
    "gặp mặt",
    "gặp gỡ",
    "cuộc gặp",
    "gặp (?:nhau|lại)",
    "ngồi lại",
    *(f"{when} gặp (?:lãnh đạo|ubnd|sở|đoàn|chủ tịch|bí thư|giám đốc|ông|bà|đồng chí)" for when in ("đã", "vừa", "sẽ")),
    "gặp lãnh đạo (?:tỉnh|thành phố|tp|ubnd|bộ|sở|tỉnh ủy)",
    "đặt bút ký",
    "nhóm họp",
    "ngồi chung",
    r"phiên họp (?:(?:lần )?(?:thứ )?\S+ )?(?:của )?(?:hội đồng (?:vùng|điều phối|liên kết)|liên tịch|chung|giữa)",
    "ra mắt (?:hội đồng|tổ|ban|câu lạc bộ)",
    "hợp long",
    "đón khách từ",
    "có mặt (?:tại|ở) [^,.;]{2,30} để (?:bàn|họp|dự|làm việc|trao đổi|thống nhất|ký)",
    *(f"{paper}[^.;]{{0,60}} ký (?:hôm|ngày|sáng|chiều|vào ngày|hồi tháng|tháng) (?=[0-9])" for paper in _PAPERS),
    *(
        rf"{goes} (?:[^,.;]{{1,30}} )?(?:(?<!địa )bàn {_SUBJECT}|họp |ký (?:kết|biên bản|thỏa thuận))"
        for goes in _GOES_TO_LEARN
    ),
    "tiếp nhận (?:[0-9]+|các|nhóm) (?:bác sĩ|y, bác sĩ|cán bộ|kỹ sư|học viên|giáo viên)",
    "đã đi thực (?:tế|địa)",
    f"phối hợp (?:với|cùng)[^.;]{{0,80}} (?:khai mạc|tổ chức) {_EVENTS}",
    "trao đổi với (?:đoàn|lãnh đạo|ubnd|hđnd|sở|tỉnh|thành phố|tỉnh ủy|thành ủy)",
    f"thống nhất {_AGREED}",
    "tiếp (?:và làm việc|đoàn|xã giao|đón|ngài|đại sứ|tổng lãnh sự|lãnh đạo)",
    "tiếp (?:thị trưởng|tỉnh trưởng|bộ trưởng)",
    "tiếp (?:ông|bà|đồng chí|bí thư|chủ tịch|phó bí thư|phó chủ tịch|phó thủ tướng|thứ trưởng)",
    "khai trương (?:lối|cửa khẩu|cầu|trung tâm)",
    *(f"{goes} dự (?:lễ|hội|ngày hội|khai|chương trình)" for goes in ("về", "đến", "tới")),
    "đón tiếp",
    "đón (?:các )?đoàn",
    "chào (?:xã giao|từ biệt)",
    "chuyến (?:tham quan|học tập|khảo sát|nghiên cứu)",
    "cùng (?:kiểm tra|khảo sát|đi thực tế|ký)",
    "kiểm tra chéo",
    "giám sát chéo",
    "buổi (?:gặp|tiếp(?! xúc)|trao đổi|giao lưu)",
    "cuộc (?:tiếp|trao đổi|tọa đàm) (?:giữa|với (?:lãnh đạo|đoàn|UBND|Sở|tỉnh|thành phố))",
    "hai (?:bên|tỉnh|địa phương|thành phố|tỉnh, thành phố)[^.;]{0,60} thống nhất",
    "tổng kết (?:phong trào|công tác|hoạt động|chương trình|quy chế|việc|thi đua)",
    "sơ kết (?:phong trào|công tác|hoạt động|chương trình|quy chế|việc|thi đua)",
    r"sơ kết (?:\w+ )?(?:năm|tháng|quý|[0-9]+)(?! qua)",
    r"tổng kết (?:\w+ )?(?:năm|tháng|quý|[0-9]+)(?! qua)",
    "ngồi (?:lại )?(?:với|cùng) nhau",
    "bàn giao (?:số tiền |công trình |cờ |nhiệm vụ )*(?=[0-9](?![0-9]* (?:đối|bị|nghi|tên|người))|cờ|nhà|công trình"
    "|nhiệm vụ)",
    *(rf"{goes} (?:\w+ ){{0,2}}(?:thăm|khảo sát|tìm hiểu)" for goes in _GOES_TO_VISIT),
    "thăm(?:,| và) (?:làm việc|chúc|tặng|hỗ trợ|khảo sát)",
    "và thăm (?:tỉnh|thành phố|TP|cán bộ|các)",
    "chúc tết",
    "thị sát",
    *(rf"{who}[^.;]{{0,100}} (?:kiểm tra|giám sát|thị sát|thăm(?:, tặng quà)?) {_INSPECTED}" for who in _INSPECTORS),
    "với sự tham gia của (?:lãnh đạo |đại diện )?(?:(?:các|hai|ba|bốn|[0-9]+) tỉnh|các đoàn)",
    "khảo sát (?:tour|tuyến|thực địa|thực tế)",
    "thăm hỏi",
    *(
        rf'{goes} (?:[^,.;]{{1,30}} )?["“]?(?:học (?:cách|nghề|làm|hỏi|tập|kinh nghiệm)|tầm sư|nghiên cứu cách)'
        for goes in _GOES_TO_LEARN
    ),
    "học tập,? (?:trao đổi )?kinh nghiệm",
    "trao đổi,? (?:học tập |chia sẻ )?kinh nghiệm",
    "tham quan,? học tập",
    "có cuộc họp",
    "buổi họp",
    "cuộc họp",
    "giao ban",
    "đã trao đổi(?: và thống nhất)?,? (?:về|một số|các|nhiều) ",
    "đã cùng trao đổi",
    "họp (?:phiên|với|tại|ở|chung|khẩn|bàn|trực tuyến|đánh giá|giao ban|sơ kết|tổng kết|thống nhất)",
    "đã họp(?! báo)",
    *(rf"{goes} (?:\w+ ){{0,2}}kiểm tra,? {_INSPECTED}" for goes in _GOES_TO_INSPECT),
    "thống nhất phối hợp",
    "tìm hiểu (?:về )?(?:mô hình|kinh nghiệm)",
    "tổ chức (?:lễ|chương trình)",
    "tổ chức (?:buổi )?giao lưu",
    "lễ (?:kỷ niệm|khởi công|khởi động|khánh thành|thông xe|kết nghĩa|bàn giao|trao|tiếp nhận|đón nhận)",
    *FESTIVALS,
    "lễ (?:khai mạc|công bố|động thổ|ra mắt|phát động|tưởng niệm|hưởng ứng|ra quân)",
    "đã (?:khởi công|khánh thành)",
    "khởi công (?:dự án|công trình|cầu|tuyến|nhà|đường)",
    "khánh thành (?:dự án|công trình|cầu|tuyến|nhà|đường|trường)",
    "giao lưu (?:giữa|với|kết nghĩa|văn hóa|hữu nghị)",
    "kết nghĩa (?:với|giữa)",
    r"trao (?:tặng |số tiền |kinh phí |hỗ trợ )*\d[\d.,]* (?:tỷ|tỉ|triệu|tấn|suất|căn)",
    r"tiếp nhận (?:số tiền |kinh phí |hỗ trợ )*\d[\d.,]* (?:tỷ|tỉ|triệu|tấn|suất|căn)",
    "bàn (?:về |việc |giải pháp |phương án )?(?:liên kết|hợp tác|phối hợp|kết nối)",
)
MEETS = CuedPattern(any_of(*_MEETS), openings(*_MEETS))
"""Verbs and nouns that report a meeting."""

_ASKS = (
    "đề xuất",
    "đề nghị",
    "yêu cầu",
    "(?<!ngoại )(?<!bàn )giao(?! thông| ban| lưu| ước| thương)",
    "kiến nghị",
    "dự định",
    "chưa",
)
_ORDERS = ("giao(?! thông| ban| lưu)", "yêu cầu", "chỉ đạo", "đề nghị", "tăng cường")
_NO_MEETING = (
    *(rf"(?<!\w){asks} (?:[^\s,.]+ ){{0,6}}?(?:làm việc|họp|tổ chức hội nghị)" for asks in _ASKS),
    "có (?:văn bản|công văn|tờ trình)",
    "gửi (?:văn bản|công văn|tờ trình|thư)",
    "họp báo",
    r"trên sân (?:nhà|khách|vận động)",
    "trận (?:đấu|gặp)",
    "thanh tra (?:công vụ|tại|theo chuyên đề|hành chính)",
    *(rf"(?<!\w){asks} (?:[^\s,.]+ ){{0,6}}?kiểm tra" for asks in _ORDERS),
    "nghị quyết hội nghị",
    "kết luận hội nghị",
    r"hội nghị (?:lần thứ \S+ )?(?:bch|ban chấp hành) trung ương",
    "hội nghị trung ương",
    "lao động đi làm việc",
    "thảo luận (?:tại )?(?:tổ|hội trường)",
    "kỳ họp (?:thứ|quốc hội|hđnd)",
    r"phiên họp(?! (?:(?:lần )?(?:thứ )?\S+ )?(?:của )?(?:hội đồng (?:vùng|đ|l)|liên|chung|giữa))",
    "phiên (?:chất vấn|thảo luận|tòa)",
    "thi hành kỷ luật",
    "xử lý kỷ luật",
    "xem xét kỷ luật",
    "thăm (?:quan|khu di tích|khu du lịch)",
    "kiểm tra (?:hành chính|xe|phương tiện)",
    "chuyển (?:khoản|qua tài khoản)",
    "gửi (?:điện|thư)",
    "qua điện thoại",
    "phóng viên[^.;]{0,20} bên lề",
    "báo chí[^.;]{0,20} bên lề",
    "thăm(?: hỏi)?(?:,? động viên)?[^.;]{0,40}(?:nạn nhân|người bị thương|bệnh nhân)",
)
NO_MEETING = CuedPattern(any_of(*_NO_MEETING), openings(*_NO_MEETING))
"""Letters, requests to meet, plenums and sittings, discipline, visits to hospitals and sights: no meetings of units."""
