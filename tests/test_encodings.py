"""Old Vietnamese encodings: there and back, told apart, and never seen where there are none."""

import codecs
import gzip
import json
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg import sources
from kg.encoding import CHARSETS, UndecodableError, decode, repaired
from kg.encoding.tables import read_as
from kg.model import Article
from kg.sources import Note

CORPUS = Path(__file__).parents[2] / "shared" / "corpus" / "sample-2000.jsonl.gz"
TEXT = """Sáng 15/5, đoàn công tác của Ủy ban nhân dân tỉnh Lạng Sơn đã đến làm việc tại tỉnh Quảng Ninh.
Hai bên trao đổi kinh nghiệm cải cách thủ tục hành chính, xây dựng trung tâm phục vụ hành chính công.
Những kết quả bước đầu rất khả quan; người dân và doanh nghiệp đều hưởng ứng, ủng hộ.
"""


def fitting(name):
    """The text as far as the set has its letters: TCVN3 has no capitals with tones."""
    return TEXT.replace("Ủy", "ủy") if name == "TCVN3" else TEXT


@pytest.mark.parametrize("name", CHARSETS)
@given(data=st.data())
def test_what_is_written_in_a_set_is_read_from_it(name, data):
    charset = CHARSETS[name]
    plain = [chr(code) for code in range(0x20, 0x7F)]
    # The marks of VNI are bytes behind a plain letter, so that words, not any signs in a row, come back.
    text = data.draw(st.lists(st.sampled_from(sorted(charset.letters) + plain)).map("".join))
    assert read_as(name, charset.encode(text)) == text


@pytest.mark.parametrize("name", CHARSETS)
def test_no_two_letters_have_the_same_bytes(name):
    values = list(CHARSETS[name].letters.values())
    assert len(set(values)) == len(values)


def test_a_letter_the_set_does_not_have_is_an_error():
    with pytest.raises(UnicodeEncodeError, match="no such letter in TCVN3"):
        CHARSETS["TCVN3"].encode("Ủy ban")


# The words for "Cộng hòa xã hội" as the fonts' users saw them without the font.
@pytest.mark.parametrize(
    ("name", "shown"),
    [("TCVN3", "céng hßa x· héi"), ("VNI", "coäng hoøa xaõ hoäi"), ("VPS", "c¶ng hòa xã h¶i")],
)
def test_the_tables_are_those_of_the_fonts(name, shown):
    assert CHARSETS[name].encode("cộng hòa xã hội") == shown.encode("cp1252")


@pytest.mark.parametrize("name", CHARSETS)
def test_an_old_encoding_is_known_by_its_words(name):
    assert decode(CHARSETS[name].encode(fitting(name))) == (fitting(name), name, True)


@pytest.mark.parametrize("name", CHARSETS)
def test_old_letters_taken_for_western_ones_are_put_right(name):
    mistaken = CHARSETS[name].encode(fitting(name)).decode("latin-1")
    assert repaired(mistaken) == (fitting(name), name, True)


def test_utf_8_taken_for_western_letters_is_put_right():
    mistaken = TEXT.encode().decode("latin-1")
    assert repaired(mistaken) == (TEXT, "UTF-8 read as Windows-1252", True)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_unicode_is_left_as_it_is(encoding, form):
    text = unicodedata.normalize(form, TEXT)
    found = decode(text.encode(encoding), declared="windows-1258")
    assert (found.text, found.converted) == (text, False)
    assert repaired(text) is None


@pytest.mark.parametrize(
    "text", ["", "plain", "Café, résumé, à l'été, déjà vu: garçon", "Ông à, bà ơi", "Ñandú ¿qué?", "大会"]
)
def test_text_that_tells_nothing_is_left_as_it_is(text):
    assert repaired(text) is None


def test_bytes_that_are_no_text_are_an_error():
    for content in (bytes(range(256)), b"\x00\x01\x02" * 30, "résumé à l'été".encode("cp1252") * 5, b"\xff\xfe\x00"):
        with pytest.raises(UndecodableError):
            decode(content)
    assert decode("résumé à l'été".encode("cp1252"), declared="cp1252").text == "résumé à l'été"


@given(st.binary())
def test_any_bytes_are_text_or_an_error_that_says_so(content):
    try:
        text = decode(content, declared="utf-16").text
    except UndecodableError as error:
        text = str(error)
    assert text or not content.strip(codecs.BOM_UTF8 + b"\xff\xfe\x00")


def test_what_was_converted_is_noted_with_its_place(tmp_path):
    (tmp_path / "a.txt").write_bytes(CHARSETS["VNI"].encode(TEXT))
    row = {"id": "b", "text": CHARSETS["TCVN3"].encode(fitting("TCVN3")).decode("latin-1")}
    (tmp_path / "b.jsonl").write_text(json.dumps(row), encoding="utf-8")
    found = list(sources.read([tmp_path]))
    assert [str(note) for note in found if isinstance(note, Note)] == [
        f"{tmp_path / 'a.txt'}: converted from VNI",
        f"{tmp_path / 'b.jsonl'}:1: converted from TCVN3",
    ]
    assert [article.text for article in found if isinstance(article, Article)] == [TEXT, fitting("TCVN3")]


@pytest.mark.skipif(not CORPUS.exists(), reason=f"no {CORPUS}: the real articles are not here")
def test_no_real_article_is_taken_for_an_old_encoding():
    with gzip.open(CORPUS, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    assert len(rows) >= 2000
    texts = [row[name] for row in rows for name in ("text", "title")]
    assert [text[:80] for text in texts if repaired(text) or decode(text.encode()).converted] == []
