"""The network page in a browser, opened from the disk: search, panel, filters, and that nothing hostile runs."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.resolution import settle
from kg.views import view
from tests.browsing import Visit, browser, visiting
from tests.factories import SAMPLE, annotated
from tests.small_graph import small_graph

__all__ = ["browser"]  # a fixture that lives elsewhere

LABELS = """
  window.labels = [];
  window.dots = [];
  const arc = CanvasRenderingContext2D.prototype.arc;
  CanvasRenderingContext2D.prototype.arc = function (x, y, radius) {
    const { a, d, e, f } = this.getTransform();
    window.dots.push([a * x + e, d * y + f]);
    return arc.apply(this, arguments);
  };
  const fill = CanvasRenderingContext2D.prototype.fillText;
  CanvasRenderingContext2D.prototype.fillText = function (text, x, y) {
    window.labels.push([text, x, y]);
    return fill.apply(this, arguments);
  };
"""  # what the drawing writes on its canvas, and where


class Drawn(Visit):
    """The page of a network whose drawing was listened to."""

    def labels(self) -> dict[str, tuple[float, float]]:
        """The labels of one drawing, freshly made, and where they stand on the canvas."""
        self.page.evaluate("window.labels = []")
        self.page.mouse.move(700, 500)
        self.page.locator("#language").click()  # every change of language draws again
        self.page.locator("#language").click()
        self.page.wait_for_timeout(150)
        return {text: (x, y) for text, x, y in self.page.evaluate("window.labels")}


@pytest.fixture(scope="module")
def pages(tmp_path_factory) -> dict[str, Path]:
    """The network of the sample articles, and one of a small graph full of hostile words."""
    folder = tmp_path_factory.mktemp("views")
    read = [annotated(path.stem) for path in sorted((SAMPLE / "articles").glob("*.txt"))]
    sample = settle([article for article, _ in read], [record for _, record in read])
    return {
        "sample": view(sample, "network", folder / "sample.html"),
        "small": view(small_graph(), "network", folder / "small.html"),
        "old": view(sample.through("2025-06-30"), "network", folder / "old.html"),
        "hostile": hostile(folder / "hostile.html"),
    }


def hostile(path: Path) -> Path:
    attack = "<script>window.ran = 1</script>\"'><img src=x onerror='window.ran=2'></script><!-- {{ 7*7 }}"
    graph = small_graph()
    frames = {name: frame.copy() for name, frame in graph.tables.items()}
    frames["articles"]["title"] = attack
    frames["articles"]["url"] = "javascript:window.ran=3"
    frames["officials"]["name"] = attack
    frames["meetings"]["label"] = attack
    frames["passages"]["sentence"] = attack + frames["passages"]["quote"] + attack
    return view(type(graph)(**frames), "network", path, title=attack)


@pytest.fixture
def visit(browser, pages, request) -> Iterator[Drawn]:
    name, size, scheme = getattr(request, "param", ("sample", (1440, 900), "light"))
    with visiting(browser, pages[name], size, scheme, script=LABELS, kind=Drawn) as seen:
        seen.page.wait_for_function("window.labels.length > 0")
        yield seen


def on(name: str, size: tuple[int, int] = (1440, 900), scheme: str = "light"):
    return pytest.mark.parametrize("visit", [(name, size, scheme)], indirect=True, ids=[f"{name}-{size[0]}-{scheme}"])


def search(visit: Drawn, words: str) -> None:
    visit.page.locator("#search").fill(words)


def shown(visit: Drawn) -> list[int]:
    """Nodes shown, nodes in all, links and meetings shown, as the page says."""
    return [int(part) for part in visit.page.locator("#shown").inner_text().replace(".", "").split() if part.isdigit()]


# ---------------------------------------------------------------- looking
def test_the_page_opens_with_every_province_and_topic_named(visit):
    nodes = visit.page.evaluate("JSON.parse(document.getElementById('nodes').textContent)")
    drawn = " ".join(visit.labels())
    missing = [node["label"] for node in nodes if node["kind"] in ("province", "topic") and not named(node, drawn)]
    assert missing == []
    assert visit.page.locator("html").get_attribute("lang") == "vi"


def named(node: dict[str, str], drawn: str) -> bool:
    return " ".join(node["label"].split()[:2]) in drawn


@pytest.mark.parametrize("words", ["quang ninh", "Quảng Ninh", "QUANG NINH"])
def test_search_finds_a_province_with_and_without_accents(visit, words):
    search(visit, words)
    first = visit.page.locator("#results li").first
    assert first.inner_text().startswith("Quảng Ninh")


def test_search_without_a_hit_says_so(visit):
    search(visit, "không có đâu")
    assert visit.page.locator("#found").inner_text() == "Không tìm thấy"
    assert visit.page.locator("#results").is_hidden()


def test_the_keyboard_alone_leads_from_a_name_to_the_sentence(visit):
    page = visit.page
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")  # the link that skips to the search box
    page.keyboard.type("quang ninh")
    page.keyboard.press("Enter")
    assert page.locator("#panel-title").inner_text() == "Quảng Ninh"
    assert page.evaluate("document.activeElement.id") == "panel"
    said = page.locator("#panel blockquote").first.inner_text()
    texts = [path.read_text(encoding="utf-8") for path in (SAMPLE / "articles").glob("*.txt")]
    assert any(said in text for text in texts)
    assert page.locator("#panel blockquote mark").first.inner_text() in said
    page.keyboard.press("Escape")
    assert page.locator("#panel").is_hidden()
    assert page.evaluate("document.activeElement.id") == "search"


def test_neighbours_in_the_panel_move_the_selection(visit):
    search(visit, "quang ninh")
    visit.page.locator("#results li").first.click()
    neighbour = visit.page.locator("#panel section .go").first
    name = neighbour.inner_text()
    neighbour.click()
    assert visit.page.locator("#panel-title").inner_text() == name
    assert visit.page.locator("#panel-kind").inner_text() == "Cuộc gặp"


def test_a_number_beside_a_fact_points_to_its_sentence(visit):
    search(visit, "quang ninh")
    visit.page.keyboard.press("Enter")
    reference = visit.page.locator("#panel .ref").last
    place = int(reference.inner_text())
    reference.click()
    pointed = visit.page.locator("#panel .pointed")
    assert pointed.locator(".number").inner_text() == str(place)
    assert pointed.is_visible()


def test_a_click_into_the_drawing_opens_the_panel_and_one_beside_it_closes_it(visit):
    x, y = visit.labels()["Quảng Ninh"]
    box = visit.page.locator("#picture canvas").bounding_box()
    for lift in (-16, 16):  # the label stands below its node, or above it
        visit.page.mouse.click(box["x"] + x, box["y"] + y + lift)
        if visit.page.locator("#panel").is_visible():
            break
    assert visit.page.locator("#panel-title").inner_text() == "Quảng Ninh"
    visit.page.mouse.click(box["x"] + 4, box["y"] + 4)
    assert visit.page.locator("#panel").is_hidden()


@on("small")
def test_a_click_on_a_link_tells_who_shares_with_whom_and_the_sentence(visit):
    box = visit.page.locator("#picture canvas").bounding_box()
    visit.page.evaluate("window.dots = []")
    visit.labels()  # draws again, now that all stands still
    provinces = {tuple(map(round, dot)) for dot in visit.page.evaluate("window.dots")}
    assert len(provinces) == 2, "drawn as dots"
    x, y = (sum(ends) / 2 for ends in zip(*provinces, strict=True))
    visit.page.mouse.click(box["x"] + x, box["y"] + y)
    assert visit.page.locator("#panel-kind").inner_text() == "chia sẻ cho"
    assert "Quảng Ninh chia sẻ cho Lạng Sơn" in visit.page.locator("#panel section").first.inner_text()
    assert visit.page.locator("#panel .evidence mark").inner_text() == "chia sẻ cách làm"
    assert visit.page.locator("#panel cite a").first.get_attribute("rel") == "noopener noreferrer"


def test_nodes_stand_still_until_they_are_told_to_arrange_themselves(visit):
    before = visit.labels()
    assert visit.labels() == before
    visit.page.locator("#physics").click()
    assert visit.page.locator("#physics").get_attribute("aria-pressed") == "true"
    visit.page.wait_for_timeout(500)
    visit.page.locator("#physics").click()
    assert visit.labels() != before


@on("old")
def test_a_page_says_through_which_lens_it_was_made(visit):
    note = visit.page.locator("#lens")
    assert note.inner_text().startswith("Nhìn theo các đơn vị hành chính của ngày 2025-06-30 · ")
    visit.page.locator("#language").click()
    assert note.inner_text().startswith("Seen through the units of 2025-06-30 · ")


def test_a_page_as_reported_speaks_of_no_lens(visit):
    assert visit.page.locator("#lens").is_hidden()


# ---------------------------------------------------------------- filtering
def test_a_kind_switched_off_leaves_the_picture_and_comes_back(visit):
    before, labels = shown(visit), visit.labels()
    assert "Quảng Ninh" in labels
    box = visit.page.get_by_role("checkbox", name="Tỉnh, thành phố")
    box.focus()
    visit.page.keyboard.press("Space")
    after = shown(visit)
    kinds = visit.page.evaluate("JSON.parse(document.getElementById('nodes').textContent).map((node) => node.kind)")
    assert after[0] == before[0] - kinds.count("province")
    assert after[2] < before[2]
    assert "Quảng Ninh" not in visit.labels()
    visit.page.locator("#reset").click()
    assert shown(visit) == before


def test_narrowing_to_a_year_keeps_only_its_meetings_and_what_belongs_to_them(visit):
    nodes = visit.page.evaluate("JSON.parse(document.getElementById('nodes').textContent)")
    years = [node["year"] for node in nodes if node["kind"] == "meeting" and node["year"]]
    year = max(set(years), key=lambda one: (years.count(one), one))
    known = sorted(set(years))
    visit.page.locator("#undated").uncheck()
    for handle in ("#year-from", "#year-to"):
        visit.page.locator(handle).fill(str(known.index(year)))
    for kind in ("province", "official", "topic"):
        visit.page.locator(f"#kinds input[value={kind}]").uncheck()
    rest = [node for node in nodes if node["kind"] in ("foreign", "central")]
    assert years.count(year) <= shown(visit)[0] <= years.count(year) + len(rest)
    visit.page.locator("#reset").click()
    assert shown(visit)[0] > years.count(year) + len(rest)


def test_what_is_found_by_name_comes_out_from_behind_a_filter(visit):
    visit.page.get_by_role("checkbox", name="Tỉnh, thành phố").uncheck()
    search(visit, "quang ninh")
    visit.page.keyboard.press("Enter")
    assert visit.page.get_by_role("checkbox", name="Tỉnh, thành phố").is_checked()
    assert "Quảng Ninh" in visit.labels()


def test_the_switch_turns_the_whole_page_into_english(visit):
    search(visit, "quang ninh")
    visit.page.keyboard.press("Enter")
    visit.page.locator("#language").click()
    assert visit.page.locator("html").get_attribute("lang") == "en"
    assert visit.page.locator("h1").inner_text() == "Network of cooperation between provinces"
    assert visit.page.locator("#panel-title").inner_text() == "Quang Ninh"
    assert visit.page.locator("#panel blockquote").first.get_attribute("lang") == "vi"
    assert visit.page.locator("#kinds").get_by_role("checkbox", name="Meetings").is_checked()


# ---------------------------------------------------------------- hostile articles
@on("hostile")
def test_nothing_an_article_says_is_executed_or_becomes_markup(visit):
    page = visit.page
    for words in ("quang ninh", "lang son", "script"):
        search(visit, words)
        page.keyboard.press("Enter")
        page.wait_for_timeout(100)
        assert page.locator("#panel").is_visible()
        assert page.locator("#panel a").count() == 0, "javascript: is no address to go to"
        assert page.locator("img").count() == 0
    assert "javascript:window.ran=3" in page.locator("#panel cite").first.inner_text()
    assert "<script>" in page.locator("h1").inner_text()
    assert page.evaluate("window.ran") is None


# ---------------------------------------------------------------- small and dark screens
@on("sample", (390, 844), "dark")
def test_on_a_phone_filters_and_panel_come_as_sheets_and_nothing_sticks_out(visit):
    page = visit.page
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert page.locator("#kinds").is_hidden()
    page.locator("#controls-open").click()
    assert page.locator("#kinds").is_visible()
    search(visit, "quang ninh")
    page.keyboard.press("Enter")
    panel = page.locator("#panel").bounding_box()
    assert panel["width"] == 390
    assert panel["y"] > 844 * 0.35
    assert page.locator("#kinds").is_hidden()
