"""Journeys: who goes to whom, in the words papers have for it. All is invented."""

import pytest

from tests.articles import the_meeting, told, units_of


@pytest.mark.parametrize(
    ("body", "parties", "host"),
    [
        ("Sáng 12/6, đoàn cán bộ tỉnh Hà Giang đã về Thái Bình nghiên cứu cách làm nông thôn mới.",
         {"ha-giang", "thai-binh"}, "thai-binh"),
        ("Sáng 12/6, đoàn công tác tỉnh Vĩnh Long sang Đồng Tháp học cách làm hội quán.",
         {"vinh-long", "dong-thap"}, "dong-thap"),
        ("Ngày 12/6, Hội Nông dân tỉnh Cao Bằng cử 20 cán bộ vào Lâm Đồng học nghề trồng hoa.",
         {"cao-bang", "lam-dong"}, "lam-dong"),
        ("Ngày 12/6, nhóm công tác của Sở Y tế Đà Nẵng đã có mặt tại Pleiku theo lời mời của Sở Y tế Gia Lai.",
         {"da-nang", "gia-lai"}, "gia-lai"),
        ("Ngày 12/6, Đoàn công tác tỉnh Đồng Nai đã vượt hơn 900 cây số đến chia sẻ với đồng bào Hà Tĩnh.",
         {"dong-nai", "ha-tinh"}, "ha-tinh"),
        ("Đoàn đại biểu tỉnh An Giang đã đến Cà Mau trong sáng 12/6.", {"an-giang", "ca-mau"}, "ca-mau"),
        ("Ngày 12/6, Đoàn công tác HĐND tỉnh Nam Định lên Sa Pa nghiên cứu mô hình du lịch cộng đồng.",
         {"nam-dinh", "lao-cai"}, "lao-cai"),
        ("Ngày 12/6, đoàn công tác tỉnh Nam Định về thăm, tặng quà các gia đình ở huyện Hải Lăng, tỉnh Quảng Trị.",
         {"nam-dinh", "quang-tri"}, "quang-tri"),
    ],
)  # fmt: skip
def test_a_delegation_meets_the_province_it_goes_to(body, parties, host):
    meeting = the_meeting(body)
    assert units_of(meeting) == parties
    assert meeting.host
    assert meeting.host.value == host


@pytest.mark.parametrize(
    "body",
    [
        "Ngày 12/6, đoàn công tác tỉnh Nam Định ra Hà Nội làm việc với Tập đoàn Sông Vàng.",
        "Ngày 12/6, đoàn công tác tỉnh Nam Định công bố kết quả khảo sát tuyến đường qua huyện Hải Lăng, Quảng Trị.",
        "Ngày 12/6, xe khách từ Nam Định vào Đà Lạt bị lật, đoàn du khách có 3 người bị thương.",
    ],
)
def test_a_place_on_the_way_is_not_met(body):
    assert told(body).meetings == ()


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("Ban Tổ chức Tỉnh ủy Hà Giang và Ban Tổ chức Tỉnh ủy Nam Định kiểm tra chéo công tác đảng viên.", "visit"),
        ("lãnh đạo hai tỉnh Hà Giang và Nam Định ngồi lại với nhau bàn chuyện du lịch.", "working-session"),
        ("lễ kết nghĩa giữa hai tỉnh Hà Giang và Nam Định đã diễn ra.", "ceremony"),
        ("UBND tỉnh Hà Giang đón đoàn công tác UBND tỉnh Nam Định.", "visit"),
        ("Phó Chủ tịch UBND tỉnh Hà Giang Lê Văn Mận có cuộc gặp với Phó Chủ tịch UBND tỉnh Nam Định Vũ Thị Đào.",
         "working-session"),
        ("đoàn công tác tỉnh Hà Giang đã kiểm tra tuyến đê và có buổi làm việc với UBND tỉnh Nam Định.",
         "working-session"),
        ("đoàn công tác tỉnh Hà Giang đã trao 4 tỷ đồng ủng hộ nhân dân tỉnh Nam Định.", "visit"),
    ],
)  # fmt: skip
def test_what_is_done_together_tells_the_kind(words, kind):
    assert the_meeting(f"Ngày 6/10, {words}").kind == kind


def test_who_leads_a_delegation_of_the_centre_does_not_bring_a_province():
    body = (
        "Ngày 12/6, Đoàn công tác của Bộ Chính trị do ông Lê Văn Mận, Ủy viên Bộ Chính trị, Bí thư Thành ủy TP.HCM làm "
        "Trưởng đoàn làm việc với Ban Thường vụ Tỉnh ủy Cà Mau."
    )
    meeting = the_meeting(body)
    assert units_of(meeting) == {"central", "ca-mau"}
    assert "Lê Văn Mận" in {person.name for person in meeting.people}


def test_what_is_learnt_of_a_province_does_not_bring_it():
    body = "Ngày 12/6, hội nghị nhiệm vụ cuối năm của UBND tỉnh Nam Định đánh giá cao kinh nghiệm của Thái Bình."
    assert told(body).meetings == ()


# ---------------------------------------------------------------- other rounds, other days
_MET = "Sáng 12/6, UBND tỉnh Nam Định làm việc với UBND tỉnh Thái Bình tại TP Nam Định."


def told_meetings(body):
    """When and with whom, of all meetings of the article of 20 June 2019."""
    meetings = told(body, published="2019-06-20").meetings
    return [(meeting.date.value, meeting.host and meeting.host.value, units_of(meeting)) for meeting in meetings]


@pytest.mark.parametrize(
    ("words", "date", "host"),
    [
        ("Hai bên thống nhất gặp lại ngày 30/6 tại TP Thái Bình để ký quy chế phối hợp.", "2019-06-30", "thai-binh"),
        ("Tháng 6/2015, lãnh đạo hai tỉnh đã gặp nhau ở Hải Hậu và ký biên bản ghi nhớ.", "2015-06", "nam-dinh"),
        ("Hai bên dự kiến ký thỏa thuận hợp tác vào tháng 9 tới tại TP Thái Bình.", "2019-09", "thai-binh"),
        ("Theo kế hoạch, hội nghị lần sau sẽ do tỉnh Thái Bình đăng cai vào tháng 11/2019.", "2019-11", "thai-binh"),
    ],
)
def test_the_same_parties_meet_on_another_day(words, date, host):
    here = ("2019-06-12", "nam-dinh", {"nam-dinh", "thai-binh"})
    assert told_meetings(f"{_MET} {words}") == [here, (date, host, {"nam-dinh", "thai-binh"})]


@pytest.mark.parametrize(
    "words",
    [
        "Hai bên thống nhất trước ngày 30/6 sẽ ký quy chế phối hợp.",
        "Hai bên thống nhất sẽ gặp nhau thường xuyên.",
        "Hai tỉnh có chung 40 km sông Hồng, tính đến ngày 1/6.",
    ],
)
def test_a_deadline_is_no_meeting(words):
    assert [day for day, _, _ in told_meetings(f"{_MET} {words}")] == ["2019-06-12"]


def test_the_stops_of_a_trip_are_meetings_of_their_own_and_its_days_are_not():
    body = (
        "Sáng 12/6, đoàn công tác tỉnh Nam Định đã đến thăm tỉnh Thái Bình. Sáng 13/6, đoàn đã đến thăm các gia đình ở "
        "huyện Tiền Hải. Chiều 14/6, đoàn vượt sông sang Hải Phòng, trao 2 tỷ đồng."
    )
    assert told_meetings(body) == [
        ("2019-06-12/2019-06-13", "thai-binh", {"nam-dinh", "thai-binh"}),
        ("2019-06-14", "hai-phong", {"nam-dinh", "hai-phong"}),
    ]


def test_the_length_of_a_stay_is_the_time_of_the_visit():
    body = (
        "Chiều 9/6, tại TP Đông Hà, lãnh đạo tỉnh Quảng Trị hội đàm với đoàn tỉnh Khăm Muộn (Lào) đang ở thăm tỉnh "
        "từ ngày 8 đến ngày 10/6."
    )
    assert [day for day, _, _ in told_meetings(body)] == ["2019-06-08/2019-06-10"]


# ---------------------------------------------------------------- ceremonies
def test_who_attends_a_ceremony_takes_part():
    body = (
        "Sáng 12/6, UBND tỉnh Bắc Giang tổ chức lễ khởi công cầu. Dự lễ có Phó Thủ tướng Trần Văn Mận; lãnh đạo "
        "tỉnh Hải Dương và tỉnh Bắc Ninh."
    )
    assert units_of(the_meeting(body)) == {"bac-giang", "central", "hai-duong", "bac-ninh"}


# ---------------------------------------------------------------- the centre, and who is at home
def test_a_mission_of_the_centre_goes_on_to_another_province():
    body = (
        "Ngày 12/6, Bộ trưởng Bộ Xây dựng Trần Văn Mận cùng đoàn công tác đã đến làm việc với UBND tỉnh Sơn La. Ngày "
        "13/6, đoàn công tác sẽ sang làm việc với tỉnh Điện Biên."
    )
    assert told_meetings(body) == [
        ("2019-06-12", "son-la", {"central", "son-la"}),
        ("2019-06-13", "dien-bien", {"central", "dien-bien"}),
    ]


@pytest.mark.parametrize(
    "words",
    [
        "lãnh đạo Sở Y tế Hà Giang đã vào Tam Kỳ làm việc với Sở Y tế tỉnh Quảng Nam.",
        "lãnh đạo UBND tỉnh Quảng Nam có cuộc làm việc riêng với Đoàn công tác UBND tỉnh Hà Giang.",
        "Ban Dân vận Tỉnh ủy Hà Giang có chuyến công tác tại Quảng Nam để tìm hiểu hoạt động tuyên truyền.",
    ],
)
def test_the_way_and_the_delegation_tell_the_host(words):
    host = the_meeting(f"Ngày 12/6, {words}").host
    assert host
    assert host.value == "quang-nam"


def test_a_town_that_shares_its_name_with_a_district_tells_its_province():
    body = (
        "Sáng 12/6, tại thành phố Cao Lãnh, Hội Nông dân tỉnh có buổi gặp gỡ với Đoàn cán bộ Hội Nông dân tỉnh Gia Lai "
        "về mô hình mới."
    )
    meeting = the_meeting(body)
    assert units_of(meeting) == {"dong-thap", "gia-lai"}
    assert meeting.host
    assert meeting.host.value == "dong-thap"


def test_the_month_named_with_its_year_tells_the_year_of_its_days():
    body = "Ngày 23/10, đoàn công tác tỉnh Nam Định đến thăm tỉnh Hà Tĩnh sau trận lũ tháng 10/2010. Mưa còn lớn."
    date = the_meeting(body).date
    assert date
    assert date.value == "2010-10-23"


# ---------------------------------------------------------------- further meetings told in passing
_VISIT = "Sáng 18/6, đoàn công tác tỉnh Thái Bình đã đến thăm và làm việc tại tỉnh Nam Định."
_SESSION = "Sáng 18/6, tại TP Nam Định, UBND tỉnh Nam Định làm việc với đoàn công tác UBND tỉnh Thái Bình."


@pytest.mark.parametrize(
    ("first", "words", "date", "units"),
    [
        (_SESSION, "Trước đó, ngày 5/6, UBND tỉnh Nam Định cũng đã đón đoàn công tác tỉnh Ninh Bình đến học tập.",
         "2019-06-05", "nam-dinh ninh-binh"),
        (_SESSION, "Tháng 5 vừa qua, Sở Công Thương hai tỉnh đã tổ chức hội nghị kết nối cung cầu tại TP Thái Bình.",
         "2019-05", "nam-dinh thai-binh"),
        (_SESSION, "Năm 2015, tỉnh Nam Định từng cử 20 bác sĩ sang giúp tỉnh Thái Bình chống dịch.",
         "2015", "nam-dinh thai-binh"),
        (_SESSION, "Cuối năm 2016, hai tỉnh đã ký biên bản ghi nhớ tại TP Thái Bình.", "2016", "nam-dinh thai-binh"),
        (_SESSION, "Năm ngoái, lãnh đạo hai tỉnh cũng đã gặp nhau tại Hà Nội.", "2018", "nam-dinh thai-binh"),
        (_SESSION, "Dự kiến, đầu tháng 7, đoàn công tác tỉnh Nam Định sẽ sang Thái Bình khảo sát.",
         "2019-07", "nam-dinh thai-binh"),
        (_SESSION, "Hội nghị lần tới dự kiến tổ chức tại tỉnh Thái Bình vào ngày 15/7.", "2019-07-15",
         "nam-dinh thai-binh"),
        (_SESSION, "Ngày 30/6, hai đoàn sẽ gặp lại tại huyện Tiền Hải để ký kết.", "2019-06-30", "nam-dinh thai-binh"),
        (_VISIT, "Sau Nam Định, đoàn sẽ đến Ninh Bình vào ngày 22/6.", "2019-06-22", "ninh-binh thai-binh"),
        (_VISIT, "Trước khi đến Nam Định, đoàn học tập kinh nghiệm tại Hà Nam từ ngày 16 đến 17/6.",
         "2019-06-16/2019-06-17", "ha-nam thai-binh"),
        (_VISIT, "Chiều cùng ngày, đoàn đã đến thăm tỉnh Ninh Bình.", "2019-06-18", "ninh-binh thai-binh"),
    ],
)  # fmt: skip
def test_a_further_meeting_has_a_day_and_parties_of_its_own(first, words, date, units):
    (main, *others) = told_meetings(f"{first} {words}")
    assert main[0] == "2019-06-18"
    assert [(day, " ".join(sorted(met))) for day, _, met in others] == [(date, units)]


@pytest.mark.parametrize(
    "words",
    [
        "Theo chương trình hợp tác ký năm 2014, hai tỉnh đã cùng xây 2 cây cầu.",
        "Kể từ khi hai tỉnh ký chương trình hợp tác tháng 5/2014, lượng khách tăng gấp đôi.",
        "Sở Du lịch Nam Định và Sở Du lịch Thái Bình được giao tham mưu ký kết trước ngày 30/9.",
        "Cũng tại đây, tỉnh Nam Định trao 5 tỷ đồng giúp tỉnh Thái Bình khắc phục hậu quả đợt lũ đầu tháng 5.",
    ],
)
def test_what_was_agreed_or_suffered_long_ago_is_no_further_meeting(words):
    assert [day for day, _, _ in told_meetings(f"{_SESSION} {words}")] == ["2019-06-18"]


def test_one_body_of_each_province_of_a_list():
    body = (
        "Sáng 12/6, Cụm thi đua số 5 gồm Hội Nông dân các tỉnh Nghệ An (Cụm trưởng), Hà Tĩnh và Quảng Bình tổng kết "
        "phong trào tại TP Đồng Hới."
    )
    meeting = the_meeting(body)
    assert meeting.kind == "conference"
    assert {(party.unit, party.body) for party in meeting.parties} == {
        (unit, "Hội Nông dân") for unit in ("nghe-an", "ha-tinh", "quang-binh")
    }


# ---------------------------------------------------------------- leaders of the centre, and events of many
@pytest.mark.parametrize(
    ("body", "units"),
    [
        ("Sáng 12/6, Phó Thủ tướng Lê Văn Đào thị sát công tác chống hạn tại Ninh Thuận.", {"central", "ninh-thuan"}),
        ("Ngày 12/6, Chủ tịch nước Lê Văn Đào thăm, tặng quà các gia đình tại tỉnh Quảng Nam.",
         {"central", "quang-nam"}),
        ("Sáng 12/6, lãnh đạo TP.HCM đến chúc Tết lãnh đạo tỉnh Bến Tre.", {"ho-chi-minh", "ben-tre"}),
        ("Sáng 12/6, Chủ tịch UBND TP Hà Nội Lê Văn Đào tiếp Thị trưởng thành phố Seoul (Hàn Quốc).",
         {"ha-noi", "foreign:Seoul"}),
        ("Sáng 12/6, Sở Du lịch TP.HCM phối hợp với Sở Du lịch tỉnh Long An khảo sát tuyến đường sông.",
         {"ho-chi-minh", "long-an"}),
        ("Tối 12/6 khai mạc Ngày hội Văn hóa với sự tham gia của các tỉnh Sơn La, Hòa Bình, Lai Châu.",
         {"son-la", "hoa-binh", "lai-chau"}),
    ],
)  # fmt: skip
def test_inspections_greetings_and_festivals_are_meetings(body, units):
    assert units_of(the_meeting(body)) == units


@pytest.mark.parametrize(
    "body",
    [
        "Ngày 12/6, Bộ Y tế có văn bản yêu cầu Sở Y tế tỉnh Quảng Nam kiểm tra công tác phòng dịch.",
        "Ngày 12/6, UBND tỉnh Đồng Nai họp bàn phương án xây cầu nối với TP.HCM.",
        "Ngày 12/6, đội tuyển Quảng Nam tiếp đón Đà Nẵng trên sân nhà.",
        "Ngày 12/6, Công an tỉnh Đồng Nai cho biết đã bàn giao đối tượng cho Công an TP.HCM.",
        "Từ ngày 12/6, các tàu từ Quảng Ninh đến Hải Phòng phải kiểm tra an toàn.",
    ],
)
def test_orders_plans_and_matches_are_none(body):
    assert told(body).meetings == ()


@pytest.mark.parametrize(
    ("body", "units"),
    [
        ("Ngày 5/6, Phó Chủ tịch UBND TP Hà Nội Lê Văn Đào cùng đoàn công tác lên Sơn La khảo sát vùng trồng xoài.",
         {"ha-noi", "son-la"}),
        ("Ngày 5/6, đoàn công tác Bộ Y tế xuống Bạc Liêu chống dịch tả.", {"central", "bac-lieu"}),
        ("Ngày 5/6, Bí thư Tỉnh ủy Quảng Ninh Lê Văn Đào dẫn đầu đoàn đại biểu tỉnh dự lễ khánh thành tại Hải Phòng.",
         {"quang-ninh", "hai-phong"}),
        ("Ngày 5/6, Thủ tướng Lê Văn Đào đã về dự ngày hội đại đoàn kết tại huyện Ba Bể, tỉnh Bắc Kạn.",
         {"central", "bac-kan"}),
        ("Ngày 5/6, Thủ tướng Lê Văn Đào tiếp Bí thư Tỉnh ủy Thái Nguyên Trần Thị Mận.", {"central", "thai-nguyen"}),
        ("Ngày 5/6, Phó Chủ tịch Quốc hội Trần Thị Mận gặp mặt đoàn đại biểu tỉnh Lạng Sơn ra thăm Thủ đô Hà Nội.",
         {"central", "lang-son"}),
        ("Ngày 5/6, tại An Giang, Phó Thủ tướng Lê Văn Đào làm việc với lãnh đạo tỉnh An Giang về sạt lở tại nhiều nơi "
         "trong vùng như: Đồng Tháp, Cần Thơ.", {"central", "an-giang"}),
    ],
)  # fmt: skip
def test_who_goes_up_down_or_to_a_feast_meets_those_there(body, units):
    assert units_of(the_meeting(body)) == units
