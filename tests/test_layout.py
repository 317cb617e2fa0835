"""Pages as they are copied from portals: what is title, metadata, body, caption and chrome."""

import json
import time
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kg.layout import day_of, lay_out, zones
from kg.model import Article

GOLD = Path(__file__).parents[2] / "shared" / "gold"
SAMPLE = Path(__file__).parents[1] / "data" / "sample"

PORTAL = """\
IMG-LOGO
Trang chủ Kiến thức - kinh nghiệm Đoàn công tác tỉnh An Giang thăm tỉnh Cà Mau

Đoàn công tác tỉnh An Giang thăm tỉnh Cà Mau

Ngày 3/6, đoàn công tác tỉnh An Giang đến thăm và làm việc tại tỉnh Cà Mau.


Quang cảnh buổi làm việc.

Tại buổi làm việc, hai bên trao đổi về nuôi tôm sinh thái.


Đồng chí Lê Thị Mận, Phó Chủ tịch UBND tỉnh An Giang phát biểu tại buổi làm việc.

Phát biểu tại buổi làm việc, đồng chí Lê Thị Mận cảm ơn lãnh đạo tỉnh Cà Mau.

Tags:
An Giang
Tin liên quan
Cà Mau mở rộng vùng nuôi tôm
"""

NEWSPAPER = """\
Hai tỉnh bàn chuyện cầu phà
2019-06-03 08:15:00 | LÊ MẬN
(AG) - Chiều 3.6, lãnh đạo hai tỉnh bàn việc mở bến phà mới.
[img]
Lãnh đạo hai tỉnh khảo sát bến phà. Ảnh: LÊ MẬN
[img]
---
Bến phà sẽ phục vụ người dân hai bờ sông.
L.MẬN
"""

COLLECTION = """\
Hai tỉnh bàn chuyện cầu phà

Lãnh đạo hai tỉnh bàn việc mở bến phà mới.

Chiều 3-6, lãnh đạo hai tỉnh làm việc với nhau.
Bến phà cũ đã quá tải từ lâu.
Người dân hai bờ mong có bến mới.
Bến phà cũ vào giờ cao điểm.
Mận Lê

Bến phà cũ vào giờ cao điểm.
Lãnh đạo hai tỉnh khảo sát bến phà
"""

DUMP = """\
LINK: http://bao.example/1.html
TITLE: Hai tỉnh bàn chuyện cầu phà
SUMMARY: Lãnh đạo hai tỉnh bàn việc mở bến phà mới.
TIME: 03/06/2019 20:54
Chiều 3/6, lãnh đạo hai tỉnh làm việc với nhau.
"""


def of(kind, text, title=""):
    return [zone.span.cut(text) for zone in zones(text, title) if zone.kind == kind]


def laid_out(text, **fields):
    return lay_out(Article(id="a", text=text, **fields))


# ---------------------------------------------------------------- the forms pages have
def test_a_portal_page():
    article = laid_out(PORTAL)
    assert article.title == "Đoàn công tác tỉnh An Giang thăm tỉnh Cà Mau"
    assert of("caption", PORTAL) == [
        "Quang cảnh buổi làm việc.",
        "Đồng chí Lê Thị Mận, Phó Chủ tịch UBND tỉnh An Giang phát biểu tại buổi làm việc.",
    ]
    assert of("chrome", PORTAL)[2:] == ["Tags:", "An Giang", "Tin liên quan", "Cà Mau mở rộng vùng nuôi tôm"]
    assert len(of("body", PORTAL)) == 3


def test_a_newspaper_page_with_metadata_line_and_pictures():
    article = laid_out(NEWSPAPER)
    assert (article.title, article.published) == ("Hai tỉnh bàn chuyện cầu phà", "2019-06-03")
    assert of("caption", NEWSPAPER) == ["Lãnh đạo hai tỉnh khảo sát bến phà. Ảnh: LÊ MẬN"]
    assert of("chrome", NEWSPAPER) == ["[img]", "[img]", "---", "L.MẬN"]
    assert len(of("body", NEWSPAPER)) == 2


def test_a_page_of_a_collection_that_keeps_captions_at_its_end():
    assert of("caption", COLLECTION) == [
        "Bến phà cũ vào giờ cao điểm.",
        "Bến phà cũ vào giờ cao điểm.",
        "Lãnh đạo hai tỉnh khảo sát bến phà",
    ]
    assert of("chrome", COLLECTION) == ["Mận Lê"]
    assert len(of("body", COLLECTION)) == 4


def test_a_dump_with_labelled_fields():
    article = laid_out(DUMP)
    assert (article.title, article.published) == ("Hai tỉnh bàn chuyện cầu phà", "2019-06-03")
    assert of("body", DUMP)[0] == "Lãnh đạo hai tỉnh bàn việc mở bến phà mới."


def test_a_caption_that_lost_its_line_end_is_cut_off_the_running_text():
    text = "Lãnh đạo hai tỉnh tại bến phà. Ảnh: Mận Lê/TTXVN Tại buổi làm việc, hai bên trao đổi về bến phà mới."
    assert of("caption", "Tiêu đề\n" + text) == ["Lãnh đạo hai tỉnh tại bến phà. Ảnh: Mận Lê/TTXVN"]
    assert of("body", "Tiêu đề\n" + text) == ["Tại buổi làm việc, hai bên trao đổi về bến phà mới."]


@pytest.mark.parametrize(
    "line",
    [
        "Theo lãnh đạo tỉnh An Giang, bến phà cũ đã quá tải.",
        "Chia sẻ kinh nghiệm tại hội nghị, lãnh đạo tỉnh An Giang cho rằng cần mở bến mới.",
        "Phát biểu tại buổi làm việc, đồng chí Lê Thị Mận nhấn mạnh ba việc cần làm.",
        "Sáng 3/6, đồng chí Lê Thị Mận dự hội nghị.",
        "Đồng chí Lê Thị Mận, Phó Chủ tịch UBND tỉnh chủ trì hội nghị.",
    ],
)
def test_sentences_that_begin_like_chrome_or_captions_stay_body(line):
    assert of("body", f"Tiêu đề\n\nĐoạn đầu.\n\n{line}\n\nĐoạn cuối.") == ["Đoạn đầu.", line, "Đoạn cuối."]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Trang chủ / Đối ngoại", "chrome"),
        ("Tin, ảnh: Lê Mận", "chrome"),
        ("[Ảnh] Đoàn công tác khảo sát bến phà.", "caption"),
        ("Ảnh 2: Đoàn công tác khảo sát bến phà.", "caption"),
        ("Ảnh: Lê Mận", "caption"),
    ],
)
def test_other_lines_that_are_not_body(line, kind):
    assert of(kind, f"Tiêu đề\n{line}\n\nĐoạn đầu.\n\nĐoạn cuối.") == [line]


def test_the_paragraph_above_a_photo_credit_stays_body():
    text = "Tiêu đề\n\nĐoạn đầu.\n\nLê Thị Mận cảm ơn thành phố. Đồng chí hẹn gặp lại.\nẢnh: Lê Mận"
    assert of("caption", text) == ["Ảnh: Lê Mận"]


def test_a_paragraph_is_no_title():
    assert laid_out("2021-04-25\nĐoàn công tác tỉnh An Giang đã đến thăm tỉnh Cà Mau.\nHai bên hội đàm.").title == ""


# ---------------------------------------------------------------- days
@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("2025-04-22 21:48:00 | T.SỸ", "2025-04-22"),
        ("12/05/2019 14:30 | Lê Thị Mận", "2019-05-12"),
        ("Thứ Ba, 14/5/2019", "2019-05-14"),
        ("Chủ nhật, ngày 14/7/2019, 10:30 (GMT+7)", "2019-07-14"),
        ("Cập nhật lúc: 14:30, 12/05/2019", "2019-05-12"),
        ("Ngày 3 tháng 6 năm 2019", "2019-06-03"),
        ("2021-04-25", "2021-04-25"),
        ("Thứ Hai, 20/02/2017, 09:00 [GMT+7]", "2017-02-20"),
        ("Báo điện tử | 08/09/2026 18:45", "2026-09-08"),
        ("2020-11-06 09:15:00 | Đ. MẬN", "2020-11-06"),
        ("Thứ Sáu, 15/3/2019 | 07:10", "2019-03-15"),
        ("(Ngày đăng: 14/11/2018 - Tác giả: Lê Mận)", "2018-11-14"),
        ("Số báo 3417, thứ sáu 17-9-2010", "2010-09-17"),
        ("Cổng TTĐT tỉnh An Giang | Tin hoạt động | Ngày đăng: 16/11/2019 | Lượt xem: 1.204", "2019-11-16"),
        ("AG- Cập nhật: Thứ năm, 25/10/2018 | 14:37:20", "2018-10-25"),
        ("Lê Mận - 08:15 | 21/03/2014", "2014-03-21"),
        ("09:27', 22/6/2022 (GMT+7)", "2022-06-22"),
        ("14/05/2019 08:15 SA", "2019-05-14"),
        ("(20/05/2009)", "2009-05-20"),
        ("31/02/2019", None),
        ("Ngày 12-5-2019 - đoàn công tác thăm Cà Mau", None),
        ("Hội nghị 12/05/2019", None),
        ("Từ 12/05/2019 đến 14/05/2019", None),
        ("Ngày 12/05/2019, đoàn công tác thăm tỉnh Cà Mau", None),
        ("12/5", None),
    ],
)
def test_a_day_of_publication_is_a_line_of_its_own(line, day):
    assert day_of(line) == day


def test_a_day_deep_in_the_text_is_not_the_day_of_publication():
    assert laid_out("Tiêu đề\n\nĐoạn đầu.\n\n12/05/2019\n\nĐoạn cuối.").published is None


def test_a_day_with_its_hour_may_stand_below_the_first_paragraph():
    assert laid_out("Tiêu đề\n\nĐoạn đầu.\n\nBáo A, 12/05/2019 - 07:10\n\nĐoạn cuối.").published == "2019-05-12"


# ---------------------------------------------------------------- what the source knew
def test_a_day_the_source_gave_is_kept():
    assert laid_out(NEWSPAPER, published="2020-01-01").published == "2020-01-01"


def test_a_title_the_source_gave_is_put_above_a_text_without_it():
    article = laid_out("Đoạn đầu.", title="Tiêu đề")
    assert article.text == "Tiêu đề\n\nĐoạn đầu."
    assert [zone.kind for zone in article.zones] == ["title", "body"]


def test_a_title_the_source_gave_is_found_in_the_text():
    article = laid_out("Đoạn đầu\nTiêu đề", title="Tiêu đề")
    assert article.text == "Đoạn đầu\nTiêu đề"


def test_the_text_is_brought_to_nfc_and_plain_line_ends():
    article = laid_out("\ufeffTie\u0302u \u0111e\u0302\u0300\r\nĐoạn đầu.\r\n")
    assert article.text == "Tiêu đề\nĐoạn đầu.\n"


def test_laying_out_twice_changes_nothing():
    once = laid_out(PORTAL, title="Một tiêu đề khác")
    assert lay_out(once) == once


# ---------------------------------------------------------------- every page
LINES = st.sampled_from(
    [*PORTAL.split("\n"), *NEWSPAPER.split("\n"), *COLLECTION.split("\n"), *DUMP.split("\n"), "\u00a0"]
)
PAGES = st.one_of(st.text(max_size=300), st.lists(LINES, max_size=30).map("\n".join))


@given(PAGES)
@example("TITLE:")
@example("TITLE: \n LINK:\n\x0b\n\x85x")
@example("(Ảnh: A) Đoạn")
def test_zones_cover_every_line_in_order_without_overlap(text):
    found = zones(text)
    assert all(zone.span.start < zone.span.end for zone in found)
    assert all(one.span.end <= other.span.start for one, other in pairwise(found))
    outside = list(text)
    for zone in found:
        outside[zone.span.start : zone.span.end] = "\n" * (zone.span.end - zone.span.start)
        assert "\n" not in zone.span.cut(text)
        assert zone.span.cut(text) == zone.span.cut(text).strip()
    assert not "".join(outside).strip()


@pytest.mark.parametrize(
    "piece", ["A > ", "(Ảnh: ", "Ảnh: A ", "An An ", "12/05/2019 | ", "phát biểu tại ", "[", "\n\n"]
)
def test_a_page_made_to_be_slow_is_laid_out_at_once(piece):
    start = time.process_time()
    zones(f"Tiêu đề\n{piece * 10_000}.\n\n{piece * 60}.")
    assert time.process_time() - start < 2


def articles(folder):
    """The annotated articles of a folder, without those that are held back."""
    held_back = folder / "holdback.txt"
    names = held_back.read_text(encoding="utf-8").split() if held_back.is_file() else []
    return sorted(path for path in folder.glob("articles/*.txt") if path.stem not in names)


@pytest.mark.parametrize("folder", [SAMPLE, GOLD], ids=["sample", "gold"])
def test_pages_say_their_day_of_publication(folder):
    if not folder.is_dir():
        pytest.skip(f"{folder} is not on this machine")
    said = {path.stem: laid_out(path.read_text(encoding="utf-8")).published for path in articles(folder)}
    records = {name: json.loads((folder / "records" / f"{name}.json").read_text(encoding="utf-8")) for name in said}
    assert said == {name: record["published"] for name, record in records.items()}
    assert any(said.values())
