"""Titles and names as they are printed: where an office ends, whose level it is, and where the name begins."""

import pytest

from tests.articles import posts, the_official, told

SETTINGS = [
    "Ông Trần Văn Sáu, {}, phát biểu.",
    "Ông Trần Văn Sáu - {} - cho biết.",
    "{} Trần Văn Sáu cho biết.",
    "{}, ông Trần Văn Sáu cho biết.",
    "Dự có đồng chí Trần Văn Sáu, {}; các sở.",
]


@pytest.mark.parametrize("setting", SETTINGS)
@pytest.mark.parametrize(
    ("title", "unit"),
    [
        ("Hạt trưởng Hạt Kiểm lâm huyện Chư Păh", "gia-lai"),
        ("Trưởng BTC lễ hội hoa", "gia-lai"),
        ("Phó phòng Nghiệp vụ Du lịch", "gia-lai"),
        ("Giám đốc Ban Quản lý dự án đầu tư xây dựng", "gia-lai"),
        ("Giám đốc Trung tâm Xúc tiến Đầu tư, Thương mại và Du lịch", "gia-lai"),
        ("Phó Chánh Văn phòng Đoàn ĐBQH và HĐND tỉnh", "gia-lai"),
        ("Q. Giám đốc Sở Xây dựng", "gia-lai"),
        ("Bí thư Thành ủy Pleiku", "gia-lai"),
        ("Phó Tư lệnh Bộ đội Biên phòng", "central"),
        ("Phó Trưởng Ban Chỉ đạo Tây Nguyên", "central"),
        ("Cục trưởng Cục Hàng hải Việt Nam", "central"),
        ("Tổng Giám đốc Thông tấn xã Việt Nam", "central"),
        ("Vụ trưởng Vụ Địa phương, Văn phòng Chính phủ", "central"),
        ("Bộ trưởng, Chủ nhiệm Văn phòng Chính phủ", "central"),
        ("Đại sứ Việt Nam tại Nhật Bản", "central"),
        ("Phó Viện trưởng Viện Nghiên cứu Du lịch", "central"),
    ],
)
def test_a_title_is_read_whole_and_is_one_office(setting, title, unit):
    body = f"UBND tỉnh Gia Lai họp. {setting.format(title)}"
    assert posts(the_official(body, "Trần Văn Sáu")) == [(title, unit)]


def test_who_acts_for_an_officer_does_not_hold_the_office():
    body = (
        "Thay mặt Giám đốc Công an tỉnh Gia Lai, thượng tá Trần Văn Sáu - Phó Giám đốc Công an tỉnh Gia Lai trao quà."
    )
    assert posts(the_official(body, "Trần Văn Sáu")) == [("Phó Giám đốc Công an tỉnh", "gia-lai")]
    body = "Người phát ngôn của Chủ tịch UBND tỉnh Gia Lai, ông Trần Văn Sáu, cho biết."
    assert posts(the_official(body, "Trần Văn Sáu")) == []


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Bí thư Huyện ủy Đồng Văn Sùng Chứ Tủa kể.", "Sùng Chứ Tủa"),
        ("Phó Chủ tịch UBND thành phố Nguyễn Thị Lê Hoa kể.", "Nguyễn Thị Lê Hoa"),
        ("Bí thư Trung ương Đoàn Lê Văn Tám kể.", "Lê Văn Tám"),
        ("Phó Thống đốc Đào Minh Khoát Chia sẻ tại hội nghị.", "Đào Minh Khoát"),
        ("Phó Chủ tịch HĐND tỉnh Sơn Thị Sô Pha Ly kể.", "Sơn Thị Sô Pha Ly"),
    ],
)
def test_a_name_begins_behind_a_place_and_ends_before_a_verb(words, name):
    assert [person.name for person in told(f"UBND tỉnh Hà Giang họp. {words}").officials] == [name]


def test_a_shrine_is_nobody():
    assert told("Dự có Trưởng Ban Tổ chức lễ hội Đền Trần Văn Sáu. UBND tỉnh Gia Lai họp.").officials == ()


def test_a_parliament_is_no_feast():
    assert posts(the_official("Phó Chủ tịch Quốc hội Lê Văn Tám dự.", "Lê Văn Tám")) == [
        ("Phó Chủ tịch Quốc hội", "central")
    ]


@pytest.mark.parametrize(
    ("body", "name", "expected"),
    [
        ("UBND tỉnh Quảng Trị hội đàm với ngài Bounthavy Sisouk, Phó Tỉnh trưởng tỉnh Salavan (Lào).",
         "Bounthavy Sisouk", [("Phó Tỉnh trưởng", "foreign:Salavan")]),
        ("Đoàn tỉnh Phông Sa Lỳ (nước Cộng hòa DCND Lào) do đồng chí Khăm Phỏn Vông Xay, Bí thư Tỉnh ủy, Tỉnh trưởng "
         "làm Trưởng đoàn sang thăm tỉnh Điện Biên.", "Khăm Phỏn Vông Xay",
         [("Bí thư Tỉnh ủy", "foreign:Phông Sa Lỳ"), ("Tỉnh trưởng", "foreign:Phông Sa Lỳ")]),
        ("Đoàn tỉnh Phông Sa Lỳ (Lào) sang thăm tỉnh Điện Biên. Cùng đi có đồng chí Bun Thăn Sỉ Phăn, Phó Tỉnh trưởng.",
         "Bun Thăn Sỉ Phăn", [("Phó Tỉnh trưởng", "foreign:Phông Sa Lỳ")]),
        ("UBND TP Hà Nội tiếp ngài Bruno Lambert, Đại sứ Liên minh châu Âu (EU) tại Việt Nam.", "Bruno Lambert",
         [("Đại sứ Liên minh châu Âu (EU) tại Việt Nam", "foreign:Liên minh châu Âu")]),
        ("UBND tỉnh Bình Dương tiếp Chủ tịch Thượng viện Myanmar Mahn Win Thein.", "Mahn Win Thein",
         [("Chủ tịch Thượng viện", "foreign:Myanmar")]),
        ("UBND tỉnh Gia Lai họp. Bộ trưởng Ngoại giao Nga Sergey Petrov dự.", "Sergey Petrov",
         [("Bộ trưởng Ngoại giao", "foreign:Nga")]),
    ],
)  # fmt: skip
def test_a_foreign_guest_has_an_office_beside_the_name(body, name, expected):
    assert posts(the_official(body, name)) == expected


@pytest.mark.parametrize(
    ("body", "name", "expected"),
    [
        ("Bí thư Huyện ủy Mai Trọng Khoát tặng hoa. UBND tỉnh Bình Định họp.", "Mai Trọng Khoát",
         [("Bí thư Huyện ủy", "binh-dinh")]),
        ("Dự có bà Lò Thị Nhung, Phó Trưởng Đoàn chuyên trách Đoàn ĐBQH tỉnh Sơn La.", "Lò Thị Nhung",
         [("Phó Trưởng Đoàn chuyên trách Đoàn ĐBQH tỉnh", "son-la")]),
        ("Dân hai tỉnh Bình Định và Gia Lai xô xát. Bà Rơ Châm H'Mai - Phó Bí thư Huyện ủy K'Bang - nói.",
         "Rơ Châm H'Mai", [("Phó Bí thư Huyện ủy K'Bang", "gia-lai")]),
        ("Ông Lê Văn Tám, từng giữ chức Phó Bí thư Tỉnh ủy Yên Bái, nay là Thứ trưởng Bộ Xây dựng, dự.",
         "Lê Văn Tám", [("Phó Bí thư Tỉnh ủy", "yen-bai"), ("Thứ trưởng Bộ Xây dựng", "central")]),
        ("Tỉnh Mường Ngọi (Lào) thăm tỉnh Điện Biên. Hôm sau, Tỉnh trưởng tỉnh Mường Ngọi Bun Thăn Phăn cảm ơn.",
         "Bun Thăn Phăn", [("Tỉnh trưởng", "foreign:Mường Ngọi")]),
        ("Bà Lê Thị Tám, Chủ tịch Liên đoàn Lao động (LĐLĐ) tỉnh Hòa Bình, nói.", "Lê Thị Tám",
         [("Chủ tịch Liên đoàn Lao động", "hoa-binh")]),
        ("Dự có các đồng chí Ủy viên Trung ương Đảng: Lê Văn Tám, Bùi Văn Khá; Bí thư Tỉnh ủy Sơn La Lò Thị Nhung.",
         "Lò Thị Nhung", [("Bí thư Tỉnh ủy", "son-la")]),
        ("Tỉnh Thanh Hóa trao quà cho tỉnh Quảng Nam. Lễ trao diễn ra tại TP Tam Kỳ. Đáp lời, ông Lê Văn Tám, Chủ tịch "
         "UBND tỉnh, cảm ơn.", "Lê Văn Tám", [("Chủ tịch UBND tỉnh", "quang-nam")]),
    ],
)  # fmt: skip
def test_places_lists_and_former_offices(body, name, expected):
    assert posts(the_official(body, name)) == expected


def test_the_people_of_a_province_name_it():
    assert [stated.value for stated in told("Các anh chị Bình Thuận không cần đi xa.").provinces] == ["binh-thuan"]


@pytest.mark.parametrize(
    ("title", "unit"),
    [
        ("Chủ nhiệm Văn phòng Chủ tịch nước", "central"),
        ("Chủ tịch Tổng Liên đoàn Lao động Việt Nam", "central"),
    ],
)
def test_the_name_of_a_body_may_hold_an_office_or_another_body(title, unit):
    record = told(f"Dự có Bí thư Tỉnh ủy Hà Giang Vàng Seo Lử, {title} Trần Việt Mai.")
    assert [
        (post.title, post.unit) for one in record.officials for post in one.posts if one.name == "Trần Việt Mai"
    ] == [(title, unit)]
