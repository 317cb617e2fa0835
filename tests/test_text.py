"""Vietnamese spelling: one form with a way back, sentences, folding for search, dictionary order."""

import re
import time
import unicodedata
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kg.model import Span
from kg.text import collation_key, fold, nfc, normalise, plain, sentence_at, sentences, unify_tone_marks

# Letters, bare marks, look-alikes, spaces, dashes, what has no width, and what ends sentences: as pages mix them.
_LETTERS = "aăâbcdđeêghiklmnoôơpqrstuưvxyàằầèềìòồờùừỳảỏủỷýúóáạặệịọộợụựAĐÊHNQTƯƠ"
_MARKS = "\u0300\u0301\u0302\u0303\u0306\u0309\u031b\u0323"
_ODD = "\u00d0\u00f0\u0189аеорсхуіАВЕКМНОРСТХІ"
_GAPS = " \u00a0\u2009\u3000\t\n\u00ad\u200b\u200d\ufeff-–—\u2011“”’\"'().,;:!?…/059"
pages = st.text(alphabet=_LETTERS + _MARKS + _ODD + _GAPS, max_size=60)
latin = st.text(alphabet=_LETTERS + _MARKS + "\u00d0\u00f0\u0189" + _GAPS, max_size=60)
texts = st.one_of(pages, st.text(max_size=40))


def spoken(text):
    """The sentences of a text, as words."""
    return [span.cut(text) for span in sentences(text)]


# ---------------------------------------------------------------- one form
@pytest.mark.parametrize(
    ("printed", "normal"),
    [
        (unicodedata.normalize("NFD", "Đoàn Tỉnh ủy Đắk Lắk"), "Đoàn Tỉnh ủy Đắk Lắk"),
        ("\u00d0ồng Nai, \u00f0ồng bào, \u0189à Nẵng", "Đồng Nai, đồng bào, Đà Nẵng"),
        ("Нà Nam, Вắc Kạn, Саo Bằng", "Hà Nam, Bắc Kạn, Cao Bằng"),
        ("H\u043e\u0300a Bình", "Hòa Bình"),
        ("Tỉnh\u00a0ủy\u2009Hà\u3000Nam\tvà", "Tỉnh ủy Hà Nam và"),
        ("2016–2020 — 4‑5", "2016-2020 - 4-5"),
        ("“Một tỉnh” ‘hai’", "\"Một tỉnh\" 'hai'"),
        ("\ufeffHà\u200b Na\u00adm\u2060", "Hà Nam"),
        ("H\u200ba\u200b\u0300 Nam", "Hà Nam"),
    ],
)
def test_one_form_for_what_is_printed_in_many_ways(printed, normal):
    assert normalise(printed).text == normal


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("hoà", "hòa"),
        ("khoẻ", "khỏe"),
        ("thuỷ", "thủy"),
        ("Thuý", "Thúy"),
        ("HOÁ", "HÓA"),
        ("Khánh Hoà, Thanh Hoá.", "Khánh Hòa, Thanh Hóa."),
    ],
)
def test_the_tone_stands_on_the_first_vowel(old, new):
    assert unify_tone_marks(old) == normalise(old).text == new
    assert unify_tone_marks(new) == new


@pytest.mark.parametrize("word", ["quý", "quỳ", "Quỹ", "QUÝ", "hoàn", "toán", "khoét", "thuyền", "huých", "tuế"])
def test_the_tone_stays_after_q_and_inside_a_syllable(word):
    assert unify_tone_marks(word) == word


def test_names_with_different_marks_stay_different():
    assert len({normalise(name).text for name in ("Nghiệm", "Nghiêm", "Nghiễm", "Thủy", "Thúy", "Thụy")}) == 6


def test_the_way_back_leads_to_the_words_as_printed():
    printed = "\ufeffƠ\u0301 tỉnh Thừa\u200b Thiên Huê\u0301 – H\u00adà Nội"
    normal = normalise(printed)
    start = normal.text.index("Huế")
    assert normal.span(start, start + 3).cut(printed) == "Huê\u0301"
    start = normal.text.index("Hà Nội")
    assert normal.span(start, len(normal.text)).cut(printed) == "H\u00adà Nội"


def test_an_empty_span_stays_empty_on_the_way_back():
    normal = normalise("\u200bHa\u0300 Nam\u200b")
    for at in range(len(normal.text) + 1):
        assert normal.span(at, at).cut("\u200bHa\u0300 Nam\u200b") == ""


@given(texts)
@example("b\u0301 c\u0301")
@example("\u0301a")
@example("е\u0301 о\u200b\u0323")
def test_every_run_of_words_cuts_the_same_words_out_of_the_original(text):
    normal = normalise(text)
    words = [match.span() for match in re.finditer(r"\S+", normal.text)]
    for first in range(len(words)):
        for last in range(first, min(first + 3, len(words))):
            start, end = words[first][0], words[last][1]
            assert normalise(normal.span(start, end).cut(text)).text.split() == normal.text[start:end].split()


@given(texts)
def test_offsets_never_run_backwards(text):
    normal = normalise(text)
    spans = [normal.span(at, at + 1) for at in range(len(normal.text))]
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    assert [s.start for s in spans] == sorted(s.start for s in spans)
    assert [s.end for s in spans] == sorted(s.end for s in spans)


@given(texts)
def test_locating_is_the_inverse_of_going_back(text):
    normal = normalise(text)
    for at in range(len(normal.text)):
        there = normal.span(at, at + 1).start
        assert normal.locate(there) <= at
        assert normal.span(normal.locate(there), at + 1).start == there
    assert normal.locate(len(text)) == len(normal.text)


@given(texts)
def test_the_normal_form_is_its_own_normal_form(text):
    once = normalise(text).text
    assert normalise(once).text == once


@given(pages)
def test_the_normal_form_is_composed(text):
    assert unicodedata.is_normalized("NFC", normalise(text).text)


@given(pages)
def test_composed_and_decomposed_letters_have_one_normal_form(text):
    decomposed = unicodedata.normalize("NFD", text)
    assert normalise(decomposed).text == normalise(unicodedata.normalize("NFC", text)).text


@given(st.text())
@example("\ufeff\ufeffmột\r\r\nhai\r")
def test_nfc_done_twice_is_nfc_done_once(text):
    once = nfc(text)
    assert nfc(once) == once
    assert "\r" not in once
    assert not once.startswith("\ufeff")
    assert unicodedata.is_normalized("NFC", once)


# ---------------------------------------------------------------- sentences
@pytest.mark.parametrize(
    "sentence",
    [
        "Đoàn từ TP.HCM ra thăm TP. Hồ Chí Minh và TP. Huế.",
        "Dự có TS. Nguyễn Văn Bẩy, PGS.TS. Trần Thị Mẩy và ThS. Lê Sơn.",
        "Ngày 17.4 và 18.4.2019, hai bên họp.",
        "Bị can N.V.A khai với ông K. Brơi.",
        "Dự có: ông Lò Văn Mẫn; bà Vi Thị Hòe; ông Cao Sách; đại diện các sở.",
        "Tổng vốn 2.350.000 đồng, tăng 3.5 lần.",
        "Theo UVT.Ư Đảng, TX. Nghĩa Lộ và TT. Mường Ảng cùng tham gia.",
        "Ông bảo… thôi để mai.",
        "Xem tại www.tinh.example.vn ngay.",
    ],
)
def test_a_stop_inside_a_sentence_does_not_end_it(sentence):
    assert spoken(sentence) == [sentence]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Hai bên họp. Đoàn về.", ["Hai bên họp.", "Đoàn về."]),
        ('Ông nói: "Rất tốt." Sau đó đoàn về.', ['Ông nói: "Rất tốt."', "Sau đó đoàn về."]),
        ("Chờ mãi... Rồi đoàn cũng đến! Ai vậy? Đoàn.", ["Chờ mãi...", "Rồi đoàn cũng đến!", "Ai vậy?", "Đoàn."]),
        ("Còn nhiều việc… Hai tỉnh sẽ gặp lại.", ["Còn nhiều việc…", "Hai tỉnh sẽ gặp lại."]),
        ("Tăng 3,5 lần. 5 tỉnh dự.", ["Tăng 3,5 lần.", "5 tỉnh dự."]),
        ("Đoàn thăm Khu V. Hai bên họp.", ["Đoàn thăm Khu V.", "Hai bên họp."]),
        ("Tiêu đề\n\nSapo không dấu chấm\nThân bài.", ["Tiêu đề", "Sapo không dấu chấm", "Thân bài."]),
        ("Một. - Hai. (Ba) bốn.", ["Một.", "- Hai.", "(Ba) bốn."]),
        ("Đoàn đến TP.HCM.\nHôm sau đoàn về.", ["Đoàn đến TP.HCM.", "Hôm sau đoàn về."]),
        ("  \n \n", []),
    ],
)
def test_sentences_end_where_they_end(text, expected):
    assert spoken(text) == expected


@given(texts)
def test_sentences_cover_every_letter_once_and_in_order(text):
    normal = normalise(text).text
    found = list(sentences(normal))
    assert all(one.end <= other.start for one, other in pairwise(found))
    assert "".join("".join(span.cut(normal).split()) for span in found) == "".join(normal.split())
    assert all(span.cut(normal) == span.cut(normal).strip() and "\n" not in span.cut(normal) for span in found)


@pytest.mark.parametrize("line", ["." * 300_000, '."' * 150_000, ". " * 150_000 + "(" * 150_000, "…" + " " * 300_000])
def test_a_page_of_stops_takes_no_longer_than_a_page_of_words(line):
    started = time.perf_counter()
    list(sentences(normalise(line).text))
    assert time.perf_counter() - started < 2


def test_the_sentence_of_a_span_is_cut_from_the_text_as_printed():
    text = "Tiêu đề\nNgày 5/3, đoàn đến TP.\u200bHCM. Đoa\u0300n thăm Thuỷ Nguyên. Hết."
    start = text.index("Thuỷ")
    assert sentence_at(text, Span(start, start + 4)).cut(text) == "Đoa\u0300n thăm Thuỷ Nguyên."


def test_a_span_over_two_sentences_gets_both():
    text = "Một hai. Ba bốn. Năm."
    assert sentence_at(text, Span(4, 11)).cut(text) == "Một hai. Ba bốn."


def test_a_span_between_sentences_stays_as_it_is():
    assert sentence_at("Một.   Hai.", Span(5, 6)) == Span(5, 6)


@given(pages)
def test_the_sentence_of_a_sentence_is_the_sentence(text):
    normal = normalise(text).text
    assert [sentence_at(normal, span) for span in sentences(normal)] == list(sentences(normal))


# ---------------------------------------------------------------- searching and ordering
@pytest.mark.parametrize(
    "written", ["Đắk Lắk", "ĐẮK  LẮK", "\u00d0ắk\u00a0Lắk", unicodedata.normalize("NFD", "đắk lắk")]
)
def test_search_looks_past_marks_case_and_spaces(written):
    assert fold(written) == "dak lak"


def test_comparing_keeps_the_marks():
    assert plain("  Lê Thị\u00a0THUỶ ") == "lê thị thủy"
    assert plain("Nghiệm") != plain("Nghiêm")
    assert fold("Nghiệm") == fold("Nghiêm")


@given(latin)
def test_folding_twice_is_folding_once(text):
    assert fold(fold(text)) == fold(text)
    assert not any(map(unicodedata.combining, fold(text)))


def test_words_stand_in_dictionary_order():
    words = (
        "an àn ản ãn án ạn anh ăn ắn ân ấn ba bà bả bã bá bạ băng bâng ca da dân đa đà đê e em ê i kê la mơ o on ô ơ "
        "quy sa ta tha tra u ư xa y ý"
    )
    order = words.split()
    assert sorted(sorted(order), key=collation_key) == order


def test_provinces_stand_in_dictionary_order():
    order = ["An Giang", "Bạc Liêu", "Bắc Giang", "Bắc Ninh", "Bến Tre", "Cao Bằng", "Cần Thơ", "Đà Nẵng", "Đắk Lắk"]
    assert sorted(sorted(order), key=collation_key) == order


def test_order_goes_syllable_by_syllable():
    assert sorted(["Hà Nội", "Hà", "Hạ Long", "Hà An", "Hàn Thuyên"], key=collation_key) == [
        "Hà",
        "Hà An",
        "Hà Nội",
        "Hạ Long",
        "Hàn Thuyên",
    ]


@given(texts)
@example("b\u0301")
@example("\u0301")
def test_anything_has_a_place_in_the_order(text):
    assert collation_key(text) == collation_key(unicodedata.normalize("NFC", text))
