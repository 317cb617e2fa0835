"""Matrix, map, timeline and trends in a browser, opened from the disk: search, panel, keyboard, hostile words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe

from kg.errors import UnknownFormatError
from kg.figures import draw
from kg.graph import KnowledgeGraph
from kg.views import view
from tests.browsing import SCREENSHOTS, Visit, browser, visiting
from tests.small_graph import small_graph

__all__ = ["browser"]  # a fixture that lives elsewhere

NAMES = ("map", "matrix", "timeline", "trends")
FIGURES = {"trends": "topics"}
WIDE, PHONE = (1440, 900), (390, 844)
MARK = ".drawing:not([hidden]) g[data-id='{}']"


class Chart(Visit):
    """The page of a figure."""

    def mark(self, name: str):
        return self.page.locator(MARK.format(name))

    def panel(self) -> str:
        return self.page.locator("#panel").inner_text()


@pytest.fixture(scope="module")
def pages(sample, tmp_path_factory) -> dict[str, Path]:
    """The pages of the sample, of a small graph, of one full of hostile words, and of nothing."""
    folder = tmp_path_factory.mktemp("charts")
    graphs = {"sample": sample, "small": small_graph(), "hostile": hostile(), "empty": KnowledgeGraph()}
    return {
        f"{name}-{kind}": view(graph, name, folder / f"{name}-{kind}.html")
        for name in NAMES
        for kind, graph in graphs.items()
    }


def hostile() -> KnowledgeGraph:
    attack = "</script><script>window.ran = 1</script>\"'><img src=x onerror='window.ran=2'><!-- {{ 7*7 }} @@page@@"
    graph = small_graph()
    frames = {name: frame.copy() for name, frame in graph.tables.items()}
    frames["articles"]["title"] = attack
    frames["articles"]["url"] = "javascript:window.ran=3"
    frames["meetings"]["label"] = attack
    frames["meetings"]["date_text"] = attack
    frames["units"]["name_vi"] = frames["units"]["name_en"] = attack
    frames["units"]["lat"], frames["units"]["lon"] = 21.0, 105.0
    frames["topics"]["label"] = attack
    frames["passages"]["sentence"] = attack + frames["passages"]["quote"] + attack
    return replace(graph, **frames)


@pytest.fixture
def visit(browser, pages, request) -> Iterator[Chart]:
    name, size, scheme = request.param
    with visiting(browser, pages[name], size, scheme, kind=Chart) as seen:
        yield seen


def of(name: str, size=WIDE, scheme: str = "light"):
    """A parameter of `visit`: the page, the size of the window, light or dark."""
    return pytest.param((name, size, scheme), id=f"{name}-{size[0]}-{scheme}")


on_each = pytest.mark.parametrize("visit", [of(f"{name}-sample") for name in NAMES], indirect=True)
on_the_matrix = pytest.mark.parametrize("visit", [of("matrix-sample")], indirect=True)
on_the_map = pytest.mark.parametrize("visit", [of("map-sample")], indirect=True)


# ---------------------------------------------------------------- marks and sentences
@pytest.mark.parametrize(
    ("visit", "name"), [((f"{name}-sample", WIDE, "light"), name) for name in NAMES], indirect=["visit"]
)
def test_a_click_on_a_mark_shows_its_meetings_and_highlighted_sentences(visit, sample, name):
    row = draw(sample, FIGURES.get(name, name)).rows.iloc[-1]
    visit.mark(row["id"]).dispatch_event("click")
    assert visit.page.locator("#panel-title").inner_text() == row["label"]
    assert visit.page.locator(".meeting").count() == len(row["meetings"])
    labels = sample.meetings.set_index("meeting")["label"]
    for meeting in row["meetings"]:
        assert labels[meeting] in visit.panel()
    quotes = {" ".join(quote.split()) for meeting in row["meetings"] for quote in sample.evidence_of(meeting)["quote"]}
    marked = {" ".join(text.split()) for text in visit.page.locator("#panel mark").all_inner_texts()}
    assert marked & quotes
    assert visit.page.locator("#panel cite").count() >= 1


@pytest.mark.parametrize("visit", [of("timeline-small")], indirect=True)
def test_only_addresses_of_the_web_are_links(visit):
    visit.page.locator(".drawing:not([hidden]) g[data-id]").first.dispatch_event("click")
    links = visit.page.locator("#panel a")
    assert links.evaluate_all("links => links.map((link) => [link.protocol, link.rel])") == [
        ["https:", "noopener noreferrer"]
    ]
    assert "javascript:alert(1)" in visit.panel()


@on_the_map
def test_a_card_tells_of_the_mark_under_the_pointer(visit):
    visit.page.mouse.move(*_inside(visit, "nghe-an"))
    assert visit.page.locator("#card strong").inner_text() == "Nghệ An"
    assert "cuộc gặp" in visit.page.locator("#card").inner_text()


def _inside(visit: Chart, name: str) -> tuple[float, float]:
    """A point on the screen that lies within the outline of a province, and under nothing else."""
    return tuple(
        visit.page.evaluate(
            """(selector) => {
              const shape = document.querySelector(selector), box = shape.getBoundingClientRect();
              for (let y = box.top + 4; y < box.bottom; y += 4) for (let x = box.left + 4; x < box.right; x += 4)
                if (document.elementFromPoint(x, y)?.closest("g[data-id]") === shape) return [x, y];
            }""",
            MARK.format(name),
        )
    )


@on_each
def test_the_keyboard_goes_from_mark_to_mark_and_opens_one(visit):
    page = visit.page
    page.locator("#picture").focus()
    page.keyboard.press("Tab")
    first = page.evaluate("document.activeElement.dataset.id")
    assert first
    assert (
        page.locator(f"{MARK.format(first)}[role=button]")
        .get_attribute("aria-label")
        .endswith(("cuộc gặp", "cuộc gặp)"))
    )
    moved = set()
    for key in ("ArrowRight", "ArrowDown", "ArrowLeft", "ArrowUp"):
        page.keyboard.press(key)
        moved.add(page.evaluate("document.activeElement.dataset.id"))
    assert moved - {first}
    last = page.evaluate("document.activeElement.dataset.id")
    page.keyboard.press("Enter")
    assert page.locator("#panel").is_visible()
    page.keyboard.press("Escape")
    assert page.locator("#panel").is_hidden()
    assert page.evaluate("document.activeElement.dataset.id") == last
    assert page.locator(".drawing:not([hidden]) g[data-id][tabindex='0']").count() == 1


# ---------------------------------------------------------------- search, language, state
@on_the_map
@pytest.mark.parametrize("words", ["nghe an", "Nghệ An", "NGHE  AN"])
def test_search_finds_with_and_without_accents(visit, sample, words):
    page = visit.page
    page.locator("#search").fill(words)
    assert page.locator("#results li").first.inner_text().startswith("Nghệ An")
    page.keyboard.press("Enter")
    rows = draw(sample, "map").rows
    own = rows[rows["about"].map(lambda about: "nghe-an" in about)]
    assert page.locator("#panel-title").inner_text() == "Nghệ An"
    near = page.locator(".drawing:not([hidden]) g.near").evaluate_all("marks => marks.map((mark) => mark.dataset.id)")
    assert set(near) == set(own["id"])
    meetings = {meeting for row in own["meetings"] for meeting in row}
    assert page.locator("#panel-count").inner_text() == f"{len(meetings)} cuộc gặp"


@on_each
def test_everything_is_said_in_the_other_language_too(visit):
    page = visit.page
    before = page.locator("#caption").inner_text()
    assert "không đếm bài báo" in before
    page.locator("#language").click()
    assert page.evaluate("document.documentElement.lang") == "en"
    assert "not of articles" in page.locator("#caption").inner_text()
    assert page.locator(".drawing:not([hidden])").get_attribute("data-lang") == "en"
    assert page.locator("#language").inner_text() == "Tiếng Việt"


@on_the_map
def test_what_is_open_stands_in_the_address(visit):
    page = visit.page
    page.locator("#language").click()
    visit.mark("nghe-an").dispatch_event("click")
    shared = page.url
    page.goto("about:blank")
    page.goto(shared)
    assert page.locator("#panel-title").inner_text() == "Nghe An"
    visit.requests.remove(next(url for url in visit.requests if url.startswith("file:")))
    visit.requests[:] = [url for url in visit.requests if not url.startswith("about:")]


@on_the_map
def test_light_and_dark_can_be_chosen_and_print_is_light(visit):
    page = visit.page
    ground = "getComputedStyle(document.body).backgroundColor"
    light = page.evaluate(ground)
    page.locator("#theme").click()
    page.locator("#theme").click()
    assert page.evaluate("document.documentElement.dataset.theme") == "dark"
    assert page.evaluate(ground) != light
    ink = "getComputedStyle(document.querySelector('.drawing:not([hidden]) svg text')).fill"
    on_screen = page.evaluate(ink)
    page.emulate_media(media="print")
    assert page.evaluate(ink) != on_screen
    assert page.locator(".tools").is_hidden()
    assert page.locator("#caption").is_visible()


@on_each
def test_the_picture_can_be_enlarged(visit):
    page = visit.page
    wide = "document.querySelector('.drawing:not([hidden]) svg').getBoundingClientRect().width"
    before = page.evaluate(wide)
    page.locator("#larger").click()
    page.locator("#larger").click()
    assert page.evaluate(wide) > 1.3 * before
    page.locator("#fit").click()
    assert page.evaluate(wide) == before


# ---------------------------------------------------------------- hostile, empty, accessible
@pytest.mark.parametrize("visit", [of(f"{name}-hostile") for name in NAMES], indirect=True)
def test_hostile_words_are_shown_and_do_not_run(visit):
    page = visit.page
    marks = page.locator(".drawing:not([hidden]) g[data-id]")
    for at in range(marks.count()):
        marks.nth(at).dispatch_event("click")
        assert "<script>window.ran" in visit.panel()
        assert page.locator("#panel a").count() == 0
    page.locator("#search").fill("script")
    page.locator("#language").click()
    assert page.evaluate("window.ran") is None
    assert page.locator("img").count() == 0


@pytest.mark.parametrize("visit", [of(f"{name}-empty") for name in NAMES], indirect=True)
def test_a_page_of_nothing_says_why(visit):
    assert "Không có gì để vẽ" in visit.page.locator("#empty").inner_text()
    visit.page.locator("#language").click()
    assert "Nothing to draw" in visit.page.locator("#empty").inner_text()


LOOKS = [of(f"{name}-sample", size, scheme) for name in NAMES for size, scheme in ((WIDE, "light"), (PHONE, "dark"))]


@pytest.mark.parametrize("visit", LOOKS, indirect=True)
def test_the_page_is_accessible_and_as_wide_as_the_window(visit, request):
    page = visit.page
    SCREENSHOTS.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=SCREENSHOTS / f"{request.node.callspec.id}.png")
    page.locator(".drawing:not([hidden]) g[data-id]").last.dispatch_event("click")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.screenshot(path=SCREENSHOTS / f"{request.node.callspec.id}-open.png")
    found = [one for one in Axe().run(page).response["violations"] if one["impact"] in ("serious", "critical")]
    assert [(one["id"], one["nodes"][0]["html"][:200]) for one in found] == []


@pytest.mark.parametrize("visit", [of("map-sample"), of("timeline-sample")], indirect=True)
def test_no_name_lies_over_another_as_the_browser_sets_them(visit):
    clashes = visit.page.evaluate(
        """() => {
          const texts = [...document.querySelectorAll(".drawing:not([hidden]) svg text")];
          const names = texts.map((one) => [one.textContent, one.getBoundingClientRect()]);
          const shared = (a, b, from, to) => Math.min(a[to], b[to]) - Math.max(a[from], b[from]);
          const over = (a, b) => shared(a, b, "left", "right") > 1 && shared(a, b, "top", "bottom") > 4;
          return names.flatMap(([name, box], at) =>
            names.slice(at + 1).filter(([, other]) => over(box, other)).map(([other]) => [name, other]));
        }"""
    )
    assert clashes == []


# ---------------------------------------------------------------- ways to draw a figure
def drawn_marks(visit: Chart) -> set[str]:
    return set(
        visit.page.locator(".drawing:not([hidden]) g[data-id]").evaluate_all("all => all.map((one) => one.dataset.id)")
    )


@pytest.mark.parametrize(
    ("visit", "option", "value", "figure"),
    [
        (("matrix-sample", WIDE, "light"), "ties", "learning", "matrix"),
        (("map-sample", PHONE, "dark"), "ties", "learning", "map"),
        (("timeline-sample", WIDE, "light"), "by", "topic", "timeline"),
    ],
    indirect=["visit"],
    ids=["matrix", "map", "timeline"],
)
def test_a_switch_draws_the_figure_another_way_and_the_address_holds_it(visit, sample, option, value, figure):
    page, wanted = visit.page, draw(sample, figure, lang="vi", **{option: value}, **_TOPS.get(figure, {}))
    page.locator(f"#switch-{option}").select_option(value)
    assert page.locator("#title").inner_text() == wanted.title
    assert page.locator("#caption").inner_text() == wanted.caption
    assert drawn_marks(visit) == set(wanted.rows["id"])
    assert f"{option}={value}" in page.url
    page.goto(page.url + "&lang=en")
    page.reload()
    visit.requests[:] = visit.requests[:1]
    assert page.locator("#title").inner_text() == draw(sample, figure, lang="en", **{option: value}).title
    assert page.locator(f"#switch-{option}").input_value() == value
    assert page.evaluate("document.documentElement.scrollWidth") <= page.viewport_size["width"]
    assert grave(page) == []


_TOPS = {"map": {"top": 120}, "timeline": {"top": 30}}


def grave(page) -> list[str]:
    found = Axe().run(page, context={"exclude": [["svg"]]}).response["violations"]
    return [one["id"] for one in found if one["impact"] in ("serious", "critical")]


@on_the_matrix
def test_who_learns_from_whom_opens_with_the_sentence_that_says_so(visit, sample):
    visit.page.locator("#switch-ties").select_option("learning")
    rows = draw(sample, "matrix", ties="learning").rows
    row = rows.iloc[0]
    visit.mark(row["id"]).dispatch_event("click")
    learner, teacher = row["about"]
    flows = sample.flows[sample.flows["meeting"].isin(row["meetings"])]
    (flow, *_) = flows[(flows["target"] == learner) & (flows["source"] == teacher)]["flow"]
    quotes = {" ".join(quote.split()) for quote in sample.evidence_of(flow)["quote"]}
    marked = [
        " ".join(text.split())
        for text in visit.page.locator("#panel blockquote").first.locator("mark").all_inner_texts()
    ]
    assert any(quote in " ".join(marked) or marked[0] in quote for quote in quotes)


@on_the_matrix
def test_an_order_keeps_what_is_open(visit, sample):
    name = draw(sample, "matrix").rows.iloc[0]["id"]
    visit.mark(name).first.dispatch_event("click")
    title = visit.page.locator("#panel-title").inner_text()
    visit.page.locator("#switch-order").select_option("strength")
    assert visit.page.locator("#panel-title").inner_text() == title
    assert visit.mark(name).first.evaluate("one => one.classList.contains('chosen')")


def test_of_a_large_figure_only_the_way_that_was_asked_for_is_drawn(sample, monkeypatch, tmp_path):
    monkeypatch.setattr("kg.views.chart.page._CHEAP", 0)
    html = view(sample, "matrix", order="strength").html
    assert html.count('class="drawing"') == 2
    assert '"switches":{}' in html


def test_a_way_there_is_not_is_refused(sample):
    with pytest.raises(UnknownFormatError, match="order='size'"):
        view(sample, "matrix", order="size")


def test_a_chart_is_selected_as_networks_are():
    html = view(small_graph(), "matrix", lens="2025-06-30", since="2017", unit="quang-ninh").html
    assert html == view(small_graph().through("2025-06-30"), "matrix", since="2017", unit="quang-ninh").html
    assert "Nhìn theo các đơn vị hành chính của ngày 30/6/2025." in html
    assert "có Quảng Ninh" in html
