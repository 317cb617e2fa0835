"""Pages of large networks: when they are drawn in WebGL, what they carry, and that they work in a browser."""

from __future__ import annotations

import base64
import json
import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from hypothesis import given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser

from kg.network import everything
from kg.views import view
from kg.views.page.packing import packed, packed_panels
from kg.views.webgl import MOST_LINKS, MOST_NODES
from tests.browsing import SCREENSHOTS, Visit, launched, visiting
from tests.made_large import crowded
from tests.small_graph import small_graph
from tests.test_views import Parts, embedded, hashed

NODES, LINKS = 2_100, 7_000
SOFTWARE = ["--use-gl=angle", "--use-angle=swiftshader", "--enable-unsafe-swiftshader"]
ATTACK = "<script>window.ran = 1</script>\"'><img src=x onerror='window.ran=2'></script><!-- {{ 7*7 }} ${7*7}"
BUNDLE = Path("kg/views/webgl")


@pytest.fixture(scope="module")
def graph():
    return crowded(NODES, LINKS)


@pytest.fixture(scope="module")
def html(graph) -> str:
    return import_module("kg.views.full").render(graph)


@pytest.fixture(scope="module")
def told(html) -> dict:
    return embedded(html)


def unpacked(table) -> list[dict]:
    """The rows of a packed table, as read.js reads them."""
    rows: list[dict] = [{} for _ in range(table["rows"])]
    for name, column in table["columns"].items():
        listed = isinstance(column, list)
        values = column if listed else [None if at is None else column["of"][at] for at in column["at"]]
        for row, value in zip(rows, values, strict=True):
            if value is not None:
                row[name] = value
    return rows


# ---------------------------------------------------------------- the file
def test_a_network_beyond_the_limit_is_drawn_in_webgl_and_the_page_says_so(told):
    assert len(unpacked(told["nodes"])) == NODES > MOST_NODES
    notes = {note["key"]: note["values"] for note in told["page"]["notes"]}
    assert notes["large"] == {"nodes": NODES, "links": LINKS}


def test_many_links_alone_are_reason_enough():
    links = MOST_LINKS + 200
    page = embedded(import_module("kg.views.full").render(crowded(1_500, links)))["page"]
    assert page["notes"][0] == {"key": "large", "values": {"nodes": 1_500, "links": links}}


def test_a_smaller_network_and_one_cut_down_are_drawn_by_vis_network(graph):
    for page in (small_graph(), graph):
        html = import_module("kg.views.full").render(page, max_nodes=150)
        assert "vis-network" in html
        assert "large" not in [note["key"] for note in embedded(html)["page"]["notes"]]


def test_equal_graphs_give_equal_bytes(graph, html):
    turned = type(graph)(**{name: frame.iloc[::-1] for name, frame in graph.tables.items()})
    assert import_module("kg.views.full").render(turned) == html


def test_nodes_and_links_are_those_of_the_network(graph, told):
    network = everything(graph)
    nodes, links = unpacked(told["nodes"]), unpacked(told["edges"])
    assert {node["id"] for node in nodes} == set(network)
    ends = sorted((link["from"], link["to"]) for link in links)
    assert ends == sorted((one, other) for one, other in network.edges())


def test_every_link_leads_to_the_sentences_of_its_row_and_each_sentence_is_carried_once(graph, told):
    page, links = told["page"], unpacked(told["edges"])
    behind = {link["id"]: row.get("says", []) for link, row in zip(links, unpacked(page["links"]), strict=True)}
    passages = graph.passages.set_index("passage")
    stated = graph.evidence.groupby("subject")["passage"].first()
    for link in (link for link in links if link["id"].startswith("party:")):
        (number,) = behind[link["id"]]
        sentence, start, end = page["passages"][number]
        row = passages.loc[stated[link["id"].removeprefix("party:")]]
        assert page["sentences"][sentence][1] == row["sentence"]
        assert page["sentences"][sentence][1][start:end] == row["quote"]
    texts = [text for _, text in page["sentences"]]
    assert len(texts) == len(set(texts))


def test_the_policy_allows_the_own_scripts_and_no_more(html):
    parts = Parts(html)
    policy = next(given["content"] for tag, given in parts.tags if given.get("http-equiv") == "Content-Security-Policy")
    assert "default-src 'none'" in policy
    assert not {"unsafe", "worker", "blob: data: 'self'"} & set(policy.split())
    assert "unsafe" not in policy
    own = {hashed(text) for tag, given, text in parts.raw if "type" not in given}
    assert set(re.findall(r"'(sha256-[^']+)'", policy)) == own


Words = st.text(max_size=4)
Values = st.one_of(st.integers(0, 5), st.booleans(), Words, st.lists(st.integers(0, 3), min_size=1, max_size=3))


@settings(max_examples=60, deadline=None)
@given(st.lists(st.dictionaries(st.sampled_from("abcd"), Values, max_size=4), max_size=30))
def test_packed_rows_come_out_as_they_were(rows):
    again = json.loads(json.dumps(packed(rows)))
    assert json.dumps(unpacked(again), sort_keys=True) == json.dumps(rows, sort_keys=True)


def test_packed_panels_name_what_is_not_drawn_only():
    rows = [{"to": "a", "text": "A", "says": []}, {"to": "b", "text": "B", "notes": None}, {"text": "plain"}]
    table = packed_panels({"a": [{"name": "partners", "rows": rows}], "b": []}, ["a"])
    assert unpacked(table["facts"]) == [{"to": "a"}, {"to": "b", "text": "B"}, {"text": "plain"}]
    assert unpacked(table["sections"]) == [{"panel": "a", "name": "partners", "rows": 3}]


# ---------------------------------------------------------------- the bundle
def test_the_bundle_is_what_its_sources_make(tmp_path):
    if shutil.which("npm") is None:
        if "CI" in os.environ:
            pytest.fail("no npm: CI must install it, e.g. apt-get install npm")
        pytest.skip("no npm on this machine: apt-get install npm")
    for name in ("package.json", "package-lock.json", "build.js", "src"):
        copy = shutil.copytree if (BUNDLE / name).is_dir() else shutil.copy
        copy(BUNDLE / name, tmp_path / name)
    for command in (["npm", "ci", "--no-audit", "--no-fund"], ["npm", "run", "build"]):
        run = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
        assert run.returncode == 0, run.stderr
    for name in ("stage.js", "LICENSES.txt"):
        assert (tmp_path / name).read_bytes() == (BUNDLE / name).read_bytes(), f"{name}: make bundle builds it anew"


def test_every_package_in_the_bundle_has_an_exact_version_and_its_licence_in_every_page(html):
    package = json.loads((BUNDLE / "package.json").read_text("utf-8"))
    wanted = {**package["dependencies"], **package["devDependencies"]}
    assert all(re.fullmatch(r"\d+\.\d+\.\d+", version) for version in wanted.values())
    licences = (BUNDLE / "LICENSES.txt").read_text("utf-8")
    assert licences in (BUNDLE / "stage.js").read_text("utf-8")
    assert licences in html
    for name, version in package["dependencies"].items():
        assert f"{name} {version} (MIT)\n" in licences


def test_the_bundle_evaluates_no_text_and_asks_for_nothing():
    script = (BUNDLE / "stage.js").read_text("utf-8")
    for word in ("eval(", "new Function", "importScripts", "new Worker", "XMLHttpRequest", "fetch(", "</script"):
        assert word not in script, word


# ---------------------------------------------------------------- in a browser
class Large(Visit):
    """The page of a large network."""

    def search(self, words: str) -> None:
        self.page.locator("#search").fill(words)
        self.page.keyboard.press("Enter")

    def shown(self) -> tuple[int, int, int]:
        """Nodes shown, links shown, meetings shown, as the page says."""
        words = self.page.locator("#shown").inner_text().replace(".", "")
        nodes, _, links, meetings = (int(part) for part in re.findall(r"\d+", words))
        return nodes, links, meetings


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with launched(*SOFTWARE) as started:
        yield started


@pytest.fixture(scope="module")
def pages(graph, html, tmp_path_factory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("large")
    (folder / "plain.html").write_text(html, encoding="utf-8")
    words = dict.fromkeys(("label", "name", "title", "sentence"), ATTACK)
    view(crowded(NODES, LINKS, **words), "full", folder / "hostile.html", title=ATTACK)
    return {name: folder / f"{name}.html" for name in ("plain", "hostile")}


@pytest.fixture
def visit(browser, pages, request) -> Iterator[Large]:
    name, size, scheme = getattr(request, "param", ("plain", (1440, 900), "light"))
    with large(browser, pages[name], size, scheme) as seen:
        yield seen


@contextmanager
def large(browser, path, *look, script="") -> Iterator[Large]:
    """A visit once the page says what it shows."""
    with visiting(browser, path, *look, script=script, kind=Large) as seen:
        seen.page.locator("#shown:not(:empty)").wait_for(state="attached")
        yield seen


def on(name: str, size: tuple[int, int] = (1440, 900), scheme: str = "light"):
    return pytest.mark.parametrize("visit", [(name, size, scheme)], indirect=True, ids=[f"{name}-{size[0]}-{scheme}"])


def picture_of(visit: Large, path: Path) -> dict[str, int]:
    """The picture as a file, and how many of its pixels have which colour."""
    visit.page.locator("#download summary").click()
    with visit.page.expect_download() as waited:
        visit.page.locator("#as-png").click()
    waited.value.save_as(path)
    assert path.read_bytes().startswith(b"\x89PNG")
    data = "data:image/png;base64," + base64.b64encode(path.read_bytes()).decode()
    return visit.page.evaluate(
        """async (data) => {
            const image = new Image();
            image.src = data;
            await image.decode();
            const canvas = document.createElement("canvas"), found = {};
            Object.assign(canvas, { width: image.width, height: image.height });
            const context = canvas.getContext("2d");
            context.drawImage(image, 0, 0);
            const { data: bytes } = context.getImageData(0, 0, image.width, image.height);
            for (let at = 0; at < bytes.length; at += 4) {
              const name = [...bytes.slice(at, at + 3)].map((part) => part.toString(16).padStart(2, "0")).join("");
              found[name] = (found[name] || 0) + 1;
            }
            return found;
        }""",
        data,
    )


def test_the_picture_as_png_shows_nodes_and_links_on_the_ground(visit, tmp_path):
    colours = picture_of(visit, tmp_path / "view.png")
    assert colours["0072b2"] > 63 * 10, "provinces"
    assert colours["e69f00"] > 50, "meetings"
    assert len(colours) > 500, "links over each other"
    assert colours["fbfbf9"] > max(colours[name] for name in ("0072b2", "e69f00"))


@pytest.mark.parametrize("words", ["ha noi", "Hà Nội"])
def test_search_finds_a_province_with_and_without_accents_and_its_sentences(visit, words):
    visit.search(words)
    assert visit.page.locator("#panel-title").inner_text() == "Hà Nội"
    card = visit.page.locator("#panel .card").first
    assert card.locator("mark").inner_text() == "Hai tỉnh gặp nhau"
    assert card.locator("cite a").get_attribute("href").startswith("https://bao.example/")


def test_the_years_change_the_counts_to_what_pandas_says(visit, graph):
    year = graph.meetings["date"].str[:4]
    wanted = graph.meetings[year.between("2013", "2015")]["meeting"]
    visit.page.locator("#undated").uncheck()
    for handle, value in (("from", 3), ("to", 5)):
        visit.page.locator(f"#year-{handle}").fill(str(value))
    assert visit.page.locator("#years-shown").inner_text() == "2013–2015"
    nodes, links, meetings = visit.shown()
    assert meetings == len(wanted)
    rows = [
        graph.parties,
        graph.participations,
        graph.meeting_topics,
        graph.flows,
        graph.meetings.dropna(subset="host"),
    ]
    offices = unpacked(embedded_of(visit, "edges"))
    people = set(graph.participations[graph.participations["meeting"].isin(wanted)]["official"])
    held = sum(link["kind"] == "office" and link["from"] in people for link in offices)
    assert links == sum(table["meeting"].isin(wanted).sum() for table in rows) + held
    parties = graph.parties[graph.parties["meeting"].isin(wanted)]["unit"].nunique()
    topics = graph.meeting_topics[graph.meeting_topics["meeting"].isin(wanted)]["topic"].nunique()
    assert nodes == meetings + parties + topics + len(people)


def embedded_of(visit: Large, name: str):
    return visit.page.evaluate(f"JSON.parse(document.getElementById('{name}').textContent)")


def test_a_kind_switched_off_leaves_the_picture(visit, tmp_path):
    before = visit.shown()
    visit.page.locator("#kinds input[value=province]").uncheck()
    assert visit.shown()[0] == before[0] - 63
    assert picture_of(visit, tmp_path / "view.png").get("0072b2", 0) < 63


def lines_of(visit: Large, path: Path) -> list[tuple[str, tuple[float, float]]]:
    """The straight links of the picture as SVG: colour, and the middle on the screen."""
    visit.page.locator("#download summary").click()
    with visit.page.expect_download() as waited:
        visit.page.locator("#as-svg").click()
    waited.value.save_as(path)
    box = visit.page.locator("#picture").bounding_box()
    found = re.findall(
        r'<path d="M([\d.-]+) ([\d.-]+) L([\d.-]+) ([\d.-]+)"[^>]* stroke="(#\w+)"', path.read_text("utf-8")
    )
    return [
        (stroke, (box["x"] + (float(a) + float(c)) / 2, box["y"] + (float(b) + float(d)) / 2))
        for a, b, c, d, stroke in found
    ]


def test_a_click_on_a_link_opens_its_sentence_and_one_beside_it_closes_the_panel(visit, tmp_path):
    visit.search("Cuộc gặp 700")
    visit.page.locator("#panel-only").click()
    visit.page.locator("#panel-close").click()
    visit.page.locator("#fit").click()
    visit.page.wait_for_timeout(300)
    about = [middle for stroke, middle in lines_of(visit, tmp_path / "view.svg") if stroke == "#cf8fb2"]
    assert len(about) == 1, "the meeting has one topic"
    visit.page.mouse.click(*about[0])
    assert visit.page.locator("#panel-kind").inner_text() == "về chủ đề"
    assert "Cuộc gặp 700" in visit.page.locator("#panel-title").inner_text()
    assert visit.page.locator("#panel mark").first.inner_text() == "Hai tỉnh gặp nhau"
    visit.page.wait_for_timeout(600)  # two clicks at once would be a double click
    visit.page.mouse.click(300, 890)
    assert visit.page.locator("#panel").is_hidden()


def test_a_view_can_be_shared_by_its_address(visit, pages):
    visit.search("Hà Nội")
    visit.page.locator("#panel-only").click()
    address, shown = visit.page.url, visit.shown()
    visit.page.goto("about:blank")
    visit.page.goto(address)
    visit.page.locator("#panel-title:not(:empty)").wait_for()
    visit.requests[:] = visit.requests[:1]
    assert visit.shown() == shown
    assert visit.page.locator("#panel-title").inner_text() == "Hà Nội"


def test_the_keyboard_moves_the_picture_and_the_switch_speaks_english(visit, tmp_path):
    before = picture_of(visit, tmp_path / "one.png")
    visit.page.locator("#picture canvas[tabindex]").focus()
    for _ in range(6):
        visit.page.keyboard.press("ArrowRight")
    assert picture_of(visit, tmp_path / "other.png") != before
    visit.page.locator("#language").click()
    assert "drawn in WebGL" in visit.page.locator("#notes-list").inner_text()


@on("hostile")
def test_nothing_an_article_says_is_executed_or_becomes_markup(visit, tmp_path):
    page = visit.page
    for words in ("ha noi", "script", "img src"):
        visit.search(words)
        assert page.locator("#panel").is_visible()
        assert page.locator("img").count() == 0
    assert "<script>" in page.locator("h1").inner_text()
    picture_of(visit, tmp_path / "view.png")
    assert page.evaluate("window.ran") is None


@pytest.mark.parametrize(
    "visit",
    [("plain", (1440, 900), "light"), ("plain", (390, 844), "light"), ("plain", (390, 844), "dark")],
    indirect=True,
    ids=["wide", "narrow", "narrow-dark"],
)
def test_nothing_sticks_out_and_there_is_a_screenshot_to_look_at(visit, request):
    visit.search("Hà Nội")
    size = visit.page.viewport_size
    assert visit.page.evaluate("document.documentElement.scrollWidth") <= size["width"]
    panel = visit.page.locator("#panel").bounding_box()
    assert panel["x"] >= 0
    assert panel["x"] + panel["width"] <= size["width"]
    visit.page.keyboard.press("Escape")
    visit.page.locator("#fit").click()
    visit.page.wait_for_timeout(300)
    SCREENSHOTS.mkdir(parents=True, exist_ok=True)
    name = request.node.callspec.id
    visit.page.screenshot(path=SCREENSHOTS / f"large-{size['width']}{'-dark' if 'dark' in name else ''}.png")


WITHOUT_WEBGL = """
const get = HTMLCanvasElement.prototype.getContext;
HTMLCanvasElement.prototype.getContext = function (kind, ...given) {
  return kind.startsWith("webgl") ? null : get.call(this, kind, ...given);
};"""


def test_without_webgl_the_picture_is_drawn_on_a_plain_canvas_and_the_page_says_so(browser, pages, tmp_path):
    with large(browser, pages["plain"], script=WITHOUT_WEBGL) as visit:
        page = visit.page
        assert "không có WebGL" in page.locator("#notes-list").text_content()
        colours = picture_of(visit, tmp_path / "flat.png")
        assert colours["0072b2"] > 63 * 10, "provinces"
        assert colours["e69f00"] > 50, "meetings"
        assert len(colours) > 500, "links over each other"
        visit.search("ha noi")
        assert page.locator("#panel-title").inner_text() == "Hà Nội"
        assert page.locator("#panel mark").count() > 0
        page.keyboard.press("Escape")
        before = picture_of(visit, tmp_path / "one.png")
        box = page.locator("#picture").bounding_box()
        page.mouse.move(box["x"] + 400, box["y"] + 300)
        page.mouse.down()
        page.mouse.move(box["x"] + 250, box["y"] + 200, steps=3)
        page.mouse.up()
        page.mouse.wheel(0, -400)
        assert picture_of(visit, tmp_path / "other.png") != before


def test_a_click_finds_nodes_on_the_plain_canvas(browser, pages, tmp_path):
    with large(browser, pages["plain"], script=WITHOUT_WEBGL) as visit:
        visit.search("Hà Nội")
        visit.page.locator("#panel-close").click()
        visit.page.locator("#download summary").click()
        with visit.page.expect_download() as waited:
            visit.page.locator("#as-svg").click()
        waited.value.save_as(tmp_path / "view.svg")
        circles = re.findall(
            r'<circle cx="([\d.]+)" cy="([\d.]+)" r="([\d.]+)"', (tmp_path / "view.svg").read_text("utf-8")
        )
        x, y, _ = max(circles, key=lambda circle: float(circle[2]))
        box = visit.page.locator("#picture").bounding_box()
        visit.page.mouse.click(box["x"] + float(x), box["y"] + float(y))
        assert visit.page.locator("#panel-kind").inner_text() == "Tỉnh, thành phố"


@on("plain", (390, 844), "dark")
def test_axe_finds_nothing_serious_on_the_page_of_a_large_network(visit):
    visit.search("Hà Nội")
    assert visit.page.locator("#panel mark").count() > 0
    found = Axe().run(visit.page).response["violations"]
    assert [one["id"] for one in found if one["impact"] in ("serious", "critical")] == []
