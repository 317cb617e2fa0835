"""Who took part in a meeting and how, by the words around the name. Everyone is invented."""

import pytest

from tests.articles import the_meeting, told

HELD = "Ngày 5/6/2018, UBND tỉnh Gia Lai làm việc với UBND tỉnh Đồng Tháp tại TP Cao Lãnh. "
TAM, XOAN = "ông Lê Văn Tám, Phó Chủ tịch UBND tỉnh Gia Lai", "bà Bùi Thị Xoan, Phó Chủ tịch UBND tỉnh Đồng Tháp"


def parts(words):
    """Who has which parts at the meeting, by the given name; `words` say Tám and Xoan for their names and offices."""
    body = words.replace("Tám", TAM).replace("Xoan", XOAN)
    people = the_meeting(HELD + body[0].upper() + body[1:]).people
    return {person.name.split()[-1]: [role.value for role in person.roles] for person in people}


@pytest.mark.parametrize(
    ("words", "role"),
    [
        ("Tám và Xoan đồng chủ trì buổi làm việc.", "chair"),
        ("Đồng chủ trì là Tám và Xoan.", "chair"),
        ("Tám, Xoan phát biểu tại buổi làm việc.", "speaker"),
        ("Tám; Xoan đã trả lời các câu hỏi.", "speaker"),
        ("Ký vào văn bản là Tám và Xoan.", "signatory"),
        ("Tám cùng Xoan đặt bút ký Chương trình hợp tác.", "signatory"),
        ("Tám và Xoan trao biên bản ghi nhớ cho nhau.", "signatory"),
        ("Dự có:\n- Tám\n- Xoan", "attendee"),
        ("Tám cùng Xoan tham dự.", "attendee"),
    ],
)
def test_several_before_one_verb_have_the_same_part(words, role):
    assert parts(words) == {"Tám": [role], "Xoan": [role]}


@pytest.mark.parametrize(
    ("words", "roles"),
    [
        ("Điều hành buổi làm việc, Tám đề nghị hai bên trao đổi.", ["chair", "speaker"]),
        ("Dẫn đầu đoàn Gia Lai là Tám.", ["head"]),
        ("Trưởng đoàn công tác tỉnh Gia Lai là Tám.", ["head"]),
        ("Đưa hơn 40 cán bộ sang là Tám.", ["head"]),
        ("Tám đã dẫn đoàn của tỉnh lên làm việc với bạn.", ["head"]),
        ("Đoàn do Tám phụ trách.", ["head"]),
        ('"Chúng tôi cần giống" - Tám mở lời.', ["speaker"]),
        ('Tám: "Chúng tôi cần giống".', ["speaker"]),
        ("Tám bộc bạch nỗi khó của tỉnh.", ["speaker"]),
        ("Đáp lại, Tám đồng ý cả hai việc.", ["speaker"]),
        ("Tám đón đoàn tại trụ sở.", ["attendee"]),
        ("Tám đã trao 5 tỷ đồng.", ["attendee"]),
    ],
)
def test_the_words_around_a_name_tell_the_part(words, roles):
    assert parts(words) == {"Tám": roles}


@pytest.mark.parametrize(
    "words",
    ["Tám trả lời qua điện thoại rằng huyện đã dừng.", "Trao đổi với phóng viên, Tám cho biết tỉnh sẽ làm."],
)
def test_who_only_talks_to_the_press_takes_no_part(words):
    assert parts(words) == {}


def test_a_list_of_those_present_does_not_speak_with_its_last():
    assert parts("Tham dự có Tám và Xoan phát biểu khai mạc.") == {"Tám": ["attendee"], "Xoan": ["speaker"]}


@pytest.mark.parametrize(
    ("words", "roles"),
    [
        ('"Vào siêu thị khó như thi đại học", Tám, ví như vậy.', ["speaker"]),
        ("Tám phân trần rằng ngăn sông thì hạ du mặn.", ["speaker"]),
        ("Chủ trì buổi trao đổi có Tám, cùng dự có các phòng.", ["chair"]),
        ("Tám giao Sở Y tế chủ trì soạn kế hoạch.", ["attendee"]),
        ("Tám, Trưởng đoàn đại biểu Quốc hội tỉnh, đón khách.", ["attendee"]),
        ("Hai bên ký thỏa thuận. Người đặt bút ký là Tám.", ["signatory"]),
        ("Tám sẽ đi cùng đoàn.", ["attendee"]),
        ("Đoàn do Tám làm trưởng đoàn đã đến trao đổi kinh nghiệm với tỉnh bạn.", ["head"]),
    ],
)
def test_a_part_is_that_of_the_person_the_words_are_about(words, roles):
    found = parts(words).get("Tám", [])
    assert found == roles or (roles == ["attendee"] and found == [])


def test_a_sentence_without_a_verb_goes_on_listing():
    found = parts("Tới dự có Tám. Các đồng chí lãnh đạo Sở Y tế tỉnh Đồng Tháp: Xoan cùng các phòng.")
    assert found == {"Tám": ["attendee"], "Xoan": ["attendee"]}


def test_whoever_a_caption_shows_at_the_meeting_was_there():
    assert parts("Hai bên cảm ơn nhau.\n\nTám giới thiệu thổ cẩm với khách tại buổi làm việc - Ảnh: L.K.") == {
        "Tám": ["attendee"]
    }


def test_the_leader_of_a_delegation_goes_on_with_it():
    record = told(
        "Sáng 5/6/2018, đoàn công tác tỉnh Gia Lai do ông Lê Văn Tám, Phó Chủ tịch UBND tỉnh Gia Lai, làm trưởng đoàn "
        "đã trao quà cho tỉnh Hà Tĩnh. Chiều 6/6/2018, đoàn vào làm việc với UBND tỉnh Quảng Bình."
    )
    last = next(each for each in record.meetings if "quang-binh" in {party.unit for party in each.parties})
    assert [(person.name, [role.value for role in person.roles]) for person in last.people] == [
        ("Lê Văn Tám", ["head"])
    ]


def test_a_title_said_before_its_bearer_is_named_means_him():
    people = the_meeting(
        "Ngày 5/6/2018, Chủ tịch UBND tỉnh Gia Lai và Chủ tịch UBND tỉnh Đồng Tháp đã ký kết chương trình hợp tác. "
        "Ông Lê Văn Tám, Chủ tịch UBND tỉnh Gia Lai, nói hai tỉnh đã quen nhau lâu."
    ).people
    assert [(person.name, {role.value for role in person.roles}) for person in people] == [
        ("Lê Văn Tám", {"speaker", "signatory"})
    ]


def test_who_looks_on_was_there_for_whomever_he_stands():
    words = "Hai bên ký quy chế phối hợp. Ông Bùi Văn Mạo, Phó Cục trưởng Cục Kiểm lâm, chứng kiến lễ ký."
    assert parts(words) == {"Mạo": ["attendee"]}


@pytest.mark.parametrize(
    ("words", "roles"),
    [
        ("Tám và lãnh đạo các ban đã tới dự và chúc mừng tỉnh bạn.", ["attendee"]),
        ("Nhiều người nhớ đề nghị của Tám: mở van sớm một tuần.", ["speaker"]),
    ],
)
def test_guests_wish_well_and_nouns_say_who_asked(words, roles):
    assert parts(words)["Tám"] == roles


def test_both_who_bear_a_title_are_meant_by_it():
    assert parts("Dự có Tám; Xoan. Hai Phó Chủ tịch UBND tỉnh đã ký thỏa thuận hợp tác.") == {
        "Tám": ["signatory"], "Xoan": ["signatory"],
    }  # fmt: skip


def test_what_else_happened_on_the_day_has_its_own_people():
    assert parts("Cùng ngày, Tám chủ trì họp nghe báo cáo tiến độ đường cao tốc.") == {}


def test_a_guest_of_nobody_there_who_makes_a_speech_took_part():
    words = "Ông Bùi Văn Mạo, Phó Tổng cục trưởng Tổng cục Thủy lợi, phát biểu, cho rằng đây là bước đi cần thiết."
    assert parts(words) == {"Mạo": ["speaker"]}
