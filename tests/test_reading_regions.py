"""Several meetings in one article: which there are, and what is told of which. All officials are invented."""

import pytest

from tests.articles import told

_TRIP = (
    "Ngày 6/10/2020, tại TP Nam Định, đoàn công tác tỉnh Hà Giang do ông Lù Văn Vần, Phó Chủ tịch UBND tỉnh Hà Giang, "
    "dẫn đầu đã làm việc với UBND tỉnh Nam Định. Ông Trịnh Đăng Khôi, Phó Chủ tịch UBND tỉnh Nam Định, cho biết "
    "tỉnh có 12 khu công nghiệp. Sáng 7/10, đoàn công tác tỉnh Hà Giang làm việc với UBND tỉnh Thái Bình. "
)


def meeting_with(record, unit):
    """The one meeting of the record in which a unit takes part."""
    (meeting,) = [each for each in record.meetings if unit in {party.unit for party in each.parties}]
    return meeting


def people_of(meeting):
    """The names of those who took part in a meeting."""
    return {person.name for person in meeting.people}


@pytest.mark.parametrize(
    "sentence",
    [
        "Tại đây, ông Tống Viết Mai, Phó Chủ tịch UBND tỉnh Thái Bình, giới thiệu mô hình cánh đồng lớn.",
        "Tại buổi làm việc, ông Tống Viết Mai, Phó Chủ tịch UBND tỉnh Thái Bình, cảm ơn đoàn.",
        "Tại cuộc họp này, ông Tống Viết Mai, Phó Chủ tịch UBND tỉnh, nhấn mạnh hai tỉnh có nhiều điểm chung.",
        "Tiếp đoàn có ông Tống Viết Mai, Phó Chủ tịch UBND tỉnh Thái Bình.",
        "Ông Tống Viết Mai, Phó Chủ tịch UBND tỉnh Thái Bình, cho biết tỉnh có 8 huyện.",
    ],
)
def test_who_is_told_of_behind_a_second_meeting_was_there(sentence):
    record = told(_TRIP + sentence)
    assert people_of(meeting_with(record, "thai-binh")) - {"Lù Văn Vần"} == {"Tống Viết Mai"}
    assert people_of(meeting_with(record, "nam-dinh")) == {"Lù Văn Vần", "Trịnh Đăng Khôi"}


def test_a_sentence_of_the_host_before_leads_back_to_the_first_meeting():
    record = told(_TRIP + "Ông Trần Xuân Tuất, Giám đốc Sở Y tế tỉnh Nam Định, cho biết sẽ cử bác sĩ lên Hà Giang.")
    assert people_of(meeting_with(record, "nam-dinh")) == {"Lù Văn Vần", "Trịnh Đăng Khôi", "Trần Xuân Tuất"}


def test_a_meeting_of_years_ago_is_not_the_one_an_article_is_about():
    record = told(
        "Tháng 5-2009, lãnh đạo UBND tỉnh Phú Yên và UBND tỉnh Đắk Lắk đã gặp nhau tại Tuy Hòa. Ngày 18-3-2013, tại TP "
        "Buôn Ma Thuột, UBND tỉnh Phú Yên làm việc với UBND tỉnh Đắk Lắk. Ông Lê Viết Cảnh, Phó Chủ tịch UBND tỉnh Phú "
        "Yên, đề nghị sớm đo đạc lại."
    )
    first, second = record.meetings
    assert (first.date.value, people_of(first)) == ("2009-05", set())
    assert (second.date.value, people_of(second)) == ("2013-03-18", {"Lê Viết Cảnh"})


@pytest.mark.parametrize(
    "sentence",
    [
        "Được biết, năm ngoái Sở Du lịch Khánh Hòa cũng đã đến Nam Định học hỏi cách vận hành trung tâm.",
        "Mới đây, Sở Du lịch Khánh Hòa đã cử đoàn cán bộ ra Nam Định học tập kinh nghiệm.",
        "Hồi cuối năm ngoái, lãnh đạo tỉnh Khánh Hòa cũng đã gặp Sở Du lịch Nam Định tại Hà Nội.",
    ],
)
def test_a_meeting_told_of_in_passing_needs_no_date(sentence):
    record = told(_TRIP + sentence)
    assert {party.unit for party in meeting_with(record, "khanh-hoa").parties} == {"khanh-hoa", "nam-dinh"}


def test_what_two_provinces_did_without_meeting_is_none_though_it_was_before():
    record = told(_TRIP + "Thời gian qua, tỉnh Khánh Hòa và Nam Định đã phối hợp quảng bá du lịch.")
    assert "khanh-hoa" not in {party.unit for meeting in record.meetings for party in meeting.parties}


def test_a_delegation_of_another_year_had_not_the_bodies_of_this_one():
    record = told(
        "Ngày 27/10/2020, tại TP Nam Định, đoàn công tác tỉnh Đồng Nai đã trao 2 tỷ đồng cho tỉnh Nam Định. Trước đó, "
        "năm 2016, Đồng Nai cũng từng cử đoàn do Hội Chữ thập đỏ tỉnh Đồng Nai tổ chức ra thăm, "
        "tặng Thái Bình 1 tỷ đồng."
    )
    assert {(p.unit, p.body) for p in meeting_with(record, "nam-dinh").parties} == {
        ("dong-nai", None),
        ("nam-dinh", None),
    }


def test_the_host_is_where_a_delegation_went_not_a_place_of_the_sentence_before():
    record = told(
        "Công nhân ở Biên Hòa đã ủng hộ một ngày lương. Rời Thái Bình, chiều 28/10/2020 đoàn công tác tỉnh Đồng Nai "
        "tới Nam Định thăm, tặng quà UBND tỉnh Nam Định."
    )
    assert meeting_with(record, "dong-nai").host.value == "nam-dinh"
