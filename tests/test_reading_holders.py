"""Titles whole and whose they are: services of the centre in provinces, guests from abroad. Everyone is invented."""

import pytest

from tests.articles import posts, the_official, told

SON_LA = "UBND tỉnh Sơn La họp. "


@pytest.mark.parametrize(
    ("title", "unit"),
    [
        ("Cục trưởng Cục Thi hành án dân sự", "son-la"),
        ("Quyền Cục trưởng Cục Thuế", "son-la"),
        ("Phó Cục trưởng Cục Quản lý thị trường", "son-la"),
        ("Giám đốc Kho bạc Nhà nước", "son-la"),
        ("Phó Trưởng đoàn đại biểu Quốc hội", "son-la"),
        ("Phó phòng khoáng sản", "son-la"),
        ("Phó phòng Kế hoạch - tài chính", "son-la"),
        ("Trung đội trưởng", "son-la"),
        ("Cục trưởng Cục Chăn nuôi", "central"),
        ("Tổng Giám đốc Kho bạc Nhà nước", "central"),
        ("Ủy viên Đoàn Chủ tịch Ủy ban Trung ương MTTQ Việt Nam", "central"),
        ("Phó Cục trưởng Cục Cảnh sát (Bộ Công an)", "central"),
        ("Đại biểu Quốc hội khóa XIV", "central"),
    ],
)
def test_a_title_is_whole_and_has_its_unit(title, unit):
    body = f"{SON_LA}Ông Trần Văn Sáu, {title}, phát biểu."
    assert posts(the_official(body, "Trần Văn Sáu")) == [(title, unit)]


def test_the_youth_league_of_a_district_is_a_body():
    body = f"{SON_LA}Bí thư Huyện đoàn Mộc Lâm Trần Văn Sáu phát biểu."
    assert posts(the_official(body, "Trần Văn Sáu")) == [("Bí thư Huyện đoàn Mộc Lâm", "son-la")]


def test_one_who_holds_a_second_office_holds_both():
    body = f"{SON_LA}Ông Trần Văn Sáu, Phó Giám đốc Sở Y tế, kiêm giữ chức Giám đốc Bệnh viện Đa khoa tỉnh, kể."
    assert [title for title, _ in posts(the_official(body, "Trần Văn Sáu"))] == [
        "Phó Giám đốc Sở Y tế", "Giám đốc Bệnh viện Đa khoa tỉnh",
    ]  # fmt: skip


def test_a_former_office_told_of_then_is_one():
    body = (
        "Ông Trần Văn Sáu, nguyên Phó Chủ tịch UBND tỉnh Sơn La, dự họp. "
        "Năm 2006, ông Sáu được bầu giữ chức Phó Chủ tịch UBND tỉnh Sơn La."
    )
    assert posts(the_official(body, "Trần Văn Sáu")) == [("nguyên Phó Chủ tịch UBND tỉnh", "son-la")]


def test_whom_one_reports_to_holds_the_office_spoken_to():
    body = "Thủ tướng đến thăm. Báo cáo với Thủ tướng, Chủ tịch UBND tỉnh Sơn La Trần Văn Sáu nêu hai việc."
    assert posts(the_official(body, "Trần Văn Sáu")) == [("Chủ tịch UBND tỉnh", "son-la")]


def test_what_a_company_is_does_not_tell_where():
    body = "Chủ tịch UBND TP Hà Nội tiếp ông Trần Văn Sáu, Chủ tịch HĐQT Công ty Sao Mai."
    assert posts(the_official(body, "Trần Văn Sáu")) == [("Chủ tịch HĐQT Công ty Sao Mai", None)]


def test_a_list_under_an_office_of_the_city_has_all_its_names():
    body = "UBND TP Hà Nội họp. Dự có các Phó Chủ tịch UBND TP: Nguyễn Văn Mạo, Lê Thị Xoa."
    assert posts(the_official(body, "Nguyễn Văn Mạo")) == [("Phó Chủ tịch UBND TP", "ha-noi")]


# ---------------------------------------------------------------- from abroad
def test_names_that_can_be_none_of_ours_are_found_beside_any_office():
    body = (
        "UBND TP Hải Phòng đón tàu. Về phía Nga có Bộ trưởng Bộ Năng lượng Dmitri Vorobyov; "
        "Tiến sỹ Alan Whitlock, Giám đốc Cơ quan hợp tác khoa học; bà Olga Sidorova, Giám đốc Sở Y tế."
    )
    assert posts(the_official(body, "Dmitri Vorobyov")) == [("Bộ trưởng Bộ Năng lượng", "foreign:Nga")]
    assert posts(the_official(body, "Olga Sidorova")) == [("Giám đốc Sở Y tế", "foreign:Nga")]


def test_a_name_from_abroad_is_one_with_and_without_its_marks():
    body = (
        "Tỉnh Sơn La đón bà Adela Núñez, Chủ tịch Quốc hội Cuba. Chủ tịch Quốc hội Cuba Adela Nunez cảm ơn tỉnh Sơn La."
    )
    assert [official.name for official in told(body).officials] == ["Adela Núñez"]


def test_our_own_names_with_rare_letters_are_not_from_abroad():
    body = "Chủ tịch nước Pháp gửi thư. UBND tỉnh Đắk Lắk họp. Ông Ksor H'Bia, Giám đốc Sở Y tế, phát biểu."
    assert posts(the_official(body, "Ksor H'Bia")) == [("Giám đốc Sở Y tế", "dak-lak")]


# ---------------------------------------------------------------- whose unit
def test_the_ends_of_a_route_are_not_whose_office_it_is():
    body = (
        "TP.HCM họp với các tỉnh về tuyến đường. "
        "Về tuyến TP.HCM - Cần Thơ, Chủ tịch UBND TP Trần Văn Sáu đã giao việc. "
        "TP.HCM sẽ làm ngay."
    )
    assert posts(the_official(body, "Trần Văn Sáu")) == [("Chủ tịch UBND TP", "ho-chi-minh")]


def test_a_paper_signs_with_what_it_is():
    body = "BHG - Chiều 16/10, Thường trực HĐND tỉnh tiếp đoàn tỉnh Đắk Nông. Đoàn thăm Hà Giang hai ngày."
    assert {party.unit for party in told(body).meetings[0].parties} == {"ha-giang", "dak-nong"}


# ---------------------------------------------------------------- ranks alone
def test_a_rank_alone_is_of_the_body_told_of_or_of_the_unit_spoken_for():
    body = (
        "Đoàn TP Hải Phòng sang Vĩnh Long, làm việc với Thường trực Tỉnh ủy Vĩnh Long. "
        "Tại đây, ông Trần Văn Sáu - phó bí thư thường trực - nhờ Hải Phòng giúp."
    )
    assert posts(the_official(body, "Trần Văn Sáu")) == [("Phó bí thư thường trực", "vinh-long")]
    body = "Ba tỉnh Bến Tre, Tiền Giang, Trà Vinh họp. Đại diện Trà Vinh, phó chủ tịch Trần Văn Sáu xin hỗ trợ giống."
    assert posts(the_official(body, "Trần Văn Sáu")) == [("Phó chủ tịch", "tra-vinh")]


def test_a_name_of_one_syllable_behind_its_letter_is_whole():
    body = f"{SON_LA}Thượng tá K'Blíu, Phó Giám đốc Công an tỉnh Lâm Đồng, thông báo."
    assert posts(the_official(body, "K'Blíu")) == [("Phó Giám đốc Công an tỉnh", "lam-dong")]


def test_the_party_of_a_neighbour_does_not_take_the_office_from_its_province():
    body = (
        "Tỉnh Thanh Hóa tiếp đoàn tỉnh Hủa Phăn (Lào) do đồng chí Khamtay Vongsy, Ủy viên Trung ương Đảng NDCM Lào, "
        "Bí thư Tỉnh ủy làm trưởng đoàn."
    )
    assert posts(the_official(body, "Khamtay Vongsy"))[1] == ("Bí thư Tỉnh ủy", "foreign:Hủa Phăn")


# ---------------------------------------------------------------- told by what is named beside
def test_an_office_in_a_body_named_just_before_is_of_its_unit():
    body = (
        "Sở Y tế TP Đà Nẵng giúp tỉnh Quảng Nam. Ngày hôm sau, đoàn làm việc với Ủy ban MTTQ Việt Nam tỉnh Quảng Trị. "
        "Ông Trần Văn Sáu, Phó Chủ tịch Ủy ban MTTQ Việt Nam tỉnh, đưa khách đi xem."
    )
    assert posts(the_official(body, "Trần Văn Sáu")) == [("Phó Chủ tịch Ủy ban MTTQ Việt Nam tỉnh", "quang-tri")]


def test_where_a_delegation_goes_is_not_whose_it_is():
    body = (
        "Hội Nông dân tỉnh Hải Dương tổ chức đoàn tham quan, học tập kinh nghiệm tại tỉnh Bắc Giang. Ông Trần Văn Sáu, "
        "Chủ tịch Hội Nông dân tỉnh, làm trưởng đoàn. Tiếp đoàn có ông Lê Văn Mạo, Giám đốc Sở Y tế."
    )
    assert posts(the_official(body, "Trần Văn Sáu")) == [("Chủ tịch Hội Nông dân tỉnh", "hai-duong")]
    assert posts(the_official(body, "Lê Văn Mạo")) == [("Giám đốc Sở Y tế", "bac-giang")]


def test_a_head_of_sở_is_not_of_the_only_one_named_as_a_body_where_another_has_its_head_named():
    body = (
        "Giám đốc Sở Du lịch TP Đà Nẵng Ngô Quang Mạo tiếp đoàn công tác Sở Du lịch tỉnh Kiên Giang. "
        "Ông Mạo giới thiệu đội cứu hộ. Phó Giám đốc Sở Trần Văn Sáu trình bày thêm."
    )
    assert posts(the_official(body, "Trần Văn Sáu")) == [("Phó Giám đốc Sở", "da-nang")]
