"""Dates as printed, in EDTF; a year only where the article fixes one."""

import pytest

from kg.errors import SourceError
from kg.model import Article
from kg.reading import read
from tests.articles import article, dates, the_meeting

_MET = "UBND tỉnh Lạng Sơn làm việc với UBND tỉnh Cao Bằng."


# ---------------------------------------------------------------- trap 10: the printed forms
@pytest.mark.parametrize(
    ("printed", "edtf"),
    [
        ("Ngày 17/4", "XXXX-04-17"),
        ("ngày 9/2", "XXXX-02-09"),
        ("NGÀY 17/4/2016", "2016-04-17"),
        ("ngày 09/07/2022", "2022-07-09"),
        ("17/4/2016", "2016-04-17"),
        ("Sáng 11-11", "XXXX-11-11"),
        ("Sáng 5.2.2021", "2021-02-05"),
        ("sáng ngày 6/10", "XXXX-10-06"),
        ("rạng sáng 7/8", "XXXX-08-07"),
        ("tối 8/8", "XXXX-08-08"),
        ("mùng 6/1", "XXXX-01-06"),
        ("ngày 17–4–2015", "2015-04-17"),
        ("ngày 17\u00a0/\u00a04", "XXXX-04-17"),
        ("ngày 21 tháng 10 năm 2019", "2019-10-21"),
        ("ngày 2 tháng 9", "XXXX-09-02"),
        ("tháng 4/2017", "2017-04"),
        ("tháng 5 năm 2018", "2018-05"),
        ("Năm 2016", "2016"),
        ("Từ ngày 11/6 đến 15/6/2024", "2024-06-11/2024-06-15"),
        ("từ ngày 28/2 đến ngày 3/3/2023", "2023-02-28/2023-03-03"),
        ("từ ngày 26-29/10", "XXXX-10-26/XXXX-10-29"),
        ("ngày 14 và 15-11", "XXXX-11-14/XXXX-11-15"),
        ("ngày 25.6 và 26.6", "XXXX-06-25/XXXX-06-26"),
        ("Trong hai ngày 3 và 4/5/2019", "2019-05-03/2019-05-04"),
        ("ngày 1, 2/4/2018", "2018-04-01/2018-04-02"),
        ("Ngày 9 và 10 tháng 7 năm 2020", "2020-07-09/2020-07-10"),
        ("chiều nay (2- 12", "XXXX-12-02"),
        ("(17/4", "XXXX-04-17"),
    ],
)
def test_dates_are_read_in_all_printed_forms(printed, edtf):
    assert [found for _, found in dates(f"Đoàn đến {printed}), hai bên họp.")] == [edtf]


def test_the_printed_words_are_kept():
    assert dates("Từ ngày 11/6 đến 15/6/2024, đoàn đi thăm.") == [
        ("Từ ngày 11/6 đến 15/6/2024", "2024-06-11/2024-06-15")
    ]


def test_two_mornings_are_two_dates():
    assert [edtf for _, edtf in dates("Chiều 25.6 và sáng 26.6, hai bên họp.")] == ["XXXX-06-25", "XXXX-06-26"]


def test_the_same_day_is_the_day_named_before():
    found = dates("Sáng 3/5, hai bên họp. Chiều cùng ngày, đoàn về. Sáng 4/5, đoàn nghỉ. Tối cùng ngày, mưa.")
    assert [edtf for _, edtf in found] == ["XXXX-05-03", "XXXX-05-03", "XXXX-05-04", "XXXX-05-04"]


def test_the_same_day_as_none_is_no_date():
    assert dates("Chiều cùng ngày, đoàn về.") == []


@pytest.mark.parametrize(
    "words",
    [
        "Hệ số 3/4 là đủ.",
        "Đạt 12/14 chỉ tiêu.",
        "Giá 2.5 tỷ đồng.",
        "Xe dừng lúc 8.30 sáng.",
        "Nghị định 15/2021/NĐ-CP có hiệu lực.",
        "Quyết định số 12/3 còn mới.",
        "Theo Nghị quyết số 12, ngày 4/5/2016 của tỉnh.",
        "Lễ kỷ niệm ngày 27/7 ấm cúng.",
        "Chào mừng 50 năm (30.4.1975 - 30.4.2025).",
        "ngày 30/2, ngày 31.4, ngày 0/5, ngày 4/13",
        "Khoản 2/9 nêu rõ.",
        "Sáng nay, đoàn về. Hôm qua mưa.",
    ],
)
def test_other_numbers_are_no_dates(words):
    assert dates(words) == []


def test_a_range_without_the_word_day():
    assert [edtf for _, edtf in dates("Đoàn đi từ 11 đến 15/6/2024.")] == ["2024-06-11/2024-06-15"]


def test_a_range_over_the_turn_of_the_year():
    found = [edtf for _, edtf in dates("Đoàn đi từ ngày 28/12/2022 đến ngày 3/1/2023.")]
    assert found == ["2022-12-28/2023-01-03"]


def test_the_end_of_the_headline_does_not_hide_a_date():
    assert [edtf for _, edtf in dates("Hai tỉnh bàn việc tổ chức lễ kỷ niệm\n\nNgày 17/4, hai bên họp.")] == [
        "XXXX-04-17"
    ]


def test_a_year_has_the_digits_of_edtf():
    assert all(edtf.isascii() for _, edtf in dates("Ngày 17/4/20１９, hai bên họp."))


# ---------------------------------------------------------------- the year
@pytest.mark.parametrize(
    ("words", "published", "edtf"),
    [
        ("Ngày 17/4", "2019-04-18", "2019-04-17"),
        ("Ngày 28/12", "2020-01-05", "2019-12-28"),
        ("Ngày 3/1", "2019-12-29", "2020-01-03"),
        ("Ngày 17/4", "2019-12-18", "XXXX-04-17"),
        ("Ngày 29/2", "2020-03-01", "2020-02-29"),
        ("Ngày 29/2", "2021-03-01", "XXXX-02-29"),
        ("Ngày 17/4/2013", "2019-04-18", "2013-04-17"),
        ("Hôm qua", "2018-03-01", "2018-02-28"),
        ("Sáng nay", "2018-05-26", "2018-05-26"),
        ("Chiều nay (2-12)", "2020-12-02", "2020-12-02"),
        ("Hôm qua (25/5)", "2018-05-26", "2018-05-25"),
    ],
)
def test_the_year_is_that_of_a_publication_near_by(words, published, edtf):
    assert [found for _, found in dates(f"{words}, hai bên họp.", published)] == [edtf]


def test_the_metadata_line_gives_the_year():
    assert the_meeting(f"18/04/2019 10:15\n\nNgày 17/4, {_MET}").date.value == "2019-04-17"


def test_the_metadata_line_gives_no_year_to_a_far_day():
    assert the_meeting(f"Thứ tư, 06/07/2022\n\nSáng 4/12, {_MET}").date.value == "XXXX-12-04"


def test_a_metadata_line_that_lies_changes_no_printed_year():
    body = f"Thứ tư, 06/07/2022\n\nSáng 4/12/2013, {_MET}"
    assert article(body).published == "2022-07-06"
    assert the_meeting(body).date.value == "2013-12-04"


@pytest.mark.parametrize(("line", "word"), [("01/01/0001", "Hôm qua"), ("31/12/9999", "Ngày mai")])
def test_a_metadata_line_at_the_end_of_the_calendar_breaks_nothing(line, word):
    assert the_meeting(f"{line}\n\n{word}, {_MET}").parties


def test_the_period_of_a_programme_gives_no_year():
    assert the_meeting(f"Ngày 17/4, {_MET} Hai bên đánh giá giai đoạn 2017-2020.").date.value == "XXXX-04-17"


def test_the_name_of_an_event_gives_its_year():
    body = (
        'Ngày 17/4, tại TP Lạng Sơn, UBND tỉnh Lạng Sơn và UBND tỉnh Cao Bằng tổ chức Hội nghị "Gặp gỡ mùa xuân 2019".'
    )
    assert the_meeting(body).date.value == "2019-04-17"


def test_an_anniversary_is_held_in_the_later_of_its_two_years():
    body = f"Tối 14/6, {_MET} Hai tỉnh kỷ niệm 60 năm ngày kết nghĩa (14/6/1957 - 14/6/2017)."
    assert the_meeting(body).date.value == "2017-06-14"


def test_a_day_beats_a_month():
    assert the_meeting(f"Theo kế hoạch tháng 3/2018, sáng 5/4/2018, {_MET}").date.value == "2018-04-05"


def test_a_meeting_without_a_day_takes_the_one_beside_it():
    assert the_meeting(f"{_MET} Buổi làm việc diễn ra sáng 5/4/2018.").date.value == "2018-04-05"


def test_a_meeting_without_any_day_has_none():
    assert the_meeting(_MET).date is None


def test_the_evidence_of_a_date_is_the_printed_words():
    page = article(f"Sáng 5.4.2018, {_MET}")
    date = the_meeting(f"Sáng 5.4.2018, {_MET}").date
    assert [evidence.span.cut(page.text) for evidence in date.evidence] == ["Sáng 5.4.2018"]


def test_a_publication_date_that_is_none_is_refused_by_name():
    with pytest.raises(SourceError, match="a: published is '2019'; it must be an ISO date"):
        read(Article(id="a", text="Ngày 17/4, hai bên họp.", published="2019"))


@pytest.mark.parametrize(
    ("words", "edtf"),
    [
        ("Ngày 3/4, đoàn Sở Y tế TP.HCM đến An Giang. Sáng hôm sau, đoàn sang Bến Tre.", "XXXX-04-04"),
        ("Ngày 30/4/2019, đoàn Sở Y tế TP.HCM đến An Giang. Ngày hôm sau, đoàn sang Bến Tre.", "2019-05-01"),
        ("Hồi tháng 5, hai tỉnh đã gặp nhau.", "XXXX-05"),
    ],
)
def test_a_day_is_told_from_the_one_before_and_a_month_that_has_been_needs_no_year(words, edtf):
    assert edtf in [day for _, day in dates(words)]


def test_the_day_after_the_last_of_an_open_february_stays_open():
    assert dates("Ngày 29/2, hai tỉnh họp. Ngày hôm sau, đoàn về.") == [("Ngày 29/2", "XXXX-02-29")]


def test_a_month_that_has_been_lies_before_the_day_of_publication():
    body = "Hồi tháng 5, UBND tỉnh Lạng Sơn làm việc với UBND tỉnh Cao Bằng."
    assert the_meeting(body, published="2018-12-12").date.value == "2018-05"


@pytest.mark.parametrize(
    "words",
    [
        "Theo Quyết định số 1769/QĐ-TTg ngày 27/8/2013, tuyến đường dài 20 km.",
        "Ông Lê Văn Bách sinh ngày 12/6/1953.",
    ],
)
def test_the_day_of_a_paper_or_of_a_birth_is_no_day_of_a_meeting(words):
    meeting = the_meeting(f"UBND tỉnh Lạng Sơn làm việc với UBND tỉnh Cao Bằng về tuyến đường. {words}")
    assert meeting.date is None
