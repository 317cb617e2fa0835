"""Every network view in Chromium, opened from the disk: nothing asked for, nothing wrong, read by everyone."""

from __future__ import annotations

from pathlib import Path

import html5lib
import pytest
from axe_playwright_python.sync_playwright import Axe

from kg.views import view
from tests.browsing import NARROW, WIDE, browser, opened, screenshot
from tests.small_graph import small_graph

__all__ = ["browser"]

VIEWS = ("ego", "full", "meeting", "officials", "provinces", "topics")
ATTACK = "<script>window.ran = 1</script>\"'><img src=x onerror='window.ran=2'></script><!-- {{7*7}} ${7*7}"
LOOKS = [(name, *look) for name in VIEWS for look in ((WIDE, "light"), (NARROW, "dark"))]
LOOKS += [("provinces", WIDE, "dark"), ("provinces", NARROW, "light")]
FOUND = {"full": "quang ninh", "provinces": "quang ninh", "topics": "Quảng Ninh"}  # in the others something else


@pytest.fixture(scope="module")
def pages(sample, tmp_path_factory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("views")
    return {name: view(sample, name, folder / f"{name}.html") for name in VIEWS}


@pytest.mark.parametrize(("name", "size", "scheme"), LOOKS, ids=[f"{one[0]}-{one[1][0]}-{one[2]}" for one in LOOKS])
def test_every_view_opens_without_a_network_and_serves_everyone(browser, pages, name, size, scheme):
    with opened(browser, pages[name], size, scheme) as seen:
        page = seen.page
        assert seen.shown()[0] > 3
        assert page.evaluate("document.documentElement.scrollWidth") <= size[0]
        screenshot(seen, f"{name}-{size[0]}-{scheme}")
        if size == NARROW:
            page.locator("#controls-open").click()
            assert serious(page) == []
        seen.find(FOUND.get(name, "a"))
        assert page.locator("#panel").is_visible()
        assert page.locator("#panel mark").first.inner_text()
        assert page.locator("#panel-title").inner_text() == "Quảng Ninh" or name not in FOUND
        screenshot(seen, f"{name}-{size[0]}-{scheme}-panel")
        if size == WIDE:
            assert serious(page) == []


def serious(page) -> list[str]:
    """What axe-core finds that keeps someone out: rule and element."""
    found = Axe().run(page).response["violations"]
    return [
        f"{one['id']}: {node['html'][:120]}"
        for one in found
        if one["impact"] in ("serious", "critical")
        for node in one["nodes"]
    ]


@pytest.mark.parametrize("name", VIEWS)
def test_every_view_is_valid_html(pages, name):
    parser = html5lib.HTMLParser(strict=False)
    parser.parse(pages[name].read_text(encoding="utf-8"))
    wrong = [error for error in parser.errors if error[1] != "invalid-codepoint"]  # vis-network has some in its strings
    assert wrong == []


@pytest.fixture(scope="module")
def hostile(tmp_path_factory) -> dict[str, Path]:
    graph = small_graph()
    frames = {name: frame.copy() for name, frame in graph.tables.items()}
    frames["articles"]["title"] = ATTACK
    frames["articles"]["url"] = "javascript:window.ran=3"
    frames["officials"]["name"] = ATTACK
    frames["meetings"]["label"] = frames["meetings"]["label_en"] = frames["meetings"]["date_text"] = ATTACK
    frames["topics"]["label"] = frames["topics"]["label_en"] = ATTACK
    frames["units"]["name_en"] = ATTACK
    frames["passages"]["sentence"] = ATTACK + frames["passages"]["quote"] + ATTACK
    folder = tmp_path_factory.mktemp("hostile")
    made = type(graph)(**frames)
    return {name: view(made, name, folder / f"{name}.html", title=ATTACK) for name in VIEWS}


@pytest.mark.parametrize("name", VIEWS)
def test_nothing_an_article_says_runs_in_any_view(browser, hostile, name):
    with opened(browser, hostile[name], fragment="#at=%3Cimg%20src%3Dx%3E&topic=%3Cscript%3E&ego=x") as seen:
        page = seen.page
        box = page.locator("#picture canvas").first.bounding_box()
        for x in range(100, int(box["width"]), 160):
            page.mouse.move(box["x"] + x, box["y"] + box["height"] / 2)
        for words in ("quang ninh", "script", "lang son"):
            seen.find(words)
            for button in page.locator("#panel .card .go").all()[:1]:
                button.click()
        page.locator("#language").click()
        for what in ("svg", "nodes", "edges", "png"):
            seen.saved(what)
        assert page.locator("img").count() == 0
        assert page.locator("#panel a").count() == 0, "javascript: is no address to go to"
        assert "<script>" in page.locator("h1").inner_text()
        assert "49" not in page.locator("h1").inner_text()
        assert page.evaluate("window.ran") is None
