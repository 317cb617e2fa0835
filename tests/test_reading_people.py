"""People of an article: whose name it is, which offices they hold, and in which unit. Everyone is invented."""

import pytest

from kg.model import Article
from kg.reading.bodies import find_bodies
from kg.reading.document import Document
from kg.reading.names import find_names
from kg.reading.offices import find_offices
from kg.reading.units import find_units, unit_spans
from tests.articles import posts, the_official, told


def names(body):
    """The names of the people of the article, in order."""
    return [official.name for official in told(body).officials]


def looks_like_a_name(words):
    """What looks like a personal name in the words."""
    return [words[start:end] for start, end in find_names(words, unit_spans(words)).items()]


def offices(words):
    """The offices named in the words: title, unit and level."""
    document = Document.of(Article(id="a", text=words))
    known = find_names(document.text, unit_spans(document.text))
    found = find_offices(document.text, find_units(document, known), known)
    return [(office.title, office.unit, office.level) for office in found]


def bodies(words):
    """The bodies named in the words outside offices: words and unit."""
    document = Document.of(Article(id="a", text=words))
    known = find_names(document.text, unit_spans(document.text))
    units = find_units(document, known)
    found = find_bodies(document.text, units, known, find_offices(document.text, units, known))
    return [(body.body, body.unit) for body in found]


# ---------------------------------------------------------------- names
@pytest.mark.parametrize(
    "name",
    ["Nguyễn Văn Mạo", "Lê Thị Thanh Trúc", "Ma Phẩm", "Ksor H'Bia", "Y Thuk Niê", "Giàng A Páo", "Tôn Nữ Ngọc Hạnh"],
)
def test_names_of_all_peoples_look_like_names(name):
    assert looks_like_a_name(f"Hôm nay, {name} đã đến.") == [name]


@pytest.mark.parametrize("words", ["Đoàn về Hà Nội rồi đi Lâm Đồng.", "Hôm nay trời đẹp.", "Lê la khắp chợ."])
def test_other_words_do_not(words):
    assert looks_like_a_name(words) == []


def test_a_name_ends_before_the_office_behind_it():
    assert looks_like_a_name("Nguyễn Văn Mạo Chủ tịch UBND tỉnh") == ["Nguyễn Văn Mạo"]


# ---------------------------------------------------------------- offices and bodies
@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Bí thư Tỉnh ủy Sơn La", ("Bí thư Tỉnh ủy", "son-la", "province")),
        ("Chủ tịch UBND tỉnh Sơn La", ("Chủ tịch UBND tỉnh", "son-la", "province")),
        ("Phó Giám đốc Sở Nông nghiệp và Phát triển nông thôn tỉnh Sơn La",
         ("Phó Giám đốc Sở Nông nghiệp và Phát triển nông thôn", "son-la", "province")),
        ("Chủ tịch UBND TP Đà Nẵng", ("Chủ tịch UBND TP", "da-nang", "province")),
        ("Thứ trưởng Bộ Công Thương", ("Thứ trưởng Bộ Công Thương", "central", "central")),
        ("Chủ nhiệm Ủy ban Kinh tế của Quốc hội", ("Chủ nhiệm Ủy ban Kinh tế của Quốc hội", "central", "central")),
        ("Bí thư Huyện ủy Mộc Lâm", ("Bí thư Huyện ủy Mộc Lâm", None, "district")),
        ("Chủ tịch UBND xã Nậm Lốc", ("Chủ tịch UBND xã Nậm Lốc", None, "commune")),
        ("nguyên Chủ tịch HĐND tỉnh Sơn La", ("nguyên Chủ tịch HĐND tỉnh", "son-la", "province")),
        ("Tổng Giám đốc Công ty TNHH Sao Xanh", ("Tổng Giám đốc Công ty TNHH Sao Xanh", None, "other")),
    ],
)  # fmt: skip
def test_an_office_is_rank_body_and_unit(words, expected):
    assert offices(f"Dự có {words}, cùng đại biểu.") == [expected]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("UBND tỉnh Sơn La đón đoàn.", [("UBND tỉnh", "son-la")]),
        ("Tỉnh ủy, HĐND, UBND tỉnh Sơn La dự.", [("Tỉnh ủy", "son-la"), ("HĐND", "son-la"), ("UBND tỉnh", "son-la")]),
        ("Đoàn công tác Bộ Xây dựng đến nơi.", [("Đoàn công tác Bộ Xây dựng", "central")]),
        ("Sở Du lịch tỉnh Sơn La tổ chức.", [("Sở Du lịch", "son-la")]),
        ("Trụ sở còn mới.", []),
    ],
)
def test_a_body_takes_the_unit_behind_its_row(words, expected):
    assert bodies(words) == expected


# ---------------------------------------------------------------- trap 7: the unit is left out
def test_the_last_title_of_a_chain_gives_its_unit_to_the_first():
    person = the_official(
        "Dự có đồng chí Hoàng Văn Khuê, Phó Bí thư Thường trực Tỉnh ủy, Chủ tịch HĐND tỉnh Lạng Sơn.", "Hoàng Văn Khuê"
    )
    assert posts(person) == [("Phó Bí thư Thường trực Tỉnh ủy", "lang-son"), ("Chủ tịch HĐND tỉnh", "lang-son")]
    assert [post.resolution for post in person.posts] == ["shared-modifier", "explicit"]


def test_the_sides_of_a_visit_give_their_units():
    body = (
        "Ngày 6/10, đoàn công tác của tỉnh Thái Nguyên đã đến thăm tỉnh Đồng Nai. Tiếp đoàn có bà Mai Thị Xoa, "
        "Phó Chủ tịch UBND tỉnh, cùng các sở. Cùng đi có ông Ma Văn Phẩm, Giám đốc Sở Y tế, và các phòng."
    )
    assert posts(the_official(body, "Mai Thị Xoa")) == [("Phó Chủ tịch UBND tỉnh", "dong-nai")]
    assert posts(the_official(body, "Ma Văn Phẩm")) == [("Giám đốc Sở Y tế", "thai-nguyen")]


def test_the_only_province_of_the_article_is_meant():
    body = "UBND tỉnh Lạng Sơn họp. Ông Nông Văn Vừ, Phó Chủ tịch Thường trực UBND tỉnh, kết luận."
    person = the_official(body, "Nông Văn Vừ")
    assert posts(person) == [("Phó Chủ tịch Thường trực UBND tỉnh", "lang-son")]
    assert person.posts[0].resolution == "context"


def test_where_nothing_tells_the_unit_it_stays_open():
    assert posts(the_official("Ông Nông Văn Vừ, Giám đốc Sở Y tế, kết luận.", "Nông Văn Vừ")) == [
        ("Giám đốc Sở Y tế", None)
    ]


def test_a_secretary_of_a_province_is_not_of_a_city():
    body = "TP Hải Phòng và tỉnh Quảng Ninh cùng họp. Ông Tô Văn Lịch, Bí thư Tỉnh ủy, phát biểu."
    assert posts(the_official(body, "Tô Văn Lịch")) == [("Bí thư Tỉnh ủy", "quang-ninh")]


def test_an_office_is_kept_once_though_named_twice():
    body = (
        "Ông Nông Văn Vừ, Phó Chủ tịch Thường trực UBND tỉnh Lạng Sơn, chủ trì. "
        "Ông Nông Văn Vừ, Phó Chủ tịch Thường trực UBND tỉnh, kết luận."
    )
    person = the_official(body, "Nông Văn Vừ")
    assert posts(person) == [("Phó Chủ tịch Thường trực UBND tỉnh", "lang-son")]
    assert len(person.evidence) == 2


def test_a_title_ends_before_the_full_stop():
    body = "UBND tỉnh Lạng Sơn họp. Kết luận là ông Nông Văn Vừ, Phó Chủ tịch UBND tỉnh."
    assert posts(the_official(body, "Nông Văn Vừ")) == [("Phó Chủ tịch UBND tỉnh", "lang-son")]


# ---------------------------------------------------------------- trap 8: the name straight after the office
@pytest.mark.parametrize(
    ("body", "name", "expected"),
    [
        ("Chủ tịch HĐND tỉnh Hà Tĩnh Lê Đình Khoát cùng dự.", "Lê Đình Khoát", [("Chủ tịch HĐND tỉnh", "ha-tinh")]),
        ("Chủ tịch UBND tỉnh Nguyễn Văn Mạo cùng dự.", "Nguyễn Văn Mạo", [("Chủ tịch UBND tỉnh", None)]),
        ("Quyền Chủ tịch UBND TP.HCM Lê Hoàng Quý cùng dự.", "Lê Hoàng Quý",
         [("Quyền Chủ tịch UBND TP", "ho-chi-minh")]),
        ("Giám đốc Sở GTVT Hà Nội Vũ Đức Tâm cùng dự.", "Vũ Đức Tâm", [("Giám đốc Sở GTVT", "ha-noi")]),
        ("Bộ trưởng Bộ Xây dựng Trịnh Đăng Khôi cùng dự.", "Trịnh Đăng Khôi", [("Bộ trưởng Bộ Xây dựng", "central")]),
        ("Thủ tướng Lê Viết Cảnh cùng dự.", "Lê Viết Cảnh", [("Thủ tướng", "central")]),
        ("Đại sứ Nhật Bản tại Việt Nam Yamada Kenji cùng dự.", "Yamada Kenji",
         [("Đại sứ Nhật Bản tại Việt Nam", "foreign:Nhật Bản")]),
        ("Chủ tịch UBND tỉnh Thanh Hóa kiêm Trưởng Ban chỉ đạo Đỗ Minh Tuệ cùng dự.", "Đỗ Minh Tuệ",
         [("Chủ tịch UBND tỉnh", "thanh-hoa"), ("Trưởng Ban chỉ đạo", "thanh-hoa")]),
        ("Phó Thủ tướng Thường trực Trần Hòa Bình cùng dự.", "Trần Hòa Bình",
         [("Phó Thủ tướng Thường trực", "central")]),
    ],
)  # fmt: skip
def test_the_name_follows_the_office(body, name, expected):
    assert posts(the_official(body, name)) == expected


def test_tinh_before_a_name_is_no_province():
    assert told("Chủ tịch UBND tỉnh Nguyễn Văn Mạo cùng dự.").provinces == ()


@pytest.mark.parametrize("dash", ["-", "–", "—"])
def test_the_office_follows_a_dash(dash):
    body = (
        f"UBND tỉnh Nghệ An họp. Ông Phạm Đức Hiệu {dash} Phó Bí thư Tỉnh ủy, Chủ tịch UBND tỉnh và Thiếu tướng "
        f"Cao Hữu Sách {dash} Ủy viên BTV Tỉnh ủy, Giám đốc Công an tỉnh cùng dự."
    )
    assert posts(the_official(body, "Phạm Đức Hiệu")) == [
        ("Phó Bí thư Tỉnh ủy", "nghe-an"),
        ("Chủ tịch UBND tỉnh", "nghe-an"),
    ]
    assert [title for title, _ in posts(the_official(body, "Cao Hữu Sách"))] == [
        "Ủy viên BTV Tỉnh ủy",
        "Giám đốc Công an tỉnh",
    ]


def test_the_name_follows_a_province_in_brackets():
    assert names("Chủ tịch UBND huyện Long Hồ (Vĩnh Long) Trần Văn Đệ cùng dự.") == ["Trần Văn Đệ"]


def test_a_foreign_name_follows_its_country_in_brackets():
    assert names("Tỉnh trưởng Xiêng Khoảng (Lào) Bun Nhang Xay cùng dự.") == ["Bun Nhang Xay"]


# ---------------------------------------------------------------- trap 9: one title over a list
def test_a_title_covers_the_list_it_opens():
    body = (
        "Về phía tỉnh Thanh Hóa có các đồng chí Ủy viên Ban Thường vụ Tỉnh ủy: Lê Văn Thiệp, Phó Chủ tịch Thường trực "
        "UBND tỉnh; Đỗ Thị Thanh Trúc, Trưởng ban Dân vận Tỉnh ủy, Chủ tịch Ủy ban MTTQ tỉnh; Trịnh Bá Ngợi, "
        "Giám đốc Sở Tài chính, cùng các sở. Ông Vi Văn Lả, Giám đốc Sở Nội vụ, đến sau."
    )
    of = {name: {title for title, _ in posts(the_official(body, name))} for name in names(body)}
    assert of == {
        "Lê Văn Thiệp": {"Ủy viên Ban Thường vụ Tỉnh ủy", "Phó Chủ tịch Thường trực UBND tỉnh"},
        "Đỗ Thị Thanh Trúc": {
            "Ủy viên Ban Thường vụ Tỉnh ủy",
            "Trưởng ban Dân vận Tỉnh ủy",
            "Chủ tịch Ủy ban MTTQ tỉnh",
        },
        "Trịnh Bá Ngợi": {"Ủy viên Ban Thường vụ Tỉnh ủy", "Giám đốc Sở Tài chính"},
        "Vi Văn Lả": {"Giám đốc Sở Nội vụ"},
    }
    assert {unit for official in told(body).officials for _, unit in posts(official)} == {"thanh-hoa"}


def test_semicolons_separate_people_and_commas_offices():
    body = (
        "Dự có ông Hoàng Văn Khuê, Bí thư Tỉnh ủy, Chủ tịch HĐND tỉnh Lạng Sơn; bà Nông Thị Vừ, Giám đốc Sở Du lịch "
        "tỉnh Cao Bằng; ông Vi Văn Lả, Chánh Thanh tra tỉnh Bắc Giang."
    )
    units = {official.name: [unit for _, unit in posts(official)] for official in told(body).officials}
    assert units == {
        "Hoàng Văn Khuê": ["lang-son", "lang-son"],
        "Nông Thị Vừ": ["cao-bang"],
        "Vi Văn Lả": ["bac-giang"],
    }


# ---------------------------------------------------------------- trap 14: merger language
@pytest.mark.parametrize(
    "body",
    [
        "Bộ Chính trị quyết định bà Vũ Thị Lành, Bí thư Tỉnh ủy Hà Giang giữ chức Bí thư Tỉnh ủy Tuyên Quang.",
        "Bà Vũ Thị Lành, Bí thư Tỉnh ủy Hà Giang, được chỉ định giữ chức Bí thư Tỉnh ủy Tuyên Quang.",
        "Bà Vũ Thị Lành là Bí thư Tỉnh ủy Hà Giang; nay là Bí thư Tỉnh ủy Tuyên Quang.",
    ],
)
def test_one_person_may_go_from_one_province_to_another(body):
    person = the_official(body, "Vũ Thị Lành")
    assert posts(person) == [("Bí thư Tỉnh ủy", "ha-giang"), ("Bí thư Tỉnh ủy", "tuyen-quang")]
    assert told(body).meetings == ()


def test_one_person_goes_from_one_province_to_another_behind_a_colon():
    body = "Bà Vũ Thị Lành, Bí thư Tỉnh ủy Hà Giang: giữ chức Bí thư Tỉnh ủy Tuyên Quang (mới)."
    assert [unit for _, unit in posts(the_official(body, "Vũ Thị Lành"))] == ["ha-giang", "tuyen-quang"]


# ---------------------------------------------------------------- who is who
@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Trần Văn Nghiệm", "Trần Văn Nghiêm"),
        ("Lê Thị Thủy", "Lê Thị Thúy"),
        ("Đỗ Hữu Thụy", "Đỗ Hữu Thủy"),
        ("Phan Văn Dũng", "Phan Văn Dung"),
    ],
)
def test_names_that_differ_in_marks_are_two_people(one, other):
    body = f"Ông {one}, Giám đốc Sở Y tế tỉnh Bến Tre và ông {other}, Giám đốc Sở Y tế tỉnh Trà Vinh cùng dự."
    assert names(body) == [one, other]
    assert posts(the_official(body, one)) == [("Giám đốc Sở Y tế", "ben-tre")]
    assert posts(the_official(body, other)) == [("Giám đốc Sở Y tế", "tra-vinh")]


def test_both_tone_mark_styles_are_one_person():
    body = "Bà Lê Thị Thuỷ, Giám đốc Sở Y tế tỉnh Bến Tre, đến. Bà Lê Thị Thủy phát biểu."
    (person,) = told(body).officials
    assert len(person.evidence) == 2


def test_a_short_mention_is_the_person_named_before():
    body = "Ông Đinh Công Lẫm, Bí thư Tỉnh ủy Phú Yên, đến dự. Ông Lẫm cho biết. Bí thư Lẫm cảm ơn. Ông Sửu im lặng."
    (person,) = told(body).officials
    assert person.name == "Đinh Công Lẫm"
    assert len(person.evidence) == 3


def test_a_short_mention_goes_by_its_marks():
    body = (
        "Ông Trần Văn Nghiệm, Giám đốc Sở Y tế tỉnh Bến Tre và ông Trần Văn Nghiêm, Giám đốc Sở Y tế tỉnh Trà Vinh "
        "cùng dự. Ông Nghiệm phát biểu."
    )
    assert len(the_official(body, "Trần Văn Nghiệm").evidence) == 2
    assert len(the_official(body, "Trần Văn Nghiêm").evidence) == 1


def test_honorifics_and_ranks_are_no_part_of_the_name():
    body = (
        "Dự có PGS.TS. Trần Thị Mẩy, Giám đốc Sở Y tế tỉnh Đắk Lắk; Đại tá Y Thuk Niê, Chỉ huy trưởng Bộ CHQS tỉnh "
        "Đắk Lắk; bà H'Lan Kbuôr, Phó Chủ tịch HĐND tỉnh Đắk Lắk; đ/c Lò Văn Mẫn, Phó Bí thư Tỉnh ủy Sơn La."
    )
    assert names(body) == ["Trần Thị Mẩy", "Y Thuk Niê", "H'Lan Kbuôr", "Lò Văn Mẫn"]


def test_ong_and_ba_tell_the_sex():
    body = "Ông Lò Văn Mẫn, bà Vi Thị Hòe và đồng chí Cao Hữu Sách, đều là lãnh đạo Sở Y tế, cùng dự."
    assert {person.name: person.sex for person in told(body).officials} == {
        "Lò Văn Mẫn": "male",
        "Vi Thị Hòe": "female",
        "Cao Hữu Sách": None,
    }


@pytest.mark.parametrize(
    "body",
    ["Bà Phan Thị Duyên, Tổng Giám đốc Công ty TNHH Sao Xanh, cho biết.", "Anh Giàng A Páo, hộ dân xã Tả Phìn, kể."],
)
def test_who_holds_no_office_of_the_state_is_no_official(body):
    (person,) = told(body).officials
    assert person.kind == "other"


def test_streets_and_schools_named_after_people_are_no_people():
    assert names("Đoàn đi đường Lê Đình Khoát, qua Trường Trần Thị Mẩy và chợ Vi Văn Lả.") == []


def test_the_author_and_the_photographer_are_no_officials():
    body = (
        "Ngày 5/3, UBND tỉnh Hà Nam làm việc với UBND tỉnh Nam Định.\n\nQuang cảnh buổi làm việc. Ảnh: Trần Mạnh Tú\n\n"
        "BTV: Lê Thị Hòe"
    )
    assert names(body) == []


def test_a_caption_is_evidence_for_a_person():
    body = (
        "Ngày 5/3, ông Trần Văn Khiêm, Chủ tịch UBND tỉnh Nam Định, chủ trì buổi làm việc.\n\n"
        "Ông Trần Văn Khiêm phát biểu. Ảnh: Mạnh Tú\n\nTags:"
    )
    (person,) = told(body).officials
    assert len(person.evidence) == 2


# ---------------------------------------------------------------- where a name or a title begins and ends
@pytest.mark.parametrize(
    ("words", "title"),
    [
        ("Bí thư Huyện ủy Bình Lục Lô Văn Mẫu cùng dự.", "Bí thư Huyện ủy Bình Lục"),
        ("Chủ tịch UBND thị xã Điện Bàn Vi Văn Mẫu cùng dự.", "Chủ tịch UBND thị xã Điện Bàn"),
    ],
)
def test_the_last_syllable_of_a_district_is_no_family_name(words, title):
    (person,) = told(words).officials
    assert [said for said, _ in posts(person)] == [title]


def test_a_title_ends_before_the_verb_of_reporting():
    body = "UBND tỉnh Bắc Ninh họp. Bà Vi Thị Mẫu, Phó Giám đốc Sở Kế hoạch và Đầu tư báo cáo tình hình của tỉnh."
    assert posts(the_official(body, "Vi Thị Mẫu")) == [("Phó Giám đốc Sở Kế hoạch và Đầu tư", "bac-ninh")]


def test_the_departments_of_a_province_are_no_citys():
    body = (
        "Đoàn ĐBQH TP Đà Nẵng đến tỉnh Quảng Nam. Giám đốc Sở Nội vụ TP Hà Văn Mẫu hỏi. "
        "Giám đốc Sở Y tế tỉnh Vi Văn Mẫu đáp."
    )
    units = {official.name: [unit for _, unit in posts(official)] for official in told(body).officials}
    assert units == {"Hà Văn Mẫu": ["da-nang"], "Vi Văn Mẫu": ["quang-nam"]}


def test_two_offices_of_one_chain_are_of_one_unit():
    body = (
        "Ban Pháp chế HĐND tỉnh Phú Thọ trao đổi kinh nghiệm với HĐND thành phố Đà Nẵng. Đoàn do ông Lò Văn Mẫu, Ủy "
        "viên Thường trực HĐND, Trưởng Ban Pháp chế HĐND tỉnh làm trưởng đoàn."
    )
    assert {unit for _, unit in posts(the_official(body, "Lò Văn Mẫu"))} == {"phu-tho"}


def test_a_body_before_several_units_is_one_of_each():
    assert bodies("Sở Y tế hai tỉnh Quảng Nam và Quảng Ngãi") == [
        ("Sở Y tế", "quang-nam"),
        ("Sở Y tế", "quang-ngai"),
    ]


# ---------------------------------------------------------------- whose office it is, further
@pytest.mark.parametrize(
    ("body", "unit"),
    [
        # A place of the sentence before is not what it tells of.
        ("Đoàn công tác của Bộ Y tế về Hà Giang làm việc với lãnh đạo tỉnh. Tỉnh Hà Giang còn thiếu bác sĩ. Mới đây "
         "tỉnh đã cử người đi tìm hiểu mô hình ở Phú Thọ. Giám đốc Sở Y tế Nông Thị Hòe trăn trở.", "ha-giang"),
        # What is told with "tại đây" is of the place named before.
        ("Đoàn công tác tỉnh Bình Thuận làm việc với UBND TP Đà Nẵng. Trước khi về, đoàn ghé TP Tam Kỳ. Tại đây, bà "
         "Nông Thị Hòe, Phó Chủ tịch UBND tỉnh, tiếp đoàn.", "quang-nam"),
        # The one province whose office was named.
        ("Chủ tịch UBND tỉnh Bắc Giang Lê Viết Cảnh nói đã gọi cho Hà Nội, cho Lạng Sơn. Vải năm nay chín sớm. Xe đi "
         "đêm. Kho đã đầy. Bà Nông Thị Hòe, Giám đốc Sở Công Thương, cho biết như vậy.", "bac-giang"),
        # A department's own office: that of the department.
        ("UBND tỉnh Hà Giang họp. Bà Nông Thị Hòe, trưởng phòng Quản lý thương mại của sở Công thương Bình Phước, đến "
         "dự.", "binh-phuoc"),
    ],
)  # fmt: skip
def test_an_office_is_of_the_unit_that_is_told_of(body, unit):
    assert {found for _, found in posts(the_official(body, "Nông Thị Hòe"))} == {unit}


@pytest.mark.parametrize(
    "title", ["Phó Giám Đốc Sở Y Tế", "Chủ Tịch UBND", "Bí Thư Tỉnh Ủy", "Chi Cục trưởng Chi cục Thủy lợi"]
)
def test_capitals_do_not_hide_an_office(title):
    (post,) = posts(the_official(f"Bà Nông Thị Hòe, {title} Hà Giang, cho biết như vậy.", "Nông Thị Hòe"))
    assert post == (title, "ha-giang")


@pytest.mark.parametrize(
    ("words", "title"),
    [
        ("Trưởng ban Quản lý khu kinh tế Nghi Sơn và các KCN", "Trưởng ban Quản lý khu kinh tế Nghi Sơn và các KCN"),
        ("Trưởng Ban Quản lý các khu công nghiệp và khu chế xuất",
         "Trưởng Ban Quản lý các khu công nghiệp và khu chế xuất"),
        ("Trưởng Ban Quản lý Khu kinh tế và các khu công nghiệp",
         "Trưởng Ban Quản lý Khu kinh tế và các khu công nghiệp"),
    ],
)  # fmt: skip
def test_a_board_manages_all_the_estates_of_its_name(words, title):
    person = the_official(f"Bà Nông Thị Hòe, {words} tỉnh Thanh Hóa, cho biết như vậy.", "Nông Thị Hòe")
    assert posts(person) == [(title, "thanh-hoa")]


def test_a_title_ends_where_a_sentence_begins_behind_a_caption():
    body = "Bà Nông Thị Hòe, Trưởng ban Kinh tế Trung ương Những ý kiến của cử tri đã được trả lời."
    assert posts(the_official(body, "Nông Thị Hòe")) == [("Trưởng ban Kinh tế Trung ương", "central")]


@pytest.mark.parametrize(
    "body",
    [
        "Dự có ông Lê Viết Cảnh (Chủ tịch UBND tỉnh Hà Giang), bà Nông Thị Hòe (Giám đốc Sở Y tế tỉnh Nam Định).",
        "Dự có ông Lê Viết Cảnh (là Chủ tịch UBND tỉnh Hà Giang) và bà Nông Thị Hòe (Giám đốc Sở Y tế tỉnh Nam Định).",
    ],
)
def test_an_office_in_brackets_is_of_the_name_before_them(body):
    held = {official.name: posts(official) for official in told(body).officials}
    assert held == {
        "Lê Viết Cảnh": [("Chủ tịch UBND tỉnh", "ha-giang")],
        "Nông Thị Hòe": [("Giám đốc Sở Y tế", "nam-dinh")],
    }


def test_a_year_of_birth_in_brackets_hides_no_office():
    body = "Ông Lê Viết Cảnh (sinh năm 1970), Chủ tịch UBND tỉnh Hà Giang, đến dự."
    assert posts(the_official(body, "Lê Viết Cảnh")) == [("Chủ tịch UBND tỉnh", "ha-giang")]


@pytest.mark.parametrize(
    "title",
    [
        "Phó Chủ nhiệm Ủy ban Các vấn đề xã hội của Quốc hội",
        "Trưởng phòng Đào tạo Sau đại học",
    ],
)
def test_a_body_may_have_a_capital_word_that_also_opens_sentences(title):
    person = the_official(f"Dự buổi làm việc có bà Nông Thị Hòe, {title}.", "Nông Thị Hòe")
    assert [said for said, _ in posts(person)] == [title]


def test_a_word_of_an_office_is_not_the_given_name_of_somebody_named_before():
    body = (
        "Dự có ông Trần Thế Trung, Phó Giám đốc Sở Y tế tỉnh Sơn La. "
        "Đồng chí Bùi Văn Mạo, Bí thư Trung ương Đảng, phát biểu tại UBND tỉnh Sơn La."
    )
    mentions = the_official(body, "Trần Thế Trung").evidence
    assert len(mentions) == 1
