"""Whose office it is where the title leaves the province out and two sides meet. Everyone is invented."""

import pytest

from tests.articles import posts, the_official

VISITS = [
    "Sáng 5/6, đoàn công tác tỉnh Gia Lai do ông Nguyễn Văn Khoa, Phó Chủ tịch UBND tỉnh dẫn đầu đã đến làm việc tại "
    "tỉnh Đồng Tháp. ",
    "Ngày 5/6, Sở Y tế Đồng Tháp gặp gỡ đoàn cán bộ Sở Y tế tỉnh Gia Lai do ông Nguyễn Văn Khoa, Phó Giám đốc Sở, dẫn "
    "đầu. ",
    "Ngày 5/6, ông Nguyễn Văn Khoa, Phó Chủ tịch UBND tỉnh Gia Lai dẫn đầu đoàn công tác đã đến học tập ở Đồng Tháp. ",
    "Ngày 5/6, HĐND tỉnh Gia Lai đã đến trao đổi kinh nghiệm với HĐND tỉnh Đồng Tháp. ",
    "Lãnh đạo tỉnh Gia Lai vừa khảo sát nông nghiệp ở Đồng Tháp. Dẫn đầu đoàn Gia Lai là ông Nguyễn Văn Khoa, Phó Bí "
    "thư Tỉnh ủy. ",
]


@pytest.mark.parametrize("visit", VISITS)
@pytest.mark.parametrize(
    ("opening", "unit"),
    [
        ("Tiếp đoàn có", "dong-thap"),
        ("Cùng tiếp đoàn có", "dong-thap"),
        ("Tham gia đón đoàn có", "dong-thap"),
        ("Tiếp và làm việc với đoàn, về phía địa phương có", "dong-thap"),
        ("Về phía tỉnh chủ nhà có", "dong-thap"),
        ("Thay mặt lãnh đạo địa phương,", "dong-thap"),
        ("Cùng đi có", "gia-lai"),
        ("Đi cùng đoàn có", "gia-lai"),
        ("Đoàn còn có", "gia-lai"),
        ("Về phía khách có", "gia-lai"),
        ("Thành phần đoàn gồm", "gia-lai"),
        ("Thay mặt đoàn công tác,", "gia-lai"),
        ("Hai bên làm việc đến trưa; cùng đi còn có", "gia-lai"),
    ],
)
def test_a_clause_opens_with_the_side_whose_people_it_lists(visit, opening, unit):
    body = f"{visit}{opening} ông Trần Văn Sáu, Giám đốc Sở Y tế; bà Lê Thị Nhàn, Trưởng Ban Dân vận Tỉnh ủy."
    assert posts(the_official(body, "Trần Văn Sáu")) == [("Giám đốc Sở Y tế", unit)]
    assert posts(the_official(body, "Lê Thị Nhàn")) == [("Trưởng Ban Dân vận Tỉnh ủy", unit)]


@pytest.mark.parametrize("bullet", ["- ", "+ ", "* ", "1. ", ""])
def test_those_on_lines_of_their_own_are_of_the_side_of_the_heading(bullet):
    body = (
        f"{VISITS[0]}\nCùng đi có:\n{bullet}Ông Trần Văn Sáu, Giám đốc Sở Y tế;\n{bullet}Bà Lê Thị Nhàn, Giám đốc Sở "
        f"Nội vụ;\nVề phía tỉnh Đồng Tháp có:\n{bullet}Ông Bùi Văn Khá, Giám đốc Sở Y tế;\n{bullet}Bà Mai Thị Xoa, "
        "Giám đốc Sở Nội vụ."
    )
    assert [posts(the_official(body, name))[0][1] for name in ("Trần Văn Sáu", "Lê Thị Nhàn")] == ["gia-lai"] * 2
    assert [posts(the_official(body, name))[0][1] for name in ("Bùi Văn Khá", "Mai Thị Xoa")] == ["dong-thap"] * 2


def test_friends_are_of_nobody_where_the_paper_is_of_neither_side():
    body = f"{VISITS[0]}Về phía tỉnh bạn có ông Trần Văn Sáu, Giám đốc Sở Y tế."
    assert posts(the_official(body, "Trần Văn Sáu")) == [("Giám đốc Sở Y tế", None)]


@pytest.mark.parametrize(
    ("body", "name", "expected"),
    [
        ("Sở Y tế tỉnh Sơn La tiếp đoàn cán bộ Sở Y tế tỉnh Hòa Bình do bác sĩ Bùi Văn Khá, Phó Giám đốc Sở, dẫn đầu.",
         "Bùi Văn Khá", [("Phó Giám đốc Sở", "hoa-binh")]),
        ("UBND tỉnh Sơn La tiếp Đoàn giám sát của Ủy ban Khoa học, Công nghệ và Môi trường của Quốc hội do đồng chí Tạ "
         "Văn Lịch, Phó Chủ nhiệm Ủy ban, làm Trưởng đoàn.", "Tạ Văn Lịch", [("Phó Chủ nhiệm Ủy ban", "central")]),
        ("UBND tỉnh Sơn La tiếp nhóm công tác Sở Y tế tỉnh Hòa Bình do Phó Giám đốc Bùi Văn Khá phụ trách.",
         "Bùi Văn Khá", [("Phó Giám đốc", "hoa-binh")]),
        ("UBND tỉnh Sơn La họp. Thay mặt Tổng cục Du lịch, Phó Tổng cục trưởng Bùi Văn Khá phát biểu.",
         "Bùi Văn Khá", [("Phó Tổng cục trưởng", "central")]),
    ],
)  # fmt: skip
def test_a_body_said_by_its_noun_alone_is_the_one_named_before(body, name, expected):
    assert posts(the_official(body, name)) == expected


@pytest.mark.parametrize(
    ("body", "name", "expected"),
    [
        ("Các Phó Chủ tịch UBND tỉnh: Lê Văn Tám (Hà Nam), Bùi Thị Xoan (Nam Định) dự.", "Bùi Thị Xoan",
         [("Phó Chủ tịch UBND tỉnh", "nam-dinh")]),
        ("Ký là ba vị giám đốc sở: ông Lê Văn Tám (Hà Nam), ông Bùi Văn Khá (tỉnh Nam Định) và ông Tạ Văn Lịch "
         "(Thái Bình).", "Tạ Văn Lịch", [("Giám đốc sở", "thai-binh")]),
        ("Hà Nam và Nam Định cùng họp. Giám đốc Sở Y tế Lê Văn Tám phát biểu.", "Lê Văn Tám",
         [("Giám đốc Sở Y tế", None)]),
        ("UBND tỉnh Nam Định tổ chức hội nghị với UBND tỉnh Hà Nam. Giám đốc Sở Y tế Lê Văn Tám phát biểu.",
         "Lê Văn Tám", [("Giám đốc Sở Y tế", "nam-dinh")]),
        ("(HNO) - UBND tỉnh làm việc với tỉnh Nam Định. Giám đốc Sở Y tế Lê Văn Tám nói Hà Nam cần giống lúa.",
         "Lê Văn Tám", [("Giám đốc Sở Y tế", "ha-nam")]),
        ("Dân hai tỉnh Bình Định và Gia Lai xô xát. Chủ tịch UBND huyện Vĩnh Thạnh Lê Văn Tám nói.", "Lê Văn Tám",
         [("Chủ tịch UBND huyện Vĩnh Thạnh", "binh-dinh")]),
        ("Ông Lê Văn Tám đến Yên Bái. Năm 2010, ông Tám được bầu giữ chức Bí thư Tỉnh ủy Yên Bái.", "Lê Văn Tám",
         [("Bí thư Tỉnh ủy", "yen-bai")]),
    ],
)  # fmt: skip
def test_a_province_is_told_by_brackets_the_holder_or_the_paper_and_else_left_open(body, name, expected):
    assert posts(the_official(body, name)) == expected


def test_cities_and_provinces_keep_their_own_wording():
    body = (
        "TP Hải Phòng làm việc với tỉnh Quảng Ninh. Phó Chủ tịch UBND thành phố Lê Văn Tám và Phó Chủ tịch UBND tỉnh "
        "Bùi Văn Khá đồng chủ trì."
    )
    assert posts(the_official(body, "Lê Văn Tám")) == [("Phó Chủ tịch UBND thành phố", "hai-phong")]
    assert posts(the_official(body, "Bùi Văn Khá")) == [("Phó Chủ tịch UBND tỉnh", "quang-ninh")]


OWN = [
    "Sáng 5/6, Đoàn công tác của tỉnh do đồng chí Lê Văn Tám, Phó Chủ tịch UBND tỉnh làm trưởng đoàn đã đến học tập "
    "tại tỉnh Đồng Tháp. Tiếp đoàn có ông Bùi Văn Khá, Giám đốc Sở Y tế. Cùng đi có bà Ma Thị Lụa, Giám đốc Sở Y tế.",
    "Ngày 5/6, đồng chí Lê Văn Tám, Bí thư Tỉnh ủy dẫn đầu Đoàn đại biểu của tỉnh đã thăm tỉnh Đồng Tháp. Tiếp đoàn có "
    "đồng chí Bùi Văn Khá, Bí thư Tỉnh ủy. Tham gia đoàn có bà Ma Thị Lụa, Giám đốc Sở Y tế.",
    "Chiều 5/6, Thường trực HĐND tỉnh làm việc với Đoàn công tác Thường trực HĐND tỉnh Đồng Tháp do đồng chí Bùi Văn "
    "Khá, Phó Chủ tịch HĐND tỉnh làm trưởng đoàn. Đồng chí Lê Văn Tám, Phó Chủ tịch HĐND tỉnh tiếp đoàn. Cùng dự có bà "
    "Ma Thị Lụa, Trưởng Ban Pháp chế HĐND tỉnh.",
    "Ủy ban MTTQ tỉnh tổ chức đoàn đi học tập kinh nghiệm tại tỉnh Đồng Tháp do bà Ma Thị Lụa, Chủ tịch Ủy ban MTTQ "
    "tỉnh dẫn đầu. Ông Bùi Văn Khá, Chủ tịch Ủy ban MTTQ tỉnh Đồng Tháp tiếp đoàn. Ông Lê Văn Tám, Phó Chủ tịch Ủy "
    "ban MTTQ tỉnh, cùng đi.",
]


@pytest.mark.parametrize("report", OWN)
@pytest.mark.parametrize(
    "page",
    ["(GLO) - {} Gia Lai cần giống.", "Cổng TTĐT tỉnh Gia Lai\n{}", "{} Gia Lai cần giống.", "{}\nNguồn: Báo Gia Lai"],
)
def test_a_report_that_opens_without_its_province_is_of_the_other(report, page):
    body = page.format(report)
    for name, unit in (("Lê Văn Tám", "gia-lai"), ("Bùi Văn Khá", "dong-thap"), ("Ma Thị Lụa", "gia-lai")):
        assert [unit for _, unit in posts(the_official(body, name))] == [unit]
