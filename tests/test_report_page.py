"""The report and the profiles in a browser and on paper: nothing runs, nothing is asked for, nothing is cut.

What they look like is left in output/screenshots/.
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pypdfium2
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Frame, Page

import kg
from kg.errors import MissingLibraryError, PrintError
from kg.graph import KnowledgeGraph
from kg.html import Page as Document
from kg.reporting import print_pdf
from tests.browsing import SCREENSHOTS, Visit, browser, visiting
from tests.small_graph import small_graph

__all__ = ["browser"]  # a fixture that lives elsewhere

ATTACK = "<script>window.ran = 1</script>\"'><img src=x onerror='window.ran=2'></style><!-- {{ 7*7 }} ${8*8}"
TEXTS = {
    "articles": ("title", "publisher"),
    "officials": ("name", "post"),
    "meetings": ("label", "label_en", "quote", "year_reason"),
    "units": ("name_vi", "name_en", "full_name", "region"),
    "topics": ("label", "label_en"),
    "offices": ("label", "label_en"),
    "holdings": ("title",),
    "agreements": ("title", "period"),
}


def hostile() -> KnowledgeGraph:
    graph = small_graph()
    frames = {name: frame.copy() for name, frame in graph.tables.items()}
    for table, columns in TEXTS.items():
        for column in columns:
            frames[table][column] = ATTACK
    frames["meetings"] = frames["meetings"].assign(year_inferred=2017, year_confidence=0.5, date=None)
    frames["units"] = frames["units"].assign(lat=21.0, lon=105.0)
    frames["articles"]["url"] = "javascript:window.ran=3"
    frames["passages"]["sentence"] = ATTACK + frames["passages"]["quote"] + ATTACK
    return KnowledgeGraph(**frames)


@pytest.fixture(scope="module")
def pages(sample, tmp_path_factory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("reports")
    official = sample.participations["official"].value_counts().index[0]
    bad = [{"path": ATTACK, "line": 1, "reason": ATTACK}]
    made = {
        "report": kg.report(sample, problems=[]),
        "unit": kg.report(sample, unit="thai-nguyen", lang="en"),
        "profile": kg.view(sample, "profile", about="thai-nguyen"),
        "official": kg.view(sample, "profile", about=official, lang="en"),
        "hostile": kg.report(hostile(), problems=bad),
        "static": kg.report(hostile(), problems=bad, interactive=False),
        "hostile-profile": kg.view(hostile(), "profile", about="quang-ninh"),
        "hostile-official": kg.view(hostile(), "profile", about="le-thu--quang-ninh"),
        "notebook": Document(f"<!DOCTYPE html><title>x</title>{kg.report(hostile())._repr_html_()}"),
    }
    return {name: page.save(folder / f"{name}.html") for name, page in made.items()}


@pytest.fixture
def visit(browser, pages, request) -> Iterator[Visit]:
    name, size, scheme = request.param
    with visiting(browser, pages[name], size, scheme) as seen:
        yield seen


def on(*cases):
    sized = [(name, (1440, 1000) if wide else (390, 844), scheme) for name, wide, scheme in cases]
    names = [f"{name}-{size[0]}-{scheme}" for name, size, scheme in sized]
    return pytest.mark.parametrize("visit", sized, indirect=True, ids=names)


def look(page: Page, name: str) -> None:
    """Keep a picture of the page, which has nothing beside the screen."""
    SCREENSHOTS.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=SCREENSHOTS / f"report-{name}.png")
    wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert wide <= 0


# ---------------------------------------------------------------- on the screen
@on(
    ("unit", True, "light"),
    ("unit", False, "dark"),
    ("profile", False, "light"),
    ("official", True, "dark"),
)
def test_a_page_is_readable_by_everybody_and_no_wider_than_the_screen(visit, request):
    page = visit.page
    look(page, request.node.callspec.id)
    found = Axe().run(page, context={"exclude": [["svg"]]}).response["violations"]  # an image to axe, slow to look into
    grave = [(one["id"], one["nodes"][0]["html"][:200]) for one in found if one["impact"] in ("serious", "critical")]
    assert grave == []


@on(("report", True, "light"), ("report", False, "light"))
def test_the_whole_report_is_no_wider_than_the_screen(visit, request):
    look(visit.page, request.node.callspec.id)


@on(("report", True, "light"))
def test_a_number_leads_to_its_rows_and_these_to_their_sentences(visit):
    page = visit.page
    page.locator("#findings a.number").first.click()
    assert page.evaluate("document.querySelector(':target').id") == "basis-1"
    page.locator("#basis-1 .refs a").first.click()
    target = page.locator("li:target")
    assert target.locator("mark").count() > 0
    assert target.is_visible()


@on(("hostile-profile", True, "light"), ("hostile-official", True, "light"), ("static", True, "light"))
def test_profiles_and_static_reports_run_nothing(visit):
    page = visit.page
    assert page.evaluate("window.ran") is None
    assert page.locator("img, script").count() == 0
    assert "window.ran = 1" in page.locator("body").inner_text()
    assert page.locator("a[href^='javascript']").count() == 0


# ---------------------------------------------------------------- the interactive originals
VIEWS = ("map", "matrix", "timeline", "trends", "provinces", "officials", "topics")


def unfolded(page: Page | Frame, name: str) -> Frame:
    """The page of a view within the report, opened by the keyboard."""
    box = page.locator(f"details[data-page={name}]")
    box.locator("summary").focus()
    box.locator("summary").press("Enter")
    frame = box.locator("iframe").element_handle(timeout=30000).content_frame()
    frame.locator("#picture svg, #picture canvas, #nothing:visible").first.wait_for(state="attached")
    return frame


@on(("hostile", True, "light"))
def test_nothing_an_article_says_runs_in_the_report_or_in_the_pages_it_carries(visit):
    page = visit.page
    own = page.locator("script:not([type='text/plain'])")
    assert own.count() == 1
    assert page.locator("img").count() == 0
    assert "window.ran = 1" in page.locator("body").inner_text()
    assert page.locator("a[href^='javascript']").count() == 0
    names = page.locator("details.original").evaluate_all("all => all.map((one) => one.dataset.page)")
    assert set(names) == set(VIEWS) - {"trends"}, "no meeting has a day"
    for name in names:
        frame = unfolded(page, name)
        frame.locator("#search").fill("script")
        frame.locator("#search").press("Enter")
        assert frame.evaluate("window.ran") is None, name
        assert frame.locator("img").count() == 0, name
    assert page.evaluate("window.ran") is None


@on(("unit", True, "light"), ("unit", False, "dark"))
def test_every_original_opens_and_leads_to_sentences_without_a_network(visit, request):
    page = visit.page
    for name in (*VIEWS, "ego"):
        frame = unfolded(page, name)
        frame.locator("#search").fill("a" if name in ("officials", "trends") else "thai nguyen")
        frame.locator("#search").press("Enter")
        assert frame.locator("#panel mark").count() > 0, name
        assert frame.evaluate("document.documentElement.scrollWidth <= innerWidth"), name
    page.locator("details[data-page=provinces] summary").scroll_into_view_if_needed()
    look(page, f"originals-{request.node.callspec.id}")
    found = Axe().run(page, context={"include": [["details.original"]]}).response["violations"]
    assert [
        (one["id"], one["nodes"][0]["html"][:200]) for one in found if one["impact"] in ("serious", "critical")
    ] == []


@on(("unit", True, "light"))
def test_a_page_in_the_report_has_no_rights_over_it(visit):
    frame = unfolded(visit.page, "map")
    assert frame.evaluate("(() => { try { return parent.document.title } catch (error) { return error.name } })()") == (
        "SecurityError"
    )
    frame.locator(".skip").focus()
    frame.locator(".skip").press("Enter")
    assert frame.evaluate("document.querySelector('#search') !== null"), "its links stay within it"


@on(("unit", True, "light"))
def test_an_original_is_saved_as_the_file_the_view_would_be(visit, sample):
    unfolded(visit.page, "matrix")
    with visit.page.expect_download() as waiting:
        visit.page.locator("details[data-page=matrix] button").last.click()
    seen = sample.filter(unit="thai-nguyen")
    assert Path(waiting.value.path()).read_text(encoding="utf-8") == kg.view(seen, "matrix", lang="en").html


@on(("notebook", True, "light"))
def test_in_a_notebook_links_stay_within_the_frame_and_originals_open(visit):
    frame = visit.page.frames[1]
    frame.wait_for_selector("#findings")
    frame.locator("nav a").first.click()
    assert frame.evaluate("document.querySelector(':target').id") == "findings"
    assert unfolded(frame, "matrix").evaluate("window.ran") is None
    assert visit.page.evaluate("window.ran") is None


# ---------------------------------------------------------------- on paper
@pytest.fixture(scope="module")
def printed(sample, browser, tmp_path_factory) -> Iterator[pypdfium2.PdfDocument]:
    path = print_pdf(kg.report(sample, problems=[]), tmp_path_factory.mktemp("pdf") / "report.pdf")
    document = pypdfium2.PdfDocument(path)
    yield document
    document.close()


def words_of(document) -> list[str]:
    """The text of each page, on one line."""
    return [" ".join(page.get_textpage().get_text_range().split()) for page in document]


def test_the_printed_report_has_vietnamese_letters_heads_and_numbers(printed):
    texts = words_of(printed)
    assert "Hợp tác giữa các tỉnh, thành phố trực thuộc trung ương" in texts[0]
    assert "Nhận định" in texts[1]
    assert all("\ufffd" not in text for text in texts)
    assert all(f"Trang {number} / {len(texts)}" in text for number, text in enumerate(texts, start=1))
    assert all("Hợp tác giữa các tỉnh" in text for text in texts[1:])


def test_every_figure_stands_on_one_page_with_its_title_and_caption(printed, sample):
    texts, found = words_of(printed), 0
    for number, name in enumerate(("map", "network", "matrix", "timeline", "topics"), start=1):
        if name in kg.figures.known():
            drawn = kg.figures.draw(sample, name)
            (page,) = [text for text in texts if f"Hình {number}. {drawn.title}" in text]
            ending = " ".join([drawn.caption, drawn.left_out]).split()[-3:]
            assert " ".join(ending) in page
            found += 1
    assert found


def test_tables_repeat_their_heads_and_nothing_leaves_the_page(printed):
    texts = words_of(printed)
    assert sum("Con số Đếm gì Các dòng làm căn cứ" in text for text in texts) > 1
    SCREENSHOTS.mkdir(parents=True, exist_ok=True)
    for number, page in enumerate(printed, start=1):
        assert [round(side) for side in page.get_size()] == [595, 842]  # A4
        image = page.render(scale=1).to_pil().convert("L")
        image.save(SCREENSHOTS / f"report-page-{number:02d}.png")
        grey = np.asarray(image)
        margin = 25  # points, of the 45 that are left free
        assert grey[:, :margin].min() > 250, number
        assert grey[:, -margin:].min() > 250, number


def test_without_anything_that_prints_the_error_says_what_to_install(monkeypatch, tmp_path):
    monkeypatch.setattr("kg.reporting.pdf.shutil.which", lambda name: None)
    monkeypatch.setattr("kg.reporting.pdf.find_spec", lambda name: None)
    with pytest.raises(MissingLibraryError, match="install Chromium"):
        print_pdf(Document("<p>x</p>"), tmp_path / "x.pdf")
    assert list(tmp_path.iterdir()) == []


def test_a_browser_that_fails_is_named_with_what_it_said(monkeypatch, tmp_path):
    false = shutil.which("false")
    monkeypatch.setattr("kg.reporting.pdf.shutil.which", lambda name: false)
    with pytest.raises(PrintError, match="printed nothing"):
        print_pdf(Document("<p>x</p>"), tmp_path / "x.pdf")
    assert list(tmp_path.iterdir()) == []


def test_weasyprint_prints_where_there_is_no_browser(monkeypatch, tmp_path):
    given = []

    class HTML:
        def __init__(self, string):
            given.append(string)

        def write_pdf(self, path):
            Path(path).write_bytes(b"%PDF")

    monkeypatch.setattr("kg.reporting.pdf.shutil.which", lambda name: None)
    monkeypatch.setattr("kg.reporting.pdf.find_spec", lambda name: object())
    monkeypatch.setitem(sys.modules, "weasyprint", SimpleNamespace(HTML=HTML))
    named = '<text x="1" stroke="var(--fig-halo, #ffffff)" stroke-width="3" paint-order="stroke">Huế</text>'
    assert print_pdf(Document(named), tmp_path / "x.pdf").read_bytes() == b"%PDF"
    assert given == ['<text x="1">Huế</text>']
