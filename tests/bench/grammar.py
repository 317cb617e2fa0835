"""New articles from a small grammar: whom, where and about what are drawn by chance, all officials are invented.

Three kinds are written, in the shares real corpora have them roughly: reports of a meeting of two provinces, local
news of an official with an office, and news of nobody at all. They read like the articles of ``data/sample``.
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache
from random import Random

from kg.reference import units

__all__ = ["FAMILY", "GIVEN", "REPORTS", "provinces", "written"]

REPORTS = 0.3
"""The share of articles that report a meeting."""

FAMILY = (  # noqa: SIM905  (reads better)
    "Nguyễn Trần Lê Phạm Hoàng Huỳnh Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý Đoàn Trịnh Đinh Mai Tô Lương Hà Cao Tạ Chu"
).split()
MIDDLE = "Văn Thị Đình Hữu Quang Minh Thanh Ngọc Xuân Đức Trọng Khánh Hải Công Thế Bích Hoài Kim Viết".split()  # noqa: SIM905
GIVEN = (  # noqa: SIM905
    "Khoát Thuyên Hiệu Nhân Khả Hằng Thụ Dũng Sơn Tùng Phúc Lâm Hạnh Nga Yến Trung Cường Thắng Vinh Toàn Duy Hưng"
    " Thảo Quyên Trang Loan Tuấn Nghĩa Bảo Kiên Thành Tâm An Chiến Đạt Giang Huy Khoa Long Mạnh Nam Oanh Phương"
).split()

_FIRST_DAY = date(2009, 1, 5)
_LAST_DAY = date(2025, 5, 30)  # the last of the 63 provinces, whose names the grammar uses
_TOPICS = (
    ("xây dựng nông thôn mới", "huy động sức dân làm đường giao thông nông thôn"),
    ("phát triển du lịch", "xây dựng các tuyến du lịch liên tỉnh và quảng bá điểm đến"),
    ("cải cách hành chính", "tổ chức trung tâm phục vụ hành chính công và bộ phận một cửa"),
    ("chuyển đổi số", "triển khai dịch vụ công trực tuyến và trung tâm điều hành thông minh"),
    ("thu hút đầu tư", "giải phóng mặt bằng và quản lý các khu công nghiệp"),
    ("nông nghiệp công nghệ cao", "xây dựng vùng nguyên liệu và chuỗi nông sản an toàn"),
    ("bảo tồn di sản", "trùng tu di tích và bảo tồn văn hóa truyền thống"),
    ("công tác dân vận", "xây dựng mô hình dân vận khéo ở cơ sở"),
    ("giáo dục và đào tạo", "xây dựng trường đạt chuẩn quốc gia và đào tạo nghề"),
)
_PARTY = ("Phó Bí thư Tỉnh ủy", "Phó Bí thư Thường trực Tỉnh ủy", "Bí thư Tỉnh ủy")
_STATE = ("Chủ tịch UBND tỉnh", "Phó Chủ tịch UBND tỉnh", "Phó Chủ tịch Thường trực UBND tỉnh", "Chủ tịch HĐND tỉnh")
_LOCAL = (
    "Tại hội nghị tổng kết sáu tháng, {post} {name} yêu cầu các sở, ngành rà soát chỉ tiêu, tháo gỡ khó khăn.",
    "{post} {name} vừa đi kiểm tra tiến độ sửa chữa các hồ chứa nước trên địa bàn tỉnh {unit} trước mùa mưa.",
    "Sáng {day}, {post} {name} đã tiếp công dân định kỳ tại trụ sở tiếp công dân tỉnh {unit}.",
)
_NOBODY = (
    "Giá rau xanh tại các chợ tăng nhẹ sau đợt mưa kéo dài, tiểu thương cho biết nguồn hàng sẽ ổn định trong tuần tới.",
    "Trận đấu kết thúc với tỷ số hòa sau khi hai đội liên tục ăn miếng trả miếng ở hiệp hai.",
    "Mẫu điện thoại mới có màn hình lớn hơn, pin bền hơn và nặng hơn đời trước vài gam.",
    "Đêm nhạc mở đầu bằng những ca khúc quen thuộc, khán giả vỗ tay theo từng nhịp trống.",
    "Cơ quan khí tượng cho biết không khí lạnh sẽ suy yếu dần, trời hửng nắng về trưa và chiều.",
)


@cache
def provinces() -> tuple[str, ...]:
    """The names of the provinces of 2009 to 2024 that are called tỉnh, sorted."""
    known = units.in_force(date(2019, 1, 1))
    return tuple(sorted(u.name for u in known if units.kind_on(u.version, date(2019, 1, 1)) == "province"))


def written(id: str, chance: Random) -> dict[str, str]:
    """One new article under that id, as a line of a corpus has it: ``id``, ``title``, ``text``."""
    share = chance.random()
    title, paragraphs = _report(chance) if share < REPORTS else (_local if share < 0.6 else _plain)(chance)
    return {"id": id, "title": title, "text": "\n".join([title, *paragraphs])}


def _report(chance: Random) -> tuple[str, list[str]]:
    guest, host = chance.sample(provinces(), 2)
    topic, how = chance.choice(_TOPICS)
    day = _day(chance)
    head, second, chair, other = (_name(chance) for _ in range(4))
    post, office = chance.choice(_PARTY), chance.choice(_STATE)
    title = f"Đoàn công tác tỉnh {guest} trao đổi kinh nghiệm {topic} tại tỉnh {host}"
    lead = (
        f"Ngày {_printed(day)}, Đoàn công tác tỉnh {guest} do đồng chí {head}, {post} làm trưởng đoàn đã đến trao đổi,"
        f" học tập kinh nghiệm {topic} tại tỉnh {host}. Tiếp đoàn có đồng chí {chair}, {office} {host};"
        f" đồng chí {other}, Phó Chủ tịch HĐND tỉnh cùng lãnh đạo một số sở, ngành."
    )
    body = [
        f"Thông tin với đoàn, đồng chí {chair} cho biết, tỉnh {host} đã có nhiều cách làm hay trong việc {how}; sau"
        f" {chance.randint(3, 9)} năm thực hiện, toàn tỉnh có {chance.randint(20, 240)} mô hình được nhân rộng.",
        f"Phát biểu tại buổi làm việc, đồng chí {head} cảm ơn lãnh đạo tỉnh {host} và mong muốn hai tỉnh"
        f" tiếp tục chia sẻ kinh nghiệm về {topic}. Cùng đi có đồng chí {second}, Giám đốc Sở Nội vụ tỉnh {guest}.",
        f"Dịp này, hai tỉnh ký kết chương trình hợp tác giai đoạn {day.year} - {day.year + 5}.",
    ]
    return title, [lead, *body[: chance.randint(1, 3)]]


def _local(chance: Random) -> tuple[str, list[str]]:
    unit, name, post = chance.choice(provinces()), _name(chance), chance.choice(_STATE)
    told = chance.choice(_LOCAL).format(post=f"{post} {unit}", name=name, unit=unit, day=_printed(_day(chance)))
    return f"Tin trong tỉnh: {unit}", [told, *chance.sample(_NOBODY, 2)]


def _plain(chance: Random) -> tuple[str, list[str]]:
    return f"Tin vắn số {chance.randint(1, 10_000)}", chance.sample(_NOBODY, chance.randint(2, 4))


def _name(chance: Random) -> str:
    return f"{chance.choice(FAMILY)} {chance.choice(MIDDLE)} {chance.choice(GIVEN)}"


def _day(chance: Random) -> date:
    return _FIRST_DAY + timedelta(chance.randrange((_LAST_DAY - _FIRST_DAY).days))


def _printed(day: date) -> str:
    return f"{day.day}/{day.month}/{day.year}"
