"""The page of a large network beside the one stock pyvis makes of the same nodes and links, in one run.

Stock pyvis is used as its documentation shows: `add_node`, `add_edge`, `generate_html`, its own template, options and
physics; it looks through all links before it adds one. Both pages are opened from the disk, without a network, in the
same Chromium, whose WebGL runs on the processor. `cpu` tells how much of the time was this process's own: on a busy
machine the rest is waiting.
"""

from __future__ import annotations

import math
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright
from playwright.sync_api import TimeoutError as TooLong
from pyvis.network import Network

from kg.views import view
from tests.browsing import CHROMIUM, FLAGS
from tests.made_large import crowded
from tests.small_graph import small_graph
from tests.test_large import SOFTWARE, unpacked
from tests.test_views import embedded

NODES, LINKS = 10_000, 40_000
MOST_SECONDS, MOST_MEGABYTES = 10.0, 15.0  # that our page should take
PATIENCE = 180  # seconds that a page has to show its first picture
STEPS = 60  # of the mouse while it drags the picture
_DRAWN = """async () => {
  const inked = (canvas) => {
    const small = document.createElement("canvas"), context = small.getContext("2d");
    small.width = small.height = 64;
    context.drawImage(canvas, 0, 0, 64, 64);
    return context.getImageData(0, 0, 64, 64).data.some((value, at) => at % 4 === 3 && value > 0);
  };
  await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  return [...document.querySelectorAll("canvas")].some((canvas) => canvas.width && inked(canvas));
}"""  # whether any canvas holds a picture; ours writes its labels on a plain one in the same step as the rest
_COUNT = """() => {
  window.drawnAt = [];
  const next = (now) => { window.drawnAt.push(now); window.counting = requestAnimationFrame(next); };
  window.counting = requestAnimationFrame(next);
}"""


def figures(nodes: int = NODES, links: int = LINKS) -> Iterator[str]:
    """The lines of the report, each as soon as it is known."""
    graph = crowded(nodes, links)
    with tempfile.TemporaryDirectory() as folder:
        ours, stock = Path(folder, "ours.html"), Path(folder, "stock.html")
        view(small_graph(), "full", ours)  # what is loaded late is loaded now
        took, used = _timed(lambda: view(graph, "full", ours))
        slow = "  too slow" if took > MOST_SECONDS else ""
        yield f"{nodes:,} nodes, {links:,} links"
        yield f"ours   made in  {took:7.1f} s (cpu {used:.1f} s){slow}; {MOST_SECONDS:g} s wanted"
        size = ours.stat().st_size / 1e6
        wide = "  too large" if size > MOST_MEGABYTES else ""
        yield f"ours   size     {size:7.1f} MB{wide}; {MOST_MEGABYTES:g} MB wanted"
        told = embedded(ours.read_text("utf-8"))
        took, used = _timed(lambda: _stock(told, stock))
        yield f"pyvis  made in  {took:7.1f} s (cpu {used:.1f} s)"
        yield f"pyvis  size     {stock.stat().st_size / 1e6:7.1f} MB, without what the panels tell"
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=CHROMIUM, args=[*FLAGS, *SOFTWARE])
            for name, path in (("ours", ours), ("pyvis", stock)):
                yield from _looked_at(browser, name, path)
            browser.close()


def _timed(work: Any) -> tuple[float, float]:
    """Seconds on the clock, and of this process."""
    start, used = time.perf_counter(), time.process_time()
    work()
    return time.perf_counter() - start, time.process_time() - used


def _stock(told: dict[str, Any], path: Path) -> None:
    network = Network(cdn_resources="in_line", height="860px")
    for node in unpacked(told["nodes"]):
        network.add_node(node["id"], label=node["label"], size=node["size"], group=node["kind"])
    for link in unpacked(told["edges"]):
        network.add_edge(link["from"], link["to"])
    path.write_text(network.generate_html(), encoding="utf-8")


def _looked_at(browser: Browser, name: str, path: Path) -> Iterator[str]:
    context = browser.new_context(viewport={"width": 1440, "height": 900}, offline=True)
    page = context.new_page()
    page.set_default_timeout(0)
    start = time.perf_counter()
    page.goto(path.as_uri(), wait_until="commit")
    page.wait_for_load_state("domcontentloaded")
    if name == "pyvis":
        try:  # while it arranges itself the page may answer nothing at all
            page.wait_for_function(_DRAWN, timeout=1000 * PATIENCE)
        except TooLong:
            yield f"{name:6} no picture within {PATIENCE} s"
            return
    while name == "ours" and not page.evaluate(_DRAWN):
        pass
    yield f"{name:6} first picture {time.perf_counter() - start:6.1f} s"
    if name == "pyvis":
        page.evaluate("network.setOptions({ physics: false })")  # else it would be moved while it still arranges itself
    yield f"{name:6} panning  {_frames(page):7.1f} frames a second"
    context.close()


def _frames(page: Page) -> float:
    """Pictures a second while the mouse drags for some seconds; what a slow machine leaves out shows here."""
    box = page.locator("#picture, #mynetwork").first.bounding_box()
    assert box is not None
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    for step in range(5):  # the first steps are for the page to find out how fast it is
        page.mouse.move(x + step, y)
    page.evaluate(_COUNT)
    for step in range(STEPS):
        page.mouse.move(x + 150 * math.sin(step / 8), y + 100 * math.sin(step / 5))
    times = page.evaluate("() => { cancelAnimationFrame(window.counting); return window.drawnAt; }")
    page.mouse.up()
    return 1000 * (len(times) - 1) / (times[-1] - times[0]) if len(times) > 1 else 0.0
