"""Who gives to or asks whom at a meeting: one construction a line, all officials invented."""

from __future__ import annotations

import pytest

from tests.articles import flows, the_meeting

_VISIT = (
    "Ngày 6/10/2019, đoàn công tác tỉnh Thái Nguyên do ông Ma Văn Phẩm, Phó Chủ tịch UBND tỉnh làm trưởng đoàn đến "
    "thăm và làm việc tại tỉnh Đồng Nai. Tiếp đoàn có bà Mai Thị Xoa, Phó Chủ tịch UBND tỉnh Đồng Nai. "
)
_CENTRAL = (
    "Ngày 6/10/2019, Bộ trưởng Bộ Xây dựng Trịnh Đăng Khôi làm việc với UBND tỉnh Hà Giang. Dự buổi làm việc có ông "
    "Vàng Seo Lử, Chủ tịch UBND tỉnh Hà Giang. "
)
_CITY = (
    "Ngày 6/10/2019, UBND TP.HCM và UBND tỉnh Quảng Trị có buổi làm việc tại TP Đông Hà. Dự có ông Hồ Văn Núi, Chủ "
    "tịch UBND tỉnh Quảng Trị và bà Lê Thị Sông, Phó Chủ tịch UBND TP.HCM. "
)


@pytest.mark.parametrize(
    "told",
    [
        "Tại đây, bà Mai Thị Xoa đã trình bày cách thành lập tổ công nghệ số cộng đồng.",
        "Ông Ma Văn Phẩm cho biết Thái Nguyên sẽ áp dụng cách làm này ngay trong năm.",
        "“Cách vận động dân hiến đất của Đồng Nai rất đáng học tập”, ông Phẩm nói.",
        "Đoàn đã tìm hiểu mô hình chợ an toàn thực phẩm của tỉnh bạn.",
        "Tỉnh chủ nhà đã chia sẻ với đoàn kinh nghiệm quản lý khu công nghiệp.",
        "Đoàn được nghe lãnh đạo Sở Công Thương tỉnh Đồng Nai giới thiệu mô hình cụm công nghiệp sinh thái.",
        "Ông Ma Văn Phẩm mong tỉnh Đồng Nai chia sẻ kinh nghiệm thu hút đầu tư.",
        "Kinh nghiệm của Đồng Nai được Thái Nguyên vận dụng vào xây dựng nông thôn mới.",
        "Đồng Nai sẵn sàng cung cấp toàn bộ quy trình để Thái Nguyên nghiên cứu.",
        "Thái Nguyên mời chuyên gia Đồng Nai ra tập huấn, truyền nghề cho cán bộ của tỉnh.",
        "Bà Xoa khẳng định Đồng Nai sẵn sàng cử cán bộ trao đổi thêm kinh nghiệm với tỉnh bạn.",
        "Bà Mai Thị Xoa thông tin về kinh nghiệm thu hút đầu tư của tỉnh.",
        "Đoàn đã tham quan, học tập mô hình trồng cây ăn quả tại huyện Xuân Lộc.",
    ],
)
def test_who_has_done_it_shares_with_who_learns(told):
    assert flows(the_meeting(_VISIT + told)) == {("dong-nai", "thai-nguyen", "share")}


def test_guests_who_train_the_hosts_share():
    body = _VISIT + "Trong hai ngày, đoàn đã hướng dẫn cán bộ của tỉnh Đồng Nai vận hành trung tâm điều hành."
    assert flows(the_meeting(body)) == {("thai-nguyen", "dong-nai", "share")}


@pytest.mark.parametrize(
    "told",
    [
        "Ông Ma Văn Phẩm đề nghị tỉnh Đồng Nai tạo điều kiện cho lao động của tỉnh vào làm việc.",
        "Ông Phẩm mong Đồng Nai tiếp tục quan tâm, hỗ trợ tỉnh đào tạo cán bộ.",
        "Ông Phẩm ngỏ ý nhờ tỉnh bạn giới thiệu doanh nghiệp lên đầu tư.",
        "“Chúng tôi xin tỉnh bạn giúp đỡ về giống cây”, ông Phẩm nói.",
        "Đồng chí Ma Văn Phẩm bày tỏ mong muốn được tỉnh Đồng Nai tạo điều kiện đưa chè vào các siêu thị.",
    ],
)
def test_who_asks_is_the_speaker(told):
    assert flows(the_meeting(_VISIT + told)) == {("thai-nguyen", "dong-nai", "request")}


@pytest.mark.parametrize(
    "told",
    [
        "Dịp này, tỉnh Đồng Nai trao tặng tỉnh Thái Nguyên 2 tỷ đồng xây trường học.",
        "Dịp này, Đồng Nai hỗ trợ 5 tỷ đồng giúp Thái Nguyên xóa nhà tạm.",
        "Tỉnh Đồng Nai đã ủng hộ nhân dân Thái Nguyên 500 triệu đồng khắc phục hậu quả bão.",
        "Bà Mai Thị Xoa nhận lời sẽ cử 5 bác sĩ ra giúp tỉnh bạn trong ba tháng.",
        "Những năm qua, Thái Nguyên được Đồng Nai hỗ trợ 20 tỷ đồng xây dựng trạm y tế.",
        "Ông Ma Văn Phẩm cảm ơn sự hỗ trợ quý báu của tỉnh Đồng Nai dành cho tỉnh trong những năm qua.",
    ],
)
def test_help_comes_from_who_gives_it(told):
    assert flows(the_meeting(_VISIT + told)) == {("dong-nai", "thai-nguyen", "support")}


@pytest.mark.parametrize(
    "told",
    [
        "Thay mặt đoàn, ông Ma Văn Phẩm đã trao 1 tỷ đồng ủng hộ đồng bào bị thiên tai tỉnh Đồng Nai.",
        "Đoàn đã trao cho tỉnh 3 tỷ đồng và 20 tấn gạo.",
        "Sau đó, đoàn đến tỉnh Đồng Nai, trao tiếp 3 tỷ đồng cho tỉnh này.",
    ],
)
def test_the_delegation_gives_to_the_host(told):
    assert flows(the_meeting(_VISIT + told)) == {("thai-nguyen", "dong-nai", "support")}


@pytest.mark.parametrize(
    "told",
    [
        "Đoàn đã tặng quà các gia đình chính sách và dâng hương.",
        "Hai bên tặng nhau quà lưu niệm.",
        "Ông Phẩm đề nghị hai tỉnh tăng cường phối hợp.",
        "Bà Xoa đề nghị các sở, ngành của tỉnh phối hợp chặt chẽ với tỉnh bạn.",
        "Dịp này, đoàn trao tặng 20 triệu đồng cho Quỹ khuyến học xã.",
        "Hai tỉnh cùng chia sẻ lòng hồ và đường biên.",
        "Đến nay, Đồng Nai đã tiếp nhận ủng hộ 86 tỷ đồng cho tỉnh.",
        "Theo ông Phẩm, các tỉnh nên kiến nghị Chính phủ sửa quy định.",
    ],
)
def test_what_passes_to_others_or_to_nobody_is_no_flow(told):
    assert flows(the_meeting(_VISIT + told)) == set()


@pytest.mark.parametrize(
    "told",
    [
        "Ông Vàng Seo Lử kiến nghị Bộ Xây dựng hỗ trợ kinh phí xây dựng nhà ở.",
        "Tỉnh đề nghị Bộ bổ sung 120 tỷ đồng cho các công trình nước.",
        "UBND tỉnh Hà Giang kiến nghị Chính phủ cho phép điều chỉnh quy hoạch.",
        "Ông Vàng Seo Lử đề xuất sớm bố trí vốn cho tuyến đường.",
    ],
)
def test_a_province_asks_the_centre(told):
    assert flows(the_meeting(_CENTRAL + told)) == {("ha-giang", "central", "request")}


@pytest.mark.parametrize(
    "told",
    ["Bộ trưởng đề nghị tỉnh sớm hoàn thiện hồ sơ.", "Bộ trưởng yêu cầu Hà Giang quan tâm hỗ trợ hộ nghèo."],
)
def test_the_centre_instructs(told):
    assert flows(the_meeting(_CENTRAL + told)) == set()


@pytest.mark.parametrize(
    "told",
    [
        "Bộ đồng ý ứng trước 45 tỷ đồng để tỉnh làm ngay.",
        "Dịp này, Bộ Xây dựng hỗ trợ tỉnh Hà Giang 2 tỷ đồng xóa nhà tạm.",
    ],
)
def test_the_centre_helps_a_province(told):
    assert flows(the_meeting(_CENTRAL + told)) == {("central", "ha-giang", "support")}


@pytest.mark.parametrize(
    ("told", "flow"),
    [
        ("Ông Hồ Văn Núi đề nghị thành phố hỗ trợ đào tạo bác sĩ.", ("quang-tri", "ho-chi-minh", "request")),
        ("Ông Núi xin mượn của thành phố 3 kỹ sư.", ("quang-tri", "ho-chi-minh", "request")),
        ("Bà Lê Thị Sông cho biết thành phố sẽ hỗ trợ tỉnh 10 tỷ đồng.", ("ho-chi-minh", "quang-tri", "support")),
        ("Quảng Trị mong TP.HCM chia sẻ kinh nghiệm quản lý đô thị.", ("ho-chi-minh", "quang-tri", "share")),
    ],
)
def test_the_city_and_the_province_are_told_apart(told, flow):
    assert flows(the_meeting(_CITY + told)) == {flow}


def test_experience_told_to_all_reaches_each():
    body = (
        "Ngày 6/10/2019, UBND tỉnh Nam Định chủ trì hội nghị liên kết giữa các tỉnh Nam Định, Hà Giang và Đồng Nai. Bà "
        "Tô Thị Ngân, Chủ tịch UBND tỉnh Nam Định chia sẻ với các tỉnh kinh nghiệm dồn điền đổi thửa."
    )
    shared = {("nam-dinh", "ha-giang", "share"), ("nam-dinh", "dong-nai", "share")}
    assert flows(the_meeting(body)) == shared


def test_the_host_of_a_study_visit_teaches():
    body = (
        "Ngày 6/10/2019, đoàn công tác tỉnh Thái Nguyên đến trao đổi, học tập kinh nghiệm tại tỉnh Đồng Nai về cải "
        "cách hành chính. Đoàn đã thăm bộ phận một cửa."
    )
    assert flows(the_meeting(body)) == {("dong-nai", "thai-nguyen", "share")}


def test_a_flow_is_shown_where_it_is_told():
    meeting = the_meeting(_VISIT + "Ông Ma Văn Phẩm ngỏ ý nhờ tỉnh Đồng Nai tạo điều kiện cho lao động của tỉnh.")
    assert {evidence.rule for flow in meeting.flows for evidence in flow.evidence} == {"flows.request"}


_REGION = (
    "Ngày 6/10/2019, tại TP Nam Định, UBND tỉnh Nam Định chủ trì hội nghị liên kết phát triển giữa các tỉnh Nam Định, "
    "Hà Giang và Đồng Nai. Dự hội nghị có Bộ trưởng Bộ Xây dựng Trịnh Đăng Khôi; bà Tô Thị Ngân, Chủ tịch UBND tỉnh "
    "Nam Định; ông Vàng Seo Lử, Chủ tịch UBND tỉnh Hà Giang; bà Mai Thị Xoa, Phó Chủ tịch UBND tỉnh Đồng Nai. "
)
_TO_CENTRE = {(unit, "central", "request") for unit in ("nam-dinh", "ha-giang", "dong-nai")}


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ("Các tỉnh thống nhất kiến nghị Chính phủ sớm đầu tư tuyến đường ven biển.", _TO_CENTRE),
        (
            "Nam Định và Hà Giang đề nghị Bộ Xây dựng hỗ trợ kinh phí.",
            _TO_CENTRE - {("dong-nai", "central", "request")},
        ),
        (
            "Ông Vàng Seo Lử đề nghị tỉnh Đồng Nai và tỉnh Nam Định tạo điều kiện cho lao động của tỉnh.",
            {("ha-giang", "dong-nai", "request"), ("ha-giang", "nam-dinh", "request")},
        ),
        (
            "Bà Mai Thị Xoa cho biết Đồng Nai sẽ hỗ trợ mỗi tỉnh 2 tỷ đồng xóa nhà tạm.",
            {("dong-nai", "nam-dinh", "support"), ("dong-nai", "ha-giang", "support")},
        ),
        (
            "Dịp này, Đồng Nai và Nam Định hỗ trợ Hà Giang 5 tỷ đồng.",
            {("dong-nai", "ha-giang", "support"), ("nam-dinh", "ha-giang", "support")},
        ),
        (
            "“Chúng tôi xin Nam Định cho học cách làm muối sạch”, ông Lử nói.",
            {("nam-dinh", "ha-giang", "share")},
        ),
        ("Bộ trưởng đề nghị các tỉnh đẩy nhanh tiến độ.", set()),
        ("Hội nghị đề nghị các tỉnh tiếp tục phối hợp.", set()),
    ],
)
def test_several_give_and_take(told, expected):
    assert flows(the_meeting(_REGION + told)) == expected


_WITH_CENTRE = (
    "Ngày 22/2/2020, Phó Thủ tướng Lê Viết Cảnh làm việc với lãnh đạo các tỉnh Bến Tre, Trà Vinh, Vĩnh Long. Ông Trịnh "
    "Đăng Khôi, Chủ tịch UBND tỉnh Bến Tre, báo cáo toàn tỉnh thiếu nước. "
)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Tỉnh đề xuất được cấp 270 tỉ đồng để đắp đập tạm.", {("ben-tre", "central", "request")}),
        ("Ông Vi Văn Dền, Phó Chủ tịch UBND tỉnh Trà Vinh, kiến nghị hỗ trợ giống cho vụ sau.",
         {("tra-vinh", "central", "request")}),
        ("Phó Thủ tướng đồng ý hỗ trợ Bến Tre 120 tỉ đồng, Trà Vinh 70 tỉ đồng.",
         {("central", "ben-tre", "support"), ("central", "tra-vinh", "support")}),
        ("Ông Vi Văn Dền, Phó Chủ tịch UBND tỉnh Trà Vinh, đề nghị Vĩnh Long hỗ trợ 20 máy bơm.",
         {("tra-vinh", "vinh-long", "request")}),
        ("Phó Thủ tướng đề nghị các tỉnh bổ sung vốn.", set()),
    ],
)  # fmt: skip
def test_several_provinces_ask_the_centre_and_are_given_each_its_share(words, expected):
    assert flows(the_meeting(_WITH_CENTRE + words)) == expected


# ---------------------------------------------------------------- told by the answer
@pytest.mark.parametrize(
    "told",
    [
        "Về các kiến nghị của Hà Giang, Bộ trưởng Trịnh Đăng Khôi giao các vụ nghiên cứu.",
        "Xung quanh các kiến nghị về nhà ở cho công nhân, Bộ trưởng Trịnh Đăng Khôi cho biết Bộ sẽ sớm trả lời.",
        "Đối với những đề xuất cụ thể của tỉnh về quy hoạch, Bộ trưởng Trịnh Đăng Khôi nhất trí.",
        "Ông Vàng Seo Lử mong Chính phủ cam kết rõ hơn về tiến độ tuyến đường.",
        "Ông Vàng Seo Lử mong muốn Bộ trưởng Trịnh Đăng Khôi quan tâm giúp tỉnh.",
        "Lãnh đạo tỉnh đã kiến nghị một số nội dung liên quan đến nhà ở.",
    ],
)
def test_who_is_answered_has_asked_the_centre(told):
    assert flows(the_meeting(_CENTRAL + told)) == {("ha-giang", "central", "request")}


@pytest.mark.parametrize(
    "told",
    [
        "Về các kiến nghị của cử tri, Bộ trưởng Trịnh Đăng Khôi giao các vụ nghiên cứu.",
        "Liên quan đến kiến nghị giữ nguyên giá đất của Hiệp hội Vận tải, Bộ trưởng Trịnh Đăng Khôi chưa trả lời.",
    ],
)
def test_what_others_ask_is_no_request_of_the_province(told):
    assert flows(the_meeting(_CENTRAL + told)) == set()


def test_who_asks_the_firms_of_a_province_asks_the_province():
    told = "Ông Ma Văn Phẩm kiến nghị các doanh nghiệp ở Đồng Nai cần tăng cường thu mua chè của tỉnh."
    assert flows(the_meeting(_VISIT + told)) == {("thai-nguyen", "dong-nai", "request")}


@pytest.mark.parametrize(
    "told",
    [
        "Dịp này, hai bên cắt băng khánh thành trường học do chính quyền và nhân dân Đồng Nai góp 9 tỷ đồng xây.",
        "Đồng Nai gửi tặng 100 bộ máy tính.",
        "Bà Xoa cam kết tỉnh sẽ cử 5 chuyên gia mở lớp cho 300 hộ trồng chè của Thái Nguyên.",
    ],
)
def test_what_is_given_without_naming_the_taker_goes_to_the_other(told):
    assert flows(the_meeting(_VISIT + told)) == {("dong-nai", "thai-nguyen", "support")}


def test_what_is_given_at_once_goes_to_who_asked_just_before():
    body = (
        "Ngày 6/10/2019, Công an tỉnh Long An, Công an tỉnh Tây Ninh và Công an tỉnh Đồng Tháp họp tại TP Tân An. "
        "Đại tá Lê Văn Bách, Giám đốc Công an tỉnh Đồng Tháp, nói các trạm của tỉnh còn thiếu máy. "
        "Long An tặng ngay 20 bộ đàm."
    )
    assert flows(the_meeting(body)) == {("long-an", "dong-thap", "support")}


def test_who_is_thanked_for_help_has_given_it():
    told = "Ông Phẩm cảm ơn Đồng Nai đã hỗ trợ 3 tỷ đồng giúp tỉnh khắc phục hậu quả bão."
    assert flows(the_meeting(_VISIT + told)) == {("dong-nai", "thai-nguyen", "support")}
