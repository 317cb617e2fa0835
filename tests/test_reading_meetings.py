"""Meetings: who meets, what for, where, who says what, who gives to whom, and what is signed. All is invented."""

import pytest

from tests.articles import flows, parties, the_meeting, told, units_of

_WORKED = "Ngày 6/10/2020, UBND tỉnh Hà Giang làm việc với UBND tỉnh Nam Định."


def roles(body):
    """The parts of the people at the one meeting of the article."""
    return {person.name: {role.value for role in person.roles} for person in the_meeting(body).people}


# ---------------------------------------------------------------- parties
@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (_WORKED, [("ha-giang", "UBND tỉnh"), ("nam-dinh", "UBND tỉnh")]),
        ("Ngày 6/10, lãnh đạo tỉnh Hà Giang làm việc với lãnh đạo tỉnh Nam Định.",
         [("ha-giang", None), ("nam-dinh", None)]),
        ("Ngày 6/10, Ban Thường vụ Tỉnh ủy Hà Giang có buổi làm việc với Ban Thường vụ Tỉnh ủy Nam Định.",
         [("ha-giang", "Ban Thường vụ Tỉnh ủy"), ("nam-dinh", "Ban Thường vụ Tỉnh ủy")]),
        ("Ngày 6/10, Sở Du lịch tỉnh Hà Giang và Sở Du lịch TP Đà Nẵng gặp mặt các doanh nghiệp.",
         [("ha-giang", "Sở Du lịch"), ("da-nang", "Sở Du lịch")]),
        ("Ngày 6/10, Bộ trưởng Bộ Xây dựng Trịnh Đăng Khôi có buổi làm việc với UBND tỉnh Hà Giang.",
         [("central", "Bộ Xây dựng"), ("ha-giang", "UBND tỉnh")]),
        ("Ngày 6/10, Thủ tướng Lê Viết Cảnh làm việc với lãnh đạo chủ chốt tỉnh Hà Giang.",
         [("central", None), ("ha-giang", None)]),
    ],
)  # fmt: skip
def test_a_party_is_a_unit_and_the_body_that_came(body, expected):
    assert parties(the_meeting(body)) == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("Ngày 6/10, tại Hà Nội, UBND tỉnh Hà Giang làm việc với UBND tỉnh Nam Định.", {"ha-giang", "nam-dinh"}),
        ("Ngày 6/10, UBND tỉnh Hà Giang làm việc với UBND tỉnh Nam Định về tuyến đường đi qua tỉnh Ninh Bình.",
         {"ha-giang", "nam-dinh"}),
        ("Ngày 6/10, UBND tỉnh Hà Giang làm việc với UBND tỉnh Nam Định và doanh nghiệp Thái Bình.",
         {"ha-giang", "nam-dinh"}),
    ],
)  # fmt: skip
def test_a_place_or_a_people_is_no_party(body, expected):
    assert units_of(the_meeting(body)) == expected


@pytest.mark.parametrize(
    "body",
    [
        "Ngày 6/10, UBND tỉnh Quảng Bình có văn bản đề nghị làm việc với UBND tỉnh Quảng Trị.",
        "Sáng 6/10, UBND tỉnh Quảng Bình họp báo về tuyến đường qua tỉnh Quảng Trị.",
        "Ngày 6/10, lãnh đạo tỉnh Quảng Bình vào Lăng viếng Chủ tịch Hồ Chí Minh.",
        "Ngày 6/10, UBND tỉnh Quảng Bình làm việc với các doanh nghiệp trong tỉnh.",
        "Ngày 6/10, HĐND tỉnh Quảng Bình khai mạc kỳ họp thứ năm, có đại biểu UBND tỉnh Quảng Trị.",
        "Tỉnh Quảng Bình có đường bờ biển dài hơn tỉnh Quảng Trị.",
        "Bão số 6 gây mưa lớn tại Quảng Bình và Quảng Trị.",
    ],
)
def test_letters_and_home_affairs_are_no_meetings(body):
    assert told(body).meetings == ()


# ---------------------------------------------------------------- trap 13: many parties
def test_a_meeting_of_many_is_one_meeting():
    body = (
        "Ngày 6/10, tại TP Lạng Sơn, 4 tỉnh Quảng Ninh, Lạng Sơn, Cao Bằng, Hà Giang (Việt Nam) với Khu tự trị dân tộc "
        "Choang Quảng Tây (Trung Quốc) tổ chức Hội nghị lần thứ 11 của Ủy ban công tác liên hợp."
    )
    meeting = the_meeting(body)
    assert meeting.scope == "inter-province"
    assert units_of(meeting) == {"quang-ninh", "lang-son", "cao-bang", "ha-giang", "foreign:Quảng Tây"}


def test_a_region_takes_part_with_the_provinces_that_are_named():
    body = (
        "Ngày 6/10, TP.HCM và 5 tỉnh Tây Bắc gồm Hòa Bình, Sơn La, Điện Biên, Yên Bái, Phú Thọ tổ chức hội nghị "
        "liên kết phát triển du lịch."
    )
    assert units_of(the_meeting(body)) == {"ho-chi-minh", "hoa-binh", "son-la", "dien-bien", "yen-bai", "phu-tho"}


@pytest.mark.parametrize(
    ("body", "scope"),
    [
        (_WORKED, "inter-province"),
        ("Ngày 6/10, Bộ Xây dựng làm việc với UBND tỉnh Hà Giang và UBND tỉnh Nam Định.", "inter-province"),
        ("Ngày 6/10, Bộ Xây dựng làm việc với UBND tỉnh Hà Giang.", "central"),
        ("Ngày 6/10, UBND tỉnh Quảng Bình hội đàm với đoàn đại biểu tỉnh Khăm Muộn (Lào).", "foreign"),
    ],
)
def test_the_scope_follows_from_the_parties(body, scope):
    assert the_meeting(body).scope == scope


# ---------------------------------------------------------------- kinds, status, one or two
@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("UBND tỉnh Hà Giang làm việc với UBND tỉnh Nam Định.", "working-session"),
        ("đoàn công tác UBND tỉnh Hà Giang đến học tập kinh nghiệm làm du lịch tại tỉnh Nam Định.", "study-visit"),
        ("đoàn công tác UBND tỉnh Hà Giang đến thăm, chúc Tết UBND tỉnh Nam Định.", "visit"),
        ("UBND tỉnh Hà Giang hội đàm với UBND tỉnh Nam Định.", "talks"),
        ("UBND tỉnh Hà Giang và UBND tỉnh Nam Định đã ký kết chương trình hợp tác về y tế.", "signing"),
        ("UBND tỉnh Hà Giang và UBND tỉnh Nam Định tổ chức hội nghị về y tế.", "conference"),
        ("UBND tỉnh Hà Giang và UBND tỉnh Nam Định tổ chức lễ khởi công cầu mới.", "ceremony"),
    ],
)
def test_the_kind_is_that_of_the_main_clause(words, kind):
    assert the_meeting(f"Ngày 6/10, {words}").kind == kind


@pytest.mark.parametrize(
    ("words", "status"),
    [
        ("UBND tỉnh Hà Giang đã làm việc với UBND tỉnh Nam Định.", "held"),
        ("UBND tỉnh Hà Giang sẽ làm việc với UBND tỉnh Nam Định.", "planned"),
        ("UBND tỉnh Hà Giang dự kiến tổ chức hội nghị với UBND tỉnh Nam Định.", "planned"),
    ],
)
def test_a_meeting_is_held_or_planned(words, status):
    assert the_meeting(f"Ngày 6/10, {words}").status == status


def test_sentences_about_the_same_parties_tell_one_meeting():
    body = f"{_WORKED} Tại buổi làm việc, UBND tỉnh Hà Giang và UBND tỉnh Nam Định bàn về du lịch."
    assert the_meeting(body, headline="Hà Giang và Nam Định làm việc").date.value == "2020-10-06"


def test_another_day_with_other_parties_is_another_meeting():
    body = f"{_WORKED} Ngày 8/10/2020, UBND tỉnh Hà Giang tiếp tục làm việc với UBND tỉnh Thái Bình."
    told_of = [(units_of(meeting), meeting.date.value) for meeting in told(body).meetings]
    assert told_of == [({"ha-giang", "nam-dinh"}, "2020-10-06"), ({"ha-giang", "thai-binh"}, "2020-10-08")]


def test_the_quote_is_the_clause_that_reports_the_meeting():
    body = f"Mùa thu năm nay mưa nhiều. {_WORKED} Hai bên vui vẻ."
    (evidence,) = the_meeting(body).evidence
    assert evidence.span.cut("Tăng cường phối hợp giữa các địa phương\n\n" + body) == _WORKED


# ---------------------------------------------------------------- hosts
@pytest.mark.parametrize(
    ("body", "host"),
    [
        ("Ngày 6/10, tại tỉnh Nam Định, UBND tỉnh Hà Giang làm việc với UBND tỉnh Nam Định.", "nam-dinh"),
        (
            "Ngày 6/10, tại trụ sở UBND tỉnh Nam Định, lãnh đạo tỉnh Nam Định họp với lãnh đạo tỉnh Hà Giang.",
            "nam-dinh",
        ),
        ("Ngày 6/10, tại TP Nam Định, UBND tỉnh Hà Giang làm việc với UBND tỉnh Nam Định.", "nam-dinh"),
        ("Ngày 6/10, UBND tỉnh Nam Định tiếp đoàn công tác của tỉnh Hà Giang.", "nam-dinh"),
        ("Ngày 6/10, đoàn công tác tỉnh Hà Giang đến thăm và làm việc với UBND tỉnh Nam Định.", "nam-dinh"),
        (_WORKED, None),
        ("Ngày 6/10, tại Hà Nội, UBND tỉnh Hà Giang làm việc với UBND tỉnh Nam Định.", None),
    ],
)
def test_the_host_is_where_it_takes_place_or_who_receives(body, host):
    stated = the_meeting(body).host
    assert (stated and stated.value) == host


# ---------------------------------------------------------------- participants
def test_everyone_has_the_part_the_text_gives():
    body = (
        "Ngày 6/10, đoàn công tác tỉnh Hà Giang do ông Vừ Mí Lử, Phó Chủ tịch UBND tỉnh Hà Giang dẫn đầu đến làm việc "
        "với UBND tỉnh Nam Định. Ông Trần Văn Khiêm, Chủ tịch UBND tỉnh Nam Định chủ trì buổi làm việc. Dự buổi "
        "làm việc có bà Đỗ Thị Hến, Giám đốc Sở Y tế tỉnh Nam Định. Phát biểu tại đây, ông Vừ Mí Lử cảm ơn."
    )
    assert roles(body) == {
        "Vừ Mí Lử": {"head", "speaker"},
        "Trần Văn Khiêm": {"chair"},
        "Đỗ Thị Hến": {"attendee"},
    }


def test_two_may_chair_together():
    body = (
        "Sáng 6/10, ông Trần Văn Lượm, Chủ tịch UBND tỉnh Bến Tre và bà Thạch Thị Sa Ren, Chủ tịch UBND tỉnh Trà Vinh "
        "đồng chủ trì cuộc họp giữa hai tỉnh."
    )
    assert roles(body) == {"Trần Văn Lượm": {"chair"}, "Thạch Thị Sa Ren": {"chair"}}


def test_those_who_sign_are_signatories():
    body = (
        "Chiều 6/10, ông Trần Văn Lượm, Chủ tịch UBND tỉnh Bến Tre và bà Thạch Thị Sa Ren, Chủ tịch UBND tỉnh Trà Vinh "
        "đã ký kết thỏa thuận hợp tác về cấp nước trước sự chứng kiến của ông Lê Văn Đặng, Thứ trưởng Bộ Xây dựng."
    )
    found = roles(body)
    assert "signatory" in found["Trần Văn Lượm"] & found["Thạch Thị Sa Ren"]
    assert "signatory" not in found["Lê Văn Đặng"]


@pytest.mark.parametrize(
    "said",
    [
        "Ông Lý Văn Bách, Giám đốc Sở Y tế tỉnh Hà Giang trao đổi với phóng viên rằng giá còn thấp.",
        "Sau buổi làm việc, ông Lý Văn Bách, Giám đốc Sở Y tế tỉnh Hà Giang chia sẻ với báo chí nhiều điều.",
        pytest.param(
            "Trao đổi với phóng viên, ông Lý Văn Bách, Giám đốc Sở Y tế tỉnh Hà Giang cho biết giá còn thấp.",
        ),
    ],
)
def test_who_speaks_to_the_press_does_not_take_part(said):
    assert roles(f"{_WORKED} {said}") == {}


def test_who_is_only_spoken_of_does_not_take_part():
    body = f"{_WORKED} Hai bên nhắc lại chuyến thăm trước của ông Lý Văn Bách, Bí thư Tỉnh ủy Hà Giang."
    assert roles(body) == {}


def test_who_stands_for_no_party_does_not_take_part():
    body = f"{_WORKED} Ông Lý Văn Bách, Giám đốc Sở Y tế tỉnh Cà Mau cho rằng việc này cần thêm thời gian."
    assert "Lý Văn Bách" not in roles(body)


def test_the_foreign_head_of_delegation_is_found():
    body = (
        "Ngày 6/10, ông Phan Văn Sáo, Chủ tịch UBND tỉnh Quảng Bình hội đàm với đoàn đại biểu tỉnh Khăm Muộn (Lào) do "
        "ngài Khăm Phủi Vông Xay, Tỉnh trưởng dẫn đầu."
    )
    assert "head" not in roles(body)["Phan Văn Sáo"]
    assert "head" in roles(body)["Khăm Phủi Vông Xay"]


# ---------------------------------------------------------------- trap 12: who gives to whom
_MET = "Ngày 6/10, UBND tỉnh Thái Nguyên có buổi làm việc với UBND tỉnh Đồng Nai. "


@pytest.mark.parametrize(
    "body",
    [
        "Ngày 6/10, đoàn công tác tỉnh Thái Nguyên đến học tập kinh nghiệm xây dựng nông thôn mới tại tỉnh Đồng Nai.",
        "Ngày 6/10, đoàn công tác tỉnh Thái Nguyên đến trao đổi, học tập kinh nghiệm của tỉnh Đồng Nai về du lịch.",
        _MET
        + "Bà Mai Thị Xoa, Phó Chủ tịch UBND tỉnh Đồng Nai đã chia sẻ với tỉnh Thái Nguyên kinh nghiệm thu hút đầu tư.",
        _MET + "Ông Ma Văn Phẩm, Phó Chủ tịch UBND tỉnh Thái Nguyên bày tỏ mong muốn học hỏi kinh nghiệm của Đồng Nai.",
        _MET + "Ông Ma Văn Phẩm, Phó Chủ tịch UBND tỉnh Thái Nguyên rất quan tâm tới cách làm của Đồng Nai.",
    ],
)
def test_experience_goes_from_who_has_it_to_who_learns(body):
    assert flows(the_meeting(body)) == {("dong-nai", "thai-nguyen", "share")}


def test_who_was_told_has_learnt():
    body = _MET + "Lãnh đạo tỉnh Thái Nguyên cho biết đã được tỉnh Đồng Nai chia sẻ nhiều kinh nghiệm quý."
    assert flows(the_meeting(body)) == {("dong-nai", "thai-nguyen", "share")}


def test_help_goes_to_whom_it_is_given():
    body = (
        "Ngày 6/10, đoàn công tác UBND TP.HCM đến thăm và làm việc với UBND tỉnh Quảng Trị. Dịp này, TP.HCM hỗ trợ "
        "tỉnh Quảng Trị 5 tỷ đồng xây dựng nhà ở."
    )
    assert flows(the_meeting(body)) == {("ho-chi-minh", "quang-tri", "support")}


def test_a_request_goes_to_who_is_asked():
    body = (
        "Ngày 6/10, UBND tỉnh Quảng Trị làm việc với UBND TP Đà Nẵng. Ông Hồ Văn Núi, Chủ tịch UBND tỉnh Quảng Trị đề "
        "nghị TP Đà Nẵng quan tâm đào tạo bác sĩ."
    )
    assert ("quang-tri", "da-nang", "request") in flows(the_meeting(body))


def test_what_the_centre_asks_is_no_request():
    body = (
        "Ngày 6/10, Bộ trưởng Bộ Xây dựng Trịnh Đăng Khôi làm việc với UBND tỉnh Hà Giang. Bộ trưởng đề nghị tỉnh Hà "
        "Giang sớm giải phóng mặt bằng."
    )
    assert flows(the_meeting(body)) == set()


def test_presents_are_no_support():
    body = "Ngày 6/10, đoàn UBND tỉnh Hà Giang đến thăm UBND tỉnh Nam Định. Hai bên trao tặng nhau bức tranh lưu niệm."
    assert flows(the_meeting(body)) == set()


# ---------------------------------------------------------------- trap 11: signed now or looked back on
def test_what_is_signed_belongs_to_the_meeting():
    body = (
        "Chiều 6/10/2016, UBND tỉnh Hà Giang và UBND tỉnh Nam Định đã ký kết Chương trình hợp tác phát triển kinh tế - "
        "xã hội giai đoạn 2016-2020."
    )
    (agreement,) = the_meeting(body).agreements
    assert agreement.title == "Chương trình hợp tác phát triển kinh tế - xã hội giai đoạn 2016-2020"
    assert (agreement.parties, agreement.period) == (("ha-giang", "nam-dinh"), "2016-2020")
    assert told(body).agreements == ()


def test_what_is_looked_back_on_stands_beside_the_meeting():
    body = (
        "Sáng 6/10/2020, UBND tỉnh Hà Giang làm việc với UBND tỉnh Nam Định để đánh giá kết quả thực hiện chương trình "
        "hợp tác giai đoạn 2016-2020; hai bên ký kết thỏa thuận hợp tác toàn diện giai đoạn 2021-2025."
    )
    record = told(body)
    assert [agreement.period for agreement in record.meetings[0].agreements] == ["2021-2025"]
    assert [(agreement.period, agreement.parties) for agreement in record.agreements] == [
        ("2016-2020", ("ha-giang", "nam-dinh"))
    ]


@pytest.mark.parametrize(
    "title",
    [
        "Biên bản ghi nhớ về hợp tác nông nghiệp",
        "Bản ghi nhớ hợp tác về du lịch",
        "Quy chế phối hợp bảo vệ rừng",
        "Thỏa thuận hợp tác phát triển đô thị",
        "Giao ước thi đua năm mới",
    ],
)
def test_documents_of_all_names_are_agreements(title):
    body = f"{_WORKED} Dịp này, hai bên ký kết {title}."
    assert [agreement.title for agreement in the_meeting(body).agreements] == [title]


def test_what_was_signed_years_ago_is_not_signed_now():
    record = told(f"{_WORKED} Năm 2008, hai tỉnh đã ký kết Biên bản ghi nhớ về hợp tác nông nghiệp.")
    assert record.meetings[0].agreements == ()
    assert [agreement.year for agreement in record.agreements] == ["2008"]


def test_law_is_no_agreement():
    record = told(f"{_WORKED} Hai bên trao đổi về Nghị quyết số 57 và Luật Đất đai.")
    assert record.meetings[0].agreements == record.agreements == ()


# ---------------------------------------------------------------- many ways to say that two met
@pytest.mark.parametrize(
    ("body", "units"),
    [
        ("Lãnh đạo TP.HCM và lãnh đạo tỉnh Đồng Tháp đã trao đổi về hợp tác.", {"ho-chi-minh", "dong-thap"}),
        ("Ngày 6/10, Công an tỉnh Nghệ An và Công an tỉnh Hà Tĩnh giao ban.", {"nghe-an", "ha-tinh"}),
        (
            "Tỉnh Sơn La và tỉnh Lai Châu đã thống nhất kết nối giao thông tại cuộc làm việc ngày 6/10.",
            {"son-la", "lai-chau"},
        ),
        ("Ngày 6/10, đoàn công tác tỉnh Sơn La đã trao 500 triệu đồng ủng hộ tỉnh Quảng Trị.", {"son-la", "quang-tri"}),
        ("Mới đây, đoàn công tác tỉnh Bến Tre đến Bình Dương khảo sát nhà ở.", {"ben-tre", "binh-duong"}),
    ],
)
def test_what_two_provinces_do_together_is_a_meeting(body, units):
    assert units_of(the_meeting(body)) == units


def test_who_comes_with_his_delegation_is_no_host():
    body = "Ngày 6/10, ông Lò Văn Mẫu, Bí thư Tỉnh ủy Sơn La cùng đoàn công tác của tỉnh đã đến thăm tỉnh Phú Thọ."
    host = the_meeting(body).host
    assert host
    assert host.value == "phu-tho"


def test_those_who_chair_are_listed_beyond_a_semicolon():
    body = (
        "Ngày 6/10, UBND tỉnh Hà Giang làm việc với UBND tỉnh Nam Định. Chủ trì buổi làm việc có ông Lý Văn Bách, Chủ "
        "tịch UBND tỉnh Hà Giang; ông Vi Văn Mẫu, Chủ tịch UBND tỉnh Nam Định."
    )
    assert roles(body) == {"Lý Văn Bách": {"chair"}, "Vi Văn Mẫu": {"chair"}}


def test_documents_without_a_subject_are_no_agreement():
    body = "Ngày 6/10, UBND tỉnh Hà Giang làm việc với UBND tỉnh Nam Định. Hai bên đã ký 20 biên bản ghi nhớ."
    assert the_meeting(body).agreements == ()


# ---------------------------------------------------------------- parties that are understood
@pytest.mark.parametrize(
    "sentence",
    [
        "Ngày 5/3, lãnh đạo UBND hai tỉnh đã gặp nhau tại Tuy Hòa để bàn việc giữ rừng giáp ranh.",
        "Ngày 5/3, Sở Xây dựng hai tỉnh đã có buổi làm việc về ranh giới.",
        "Ngày 5/3, lãnh đạo hai địa phương ngồi lại với nhau để bàn cách giữ rừng.",
    ],
)
def test_the_two_provinces_are_those_that_are_named(sentence):
    (meeting,) = told(f"Rừng ở vùng giáp ranh Phú Yên - Đắk Lắk bị phá. {sentence}").meetings
    assert units_of(meeting) == {"phu-yen", "dak-lak"}


def test_two_provinces_are_left_open_where_three_are_named():
    body = "Phú Yên, Đắk Lắk và Gia Lai có chung một cánh rừng. Ngày 5/3, lãnh đạo hai tỉnh đã gặp nhau."
    assert told(body).meetings == ()


def test_who_tells_of_talks_with_another_side_is_the_one_side():
    body = (
        "Ông Vũ Trọng Khảm, Giám đốc Sở GTVT Hải Phòng, cho biết ngày 5/3, qua làm việc cùng với Sở GTVT tỉnh"
        " Thái Bình, hai bên thống nhất chọn vị trí cầu."
    )
    (meeting,) = told(body).meetings
    assert units_of(meeting) == {"hai-phong", "thai-binh"}


@pytest.mark.parametrize(
    "body",
    [
        "Theo ông Lê Viết Cảnh, Giám đốc Sở Du lịch Quảng Nam, hôm 6/7 sở đã sang Nam Định bàn chuyện bán vé chung.",
        "Ngày 6/7, Sở GTVT Quảng Nam và Sở GTVT Nam Định thống nhất phương án phân luồng.",
        "Theo biên bản được Sở TN-MT hai tỉnh Quảng Nam, Nam Định ký hôm 6/7, ranh giới tính theo đường phân thủy.",
        "Hôm 6/7, chính quyền tỉnh Quảng Nam và tỉnh Nam Định đã đi thực tế con đập.",
        "Ngày 6/7, Sở Y tế Nam Định tiếp nhận 20 bác sĩ của tỉnh Quảng Nam đến học kỹ thuật lọc máu.",
        "Ngày 6/7, đoàn Quảng Nam do Phó Chủ tịch UBND tỉnh Lê Viết Cảnh dẫn đầu đã tới viếng nghĩa trang và tặng "
        "Nam Định 2 tỷ đồng.",
        "Ngày 6/7, HĐND tỉnh Quảng Nam trao đổi với đoàn HĐND tỉnh Nam Định về hoạt động giám sát.",
        "Ngày 6/7, UBND tỉnh Quảng Nam phối hợp với UBND tỉnh Nam Định tổ chức ngày hội văn hóa.",
        "Ngày 6/7, Liên đoàn Lao động các tỉnh Quảng Nam và Nam Định tổ chức giao lưu.",
        "Phó Chủ tịch UBND tỉnh Quảng Nam Lê Viết Cảnh đã gặp Chủ tịch UBND tỉnh Nam Định Trịnh Đăng Khôi hôm 6/7.",
    ],
)
def test_a_meeting_told_in_passing_is_one(body):
    assert units_of(the_meeting(body)) == {"quang-nam", "nam-dinh"}


@pytest.mark.parametrize(
    "body",
    [
        "Ngày 6/7, Công an tỉnh Quảng Nam bàn giao 3 đối tượng truy nã cho Công an tỉnh Nam Định.",
        "Sở Y tế Quảng Nam thông báo tới Sở Y tế Nam Định về hàng hóa qua địa bàn để phối hợp.",
        "Ngày 6/7, Sở Y tế Quảng Nam phối hợp với Sở Y tế Nam Định tổ chức bán đấu giá thiết bị cũ.",
    ],
)
def test_working_together_from_afar_is_no_meeting(body):
    assert told(body).meetings == ()


def test_who_sends_flowers_is_not_there():
    meeting = the_meeting(
        "Sáng 11/6, tại TP Nam Định, UBND tỉnh Nam Định và UBND tỉnh Hà Giang tổ chức lễ kỷ niệm 10 năm kết nghĩa. "
        "Chủ tịch nước Lê Viết Cảnh gửi hoa chúc mừng. Ông Trịnh Đăng Khôi, Chủ tịch UBND tỉnh Nam Định, phát biểu."
    )
    assert {person.name for person in meeting.people} == {"Trịnh Đăng Khôi"}


def test_bodies_under_whose_direction_something_is_done_are_no_parties():
    meeting = the_meeting(
        "Ngày 19/6, đoàn công tác Bộ Công an làm việc với Công an tỉnh Hà Tĩnh. Tại buổi làm việc, đơn vị báo cáo việc "
        "bám sát sự chỉ đạo của lãnh đạo Bộ Công an và Tỉnh ủy, UBND tỉnh Hà Tĩnh."
    )
    assert {party.body for party in meeting.parties if party.unit == "ha-tinh"} == {"Công an tỉnh"}


def test_a_month_spoken_of_at_a_meeting_is_of_no_other_meeting():
    body = (
        "Chiều 28/5/2017, Phó Thủ tướng Lê Viết Cảnh họp với UBND TP Đà Nẵng. Báo cáo tại cuộc họp, Thứ trưởng Bộ "
        "Xây dựng Trịnh Đăng Khôi cho biết Bộ và UBND TP Đà Nẵng đã phối hợp lập quy hoạch từ tháng 12/2013."
    )
    assert [meeting.date.value for meeting in told(body).meetings] == ["2017-05-28"]


@pytest.mark.parametrize(
    "words",
    [
        "Trong cuộc họp giữa Chính phủ và tỉnh Hà Giang để bàn về tuyến đường, Thủ tướng đã đề nghị rà lại.",
        "Thủ tướng Lê Viết Cảnh sẽ dự cuộc họp cùng lãnh đạo tỉnh Hà Giang về tuyến đường.",
    ],
)
def test_a_meeting_named_by_who_met_needs_no_day_however_late_it_is_told(words):
    filler = "Tuyến đường dài 20 km. " * 9
    assert units_of(the_meeting(filler + words)) == {"central", "ha-giang"}


def test_who_is_met_by_others_does_not_meet_who_is_named_beside():
    filler = "Tàu đã ba lần gặp sự cố. " * 9
    words = "Tại cuộc họp với Sở Công Thương Bình Định, ngư dân lo lắng về máy do Trung Quốc làm."
    assert told(filler + words).meetings == ()


def test_what_is_only_supposed_is_no_meeting():
    words = (
        "Trường hợp phóng viên nắm thông tin của Sở Nội vụ tỉnh Hà Giang thì UBND tỉnh Nam Định có thể làm việc với Sở."
    )
    assert told(f"Luật sư nhận định: {words}").meetings == ()
