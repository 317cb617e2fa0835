"""Topics of meetings: which words are cues, and which of the topics named a meeting is about."""

from __future__ import annotations

import csv
import time
from importlib import resources

import pytest

from kg.layout import lay_out
from kg.model import Article, Stated
from kg.reading import topic_ranks
from kg.reading.document import Document
from kg.reading.topic_ranks import rank_topics
from kg.reading.topics import find_topics
from kg.reference import topics as reference

_LEAD = "Ngày 5/3, UBND tỉnh Hà Giang làm việc với UBND tỉnh Nam Định."
_FILLER = "Hai bên ghi nhận sự cố gắng của các đơn vị trong thời gian qua."


def _topics(text: str) -> set[str]:
    return {mention.topic for mention in find_topics(text) if not mention.named}


def _stated(*sentences: str, title: str = "Hà Giang và Nam Định làm việc", lead: str = _LEAD) -> tuple[Stated, ...]:
    """What is ranked for an article whose first sentence after the headline reports the meeting."""
    text = title + "\n\n" + " ".join((lead, *sentences))
    document = Document.of(lay_out(Article(id="a", text=text)))
    report = document.sentence_at(text.index(lead))
    return rank_topics(document, find_topics(document.text), lead=[report], region=document.told)


def _ranked(*sentences: str, title: str = "Hà Giang và Nam Định làm việc", lead: str = _LEAD) -> list[str]:
    return [stated.value for stated in _stated(*sentences, title=title, lead=lead)]


# ---------------------------------------------------------------- cues
@pytest.mark.parametrize(
    ("words", "topic"),
    [
        ("xử lý nước thải và rác thải", "environment"),
        ("bà con trồng cà phê theo vùng nguyên liệu", "agriculture"),
        ("khắc phục hậu quả mưa lũ, sạt lở", "disaster"),
        ("làm tuyến đường kết nối hai tỉnh", "transport-infrastructure"),
        ("liên kết giữa các địa phương", "regional-linkage"),
        ("tổ chức tiếp xúc cử tri", "peoples-council"),
        ("trữ nước ngọt cho mùa khô", "water-resources"),
        ("đắp đập ngăn mặn ở cửa sông", "water-resources"),
        ("xây dựng kho dữ liệu, trợ lý ảo", "digital"),
        ("bố trí nhà công vụ cho cán bộ", "housing"),
        ("cử kỹ sư sang tập huấn", "human-resources"),
        ("chuẩn bị hợp nhất hai tỉnh", "admin-reform"),
        ("công tác Hội và phong trào phụ nữ", "fatherland-front"),
        ("đóng mới tàu vỏ thép", "marine-economy"),
        ("giải quyết đơn thư, kê khai tài sản", "inspection-justice"),
        ("xây cầu phao qua sông", "transport-infrastructure"),
    ],
)
def test_words_of_a_field_are_cues(words: str, topic: str) -> None:
    assert topic in _topics(words)


@pytest.mark.parametrize(
    ("words", "topic"),
    [
        ("cải thiện môi trường đầu tư", "environment"),
        ("môi trường hòa bình, ổn định", "environment"),
        ("doanh nghiệp đầu tư nhà ở thương mại", "trade"),
        ("cán bộ thuộc diện quy hoạch", "planning"),
        ("mời nhau đi cà phê", "agriculture"),
        ("bảo đảm an ninh lương thực", "defence-security"),
    ],
)
def test_a_negative_cue_takes_the_words_away(words: str, topic: str) -> None:
    assert topic not in _topics(words)


def test_a_negative_cue_denies_its_own_topic_only() -> None:
    assert "housing" in _topics("doanh nghiệp đầu tư nhà ở thương mại")


@pytest.mark.parametrize("words", ["tour", "OCOP"])
def test_a_cue_is_a_whole_word(words: str) -> None:
    assert _topics(f"có {words} ở đó")
    assert not _topics(f"có {words}s ở đó")


@pytest.mark.parametrize(
    "name",
    [
        "Sở Văn hóa, Thể thao và Du lịch",
        "Giám đốc Sở Du lịch",
        "đại diện các sở Xây dựng, Tài chính",
        "Thứ trưởng Bộ Y tế",
        "Vụ trưởng Vụ Giáo dục Trung học",
        "Trung tâm Bảo tồn Di tích",
        "Trưởng Ban Quản lý Khu kinh tế",
        "Phó Chủ tịch Thường trực Ủy ban MTTQ Việt Nam tỉnh",
    ],
)
def test_the_name_of_a_body_is_no_topic(name: str) -> None:
    assert not _topics(f"Dự buổi làm việc có {name}.")


def test_the_words_of_a_body_are_cues_outside_its_name() -> None:
    assert "tourism" in _topics("Sở Du lịch bàn về du lịch")
    assert "fatherland-front" in _topics("đoàn làm việc với Ủy ban MTTQ tỉnh")


def test_mentions_cut_their_cue_out_of_the_text() -> None:
    text = "Hai bên bàn về ỐNG KHÓI, nước thải và du lịch İstanbul."
    assert [text[m.start : m.end] for m in find_topics(text)] == ["nước thải", "du lịch"]


def test_a_cue_in_a_name_is_marked() -> None:
    mentions = find_topics("Sở Du lịch bàn về du lịch")
    assert [(mention.topic, mention.named) for mention in mentions] == [("tourism", True), ("tourism", False)]


# ---------------------------------------------------------------- rank
def test_what_the_report_names_is_a_topic() -> None:
    assert _ranked(*[_FILLER] * 12, lead=_LEAD[:-1] + " về phát triển du lịch.") == ["tourism"]


def test_the_headline_weighs_more_than_a_passing_word() -> None:
    told = ["Cả tỉnh còn nhiều hộ nghèo.", *[_FILLER] * 12, "Từ đầu năm, nhiều du khách đã đến nơi đây."]
    assert _ranked(*told, title="Hà Giang và Nam Định bàn về giảm nghèo") == ["poverty"]


def test_who_meets_tells_of_what_where_nothing_else_does() -> None:
    met = "Ngày 5/3, Sở Y tế tỉnh Hà Giang làm việc với Sở Y tế tỉnh Nam Định."
    assert _ranked(_FILLER, lead=met) == ["health"]
    assert _ranked(_FILLER, lead=met[:-1] + " về đào tạo nghề, giải quyết việc làm.")[0] == "human-resources"


def test_what_is_asked_for_weighs_more_than_what_is_told() -> None:
    subject = ["Hộ nghèo của tỉnh giảm dần.", "Tỉnh đề nghị thêm vốn giảm nghèo."] * 2
    told = "Năm nay hệ thống thủy lợi vẫn như năm trước."
    asked = "Chủ tịch UBND tỉnh đề nghị phía bạn chia sẻ kinh nghiệm chuyển đổi số."
    assert _ranked(*subject, _FILLER, told, asked) == ["poverty", "digital"]


def test_the_fields_of_an_agenda_are_all_topics() -> None:
    agenda = "Hai bên tập trung vào các lĩnh vực: thương mại, du lịch, y tế, giáo dục."
    assert set(_ranked(*[_FILLER] * 8, agenda)) == {"trade", "tourism", "health", "education"}


@pytest.mark.parametrize(
    "aside",
    ["Chiều cùng ngày, đoàn đã tham quan một điểm du lịch.", "Tham dự có doanh nghiệp lữ hành và nhiều khách quốc tế."],
)
def test_who_came_and_what_was_visited_says_nothing(aside: str) -> None:
    assert _ranked(aside) == []


def test_one_word_says_less_in_a_long_report() -> None:
    asked = "Ông đề nghị phía bạn xúc tiến thương mại."
    subject = "Hai bên đề nghị bảo tồn di tích."
    assert "trade" in _ranked(subject, asked)
    assert "trade" not in _ranked(*[subject] * 8, *[_FILLER] * 30, asked)


def test_growth_in_a_set_phrase_is_no_topic_outside_the_report() -> None:
    phrase = "Ông đề nghị hai bên góp phần phát triển kinh tế - xã hội."
    assert _ranked(*["Hai bên đề nghị bảo tồn di tích."] * 6, *[_FILLER] * 4, phrase) == ["heritage"]
    assert _ranked(*[_FILLER] * 12, lead=_LEAD[:-1] + " về phát triển kinh tế - xã hội.") == ["socio-economic"]


def test_the_narrower_topic_stands_for_the_broader() -> None:
    lead = _LEAD[:-1] + " về tuyến đường cao tốc và tuyến đường dẫn vào cao tốc."
    assert _ranked(lead=lead) == ["expressway"]


def test_the_broader_topic_stays_where_it_is_spoken_of_apart() -> None:
    asked = "Ông đề nghị sớm nâng cấp quốc lộ."
    assert set(_ranked(asked, lead=_LEAD[:-1] + " về đường cao tốc.")) == {"expressway", "transport-infrastructure"}


def test_a_meeting_has_at_most_eight_topics() -> None:
    agenda = (
        "Nội dung làm việc: thương mại, du lịch, y tế, giáo dục, nông nghiệp, chuyển đổi số, giảm nghèo, năng lượng, "
        "logistics, ô nhiễm, quy hoạch tỉnh."
    )
    assert len(_ranked(agenda)) == 8


def test_words_of_another_occasion_do_not_count() -> None:
    text = f"{_LEAD[:-1]} về du lịch.\nTrước đó, tỉnh bàn về đường sắt."
    document = Document.of(lay_out(Article(id="a", text="Hà Giang và Nam Định làm việc\n\n" + text)))
    report = document.sentence_at(document.text.index(_LEAD[:20]))
    ranked = rank_topics(document, find_topics(document.text), lead=[report], region=[report])
    assert [stated.value for stated in ranked] == ["tourism"]


def test_evidence_points_at_the_cues_and_is_surer_with_more_of_them() -> None:
    lead = _LEAD[:-1] + " về phát triển du lịch và xúc tiến thương mại."
    stated = _stated("Ông đề nghị xây dựng sản phẩm du lịch chung.", lead=lead)
    sure = {topic.value: topic.evidence[0].confidence for topic in stated}
    assert list(sure) == ["tourism", "trade"]
    assert 0.5 <= sure["trade"] < sure["tourism"] <= 0.95
    assert len(stated[0].evidence) == 2


def test_an_article_without_cues_has_no_topics() -> None:
    assert _ranked(_FILLER) == []


def test_ranking_is_the_same_every_time() -> None:
    sentences = ["Hai bên bàn về du lịch, y tế, giáo dục và giảm nghèo."] * 3
    assert _ranked(*sentences) == _ranked(*sentences)
    assert len(_ranked(*sentences)) == 4


def test_every_feature_has_a_weight_and_every_topic_too() -> None:
    document = Document.of(lay_out(Article(id="a", text="Hai tỉnh bàn về du lịch\n\n" + _LEAD)))
    seen = topic_ranks.candidates(
        document, find_topics(document.text), lead=[document.told[1]], region=document.told, units=["ha-giang"]
    )
    table = resources.files("kg.reading").joinpath("topic_weights.csv").read_text(encoding="utf-8")
    weighed = {row["feature"] for row in csv.DictReader(table.splitlines())}
    assert {"tourism"} == set(seen)
    topics = {f"topic:{topic.id}" for topic in reference.topics() if topic.cues}
    assert weighed == {name for name in seen["tourism"] if not name.startswith("topic:")} | topics


def test_finding_takes_time_in_proportion_to_the_text() -> None:
    hostile = "Sở " + "Aa bb Cc, Dd và " * 20_000 + "Du lịch"
    started = time.perf_counter()
    find_topics(hostile)
    assert time.perf_counter() - started < 2


def test_ranking_takes_time_in_proportion_to_the_text() -> None:
    text = "Hà Giang và Nam Định làm việc\n\n" + _LEAD + " Hai bên có " + "du lịch, y tế, " * 20_000 + "và thôi."
    document = Document.of(lay_out(Article(id="a", text=text)))
    mentions = find_topics(document.text)
    started = time.perf_counter()
    rank_topics(document, mentions, lead=[document.told[1]], region=document.told)
    assert time.perf_counter() - started < 2


# ---------------------------------------------------------------- the scheme
def test_no_negative_cue_is_without_a_cue_inside() -> None:
    for topic in reference.topics():
        cues = [cue.lower() for cue in topic.cues]
        for words in topic.negative_cues:
            assert any(cue in words.lower() for cue in cues), f"{topic.id}: {words!r} denies nothing"


def test_every_topic_but_the_groups_is_found_by_its_cues() -> None:
    broader = {topic.broader for topic in reference.topics()}
    for topic in reference.topics():
        assert topic.cues or topic.id in broader, topic.id
        assert not topic.cues or any(topic.id in _topics(cue.lower()) for cue in topic.cues), topic.id
