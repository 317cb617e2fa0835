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
