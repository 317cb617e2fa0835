"""Who is a party of a meeting, and who is only spoken of. All officials are invented."""

import pytest

from tests.articles import parties, the_meeting, told, units_of

_BY = "Ngày 6/10/2020, "


@pytest.mark.parametrize(
    "body",
    [
        "Bên lề hội nghị ngày 6/10, lãnh đạo tỉnh Hà Giang đã làm việc với lãnh đạo tỉnh Nam Định.",
        "Ngày 6/10, bên lề kỳ họp, Chủ tịch UBND tỉnh Hà Giang Lê Văn Bách gặp gỡ lãnh đạo tỉnh Nam Định.",
    ],
)
def test_units_may_meet_at_the_margin_of_an_event(body):
    assert units_of(the_meeting(body)) == {"ha-giang", "nam-dinh"}


@pytest.mark.parametrize(
    "body",
    [
        "Trả lời phóng viên bên lề hội nghị ngày 6/10, lãnh đạo tỉnh Hà Giang cho biết đã làm việc với tỉnh Nam Định.",
        "Chia sẻ với báo chí bên lề kỳ họp, lãnh đạo tỉnh Hà Giang nói ngày 6/10 đã làm việc với tỉnh Nam Định.",
    ],
)
def test_what_the_press_is_told_at_the_margin_is_no_meeting(body):
    assert told(body).meetings == ()


@pytest.mark.parametrize(
    "body",
    [
        "Sau khi Yên Bái và Lào Cai hợp nhất, ngày 6/10, UBND tỉnh Lào Cai tổ chức hội nghị với các sở, ngành.",
        "Ngày 6/10, Tỉnh ủy Tuyên Quang họp bàn phương án sau khi Hà Giang và Tuyên Quang được sáp nhập.",
        "Ngày 6/10, Tỉnh ủy Phú Thọ tổ chức hội nghị công bố nghị quyết sáp nhập tỉnh Vĩnh Phúc, Hòa Bình vào Phú Thọ.",
    ],
)
def test_units_that_become_one_do_not_meet_by_that(body):
    assert told(body).meetings == ()


def test_units_meet_after_others_have_become_one():
    body = _BY + "Sở Y tế tỉnh Lào Cai làm việc với UBND tỉnh Hà Giang sau khi tỉnh Yên Bái sáp nhập với Lào Cai."
    assert parties(the_meeting(body)) == [("lao-cai", "Sở Y tế"), ("ha-giang", "UBND tỉnh")]


@pytest.mark.parametrize(
    ("title", "stands"),
    [
        ("Thứ trưởng Bộ Xây dựng", True),
        ("Phó Trưởng Ban Tổ chức Trung ương", True),
        ("Phó Trưởng Ban Bí thư Trung ương", True),
        ("Chủ tịch Hội Nông dân Việt Nam", True),
        ("Tổng Biên tập Tạp chí Xây dựng Đảng", False),
        ("Tổng Giám đốc Đài Truyền hình Việt Nam", False),
        ("Phó Giám đốc Học viện Chính trị quốc gia Hồ Chí Minh", False),
        ("Tư lệnh Quân khu 2", False),
        ("Giám đốc Bệnh viện Bạch Mai", False),
    ],
)
def test_who_stands_for_the_centre_heads_an_organ_of_it(title, stands):
    body = _BY + f"ông Trịnh Đăng Khôi, {title}, làm việc với UBND tỉnh Hà Giang."
    met = ["central" in units_of(meeting) for meeting in told(body).meetings]
    assert met == ([True] if stands else [])


# ---------------------------------------------------------------- rows of bodies
_HEALTH = {("ha-giang", "Sở Y tế"), ("cao-bang", "Sở Y tế"), ("lai-chau", "Sở Y tế")}


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("Sở Y tế Hà Giang, Cao Bằng và Lai Châu họp trực tuyến.", _HEALTH),
        ("Sở Y tế các tỉnh Hà Giang, Cao Bằng và Lai Châu họp trực tuyến.", _HEALTH),
        ("các tỉnh Hà Giang, Cao Bằng và Lai Châu có buổi làm việc giữa Sở Y tế ba tỉnh.", _HEALTH),
        ("công an tỉnh Đồng Nai và công an tỉnh Lâm Đồng ký kết quy chế phối hợp.",
         {("dong-nai", "Công an tỉnh"), ("lam-dong", "Công an tỉnh")}),
        ("Công an Đồng Nai và Lâm Đồng tổ chức hội nghị sơ kết quy chế phối hợp.",
         {("dong-nai", "Công an"), ("lam-dong", "Công an")}),
        ("lãnh đạo UBND, HĐND hai tỉnh Hà Giang và Nam Định đã gặp mặt.",
         {("ha-giang", "UBND"), ("ha-giang", "HĐND"), ("nam-dinh", "UBND"), ("nam-dinh", "HĐND")}),
        ("lãnh đạo các sở Xây dựng, Giao thông vận tải và Y tế tỉnh Kon Tum đã đến làm việc với UBND tỉnh Gia Lai.",
         {("kon-tum", "Sở Xây dựng"), ("kon-tum", "Sở Giao thông vận tải"), ("kon-tum", "Sở Y tế"),
          ("gia-lai", "UBND tỉnh")}),
        ("Cục Kiểm lâm (Bộ NN-PTNT) làm việc với UBND tỉnh Phú Yên.",
         {("central", "Cục Kiểm lâm"), ("phu-yen", "UBND tỉnh")}),
        ("đại diện các Bộ: Xây dựng, Tài chính làm việc với UBND tỉnh Phú Yên.",
         {("central", "Bộ Xây dựng"), ("central", "Bộ Tài chính"), ("phu-yen", "UBND tỉnh")}),
        ("Cục Hải quan Quảng Ninh làm việc với Cục Hải quan Lạng Sơn.",
         {("quang-ninh", "Cục Hải quan"), ("lang-son", "Cục Hải quan")}),
    ],
)  # fmt: skip
def test_a_body_is_of_each_unit_and_each_unit_has_its_bodies(body, expected):
    assert set(parties(the_meeting(_BY + body))) == expected


def test_bodies_of_the_two_provinces_are_those_of_either():
    body = (
        "đoàn công tác tỉnh Kon Tum làm việc tại Gia Lai. Dự buổi làm việc có đại diện Ban Tuyên giáo, Sở Công Thương "
        "hai tỉnh."
    )
    bodies = ("Ban Tuyên giáo", "Sở Công Thương")
    assert set(parties(the_meeting(_BY + body))) == {(u, b) for u in ("kon-tum", "gia-lai") for b in bodies}


def test_many_departments_in_a_list_of_those_present_are_no_parties():
    body = (
        "đoàn công tác của Bộ Y tế làm việc với UBND tỉnh Phú Yên. Tiếp đoàn có lãnh đạo các Sở: Y tế, Tài chính, Xây "
        "dựng, Nội vụ tỉnh Phú Yên."
    )
    assert set(parties(the_meeting(_BY + body))) == {
        ("central", "Đoàn công tác của Bộ Y tế"),
        ("phu-yen", "UBND tỉnh"),
    }


@pytest.mark.parametrize("words", ["Công an Vĩnh Bảo", "Vụ Đông Xuân", "Vụ Formosa"])
def test_what_is_no_body_of_a_unit_is_no_party(words):
    body = _BY + f"{words} cho biết. UBND tỉnh Hà Giang làm việc với UBND tỉnh Nam Định."
    assert set(parties(the_meeting(body))) == {("ha-giang", "UBND tỉnh"), ("nam-dinh", "UBND tỉnh")}


# ---------------------------------------------------------------- many provinces
@pytest.mark.parametrize(
    ("body", "units"),
    [
        ("Ba tỉnh ven biển vừa nhóm họp hôm 5/6. Đó là Bình Định, Phú Yên và Quảng Ngãi.",
         {"binh-dinh", "phu-yen", "quang-ngai"}),
        ("Ngày 5/6, ba địa phương Hải Phòng, Quảng Ninh, Lào Cai ngồi chung bàn về du lịch.",
         {"hai-phong", "quang-ninh", "lao-cai"}),
        ("Ngày 5/6, lãnh đạo các tỉnh đã có mặt tại Đắk Lắk để bàn chuyện rừng: Gia Lai, Kon Tum, Đắk Nông.",
         {"gia-lai", "kon-tum", "dak-nong"}),
        ("Phiên họp thứ ba của Hội đồng vùng hôm 5/6 có lãnh đạo TP.HCM, Đồng Nai, Bình Dương.",
         {"ho-chi-minh", "dong-nai", "binh-duong"}),
        ("Ngày 5/6, ba tỉnh Đồng Tháp, Long An, Tiền Giang ra mắt Hội đồng liên kết vùng Đồng Tháp Mười.",
         {"dong-thap", "long-an", "tien-giang"}),
        ("Hôm 5/6, đoàn 12 người của Cà Mau đã ở Quảng Ninh ba ngày để xem cách làm.", {"ca-mau", "quang-ninh"}),
    ],
)  # fmt: skip
def test_provinces_meet_however_they_are_listed(body, units):
    assert units_of(the_meeting(body)) == units


@pytest.mark.parametrize(
    "body",
    [
        "Chiều 8/2, HĐND tỉnh Yên Bái tiến hành phiên họp bất thường để bầu nhân sự, có đại biểu UBND tỉnh Thái Bình.",
        "Trong phiên họp chiều 15/5, Ủy ban Thường vụ Quốc hội cho đại biểu tỉnh Hà Tĩnh thôi nhiệm vụ.",
    ],
)
def test_sittings_are_no_meetings_of_provinces(body):
    assert told(body).meetings == ()


def test_the_provinces_listed_before_are_those_that_are_met():
    body = (
        "Chủ tịch UBND TP.HCM Lê Văn Bách vừa giao sở phối hợp tỉnh Long An, Tiền Giang và Vĩnh Long lập quy hoạch. "
        "Trước đó, ông Bách làm việc với lãnh đạo các tỉnh về tuyến đường sắt."
    )
    assert units_of(the_meeting(body)) == {"ho-chi-minh", "long-an", "tien-giang", "vinh-long"}


def test_who_is_listed_as_present_is_a_party_and_in_whose_house_it_was_is_none():
    body = (
        "Ngày 6/10, tại Tỉnh ủy Hà Giang, Thường trực Tỉnh ủy Nam Định làm việc với lãnh đạo tỉnh Hà Giang. "
        "Buổi họp có sự tham dự của đại diện Ban Tuyên giáo Tỉnh ủy Nam Định."
    )
    assert set(parties(the_meeting(body))) == {
        ("ha-giang", None),
        ("nam-dinh", "Thường trực Tỉnh ủy"),
        ("nam-dinh", "Ban Tuyên giáo Tỉnh ủy"),
    }


def test_a_festival_is_a_meeting_with_those_of_the_centre_who_came():
    body = (
        "Tối 6/10, lễ hội Hoa Tam giác mạch tỉnh Hà Giang chính thức khai mạc. "
        "Phó Thủ tướng Lê Viết Cảnh và lãnh đạo tỉnh đã tới dự."
    )
    meeting = the_meeting(body)
    assert (units_of(meeting), meeting.kind) == ({"ha-giang", "central"}, "ceremony")


def test_a_list_of_those_present_goes_on_over_sentences():
    body = (
        "Tối 6/10, UBND tỉnh Hà Giang tổ chức Lễ kỷ niệm 60 năm ngày thành lập. "
        "Dự lễ kỷ niệm có các đồng chí: Lê Viết Cảnh - Phó Thủ tướng. "
        "Các đồng chí nguyên lãnh đạo tỉnh; đại diện lãnh đạo các tỉnh Lào Cai, Yên Bái."
    )
    assert units_of(the_meeting(body)) == {"ha-giang", "central", "lao-cai", "yen-bai"}


def test_a_prefecture_abroad_stands_for_itself_and_its_province_says_where_it_lies():
    body = "Ngày 6/10, lãnh đạo tỉnh Hà Giang hội đàm với lãnh đạo châu Mường Xa (tỉnh Vân Nam, Trung Quốc)."
    assert units_of(the_meeting(body)) == {"ha-giang", "foreign:Mường Xa"}


def test_the_leaders_of_towns_stand_for_their_provinces():
    body = (
        "Ngày 6/10, lãnh đạo thị xã Kỳ Anh (Hà Tĩnh) và lãnh đạo thị xã Ba Đồn (Quảng Bình) họp tại trụ sở UBND thị xã "
        "Ba Đồn."
    )
    assert units_of(the_meeting(body)) == {"ha-tinh", "quang-binh"}


def test_a_body_that_issued_a_decree_does_not_take_part():
    body = "Ngày 6/10, UBND tỉnh Hà Giang làm việc với UBND tỉnh Nam Định về Nghị định 67 của Chính phủ."
    assert units_of(the_meeting(body)) == {"ha-giang", "nam-dinh"}


def test_what_else_happened_at_a_meeting_is_no_meeting_of_its_own():
    body = (
        "Ngày 6/10/2020, UBND tỉnh Hà Giang làm việc với UBND tỉnh Nam Định. "
        "Nhân dịp này, Sở Y tế Hà Giang trao 200 triệu đồng cho Sở Y tế Thái Bình."
    )
    assert units_of(the_meeting(body)) == {"ha-giang", "nam-dinh", "thai-binh"}


def test_each_stop_of_a_delegation_is_a_meeting():
    body = (
        "Ngày 3/4/2020, đoàn Sở Y tế TP.HCM làm việc với Sở Y tế Bến Tre. "
        "Ngày hôm sau, đoàn sang huyện Cái Bè làm việc với UBND tỉnh Tiền Giang."
    )
    assert [(units_of(meeting), meeting.date.value) for meeting in told(body).meetings] == [
        ({"ho-chi-minh", "ben-tre"}, "2020-04-03"),
        ({"ho-chi-minh", "tien-giang"}, "2020-04-04"),
    ]


_ORGANS = (
    *("Sở KH&CN", "Sở KH-CN", "Sở LĐ,TB&XH", "Sở GD&ĐT", "Sở TT&TT", "Sở VH-TT&DL", "Sở NN&PTNT", "Sở TN-MT"),
    *("Sở Nông nghiệp - Phát triển nông thôn", "Sở Khoa học, Công nghệ", "Sở Lao động - Thương binh và Xã hội"),
    *("Đài PT-TH", "Đài Phát thanh và Truyền hình", "Hội Văn học Nghệ thuật", "Hội Cựu Thanh niên xung phong"),
    *("Liên hiệp các Hội Khoa học và Kỹ thuật", "Ban Dân tộc HĐND tỉnh", "Hội LHPN tỉnh", "Ban Nội chính Tỉnh ủy"),
    *("Viện KSND tỉnh", "BHXH tỉnh", "Kho bạc Nhà nước tỉnh", "Cục Thi hành án dân sự tỉnh", "Thuế tỉnh"),
    *("Cục Quản lý thị trường tỉnh", "Trung tâm Khuyến nông tỉnh", "UB MTTQ tỉnh", "Ban Tôn giáo tỉnh"),
)


@pytest.mark.parametrize("organ", _ORGANS)
def test_organs_of_provinces_are_known_under_all_their_spellings(organ):
    """The word for the unit is kept with some organs and left out with others."""
    found = parties(the_meeting(f"Ngày 6/10/2019, {organ} Hà Giang làm việc với {organ} Nam Định."))
    assert [(unit, body.removesuffix(" tỉnh")) for unit, body in found] == [
        ("ha-giang", organ.removesuffix(" tỉnh")),
        ("nam-dinh", organ.removesuffix(" tỉnh")),
    ]


@pytest.mark.parametrize(
    ("words", "organ"),
    [
        ("Hội Nông dân Việt Nam phối hợp với UBND tỉnh Hà Giang tổ chức Lễ phát động trồng cây.", "Hội Nông dân"),
        ("Trung ương Hội LHPN Việt Nam làm việc với UBND tỉnh Hà Giang.", "Trung ương Hội LHPN"),
        ("Tổng Liên đoàn Lao động Việt Nam làm việc với UBND tỉnh Hà Giang.", "Tổng Liên đoàn Lao động"),
    ],
)
def test_mass_organisations_of_the_country_are_of_the_centre(words, organ):
    assert set(parties(the_meeting(f"Ngày 6/10, {words}"))) == {("central", organ), ("ha-giang", "UBND tỉnh")}


@pytest.mark.parametrize(
    ("words", "units"),
    [
        ("tại tỉnh Hà Giang diễn ra Hội nghị liên kết du lịch 8 tỉnh Tây Bắc với TP. Hồ Chí Minh.",
         {"ha-giang", "ho-chi-minh"}),
        ("trong chuyến công tác tại Hà Giang, đoàn đại biểu tỉnh Nam Định đã dâng hương tại Nghĩa trang Vị Xuyên.",
         {"ha-giang", "nam-dinh"}),
        ("Thủ tướng Lê Viết Cảnh dự lễ khởi công cao tốc tại tỉnh Hà Giang.", {"central", "ha-giang"}),
    ],
)  # fmt: skip
def test_where_it_happens_is_who_receives(words, units):
    assert units_of(the_meeting(f"Ngày 6/10, {words}")) == units
