"""Documents signed at a meeting, and those an article only speaks of. All are invented."""

from __future__ import annotations

import pytest

from tests.articles import the_meeting, told

_MET = "Chiều 6/10/2016, UBND tỉnh Hà Giang và UBND tỉnh Nam Định có buổi làm việc tại TP Nam Định. "


def _signed(body: str) -> list[tuple[str, str | None]]:
    return [(agreement.title, agreement.period) for agreement in the_meeting(body).agreements]


def _spoken_of(body: str) -> list[tuple[str, str | None]]:
    return [(agreement.title, agreement.year) for agreement in told(body).agreements]


@pytest.mark.parametrize(
    ("words", "title"),
    [
        ("Kết thúc buổi làm việc, hai bên đã ký biên bản hội đàm.", "Biên bản hội đàm"),
        ("Hai tỉnh ký Biên bản ghi nhớ về quản lý vùng giáp ranh.", "Biên bản ghi nhớ về quản lý vùng giáp ranh"),
        (
            "Hai bên ký kết Thỏa thuận hợp tác về du lịch dưới sự chứng kiến của lãnh đạo hai tỉnh.",
            "Thỏa thuận hợp tác về du lịch",
        ),
    ],
)
def test_what_is_signed_is_of_the_meeting(words, title):
    assert _signed(_MET + words) == [(title, None)]
    assert _spoken_of(_MET + words) == []


def test_the_items_of_a_list_of_what_was_signed_are_documents():
    body = _MET + (
        "Tại buổi làm việc, đại diện hai bên đã ký các văn bản:\n"
        "1. Biên bản hội nghị lần thứ ba;\n"
        "2. Chương trình phối hợp phát triển du lịch giai đoạn 2017 - 2020;\n"
        "Sau lễ ký, đoàn thăm một số cơ sở sản xuất."
    )
    assert _signed(body) == [
        ("Biên bản hội nghị lần thứ ba", None),
        ("Chương trình phối hợp phát triển du lịch giai đoạn 2017 - 2020", "2017-2020"),
    ]


@pytest.mark.parametrize(
    ("words", "document"),
    [
        ("Theo Thỏa thuận hợp tác ký năm 2009, hai tỉnh đã tổ chức 5 hội chợ.", ("Thỏa thuận hợp tác", "2009")),
        (
            "Đây là bước tiếp nối Biên bản thỏa thuận điều tiết nước mà UBND hai tỉnh đã ký năm 2012.",
            ("Biên bản thỏa thuận điều tiết nước", "2012"),
        ),
        (
            "Bản ghi nhớ hợp tác logistics giữa Hà Giang và Nam Định có hiệu lực từ năm 2011 cũng được nhắc tới.",
            ("Bản ghi nhớ hợp tác logistics giữa Hà Giang và Nam Định", "2011"),
        ),
        (
            "Hai tỉnh nhìn lại Chương trình hợp tác giai đoạn 2010-2015.",
            ("Chương trình hợp tác giai đoạn 2010-2015", "2010-2015"),
        ),
        (
            "Thỏa thuận phối hợp quản lý hồ chứa giai đoạn 2011 - 2015 đã giúp hai bên vận hành an toàn.",
            ("Thỏa thuận phối hợp quản lý hồ chứa giai đoạn 2011 - 2015", "2011-2015"),
        ),
    ],
)
def test_what_was_signed_before_stands_by_itself(words, document):
    assert _signed(_MET + words) == []
    assert _spoken_of(_MET + words) == [document]


@pytest.mark.parametrize(
    "words",
    [
        "Ông đề nghị hai bên sớm ký Thỏa thuận hợp tác về hải quan.",
        "Hai tỉnh đã ký 20 biên bản ghi nhớ.",
        "Hai bên bàn về các thỏa thuận hợp tác.",
    ],
)
def test_what_is_wished_for_or_not_named_is_no_document(words):
    assert _signed(_MET + words) == []
    assert _spoken_of(_MET + words) == []


def test_one_kind_of_document_signed_twice_is_two():
    body = _MET + (
        "Hai bên ký Chương trình hợp tác du lịch giai đoạn 2017-2020. Trước đó đã có Chương trình hợp tác du lịch ký "
        "năm 2009 giữa Hà Giang và Nam Định."
    )
    assert _signed(body) == [("Chương trình hợp tác du lịch giai đoạn 2017-2020", "2017-2020")]
    assert _spoken_of(body) == [("Chương trình hợp tác du lịch", "2009")]


# ---------------------------------------------------------------- named, dated and owned
_THREE_MET = "Ngày 13/6/2017, UBND tỉnh Hà Giang làm việc với UBND tỉnh Nam Định và UBND tỉnh Thái Bình. "


@pytest.mark.parametrize(
    ("words", "title"),
    [
        ('chương trình "Liên kết du lịch Đông - Tây"', 'Chương trình "Liên kết du lịch Đông - Tây"'),
        ('thỏa thuận hợp tác "Nâng cao năng lực y tế"', 'Thỏa thuận hợp tác "Nâng cao năng lực y tế"'),
        ("chương trình hành động liên kết du lịch năm 2018", "Chương trình hành động liên kết du lịch năm 2018"),
        ("thỏa thuận hợp tác y tế trước sự chứng kiến của các sở", "Thỏa thuận hợp tác y tế"),
        ("biên bản ghi nhớ về nông nghiệp có thời hạn 5 năm", "Biên bản ghi nhớ về nông nghiệp"),
    ],
)
def test_a_document_has_the_whole_of_its_title_and_no_more(words, title):
    body = f"Ngày 13/6/2017, UBND tỉnh Hà Giang và UBND tỉnh Nam Định ký kết {words}."
    (agreement,) = the_meeting(body).agreements
    assert agreement.title == title


def test_the_fuller_title_of_one_document_stands():
    body = (
        "Ngày 13/6/2017 diễn ra lễ ký kết Chương trình phối hợp công tác giai đoạn 2017 - 2021 giữa tỉnh Hà Giang và "
        "tỉnh Nam Định."
    )
    (agreement,) = the_meeting(body, headline="Hà Giang và Nam Định ký kết chương trình phối hợp").agreements
    assert agreement.period == "2017-2021"


def test_a_document_signed_years_ago_was_not_signed_at_the_meeting():
    record = told(
        _THREE_MET + "Theo ông Khuê, năm 2015 Hà Giang và Nam Định đã ký chương trình hợp tác phát triển du lịch."
    )
    assert [agreement.year for agreement in record.agreements] == ["2015"]
    assert all(meeting.agreements == () for meeting in record.meetings)


def test_a_document_is_of_those_it_is_between():
    record = told(_THREE_MET + "Quy chế này thay bản ghi nhớ ký năm 2008 giữa Hà Giang và Nam Định vì thiếu Thái Bình.")
    assert [agreement.parties for agreement in record.agreements] == [("ha-giang", "nam-dinh")]


def test_who_looks_on_does_not_sign():
    meeting = the_meeting(
        "Dưới sự chứng kiến của Phó Thủ tướng Lê Viết Cảnh, ngày 13/6/2017, ông Vần Văn Dền, Chủ tịch UBND tỉnh Hà "
        "Giang, và ông Trịnh Đăng Khôi, Chủ tịch UBND tỉnh Nam Định, đã ký biên bản ghi nhớ về nông nghiệp."
    )
    signed = {person.name for person in meeting.people if "signatory" in {role.value for role in person.roles}}
    assert "Lê Viết Cảnh" not in signed
    assert "Trịnh Đăng Khôi" in signed


@pytest.mark.parametrize(
    ("words", "title"),
    [
        ("Hai bên ký kết hợp tác truyền thông giữa tỉnh Hà Giang và tỉnh Nam Định.",
         "Hợp tác truyền thông giữa tỉnh Hà Giang và tỉnh Nam Định"),
        ("Hai tỉnh ký kết việc xử lý rác thải trên sông.", "Việc xử lý rác thải trên sông"),
        ("Hai bên ký Quy chế phối hợp phòng, chống buôn lậu khu vực giáp ranh.",
         "Quy chế phối hợp phòng, chống buôn lậu khu vực giáp ranh"),
        ("Đây là quy chế phối hợp mà giám đốc hai sở đặt bút ký sáng 6/10.", "Quy chế phối hợp"),
    ],
)  # fmt: skip
def test_what_is_signed_is_known_by_what_it_is_about(words, title):
    assert _signed(_MET + words) == [(title, None)]


@pytest.mark.parametrize(
    ("words", "title", "year"),
    [
        ("Hai tỉnh sơ kết 2 năm thực hiện Kế hoạch liên ngành phòng, chống tội phạm.",
         "Kế hoạch liên ngành phòng, chống tội phạm", None),
        ("Lâu nay hai tỉnh làm theo thỏa thuận năm 2010.", "Thỏa thuận năm 2010", "2010"),
    ],
)  # fmt: skip
def test_what_is_under_review_is_a_document_of_its_own(words, title, year):
    assert _spoken_of(_MET + words) == [(title, year)]
    assert _signed(_MET + words) == []


def test_what_firms_sign_among_themselves_is_no_document_of_the_provinces():
    words = "Trước đó, Viện Quy hoạch A cùng Tập đoàn Sông B đã ký kết biên bản ghi nhớ về việc hợp tác đầu tư cảng."
    assert _signed(_MET + words) == []
    assert _spoken_of(_MET + words) == []
