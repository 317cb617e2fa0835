"""How long network views take: to make, to be seen first, and how smoothly they pan, beside stock pyvis.

Stock pyvis gets the nodes and links of the same picture, with its own template, options and physics, as its README
shows it; the pages are opened one after the other in the same Chromium without a network.
"""

from __future__ import annotations

import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Browser, Error, Page, sync_playwright
from pyvis.network import Network

import kg
from kg.graph import KnowledgeGraph
from kg.views import html
from tests.browsing import CHROMIUM
from tests.test_views import embedded

VIEWS = ("provinces", "officials", "topics", "ego", "meeting", "full")
PATIENCE = 90  # seconds a page has to answer
STEPS, DISTANCE = 60, 6  # of the pointer while panning, and pixels each
_FIRST = """() => new Promise((done) => {
  const drawn = () => document.querySelector("canvas")?.getContext("2d")?.getImageData(0, 0, 1, 1)
    ? requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now()))) : setTimeout(drawn, 5);
  drawn();
})"""
_COUNT = """() => {
  window.frames_drawn = [];
  const count = (now) => { window.frames_drawn.push(now); requestAnimationFrame(count); };
  requestAnimationFrame(count);
}"""


def views(folder: Path) -> Iterator[str]:
    """The lines of the report for the graph of a build."""
    graph = kg.load(folder)
    yield f"{len(graph.articles):,} articles, {len(graph.meetings):,} meetings"
    with tempfile.TemporaryDirectory() as place, sync_playwright() as playwright:
        flags = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=flags)
        for name in VIEWS:
            yield from _view(browser, graph, name, Path(place))
        browser.close()


def _view(browser: Browser, graph: KnowledgeGraph, name: str, place: Path) -> Iterator[str]:
    html(graph, name)  # once before, so that no library is loaded within the time
    start, used = time.perf_counter(), time.process_time()
    page = html(graph, name)
    took, cpu = time.perf_counter() - start, time.process_time() - used
    ours = place / f"{name}.html"
    ours.write_text(page, encoding="utf-8")
    told = embedded(page)
    size = f"{len(told['nodes']):,} nodes, {len(told['edges']):,} links, {len(page.encode()) / 1e6:.1f} MB"
    yield f"{name:10} made in {took:.2f} s ({cpu:.2f} s of CPU); {size}"
    stock, stock_took = _stock(told, place / f"{name}-stock.html")
    for label, path, note in (("ours", ours, ""), ("stock pyvis", stock, f"; made in {stock_took:.2f} s")):
        try:
            first, rate = _looked_at(browser, path)
        except Error:
            yield f"{'':10} {label:12} does not answer within {PATIENCE} s{note}"
        else:
            yield f"{'':10} {label:12} first picture after {first:5.2f} s, panning at {rate:4.1f} frames/s{note}"


def _stock(told: dict[str, object], path: Path) -> tuple[Path, float]:
    """The page pyvis makes of the same nodes and links."""
    start = time.perf_counter()
    network = Network(directed=True, cdn_resources="in_line", height="860px")
    for node in told["nodes"]:
        network.add_node(node["id"], label=node["label"], size=node["size"], group=node["kind"])
    for link in told["edges"]:
        network.add_edge(link["from"], link["to"], width=link.get("width", 1))
    path.write_text(network.generate_html(), encoding="utf-8")
    return path, time.perf_counter() - start


def _looked_at(browser: Browser, path: Path) -> tuple[float, float]:
    """Seconds until the first picture, and frames a second while the pointer drags it."""
    context = browser.new_context(viewport={"width": 1440, "height": 900}, offline=True)
    page = context.new_page()
    page.set_default_timeout(1000 * PATIENCE)
    page.route("http*://**", lambda route: route.abort())  # stock pages ask for files of others
    page.goto(path.as_uri(), wait_until="commit")
    first = page.evaluate(_FIRST) / 1000
    page.wait_for_timeout(500)
    rate = _panned(page)
    context.close()
    return first, rate


def _panned(page: Page) -> float:
    box = page.locator("canvas").first.bounding_box()
    assert box
    x, y = box["x"] + 30, box["y"] + 30
    page.mouse.move(x, y)
    page.mouse.down()
    page.evaluate(_COUNT)
    for step in range(STEPS):
        page.mouse.move(x + step * DISTANCE, y + step * DISTANCE / 2)
    times = page.evaluate("window.frames_drawn")
    page.mouse.up()
    return 1000 * (len(times) - 1) / (times[-1] - times[0]) if len(times) > 1 else 0.0
