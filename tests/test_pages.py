"""Pages laid out as newspapers and portals lay them out: what is read from each."""

import unicodedata
from pathlib import Path

import pytest

from kg import sources
from kg.encoding import CHARSETS
from kg.model import Article
from kg.sources import Note, Problem

PAGES = Path(__file__).parent / "pages"

# page: title, day, publisher, address, captions, how the body begins and ends, what is not in the text
EXPECTED = {
    "semantic": (
        "Đoàn công tác tỉnh Lạng Sơn học tập kinh nghiệm chuyển đổi số tại Quảng Ninh",
        "2023-05-16",
        "Báo Vùng Biên",
        "https://vungbien.example/tin/lang-son-quang-ninh-1001.html",
        ["Quang cảnh buổi làm việc giữa hai tỉnh tại Trung tâm Phục vụ hành chính công."],
        ("Sáng 15/5, đoàn", "trong thời gian tới."),
        ["Khai mạc tuần du lịch", "Giấy phép", "Trang chủ", "2024"],
    ),
    "lying_header": (
        "Hà Giang và Tuyên Quang bàn giải pháp nối tuyến đường liên tỉnh",
        "2020-03-12",
        "Báo Núi Rừng",
        None,
        [],
        ("Chiều 11/3, tại", "cấp có thẩm quyền."),
        ["24/11/2024", "Trang chủ"],
    ),
    "date_only_in_related": (
        "Cần Thơ và Hậu Giang phối hợp quảng bá du lịch sông nước",
        None,
        "Trang tin Sông Hậu",
        None,
        [],
        ("Thành phố Cần Thơ và tỉnh", "điểm đến ven sông."),
        ["Lễ hội trái cây", "2022"],
    ),
    "several_times": (
        "Nghệ An tiếp đoàn công tác tỉnh Thanh Hóa",
        "2021-10-08",
        "Báo Sông Lam Mới",
        "https://songlam.example/nghe-an-thanh-hoa",
        [],
        ("Ngày 7/10, Thường trực", "01/12/2021."),
        [],
    ),
    "json_ld": (
        "Bình Phước, Đắk Nông ký kết chương trình phối hợp bảo vệ rừng",
        "2018-09-20",
        "Cổng thông tin Rừng Xanh",
        "https://rungxanh.example/bai/77",
        [],
        ("Chi cục Kiểm lâm", "thông tin thường xuyên."),
        ["schema.org"],
    ),
    "figures": (
        "Đồng Tháp hỗ trợ Sóc Trăng giống lúa chịu mặn",
        "2017-02-11",
        "Báo Đất Phù Sa",
        None,
        [
            "Ông Tô Văn Mười trao tượng trưng giống lúa cho nông dân huyện Trần Đề. Ảnh: Phương Du",
            "Cánh đồng trồng thử tại huyện Tam Nông",
            "Nông dân nhận giống tại hợp tác xã.",
        ],
        ("Trung tâm Khuyến nông", "cho đến cuối vụ."),
        [],
    ),
    "old_table": (
        "Lãnh đạo tỉnh Sơn La làm việc với đoàn công tác tỉnh Điện Biên",
        "2008-08-22",
        None,
        None,
        ["Toàn cảnh buổi làm việc"],
        ("Chiều ngày 21/8, đồng chí", "lãnh đạo tỉnh Sơn La."),
        ["Giới thiệu\n", "xổ số", "Bản quyền"],
    ),
    "paged": (
        "Khánh Hòa chia sẻ kinh nghiệm quản lý cảng cá với Phú Yên",
        "2019-09-03",
        "Báo Biển Đông Mẫu",
        "https://biendong.example/kinh-te/khanh-hoa-phu-yen.htm",
        [],
        ("Chi cục Thủy sản tỉnh Khánh Hòa", "bốc dỡ hải sản."),
        ["Trang sau"],
    ),
    "comments": (
        "Lâm Đồng và Ninh Thuận mở tuyến xe buýt liên tỉnh",
        "2016-07-18",
        "Báo Cao Nguyên Mẫu",
        None,
        [],
        ("Từ đầu tuần tới", "người dân phản ánh."),
        ["Quá hay", "Mong tỉnh", "Trần Bình"],
    ),
    "breadcrumb": (
        "Yên Bái trao đổi với Lào Cai về trồng quế hữu cơ",
        "2015-04-27",
        "Cổng thông tin Sông Hồng",
        None,
        [],
        ("Đoàn công tác Sở Nông nghiệp", "tinh dầu quế."),
        ["Trang chủ"],
    ),
    "no_markup": (
        "Bến Tre học tập mô hình giữ nước ngọt của Tiền Giang",
        "2010-02-09",
        None,
        None,
        [],
        ("Đoàn công tác của UBND tỉnh Bến Tre", "mùa khô năm nay."),
        ["25/11/2024"],
    ),
    "date_below": (
        "Sóc Trăng và Bạc Liêu thống nhất lịch lấy nước",
        "2013-02-17",
        None,
        None,
        [],
        ("Sóc Trăng Hai tỉnh", "trong mùa khô."),
        ["18/02/2013"],
    ),
    "tags_and_links": (
        "Gia Lai, Kon Tum thống nhất ranh giới khu bảo tồn",
        "2014-12-03",
        "Báo Đại Ngàn",
        None,
        [],
        ("Ngày 2/12, UBND hai tỉnh", "vùng giáp ranh."),
        ["xe chở gỗ", "Zalo"],
    ),
}


def article_of(path):
    (article,) = [found for found in sources.read([path]) if isinstance(found, Article)]
    return article


def zones(article, kind):
    return [zone.span.cut(article.text) for zone in article.zones if zone.kind == kind]


def test_every_page_is_expected_to_say_something():
    assert {path.stem for path in PAGES.glob("*.html")} == EXPECTED.keys()
    assert len(EXPECTED) >= 12


@pytest.mark.parametrize("name", EXPECTED)
def test_a_page_is_read_as_a_person_would_read_it(name):
    title, published, publisher, url, captions, (first, last), absent = EXPECTED[name]
    article = article_of(PAGES / f"{name}.html")
    assert (article.id, article.title, article.published) == (name, title, published)
    assert (article.publisher, article.url) == (publisher, url)
    assert zones(article, "caption") == captions
    body = zones(article, "body")
    assert body[0].startswith(first), article.text
    assert body[-1].endswith(last), article.text
    assert article.text.count(title) == 1
    assert not [words for words in absent if words in article.text]


def test_captions_stand_where_the_pictures_were():
    lines = article_of(PAGES / "semantic.html").text.splitlines()
    at = next(number for number, line in enumerate(lines) if line.startswith("Quang cảnh"))
    assert lines[at - 1].startswith("Tiếp đoàn có ông")
    assert lines[at + 1].startswith("Tại buổi làm việc")


def test_the_line_with_the_day_and_who_wrote_it_are_kept_apart_from_the_body():
    article = article_of(PAGES / "semantic.html")
    assert zones(article, "metadata") == ["16/05/2023 08:15"]
    assert "Hoàng Bách" in zones(article, "chrome")


def windows_1258(text):
    """As an old editor would write it: a letter with its circumflex or horn, and the tone behind it."""
    tones = "\u0300\u0301\u0303\u0309\u0323"
    letters = []
    for letter in text:
        parts = unicodedata.normalize("NFD", letter)
        base = unicodedata.normalize("NFC", "".join(part for part in parts if part not in tones))
        letters.append(base + "".join(part for part in parts if part in tones))
    return "".join(letters).encode("cp1258")


@pytest.mark.parametrize(
    ("encode", "named"),
    [
        (windows_1258, "Windows-1258"),
        (CHARSETS["VNI"].encode, "VNI"),
        (lambda text: text.encode("utf-16"), None),
        (lambda text: text.encode("utf-16-le"), None),
        (lambda text: text.encode("utf-8-sig"), None),
    ],
)
@pytest.mark.parametrize("declared", ["utf-8", "iso-8859-1", "no-such-encoding"])
def test_the_encoding_is_that_of_the_words_not_the_declared_one(tmp_path, encode, named, declared):
    html = (PAGES / "semantic.html").read_text(encoding="utf-8")
    path = tmp_path / "semantic.html"
    path.write_bytes(encode(html.replace('charset="utf-8"', f'charset="{declared}"')))
    found = list(sources.read([path]))
    (article,) = [one for one in found if isinstance(one, Article)]
    assert article.text == article_of(PAGES / "semantic.html").text
    assert [named in str(one) for one in found if isinstance(one, Note)] == ([True] if named else [])


@pytest.mark.parametrize("content", ["<html></html>", "<p>", "<html><body><script>1</script></body></html>", "no page"])
def test_a_page_without_an_article_is_a_problem(tmp_path, content):
    (tmp_path / "a.html").write_text(content, encoding="utf-8")
    (found,) = sources.read([tmp_path / "a.html"])
    assert isinstance(found, Problem)
    assert "no article on this page" in found.reason
