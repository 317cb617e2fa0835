"""What was said at a meeting, clause by clause, by whom and about what; groups and things. All is invented."""

import pytest

from tests.articles import HEADLINE, article, the_meeting, the_official

MET = "Ngày 6/10, UBND tỉnh Hà Giang làm việc với UBND tỉnh Nam Định."
CHAIRED = (
    "Đồng chí Sùng Văn Mẫu, Chủ tịch UBND tỉnh Hà Giang và đồng chí Trần Thị Thử, Phó Chủ tịch UBND tỉnh Nam Định"
    " đồng chủ trì."
)
OPENED = "Phát biểu tại buổi làm việc, đồng chí Trần Thị Thử, Phó Chủ tịch UBND tỉnh Nam Định"


def said(*sentences):
    """The statements of a meeting told in these sentences, with the words they stand on."""
    body = " ".join([MET, CHAIRED, *sentences])
    text = article(body).text
    return [(one, [evidence.span.cut(text) for evidence in one.evidence]) for one in the_meeting(body).statements]


def kinds(*sentences):
    return [(one.kind, one.mode, one.source, one.target) for one, _ in said(*sentences)]


def words(*sentences):
    return [quote for _, quotes in said(*sentences) for quote in quotes]


# ---------------------------------------------------------------- agendas
def test_each_item_of_an_agenda_is_a_statement_with_its_own_topics():
    talk = "Hai bên đã trao đổi về phát triển du lịch; công tác giải phóng mặt bằng; cải cách hành chính."
    assert [(one.kind, one.topics, *quotes) for one, quotes in said(talk)] == [
        ("discussion", ("tourism",), "phát triển du lịch"),
        ("discussion", ("land-clearance",), "công tác giải phóng mặt bằng"),
        ("discussion", ("admin-reform",), "cải cách hành chính"),
    ]


@pytest.mark.parametrize(
    "opening",
    [
        "Hai tỉnh cũng thảo luận một số nội dung liên quan đến",
        "Tại buổi làm việc, các đại biểu đã trao đổi, thảo luận về các vấn đề như:",
        "Các đại biểu tập trung thảo luận ba việc:",
    ],
)
def test_words_that_only_announce_an_agenda_are_no_part_of_it(opening):
    assert words(f"{opening} phát triển du lịch; nông nghiệp công nghệ cao.") == [
        "phát triển du lịch",
        "nông nghiệp công nghệ cao",
    ]


def test_what_the_parties_met_for_is_discussed_in_the_words_behind_them():
    body = MET[:-1] + " trao đổi về phát triển du lịch, thu hút đầu tư."
    meeting, text = the_meeting(body), article(body).text
    (one,) = meeting.statements
    assert (one.kind, one.source, one.target, set(one.topics)) == (
        *("discussion", None, None),
        {"tourism", "investment-attraction"},
    )
    assert [e.span.cut(text) for e in one.evidence] == ["trao đổi về phát triển du lịch, thu hút đầu tư"]
    assert meeting.evidence[0].span.cut(text) == MET[:-1]


@pytest.mark.parametrize(
    "sentence",
    [
        "Đồng chí Trần Thị Thử trao đổi về phát triển du lịch.",
        "Đồng chí Sùng Văn Mẫu đề nghị hai bên tiếp tục trao đổi về phát triển du lịch.",
        "Ông Trần Thị Thử trao đổi với phóng viên về phát triển du lịch.",
        "Hai bên đã trao đổi về nhiều chuyện; ăn trưa.",
        "Tại hội nghị, doanh nghiệp đã thảo luận về phát triển du lịch.",
    ],
)
def test_one_person_talking_a_wish_the_press_and_items_about_nothing_are_no_discussion(sentence):
    assert "discussion" not in [kind for kind, *_ in kinds(sentence)]


def test_a_meeting_to_come_has_planned_statements():
    body = "Ngày 6/10 tới, UBND tỉnh Hà Giang sẽ làm việc với UBND tỉnh Nam Định trao đổi về phát triển du lịch."
    assert {one.mode for one in the_meeting(body).statements} == {"planned"}


# ---------------------------------------------------------------- experience
def test_items_behind_what_is_shared_are_shared_too():
    talk = (
        "Về du lịch, tỉnh Nam Định chia sẻ với Hà Giang kinh nghiệm bảo tồn di tích; việc đầu tư thiết chế văn hóa;"
        " đề án phát triển sản phẩm du lịch."
    )
    found = said(talk)
    assert {(one.kind, one.mode, one.source, one.target) for one, _ in found} == {
        ("sharing", "happened", "nam-dinh", "ha-giang")
    }
    assert [quotes for _, quotes in found] == [
        ["Về du lịch, tỉnh Nam Định chia sẻ với Hà Giang kinh nghiệm bảo tồn di tích"],
        ["việc đầu tư thiết chế văn hóa"],
        ["đề án phát triển sản phẩm du lịch"],
    ]


def test_a_list_ends_where_somebody_acts_or_a_verb_begins():
    talk = (
        "Tỉnh Nam Định chia sẻ với Hà Giang kinh nghiệm làm du lịch; theo ông, nông nghiệp mới là gốc;"
        " tỉnh Hà Giang có nhiều chè."
    )
    assert words(talk) == ["Tỉnh Nam Định chia sẻ với Hà Giang kinh nghiệm làm du lịch"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Đối với Chương trình OCOP, tỉnh Hà Giang quan tâm tới cách làm của Nam Định trong việc dành nguồn lực.",
        "Đồng chí Sùng Văn Mẫu mong muốn được học hỏi kinh nghiệm làm du lịch của Nam Định.",
        "Đồng chí Sùng Văn Mẫu mong muốn tỉnh Nam Định chia sẻ kinh nghiệm làm du lịch.",
    ],
)
def test_a_wish_to_learn_comes_from_who_has_the_experience(sentence):
    assert kinds(sentence) == [("learning", "wished", "nam-dinh", "ha-giang")]


def test_who_is_ready_to_share_has_not_shared_yet():
    talk = "Tỉnh Nam Định sẵn sàng chia sẻ với Hà Giang kinh nghiệm làm du lịch."
    assert kinds(talk) == [("sharing", "planned", "nam-dinh", "ha-giang")]


def test_requests_and_help_are_statements():
    asked = "Đồng chí Sùng Văn Mẫu đề nghị tỉnh Nam Định giới thiệu doanh nghiệp thu hút đầu tư."
    helped = "Tỉnh Nam Định hỗ trợ tỉnh Hà Giang 2 tỷ đồng xây dựng nhà ở."
    assert kinds(asked) == [("proposal", "proposed", "ha-giang", "nam-dinh")]
    assert kinds(helped) == [("support", "happened", "nam-dinh", "ha-giang")]


# ---------------------------------------------------------------- praise and own results
def test_praise_goes_to_whose_results_they_are():
    talk = "Đồng chí Sùng Văn Mẫu chúc mừng những kết quả toàn diện mà tỉnh Nam Định đã đạt được thời gian qua."
    ((one, quotes),) = said(talk)
    assert (one.kind, one.source, one.target, one.speaker) == ("commendation", "ha-giang", "nam-dinh", "Sùng Văn Mẫu")
    assert one.topics == ("socio-economic",)
    assert quotes == ["chúc mừng những kết quả toàn diện mà tỉnh Nam Định đã đạt được thời gian qua"]


def test_results_held_up_as_a_lesson_are_praised_by_who_goes_on_speaking():
    talk = (
        "Đồng chí Sùng Văn Mẫu phát biểu cảm ơn.",
        "Đồng thời khẳng định, những kết quả về du lịch của Nam Định là bài học kinh nghiệm quý đối với Hà Giang.",
    )
    ((one, quotes),) = said(*talk)
    assert (one.kind, one.source, one.target, one.speaker) == ("commendation", "ha-giang", "nam-dinh", "Sùng Văn Mẫu")
    assert quotes == ["những kết quả về du lịch của Nam Định là bài học kinh nghiệm quý đối với Hà Giang"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Đồng chí Sùng Văn Mẫu chúc mừng những kết quả mà tỉnh Hà Giang đã đạt được.",
        "Đồng chí Sùng Văn Mẫu ghi nhận kết quả của tỉnh, lưu ý Nam Định làm rõ từng mô hình.",
        "Đồng chí Sùng Văn Mẫu chúc mừng năm mới tỉnh Nam Định.",
    ],
)
def test_no_praise_without_results_of_another(sentence):
    assert kinds(sentence) == []


def test_a_speaker_tells_of_the_own_province():
    talk = f"{OPENED} nhấn mạnh, với nhiều đổi mới, Nam Định đã đạt được những kết quả nổi bật trong du lịch."
    ((one, quotes),) = said(talk)
    assert (one.kind, one.source, one.target, one.speaker) == ("self-report", "nam-dinh", None, "Trần Thị Thử")
    assert quotes == ["Nam Định đã đạt được những kết quả nổi bật trong du lịch"]


def test_a_paragraph_of_own_results_is_one_statement_without_what_says_nothing_in_particular():
    talk = (
        f"{OPENED} nhấn mạnh, Nam Định đã đạt được những kết quả nổi bật trong du lịch.\n\n"
        "Để có được kết quả này, tỉnh luôn nêu cao tinh thần chủ động. Đặc biệt là trong việc lập quy hoạch. "
        "Nam Định cũng tiến hành cải cách hành chính."
    )
    assert [quotes for _, quotes in said(talk)] == [
        ["Nam Định đã đạt được những kết quả nổi bật trong du lịch"],
        ["trong việc lập quy hoạch", "Nam Định cũng tiến hành cải cách hành chính"],
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "Nam Định đã đạt được những kết quả nổi bật trong du lịch.",
        f"{OPENED} nhấn mạnh, Hà Giang đã đạt được những kết quả nổi bật trong du lịch.",
        f"{OPENED} phát biểu.\n\nMùa này, Nam Định đã đạt được những kết quả nổi bật trong du lịch.",
    ],
)
def test_what_nobody_of_the_province_says_is_no_account_of_its_own(sentence):
    assert "self-report" not in [kind for kind, *_ in kinds(sentence)]


def test_who_did_not_take_part_made_no_statement_there():
    talk = "Ông Lê Văn Khác, Giám đốc Sở Y tế tỉnh Cà Mau chúc mừng kết quả mà Nam Định đạt được."
    assert kinds(talk) == []


# ---------------------------------------------------------------- groups
def test_leaders_of_both_sides_are_a_group_each_and_state_what_they_talk_about():
    talk = "Lãnh đạo các sở, ngành của hai địa phương Hà Giang và Nam Định đã trao đổi về công tác lập quy hoạch."
    body = f"{MET} {talk}"
    meeting = the_meeting(body)
    assert [(group.label, group.unit) for group in meeting.groups] == [
        ("lãnh đạo các sở, ngành của Hà Giang", "ha-giang"),
        ("lãnh đạo các sở, ngành của Nam Định", "nam-dinh"),
    ]
    (one,) = meeting.statements
    assert one.groups == tuple(group.label for group in meeting.groups)


def test_a_group_of_one_side_is_named_with_its_unit():
    body = f"{MET} Cùng dự có đại diện lãnh đạo các sở, ban, ngành tỉnh Nam Định."
    assert [(group.label, group.unit) for group in the_meeting(body).groups] == [
        ("đại diện lãnh đạo các sở, ban, ngành của Nam Định", "nam-dinh")
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "Cần tăng cường phối hợp giữa lãnh đạo các sở, ngành của hai tỉnh.",
        "Ông giao lãnh đạo các sở, ngành tỉnh Nam Định tham dự hội chợ.",
        "Lãnh đạo các sở, ngành của tỉnh Cà Mau cũng tham dự.",
    ],
)
def test_leaders_only_spoken_of_or_of_no_party_are_no_group(sentence):
    assert the_meeting(f"{MET} {sentence}").groups == ()


# ---------------------------------------------------------------- things
@pytest.mark.parametrize(
    ("named", "thing"),
    [
        ("tuyến Quốc lộ 21B", ("project", "quoc-lo-21b", "quốc lộ 21B")),
        ("QL 2", ("project", "quoc-lo-2", "quốc lộ 2")),
        ("đường cao tốc Ninh Bình - Hải Phòng",
         ("project", "cao-toc-ninh-binh-hai-phong", "cao tốc Ninh Bình - Hải Phòng")),
        ("Chương trình mỗi xã, phường một sản phẩm",
         ("programme", "ocop", "Chương trình mỗi xã, phường một sản phẩm (OCOP)")),
        ("Cao nguyên đá Đồng Văn", ("site", "dong-van", "Cao nguyên đá Đồng Văn")),
        ("cửa khẩu quốc tế Thanh Thủy", ("site", "cua-khau-quoc-te-thanh-thuy", "Cửa khẩu quốc tế Thanh Thủy")),
        ("khu kinh tế Ninh Cơ", ("site", "khu-kinh-te-ninh-co", "Khu kinh tế Ninh Cơ")),
    ],
)  # fmt: skip
def test_a_statement_is_about_the_things_it_names(named, thing):
    ((one, _),) = said(f"Hai bên đã trao đổi về phát triển du lịch và {named}.")
    assert [(about.kind, about.id, about.name) for about in one.about] == [thing]


@pytest.mark.parametrize("named", ["một tuyến quốc lộ", "đường cao tốc", "khu kinh tế ven biển", "số 21B"])
def test_what_has_no_name_is_no_thing(named):
    ((one, _),) = said(f"Hai bên đã trao đổi về phát triển du lịch và {named}.")
    assert one.about == ()


def test_an_agency_is_that_of_the_unit_named_with_it():
    ((one, _),) = said("Hai bên đã trao đổi về cải cách hành chính ở Cục Thuế tỉnh Nam Định.")
    assert [(about.kind, about.id, about.unit) for about in one.about] == [("agency", "cuc-thue-tinh", "nam-dinh")]


def test_the_meeting_is_about_what_its_report_names():
    body = MET[:-1] + " trao đổi về Chương trình OCOP. Hai bên đã trao đổi về quốc lộ 21B."
    assert [thing.id for thing in the_meeting(body).about] == ["ocop"]


# ---------------------------------------------------------------- evidence in whole phrases
def test_an_office_stands_on_the_name_with_all_titles_beside_it():
    body = "Đồng chí Trần Thị Thử, Phó Bí thư Tỉnh ủy, Chủ tịch HĐND tỉnh Nam Định phát biểu tại hội nghị."
    posts = the_official(body, "Trần Thị Thử").posts
    text = article(body).text
    phrase = "Đồng chí Trần Thị Thử, Phó Bí thư Tỉnh ủy, Chủ tịch HĐND tỉnh Nam Định"
    assert [[evidence.span.cut(text) for evidence in post.evidence] for post in posts] == [[phrase], [phrase]]
    assert [(post.title, post.printed) for post in posts] == [
        ("Phó Bí thư Tỉnh ủy", None),
        ("Chủ tịch HĐND tỉnh", "Chủ tịch HĐND tỉnh Nam Định"),
    ]


def test_the_phrase_of_one_person_does_not_reach_over_another():
    body = "Đồng chí Trần Thị Thử, Bí thư Tỉnh ủy Nam Định và ông Sùng Văn Mẫu, Chủ tịch UBND tỉnh Hà Giang cùng dự."
    (post,) = the_official(body, "Sùng Văn Mẫu").posts
    assert post.evidence[0].span.cut(article(body).text) == "ông Sùng Văn Mẫu, Chủ tịch UBND tỉnh Hà Giang"


def test_a_part_stands_on_the_clause_that_says_it_plainest():
    spoke = f"{OPENED} nhấn mạnh, du lịch là mũi nhọn. Đồng chí đề nghị phối hợp chặt chẽ."
    body = f"{MET} {CHAIRED} {spoke}"
    text = article(body).text
    (person,) = [one for one in the_meeting(body).people if one.name == "Trần Thị Thử"]
    assert {role.value: [evidence.span.cut(text) for evidence in role.evidence] for role in person.roles} == {
        "chair": [CHAIRED[:-1]],
        "speaker": [f"{OPENED} nhấn mạnh"],
    }


def test_a_party_stands_on_the_report_rather_than_on_the_headline():
    headline = "UBND tỉnh Hà Giang làm việc với UBND tỉnh Nam Định"
    body = f"{MET} Trời nắng."
    text = article(body, headline=headline).text
    assert headline != HEADLINE
    for party in the_meeting(body, headline=headline).parties:
        assert [evidence.span.cut(text) for evidence in party.evidence] == [MET]
