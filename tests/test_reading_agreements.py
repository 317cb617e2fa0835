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
