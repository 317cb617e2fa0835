"""Who took part in a meeting and how, by the words around the name. Everyone is invented."""

import pytest

from tests.articles import the_meeting

HELD = "Ngày 5/6/2018, UBND tỉnh Gia Lai làm việc với UBND tỉnh Đồng Tháp tại TP Cao Lãnh. "
TAM, XOAN = "ông Lê Văn Tám, Phó Chủ tịch UBND tỉnh Gia Lai", "bà Bùi Thị Xoan, Phó Chủ tịch UBND tỉnh Đồng Tháp"


def parts(words):
    """Who has which parts at the meeting, by the given name; `words` say Tám and Xoan for their names and offices."""
    told = words.replace("Tám", TAM).replace("Xoan", XOAN)
    people = the_meeting(HELD + told[0].upper() + told[1:]).people
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
